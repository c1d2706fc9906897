"""What can be done on this page from anywhere in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from deepstudio.core.text import T, Text
from deepstudio.ui.actions import Action
from deepstudio.ui.language import tr_text
from deepstudio.ui.pages.train.header import CONTINUE, KEEP_BEST, PAUSE, STOP

if TYPE_CHECKING:
    from deepstudio.ui.pages.train.page import TrainPage

GROUP = T("Train")


def declare_actions(page: TrainPage) -> None:
    """Start, pause, continue and stop, for shortcuts and the command search."""

    def stage(*wanted: str) -> bool:
        return page.histories.live(page.active).stage in wanted

    def add(
        name: str,
        text: Text,
        run: Callable[[], object],
        icon: str,
        enabled: Callable[[], bool],
        keys: str = "",
    ) -> None:
        action = Action(f"train.{name}", tr_text(text), run, icon, keys, enabled, tr_text(GROUP))
        page.actions_.add(action)

    add("start", T("Start training"), page.start, "play", lambda: page.can_start, "Ctrl+Return")
    words = T("Start training after this run")
    add("after", words, page.start_after, "play", lambda: page.can_queue, "Ctrl+Shift+Return")
    add("pause", T("Pause training"), lambda: page.command(PAUSE), "pause", lambda: stage("running"))
    add("continue", T("Continue training"), lambda: page.command(CONTINUE), "play", lambda: stage("paused"))
    add("stop", T("Stop training"), lambda: page.command(STOP), "stop", lambda: bool(page.active))
    words = T("Stop training, keep the best")
    add("keep-best", words, lambda: page.command(KEEP_BEST), "keep-best", lambda: stage("running", "paused"))
