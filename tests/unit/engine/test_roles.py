"""Each network of a task learns with its own optimizer and schedule, and goes on with them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from safetensors.torch import load_file

from deepstudio.catalog import registry
from deepstudio.core.events import BatchDone, Finished
from deepstudio.core.graph import Chosen
from deepstudio.core.project import Project, RolePlan, TrainingPlan
from deepstudio.engine import fit as fit_module
from tests.unit.core.roles import forging
from tests.unit.engine.forging import ForgingAtWork
from tests.unit.engine.training import losses, new_run, trained

OWN = RolePlan(
    optimizer=Chosen(id="sgd", settings={"learning_rate": 0.5, "momentum": 0.5}), schedule=Chosen(id="cosine")
)


@pytest.fixture(autouse=True)
def forge(monkeypatch: pytest.MonkeyPatch) -> None:
    """The catalog with a task of two networks."""
    more = registry().copy()
    more.register(ForgingAtWork)
    monkeypatch.setattr(fit_module, "registry", lambda: more)


def planned(**training: Any) -> Project:
    return forging().replace(training=TrainingPlan(**{"epochs": 2, "roles": {"generator": OWN}, **training}))


def rates(events: list[Any]) -> list[dict[str, float]]:
    return [event.learning_rates for event in events if isinstance(event, BatchDone)]


def test_rates_are_told_by_role_where_they_differ(tmp_path: Path) -> None:
    project = planned()
    events = trained(project, new_run(tmp_path, project))
    assert isinstance(events[-1], Finished)
    told = rates(events)
    assert told[0] == {"generator": 0.5, "discriminator": 0.001}
    assert told[-1]["discriminator"] == 0.001
    assert 0 < told[-1]["generator"] < 0.5
    first = next(event for event in events if isinstance(event, BatchDone))
    assert first.learning_rate == 0.5


def test_equal_rates_are_told_once(tmp_path: Path) -> None:
    project = planned(roles={})
    assert not any(rates(trained(project, new_run(tmp_path, project))))


def test_a_stopped_run_goes_on_to_the_numbers_of_one_that_was_never_stopped(tmp_path: Path) -> None:
    project = planned()
    whole, halved = new_run(tmp_path, project), new_run(tmp_path, project)
    expected = trained(project, whole)
    first = trained(project, halved, {4: "stop"})
    second = trained(project, halved, resume=True)
    assert losses(expected) == losses([*first, *second])
    assert rates(expected) == [*rates(first), *rates(second)]
    one, other = load_file(whole.last_weights), load_file(halved.last_weights)
    assert one.keys() == other.keys()
    assert all(one[key].equal(other[key]) for key in one)
    assert {key.split("/")[1] for key in one if key.startswith("training/")} == {"generator", "discriminator"}


def test_another_optimizer_of_one_role_leaves_the_memory_of_the_other(tmp_path: Path) -> None:
    project = planned()
    run = new_run(tmp_path, project)
    trained(project, run, {4: "stop"})
    changed = planned(roles={"generator": RolePlan(optimizer=Chosen(id="rmsprop"))})
    trained(changed, run, {5: "stop"}, resume=True)
    kept = load_file(run.last_weights)
    assert kept["training/discriminator/0/step"] == 5
    assert kept["training/generator/0/step"] == 1
