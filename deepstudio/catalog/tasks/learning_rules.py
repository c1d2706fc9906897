"""Findings on whether there is anything in a network that could learn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from deepstudio.core.analysis import Analysis
from deepstudio.core.fixes import bind
from deepstudio.core.freezing import is_frozen, set_learning
from deepstudio.core.layer import InsertBefore
from deepstudio.core.problems import Place, Problem
from deepstudio.core.registry import Registry
from deepstudio.core.text import T


def nothing_learns(registry: Registry, analysis: Analysis, ending: Mapping[str, Any]) -> Iterator[Problem]:
    """A complete network without weights, or with frozen ones only; `ending` are settings of a Dense layer for it."""
    graph, outputs = analysis.graph, analysis.graph.of_layer("output")
    if not outputs or any(node.name not in analysis.shapes for node in graph.nodes):
        return
    having = [node for node in graph.nodes if analysis.costs[node.name].parameters]
    if any(not is_frozen(node, analysis.layers[node.name]) for node in having):
        return
    place = Place("model", analysis.role)
    if having:
        message = T("All layers that could learn are frozen, so training would change nothing.")
        thaw = set_learning(analysis, [node.name for node in having], True)
        yield Problem("nothing-learns", place, message, fixes=(thaw,))
        return
    message = T("The network has no layer that could learn, so training would change nothing.")
    dense = bind(registry, analysis, outputs[0].name, InsertBefore("dense", dict(ending)))
    yield Problem("nothing-learns", place, message, fixes=(dense,))
