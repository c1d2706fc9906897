"""The loss that was chosen is the one that trains, and the one that is written down."""

import importlib.util
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, ClassVar, Literal

import pytest
import torch
from torch.nn import functional as F

from deepstudio.catalog import registry
from deepstudio.catalog.columns import CategoryColumn
from deepstudio.catalog.objectives.classes import ClassObjective
from deepstudio.catalog.objectives.heads import Head
from deepstudio.codegen.facts import CodeColumn, CodeFacts
from deepstudio.codegen.project import PythonProject, python_project
from deepstudio.core.calls import Function, function
from deepstudio.core.check import check
from deepstudio.core.declarations import Loss
from deepstudio.core.project import Project, TrainingPlan
from deepstudio.core.registry import Registry
from deepstudio.core.text import T, Text
from deepstudio.engine.objectives.making import loss_function
from tests.unit.engine.focal import focal_loss
from tests.unit.engine.training import chain, digits, losses, new_run, trained

Outputs = Literal["one", "several", "any"]


class Focal(Loss):
    id: ClassVar[str] = "focal"
    title: ClassVar[Text] = T("Focal loss")
    help: ClassVar[Text] = T("Counts less where the network is sure.")
    outputs: ClassVar[Outputs] = "several"

    def call(self, outputs: int) -> Function:
        return function("tests.unit.engine.focal.focal_loss", gamma=3.0)


class ForAnotherTask(Focal):
    id: ClassVar[str] = "other"
    objectives: ClassVar[tuple[str, ...]] = ("number",)


@pytest.fixture
def more() -> Iterator[Registry]:
    """The catalog with two losses of a plugin."""
    known = registry()
    known.register(Focal, ForAnotherTask)
    yield known
    for cls in (Focal, ForAnotherTask):
        del known.losses._classes[cls.id]


def offered(outputs: int) -> list[str]:
    fitting: set[Outputs] = {"any", "one" if outputs == 1 else "several"}
    own = [cls for cls in registry().losses if "class" in cls.objectives or not cls.objectives]
    return [cls.id for cls in own if cls.outputs in fitting]


@pytest.mark.parametrize(("outputs", "loss"), [(n, loss) for n in (1, 3) for loss in offered(n)])
@pytest.mark.parametrize("balanced", [False, True])
def test_every_loss_that_fits_is_a_number_a_sample_and_is_written_down_alike(
    outputs: int, loss: str, balanced: bool
) -> None:
    plan = TrainingPlan(loss=loss, balanced=balanced)
    compute = loss_function(registry(), plan, ClassObjective(), Head("x", "none", outputs))
    scores, answers = torch.randn(6, outputs), torch.tensor([0, 1, 0, 1, 1, 0])
    found = compute(scores.squeeze(1), answers.float()) if outputs == 1 else compute(scores, answers)
    assert found.shape == (6,)
    weights = torch.tensor([0.5, 2.0, 1.0])
    expected = (found * weights[answers]).mean() if balanced else found.mean()
    units = {"units": outputs, "activation": "none"}
    project = digits(chain(("flat", "flatten", {}), ("dense", "dense", units))).replace(training=plan)
    module = answer_module(emitted(project, outputs if outputs > 1 else 2), Path())
    written = module.loss_of(scores, answers, weights) if balanced else module.loss_of(scores, answers)
    torch.testing.assert_close(written, expected)


def emitted(project: Project, classes: int) -> PythonProject:
    assert project.data is not None
    analysis = check(project, registry()).analyses["model"]
    column: Any = registry().make(registry().columns, project.data.columns["picture"])
    enters = CodeColumn("picture", column, {"mean": [0.0], "std": [1.0]})
    answer = CodeColumn("label", CategoryColumn(), {"classes": list("abcdefghij"[:classes])})
    facts = CodeFacts(columns=(enters,), answer=answer)
    return python_project(project, facts, analysis, registry())


def answer_module(project: PythonProject, folder: Path) -> Any:
    """answer.py, which holds the loss."""
    spec = importlib.util.spec_from_loader("emitted_answer", loader=None)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    module.__file__ = str(folder / "answer.py")
    exec(compile(project.files["answer.py"], "answer.py", "exec"), module.__dict__)
    return module


def test_a_loss_of_a_plugin_trains(more: Registry, tmp_path: Path) -> None:
    plain, focal = digits(epochs=1), digits(epochs=1, loss="focal")
    assert not check(focal, more).errors
    first = losses(trained(plain, new_run(tmp_path, plain)))[1]
    second = losses(trained(focal, new_run(tmp_path, focal)))[1]
    # The first batch meets the same weights, so that only the loss differs: (1 - p)³ is below 1.
    assert 0 < second < first
    answers = torch.tensor([1, 2])
    scores = torch.randn(2, 10)
    found = loss_function(more, focal.training, ClassObjective(), Head("x", "none", 10))(scores, answers)
    torch.testing.assert_close(found, focal_loss(scores, answers, gamma=3.0, reduction="none"))
    assert not torch.allclose(found, F.cross_entropy(scores, answers, reduction="none"))


@pytest.mark.parametrize("balanced", [False, True])
def test_a_loss_of_a_plugin_is_written_down_with_its_file(
    more: Registry, balanced: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = emitted(digits(loss="focal", balanced=balanced), 10)
    assert "def focal_loss" in project.files["blocks/focal.py"]
    assert "blocks/" in project.files["README.md"]
    for name, text in project.files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    before = set(sys.modules)
    try:
        module = answer_module(project, tmp_path)
        scores, answers = torch.randn(5, 10), torch.tensor([0, 1, 2, 3, 9])
        weights = torch.rand(10)
        each = focal_loss(scores, answers, gamma=3.0, reduction="none")
        if balanced:
            torch.testing.assert_close(
                module.loss_of(scores, answers, weights), (each * weights[answers]).mean()
            )
        else:
            torch.testing.assert_close(module.loss_of(scores, answers), each.mean())
    finally:
        for name in set(sys.modules) - before:
            del sys.modules[name]


@pytest.mark.parametrize("loss", ["binary_cross_entropy", "other"])
def test_a_loss_that_does_not_fit_is_a_problem_with_a_fix(more: Registry, loss: str) -> None:
    project = digits(loss=loss)
    (problem,) = [found for found in check(project, more).errors if found.id == "loss-fit"]
    mended = problem.fixes[0].apply(project)
    assert mended.training.loss == "auto"
    assert not check(mended, more).errors
