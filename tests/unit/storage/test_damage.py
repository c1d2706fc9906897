"""Whatever lies in the files of a project folder: damage is one sentence, and everything else goes on."""

import copy
import json
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deepstudio.catalog import registry
from deepstudio.core.events import EpochDone, Failed, Message, RunStarted
from deepstudio.core.explained import Explained
from deepstudio.core.project import ColumnFound, Found, Project
from deepstudio.core.text import T
from deepstudio.jobs.run import attach
from deepstudio.storage import places, recent
from deepstudio.storage.preferences import Preferences
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_parts import RunParts, read_parts, write_parts
from tests.journeys.commands import here

EVENTS = (
    RunStarted(run="run-001", device="cpu", epochs=3, batches=2, batch_size=8, samples={"train": 9}),
    EpochDone(epoch=1, step=2, metrics={"validation.loss": 1.0}, seconds=1.0, best=True),
    Failed(message=Message.of(T("The class “{name}” has only {n} samples.", name="a", n=3)), cause="x"),
)
FILES = [
    "project.json",
    "run.json",
    "environment.json",
    "result.json",
    "title.txt",
    "events.jsonl",
    "commands.jsonl",
    "parts.json",
]
PARTS = RunParts(
    fingerprint="x",
    classes=("a", "b"),
    parts={
        part: {"ids": (part,), "labels": (1,), "contents": ("0",), "sizes": (3,), "times": (5,)}
        for part in ("train", "validation", "test")
    },
)
STRANGE: list[Any] = [
    None, True, -1, 10**400, 2**63, -(10**30), 1e308, float("inf"), float("-inf"), float("nan"),
    "", "x" * 3000, "\x1b[2J\udc80", "{", "{0}", "{a.b}", "{a:>99999999}", [], {}, [[]], {"": None}, 0.5,
]  # fmt: skip
PROPERTY = settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])


