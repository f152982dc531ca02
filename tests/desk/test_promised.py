"""Promises on the desk: what became of the last one, each in the timeline, one in the list."""

from datetime import timedelta

import pytest
from tests.store.cast import AS_OF

from forbear.app.store.models import Payment, Promise

pytestmark = pytest.mark.database


def case_page(client, street, query: str = "") -> str:
    return client.get(f"/cases/{street.case.pk}/{query}").content.decode()


def head(text: str) -> str:
    return text[text.index('class="facts"') : text.index("</dl>")]


def test_the_fourth_fact_is_the_last_promise(street, ana):
    """2,000.00 by 17 September, and 1,200.00 came."""
    fact = head(case_page(ana, street))
    assert fact.count("<dt>") == 4
    assert "Last promise" in fact
    assert "Partly kept" in fact
    assert "¥1,200.00 of ¥2,000.00" in fact


@pytest.mark.parametrize(
    ("paid", "days_left", "said"),
    [
        (200_000, -1, "Kept"),
        (100_000, -1, "Partly kept"),
        (0, -1, "Not kept"),
        (0, 1, "Still to come"),
        (100_000, 1, "Still to come"),
    ],
)
def test_what_became_of_it_follows_payments_alone(street, ana, paid, days_left, said):
    Promise.objects.all().delete()
    Promise.objects.create(
        customer=street.lin,
        promise_id="w2",
        made_on=AS_OF - timedelta(days=9),
        due_on=AS_OF + timedelta(days=days_left),
        cents=200_000,
    )
    if paid:
        Payment.objects.create(
            account=street.loan,
            payment_id="p2",
            received_on=AS_OF - timedelta(days=5),
            cents=paid,
        )
    assert said in head(case_page(ana, street))


def test_the_timeline_tells_of_it_twice_and_has_a_tab_for_it(street, ana):
    text = case_page(ana, street, "?show=promise")
    assert "Promised ¥2,000.00 by 17 Sep" in text
    assert "Promise partly kept" in text
    assert "Worked out from payments up to 24 Nov." in text
    assert "Paid ¥1,200.00" not in text


def test_the_list_has_it_in_a_column(street, ana):
    text = ana.get("/").content.decode()
    row = text[text.index("林**") :].split("</tr>")[0]
    assert "¥1,200.00 of ¥2,000.00" in row
    gu = text[text.index("Gu M.") :].split("</tr>")[0]
    assert ">–</td>" in gu


def test_nobody_can_type_that_a_promise_was_kept(street, ana):
    text = case_page(ana, street)
    assert 'name="kept"' not in text
    assert not {field.name for field in Promise._meta.get_fields()} & {"state", "kept", "status"}
