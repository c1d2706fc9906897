"""What a run was made with, so that its numbers can be understood later."""

from __future__ import annotations

import os
import platform
from functools import cache
from importlib.metadata import PackageNotFoundError, version

from deepstudio import __version__

PACKAGES = ("torch", "torchvision", "numpy", "pillow", "pandas", "scikit-learn", "pydantic", "safetensors")


@cache
def environment() -> dict[str, object]:
    """Versions and machine, found without importing anything heavy."""
    return {
        "deepstudio": __version__,
        "python": platform.python_version(),
        "system": platform.platform(),
        "machine": platform.machine(),
        "processors": os.cpu_count() or 1,
        "packages": {name: _version(name) for name in PACKAGES},
    }


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
