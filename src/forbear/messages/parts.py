"""Which required parts a text has: reviewed terms, merge fields, and the name of an institution."""

import re
from collections.abc import Mapping
from functools import cache

from forbear.messages.folding import Folded, fold
from forbear.messages.shelf import table
from forbear.messages.terms import chinese, english

_HAN = "\u4e00-\u9fff"
_NAMED_ZH = re.compile(
    rf"【[^】]{{2,30}}】|[{_HAN}]{{2,8}}(?:农商行|农村信用社|消费金融|有限公司|信用卡中心|小额贷款|资产管理|融资担保|律师事务所)"
    rf"|[{_HAN}]*[^到的向家该贵本各入卡户业他些何是与和在去问找{{}}\W]银行(?!卡|账|流水|柜|转|存)"
)
_BODIES = (
    r"Bank|Banking|Inc|LLC|L\.L\.C|LLP|Ltd|Limited|plc|PLC|Corp|Corporation|Company|Co|"
    r"Credit Union|Financial|Finance|Services|Recovery|Recoveries|Associates|Group|Capital|"
    r"Collections|Lending|Loans|Funding|Partners|Solutions|Cards|Card|Credit|Trust|"
    r"Building Society|N\.A|Money|Agency|Law"
)
_NAMED_EN = re.compile(rf"\b(?:[A-Z][\w&'’.\-]*,?\s+){{1,5}}(?:{_BODIES})\b|\b[A-Z][a-z]+[Bb]ank\b")
_SAID_EN = re.compile(
    r"\b(?:(?:calling|writing|here|am|is|are) (?:from|at|with)|on behalf of|with|from) "
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December)\b)"
    r"[A-Z][\w&'’\-]+(?:\s+[A-Z][\w&'’\-]+)+"
)
_PERSON = re.compile(
    r"\b(?:[Tt]his is|[Mm]y name is|[Ii]t is|[Ii]t's|[Aa]sk for|[Ss]peak(?:ing)? (?:with|to)"
    r"|[Cc]all|I am|I'm)\s+(?!(?:From|The|Our|An?)\b)[A-Z][a-z]+"
)


def names_person(text: str, folded: Folded) -> bool:
    """Whether a natural person is named, by words such as `this is`."""
    return has("person", folded) or bool(_PERSON.search(text))


@cache
def _words(part: str) -> tuple[tuple[re.Pattern[str], ...], tuple[str, ...]]:
    said = table("parts.toml")[part]
    patterns = (chinese(said.get("zh", ())), english(said.get("en", ())))
    return patterns, tuple(said.get("fields", ()))


def has(part: str, folded: Folded) -> bool:
    """Whether the text has a part of parts.toml."""
    patterns, names = _words(part)
    if any(name in field.lower() for field in folded.fields for name in names):
        return True
    return any(pattern.search(folded.text) for pattern in patterns)


def names_sender(text: str, folded: Folded, sender: str | None) -> bool:
    """Whether the true sender is named; where that is not known, whether any institution is."""
    _, fields = _words("institution")
    if any(name in field.lower() for field in folded.fields for name in fields):
        return True
    if sender:
        return fold(sender).text.strip() in folded.text
    return any(pattern.search(text) for pattern in (_NAMED_ZH, _NAMED_EN, _SAID_EN))


LETTER = {
    "holder_name": ("holder_name",),
    "balance": ("balance",),
    "reason_and_law": ("reason", "law"),
    "rights_and_duties": ("rights_and_duties",),
    "query_and_objection_route": ("query_route", "objection_route"),
    "issuer_contact": ("contact",),
    "business_seal": ("seal",),
}
VALIDATION = {
    name: (name,)
    for name in (
        "creditor", "account_number", "itemisation", "dispute_period_end", "dispute_rights",
        "cfpb_page", "response_form",
    )
}  # fmt: skip
NEW_YORK = {
    "forbidden_practices_notice": ("forbidden_practices",),
    "protected_incomes_notice": ("protected_incomes",),
}
NEW_YORK_CHARGED_OFF = {name: (name,) for name in ("original_creditor", "itemised_account")}
VOICEMAIL = {"reply_request": ("reply_request",)}
PERSONALISED = {
    "balance": ("balance",), "structure": ("structure",), "currency": ("currency",),
    "cycle": ("cycle",), "method": ("method",), "due_dates": ("due_dates",),
    "instalment_amount": ("instalment_amount",), "fee_interest_treatment": ("fee_treatment",),
    "no_new_card_promise": ("no_new_card",), "rights_duties": ("rights_duties",),
    "breach_liability": ("breach",),
}  # fmt: skip
WORKOUT = {
    "apr_during": ("rate",), "apr_after": ("rate_after",), "fees_during": ("fees",),
    "min_payment_during": ("minimum_payment",), "timely_payment_condition": ("on_time",),
}  # fmt: skip
BRITISH_PLAN = {"free_debt_advice": ("debt_advice",), "credit_file_effect": ("credit_file",)}
SETTLEMENT = {
    "written_confirmation": ("written_confirmation",), "protected_incomes": ("protected_incomes",),
}  # fmt: skip
COST_SHEET = {"cost_sheet": ("cost_sheet",)}


def missing(wanted: Mapping[str, tuple[str, ...]], folded: Folded) -> tuple[str, ...]:
    """The items of which some part is not in the text."""
    return tuple(
        item for item, parts in wanted.items() if not all(has(part, folded) for part in parts)
    )
