"""The process that opens files is gone in the middle of its work: one sentence at the place, and all else goes on."""

import os
import signal
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from deepstudio.data import served
from deepstudio.jobs.data_process import DataProcess, DataRequest, data_process
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.data.page import DataPage
from deepstudio.ui.studio import Studio

StudioWith = Callable[..., Studio]
ShowPage = Callable[..., Any]

pytestmark = pytest.mark.skipif(os.name != "posix", reason="signals of POSIX")


def _stop_during(
    patch: pytest.MonkeyPatch, name: str, work: Callable[..., Any], ended: signal.Signals
) -> None:
    """The process cannot answer requests for this work begun by this method, and gets a signal instead.

    Other requests go their way: one that a thread begins late must not end the process that comes after.
    """
    begin = getattr(DataProcess, name)

    def stopped(self: DataProcess, *args: Any) -> DataRequest[Any]:
        if args[0] is not work:
            other: DataRequest[Any] = begin(self, *args)
            return other
        if self.pid is not None:  # otherwise the request starts one, which takes longer than to end it
            os.kill(self.pid, signal.SIGSTOP)
        request: DataRequest[Any] = begin(self, *args)
        assert self.pid is not None
        os.kill(self.pid, ended)
        return request

    patch.setattr(DataProcess, name, stopped)


@pytest.mark.slow
def test_a_scan_that_was_killed_is_told_and_the_next_one_works(
    studio_with: StudioWith, show_page: ShowPage, pictures: Path, qtbot: QtBot
) -> None:
    studio = studio_with("cats-dogs-cnn", data=pictures)
    page = show_page(DataPage, studio)
    with pytest.MonkeyPatch.context() as patch:
        _stop_during(patch, "begin", served.scan, signal.SIGKILL)
        studio.start_scan()
        qtbot.waitUntil(lambda: bool(studio.extra_problems))
    (problem,) = studio.extra_problems
    assert problem.id == "data_died"
    assert pictures.name in tr_text(problem.message)
    assert page.state.banner.isVisible()
    with qtbot.waitSignal(studio.scanned, timeout=20_000):
        studio.start_scan()
    assert studio.extra_problems == ()


@pytest.mark.slow
def test_a_preview_that_was_killed_says_so_and_the_next_one_is_shown(
    studio_with: StudioWith, show_page: ShowPage, pictures: Path, qtbot: QtBot
) -> None:
    studio = studio_with("cats-dogs-cnn", data=pictures)
    page = show_page(DataPage, studio)
    card, plan = page.details.closely.preview, studio.project.data if studio.project is not None else None
    qtbot.waitUntil(lambda: card.seen is not None)
    with pytest.MonkeyPatch.context() as patch:
        _stop_during(patch, "_begin", served.preview, signal.SIGKILL)
        card.show_sample(plan, "cats/1.png")
        qtbot.waitUntil(lambda: "cats/1.png" in card.error.text())
    card.show_sample(plan, "cats/2.png")
    qtbot.waitUntil(lambda: card.seen is not None and card.seen.size == (22, 24), timeout=20_000)
    assert not card.error.text()


def test_leaving_does_not_wait_for_a_process_that_hangs(
    studio_with: StudioWith, pictures: Path, qtbot: QtBot
) -> None:
    studio = studio_with("cats-dogs-cnn", data=pictures)
    pid = data_process().pid
    assert pid is not None
    os.kill(pid, signal.SIGSTOP)
    try:
        studio.start_scan()
        (work,) = studio.busy
        with qtbot.waitSignal(work.ended):
            work.cancel()
        work.wait()
    finally:
        os.kill(pid, signal.SIGCONT)
