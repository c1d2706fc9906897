"""Of questions that follow each other quickly, the newest is answered."""

from typing import Any

import pytest
from PySide6.QtCore import QObject

from deepstudio.core.text import T, Text
from deepstudio.ui.workers.newest import Newest


class Engine:
    """Keeps what was asked, and answers when it is told to."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, Any, Any]] = []

    def ask(self, do: str, *, done: Any, failed: Any, **fields: Any) -> None:
        self.asked.append((fields["node"], done, failed))


@pytest.fixture
def engine() -> Engine:
    return Engine()


@pytest.fixture
def told() -> list[object]:
    return []


def ask(newest: Newest, told: list[object], node: str) -> None:
    def refused(text: Text) -> None:
        told.append(str(text))

    newest.ask("look", told.append, refused, node=node)


def test_what_waits_gives_way_to_the_newest(engine: Engine, told: list[object]) -> None:
    newest = Newest(engine)
    for node in "abcd":
        ask(newest, told, node)
    assert [node for node, *_ in engine.asked] == ["a"]
    engine.asked[0][1]({"of": "a"})
    assert told == []
    assert [node for node, *_ in engine.asked] == ["a", "d"]
    assert newest.busy
    engine.asked[1][1]({"of": "d"})
    assert told == [{"of": "d"}]
    assert not newest.busy


def test_a_refusal_is_told_unless_something_newer_waits(engine: Engine, told: list[object]) -> None:
    newest = Newest(engine)
    ask(newest, told, "a")
    ask(newest, told, "b")
    engine.asked[0][2](T("No."))
    assert told == []
    engine.asked[1][2](T("Neither."))
    assert told == ["Neither."]


def test_nothing_is_told_once_it_is_forgotten(engine: Engine, told: list[object]) -> None:
    owner = QObject()
    newest = Newest(engine, owner)
    ask(newest, told, "a")
    ask(newest, told, "b")
    newest.forget()
    engine.asked[0][1]({})
    assert (told, len(engine.asked)) == ([], 1)
    ask(newest, told, "c")
    engine.asked[1][1]({"of": "c"})
    assert told == [{"of": "c"}]
