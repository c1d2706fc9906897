"""What a network can answer, as a file."""

import json
from collections.abc import Iterator
from pathlib import Path

from deepstudio.core.events import AnyEvent, Result
from deepstudio.engine.weights import LoadedModel
from deepstudio.storage.run_folder import RunFolder


def write(model: LoadedModel, run: RunFolder, out: Path) -> Iterator[AnyEvent]:
    out.write_text(json.dumps(list(model.classes)), encoding="utf-8")
    yield Result(value={"path": str(out), "format": "fen-list", "files": [out.name], "run": run.id})
