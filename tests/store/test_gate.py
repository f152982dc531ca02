"""The gate at the desk: asked, recorded and reserved in one transaction, refusals too."""

from datetime import timedelta

import pytest
from tests.store import cast
from tests.store.cast import MORNING, NIGHT

from forbear.app import gate, work
from forbear.app.gate import Granted, Refused
from forbear.app.store.models import Case, CaseEvent, Contact, GateDecision, Permit, PublishedDay
from forbear.casework.life import NotInTheTableError

pytestmark = pytest.mark.database

MINUTE = timedelta(minutes=1)


@pytest.fixture
def play():
    return cast.play()


def call(play, now=MORNING, **more) -> Granted | Refused:
    return gate.try_to_contact(play.case, "voice", "collection", play.ana, now, **more)


def rules(verdict) -> set[str]:
    return {reason.id for reason in verdict.reasons}


def test_a_call_in_the_morning_is_permitted_recorded_and_reserved(play):
    answer = call(play)
    assert isinstance(answer, Granted)
    assert answer.expires_at == MORNING + 15 * MINUTE
    decision = GateDecision.objects.get()
    assert (decision.effect in ("allow", "warn"), decision.user) == (True, play.ana)
    assert decision.rulebook
    assert [debt["account"] for debt in decision.asked["debts"]] == ["card-lin", "loan-lin"]
    assert decision.asked["debts"][0]["outbound_conversations_today_person"] == 0
    contact = Contact.objects.get(permit=answer.permit_id)
    assert (contact.state, contact.outcome, contact.origin) == ("reserved", "", "desk")
    assert contact.contact_point_id == "p-lin", "her own number, not Mei's and not Sam's"
    assert CaseEvent.objects.filter(kind="attempt_permitted", permit=answer.permit_id).exists()


def test_a_call_at_night_is_refused_recorded_and_nothing_is_reserved(play):
    answer = call(play, NIGHT)
    assert isinstance(answer, Refused)
    assert "CN-CONTACT-HOURS-CBA" in rules(answer.verdict)
    assert answer.verdict.next_lawful_at == NIGHT.replace(day=26, hour=0, minute=0), "at eight"
    decision = GateDecision.objects.get()
    assert decision.effect == "deny"
    assert "CN-CONTACT-HOURS-CBA" in {reason["id"] for reason in decision.reasons}
    assert not Permit.objects.exists()
    assert not Contact.objects.exists()
    assert CaseEvent.objects.get(kind="attempt_refused").decision == decision


def test_asking_records_nothing(play):
    strip = gate.gate_strip(play.case, "collection", MORNING)
    assert list(strip) == ["voice", "sms", "email", "push", "im", "letter", "visit"]
    assert gate.permits(strip["voice"])
    assert not GateDecision.objects.exists()
    assert not CaseEvent.objects.exists()


def test_a_refused_call_cannot_be_recorded_as_permitted(play):
    """Neither through the desk, which has no permit to give, nor by hand."""
    answer = call(play, NIGHT)
    with pytest.raises(work.NotYoursError, match="no permit"):
        gate.record_outcome(answer.decision_id, "conversation", play.ana, NIGHT)


def test_the_third_conversation_of_a_day_is_the_last(play):
    for minute in range(3):
        now = MORNING + minute * MINUTE
        answer = call(play, now)
        assert isinstance(answer, Granted), rules(answer.verdict)
        gate.record_outcome(answer.permit_id, "conversation", play.ana, now)
    refused = call(play, MORNING + 5 * MINUTE)
    assert isinstance(refused, Refused)
    assert any(rule.startswith("CN-CONTACT-FREQ") for rule in rules(refused.verdict))


def begun(play, now=MORNING) -> Granted:
    answer = call(play, now)
    assert isinstance(answer, Granted), rules(answer.verdict)
    gate.begin(answer.permit_id, play.ana, now)
    return answer


def test_what_is_reserved_counts_until_it_is_known_to_be_nothing(play):
    """Three calls are out: a fourth waits for one of them to turn out to be no conversation."""
    out = [begun(play, MORNING + minute * MINUTE) for minute in range(3)]
    assert isinstance(call(play, MORNING + 3 * MINUTE), Refused)
    now = MORNING + 4 * MINUTE
    gate.record_outcome(out[0].permit_id, "not_connected", play.ana, now)
    assert isinstance(call(play, now), Granted)


def test_a_permit_that_ran_out_unsent_counts_as_nothing(play):
    for _ in range(2):
        begun(play)
    last = call(play)
    later = MORNING + 15 * MINUTE
    assert gate.expire_permits(later - MINUTE) == 0
    assert gate.expire_permits(later) == 1
    assert gate.expire_permits(later) == 0
    assert Contact.objects.get(permit=last.permit_id).state == "unused"
    assert isinstance(call(play, later), Granted)
    with pytest.raises(NotInTheTableError, match="'ran_out' cannot take 'began'"):
        gate.begin(last.permit_id, play.ana, later)


