"""`deepstudio patches` on the digits: tables, JSON, a picture, and what cannot be done."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.core.events import Progress, Result
from deepstudio.jobs.job import Job
from deepstudio.storage.run_folder import RunFolder
from tests.journeys.commands import explained, here
from tests.unit.engine.using import digits_run

__all__ = ["digits_run"]


@pytest.fixture
def folder(digits_run: RunFolder, tmp_path: Path) -> Path:
    copy = tmp_path / "数字"
    shutil.copytree(digits_run.project_folder, copy)
    return copy


def test_channels_of_a_layer_are_told_and_drawn(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sheet = folder.parent / "sheet.png"
    told = here(capsys, "patches", folder, "--node", "conv2d_2", "--channels", "3, 1", "--out", sheet)
    assert told.code == 0, told
    first, titles, *rows, last = told.out.splitlines()
    assert "samples (train)" in first
    assert titles.split()[0] == "Channel"
    assert [row.split()[0] for row in rows] == ["3", "1"]
    assert str(sheet) in last
    with Image.open(sheet) as drawn:
        assert drawn.format == "PNG"
        assert drawn.width > drawn.height


def test_a_machine_reads_each_patch(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (value,) = here(capsys, "patches", folder, "--node", "conv2d.out", "--split", "validation", "--json").json
    (layer,) = value["layers"]
    assert (value["run"], value["split"]) == ("run-001", "validation")
    assert (layer["node"], layer["sees"]) == ("conv2d", [3, 3])
    assert 0 < layer["samples"] == layer["total"]
    assert len(value["channels"]) == 6
    for channel in value["channels"]:
        strengths = [patch["value"] for patch in channel["patches"]]
        assert strengths == sorted(strengths, reverse=True)
        assert len({patch["id"] for patch in channel["patches"]}) == len(strengths) > 0
        for left, top, right, bottom in (patch["sees"] for patch in channel["patches"]):
            assert 0 <= left < right <= 8
            assert 0 <= top < bottom <= 8


def test_without_a_layer_all_are_looked_through_once(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = here(capsys, "patches", folder)
    assert told.code == 0, told
    assert "conv2d.out" in told.out
    assert "Looking for" in told.err
    assert "3 × 3" in told.out
    again = here(capsys, "patches", folder)
    assert (again.out, again.err) == (told.out, "")


def test_what_cannot_be_done_is_said(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    unknown = explained(here(capsys, "patches", folder, "--node", "conv9"))
    assert "conv9" in unknown
    assert "0 to 31" in explained(here(capsys, "patches", folder, "--node", "conv2d", "--channels", "32"))
    assert ".png" in explained(here(capsys, "patches", folder, "--node", "conv2d", "--out", folder / "a.gif"))
    assert "--node" in explained(here(capsys, "patches", folder, "--channels", "1"), 2)
    assert "1,5,7" in explained(here(capsys, "patches", folder, "--node", "conv2d", "--channels", "x"), 2)


def test_a_job_that_is_cancelled_leaves_nothing_behind(folder: Path) -> None:
    with Job("patches", str(folder)) as job:
        for event in job:
            if isinstance(event, Progress):
                job.cancel()
                break
        rest = list(job)
    assert not any(isinstance(event, Result) for event in rest)
    assert list((folder / "runs" / "run-001").glob("patches-*")) == []
