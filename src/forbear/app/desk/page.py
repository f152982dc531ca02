"""What every page of staff has around it: the frame, the person's language, answers to refusals."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from forbear.app import clock, work
from forbear.app.desk import shell
from forbear.app.desk.faults import held_by_another, not_among_yours
from forbear.app.desk.preferences import theme_of
from forbear.app.store.models import User

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def user_of(request: HttpRequest) -> User:
    """The person signed in; only behind `staff_page`."""
    return cast(User, request.user)


def staff_page(view: View[P]) -> View[P]:
    """Signed in, in the person's own language; a case that is not theirs is answered in words."""

    @wraps(view)
    def inner(request: HttpRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        translation.activate(user_of(request).language)
        request.LANGUAGE_CODE = translation.get_language() or "en"
        try:
            return view(request, *args, **kwargs)
        except work.NotYoursError:
            return not_among_yours(request)
        except work.HeldByAnotherError as error:
            return held_by_another(request, error)

    return cast(View[P], login_required(inner))


def page(request: HttpRequest, template: str, status: int = 200, /, **values: Any) -> HttpResponse:
    """A whole page with rail and top bar."""
    frame = shell.around(user_of(request), clock.now())
    return render(
        request, template, {**values, "shell": frame, "theme": theme_of(request)}, status=status
    )


def part(request: HttpRequest, template: str, status: int = 200, /, **values: Any) -> HttpResponse:
    """A piece that is put into a page that is open already."""
    return render(request, template, values, status=status)
