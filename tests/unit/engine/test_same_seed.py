"""The same seed gives the same weights, bit for bit: each template, each precision, shared-out batches too."""

from itertools import islice
from pathlib import Path

import pytest
import torch
from torch import Tensor

from deepstudio.catalog import registry
from deepstudio.catalog.sounds import AudioColumn
from deepstudio.core.adapting import adapted
from deepstudio.core.check import check
from deepstudio.core.project import DEFAULT_ROLE, DataPlan, Project
from deepstudio.data.kinds import stored
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.engine.randomness import seed_for, seed_torch
from deepstudio.engine.shards import Shards
from deepstudio.engine.tasks import Setup, start_learner, supervised
from tests.unit.engine.exporting import template_project
from tests.unit.engine.training import new_run
from tests.unit.engine.using import photograph_folder

CPU = torch.device("cpu")
IDS = [template.id for template in registry().templates if template.id != "empty"]
STEPS = 3
SHARES = 4  # also on a machine with one core


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home of all these tests, so that data is prepared once, with photographs and sounds."""
    folder = tmp_path_factory.mktemp("kept")
    photograph_folder(folder / "picture-folder", ("cats", "dogs"))
    for digit in range(10):
        (folder / "audio-folder" / str(digit)).mkdir(parents=True)
        for number, path in enumerate(stored(AudioColumn()).examples(AudioColumn(), 8, folder)):
            path.rename(folder / "audio-folder" / str(digit) / f"{number}.wav")
    return folder


def project_of(id: str, kept: Path, precision: str) -> Project:
    project = template_project(id)
    assert project.data is not None
    if (kept / project.data.source.id).exists():
        source = project.data.source.replace(settings={"path": str(kept / project.data.source.id)})
        project = project.replace(data=DataPlan(source=source, columns=project.data.columns))
    found = scan_as_it_is(project.data, registry()).found
    project = adapted(project.replace(data=project.data.replace(found=found)), registry())
    size = 8 * SHARES if "text" in project.data.columns else 4
    return project.replace(training=project.training.replace(precision=precision, batch_size=size, seed=7))


def learned(project: Project, folder: Path) -> dict[str, Tensor]:
    """All weights after a few steps, as the loop takes them."""
    seed_torch(seed_for(project.training.seed, "weights"), CPU)
    run = new_run(folder, project)
    setup = Setup(project, run, registry(), check(project, registry()).analyses, CPU, lambda: False)
    starting = start_learner(setup)
    while True:
        try:
            next(starting)
        except StopIteration as done:
            learner = done.value
            break
    learner.begin(learner.precision, 0)
    for _ in learner.prepare():
        pass
    batches = learner.epoch(1, 0)
    for step, batch in enumerate(islice(batches, STEPS)):
        seed_torch(seed_for(project.training.seed, "step", step, 0), CPU)
        learner.step(batch)
    batches.close()
    return {name: value.clone() for name, value in learner.networks[DEFAULT_ROLE].state_dict().items()}


@pytest.mark.slow
@pytest.mark.parametrize("precision", ["float32", "bfloat16"])
@pytest.mark.parametrize("id", IDS)
def test_the_same_seed_gives_the_same_weights(
    id: str, precision: str, kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DEEPSTUDIO_HOME", str(kept / "home"))
    monkeypatch.setattr(supervised, "all_threads", lambda: SHARES)
    threads = torch.get_num_threads()
    project = project_of(id, kept, precision)
    try:
        first, second = learned(project, tmp_path), learned(project, tmp_path)
    finally:
        torch.set_num_threads(threads)
    different = [name for name in first if not torch.equal(first[name], second[name])]
    assert not different
    assert first


def test_recurrent_templates_are_shared_out(
    kept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else the test above would say nothing about shares."""
    monkeypatch.setenv("DEEPSTUDIO_HOME", str(kept / "home"))
    monkeypatch.setattr(supervised, "all_threads", lambda: SHARES)
    seen = []

    def counted(count: int) -> Shards:
        seen.append(count)
        return Shards(count)

    monkeypatch.setattr(supervised, "Shards", counted)
    threads = torch.get_num_threads()
    try:
        learned(project_of("sentiment-gru", kept, "bfloat16"), tmp_path)
    finally:
        torch.set_num_threads(threads)
    assert seen == [SHARES]
