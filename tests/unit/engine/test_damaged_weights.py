"""Weights files that are damaged, or were made to harm: one sentence, never another exception."""

import json
import shutil
from pathlib import Path
from typing import Any

import pytest
import torch
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from safetensors import safe_open
from safetensors.torch import save

from deepstudio.core.events import Failed
from deepstudio.core.explained import Explained
from deepstudio.engine.checkpoints import load_checkpoint
from deepstudio.engine.weights import load_run
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.training import digits, new_run, trained
from tests.unit.storage.test_damage import damage, damaged

Tensors = dict[str, torch.Tensor]
PROPERTY = settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A run of one epoch, that wants to go on for another."""
    project = digits(epochs=1)
    run = new_run(tmp_path_factory.mktemp("weights"), project)
    trained(project, run)
    return run


@pytest.fixture
def copied(run: RunFolder, tmp_path: Path) -> RunFolder:
    return RunFolder(shutil.copytree(run.path, tmp_path / "p" / "runs" / run.id))


def content_of(path: Path) -> tuple[Tensors, dict[str, str]]:
    with safe_open(path, "pt") as file:
        return {name: file.get_tensor(name) for name in file.keys()}, dict(file.metadata())  # noqa: SIM118


def resumed(run: RunFolder) -> Failed | None:
    """How going on ends; nothing where it went well."""
    last = trained(digits(epochs=2), run, resume=True)[-1]
    return last if isinstance(last, Failed) else None


def loads(run: RunFolder) -> None:
    """Only `Explained` may come of looking at the run."""
    for look in (lambda: load_checkpoint(run.best_weights, training=True), lambda: load_run(run)):
        try:
            look()
        except Explained as error:
            told = str(error.text)
            if not told:
                raise AssertionError from error


@PROPERTY
@given(data=st.data())
def test_any_damage_to_a_description_is_explained(data: st.DataObject, run: RunFolder) -> None:
    whole = run.best_weights.read_bytes()
    tensors, metadata = content_of(run.last_weights)
    key = data.draw(st.sampled_from(sorted(metadata)))
    text = data.draw(damaged(json.loads(metadata[key]))).encode("utf-8", "replace").decode()
    try:
        run.best_weights.write_bytes(save(tensors, {**metadata, key: text}))
        loads(run)
        run.best_weights.write_bytes(data.draw(damage(whole)))
        loads(run)
    finally:
        run.best_weights.write_bytes(whole)


@pytest.mark.parametrize(
    ("key", "changes"),
    [
        ("deepstudio", {"version": "1"}),
        ("deepstudio", {"version": []}),
        ("deepstudio", {"classes": "abc"}),
        ("deepstudio", {"metrics": 3}),
        ("place", {"epoch": "one"}),
        ("place", {"epoch": 0}),
        ("place", {"batch": -1}),
        ("place", {"sums": []}),
        ("place", {"best": {"validation.loss": "low"}}),
        ("place", {"seconds": float("inf")}),
        ("place", {"step": 10**30}),
    ],
)
def test_a_place_that_is_none_is_damage(key: str, changes: dict[str, Any], copied: RunFolder) -> None:
    tensors, metadata = content_of(copied.last_weights)
    if changes == {"version": "1"}:  # a number all the same
        changes = {"version": "one"}
    metadata[key] = json.dumps({**json.loads(metadata[key]), **changes})
    copied.last_weights.write_bytes(save(tensors, metadata))
    failed = resumed(copied)
    assert failed is not None
    assert failed.cause == "broken_weights"


def test_an_endlessly_nested_description_is_damage(copied: RunFolder) -> None:
    tensors, metadata = content_of(copied.last_weights)
    for key in metadata:
        copied.last_weights.write_bytes(save(tensors, {**metadata, key: "[" * 100_000}))
        failed = resumed(copied)
        assert failed is not None
        assert failed.cause == "broken_weights"


def first_with(tensors: Tensors, end: str) -> str:
    return next(name for name in tensors if name.startswith("training/") and name.endswith(end))


@pytest.mark.parametrize(
    "harm",
    [
        lambda t: t.pop(first_with(t, "/step")),
        lambda t: t.pop(first_with(t, "/exp_avg")),
        lambda t: t.update({first_with(t, "/exp_avg"): torch.ones(3)}),
        lambda t: t.update({first_with(t, "/exp_avg"): torch.ones(2, 2, dtype=torch.int8)}),
        lambda t: t.update({first_with(t, "/step"): torch.ones(2)}),
        lambda t: t.update({"training/model/0/strange": torch.ones(1)}),
        lambda t: t.update({"training/model/999/step": torch.ones(1)}),
        lambda t: t.update({"training/model/-1/step": torch.ones(1)}),
        lambda t: t.update({"training/model/x": torch.ones(1)}),
    ],
)
def test_a_memory_that_no_optimizer_has_is_damage(harm: Any, copied: RunFolder) -> None:
    tensors, metadata = content_of(copied.last_weights)
    harm(tensors)
    copied.last_weights.write_bytes(save(tensors, metadata))
    failed = resumed(copied)
    assert failed is not None
    assert failed.cause == "broken_weights"


def test_the_copy_itself_goes_on(copied: RunFolder) -> None:
    tensors, metadata = content_of(copied.last_weights)
    copied.last_weights.write_bytes(save(tensors, metadata))
    assert resumed(copied) is None
