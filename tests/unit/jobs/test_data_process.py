"""The process that opens files for the window: a bad file, or its end, costs one answer and nothing else."""

import contextlib
import inspect
import os
import pickle
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import numpy as np
import psutil
import pytest
from PIL import Image

from deepstudio.core.explained import Explained
from deepstudio.core.project import DataPlan
from deepstudio.data import memory, served, server
from deepstudio.data.scan import Scan
from deepstudio.data.work import Cancelled
from deepstudio.jobs.data_process import DataProcess, DataRequest, data_process

linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can refuse memory")
posix = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


@pytest.fixture
def shared() -> DataProcess:
    """The one that tests share, there already."""
    data_process().call(served.class_folders, Path("/"))
    return data_process()


@pytest.fixture
def small(fresh_interpreter: None) -> Iterator[DataProcess]:
    """As a person starts it, with little memory."""
    made = DataProcess(limit=400 << 20)
    yield made
    made.close()


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    folder = tmp_path / "宠物 pets"
    for number in range(12):
        file = folder / ("cats", "dogs")[number % 2] / f"{number}.png"
        file.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (30, 20), (20 * number, 9, 99)).save(file)
    return folder


def test_it_recognises_scans_and_decodes(shared: DataProcess, pets: Path) -> None:
    plan = shared.call(served.plan_for, pets, None)
    told: list[Any] = []
    found = shared.begin(served.scan, told.append, plan).result()
    assert found.classes == ("cats", "dogs")
    assert len(found.ids) == 12
    assert told[-1].done == told[-1].total == 12
    small = shared.call(served.thumbnail, plan.source, "cats/2.png", 15)
    assert (small.width, small.height, small.pixels[:3]) == (15, 10, bytes((40, 9, 99)))
    seen = shared.call(served.preview, plan, "cats/2.png")
    assert seen.size == (30, 20)
    assert seen.after.channels == 3


def test_what_goes_wrong_keeps_its_sentence_and_cause(shared: DataProcess, tmp_path: Path) -> None:
    with pytest.raises(Explained, match=r"no\.png.*not there") as raised:
        shared.call(served.picture_file, tmp_path / "no.png", 20)
    assert raised.value.cause == "unreadable_picture"
    with pytest.raises(Explained) as raised:
        shared.call(served.plan_for, tmp_path / "nothing", None)
    assert raised.value.cause == "data_missing"


def test_nothing_but_what_is_served_is_done(shared: DataProcess) -> None:
    with pytest.raises(Explained, match="is not served"):
        shared.call(os.getcwd)


@posix
def test_a_request_given_up_ends_at_once_whatever_the_process_does(shared: DataProcess, pets: Path) -> None:
    plan = shared.call(served.plan_for, pets, None)
    pid = shared.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        request = shared.begin(served.scan, lambda _: None, plan)
        request.cancel()
        with pytest.raises(Cancelled):
            request.result()
    finally:
        os.kill(pid, signal.SIGCONT)
    assert shared.call(served.classes, plan) == ("cats", "dogs")
    assert shared.pid == pid


@posix
def test_its_end_is_a_sentence_that_names_the_data_and_the_next_request_is_answered(
    shared: DataProcess, pets: Path
) -> None:
    plan = shared.call(served.plan_for, pets, None)
    pid = shared.pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    scan = shared.begin(served.scan, lambda _: None, plan)
    os.kill(pid, signal.SIGKILL)
    with pytest.raises(Explained, match=r"宠物 pets.*could not be looked at.*memory") as raised:
        scan.result()
    assert raised.value.cause == "data_died"
    assert shared.call(served.classes, plan) == ("cats", "dogs")
    assert shared.pid != pid


