"""`deepstudio map` on the handwritten digits: words, a table, a picture, and how it ends when it is canceled."""

from __future__ import annotations

import csv
import shutil
from pathlib import Path

import pytest
from PIL import Image

from deepstudio.core.data_map import DataMap
from deepstudio.engine.inside.data_map import data_map
from deepstudio.jobs.job import Job
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from tests.journeys.commands import here
from tests.unit.engine.using import digits_run

__all__ = ["digits_run"]


@pytest.fixture
def digits(digits_run: RunFolder, tmp_path: Path) -> Path:
    shutil.copytree(digits_run.project_folder, tmp_path / "digits")
    return tmp_path / "digits"


def test_it_says_what_is_drawn_and_how_well_classes_are_told_apart(
    digits: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = here(capsys, "map", digits)
    assert told.code == 0, told
    assert "run-001, PCA:" in told.out
    assert "lie nearest to a training sample of the same “label”" in told.out
    (value,) = here(capsys, "map", digits, "--json").json
    drawn = DataMap.model_validate(value)
    assert f"{drawn.drawn:,} samples by the {drawn.features} numbers" in told.out
    for doubt in drawn.answers[0].doubtful[:3]:
        assert drawn.ids[doubt.sample] in told.out


def test_a_table_and_a_picture_hold_all_samples(
    digits: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, picture = tmp_path / "map.csv", tmp_path / "map.png"
    assert here(capsys, "map", digits, "--out", table).code == 0
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    (value,) = here(capsys, "map", digits, "--json").json
    drawn = DataMap.model_validate(value)
    assert [row["id"] for row in rows] == list(drawn.ids)
    assert [float(row["x"]) for row in rows] == [place[0] for place in drawn.places if place]
    assert {row["part"] for row in rows} == {"train", "validation", "test"}
    assert all(row["label"] == row["id"].partition("/")[0] for row in rows)
    assert here(capsys, "map", digits, "--out", picture, "--color", "part").code == 0
    with Image.open(picture) as image:
        assert len(image.convert("RGB").getcolors(1 << 20) or ()) > 3


@pytest.mark.parametrize(
    ("typed", "code", "words"),
    [
        (("--out", "map.pdf"), 2, "--out writes a table (.csv) or a picture (.png)"),
        (("--node", "nowhere"), 1, "no vectors at “nowhere”. Choose one of: input"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    digits: Path, capsys: pytest.CaptureFixture[str], typed: tuple[str, str], code: int, words: str
) -> None:
    told = here(capsys, "map", digits, *typed)
    assert told.code == code
    assert words in told.err


def test_a_canceled_map_leaves_what_was_done_and_no_half_file(digits: Path) -> None:
    (run,) = ProjectFolder(digits).runs()
    with Job("map", str(digits), "--method", "tsne") as job:
        seen = []
        for event in job:
            seen.append(event)
            if event.kind == "progress" and "t-SNE" in event.what.source:
                job.cancel()
    assert not {"result", "failed"} & {event.kind for event in seen}
    assert [file.suffix for file in run.maps_dir.iterdir()] == [".safetensors"]
    again = list(data_map(run))
    assert again[-1].kind == "result"
    assert "Computing the vectors" not in {e.what.source for e in again if e.kind == "progress"}
