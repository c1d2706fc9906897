"""The process for quick requests: right answers, and nothing ends it but a closed input."""

import base64
import io
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from PIL import Image

from deepstudio.core.events import Message
from deepstudio.engine.server import LONGEST_LINE, Server
from deepstudio.storage.run_folder import RunFolder
from tests.forking import PRELOADED
from tests.unit.engine.using import digits_run, untrained_run

__all__ = ["digits_run", "untrained_run"]

BAD = [
    b"",
    b"{",
    b"[]",
    b"7",
    b'"x"',
    b"null",
    b"\xff\xfe",
    b"[" * 100_000,
    b'{"id": 1}',
    b'{"id": 1, "do": 7}',
    b'{"id": 1, "do": ["predict"]}',
    b'{"id": 1, "do": "format_disk"}',
    b'{"id": 1, "do": "predict"}',
    b'{"id": 1, "do": "predict", "run": 5, "given": []}',
    b'{"id": 1, "do": "predict", "run": "/nowhere", "given": [{"picture": {"path": "a.png"}}]}',
    b'{"id": 1, "do": "predict", "run": "/nowhere", "given": [{"picture": {"path": "a.png"}}], "which": "worst"}',
    b'{"id": 1, "do": "predict", "run": "\\u0000", "given": [{"picture": {"path": "a.png"}}]}',
]


@pytest.fixture
def server() -> Server:
    return Server(io.StringIO())


def ask(server: Server, **request: Any) -> dict[str, Any]:
    return server.answer(json.dumps(request).encode())


def picture_of(path: object) -> dict[str, Any]:
    """A sample of one file, as a request gives it."""
    return {"picture": {"path": str(path)}}


def test_ping(server):
    assert ask(server, id=3, do="ping")["id"] == 3


def test_devices_are_plain_values(server):
    devices = ask(server, id=1, do="devices")["ok"]["devices"]
    assert devices[-1]["kind"] == "cpu"
    assert devices[-1]["works"] is True
    json.dumps(devices)


def test_predict_with_the_picture_as_seen(server, digits_run, tmp_path):
    Image.new("RGB", (64, 32), "white").save(tmp_path / "wide.png")
    given = [picture_of(tmp_path / "wide.png"), picture_of(tmp_path / "missing.png")]
    answer = ask(server, id="a", do="predict", run=str(digits_run.path), given=given, seen=True)
    good, bad = answer["ok"]["answers"]
    (said,) = good["answers"].values()
    assert (said["kind"], list(good["answers"])) == ("class", ["label"])
    assert said["label"] in said["probabilities"]
    assert good["milliseconds"] > 0
    seen = Image.open(io.BytesIO(base64.b64decode(good["seen"]["picture"]["seen"])))
    assert (seen.size, seen.mode) == ((8, 8), "L")
    assert "missing.png" in str(Message.model_validate(bad["error"]).text())
    assert answer["ok"]["weights"] == "best"
    assert answer["ok"]["epoch"] in (1, 2)


def test_the_model_is_kept_until_its_weights_change(server, digits_run, tmp_path):
    run = RunFolder(shutil.copytree(digits_run.path, tmp_path / "p" / "runs" / "run-001"))
    ask(server, do="warm", run=str(run.path))
    first = server.predictor(str(run.path), "auto")
    assert server.predictor(str(run.path), "auto") is first
    run.best_weights.write_bytes(run.last_weights.read_bytes())
    assert server.predictor(str(run.path), "auto") is not first


def test_a_run_without_weights_is_explained(server, untrained_run):
    answer = ask(server, id=1, do="predict", run=str(untrained_run.path), given=[picture_of("a.png")])
    assert answer["cause"] == "not_trained"


@pytest.mark.parametrize("line", BAD, ids=lambda line: line[:40].decode(errors="replace"))
def test_a_bad_request_gets_an_answer(server, line):
    answer = server.answer(line)
    assert "ok" not in answer
    assert str(Message.model_validate(answer["error"]).text())


def test_whatever_happens_inside_the_next_request_is_answered(server, monkeypatch, capsys):
    def fail(*_: Any) -> Any:
        raise ZeroDivisionError("oh")

    monkeypatch.setattr(Server, "predictor", fail)
    answer = ask(server, id=1, do="warm", run="x")
    assert answer["cause"] == "engine"
    assert "ZeroDivisionError" in answer["details"]
    assert "ZeroDivisionError" in capsys.readouterr().err
    monkeypatch.setattr(Server, "predictor", lambda *_: (_ for _ in ()).throw(MemoryError))
    assert ask(server, id=1, do="warm", run="x")["cause"] == "memory"
    assert "ok" in ask(server, id=2, do="ping")


def test_a_line_without_end_is_skipped(server):
    out = io.StringIO()
    Server(out).run(io.BytesIO(b"x" * (LONGEST_LINE + 5) + b'\n{"id": 2, "do": "ping"}\n\n'))
    first, second = map(json.loads, out.getvalue().splitlines())
    assert first["cause"] == "bad_request"
    assert second["id"] == 2


def test_it_ends_when_nobody_reads(server):
    class Closed(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    Server(Closed()).run(io.BytesIO(b'{"id": 1, "do": "ping"}\n' * 3))


@pytest.fixture
def process() -> Iterator[subprocess.Popen[str]]:
    program = "from deepstudio.engine.server import serve; serve()"
    child = subprocess.Popen(
        [sys.executable, *PRELOADED, "-c", program],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    yield child
    child.kill()
    child.communicate()


def test_a_process_of_its_own_answers_and_ends_with_its_input(process, digits_run, tmp_path):
    Image.new("L", (8, 8)).save(tmp_path / "0.png")
    wanted = {
        "id": 2,
        "do": "predict",
        "run": str(digits_run.path),
        "given": [picture_of(tmp_path / "0.png")],
    }
    lines = ["nonsense", json.dumps({"id": 1, "do": "ping"}), json.dumps(wanted)]
    out, _ = process.communicate("\n".join(lines) + "\n", timeout=60)
    answers = [json.loads(line) for line in out.splitlines()]
    assert [answer["id"] for answer in answers] == [None, 1, 2]
    assert len(answers[2]["ok"]["answers"][0]["answers"]["label"]["probabilities"]) == 10
    assert process.returncode == 0


def test_what_libraries_print_does_not_disturb_the_answers():
    program = (
        "import os, io; from deepstudio.engine import server; out = server.private_output(); "
        "print('from Python', flush=True); os.write(1, b'from C\\n'); out.write('answer\\n'); out.close()"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, encoding="utf-8", timeout=60)
    assert done.stdout == "answer\n"
    assert "from Python" in done.stderr
    assert "from C" in done.stderr
