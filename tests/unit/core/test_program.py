"""A network as a program: ports, lengths, what is needed; and roles that see each other."""

from __future__ import annotations

import random
from collections.abc import Mapping
from typing import Any, ClassVar

import pytest

from deepstudio.catalog import register_builtin, registry
from deepstudio.core.analysis import Analyser, Analysis
from deepstudio.core.calls import Call, masked
from deepstudio.core.check import Checker, check
from deepstudio.core.declarations import Task
from deepstudio.core.graph import Chosen, Graph, Link, Node
from deepstudio.core.graph_edits import rename_node, set_settings, with_changed_node
from deepstudio.core.layer import Category, Layer, Port
from deepstudio.core.program import Lengths, Program, compiled
from deepstudio.core.project import Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Sequence, Shape, Tokens, Vector
from deepstudio.core.text import T, Text
from tests.unit.core.test_remembering import assert_same

STATE = {"units": 4, "return_sequences": True, "return_state": True}


def graph_of(wires: str, **layers: tuple[str, dict[str, Any]] | str) -> Graph:
    """Wires are written `a.port>b.port`; without a port, the first one is meant."""
    made = [(name, one if isinstance(one, tuple) else (one, {})) for name, one in layers.items()]
    nodes = tuple(Node(name=name, layer=layer, settings=settings) for name, (layer, settings) in made)
    return Graph(nodes=nodes, links=tuple(map(_link, wires.split())))


def _link(wire: str) -> Link:
    (source, _, output), (target, _, input) = (end.partition(".") for end in wire.split(">"))
    return Link(source=source, output=output or "out", target=target, input=input or "in")


def analysed(graph: Graph, known: Registry | None = None, **entering: Shape) -> Analysis:
    return Analyser(known or registry()).analyse("model", graph, entering)


def reader(**more: Any) -> Graph:
    """A text whose steps and last state are used."""
    return graph_of(
        "text>words words>lstm lstm>pool pool>join lstm.state>join join>out",
        text="input",
        words=("embedding", {"size": 8}),
        lstm=("lstm", STATE | more),
        pool="global_max_pool1d",
        join="concatenate",
        out="output",
    )


def test_each_wire_carries_the_result_of_its_port() -> None:
    found = analysed(reader(bidirectional=True), text=Tokens(None, 9))
    wires = {(link.source, link.output): found.gives(link) for link in found.graph.links}
    assert wires[("lstm", "out")] == Sequence(None, 8, origin="text") == found.shapes["lstm"]
    assert wires[("lstm", "state")] == Vector(8)
    assert found.shapes["out"] == Vector(16)


def test_without_its_switch_a_port_is_not_there_and_a_fix_turns_it_on() -> None:
    project = Project(name="x", task=Chosen(id="classification"), models={"model": reader()})
    checker = Checker(registry())
    off = set_settings("model", "lstm", {"return_state": None}, T("x")).apply(project)
    (problem,) = [p for p in _reports(checker, project, off)[1].problems if p.id == "output-port"]
    assert [str(fix.label) for fix in problem.fixes] == [
        "Turn on “Give the last state as well” of LSTM",
        "Connect LSTM to Concatenate",
        "Cut the wire from LSTM to Concatenate",
    ]
    assert problem.fixes[0].apply(off).models == project.models


def _reports(checker: Checker, *projects: Project) -> list[Any]:
    return [checker.check(project) for project in projects]


def test_a_layer_that_is_refused_one_result_is_offered_the_other() -> None:
    graph = graph_of(
        "text>words words>lstm lstm.state>conv conv>pool pool>out",
        text="input",
        words="embedding",
        lstm=("lstm", STATE),
        conv="conv1d",
        pool="global_max_pool1d",
        out="output",
    )
    found = analysed(graph, text=Tokens(None, 9))
    (problem,) = [p for p in Checker(registry())._network(found) if p.id == "shape"]
    assert str(problem.fixes[0].label) == "Use “Result” of LSTM"
    fixed = problem.fixes[0].apply(Project(name="x", models={"model": graph})).models["model"]
    assert not analysed(fixed, text=Tokens(None, 9)).refused


def test_a_loose_layer_is_offered_the_result_that_fits() -> None:
    graph = graph_of(
        "text>words words>lstm",
        text="input",
        words="embedding",
        lstm=("lstm", STATE),
    )
    loose = Node(name="dense", layer="reshape", settings={"height": 2, "width": 2}, position=(0.0, 500.0))
    found = analysed(graph.replace(nodes=(*graph.nodes, loose)), text=Tokens(None, 9))
    (problem,) = [p for p in Checker(registry())._network(found) if p.id == "not-connected"]
    fixed = problem.fixes[0].apply(Project(name="x", models={"model": found.graph})).models["model"]
    assert fixed.links[-1] == Link(source="lstm", output="state", target="dense")


