"""Real photographs and real broken files."""

import shutil
from pathlib import Path

import numpy as np
import pytest

from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Image as ImageShape
from deepstudio.data.pictures import fit, open_picture
from deepstudio.data.prepare import prepare
from deepstudio.data.scanning import scan
from tests.unit.data.conftest import PlanOf


@pytest.fixture
def cats_dogs(test_data: Path) -> Path:
    return test_data / "cats_dogs"


@pytest.mark.slow
def test_photographs_are_prepared(cats_dogs: Path, registry: Registry, plan_of: PlanOf) -> None:
    prepared = prepare(plan_of(cats_dogs, height=150, width=150), registry)
    assert prepared.columns["picture"].pixels.shape == (1600, 150, 150, 3)
    assert {part: len(rows) for part, rows in prepared.splits.items()} == {
        "train": 1120, "validation": 240, "test": 240,
    }  # fmt: skip
    assert prepared.found.column("picture").shape == ImageShape(3, 374, 457)
    for row in range(0, 1600, 100):
        alone = fit(open_picture(cats_dogs / prepared.ids[row]), prepared.columns["picture"].column)
        assert np.array_equal(prepared.columns["picture"].pixels[row], alone)
    assert 0.4 < min(prepared.state("picture")["mean"]) < max(prepared.state("picture")["mean"]) < 0.55


def test_pointers_and_wrong_names(
    tmp_path: Path, test_data: Path, cats_dogs: Path, registry: Registry, plan_of: PlanOf
) -> None:
    for name in ("cats", "dogs"):
        (tmp_path / name).mkdir()
        for path in sorted((cats_dogs / name).iterdir())[:4]:
            shutil.copy(path, tmp_path / name)
    for path in (test_data / "corrupt").glob("*/*.[jp][pn]g"):
        shutil.copy(path, tmp_path / "cats")
    cut = sorted((tmp_path / "dogs").iterdir())[0]
    cut.chmod(0o600)
    cut.write_bytes(cut.read_bytes()[:5000])
    result = scan(plan_of(tmp_path), registry)
    assert result.counts == (7, 3)
    reasons = [str(item.reason) for item in result.unreadable]
    assert sum("Git LFS" in reason for reason in reasons) == 6
    assert "cut off" in reasons[-1]
    assert str(result.message()).endswith("and 4 more.")
    assert len(prepare(plan_of(tmp_path), registry).ids) == 10


def test_faces(test_data: Path, registry: Registry, plan_of: PlanOf) -> None:
    found = scan(plan_of(test_data / "faces_att"), registry).found
    classes = found.column("label").classes
    assert classes[:3] == ("s1", "s2", "s3")
    assert (len(classes), found.samples, found.column("picture").shape) == (40, 400, ImageShape(1, 28, 23))