def test_pressing_twice_reserves_once(play):
    """The first permit never began, so no number was shown: it is let go for the second."""
    answers = [call(play) for _ in range(5)]
    assert all(isinstance(answer, Granted) for answer in answers)
    assert list(Permit.objects.filter(state="issued").values_list("pk", flat=True)) == [
        answers[-1].permit_id
    ]
    assert Contact.objects.filter(state="reserved").count() == 1
    assert GateDecision.objects.count() == 5, "and every asking is on record"


@pytest.mark.parametrize(
    ("hour", "minute", "second", "lasts", "say"),
    [
        (21, 44, 0, 15 * 60, "a quarter of an hour, wholly before ten at night"),
        (21, 50, 0, 10 * 60, "ten minutes are left"),
        (21, 59, 30, 30, "half a minute is left"),
    ],
)
def test_a_permit_never_lasts_into_the_quiet_hours(play, hour, minute, second, lasts, say):
    now = MORNING.replace(hour=hour - 8, minute=minute, second=second)
    answer = call(play, now)
    assert isinstance(answer, Granted)
    assert answer.expires_at - now == timedelta(seconds=lasts), say


def test_a_call_that_began_never_runs_out(play):
    answer = call(play)
    gate.begin(answer.permit_id, play.ana, MORNING + MINUTE)
    assert gate.expire_permits(MORNING + 600 * MINUTE) == 0
    contact = gate.record_outcome(answer.permit_id, "conversation", play.ana, MORNING + 40 * MINUTE)
    assert (contact.state, contact.at) == ("occurred", MORNING)
    assert not CaseEvent.objects.get(kind="outcome").details["late"]


def test_an_outcome_after_the_permit_ran_out_is_still_the_truth(play):
    answer = call(play)
    later = MORNING + 20 * MINUTE
    gate.expire_permits(later)
    contact = gate.record_outcome(answer.permit_id, "conversation", play.ana, later)
    assert (contact.state, contact.outcome) == ("occurred", "conversation")
    assert CaseEvent.objects.get(kind="outcome").details["late"]


def test_a_permit_is_used_once_by_whom_it_was_given_to(play):
    answer = call(play)
    with pytest.raises(work.NotYoursError, match="of yours"):
        gate.record_outcome(answer.permit_id, "no_answer", cast.user("bao"), MORNING)
    with pytest.raises(ValueError, match="'delivered' is no outcome of voice"):
        gate.record_outcome(answer.permit_id, "delivered", play.ana, MORNING)
    gate.record_outcome(answer.permit_id, "no_answer", play.ana, MORNING)
    with pytest.raises(NotInTheTableError, match="it was used once"):
        gate.record_outcome(answer.permit_id, "conversation", play.ana, MORNING)


def test_an_outcome_brings_reason_date_note_and_first_reached(play):
    answer = call(play)
    gate.record_outcome(
        answer.permit_id,
        "conversation",
        play.ana,
        MORNING + MINUTE,
        reason_for_lateness="lost_income",
        next_contact_on=MORNING.date() + timedelta(days=3),
        note="Ring after half past six.",
    )
    case = Case.objects.get(pk=play.case.pk)
    assert (case.state, case.reason_for_lateness) == ("waiting", "lost_income")
    assert case.next_contact_on == MORNING.date() + timedelta(days=3)
    assert case.first_reached_at == MORNING
    kinds = [line.kind for line in work.timeline(case)]
    assert {"outcome", "reason_recorded", "put_off", "note", "contact"} <= set(kinds)
    assert kinds.index("contact") > kinds.index("outcome"), "newest first: it began before"


def test_an_outcome_is_recorded_even_when_the_money_came_meanwhile(play):
    """The case closed while the two were talking: what happened stands, nothing is planned."""
    answer = begun(play)
    Case.objects.filter(pk=play.case.pk).update(
        state="closed",
        closed_at=MORNING,
        held_by=None,
        held_since=None,
        held_until=None,
    )
    contact = gate.record_outcome(
        answer.permit_id,
        "conversation",
        play.ana,
        MORNING + MINUTE,
        next_contact_on=MORNING.date() + timedelta(days=3),
    )
    assert contact.state == "occurred"
    assert Case.objects.get(pk=play.case.pk).state == "closed"


def test_nobody_is_reached_by_an_unanswered_call(play):
    answer = call(play)
    gate.record_outcome(answer.permit_id, "no_answer", play.ana, MORNING)
    assert Case.objects.get(pk=play.case.pk).first_reached_at is None


@pytest.mark.parametrize(
    ("state", "stops"),
    [("hardship_request", True), ("represented", True), ("military_service", False)],
)
def test_a_protection_stops_every_channel_at_once(play, state, stops):
    cast.protect(play.lin, state)
    strip = gate.gate_strip(play.case, "collection", MORNING)
    stopped = {channel for channel, verdict in strip.items() if "HOUSE-STATES" in rules(verdict)}
    assert stopped == (set(strip) if stops else set())
    if stops:
        assert all(not gate.permits(verdict) for verdict in strip.values())


