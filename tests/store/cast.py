"""One small household for every test of the desk.

Lin owes on a card and a loan, Mei guarantees, Sam is a stranger who must never learn of it, Ana is
the agent who works the cards team's cases, Omar the adviser who may come to stand beside Lin.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import count

from django.contrib.auth.hashers import make_password

from forbear.app.store.models import (
    Account,
    Case,
    Contact,
    ContactPoint,
    Customer,
    Protection,
    PublishedDay,
    User,
)
from forbear.casework import late_from, stage, team_for

PASSWORD = "a kind word opens doors"
SHANGHAI = "Asia/Shanghai"
AS_OF = date(2026, 11, 24)
# Wednesday 25 November 2026, ten in the morning for Lin.
MORNING = datetime(2026, 11, 25, 2, 0, tzinfo=UTC)
# Half past ten in the evening for Lin: within the quiet hours.
NIGHT = datetime(2026, 11, 25, 14, 30, tzinfo=UTC)

_numbers = count(1)


@dataclass(frozen=True, slots=True)
class Cast:
    ana: User
    lead: User
    lin: Customer
    case: Case
    card: Account
    loan: Account
    mobile: ContactPoint


def play() -> Cast:
    """Everybody on the stage, and a published day behind them."""
    publish_nothing()
    lin = customer("lin", "林雨晴")
    card = account(lin, "card-lin", days=47, arrears=231_840)
    loan = account(lin, "loan-lin", product="instalment_loan", days=16, arrears=53_216)
    mobile = point(lin, "p-lin", "mobile", "13812342206")
    point(lin, "p-lin-mail", "email", "lin@example.cn")
    point(lin, "p-lin-home", "post", "厦门市思明区湖滨南路1号")
    point(lin, "p-mei", "mobile", "13900001111", whose="guarantor")
    point(lin, "p-sam", "mobile", "13700002222", whose="other")
    return Cast(
        ana=user("ana"),
        lead=user("lena", role="lead", team=""),
        lin=lin,
        case=case(lin, rank=1),
        card=card,
        loan=loan,
        mobile=mobile,
    )


def user(name: str, role: str = "agent", team: str = "cards", language: str = "en") -> User:
    """Somebody who can sign in with PASSWORD."""
    return User.objects.create(
        username=name,
        password=_hashed(),
        role=role,
        team=team,
        language=language,
        first_name=name.title(),
    )


@cache
def _hashed() -> str:
    """Once for all: a good hash is slow on purpose."""
    return make_password(PASSWORD)


def customer(customer_id: str, name: str = "Wu Tao", place: str = "CN", **more) -> Customer:
    fields = {"language": "zh-CN", "time_zone": SHANGHAI, "creditor": "yunting", **more}
    return Customer.objects.create(
        customer_id=customer_id, name=name, name_key=name.lower(), place=place, **fields
    )


def account(
    owner: Customer,
    account_id: str,
    days: int = 12,
    arrears: int = 64_000,
    product: str = "credit_card",
    **more,
) -> Account:
    """An account that is `days` late with `arrears` whole cents, at the end of AS_OF."""
    fields = {"place": owner.place, "currency": "CNY", "licence": "bank", "online": True, **more}
    return Account.objects.create(
        creditor=owner.creditor,
        account_id=account_id,
        customer=owner,
        product=product,
        as_of=AS_OF,
        days_past_due=days,
        bucket=bucket(days),
        arrears_cents=arrears,
        outstanding_cents=arrears * 5,
        late_since=AS_OF - timedelta(days=days) if days else None,
        **fields,
    )


def bucket(days: int) -> str:
    return f"M{min(7, -(-days // 30))}"


def point(
    owner: Customer, key: str, kind: str = "mobile", value: str = "13800000000", **more
) -> ContactPoint:
    fields = {"whose": "self", "status": "valid", "checked_on": AS_OF, **more}
    return ContactPoint.objects.create(
        customer=owner, contact_point_id=key, kind=kind, value=value, **fields
    )


def case(owner: Customer, **more) -> Case:
    """The open case of a customer, as the publishing of AS_OF would have left it."""
    accounts = list(owner.accounts.all())
    worst = max(accounts, key=lambda one: one.days_past_due)
    now_stage = stage(worst.bucket)
    fields = {
        "team": team_for(now_stage, {one.product for one in accounts if one.late}),
        "opened_at": datetime.combine(AS_OF, time(21), UTC),
        "bucket": worst.bucket,
        "stage": now_stage,
        "days_past_due": worst.days_past_due,
        "late_since": worst.late_since,
        "late_from": late_from(worst.late_since, owner.time_zone),
        "as_of": AS_OF,
        "rank": next(_numbers),
        "segment": "early-personal",
        "channel": "voice",
        "purpose": "collection",
        "effect": "allow",
    }
    return Case.objects.create(customer=owner, **{**fields, **more})


def late_customer(customer_id: str, name: str = "Wu Tao", days: int = 12, **more) -> Case:
    """A customer with one late card, a mobile number and a case."""
    owner = customer(customer_id, name)
    account(owner, f"card-{customer_id}", days=days)
    point(owner, f"p-{customer_id}")
    return case(owner, **more)


def told(owner: Customer, at: datetime, outcome: str = "conversation", **more) -> Contact:
    """A contact that the lender's feed told of."""
    key = f"feed-{next(_numbers)}"
    fields = {
        "contact_id": key,
        "channel": "voice",
        "direction": "out",
        "actor": "creditor",
        "purpose": "collection",
        "source": "desk",
        "origin": "feed",
        "state": "occurred",
        **more,
    }
    return Contact.objects.create(customer=owner, at=at, outcome=outcome, **fields)


def protect(owner: Customer, state: str, from_on: date = AS_OF, **more) -> Protection:
    return Protection.objects.create(customer=owner, state=state, from_on=from_on, **more)


def publish_nothing(as_of: date = AS_OF, **more) -> PublishedDay:
    """A published day that makes the contact log and the states known to its end."""
    return PublishedDay.objects.create(
        as_of=as_of,
        feed_id=f"feed-{as_of}",
        digest="0" * 64,
        published_at=datetime.combine(as_of, time(21), UTC),
        **more,
    )
