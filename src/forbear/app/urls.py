"""Every address of the installation: the desk's pages, the language switch, and a sign of life."""

from django.db import connection
from django.http import HttpRequest, JsonResponse
from django.urls import include, path

import forbear
from forbear.app import clock


def alive(_request: HttpRequest) -> JsonResponse:
    """Answers when the desk and its database do; `forbear doctor` asks here."""
    with connection.cursor() as cursor:
        cursor.execute("select 1")
    return JsonResponse({"forbear": forbear.__version__, "now": clock.now().isoformat()})


urlpatterns = [
    path("alive/", alive, name="alive"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("rules/", include("forbear.app.lawbook.urls")),
    path("", include("forbear.app.desk.urls")),
]

handler403 = "forbear.app.desk.faults.not_allowed"
handler404 = "forbear.app.desk.faults.not_found"
handler500 = "forbear.app.desk.faults.broken"
