"""Writes `train.py`, the training plan of a project as a short loop with every knob at the top, and `answer.py`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from deepstudio.catalog.columns import objective_of
from deepstudio.catalog.objectives.heads import Head
from deepstudio.codegen.facts import CodeFacts, template
from deepstudio.codegen.names import Imports
from deepstudio.codegen.parts import EndingParts, ProjectParts
from deepstudio.codegen.starting import BORROWED, Starting
from deepstudio.codegen.writing import Code, arguments, call, fill
from deepstudio.core.calls import Function, Module
from deepstudio.core.declarations import Loss
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry

# Larger than any limit a schedule sets, so that the choice it makes is the one for a real run.
_STEPS, _STEPS_PER_EPOCH = 10**9, 10**6


class Steps(int):
    """A number of steps that remembers how it is computed, so that the emitted code can compute it for any data."""

    code: str

    def __new__(cls, value: int, code: str) -> Steps:
        made = super().__new__(cls, value)
        made.code = code
        return made

    def _with(self, sign: str, other: Any, value: int, mirrored: bool = False) -> Any:
        if not isinstance(other, int):
            return NotImplemented
        parts = [self.code, other.code if isinstance(other, Steps) else str(other)]
        return Steps(value, f" {sign} ".join(reversed(parts) if mirrored else parts))

    def __add__(self, other: int) -> Any:
        return self._with("+", other, int(self) + int(other))

    def __sub__(self, other: int) -> Any:
        return self._with("-", other, int(self) - int(other))

    def __mul__(self, other: int) -> Any:
        return self._with("*", other, int(self) * int(other))

    def __rmul__(self, other: int) -> Any:
        return self._with("*", other, int(self) * int(other), mirrored=True)


@dataclass(frozen=True, slots=True)
class AnswerCode:
    """The text of answer.py, and all blocks by file name: the model's and what the loss needs."""

    source: str
    blocks: Mapping[str, str]


def answer_code(
    project: Project,
    facts: CodeFacts,
    ending: EndingParts,
    end: Head,
    registry: Registry,
    blocks: Mapping[str, str],
) -> AnswerCode:
    """What the network answers, and the loss that was chosen or is the usual one."""
    imports = Imports(blocks)
    declared = _declared(project, facts, end, registry)
    loss = _loss(declared.call(end.outputs), ending, imports)
    if ending.weighs or ending.classes:
        imports.word("torch.tensor")
    return AnswerCode(ending.source(loss, "".join(f"{line}\n" for line in imports.lines())), imports.blocks)


def training_code(
    project: Project,
    parts: ProjectParts,
    ending: EndingParts,
    registry: Registry,
    start: Starting,
    small: bool,
) -> str:
    """The text of train.py. `start` says how the layers of the model begin."""
    plan = project.training
    assert project.data is not None
    optimizer = registry.make(registry.optimizers, plan.optimizer).call()
    schedule = registry.make(registry.schedules, plan.schedule).call(
        Steps(_STEPS, "steps"), Steps(_STEPS_PER_EPOCH, "steps_per_epoch")
    )
    split = project.data.split
    weighed = "    weights = answer.class_weights(targets[train]).to(DEVICE)\n" if ending.weighs else ""
    return fill(
        template("train"),
        usage=Code(parts.usage),
        imports=Code("".join(f"import {name}\n" for name in parts.imports)),
        functional=Code("import torch.nn.functional as F\n" if "F." in parts.augment else ""),
        source=Code(parts.source.rstrip()),
        batches=Code(parts.batches.rstrip()),
        and_weights=Code(", weights" if ending.weighs else ""),
        weighed=Code(weighed),
        augment=Code(_block(parts.augment) if parts.augment else ""),
        augmented=Code(parts.augmented),
        epochs=plan.epochs,
        batch_size=plan.batch_size,
        seed=plan.seed,
        patience=plan.early_stopping,
        precision=Code(_PRECISIONS[plan.precision]),
        validation=split.validation,
        test=split.test,
        split_seed=split.seed,
        split_note=Code(_split_note(project.data)),
        grouped=Code(_groups(start, optimizer)),
        optimizer=Code(_made(optimizer, "groups" if start.rates else "model.parameters()", "optimizer")),
        schedule=Code(_schedule(schedule, optimizer, bool(start.rates)) if schedule else ""),
        scheduled=Code("            scheduler.step()\n" if schedule else ""),
        threads=Code(_ONE_THREAD if small else ""),
        borrowed=Code(_borrowed(start)),
        frozen=Code("".join(f"    model.{name}.requires_grad_(False)\n" for name in start.frozen)),
        kept=Code("".join(f"        model.{name}.eval()\n" for name in start.frozen)),
    )


