"""Keep the desk's translations whole, without GNU gettext.

    python tools/translations.py          new texts into the .po, compile the .mo
    python tools/translations.py --check  say what is missing or stale; exit 1 if anything is

A text that is gone from the code leaves the .po as well; git remembers it.
"""

import ast
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import polib

DESK = Path(__file__).parents[1] / "src" / "forbear" / "app" / "desk"
FOLDERS = (DESK, DESK.parent / "lawbook")
CATALOG = DESK / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"
SIMPLE = {"_", "gettext", "gettext_lazy"}
PLURAL = {"ngettext", "ngettext_lazy"}
CONTEXT = {"pgettext", "pgettext_lazy"}
_CALL = re.compile(r"\b(_|gettext|ngettext|pgettext)\(")


class Message(NamedTuple):
    """A text to translate: its plural when it has one, its context when it needs one."""

    text: str
    plural: str = ""
    context: str = ""


def used() -> dict[Message, str]:
    """Every text in the desk's code and templates, with the file it was first found in."""
    found: dict[Message, str] = {}
    paths = [(path, folder) for folder in FOLDERS for path in sorted(_sources(folder))]
    for path, folder in paths:
        source = path.read_text(encoding="utf-8")
        where = str(path.relative_to(folder if folder == DESK else folder.parent))
        texts = in_code(source) if path.suffix == ".py" else in_template(source)
        for message in texts:
            found.setdefault(message, where)
    return found


def _sources(folder: Path) -> Iterator[Path]:
    yield from folder.rglob("*.py")
    yield from folder.rglob("*.html")


def in_code(source: str) -> Iterator[Message]:
    """Texts of gettext calls."""
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call):
            continue
        name = getattr(node.func, "id", getattr(node.func, "attr", ""))
        texts = [a.value for a in node.args if isinstance(a, ast.Constant)]
        texts = [text for text in texts if isinstance(text, str)]
        if name in SIMPLE and texts:
            yield Message(texts[0])
        elif name in PLURAL and len(texts) > 1:
            yield Message(texts[0], plural=texts[1])
        elif name in CONTEXT and len(texts) > 1:
            yield Message(texts[1], context=texts[0])


def in_template(source: str) -> Iterator[Message]:
    """Texts of `translate` and `blocktranslate`: Django turns them into calls, we read those."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "forbear.app.settings")
    from django.utils.translation.template import templatize

    code = templatize(source)
    for call in _CALL.finditer(code):
        yield from in_code(_whole_call(code, call))


def _whole_call(code: str, call: re.Match[str]) -> str:
    """The call with its string arguments; what comes after them does not matter."""
    strings = re.match(
        r"\s*(u?(?:'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\")\s*,?\s*)+", code[call.end() :]
    )
    return f"{call.group(1)}({strings.group(0)})" if strings else "0"


def entry_of(message: Message, where: str) -> polib.POEntry:
    fields: dict[str, object] = {"msgid": message.text, "occurrences": [(where, "")]}
    if message.plural:
        fields |= {"msgid_plural": message.plural, "msgstr_plural": {0: ""}}
    return polib.POEntry(msgctxt=message.context or None, **fields)


def key(entry: polib.POEntry) -> Message:
    return Message(entry.msgid, entry.msgid_plural or "", entry.msgctxt or "")


def translated(entry: polib.POEntry) -> bool:
    texts = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
    return all(texts) and not entry.fuzzy


def troubles() -> list[str]:
    """What keeps the translations from being whole, in sentences."""
    catalog, wanted = polib.pofile(str(CATALOG)), used()
    known = {key(entry): entry for entry in catalog if not entry.obsolete}
    said = [
        f"no translation: {m.text!r} ({where})" for m, where in wanted.items() if m not in known
    ]
    said += [f"used nowhere: {m.text!r}" for m in known if m not in wanted]
    said += [f"empty or fuzzy: {m.text!r}" for m, entry in known.items() if not translated(entry)]
    compiled = CATALOG.with_suffix(".mo")
    if not compiled.exists() or compiled.read_bytes() != catalog.to_binary():
        said.append(f"{compiled.name} is not what the .po says: run tools/translations.py")
    return said


def update() -> int:
    """Bring the .po up to date with the code and compile it; how many texts want words."""
    catalog, wanted = polib.pofile(str(CATALOG)), used()
    old = {key(entry): entry for entry in catalog if not entry.obsolete}
    catalog.clear()
    for message, where in sorted(wanted.items()):
        entry = old.get(message) or entry_of(message, where)
        entry.occurrences = [(where, "")]
        catalog.append(entry)
    catalog.save()
    catalog.save_as_mofile(str(CATALOG.with_suffix(".mo")))
    return sum(not translated(entry) for entry in catalog)


if __name__ == "__main__":
    if "--check" in sys.argv:
        found = troubles()
        sys.stdout.write(
            "".join(f"{trouble}\n" for trouble in found)
            or "Every text of the desk has its Chinese.\n"
        )
        sys.exit(bool(found))
    empty = update()
    sys.stdout.write(
        f"{empty} texts still want their words in {CATALOG}\n" if empty else "Whole.\n"
    )
