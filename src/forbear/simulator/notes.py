"""What agents wrote down after a conversation: why somebody is late, in the customer's language."""

import numpy as np

from forbear.simulator.accounts import Slots
from forbear.simulator.columns import Ident, Instant, Table, Word
from forbear.simulator.draws import Draws
from forbear.simulator.people import People
from forbear.simulator.talks import CONVERSATION, Talks
from forbear.simulator.trouble import Trouble

NOTED = 450_000  # of conversations
AFTERWARDS = 150  # seconds
AUTHORS = ["Ana", "Wei", "Ruth", "Jun", "Omar"]
# The same eight things, first in Chinese, then in English.
SAID = [
    "客户表示忘记还款日，已提醒可设置自动还款。",
    "工资推迟发放，预计月底到账。",
    "近期住院，收入减少，询问能否延期。",
    "失业两个月，正在找工作，愿意小额分期。",
    "认为利息金额有误，要求提供明细。",
    "已更换扣款银行卡，原卡余额不足。",
    "家中有老人需要照护，支出增加，希望降低每月还款。",
    "本人接听，表示本周内处理。",
    "Had forgotten the due date; told about direct debit.",
    "Wages are late this month, expected by the end of it.",
    "Was in hospital, earns less now, asks whether payments can wait.",
    "Out of work for two months, looking for a job, offers small instalments.",
    "Thinks the interest is wrong and asks for a breakdown.",
    "Changed banks; the old account had nothing left in it.",
    "Cares for a parent, costs have gone up, asks for a lower payment.",
    "Reached in person, says it will be settled this week.",
]


def notes_table(draws: Draws, town: People, owed: Slots, late: Trouble, made: Talks) -> Table:
    """The feed's `notes`."""
    address = late.period[made.month] * 16 + made.step
    written = (made.outcome == CONVERSATION) & draws.happens(
        NOTED, "noted", owed.slot[made.row], address
    )
    kept = made.part(np.flatnonzero(written))
    slot, address = owed.slot[kept.row], late.period[kept.month] * 16 + kept.step
    person = owed.person[kept.row]
    thing = draws.below(len(SAID) // 2, "said", slot, address)
    author = draws.below(len(AUTHORS), "author", slot, address)
    return {
        "note_id": Ident(slot, "N", (late.period[kept.month], kept.step)),
        "customer_id": Ident(town.customer[person], "C"),
        "at": Instant(kept.at + AFTERWARDS, kept.offset),
        "author": Word(author, AUTHORS),
        "text": Word(thing + town.language[person] * (len(SAID) // 2), SAID),
    }