_PRECISIONS = {
    "auto": 'DEVICE == "cuda" and torch.cuda.is_bf16_supported()',
    "float32": "False",
    "bfloat16": "True",
}


def _split_note(plan: DataPlan) -> str:
    """What a reader must know where the program divided the samples in another way."""
    if plan.keeps_parts:
        return "    # The data gave the parts itself when the network was trained; these are drawn anew.\n"
    if not plan.split.is_usual:
        how = plan.split.method.id
        told = f"Their division was “{how}” when the network was trained; here only classes count."
        return f"    # {told}\n"
    return ""


_ONE_THREAD = "    torch.set_num_threads(1)  # with so little work, threads mostly wait for each other\n"


def _declared(project: Project, facts: CodeFacts, end: Head, registry: Registry) -> Loss:
    """The loss that was chosen, or the usual one of the answer."""
    chosen = registry.make(registry.losses, Chosen(id=project.training.loss_of(facts.answer.name)))
    objective = objective_of(facts.answer.kind, registry)
    if chosen.objectives or objective is None:
        return chosen
    return registry.make(registry.losses, Chosen(id=objective.loss(end.outputs)))


def _loss(made: Function, ending: EndingParts, imports: Imports) -> str:
    """The call of the loss, a mean over the batch, or one number a sample where samples are weighed."""
    given = [*ending.scores]
    given += arguments(made.args, [(name, value) for name, value in made.options if name != "reduction"])
    own = made.path.startswith("torch.nn.functional.")  # whose reduction is the mean unless told otherwise
    reduction = ['reduction="none"'] if ending.weighs else [] if own else ['reduction="mean"']
    return call(imports.word(made.path), [*given, *reduction], indent=4).lstrip()


def _block(function: str) -> str:
    """A function and the empty lines behind it."""
    return function.rstrip() + "\n\n\n"


def _made(module: Module, first: str, target: str, extra: tuple[tuple[str, Any], ...] = ()) -> str:
    options = [(name, _symbolic(value)) for name, value in (*module.options, *extra)]
    parts = [first, *arguments((_symbolic(value) for value in module.args), options)]
    return call(Imports().word(module.path), parts, indent=4, prefix=f"{target} = ").lstrip()


def _symbolic(value: Any) -> Any:
    return Code(value.code) if isinstance(value, Steps) else value


def _borrowed(start: Starting) -> str:
    """The line that takes over the weights that layers come with."""
    if not start.lent:
        return ""
    line = f'model.load_state_dict(load_file(Path(__file__).with_name("{BORROWED}")), strict=False)'
    return f"    # What {' and '.join(start.lent)} learned elsewhere.\n    {line}\n"


def _groups(start: Starting, optimizer: Module) -> str:
    """The weights by learning rate, where layers have rates of their own."""
    if not start.rates:
        return ""
    usual = float(dict(optimizer.options)["lr"])
    lines = []
    for rate, names in start.rates.items():
        parts = " + ".join(f"list(model.{name}.parameters())" for name in names)
        lines.append(f'        {{"params": {parts}, "lr": {usual * rate:.6g}}},\n')
    return "    groups = [\n" + "".join(lines) + "    ]\n"


def _schedule(module: Module, optimizer: Module, grouped: bool = False) -> str:
    # A one-cycle schedule wants to hear its peak; it is the optimizer's own rate.
    named = dict(module.options)
    needs_peak = module.path.endswith(".OneCycleLR") and "max_lr" not in named
    own = (
        Code('[group["lr"] for group in optimizer.param_groups]')
        if grouped
        else dict(optimizer.options)["lr"]
    )
    peak = (("max_lr", own),) if needs_peak else ()
    made = _made(module, "optimizer", "scheduler", peak)
    counted = [_STEPS_LINE] if re.search(r"\bsteps\b", made) else []
    counted = [_PER_EPOCH_LINE, *counted] if re.search(r"\bsteps", made) else []
    return "".join(f"    {line}\n" for line in (*counted, made))


_PER_EPOCH_LINE = "steps_per_epoch = -(-len(train) // BATCH_SIZE)"
_STEPS_LINE = "steps = EPOCHS * steps_per_epoch"
