"""The message gate: which law speaks, for whom, when, and what proves a text lawful."""

from datetime import datetime

import pytest

from forbear.contact import QuestionError
from forbear.messages import decide_message, message_of
from forbear.rulebook import load

LENDER = {
    "place": "CN", "channel": "sms", "actor": "creditor", "product": "credit_card",
    "at": "2026-11-24T14:00:00+08:00",
}  # fmt: skip
COLLECTOR = {**LENDER, "place": "US", "actor": "collector", "at": "2026-11-24T14:00:00-05:00"}
BRITISH = {**LENDER, "place": "GB", "at": "2026-11-24T14:00:00+00:00"}
FAIR = "This is Harbor Recovery LLC, a debt collector. Reply STOP to opt out. "
NAME = "【甲乙银行】"


def ask(text, world, **changed):
    return decide_message(message_of({**world, "text": text, **changed}), load())


def said(verdict):
    return {(getattr(r, "category", ""), r.id, r.effect) for r in verdict.reasons}


def test_a_fair_text_passes_and_says_how_far_was_read():
    verdict = ask(NAME + "您的还款尚未到账，如有困难请与我们联系。", LENDER)
    assert (verdict.effect, verdict.reasons) == ("allow", ())
    assert verdict.next_lawful_at == datetime.fromisoformat(LENDER["at"])
    assert verdict.read["rules"] == 14
    assert verdict.read["cards"] <= verdict.read["rules"]


