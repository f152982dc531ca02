"""The law as pages to read: cards by place, protected states, and what became of each rule.

The pages under `docs/law/` are rendered from the cards and the register, so they cannot drift from
what the gate asks. `forbear law pages DIR` writes them.
"""

import re
from collections import Counter
from collections.abc import Iterable

from forbear.rulebook import toml
from forbear.rulebook.cardpage import READ, Table, card_text, grid
from forbear.rulebook.places import Places

PLACES = {
    "CN": "Mainland China 中国内地",
    "CN-SZ": "Shenzhen 深圳",
    "CN-XM": "Xiamen 厦门",
    "US": "United States, federal 美国联邦",
    "US-CA": "California 加利福尼亚州",
    "US-DC": "District of Columbia 哥伦比亚特区",
    "US-MA": "Massachusetts 马萨诸塞州",
    "US-NY": "New York State 纽约州",
    "US-NY-NYC": "New York City 纽约市",
    "US-WA": "Washington State 华盛顿州",
    "UK": "United Kingdom 英国",
    "UK-SCT": "Scotland 苏格兰",
    "AU": "Australia 澳大利亚",
    "IN": "India 印度",
    "KR": "Korea 韩国",
}
NOT_READ_YET = "Written by the project from its research; no lawyer has signed it."
HEAD = (
    "<!-- Written by `forbear law pages docs/law` from the cards. Change the cards instead. -->\n"
)


def pages() -> dict[str, str]:
    """File name -> Markdown, for every page of `docs/law/`."""
    rules, cards = register(), all_cards()
    made = {"index.md": _index(rules, cards), "coverage.md": _coverage(rules)}
    made["states.md"] = _states()
    made["facts.md"] = _facts(cards)
    made["house.md"] = _house(cards, rules)
    for place, name in PLACES.items():
        here = [card for card in cards if rules.get(card["id"], {}).get("jurisdiction") == place]
        made[f"{place.lower()}.md"] = _place(place, name, here, rules)
    return {file: HEAD + "\n" + text for file, text in made.items()}


def register() -> dict[str, Table]:
    """Every researched rule by its id, as the register files have it."""
    found: dict[str, Table] = {}
    for label, file in toml.tables(toml.SHIPPED / "register", "register"):
        found |= toml.read(file, label)
    return found


def all_cards() -> list[Table]:
    """Every card, as its file has it, by id."""
    found = [
        toml.read(file, label)
        for folder in ("places", "house")
        for label, file in toml.tables(toml.SHIPPED.joinpath(folder), folder)
    ]
    return sorted((card for card in found if "id" in card), key=lambda card: str(card["id"]))


def places() -> Places:
    """The places that can be asked."""
    return Places(toml.read(toml.SHIPPED / "places.toml", "places.toml"))


def readings() -> dict[str, Table]:
    """How a rule was read where its text leaves a question open, by rule id."""
    return toml.read(toml.SHIPPED / "readings.toml", "readings.toml")


def adopts() -> list[str]:
    """The cards that house policy takes in although nobody has verified them."""
    label = "house/adopts.toml"
    return list(toml.read(toml.SHIPPED / "house" / "adopts.toml", label)["adopts"])


def _index(rules: dict[str, Table], cards: list[Table]) -> str:
    rows = []
    for place, name in PLACES.items():
        here = [rule for rule in rules.values() if rule["jurisdiction"] == place]
        made = sum(rules.get(card["id"], {}).get("jurisdiction") == place for card in cards)
        read = Counter(rule["read"] for rule in here)
        counts = [str(read[how]) for how in READ]
        rows.append([f"[{name}]({place.lower()}.md)", str(len(here)), str(made), *counts])
    head = ["place", "rules researched", "cards", "instrument read", "report read", "nothing read"]
    return (
        "# The law, place by place 各地规则\n\n"
        "A *card* is one rule as reviewed text: what it covers, its numbers and their dates, its\n"
        "condition, and examples on both sides of every edge. The gate asks every card that may\n"
        f"apply and the strictest decides. {NOT_READ_YET} So an *allow* means: nothing among the\n"
        "rules that we have read stands against it.\n\n"
        "每张“规则卡”是一条经审阅的文本：适用于谁、数字及其生效日期、条件，以及边界两侧的例子。\n"
        "闸口会询问所有可能适用的规则卡，以最严者为准。“准许”只表示已读的规则均未禁止。\n\n"
        + grid(head, rows)
        + "\n- [What the house adds 本行政策](house.md)\n"
        "- [Protected states 保护状态](states.md)\n"
        "- [Facts that a rule may read 规则可读取的事实](facts.md)\n"
        f"- [What became of all {len(rules)} researched rules 全部规则的去向](coverage.md)\n"
    )


