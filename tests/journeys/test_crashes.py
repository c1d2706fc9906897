"""Trainings that are killed or interrupted, engines that die, disks that fail: it is said, and nothing is lost."""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from safetensors import safe_open

from deepstudio.catalog import registry
from deepstudio.core.events import AnyEvent, CheckpointSaved, parse_event
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.data.scanning import scan
from deepstudio.jobs.engine import EngineClient
from deepstudio.jobs.run import attach
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests.journeys.commands import (
    LONG,
    Ended,
    command,
    deepstudio,
    explained,
    files_in,
    succeeded,
    surroundings,
)
from tests.journeys.conftest import Pictures
from tests.unit.engine.training import epochs, losses

resource = pytest.importorskip("resource", reason="only here can files be limited in size")

LAST = "checkpoints/last.safetensors"
SMALL_STEPS = 4  # samples: an epoch then tells more than fits into a pipe, so that an unread training waits
LARGE_STEPS = 512  # samples: a training tells little


@dataclass(frozen=True)
class Digits:
    """A project with its home, where the data is prepared already, and a run that nothing ever disturbed."""

    home: Path
    path: Path

    @property
    def run(self) -> RunFolder:
        """The newest run."""
        return ProjectFolder(self.path).runs()[0]

    @property
    def whole(self) -> RunFolder:
        return ProjectFolder(self.path).run("run-001")

    def succeeded(self, name: str, *args: object) -> Ended:
        return succeeded(name, self.path, *args, home=self.home)

    def deepstudio(self, name: str, *args: object, **options: Any) -> Ended:
        return deepstudio(name, self.path, *args, home=self.home, **options)

    def listed(self) -> dict[str, Any]:
        """What `deepstudio runs` says of the newest run."""
        newest: dict[str, Any] = self.succeeded("runs", "--json").json[0]
        return newest


def make_project(path: Path) -> None:
    """Four epochs in which random numbers and the schedule count."""
    template = registry().templates.get("digits-mlp")
    assert template is not None
    project = template().build("digits")
    assert project.data is not None
    plan = project.training.replace(
        epochs=4, batch_size=SMALL_STEPS, augmentation=True, schedule=Chosen(id="cosine")
    )
    found = scan(project.data, registry()).found
    ProjectFolder.create(path, project.replace(training=plan, data=project.data.replace(found=found)))


@pytest.fixture(scope="session")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Digits:
    base = tmp_path_factory.mktemp("digits")
    digits = Digits(base / "home", base / "project")
    make_project(digits.path)
    digits.succeeded("train")
    return digits


@pytest.fixture
def digits(undisturbed: Digits, tmp_path: Path) -> Digits:
    """A copy of its own."""
    shutil.copytree(undisturbed.path, tmp_path / "project")
    return Digits(undisturbed.home, tmp_path / "project")


@contextmanager
def training(
    digits: Digits, *args: object, stdout: int = subprocess.PIPE
) -> Iterator[subprocess.Popen[bytes]]:
    """A training whose events are read one by one. It cannot get far ahead: its pipe is full then."""
    child = subprocess.Popen(
        command("train", digits.path, "--events", "-", *args),
        env=surroundings(digits.home),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=subprocess.PIPE,
    )
    with child:
        try:
            yield child
        finally:
            child.kill()


def told(child: subprocess.Popen[bytes]) -> Iterator[AnyEvent]:
    assert child.stdout is not None
    return map(parse_event, child.stdout)


def until(child: subprocess.Popen[bytes], wanted: Callable[[AnyEvent], bool]) -> None:
    assert any(wanted(event) for event in told(child)), child.communicate()


def is_saved(event: AnyEvent) -> bool:
    return isinstance(event, CheckpointSaved) and event.file == LAST


def tensors(path: Path) -> dict[str, bytes]:
    """All numbers in a weights file, the optimizer's memory included, as they are stored."""
    with safe_open(path, "numpy") as file:
        return {name: file.get_tensor(name).tobytes() for name in file.keys()}  # noqa: SIM118


def assert_same_numbers(one: RunFolder, other: RunFolder) -> None:
    """Every loss, every metric and every weight, bit for bit."""
    expected, found = one.events()[0], other.events()[0]
    assert sorted(epochs(expected)) == [1, 2, 3, 4]
    assert epochs(found) == epochs(expected)
    assert losses(found).items() <= losses(expected).items()
    assert other.state().test == one.state().test
    for file in ("best.safetensors", LAST):
        assert tensors(other.path / file) == tensors(one.path / file)


@pytest.mark.slow
def test_a_killed_training_is_interrupted_and_goes_on_to_the_same_numbers(
    digits: Digits, tmp_path: Path, pictures: Pictures
) -> None:
    with training(digits) as child:
        until(child, is_saved)
        child.kill()
    run = digits.run
    assert run.state().epoch < 4
    assert digits.listed()["status"] == "interrupted"
    assert "interrupted" in digits.succeeded("runs").out
    picture = pictures.good(tmp_path / "picture.png")
    (answer,) = digits.succeeded("predict", picture, "--run", run.id, "--json").json
    assert set(answer["probabilities"]) == set("0123456789")
    resumed = digits.succeeded("train", "--resume", "--json")
    assert resumed.json[0]["run"] == run.id
    assert f"{run.id} goes on" in resumed.err
    assert digits.listed()["status"] == "finished"
    assert_same_numbers(digits.whole, run)


