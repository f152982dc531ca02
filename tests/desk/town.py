"""A street of late customers, as many and as different as the desk's pages have to bear."""

from datetime import date, datetime, timedelta

from tests.store import cast
from tests.store.cast import AS_OF, MORNING, Cast

from forbear.app.store.models import Due, Look, Payment, Promise
from forbear.casework import late_from

# name, days late, cents overdue, how the day looks for them
STREET = (
    ("Gu Min", 33, 190_410, ""),
    ("Tan Wei", 12, 64_000, "no_answer"),
    ("欧阳佩", 74, 931_277, "conversation"),
    ("Xu Rong", 4, 28_640, ""),
    ("Shen Ke", 58, 412_000, "conversation"),
    ("Mei Dan", 29, 118_825, ""),
    ("洪丽", 96, 1_487_003, "conversation"),
    ("Bai Song", 17, 73_390, "no_answer"),
    ("Jiang Ting", 41, 240_618, "no_answer"),
    ("Pan Hui", 63, 554_060, "represented"),
    ("Du Qing", 22, 91_000, "hardship_request"),
    ("Yan Fei", 118, 2_100_492, "disputed"),
    ("Cao Jun", 3, 19_900, ""),
    ("罗雪", 51, 337_745, "conversation"),
    ("Wei Ning", 36, 165_000, "no_answer"),
    ("Zhong Bo", 88, 721_630, "bounced"),
    ("Song An", 9, 41_575, ""),
    ("Rao Chen", 152, 3_841_966, "voicemail"),
    ("He Zhen", 6, 35_220, ""),
)
STEPS = {
    "": "first_call",
    "no_answer": "another_way",
    "voicemail": "another_way",
    "conversation": "offer_plan",
    "bounced": "find_a_way",
    "hardship_request": "answer_request",
    "disputed": "answer_dispute",
    "represented": "write_to_representative",
}


def build() -> Cast:
    """Lin's household, with money and a history, and the street around her."""
    stage = cast.play()
    stage.lead.is_staff = True
    stage.lead.save()
    _history(stage)
    for place, (name, days, cents, how) in enumerate(STREET, 2):
        _neighbour(place, name, days, cents, how)
    return stage


def _neighbour(place: int, name: str, days: int, cents: int, how: str) -> None:
    key = f"c-{place:03d}"
    owner = cast.customer(key, name)
    cast.account(owner, f"card-{place:04d}", days=days, arrears=cents, opened_on=date(2023, 5, 2))
    cast.point(owner, f"p-{place}", value=f"138{place:08d}")
    if how in ("represented", "hardship_request", "disputed"):
        cast.protect(owner, how, from_on=AS_OF - timedelta(days=5))
    elif how == "bounced":
        cast.told(owner, MORNING - timedelta(days=12), how, channel="email")
    elif how:
        cast.told(owner, MORNING - timedelta(days=place % 6 + 1, hours=place % 7), how)
    reached = MORNING - timedelta(days=place % 6 + 1) if how == "conversation" else None
    cast.case(
        owner,
        team="cards",
        rank=place,
        first_reached_at=reached,
        treatment=STEPS[how],
    )


def _history(stage: Cast) -> None:
    """What Lin owes, line by line to the cent; what she paid; whom she spoke with."""
    card, today = stage.card, AS_OF
    lines = (
        (47, "principal", 156_000),
        (47, "interest", 58_840),
        (47, "penalty", 17_000),
        (78, "principal", 120_000),
    )
    for number, (days, component, cents) in enumerate(lines):
        Due.objects.create(
            account=card,
            due_id=f"d{number}",
            due_on=today - timedelta(days=days),
            component=component,
            cents=cents,
        )
    Payment.objects.create(
        account=card, payment_id="p1", received_on=today - timedelta(days=70), cents=120_000
    )
    Due.objects.create(
        account=stage.loan,
        due_id="l1",
        due_on=today - timedelta(days=16),
        component="principal",
        cents=53_216,
    )
    for account, rate, day in ((card, 1825, 8), (stage.loan, 1080, 8)):
        account.rate_bp, account.opened_on = rate, date(2024, 3, 11)
        account.payment_order = "cn-card" if account == card else "cn-civil"
        account.next_due_on, account.next_due_cents = date(2026, 12, day), 102_000
        account.save()
    cast.account(stage.lin, "loan-7120", days=0, arrears=0, product="personal_loan", rate_bp=720)
    stage.lin.born_on, stage.lin.id_last4 = date(1991, 4, 2), "2206"
    stage.lin.save()
    cast.told(stage.lin, MORNING - timedelta(days=1, hours=1), "no_answer")
    cast.told(stage.lin, MORNING - timedelta(days=3, hours=2), "delivered", channel="sms")
    cast.told(stage.lin, MORNING - timedelta(days=9), "conversation")
    Promise.objects.create(
        customer=stage.lin,
        account=card,
        promise_id="w1",
        made_on=today - timedelta(days=75),
        due_on=today - timedelta(days=68),
        cents=200_000,
    )
    cast.protect(stage.lin, "vulnerable", from_on=date(2026, 11, 3))
    stage.case.first_reached_at = MORNING - timedelta(days=9)
    stage.case.late_from = late_from(today - timedelta(days=47), stage.lin.time_zone)
    stage.case.treatment = "call_with_care"
    stage.case.why = "1 promise not kept in ninety days; 47 days past due, ¥2,850.56 in arrears."
    stage.case.why_zh = "九十天内1次承诺未兑现；逾期47天，拖欠¥2,850.56。"
    stage.case.save()
    Look.objects.create(
        case=stage.case,
        user=stage.lead,
        at=datetime(2026, 11, 24, 5, 1, tzinfo=MORNING.tzinfo),
        field="contact_point",
        contact_point=stage.mobile,
        reason="correction",
    )
