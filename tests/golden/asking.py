"""What is asked of a golden project, in the words of the command line, when it is made and when it is tested.

A folder made from an archive holds `project`, the project with its runs; `data`, what it learned from, unless that
comes with the program; and `ask`, the pictures or the file of texts that it is asked for.
"""

from __future__ import annotations

import hashlib
import io
import json
import lzma
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

# Runs `deepstudio ARGUMENTS` and returns its exit code and what it printed.
Say = Callable[..., tuple[int, str]]

WHOLE, KILLED = "run-001", "run-002"
PLUGIN = Path(__file__).resolve().parents[1] / "plugin_fen"
# What a process does first in which that plugin is installed; one that was forked knows a catalog already.
INSTALLED = f"""import sys; sys.path.insert(0, {str(PLUGIN)!r})
from deepstudio import catalog; catalog.registry.cache_clear()
"""
OF_NUMBERS = ("mae", "rmse", "r2")
FORMS = {"weights": "weights", "onnx": "model.onnx", "pt2": "model.pt2", "python": "python"}
EARLY = (
    1_700_000_000  # when files of the data were made, in seconds since the epoch; whole ones, as any disk has
)


def pack(folder: Path, archive: Path) -> None:
    """Writes the same bytes for the same files, whoever packs them and whenever."""
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w", format=tarfile.PAX_FORMAT) as tar:
        for path in sorted(folder.rglob("*")):
            member = tarfile.TarInfo(path.relative_to(folder).as_posix())
            member.mtime, member.mode = EARLY, 0o755 if path.is_dir() else 0o644
            member.type = tarfile.DIRTYPE if path.is_dir() else tarfile.REGTYPE
            content = b"" if path.is_dir() else path.read_bytes()
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))
    archive.write_bytes(lzma.compress(stream.getvalue(), preset=9 | lzma.PRESET_EXTREME))


def unpack(archive: Path, folder: Path) -> Path:
    with tarfile.open(archive, "r:xz") as tar:
        tar.extractall(folder, filter="data")
    return folder


def members(archive: Path) -> dict[str, bytes]:
    """The files of an archive by their paths, in memory."""
    with tarfile.open(archive, "r:xz") as tar:
        files = [member for member in tar.getmembers() if member.isfile()]
        return {member.name: tar.extractfile(member).read() for member in files}  # type: ignore[union-attr]


def opened(say: Say, folder: Path) -> dict[str, Any]:
    """What is wrong or doubtful, once the data is found where it lies now; and the runs that are listed."""
    data = folder / "data"
    moved = ["--locate", next(data.glob("table.*"), data)] if data.exists() else []
    code, out = say("check", folder / "project", *moved, "--json")
    report = json.loads(out)
    keys = ("id", "severity", "area", "role", "node", "setting")
    problems = [{key: problem.get(key, "") for key in keys} for problem in report["problems"]]
    findings = [{key: one[key] for key in ("id", "severity", "count")} for one in report["findings"]]
    counts = {"errors": report["errors"], "parameters": report["parameters"], "code": code}
    _, listed = say("runs", folder / "project", "--json")
    runs = [json.loads(line) for line in listed.splitlines()]
    known = [{key: run[key] for key in ("run", "status", "epoch", "has_weights")} for run in runs]
    return {"problems": problems, "findings": findings, **counts, "runs": known}


def examined(say: Say, folder: Path, run: str = WHOLE) -> dict[str, Any]:
    """The numbers of the run's test part. `state` is equal for the same samples with the same classes."""
    value = _one(say("evaluate", folder / "project", "--run", run, "--json"))
    keys = (
        "run",
        "split",
        "samples",
        "loss",
        "accuracy",
        "macro_f1",
        "classes",
        "confusion",
        *OF_NUMBERS,
        "state",
    )
    changes = {name: one["count"] for name, one in value["parts"].items() if name != "known"}
    numbers = {key: value[key] for key in keys if key in value}
    return numbers | {"known": value["parts"]["known"], "changes": changes}


def compared(say: Say, folder: Path, run: str = WHOLE) -> dict[str, Any]:
    """The numbers of the simple method on the same part of the run."""
    value = _one(say("evaluate", folder / "project", "--run", run, "--baseline", "--json"))["baseline"]
    keys = ("run", "split", "samples", "accuracy", "macro_f1", *OF_NUMBERS, "state")
    return {key: value[key] for key in keys if key in value}


def answers(say: Say, folder: Path) -> list[dict[str, Any]]:
    """What the run makes of three samples: a label and the probability of each class, or a number."""
    asked = sorted((folder / "ask").iterdir())
    code, out = say("predict", folder / "project", "--run", WHOLE, *asked, "--json")
    assert code == 0, out
    found = [json.loads(line) for line in out.splitlines()]
    keys = ("label", "confidence", "probabilities", "value")
    return [{key: one[key] for key in keys if key in one} for one in found]


def resumed(say: Say, folder: Path, run: str = KILLED) -> dict[str, Any]:
    """What the run comes to that was killed after its first epoch."""
    code, out = say("train", folder / "project", "--resume", "--run", run, "--device", "cpu", "--json")
    return came_to(_one((code, out)))


def trained_anew(say: Say, folder: Path) -> dict[str, Any]:
    """What an epoch of a new run of the project comes to, and a hash of the samples of each part."""
    value = _one(say("train", folder / "project", "--epochs", 1, "--device", "cpu", "--json"))
    return {**came_to(value), "parts": parts(Path(value["dir"]) / "parts.json")}


def exported(say: Say, folder: Path, form: str) -> list[str]:
    """The names of what an export holds; none where the program could not."""
    place = folder / "exports" / FORMS[form]
    place.parent.mkdir(exist_ok=True)
    asked = ("--run", WHOLE, "--format", form, "--out", place, "--json")
    code, _ = say("export", folder / "project", *asked)
    if code:
        return []
    return [path.name for path in sorted(place.iterdir())] if place.is_dir() else [place.name]


def came_to(value: dict[str, Any]) -> dict[str, Any]:
    test = dict(_flat(value["test"]))
    return {"run": value["run"], "reason": value["reason"], "best": value["best"], "test": test}


def _flat(test: dict[str, Any]) -> Iterator[tuple[str, float]]:
    """Numbers of several answers as `TARGET.loss`, as earlier programs said them; today they stand by answer."""
    for name, value in test.items():
        if isinstance(value, dict):
            yield from ((f"{name}.{id}", number) for id, number in value.items())
        else:
            yield name, value


def parts(file: Path) -> dict[str, Any]:
    """How many samples each part of a run has, and a hash of their ids in their order."""
    noted = json.loads(file.read_bytes())["parts"] if file.is_file() else {}
    return {
        part: {
            "samples": len(one["ids"]),
            "ids": hashlib.sha256("\n".join(one["ids"]).encode()).hexdigest()[:16],
        }
        for part, one in noted.items()
    }


def _one(said: tuple[int, str]) -> dict[str, Any]:
    code, out = said
    assert code == 0, out
    value: dict[str, Any] = json.loads(out.splitlines()[-1])
    return value
