"""Facts, places and states of the rulebook are those of the researched catalogue.

Compared with the `law` folder beside the one that FORBEAR_DATA names, where that is there.
"""

import os
import tomllib
from importlib.resources import files
from pathlib import Path

import pytest
import yaml

LAW = Path(os.environ.get("FORBEAR_DATA", "absent")) / ".." / "law"
PRODUCED_BY_THE_GATE = {"clock", "states", "contact log", "plan"}


def shipped(name):
    return tomllib.loads((files("forbear.rulebook") / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def catalogue():
    if not (LAW / "catalogue.yaml").exists():
        pytest.skip("the catalogue is not here; set FORBEAR_DATA to the folder beside law/")
    return yaml.safe_load((LAW / "catalogue.yaml").read_text(encoding="utf-8"))


@pytest.mark.real_data
def test_every_fact_of_the_catalogue_is_there_as_it_is_described(catalogue):
    ours = shipped("facts.toml")
    differs = []
    for fact in catalogue["facts"]:
        mine = ours[fact["name"]]
        for key in ("type", "values", "producer", "protects", "max_age"):
            if mine.get(key) != fact.get(key):
                differs.append(f"{fact['name']}.{key}: {mine.get(key)} for {fact.get(key)}")
        if "alias_of" not in fact and mine.get("default") != fact["default"]:
            differs.append(f"{fact['name']}: default {mine.get('default')}, not {fact['default']}")
    assert not differs, "\n".join(differs)


@pytest.mark.real_data
def test_what_is_not_in_the_catalogue_the_gate_works_out_itself(catalogue):
    known = {fact["name"] for fact in catalogue["facts"]}
    ours = shipped("facts.toml")
    strange = [
        name
        for name, fact in ours.items()
        if name not in known
        and fact["producer"] not in PRODUCED_BY_THE_GATE
        and "derived_from" not in fact
    ]
    assert not strange


@pytest.mark.real_data
def test_places_have_the_catalogues_zones_rules_and_packs(catalogue):
    ours = {
        name: {key: value for key, value in place.items() if key != "parent"}
        for name, place in shipped("places.toml").items()
    }
    assert ours == catalogue["places"]


@pytest.mark.real_data
def test_states_stop_what_the_catalogue_says(catalogue):
    ours = shipped("states.toml")
    assert set(ours) == set(catalogue["states"])
    for name, state in catalogue["states"].items():
        for key in ("contact", "steps", "free", "lifted_by"):
            assert ours[name].get(key, []) == state.get(key, []), f"{name}.{key}"


def test_each_fact_is_explained_in_both_languages():
    unsaid = [
        name
        for name, fact in shipped("facts.toml").items()
        if not fact["meaning"].get("en") or not fact["meaning"].get("zh")
    ]
    assert not unsaid


def test_what_protects_says_how_old_it_may_be():
    facts = shipped("facts.toml")
    assert {fact["max_age"] for fact in facts.values() if fact.get("protects")} == {
        "P1D", "PT2H", "P60D",
    }  # fmt: skip
    ageless = [n for n, fact in facts.items() if fact.get("protects") and "max_age" not in fact]
    assert not ageless
