"""An optimizer and its schedule for one network, made from the catalog's calls."""

from __future__ import annotations

import inspect
import warnings
from collections.abc import Mapping
from typing import Any

import torch
from torch import Tensor, nn

from deepstudio.core.calls import Module
from deepstudio.core.project import DEFAULT_ROLE, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.engine.network import resolve


class Optimization:
    """Steps the weights of one network. A schedule is a function of the step alone, so going on only needs that."""

    def __init__(
        self,
        network: nn.Module,
        plan: TrainingPlan,
        registry: Registry,
        batches: int,
        done: int = 0,
        role: str = DEFAULT_ROLE,
        rates: Mapping[str, float] | None = None,
    ) -> None:
        """`batches` is steps an epoch, `done` the steps that an earlier session took, `role` that of the network.

        `rates` say of its parts by name how many times the learning rate they learn with; else once.
        """
        groups = _by_rate(network, rates or {})
        self.parameters = [p for group in groups.values() for p in group]
        self._call = registry.make(registry.optimizers, plan.optimizer_of(role)).call()
        self._optimizer = _optimizer(self._call, groups)
        steps = plan.epochs * batches
        call = registry.make(registry.schedules, plan.schedule_of(role)).call(steps, batches)
        self._steps = steps
        self._schedule = None if call is None else _schedule(call, self._optimizer)
        self._taken = 0
        with warnings.catch_warnings():
            # While steps are counted up again, no weight moves; torch warns of that order.
            warnings.simplefilter("ignore")
            for _ in range(done):
                self._advance()

    @property
    def learning_rate(self) -> float:
        """That of the plan, where some part learns with it."""
        return float(self._optimizer.param_groups[0]["lr"]) if self._optimizer is not None else 0.0

    def clear(self) -> None:
        """Forgets the last gradients."""
        for parameter in self.parameters:
            parameter.grad = None

    def step(self) -> None:
        """Moves the weights along their gradients, then the learning rate along its schedule."""
        if self._optimizer is not None:
            self._optimizer.step()
        self._advance()

    def state(self) -> dict[str, Tensor]:
        """What the optimizer remembers, as tensors by `<parameter>/<name>`."""
        if self._optimizer is None:
            return {}
        kept = self._optimizer.state_dict()["state"]
        return {
            f"{index}/{name}": torch.as_tensor(value)
            for index, values in kept.items()
            for name, value in values.items()
            if value is not None
        }

    def restore(self, state: dict[str, Tensor]) -> None:
        """Takes back what `state` gave, each in its parameter's layout: fused steps walk both side by side.

        Raises `ValueError` or `LookupError` where it is not what this optimizer remembers of these parameters.
        """
        if self._optimizer is None or not state:
            return
        restored: dict[int, dict[str, Tensor]] = {}
        for key, value in state.items():
            number, _, name = key.partition("/")
            if not number.isdecimal():
                raise ValueError(number)
            like = self.parameters[int(number)]
            if value.shape == like.shape:
                value = torch.empty_like(like, requires_grad=False).copy_(value)
            restored.setdefault(int(number), {})[name] = value
        for index, values in restored.items():
            self._refuse_strange(self.parameters[index], values)
        groups = self._optimizer.state_dict()["param_groups"]
        self._optimizer.load_state_dict({"state": restored, "param_groups": groups})

    def _refuse_strange(self, parameter: nn.Parameter, values: dict[str, Tensor]) -> None:
        """Raises `ValueError` unless `values` are what the optimizer, as a trial shows, keeps of a parameter."""
        trial = nn.Parameter(
            torch.zeros((2,) * parameter.ndim, dtype=parameter.dtype, device=parameter.device)
        )
        trial.grad = torch.zeros_like(trial)
        optimizer = _optimizer(self._call, {1.0: [trial]})
        assert optimizer is not None
        optimizer.step()
        kept = {name: value for name, value in optimizer.state[trial].items() if value is not None}
        if kept.keys() != values.keys():
            raise ValueError(f"{sorted(values)} instead of {sorted(kept)}")
        for name, value in values.items():
            like = torch.as_tensor(kept[name])
            shape = parameter.shape if like.shape == trial.shape else like.shape
            if value.dtype != like.dtype or value.shape != shape:
                raise ValueError(f"{name} of {value.dtype} and {tuple(value.shape)}")

    def _advance(self) -> None:
        self._taken += 1
        if self._schedule is not None and self._taken <= self._steps:
            self._schedule.step()


def _by_rate(network: nn.Module, rates: Mapping[str, float]) -> dict[float, list[nn.Parameter]]:
    """What learns, by how many times the learning rate; those who learn with it first."""
    groups: dict[float, list[nn.Parameter]] = {1.0: []}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            groups.setdefault(rates.get(name.partition(".")[0], 1.0), []).append(parameter)
    return {rate: group for rate, group in groups.items() if group}


def _optimizer(call: Module, groups: Mapping[float, list[nn.Parameter]]) -> torch.optim.Optimizer | None:
    """Nothing where every weight is frozen."""
    if not groups:
        return None
    options: dict[str, Any] = dict(call.options)
    cls, first = resolve(call.path), next(iter(groups.values()))[0]
    if "fused" in inspect.signature(cls).parameters and first.device.type in ("cpu", "cuda", "mps"):
        options["fused"] = True
    usual = options.get("lr", inspect.signature(cls).parameters["lr"].default)
    parts = [{"params": group, "lr": usual * rate} for rate, group in groups.items()]
    made: torch.optim.Optimizer = cls(parts, *call.args, **options)
    return made


def _schedule(call: Module, optimizer: torch.optim.Optimizer | None) -> Any:
    if optimizer is None:
        return None
    cls, options = resolve(call.path), dict(call.options)
    if "max_lr" in inspect.signature(cls).parameters:
        options.setdefault("max_lr", [group["lr"] for group in optimizer.param_groups])
    return cls(optimizer, *call.args, **options)
