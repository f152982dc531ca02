"""Who owes a debt, how they may be reached, what protects them, and what of it others may see."""

from forbear.people.masks import mask, mask_email, mask_name, mask_phone
from forbear.people.points import check_is_old, usable
from forbear.people.roles import ROLES, WHOSE, owes, who_of_point
from forbear.people.states import FINDINGS, PROTECTIONS

__all__ = [
    "FINDINGS",
    "PROTECTIONS",
    "ROLES",
    "WHOSE",
    "check_is_old",
    "mask",
    "mask_email",
    "mask_name",
    "mask_phone",
    "owes",
    "usable",
    "who_of_point",
]
