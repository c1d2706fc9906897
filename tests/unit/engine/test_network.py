"""Networks from graphs: the right computation, keys by node, logits before a last activation, nothing shared."""

import copy
import sys

import pytest
import torch
from torch import nn
from torch.nn import functional as F

from deepstudio.catalog import registry
from deepstudio.core import calls
from deepstudio.core.analysis import Analyser
from deepstudio.core.check import check
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Graph, Link, Node
from deepstudio.core.shapes import Image
from deepstudio.engine.network import Network, build_network
from tests.unit.engine.training import chain

SHAPE = Image(2, 6, 6)


def build(graph: Graph, shape: Image = SHAPE) -> Network:
    inputs = {node.name: shape for node in graph.of_layer("input")}
    torch.manual_seed(0)
    return build_network(graph, Analyser(registry()).analyse("model", graph, inputs))


def branched(*links: str, **layers: tuple[str, dict[str, object]]) -> Graph:
    nodes = [Node(name="image", layer="input"), Node(name="out", layer="output")]
    nodes += [Node(name=name, layer=layer, settings=settings) for name, (layer, settings) in layers.items()]
    pairs = [link.split("-") for link in links]
    return Graph(nodes=tuple(nodes), links=tuple(Link(source=a, target=b) for a, b in pairs))


@pytest.mark.parametrize("name", ["digits-cnn", "digits-mlp", "lenet5", "cats-dogs-cnn", "small-resnet"])
def test_templates_have_the_parameters_that_the_catalog_counts(name):
    project = registry().templates.get(name)().build("T")
    analysis = check(project, registry()).analyses["model"]
    with torch.device("meta"):
        network = build_network(analysis.graph, analysis)
    assert sum(p.numel() for p in network.parameters()) == analysis.parameters


def test_the_book_network_has_exactly_its_parameters():
    project = registry().templates.get("cats-dogs-cnn")().build("T")
    analysis = check(project, registry()).analyses["model"]
    with torch.device("meta"):
        network = build_network(analysis.graph, analysis)
    assert sum(p.numel() for p in network.parameters()) == 19_034_177


def test_it_computes_what_the_same_modules_compute_gradients_included():
    graph = chain(
        ("conv", "conv2d", {"filters": 3}),
        ("pool", "max_pool2d", {}),
        ("flat", "flatten", {}),
        ("dense", "dense", {"units": 4, "activation": "leaky_relu"}),
        ("last", "dense", {"units": 2, "activation": "elu"}),
    )
    network = build(graph)
    conv, dense, last = nn.Conv2d(2, 3, 3), nn.Linear(12, 4), nn.Linear(4, 2)
    for name, module in {"conv": conv, "dense": dense, "last": last}.items():
        module.load_state_dict(
            {k.removeprefix(f"{name}."): v for k, v in network.state_dict().items() if name in k}
        )
    x = torch.randn(5, 2, 6, 6)
    hidden = F.max_pool2d(torch.relu(conv(x)), 2).flatten(1)
    expected = F.elu(last(F.leaky_relu(dense(hidden), 0.01)))
    (found,) = network(x)
    torch.testing.assert_close(found, expected)
    found.square().sum().backward()
    expected.square().sum().backward()
    torch.testing.assert_close(network.state_dict(keep_vars=True)["conv.weight"].grad, conv.weight.grad)


def test_a_value_that_branches_reaches_both_branches_unchanged():
    graph = branched(
        "image-one", "one-two", "one-relu", "two-add", "relu-add", "add-pool", "pool-out",
        one=("conv2d", {"filters": 3, "padding": "same", "activation": "none"}),
        two=("conv2d", {"filters": 3, "padding": "same", "activation": "relu"}),
        relu=("relu", {}), add=("add", {}), pool=("global_avg_pool2d", {}),
    )  # fmt: skip
    network = build(graph)
    x = torch.randn(4, 2, 6, 6)
    one, two = network._modules["one"], network._modules["two"]
    expected = (torch.relu(two(one(x))) + torch.relu(one(x))).mean((2, 3))
    torch.testing.assert_close(network(x)[0], expected)


def test_inputs_of_a_merge_keep_the_order_of_their_wires():
    graph = branched(
        "image-one", "image-two", "two-cat", "one-cat", "cat-out",
        one=("global_avg_pool2d", {}), two=("global_max_pool2d", {}), cat=("concatenate", {}),
    )  # fmt: skip
    x = torch.randn(3, 2, 6, 6)
    expected = torch.cat([x.amax((2, 3)), x.mean((2, 3))], 1)
    torch.testing.assert_close(build(graph)(x)[0], expected)