@posix
@pytest.mark.slow
def test_of_several_requests_only_the_one_that_ends_the_process_fails(
    small: DataProcess, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [tmp_path / name for name in ("a.png", "killer.png", "b.png", "c.png")]
    for path in paths:
        Image.new("RGB", (9, 9)).save(path)
    begin, together = DataProcess._begin, threading.Barrier(len(paths))
    asked: list[Path] = []

    def send(what: signal.Signals) -> None:
        assert small.pid is not None
        os.kill(small.pid, what)

    def begun(self: DataProcess, work: Any, on_event: Any, args: Any) -> DataRequest[Any]:
        """The process stands still until all have asked; one of the files is its end."""
        asked.append(args[0])
        if len(asked) <= len(paths):
            send(signal.SIGSTOP)
        request = begin(self, work, on_event, args)
        if len(asked) <= len(paths):
            together.wait(20)
        if args[0].name == "killer.png":
            send(signal.SIGKILL)
        return request

    small.call(served.class_folders, tmp_path)
    monkeypatch.setattr(DataProcess, "_begin", begun)
    with ThreadPoolExecutor(len(paths)) as pool:
        answers = [pool.submit(small.call, served.picture_file, path, 9) for path in paths]
    failures = {path.name: answer.exception() for path, answer in zip(paths, answers, strict=True)}
    assert "killer.png" in str(failures.pop("killer.png"))
    assert set(failures.values()) == {None}


@linux
@pytest.mark.slow
def test_a_picture_beyond_the_bound_is_a_sentence_and_the_process_goes_on(
    small: DataProcess, tmp_path: Path
) -> None:
    Image.new("RGB", (9000, 9000)).save(tmp_path / "huge.png", compress_level=1)
    Image.new("RGB", (9, 9)).save(tmp_path / "good.png")
    assert small.call(served.picture_file, tmp_path / "good.png", 20).width == 9
    pid = small.pid
    with pytest.raises(Explained, match=r"huge\.png.*more memory"):
        small.call(served.picture_file, tmp_path / "huge.png", 20)
    assert small.call(served.picture_file, tmp_path / "good.png", 20).width == 9
    assert small.pid == pid


@linux
def test_a_text_beyond_the_bound_is_a_sentence(small: DataProcess, tmp_path: Path) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text("short")
    with (tmp_path / "bad" / "2.txt").open("wb") as file:
        file.truncate(700 << 20)  # takes no room on the disk
    plan = DataPlan(source=small.call(served.plan_for, tmp_path, None).source)
    with pytest.raises(Explained, match=r"2\.txt.*memory"):
        small.call(served.texts_of, plan.source, ("bad/2.txt",))
    assert small.call(served.texts_of, plan.source, ("good/1.txt",)) == ["short"]


def test_the_bound_leaves_room_for_honest_data() -> None:
    assert memory.memory_limit() >= 1 << 30


def test_it_ends_with_the_program_that_started_it() -> None:
    program = (
        "import os; from pathlib import Path; from deepstudio.data import served;"
        "from deepstudio.jobs.data_process import data_process as d;"
        "d().call(served.class_folders, Path('/')); print(d().pid, flush=True); os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60)
    with contextlib.suppress(psutil.NoSuchProcess):
        psutil.Process(int(done.stdout)).wait(20)


def test_after_closing_nothing_starts_again(small: DataProcess) -> None:
    small.call(served.class_folders, Path("/"))
    pid = small.pid
    small.close()
    assert pid is not None
    assert not psutil.pid_exists(pid)
    with pytest.raises(Explained) as raised:
        small.call(served.class_folders, Path("/"))
    assert raised.value.cause == "closed"


def test_exactly_those_that_tell_how_far_they_are_get_to_tell() -> None:
    functions = [
        f for _, f in inspect.getmembers(served, inspect.isfunction) if f.__module__ == served.__name__
    ]
    long = {
        f for f in functions if "asked" in inspect.signature(f).parameters and not f.__name__.startswith("_")
    }
    assert long == set(server.LONG)


def test_a_large_scan_crosses_small_and_whole() -> None:
    from deepstudio.catalog import registry
    from deepstudio.core.graph import Chosen
    from deepstudio.core.project import DataPlan
    from deepstudio.data.listing import listed_classes
    from deepstudio.data.scanning import as_planned

    pairs = ((f"class {n % 9}/{n:06d}.jpg", f"class {n % 9}") for n in range(50_000))
    plan = DataPlan(source=Chosen(id="picture-folder"))
    found = as_planned(listed_classes(pairs, "print"), plan, registry())
    packed = pickle.dumps(found)
    assert len(packed) < 50_000 * 40
    back: Scan = pickle.loads(packed)
    assert (back.found, back.ids, back.uses) == (found.found, found.ids, found.uses)
    assert np.array_equal(back.labels, found.labels)