ROWS = [
    ("a threat: penal law, and two more by the house", NAME + "打断你的腿", LENDER, {},
     {("LINT-VIOLENCE", "CN-MSG-CRIME-OTHER", "deny"), ("LINT-VIOLENCE", "CN-MSG-CBA-8", "deny"),
      ("LINT-VIOLENCE", "CN-MSG-FORBIDDEN-68", "deny")}),
    ("the older penalty law ended with 2025", NAME + "打断你的腿", LENDER,
     {"at": "2025-12-31T14:00:00+08:00"},
     {("LINT-VIOLENCE", "CN-MSG-CRIME-OTHER", "deny"), ("LINT-VIOLENCE", "CN-MSG-PSA-42", "deny"),
      ("LINT-VIOLENCE", "CN-MSG-FORBIDDEN-68", "deny")}),
    ("a category without a rule that binds says nothing", "You go to jail.", COLLECTOR,
     {"actor": "creditor"}, set()),
    ("the same from a collector", FAIR + "You go to jail.", COLLECTOR, {},
     {("LINT-ARREST", "US-MSG-FALSE", "deny")}),
    ("a creditor under a false name is a collector", FAIR + "You go to jail.", COLLECTOR,
     {"actor": "creditor", "fact": {"creditor_false_name": True}},
     {("LINT-ARREST", "US-MSG-FALSE", "deny")}),
    ("nobody signs", "您的还款尚未到账。", LENDER, {},
     {("LINT-MISSING-ID", "CN-CONTACT-IDENTIFY", "require"),
      ("LINT-MISSING-ID", "CN-MSG-SMS-SENDER", "require")}),
    ("signed by another than the sender", "【丙公司】您好", LENDER,
     {"fact": {"sender_name": "甲乙银行"}},
     {("LINT-MISSING-ID", "CN-CONTACT-IDENTIFY", "require"),
      ("LINT-MISSING-ID", "CN-MSG-SMS-SENDER", "require")}),
    ("a merge field may stand for the sender", "【{{bank_name}}】您好", LENDER, {}, set()),
    ("the sender really is that body", "【甲市公安局】您好", LENDER,
     {"fact": {"sender_name": "甲市公安局"}}, set()),
    ("no way out, no disclosure", "This is Harbor Recovery LLC. Hello.", COLLECTOR, {},
     {("LINT-MISSING-OPTOUT", "US-MSG-OPTOUT", "require"),
      ("LINT-MISSING-MINIMIRANDA", "US-MSG-MINIMIRANDA", "require")}),
    ("a letter needs no way out", "This is Harbor Recovery LLC, a debt collector.", COLLECTOR,
     {"channel": "letter"}, set()),
    ("a suit that the case record proves", NAME + "我行已向法院起诉", LENDER,
     {"fact": {"suit_filed_on": "2026-11-24"}}, set()),
    ("and one that will be filed tomorrow", NAME + "我行已向法院起诉", LENDER,
     {"fact": {"suit_filed_on": "2026-11-25"}},
     {("LINT-FALSE-LEGAL", "CN-MSG-CBA-8", "deny"),
      ("LINT-FALSE-LEGAL", "CN-ESC-TIME-BARRED", "deny"),
      ("LINT-FALSE-LEGAL", "CN-ESC-ENFORCE-KEEP", "deny")}),
    ("a hurry only warns", "Act now! Northern Bank plc", BRITISH, {},
     {("LINT-FALSE-URGENCY", "UK-NO-PRESSURE", "warn")}),
    ("on the line nothing is told before they are known", "Northern Bank plc: your payment is late",
     BRITISH, {"channel": "voice"}, {("LINT-THIRD-PARTY-DISCLOSE", "UK-CONTACT-THIRD", "deny")}),
    ("and then it is", "Northern Bank plc: your payment is late", BRITISH,
     {"channel": "voice", "fact": {"identity_checked": True}}, set()),
    ("a relay text names no debt", "Ask Mr Lee to call about his debt.", COLLECTOR,
     {"channel": "voice", "purpose": "location", "who": "family"},
     {("LINT-THIRD-PARTY-DISCLOSE", "US-CONTACT-LOCATION", "deny")}),
    ("nor does it need our name", "Please ask Mr Lee to call 555-010-0199.", COLLECTOR,
     {"channel": "voice", "purpose": "location", "who": "family"}, set()),
    ("the debtor's family", NAME + "请转告王先生，他逾期了", LENDER, {"who": "family"},
     {("LINT-THIRD-PARTY-DISCLOSE", "CN-CONTACT-CBA-UNRELATED", "deny"),
      ("LINT-THIRD-PARTY-DISCLOSE", "CN-DATA-BASIS", "deny")}),
    ("a guarantor may hear of it", NAME + "王先生的借款逾期了", LENDER,
     {"who": "guarantor"}, set()),
    ("an envelope", "Past due", COLLECTOR, {"channel": "letter", "fact": {"part": "envelope"}},
     {("LINT-ENVELOPE", "US-MSG-UNFAIR", "deny")}),
    ("a postcard, whatever it says", "Hello", COLLECTOR,
     {"channel": "letter", "fact": {"part": "postcard"}},
     {("LINT-ENVELOPE", "US-MSG-UNFAIR", "deny")}),
    ("the subject line of an e-mail", "Your debt\n\n" + FAIR, COLLECTOR, {"channel": "email"},
     {("LINT-ENVELOPE", "US-MSG-UNFAIR", "deny")}),
    ("its body", "Hello\n\n" + FAIR + "Your debt is old.", COLLECTOR, {"channel": "email"}, set()),
    ("a limited voicemail", "This is Dana with Harbor Group. Please call 555-010-0199.", COLLECTOR,
     {"channel": "voice", "fact": {"voicemail": True}}, set()),
    ("one that says too much", "This is Dana with Harbor Group. Call 555-010-0199 about a debt.",
     COLLECTOR, {"channel": "voice", "fact": {"voicemail": True}},
     {("LINT-VOICEMAIL-CONTENT", "US-CONTACT-VOICEMAIL", "deny")}),
    ("hurrying in the validation period", FAIR + "Pay within 10 days.", COLLECTOR,
     {"fact": {"validation_ends_on": "2026-11-24"}},
     {("LINT-OVERSHADOW", "US-VAL-OVERSHADOW", "deny")}),
    ("and after it", FAIR + "Pay within 10 days.", COLLECTOR,
     {"fact": {"validation_ends_on": "2026-11-23"}}, set()),
    ("New York: silent on an old debt", FAIR, COLLECTOR,
     {"place": "US-NY", "fact": {"limitation_expired": True}},
     {("", "US-NY-TIMEBARRED", "require")}),
    ("and telling of it", FAIR + "The law limits how long you can be sued on a debt.", COLLECTOR,
     {"place": "US-NY", "fact": {"limitation_expired": True}}, set()),
    ("a kept plan", NAME + "请还款", LENDER, {"state": ["signed_plan"]},
     {("LINT-MORATORIUM", "CN-CONTACT-SIGNED-PLAN-STOP", "deny")}),
    ("its reminder is another purpose", NAME + "您的计划明日到期", LENDER,
     {"state": ["signed_plan"], "purpose": "plan_reminder"}, set()),
    ("where nobody read the law", "hello", {**LENDER, "place": "JP"}, {},
     {("", "HOUSE-NO-PACK", "deny")}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("say", "text", "world", "changed", "expected"), ROWS, ids=[r[0] for r in ROWS]
)
def test_the_law_that_binds_speaks(say, text, world, changed, expected):
    assert said(ask(text, world, **changed)) == expected


MONEY = {
    "arrears_cents": 500_000,
    "balance_cents": 2_000_000,
    "days_past_due": 9,
    "currency": "CNY",
}


@pytest.mark.parametrize(
    ("say", "text", "spans"),
    [
        ("the arrears", "逾期金额5,000.00元", []),
        ("in thousands", "逾期金额0.5万元", []),
        ("a cent off", "逾期金额5,000.01元", ["5,000.01元"]),
        ("the balance as arrears", "逾期金额20000元", ["20000元"]),
        ("the balance", "账户余额20000元", []),
        ("days", "已逾期9天，应还5000元", []),
        ("a day off", "已逾期10天", ["逾期10天"]),
        ("another currency", "逾期5000美元", ["5000美元"]),
        ("an instalment is no arrears", "可分12期，每期450元", []),
        ("nor is a fee", "手续费30元", []),
        ("a merge field", "逾期{{arrears}}元，{{days_past_due}}天", []),
        ("no money", "尾号1234，请致电95588", []),
    ],
)
def test_amounts_are_the_ledgers(say, text, spans):
    text = NAME + text + "，费用明细见附件"
    verdict = ask(text, LENDER, fact=MONEY)
    found = [r for r in verdict.reasons if r.category == "LINT-AMOUNT-MISMATCH"]
    assert [text[slice(*r.span)] for r in found] == spans, say


def test_without_the_ledger_no_amount_is_compared():
    assert ask(NAME + "逾期金额5,000.01元", LENDER).effect == "allow"


def test_an_old_ledger_denies_even_where_the_amounts_agree():
    message = message_of({**LENDER, "text": NAME + "逾期5000元", "fact": MONEY})
    old = datetime.fromisoformat("2026-11-20T00:00:00+08:00")
    object.__setattr__(message, "stale", {"ledger": old})
    assert [r.id for r in decide_message(message, load()).reasons] == ["HOUSE-FRESHNESS"]


LETTER = (
    "尊敬的王先生：您的信用卡欠款余额5,000元已逾期，根据领用合约请予偿还。您有权查询账户明细，"
    "如有异议可以提出并举证。客服电话95500。甲乙银行（公章）"
)


@pytest.mark.parametrize(
    ("without", "needs"),
    [
        ("", ()),
        ("尊敬的王先生：", ("holder_name",)),
        ("（公章）", ("business_seal",)),
        ("您有权", ("rights_and_duties",)),
        ("客服电话95500。", ("issuer_contact",)),
        ("如有异议可以提出并举证。", ("query_and_objection_route",)),
        ("根据领用合约", ("reason_and_law",)),
    ],
)
def test_a_card_letter_has_the_contents_of_article_69(without, needs):
    verdict = ask(LETTER.replace(without, ""), LENDER, channel="letter")
    found = [r for r in verdict.reasons if r.category == "LINT-LETTER-INCOMPLETE"]
    assert [r.needs for r in found] == ([needs] if needs else [])


def test_a_reason_says_where_and_what_instead():
    text = NAME + "你 会 坐 牢"
    reason = ask(text, LENDER).reasons[0].as_json()
    assert text[slice(*reason["span"])] == "坐 牢"
    assert set(reason["instead"]) == {"en", "zh"}
    assert {"id", "effect", "by", "cites", "title", "force", "category"} <= set(reason)


@pytest.mark.parametrize(
    ("changed", "words"),
    [({"text": " "}, "--text"), ({"purpose": "nagging"}, "purpose"), ({"place": ""}, "--place")],
)
def test_a_wrong_question_names_what_is_wrong(changed, words):
    with pytest.raises(QuestionError, match=words):
        ask(changed.pop("text", "hello"), LENDER, **changed)
