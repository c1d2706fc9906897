"""Templates leave the program and compute the same outside, measured without the exporter.

Not each in each form, which would take ever longer: so many that every layer, ending and input occurs in every form.
"""

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
from deepstudio.core.check import check
from deepstudio.core.project import DataPlan
from deepstudio.core.shapes import Vector
from deepstudio.engine.export import export
from deepstudio.engine.export.pictures import normalisation
from deepstudio.engine.inputs.texts import Texts
from deepstudio.engine.weights import LoadedModel, load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import drawn_run, template_project
from tests.unit.engine.using import photograph_folder, result_of

Answer = Callable[[np.ndarray], np.ndarray]
IDS = [template.id for template in registry().templates if template.id != "empty"]


def parts_of(id: str) -> frozenset[str]:
    """What of a template an export must know: its layers, what it takes, and how it ends."""
    project = template_project(id)
    assert project.data is not None
    analysis = check(project, registry()).analyses["model"]
    layers = {node.layer for node in analysis.graph.nodes}
    (end,) = (node.name for node in analysis.graph.nodes if node.layer == "output")
    ending = "ends with a number" if analysis.shapes[end] == Vector(1) else "ends with several"
    columns = [column for column in project.data.columns.values() if column.id != "class"]
    return frozenset(
        {*layers, ending, *(f"takes {one.id} {one.settings.get('color', '')}" for one in columns)}
    )


def cover(parts: dict[str, frozenset[str]]) -> list[str]:
    """Few templates in which every part occurs, and none that could be left out."""
    every = frozenset[str]().union(*parts.values())
    chosen: list[str] = []
    while missing := every.difference(*(parts[id] for id in chosen)):
        chosen.append(max(parts, key=lambda id: len(parts[id] & missing)))
    for id in tuple(chosen):
        if not every.difference(*(parts[other] for other in chosen if other != id)):
            chosen.remove(id)
    return chosen


PARTS = {id: parts_of(id) for id in IDS}
# Weights are compared bit by bit in tests of their own; here it is about what lies beside them.
WEIGHTS = ("cats-dogs-cnn", "char-rnn-classifier")
FORMS = ("pt2", "onnx", "python")
CASES = [(id, form) for form in FORMS for id in cover(PARTS)] + [(id, "weights") for id in WEIGHTS]
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
        given = [_texts(draw, *size, model.inputs.tokenizer.size) for size in SIZES]
        return [(one, model.outputs(torch.from_numpy(one))[0]) for one in given]
    column = model.inputs.column
    mean, std = (np.reshape(values, (-1, 1, 1)) for values in normalisation(model.inputs))
    given = [draw.rand(n, column.channels, column.height, column.width) for n in (1, 3)]
    pairs = [(one.astype(np.float32), ((one - mean) / std).astype(np.float32)) for one in given]
    return [(one, model.outputs(torch.from_numpy(normalised))[0]) for one, normalised in pairs]


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
    assert {form for _, form in CASES} == {cls.id for cls in registry().exporters}


@pytest.mark.parametrize("form", FORMS)
def test_every_layer_ending_and_input_leaves_in_every_form(form: str) -> None:
    every = frozenset[str]().union(*PARTS.values())
    assert not every.difference(*(PARTS[id] for id, of in CASES if of == form))
    assert {"conv2d", "lstm", "takes text ", "takes picture rgb", "ends with a number"} < every


def test_a_cover_has_no_template_too_many() -> None:
    parts = {"a": frozenset("xy"), "b": frozenset("yz"), "c": frozenset("xyz"), "d": frozenset("w")}
    assert cover(parts) == ["c", "d"]
    assert cover({"a": frozenset("xyz"), "b": frozenset("xyu"), "c": frozenset("zuv")}) == ["a", "c"]


@pytest.mark.slow
@pytest.mark.parametrize(("id", "form"), CASES)
def test_a_template_computes_the_same_outside(
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
