"""The clipboard brings text that anyone may have written."""

import json
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication

from deepstudio.core.copied_layers import from_text
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.text import Text
from deepstudio.ui.canvas import clipboard
from deepstudio.ui.canvas.geometry import node_rect
from tests.ui.canvas.stage import Stage

PART = Graph(
    nodes=(
        Node(name="a", layer="conv2d", settings={"filters": 7}, position=(3.0, 4.0)),
        Node(name="b", layer="plugin.x"),
    ),
    links=(Link(source="a", target="b"),),
)


def text_of(**changes: object) -> str:
    value = json.loads(clipboard.to_mime(PART).text())
    return json.dumps(value | changes)


def test_a_part_comes_back_as_it_was_by_text_and_by_json() -> None:
    data = clipboard.to_mime(PART)
    assert clipboard.from_mime(data) == PART
    letter = QMimeData()
    letter.setText(data.text())
    assert clipboard.from_mime(letter) == PART


@pytest.mark.parametrize(
    "text",
    [
        "",
        "hello",
        "[" * 100_000,
        '{"format": "deepstudio-layers", ' + '"a": [' * 50_000,
        text_of(graph=None),
        text_of(graph={"nodes": [{"name": "../x", "layer": "dense"}]}),
        text_of(graph={"nodes": [{"name": "a", "layer": "dense", "position": [1e300, 0]}]}),
        text_of(
            graph={"nodes": [{"name": "a", "layer": "dense"}], "links": [{"source": "a", "target": "q"}]}
        ),
        text_of(graph={"nodes": [{"name": f"n{i}", "layer": "relu"} for i in range(6000)]}),
        text_of(graph={"nodes": []}),
        text_of(version=99),
        json.dumps(["deepstudio-layers"]),
    ],
)
def test_junk_is_answered_with_a_sentence(text: str) -> None:
    answer = from_text(text)
    assert isinstance(answer, Text)
    assert answer.source.endswith(".")


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
@pytest.mark.slow
def test_no_json_breaks_the_reader(value: object) -> None:
    text = json.dumps({"format": "deepstudio-layers", "version": 1, "graph": value})
    assert isinstance(from_text(text), Text | Graph)


def test_pasting_junk_says_so_and_changes_nothing(stage: Stage) -> None:
    QGuiApplication.clipboard().setText("rm -rf /")
    said: list[tuple[str, str]] = []
    stage.studio.notify.connect(lambda kind, words: said.append((kind, words)))
    stage.canvas.commands.paste()
    assert said == [("info", "The clipboard holds no layers. Copy some on the canvas first.")]
    assert not stage.studio.can_undo


def test_pasting_an_unknown_layer_shows_it_as_unknown(stage: Stage) -> None:
    QGuiApplication.clipboard().setMimeData(clipboard.to_mime(PART))
    stage.canvas.commands.paste()
    assert {"a", "b"} <= set(stage.names)
    assert stage.scene.nodes["b"].face.glyph == "layer-unknown"
    assert stage.scene.nodes["b"].face.mark == "error"
    stage.canvas.reveal("b")
    assert stage.page.inspector.node.header.title.text() == "plugin.x"
    assert "not known" in stage.page.inspector.node.help.text()


def test_what_is_pasted_far_from_its_original_comes_into_sight(stage: Stage) -> None:
    stage.look("input")
    far = PART.replace(nodes=tuple(n.replace(position=(9000.0, 9000.0)) for n in PART.nodes))
    QGuiApplication.clipboard().setMimeData(clipboard.to_mime(far))
    stage.canvas.commands.paste()
    assert stage.view.seen().contains(stage.scene.nodes["a"].pos())


def test_what_is_pasted_again_and_again_lies_beside_everything(stage: Stage) -> None:
    stage.scene.select(["dense", "dense_2"])
    stage.key(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    for _ in range(3):
        stage.key(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    bodies = [node_rect(item.x(), item.y()) for item in stage.scene.nodes.values()]
    assert len(bodies) == 11 + 6
    assert not [pair for pair in combinations(bodies, 2) if pair[0].intersects(pair[1])]
