"""A few lines that show how an export is used. What a user typed enters them only through `repr` or quoting."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from deepstudio.catalog.columns import PictureColumn, TextColumn
from deepstudio.core.declarations import ColumnKind

PictureSnippet = Callable[[Path, PictureColumn], str]
TextSnippet = Callable[[Path], str]

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
_PT2 = """\
import json

import numpy as np
import torch
from PIL import Image, ImageOps

carried = {{"preprocessing.json": ""}}
model = torch.export.load({path!r}, extra_files=carried).module()
picture = Image.open("picture.png").convert({mode!r})
{fitted}
numbers = np.asarray(picture, np.float32).reshape(1, {height}, {width}, {channels}) / 255
with torch.no_grad():
    probabilities = model(torch.from_numpy(numbers).permute(0, 3, 1, 2))[0]

names = json.loads(carried["preprocessing.json"])["classes"]
print(names[probabilities.argmax()], probabilities.max().item())
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
python predict.py {sample}
"""
_ONNX_TEXT = """\
import json
import os
import sys
import tempfile
from pathlib import Path

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else onnxruntime reports to its maker

import numpy as np
import onnxruntime

model = onnxruntime.InferenceSession({path!r})
carried = model.get_modelmeta().custom_metadata_map
folder = tempfile.TemporaryDirectory()  # for tokenizer.py, which came in the file
Path(folder.name, "tokenizer.py").write_text(carried["tokenizer.py"], encoding="utf-8")
sys.path.insert(0, folder.name)
from tokenizer import Tokenizer

tokens = Tokenizer(json.loads(carried["tokenizer"])).encode("A text.")
probabilities = model.run(None, {{"tokens": np.array([tokens], np.int64)}})[0][0]  # of several: 0 behind short ones

names = json.loads(carried["classes"])
print(names[probabilities.argmax()], probabilities.max())
"""
_PT2_TEXT = """\
import json
import sys
import tempfile
from pathlib import Path

import torch

carried = {{"preprocessing.json": "", "tokenizer.json": "", "tokenizer.py": ""}}
model = torch.export.load({path!r}, extra_files=carried).module()
folder = tempfile.TemporaryDirectory()  # for tokenizer.py, which came in the file
Path(folder.name, "tokenizer.py").write_text(carried["tokenizer.py"], encoding="utf-8")
sys.path.insert(0, folder.name)
from tokenizer import Tokenizer

tokens = Tokenizer(json.loads(carried["tokenizer.json"])).encode("A text.")
with torch.no_grad():
    probabilities = model(torch.tensor([tokens]))[0]  # of several texts: 0 behind short ones

names = json.loads(carried["preprocessing.json"])["classes"]
print(names[probabilities.argmax()], probabilities.max().item())
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
    return _ONNX.format(path=str(path), **_picture(column))


def pt2(path: Path, column: PictureColumn) -> str:
    """Python with PyTorch."""
    return _PT2.format(path=str(path), **_picture(column))


def weights(path: Path) -> str:
    """Python with safetensors."""
    names = {"weights": str(path / "model.safetensors"), "architecture": str(path / "architecture.json")}
    return _WEIGHTS.format(**names)


def python(path: Path, sample: str = "picture.png") -> str:
    """Commands for a terminal."""
    folder = f'"{path}"' if sys.platform == "win32" else shlex.quote(str(path))
    return _PYTHON.format(folder=folder, sample=sample)


def _picture(column: PictureColumn) -> dict[str, object]:
    return {
        "mode": "L" if column.color == "grey" else "RGB",
        "fitted": _FITTED[column.fit].format(w=column.width, h=column.height),
        "height": column.height,
        "width": column.width,
        "channels": column.channels,
    }


PICTURE_SNIPPETS: Mapping[str, PictureSnippet] = {
    "onnx": onnx,
    "pt2": pt2,
    "weights": lambda path, column: weights(path),
    "python": lambda path, column: python(path),
}
TEXT_SNIPPETS: Mapping[str, TextSnippet] = {
    "onnx": lambda path: _ONNX_TEXT.format(path=str(path)),
    "pt2": lambda path: _PT2_TEXT.format(path=str(path)),
    "weights": weights,
    "python": lambda path: python(path, '"A text."'),
}


def snippet(exporter: str, path: Path, column: ColumnKind | None) -> str:
    """The lines for an exporter's id and what its network takes; empty where there are none."""
    if isinstance(column, PictureColumn) and exporter in PICTURE_SNIPPETS:
        return PICTURE_SNIPPETS[exporter](path, column)
    if isinstance(column, TextColumn) and exporter in TEXT_SNIPPETS:
        return TEXT_SNIPPETS[exporter](path)
    return ""
