"""A network that takes what another one gives; plans of their own for networks and for targets."""

from __future__ import annotations

from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.core import graph_edits, training_edits
from deepstudio.core.analysis import Analyser
from deepstudio.core.check import Checker, check
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Problem, Severity
from deepstudio.core.project import Project, RolePlan, TargetPlan, TrainingPlan
from deepstudio.core.shapes import Image
from deepstudio.core.text import verbatim
from tests.unit.core.roles import forging, forging_registry
from tests.unit.core.several import project, two_of_each

SGD = Chosen(id="sgd", settings={"learning_rate": 0.5})


def found(start: Project, id: str) -> Problem:
    return next(p for p in check(start, forging_registry()).problems if p.id == id)


def problems(start: Project) -> list[str]:
    return [problem.id for problem in check(start, forging_registry()).problems]


def planned(start: Project, **training: Any) -> Project:
    return start.replace(training=TrainingPlan(**training))


def test_what_one_network_gives_enters_the_other() -> None:
    report = check(forging(), forging_registry())
    assert not report.problems
    assert report.analyses["discriminator"].shapes["input"] == Image(1, 8, 8)


def test_a_mismatch_is_told_at_the_network_that_refuses_with_a_fix_there() -> None:
    start = forging()
    flat = graph_edits.remove_nodes("discriminator", ["flatten"]).apply(start)
    problem = next(p for p in check(flat, forging_registry()).problems)
    assert (problem.place.role, problem.place.node) == ("discriminator", "dense")
    assert str(problem.message) == "Dense expects a flat vector but gets a 8 × 8 picture with one channel."
    assert not check(problem.fixes[0].apply(flat), forging_registry()).problems


def test_a_change_in_the_first_network_is_seen_by_the_second(monkeypatch: pytest.MonkeyPatch) -> None:
    checker, start = Checker(forging_registry()), forging()
    checker.check(start)
    visited: list[str] = []
    original = Analyser._visit

    def counted(self: Analyser, node: Any, *rest: Any) -> bool:
        visited.append(node.name)
        return original(self, node, *rest)

    monkeypatch.setattr(Analyser, "_visit", counted)
    larger = {"height": 4, "width": 4}
    changed = graph_edits.set_settings("generator", "reshape", larger, verbatim("Set")).apply(start)
    report = checker.check(changed)
    assert report.analyses["discriminator"].shapes["input"] == Image(4, 4, 4)
    # The generator from the change on; of the discriminator what has another shape, not what follows from 64 numbers.
    assert visited == ["reshape", "output", "input", "flatten"]
    visited.clear()
    moved = graph_edits.set_settings("discriminator", "dense", {"units": 2}, verbatim("Set")).apply(changed)
    checker.check(moved)
    assert visited == ["dense", "output"]


def test_each_role_may_have_its_optimizer_and_schedule() -> None:
    plan = TrainingPlan(roles={"generator": RolePlan(optimizer=SGD)})
    assert plan.optimizer_of("generator") == SGD
    assert plan.optimizer_of("discriminator").id == "adam"
    assert problems(planned(forging(), roles=plan.roles)) == []


def test_a_setting_of_one_roles_optimizer_that_does_not_fit_is_told_and_mended() -> None:
    wrong = Chosen(id="sgd", settings={"learning_rate": -1})
    start = planned(forging(), roles={"generator": RolePlan(optimizer=wrong)})
    problem = found(start, "setting")
    assert problem.place.setting == "roles.generator.optimizer"
    after = problem.fixes[0].apply(start)
    assert problems(after) == []
    assert after.training.roles == {}


def test_an_unknown_schedule_of_one_role_is_told_and_mended() -> None:
    start = planned(forging(), roles={"generator": RolePlan(schedule=Chosen(id="sideways"))})
    problem = found(start, "unknown")
    assert str(problem.message) == "The schedule “sideways” is not known here. Perhaps a plugin is missing."
    assert problems(problem.fixes[0].apply(start)) == []


def test_plans_for_what_is_not_there_are_told_and_dropped() -> None:
    start = planned(
        project(two_of_each()), roles={"critic": RolePlan(optimizer=SGD)}, targets={"age": TargetPlan()}
    )
    for id, words in (
        ("strange-role", "The training plan speaks of the network “critic”, which this task does not have."),
        ("strange-target", "The training plan speaks of the column “age”, which is not to be answered."),
    ):
        problem = found(start, id)
        assert problem.severity is Severity.WARNING
        assert str(problem.message) == words
        start = problem.fixes[0].apply(start)
    assert problems(start) == []
    assert (start.training.roles, start.training.targets) == ({}, {})


def test_an_unknown_loss_of_one_target_is_told_and_mended() -> None:
    start = planned(project(two_of_each()), targets={"colour": TargetPlan(loss="odd", weight=2)})
    problem = found(start, "unknown")
    assert problem.place.setting == "targets.colour.loss"
    after = problem.fixes[0].apply(start)
    assert problems(after) == []
    assert after.training.weight_of("colour") == 2


def test_a_loss_that_does_not_fit_one_target_is_told_and_mended() -> None:
    start = planned(project(two_of_each()), targets={"colour": TargetPlan(loss="binary_cross_entropy")})
    problem = found(start, "loss-fit")
    assert problem.place.setting == "targets.colour.loss"
    assert problems(problem.fixes[0].apply(start)) == []


def test_the_plan_of_all_is_still_checked() -> None:
    start = planned(project(two_of_each()), optimizer=Chosen(id="lion"), loss="odd")
    problems_ = [p for p in check(start, registry()).problems if p.id == "unknown"]
    assert [p.place.setting for p in problems_] == ["optimizer", "loss"]
    for problem in problems_:
        start = problem.fixes[0].apply(start)
    assert problems(start) == []


def test_a_plan_that_says_nothing_is_dropped() -> None:
    start = project(two_of_each())
    changed = training_edits.set_target("colour", {"weight": 3.0}, verbatim("Set")).apply(start)
    assert changed.training.targets == {"colour": TargetPlan(weight=3.0)}
    assert (
        training_edits.set_target("colour", {"weight": 1.0}, verbatim("Set")).apply(changed).training.targets
        == {}
    )
    own = training_edits.set_role("model", {"optimizer": SGD}, verbatim("Set")).apply(start)
    assert own.training.optimizer_of("model") == SGD
    assert (
        training_edits.set_role("model", {"optimizer": None}, verbatim("Set")).apply(own).training.roles == {}
    )