def _place(place: str, name: str, cards: list[Table], rules: dict[str, Table]) -> str:
    adopted, read = adopts(), readings()
    others = [
        [rule_id, rule["article"], rule["kept_as"], rule.get("because", "")]
        for rule_id, rule in rules.items()
        if rule["jurisdiction"] == place and rule["kept_as"] != "card"
    ]
    text = f"# {name}\n\n## Cards 规则卡\n\n"
    text += (
        "\n".join(card_text(card, card["id"] in adopted, read.get(card["id"])) for card in cards)
        or "None.\n"
    )
    if others:
        text += "\n## Other rules of this place 其他规则\n\n"
        text += grid(["rule", "article", "kept as", "because"], others)
    return text


def _house(cards: list[Table], rules: dict[str, Table]) -> str:
    own = [card for card in cards if card["id"] not in rules]
    return (
        "# What the house adds 本行政策\n\n"
        + "\n".join(card_text(card, adopted=False) for card in own)
        + "\n".join(_made_by_the_gate())
        + "\n## Adopted cards 采纳的规则卡\n\n"
        "These protect somebody and nobody has verified them in their instrument. House\n"
        "policy takes them in, so that they deny all the same; the reason then says\n"
        "that the house denies.\n\n"
        + grid(
            ["rule", "article", "status"],
            [
                [rule_id, rules[rule_id]["article"], rules[rule_id]["status"]]
                for rule_id in adopts()
            ],
        )
    )


def _made_by_the_gate() -> Iterable[str]:
    """The cards that no file can hold: about the pack, about old knowledge, about the states."""
    for card_id, words in toml.read(toml.SHIPPED / "gate.toml", "gate.toml").items():
        yield f"### {words['title']['en']} · {words['title']['zh']}\n\n`{card_id}`\n"
        yield f"{words['plain']['en']}\n\n{words['plain']['zh']}\n"


def _facts(cards: list[Table]) -> str:
    words = {card["id"]: _words(card) for card in cards}
    rows = [
        [
            f"`{name}`",
            f"{fact['meaning']['en']} {fact['meaning']['zh']}",
            " ".join([fact["type"], *fact.get("values", [])]),
            "not known" if fact.get("unknown") else str(fact.get("default", "")).lower(),
            fact["producer"],
            fact.get("max_age", "–") if fact.get("protects") else "–",
            ", ".join(card_id for card_id, used in words.items() if name in used) or "–",
        ]
        for name, fact in toml.read(toml.SHIPPED / "facts.toml", "facts.toml").items()
    ]
    head = [
        "fact",
        "meaning",
        "type",
        "when not given",
        "who knows it",
        "at most as old as",
        "read",
    ]
    return (
        "# Facts that a rule may read 规则可读取的事实\n\n"
        "`forbear check contact --fact NAME=VALUE` gives one; what is not given has the value of\n"
        "the fourth column. Facts of the clock, the states and the contact log are worked out by\n"
        "the gate. Where a card that binds reads a fact older than the sixth column allows, the\n"
        "house denies and names the silent source.\n\n"
        "可用 `--fact 名称=值` 提供；未提供的取第四列的值。时钟、保护状态和联络记录由闸口推算。\n"
        "信息早于第六列允许的期限时，本行政策不予放行，并指出是哪个来源。\n\n" + grid(head, rows)
    )


def _words(card: Table) -> set[str]:
    """Every word of a card's guards and conditions, the names of its facts among them."""
    parts = [card.get(key, "") for key in ("covers", "let", "rule")]
    return set(re.findall(r"\w+", " ".join(map(str, parts))))


def _states() -> str:
    rows = [
        [
            f"`{name}`",
            f"{state['meaning']['en']} {state['meaning']['zh']}",
            ", ".join(state["contact"]) or "–",
            ", ".join(state["steps"]) or "–",
            ", ".join(state.get("free", [])) or "–",
            ", ".join(state.get("lifted_by", [])) or "–",
        ]
        for name, state in toml.read(toml.SHIPPED / "states.toml", "states.toml").items()
    ]
    return (
        "# Protected states 保护状态\n\n"
        "What each state stops at least, in every place, beside what the law's own cards stop.\n"
        "以下是各状态在任何地方至少会停止的事项，法律自身的规则另计。\n\n"
        + grid(
            ["state", "meaning", "stops contact for", "stops the steps", "free", "lifted by"], rows
        )
    )


def _coverage(rules: dict[str, Table]) -> str:
    kept = Counter(rule["kept_as"] for rule in rules.values())
    rows = [
        [rule_id, rule["jurisdiction"], rule["article"], ", ".join(rule["gates"]) or "–",
         rule["status"], rule["kept_as"], rule.get("because", "")]
        for rule_id, rule in rules.items()
    ]  # fmt: skip
    return (
        f"# What became of all {len(rules)} researched rules 全部规则的去向\n\n"
        "A *card* is asked at its gate. A *duty* and a *formula* are no question for a gate. A\n"
        "*ground* stands behind cards and gives no reason of its own. *lint* speaks through a\n"
        "category of the [message lint](../reference/messages.md). *later* waits for its gate.\n\n"
        + grid(["kept as", "rules"], [[how, str(kept[how])] for how in sorted(kept)])
        + "\n"
        + grid(["rule", "place", "article", "gates", "status", "kept as", "because"], rows)
    )
