"""`deepstudio doctor`: versions, devices tested by a real operation, what is missing, and what would help."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
import typer

from deepstudio.cli.display import window_refusal
from deepstudio.cli.failure import PROBLEM
from deepstudio.cli.language import say
from deepstudio.cli.options import Json
from deepstudio.cli.output import show, show_json, show_table
from deepstudio.core.text import T, Text, verbatim
from deepstudio.storage import places
from deepstudio.storage.environment import PACKAGES, environment
from deepstudio.storage.preferred_places import cache_dir, default_projects_dir

# What each package is for, so that its absence can be explained.
NEEDED: dict[str, Text] = {
    "torch": T("training and prediction"),
    "torchvision": T("training on pictures"),
    "safetensors": T("saving weights"),
    "numpy": T("data"),
    "pillow": T("pictures"),
    "scikit-learn": T("the sample data"),
    "pandas": T("tables"),
    "openpyxl": T("Excel tables"),
    "charset-normalizer": T("texts that are not in UTF-8"),
    "sentencepiece": T("texts in subwords"),
    "rjieba": T("Chinese texts in words"),
    "captum": T("showing which words decided"),
    "PySide6-Essentials": T("the window"),
    "pyqtgraph": T("the curves in the window"),
    "onnx": T("the ONNX export"),
    "onnxscript": T("the ONNX export"),
    "onnxruntime": T("checking the ONNX export"),
}
GIB = 1 << 30


@dataclass(frozen=True)
class Missing:
    """Something that is missing; without an essential one nothing can be trained."""

    text: Text
    essential: bool = False


def doctor(json: Json = False) -> None:
    """Examines this installation."""
    devices, broken = _devices()
    findings = [*broken, *_missing_packages(), *_plugins(), *_window(), *_fonts(), *_space()]
    if json:
        show_json(_report(devices, findings))
    else:
        _tell(devices, findings)
    if any(finding.essential for finding in findings):
        raise typer.Exit(PROBLEM)


def _devices() -> tuple[list[Any], list[Missing]]:
    """The devices; a torch that cannot be imported is a finding."""
    try:
        from deepstudio.engine.devices import list_devices

        return list(list_devices()), []
    except Exception as error:  # a broken installation fails in many ways, and naming it is the point
        reason = str(error).strip().splitlines()[0][:200] if str(error).strip() else type(error).__name__
        text = T("PyTorch does not work here ({reason}). Install it again: pip install torch", reason=reason)
        return [], [Missing(text, essential=True)]


def _missing_packages() -> Iterable[Missing]:
    versions = package_versions()
    for name, purpose in NEEDED.items():
        if not versions[name]:
            text = T(
                "{package} is missing, which {purpose} needs: pip install {package}",
                package=name,
                purpose=purpose,
            )
            yield Missing(text, essential=name in ("torch", "numpy", "pillow", "safetensors"))


def _plugins() -> Iterable[Missing]:
    from deepstudio.catalog import failed_plugins

    return [Missing(text) for text, _ in failed_plugins()]


def package_versions() -> dict[str, str]:
    """The version of each package that matters; empty where it is not installed."""
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for name in dict.fromkeys((*PACKAGES, *NEEDED)):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = ""
    return found


def _window() -> Iterable[Missing]:
    refusal = window_refusal()
    if refusal is not None:
        yield Missing(refusal)


def _fonts() -> Iterable[Missing]:
    """Linux alone may come without a Chinese font, and the window's own has the frequent characters only."""
    listing = shutil.which("fc-list")
    if sys.platform != "linux" or listing is None:
        return
    fonts = subprocess.run([listing, ":lang=zh", "family"], capture_output=True, timeout=20, check=False)
    if not fonts.stdout.strip():
        yield Missing(
            T(
                "This system has no Chinese font; rare characters in your own texts may show as boxes. "
                "Install one: sudo apt install fonts-noto-cjk"
            )
        )


def _space() -> Iterable[Missing]:
    free = shutil.disk_usage(_existing(cache_dir())).free
    if free < 2 * GIB:
        words = {"free": f"{free / GIB:.1f}", "path": str(cache_dir())}
        yield Missing(T("Only {free} GB are free for prepared data in {path}. Free some space.", **words))


def _existing(path: Path) -> Path:
    return next(parent for parent in (path, *path.parents) if parent.exists())


def _places() -> dict[str, str]:
    return {
        "projects": str(default_projects_dir()),
        "prepared data": str(cache_dir()),
        "preferences": str(places.config_dir()),
        "logs": str(places.log_dir()),
    }


def _report(devices: list[Any], findings: list[Missing]) -> dict[str, Any]:
    known = environment()
    return {
        "deepstudio": known["deepstudio"],
        "python": known["python"],
        "system": known["system"],
        "processors": os.cpu_count(),
        "memory_bytes": psutil.virtual_memory().total,
        "packages": package_versions(),
        "devices": [_device(info) for info in devices],
        "places": _places(),
        "missing": [say(finding.text) for finding in findings],
    }


def _device(info: Any) -> dict[str, Any]:
    return {
        "id": info.id,
        "name": info.name,
        "kind": info.kind,
        "memory_bytes": info.memory_bytes,
        "works": info.works,
        "note": say(info.note) if info.note is not None else "",
    }


def _tell(devices: list[Any], findings: list[Missing]) -> None:
    known = environment()
    show(T("DeepStudio {version}, Python {python}, {system}", version=known["deepstudio"], **_plain(known)))
    memory = f"{psutil.virtual_memory().total / GIB:.1f}"
    show(T("{n} processors, {memory} GB of memory", n=os.cpu_count(), memory=memory))
    show_table([T("Package"), T("Version")], package_versions().items())
    show_table([T("Device"), T("Name"), T("Memory"), T("Test")], map(_device_row, devices))
    titles = {
        "projects": T("Projects"),
        "prepared data": T("Prepared data"),
        "preferences": T("Preferences"),
        "logs": T("Logs"),
    }
    for name, path in _places().items():
        show(T("{what}: {path}", what=titles[name], path=path))
    for finding in findings:
        show(T("Missing: {what}", what=finding.text))
    if not findings:
        show(T("Nothing is missing."))


def _plain(known: dict[str, object]) -> dict[str, Text]:
    return {name: verbatim(str(known[name])) for name in ("python", "system")}


def _device_row(info: Any) -> list[str]:
    verdict = T("works") if info.works else T("does not work")
    note = info.note if info.note is not None else verdict
    memory = f"{info.memory_bytes / GIB:.1f} GB" if info.memory_bytes else ""
    return [
        info.id,
        info.name,
        memory,
        say(verdict if info.note is None else T("{a}: {b}", a=verdict, b=note)),
    ]
