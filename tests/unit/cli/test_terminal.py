"""Nothing that a person, a file or another's project says reaches a terminal as a command to it."""

import ast
import io
import json
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import deepstudio.cli
from deepstudio.cli import language
from deepstudio.cli.failure import complain
from deepstudio.cli.output import show, show_json, show_table
from deepstudio.cli.terminal import OBEYED, UNSEEN, escaped, plain, write_json
from deepstudio.cli.watching import Watching
from deepstudio.core.events import Message, Note, Progress, RunStarted
from deepstudio.core.graph import Graph, Node
from deepstudio.core.project import ColumnFound, Found
from deepstudio.core.text import T, verbatim
from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import here
from tests.unit.engine.training import digits

# A title, a cleared screen in both spellings, a bell, a line end, a turned direction, a half character.
HOSTILE = "cat\x1b]0;owned\x07\x1b[2J\x9b2J\u202egod\u2066\nError: none\r\u2028\udce9 狗 é 👨‍👩‍👧"


def obeyed(words: str) -> list[str]:
    """What a terminal would obey in printed lines."""
    return [
        letter for letter in words if unicodedata.category(letter) in OBEYED and letter not in UNSEEN + "\n"
    ]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@given(st.text())
def test_a_plain_text_is_one_line_that_does_nothing(words: str) -> None:
    shown = plain(words)
    assert not obeyed(shown)
    assert len(shown.splitlines()) <= 1
    assert len(shown) == len(words)


@given(st.recursive(st.text() | st.floats(allow_nan=False), lambda inner: st.dictionaries(st.text(), inner)))
def test_json_stays_the_same_value_on_any_stream(value: object) -> None:
    for encoding in ("ascii", "gbk", "utf-8"):
        stream = io.TextIOWrapper(io.BytesIO(), encoding=encoding, errors="backslashreplace")
        write_json(value, stream)
        line = stream.buffer.getvalue().decode(encoding)  # type: ignore[attr-defined]
        assert json.loads(line) == value
        assert not obeyed(line.removesuffix("\n"))


def test_readable_json_where_the_stream_can_show_it() -> None:
    assert escaped('{"a": "狗 é"}') == '{"a": "狗 é"}'


def test_sentences_tables_and_complaints_are_harmless(capsys: pytest.CaptureFixture[str]) -> None:
    language.choose("en")
    for text in (T("Class {name}", name=HOSTILE), verbatim(HOSTILE), T(HOSTILE), T("{a}", a=[HOSTILE])):
        show(text)
        complain(text)
    show(T("{a}\n{b}", a=T("one"), b=T("two")))
    show_json({HOSTILE: HOSTILE})
    show_table([verbatim(HOSTILE)], [[HOSTILE]])
    printed = capsys.readouterr()
    assert not obeyed(printed.out)
    assert not obeyed(printed.err)
    assert "one\ntwo\n" in printed.out, "own line ends stay"
    assert printed.err.count("\n") == 3 + HOSTILE.count("\n") + 1, "a name adds no line"


@pytest.mark.parametrize("stream", [io.StringIO, Terminal])
def test_what_is_watched_is_harmless(stream: type[io.StringIO], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("NO_COLOR", "1")
    out = stream()
    message = Message.of(T("Class {name}", name=HOSTILE))
    with Watching(stream=out) as watching:
        watching.show(Note(message=message))
        watching.show(Note(message=Message(source=HOSTILE)))
        watching.show(Progress(what=message, done=1, total=2))
        watching.show(RunStarted(run=HOSTILE, device=HOSTILE, epochs=1, batches=1, batch_size=1))
    allowed = {"\r", "\x1b"} if stream is Terminal else set()  # rich moves the bar
    assert set(obeyed(out.getvalue())) <= allowed
    assert "]0;owned\x07" not in out.getvalue()
    assert "\x1b]" not in out.getvalue()
    assert "\x1b[2J" not in out.getvalue()


def test_a_foreign_project_is_checked_and_listed_without_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    name = HOSTILE.replace("\udce9", "")
    node = Node(name="a", layer=name, title=name)
    project = digits(Graph(nodes=(node,))).replace(name=name)
    found = Found(
        fingerprint="x",
        samples=sum((1, 500)),
        columns={"label": ColumnFound(classes=(name, "b"), counts=(1, 500))},
    )
    assert project.data is not None
    folder = ProjectFolder.create(tmp_path / "p", project.replace(data=project.data.replace(found=found)))
    run = folder.new_run(folder.load())
    run.set_title(name)
    run.append(RunStarted(run=name, device=name, epochs=1, batches=1, batch_size=1))
    for arguments in (
        ["check"],
        ["check", "--json"],
        ["runs"],
        ["runs", "--json"],
        ["train"],
        ["predict", "x"],
    ):
        ended = here(capsys, arguments[0], folder.path, *arguments[1:])
        assert not obeyed(ended.out), arguments
        assert not obeyed(ended.err), arguments


def test_commands_print_in_one_place() -> None:
    """Whoever calls `print` goes past `terminal`."""
    folder = Path(deepstudio.cli.__file__).parent
    for file in folder.glob("*.py"):
        if file.name == "terminal.py":
            continue
        tree = ast.parse(file.read_text("utf-8"))
        called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
        assert not called & {"print", "typer.echo", "typer.secho", "sys.stdout.write", "sys.stderr.write"}, (
            file.name
        )
