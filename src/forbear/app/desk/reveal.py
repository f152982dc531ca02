"""Personal data in full: only for a reason, and the look is written down with the name."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from forbear.app import clock, work
from forbear.app.desk.page import page, part, staff_page, user_of
from forbear.app.store.models.looks import FIELDS

FIELD_NAMES: dict[str, Promise] = {
    "name": gettext_lazy("the full name"),
    "born_on": gettext_lazy("the date of birth"),
    "id_last4": gettext_lazy("the last four of the ID"),
    "contact_point": gettext_lazy("the number or address"),
}
REASONS: dict[str, Promise] = {
    "identity": gettext_lazy("To check who I am speaking with"),
    "written": gettext_lazy("To address a letter or message"),
    "customer_asked": gettext_lazy("The customer asked what we have"),
    "correction": gettext_lazy("To correct a wrong entry"),
}


@require_http_methods(["GET", "POST"])
@staff_page
def reveal(request: HttpRequest, case_id: UUID, field: str) -> HttpResponse:
    """Ask why; then show it, once."""
    if field not in FIELDS:
        raise Http404(f"There is no field {field}.")
    user = user_of(request)
    case = work.access_case(user, case_id)
    point = _point(request.GET.get("point", ""), case.customer.contact_points)
    value, slip = "", ""
    if request.method == "POST":
        reason = _reason(request)
        if reason:
            value = work.reveal(user, case, field, reason, clock.now(), point)
        else:
            slip = _("say why you need to see it")
    values = {
        "case": case,
        "field": field,
        "field_name": FIELD_NAMES[field],
        "reasons": REASONS,
        "value": value,
        "slip": slip,
        "address": request.get_full_path(),
    }
    if request.headers.get("HX-Request"):
        return part(request, "desk/reveal.html", **values)
    return page(request, "desk/reveal_page.html", **values)


def _reason(request: HttpRequest) -> str:
    """The coded reason and the person's own words, as they are kept."""
    coded = REASONS.get(request.POST.get("reason", ""))
    own = request.POST.get("own", "").strip()
    return "; ".join(filter(None, [str(coded) if coded else "", own]))[:300]


def _point(key: str, points):  # type: ignore[no-untyped-def]
    try:
        return points.filter(pk=UUID(key)).first() if key else None
    except ValueError:
        return None
