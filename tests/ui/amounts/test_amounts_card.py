"""More data, or a better network: the card of the page Evaluate and its curve, with mouse and keys."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from deepstudio.core.events import Message
from deepstudio.core.text import T, verbatim
from deepstudio.storage.amounts_tried import (
    AmountMetric,
    AmountPoint,
    AmountsTried,
    read_amounts,
    write_amounts,
)
from deepstudio.storage.run_folder import RunFolder
from deepstudio.ui.pages.evaluate import EvaluatePage
from deepstudio.ui.results.data_curve import DataCurveView
from deepstudio.ui.studio import Studio
from tests.ui.pages.conftest import named

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000
Show = Callable[..., Any]
NETWORK = {20: (0.70, 0.72), 50: (0.81, 0.79), 100: (0.90, 0.91)}
SIMPLE = {20: (0.85, 0.87), 50: (0.88, 0.88), 100: (0.89, 0.89)}


def kept(
    run: RunFolder,
    targets: tuple[str, ...] = ("label",),
    shares: tuple[int, ...] = (20, 50, 100),
    seeds: tuple[int, ...] = (1, 2),
    missing: tuple[tuple[int, int], ...] = (),
    **changes: Any,
) -> AmountsTried:
    """An experiment as it lies in the run's folder."""
    made = AmountsTried(
        run=run.id,
        part="test",
        state="earlier",
        examined=269,
        shares=shares,
        seeds=seeds,
        metrics=tuple(
            AmountMetric(target=name, id="accuracy", title=Message.of(T("Accuracy")), form="percent")
            for name in targets
        ),
        **changes,
    )
    for share in shares:
        for place, seed in enumerate(seeds):
            if (share, seed) not in missing:
                network = dict.fromkeys(targets, NETWORK[share][place])
                simple = dict.fromkeys(targets, SIMPLE[share][place])
                made = made.with_point(
                    AmountPoint(
                        share=share,
                        samples=12 * share,
                        seed=seed,
                        network=network,
                        simple=simple,
                        seconds=30.0,
                    )
                )
    write_amounts(run, made)
    return made


@pytest.fixture
def run(trained: Studio) -> RunFolder:
    return trained.runs[0]


@pytest.fixture
def open_page(trained: Studio, show_page: Show, qtbot: QtBot) -> Callable[[], EvaluatePage]:
    """The page with its examination, once what is kept of amounts has been read."""

    def opened() -> EvaluatePage:
        page: EvaluatePage = show_page(EvaluatePage, trained)
        qtbot.waitUntil(lambda: page.evaluation() is not None, timeout=LONG)
        qtbot.waitUntil(lambda: bool(page.amounts._known.seconds), timeout=LONG)
        return page

    return opened


def curve_of(page: EvaluatePage) -> DataCurveView:
    (view,) = page.amounts.views
    assert isinstance(view, DataCurveView)
    return view


def labels(widget: QWidget) -> str:
    return page_text(widget).replace("\N{NO-BREAK SPACE}", " ")


def page_text(page: QWidget) -> str:
    from PySide6.QtWidgets import QLabel

    return "\n".join(label.text() for label in page.findChildren(QLabel) if label.isVisibleTo(page))


def test_before_anything_was_tried_it_says_how_long_it_takes(open_page: Callable[[], EvaluatePage]) -> None:
    page = open_page()
    assert page.amounts.button.text() == "Try it"
    told = labels(page.amounts)
    assert "three times each" in told
    assert "The test samples judge." in told
    assert "That takes about" in told
    assert not page.amounts.fold.isVisible()
    assert not page.amounts.views  # nothing is built that is not shown


def test_a_kept_experiment_is_one_sentence_and_opens_its_curve(
    run: RunFolder, open_page: Callable[[], EvaluatePage], qtbot: QtBot
) -> None:
    kept(run)
    page = open_page()
    assert "With 20 % the simple method is ahead, with 100 % the network" in labels(page.amounts)
    assert not page.amounts.views
    assert "3 more seeds take about 4 min 30 s." in labels(page.amounts)
    qtbot.mouseClick(named(page, "evaluate.show-amounts"), LEFT)
    view = curve_of(page)
    qtbot.waitUntil(view.isVisible)
    assert view.title() == "Accuracy against the amount of data"
    assert [entry.name for entry in view.legend.entries] == ["Network", "Simple method"]
    assert "help: from 50 % to 100 % of the training samples it won 10.5 points" in labels(view)
    assert "it won" not in labels(page.amounts)  # not twice
    qtbot.mouseClick(named(page, "evaluate.show-amounts"), LEFT)
    assert not view.isVisible()
    assert page.amounts.fold.text() == "Show the curve"


def test_pointer_and_keys_read_an_amount(
    run: RunFolder, open_page: Callable[[], EvaluatePage], qtbot: QtBot
) -> None:
    kept(run)
    page = open_page()
    qtbot.mouseClick(page.amounts.fold, LEFT)
    plot = curve_of(page).plot
    qtbot.waitUntil(lambda: plot.isVisible() and plot.height() >= 200)
    middle = plot._at(50, 0.8)
    assert plot.item_at(middle) == 1
    qtbot.mouseMove(plot, middle.toPoint())
    assert plot.current == 1
    words = "50 %: 600 samples\nNetwork: 80.0 % ± 1.4\nSimple method: 88.0 % ± 0.0"
    assert plot.accessibleDescription() == words
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription().startswith("100 %: 1,200 samples")
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.current == 2
    assert plot.item_at(QPointF(-50, -50)) == -1


