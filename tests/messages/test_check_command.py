"""`forbear check message`: the contract's document, its exit codes, files, batches and mistakes."""

import json

import pytest
from click.testing import CliRunner

from forbear.cli.check import check

ASKED = {
    "place": "CN", "channel": "sms", "actor": "creditor", "product": "credit_card",
    "at": "2026-11-24T14:00:00+08:00", "text": "-",
}  # fmt: skip
FAIR = "【甲乙银行】您好，如有困难请与我们联系。"


def run(*more, text=FAIR, file="-", **changed):
    said = {**ASKED, "text": file, **changed}
    options = [part for name, value in said.items() if value for part in (f"--{name}", value)]
    return CliRunner().invoke(check, ["message", *options, *more], input=text)


@pytest.mark.parametrize(
    ("text", "code", "effect"),
    [
        (FAIR, 0, "allow"),
        (FAIR + "过时不候", 0, "warn"),
        ("您好，如有困难请联系。", 1, "require"),
        (FAIR + "你会坐牢", 1, "deny"),
    ],
)
def test_exit_codes_follow_the_effect(text, code, effect):
    done = run("--json", text=text)
    assert (done.exit_code, json.loads(done.stdout)["effect"]) == (code, effect)
    assert done.stderr == ""


def test_the_document_is_the_contracts():
    said = json.loads(run("--json", text=FAIR + "你会坐牢", purpose="collection").stdout)
    assert list(said) == ["effect", "reasons", "next_lawful_at", "read", "asked"]
    assert said["next_lawful_at"] is None
    assert said["asked"]["purpose"] == "collection"
    for reason in said["reasons"]:
        begin, end = reason["span"]
        assert (FAIR + "你会坐牢")[begin:end] == "坐牢"
        assert reason["category"] == "LINT-ARREST"


def test_a_text_comes_from_a_file_in_either_encoding(tmp_path):
    for encoding in ("utf-8", "utf-8-sig", "gb18030"):
        file = tmp_path / encoding
        file.write_bytes((FAIR + "你会坐牢").encode(encoding))
        done = run("--json", file=str(file))
        assert json.loads(done.stdout)["reasons"][0]["span"] == [len(FAIR) + 2, len(FAIR) + 4]


def test_people_see_what_was_found_and_what_to_say_instead():
    done = run("--language", "zh-CN", text=FAIR + "你会坐牢")
    assert "坐牢" in done.stdout
    assert "LINT-ARREST" in done.stdout
    assert "如一次还清有困难" in done.stdout


def test_a_batch_answers_line_by_line_in_order_and_goes_on_after_a_bad_one():
    line = {name: value for name, value in ASKED.items() if name != "text"}
    lines = [
        json.dumps({"id": "1", **line, "place": ["CN"], "text": FAIR}),
        "not json",
        json.dumps({"id": "2", **line}),
        json.dumps({"id": "3", **line, "text": FAIR + "你会坐牢", "fact": {"licence": "bank"}}),
    ]
    done = CliRunner().invoke(check, ["message", "--batch", "-"], input="\n".join(lines))
    answers = [json.loads(one) for one in done.stdout.splitlines()]
    assert [one["id"] for one in answers] == ["1", None, "2", "3"]
    assert [one.get("effect") for one in answers] == ["allow", None, None, "deny"]
    assert "--text" in answers[2]["error"]


def test_without_a_time_it_is_asked_for_now():
    assert json.loads(run("--json", at=None).stdout)["effect"] == "allow"


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"product": None}, "The question lacks --product."),
        ({"file": "no-such-file.txt"}, "cannot be read"),
        ({"file": None}, "--text"),
        ({"at": "tomorrow"}, "is not an instant"),
        ({"fact": "nothing=1"}, "There is no fact 'nothing'"),
    ],
)
def test_a_wrong_question_says_what_and_how_to_mend_it(changed, words):
    done = run(**changed)
    assert done.exit_code == 2
    assert words in done.stderr
