"""What the parts of a rule are called on its page."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from forbear.app.desk.words.cases import PRODUCTS
from forbear.app.desk.words.contacts import CHANNELS, PURPOSES, WHOSE
from forbear.app.desk.words.verdicts import ALLOWED, NEEDS_FIRST, NO, WITH_CARE, VerdictWord

# What a card does where it speaks, in the silhouette of its effect.
DOES = {
    "deny": VerdictWord("deny", _("Stops the act")),
    "require": VerdictWord("require", _("Needs something first")),
    "warn": VerdictWord("warn", _("Asks for care")),
}
# A card alone knows no later hour: what it stops is a plain no.
ANSWERS = {"allow": ALLOWED, "warn": WITH_CARE, "require": NEEDS_FIRST, "deny": NO}

STANDINGS: dict[str, Promise] = {
    "in_force": _("in force"),
    "draft": _("draft"),
    "future": _("still to come"),
    "delayed": _("delayed"),
    "superseded": _("no longer in force"),
    "vacated": _("struck down"),
}

TOPICS: dict[str, Promise] = {
    "when": _("Contact: when"),
    "how_often": _("Contact: how often"),
    "with_whom": _("Contact: with whom"),
    "by_what": _("Contact: by what means"),
    "contact": _("Contact: what must be so"),
    "escalate": _("Further steps"),
    "plan": _("Agreements"),
    "message": _("Messages"),
}
GATES: dict[str, Promise] = {
    "contact": _("contact"),
    "escalate": _("further steps"),
    "plan": _("agreements"),
    "message": _("messages"),
}

# The ladder of force, strongest first, and the words of a card's `force` that stand on each rung.
LADDER: tuple[tuple[Promise, frozenset[str]], ...] = (
    (_("Law"), frozenset({"law", "local regulation"})),
    (_("Rule of an authority"), frozenset({"ministry rule", "FCA rule", "central-bank direction"})),
    (_("National standard"), frozenset({"recommended national standard"})),
    (_("Association's own rule"), frozenset({"self-regulatory"})),
    (_("Guidance"), frozenset({"guidance", "FCA guidance", "safe harbour", "draft"})),
    (_("House policy"), frozenset({"house policy"})),
)
STATUSES: dict[str, Promise] = {
    "verified": _("checked against its source"),
    "reported": _("known from reports"),
    "recalled": _("known from memory, not checked"),
}
KEPT_AS: dict[str, Promise] = {
    "duty": _("a duty, no question for the gate"),
    "formula": _("a formula, no question for the gate"),
    "ground": _("the ground of other rules"),
    "lint": _("asked of every message"),
    "later": _("its gate is not built yet"),
    "left out": _("left out"),
}

GUARDS: dict[str, Promise] = {
    "actor": _("Who acts"),
    "product": _("Product"),
    "licence": _("Licence"),
    "channel": _("Way"),
    "purpose": _("Purpose"),
    "who": _("With whom"),
    "place": _("Place"),
    "kind": _("Kind of agreement"),
    "step": _("Step"),
}
_ACTORS: dict[str, Promise] = {
    "creditor": _("the lender itself"),
    "collector": _("a collector for others"),
    "buyer": _("a buyer of the debt"),
}
_LICENCES: dict[str, Promise] = {
    "bank": _("bank"),
    "consumer_finance": _("consumer finance company"),
    "microloan": _("small-loan company"),
    "guarantee": _("guarantee company"),
    "asset_manager": _("asset manager"),
    "other": _("another lender"),
}
_STEPS: dict[str, Promise] = {
    "lawyers_letter": _("lawyer's letter"),
    "visit": _("visit"),
    "mediation": _("mediation"),
    "payment_order": _("payment order"),
    "suit": _("suit"),
    "enforcement": _("enforcement"),
    "bureau_report": _("report to a credit bureau"),
    "placement": _("handing over to an agency"),
    "sale": _("sale of the debt"),
    "notice_of_assignment": _("notice of the sale"),
    "set_off": _("set-off"),
    "police_report": _("report to the police"),
    "termination": _("ending the contract"),
    "public_notice": _("public notice"),
}
_KINDS: dict[str, Promise] = {
    "pay_in_full": _("paying all at once"),
    "new_date": _("a new date"),
    "deferral": _("deferral"),
    "instalments": _("instalments"),
    "personalised": _("personalised instalments"),
    "token": _("token payments"),
    "hold": _("hold"),
    "rate_cut": _("lower rate"),
    "waiver": _("waiver"),
    "settlement": _("settlement"),
    "consolidation": _("consolidation"),
    "re_age": _("re-ageing"),
    "pro_rata": _("payments shared by size"),
}
VALUES: Mapping[str, Mapping[str, Promise]] = {
    "actor": _ACTORS,
    "product": PRODUCTS,
    "licence": _LICENCES,
    "channel": CHANNELS,
    "purpose": PURPOSES,
    "who": WHOSE,
    "step": _STEPS,
    "kind": _KINDS,
}
