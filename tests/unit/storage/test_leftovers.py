"""What killed writes left is cleared; what somebody writes, or made himself, stays."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from deepstudio.core.project import Project
from deepstudio.storage import leftovers
from deepstudio.storage.leftovers import beside, clear_leftovers, clear_siblings
from deepstudio.storage.process import ProcessIdentity
from deepstudio.storage.project_folder import ProjectFolder

WRITES = """
import sys
from pathlib import Path
from deepstudio.storage.leftovers import beside
for name in sys.argv[1:]:
    made = beside(Path(name))
    made.write_bytes(b"half")
(beside(Path(sys.argv[1]), "new") / "checkpoints").mkdir(parents=True)
print("written", flush=True)
input()
"""
LONG_AGO = time.time() - 2 * leftovers.CERTAIN


def hidden(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.rglob(".*"))


@pytest.fixture
def folder(tmp_path: Path) -> ProjectFolder:
    made = ProjectFolder.create(tmp_path / "p", Project(name="p"))
    made.new_run(made.load())
    return made


@pytest.fixture
def writer(folder: ProjectFolder) -> Iterator[subprocess.Popen[bytes]]:
    """A process that is in the middle of writing a project, a run and its weights."""
    run = folder.runs()[0]
    names = [folder.project_file, run.record_file, run.best_weights, run.last_weights]
    child = subprocess.Popen(
        [sys.executable, "-c", WRITES, *map(str, names)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    )
    assert child.stdout
    assert child.stdout.readline().strip() == b"written"
    yield child
    child.communicate()


def test_what_a_living_process_writes_stays_and_goes_once_it_was_killed(
    folder: ProjectFolder, writer: subprocess.Popen[bytes]
) -> None:
    made = hidden(folder.path)
    assert len(made) == 5
    ProjectFolder(folder.path).load()
    assert hidden(folder.path) == made
    writer.kill()
    writer.wait()
    ProjectFolder(folder.path).load()
    assert hidden(folder.path) == []
    assert folder.runs()[0].state().status == "starting"


def test_taking_a_run_up_clears_it(folder: ProjectFolder, writer: subprocess.Popen[bytes]) -> None:
    writer.kill()
    writer.wait()
    run = folder.runs()[0]
    run.claim()
    assert hidden(run.path) == []


def test_another_process_with_the_same_number_does_not_count(tmp_path: Path) -> None:
    mine = beside(tmp_path / "a.json")
    mine.touch()
    own = ProcessIdentity.of()
    earlier = own.model_copy(update={"ticks": own.ticks + 1, "created": own.created - 1000})
    mine.with_name(mine.name.replace(own.mark, earlier.mark)).touch()
    clear_leftovers(tmp_path)
    assert os.listdir(tmp_path) == [mine.name]


def test_what_another_machine_wrote_goes_after_a_day(tmp_path: Path) -> None:
    own = ProcessIdentity.of()
    elsewhere = own.model_copy(update={"host": "another machine"})
    name = beside(tmp_path / "a.json").name.replace(own.mark, elsewhere.mark)
    (tmp_path / name).touch()
    clear_leftovers(tmp_path)
    assert os.listdir(tmp_path) == [name]
    os.utime(tmp_path / name, (LONG_AGO, LONG_AGO))
    clear_leftovers(tmp_path)
    assert os.listdir(tmp_path) == []


def test_leftovers_of_older_versions_go_after_a_day(folder: ProjectFolder) -> None:
    old = [folder.path / ".project.json.0123abcd.tmp", folder.runs_dir / ".new-0123456789ab"]
    for path in old:
        path.mkdir()
    ProjectFolder(folder.path).load()
    assert all(path.exists() for path in old)
    for path in old:
        os.utime(path, (LONG_AGO, LONG_AGO))
    ProjectFolder(folder.path).load()
    assert hidden(folder.path) == []


@pytest.mark.parametrize(
    "name", [".git", ".notes.tmp", ".draft.txt.export", ".new-idea", ".x.deadbeef.tmp", "a.tmp"]
)
def test_what_a_person_made_stays_for_ever(folder: ProjectFolder, name: str) -> None:
    (folder.path / name).mkdir()
    os.utime(folder.path / name, (LONG_AGO, LONG_AGO))
    ProjectFolder(folder.path).load()
    assert (folder.path / name).exists()


def test_siblings_are_those_of_one_place_alone(tmp_path: Path) -> None:
    own = ProcessIdentity.of()
    dead = own.model_copy(update={"pid": 2**22 + 5}).mark
    names = [beside(tmp_path / name, "export").name.replace(own.mark, dead) for name in ("out", "out 2")]
    for name in names:
        (tmp_path / name).mkdir()
    clear_siblings(tmp_path / "out")
    assert os.listdir(tmp_path) == names[1:]


def test_any_name_leaves_room_for_the_mark(tmp_path: Path) -> None:
    made = beside(tmp_path / ("猫" * 85))
    made.touch()
    assert len(made.name.encode()) < 256
    clear_leftovers(tmp_path)
    assert made.exists()
