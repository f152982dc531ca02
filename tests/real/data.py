"""Where the real data lies: a folder named by FORBEAR_DATA, outside the project."""

import os
from pathlib import Path

import pytest

CARDS = "uci_default_credit_card.csv.gz"


def real_file(name):
    """The path of a real file, or a skip that says what to do."""
    folder = os.environ.get("FORBEAR_DATA")
    if not folder:
        pytest.skip(f"real data: set FORBEAR_DATA to the folder that holds {name}")
    path = Path(folder) / name
    if not path.is_file():
        pytest.skip(f"real data: {folder} (FORBEAR_DATA) has no {name}; put the file there")
    return path