@pytest.mark.parametrize(
    ("layers", "activation"),
    [
        ([("dense", "dense", {"units": 3, "activation": "softmax"})], "softmax"),
        ([("dense", "dense", {"units": 3, "activation": "none"}), ("last", "softmax", {})], "softmax"),
        ([("dense", "dense", {"units": 1, "activation": "sigmoid"})], "sigmoid"),
        ([("dense", "dense", {"units": 1, "activation": "none"}), ("last", "sigmoid", {})], "sigmoid"),
    ],
)
def test_logits_leave_a_last_activation_out(layers, activation):
    network = build(chain(("flat", "flatten", {}), *layers)).eval()
    x = torch.randn(4, 2, 6, 6)
    (logits,), (outputs,) = network.logits(x), network(x)
    final = torch.sigmoid if activation == "sigmoid" else lambda values: torch.softmax(values, -1)
    assert network.final == {"out": activation}
    torch.testing.assert_close(final(logits), outputs)
    assert not torch.allclose(logits, outputs)


def test_without_a_last_activation_logits_are_the_output():
    network = build(chain(("flat", "flatten", {}), ("dense", "dense", {"units": 3, "activation": "relu"})))
    x = torch.randn(4, 2, 6, 6)
    torch.testing.assert_close(network.logits(x), network(x))


def test_keys_of_the_state_are_names_of_nodes_even_if_modules_use_them():
    network = build(chain(("flat", "flatten", {}), ("train", "dense", {"units": 3})))
    assert list(network.state_dict()) == ["train.weight", "train.bias"]
    assert network.train(False).training is False


def test_a_copy_has_weights_of_its_own():
    network = build(chain(("flat", "flatten", {}), ("dense", "dense", {"units": 3, "activation": "none"})))
    x = torch.randn(4, 2, 6, 6)
    (before,) = network(x)
    other = copy.deepcopy(network)
    for parameter in other.parameters():
        parameter.data.zero_()
    torch.testing.assert_close(network(x)[0], before)
    assert not other(x)[0].any()


def test_frozen_nodes_do_not_learn():
    graph = chain(("norm", "batch_norm", {}), ("flat", "flatten", {}), ("dense", "dense", {"units": 3}))
    nodes = tuple(node.replace(frozen=node.name in ("norm", "dense")) for node in graph.nodes)
    network = build(graph.replace(nodes=nodes)).train()
    before = copy.deepcopy(network.state_dict())
    network(torch.randn(8, 2, 6, 6) + 5)
    assert not any(p.requires_grad for p in network.parameters())
    assert all(torch.equal(value, before[key]) for key, value in network.state_dict().items())


def test_nodes_that_lead_nowhere_are_not_computed():
    graph = branched("image-flat", "flat-out", "image-side", flat=("flatten", {}), side=("conv2d", {}))
    assert list(build(graph).state_dict()) == []


def test_a_network_with_gaps_is_refused():
    with pytest.raises(Explained) as refused:
        build(chain(("dense", "dense", {"units": 3})))
    assert refused.value.cause == "incomplete_network"


class Loaded(nn.Module):
    """Comes with weights that somebody else has learned."""

    pretrained = True

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.inner = nn.Sequential(nn.Conv2d(channels, channels, 1), nn.Linear(6, 6))
        for weights in self.parameters():
            nn.init.constant_(weights, 7.0)

    def forward(self, x):
        return self.inner(x)


class LoadedLayer(registry().layers.get("batch_norm")):
    id = "loaded"

    def calls(self, *inputs):
        return (calls.module(f"{__name__}.Loaded", inputs[0].channels),)


def test_loaded_weights_stay_and_new_ones_are_drawn(monkeypatch):
    monkeypatch.setitem(registry().layers._classes, "loaded", LoadedLayer)
    monkeypatch.setitem(sys.modules, __name__, sys.modules[__name__])
    graph = chain(("first", "conv2d", {"filters": 2}), ("loaded", "loaded", {}), ("flat", "flatten", {}))
    network = build(graph)
    assert all((weights == 7.0).all() for weights in network.loaded.parameters())
    assert network.first.bias.abs().sum() == 0
    assert not (network.first.weight == 7.0).any()


def test_what_any_wire_carries_can_be_watched_without_a_change_to_the_answers():
    graph = chain(
        ("conv", "conv2d", {"filters": 3}),
        ("same", "conv2d", {"filters": 3, "activation": "none"}),
        ("act", "relu", {}),
        ("flat", "flatten", {}),
        ("last", "dense", {"units": 2}),
    )
    network, entering = build(graph).eval(), torch.randn(2, *SHAPE.axes)
    wanted = [(node.name, "out") for node in graph.nodes]

    seen = network.watched(wanted, entering)

    assert list(seen) == wanted
    conv = network._modules["conv"]
    assert torch.equal(seen["conv", "out"], torch.relu(conv(entering)))
    assert (seen["same", "out"] < 0).any(), "the activation behind it has not written over it"
    assert torch.equal(seen["act", "out"], torch.relu(seen["same", "out"]))
    assert torch.equal(seen["last", "out"], network(entering)[0])
    with pytest.raises(KeyError):
        network.watched([("nothing", "out")], entering)
