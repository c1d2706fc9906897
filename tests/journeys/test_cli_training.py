"""From the command line: the whole way from a template to a prediction and an export, and interrupted ways."""

import json
import os
import shutil
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.core.events import AnyEvent, parse_event
from deepstudio.storage.project_folder import ProjectFolder
from tests.journeys.commands import Ended, command, deepstudio, explained


@pytest.fixture(scope="module")
def untouched(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new project; tests work on copies."""
    path = tmp_path_factory.mktemp("new") / "digits"
    assert deepstudio("new", path, "--template", "digits-mlp").code == 0
    return path


@pytest.fixture(scope="module")
def once_trained(untouched: Path) -> Path:
    path = untouched.with_name("trained")
    shutil.copytree(untouched, path)
    assert deepstudio("train", path, "--epochs", "3", "--json").code == 0
    return path


@pytest.fixture
def project(untouched: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(untouched, tmp_path / "digits"))


@pytest.fixture
def trained(once_trained: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(once_trained, tmp_path / "trained"))


@pytest.fixture(scope="module")
def demonstrated(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ended]:
    """The home in which the demo ran without a display, and what it said."""
    home = tmp_path_factory.mktemp("演示 1")
    return home, deepstudio("demo", home=home, QT_QPA_PLATFORM="", DISPLAY="", WAYLAND_DISPLAY="")


def test_a_training_tells_a_machine_how_it_ended(untouched: Path, tmp_path: Path) -> None:
    project = Path(shutil.copytree(untouched, tmp_path / "数字 1"))
    last = deepstudio("train", project, "--epochs", "5", "--json").json[-1]
    assert last["run"] == "run-001"
    assert Path(last["dir"]).is_dir()
    assert last["best"]["validation.accuracy"] > 0.8
    assert last["samples_per_second"] > 0
    assert last["verdict"]["id"] in ("good", "improving")
    assert "guessing (10 %)" in last["verdict"]["text"]
    assert deepstudio("runs", project, "--json").json[0]["verdict"] == last["verdict"]
    evaluation = deepstudio("evaluate", project, "--json").json[0]
    assert evaluation["accuracy"] == pytest.approx(last["test"]["accuracy"])


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_digits_reach_97_percent_and_leave_as_onnx(
    demonstrated: tuple[Path, Ended], tmp_path: Path
) -> None:
    home, _ = demonstrated
    project = home / "projects" / "Handwritten digits"
    (trained,) = deepstudio("runs", project, "--json").json
    assert (trained["run"], trained["status"]) == ("run-001", "finished")
    assert deepstudio("evaluate", project, "--json").json[0]["accuracy"] >= 0.97
    out = tmp_path / "out 出" / "m.onnx"
    out.parent.mkdir()
    assert deepstudio("export", project, "--format", "onnx", "--out", out).code == 0
    assert out.is_file()


def test_predictions_go_on_after_a_file_that_is_no_picture(trained: Path, tmp_path: Path) -> None:
    Image.new("L", (8, 8), 9).save(tmp_path / "猫 1.png")
    (tmp_path / "text.jpg").write_text("text")
    inputs = ["猫 1.png", "text.jpg", "gone.png"]
    ended = deepstudio("predict", trained, *inputs, "--json", cwd=tmp_path)
    assert ended.code == 1
    first, second, third = ended.json
    assert first["input"] == "猫 1.png"
    assert first["probabilities"][first["label"]] == first["confidence"]
    assert sum(first["probabilities"].values()) == pytest.approx(1, abs=1e-4)
    assert second.keys() == third.keys() == {"input", "error"}
    good = deepstudio("predict", trained, "猫 1.png", cwd=tmp_path)
    assert good.code == 0
    assert first["label"] in good.out


def test_a_folder_becomes_a_table(trained: Path, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    Image.new("L", (8, 8), 9).save(tmp_path / "in" / "a.png")
    ended = deepstudio("predict", trained, tmp_path / "in", "--csv", tmp_path / "out.csv", "--json")
    assert ended.code == 0
    assert (tmp_path / "out.csv").read_text(encoding="utf-8-sig").startswith("input,label,confidence")
    assert "--csv" in explained(deepstudio("predict", trained, "a", "b", "--csv", tmp_path / "x.csv"), code=2)


def test_runs_are_listed_and_chosen(trained: Path) -> None:
    (listed,) = deepstudio("runs", trained, "--json").json
    assert (listed["run"], listed["status"], listed["epoch"]) == ("run-001", "finished", 3)
    assert "run-001" in deepstudio("runs", trained).out
    by_number = deepstudio("evaluate", trained, "--run", "1", "--split", "train", "--json").json[0]
    assert (by_number["run"], by_number["split"]) == ("run-001", "train")
    assert "run-001" in explained(deepstudio("evaluate", trained, "--run", "run-044"))


@pytest.mark.slow
@pytest.mark.usefixtures("fresh_interpreter")  # it starts itself again, with the allocator's settings
def test_overrides_hold_for_one_run(project: Path) -> None:
    before = (project / "project.json").read_bytes()
    changes = [
        "training.optimizer=sgd",
        "training.optimizer.learning_rate=0.5",
        "training.augmentation=true",
        "training.precision=float32",
        "model.dense.units=12",
    ]
    settings = [part for change in changes for part in ("--set", change)]
    ended = deepstudio("train", project, "--epochs", "1", "--batch-size", "64", "--seed", "7", *settings)
    assert ended.code == 0, ended.err
    assert (project / "project.json").read_bytes() == before
    frozen = ProjectFolder(project).runs()[0].project()
    training = frozen.training
    assert (training.epochs, training.batch_size, training.seed, training.augmentation) == (1, 64, 7, True)
    assert (training.optimizer.id, training.optimizer.settings) == ("sgd", {"learning_rate": 0.5})
    assert frozen.models["model"].by_name["dense"].settings["units"] == 12
    assert "run-001" in ended.out


@pytest.mark.parametrize(
    "change",
    [
        "training.epochs",
        "training.epochz=3",
        "training.epochs=-3",
        "training.optimizer=magic",
        "training.optimizer.momentum=2",
        "training.loss=pain",
        "model.nobody.units=3",
        "model.dense.units=0",
        "model.dense.colour=red",
        "data.path=/",
        "training.start_from=1",
    ],
)
def test_an_impossible_override_is_wrong_usage(project: Path, change: str) -> None:
    explained(deepstudio("train", project, "--set", change), code=2)
    assert not (project / "runs").exists()


def test_events_on_standard_output_are_events_alone(project: Path, tmp_path: Path) -> None:
    ended = deepstudio("train", project, "--epochs", "1", "--events", "-")
    kinds = [parse_event(line).kind for line in ended.out.splitlines()]
    assert kinds[-1] == "finished"
    assert "batch" in kinds
    deepstudio("train", project, "--epochs", "1", "--events", tmp_path / "e.jsonl")
    assert parse_event((tmp_path / "e.jsonl").read_bytes().splitlines()[-1]).kind == "finished"


def test_a_reader_that_goes_away_does_not_end_the_run(project: Path) -> None:
    with subprocess.Popen(
        command("train", project, "--epochs", "3", "--events", "-"), stdout=subprocess.PIPE
    ) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.stdout.close()
        assert child.wait() == 0
    assert deepstudio("runs", project, "--json").json[0]["status"] == "finished"


def holds_the_place(event: AnyEvent) -> bool:
    """Whether a killed run could go on from here."""
    return event.kind == "checkpoint" and "last" in event.file


@pytest.fixture
def endless(project: Path) -> Iterator[subprocess.Popen[str]]:
    """A long training in the middle of its work."""
    arguments = command("train", project, "--epochs", "9999", "--events", "-")
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "encoding": "utf-8"}
    with subprocess.Popen(arguments, **pipes) as child:  # type: ignore[call-overload]
        while not holds_the_place(parse_event(child.stdout.readline())):
            pass
        yield child
        child.kill()


def ended(child: subprocess.Popen[str]) -> Ended:
    out, err = child.communicate()
    return Ended(child.returncode, out, err)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.slow
def test_an_interrupted_run_stays_usable(
    endless: subprocess.Popen[str], project: Path, number: signal.Signals
) -> None:
    endless.send_signal(number)
    said = ended(endless)
    assert said.code == 130
    assert "Traceback" not in said.err
    (listed,) = deepstudio("runs", project, "--json").json
    assert (listed["status"], listed["has_weights"]) == ("stopped", True)
    assert deepstudio("evaluate", project).code == 0
    more = str(listed["epoch"] + 1)
    resumed = deepstudio("train", project, "--resume", "--epochs", more, "--json")
    assert resumed.code == 0, resumed.err
    assert resumed.json[-1]["run"] == "run-001"
    assert deepstudio("runs", project, "--json").json[0]["epoch"] == int(more)


def test_a_killed_training_is_seen_and_goes_on(endless: subprocess.Popen[str], project: Path) -> None:
    os.kill(endless.pid, signal.SIGKILL)
    endless.communicate()
    (listed,) = deepstudio("runs", project, "--json").json
    assert (listed["status"], listed["has_weights"]) == ("interrupted", True)
    assert deepstudio("evaluate", project).code == 0
    resumed = deepstudio("train", project, "--resume", "--epochs", str(listed["epoch"] + 2), "--json")
    assert resumed.code == 0, resumed.err
    events, _ = ProjectFolder(project).runs()[0].events()
    assert [event.resumed for event in events if event.kind == "run_started"] == [False, True]


def test_a_run_at_work_is_not_resumed_by_another(endless: subprocess.Popen[str], project: Path) -> None:
    assert "run-001" in explained(deepstudio("train", project, "--resume"))
    assert endless.poll() is None


def test_nothing_to_resume(project: Path) -> None:
    explained(deepstudio("train", project, "--resume"))


def test_a_resumed_run_keeps_its_network(trained: Path) -> None:
    explained(deepstudio("train", trained, "--resume", "--set", "model.dense.units=3"), code=2)
    explained(deepstudio("train", trained, "--run", "run-001"), code=2)


@pytest.mark.slow
def test_a_file_limit_that_stops_a_checkpoint_is_explained(project: Path) -> None:
    """The disk takes files of up to 64 KiB only: weights do not fit, and the sentence says why."""
    script = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (65536, 65536));"
        "from deepstudio.cli.app import run; sys.exit(run(sys.argv[1:]))"
    )
    assert deepstudio("prepare", project).code == 0
    arguments = ["-c", script, "train", str(project), "--epochs", "2", "--set", "model.dense.units=800"]
    done = subprocess.run([command()[0], *arguments], capture_output=True, encoding="utf-8")
    assert "Traceback" not in done.stderr
    assert "disk is full" in done.stderr
    assert json.loads((project / "project.json").read_bytes())["name"] == "digits"


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_the_demo_does_the_whole_job_without_a_display(demonstrated: tuple[Path, Ended]) -> None:
    home, done = demonstrated
    assert done.code == 0, done.err
    folder = home / "projects" / "Handwritten digits"
    exports = folder / "exports" / "run-001"
    assert (exports / "model.onnx").is_file()
    assert (exports / "model.pt2").is_file()
    assert (exports / "python" / "model.py").is_file()
    assert list((exports / "weights").glob("*.safetensors"))
    assert "DISPLAY" in done.out
    for part in (exports, folder):
        assert str(part) in done.out