def test_twice_the_data_is_always_as_far_away(
    run: RunFolder, open_page: Callable[[], EvaluatePage], qtbot: QtBot
) -> None:
    kept(run)
    page = open_page()
    qtbot.mouseClick(page.amounts.fold, LEFT)
    plot = curve_of(page).plot
    x = {share: plot._at(share, 0.8).x() for share in (20, 50, 100)}
    assert (x[100] - x[50]) / (x[50] - x[20]) == pytest.approx(0.301 / 0.398, rel=0.01)


def test_the_curve_is_saved_as_picture_and_table(
    run: RunFolder, open_page: Callable[[], EvaluatePage], qtbot: QtBot, tmp_path: Path
) -> None:
    kept(run)
    page = open_page()
    qtbot.mouseClick(page.amounts.fold, LEFT)
    view = curve_of(page)
    view.save(tmp_path / "curve.csv")
    rows = (tmp_path / "curve.csv").read_text(encoding="utf-8-sig").splitlines()
    assert rows[:2] == ["target,method,share,samples,seed,Accuracy", "label,network,20,240,1,0.7"]
    assert len(rows) == 13
    view.save(tmp_path / "curve.png")
    picture = QImage(str(tmp_path / "curve.png"))
    assert (picture.width(), picture.height()) == (1520, 920)
    assert len({picture.pixel(x, y) for x in range(0, 1520, 7) for y in range(0, 920, 7)}) > 10


def test_several_answers_have_a_curve_each(
    run: RunFolder, open_page: Callable[[], EvaluatePage], qtbot: QtBot
) -> None:
    kept(run, ("colour", "shape"))
    page = open_page()
    assert "colour: More data would probably help: from 50 %" in labels(page.amounts)
    qtbot.mouseClick(page.amounts.fold, LEFT)
    titles = [view.title() for view in page.amounts.views]
    assert titles == [f"{name}: Accuracy against the amount of data" for name in ("colour", "shape")]


def test_what_was_to_be_said_stays_said(run: RunFolder, open_page: Callable[[], EvaluatePage]) -> None:
    kept(run, notes=(Message.of(verbatim("1 % of the samples is too few.")),), left_out=(1,))
    assert "1 % of the samples is too few." in labels(open_page().amounts)


def test_what_is_missing_is_tried_by_a_process(
    run: RunFolder, open_page: Callable[[], EvaluatePage], trained: Studio, qtbot: QtBot
) -> None:
    kept(run, shares=(50, 100), seeds=(1,), missing=((100, 1),))
    page = open_page()
    assert "The rest takes about 30 s." in labels(page.amounts)
    assert page.amounts.button.text() == "Go on"
    qtbot.mouseClick(named(page, "evaluate.amounts"), LEFT)
    assert page.amounts.progress.isVisible()
    assert not page.amounts.button.isEnabled()
    qtbot.waitUntil(lambda: not trained.busy, timeout=LONG)
    qtbot.waitUntil(lambda: bool(page.amounts.views), timeout=LONG)
    qtbot.waitUntil(lambda: page.amounts.button.text() == "Try 3 more seeds", timeout=LONG)
    found = read_amounts(run, "test")
    assert found is not None
    assert found.state != "earlier"  # invented numbers do not stand beside real ones
    assert len(found.points) == 2
    assert found.points[1].network["label"] == run.state().test["accuracy"]
    assert curve_of(page).isVisible()


def test_a_canceled_experiment_keeps_its_points(
    run: RunFolder, open_page: Callable[[], EvaluatePage], trained: Studio, qtbot: QtBot
) -> None:
    page = open_page()
    qtbot.mouseClick(named(page, "evaluate.amounts"), LEFT)
    qtbot.waitUntil(lambda: (found := page.amounts.found()) is not None and bool(found.points), timeout=LONG)
    qtbot.mouseClick(page.amounts.progress.line.cancel_button(), LEFT)
    qtbot.waitUntil(lambda: not trained.busy, timeout=LONG)
    qtbot.waitUntil(page.amounts.button.isEnabled, timeout=LONG)
    found = read_amounts(run, "test")
    assert found is not None
    assert found.points
    assert page.amounts.button.text() == ("Go on" if found.missing else "Try 3 more seeds")
    assert not [path for path in run.path.iterdir() if path.name.startswith(".")]


def test_a_failure_is_one_sentence(
    run: RunFolder, open_page: Callable[[], EvaluatePage], trained: Studio, qtbot: QtBot
) -> None:
    page = open_page()
    run.project_file.write_text("{}", encoding="utf-8")
    qtbot.mouseClick(named(page, "evaluate.amounts"), LEFT)
    qtbot.waitUntil(lambda: "is not a DeepStudio project" in page.amounts.words(), timeout=LONG)
    qtbot.waitUntil(page.amounts.button.isEnabled, timeout=LONG)


def test_another_language_keeps_it_open(
    run: RunFolder, open_page: Callable[[], EvaluatePage], qtbot: QtBot
) -> None:
    kept(run)
    page = open_page()
    qtbot.mouseClick(page.amounts.fold, LEFT)
    again = open_page()
    again.take_back(page.remembered())
    qtbot.waitUntil(lambda: bool(again.amounts.views), timeout=LONG)
