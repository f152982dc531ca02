"""The law as pages to read: cards by place, protected states, and what became of each rule.

The pages under `docs/law/` are rendered from the cards and the register, so they cannot drift from
what the gate asks. `forbear law pages DIR` writes them.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from forbear.rulebook import toml

Table = dict[str, Any]
NO_FIRST_DAY = "0001-01-01"
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
    "AU": "Australia 澳大利亚",
    "IN": "India 印度",
    "KR": "Korea 韩国",
}
READ = {
    "instrument": "the instrument itself 读过原文",
    "report": "reports of it 读过转述",
    "none": "nothing read 未读",
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


def adopts() -> list[str]:
    """The cards that house policy takes in although nobody has verified them."""
    label = "house/adopts.toml"
    return list(toml.read(toml.SHIPPED / "house" / "adopts.toml", label)["adopts"])


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines) + "\n"


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
        + _table(head, rows)
        + "\n- [What the house adds 本行政策](house.md)\n"
        "- [Protected states 保护状态](states.md)\n"
        f"- [What became of all {len(rules)} researched rules 全部规则的去向](coverage.md)\n"
    )


def _place(place: str, name: str, cards: list[Table], rules: dict[str, Table]) -> str:
    adopted = adopts()
    others = [
        [rule_id, rule["article"], rule["kept_as"], rule.get("because", "")]
        for rule_id, rule in rules.items()
        if rule["jurisdiction"] == place and rule["kept_as"] != "card"
    ]
    text = f"# {name}\n\n## Cards 规则卡\n\n"
    text += "\n".join(_card(card, card["id"] in adopted) for card in cards) or "None.\n"
    if others:
        text += "\n## Other rules of this place 其他规则\n\n"
        text += _table(["rule", "article", "kept as", "because"], others)
    return text


def _card(card: Table, adopted: bool) -> str:
    lines = [f"### {card['title']['en']} · {card['title']['zh']}", "", f"`{card['id']}`", ""]
    lines += [card["plain"]["en"], "", card["plain"]["zh"], ""]
    lines += [f"- cites 依据: {card['cites']}", f"- force 效力: {card['force']}, {card['state']}"]
    lines += [f"- in force 生效: {_dates(card)}", f"- effect 结果: {card['effect']}"]
    lines += [f"- how sure 把握: {card['status']}; read 依据来源: {READ[card['read']]}"]
    if adopted:
        lines += [
            "- adopted by house policy, so that it denies although it is not verified 本行采纳"
        ]
    lines += [f"- covers 适用: {_covers(card.get('covers', {}))}"]
    lines += [f"- {_param(name, param)}" for name, param in card.get("params", {}).items()]
    lines += ["", "```sql", *_conditions(card), "```", ""]
    return "\n".join(lines)


def card_text(card: Table) -> str:
    """One card as the pages show it."""
    return _card(card, card["id"] in adopts())


def _dates(card: Table) -> str:
    start, end = card.get("in_force"), card.get("until")
    since = f"since {start}" if start else "first day not read"
    return since + (f", until {end}" if end else "")


def _covers(covers: Table) -> str:
    parts = [
        f"{key} {', '.join(value) if isinstance(value, list) else value}"
        for key, value in covers.items()
    ]
    return "; ".join(parts) or "everyone"


def _param(name: str, param: Table) -> str:
    values = [
        str(value) if day == NO_FIRST_DAY else f"{value} from {day}"
        for day, value in param["values"].items()
    ]
    return f"`{name}`: {'; '.join(values)} ({param['unit']})"


def _conditions(card: Table) -> list[str]:
    rules = card.get("rule", [])
    lines = [f"{name} := {condition}" for name, condition in card.get("let", {}).items()]
    for rule in rules if isinstance(rules, list) else [rules]:
        narrower = f"  -- {_covers(rule['covers'])}" if "covers" in rule else ""
        lines.append(f"permits: {rule['permits']}{narrower}")
    if "as_if" in card:
        asked = ", ".join(card["as_if"]["cards"])
        lines.append(f"permits: what these would allow a {card['as_if']['actor']}: {asked}")
    return lines


def _house(cards: list[Table], rules: dict[str, Table]) -> str:
    own = [card for card in cards if card["id"] not in rules]
    return (
        "# What the house adds 本行政策\n\n"
        + "\n".join(_card(card, adopted=False) for card in own)
        + "\nThree more are made by the gate itself: `HOUSE-NO-PACK` (no pack for any place\n"
        "asked), `HOUSE-FRESHNESS` (a fact that protects is older than it may be) and\n"
        "`HOUSE-STATES` ([protected states](states.md)).\n\n## Adopted cards 采纳的规则卡\n\n"
        "These protect somebody and nobody has verified them in their instrument. House\n"
        "policy takes them in, so that they deny all the same; the reason then says\n"
        "that the house denies.\n\n"
        + _table(
            ["rule", "article", "status"],
            [
                [rule_id, rules[rule_id]["article"], rules[rule_id]["status"]]
                for rule_id in adopts()
            ],
        )
    )


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
        + _table(
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
        "*ground* stands behind cards and gives no reason of its own. *later* waits for its\n"
        "gate.\n\n"
        + _table(["kept as", "rules"], [[how, str(kept[how])] for how in sorted(kept)])
        + "\n"
        + _table(["rule", "place", "article", "gates", "status", "kept as", "because"], rows)
    )