def test_only_what_an_output_needs_is_computed_and_values_end_after_their_last_use() -> None:
    graph = graph_of(
        "picture>a a>b b>sum a>sum sum>out a>lost",
        picture="input",
        a=("dense", {"units": 3}),
        b=("dense", {"units": 3}),
        lost="dense",
        sum="add",
        out="output",
    )
    program = compiled(analysed(graph, picture=Vector(5)))
    assert [step.node for step in program.steps] == ["a", "b", "sum"]
    assert program.outputs == {"out": ("sum", "out")}
    assert [step.done_with for step in program.steps] == [
        (("picture", "out"),),
        (),
        (("a", "out"), ("b", "out")),
    ]
    assert (program.lengths, program.counted, program.told) == ((), (), ())


def test_a_result_that_nobody_uses_ends_at_once() -> None:
    graph = reader()
    links = tuple(k for k in graph.links if k.output != "state")
    (step,) = [s for s in _program(graph.replace(links=links)).steps if s.node == "lstm"]
    assert step.results == (("lstm", "out"), ("lstm", "state"))
    assert ("lstm", "state") in step.done_with


def _program(graph: Graph) -> Program:
    return compiled(analysed(graph, text=Tokens(None, 9)))


def test_lengths_follow_from_the_input_at_any_depth() -> None:
    graph = graph_of(
        "text>words words>conv conv>lstm lstm>out",
        text="input",
        words="embedding",
        conv=("conv1d", {"stride": 3}),
        lstm="lstm",
        out="output",
    )
    program = _program(graph)
    assert program.lengths == (Lengths("text", 1), Lengths("text", 3))
    assert (program.counted, program.told) == (("text",), ())
    heard = compiled(
        analysed(
            graph_of("a>b b>c", a="input", b=("lstm", {}), c="output"),
            a=Sequence(None, 5),
        )
    )
    assert (heard.lengths, heard.counted, heard.told) == ((Lengths("a", 1),), (), ("a",))
    fixed = compiled(analysed(graph_of("a>b b>c", a="input", b=("lstm", {}), c="output"), a=Sequence(7, 5)))
    assert (fixed.steps[0].lengths, fixed.told) == ((None,), ())


@pytest.mark.parametrize("layer", ["add", "multiply", "concatenate"])
def test_sequences_of_two_inputs_do_not_fit_each_other_by_accident(layer: str) -> None:
    wires = "left>a right>b a>it b>it it>pool pool>out"
    parts: dict[str, Any] = {"a": ("dense", {"units": 8}), "b": ("dense", {"units": 8})}
    graph = graph_of(
        wires, left="input", right="input", **parts, it=layer, pool="global_max_pool1d", out="output"
    )
    found = analysed(graph, left=Sequence(None, 3), right=Sequence(None, 5))
    assert "come from different inputs" in str(found.refused["it"].message)
    together = analysed(graph, left=Sequence(None, 3), right=Sequence(None, 5, origin="left"))
    assert not together.refused
    assert compiled(together).told == ("left",)
    with pytest.raises(ValueError, match="no lengths can come from picture"):
        compiled(analysed(graph, **dict.fromkeys(("left", "right"), Sequence(None, 3, origin="picture"))))


class Across(Layer):
    """Steps of the first input look at those of the second one."""

    id: ClassVar[str] = "across"
    title: ClassVar[Text] = T("Across")
    help: ClassVar[Text] = T("Looks across.")
    category: ClassVar[Category] = Category.ATTENTION
    inputs: ClassVar[tuple[Port, ...]] = (Port("in", title=T("Asks")), Port("memory", title=T("Answers")))

    def shape(self, *inputs: Any) -> Shape:
        # As a plugin may write it, without a word of whose steps these are.
        return Sequence(inputs[0].length, inputs[0].features)

    def calls(self, *inputs: Any) -> tuple[Call, ...]:
        path = "tests.unit.engine.across.Across"
        return (masked(path, inputs[0].features, inputs[1].features, lengths=(0, 1)),)


def with_across() -> Registry:
    known = Registry()
    register_builtin(known)
    known.register(Across)
    return known


ACROSS = graph_of(
    "question>words hint>memory words>it memory>it.memory it>pool pool>out",
    question="input",
    hint="input",
    words=("embedding", {"size": 6}),
    memory=("conv1d", {"filters": 5, "stride": 2}),
    it="across",
    pool="global_avg_pool1d",
    out="output",
)


