"""Weights files: complete, told apart by role, and refused in words where they are damaged."""

import json
from pathlib import Path

import pytest
import torch
from safetensors import safe_open
from torch import nn

from deepstudio.core.explained import Explained
from deepstudio.engine.checkpoints import (
    TrainingPosition,
    all_finite,
    fill_network,
    load_checkpoint,
    save_checkpoint,
)


def test_everything_comes_back(tmp_path):
    path = tmp_path / "last.safetensors"
    network = nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)
    place = TrainingPosition(
        epoch=3, batch=2, step=17, sums={"loss": 0.1}, best={"validation.loss": 1 / 3}, best_epoch=2
    )
    memory = {"0/step": torch.tensor(17.0), "0/exp_avg": torch.randn(4, 3, 3, 3)}
    save_checkpoint(path, {"model": network.state_dict()}, {"classes": ["猫", "b"]}, place, {"model": memory})
    loaded = load_checkpoint(path, training=True)
    assert loaded.about["classes"] == ["猫", "b"]
    assert loaded.place == place
    assert loaded.training("model").keys() == memory.keys()
    assert torch.equal(loaded.training("model")["0/exp_avg"], memory["0/exp_avg"])
    assert torch.equal(loaded.network("model", ("model",))["weight"], network.weight)


def test_whoever_only_predicts_does_not_read_what_training_needs(tmp_path):
    path = tmp_path / "last.safetensors"
    state = nn.Linear(2, 2).state_dict()
    save_checkpoint(path, {"model": state}, {}, TrainingPosition(), {"model": {"0/step": torch.ones(1)}})
    assert load_checkpoint(path).tensors.keys() == {"weight", "bias"}


def test_other_programs_find_plain_keys_and_readable_metadata(tmp_path):
    path = tmp_path / "best.safetensors"
    save_checkpoint(path, {"model": nn.Linear(2, 2).state_dict()}, {"classes": ["a"]})
    with safe_open(path, "pt") as file:
        assert set(file.keys()) == {"weight", "bias"}
        assert json.loads(file.metadata()["deepstudio"])["classes"] == ["a"]


def test_roles_do_not_mix(tmp_path):
    path = tmp_path / "best.safetensors"
    one, other = nn.Linear(2, 2), nn.Linear(2, 2)
    save_checkpoint(path, {"generator": one.state_dict(), "discriminator": other.state_dict()}, {})
    loaded = load_checkpoint(path)
    for role, network in {"generator": one, "discriminator": other}.items():
        assert torch.equal(loaded.network(role, ("generator", "discriminator"))["weight"], network.weight)


@pytest.mark.parametrize("content", [b"", b"\x00" * 100, b"not weights at all", b"\xff" * 9])
def test_a_damaged_file_is_named(tmp_path, content):
    path = tmp_path / "best.safetensors"
    path.write_bytes(content)
    with pytest.raises(Explained) as refused:
        load_checkpoint(path)
    assert refused.value.cause == "broken_weights"
    assert str(path) in str(refused.value)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(Explained) as refused:
        load_checkpoint(tmp_path / "gone.safetensors")
    assert refused.value.cause == "missing"


def test_a_file_from_a_newer_program_is_refused(tmp_path):
    path = tmp_path / "best.safetensors"
    save_checkpoint(path, {"model": nn.Linear(2, 2).state_dict()}, {"version": 99})
    with pytest.raises(Explained) as refused:
        load_checkpoint(path)
    assert refused.value.cause == "newer"


def test_weights_of_another_network_are_refused():
    with pytest.raises(Explained) as refused:
        fill_network(nn.Linear(2, 2), nn.Linear(3, 2).state_dict(), Path("best.safetensors"))
    assert refused.value.cause == "other_network"


def test_weights_that_are_no_numbers_are_noticed():
    network = nn.Linear(2, 2)
    assert all_finite(network)
    network.weight.data[0, 0] = float("nan")
    assert not all_finite(network)
    assert all_finite(nn.Flatten())
