"""Who owes a debt, how they may be reached, what protects them, and what of it others may see."""

from forbear.people.masks import mask, mask_email, mask_name, mask_phone
from forbear.people.points import check_is_old, usable, works
from forbear.people.roles import is_third_person, may_be_offered, owes, who_of_point
from forbear.words import FINDINGS, PROTECTIONS, ROLES, WHOSE

__all__ = [
    "FINDINGS",
    "PROTECTIONS",
    "ROLES",
    "WHOSE",
    "check_is_old",
    "is_third_person",
    "mask",
    "mask_email",
    "mask_name",
    "mask_phone",
    "may_be_offered",
    "owes",
    "usable",
    "who_of_point",
    "works",
]
