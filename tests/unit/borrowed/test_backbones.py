"""Backbones compute what the networks compute whose weights they take: the same weights, the same answers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
import torch
from torch import nn

from deepstudio.engine.modules.convnext import ConvNeXt
from deepstudio.engine.modules.mobilenet_v3 import MobileNetV3
from deepstudio.engine.modules.resnet import ResNet
from deepstudio.engine.vision import torchvision

MADE: dict[str, Callable[[], nn.Module]] = {
    "resnet18": partial(ResNet, 18),
    "resnet50": partial(ResNet, 50),
    "mobilenet_v3_large": MobileNetV3,
    "convnext_tiny": ConvNeXt,
}


def drawn(network: nn.Module) -> None:
    """Weights and statistics that matter, so that nothing can be left out unseen."""
    torch.manual_seed(0)
    for name, value in network.state_dict().items():
        if value.dtype.is_floating_point:
            value.copy_(
                torch.rand_like(value) + 0.5 if "var" in name else torch.randn_like(value) * 0.05 + 0.02
            )


def body(reference: Any) -> nn.Module:
    """The network as far as the features, without what tells a thousand classes apart."""
    if hasattr(reference, "features"):
        return nn.Sequential(reference.features, nn.AdaptiveAvgPool2d(1), nn.Flatten())
    return nn.Sequential(*list(reference.children())[:-1], nn.Flatten())


@pytest.mark.parametrize("name", MADE)
def test_it_gives_the_features_of_the_reference(name: str):
    reference = torchvision().models.get_model(name, weights=None).eval()
    drawn(reference)
    own = MADE[name]().eval()
    given = {k: v for k, v in reference.state_dict().items() if not k.startswith(("fc.", "classifier."))}
    assert [v.shape for v in given.values()] == [v.shape for v in own.state_dict().values()]
    own.load_state_dict(dict(zip(own.state_dict(), given.values(), strict=True)))
    pictures = torch.rand(2, 3, 96, 64)
    with torch.inference_mode():
        features, *maps = own(pictures)
        expected = body(reference)((pictures - own.mean) / own.std)
        again, *later = own.end(own.begin(pictures, 4), 4)
    assert torch.allclose(features, expected, rtol=1e-3, atol=1e-5 * float(expected.abs().max()))
    assert torch.equal(again, features)
    assert [tuple(m.shape[2:]) for m in maps] == [(12, 8), (6, 4), (3, 2)]
    assert later[0] is None
