"""Devices: tested by computing, named, and replaced with a sentence where they fail."""

import pytest
import torch

from deepstudio.core.explained import Explained
from deepstudio.engine import devices
from deepstudio.engine.devices import DeviceInfo, choose, compute_once, list_devices


@pytest.fixture
def broken_cuda(monkeypatch):
    """A machine whose CUDA device is listed but does not compute."""

    class Properties:
        name, total_memory = "GeForce Broken", 8 << 30

    def fail(device: torch.device) -> None:
        raise RuntimeError("CUDA error: no kernel image is available\nand more")

    monkeypatch.setattr(torch.backends.cuda, "is_built", lambda: True)
    monkeypatch.setattr(torch.cuda, "device_count", lambda: 1)
    monkeypatch.setattr(torch.cuda, "get_device_properties", lambda index: Properties)
    monkeypatch.setattr(devices, "_mps_devices", list)
    monkeypatch.setattr(devices, "compute_once", fail)


@pytest.fixture
def no_gpu(monkeypatch):
    monkeypatch.setattr(devices, "_cuda_devices", list)
    monkeypatch.setattr(devices, "_mps_devices", list)


def test_the_processor_computes_and_has_a_name():
    compute_once(torch.device("cpu"))
    processor = list_devices()[-1]
    assert (processor.id, processor.kind, processor.works) == ("cpu", "cpu", True)
    assert processor.name
    assert processor.memory_bytes > 1 << 28


def test_auto_takes_the_processor_where_there_is_nothing_else(no_gpu):
    device, info, _ = choose("auto")
    assert device == torch.device("cpu")
    assert info.kind == "cpu"


@pytest.mark.parametrize("wanted", ["cuda", "cuda:3", "mps"])
def test_a_device_that_is_not_there_falls_back_with_a_sentence(no_gpu, wanted):
    device, _, note = choose(wanted)
    assert device.type == "cpu"
    assert wanted in str(note)


@pytest.mark.parametrize("wanted", ["auto", "cuda", "cuda:0"])
def test_a_broken_device_falls_back_with_its_reason(broken_cuda, wanted):
    device, info, note = choose(wanted)
    assert device.type == "cpu"
    assert info.works
    assert "GeForce Broken does not work (CUDA error: no kernel image is available)" in str(note)


def test_the_processor_is_taken_without_a_remark_where_it_was_asked_for(broken_cuda):
    assert choose("cpu")[2] is None


def test_a_wrong_result_counts_as_broken(monkeypatch):
    monkeypatch.setattr(torch.nn.functional, "conv2d", lambda x, weight: x[:, :1] * weight.sum())
    with pytest.raises(RuntimeError, match="wrong result"):
        compute_once(torch.device("cpu"))


def test_the_first_device_that_works_is_taken(monkeypatch):
    good = DeviceInfo("mps", "Apple M2", "mps", 1 << 33, True)
    bad = DeviceInfo("cuda:0", "Old", "cuda", 1 << 33, False)
    monkeypatch.setattr(devices, "_cuda_devices", lambda: [bad])
    monkeypatch.setattr(devices, "_mps_devices", lambda: [good])
    assert choose("auto")[1] is good


@pytest.mark.parametrize("wanted", ["", "gpu", "cuda:", "cuda:x", "cpu:1", "cuda:-1"])
def test_nonsense_is_refused(wanted):
    with pytest.raises(Explained) as refused:
        choose(wanted)
    assert refused.value.cause == "unknown_device"
