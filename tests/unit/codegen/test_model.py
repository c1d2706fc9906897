"""The emitted network computes what the program's network computes."""

import sys
from pathlib import Path
from types import ModuleType

import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.catalog.objectives.heads import head
from deepstudio.codegen.model import ModelCode, model_code
from deepstudio.codegen.starting import starting
from deepstudio.core.analysis import Analyser, Analysis
from deepstudio.core.check import check
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.layer import Layer
from deepstudio.core.reserved import RESERVED_NAMES
from deepstudio.core.shapes import Image, Sequence, Shape, Tokens
from deepstudio.data.scanning import scan
from deepstudio.engine.network import build_network
from tests.catalog.graphs import ending_together


def analysed(graph: Graph, shapes: dict[str, Shape]) -> Analysis:
    analysis = Analyser(registry()).analyse("model", graph, shapes)
    assert not analysis.refused
    return analysis


def loaded(code: ModelCode, folder: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The emitted module, imported from a folder as a user would."""
    for name, text in code.blocks.items():
        (folder / "blocks").mkdir(exist_ok=True)
        (folder / "blocks" / f"{name}.py").write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(folder))
    for name in [name for name in sys.modules if name.split(".")[0] == "blocks"]:
        monkeypatch.delitem(sys.modules, name)
    module = ModuleType("model")
    exec(compile(code.source, "model.py", "exec"), module.__dict__)
    return module


def assert_same(
    analysis: Analysis, folder: Path, monkeypatch: pytest.MonkeyPatch, logits_of: str = ""
) -> ModelCode:
    """Both networks, with the same weights, give the same numbers in both modes."""
    code = model_code(analysis, logits_of)
    network = build_network(analysis.graph, analysis)
    model = loaded(code, folder, monkeypatch).Model()
    state = {}
    for key, value in network.state_dict().items():
        node, _, rest = key.partition(".")
        state[f"{code.attributes[node]}.{rest}"] = value
    model.load_state_dict(state)
    inputs = [part for name in network.inputs for part in _samples(name, analysis.shapes[name])]
    for training in (True, False):
        network.train(training)
        model.train(training)
        for part in starting(analysis, code.attributes).frozen:  # as train.py keeps them
            eval(f"model.{part}.eval()", {"model": model})
        torch.manual_seed(0)
        expected = network.logits(*inputs) if logits_of else network(*inputs)
        torch.manual_seed(0)
        found = model(*inputs)
        torch.testing.assert_close(
            found if isinstance(found, tuple) else (found,), expected, rtol=1e-5, atol=1e-6
        )
    return code


def _samples(name: str, shape: Shape) -> list[torch.Tensor]:
    """Three random ones; texts and sequences of 3, 7 and 5 steps."""
    axes = (3, *(axis or 7 for axis in shape.axes))
    if isinstance(shape, Sequence) and shape.origin == name:
        return [torch.rand(axes), torch.tensor([3, 7, 5])]
    if not isinstance(shape, Tokens):
        return [torch.rand(axes)]
    texts = torch.randint(1, shape.vocabulary, axes)
    texts[0, 3:], texts[2, 5:] = 0, 0
    return [texts]


def cases() -> list[tuple[str, dict[str, object], tuple[Shape, ...]]]:
    found = []
    for cls in registry().layers:
        for settings in ({}, *cls.example_settings):
            for shapes in cls.example_inputs:
                if _accepts(cls, settings, shapes):
                    found.append((cls.id, settings, shapes))
    return found


def _accepts(cls: type[Layer], settings: dict[str, object], shapes: tuple[Shape, ...]) -> bool:
    try:
        cls(**settings).shape(*shapes)
    except Exception:
        return False
    return bool(cls.inputs) and bool(cls.outputs)


@pytest.mark.parametrize(("layer", "settings", "shapes"), cases(), ids=lambda value: str(value)[:40])
def test_every_layer(layer, settings, shapes, tmp_path, monkeypatch):
    names = [f"in{number}" for number in range(len(shapes))]
    shapes = [ending_together(shape) for shape in shapes]
    nodes = [Node(name=name, layer="input") for name in names]
    ports = [port.name for port in registry().layers.get(layer)(**settings).results]
    nodes += [Node(name="it", layer=layer, settings=settings)]
    nodes += [Node(name=f"out_{port}", layer="output") for port in ports]
    links = [Link(source=name, target="it") for name in names]
    links += [Link(source="it", output=port, target=f"out_{port}") for port in ports]
    analysis = analysed(Graph(nodes=nodes, links=links), dict(zip(names, shapes, strict=True)))
    assert_same(analysis, tmp_path, monkeypatch)


@pytest.mark.parametrize(
    "template", [t.id for t in registry().templates if t.id not in ("empty", "cats-dogs-cnn")]
)
def test_every_template(template, tmp_path, monkeypatch):
    project = registry().templates.get(template)().build("T")
    if project.data is not None and project.data.source.settings.get("path", ".") != "":
        # What enters as several columns has a shape once these were looked at.
        project = project.replace(data=project.data.replace(found=scan(project.data, registry()).found))
    analysis = check(project, registry()).analyses["model"]
    end = head(analysis)
    assert_same(analysis, tmp_path, monkeypatch, end.node if end.activation != "none" else "")


def graph_of(pairs: str, **layers: tuple[str, dict[str, object]]) -> Graph:
    nodes = [Node(name=name, layer=layer, settings=settings) for name, (layer, settings) in layers.items()]
    links = [Link(source=pair.split(">")[0], target=pair.split(">")[1]) for pair in pairs.split()]
    return Graph(nodes=tuple(nodes), links=tuple(links))


SAME = {"padding": "same", "filters": 3}


def test_branches_keep_values_by_name_and_chains_use_x(tmp_path, monkeypatch):
    graph = graph_of(
        "image>a a>b b>sum a>sum image>side side>sum sum>join a>join join>flat flat>dense dense>out",
        image=("input", {}),
        a=("conv2d", SAME),
        b=("conv2d", SAME),
        side=("conv2d", SAME | {"activation": "none"}),
        sum=("add", {}),
        join=("concatenate", {}),
        flat=("flatten", {}),
        dense=("dense", {"units": 1, "activation": "sigmoid"}),
        out=("output", {}),
    )
    code = assert_same(analysed(graph, {"image": Image(3, 6, 5)}), tmp_path, monkeypatch, "dense")
    assert "        x = torch.flatten(x, start_dim=1)" in code.source
    assert "x = b + a + x" in code.source
    assert "sigmoid" not in code.source


def test_several_inputs_and_outputs(tmp_path, monkeypatch):
    graph = graph_of(
        "left>deep deep>sum right>sum sum>out deep>second",
        left=("input", {}),
        right=("input", {}),
        deep=("conv2d", SAME),
        sum=("multiply", {}),
        out=("output", {}),
        second=("output", {}),
    )
    shapes = {"left": Image(3, 4, 4), "right": Image(3, 4, 4)}
    code = assert_same(analysed(graph, shapes), tmp_path, monkeypatch)
    assert "def forward(self, left, right):" in code.source


@pytest.mark.parametrize(
    "name", [*sorted(RESERVED_NAMES - {"_", "training"}), "F", "blocks", "Model", "Residual", "inputs"]
)
def test_a_node_may_have_any_name(name, tmp_path, monkeypatch):
    graph = graph_of(
        f"image>{name} {name}>block block>sum {name}>sum sum>out",
        image=("input", {}),
        **{name: ("conv2d", SAME)},
        block=("residual", {"filters": 3}),
        sum=("add", {}),
        out=("output", {}),
    )
    assert_same(analysed(graph, {"image": Image(3, 4, 4)}), tmp_path, monkeypatch)


def test_long_names_stay_within_the_line(tmp_path, monkeypatch):
    names = [f"a_rather_long_name_for_a_layer_{number}" for number in range(5)]
    wide = {name: ("conv2d", SAME | {"activation": "leaky_relu"}) for name in names}
    pairs = [f"image>{name} {name}>sum {name}>join" for name in names]
    graph = graph_of(
        " ".join([*pairs, "sum>join join>out"]),
        image=("input", {}),
        **wide,
        sum=("add", {}),
        join=("concatenate", {}),
        out=("output", {}),
    )
    code = assert_same(analysed(graph, {"image": Image(3, 4, 4)}), tmp_path, monkeypatch)
    assert max(map(len, code.source.splitlines())) <= 100


def test_layers_that_lead_nowhere_are_left_out(tmp_path, monkeypatch):
    graph = graph_of(
        "image>a a>out image>lost",
        image=("input", {}),
        a=("conv2d", SAME),
        lost=("conv2d", SAME),
        out=("output", {}),
    )
    code = assert_same(analysed(graph, {"image": Image(3, 4, 4)}), tmp_path, monkeypatch)
    assert "lost" not in code.source


def test_a_title_stays_a_comment(tmp_path, monkeypatch):
    title = "x\n    import os\r\x0b\u2028os.abort() \"\"\" ''' \u202e"
    nodes = (
        Node(name="image", layer="input", title=title),
        Node(name="a", layer="conv2d", settings=SAME, title=title),
        Node(name="out", layer="output", title=title),
    )
    graph = Graph(nodes=nodes, links=(Link(source="image", target="a"), Link(source="a", target="out")))
    code = assert_same(analysed(graph, {"image": Image(3, 4, 4)}), tmp_path, monkeypatch)
    (line,) = [line for line in code.source.splitlines() if "os.abort" in line]
    assert line.lstrip().startswith("# ")
    assert "\u202e" not in code.source
