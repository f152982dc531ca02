"""Every address of the desk."""

from django.urls import path

from forbear.app.desk import case, contact, intime, kit, nextup, preferences, queue, reveal, signin

urlpatterns = [
    path("", queue.queue, name="queue"),
    path("queue/<slug:view>/", queue.queue, name="queue-view"),
    path("next/", nextup.next_customer, name="next-customer"),
    path("find/", queue.find, name="find"),
    path("in-time/", intime.in_time, name="in-time"),
    path("cases/<uuid:case_id>/", case.case, name="case"),
    path("cases/<uuid:case_id>/peek/", case.peek, name="peek"),
    path("cases/<uuid:case_id>/gate/", case.gate_strip, name="gate"),
    path("cases/<uuid:case_id>/verdict/<slug:channel>/", case.verdict, name="verdict"),
    path("cases/<uuid:case_id>/take/", case.take, name="take"),
    path("cases/<uuid:case_id>/release/", case.release, name="release"),
    path("cases/<uuid:case_id>/note/", case.note, name="note"),
    path("cases/<uuid:case_id>/ask/", contact.ask, name="ask"),
    path("cases/<uuid:case_id>/begin/", contact.begin, name="begin"),
    path("cases/<uuid:case_id>/outcome/", contact.outcome, name="outcome"),
    path("cases/<uuid:case_id>/later/", contact.later, name="later"),
    path("cases/<uuid:case_id>/reveal/<slug:field>/", reveal.reveal, name="reveal"),
    path("kit/", kit.kit, name="kit"),
    path("sign-in/", signin.SignIn.as_view(), name="sign-in"),
    path("sign-out/", signin.SignOut.as_view(), name="sign-out"),
    path("language/", preferences.language, name="language"),
    path("theme/", preferences.theme, name="theme"),
    path("time-zone/", preferences.time_zone, name="time-zone"),
]
