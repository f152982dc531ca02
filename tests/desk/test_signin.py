"""The door: who comes in, in which language, and what is said to those who do not."""

import pytest
from tests.store.cast import PASSWORD

pytestmark = pytest.mark.database


def test_without_signing_in_every_page_leads_to_the_door(street, client):
    for address in ("/", "/queue/mine/", f"/cases/{street.case.pk}/", "/in-time/", "/kit/"):
        answer = client.get(address)
        assert (answer.status_code, answer.url.split("?")[0]) == (302, "/sign-in/"), address


def test_a_wrong_password_is_said_calmly_and_keeps_the_name(street, client):
    answer = client.post("/sign-in/", {"username": "ana", "password": "guess"})
    text = answer.content.decode()
    assert "You are not signed in" in text
    assert 'value="ana"' in text, "what was typed is not cleared"
    assert "guess" not in text


def test_a_language_chosen_at_the_door_becomes_the_persons_own(street, client):
    client.post("/language/", {"language": "zh-hans", "next": "/sign-in/"})
    assert "登录" in client.get("/sign-in/").content.decode()
    client.post("/sign-in/", {"username": "ana", "password": PASSWORD})
    street.ana.refresh_from_db()
    assert street.ana.language == "zh-hans"
    assert "今日待办" in client.get("/").content.decode()


def test_the_language_is_the_persons_not_the_machines(street, ana, client):
    street.ana.language = "zh-hans"
    street.ana.save()
    assert "今日待办" in ana.get("/", headers={"accept-language": "en"}).content.decode()


def test_the_language_switch_leads_back_and_nowhere_else(street, ana):
    back = ana.post("/language/", {"language": "zh-hans", "next": "/queue/mine/"})
    away = ana.post("/language/", {"language": "en", "next": "https://elsewhere.example/"})
    assert (back.url, away.url) == ("/queue/mine/", "/")


def test_signing_out_ends_it(ana):
    ana.post("/sign-out/")
    assert ana.get("/").status_code == 302


def test_the_theme_is_kept_with_the_person_and_nothing_else_is_taken(street, ana):
    ana.post("/theme/", {"theme": "dark"})
    ana.cookies.pop("forbear_theme")  # another machine
    assert 'data-theme="dark"' in ana.get("/").content.decode()
    ana.post("/theme/", {"theme": '"><script>'})
    assert 'data-theme="dark"' in ana.get("/").content.decode()


def test_a_made_up_lender_names_who_may_try_it(street, client, settings, tmp_path):
    assert "Demo sign-ins" not in client.get("/sign-in/").content.decode()
    settings.HOME = tmp_path
    (tmp_path / "sign-ins.json").write_text('{"zhou": "not-to-be-shown"}')
    text = client.get("/sign-in/").content.decode()
    assert "zhou" in text
    assert "not-to-be-shown" not in text
