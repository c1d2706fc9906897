"""Table rows outside of the program: raw numbers in, all that is done to them goes along; several ends."""

import csv
import io
import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from math import nan
from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime
import pytest
import torch

from deepstudio.core.explained import Explained
from deepstudio.engine.export import export
from deepstudio.engine.export import onnx as onnx_module
from deepstudio.engine.export.compared import compare
from deepstudio.engine.export.model import ExportedModel
from deepstudio.engine.predict import Predictor
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.exporting import drawn_run, table_project
from tests.unit.engine.several import two_views, two_views_project
from tests.unit.engine.test_export_python import predict
from tests.unit.engine.using import result_of

pytestmark = pytest.mark.slow  # conversions

RunOf = Callable[[str, int], RunFolder]
PENGUINS = ("island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex")


@pytest.fixture(scope="module")
def run_of(tmp_path_factory: pytest.TempPathFactory) -> RunOf:
    """Runs on tables that come with the program, with random weights; each is made once."""
    return cache(
        lambda source, units: drawn_run(
            tmp_path_factory.mktemp(source) / "project", table_project(source, units)
        )
    )


def asked(run: RunFolder, *rows: dict[str, Any]) -> list[Any]:
    """What the program answers for rows as a person writes them."""
    return [next(iter(found.answers.values())) for found in Predictor(run).answers(rows)]


def test_an_onnx_file_takes_raw_rows_with_what_is_missing_and_what_is_unseen(
    run_of: RunOf, tmp_path: Path
) -> None:
    run = run_of("penguins", 3)
    found = result_of(list(export(run, "onnx", tmp_path / "m.onnx")))
    assert found["difference"] < 1e-5
    session = onnxruntime.InferenceSession((tmp_path / "m.onnx").read_bytes())
    assert [(one.name, one.type) for one in session.get_inputs()] == [("rows", "tensor(double)")]
    assert [one.name for one in session.get_outputs()] == ["probabilities"]
    about = json.loads(session.get_modelmeta().custom_metadata_map["inputs"])["rows"]
    columns = {column["name"]: column for column in about["columns"]}
    assert tuple(columns) == PENGUINS
    assert columns["body_mass_g"]["unit"] == "g"
    values = columns["island"]["values"]
    rows = np.array(
        [
            [values.index("Dream"), 46.5, 17.9, 192.0, 3500.0, 1.0],
            [-1, 50.0, nan, 210.0, 4000.0, nan],
        ]
    )
    (given,) = session.run(None, {"rows": rows})
    plain = {"bill_length_mm": "46.5", "bill_depth_mm": 17.9, "flipper_length_mm": 192, "body_mass_g": 3500}
    seen = {**plain, "island": "dream", "sex": columns["sex"]["values"][1].lower()}
    strange = {"island": "Atlantis", "bill_length_mm": 50, "flipper_length_mm": 210, "body_mass_g": 4000}
    for row, answer in zip(given, asked(run, seen, strange), strict=True):
        np.testing.assert_allclose(row, list(answer.probabilities.values()), atol=1e-6)


def test_a_number_leaves_in_its_own_unit(run_of: RunOf, tmp_path: Path) -> None:
    run = run_of("diabetes", 1)
    list(export(run, "pt2", tmp_path / "m.pt2"))
    carried = {"preprocessing.json": ""}
    program = torch.export.load(io.BytesIO((tmp_path / "m.pt2").read_bytes()), extra_files=carried).module()
    about = json.loads(carried["preprocessing.json"])
    names = [column["name"] for column in about["inputs"]["rows"]["columns"]]
    assert about["outputs"]["value"]["column"] == "progression"
    assert "classes" not in about
    row = dict.fromkeys(names, 50.0) | {"sex": 1.0}
    (answer,) = asked(run, {**row, "sex": about["inputs"]["rows"]["columns"][1]["values"][1]})
    found = program(torch.tensor([list(row.values())], dtype=torch.float64))
    assert found.item() == pytest.approx(answer.value, rel=1e-5)
    assert 25 < answer.value < 1000


def test_weights_say_how_rows_become_numbers(run_of: RunOf, tmp_path: Path) -> None:
    list(export(run_of("diabetes", 1), "weights", tmp_path / "out"))
    about = json.loads((tmp_path / "out" / "preprocessing.json").read_text(encoding="utf-8"))
    age, sex = about["inputs"]["rows"]["columns"][:2]
    assert (age["name"], age["column"]["scaling"], sex["values"]) == ("age", "standard", ["1", "2"])
    assert age["mean"] == pytest.approx(48.5, abs=2)
    assert about["outputs"]["value"]["computed"] == "score × std + mean"


