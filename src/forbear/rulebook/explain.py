"""A verdict in plain words: for the customer, for the agent, for a court; in English and Chinese.

The customer hears what holds and under which article, without ids and our inner workings. The
agent hears what to do instead. A court sees every rule, fact and count that the answer rests on.
"""

from datetime import datetime

from forbear.days import zone
from forbear.rulebook.verdict import Reason, Verdict

READERS = ("agent", "customer", "court")
LANGUAGES = ("en", "zh")

_WORDS = {
    "en": {
        "allow": "Allowed, as far as the rules were read.",
        "warn": "Allowed with care, as far as the rules were read.",
        "require": "Something is needed first.",
        "deny": "Not now.",
        "open": "Open from {when} ({zone}).",
        "never": "Time alone does not change this.",
        "needs": "Needed first: {needs}.",
        "customer_free": "We may contact you this way now, as far as we have read the rules.",
        "customer_not": "We are not contacting you this way now. The reasons:",
        "customer_house": "Our own policy keeps this contact back.",
        "customer_open": "We may try again from {when} ({zone}).",
        "court_head": "Asked for {at}: {channel}, purpose {purpose}, to {who}. Answer: {effect}.",
        "court_rule": "{id}: {effect}, by {by}. {cites}. {force}. {title}.",
        "court_read": "Researched rules: {rules}, of them cards: {cards}; read in the instrument "
        "{instrument}, in reports {report}, not read {none}.",
        "court_fact": "{name} = {value}",
        "by_law": "law",
        "by_house": "house policy",
    },
    "zh": {
        "allow": "就已读规则而言可以联系。",
        "warn": "就已读规则而言可以联系，但须留意。",
        "require": "须先具备某项条件。",
        "deny": "现在不可以。",
        "open": "{when} 起可以联系（{zone}）。",
        "never": "等待不会改变这一结果。",
        "needs": "须先具备：{needs}。",
        "customer_free": "就我们已读的规则而言，现在可以用这种方式联系您。",
        "customer_not": "我们现在不会用这种方式联系您，原因如下：",
        "customer_house": "本行政策规定此时不作此类联系。",
        "customer_open": "我们可能在 {when} 之后再联系（{zone}）。",
        "court_head": "询问时间 {at}：渠道 {channel}，目的 {purpose}，对象 {who}。答复：{effect}。",
        "court_rule": "{id}：{effect}，依据{by}。{cites}。{force}。{title}。",
        "court_read": "已研究规则 {rules} 条，其中规则卡 {cards} 张；读过原文 {instrument} 条，"
        "读过转述 {report} 条，未读 {none} 条。",
        "court_fact": "{name} = {value}",
        "by_law": "法规",
        "by_house": "本行政策",
    },
}  # fmt: skip


def explain(verdict: Verdict, reader: str, language: str) -> list[str]:
    """Sentences for one of READERS in one of LANGUAGES, the strictest reason first."""
    words = _WORDS[language]
    if reader == "court":
        return _for_a_court(verdict, words, language)
    stopped = verdict.effect in ("require", "deny")
    if reader == "customer":
        said = [words["customer_not" if stopped else "customer_free"]]
        if stopped:
            said += _for_the_customer(verdict, words, language)
        return [*said, *_when(verdict, words, "customer_open")]
    said = [words[verdict.effect], *(reason.plain[language] for reason in _first(verdict))]
    needs = [need for reason in verdict.reasons for need in reason.needs]
    said += [words["needs"].format(needs=", ".join(needs))] if needs else []
    return [*said, *_when(verdict, words, "open")]


def _for_the_customer(verdict: Verdict, words: dict[str, str], language: str) -> list[str]:
    """Rules of law with their article; what the house keeps back itself is one sentence."""
    ours = {reason.id for reason in verdict.reasons if reason.id.startswith("HOUSE-")}
    said = [
        f"{reason.title[language]} ({reason.cites})"
        for reason in _first(verdict)
        if reason.id not in ours
    ]
    return said + ([words["customer_house"]] if ours else [])


def _first(verdict: Verdict) -> list[Reason]:
    order = ("deny", "require", "warn")
    return sorted(verdict.reasons, key=lambda reason: order.index(reason.effect))


def _when(verdict: Verdict, words: dict[str, str], key: str) -> list[str]:
    at = verdict.next_lawful_at
    if verdict.effect != "deny":
        return []
    if at is None:
        return [words["never"]] if key == "open" else []
    name = verdict.asked["zones"][0]
    return [words[key].format(when=_local(at, name), zone=name)]


def _local(at: datetime, name: str) -> str:
    return f"{at.astimezone(zone(name)):%Y-%m-%d %H:%M}"


def _for_a_court(verdict: Verdict, words: dict[str, str], language: str) -> list[str]:
    asked = {**verdict.asked, "effect": verdict.effect}
    said = [words["court_head"].format(**asked)]
    for reason in _first(verdict):
        told = {**reason.as_json(), "title": reason.title[language], "by": words[f"by_{reason.by}"]}
        said.append(words["court_rule"].format(**told))
    said.append(words["court_read"].format(**verdict.read))
    facts = verdict.asked.items()
    return said + [words["court_fact"].format(name=name, value=value) for name, value in facts]
