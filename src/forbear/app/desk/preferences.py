"""How a person likes the desk: its language and its light. Before sign-in a cookie keeps both."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from forbear.app import work
from forbear.app.store.models import User

THEMES = ("light", "dark")
THEME_COOKIE = "forbear_theme"
_A_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """light, dark, or empty: then the machine's own setting decides."""
    own = request.user.theme if isinstance(request.user, User) else ""
    theme = own or request.COOKIES.get(THEME_COOKIE, "")
    return theme if theme in THEMES else ""


@require_POST
def language(request: HttpRequest) -> HttpResponse:
    """Change the language; the page asked from comes back in it."""
    code = request.POST.get("language", "")
    answer = _back(request)
    if code not in dict(settings.LANGUAGES):
        return answer
    if isinstance(request.user, User):
        request.user.language = code
        request.user.save(update_fields=["language"])
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, code, samesite="Lax", httponly=True)
    return answer


@require_POST
def theme(request: HttpRequest) -> HttpResponse:
    """Dark or light."""
    answer = _back(request)
    if (wish := request.POST.get("theme", "")) in THEMES:
        if isinstance(request.user, User):
            request.user.theme = wish
            request.user.save(update_fields=["theme"])
        answer.set_cookie(THEME_COOKIE, wish, _A_YEAR, samesite="Lax", httponly=True)
    return answer


@require_POST
def time_zone(request: HttpRequest) -> HttpResponse:
    """The clock by which the desk speaks of its own time."""
    wish = request.POST.get("time_zone", "")
    if isinstance(request.user, User) and wish in work.desk_zones(request.user):
        request.user.time_zone = wish
        request.user.save(update_fields=["time_zone"])
    return _back(request)


def _back(request: HttpRequest) -> HttpResponse:
    to = request.POST.get("next", "/")
    here = url_has_allowed_host_and_scheme(to, {request.get_host()}, request.is_secure())
    return HttpResponseRedirect(to if here else "/")