def test_a_python_project_answers_rows_that_are_typed_and_tables(run_of: RunOf, tmp_path: Path) -> None:
    run = run_of("penguins", 3)
    found = result_of(list(export(run, "python", tmp_path / "out")))
    assert found["difference"] < 1e-5
    assert {"answer.py", "preprocessing.json", "MODEL_CARD.md"} < set(found["files"])
    typed = "island=dream, bill_length_mm=46.5, body_mass_g=3500"
    done = predict(tmp_path / "out", "--row", typed, "--json")
    assert done.returncode == 0, done.stderr
    (answer,) = asked(run, {"island": "dream", "bill_length_mm": 46.5, "body_mass_g": 3500})
    assert json.loads(done.stdout)["probabilities"] == pytest.approx(answer.probabilities, abs=1e-5)
    (tmp_path / "t.csv").write_text("nr,island,body_mass_g\n7,Dream,3500\n8,Dream,heavy\n", encoding="utf-8")
    done = predict(tmp_path / "out", str(tmp_path / "t.csv"), "--out", str(tmp_path / "a.csv"))
    assert done.returncode == 1
    good, bad = csv.DictReader((tmp_path / "a.csv").open(encoding="utf-8", newline=""))
    assert (good["nr"], good["answer: label"] in answer.probabilities) == ("7", True)
    assert "no number" in bad["answer: error"]


def test_a_python_project_tells_a_number(run_of: RunOf, tmp_path: Path) -> None:
    run = run_of("diabetes", 1)
    assert result_of(list(export(run, "python", tmp_path / "out")))["difference"] < 1e-5
    done = predict(tmp_path / "out", "--row", "age=60, body mass index=31")
    (answer,) = asked(run, {"age": 60, "body mass index": 31})
    assert done.stdout.partition(": ")[2].split()[0] == f"{answer.value:.6g}"


@pytest.fixture
def views() -> Iterator[None]:
    with two_views():
        yield


def test_several_inputs_and_answers_are_named_by_their_columns(views: None, tmp_path: Path) -> None:
    run = drawn_run(tmp_path / "project", two_views_project())
    found = result_of(list(export(run, "onnx", tmp_path / "m.onnx")))
    assert (found["difference"] < 1e-5, found["batches"]) == (True, [1, 7])
    session = onnxruntime.InferenceSession((tmp_path / "m.onnx").read_bytes())
    leaving = ExportedModel(load_run(run))
    assert {one.name for one in session.get_inputs()} == {"front", "back"}
    assert {one.name for one in session.get_outputs()} == {"animal", "colour"}
    samples = leaving.invented()[:3]
    given = {one.name: one.given(samples) for one in leaving.inputs}
    for found, expected in zip(
        session.run(list(leaving.outputs), given), leaving.expected(samples), strict=True
    ):
        np.testing.assert_allclose(found, expected, atol=1e-5)
    about = json.loads(session.get_modelmeta().custom_metadata_map["outputs"])
    assert about["colour"]["names"] == ["black", "brown"]
    with pytest.raises(Explained, match="“onnx”") as caught:
        list(export(run, "python", tmp_path / "out"))
    assert caught.value.cause == "no_export"
    assert not (tmp_path / "out").exists()


def test_columns_may_be_called_like_operations_inside(views: None, tmp_path: Path) -> None:
    leaving = ExportedModel(load_run(drawn_run(tmp_path / "project", two_views_project())))
    first, second = leaving.inputs
    leaving.inputs = (replace(first, name="sub"), replace(second, name="cat"))
    leaving.outputs = ("linear_1", "linear")
    onnx_module._convert(leaving, tmp_path / "m.onnx")
    session = onnxruntime.InferenceSession((tmp_path / "m.onnx").read_bytes())
    assert [one.name for one in session.get_inputs()] == ["sub", "cat"]
    assert [one.name for one in session.get_outputs()] == ["linear_1", "linear"]
    trials = leaving.trials(leaving.invented())
    assert compare(onnx_module.answering(tmp_path / "m.onnx", leaving), trials, leaving.spreads) < 1e-5
