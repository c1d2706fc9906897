"""A few lines that show how an export is used. What a user typed enters them only through `repr` or quoting."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from deepstudio.catalog.columns import PictureColumn

Snippet = Callable[[Path, PictureColumn], str]

_ONNX = """\
import json
import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else onnxruntime reports to its maker

import numpy as np
import onnxruntime
from PIL import Image, ImageOps

model = onnxruntime.InferenceSession({path!r})
picture = Image.open("picture.png").convert({mode!r})
{fitted}
numbers = np.asarray(picture, np.float32).reshape(1, {height}, {width}, {channels}) / 255
probabilities = model.run(None, {{"pictures": numbers.transpose(0, 3, 1, 2)}})[0][0]

names = json.loads(model.get_modelmeta().custom_metadata_map["classes"])
print(names[probabilities.argmax()], probabilities.max())
"""
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
python predict.py picture.png
"""
_FITTED = {
    "stretch": "picture = picture.resize(({w}, {h}), Image.Resampling.BILINEAR)",
    "crop": "picture = ImageOps.fit(picture, ({w}, {h}), Image.Resampling.BILINEAR)",
    "pad": """\
small = ImageOps.contain(picture, ({w}, {h}), Image.Resampling.BILINEAR)
picture = Image.new(picture.mode, ({w}, {h}))
picture.paste(small, (({w} - small.width) // 2, ({h} - small.height) // 2))""",
}


def onnx(path: Path, column: PictureColumn) -> str:
    """Python with onnxruntime."""
    return _ONNX.format(
        path=str(path),
        mode="L" if column.color == "grey" else "RGB",
        fitted=_FITTED[column.fit].format(w=column.width, h=column.height),
        height=column.height,
        width=column.width,
        channels=column.channels,
    )


def weights(path: Path, column: PictureColumn) -> str:
    """Python with safetensors."""
    names = {"weights": str(path / "model.safetensors"), "architecture": str(path / "architecture.json")}
    return _WEIGHTS.format(**names)


def python(path: Path, column: PictureColumn) -> str:
    """Commands for a terminal."""
    folder = f'"{path}"' if sys.platform == "win32" else shlex.quote(str(path))
    return _PYTHON.format(folder=folder)


SNIPPETS: Mapping[str, Snippet] = {"onnx": onnx, "weights": weights, "python": python}


def snippet(exporter: str, path: Path, column: PictureColumn | None) -> str:
    """The lines for an exporter's id; empty where there are none."""
    make = SNIPPETS.get(exporter)
    return make(path, column) if make is not None and column is not None else ""
