"""Every template leaves the program and computes the same outside, measured without the exporter."""

import io
import json
from collections.abc import Callable
from functools import cache
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
# An ONNX file costs seconds: these have no layer and no ending there that others have not.
LIKE_OTHERS = ("digits-mlp", "cats-dogs-cnn")
# Those for pictures are tried with tests of their own; so are weights, which are compared bit by bit.
TEXTS = tuple(id for id in IDS if id.startswith(("sentiment-", "char-")))
PYTHON = ("cats-dogs-cnn", *TEXTS)
WEIGHTS = ("cats-dogs-cnn", "char-rnn-classifier")
FORMS_OF = {
    id: [
        form
        for form, wanted in (
            ("pt2", True),
            ("onnx", id not in LIKE_OTHERS),
            ("python", id in PYTHON),
            ("weights", id in WEIGHTS),
        )
        if wanted
    ]
    for id in IDS
}
CASES = [(id, form) for id, forms in FORMS_OF.items() for form in forms]
SIZES = [(1, 1), (5, 8), (3, 31)]  # texts and tokens


@pytest.fixture(scope="module")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], RunFolder]:
    """Runs of templates, with random weights; each is made once."""
    return cache(lambda id: _drawn(tmp_path_factory.mktemp("run"), id))


def _drawn(folder: Path, id: str) -> RunFolder:
    project = template_project(id)
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


def test_no_form_is_forgotten() -> None:
    assert {form for _, form in CASES} == set(FORMATS)


@pytest.mark.parametrize(("id", "form"), CASES)
def test_every_template_computes_the_same_outside(
    run_of: Callable[[str], RunFolder], id: str, form: str, tmp_path: Path
) -> None:
    run = run_of(id)
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
