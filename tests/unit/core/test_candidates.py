"""Which new wires are offered, and in which order."""

from __future__ import annotations

from deepstudio.catalog import registry
from deepstudio.core.analysis import Analyser
from deepstudio.core.candidates import wires
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.shapes import Image

GRAPH = Graph(
    nodes=tuple(
        Node(name=name, layer=layer)
        for name, layer in (
            ("input", "input"),
            ("conv", "conv2d"),
            ("flat", "flatten"),
            ("dense", "dense"),
            ("loose", "dense"),
            ("output", "output"),
        )
    ),
    links=tuple(
        Link(source=source, target=target)
        for source, target in (("input", "conv"), ("conv", "flat"), ("flat", "dense"), ("flat", "loose"))
    ),
)


def test_a_new_wire_closes_no_circle_and_leads_to_what_fits_and_is_loose_first() -> None:
    analysis = Analyser(registry()).analyse("model", GRAPH, {"input": Image(1, 8, 8)})
    from_flat = [target for _, _, target in wires(analysis, source="flat")]
    assert from_flat == ["output"], (
        "an input takes nothing, what is above would close a circle, the rest is there"
    )
    from_input = [target for _, _, target in wires(analysis, source="input")]
    assert set(from_input) == {"flat", "dense", "loose", "output"}
    to_output = [(source, port.name) for source, port, _ in wires(analysis, target="output")]
    assert to_output[:2] == [("dense", "out"), ("loose", "out")], "their result is used nowhere yet"
    assert {source for source, _ in to_output} == {"input", "conv", "flat", "dense", "loose"}
