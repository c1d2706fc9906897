"""A few lines that show how an export that takes texts is used."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from deepstudio.codegen.snippets.plain import python, weights

_ONNX = """\
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
_PT2 = """\
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

SNIPPETS: Mapping[str, Callable[[Path], str]] = {
    "onnx": lambda path: _ONNX.format(path=str(path)),
    "pt2": lambda path: _PT2.format(path=str(path)),
    "weights": weights,
    "python": lambda path: python(path, '"A text."'),
}
