"""The queue: whom to speak with today, and every other list of cases one may see."""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import reverse
from django.views.decorators.http import require_GET

from forbear.app import clock, work
from forbear.app.desk.page import page, staff_page, user_of
from forbear.app.desk.show import ribbon, rows
from forbear.app.desk.show.times import clock_time, local
from forbear.app.desk.words import lists
from forbear.app.desk.words.cases import PRODUCTS
from forbear.casework import can_work

ROWS_A_PAGE = 25


@require_GET
@staff_page
def queue(request: HttpRequest, view: str = "to_do") -> HttpResponse:
    """One list, cut down by the filters of the query, a page at a time."""
    if view not in work.VIEWS:
        raise Http404(f"There is no list {view}.")
    user, now = user_of(request), clock.now()
    chosen = work.queue(user, view, filters(request.GET), now)
    sheet = Paginator(chosen, ROWS_A_PAGE).get_page(request.GET.get("page"))
    return page(
        request,
        "desk/queue.html",
        view=view,
        view_name=lists.VIEWS[view],
        views=lists.grouped(work.counts(user, now)),
        sheet=sheet,
        rows=rows.of_cases(list(sheet.object_list), now, sheet.start_index()),
        overdue=rows.overdue(chosen),
        ribbon=ribbon.of_cases(chosen, now),
        filters=lists.choices(request.GET),
        query=_without_page(request.GET),
        empty=lists.EMPTY[view],
        asked_at=clock_time(local(now, work.desk_zone(user))),
        search=request.GET.get("q", ""),
        may_take=can_work(user.role, "own"),
        order_said=lists.ORDER_SAID if not request.GET.get("order") and view == "to_do" else "",
    )


def filters(asked: QueryDict) -> work.Filters:
    """The query of a list's address; what it does not know is left out."""
    lowest, highest = lists.DAYS.get(asked.get("days", ""), lists.ANY_DAYS).span
    product, effect = asked.get("product", ""), asked.get("answer", "")
    order = asked.get("order", "rank")
    return work.Filters(
        product=product if product in PRODUCTS else "",
        effect=effect if effect in lists.ANSWERS else "",
        days_from=lowest,
        days_to=highest,
        search=asked.get("q", ""),
        order=order if order in lists.ORDERS else "rank",
    )


@require_GET
@staff_page
def find(request: HttpRequest) -> HttpResponse:
    """Straight to the case when only one fits; else the list of those that do."""
    user, now = user_of(request), clock.now()
    text = request.GET.get("q", "").strip()
    found = list(work.queue(user, "all", work.Filters(search=text), now)[:2]) if text else []
    if len(found) == 1:
        return HttpResponseRedirect(reverse("case", args=[found[0].pk]))
    query = QueryDict(mutable=True)
    query["q"] = text
    return HttpResponseRedirect(f"{reverse('queue-view', args=['all'])}?{query.urlencode()}")


def _without_page(asked: QueryDict) -> str:
    rest = asked.copy()
    rest.pop("page", None)
    return rest.urlencode()
