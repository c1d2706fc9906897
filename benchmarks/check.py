"""How long checking a whole graph takes, from scratch and after one edit, without torch.

python benchmarks/check.py
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from deepstudio.catalog import registry
from deepstudio.core import graph_edits
from deepstudio.core.check import Checker
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.project import Project
from deepstudio.core.text import T

LIMITS = {100: 5.0, 1000: 50.0}  # layers: milliseconds


def chain(layers: int) -> Graph:
    """A network of so many layers: blocks of convolution, normalisation and addition, then a classifier."""
    names = ["input"]
    nodes = [Node(name="input", layer="input", position=(0.0, 0.0))]
    links: list[Link] = []
    for index in range(layers - 4):
        layer = ("conv2d", "batch_norm", "relu", "add")[index % 4]
        layer = "conv2d" if index < 4 and layer == "add" else layer
        settings = {"filters": 8, "padding": "same"} if layer == "conv2d" else {}
        name = f"{layer}_{index}"
        place = ((index // 40) * 300.0, (index % 40 + 1) * 88.0)
        nodes.append(Node(name=name, layer=layer, settings=settings, position=place))
        links.append(Link(source=names[-1], target=name))
        if layer == "add":
            links.append(Link(source=names[-3], target=name))
        names.append(name)
    for layer, settings in (
        ("global_avg_pool2d", {}),
        ("dense", {"units": 10, "activation": "none"}),
        ("output", {}),
    ):
        place = (nodes[-1].position[0], nodes[-1].position[1] + 88.0)
        nodes.append(Node(name=layer, layer=layer, settings=settings, position=place))
        links.append(Link(source=names[-1], target=layer))
        names.append(layer)
    return Graph(nodes=tuple(nodes), links=tuple(links))


def project(layers: int) -> Project:
    made = registry().templates.get("digits-cnn")
    assert made is not None
    return made().build("Benchmark").with_graph("model", chain(layers))


def timed(work: Callable[[], object], times: int = 30) -> list[float]:
    """Milliseconds of each of so many repetitions."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        found.append((time.perf_counter() - start) * 1000)
    return found


def main() -> int:
    failed = "torch" in sys.modules
    for layers, limit in LIMITS.items():
        value = project(layers)
        problems = Checker(registry()).check(value).errors
        fresh = timed(lambda value=value: Checker(registry()).check(fresh_copy(value)))
        warm = Checker(registry())
        warm.check(value)
        versions = iter([changed(value, filters) for filters in range(9, 40)])
        after = timed(lambda warm=warm, versions=versions: warm.check(next(versions)))
        print(
            f"{layers:5} layers, {len(problems)} errors: from scratch median {statistics.median(fresh):5.1f} ms, "
            f"95 % {percentile(fresh):5.1f} ms; after one edit {statistics.median(after):5.1f} ms "
            f"(limit {limit:.0f} ms)"
        )
        failed |= statistics.median(fresh) > limit
    return int(failed)


def fresh_copy(value: Project) -> Project:
    """The same network as a new value: nothing that a graph remembers is reused."""
    graph = value.models["model"]
    return value.with_graph("model", Graph(nodes=graph.nodes, links=graph.links))


def changed(value: Project, filters: int) -> Project:
    """An edit near the input, so that every shape behind it changes."""
    first = next(node for node in value.models["model"].nodes if node.layer == "conv2d")
    return graph_edits.set_settings("model", first.name, {"filters": filters}, T("Benchmark")).apply(value)


def percentile(times: list[float]) -> float:
    return statistics.quantiles(times, n=100)[94]


if __name__ == "__main__":
    raise SystemExit(main())
