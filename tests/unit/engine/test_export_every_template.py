"""Every template leaves the program in every form and computes the same there, measured without the exporter."""

import io
import json
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnxruntime
import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.core.project import DataPlan
from deepstudio.engine.export import FORMATS, export
from deepstudio.engine.export.pictures import normalisation
from deepstudio.engine.inputs.texts import Texts
from deepstudio.engine.weights import LoadedModel, load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import drawn_run, template_project
from tests.unit.engine.using import photograph_folder, result_of

Answer = Callable[[np.ndarray], np.ndarray]
IDS = [template.id for template in registry().templates if template.id != "empty"]
SIZES = [(1, 1), (5, 8), (3, 31)]  # texts and tokens


@pytest.fixture(scope="module", params=IDS)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run of a template, with random weights."""
    folder, project = tmp_path_factory.mktemp("run"), template_project(request.param)
    if project.data is not None and project.data.source.id == "picture-folder":
        pictures = photograph_folder(folder / "pictures", ("cats", "dogs"))
        source = project.data.source.replace(settings={"path": str(pictures)})
        project = project.replace(data=DataPlan(source=source, columns=project.data.columns))
    return drawn_run(folder / "project", project)


def inputs(model: LoadedModel) -> list[tuple[np.ndarray, np.ndarray]]:
    """What the exports take, in several sizes, and the program's answers."""
    draw = np.random.RandomState(3)
    if isinstance(model.inputs, Texts):
        given = [_texts(draw, *size, model.texts.tokenizer.size) for size in SIZES]
        return [(one, model.answers(torch.from_numpy(one))) for one in given]
    column = model.pictures.column
    mean, std = (np.reshape(values, (-1, 1, 1)) for values in normalisation(model.pictures))
    given = [draw.rand(n, column.channels, column.height, column.width) for n in (1, 3)]
    pairs = [(one.astype(np.float32), ((one - mean) / std).astype(np.float32)) for one in given]
    return [(one, model.answers(torch.from_numpy(normalised))) for one, normalised in pairs]


def _texts(draw: np.random.RandomState, count: int, length: int, vocabulary: int) -> np.ndarray:
    """Texts of different length; the first one fills the batch."""
    lengths = np.array([length, *draw.randint(1, length + 1, count - 1)])
    tokens = draw.randint(1, vocabulary, (count, length))
    return np.where(np.arange(length) < lengths[:, None], tokens, 0)


def onnx_answers(file: Path) -> Answer:
    session = onnxruntime.InferenceSession(file.read_bytes(), providers=["CPUExecutionProvider"])
    name = session.get_inputs()[0].name
    return lambda given: session.run(None, {name: given})[0]


def pt2_answers(file: Path) -> Answer:
    program = torch.export.load(io.BytesIO(file.read_bytes())).module()
    return lambda given: program(torch.from_numpy(given)).detach().numpy()


@pytest.mark.parametrize("form", FORMATS)
def test_every_template_in_every_form(run: RunFolder, form: str, tmp_path: Path) -> None:
    out = tmp_path / ("model.onnx" if form == "onnx" else "model.pt2" if form == "pt2" else "model")
    found = result_of(list(export(run, form, out)))
    model = load_run(run)
    if form == "weights":
        about = json.loads((out / "preprocessing.json").read_text(encoding="utf-8"))
        assert about["classes"] == list(model.classes)
        return
    assert found["difference"] < 1e-5
    assert found["samples"] == 7
    if form == "python":
        assert {"model.py", "data.py", "train.py", "predict.py"} <= set(found["files"])
        return
    answer = onnx_answers(out) if form == "onnx" else pt2_answers(out)
    for given, expected in inputs(model):
        np.testing.assert_allclose(answer(given), expected, atol=1e-5)
        assert np.ptp(expected) > 1e-3  # else any answer would do
