"""What is said when a page cannot be shown: what happened, what was not done, what to do."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forbear.app.desk.preferences import theme_of


def _stop(
    request: HttpRequest, status: int, title: Promise, text: Promise | str, mend: Promise
) -> HttpResponse:
    said = {"heading": title, "text": text, "mend": mend, "theme": theme_of(request)}
    return render(request, "desk/stop.html", said, status=status)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: there is no such page."""
    return _stop(
        request,
        404,
        _("There is no such page"),
        _("The address may be mistyped or old. Nothing was changed."),
        _("Go to your queue"),
    )


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: a page for other roles."""
    return _stop(
        request,
        403,
        _("This page is for others"),
        _("Your role does not open it. Nothing was changed. Ask your lead if you need it."),
        _("Go to your queue"),
    )


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: a form from another place or an old session."""
    return _stop(
        request,
        403,
        _("The form was too old"),
        _("You may have signed in again in another window. Nothing was recorded."),
        _("Go back and do it again"),
    )


def broken(request: HttpRequest) -> HttpResponse:
    """500: our fault."""
    return _stop(
        request,
        500,
        _("Something on our side failed"),
        _("What you last asked for was not done, and nothing went out to a customer."),
        _("Go to your queue and try again"),
    )


def not_among_yours(request: HttpRequest) -> HttpResponse:
    """404 too: whether the case exists is not told."""
    return _stop(
        request,
        404,
        _("This case is not among yours"),
        _("It may belong to another team, or there is no such case. Your lead can give it to you."),
        _("Go to your queue"),
    )


def held_by_another(request: HttpRequest, error: Exception) -> HttpResponse:
    """409: somebody else is working it."""
    return _stop(
        request,
        409,
        _("Someone else is working this case"),
        _("So that nobody is rung twice, one person holds a case at a time. Nothing was done."),
        _("Go to your queue"),
    )