def test_a_call_gets_the_lengths_of_as_many_inputs_as_it_asks_for() -> None:
    found = analysed(ACROSS, with_across(), question=Tokens(None, 9), hint=Sequence(None, 3))
    program = compiled(found)
    steps = {step.node: step for step in program.steps}
    assert steps["it"].lengths == (Lengths("question", 1), Lengths("hint", 2))
    assert steps["pool"].lengths == (Lengths("question", 1),)
    assert (program.counted, program.told) == (("question",), ("hint",))


class Duel(Task):
    """The second network takes what the first one gives."""

    id: ClassVar[str] = "duel"
    title: ClassVar[Text] = T("Duel")
    help: ClassVar[Text] = T("Two networks.")
    roles: ClassVar[tuple[str, ...]] = ("maker", "judge")

    def input_shapes(
        self, project: Project, registry: Registry, role: str, before: Mapping[str, Analysis]
    ) -> dict[str, Shape | None]:
        return {"noise": Vector(7)} if role == "maker" else {"made": before["maker"].shapes.get("out")}

    def check(self, *of: Any) -> tuple[()]:
        return ()


def test_a_role_sees_the_shapes_of_those_declared_before_it() -> None:
    known = Registry()
    register_builtin(known)
    known.register(Duel)
    maker = graph_of("noise>a a>out", noise="input", a=("dense", {"units": 12}), out="output")
    judge = graph_of("made>b b>end", made="input", b=("dense", {"units": 1}), end="output")
    project = Project(name="x", task=Chosen(id="duel"), models={"maker": maker, "judge": judge})
    wider = set_settings("maker", "a", {"units": 30}, T("x")).apply(project)
    titled = set_settings("judge", "b", {"units": 2}, T("x")).apply(wider)
    first, second, third = _reports(Checker(known), project, wider, titled)
    assert first.analyses["judge"].shapes["made"] == Vector(12)
    assert second.analyses["judge"].shapes["made"] == Vector(30)
    assert third.analyses["maker"] is second.analyses["maker"]
    assert third.analyses["judge"].shapes["end"] == Vector(2)


def test_what_did_not_change_keeps_its_analysis() -> None:
    project = registry().templates.get("digits-cnn")().build("x")
    checker = Checker(registry())
    first = checker.check(project)
    again = checker.check(project.replace(training=project.training.replace(epochs=3)))
    assert again.analyses["model"] is first.analyses["model"]
    assert check(project, registry()).analyses["model"].shapes == first.analyses["model"].shapes


CHANGES = (
    lambda graph, chance: _with(graph, chance, "return_state"),
    lambda graph, chance: _with(graph, chance, "return_sequences"),
    lambda graph, chance: _with(graph, chance, "bidirectional"),
    lambda graph, chance: _other_port(
        graph, chance.choice(graph.links), chance.choice(("out", "state", "x"))
    ),
    lambda graph, chance: _renamed(
        graph, graph.of_layer("input")[0].name, chance.choice(("text", "words_in"))
    ),
)


def _with(graph: Graph, chance: random.Random, setting: str) -> Graph:
    name = chance.choice(("first", "second"))
    settings = dict(graph.by_name[name].settings)
    return with_changed_node(graph, name, settings=settings | {setting: not settings.get(setting, False)})


def _other_port(graph: Graph, link: Link, output: str) -> Graph:
    return graph.replace(links=tuple(k.replace(output=output) if k is link else k for k in graph.links))


def _renamed(graph: Graph, old: str, new: str) -> Graph:
    project = Project(name="x", models={"model": graph})
    return rename_node("model", old, new).apply(project).models["model"]


@pytest.mark.parametrize("seed", range(4))
def test_ports_and_origins_that_did_not_change_are_remembered_rightly(seed: int) -> None:
    chance, analyser = random.Random(seed), Analyser(registry())
    graph = graph_of(
        "text>words words>first first>second first>join second>join join>pool pool>out second>side side>end",
        text="input",
        words=("embedding", {"size": 4}),
        first=("lstm", STATE),
        second=("gru", STATE),
        join="concatenate",
        side="dense",
        pool="global_max_pool1d",
        out="output",
        end="output",
    )
    for _ in range(60):
        graph = chance.choice(CHANGES)(graph, chance)
        entering: dict[str, Shape | None] = {graph.of_layer("input")[0].name: Tokens(None, 9)}
        assert_same(
            analyser.analyse("model", graph, entering), Analyser(registry()).analyse("model", graph, entering)
        )