@pytest.mark.slow
def test_ctrl_c_saves_and_the_run_stays_usable(digits: Digits, tmp_path: Path, pictures: Pictures) -> None:
    with training(digits) as child:
        until(child, is_saved)
        child.send_signal(signal.SIGINT)
        last = list(told(child))[-1]
        assert child.stderr is not None
        err = child.stderr.read().decode()
        assert child.wait(LONG) == 130
    run = digits.run
    assert (last.kind, run.state().status) == ("finished", "stopped")
    assert run.state().epoch < 4
    assert "Stopping after this step and saving." in err
    assert f"{run.id} stopped. Go on with it: deepstudio train {digits.path} --resume" in err
    assert "Traceback" not in err
    assert digits.succeeded("predict", pictures.good(tmp_path / "picture.png"), "--json").json
    digits.succeeded("train", "--resume")
    assert_same_numbers(digits.whole, run)


@contextmanager
def full_pipe() -> Iterator[int]:
    """Where a child can write nothing: it gets as far as its first event, and waits."""
    unread, full = os.pipe()
    os.set_blocking(full, False)
    with suppress(BlockingIOError):
        while True:
            os.write(full, b"\n" * 4096)
    os.set_blocking(full, True)
    try:
        yield full
    finally:
        os.close(full)
        os.close(unread)


def test_ctrl_c_twice_stops_at_once_and_the_run_can_begin_again(digits: Digits) -> None:
    folder = ProjectFolder(digits.path)
    run = folder.new_run(folder.load())
    with full_pipe() as full, training(digits, "--run", run.id, stdout=full) as child:
        next(attach(run).follow())
        child.send_signal(signal.SIGINT)
        assert child.stderr is not None
        assert any(line.startswith(b"Stopping") for line in child.stderr)
        child.send_signal(signal.SIGINT)
        err = child.stderr.read().decode()
        assert child.wait(LONG) == 130
    assert err.splitlines() == ["Interrupted."]
    listed = digits.listed()
    assert (listed["run"], listed["status"], listed["has_weights"]) == (run.id, "interrupted", False)
    resumed = digits.succeeded("train", "--resume", "--epochs", 1, "--batch-size", LARGE_STEPS, "--json")
    assert resumed.json[0]["run"] == run.id
    assert digits.listed()["status"] == "finished"


def no_larger_than(size: int) -> Callable[[], None]:
    """A disk that takes no more than so many bytes in one file."""
    return partial(resource.setrlimit, resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.slow
def test_a_disk_that_fails_at_a_checkpoint_costs_nothing_saved_before(
    digits: Digits, tmp_path: Path, pictures: Pictures
) -> None:
    digits.succeeded("train", "--epochs", 1, "--batch-size", LARGE_STEPS)
    run, picture = digits.run, pictures.good(tmp_path / "picture.png")
    before = {file: (run.path / file).read_bytes() for file in ("best.safetensors", LAST)}
    limit = min(map(len, before.values())) - 1
    failed = digits.deepstudio("train", "--resume", "--epochs", 3, preexec_fn=no_larger_than(limit))
    assert failed.code == 1
    assert "Training goes on, but the weights could not be saved." in failed.err
    assert failed.err.splitlines()[-1] == (
        "“best.safetensors” cannot be saved: the disk is full. Free some space and try again."
    )
    assert "Traceback" not in failed.err
    assert digits.listed()["status"] == "failed"
    assert {file: (run.path / file).read_bytes() for file in before} == before
    assert not list(run.path.rglob("*.tmp"))
    assert digits.succeeded("predict", picture, "--json").json
    resumed = digits.succeeded("train", "--resume", "--json")
    assert resumed.json[0]["reason"] == "done"
    assert run.state().epoch == 3


FULL = [
    (
        "new",
        ["--template", "digits-mlp"],
        1_000,
        "“project.json” cannot be saved: the disk is full. Free some space",
    ),
    ("train", [], 1_000, "“project.json” cannot be saved: the disk is full. Free some space"),
    ("prepare", [], 20_000, "is full: the prepared data takes"),
]


@pytest.mark.parametrize(("name", "args", "limit", "sentence"), FULL, ids=[name for name, *_ in FULL])
def test_a_full_disk_leaves_nothing_half_made(
    name: str, args: list[str], limit: int, sentence: str, tmp_path: Path
) -> None:
    project = tmp_path / "project"
    if name != "new":
        make_project(project)
    before = files_alone(tmp_path)
    ended = deepstudio(name, project, *args, home=tmp_path / "home", preexec_fn=no_larger_than(limit))
    assert sentence in explained(ended)
    assert files_alone(tmp_path) == before


def files_alone(folder: Path) -> dict[str, bytes]:
    return {path: content for path, content in files_in(folder).items() if (folder / path).is_file()}


def test_a_killed_engine_costs_one_answer(undisturbed: Digits, tmp_path: Path, pictures: Pictures) -> None:
    given = [{"picture": {"path": str(pictures.good(tmp_path / "图 片.png"))}}]
    wanted = {"run": str(undisturbed.whole.path), "given": given}
    engine = EngineClient()
    try:
        first = engine.request("predict", **wanted).result(LONG)
        killed = engine.pid
        assert killed is not None
        os.kill(killed, signal.SIGSTOP)  # so that the question is still open
        pending = engine.request("predict", **wanted)
        os.kill(killed, signal.SIGKILL)
        with pytest.raises(Explained) as caught:
            pending.result(LONG)
        assert caught.value.cause == "engine_died"
        assert str(caught.value.text) == (
            "The engine ended unexpectedly and is starting again. Nothing is lost: try once more."
        )
        again = engine.request("predict", **wanted).result(LONG)
        assert engine.pid != killed
    finally:
        engine.close()
    assert again["answers"][0]["answers"] == first["answers"][0]["answers"]
