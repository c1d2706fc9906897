"""What a person sees of filters, and of what excites a layer, with mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from deepstudio.catalog import registry
from deepstudio.core.check import check
from deepstudio.ui.pages.model.inside.filters_view import FiltersView
from deepstudio.ui.pages.model.inside.patches_view import PatchesView
from deepstudio.ui.pages.model.inside.view import InsideView, Spot
from tests.ui.inside.stage import LONG, InsideStage

LEFT = Qt.MouseButton.LeftButton


def to_tab(stage: InsideStage, title: str) -> InsideView:
    """Clicks a tab, and gives what is in front then."""
    tabs = stage.panel.tabs
    titles = [tabs.tabText(number) for number in range(tabs.count())]
    QTest.mouseClick(tabs, LEFT, pos=tabs.tabRect(titles.index(title)).center())
    view = next(one for one in stage.panel.views.values() if one.isVisible())
    return view


def settled(stage: InsideStage, view: FiltersView | PatchesView) -> None:
    stage.qtbot.waitUntil(lambda: not view.is_waiting, timeout=LONG)


def filters_of(stage: InsideStage, node: str) -> FiltersView:
    stage.click_node(node)
    view = to_tab(stage, "Its filters")
    assert isinstance(view, FiltersView)
    settled(stage, view)
    return view


def patches_of(stage: InsideStage, node: str) -> PatchesView:
    stage.click_node(node)
    view = to_tab(stage, "What excites it")
    assert isinstance(view, PatchesView)
    settled(stage, view)
    return view


def searched(stage: InsideStage, node: str) -> PatchesView:
    view = patches_of(stage, node)
    stage.press_button("model.inside.search")
    stage.qtbot.waitUntil(lambda: view.grid.isVisible() and not view.is_waiting, timeout=LONG)
    return view


def middle_of(view: PatchesView, number: int) -> QPoint:
    return view.grid.place_of(number).center().toPoint()


def test_filters_at_the_start_and_now(stage: InsideStage) -> None:
    stage.open()
    view = filters_of(stage, "conv2d")
    assert view.grid.channels == list(range(32))
    assert view.note.text() == "32 filters of 3 × 3"
    now = view.grid.grab().toImage()
    stage.press_button("model.inside.filters.start")
    settled(stage, view)
    assert view.grid.grab().toImage() != now
    QTest.mouseMove(view.grid, view.grid.place_of(2).center().toPoint())
    assert view.grid.accessibleDescription().startswith("Filter of channel 2: ")


def test_other_layers_say_why_their_filters_are_no_pictures(stage: InsideStage) -> None:
    stage.open()
    view = filters_of(stage, "conv2d_2")
    assert "on 32 channels of the layer before it" in view.says.text()
    assert view.says.isVisible()
    stage.click_node("flatten")
    assert "Its filters" not in [stage.panel.tabs.tabText(n) for n in range(stage.panel.tabs.count())]


def test_what_excites_a_layer_is_looked_for_once_for_all(stage: InsideStage) -> None:
    stage.open()
    view = patches_of(stage, "conv2d")
    assert view.says.text().startswith("Which parts of your samples")
    view = searched(stage, "conv2d")
    assert [len(row.patches) for row in view.grid.rows] == [9] * 6
    assert "each place sees 3 × 3 pixels" in view.note.text()
    assert "1,259 of 1,259 samples" in view.note.text()
    assert "The frame is" in view.legend.text()
    first = [row.channel for row in view.grid.rows]
    stage.press_button("model.inside.patches.more")
    settled(stage, view)
    assert [row.channel for row in view.grid.rows][:6] == first
    assert len({row.channel for row in view.grid.rows}) == 12
    stage.click_node("conv2d_2")
    settled(stage, view)
    assert "each place sees 5 × 5 pixels" in view.note.text()
    assert not stage.widget("model.inside.search").isVisible()
    view.part.setFocus()
    QTest.keyClick(view.part, Qt.Key.Key_Down)
    settled(stage, view)
    assert stage.widget("model.inside.search").isVisible()


def test_a_channel_is_shown_on_demand(stage: InsideStage) -> None:
    stage.open()
    view = searched(stage, "conv2d")
    QTest.mouseClick(view.channel, LEFT)
    QTest.keyClicks(view.channel, "31")
    QTest.keyClick(view.channel, Qt.Key.Key_Return)
    settled(stage, view)
    assert [row.channel for row in view.grid.rows] == [31]
    for typed, said in (("99", "0 to 31"), ("x", "“x” is no number")):
        view.channel.selectAll()
        QTest.keyClicks(view.channel, typed)
        QTest.keyClick(view.channel, Qt.Key.Key_Return)
        settled(stage, view)
        assert said in view.says.text()
        assert view.says.isVisible()


def test_a_patch_says_its_sample_and_opens_it(stage: InsideStage) -> None:
    stage.open()
    view = searched(stage, "conv2d_2")
    row = view.grid.rows[1]
    QTest.mouseMove(view.grid, middle_of(view, 9))
    assert view.grid.accessibleDescription().startswith(f"{row.patches[0].id}\nChannel {row.channel}: ")
    QTest.mouseClick(view.grid, LEFT, pos=middle_of(view, 9))
    closely = view.closely
    stage.qtbot.waitUntil(lambda: closely.quick is not None and closely.quick.isVisible(), timeout=LONG)
    quick = closely.quick
    assert quick is not None
    assert quick.file.text() == row.patches[0].id
    QTest.keyClick(quick, Qt.Key.Key_Right)
    assert quick.file.text() == row.patches[1].id
    assert quick.place.text() == "2 of 9"
    QTest.keyClick(quick, Qt.Key.Key_Escape)
    assert not quick.isVisible()
    view.grid.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down):
        QTest.keyClick(view.grid, key)
    assert view.grid.current >= 0


def test_a_search_that_is_cancelled_is_offered_again(stage: InsideStage) -> None:
    stage.open()
    view = patches_of(stage, "conv2d")
    stage.press_button("model.inside.search")
    assert view.progress.is_busy()
    assert not stage.widget("model.inside.search").isVisible()
    QTest.mouseClick(view.progress.line.cancel_button(), LEFT)
    stage.qtbot.waitUntil(lambda: not view.progress.is_busy(), timeout=LONG)
    assert stage.widget("model.inside.search").isVisible()


def test_only_what_lies_behind_a_picture_has_the_tab() -> None:
    def places(template: str) -> set[str]:
        made = registry().templates.get(template)
        assert made is not None
        analysis = check(made().build("T"), registry()).analyses["model"]
        spots = [Spot(analysis, node.name, "out") for node in analysis.graph.nodes]
        return {spot.node for spot in spots if PatchesView.accepts(spot)}

    assert {"conv2d", "dense"} <= places("digits-cnn")
    assert "input" not in places("digits-cnn")
    assert places("table-mlp") == set()
