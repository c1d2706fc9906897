"""A few lines that show how an export that takes pictures is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from deepstudio.catalog.columns import PictureColumn
from deepstudio.codegen.snippets.plain import python, weights

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


def _picture(column: PictureColumn) -> dict[str, object]:
    return {
        "mode": "L" if column.color == "grey" else "RGB",
        "fitted": _FITTED[column.fit].format(w=column.width, h=column.height),
        "height": column.height,
        "width": column.width,
        "channels": column.channels,
    }


SNIPPETS: Mapping[str, Callable[[Path, PictureColumn], str]] = {
    "onnx": onnx,
    "pt2": pt2,
    "weights": lambda path, column: weights(path),
    "python": lambda path, column: python(path, "picture.png"),
}
