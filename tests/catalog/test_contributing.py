"""The layer that CONTRIBUTING.md writes down in ten minutes is a layer."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import torch

from deepstudio.catalog import register_builtin
from deepstudio.catalog.layers import normalisation, rules
from deepstudio.core.calls import Module
from deepstudio.core.layer import Layer, Mismatch
from deepstudio.core.registry import Registry
from deepstudio.engine.network import resolve

GUIDE = Path(__file__).resolve().parents[2] / "CONTRIBUTING.md"


@pytest.fixture
def layer() -> type[Layer]:
    example = re.search(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert example is not None
    names = vars(normalisation) | vars(rules) | {}
    exec(example[1], names)
    made: type[Layer] = names["InstanceNorm"]
    return made


def test_it_can_be_registered_and_torch_agrees(layer: type[Layer]) -> None:
    registry = Registry()
    register_builtin(registry)
    registry.register(layer)
    made, (inputs, *_) = layer(), layer.example_inputs
    call = made.calls(*inputs)[0]
    assert isinstance(call, Module)
    built = resolve(call.path)(*call.args, **dict(call.options))
    assert tuple(built(torch.zeros(2, *inputs[0].axes)).shape[1:]) == made.shape(*inputs).axes
    assert sum(p.numel() for p in built.parameters()) == made.cost(*inputs).parameters


def test_its_mismatch_is_refused_with_a_fix(layer: type[Layer]) -> None:
    settings, inputs = layer.example_mismatches[0]
    with pytest.raises(Mismatch) as refusal:
        layer(**settings).shape(*inputs)
    assert refusal.value.fixes
