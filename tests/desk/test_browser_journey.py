"""In a real browser: sign in, Get Next, refused at night with its article, permitted, next date."""

from datetime import timedelta

import pytest
from tests.store.cast import MORNING, NIGHT

pytestmark = [pytest.mark.browser, pytest.mark.database(django=False)]

# Nine in the evening for Lin, on the day that was published last.
EVENING = NIGHT - timedelta(days=1, hours=1, minutes=30)
WORDS = {
    "en": {
        "not_now": "Not now",
        "earliest": "Wed 25 Nov, 08:00",
        "ask_anyway": "Ask anyway; the answer is written down",
        "ask": "Ask the gate and begin",
        "begin": "Begin the call",
        "spoke": "Spoke with the customer",
        "done": "Write it down; the case waits until then",
        "until": "Out of the queue until",
        "reason": "Lost income or hours",
    },
    "zh-hans": {
        "not_now": "暂不可",
        "earliest": "11月25日 周三 08:00",
        "ask_anyway": "仍要询问（结果会记录）",
        "ask": "申请准许，开始联络",
        "begin": "开始通话",
        "spoke": "本人接听",
        "done": "记录结果，案件到时再现",
        "until": "已移出队列",
        "reason": "收入或工时减少",
    },
}


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_from_the_door_to_the_next_date(window, live_street, at, language):
    at(EVENING)
    words, desk = WORDS[language], window(language=language)
    page, short = desk.page, language[:2]
    desk.sign_in("ana")
    desk.picture(f"queue-{short}")
    page.keyboard.press("n")
    page.wait_for_url("**/cases/**")
    assert live_street.case.label in page.title()

    at(EVENING + timedelta(hours=1, minutes=30))
    page.reload()
    page.get_by_role("button", name=words["ask_anyway"]).click()
    refused = page.locator(".refused")
    refused.wait_for()
    said = refused.inner_text()
    assert words["not_now"] in said
    assert words["earliest"] in said
    assert "5.3" in said or "71" in said, "the article stands there"
    desk.picture(f"case-refused-{short}")

    at(MORNING)
    page.reload()
    page.get_by_role("button", name=words["ask"]).click()
    begin = page.get_by_role("button", name=words["begin"])
    begin.wait_for()
    desk.picture(f"case-permit-{short}")
    page.keyboard.press("Enter")
    page.locator(".outcomes").wait_for()
    assert "13812342206" in page.locator("#guide").inner_text()
    desk.picture(f"case-call-{short}")

    page.locator("#guide .body").focus()
    page.keyboard.press("1")
    assert page.get_by_label(words["spoke"]).is_checked()
    page.select_option("#reason", label=words["reason"])
    page.fill("#words", "九月起工时减少")
    page.locator("[data-day]").nth(1).click()
    page.get_by_role("button", name=words["done"]).click()
    page.locator(".untilday").wait_for()
    assert words["until"] in page.locator("#guide").inner_text()
    desk.picture(f"case-waiting-{short}")
    desk.go("/")
    assert live_street.case.label not in page.locator("main").inner_text()
    assert desk.said == [], "the console stays silent: no error, no policy broken"


def test_what_stands_behind_a_verdict(window, live_street, at):
    """Opens beside its cell with focus inside, counts down, closes with Escape, focus back."""
    at(MORNING - timedelta(hours=2, minutes=30))
    desk = window()
    desk.sign_in("ana")
    desk.go(f"/cases/{live_street.case.pk}/")
    page = desk.page
    cell = page.locator(".cell").first
    cell.focus()
    page.keyboard.press("Enter")
    pop = page.locator("#pop")
    pop.locator(".law").wait_for()
    assert "Wed 25 Nov, 08:00" in pop.inner_text()
    assert page.evaluate("document.querySelector('#pop').contains(document.activeElement)")
    before = pop.locator("[data-until]").inner_text()
    ticked = "text => document.querySelector('#pop [data-until]').innerText !== text"
    page.wait_for_function(ticked, arg=before)
    desk.picture("case-verdict")
    page.keyboard.press("Escape")
    assert not pop.is_visible()
    assert page.evaluate("document.activeElement.classList.contains('cell')")
    assert desk.said == []


def test_another_purpose_is_asked_without_leaving(window, live_street, at):
    at(NIGHT - timedelta(days=1))
    desk = window()
    desk.sign_in("ana")
    desk.go(f"/cases/{live_street.case.pk}/")
    first = desk.page.locator("#gate").inner_text()
    with desk.page.expect_response("**/gate/**"):
        desk.page.select_option("#purpose", "reply")
    desk.page.wait_for_function(
        "text => document.querySelector('#gate').innerText !== text", arg=first
    )
    assert desk.page.input_value("[data-purpose]") == "reply"
    assert desk.said == []


def test_a_masked_number_is_shown_for_a_reason(window, live_street):
    desk = window()
    desk.sign_in("ana")
    desk.go(f"/cases/{live_street.case.pk}/")
    page = desk.page
    page.locator(".point .look").first.click()
    page.locator("#pop .whylook").wait_for()
    page.locator("#pop [name=reason]").first.check()
    page.locator("#pop button.btn").click()
    page.locator("#pop .seen").wait_for()
    assert page.locator("#pop .seen").inner_text().strip() in ("lin@example.cn", "13812342206")
    assert desk.said == []


def test_a_case_that_someone_else_took_meanwhile(window, live_street):
    """The refusal is seen, not swallowed by the swap."""
    mine, theirs = window(), window()
    mine.sign_in("ana")
    mine.go(f"/cases/{live_street.case.pk}/")
    theirs.sign_in("lena")
    theirs.page.keyboard.press("n")
    theirs.page.wait_for_url("**/cases/**")
    mine.page.locator(".if-allowed").click()
    mine.page.locator(".stop").wait_for()
    assert "Someone else is working this case" in mine.page.inner_text("main")


def test_without_a_connection_nothing_typed_is_lost(window, live_street):
    desk = window()
    desk.sign_in("ana")
    desk.go(f"/cases/{live_street.case.pk}/")
    desk.page.context.set_offline(True)
    desk.page.locator(".if-allowed").click()
    desk.page.locator("#offline").wait_for()
    assert "Nothing was sent" in desk.page.inner_text("#offline")
    assert desk.page.locator(".ways").is_visible()
