"""What the program is made of: versions and licences, found without importing any of it."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from importlib import metadata

from deepstudio import __version__

# The distributions the program is built on, with what each says of its licence where its metadata is silent.
COMPONENTS = {
    "PySide6_Essentials": "LGPL-3.0",
    "shiboken6": "LGPL-3.0",
    "torch": "BSD-3-Clause",
    "torchvision": "BSD-3-Clause",
    "filelock": "MIT",
    "numpy": "BSD-3-Clause",
    "pandas": "BSD-3-Clause",
    "scikit-learn": "BSD-3-Clause",
    "Pillow": "MIT-CMU",
    "pydantic": "MIT",
    "pyqtgraph": "MIT",
    "safetensors": "Apache-2.0",
    "onnx": "Apache-2.0",
    "onnxscript": "MIT",
    "onnxruntime": "MIT",
    "typer": "MIT",
    "rich": "MIT",
    "platformdirs": "MIT",
    "psutil": "BSD-3-Clause",
    "nvidia-ml-py": "BSD-3-Clause",
}
# Their licence texts lie beside them in resources/fonts.
FONTS = (("Inter", "3.19"), ("Noto Sans SC (subset)", "2.004"))


@dataclass(frozen=True, slots=True)
class Component:
    name: str
    version: str
    licence: str


def components() -> list[Component]:
    """The installed components, one that is missing left out, and the fonts."""
    found = []
    for name, known in COMPONENTS.items():
        try:
            data = metadata.metadata(name)
        except metadata.PackageNotFoundError:
            continue
        found.append(Component(name.replace("_", "-"), str(data["Version"]), _licence(data) or known))
    return found + [Component(name, version, "OFL-1.1") for name, version in FONTS]


def versions_text(found: list[Component]) -> str:
    """One line each, as for a report of an error."""
    lines = [f"DeepStudio {__version__}", f"Python {platform.python_version()}, {platform.platform()}"]
    return "\n".join([*lines, *(f"{c.name} {c.version}" for c in found)])


def _licence(data: metadata.PackageMetadata) -> str:
    """The short form a distribution gives; a whole licence text or nothing counts as silent."""
    for field in ("License-Expression", "License"):
        value = str(data[field]) if field in data else ""
        if value and len(value) < 40 and "\n" not in value:
            return value
    return ""
