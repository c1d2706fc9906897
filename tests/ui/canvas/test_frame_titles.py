"""The title of an open group is read at every zoom, in each direction of the data."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QApplication

from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core import group_edits
from deepstudio.core.graph import Flow
from deepstudio.core.problems import Edit
from deepstudio.core.text import T
from deepstudio.ui.canvas.frame_title import beside_frame, free_beside
from deepstudio.ui.canvas.group_items import FrameItem
from deepstudio.ui.canvas.labels import FAR
from tests.ui.canvas.stage import Stage

FLOWS: tuple[Flow, ...] = ("down", "right", "folded")
# Folded, columns are so near to each other that from further away nothing between them has a label.
ZOOMS: dict[Flow, tuple[float, ...]] = {
    "down": (0.31, 0.24, 0.15, 0.09),
    "right": (0.31, 0.24, 0.15, 0.09),
    "folded": (0.31, 0.24),
}


def grouped(stage: Stage, flow: Flow) -> None:
    """A long network with two groups, laid out."""
    graph = sequential("input", *["relu"] * 26, "output")
    stage.studio.edit(Edit(T("x"), lambda project: project.with_graph("model", graph)))
    stage.canvas.reduce_motion = True
    for title, first in (("Eyes", 2), ("第二个模块", 12)):
        names = [node.name for node in graph.order()][first : first + 5]
        stage.studio.edit(group_edits.group("model", names, title))
    stage.canvas.commands.tidy(flow)


def frames(stage: Stage) -> list[FrameItem]:
    return list(stage.scene.groups.open.values())


@pytest.mark.parametrize("flow", FLOWS)
def test_a_title_stands_beside_its_frame_where_the_heading_is_low(stage: Stage, flow: Flow) -> None:
    grouped(stage, flow)
    bodies = list(stage.scene.bodies().values())
    for zoom in ZOOMS[flow]:
        stage.view.set_zoom(zoom)
        for frame in frames(stage):
            assert not frame.words.inside(zoom)
            found = frame.words.place_at(zoom)
            assert found is not None
            assert found.text
            assert not found.place.intersects(frame.body())
            assert not [body for body in bodies if body.intersects(found.place)]
            assert frame.words.boundingRect().contains(found.place)


@pytest.mark.parametrize("flow", FLOWS)
def test_a_whole_title_stands_in_a_heading_that_has_room(stage: Stage, flow: Flow) -> None:
    grouped(stage, flow)
    for frame in frames(stage):
        assert frame.words.inside(0.42)
        assert frame.words.place_at(0.42) is None


def test_a_title_is_read_upward_only_where_something_stands_beside_it(stage: Stage) -> None:
    body = QRectF(0, 0, 276, 400)
    alone = beside_frame("Eyes", body, 0.3, FAR)
    assert alone is not None
    assert not alone.upward
    neighbour = QRectF(-340, 100, 244, 62)
    tight = beside_frame("Eyes", body, 0.3, free_beside(body, [neighbour], False))
    assert tight is not None
    assert tight.upward
    assert not tight.place.intersects(neighbour)
    assert beside_frame("Eyes", body, 0.3, 20.0) is None


def darkest(stage: Stage, place: QRectF) -> int:
    """The lightness, of 255, of the darkest pixel at a place of the scene."""
    room = stage.view.viewportTransform().mapRect(place).toRect()
    picture = stage.view.viewport().grab(room).toImage()
    points = itertools.product(range(picture.width()), range(picture.height()))
    return min(picture.pixelColor(x, y).lightness() for x, y in points)


def test_a_closed_group_leaves_no_title_behind(stage: Stage, qapp: QApplication) -> None:
    grouped(stage, "down")
    stage.view.set_zoom(0.24)
    found = [frame.words.place_at(0.24) for frame in frames(stage)]
    places = [one.place for one in found if one is not None]
    assert len(places) == 2
    assert all(darkest(stage, place) < 100 for place in places)
    qapp.processEvents()  # the scene learns where things are
    for id in list(stage.graph.groups):
        stage.studio.edit(group_edits.set_collapsed("model", [id], True))
    qapp.processEvents()
    network = stage.scene.content()
    assert darkest(stage, QRectF(network.left() - 320, network.top(), 300, network.height())) > 150
