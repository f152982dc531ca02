"""What is not UCI data set 350 is refused with a sentence that says what to give instead."""

import pytest
from click.testing import CliRunner

from forbear.cli import main

COLUMNS = (
    "ID,LIMIT_BAL,SEX,EDUCATION,MARRIAGE,AGE,PAY_0,PAY_2,PAY_3,PAY_4,PAY_5,PAY_6,"
    + ",".join(f"BILL_AMT{n}" for n in range(1, 7))
    + ","
    + ",".join(f"PAY_AMT{n}" for n in range(1, 7))
)
CLIENT = "1,20000,2,2,1,24,2,2,-1,-1,-2,-2,3913,3102,689,0,0,0,0,689,0,0,0,0"


def run(tmp_path, text, code=2):
    path = tmp_path / "cards.csv"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(
        main, ["feed", "from-uci-cards", str(path), "--out", str(tmp_path / "out")]
    )
    assert result.exit_code == code, result.output
    return result.stderr


@pytest.mark.parametrize(
    "text, said",
    [
        ("a,b\n1,2\n", "has no column ID, LIMIT_BAL"),
        (f"{COLUMNS}\n{CLIENT.replace('3913', 'much')}\n", "holds something that is no number"),
        (f"{COLUMNS}\n{CLIENT.replace('3913', '')}\n", "has empty cells"),
    ],
)
def test_refused_with_the_mend(tmp_path, text, said):
    told = run(tmp_path, text)
    assert said in told and "Give UCI data set 350" in told
    assert not (tmp_path / "out").exists()


def test_one_client_is_enough(tmp_path):
    """The dues of this client by hand: 2 % of each positive bill, and what was paid beyond."""
    run(tmp_path, f"{COLUMNS}\n{CLIENT}\n", code=0)
    dues = (tmp_path / "out" / "2005-09" / "dues.csv").read_text(encoding="utf-8").splitlines()
    assert dues == [
        "due_id,account_id,due_on,component,cents",
        "D000000001-4-0,A000000001,2005-08-20,principal,1300",  # 2 % of July's 689
        "D000000001-4-1,A000000001,2005-08-20,principal,67600",  # 689 paid, 13 of it the minimum
        "D000000001-5-0,A000000001,2005-09-20,principal,6200",  # 2 % of August's 3,102
        "D000000001-6-0,A000000001,2005-10-20,principal,7800",  # 2 % of September's 3,913
    ]
