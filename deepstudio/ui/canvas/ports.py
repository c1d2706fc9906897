"""What the ports of a node are called, where it has several."""

from __future__ import annotations

from collections.abc import Sequence

from deepstudio.core.analysis import Analysis
from deepstudio.core.layer import Port
from deepstudio.ui.canvas.faces import kind_of, outputs_of
from deepstudio.ui.canvas.hits import Hit
from deepstudio.ui.language import tr_text


def result_words(analysis: Analysis, name: str) -> list[str]:
    """One line for each result: what it is, with its name where there are several."""
    results = [(port, tr_text(shape.describe())) for port, shape in analysis.giving(name)]
    if len(results) < 2:
        shape = analysis.shapes.get(name)
        return [tr_text(shape.describe())] if shape else []
    return [f"{tr_text(port.words)}: {words}" for port, words in results]


def port_words(analysis: Analysis, hit: Hit) -> str:
    """The name of the port under the mouse and what it gives; nothing for the only one at its side."""
    kind = kind_of(analysis, hit.node)
    if hit.kind == "input":
        return _name(kind.inputs if kind else (), hit.slot[0])
    if hit.kind != "output":
        return ""
    ports = outputs_of(analysis.layers.get(hit.node), kind)
    lines = result_words(analysis, hit.node)
    names = [port.name for port in ports]
    if len(ports) == len(lines) > 1 and hit.slot[0] in names:
        return lines[names.index(hit.slot[0])]
    return _name(ports, hit.slot[0])


def _name(ports: Sequence[Port], wanted: str) -> str:
    names = [tr_text(port.words) for port in ports if port.name == wanted]
    return names[0] if names and len(ports) > 1 else ""
