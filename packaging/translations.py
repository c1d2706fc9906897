"""Keeps the translations in step with the code.

    python packaging/translations.py update     read the texts in deepstudio/ into resources/i18n/*.ts
    python packaging/translations.py compile    make the .qm files the program loads
    python packaging/translations.py check      fail unless every text is there, translated and usable

Qt's own tools do the reading and compiling. Standard library only: the build hook runs this file too.
"""

import argparse
import ast
import importlib.util
import shutil
import string
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parents[1]
TS_FILE = Path("resources/i18n/deepstudio_zh_CN.ts")
# lupdate ignores where a text stands, so that moving code changes no line of the .ts file.
LUPDATE = ("-no-obsolete", "-locations", "none", "-tr-function-alias", "tr+=T")
LANGUAGES = ("-source-language", "en_US", "-target-language", "zh_CN")


class Message(NamedTuple):
    """One text of a .ts file; `translations` has one entry, or one for each plural form."""

    context: str
    source: str
    comment: str
    translations: tuple[str, ...]
    finished: bool

    @property
    def key(self) -> tuple[str, str, str]:
        return self.context, self.source, self.comment


class Marked(NamedTuple):
    """A call of `tr` or `T` in the code; `text` is None where it is not one plain literal."""

    place: str
    text: str | None


def main(arguments: list[str] | None = None) -> int:
    """Runs one of the three commands; returns the exit code."""
    parser = argparse.ArgumentParser(description="Keeps the translations in step with the code.")
    parser.add_argument("command", choices=("update", "compile", "check"))
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout (default: this one)")
    parser.add_argument(
        "--into", type=Path, help="where compile puts its files (default: beside the .ts files)"
    )
    options = parser.parse_args(arguments)
    if options.command == "update":
        return update(options.root, options.root / TS_FILE)
    if options.command == "compile":
        return compile_all(options.root, options.into or (options.root / TS_FILE).parent)
    return report(problems(options.root))


def update(root: Path, ts_file: Path) -> int:
    """Reads every marked text below `root`/deepstudio into `ts_file`, keeping the translations it has."""
    ts_file.parent.mkdir(parents=True, exist_ok=True)
    sources = [str(path) for path in _sources(root)]
    return _qt_tool("lupdate", *LUPDATE, "-silent", *sources, *LANGUAGES, "-ts", str(ts_file))


def compile_all(root: Path, folder: Path) -> int:
    """Makes a .qm in `folder` for every .ts; unfinished texts stay English."""
    for ts_file in sorted((root / TS_FILE).parent.glob("*.ts")):
        compiled = folder / f"{ts_file.stem}.qm"
        code = _qt_tool("lrelease", "-silent", "-nounfinished", str(ts_file), "-qm", str(compiled))
        if code:
            return code
    return 0


def report(found: list[str]) -> int:
    """Prints what is wrong; returns the exit code."""
    for problem in found:
        print(problem)
    print(f"translations: {len(found)} problem(s)" if found else "translations: complete")
    return 1 if found else 0


def problems(root: Path) -> list[str]:
    """Everything that would show a person English, a hole or a wrong number; one line each."""
    ts_file = root / TS_FILE
    if not ts_file.is_file():
        return [f"{TS_FILE} is missing: run `make translations`"]
    marked = [call for path in _sources(root) for call in _marked(path, root)]
    committed, current = read(ts_file), _current(root, ts_file)
    found = [
        f"{call.place}: mark one plain literal, never a variable or an f-string"
        for call in marked
        if call.text is None
    ]
    found += _not_extracted(marked, current)
    found += _out_of_date(committed, current)
    return found + [problem for message in committed for problem in _faults(message)]


def read(ts_file: Path) -> list[Message]:
    """The messages of a .ts file in its order."""
    contexts = ElementTree.parse(ts_file).getroot().iter("context")
    return [_message(context, entry) for context in contexts for entry in context.iter("message")]


def _message(context: ElementTree.Element, entry: ElementTree.Element) -> Message:
    translation = entry.find("translation")
    if translation is None:
        translation = ElementTree.Element("translation", type="unfinished")
    forms = [form.text or "" for form in translation.iter("numerusform")]
    texts = tuple(forms or [translation.text or ""])
    name, source, comment = (
        context.findtext("name", ""),
        entry.findtext("source", ""),
        entry.findtext("comment", ""),
    )
    return Message(name, source, comment, texts, translation.get("type") is None)


def _current(root: Path, ts_file: Path) -> list[Message]:
    """What the .ts file would hold after an update."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(shutil.copy(ts_file, folder))
        if update(root, copy):
            raise SystemExit("lupdate failed")
        return read(copy)


def _not_extracted(marked: list[Marked], current: list[Message]) -> Iterator[str]:
    """Texts lupdate does not see, such as a call inside an f-string's braces."""
    known = {message.source for message in current}
    for call in marked:
        if call.text and call.text not in known:
            yield f"{call.place}: Qt's lupdate does not find {call.text!r}; write it as a plain call"


def _out_of_date(committed: list[Message], current: list[Message]) -> Iterator[str]:
    old, new = {message.key for message in committed}, {message.key for message in current}
    for context, source, _ in sorted(new - old):
        yield f"{TS_FILE}: {_where(context)} lacks {source!r}: run `make translations`"
    for context, source, _ in sorted(old - new):
        yield f"{TS_FILE}: {_where(context)} still has {source!r}: run `make translations`"


def _faults(message: Message) -> Iterator[str]:
    """What is wrong with one translation."""
    place = f"{TS_FILE}: {_where(message.context)} {message.source!r}"
    if not message.finished or not all(message.translations):
        yield f"{place} is not translated"
        return
    expected = _places(message.source)
    for translation in message.translations:
        if _places(translation) != expected:
            yield f"{place}: the translation {translation!r} has other {{places}}"


def _places(text: str) -> tuple[str, ...] | None:
    """The names in braces, sorted; None if the braces do not balance. `%n` counts as one."""
    try:
        fields = sorted({field for _, field, _, _ in string.Formatter().parse(text) if field is not None})
    except ValueError:
        return None
    return (*fields, "%n") if "%n" in text else tuple(fields)


def _where(context: str) -> str:
    return f"[{context or 'T'}]"


def _sources(root: Path) -> list[Path]:
    return sorted((root / "deepstudio").rglob("*.py"))


def _marked(path: Path, root: Path) -> Iterator[Marked]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"), str(path))):
        if isinstance(node, ast.Call) and _is_marker(node.func) and node.args:
            place = f"{path.relative_to(root).as_posix()}:{node.lineno}"
            text = node.args[0].value if isinstance(node.args[0], ast.Constant) else None
            yield Marked(place, text if isinstance(text, str) else None)


def _is_marker(function: ast.expr) -> bool:
    """`T(…)`, `tr(…)` and `anything.tr(…)`."""
    if isinstance(function, ast.Attribute):
        return function.attr == "tr"
    return isinstance(function, ast.Name) and function.id in ("T", "tr")


def _qt_tool(name: str, *arguments: str) -> int:
    """Runs a tool that PySide6-Essentials ships; returns its exit code."""
    found = importlib.util.find_spec("PySide6")
    if found is None or not found.submodule_search_locations:
        raise SystemExit("PySide6-Essentials is needed for the translations: pip install PySide6-Essentials")
    return subprocess.run([str(Path(found.submodule_search_locations[0]) / name), *arguments]).returncode


if __name__ == "__main__":
    sys.exit(main())
