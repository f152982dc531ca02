"""Names of staff as their language writes them: Ke Zhou, 林小雨."""

from forbear.app.store.models import User


def _is_han(text: str) -> bool:
    return bool(text) and "\u4e00" <= text[0] <= "\u9fff"


def staff_name(user: User) -> str:
    """First name first, but in Chinese the family name first and no space."""
    if _is_han(user.last_name):
        return f"{user.last_name}{user.first_name}"
    return str(user)


def initials(name: str) -> str:
    """KZ for Ke Zhou, 林 for 林小雨."""
    if _is_han(name):
        return name[0]
    return "".join(word[0].upper() for word in name.split()[:2])
