"""Every kind of problem is found where it is, and its fixes cure it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog import registry
from deepstudio.catalog.templates.graphs import sequential
from deepstudio.catalog.templates.pictures import digits
from deepstudio.core import graph_edits
from deepstudio.core.check import Checker, Report, check
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.problems import Problem
from deepstudio.core.project import ColumnFound, Found, Project, TrainingPlan

TEN = Found(
    fingerprint="f",
    samples=sum((100,) * 10),
    columns={"label": ColumnFound(classes=tuple("0123456789"), counts=(100,) * 10)},
)
TWO = Found(
    fingerprint="f",
    samples=sum((100, 100)),
    columns={"label": ColumnFound(classes=("cats", "dogs"), counts=(100, 100))},
)


def project(graph: Graph, found: Found = TEN, **training: Any) -> Project:
    data = digits(8).replace(found=found)
    return Project(name="Try", data=data, models={"model": graph}, training=TrainingPlan(**training))


def report(graph: Graph, found: Found = TEN, **training: Any) -> Report:
    return check(project(graph, found, **training), registry())


def only(problems: tuple[Problem, ...]) -> Problem:
    assert len(problems) == 1, [str(p.message) for p in problems]
    return problems[0]


def cured(start: Project, limit: int = 40) -> Project:
    """Applies first fixes until no error is left."""
    checker = Checker(registry())
    for _ in range(limit):
        errors = [p for p in checker.check(start).errors if p.fixes]
        if not errors:
            return start
        start = errors[0].fixes[0].apply(start)
    raise AssertionError([str(p.message) for p in checker.check(start).errors])


def test_dense_after_a_picture_says_it_in_words_and_offers_two_fixes() -> None:
    graph = sequential("input", ("conv2d", {"filters": 128}), ("dense", {"units": 10}), "output")
    problem = only(report(graph).errors)
    assert str(problem.message) == "Dense expects a flat vector but gets a 6 × 6 picture with 128 channels."
    assert [str(fix.label) for fix in problem.fixes] == ["Insert Flatten", "Insert Global average pooling"]
    assert problem.place.node == "dense"
    for fix in problem.fixes:
        assert not check(fix.apply(project(graph)), registry()).errors


def test_add_with_unequal_channels_offers_a_small_convolution() -> None:
    chain = sequential("input", ("conv2d", {"filters": 8, "padding": "same"}), "add", "global_avg_pool2d",
                       ("dense", {"units": 10, "activation": "softmax"}), "output")  # fmt: skip
    graph = chain.replace(links=(*chain.links, Link(source="input", target="add")))
    problem = only(report(graph).errors)
    assert str(problem.fixes[0].label) == "1×1 convolution in the shortcut"
    assert not check(problem.fixes[0].apply(project(graph)), registry()).errors


def test_a_circle_is_named_and_cut() -> None:
    chain = sequential(
        "input", "add", "relu", "flatten", ("dense", {"units": 10, "activation": "none"}), "output"
    )
    graph = chain.replace(links=(*chain.links, Link(source="relu", target="add")))
    problem = next(p for p in report(graph).errors if p.id == "cycle")
    assert str(problem.message) == "These layers feed each other in a circle: ReLU, Add."
    assert str(problem.fixes[0].label) == "Cut the wire from ReLU to Add"
    assert not check(problem.fixes[0].apply(project(graph)), registry()).errors


def test_ten_thousand_layers_in_a_circle_do_not_overflow() -> None:
    names = [f"n{i}" for i in range(10_000)]
    nodes = tuple(Node(name=name, layer="relu") for name in names)
    links = tuple(Link(source=a, target=b) for a, b in zip(names, names[1:] + names[:1], strict=True))
    assert any(p.id == "cycle" for p in report(Graph(nodes=nodes, links=links)).errors)


def test_a_loose_layer_is_connected_to_the_nearest_that_fits() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    graph = chain.replace(links=tuple(k for k in chain.links if k.target != "dense"))
    problem = next(p for p in report(graph).errors if p.id == "not-connected")
    assert str(problem.fixes[0].label) == "Connect Flatten to Dense"
    assert not check(problem.fixes[0].apply(project(graph)), registry()).errors


def test_layers_of_one_title_are_told_apart_by_their_names() -> None:
    chain = sequential("input", "flatten", "dense", ("dense", {"units": 10}), "output")
    loose = chain.replace(links=tuple(k for k in chain.links if k.target != "dense_2"))
    problem = next(p for p in report(loose).errors if p.id == "not-connected")
    assert str(problem.message) == "Dense (dense_2) has no input."
    assert str(problem.fixes[0].label) == "Connect Dense (dense) to Dense (dense_2)"
    named = loose.replace(
        nodes=tuple(n.replace(title="Scores") if n.name == "dense_2" else n for n in loose.nodes)
    )
    problem = next(p for p in report(named).errors if p.id == "not-connected")
    assert str(problem.fixes[0].label) == "Connect Dense to Scores"


@pytest.mark.parametrize("found", [TEN, None])
def test_a_first_layer_without_an_input_gets_one(found: Found | None) -> None:
    chain = sequential(
        "conv2d", "global_avg_pool2d", ("dense", {"units": 10, "activation": "softmax"}), "output"
    )
    start = project(chain)
    if found is None:
        start = start.replace(data=None)
    for id in ("not-connected", "no-input"):
        problem = next(p for p in check(start, registry()).errors if p.id == id)
        assert str(problem.fixes[0].label) == "Add Input"
        assert not problem.fixes[0].removes
        after = problem.fixes[0].apply(start)
        assert ("input", "conv2d") in {(k.source, k.target) for k in after.models["model"].links}
        assert not [p for p in check(after, registry()).errors if p.place.area == "model"]


def test_a_layer_is_joined_to_an_input_whose_data_is_not_known_yet() -> None:
    graph = Graph(
        nodes=(Node(name="input", layer="input"), Node(name="conv2d", layer="conv2d", position=(0, 88)))
    )
    problem = next(p for p in check(Project(name="Try", models={"model": graph}), registry()).errors
                   if p.id == "not-connected")  # fmt: skip
    assert str(problem.fixes[0].label) == "Connect Input to Convolution 2D"


def test_the_newest_wire_of_a_circle_is_the_one_to_cut() -> None:
    chain = sequential("input", "flatten", "dense", "dropout", ("dense", {"units": 10}), "output")
    drawn = Link(source="dense_2", target="dense")
    graph = chain.replace(links=(*(k for k in chain.links if k.target != "dense"), drawn))
    problem = next(p for p in report(graph).errors if p.id == "cycle")
    after = problem.fixes[0].apply(project(graph)).models["model"]
    assert set(graph.links) - set(after.links) == {drawn}


def test_an_open_end_is_no_mistake_while_there_is_no_output() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}))
    checker = Checker(registry())
    assert [p.id for p in checker.check(project(chain)).problems] == ["no-output"]
    ended = graph_edits.with_node(chain, Node(name="output", layer="output", position=(0, 400)))
    problems = {p.id: p for p in checker.check(project(ended)).problems}
    assert set(problems) == {"not-connected", "dead-end"}
    for problem in problems.values():
        assert str(problem.fixes[0].label) == "Connect Dense to Output"
        assert not check(problem.fixes[0].apply(project(ended)), registry()).problems


def test_an_open_end_behind_the_end_moves_the_output_there() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    longer = graph_edits.with_link(
        graph_edits.with_node(chain, Node(name="dropout", layer="dropout")),
        Link(source="dense", target="dropout"),
    )
    problem = only(report(longer).problems)
    assert [str(fix.label) for fix in problem.fixes] == ["Connect Dropout to Output", "Remove Dropout"]
    assert [fix.removes for fix in problem.fixes] == [False, True]
    after = problem.fixes[0].apply(project(longer)).models["model"]
    assert [(k.source, k.target) for k in after.links][-1] == ("dropout", "output")


def test_add_with_one_input_is_remarked_on_and_gets_a_second() -> None:
    same = ("conv2d", {"filters": 8, "padding": "same"})
    end = ("global_avg_pool2d", ("dense", {"units": 10, "activation": "softmax"}), "output")
    graph = sequential("input", same, same, "add", *end)
    problem = only(report(graph).problems)
    assert str(problem.message) == "Add joins several layers, but only one is connected."
    assert str(problem.fixes[0].label) == "Connect Convolution 2D (conv2d) to Add"
    assert not check(problem.fixes[0].apply(project(graph)), registry()).problems


@pytest.mark.parametrize("first", ["conv2d", "input"])
@pytest.mark.parametrize("filters", [1, 8])
def test_a_shortcut_around_a_convolution_without_padding_is_mended(first: str, filters: int) -> None:
    """Padding that keeps the size where the channels agree, else a convolution in the shortcut."""
    chain = sequential("input", ("conv2d", {"filters": filters}), "global_avg_pool2d",
                       ("dense", {"units": 10, "activation": "softmax"}), "output")  # fmt: skip
    others = [k for k in chain.links if (k.source, k.target) != ("conv2d", "global_avg_pool2d")]
    wires = [Link(source="conv2d", target="add"), Link(source="input", target="add")]
    if first == "input":
        wires.reverse()
    graph = Graph(nodes=(*chain.nodes, Node(name="add", layer="add", position=(0, 130))),
                  links=(*others, *wires, Link(source="add", target="global_avg_pool2d")))  # fmt: skip
    problem = only(report(graph).errors)
    labels = [str(fix.label) for fix in problem.fixes]
    assert labels[0].startswith(
        "Set Padding to same of Convolution 2D" if filters == 1 else "3×3 convolution in the shortcut"
    )
    assert labels[-1].startswith("Cut the wire from")
    assert [fix.removes for fix in problem.fixes] == [False] * (len(labels) - 1) + [True]
    for fix in problem.fixes[:-1]:
        assert not check(fix.apply(project(graph)), registry()).errors


@pytest.mark.parametrize("before", [(), ("max_pool2d",)])
def test_layers_above_are_blamed_only_where_they_made_the_picture_small(before: tuple[str, ...]) -> None:
    graph = sequential("input", *before, ("conv2d", {"kernel": 9}), "global_avg_pool2d",
                       ("dense", {"units": 10}), "output")  # fmt: skip
    problem = next(p for p in report(graph).errors if p.id == "shape")
    assert ("Layers above" in str(problem.why)) == bool(before)


def test_a_wire_from_a_port_that_is_not_there_is_refused_and_mended() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    links = tuple(k.replace(output="nonsense") if k.source == "flatten" else k for k in chain.links)
    found = report(chain.replace(links=links))
    assert "dense" not in found.analyses["model"].shapes
    problem = only(found.errors)
    assert str(problem.message) == "A wire begins at a port that Flatten does not have."
    fixed = problem.fixes[0].apply(project(chain.replace(links=links)))
    assert fixed.models["model"] == chain
    assert problem.fixes[1].removes


def test_a_wire_out_of_an_output_is_refused() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    graph = graph_edits.with_link(
        graph_edits.with_node(chain, Node(name="relu", layer="relu")), Link(source="output", target="relu")
    )
    problem = next(p for p in report(graph).errors if p.id == "output-port")
    assert str(problem.fixes[0].label) == "Cut the wire from Output to ReLU"


def test_a_node_that_becomes_another_layer_is_seen_by_those_behind_it() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    graph = graph_edits.with_link(
        graph_edits.with_node(chain, Node(name="tail", layer="relu")), Link(source="dense", target="tail")
    )
    checker = Checker(registry())
    checker.check(project(graph))
    other = graph_edits.with_changed_node(graph, "dense", layer="output", settings={})
    again, fresh = checker.check(project(other)), check(project(other), registry())
    assert again.analyses["model"].shapes == fresh.analyses["model"].shapes
    assert {p.message for p in again.problems} == {p.message for p in fresh.problems}


def test_an_unknown_layer_stays_and_is_explained() -> None:
    graph = sequential(
        "input", "flatten", "hologram", ("dense", {"units": 10, "activation": "softmax"}), "output"
    )
    problem = next(p for p in report(graph).errors if p.id == "unknown-layer")
    assert "hologram" in str(problem.message)
    assert not check(problem.fixes[0].apply(project(graph)), registry()).errors


def test_a_name_that_code_cannot_have_is_changed_by_its_fix() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    nodes = tuple(n.replace(name="training") if n.name == "flatten" else n for n in chain.nodes)
    links = tuple(
        Link(source="training" if k.source == "flatten" else k.source,
             target="training" if k.target == "flatten" else k.target)
        for k in chain.links
    )  # fmt: skip
    graph = Graph(nodes=nodes, links=links)
    problem = only(report(graph).errors)
    assert problem.id == "reserved-name"
    assert not check(problem.fixes[0].apply(project(graph)), registry()).errors


def test_a_wrong_value_is_reset_by_its_fix() -> None:
    graph = sequential("input", "flatten", ("dense", {"units": -3}), ("dense", {"units": 10}), "output")
    problem = only(tuple(p for p in report(graph).errors if p.id == "setting"))
    assert problem.place.setting == "units"
    assert str(problem.message) == "Units cannot be -3. It must lie between 1 and 65536."
    assert not check(problem.fixes[0].apply(project(graph)), registry()).errors


def test_two_outputs_are_too_many_for_a_classifier() -> None:
    chain = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    graph = Graph(
        nodes=(*chain.nodes, Node(name="output_2", layer="output")),
        links=(*chain.links, Link(source="dense", target="output_2")),
    )
    problem = only(report(graph).errors)
    assert problem.id == "several-outputs"
    assert not check(problem.fixes[0].apply(project(graph)), registry()).errors


@pytest.mark.parametrize(
    ("steps", "found", "label"),
    [
        ((("dense", {"units": 7, "activation": "softmax"}),), TEN, "Set the units of Dense to 10"),
        ((("dense", {"units": 7, "activation": "none"}), "softmax"), TEN, "Set the units of Dense to 10"),
        ((("dense", {"units": 5, "activation": "sigmoid"}),), TWO, "Set the units of Dense to 1"),
        ((("dense", {"units": 1, "activation": "sigmoid"}),), TEN, "Set the units of Dense to 10"),
        ((), TEN, "Insert Dense"),
    ],
)
def test_an_output_of_the_wrong_size_is_set_to_the_classes(steps: Any, found: Found, label: str) -> None:
    problem = only(report(sequential("input", "flatten", *steps, "output"), found).errors)
    assert str(problem.fixes[0].label).startswith(label)
    fixed = problem.fixes[0].apply(project(sequential("input", "flatten", *steps, "output"), found))
    assert not check(fixed, registry()).errors


@pytest.mark.parametrize("activation", ["sigmoid", "softmax", "none"])
def test_a_last_sigmoid_or_softmax_is_understood(activation: str) -> None:
    graph = sequential("input", "flatten", ("dense", {"units": 2, "activation": activation}), "output")
    assert not report(graph, TWO).errors


def test_softmax_over_one_number_is_an_error() -> None:
    graph = sequential("input", "flatten", ("dense", {"units": 1, "activation": "softmax"}), "output")
    problem = only(report(graph, TWO).errors)
    assert not check(problem.fixes[0].apply(project(graph, TWO)), registry()).problems


def test_a_loss_that_does_not_fit_is_explained() -> None:
    graph = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    problem = only(report(graph, loss="binary_cross_entropy").errors)
    assert problem.place.area == "train"
    assert problem.fixes[0].apply(project(graph, loss="binary_cross_entropy")).training.loss == "auto"


def test_an_unknown_optimizer_is_reset() -> None:
    graph = sequential("input", "flatten", ("dense", {"units": 10, "activation": "softmax"}), "output")
    problem = only(report(graph, optimizer=Chosen(id="magic")).errors)
    start = project(graph, optimizer=Chosen(id="magic"))
    assert problem.fixes[0].apply(start).training.optimizer.id == "adam"


def test_one_class_and_few_samples_are_said() -> None:
    graph = sequential("input", "flatten", ("dense", {"units": 1, "activation": "sigmoid"}), "output")
    lonely = Found(
        fingerprint="f",
        samples=sum((50,)),
        columns={"label": ColumnFound(classes=("cats",), counts=(50,))},
    )
    assert only(report(graph, lonely).errors).id == "one-class"
    few = Found(
        fingerprint="f",
        samples=sum((50, 4)),
        columns={"label": ColumnFound(classes=("cats", "dogs"), counts=(50, 4))},
    )
    assert [p.id for p in report(graph, few).problems] == ["few-samples"]


LAYER_IDS = [layer.id for layer in registry().layers]
CHAINS = st.lists(st.sampled_from(LAYER_IDS), max_size=8)


@given(CHAINS)
@settings(max_examples=150, deadline=None)
def test_applying_first_fixes_ends_without_errors(ids: list[str]) -> None:
    start = project(sequential(*ids))
    assert not check(cured(start, limit=80), registry()).errors


def test_checking_again_after_an_edit_gives_what_checking_afresh_gives() -> None:
    graph = sequential("input", "conv2d", "max_pool2d", "flatten", ("dense", {"units": 10}), "output")
    checker = Checker(registry())
    first = checker.check(project(graph))
    changed = graph.replace(
        nodes=tuple(n.replace(settings={"filters": 5}) if n.name == "conv2d" else n for n in graph.nodes)
    )
    again, fresh = checker.check(project(changed)), check(project(changed), registry())
    assert first.analyses["model"].shapes["conv2d"] != again.analyses["model"].shapes["conv2d"]
    assert again.analyses["model"].shapes == fresh.analyses["model"].shapes
    assert [p.id for p in again.problems] == [p.id for p in fresh.problems]


@pytest.mark.parametrize("frozen", [False, True])
def test_a_network_that_cannot_learn_is_found_and_mended(frozen: bool) -> None:
    pooling = ("max_pool2d", {"size": 4, "stride": 4})  # 64 pixels of grey become four numbers
    dense = [("dense", {"units": 4, "activation": "none"})] if frozen else []
    graph = sequential("input", pooling, "flatten", *dense, "output")
    nodes = tuple(node.replace(frozen=node.layer == "dense") for node in graph.nodes)
    four = ColumnFound(classes=tuple("abcd"), counts=(100,) * 4)
    still = project(graph.replace(nodes=nodes), TEN.replace(columns={"label": four}))
    (found,) = check(still, registry()).errors
    assert found.id == "nothing-learns"
    assert check(found.fixes[0].apply(still), registry()).errors == ()
