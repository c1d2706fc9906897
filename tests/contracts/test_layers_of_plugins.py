"""Layers that plugins bring: their arithmetic agrees with torch, and what does not fit is refused with a fix."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.core.calls import Module
from deepstudio.core.layer import Layer, Mismatch
from deepstudio.core.registry import Registry
from deepstudio.engine.network import resolve
from tests.contracts.test_kinds_and_answers import declared
from tests.fen import installed

LAYERS = tuple(cls for cls in declared().layers if not cls.__module__.startswith("deepstudio."))


@pytest.fixture(scope="module", autouse=True)
def known() -> Iterator[Registry]:
    with installed():
        yield registry()


def test_there_are_some() -> None:
    assert "fen-lines" in {cls.id for cls in LAYERS}


@pytest.mark.parametrize("layer", LAYERS, ids=lambda cls: cls.id)
def test_shape_and_parameters_are_those_of_torch(layer: type[Layer]) -> None:
    for inputs in layer.example_inputs:
        made = layer()
        values = [torch.zeros(2, *(axis or 3 for axis in shape.axes)) for shape in inputs]
        parameters = 0
        for call in made.calls(*inputs):
            if isinstance(call, Module):
                built = resolve(call.path)(*call.args, **dict(call.options))
                parameters += sum(p.numel() for p in built.parameters())
                values = [built(*values)]
            else:
                values = [resolve(call.path)(*values, *call.args, **dict(call.options))]
        assert tuple(values[0].shape[1:]) == made.shape(*inputs).axes
        assert parameters == made.cost(*inputs).parameters


@pytest.mark.parametrize("layer", LAYERS, ids=lambda cls: cls.id)
def test_what_does_not_fit_is_refused_with_a_fix(layer: type[Layer]) -> None:
    for settings, inputs in layer.example_mismatches:
        with pytest.raises(Mismatch) as refusal:
            layer(**settings).shape(*inputs)
        assert refusal.value.fixes
