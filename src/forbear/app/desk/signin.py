"""The door: sign in and out. On a made-up lender the page says who may try."""

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpResponse
from django.utils.functional import Promise
from django.utils.translation import get_language

from forbear.app.demo import signins
from forbear.app.desk.preferences import theme_of
from forbear.app.desk.shell import OTHER_LANGUAGE
from forbear.app.desk.words.cases import ROLES
from forbear.app.store.models import User


class SignIn(LoginView):
    """Name and password. A language chosen at this door becomes the person's own."""

    template_name = "desk/signin.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        code, name, _ = OTHER_LANGUAGE.get(get_language() or "en", OTHER_LANGUAGE["en"])
        return {
            **super().get_context_data(**kwargs),
            "theme": theme_of(self.request),
            "other_language": {"code": code, "name": name},
            "demo": demo_staff(),
        }

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        chosen = self.request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME)
        user = self.request.user
        if isinstance(user, User) and chosen in dict(settings.LANGUAGES):
            user.language = chosen
            user.save(update_fields=["language"])
        return answer


class SignOut(LogoutView):
    """Leaves, and forgets the language: the next person may have another."""

    def post(self, *args: Any, **kwargs: Any) -> Any:
        answer = super().post(*args, **kwargs)
        answer.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return answer


def demo_staff() -> list[tuple[str, Promise]]:
    """Who may try a made-up lender: names and roles. Their passwords stand where it was started."""
    if not (settings.HOME / signins.FILE).exists():
        return []
    return [(person.username, ROLES[person.role]) for person in signins.STAFF]
