"""The pieces of a project whose network takes sounds."""

from __future__ import annotations

from pathlib import Path

from deepstudio.catalog.sounds import (
    CANCELLED,
    EDGES,
    FAINT,
    HIGHEST_RATE,
    LOWEST_RATE,
    MASK,
    QUIET,
    SHIFT,
    SPREAD,
    SUFFIXES,
    AudioColumn,
)
from deepstudio.codegen.facts import CodeFacts, template
from deepstudio.codegen.given_files import README, GivenFiles
from deepstudio.codegen.parts import EndingParts, ProjectParts
from deepstudio.codegen.snippets.plain import python, weights
from deepstudio.codegen.writing import fill
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project
from deepstudio.core.text import T

FILES = GivenFiles("sound", "sounds", "SOUND")
PLACE = "FOLDER"


def sound_parts(project: Project, facts: CodeFacts, ending: EndingParts) -> ProjectParts:
    """Sounds from a folder with one sub-folder for each class. Raises `Explained` (`no_export`) for other answers."""
    column = facts.only.kind
    assert isinstance(column, AudioColumn)
    if not ending.classes:
        text = T("A Python project of sounds is written for classes only. Choose “weights”, “onnx” or “pt2”.")
        raise Explained(text, "no_export")
    augments = project.training.augmentation
    return ProjectParts(
        files={"data.py": data_code(column), "predict.py": FILES.prediction},
        requirements=("numpy", "safetensors", "scipy", "soundfile", "torch"),
        usage=f"python train.py {PLACE}",
        source=FILES.source(PLACE),
        batches=template("batches"),
        readme=README,
        words={
            **FILES.words,
            "train": f"python train.py {PLACE}   # one sub-folder for each class, or names that begin with it",
            "how": f"{column.bands} pitches over {column.seconds:g} seconds",
            "table": "",
        },
        augmented="data.augmented(x)" if augments else "x",
    )


def data_code(column: AudioColumn) -> str:
    """The text of data.py: how a sound becomes numbers, exactly as in the program."""
    return fill(
        template("data_sounds"),
        rate=column.rate,
        samples=column.samples,
        bands=column.bands,
        hop=column.hop,
        size=column.window,
        even=column.level == "even",
        suffixes=SUFFIXES,
        seconds=column.seconds + EDGES,
        lowest=LOWEST_RATE,
        highest=HIGHEST_RATE,
        cancelled=CANCELLED,
        quiet=QUIET,
        spread=SPREAD,
        faint=FAINT,
        shift=SHIFT,
        mask=MASK,
    )


_HEARD = """\
heard, rate = soundfile.read("sound.wav", always_2d=True)
heard = resample_poly(heard.mean(1), {rate}, rate)
first = max(0, len(heard) - {samples}) // 2
heard = heard[first : first + {samples}]
heard = np.pad(heard, (0, {samples} - len(heard))).astype(np.float32)
{even}"""
_ONNX = """\
import json
import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"  # else onnxruntime reports to its maker

import numpy as np
import onnxruntime
import soundfile
from scipy.signal import resample_poly

model = onnxruntime.InferenceSession({path!r})
{heard}
probabilities = model.run(None, {{"sounds": heard[None]}})[0][0]

names = json.loads(model.get_modelmeta().custom_metadata_map["classes"])
print(names[probabilities.argmax()], probabilities.max())
"""
_PT2 = """\
import json

import numpy as np
import soundfile
import torch
from scipy.signal import resample_poly

carried = {{"preprocessing.json": ""}}
model = torch.export.load({path!r}, extra_files=carried).module()
{heard}
with torch.no_grad():
    probabilities = model(torch.from_numpy(heard[None]))[0]

names = json.loads(carried["preprocessing.json"])["classes"]
print(names[probabilities.argmax()], probabilities.max().item())
"""


def snippet(exporter: str, path: Path, column: AudioColumn) -> str:
    """A few lines that use an export; empty for forms that nothing is known of."""
    even = "heard /= max(np.abs(heard).max(), 1e-4)" if column.level == "even" else ""
    heard = _HEARD.format(rate=column.rate, samples=column.samples, even=even).rstrip()
    made = {
        "onnx": _ONNX.format(path=str(path), heard=heard),
        "pt2": _PT2.format(path=str(path), heard=heard),
        "weights": weights(path),
        "python": python(path, "sound.wav"),
    }
    return made.get(exporter, "")