def test_a_protection_of_one_debt_protects_the_person(play):
    """A contact is about all that is late, so what stops one debt stops the contact."""
    cast.protect(play.lin, "disputed", account=play.loan)
    assert isinstance(call(play), Refused)


def test_a_protection_that_ended_or_has_not_begun_stops_nothing(play):
    today = MORNING.date()
    cast.protect(play.lin, "disputed", to_on=today - timedelta(days=1))
    cast.protect(play.lin, "complaint_open", from_on=today + timedelta(days=1))
    assert isinstance(call(play), Granted)


def test_a_stranger_is_never_asked_for_the_money(play):
    sam = play.lin.contact_points.get(contact_point_id="p-sam")
    answer = call(play, contact_point=sam)
    assert isinstance(answer, Refused)
    assert "CN-CONTACT-DEBTOR-ONLY" in rules(answer.verdict)


def test_a_point_of_another_customer_or_kind_is_refused(play):
    other = cast.late_customer("gu")
    theirs = other.customer.contact_points.get()
    with pytest.raises(gate.NoContactPointError, match="cannot be used for voice"):
        call(play, contact_point=theirs)
    mail = play.lin.contact_points.get(kind="email")
    with pytest.raises(gate.NoContactPointError, match="cannot be used for voice"):
        call(play, contact_point=mail)
    assert not GateDecision.objects.exists()


def test_a_way_that_is_not_on_file_says_so(play):
    with pytest.raises(gate.NoContactPointError, match="no im on file for im"):
        gate.try_to_contact(play.case, "im", "collection", play.ana, MORNING)


def test_no_means_no(play):
    play.lin.contact_points.filter(pk=play.mobile.pk).update(consent=False)
    answer = call(play)
    assert isinstance(answer, Refused)
    assert "HOUSE-MEDIUM" in rules(answer.verdict)


def test_old_knowledge_denies_and_names_the_silent_source(play):
    """Nothing was published since: two days later nobody knows what protects Lin."""
    answer = call(play, MORNING + timedelta(days=2))
    assert isinstance(answer, Refused)
    assert "HOUSE-FRESHNESS" in rules(answer.verdict)
    assert answer.verdict.next_lawful_at is None


@pytest.mark.parametrize(
    ("days", "granted", "say"),
    [(59, True, "the check of the number still holds"), (60, False, "it is too old")],
)
def test_the_check_of_a_number_lasts_sixty_days(play, days, granted, say):
    checked = MORNING.date() - timedelta(days=days)
    play.lin.contact_points.filter(pk=play.mobile.pk).update(checked_on=checked)
    answer = call(play)
    assert isinstance(answer, Granted) is granted, say
    assert ("HOUSE-FRESHNESS" in rules(answer.verdict)) is not granted


@pytest.mark.parametrize("silent", ["contacts", "states"])
def test_silence_is_not_good_news(play, silent):
    PublishedDay.objects.update(silent=[silent])
    answer = call(play)
    assert isinstance(answer, Refused)
    assert "HOUSE-FRESHNESS" in rules(answer.verdict)


def test_without_any_published_day_nothing_is_known(play):
    PublishedDay.objects.all().delete()
    assert isinstance(call(play), Refused)


def test_an_agency_that_is_silent_since_yesterday_stops_the_call(play):
    PublishedDay.objects.update(complete_to={"agency-a": "2026-11-24T20:00:00+08:00"})
    assert "HOUSE-FRESHNESS" in rules(call(play).verdict)
    PublishedDay.objects.update(complete_to={"agency-a": None, "desk": None})
    assert "HOUSE-FRESHNESS" in rules(call(play).verdict), "not said: to the end of the 24th"
    PublishedDay.objects.update(complete_to={"agency-a": "2026-11-25T09:00:00+08:00"})
    assert isinstance(call(play), Granted), "an hour old is fresh enough"


def test_what_others_did_counts_too(play):
    """Two conversations told by the feed and one by the desk: the day's three are used."""
    for hours in (1, 2):
        cast.told(play.lin, MORNING - timedelta(hours=hours) + timedelta(hours=1))
    granted = call(play)
    assert isinstance(granted, Granted)
    gate.record_outcome(granted.permit_id, "conversation", play.ana, MORNING)
    assert isinstance(call(play, MORNING + MINUTE), Refused)


def test_whoever_holds_the_case_is_the_one_to_call(play):
    work.take(play.ana, play.case, MORNING)
    bao = cast.user("bao")
    with pytest.raises(work.HeldByAnotherError, match="Ana is working"):
        gate.try_to_contact(play.case, "voice", "collection", bao, MORNING)
    watcher = cast.user("carla", role="compliance")
    with pytest.raises(work.NotYoursError, match="not work it"):
        gate.try_to_contact(play.case, "voice", "collection", watcher, MORNING)
    assert not GateDecision.objects.exists()
