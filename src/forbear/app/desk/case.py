"""The case page: who, what protects them, may we now, what is owed, what happened, the guide."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from forbear.app import clock, gate, work
from forbear.app.desk.page import page, part, staff_page, user_of
from forbear.app.desk.show import debts, entries, guide, person, points, popover, shelter, strip
from forbear.app.desk.words import contacts, events
from forbear.app.store.models import Case, User


@require_GET
@staff_page
def case(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """One customer, all their late debts."""
    return sheet(request, work.access_case(user_of(request), case_id))


def sheet(request: HttpRequest, case: Case, said: guide.Said = guide.NOTHING) -> HttpResponse:
    """The whole page; `said` is what the guide has to tell: a refusal, or slips in a form."""
    user, now = user_of(request), clock.now()
    purpose, tab = purpose_of(request, case), request.GET.get("show", "all")
    return page(
        request,
        "desk/case.html",
        **_head(user, case, now),
        **_strip(case, purpose, now),
        debts=debts.of_case(case, now),
        tabs=events.TABS,
        tab=tab if tab in events.TABS else "all",
        timeline=entries.timeline(work.timeline(case), case, now, tab, _how_many(request)),
        points=points.of_case(case),
        reasons=person.reason(case),
        looks=person.looks(case, now),
        guide=guide.of_case(case, user, purpose, now, said, request.POST),
    )


def _how_many(request: HttpRequest) -> int:
    return entries.EVERYTHING if request.GET.get("more") else entries.SHOWN


def purpose_of(request: HttpRequest, case: Case) -> str:
    """The purpose that was chosen, else the one of today's list."""
    chosen = request.POST.get("purpose") or request.GET.get("purpose") or case.purpose
    return chosen if chosen in contacts.PURPOSES else "collection"


def _head(user: User, case: Case, now: datetime) -> dict[str, Any]:
    return {
        "case": case,
        "who": person.of_case(case, user, now),
        "shelter": shelter.of_case(case, now),
        "may_work": work.may_work(user, case),
        "held": case.held_by_id == user.pk,
    }


def _strip(case: Case, purpose: str, now: datetime) -> dict[str, Any]:
    cells, read = strip.of_case(case, purpose, now)
    return {
        "cells": cells,
        "read": read,
        "purpose": purpose,
        "purposes": contacts.PURPOSES,
        "place_name": person.place(case),
    }


@require_GET
@staff_page
def gate_strip(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """The strip alone, for another purpose or asked again."""
    found = work.access_case(user_of(request), case_id)
    return part(
        request,
        "desk/gate.html",
        case=found,
        **_strip(found, purpose_of(request, found), clock.now()),
    )


@require_GET
@staff_page
def verdict(request: HttpRequest, case_id: UUID, channel: str) -> HttpResponse:
    """Everything behind one verdict."""
    if channel not in contacts.CHANNELS:
        raise Http404(f"There is no channel {channel}.")
    user, now = user_of(request), clock.now()
    found = work.access_case(user, case_id)
    purpose = purpose_of(request, found)
    said = gate.ask(found, channel, purpose, now)
    values = {
        "case": found,
        "pop": popover.of_verdict(channel, said, found, now, purpose),
        "may_work": work.may_work(user, found),
    }
    if request.headers.get("HX-Request"):
        return part(request, "desk/verdict.html", **values)
    return page(request, "desk/verdict_page.html", **values)


@require_GET
@staff_page
def peek(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """A short look from the list, without leaving it."""
    user, now = user_of(request), clock.now()
    found = work.access_case(user, case_id)
    return part(
        request,
        "desk/peek.html",
        **_head(user, found, now),
        debts=debts.of_case(found, now),
        timeline=entries.timeline(work.timeline(found, most=12), found, now, most=6),
    )


@require_POST
@staff_page
def take(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Hold this very case."""
    user = user_of(request)
    work.take(user, work.access_case(user, case_id), clock.now())
    return HttpResponseRedirect(reverse("case", args=[case_id]))


@require_POST
@staff_page
def release(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Give it back to the queue."""
    user = user_of(request)
    found = work.access_case(user, case_id)
    work.release(user, found, clock.now())
    messages.info(request, _("{case} is back in the queue.").format(case=found.label))
    return HttpResponseRedirect(reverse("queue"))


@require_POST
@staff_page
def note(request: HttpRequest, case_id: UUID) -> HttpResponse:
    """Write something down."""
    user = user_of(request)
    found = work.access_case(user, case_id)
    if text := request.POST.get("text", "").strip():
        work.add_note(user, found, text, clock.now())
    return HttpResponseRedirect(reverse("case", args=[case_id]))
