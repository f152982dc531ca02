"""False alarms on customers' own words: complaints of the United States, sentence by sentence.

Nobody would send these; they are full of courts, thieves and loans, said in innocence. The bureau's
public complaints, a US government work (folder named by FORBEAR_DATA).
"""

import csv
import gzip
import os
import random
import re
from collections import Counter
from pathlib import Path

import pytest

from forbear.messages import lint
from forbear.messages.category import categories

COMPLAINTS = Path(os.environ.get("FORBEAR_DATA", "absent")) / "cfpb_complaints_dev.csv.gz"
IN_CONTEXT = {
    "LINT-ENVELOPE", "LINT-VOICEMAIL-CONTENT", "LINT-THIRD-PARTY-DISCLOSE",
    "LINT-TIMEBARRED-WORDING", "LINT-OVERSHADOW",
}  # fmt: skip
WORDS = {c.id for c in categories().values() if c.looked_for == "words"} - IN_CONTEXT
SENTENCES, A_THOUSAND_AT_MOST = 6_000, 16


@pytest.mark.real_data
@pytest.mark.skipif(not COMPLAINTS.exists(), reason="set FORBEAR_DATA to the folder of real data")
def test_false_alarms_in_a_thousand_sentences_of_complaints():
    with gzip.open(COMPLAINTS, "rt", encoding="utf-8") as file:
        told = [row["Consumer complaint narrative"] for row in csv.DictReader(file)]
    sentences = [
        s for text in told for s in re.split(r"(?<=[.!?])\s+", text) if 20 <= len(s) <= 300
    ]
    drawn = random.Random(1).sample(sentences, SENTENCES)
    alarms = [{f.category for f in lint(one)} & WORDS for one in drawn]
    in_a_thousand = 1000 * sum(map(bool, alarms)) / SENTENCES
    by_category = Counter(category for found in alarms for category in found)
    assert 0 < in_a_thousand <= A_THOUSAND_AT_MOST, (in_a_thousand, by_category)
