"""The devices of this computer, each tested by a real operation before anything relies on it."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

import psutil
import torch

from deepstudio.core.explained import Explained
from deepstudio.core.text import T, Text

DeviceKind = Literal["cpu", "cuda", "mps"]


@dataclass(frozen=True, slots=True)
class DeviceInfo:
    """A device: its torch id (`cuda:0`), the name on its box, its memory, and whether it computes."""

    id: str
    name: str
    kind: DeviceKind
    memory_bytes: int
    works: bool
    note: Text | None = None


def list_devices() -> list[DeviceInfo]:
    """Every device torch knows, fastest kind first. One that does not work carries a sentence in `note`."""
    return [*_cuda_devices(), *_mps_devices(), _cpu()]


def choose(wanted: str = "auto") -> tuple[torch.device, DeviceInfo, Text | None]:
    """The device to compute on, and a sentence where it is not the one that was asked for.

    `wanted` is `auto`, `cpu`, `cuda`, `cuda:1` or `mps`. Raises `Explained` with the cause `unknown_device`
    for anything else.
    """
    kind = _wanted_kind(wanted)
    if kind == "cpu":
        return _chosen(_cpu(), None)
    found = list_devices()
    fitting = [info for info in found if info.works and (wanted == "auto" or _matches(info, wanted))]
    if fitting:
        broken = next((i.note for i in found if not i.works and i.note), None) if wanted == "auto" else None
        return _chosen(fitting[0], broken or fitting[0].note)
    return _chosen(found[-1], _why_not(wanted, found))


def _wanted_kind(wanted: str) -> str:
    known = re.fullmatch(r"(auto|cpu|cuda|mps)|cuda:\d{1,3}", wanted)
    if known is None:
        raise Explained(
            T("“{device}” is not a device. Choose auto, cpu, cuda, cuda:0 or mps.", device=wanted),
            "unknown_device",
        )
    return known[1] or "cuda"


def _matches(info: DeviceInfo, wanted: str) -> bool:
    return info.id == wanted or info.kind == wanted


def _chosen(info: DeviceInfo, note: Text | None) -> tuple[torch.device, DeviceInfo, Text | None]:
    return torch.device(info.id), info, note


def _why_not(wanted: str, found: list[DeviceInfo]) -> Text:
    broken = next((info for info in found if not info.works and _matches(info, wanted)), None)
    if broken is not None and broken.note is not None:
        return broken.note
    return T("This computer has no device “{device}”, so the processor is used.", device=wanted)


def _cuda_devices() -> list[DeviceInfo]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # an old driver is told by the test below, in a sentence
        count = torch.cuda.device_count() if torch.backends.cuda.is_built() else 0
    return [_cuda(index) for index in range(count)]


def _cuda(index: int) -> DeviceInfo:
    id, name, memory = f"cuda:{index}", "CUDA", 0
    try:
        properties = torch.cuda.get_device_properties(index)
        name, memory = properties.name, properties.total_memory
        compute_once(torch.device(id))
    except Exception as error:
        return DeviceInfo(id, name, "cuda", memory, False, _broken(name, error))
    return DeviceInfo(id, name, "cuda", memory, True)


def _mps_devices() -> list[DeviceInfo]:
    if not torch.backends.mps.is_available():
        return []
    name, memory = _processor_name(), psutil.virtual_memory().total
    try:
        compute_once(torch.device("mps"))
    except Exception as error:
        return [DeviceInfo("mps", name, "mps", memory, False, _broken(name, error))]
    return [DeviceInfo("mps", name, "mps", memory, True)]


def _cpu() -> DeviceInfo:
    note = None
    if torch.version.cuda is None and torch.version.hip is None and _has_nvidia_driver():
        note = T(
            "This computer has an NVIDIA GPU, but the installed PyTorch cannot use it. "
            "Install the CUDA edition of PyTorch to train faster."
        )
    return DeviceInfo("cpu", _processor_name(), "cpu", psutil.virtual_memory().total, True, note)


def compute_once(device: torch.device) -> None:
    """One small training step as networks do it. Raises if the device cannot."""
    x = torch.ones(2, 3, 8, 8, device=device)
    weight = torch.ones(4, 3, 3, 3, device=device, requires_grad=True)
    y = torch.nn.functional.conv2d(x, weight).relu().flatten(1)
    (y @ torch.ones(y.shape[1], 2, device=device)).sum().backward()
    # 2 samples × 6 × 6 places × 2 columns: what each weight of the filter contributes.
    if weight.grad is None or not bool((weight.grad.cpu() == 144).all()):
        raise RuntimeError("a test computation gave a wrong result")


def _broken(name: str, error: Exception) -> Text:
    reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
    return T(
        "{name} does not work ({reason}), so another device is used. Update its driver, or restart the computer.",
        name=name,
        reason=reason,
    )


def _has_nvidia_driver() -> bool:
    return Path("/proc/driver/nvidia/version").exists() or shutil.which("nvidia-smi") is not None


def _processor_name() -> str:
    """What the processor calls itself, such as `AMD Ryzen 7 7840U`."""
    return _name_of_linux() or _name_of_macos() or _name_of_windows() or platform.machine() or "CPU"


def _name_of_linux() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ""
    return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")


def _name_of_macos() -> str:
    if platform.system() != "Darwin":
        return ""
    command = ["/usr/sbin/sysctl", "-n", "machdep.cpu.brand_string"]
    try:
        return subprocess.run(command, capture_output=True, text=True, timeout=5).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def _name_of_windows() -> str:
    return os.environ.get("PROCESSOR_IDENTIFIER", "") if platform.system() == "Windows" else ""
