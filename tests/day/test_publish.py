"""A reader sees the old day whole or the new one whole, never a half and never nothing."""

import json
import os
import threading

import pytest
from tests.day.household import AS_OF, Lender

from forbear.portfolio.publish import NotOursError
from forbear.portfolio.publish import exchange as exchanging
from forbear.portfolio.publish.exchange import exchange
from forbear.portfolio.run import run_day


def folder(path, word):
    path.mkdir()
    for name in ("a", "b"):
        (path / name).write_text(word, encoding="utf-8")
    return path


def test_a_reader_never_sees_a_half(tmp_path):
    out, mixed, stop = folder(tmp_path / "out", "old"), [], threading.Event()

    def read_on():
        while not stop.is_set():
            # Opened once, a folder stays itself whatever takes its name.
            held = os.open(out, os.O_RDONLY)
            words = set()
            for name in ("a", "b"):
                with os.fdopen(os.open(name, os.O_RDONLY, dir_fd=held)) as file:
                    words.add(file.read())
            os.close(held)
            mixed.extend([words] if len(words) > 1 else [])

    reader = threading.Thread(target=read_on)
    reader.start()
    for number in range(200):
        exchange(folder(tmp_path / f"new{number}", f"day {number}"), out)
    stop.set()
    reader.join()
    assert not mixed
    assert (out / "a").read_text(encoding="utf-8") == "day 199"


def test_where_the_file_system_cannot_exchange_names_the_day_still_arrives_whole(
    tmp_path, monkeypatch
):
    monkeypatch.setattr(exchanging, "_exchange_at_once", lambda new, old: False)
    old, new = folder(tmp_path / "out", "old"), folder(tmp_path / "new", "new")
    exchanging.exchange(new, old)
    assert (old / "b").read_text(encoding="utf-8") == "new"
    assert (new / "b").read_text(encoding="utf-8") == "old"


def test_a_new_day_takes_the_place_of_the_old_one(tmp_path):
    lender = Lender()
    lender.late("lin")
    feed = lender.write(tmp_path / "feed")
    first = run_day(feed, AS_OF, tmp_path / "day").summary
    lender.late("mei")
    second = run_day(lender.write(tmp_path / "feed2", "other"), AS_OF, tmp_path / "day").summary
    counts = [summary["decisions"]["customers"] for summary in (first, second)]
    assert counts == [1, 2]
    said = json.loads((tmp_path / "day" / "summary.json").read_text(encoding="utf-8"))
    assert said == second


def test_it_never_replaces_somebody_elses_folder(tmp_path):
    lender = Lender()
    lender.late("lin")
    feed = lender.write(tmp_path / "feed")
    letters = folder(tmp_path / "letters", "dear Lin")
    with pytest.raises(NotOursError, match="did not write"):
        run_day(feed, AS_OF, letters)
    assert (letters / "a").read_text(encoding="utf-8") == "dear Lin"
    assert (tmp_path / "letters").is_dir()


def test_an_empty_folder_is_as_good_as_none(tmp_path):
    lender = Lender()
    lender.late("lin")
    (tmp_path / "day").mkdir()
    run_day(lender.write(tmp_path / "feed"), AS_OF, tmp_path / "day")
    assert (tmp_path / "day" / "worklist.parquet").is_file()
