"""The pages of the law browser, for every signed-in member of staff. Nothing here writes."""

from datetime import date

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from forbear.app import clock, work
from forbear.app.desk.page import page, staff_page, user_of
from forbear.app.desk.show.texts import in_language
from forbear.app.desk.show.times import local, say_day
from forbear.app.lawbook import contents, sheet, shelf
from forbear.app.lawbook.words import KEPT_AS
from forbear.rulebook import lawpages

HOME = "CN"


@require_GET
@staff_page
def rules(request: HttpRequest) -> HttpResponse:
    """Every rule of one place as of one day."""
    place, day = _place(request, HOME), _day(request)
    parts = contents.of_place(place, day)
    return page(
        request,
        "desk/rules.html",
        **_around(request, place, day, parts),
        count=contents.counted(parts),
        kept=contents.kept_otherwise(place),
    )


@require_GET
@staff_page
def rule(request: HttpRequest, rule_id: str) -> HttpResponse:
    """One rule: a card, one that the gate makes itself, or a researched rule that is no card."""
    book, day = shelf.book(), _day(request)
    if card := book.cards.get(rule_id):
        home = card.jurisdiction or HOME
        place = _place(request, home)
        if card.jurisdiction and home not in shelf.here(place):
            place = home
        said: dict[str, object] = {
            "rule": sheet.of_card(card, day),
            "here": contents.place_name(card.jurisdiction or shelf.HOUSE),
        }
        template = "desk/rule.html"
    else:
        other = _other(rule_id)
        said, template = {"rule": other}, "desk/rule_other.html"
        place = _place(request, str(other["place"]))
    parts = contents.of_place(place, day)
    return page(request, template, **_around(request, place, day, parts), rule_id=rule_id, **said)


def _other(rule_id: str) -> dict[str, object]:
    """A card that the gate makes itself, or a researched rule without a card."""
    if words := shelf.book().gate_cards.get(rule_id):
        return {
            "id": rule_id,
            "title": in_language(words["title"]),
            "plain": in_language(words["plain"]),
            "cites": words["cites"],
            "place": HOME,
            "ladder": sheet.ladder(words["force"]),
        }
    if found := shelf.researched().get(rule_id):
        return {
            "id": rule_id,
            "title": found["article"],
            "kept_as": KEPT_AS.get(found["kept_as"], found["kept_as"]),
            "because": found.get("because", ""),
            "cites": found["instrument"],
            "place": found["jurisdiction"],
            "ladder": sheet.ladder(found["force"]),
        }
    raise Http404(f"No rule is called {rule_id}.")


def _around(
    request: HttpRequest, place: str, day: date, parts: list[contents.Part]
) -> dict[str, object]:
    """What both pages have: the list of the place, the place and day chosen."""
    today = _today(request)
    read, researched = contents.read_of(place)
    return {
        "parts": parts,
        "place": place,
        "place_name": contents.place_name(place),
        "places": contents.places(),
        "day": day,
        "said_day": say_day(day),
        "other_day": day != today,
        "query": f"?place={place}" + (f"&on={day.isoformat()}" if day != today else ""),
        "read": read,
        "researched": researched,
    }


def _place(request: HttpRequest, otherwise: str) -> str:
    asked = request.GET.get("place", otherwise)
    return asked if asked in lawpages.PLACES else HOME


def _today(request: HttpRequest) -> date:
    return local(clock.now(), work.desk_zone(user_of(request))).date()


def _day(request: HttpRequest) -> date:
    """The day of the query; today where none is given or it is no day."""
    try:
        return date.fromisoformat(request.GET.get("on", ""))
    except ValueError:
        return _today(request)
