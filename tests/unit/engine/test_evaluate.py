"""The examination of a trained network against scikit-learn and by hand."""

import json
from pathlib import Path

import numpy as np
import pytest
from sklearn import metrics

from deepstudio.catalog import registry
from deepstudio.core.events import Finished, Progress
from deepstudio.core.explained import Explained
from deepstudio.core.results import Examination, Matrix, Samples
from deepstudio.data.prepare import prepare
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.objectives.classes import measures
from deepstudio.engine.weights import load_run
from tests.unit.engine.using import digits_run, photograph_folder, photograph_run, result_of, untrained_run

__all__ = ["digits_run", "photograph_run", "untrained_run"]

CAT, DOG = "cat '\"", 'dog""" 狗'


def test_the_test_part_is_examined(digits_run):
    events = list(evaluate(digits_run))
    found = result_of(events)
    finished = next(event for event in digits_run.events()[0] if isinstance(event, Finished))
    assert found["accuracy"] == pytest.approx(finished.test["accuracy"], abs=1e-6)
    assert found["loss"] == pytest.approx(finished.test["loss"], abs=1e-4)
    assert (
        found["samples"] == sum(item["support"] for item in found["per_class"]) == np.sum(found["confusion"])
    )
    progress = [event for event in events if isinstance(event, Progress)]
    assert progress[-1].done == progress[-1].total == found["samples"]


def test_the_numbers_stand_with_their_metrics_and_as_an_examination(digits_run):
    found = result_of(list(evaluate(digits_run)))
    assert found["metrics"] == {name: found[name] for name in ("accuracy", "macro_f1")}
    (raw,) = found["examinations"]
    examination = Examination.read(raw)
    assert examination is not None
    assert (examination.target, examination.metrics) == ("label", found["metrics"])
    assert [list(row) for row in examination.section(Matrix).counts] == found["confusion"]
    wrong = examination.section(Samples)
    assert [one.id for one in wrong.samples] == [one["id"] for one in found["wrong"]]


@pytest.mark.parametrize("split", ["train", "validation", "test"])
def test_numbers_are_those_of_scikit_learn(digits_run, split):
    found = result_of(list(evaluate(digits_run, split)))
    prepared = prepare(digits_run.project(), registry())
    rows = prepared.splits[split]
    labels = prepared.labels[rows]
    predicted = (
        load_run(digits_run).probabilities(np.array(prepared.columns["picture"].pixels[rows])).argmax(1)
    )
    report = metrics.classification_report(
        labels, predicted, target_names=prepared.classes, output_dict=True, zero_division=0
    )
    assert found["macro_f1"] == pytest.approx(report["macro avg"]["f1-score"])
    assert found["confusion"] == metrics.confusion_matrix(labels, predicted).tolist()
    for item in found["per_class"]:
        expected = report[item["class"]]
        assert item["precision"] == pytest.approx(expected["precision"])
        assert item["recall"] == pytest.approx(expected["recall"])
        assert item["f1"] == pytest.approx(expected["f1-score"])
        assert item["support"] == expected["support"]


def test_mistakes_come_with_the_most_confident_first(digits_run):
    found = result_of(list(evaluate(digits_run, "train")))
    confidences = [item["confidence"] for item in found["wrong"]]
    assert confidences == sorted(confidences, reverse=True)
    assert len(confidences) == min(200, round((1 - found["accuracy"]) * found["samples"]))
    for item in found["wrong"]:
        assert item["id"].partition("/")[0] == item["true"] != item["predicted"]


def test_the_result_is_saved_with_the_run(digits_run):
    found = result_of(list(evaluate(digits_run, "validation")))
    saved = json.loads((digits_run.path / "evaluation-validation.json").read_text(encoding="utf-8"))
    assert saved == found


def test_another_folder_is_examined(photograph_run, tmp_path):
    folder = photograph_folder(tmp_path / "new ones", (CAT, DOG))
    (folder / CAT / "broken.jpg").write_bytes(b"\xff\xd8 broken")
    found = result_of(list(evaluate(photograph_run, data=folder)))
    assert (found["split"], found["samples"], found["data"]) == ("data", 48, str(folder))
    assert (photograph_run.path / "evaluation-data.json").is_file()
    parts = [result_of(list(evaluate(photograph_run, split))) for split in ("train", "validation", "test")]
    right = sum(part["accuracy"] * part["samples"] for part in parts)
    assert found["accuracy"] == pytest.approx(right / 48)


def test_a_folder_with_one_of_the_classes_is_enough(photograph_run, tmp_path):
    folder = photograph_folder(tmp_path / "dogs", ("x", DOG))
    for path in (folder / "x").iterdir():
        path.unlink()
    found = result_of(list(evaluate(photograph_run, data=folder)))
    assert [item["support"] for item in found["per_class"]] == [0, 24]


def test_classes_the_network_does_not_know_are_named(photograph_run, tmp_path):
    folder = photograph_folder(tmp_path / "others", (CAT, "horse"))
    with pytest.raises(Explained, match="horse") as caught:
        list(evaluate(photograph_run, data=folder))
    assert caught.value.cause == "other_classes"
    assert CAT in str(caught.value)


@pytest.mark.parametrize("split", ["", "all", "../test"])
def test_a_part_that_does_not_exist_is_explained(digits_run, split):
    with pytest.raises(Explained):
        list(evaluate(digits_run, split))


def test_an_untrained_network_is_explained(untrained_run):
    with pytest.raises(Explained) as caught:
        list(evaluate(untrained_run))
    assert caught.value.cause == "not_trained"


def test_missing_data_is_explained(digits_run, tmp_path):
    with pytest.raises(Explained):
        list(evaluate(digits_run, data=tmp_path / "nowhere"))


def test_an_examination_can_be_left(digits_run):
    before = (digits_run.path / "evaluation-test.json").exists()
    events = evaluate(digits_run)
    next(events)
    events.close()
    assert (digits_run.path / "evaluation-test.json").exists() == before


def test_measures_of_a_small_case():
    labels, predicted = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 1])
    found = measures(labels, predicted, ["a", "b", "never"])
    assert found["accuracy"] == 0.75
    assert found["confusion"] == [[1, 1, 0], [0, 2, 0], [0, 0, 0]]
    assert found["macro_f1"] == pytest.approx((2 / 3 + 4 / 5) / 2)
    assert found["per_class"][2] == {"class": "never", "precision": 0, "recall": 0, "f1": 0, "support": 0}


def test_pictures_may_have_any_path(photograph_run, tmp_path):
    folder = photograph_folder(tmp_path / "我的 图片", (CAT, DOG))
    found = result_of(list(evaluate(photograph_run, data=Path(folder))))
    assert found["samples"] == 48
