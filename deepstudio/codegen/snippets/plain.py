"""A few lines that use an export of any network. What a user typed enters them only through `repr` or quoting."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path

_WEIGHTS = """\
import json
from safetensors.torch import load_file

weights = load_file({weights!r})  # a tensor for each name
with open({architecture!r}, encoding="utf-8") as file:
    for layer in json.load(file)["nodes"]:
        print(layer["name"], layer["calls"], layer["output"])
"""
_PYTHON = """\
cd {folder}
pip install -r requirements.txt
python predict.py {sample}
"""


def weights(path: Path) -> str:
    """Python with safetensors."""
    names = {"weights": str(path / "model.safetensors"), "architecture": str(path / "architecture.json")}
    return _WEIGHTS.format(**names)


def python(path: Path, sample: str) -> str:
    """Commands for a terminal; `sample` is what `predict.py` is given."""
    folder = f'"{path}"' if sys.platform == "win32" else shlex.quote(str(path))
    return _PYTHON.format(folder=folder, sample=sample)
