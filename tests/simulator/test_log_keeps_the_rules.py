"""The town's earlier contacts, put to the gate one by one: a decent lender's log, not a saint's."""

from collections import Counter, defaultdict
from datetime import date

import pytest
from tests.simulator.measured import taken

from forbear import rulebook
from forbear.contact import LoggedContact, Question, decide
from forbear.simulator import Town

LOG = """
SELECT c.customer_id, c.contact_id, c."at", c.channel, c.direction, c.outcome, c.actor, c.purpose,
    c.account_id, c.contact_point_id, c.source,
    a.place, u.place, a.product, a.licence, a.online, u.time_zone
FROM contacts c JOIN accounts a USING (account_id)
JOIN customers u ON u.customer_id = c.customer_id
ORDER BY c.customer_id, c."at"
"""


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    con, _ = taken(Town.over_months(700, 21, 6, date(2026, 11, 24)), tmp_path_factory.mktemp("t"))
    by_customer = defaultdict(list)
    for customer, *row in con.execute(LOG).fetchall():
        by_customer[customer].append(row)
    return by_customer


def test_hardly_any_logged_contact_would_have_been_refused(logs):
    rules, effects, refused = rulebook.load(), Counter(), Counter()
    for rows in logs.values():
        log = []
        for row in rows:
            contact = LoggedContact(*row[:10])
            if contact.direction == "out":
                verdict = decide(_question(row, log), rules)
                effects[verdict.effect] += 1
                refused.update(reason.id for reason in verdict.reasons if reason.effect == "deny")
            log.append(contact)
    asked = sum(effects.values())
    assert asked > 1_000
    assert effects["deny"] <= asked // 100, refused


def _question(row, log):
    _, at, channel, _, _, actor, purpose, account, point, _, place, home, product, *rest = row
    licence, online, clock = rest
    return Question(
        places=tuple({place, home}),
        channel=channel,
        actor=actor,
        product=product,
        at=at,
        purpose=purpose,
        zones=(clock,),
        log=tuple(log),
        account_id=account,
        contact_point_id=point,
        facts={"licence": licence, "online": online},
    )
