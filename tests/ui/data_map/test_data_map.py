"""The network's own map of the data, by mouse and by keys."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.plots.scatter import MOST_TILES, ScatterPlot
from deepstudio.ui.results.data_map import DataMapView
from deepstudio.ui.results.data_map.picture import MOST_LISTED
from deepstudio.ui.studio import Studio
from tests.ui.data_map.conftest import LONG
from tests.ui.pages.conftest import named
from tests.ui.pointer import Pointer

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def pointer(monkeypatch: pytest.MonkeyPatch) -> Pointer:
    return Pointer(monkeypatch)


def plot_of(view: DataMapView) -> ScatterPlot:
    return view.picture.plot


def on_screen(widget: QWidget, place: QPointF) -> QPoint:
    return widget.mapToGlobal(place.toPoint())


def group(view: DataMapView, name: str) -> frozenset[int]:
    """The samples of a class."""
    assert view.drawn is not None
    (answer,) = view.drawn.answers
    return frozenset(n for n, label in enumerate(answer.labels) if answer.names[label] == name)


def around(view: DataMapView, numbers: frozenset[int]) -> list[QPoint]:
    """The corners of a box around some samples, on the screen."""
    places = [plot_of(view).point(number) for number in numbers]
    left, right = min(p.x() for p in places) - 4, max(p.x() for p in places) + 4
    top, bottom = min(p.y() for p in places) - 4, max(p.y() for p in places) + 4
    corners = ((left, top), (right, top), (right, bottom), (left, bottom), (left, top))
    return [on_screen(plot_of(view), QPointF(*corner)) for corner in corners]


def lonely(view: DataMapView) -> int:
    """A sample that no other one covers."""
    plot = plot_of(view)
    for number in range(plot.items()):
        if plot.item_at(plot.point(number)) == number and np.sort(plot._far_from(plot.point(number)))[1] > 4:
            return number
    raise AssertionError("all are covered")


def pick(menu: QMenu, words: str) -> None:
    next(action for action in menu.actions() if action.text() == words).trigger()


# Opening and drawing


def test_nothing_of_it_is_made_before_it_is_opened(page: EvaluatePage, qtbot: QtBot) -> None:
    assert page.views.map is None
    assert named(page, "evaluate.split").isVisible()
    bar = page.views.bar
    bar.setFocus()
    qtbot.keyClick(bar, Qt.Key.Key_Right)
    view = page.views.map
    assert view is not None
    assert view.isVisible()
    assert view.controls.isVisible()
    assert not named(page, "evaluate.split").isVisible()
    qtbot.waitUntil(lambda: view.drawn is not None, timeout=LONG)
    assert plot_of(view).items() == 1797
    qtbot.keyClick(bar, Qt.Key.Key_Left)
    assert not view.controls.isVisible()
    assert named(page, "evaluate.split").isVisible()


def test_another_project_begins_with_its_results(
    page: EvaluatePage, view: DataMapView, studio: Studio, mapped_folder: Path, tmp_path: Path
) -> None:
    assert page.views.shows_map
    shutil.copytree(mapped_folder, tmp_path / "other")
    studio.open(tmp_path / "other")
    assert not page.views.shows_map
    assert not view.controls.isVisible()


def test_another_method_is_drawn_by_a_job_that_can_be_canceled(
    view: DataMapView, studio: Studio, qtbot: QtBot
) -> None:
    before = plot_of(view).xs
    view.controls.by.set_value("tsne")
    view.controls.by.edited.emit("tsne", False)
    qtbot.waitUntil(lambda: view.drawn is None)
    assert "t-SNE" in view.fresh.text()
    qtbot.mouseClick(view.first, LEFT)
    assert view.progress.is_busy()
    qtbot.mouseClick(view.progress.line.cancel_button(), LEFT)
    qtbot.waitUntil(lambda: not studio.busy, timeout=LONG)
    assert view.drawn is None
    assert view.first.isVisible()
    assert not view.banner.isVisible()
    view.controls.by.set_value("pca")
    view.controls.by.edited.emit("pca", False)
    qtbot.waitUntil(lambda: view.drawn is not None)
    assert view.drawn is not None
    assert view.drawn.method == "pca"
    assert (plot_of(view).xs == before).all()


def test_another_node_is_drawn(view: DataMapView, studio: Studio, qtbot: QtBot) -> None:
    drawn = view.drawn
    assert drawn is not None
    other = next(n for n, one in enumerate(drawn.nodes) if one.node != drawn.node)
    view.controls.at.set_value(other)
    view.controls.at.edited.emit(other, False)
    qtbot.waitUntil(lambda: view.drawn is None)
    qtbot.mouseClick(view.first, LEFT)
    qtbot.waitUntil(lambda: view.drawn is not None, timeout=LONG)
    assert view.drawn is not None
    assert view.drawn.node == drawn.nodes[other].node
    assert view.controls.at.value() == other


def test_a_map_of_older_weights_says_so(page: EvaluatePage, view: DataMapView, qtbot: QtBot) -> None:
    assert not view.banner.isVisible()
    assert page.run is not None
    os.utime(page.run.best_weights)
    view.look_up()
    qtbot.waitUntil(lambda: view.banner.isVisible())
    assert view.again.isVisible()


def test_a_map_that_cannot_be_saved_is_shown_all_the_same(
    page: EvaluatePage, view: DataMapView, qtbot: QtBot
) -> None:
    assert page.run is not None
    shutil.rmtree(page.run.maps_dir)
    page.run.maps_dir.write_text("no folder")
    view.look_up()
    qtbot.waitUntil(lambda: view.drawn is None)
    qtbot.mouseClick(view.first, LEFT)
    qtbot.waitUntil(lambda: view.drawn is not None, timeout=LONG)
    assert "could not be saved" in view.banner.text()
    assert view.banner.isVisible()


def test_what_went_wrong_is_said_and_can_be_tried_again(
    page: EvaluatePage, view: DataMapView, studio: Studio, qtbot: QtBot
) -> None:
    assert page.run is not None
    page.run.best_weights.write_bytes(b"broken")
    view.start()
    qtbot.waitUntil(lambda: not studio.busy, timeout=LONG)
    assert view.banner.isVisible()
    assert "best.safetensors" in view.banner.text()
    assert view.drawn is not None
    assert view.again.isVisible()


# Reading


def test_a_sample_that_is_pointed_at_shows_its_neighbours(
    view: DataMapView, pointer: Pointer, qtbot: QtBot
) -> None:
    plot, strip, drawn = plot_of(view), view.picture.strip, view.drawn
    assert drawn is not None
    assert not strip.tiles
    number = lonely(view)
    pointer.move(on_screen(plot, plot.point(number)))
    assert [tile.number for tile in strip.tiles] == [number, *drawn.neighbours[number]]
    assert drawn.ids[number] in plot.accessibleDescription()
    qtbot.waitUntil(lambda: view.picture.samples.pictures.get(strip.tiles[1].id) is not None, timeout=LONG)
    neighbour = strip.tiles[1].number
    qtbot.mouseClick(strip, LEFT, pos=strip.box(1).center().toPoint())
    assert plot.selection == {neighbour}
    assert strip.tiles[0].number == neighbour


def test_arrows_read_and_keys_select_and_zoom(view: DataMapView, qtbot: QtBot) -> None:
    plot = plot_of(view)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    first = plot.current
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.point(plot.current).x() > plot.point(first).x()
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert plot.selection == {plot.current}
    assert "1" in view.picture.deeds.count.text()
    scale = plot.plane.scale
    qtbot.keyClick(plot, Qt.Key.Key_Plus)
    assert plot.plane.scale > scale
    qtbot.keyClick(plot, Qt.Key.Key_0)
    assert plot.plane.scale == pytest.approx(scale)
    qtbot.keyClick(plot, Qt.Key.Key_Escape)
    assert not plot.selection


def test_closer_up_the_samples_themselves_are_seen(view: DataMapView, pointer: Pointer, qtbot: QtBot) -> None:
    plot = plot_of(view)
    number = lonely(view)
    place = plot.point(number)
    plot.grab()
    assert not plot._boxes
    for _ in range(14):
        pointer.wheel(on_screen(plot, place), 120)
    assert plot.point(number).x() == pytest.approx(place.x(), abs=12)  # half a pixel, so much closer
    plot.grab()
    assert 0 < len(plot._boxes) <= MOST_TILES
    assert number in plot._boxes
    assert plot.item_at(plot._boxes[number].center()) >= 0
    drawn = view.drawn
    assert drawn is not None
    qtbot.waitUntil(lambda: view.picture.samples.pictures.get(drawn.ids[number]) is not None, timeout=LONG)


def test_a_double_click_shows_one_large_and_the_arrows_go_on(
    view: DataMapView, pointer: Pointer, qtbot: QtBot
) -> None:
    plot, drawn = plot_of(view), view.drawn
    assert drawn is not None
    number = lonely(view)
    pointer.double_click(on_screen(plot, plot.point(number)))
    quick = view.picture._quick
    assert quick is not None
    assert quick.isVisible()
    assert quick.file.text() == drawn.ids[number]
    qtbot.keyClick(quick, Qt.Key.Key_Right)
    assert quick.file.text() == drawn.ids[drawn.neighbours[number][0]]
    qtbot.keyClick(quick, Qt.Key.Key_Escape)
    assert not quick.isVisible()


# Colours


def test_colours_tell_labels_parts_and_mistakes(view: DataMapView) -> None:
    controls, drawn = view.controls, view.drawn
    assert drawn is not None
    assert [row.name for row in controls.legend.rows] == [str(digit) for digit in range(10)]
    counts = {}
    for number in range(3):
        controls.colour.set_value(number)
        controls.colour.edited.emit(number, False)
        counts[controls.way.what] = [row.count for row in controls.legend.rows]
    assert counts["part"] == [drawn.parts.count(part) for part in range(3)]
    wrong = sum(drawn.answers[0].is_wrong(n) for n in range(len(drawn.ids)))
    assert counts["mistake"] == [len(drawn.ids) - wrong, wrong]


def test_a_class_stands_out_by_its_legend_and_is_selected_alone(
    view: DataMapView, pointer: Pointer, qtbot: QtBot
) -> None:
    legend = view.controls.legend
    qtbot.mouseClick(legend, LEFT, pos=QPoint(20, round(legend._high * 4.5)))
    assert plot_of(view).meant == {4}
    every = frozenset(range(plot_of(view).items()))
    start, *stops = around(view, every)
    pointer.drag(start, *stops)
    assert plot_of(view).selection == group(view, "4")
    legend.setFocus()
    qtbot.keyClick(legend, Qt.Key.Key_Space)
    assert plot_of(view).meant is None


def test_doubtful_labels_are_selected_until_they_are_mended(
    view: DataMapView, studio: Studio, qtbot: QtBot
) -> None:
    drawn, button = view.drawn, view.controls.doubtful
    assert drawn is not None
    doubts = drawn.answers[0].doubtful
    assert doubts, "the network is trained so briefly that some are strange"
    qtbot.mouseClick(button, LEFT)
    assert plot_of(view).selection == {one.sample for one in doubts}
    listed = [thumb.key for thumb in view.picture.list.thumbs.rows]
    assert len(doubts) < 2 or listed == [drawn.ids[one.sample] for one in doubts], "the surest come first"
    qtbot.mouseClick(view.picture.deeds.exclude, LEFT)
    assert not button.isVisible()
    studio.undo()
    assert button.isVisible()


# Selecting, and what follows


def test_a_line_around_samples_leads_to_another_label_and_back(
    view: DataMapView, studio: Studio, pointer: Pointer, qtbot: QtBot
) -> None:
    start, *stops = around(view, group(view, "0"))
    pointer.drag(start, *stops)
    picture, chosen = view.picture, plot_of(view).selection
    assert group(view, "0") <= chosen
    ids = picture.selected_ids()
    assert len(ids) == len(chosen)
    shown = named(view, "map.selected")
    assert shown.isVisible()
    assert [thumb.key for thumb in picture.list.thumbs.rows] == ids[:MOST_LISTED]
    assert (str(MOST_LISTED) in picture.deeds.count.text()) == (len(ids) > MOST_LISTED)

    before = {row.name: row.count for row in view.controls.legend.rows}
    pick(picture.deeds.label_menu(), "7")
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.corrected_in("label") == dict.fromkeys(ids, "7")
    after = {row.name: row.count for row in view.controls.legend.rows}
    sevens = len(chosen & group(view, "7"))
    assert after["7"] == before["7"] + len(chosen) - sevens
    assert plot_of(view).selection == chosen
    assert picture.list.thumbs.rows[0].tone == "good"

    studio.undo()
    assert studio.project.data.corrected == {}
    assert {row.name: row.count for row in view.controls.legend.rows} == before


def test_samples_are_excluded_and_come_back(
    page: EvaluatePage, view: DataMapView, studio: Studio, pointer: Pointer, qtbot: QtBot
) -> None:
    number, drawn = lonely(view), view.drawn
    assert drawn is not None
    pointer.click(on_screen(plot_of(view), plot_of(view).point(number)))
    qtbot.mouseClick(named(view, "map.exclude"), LEFT)
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.excluded == (drawn.ids[number],)
    assert plot_of(view)._faded[number]
    assert page.corrected.isVisible()
    qtbot.mouseClick(named(view, "map.restore"), LEFT)
    assert studio.project.data.excluded == ()
    studio.undo()
    studio.undo()
    assert studio.project.data.excluded == ()
    assert not plot_of(view)._faded.any()


def test_with_control_more_are_selected_and_a_click_beside_lets_all_go(
    view: DataMapView, qtbot: QtBot
) -> None:
    plot = plot_of(view)
    first, second = lonely(view), next(iter(group(view, "6")))
    plot.select(frozenset({second}))
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.mouseClick(plot, LEFT, control, plot.point(first).toPoint())
    assert plot.selection == {first, second}
    qtbot.mouseClick(plot, LEFT, pos=QPoint(3, 3))
    assert not plot.selection


def test_what_is_chosen_stays_in_a_page_that_is_made_anew(
    page: EvaluatePage,
    view: DataMapView,
    studio: Studio,
    qtbot: QtBot,
    show_page: Callable[..., EvaluatePage],
) -> None:
    view.controls.colour.set_value(2)
    view.controls.colour.edited.emit(2, False)
    plot_of(view).select(frozenset({3, 4, 5}))
    ids, kept = view.picture.selected_ids(), page.remembered()
    page.hide()
    again = show_page(EvaluatePage, studio)
    again.take_back(kept)
    assert again.views.shows_map
    made = again.views.map
    assert made is not None
    qtbot.waitUntil(lambda: made.drawn is not None, timeout=LONG)
    assert made.controls.way == view.controls.way
    assert made.picture.selected_ids() == ids
    QApplication.processEvents()
