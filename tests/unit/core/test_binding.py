"""Inputs take columns of the data, outputs answer them; what is left open is said with a fix."""

from __future__ import annotations

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.core.binding import bound, column_of, unbound
from deepstudio.core.check import Report, check
from deepstudio.core.graph import Graph
from deepstudio.core.problems import Problem, Severity
from deepstudio.core.project import ColumnFound, ColumnPlan, Project
from deepstudio.core.shapes import Image
from tests.unit.core.several import data, project, two_of_each

ONE = sequential("input", "flatten", ("dense", {"units": 3, "activation": "softmax"}), "output")


def report(start: Project) -> Report:
    return check(start, registry())


def found(start: Project, id: str) -> Problem:
    return next(problem for problem in report(start).problems if problem.id == id)


def without(graph: Graph, *names: str) -> Graph:
    return Graph(
        nodes=tuple(node for node in graph.nodes if node.name not in names),
        links=tuple(k for k in graph.links if k.source not in names and k.target not in names),
    )


def test_without_a_name_the_only_column_is_meant() -> None:
    plan = data(1, 1)
    assert bound(ONE, plan, "input") == {"input": "front"}
    assert bound(ONE, plan, "output") == {"output": "animal"}
    assert not report(project(ONE, plan)).problems


def test_with_several_columns_a_name_is_needed() -> None:
    assert bound(ONE, data(), "input") == {} == bound(ONE, data(), "output")
    assert unbound([ONE], data(), "input") == ("front", "back")
    assert column_of(ONE.by_name["input"], None) == ""


def test_each_input_has_the_shape_of_its_column() -> None:
    start = project(two_of_each())
    told = report(start)
    assert [str(p.message) for p in told.problems] == []
    shapes = told.analyses["model"].shapes
    assert (shapes["a"], shapes["b"]) == (Image(1, 8, 8), Image(3, 16, 16))
    assert bound(start.models["model"], start.data, "output") == {"which": "animal", "colour": "colour"}


def test_an_input_without_a_column_is_offered_the_free_one() -> None:
    start = project(two_of_each(b={}))
    problem = found(start, "which-column")
    assert str(problem.message) == (
        "Your data has several columns that can enter: front, back. Choose the one for Input (b)."
    )
    assert (problem.place.node, problem.place.setting) == ("b", "column")
    assert [str(fix.label) for fix in problem.fixes] == ["Take the column “back”"]
    assert not report(problem.fixes[0].apply(start)).problems


def test_a_column_that_is_gone_is_named_and_replaced() -> None:
    start = project(two_of_each(a={"column": "side"}))
    problem = found(start, "strange-column")
    assert str(problem.message) == "Input (a) takes the column “side”, which your data does not have."
    assert not report(problem.fixes[0].apply(start)).problems


def test_a_column_of_another_use_can_be_used() -> None:
    plan = data()
    kept = plan.columns["colour"].replace(use="group")
    start = project(two_of_each(), plan.replace(columns={**plan.columns, "colour": kept}))
    problem = found(start, "strange-column")
    assert (
        str(problem.message) == "Output (colour) answers the column “colour”, which is not used as an answer."
    )
    assert str(problem.fixes[0].label) == "Use “colour” as an answer"
    assert not report(problem.fixes[0].apply(start)).problems


def test_a_column_that_cannot_be_an_input_is_not_offered_as_one() -> None:
    plan = data()
    plan = plan.replace(columns={**plan.columns, "animal": ColumnPlan(id="time", use="time")})
    start = project(two_of_each(a={"column": "animal"}), plan)
    problem = found(start, "strange-column")
    assert [str(fix.label) for fix in problem.fixes] == ["Take the column “front”"]


@pytest.mark.parametrize(
    ("node", "settings", "words", "label"),
    [
        (
            "b",
            {"column": "front"},
            "The column “front” enters at Input (a) already.",
            "Take the column “back”",
        ),
        (
            "colour",
            {"target": "animal"},
            "Output (which) answers the column “animal” already.",
            "Answer the column “colour”",
        ),
    ],
)
def test_a_column_has_one_place(node: str, settings: dict[str, str], words: str, label: str) -> None:
    start = project(two_of_each(**{node: settings}))
    problem = found(start, "column-twice")
    assert str(problem.message) == words
    assert str(problem.fixes[0].label) == label
    assert not report(problem.fixes[0].apply(start)).problems


