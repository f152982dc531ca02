"""Personal data in full: only for a reason, and the look is written down with the name."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from forbear.app import clock, work
from forbear.app.desk.page import page, part, staff_page, user_of
from forbear.app.desk.words import looks
from forbear.app.store.models.looks import FIELDS


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
        reason = looks.kept(request.POST.get("reason", ""), request.POST.get("own", ""))
        if reason:
            value = work.reveal(user, case, field, reason, clock.now(), point)
        else:
            slip = _("say why you need to see it")
    values = {
        "case": case,
        "field": field,
        "field_name": looks.FIELDS[field],
        "reasons": looks.REASONS,
        "value": value,
        "slip": slip,
        "address": request.get_full_path(),
    }
    if request.headers.get("HX-Request"):
        return part(request, "desk/reveal.html", **values)
    return page(request, "desk/reveal_page.html", **values)


def _point(key: str, points):  # type: ignore[no-untyped-def]
    try:
        return points.filter(pk=UUID(key)).first() if key else None
    except ValueError:
        return None
