"""Weights come over the network or from a file, whole and proved, or not at all."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.lent import LentWeights
from deepstudio.core.text import verbatim
from deepstudio.storage.lending import fetched, imported
from deepstudio.storage.lent_files import lent_dir, lent_file, lent_path

CONTENT = bytes(range(256)) * 4000
NAME = verbatim("Eyes")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture
def weights(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> LentWeights:
    monkeypatch.setenv("DEEPSTUDIO_HOME", str(tmp_path / "home"))
    digest = hashlib.sha256(CONTENT).hexdigest()[:8]
    return LentWeights(
        f"eyes-{digest}.pth", digest, len(CONTENT), "free", NAME, address="http://127.0.0.1:9/none"
    )


@pytest.fixture
def address(tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "served"
    folder.mkdir()
    (folder / "eyes.pth").write_bytes(CONTENT)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_they_are_fetched_with_progress_and_found_afterwards(weights: LentWeights, address: str):
    there = replace(weights, address=f"{address}/eyes.pth")
    with pytest.raises(Explained) as missing:
        lent_file(there, NAME)
    assert missing.value.cause == "no_weights"
    events = list(fetched(there, NAME))
    assert all(isinstance(event, Progress) for event in events)
    assert (events[-1].done, events[-1].total) == (len(CONTENT), len(CONTENT))
    assert lent_file(there, NAME).read_bytes() == CONTENT


@pytest.mark.parametrize("path", ["nothing.pth", ""])
def test_an_address_that_has_something_else_leaves_nothing(weights: LentWeights, address: str, path: str):
    with pytest.raises(Explained) as failed:
        list(fetched(replace(weights, address=f"{address}/{path}"), NAME))
    assert failed.value.cause in ("not_fetched", "broken_weights")
    assert weights.file in str(failed.value.text)
    assert not list(lent_dir().glob("*"))


def test_no_network_is_told_with_another_way(weights: LentWeights):
    with pytest.raises(Explained, match="import it") as failed:
        list(fetched(weights, NAME))
    assert failed.value.cause == "not_fetched"


def test_a_file_is_imported_and_another_one_is_refused(weights: LentWeights, tmp_path: Path):
    file = tmp_path / "from a stick.pth"
    file.write_bytes(CONTENT[:-1])
    with pytest.raises(Explained, match="is not the weights of Eyes"):
        list(imported(weights, NAME, file))
    file.write_bytes(CONTENT)
    list(imported(weights, NAME, file))
    assert lent_path(weights).read_bytes() == CONTENT
    with pytest.raises(Explained, match="brought here"):
        list(imported(weights, NAME, tmp_path / "nowhere.pth"))
    assert lent_path(weights).read_bytes() == CONTENT


def test_giving_up_leaves_nothing_behind(weights: LentWeights, tmp_path: Path):
    file = tmp_path / "eyes.pth"
    file.write_bytes(CONTENT)
    coming = imported(weights, NAME, file)
    next(coming)
    coming.close()
    assert not list(lent_dir().glob("*"))
