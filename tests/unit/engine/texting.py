"""Small networks for texts, trained for a moment on the toy sentences."""

from __future__ import annotations

from typing import Any

import pytest

from deepstudio.catalog import registry
from deepstudio.core.data_edits import set_column
from deepstudio.core.graph_edits import set_settings
from deepstudio.core.project import Project
from deepstudio.core.text import T
from deepstudio.storage.run_folder import RunFolder
from tests.unit.engine.using import train

_made: dict[str, RunFolder] = {}


def toy(template: str = "sentiment-lstm", **training: Any) -> Project:
    """A template's project, small enough to train in a second."""
    declared = registry().templates.get(template)
    assert declared is not None
    project = set_column("text", {"vocabulary": 600, "length": 30}, T("x")).apply(declared().build("Texts"))
    # So small that it trains on one thread, however many tests run beside it.
    project = set_settings("model", "embedding", {"size": 16}, T("x")).apply(project)
    return project.replace(training=project.training.replace(**{"epochs": 2, **training}))


@pytest.fixture
def text_run(tmp_path_factory: pytest.TempPathFactory) -> RunFolder:
    """A trained run, made once in this process, of a network that tells three classes of toy sentences apart."""
    if "run" not in _made:
        _made["run"] = train(tmp_path_factory.mktemp("texts") / "texts", toy("sentiment-cnn", epochs=6))
    return _made["run"]
