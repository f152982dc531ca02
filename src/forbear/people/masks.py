"""What a screen shows of a person until somebody gives a reason to see more."""

DOTS = "••••"
# Two-character surnames that are common enough to be met; any other first character is a surname.
_COMPOUND = frozenset(
    {
        "欧阳",
        "上官",
        "司马",
        "诸葛",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "司徒",
        "司空",
        "夏侯",
        "轩辕",
        "端木",
        "南宫",
        "西门",
        "长孙",
    }
)
_PHONES = ("mobile", "phone")


def mask(kind: str, value: str) -> str:
    """The masked form of a contact point's value, by its kind."""
    if kind in _PHONES:
        return mask_phone(value)
    if kind == "email":
        return mask_email(value)
    if kind == "post":
        return DOTS * 2
    return value[:2] + DOTS if len(value) > 4 else DOTS


def mask_name(name: str) -> str:
    """林雨晴 → 林**, Lin Yuqing → Lin Y.; a single word keeps its first letter."""
    name = name.strip()
    if not name:
        return "—"
    if _is_han(name[0]) and " " not in name:
        keep = 2 if len(name) > 2 and name[:2] in _COMPOUND else 1
        return name[:keep] + "*" * max(1, len(name) - keep)
    first, *others = name.split()
    return f"{first} {others[-1][0].upper()}." if others else f"{first[0].upper()}."


def mask_phone(number: str) -> str:
    """13812342206 → 138 •••• 2206. Short numbers keep less: never more than half of the digits."""
    digits = "".join(c for c in number if c.isdigit())
    if number.strip().startswith("+86") and len(digits) == 13:
        digits = digits[2:]
    if len(digits) >= 11:
        return f"{digits[:3]} {DOTS} {digits[-4:]}"
    if len(digits) >= 7:
        return f"{DOTS} {digits[-3:]}"
    return DOTS


def mask_email(address: str) -> str:
    """lin@example.cn → l•••@•••••.cn."""
    name, at, domain = address.rpartition("@")
    if not at or not name or "." not in domain:
        return DOTS
    return f"{name[0]}•••@•••••.{domain.rpartition('.')[2]}"


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf"
