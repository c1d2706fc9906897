"""A damaged evaluation in a run's folder counts as none; the page then offers to examine again."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deepstudio.core.project import Project
from deepstudio.core.results import Matrix
from deepstudio.jobs.evaluations import TEST, Evaluation, recall
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests.unit.storage.test_damage import damage

CLASSES = ["a", "b"]
SCORE = {"precision": 0.5, "recall": 1.0, "f1": 0.6, "support": 3}
EVALUATION = {
    "run": "run-001",
    "split": TEST,
    "data": "",
    "epoch": 2,
    "samples": 6,
    "accuracy": 0.5,
    "macro_f1": 0.4,
    "loss": 0.7,
    "classes": CLASSES,
    "per_class": [{"class": name, **SCORE} for name in CLASSES],
    "confusion": [[1, 2], [1, 2]],
    "wrong": [{"id": "x.png", "true": "a", "predicted": "b", "confidence": 0.9}],
}
BASELINE = {"samples": 6, "classes": CLASSES, "accuracy": 0.5, "macro_f1": 0.4, "seconds": 1.0}


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    folder = ProjectFolder.create(tmp_path_factory.mktemp("damaged") / "p", Project(name="p"))
    return folder.new_run(folder.load())


def write(run: RunFolder, evaluation: bytes, baseline: bytes) -> None:
    (run.path / f"evaluation-{TEST}.json").write_bytes(evaluation)
    (run.path / f"baseline-{TEST}.json").write_bytes(baseline)


def test_whole_files_are_recalled(run: RunFolder) -> None:
    write(run, json.dumps(EVALUATION).encode(), json.dumps(BASELINE).encode())
    found = recall(run, TEST)
    assert found is not None
    assert found.evaluation == Evaluation.model_validate(EVALUATION)
    assert found.comparison is not None


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_damaged_ones_are_none_or_hold_sound_numbers(data: st.DataObject, run: RunFolder) -> None:
    files = json.dumps(EVALUATION).encode(), json.dumps(BASELINE).encode()
    write(run, *(data.draw(damage(content)) for content in files))
    found = recall(run, TEST)
    if found is None:
        return
    evaluation = found.evaluation
    assert evaluation.samples < 2**60
    for one in evaluation.examinations:
        assert 0 <= one.metrics["accuracy"] <= 1
        matrix = one.section(Matrix)
        assert matrix is not None
        assert {len(matrix.names)} >= set(map(len, matrix.counts))
    for method in found.comparison.methods if found.comparison is not None else ():
        assert abs(method.seconds) < 1e16


def test_the_path_of_other_data_may_be_damaged_too(run: RunFolder) -> None:
    strange = {**EVALUATION, "split": "data", "data": "/\0"}
    path = run.path / "evaluation-data.json"
    path.write_text(json.dumps(strange))
    found = recall(run, "data")
    assert found is None or found.plan is None
    path.unlink()
    assert Path(path).parent.is_dir()
