"""Networks leave the program and compute the same outside, measured without the exporter.

Not each template in each form, which would take ever longer: a few networks made from the registry, in which every
layer, ending and kind of input occurs (see `covering`), each in every form.
"""

import io
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch

from deepstudio.catalog import registry
from deepstudio.catalog.columns import entering
from deepstudio.core.project import Project
from deepstudio.core.rooms import has_part
from deepstudio.engine.export import export
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.use import Given
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.invented import inventing
from tests.invented import project as invented_project
from tests.unit.engine.covering import BASES, ENDS, branches, covering_project, is_fetched
from tests.unit.engine.exporting import drawn_run
from tests.unit.engine.using import result_of

Answer = Callable[[Sequence[np.ndarray]], Sequence[np.ndarray]]
FORMS = ("pt2", "onnx", "python")


def kinds_of(project: Project) -> set[str]:
    assert project.data is not None
    return {kind.id for _, kind in entering(project.data, registry())}


COVERED = {"row": {"number", "category"}, "picture": {"picture"}, "text": {"text"}}
ENTERING = {cls.id for cls in registry().columns if "input" in cls.uses}
OTHERS = sorted(ENTERING.difference(*COVERED.values()))
"""Kinds that none of the networks takes; samples of them are invented."""
CASES = [
    *((base, form) for base in BASES for form in FORMS),
    ("row", "weights"),
    *((kind, form) for kind in OTHERS for form in FORMS if form != "python"),
    *((kind, "python") for kind in OTHERS if has_part(registry().columns.get(kind), "written")),
]


@pytest.fixture(scope="module")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], RunFolder]]:
    """Runs with random weights; each is made once."""

    def made(name: str) -> RunFolder:
        folder = tmp_path_factory.mktemp("run")
        if name in BASES:
            return drawn_run(folder / "project", covering_project(name, folder))
        return drawn_run(folder / "project", invented_project(folder / "samples", [name], ["category"]))

    with inventing():
        yield cache(made)


def onnx_answers(file: Path) -> Answer:
    session = onnxruntime.InferenceSession(file.read_bytes(), providers=["CPUExecutionProvider"])
    names = [one.name for one in session.get_inputs()]
    return lambda given: session.run(None, dict(zip(names, given, strict=True)))


def pt2_answers(file: Path) -> Answer:
    program = torch.export.load(io.BytesIO(file.read_bytes())).module()
    return lambda given: [program(*map(torch.from_numpy, given)).detach().numpy()]


def test_no_layer_is_forgotten() -> None:
    before = {layer for base in BASES.values() for layer, _ in base.before}
    every = {layer for base in BASES for layer in branches(base)} | before | set(ENDS)
    assert every == {cls.id for cls in registry().layers if not is_fetched(cls)}


def test_no_ending_is_forgotten() -> None:
    """One number with a sigmoid, several with a softmax, and a number as it is."""
    endings = {(base.ending["units"] > 1, base.ending["activation"]) for base in BASES.values()}
    assert endings == {(False, "sigmoid"), (True, "softmax"), (False, "none")}


def test_no_kind_and_no_form_is_forgotten(tmp_path: Path) -> None:
    for base, kinds in COVERED.items():
        assert kinds_of(covering_project(base, tmp_path / base)) == kinds
    assert {*set().union(*COVERED.values()), *OTHERS} == ENTERING
    assert {form for _, form in CASES} == {cls.id for cls in registry().exporters}


def test_there_are_few_cases_however_many_layers_and_templates_there_are() -> None:
    assert len(CASES) <= 10 + 3 * len(OTHERS)


def drawn(leaving: ExportedModel) -> Iterator[list[Given]]:
    """Samples in several numbers, of several lengths."""
    samples: list[Given] = leaving.invented()
    yield samples[:1]
    yield samples[1:]
    yield samples[4:5] * 3


@pytest.mark.slow
@pytest.mark.parametrize(("name", "form"), CASES)
def test_a_network_computes_the_same_outside(
    run_of: Callable[[str], RunFolder], name: str, form: str, tmp_path: Path
) -> None:
    run = run_of(name)
    out = tmp_path / (f"model.{form}" if form in ("onnx", "pt2") else "model")
    found: dict[str, Any] = result_of(list(export(run, form, out)))
    if form == "weights":
        return  # compared bit by bit in tests of their own
    assert found["difference"] < 1e-5
    assert found["samples"] == 7
    if form == "python":
        assert {"model.py", "data.py", "answer.py", "train.py", "predict.py"} <= set(found["files"])
        return
    answer = onnx_answers(out) if form == "onnx" else pt2_answers(out)
    leaving = ExportedModel(load_run(run))
    for samples in drawn(leaving):
        (expected,) = leaving.expected(samples)
        (outputs,) = answer([one.given(samples) for one in leaving.inputs])
        np.testing.assert_allclose(outputs, expected, atol=1e-5 * leaving.spreads[0])
    (expected,) = leaving.expected(leaving.invented())
    assert np.ptp(expected) > 1e-3  # else any answer would do
