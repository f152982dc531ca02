"""`forbear check contact`: the contract's document, its exit codes, batches, and what is wrong."""

import json

import pytest
from click.testing import CliRunner

from forbear.cli.check import check

ASKED = {
    "place": "CN", "channel": "voice", "actor": "creditor", "product": "credit_card",
    "at": "2026-11-24T21:59:59+08:00",
}  # fmt: skip


def run(*more, **changed):
    said = {**ASKED, **changed}
    options = [part for name, value in said.items() if value for part in (f"--{name}", value)]
    return CliRunner().invoke(check, ["contact", *options, *more])


@pytest.mark.parametrize(
    ("changed", "code", "effect"),
    [
        ({}, 0, "allow"),
        ({"at": "2026-11-24T22:00:00+08:00"}, 1, "deny"),
        ({"actor": "collector"}, 1, "require"),
        ({"place": "US-WA", "actor": "collector", "at": "2026-11-24T12:00:00-08:00",
          "fact": "point_place=work"}, 0, "allow"),
    ],
)  # fmt: skip
def test_exit_codes_follow_the_effect(changed, code, effect):
    done = run("--json", **changed)
    assert done.exit_code == code
    assert json.loads(done.stdout)["effect"] == effect
    assert done.stderr == ""


def test_the_document_is_the_contracts():
    said = json.loads(run("--json", at="2026-11-24T22:30:00+08:00").stdout)
    assert list(said) == ["effect", "reasons", "next_lawful_at", "read", "asked"]
    assert said["next_lawful_at"] == "2026-11-25T08:00:00+08:00"
    assert list(said["read"]) == ["rules", "cards", "instrument", "report", "none"]
    for reason in said["reasons"]:
        assert {"id", "effect", "by", "cites", "title", "force"} <= set(reason)
    asked = said["asked"]
    assert asked["channel"] == "voice"
    assert asked["second_of_day"] == 81_000
    assert asked["outbound_conversations_today_person"] == 0


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"product": None}, "The question lacks --product."),
        ({"at": "2026-11-24"}, "has no offset"),
        ({"at": "tomorrow"}, "is not an instant"),
        ({"fact": "visit_staff"}, "is not name=value"),
        ({"fact": "nothing=1"}, "There is no fact 'nothing'"),
        ({"zone": "Moon/Base"}, "There is no time zone"),
        ({"known-to": "noon"}, "--known-to: 'noon' is not an instant"),
    ],
)
def test_a_wrong_question_ends_with_two(changed, words):
    done = run(**changed)
    assert done.exit_code == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_history_comes_from_a_file(tmp_path):
    header = "contact_id,customer_id,account_id,at,channel,direction,outcome,actor,purpose\n"
    rows = [f"c{n},lin,a1,2026-11-24T1{n}:00:00+08:00,voice,out,conversation,creditor,\n"
            for n in range(3)]  # fmt: skip
    path = tmp_path / "contacts.csv"
    for encoding in ("utf-8-sig", "gb18030"):
        path.write_text(header + "".join(rows), encoding=encoding)
        said = json.loads(run("--json", "--history", str(path)).stdout)
        assert "CN-CONTACT-FREQ-GBT-VOICE" in {reason["id"] for reason in said["reasons"]}
    path.write_text(header + rows[0] + rows[1].replace("lin", "mei"), encoding="utf-8")
    done = run("--history", str(path))
    assert (done.exit_code, done.stdout) == (2, "")
    assert "several customers (lin, mei)" in done.stderr
    path.write_text(header + rows[0].replace("conversation", "chat"), encoding="utf-8")
    assert "has outcome 'chat'" in run("--history", str(path)).stderr


def test_a_batch_answers_each_line_and_goes_on():
    lines = [
        {"id": "1", **ASKED},
        {"id": "2", **ASKED, "at": "2026-11-24T22:30:00+08:00", "place": ["CN", "CN-XM"]},
        {"id": "3", **ASKED, "channel": "fax"},
        {"id": "4", **ASKED, "colour": "red"},
        {"id": "5", **ASKED, "history": [{"customer_id": "lin", "at": "2026-11-24T10:00:00+08:00",
         "channel": "voice", "direction": "out", "outcome": "busy", "actor": "creditor"}],
         "fact": {"licence": None, "online": True, "visit_staff": 2}},
        {"id": "6", **ASKED, "fact": ["licence=bank", "online=false"], "state": "signed_plan"},
    ]  # fmt: skip
    text = "\n".join([*map(json.dumps, lines), "not json", "[]"])
    done = CliRunner().invoke(check, ["contact", "--batch", "-"], input=text)
    assert done.exit_code == 0
    said = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["id"] for one in said] == ["1", "2", "3", "4", "5", "6", None, None]
    assert [one.get("effect") for one in said[:3]] == ["allow", "deny", None]
    assert "channel 'fax' is unknown" in said[2]["error"]
    assert "There is no option 'colour'" in said[3]["error"]
    assert said[4]["asked"]["unanswered_dials_today_point"] == 1
    assert said[5]["effect"] == "deny"
    assert "is not JSON" in said[6]["error"]


def test_people_see_silhouette_reasons_and_when():
    done = run(at="2026-11-24T22:30:00+08:00")
    assert done.exit_code == 1
    for words in ("⬣ Not now", "Quiet hours", "CN-CONTACT-HOURS-CBA", "by house policy",
                  "Open from Wed 2026-11-25 08:00 (Asia/Shanghai)", "As far as read"):  # fmt: skip
        assert words in " ".join(done.stdout.split())
    assert "● Allowed" in run().stdout
    assert "lawful" not in done.stdout
    assert "Time alone does not cure this." in run(state="signed_plan").stdout
