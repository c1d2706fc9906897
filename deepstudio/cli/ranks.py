"""Several processes that torchrun started for one training: all of them have to find the same run."""

from __future__ import annotations

import os
import time

from deepstudio.core.explained import Explained
from deepstudio.core.text import T
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder

PATIENCE = 120.0  # seconds for rank 0 to scan the data and make the run
POLL = 0.1  # seconds


def is_follower() -> bool:
    """Whether another process of the same training gives the orders, writes and reports."""
    return int(os.environ.get("RANK", "0")) > 0 and int(os.environ.get("WORLD_SIZE", "1")) > 1


def origin() -> str:
    """Who asks for a run: a person's command line, or one meeting of ranks, by which they find each other's run."""
    if int(os.environ.get("WORLD_SIZE", "1")) < 2 or "RANK" not in os.environ:
        return "command line"
    names = ("TORCHELASTIC_RUN_ID", "TORCHELASTIC_RESTART_COUNT", "MASTER_ADDR", "MASTER_PORT")
    return "torchrun " + " ".join(os.environ.get(name, "") for name in names)


def leaders_run(folder: ProjectFolder, began: float) -> RunFolder:
    """The run that rank 0 makes for this meeting, not before `began`. Raises `Explained` if it does not come."""
    mine = origin()
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        for run in folder.runs()[:1]:
            record = run.record()
            if record.origin == mine and record.created >= began - PATIENCE:
                return run
        time.sleep(POLL)
    raise Explained(T("The first process of this training made no run. Look at what it says."), "no_leader")
