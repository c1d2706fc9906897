"""What guessing gets is told when a run begins, in the numbers of its curves."""

import math
from pathlib import Path

import numpy as np
import pytest
from torch import Tensor

from deepstudio.core.events import RunStarted
from deepstudio.engine.objectives.classes import LearnedClasses
from deepstudio.engine.objectives.target import LearnedTarget
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.tabling import flats_run
from tests.unit.engine.training import digits, new_run, trained

pytestmark = pytest.mark.slow  # each case trains or examines for itself


def floor_of(run: RunFolder) -> dict[str, float]:
    events, _ = run.events()
    return next(event.floor for event in events if isinstance(event, RunStarted))


def test_of_ten_even_classes_a_tenth_is_guessed(tmp_path: Path) -> None:
    project = digits(epochs=1)
    events = trained(project, new_run(tmp_path, project))
    floor = next(event.floor for event in events if isinstance(event, RunStarted))
    assert floor == {
        "validation.accuracy": pytest.approx(0.1, abs=0.01),
        "validation.loss": pytest.approx(math.log(10), abs=0.01),
    }


def test_a_number_is_guessed_by_the_mean_of_training_in_its_own_unit(tmp_path: Path) -> None:
    run = flats_run(tmp_path, {"price": 1})
    path = tmp_path / "flats.csv"
    prices = np.array([float(line.split(",")[4]) for line in path.read_text("utf-8").splitlines()[1:]])
    spread = float(np.abs(prices - prices.mean()).mean())
    floor = floor_of(run)
    assert floor["validation.mae"] == pytest.approx(spread, rel=0.2)
    assert floor["validation.loss"] == pytest.approx(1, rel=0.35)  # squared deviations


def test_of_several_answers_each_is_guessed(tmp_path: Path) -> None:
    floor = floor_of(flats_run(tmp_path, {"price": 1, "class": 2}))
    assert floor["validation.class.accuracy"] >= 0.5
    assert floor["validation.price.mae"] > 1
    assert floor["validation.loss"] == pytest.approx(
        floor["validation.class.loss"] + floor["validation.price.loss"]
    )


def test_the_commonest_class_is_guessed_also_with_one_output(tmp_path: Path) -> None:
    folders = {ends: tmp_path / str(ends) for ends in (1, 2)}
    for folder in folders.values():
        folder.mkdir()
    floors = [floor_of(flats_run(folder, {"class": ends})) for ends, folder in folders.items()]
    assert floors[0] == pytest.approx(floors[1])


def test_an_answer_that_nobody_can_guess_has_no_floor(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(self: LearnedTarget, answers: Tensor) -> None:
        return None

    project = digits(epochs=1)
    for number, guess in enumerate((nothing, LearnedTarget.guess)):
        monkeypatch.setattr(LearnedClasses, "guess", guess)
        events = trained(project, new_run(tmp_path / str(number), project))
        assert next(event.floor for event in events if isinstance(event, RunStarted)) == {}
