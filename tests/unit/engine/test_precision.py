"""Which numbers and how many threads a network computes with."""

import pytest
import torch

from deepstudio.engine import precision
from deepstudio.engine.precision import choose_precision, computing_in
from deepstudio.engine.threads import SMALL, use_threads

CPU, CUDA, MPS = (torch.device(kind) for kind in ("cpu", "cuda", "mps"))
LARGE = 10_000_000_000


@pytest.mark.parametrize(
    ("wanted", "device", "multiply_adds", "hardware", "expected"),
    [
        ("auto", CPU, LARGE, True, "bfloat16"),
        ("auto", CPU, LARGE, False, "float32"),
        ("auto", CPU, 1000, True, "float32"),
        ("auto", CUDA, 1000, True, "bfloat16"),
        ("float32", CUDA, LARGE, True, "float32"),
        ("bfloat16", CPU, 1000, False, "bfloat16"),
        ("bfloat16", MPS, LARGE, False, "float32"),
    ],
)
def test_precision_follows_wish_hardware_and_work(
    monkeypatch, wanted, device, multiply_adds, hardware, expected
):
    monkeypatch.setattr(precision, "has_bfloat16", lambda device: hardware)
    assert choose_precision(wanted, device, multiply_adds) == expected


def test_computing_in_bfloat16_leaves_weights_in_32_bit():
    layer = torch.nn.Linear(4, 4)
    with computing_in("bfloat16", CPU):
        assert layer(torch.ones(2, 4)).dtype == torch.bfloat16
    with computing_in("float32", CPU):
        assert layer(torch.ones(2, 4)).dtype == torch.float32
    assert layer.weight.dtype == torch.float32


def test_small_networks_train_on_one_thread():
    before = torch.get_num_threads()
    try:
        use_threads(SMALL - 1)
        assert torch.get_num_threads() == 1
        use_threads(SMALL)
        assert torch.get_num_threads() == before or before == 1
    finally:
        torch.set_num_threads(before)
