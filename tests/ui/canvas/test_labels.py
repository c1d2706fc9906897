"""Titles stay readable however small the network is on the screen."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import graph_edits
from deepstudio.core.graph import Graph, Node
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.ui.canvas.faces import Face
from deepstudio.ui.canvas.geometry import SMALLEST, node_rect
from deepstudio.ui.canvas.labels import FAR, Room, detail_at, label_of, rooms
from deepstudio.ui.canvas.node_item import NodeItem
from deepstudio.ui.theme import fonts, theme
from tests.ui.canvas.conftest import StageWith
from tests.ui.canvas.stage import LEFT, Stage


def deep(layers: int) -> Graph:
    """A chain of that many layers, with long titles among them."""
    inner = ["conv2d", "global_avg_pool2d", "relu", "dropout"]
    return sequential("input", *(inner[row % 4] for row in range(layers - 2)), "output")


def show(stage: Stage, graph: Graph) -> None:
    stage.studio.edit(Edit(T("x"), lambda project: project.with_graph("model", graph)))


def title_height(zoom: float) -> int:
    """The height in pixels of the capitals of a title, as it is painted at a zoom."""
    face = Face("HHH", "3×3", "10", "8", "convolution", "layer-unknown")
    item = NodeItem(Node(name="a", layer="relu"), face)
    item.give_room(Room(5000.0), far=detail_at(zoom) == "block")
    image = QImage(700, 240, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    painter.translate(10, 20)
    painter.scale(zoom, zoom)
    item.paint(painter, QStyleOptionGraphicsItem())
    painter.end()
    left, top, wide, high = (round(v) for v in item.title_place(zoom).getRect())
    ink = theme.color("text").lightness() + 70
    columns = range(10 + round(left * zoom), 10 + round((left + wide) * zoom))
    rows = [
        y
        for y in range(240)
        if any(image.pixelColor(x, y).lightness() < ink for x in columns if x < 700)
        and abs(y - 20 - (top + high / 2) * zoom) <= max(high * zoom, 14)
    ]
    return len(rows)


@pytest.mark.parametrize("zoom", [SMALLEST, 0.16, 0.3, 0.45, 0.6, 0.72, 0.85, 1.0, 2.0])
def test_a_title_is_never_painted_smaller_than_small_text(qapp: QApplication, zoom: float) -> None:
    least = QFontMetricsF(fonts.small()).capHeight()
    assert fonts.small().pixelSize() >= 11
    assert title_height(zoom) >= least - 1


def test_a_title_grows_with_what_is_seen_closely(qapp: QApplication) -> None:
    assert title_height(2.0) > 1.5 * title_height(0.5)


@pytest.mark.parametrize("size", [(1368, 830), (888, 530)], ids=["1440x900", "960x600"])
def test_thirty_layers_that_fit_into_the_view_can_all_be_read(
    stage_with: StageWith, size: tuple[int, int]
) -> None:
    stage = stage_with("cats-dogs-cnn", size)
    show(stage, deep(30))
    stage.view.fit()
    zoom = stage.view.zoom()
    found = {name: item.label(zoom) for name, item in stage.scene.nodes.items()}
    cut = [name for name, label in found.items() if label is None or label.text.endswith("…")]
    assert cut == []
    places = [label.place.translated(stage.scene.nodes[name].pos()) for name, label in found.items() if label]
    # Ascents and descents of neighbours may touch, letters may not.
    middles = sorted(place.center().y() * zoom for place in places)
    assert min(b - a for a, b in pairwise(middles)) >= fonts.small().pixelSize()


def test_where_rows_are_closer_than_text_every_second_or_fourth_has_a_label(qapp: QApplication) -> None:
    free = rooms({f"n{row}": (0.0, row * 88.0) for row in range(64)})
    zoom = 0.1
    shown = [row for row in range(64) if label_of("ReLU", zoom, free[f"n{row}"]) is not None]
    assert shown[:4] == [0, 2, 4, 6]


def test_a_label_beside_a_node_covers_no_other_node(stage_with: StageWith) -> None:
    stage = stage_with("cats-dogs-cnn")
    moved = {name: (300.0 * (row % 3), 88.0 * (row // 2)) for row, name in enumerate(stage.names)}
    stage.studio.edit(graph_edits.move_nodes("model", moved))
    stage.view.set_zoom(0.3)
    nodes = list(stage.scene.nodes.values())
    for item, other in combinations(nodes, 2):
        for a, b in ((item, other), (other, item)):
            label = a.label(0.3)
            body = node_rect(b.x(), b.y())
            assert label is None or not label.place.translated(a.pos()).intersects(body)


def test_labels_follow_when_a_neighbour_leaves(stage: Stage) -> None:
    first, second = stage.names[1], stage.names[2]
    place = stage.graph.by_name[first].position
    stage.studio.edit(graph_edits.move_nodes("model", {second: (place[0] + 284, place[1])}))
    stage.view.set_zoom(0.2)
    label = stage.scene.nodes[first].label(0.2)
    assert label is None or label.text.endswith("…")
    stage.studio.undo()
    label = stage.scene.nodes[first].label(0.2)
    assert label is not None
    assert label.text == "Convolution 2D"
    assert stage.scene.nodes[first].boundingRect().contains(label.place)


def test_a_title_in_a_small_node_is_renamed_where_it_stands(stage: Stage) -> None:
    stage.look("dense")
    stage.view.set_zoom(0.5)
    item, field = stage.scene.nodes["dense"], stage.canvas.title_field
    place = item.title_place(0.5).translated(item.pos())
    QTest.mouseDClick(stage.view.viewport(), LEFT, pos=stage.pixel(place.center()))
    assert field.hasFocus()
    QTest.keyClicks(field, "Hidden")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert stage.graph.by_name["dense"].title == "Hidden"
    stage.view.set_zoom(0.2)
    stage.canvas.reveal("dense")
    stage.key(Qt.Key.Key_F2)
    assert field.hasFocus()
    at = QRectF(field.geometry())
    label = item.title_place(0.2).translated(item.pos())
    assert at.intersects(stage.view.in_host(label, stage.canvas))
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert stage.graph.by_name["dense"].title == "Hidden"


def test_between_columns_all_titles_stand_in_their_nodes(qapp: QApplication) -> None:
    room = Room(aside=96.0, pitch=88.0)
    for title in ("ReLU", "Dropout", "Batch normalisation"):
        found = label_of(title, 0.4, room)
        assert found is not None
        assert not found.beside
    alone = label_of("ReLU", 0.4, Room(aside=FAR, pitch=88.0))
    assert alone is not None
    assert alone.beside
