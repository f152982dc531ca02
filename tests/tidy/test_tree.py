"""The tree says what it is for: no dead modules, no vague names, nothing left for later."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "forbear"
VAGUE = {"utils", "util", "helpers", "helper", "common", "core", "manager", "misc"}
# Entry points that nothing imports by name: commands, Django's and the server's own hooks.
ENTRY = re.compile(r"(migrations|management|templatetags)\.|\.(apps|wsgi|settings|urls|py\.typed)$")
LEFT_FOR_LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
OUT_OF_PLACE = re.compile(
    r"/(work|root|farm)/|/tmp/|pypi\.org/simple|files\.pythonhosted|registry\.npm"
)


def module_name(path: Path) -> str:
    parts = path.relative_to(SOURCE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def names_used(path: Path) -> set[str]:
    """Every dotted name that a module imports or says in a string (settings name modules so)."""
    here = module_name(path)
    package = here if path.name == "__init__.py" else here.rpartition(".")[0]
    used = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            used |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                stem = package.split(".")
                base = ".".join([*stem[: len(stem) - node.level + 1], *filter(None, [base])])
            used |= {base} | {f"{base}.{alias.name}" for alias in node.names}
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            used |= set(re.findall(r"forbear(?:\.\w+)+", node.value))
    return used


def test_no_module_is_dead():
    modules = {module_name(path): path for path in SOURCE.rglob("*.py")}
    used = set().union(*(names_used(path) for path in modules.values()))
    used |= {name.rpartition(".")[0] for name in used}
    dead = [
        name
        for name, path in modules.items()
        if name not in used and path.name != "__init__.py" and not ENTRY.search(name)
    ]
    assert not dead, "nothing uses these: " + ", ".join(sorted(dead))


def test_names_say_what_is_inside():
    vague = [str(path.relative_to(SOURCE)) for path in SOURCE.rglob("*") if path.stem in VAGUE]
    assert not vague, "rename after the notion inside: " + ", ".join(vague)


def tracked_text() -> list[Path]:
    endings = {".py", ".sql", ".toml", ".html", ".css", ".js", ".md", ".yml", ".yaml", ".sh"}
    folders = [SOURCE, ROOT / "docs", ROOT / "tests", ROOT / "benchmarks"]
    return [
        path
        for folder in folders
        for path in folder.rglob("*")
        if path.suffix in endings and path != Path(__file__)
    ]


def test_nothing_is_left_for_later():
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked_text()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if LEFT_FOR_LATER.search(line)
    ]
    assert not found, "do these or file an issue: " + ", ".join(found)


def test_no_path_of_one_machine():
    found = [
        f"{path.relative_to(ROOT)}:{number}"
        for path in tracked_text()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OUT_OF_PLACE.search(line)
    ]
    assert not found, "these name a place on one machine: " + ", ".join(found)


def test_every_folder_of_python_tells_its_story():
    silent = [
        str(path.relative_to(SOURCE))
        for path in SOURCE.rglob("__init__.py")
        if "migrations" not in path.parts
        if not ast.get_docstring(ast.parse(path.read_text(encoding="utf-8")))
    ]
    assert not silent, "one paragraph of story each: " + ", ".join(silent)
