"""A second reading of which law speaks at the message gate: from the researched rules alone.

Each text is put together from sentences that plainly are of one category, or of none; so it is
known what was said, and only who must answer for it is reckoned. It never imports the rulebook.
"""

from datetime import date, timedelta

from . import reckoning
from .asked import Asked

PLAIN = {
    "zh": "您的还款尚未到账，如有困难请与我们联系。",
    "en": "Please reach us when it suits you.",
}
NAMED = {"zh": "【甲乙银行】", "en": "This is Northern Bank plc. "}
STOP = {"zh": "回复TD退订。", "en": "Reply STOP to opt out. "}
COLLECTOR = {"zh": "本消息来自债务催收公司。", "en": "This message is from a debt collector. "}
SAID = {
    "LINT-VIOLENCE": ("小心你的家人。", "We will hurt you. "),
    "LINT-ABUSE": ("你真不要脸。", "You are an idiot. "),
    "LINT-IMPERSONATE-STATE": ("派出所将上门。", "A bailiff comes to your home. "),
    "LINT-ARREST": ("你会坐牢。", "You go to jail. "),
    "LINT-FALSE-LEGAL": ("我们要告你。", "Here is your summons. "),
    "LINT-FAKE-LEGAL-DOC": ("附协查函。", "Affidavit for you. "),
    "LINT-BLACKLIST": ("你上了黑名单。", "You go on a blacklist. "),
    "LINT-PUBLIC-SHAME": ("让你身败名裂。", "We name and shame you. "),
    "LINT-THIRD-PARTY-PRESSURE": ("我们会告诉你家人。", "We call your boss. "),
    "LINT-NEW-BORROWING": ("你去套现。", "You can borrow from a friend. "),
    "LINT-EXTRA-FEES": ("你要付催收费。", "You pay a collection fee. "),
    "LINT-FALSE-URGENCY": ("过时不候。", "Act now. "),
    "LINT-FALSE-PROMISE": ("保证不上征信。", "We fix your credit. "),
}
LEFT_OUT = {
    "LINT-MISSING-ID": NAMED, "LINT-MISSING-MINIMIRANDA": COLLECTOR, "LINT-MISSING-OPTOUT": STOP,
}  # fmt: skip
EFFECT = {"block": "deny", "block_unless": "deny", "require": "require", "warn": "warn"}
PLACES = [
    ["CN"], ["CN-XM"], ["US"], ["US-NY"], ["US-MA"], ["US-NY-NYC"], ["GB"], ["GB-SCT"], ["IN"],
    ["CN", "US-CA"],
]  # fmt: skip
CHANNELS = ["voice", "sms", "email", "im", "letter", "push", "visit"]
DAYS = [date(2026, 11, 24),
        date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 29), date(2019, 5, 5),
        date(2026, 1, 30), date(2026, 8, 1)]  # fmt: skip
PRODUCTS = ["credit_card", "instalment_loan", "personal_loan", "revolving", "other"]
PURPOSES = ["collection", "collection", "service_reminder", "reply", "statutory_notice",
            "legal_service", "plan_reminder", "location"]  # fmt: skip
LICENCES = ["bank", "consumer_finance", "microloan", "guarantee", "asset_manager", "other", None]
FLAGS = ["charged_off", "creditor_false_name", "not_in_default_when_obtained", "law_firm_in_suit",
         "limitation_expired", "regulated_agreement", "voicemail"]  # fmt: skip


def question(draw):
    """A question, and the categories that its text is known to be of."""
    language = draw.choice(["zh", "en"])
    said = draw.sample(sorted(SAID), draw.choice([0, 1, 1, 2, 3]))
    lacks = {name for name in LEFT_OUT if draw.random() < 0.25}
    text = "".join(part[language] for name, part in LEFT_OUT.items() if name not in lacks)
    text += "".join(SAID[name][language == "en"] for name in said) + PLAIN[language]
    facts = {"licence": draw.choice(LICENCES), "online": draw.choice([True, False, None])}
    facts |= {name: draw.random() < 0.5 for name in FLAGS if draw.random() < 0.3}
    day = draw.choice(DAYS)
    if draw.random() < 0.4:
        facts["suit_filed_on"] = str(day + timedelta(days=draw.choice([-1, 0, 1])))
    asked = {
        "place": draw.choice(PLACES), "channel": draw.choice(CHANNELS), "text": text,
        "actor": draw.choice(["creditor", "collector", "buyer"]),
        "product": draw.choice(PRODUCTS), "purpose": draw.choice(PURPOSES),
        "at": f"{day}T15:00:00+00:00", "zone": ["UTC"], "fact": facts,
    }  # fmt: skip
    return asked, set(said) | lacks


class MessageLaw(reckoning.Law):
    """All researched rules, as the categories of the message lint lean on them."""

    def __init__(self, facts, catalogue):
        super().__init__({"rules": []}, catalogue, lambda _day: False)
        self.by_id = {rule["id"]: rule for rule in facts["rules"]}
        self.lint = {one["id"]: one for one in facts["message_lint"]}
        self.federal = {
            rule["id"]
            for rule in facts["rules"]
            if "12 CFR Part 1006" in rule["instrument"]
            and rule["binds"]
            and rule["binds"].get("actor") == ["collector", "buyer"]
        }

    def reasons(self, asked, categories):
        """(rule, effect, category) for each that is known to be there."""
        ask = Asked(asked, "UTC", self)
        here = self.jurisdictions(asked["place"])
        return {
            (name, EFFECT[self.lint[category]["severity"]], category)
            for category in categories
            if not self.proved(category, ask)
            for name in self.lint[category]["basis"]
            if name in self.by_id and self.by_id[name]["jurisdiction"] in here
            if self.speaks(self.by_id[name], ask, asked)
            if not self.own_form(category, name, ask)
        }

    def speaks(self, rule, ask, asked):
        bounds = {
            key: v
            for key, v in (rule["binds"] or {}).items()
            if key not in ("who", "contact", "kind")
        }
        free = "law_firm_in_suit" in (rule["params"].get("fact") or []) and ask.fact(
            "law_firm_in_suit"
        )
        purposes = rule["purposes"]
        start, end = rule["effective_from"], rule["effective_to"]
        return (
            self.binds({**rule, "binds": bounds}, ask, asked["place"])
            and not free
            and (not purposes or "any" in purposes or ask.purpose in purposes)
            and (not start or date.fromisoformat(str(start)) <= ask.today)
            and (not end or ask.today <= date.fromisoformat(str(end)))
        )

    def proved(self, category, ask):
        """What makes the text lawful all the same."""
        if category == "LINT-FALSE-LEGAL":
            return ask.met("suit_filed_on") and not ask.fact("limitation_expired")
        return category == "LINT-MISSING-MINIMIRANDA" and ask.fact("voicemail")

    def own_form(self, category, name, ask):
        """A limited voicemail and a location inquiry of the United States have their own forms."""
        return (
            category == "LINT-MISSING-ID"
            and name.startswith("US-")
            and (ask.fact("voicemail") or ask.purpose == "location")
        )
