"""The engine process: answers, errors, and a crash that costs nothing."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from deepstudio.core.explained import Explained
from deepstudio.jobs.engine import EngineClient
from deepstudio.storage.project_folder import ProjectFolder

LONG = 60.0  # seconds; nothing here takes nearly so long


@pytest.fixture
def engine() -> Iterator[EngineClient]:
    client = EngineClient()
    client.start()
    yield client
    client.close()


def pid_of(engine: EngineClient) -> int:
    return int(engine.request("ping").result(LONG)["pid"])


def test_requests_are_answered(engine: EngineClient) -> None:
    asked = [engine.request("ping") for _ in range(20)]
    assert {future.result(LONG)["pid"] for future in asked} == {engine.pid}


def test_an_error_of_the_engine_is_explained(engine: EngineClient, folder: ProjectFolder) -> None:
    run = folder.new_run(folder.load())
    with pytest.raises(Explained) as caught:
        engine.request("predict", run=str(run.path), given=[{"picture": {"path": "猫.png"}}]).result(LONG)
    assert caught.value.cause == "not_trained"
    with pytest.raises(Explained, match="telepathy"):
        engine.request("telepathy").result(LONG)
    assert pid_of(engine) == engine.pid


def test_a_killed_engine_fails_what_was_asked_and_starts_again(engine: EngineClient) -> None:
    first = pid_of(engine)
    os.kill(first, signal.SIGSTOP)
    pending = engine.request("ping")
    os.kill(first, signal.SIGKILL)
    with pytest.raises(Explained) as caught:
        pending.result(LONG)
    assert caught.value.cause == "engine_died"
    assert pid_of(engine) != first


def test_closing_fails_what_is_under_way(engine: EngineClient) -> None:
    pid = pid_of(engine)
    os.kill(pid, signal.SIGSTOP)
    pending = engine.request("ping")
    os.kill(pid, signal.SIGKILL)
    engine.close()
    with pytest.raises(Explained):
        pending.result(LONG)
    with pytest.raises(Explained) as caught:
        engine.request("ping").result(LONG)
    assert caught.value.cause == "closed"


def test_an_engine_that_cannot_live_is_not_started_over_and_over(monkeypatch: pytest.MonkeyPatch) -> None:
    started = []

    def command(*_: str) -> list[str]:
        started.append(1)
        return ["/bin/false"]

    monkeypatch.setattr("deepstudio.jobs.child.deepstudio_command", command)
    client = EngineClient()
    with pytest.raises(Explained) as caught:
        client.request("ping").result(LONG)
    client.close()
    assert caught.value.cause == "engine_died"
    assert len(started) == 1


def test_a_program_that_cannot_be_started_is_explained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("deepstudio.jobs.child.deepstudio_command", lambda *_: [str(tmp_path / "gone")])
    client = EngineClient()
    with pytest.raises(Explained) as caught:
        client.request("ping").result(LONG)
    assert caught.value.cause == "no_process"