def test_a_target_without_an_output_gets_scores_of_its_own() -> None:
    start = project(without(two_of_each(), "colours", "colour"))
    problem = found(start, "no-answer")
    assert str(problem.message) == "Nothing in the network answers the column “colour”."
    assert [str(fix.label) for fix in problem.fixes] == ["Add an output for “colour”", "Leave “colour” out"]
    for fix in problem.fixes:
        assert not report(fix.apply(start)).problems
    graph = problem.fixes[0].apply(start).models["model"]
    dense = graph.incoming[next(n.name for n in graph.nodes if n.settings.get("target") == "colour")][
        0
    ].source
    assert graph.by_name[dense].settings["units"] == 2


def test_a_column_that_enters_nowhere_is_a_warning() -> None:
    start = project(without(two_of_each(), "b", "flat_b"))
    problem = found(start, "enters-nowhere")
    assert problem.severity is Severity.WARNING
    assert str(problem.message) == "The column “back” is used as an input, but enters nowhere."
    added = report(problem.fixes[0].apply(start))
    assert [problem.id for problem in added.problems if "back" in str(problem.message)] == []
    assert any(problem.id == "dead-end" for problem in added.problems)  # nothing is wired for anybody
    assert "enters-nowhere" not in {p.id for p in report(problem.fixes[1].apply(start)).problems}


def test_several_inputs_for_one_column_are_one_too_many() -> None:
    start = project(two_of_each(a={}, b={}), data(1, 2))
    problem = found(start, "several-inputs")
    assert str(problem.message) == "The network has several inputs, but your data has one."
    assert "several-inputs" not in {p.id for p in report(problem.fixes[0].apply(start)).problems}


def test_data_without_anything_to_enter_or_to_answer_is_told() -> None:
    plan = data(1, 1)
    unused = {name: column.replace(use="unused") for name, column in plan.columns.items()}
    start = project(ONE, plan.replace(columns=unused))
    for id, label in (
        ("no-input-column", "Use “front” as an input"),
        ("no-output-column", "Use “animal” as an answer"),
    ):
        problem = found(start, id)
        assert problem.place.area == "data"
        assert str(problem.fixes[0].label) == label
        start = problem.fixes[0].apply(start)
    assert not report(start).problems


def test_scores_are_counted_for_each_target() -> None:
    start = project(two_of_each(colours={"units": 5, "activation": "softmax"}))
    problem = found(start, "class-count")
    assert str(problem.message) == "The output for “colour” has 5 numbers, but there are 2 classes."
    assert not report(problem.fixes[0].apply(start)).problems


def test_outputs_that_share_their_scores_get_scores_of_their_own() -> None:
    graph = two_of_each()
    links = tuple(k.replace(source="animals") if k.target == "colour" else k for k in graph.links)
    start = project(without(graph.replace(links=links), "colours"))
    problem = found(start, "class-count")
    after = problem.fixes[0].apply(start)
    assert "class-count" not in {p.id for p in report(after).problems}
    assert after.models["model"].by_name["animals"].settings["units"] == 3


def test_only_classes_are_answered_by_a_classifier() -> None:
    plan = data(2, 1)
    back = plan.columns["back"].replace(use="target")
    start = project(ONE, plan.replace(columns={**plan.columns, "back": back}))
    problem = found(start, "answer-kind")
    assert str(problem.message) == "The kind of the column “back” is Picture, which no network can answer."
    after = problem.fixes[0].apply(start)
    assert after.data is not None
    assert after.data.columns["back"].use == "input"


@pytest.mark.parametrize(
    ("known", "words"),
    [
        (ColumnFound(), "The data says nothing in the column “colour”, which is to be answered."),
        (
            ColumnFound(classes=("brown",), counts=(300,)),
            "In the column “colour”, all usable samples (300) belong to one class, “brown”. A classifier needs at "
            "least two: make one sub-folder for each class.",
        ),
    ],
)
def test_an_answer_without_two_classes_is_named_and_can_be_left_out(known: ColumnFound, words: str) -> None:
    plan = data()
    assert plan.found is not None
    found_ = plan.found.replace(columns={**plan.found.columns, "colour": known})
    graph = without(two_of_each(), "colours", "colour")
    start = project(graph, plan.replace(found=found_))
    problem = found(start, "one-class")
    assert str(problem.message) == words
    assert not report(problem.fixes[0].apply(start)).problems
