"""Makes the golden projects of a format: archives in a folder, and beside each what the program said of it.

    python tests/golden/make.py FORMAT [NAME…]

Each format is declared in a file of its own (`format_1.py`, `format_2.py`) with the commit of the program that
made its projects, one of the last before the format changed. They are never made again; this is kept so that anybody
can see how. A later program writes another format: check that commit out and run this file with it, by
`PYTHONPATH=THAT_CHECKOUT`. Any other program is refused. Nothing is used but the command line, and `project.json`,
into which is written what a person would set in the window.

A project that is trained has two runs of two epochs:

* run-001 was left alone, then examined beside the simple method, so that it holds what the window shows of that,
* run-002 is the same and was killed (SIGKILL) when its first epoch was saved, so that it has to come to the numbers
  of run-001 when it goes on.

Data lies where it lay when the program is asked here; the tests unpack the archives somewhere else.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import deepstudio  # that of PYTHONPATH; the tests are those beside this file

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.golden import asking
from tests.golden.declared import Format, Golden, Raw, installed, said, say, write
from tests.golden.formats import FORMATS

# A process that is gone, as by a power cut, as soon as the run's place behind the first epoch is on the disk.
KILLED = f"""
import os, sys
from importlib import import_module
from deepstudio.cli.app import run
record = import_module(sys.argv[1])
whole = record.train_recorded
def killed(*arguments, **options):
    for event in whole(*arguments, **options):
        yield event
        if event.kind == "checkpoint" and "last" in event.file:
            os.kill(os.getpid(), {int(signal.SIGKILL)})
record.train_recorded = killed
run(["train", sys.argv[2], "--device", "cpu"])
"""


def make(name: str, made: Format, base: Path) -> None:
    """Writes the archive and what the program says of it."""
    golden, archive, folder = made.projects[name], made.place / f"{name}.tar.xz", base / name
    project = folder / "project"
    place = golden.data(folder / "data") if golden.data else None
    for path in (folder / "data").rglob("*"):
        os.utime(path, (asking.EARLY, asking.EARLY))
    data = ("--data", place) if place else ()
    said("new", project, "--template", golden.template, *data, *golden.options)
    _set(project / "project.json", name, golden)
    if golden.ask is not None:
        golden.ask(folder / "ask")
        _train(project, golden, made.recorder)
        golden.more(project)
        golden.after(project)
    for file in [*project.rglob("*.bak"), *project.rglob("*.lock")]:
        file.unlink()
    asking.pack(folder, archive)
    about = {"format": made.version, "commit": made.commit, "plugin": golden.plugin}
    expected = about | _expected(archive, folder, golden)
    text = json.dumps(expected, ensure_ascii=False, indent=1)
    archive.with_name(f"{name}.json").write_text(text + "\n", encoding="utf-8")


def _set(file: Path, name: str, golden: Golden) -> None:
    raw = json.loads(file.read_bytes())
    raw["name"] = f"Golden 金 {name}"
    golden.change(raw)
    nodes = [node for graph in raw["models"].values() for node in graph["nodes"]]
    for node in nodes:
        node["settings"].update(golden.nodes.get(node["name"], {}))
    assert set(golden.nodes) <= {node["name"] for node in nodes}
    for column, settings in golden.column.items():
        raw["data"]["columns"][column]["settings"].update(settings)
    raw["training"].update({"epochs": 2, **golden.training})
    if golden.ask is not None:
        raw["data"]["found"] = None  # found anew by the run
    write(file, raw)


def _train(project: Path, golden: Golden, recorder: str) -> None:
    said("train", project, "--device", "cpu")
    run = json.loads((project / "runs" / asking.WHOLE / "project.json").read_bytes())
    raw = json.loads((project / "project.json").read_bytes())
    raw["data"]["found"] = run["data"]["found"]
    write(project / "project.json", raw)
    if not golden.only_trains:
        said("evaluate", project, "--baseline", "--json")
    code = (asking.INSTALLED if golden.plugin else "") + KILLED
    command = [sys.executable, "-P", "-c", code, recorder, str(project)]
    ended = subprocess.run(command, capture_output=True, check=False)
    assert ended.returncode == -signal.SIGKILL, ended


def _expected(archive: Path, folder: Path, golden: Golden) -> Raw:
    def fresh() -> Path:
        shutil.rmtree(folder, ignore_errors=True)
        return asking.unpack(archive, folder)

    about = {"template": golden.template, "opened": asking.opened(say, fresh())}
    if golden.ask is None:
        return about
    whole = folder / "project" / "runs" / asking.WHOLE
    found = {**about, "parts": asking.parts(whole / "parts.json"), "whole": _result(whole)}
    if not golden.only_trains:
        found["examined"] = asking.examined(say, folder)
        found["compared"] = asking.compared(say, folder)
        found["answers"] = asking.answers(say, folder)
        found["exported"] = {form: asking.exported(say, folder, form) for form in golden.forms}
    found["resumed"] = asking.resumed(say, folder)
    assert {**found["whole"], "run": asking.KILLED} == found["resumed"], found
    asking.opened(say, fresh())
    return found | {"anew": asking.trained_anew(say, folder)}


def _result(run: Path) -> Raw:
    """What the run came to, from the last of its events."""
    last = json.loads((run / "events.jsonl").read_bytes().splitlines()[-1])
    best = {**last["best"], "epoch": last["best_epoch"]}
    return {"run": run.name, "reason": last["reason"], "best": best, "test": last["test"]}


def refuse_another_program(made: Format) -> None:
    """The program that is imported here has to be that of the format's commit."""
    from deepstudio.core.project import PROJECT_VERSION

    package = Path(deepstudio.__file__).parent
    git = ["git", "-C", str(package), "diff", "--quiet", made.commit, "--", "."]
    if made.version != PROJECT_VERSION or subprocess.run(git, check=False).returncode:
        sys.exit(f"Check out {made.commit} and name it in PYTHONPATH: {package} is not the program of then.")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("format", type=int, choices=FORMATS)
    parser.add_argument("names", nargs="*")
    wanted = parser.parse_args()
    made = FORMATS[wanted.format]
    refuse_another_program(made)
    made.place.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as base:
        os.environ["DEEPSTUDIO_HOME"] = str(Path(base) / "home")
        for name in wanted.names or made.projects:
            with installed(made.projects[name].plugin):
                make(name, made, Path(base))
            print(name, (made.place / f"{name}.tar.xz").stat().st_size)


if __name__ == "__main__":
    main()
