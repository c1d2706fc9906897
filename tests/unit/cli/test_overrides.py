"""What `--set` can change of the plan of one network and of one column to answer."""

from __future__ import annotations

import pytest

from deepstudio.catalog import registry
from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.overrides import with_overrides
from deepstudio.core.project import Project, TargetPlan
from tests.splits import registry_with_it
from tests.unit.core.roles import forging, forging_registry
from tests.unit.core.several import data, project, two_of_each


def several() -> Project:
    plan = data()
    names = {"front": "front", "back": "back", "animal": "animal", "colour": "fur.colour"}
    columns = {names[name]: column for name, column in plan.columns.items()}
    return project(two_of_each(), plan.replace(columns=columns, found=None))


def test_one_network_gets_an_optimizer_of_its_own() -> None:
    changes = [
        "training.roles.generator.optimizer=sgd",
        "training.roles.generator.optimizer.learning_rate=0.5",
        "training.roles.generator.schedule=cosine",
        "training.roles.discriminator.optimizer.learning_rate=0.25",
    ]
    plan = with_overrides(forging(), changes, forging_registry()).training
    assert (plan.optimizer_of("generator").id, plan.schedule_of("generator").id) == ("sgd", "cosine")
    assert plan.optimizer_of("generator").settings == {"learning_rate": 0.5}
    assert plan.optimizer_of("discriminator").id == "adam"
    assert plan.optimizer_of("discriminator").settings == {"learning_rate": 0.25}
    assert plan.optimizer.settings == {}


def test_one_column_gets_a_loss_and_a_weight() -> None:
    changes = ["training.targets.animal.weight=2.5", "training.targets.fur.colour.loss=cross_entropy"]
    plan = with_overrides(several(), changes, registry()).training
    assert plan.targets == {
        "animal": TargetPlan(weight=2.5),
        "fur.colour": TargetPlan(loss="cross_entropy"),
    }


def test_a_column_is_said_by_its_name_whatever_that_is() -> None:
    changed = with_overrides(several(), ["model.a.column=2020", "model.which.target=fur.colour"], registry())
    graph = changed.models["model"]
    assert graph.by_name["a"].settings == {"column": "2020"}
    assert graph.by_name["which"].settings == {"target": "fur.colour"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            "training.roles.critic.optimizer.learning_rate=1",
            "The task has no network “critic”. There are: generator, discriminator.",
        ),
        ("training.roles.generator.optimizer=lion", "“lion” is not one of adam, adamw, sgd, rmsprop."),
        (
            "training.roles.generator.optimizer.learning_rate=-1",
            "Learning rate cannot be -1. It must lie between 1e-08 and 10.",
        ),
        ("training.roles.generator=5", "“training.roles.generator” cannot be set."),
        ("training.roles=5", "“training.roles” cannot be set."),
        ("training.targets=5", "“training.targets” cannot be set."),
    ],
)
def test_what_no_network_has_is_refused(change: str, words: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        with_overrides(forging(), [change], forging_registry())
    assert str(refused.value.text).startswith(words)


def test_a_column_is_used_for_something_else() -> None:
    changed = with_overrides(several(), ["data.animal.use=unused", "data.back.use=input"], registry())
    assert changed.data is not None
    assert changed.data.of_use("target") == ("fur.colour",)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (
            "data.animal.use=time",
            "The column “animal” can be used as target, input, group, unused, not as “time”.",
        ),
        ("data.age.use=input", "The data has no column “age”. There are: front, back, animal, fur.colour."),
        (
            "training.targets.age.weight=1",
            "The data has no column “age” to answer. There are: animal, fur.colour.",
        ),
        (
            "training.targets.animal.loss=odd",
            "“odd” is not one of auto, cross_entropy, binary_cross_entropy.",
        ),
        (
            "training.targets.animal.loss=mae",
            "“mae” is not one of auto, cross_entropy, binary_cross_entropy.",
        ),
        (
            "training.targets.animal.weight=0",
            "A weight must be a number above 0, such as 0.5; “0” is none.",
        ),
        (
            "training.targets.animal.weight=heavy",
            "A weight must be a number above 0, such as 0.5; “heavy” is none.",
        ),
        ("training.targets.animal.size=1", "“training.targets.animal.size” cannot be set."),
    ],
)
def test_what_no_column_has_is_refused(change: str, words: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        with_overrides(several(), [change], registry())
    assert str(refused.value.text).startswith(words)


def test_a_split_has_its_own_settings() -> None:
    changes = ["data.split.method=every-few", "data.split.method.step=9"]
    changed = with_overrides(several(), changes, registry_with_it())
    assert changed.data is not None
    assert (changed.data.split.method.id, changed.data.split.method.settings) == ("every-few", {"step": 9})


@pytest.mark.parametrize(
    ("change", "said"), [("step=1", "Step cannot be 1"), ("stride=3", "Its settings: step")]
)
def test_what_a_split_cannot_take_is_refused(change: str, said: str) -> None:
    changes = ["data.split.method=every-few", f"data.split.method.{change}"]
    with pytest.raises(WrongUsage) as refused:
        with_overrides(several(), changes, registry_with_it())
    assert said in str(refused.value)
