"""Seen by a machine: contrast in both lights, no sideways scroll on a phone, the keyboard alone."""

import pytest
from tests.store.cast import NIGHT

from forbear.app.store.models import Case, ContactPoint, Customer

pytestmark = [pytest.mark.browser, pytest.mark.database(django=False)]

# Every text on the page against the nearest painted ground behind it (WCAG 2 contrast).
LOWEST = """() => {
  const rgb = (c) => (c.match(/[\\d.]+/g) || []).map(Number);
  const mix = (top, under) => {
    const a = top.length > 3 ? top[3] : 1;
    return [0, 1, 2].map((i) => top[i] * a + under[i] * (1 - a));
  };
  const light = (c) => {
    const [r, g, b] = c.map((v) => v / 255).map((v) =>
      v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const ground = (e) => {
    const layers = [];
    for (let at = e; at; at = at.parentElement) {
      const c = rgb(getComputedStyle(at).backgroundColor);
      if (c.length && (c.length < 4 || c[3] > 0)) layers.push(c);
      if (c.length === 3 || (c.length > 3 && c[3] === 1)) break;
    }
    return layers.reverse().reduce((under, top) => mix(top, under), [255, 255, 255]);
  };
  const low = [];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const e = walk.currentNode.parentElement;
    if (!walk.currentNode.data.trim() || !e.checkVisibility()) continue;
    if (e.closest(".vh, .skip, option, script, .grey")) continue;
    const style = getComputedStyle(e);
    const under = ground(e);
    const ink = mix(rgb(e.closest("svg") ? style.fill : style.color), under);
    const [hi, lo] = [light(ink), light(under)].sort((a, b) => b - a);
    const ratio = (hi + 0.05) / (lo + 0.05);
    if (ratio < 4.5) low.push(`${ratio.toFixed(2)} "${walk.currentNode.data.trim().slice(0, 30)}" ${e.className}`);
  }
  return low;
}"""  # noqa: E501
WIDER = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def addresses(street) -> dict[str, str]:
    return {
        "queue": "/",
        "all": "/queue/all/",
        "empty": "/queue/closed/",
        "case": f"/cases/{street.case.pk}/",
        "verdict": f"/cases/{street.case.pk}/verdict/voice/",
        "reveal": f"/cases/{street.case.pk}/reveal/name/",
        "in-time": "/in-time/",
        "rules": "/rules/?place=US-NY-NYC&on=2021-06-01",
        "rule": "/rules/US-CONTACT-7IN7/",
        "rule-long": "/rules/AU-HOURS/",
        "rule-gate": "/rules/HOUSE-NO-PACK/",
        "kit": "/kit/",
        "nowhere": "/nowhere/",
    }


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_can_be_read(window, live_street, theme, language, width):
    desk = window(width, theme, language)
    desk.go("/sign-in/")
    desk.picture(f"sign-in-{width}-{theme}-{language[:2]}")
    found = {"sign-in": (desk.page.evaluate(LOWEST), desk.page.evaluate(WIDER))}
    desk.sign_in("lena")
    for name, address in addresses(live_street).items():
        desk.go(address)
        desk.picture(f"{name}-{width}-{theme}-{language[:2]}")
        found[name] = (desk.page.evaluate(LOWEST), desk.page.evaluate(WIDER))
    assert {name: low for name, (low, _wide) in found.items() if low} == {}, "under 4.5 to 1"
    assert {name: wide for name, (_low, wide) in found.items() if wide > 0} == {}, "sideways"
    complaints = [line for line in desk.said if "404" not in line]
    assert complaints == [], "no error, no policy broken"


CUT = """() => [...document.querySelectorAll(".grid td")]
  .filter((e) => e.checkVisibility())
  .filter((e) => e.scrollWidth > e.clientWidth || e.scrollHeight > e.clientHeight + 1)
  .map((e) => e.innerText)"""
PLACES = """() => document.querySelectorAll(".grid td:first-child").forEach(
  (e, n) => { e.textContent = (1025 + n).toLocaleString("en"); })"""


@pytest.mark.parametrize("language", ["en", "zh-hans"])
def test_nothing_in_a_row_is_cut(window, live_street, at, language):
    """At night, with long names, far down a long list, beside who is never to be called."""
    Customer.objects.filter(name="Gu Min").update(name="Konstantinos Papadopoulos")
    ContactPoint.objects.filter(customer__name="Bai Song").update(consent=False)
    Case.objects.filter(customer__name="Tan Wei").update(treatment="last_call_before_measures")
    at(NIGHT)
    for width in (1440, 1100, 800):
        desk = window(width, language=language)
        desk.sign_in("lena")
        desk.page.evaluate(PLACES)
        assert desk.page.evaluate(CUT) == [], width
        heights = desk.page.evaluate(
            "() => [...document.querySelectorAll('.grid tbody tr')].map((e) => e.offsetHeight)"
        )
        assert set(heights) == {36}, "a row is never more than two lines"


def test_no_more_than_the_screen_at_320(window, live_street):
    desk = window(320)
    desk.sign_in("ana")
    for address in ("/", f"/cases/{live_street.case.pk}/"):
        desk.go(address)
        assert desk.page.evaluate(WIDER) == 0, address


def test_a_list_is_worked_with_the_keyboard_alone(window, live_street):
    desk = window()
    desk.sign_in("ana")
    page = desk.page

    def chosen() -> str:
        return page.locator("tr[aria-selected=true] .nm").inner_text()

    assert chosen() == "林**"
    page.keyboard.press("j")
    assert chosen() == "Gu M."
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert chosen() == "Gu M."
    page.keyboard.press("Space")
    page.locator("#peek .peekdebts").wait_for()
    assert "Gu M." in page.locator("#peek").inner_text()
    desk.picture("queue-peek")
    page.keyboard.press("Escape")
    assert not page.locator("#peek").is_visible()
    page.keyboard.press("?")
    assert page.locator("dialog[open]").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type(live_street.case.label)
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/cases/{live_street.case.pk}/")
    assert desk.said == []


def test_every_thing_to_press_shows_when_it_has_focus(window, live_street):
    desk = window()
    desk.sign_in("ana")
    desk.go(f"/cases/{live_street.case.pk}/")
    page, seen = desk.page, []
    for _ in range(60):
        page.keyboard.press("Tab")
        ring, name = page.evaluate(
            """() => {
              const e = document.activeElement;
              const ringed = (x) => x && getComputedStyle(x).outlineStyle !== "none";
              const held = e.closest(".sel, .find");
              return [ringed(e) || ringed(held) || e === document.body, e.outerHTML.slice(0, 80)];
            }"""
        )
        seen.append(name)
        assert ring, name
    assert any("cell" in name for name in seen), "the strip is reached"


def test_without_a_script_the_desk_still_works(browser, live_server, live_street):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + "/sign-in/")
    page.fill("[name=username]", "ana")
    page.fill("[name=password]", "a kind word opens doors")
    page.click("form button.go")
    page.goto(f"{live_server.url}/cases/{live_street.case.pk}/")
    page.click(".cell >> nth=0")
    assert "Facts used" in page.inner_text("main")
    context.close()
