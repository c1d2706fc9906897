"""What stays as it is in a network, what that saves, and the edits that freeze."""

from __future__ import annotations

from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.core.analysis import Analysis
from deepstudio.core.coach.cures import CURES, Patient
from deepstudio.core.coach.curves import LearningCurves
from deepstudio.core.freezing import Front, front, is_frozen, multiply_adds_behind, set_learning, set_rate
from deepstudio.core.graph import Graph, Link
from deepstudio.core.graph_edits import with_changed_node
from deepstudio.core.program import compiled
from deepstudio.core.project import Project
from deepstudio.core.shapes import Image
from tests.catalog.graphs import analysed
from tests.unit.engine.training import chain

EYES = "efficientnet_lite0"


def seeing(**settings: Any) -> Graph:
    return chain(
        ("eyes", EYES, settings),
        ("drop", "dropout", {}),
        ("end", "dense", {"units": 2}),
        ("same", "relu", {}),
    )


def of(graph: Graph) -> Analysis:
    return analysed(graph, {"image": Image(3, 64, 64)})


def found(graph: Graph, *changing: str) -> Front | None:
    return front(compiled(of(graph)), of(graph), changing)


def test_what_nothing_learns_or_draws_in_is_the_front():
    assert found(seeing()) == Front(("eyes",), {}, (("eyes", "out"),))


def test_a_layer_without_weights_belongs_to_it_and_chance_ends_it():
    graph = chain(
        ("flat", "flatten", {}), ("a", "dense", {"units": 4}), ("drop", "dropout", {}), ("b", "dense", {})
    )
    graph = with_changed_node(graph, "a", frozen=True)
    assert found(graph) == Front(("flat", "a"), {}, (("a", "out"),))
    frozen = with_changed_node(graph, "drop", frozen=True)
    assert found(frozen) == Front(("flat", "a", "drop"), {}, (("drop", "out"),)), "frozen, it draws nothing"


def test_nothing_is_saved_where_all_learns_or_what_enters_changes_by_chance():
    assert found(seeing(learning=9)) is None
    assert found(chain(("flat", "flatten", {}), ("end", "dense", {}))) is None
    assert found(seeing(), "image") is None


def test_the_first_stages_alone_are_a_front_and_the_rest_is_counted():
    graph = seeing(learning=3)
    assert found(graph) == Front((), {"eyes": 6}, (("eyes", "stages"),))
    whole = of(graph).costs["eyes"].multiply_adds
    behind = multiply_adds_behind(found(graph), of(graph))
    assert whole / 3 <= behind < whole / 3 + 10_000


@pytest.mark.parametrize(("port", "begun"), [("map8", 0), ("map16", 0), ("map32", 7)])
def test_stages_are_no_front_where_a_wire_takes_what_lies_before_their_end(port: str, begun: int):
    graph = chain(
        ("eyes", EYES, {"learning": 2}), ("pool", "global_avg_pool2d", {}), ("end", "dense", {"units": 2})
    )
    links = tuple(
        Link(source="eyes", target="pool", output=port) if link.source == "eyes" else link
        for link in graph.links
    )
    one = found(graph.replace(links=links))
    assert (one.begun.get("eyes", 0) if one is not None else 0) == begun


def test_freezing_by_hand_sets_the_stages_of_a_layer_that_has_some():
    project = Project(name="x", models={"model": seeing()})
    learns = set_learning(of(seeing()), ["eyes", "end"], True).apply(project).models["model"]
    assert learns.by_name["eyes"].settings == {"learning": 9}
    frozen = set_learning(of(learns), ["eyes", "end"], False).apply(project.with_graph("model", learns))
    eyes, end = (frozen.models["model"].by_name[name] for name in ("eyes", "end"))
    assert (eyes.settings, eyes.frozen, end.frozen) == ({}, False, True)
    assert is_frozen(eyes, registry().layer(eyes))


def test_a_rate_of_its_own_is_one_step_back_however_often_it_changes():
    project = Project(name="x", models={"model": seeing()})
    one, other = set_rate("model", "end", 0.1), set_rate("model", "end", 0.2)
    assert one.merge == other.merge
    assert other.apply(one.apply(project)).models["model"].by_name["end"].rate == 0.2


def test_fine_tuning_goes_on_from_a_run_with_the_last_stages():
    project = Project(name="x", models={"model": seeing()})
    patient = Patient(project, registry(), {"model": of(seeing())}, run="run-003")
    remedy = CURES["fine_tune"].offer(LearningCurves.__new__(LearningCurves), patient)
    assert remedy is not None
    assert remedy.edit is not None
    tuned = remedy.edit.apply(project)
    assert tuned.training.start_from == {"model": "run-003"}
    eyes = tuned.models["model"].by_name["eyes"]
    assert (eyes.settings, eyes.rate) == ({"learning": 2}, 0.1)
    again = Patient(tuned, registry(), {"model": of(tuned.models["model"])}, run="run-004")
    assert CURES["fine_tune"].offer(LearningCurves.__new__(LearningCurves), again) is None
