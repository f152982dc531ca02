"""Next customer: the best one who may be contacted now, held for whoever asked."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from forbear.app import clock, work
from forbear.app.desk.page import page, staff_page, user_of
from forbear.app.desk.show import ribbon


@require_POST
@staff_page
def next_customer(request: HttpRequest) -> HttpResponse:
    """Go to the case, or say that nobody may be reached now and when that changes."""
    user, now = user_of(request), clock.now()
    case = work.get_next(user, now)
    if case is not None:
        return HttpResponseRedirect(reverse("case", args=[case.pk]))
    waiting = work.queue(user, "to_do", None, now)
    return page(
        request, "desk/nobody.html", ribbon=ribbon.of_cases(waiting, now), waiting=waiting.count()
    )
