"""What the database itself refuses, whatever a program forgets."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from tests.store import cast
from tests.store.cast import MORNING

from forbear.app.store.keys import uuid7
from forbear.app.store.models import (
    Case,
    CaseEvent,
    Contact,
    Customer,
    GateDecision,
    Look,
    Note,
    Permit,
)

pytestmark = pytest.mark.database


@pytest.fixture
def play():
    return cast.play()


def decision(play, effect="allow", **more) -> GateDecision:
    fields = {
        "case": play.case,
        "customer": play.lin,
        "user": play.ana,
        "at": MORNING,
        "channel": "voice",
        "purpose": "collection",
        "who": "self",
        "actor": "creditor",
        "effect": effect,
        "rulebook": "test",
        **more,
    }
    return GateDecision.objects.create(**fields)


def permit(play, given: GateDecision, **more) -> Permit:
    fields = {
        "decision": given,
        "case": play.case,
        "user": play.ana,
        "code": "7Q4M",
        "issued_at": MORNING,
        "expires_at": MORNING + timedelta(minutes=15),
        **more,
    }
    return Permit.objects.create(**fields)


def contact(play, under: Permit | None, **more) -> Contact:
    fields = {
        "customer": play.lin,
        "contact_id": str(uuid7()),
        "at": MORNING,
        "channel": "voice",
        "direction": "out",
        "actor": "creditor",
        "origin": "desk",
        "state": "reserved",
        "permit": under,
        "user": play.ana,
        **more,
    }
    return Contact.objects.create(**fields)


def refused(act, match: str) -> None:
    with pytest.raises(IntegrityError, match=match), transaction.atomic():
        act()


def test_records_are_never_changed_or_removed(play):
    given = decision(play)
    rows = [
        given,
        CaseEvent.objects.create(case=play.case, at=MORNING, kind="opened", source="ledger"),
        Note.objects.create(case=play.case, at=MORNING, author=play.ana, text="rang back"),
        Look.objects.create(
            case=play.case, user=play.ana, at=MORNING, field="name", reason="asked who calls"
        ),
    ]
    for row in rows:
        kept = type(row)._base_manager.filter(pk=row.pk)
        refused(lambda kept=kept: kept.update(at=MORNING), "never changed")
        refused(lambda kept=kept: kept._raw_delete(kept.db), "never changed")


@pytest.mark.parametrize("effect", ["deny", "require"])
def test_a_refusal_gives_no_permit(play, effect):
    given = decision(play, effect)
    refused(lambda: permit(play, given), f"was {effect}: it gives no permit")


def test_a_permit_is_for_whom_and_what_it_was_asked(play):
    given = decision(play)
    other = cast.late_customer("gu")
    refused(lambda: permit(play, given, case=other), "another case or person")
    refused(lambda: permit(play, given, user=play.lead), "another case or person")


def test_a_contact_of_the_desk_needs_a_permit(play):
    refused(lambda: contact(play, None), "contact_of_the_desk_has_a_permit|The permit is for")
    given = permit(play, decision(play))
    refused(lambda: contact(play, given, channel="sms"), "another customer, channel or person")
    gu = cast.late_customer("gu").customer
    refused(lambda: contact(play, given, customer=gu), "another customer, channel or person")
    contact(play, given)
    refused(lambda: contact(play, given), "store_contact_permit_id")


def test_a_contact_cannot_pretend_to_come_from_a_feed(play):
    given = permit(play, decision(play))
    made = contact(play, given)
    refused(
        lambda: Contact.objects.filter(pk=made.pk).update(origin="feed", permit=None, user=None),
        "never rewritten",
    )


def test_an_outcome_stands(play):
    made = contact(play, permit(play, decision(play)))
    rows = Contact.objects.filter(pk=made.pk)
    refused(lambda: rows.update(state="occurred"), "contact_occurred_has_an_outcome")
    rows.update(state="occurred", outcome="conversation")
    refused(lambda: rows.update(outcome="no_answer"), "cannot become occurred")
    refused(lambda: rows.update(state="unused", outcome=""), "cannot become unused")
    refused(lambda: rows._raw_delete(rows.db), "never removed")


def test_a_used_permit_stays_used(play):
    given = permit(play, decision(play))
    rows = Permit.objects.filter(pk=given.pk)
    refused(lambda: rows.update(expires_at=MORNING + timedelta(days=1)), "never rewritten")
    rows.update(state="used")
    refused(lambda: rows.update(state="issued"), "A permit that is used cannot become issued")
    refused(lambda: rows._raw_delete(rows.db), "never removed")


@pytest.mark.parametrize(
    ("change", "check"),
    [
        ({"state": "in_hand"}, "case_in_hand_is_held"),
        ({"state": "waiting"}, "case_waiting_has_a_day"),
        ({"state": "closed"}, "case_closed_has_a_time"),
        ({"state": "lost"}, "case_state"),
        ({"team": "friends"}, "case_team"),
        ({"reason_for_lateness": "lazy"}, "case_reason"),
    ],
)
def test_a_case_that_contradicts_itself(play, change, check):
    refused(lambda: Case.objects.filter(pk=play.case.pk).update(**change), check)


def test_one_case_a_customer_and_one_in_hand_a_person(play):
    refused(lambda: cast.case(play.lin), "store_case_customer_id")
    held = {
        "state": "in_hand",
        "held_by": play.ana,
        "held_since": MORNING,
        "held_until": MORNING + timedelta(minutes=30),
    }
    Case.objects.filter(pk=play.case.pk).update(**held)
    other = cast.late_customer("gu")
    refused(lambda: Case.objects.filter(pk=other.pk).update(**held), "one_case_in_hand")


def test_the_lenders_ids_are_unique_a_creditor(play):
    refused(lambda: cast.customer("lin"), "customer_once")
    assert cast.customer("lin", creditor="another bank").pk != play.lin.pk
    assert Customer.objects.filter(customer_id="lin").count() == 2


def test_keys_sort_by_the_time_they_were_made():
    made = [uuid7() for _ in range(50)]
    assert all(key.version == 7 and key.variant == "specified in RFC 4122" for key in made)
    assert [key.int >> 80 for key in made] == sorted(key.int >> 80 for key in made)
    assert len(set(made)) == 50


def test_the_migrations_say_what_the_models_say():
    from django.core.management import call_command

    call_command("makemigrations", "store", check=True, dry_run=True, verbosity=0)


def test_every_key_is_a_uuid_of_ours(play):
    """No table has a key that the database made: the application makes them all, version 7."""
    with connection.cursor() as cursor:
        cursor.execute(
            "select table_name from information_schema.columns where table_schema = 'public'"
            " and table_name like 'store\\_%' and column_name = 'id'"
            " and (data_type <> 'uuid' or column_default is not null)"
        )
        odd = {name for (name,) in cursor.fetchall()}
    assert odd <= {"store_user_groups", "store_user_user_permissions"}
