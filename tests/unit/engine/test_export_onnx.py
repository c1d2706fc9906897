"""The ONNX file: what it takes, gives and carries, seen from onnxruntime alone."""

import json
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import onnx
import onnxruntime
import pytest
import torch

from deepstudio import __version__
from deepstudio.core.events import Note, parse_event
from deepstudio.core.explained import Explained
from deepstudio.engine.export import export
from deepstudio.engine.export import onnx as onnx_module
from deepstudio.engine.export import traced as traced_module
from deepstudio.engine.export.pictures import normalisation
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.forking import PRELOADED
from tests.unit.engine.using import digits_run, photograph_run

__all__ = ["digits_run", "photograph_run"]

PROGRAM = """
import sys
from pathlib import Path
from types import SimpleNamespace
from deepstudio.engine.export import export
from deepstudio.storage.run_folder import RunFolder
for event in export(RunFolder(Path(sys.argv[1])), "onnx", Path(sys.argv[2])):
    print(event.model_dump_json(), flush=True)
"""


def exported(run: RunFolder, out: Path) -> list:
    """The events of an export in a process of its own, as the program does it."""
    done = subprocess.run(
        [sys.executable, *PRELOADED, "-c", PROGRAM, str(run.path), str(out)],
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [parse_event(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("which", ["digits_run", "photograph_run"])
@pytest.mark.slow
def test_the_file_gives_the_programs_answers(which, request, tmp_path):
    run = request.getfixturevalue(which)
    events = exported(run, tmp_path / "模型.onnx")
    assert events[-1].value["difference"] < 1e-5
    assert events[-1].value["samples"] > 2
    assert any(isinstance(event, Note) and "{d}" in event.message.source for event in events)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["模型.onnx", "模型.onnx.card.md"]

    model = load_run(run)
    mean, std = normalisation(model.inputs)
    session = onnxruntime.InferenceSession((tmp_path / "模型.onnx").read_bytes())
    pictures = np.random.RandomState(0).rand(11, *model.analysis.shapes[model.network.inputs[0]].axes)
    (found,) = session.run(None, {session.get_inputs()[0].name: pictures.astype(np.float32)})
    normalised = (pictures - np.reshape(mean, (-1, 1, 1))) / np.reshape(std, (-1, 1, 1))
    expected = model.outputs(torch.from_numpy(normalised.astype(np.float32)))[0]
    np.testing.assert_allclose(found, expected, atol=1e-5)
    np.testing.assert_allclose(found.sum(1), 1, atol=1e-5)

    carried = session.get_modelmeta().custom_metadata_map
    column = model.inputs.column
    assert json.loads(carried["classes"]) == list(model.classes)
    assert (carried["height"], carried["width"], carried["color"]) == (
        str(column.height),
        str(column.width),
        column.color,
    )
    assert carried["deepstudio"] == __version__
    read = onnx.load_from_string((tmp_path / "模型.onnx").read_bytes())
    assert {item.domain: item.version for item in read.opset_import}[""] == 20
    assert not isinstance(read.graph.input[0].type.tensor_type.shape.dim[0].dim_value, str)
    assert read.graph.input[0].type.tensor_type.shape.dim[0].dim_param


class Fixed:
    """Stands for a converter that has forgotten the batch size or the answer."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, answer) -> None:
        monkeypatch.setattr(onnx_module, "_convert", lambda leaving, file: file.write_bytes(b"onnx"))
        session = SimpleNamespace(run=lambda outputs, inputs: [answer(inputs["pictures"])])
        monkeypatch.setattr(onnx_module, "_session", lambda file: session)


@pytest.mark.parametrize(
    "answer",
    [
        lambda given: np.full((len(given), 10), 0.1, np.float32),
        lambda given: np.full((len(given), 10), np.nan, np.float32),
        lambda given: np.full((len(given), 3), 1 / 3, np.float32),
        lambda given: [][0],
    ],
    ids=["other", "nan", "shape", "crash"],
)
def test_a_file_with_other_answers_is_not_kept(digits_run, tmp_path, monkeypatch, answer):
    Fixed(monkeypatch, answer)
    (tmp_path / "m.onnx").write_bytes(b"an earlier one")
    with pytest.raises(Explained) as caught:
        list(export(digits_run, "onnx", tmp_path / "m.onnx"))
    assert caught.value.cause == "export_differs"
    assert (tmp_path / "m.onnx").read_bytes() == b"an earlier one"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_only_takes_the_example_batch_is_not_kept(digits_run, tmp_path, monkeypatch):
    model = load_run(digits_run)

    def answer(given: np.ndarray) -> np.ndarray:
        if len(given) == 1:
            raise ValueError("Got invalid dimensions for input")
        return model.outputs(torch.from_numpy(given))[0]

    Fixed(monkeypatch, answer)
    with pytest.raises(Explained, match="invalid dimensions"):
        list(export(digits_run, "onnx", tmp_path / "m.onnx"))
    assert list(tmp_path.iterdir()) == []


def test_a_network_that_cannot_be_converted_is_explained(digits_run, tmp_path, monkeypatch):
    def fail(*args, **options):
        raise RuntimeError("unsupported operator\nmore")

    monkeypatch.setattr(traced_module.torch.export, "export", fail)
    with pytest.raises(Explained, match="unsupported operator") as caught:
        list(export(digits_run, "onnx", tmp_path / "m.onnx"))
    assert caught.value.cause == "export_failed"
    assert list(tmp_path.iterdir()) == []


def test_cancelling_leaves_the_old_file(digits_run, tmp_path, monkeypatch):
    Fixed(monkeypatch, lambda given: np.zeros((len(given), 10)))
    events = export(digits_run, "onnx", tmp_path / "m.onnx")
    for event in events:
        if getattr(event, "done", 0) == 3:
            break
    events.close()
    assert list(tmp_path.iterdir()) == []
