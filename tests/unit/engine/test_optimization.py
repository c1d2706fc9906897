"""Optimizers and schedules from the catalog."""

import pytest
import torch
from torch import nn

from deepstudio.catalog import registry
from deepstudio.core.graph import Chosen
from deepstudio.core.project import TrainingPlan
from deepstudio.engine.optimization import Optimization

OPTIMIZERS = [cls.id for cls in registry().optimizers]
SCHEDULES = [cls.id for cls in registry().schedules]


def conv(seed: int = 0) -> nn.Conv2d:
    torch.manual_seed(seed)
    return nn.Conv2d(3, 4, 3).to(memory_format=torch.channels_last)


def learn(network: nn.Conv2d, optimization: Optimization, seed: int) -> None:
    torch.manual_seed(seed)
    optimization.clear()
    network(torch.randn(2, 3, 5, 5)).square().sum().backward()
    optimization.step()


def plan(**choices: object) -> TrainingPlan:
    return TrainingPlan(epochs=4, **choices)


@pytest.mark.parametrize("schedule", SCHEDULES)
@pytest.mark.parametrize("optimizer", OPTIMIZERS)
def test_a_restored_optimizer_goes_on_exactly(optimizer, schedule):
    settings = plan(optimizer=Chosen(id=optimizer), schedule=Chosen(id=schedule))
    network = conv()
    whole = Optimization(network, settings, registry(), 3)
    for step in range(4):
        learn(network, whole, step)
    copy = conv()
    copy.load_state_dict({name: value.contiguous() for name, value in network.state_dict().items()})
    resumed = Optimization(copy, settings, registry(), 3, done=4)
    resumed.restore({name: value.clone().contiguous() for name, value in whole.state().items()})
    assert resumed.learning_rate == whole.learning_rate
    for step in range(4, 12):
        learn(network, whole, step)
        learn(copy, resumed, step)
    assert torch.equal(network.weight, copy.weight)


@pytest.mark.parametrize("schedule", SCHEDULES)
def test_more_steps_than_planned_do_not_break_a_schedule(schedule):
    network = conv()
    optimization = Optimization(network, plan(schedule=Chosen(id=schedule)), registry(), 1)
    for step in range(7):
        learn(network, optimization, step)
    assert 0 <= optimization.learning_rate <= 0.001


def test_a_network_that_is_all_frozen_has_nothing_to_optimise():
    network = conv().requires_grad_(False)
    optimization = Optimization(network, plan(), registry(), 1)
    optimization.clear()
    optimization.step()
    assert optimization.state() == {}
    assert optimization.learning_rate == 0
