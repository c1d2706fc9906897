"""Sections of an examination as they are drawn, with mouse and keys; those of plugins, and what cannot be drawn."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import ClassVar

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from deepstudio.catalog import registry
from deepstudio.catalog.objectives.class_results import class_examination
from deepstudio.core.events import Message
from deepstudio.core.project import Project
from deepstudio.core.results import (
    Axis,
    Bars,
    Curve,
    CurveLine,
    Examination,
    ExaminedSample,
    Figures,
    NumberAnswer,
    Points,
    Quantity,
    Samples,
    Section,
    UnknownResult,
)
from deepstudio.core.text import Text, verbatim
from deepstudio.data.scanning import scan
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.ui.kinds.looks import looks_of
from deepstudio.ui.results.base import ResultContext, SectionView
from deepstudio.ui.results.examination import ExaminationView
from deepstudio.ui.results.figures import FiguresView
from deepstudio.ui.results.matrix import MatrixView
from deepstudio.ui.results.plots import BarsView, CurveView, PointsView
from deepstudio.ui.studio import Studio
from deepstudio.ui.theme import theme

LEFT = Qt.MouseButton.LeftButton
ShowSections = Callable[..., ExaminationView]


class Board(Section):
    """A section that a plugin brings."""

    title: ClassVar[Text] = verbatim("Board")
    shown: ClassVar[str] = f"{__name__}:BoardView"

    words: str = "e4"


class LostBoard(Board):
    shown: ClassVar[str] = "chess_sections_that_are_not_there:BoardView"


class BrokenBoard(Board):
    shown: ClassVar[str] = f"{__name__}:BrokenView"


class BoardView(SectionView):
    def show_section(self, section: Section) -> None:
        assert isinstance(section, Board)
        self.set_title(section.words)


class BrokenView(SectionView):
    def show_section(self, section: Section) -> None:
        raise RuntimeError("no pieces")


def words(text: str) -> Message:
    return Message.of(verbatim(text))


def years(value: float) -> NumberAnswer:
    return NumberAnswer(value=value, unit="years", low=0, high=90)


def ages(ids: tuple[str, ...]) -> Examination:
    """Four people, taken for older by 1, 2, 3 and 30 years."""
    true, errors = (10.0, 20.0, 30.0, 40.0), (1.0, 2.0, 3.0, 30.0)
    worst = [
        ExaminedSample(id=id, true=years(t), predicted=years(t + e))
        for id, t, e in zip(ids, true, errors, strict=True)
    ][::-1]
    figure = Quantity(id="mae", title=words("Mean error"), value=9.0, unit="years", higher_is_better=False)
    return Examination(
        target="age",
        objective="number",
        metrics={"mae": 9.0},
        sections=(
            Figures(figures=(figure,)),
            Points(
                heading=words("Predicted against true"),
                x=Axis(title=words("True"), unit="years"),
                y=Axis(title=words("Predicted"), unit="years"),
                pairs=tuple((t, t + e) for t, e in zip(true, errors, strict=True)),
                ids=ids,
                diagonal=True,
            ),
            Bars(
                heading=words("Errors"),
                x=Axis(title=words("Error"), unit="years"),
                edges=(0.0, 10.0, 20.0, 30.0),
                counts=(3, 0, 1),
                errors=True,
            ),
            Samples(heading=words("Largest errors"), samples=tuple(worst), total=4),
        ),
    )


@pytest.fixture
def project() -> Project:
    template = registry().templates.get("digits-mlp")
    assert template is not None
    made = template().build("Digits")
    assert made.data is not None
    return made.replace(data=made.data.replace(found=scan(made.data, registry()).found))


@pytest.fixture
def ids(project: Project) -> tuple[str, ...]:
    assert project.data is not None
    return scan(project.data, registry()).ids[:4]


@pytest.fixture
def drawn(studio: Studio, project: Project, tmp_path: Path, qtbot: QtBot) -> ShowSections:
    """`drawn(examination)` draws it as of a run of a project on digits."""
    folder = ProjectFolder.create(tmp_path / "p", project)
    run = folder.new_run(project)
    studio.open(folder.path)

    def draw(examination: Examination) -> ExaminationView:
        target = examination.target or "label"
        looks = looks_of(project.data, registry())
        context = ResultContext(studio, run, project.data, looks, target, "test", about="4 samples.")
        view = ExaminationView(examination, context)
        qtbot.addWidget(view)
        view.resize(700, 700)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return draw


def click(qtbot: QtBot, widget: object, place: QPointF) -> None:
    qtbot.mouseClick(widget, LEFT, pos=place.toPoint())


def plot_of(view: ExaminationView, kind: type[SectionView]) -> object:
    found = view.view(kind)
    assert found is not None
    return found.plot


def test_a_point_says_its_sample_and_opens_it(
    drawn: ShowSections, ids: tuple[str, ...], qtbot: QtBot
) -> None:
    view = drawn(ages(ids))
    plot = plot_of(view, PointsView)
    here = plot.point(3).toPoint()
    QApplication.sendEvent(plot, QHelpEvent(QEvent.Type.ToolTip, here, plot.mapToGlobal(here)))
    assert QToolTip.text().splitlines() == [ids[3], "True: 40 years", "Predicted: 70 years"]
    QToolTip.hideText()
    click(qtbot, plot, plot.point(3))
    assert view.has_sample
    sample = view.sample.sample()
    assert sample is not None
    assert (sample.id, sample.predicted.high) == (ids[3], 90), "what the list knows of it is shown"
    assert view.sample.title() == "40 → 70"


def test_points_are_read_and_opened_with_keys(
    drawn: ShowSections, ids: tuple[str, ...], qtbot: QtBot
) -> None:
    view = drawn(ages(ids))
    plot = plot_of(view, PointsView)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription().endswith("Predicted: 22 years")
    qtbot.keyClick(plot, Qt.Key.Key_Return)
    assert view.sample.sample().id == ids[1]


def test_the_diagonal_has_the_same_numbers_on_both_axes(drawn: ShowSections, ids: tuple[str, ...]) -> None:
    plot = plot_of(drawn(ages(ids)), PointsView)
    assert (plot.x_scale.low, plot.x_scale.high) == (plot.y_scale.low, plot.y_scale.high)
    assert plot.x_scale.words == "True (years)"
    area = plot.area()
    assert all(area.contains(plot.point(number)) for number in range(4))


def test_a_bar_lists_its_samples_and_once_more_all(
    drawn: ShowSections, ids: tuple[str, ...], qtbot: QtBot
) -> None:
    view = drawn(ages(ids))
    plot, (samples,) = plot_of(view, BarsView), view.samples
    click(qtbot, plot, plot.bar(2).center())
    assert [one.id for one in samples.shown()] == [ids[3]]
    click(qtbot, plot, plot.bar(0).center())
    assert [one.id for one in samples.shown()] == [ids[2], ids[1], ids[0]]
    assert plot.words(0) == "0 years to 10 years: 3 samples"
    click(qtbot, plot, plot.bar(0).center())
    assert len(samples.shown()) == 4
    click(qtbot, plot, plot.bar(1).center())
    assert samples.shown() == ()
    qtbot.mouseClick(samples.all_button, LEFT)
    assert len(samples.shown()) == 4
    assert plot.selected == -1


def test_numbers_have_their_units_in_the_list(drawn: ShowSections, ids: tuple[str, ...]) -> None:
    (samples,) = drawn(ages(ids)).samples
    example = samples._example(samples.shown()[0])
    assert (example.caption, example.note) == ("40 → 70", "+30 years")
    assert "70 years instead of 40 years" in example.tip


def test_a_sample_beside_the_data_of_the_run_is_excluded_and_taken_in_again(
    drawn: ShowSections, studio: Studio, ids: tuple[str, ...], qtbot: QtBot
) -> None:
    view = drawn(ages(ids))
    view.samples[0].list.reveal(ids[3])
    qtbot.mouseClick(view.sample.exclude, LEFT)
    assert studio.project is not None
    assert studio.project.data is not None
    assert studio.project.data.excluded == (ids[3],)
    qtbot.mouseClick(view.sample.exclude, LEFT)
    assert studio.project.data.excluded == ()
    view.close_sample()
    assert not view.has_sample


def test_figures_stand_beside_those_of_a_simple_method(drawn: ShowSections, ids: tuple[str, ...]) -> None:
    view = drawn(ages(ids))
    figures = view.view(FiguresView)
    assert isinstance(figures, FiguresView)
    assert figures.figures["mae"].value.text() == "9 years"
    assert figures.figures["mae"].compared.isHidden()
    view.set_compared({"mae": 12.0})
    assert figures.figures["mae"].compared.text() == "simple: 12 years"
    view.set_compared({})
    assert figures.figures["mae"].compared.isHidden()


def test_a_curve_is_read_with_the_keys(drawn: ShowSections, qtbot: QtBot) -> None:
    curve = Curve(
        heading=words("Found"),
        x=Axis(title=words("Share")),
        y=Axis(title=words("Recall")),
        lines=(
            CurveLine(title=words("cat"), x=(0.0, 0.5, 1.0), y=(0.0, 0.8, 1.0)),
            CurveLine(title=words("dog"), x=(1.0, 0.0), y=(1.0, 0.0)),
        ),
    )
    view = drawn(Examination(target="label", objective="class", sections=(curve,)))
    plot = plot_of(view, CurveView)
    plot.setFocus()
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    qtbot.keyClick(plot, Qt.Key.Key_Right)
    assert plot.accessibleDescription().splitlines() == ["Share: 0.5", "cat: 0.8", "dog: 0.5"]
    legend = view.view(CurveView).legend
    assert [entry.name for entry in legend.entries] == ["cat", "dog"]
    assert len({entry.token for entry in legend.entries}) == 2


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_plots_are_painted_also_without_anything_in_them(
    drawn: ShowSections, mode: str, qapp: QApplication
) -> None:
    theme.apply(qapp, mode)
    axis = Axis(title=words("x"))
    empty = (
        Points(heading=words("a"), x=axis, y=axis, pairs=()),
        Points(heading=words("a"), x=axis, y=axis, pairs=((1.0, 1.0),)),
        Bars(heading=words("b"), x=axis, edges=(0.0,), counts=()),
        Bars(heading=words("b"), x=axis, edges=(2.0, 2.0), counts=(4,)),
        Curve(heading=words("c"), x=axis, y=axis, lines=()),
        Curve(heading=words("c"), x=axis, y=axis, lines=(CurveLine(title=words("d"), x=(1.0,), y=(1.0,)),)),
    )
    view = drawn(Examination(target="label", objective="class", sections=empty))
    assert [type(one) for one in view.views] == [PointsView] * 2 + [BarsView] * 2 + [CurveView] * 2
    assert not view.grab().isNull()


def test_a_section_of_a_plugin_is_drawn_by_its_own_view(drawn: ShowSections) -> None:
    view = drawn(Examination(target="label", objective="class", sections=(Board(words="d4"),)))
    assert type(view.views[0]) is BoardView
    assert view.views[0].title() == "d4"


@pytest.mark.parametrize(
    ("section", "said"),
    [
        (LostBoard(), "chess_sections_that_are_not_there"),
        (BrokenBoard(), "no pieces"),
        (UnknownResult(raw={"kind": "openings"}), "openings"),
    ],
)
def test_what_cannot_be_drawn_is_named_and_the_rest_is_there(
    drawn: ShowSections, section: Section, said: str
) -> None:
    value = {
        "accuracy": 0.5,
        "macro_f1": 0.5,
        "classes": ["0", "1"],
        "per_class": [
            {"class": name, "precision": 0.5, "recall": 0.5, "f1": 0.5, "support": 2} for name in "01"
        ],
        "confusion": [[1, 1], [1, 1]],
    }
    found = class_examination(value, "label")
    view = drawn(found.replace(sections=(section, *found.sections)))
    first = view.views[0]
    assert said in first.words.text()
    if not isinstance(section, UnknownResult):
        assert __name__.partition(".")[0] in first.words.text()
    assert isinstance(view.view(MatrixView), MatrixView)
    assert view.view(FiguresView) is not None