def places_in(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """The path of everything in a JSON value."""
    yield path
    for key, inner in (
        value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    ):
        yield from places_in(inner, (*path, key))


@st.composite
def damaged(draw: st.DrawFn, value: Any) -> str:
    """The JSON of `value` with one thing dropped, replaced, or nested without end."""
    made = {"root": copy.deepcopy(value)}
    path = ("root", *draw(st.sampled_from(list(places_in(value)))))
    holder: Any = made
    for key in path[:-1]:
        holder = holder[key]
    how = draw(st.sampled_from(["drop", "replace", "nest"]))
    if how == "drop":
        del holder[path[-1]]
    else:
        holder[path[-1]] = draw(st.sampled_from(STRANGE)) if how == "replace" else "@nested@"
    text = json.dumps(made.get("root"))
    depth = draw(st.sampled_from([100, 100_000]))
    return text.replace('"@nested@"', "[" * depth + "]" * depth)


@st.composite
def damage(draw: st.DrawFn, content: bytes) -> bytes:
    """A file's content as a bad disk, a bad copy or a person may leave it."""
    how = draw(st.sampled_from(["cut", "bytes", "value", "value", "value", "value"]))
    if how == "cut":
        return content[: draw(st.integers(0, max(0, len(content) - 1)))]
    if how == "bytes":
        place = draw(st.integers(0, len(content)))
        return content[:place] + draw(st.binary(min_size=1, max_size=8)) + content[place + 1 :]
    try:
        return draw(damaged(json.loads(content))).encode("utf-8", "surrogatepass")
    except ValueError:  # one value a line
        lines = content.splitlines()
        number = draw(st.integers(0, max(0, len(lines) - 1)))
        if lines:
            try:
                lines[number] = draw(damaged(json.loads(lines[number]))).encode("utf-8", "surrogatepass")
            except ValueError:
                lines[number] = b"\xff"
        return b"\n".join([*lines, b""])


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> ProjectFolder:
    """A project with two runs, one of which has failed and was asked to stop."""
    found = Found(
        fingerprint="x",
        samples=sum((40, 50)),
        columns={"label": ColumnFound(classes=("a", "b"), counts=(40, 50))},
    )
    template = registry().templates.get("digits-mlp")
    assert template is not None
    project = template().build("Digits")
    assert project.data is not None
    folder = ProjectFolder.create(
        tmp_path_factory.mktemp("damage") / "p", project.replace(data=project.data.replace(found=found))
    )
    for _ in range(2):
        run = folder.new_run(folder.load(), "test")
        run.claim()
        run.append(*EVENTS)
        run.write_result({"run": run.id, "best": {"epoch": 1}})
        run.set_title("mine")
        run.send("stop")
        write_parts(run, PARTS)
    return folder


def use_all(folder: ProjectFolder) -> None:
    """What window and command line read of a project and its runs; only `Explained` may come of it."""
    for read in (folder.load, folder.backup, folder.active_run, folder.latest_with_weights):
        read_explained(read)
    runs = folder.runs()
    assert len(runs) == 2, "the other runs are there"
    for run in runs:
        use_run(run)


def use_run(run: RunFolder) -> None:
    state = run.state()
    if state.failure is not None:
        str(state.failure.text())
    assert abs(state.started) < 1e12
    str(run.title), run.result(), run.environment(), run.heartbeat(), run.commands()
    for event in run.events()[0]:
        event.model_dump_json()
    for read in (
        run.project,
        lambda: read_parts(run),
        run.refuse_if_active,
        lambda: run.clear_commands(before=1.0),
        attach(run).alive,
    ):
        read_explained(read)


def read_explained(read: Callable[[], object]) -> None:
    told: list[str] = []
    try:
        read()
    except Explained as error:
        told.append(str(error.text))
    assert all(told)


@pytest.mark.parametrize("name", FILES)
@PROPERTY
@given(data=st.data())
def test_any_damage_to_a_file_is_explained_and_the_rest_goes_on(
    name: str, data: st.DataObject, original: ProjectFolder
) -> None:
    run = original.run("run-001")
    file = original.project_file if name == "project.json" else run.path / name
    content = file.read_bytes()
    commands = run.commands_file.read_bytes()
    try:
        file.write_bytes(data.draw(damage(content)))
        use_all(ProjectFolder(original.path))
    finally:
        file.write_bytes(content)
        run.commands_file.write_bytes(commands)


@pytest.mark.parametrize("name", FILES)
def test_the_command_line_lists_the_other_runs(
    name: str, original: ProjectFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With the damages that once ended all."""
    folder = ProjectFolder(Path(shutil.copytree(original.path, tmp_path / "p")))
    file = folder.run("run-001").path / name
    lines = file.read_text(encoding="utf-8").splitlines()
    for strange in ("1e308", "Infinity", "1" + "0" * 400, "[" * 100_000, '"x"', "null"):
        whole = file.read_text(encoding="utf-8")
        first = json.loads(lines[0]) if name.endswith("jsonl") else {}
        head = json.dumps({**first, "time": "@", "created": "@"}).replace('"@"', strange)
        file.write_text("\n".join([head, *lines[1:], ""]), encoding="utf-8")
        for options in ([], ["--json"]):
            ended = here(capsys, "runs", folder.path, *options)
            assert ended.code == 0, (strange, ended.err)
            assert "run-002" in ended.out
        file.write_text(whole, encoding="utf-8")


def test_counts_that_do_not_fit_the_classes_are_damage(
    original: ProjectFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = ProjectFolder(Path(shutil.copytree(original.path, tmp_path / "p")))
    raw = json.loads(folder.project_file.read_text())
    raw["data"]["found"]["columns"]["label"]["counts"].pop()
    folder.project_file.write_text(json.dumps(raw))
    for command in ("check", "train"):
        ended = here(capsys, command, folder.path)
        assert ended.code == 1
        assert "damaged" in ended.err
        assert "--restore" in ended.err
    assert here(capsys, "check", folder.path, "--restore").code == 0


@PROPERTY
@given(data=st.data())
def test_damaged_preferences_and_lists_never_stop_the_program(data: st.DataObject, tmp_path: Path) -> None:
    Preferences(theme="dark", disk_budget_gb=5).save()
    entries = [{"path": f"/somewhere/{name}", "name": name, "opened": 1.5e9} for name in "ab"]
    for name, content in (
        ("preferences.json", (places.config_dir() / "preferences.json").read_bytes()),
        ("recent.json", json.dumps(entries).encode()),
    ):
        (places.config_dir() / name).write_bytes(data.draw(damage(content)))
    assert isinstance(Preferences.load(), Preferences)
    for project in recent.recent_projects():
        assert isinstance(project.exists, bool)
    recent.remember(tmp_path / "c", "c")
    assert recent.recent_projects()[0].name == "c"


def test_a_path_that_no_system_takes_is_one_that_is_not_there(tmp_path: Path) -> None:
    entries = [{"path": path, "name": "a\ud800", "opened": 1.5e9} for path in ("/" + "x" * 5000, "/a\ud800")]
    places.config_dir().mkdir(parents=True)
    (places.config_dir() / "recent.json").write_bytes(json.dumps(entries).encode())
    assert [project.exists for project in recent.recent_projects()] == [False, False]
    recent.remember(tmp_path / "c", "c")
    assert [project.name for project in recent.recent_projects()] == ["c", "a\ud800", "a\ud800"]


def test_one_damaged_entry_costs_only_itself(tmp_path: Path) -> None:
    for name in "abc":
        recent.remember(tmp_path / name, name)
    file = places.config_dir() / "recent.json"
    entries = json.loads(file.read_text())
    entries[1]["opened"] = 10**400
    file.write_text(json.dumps(entries))
    assert [project.name for project in recent.recent_projects()] == ["c", "a"]


def test_numbers_that_are_none_are_no_project(tmp_path: Path) -> None:
    folder = ProjectFolder.create(tmp_path / "p", Project(name="p"))
    folder.project_file.write_text(folder.project_file.read_text().replace('"p"', "1e400", 1))
    with pytest.raises(Explained) as caught:
        folder.load()
    assert caught.value.cause == "broken"
