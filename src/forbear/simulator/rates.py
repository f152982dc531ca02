"""The numbers that make the town like a real one. Shares are parts of a million.

Short loans: 24,090 real ones of 2016 and 2017. 17.7 % were late at all, 7.4 % by seven days or
more, half of the late ones by five days or less; late again after a late one 39 %, after one on
time 14 %. Cards: the monthly moves of UCI data set 350 (Yeh and Lien 2009), pooled over its five
month pairs; first months behind (status 1), which that file hardly shows, are an assumption.
"""

import numpy as np

# Loans: a due that nothing older stands behind.
LATE_AFTER_ON_TIME = 138_000
LATE_AFTER_LATE = 221_000  # after a late one that was made good; 39 % with those that were not
LATE_AND_NOT_MADE_GOOD = 128_000  # of the newly late: still unpaid when the next falls due
# Days late of those made good within the month: weights of day 1, 2, 3 ...
LOAN_LATE_DAYS = [100, 100, 110, 120, 150, 50, *[11] * 7, *[5] * 13]

# Rows: dues behind before this month's; columns: how many stand behind after it.
# Loans (1, 2, 3 and more): made good, one due paid, nothing paid.
LOAN_MOVES = np.array([[450, 200, 350], [300, 200, 500], [120, 100, 780]])

# Cards that are not behind: made good late in the month, behind at its end.
CARD_LATE_DAYS = [300, 250, 180, 110, 60, 40, 30, 15, 10, 5]
CARD_LATE_IN_THE_MONTH = 60_000
CARD_FALLS_BEHIND = 61_200
# Cards behind by 1, 2, 3, 4 and more; columns: to 0, 1, 2, 3, same (4+), one more, one less (4+).
CARD_MOVES: dict[int, dict[int | str, int]] = {
    1: {0: 50_00, 1: 17_00, 2: 33_00},
    2: {0: 25_34, 1: 10_28, 2: 58_05, 3: 6_33},
    3: {0: 15_88, 1: 9_84, 2: 32_67, 3: 15_88, 4: 25_73},
    4: {0: 3_12, 1: 5_59, 2: 21_72, 3: 5_07, "same": 32_64, "more": 29_52, "less": 2_34},
}
CHARGED_OFF_FROM = 175  # days since the oldest unpaid due, at the month's end
CHARGED_OFF = 450_000  # a month, from there
RECOVERED = 20_000  # of the charged off, a month: one due paid
ACCELERATED = 120_000  # of loans four or more dues behind, a month

SECOND_SLOT = 75_000  # customers who have, or will have, a second account
PRODUCTS = ["credit_card", "instalment_loan", "personal_loan"]
PRODUCT_WEIGHTS = [50, 30, 20]
TERMS = [6, 9, 12]  # instalments of an instalment loan
PERSONAL_TERMS = [24, 36]
