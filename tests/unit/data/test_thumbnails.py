"""Thumbnails for the grid, from any thread; and the preview before and after."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan
from deepstudio.core.registry import Registry
from deepstudio.data import thumbnails
from deepstudio.data.prepare import prepare
from deepstudio.data.preview import preview
from deepstudio.data.scanning import scan
from deepstudio.data.sources.picture_folder import PictureFolderReader
from deepstudio.data.thumbnails import thumbnail
from tests.unit.data.conftest import PlanOf
from tests.unit.data.made_pictures import save_noise


@pytest.fixture(autouse=True)
def empty_memory(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(thumbnails, "_memory", thumbnails._Memory(1 << 20))


def test_size_and_shape(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    save_noise(pets / "cats" / "wide.jpg", 900, 300, 1)
    assert thumbnail(plan_of(pets), registry, "cats/wide.jpg", 96).size == (96, 32)
    assert thumbnail(plan_of(pets), registry, "cats/照片 0.png", 96).size == (20, 30)


def test_many_threads_get_the_same_pictures(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(pets)
    ids = list(scan(plan, registry).ids)
    expected = {id: thumbnail(plan, registry, id, 16).tobytes() for id in ids}
    thumbnails._memory = thumbnails._Memory(3000)  # so small that pictures come and go
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda id: (id, thumbnail(plan, registry, id, 16).tobytes()), ids * 30))
    assert all(expected[id] == content for id, content in found)


def test_memory_stays_within_its_limit(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    memory = thumbnails._memory = thumbnails._Memory(2000)
    for id in scan(plan_of(pets), registry).ids:
        thumbnail(plan_of(pets), registry, id, 16)
        assert memory._bytes <= 2000
    assert memory._bytes == sum(map(thumbnails._bytes, memory._kept.values()))


def test_slow_ones_are_kept_on_the_disk(
    pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch, own_home: Path
) -> None:
    monkeypatch.setattr(thumbnails, "SLOW_SECONDS", 0)
    first = thumbnail(plan_of(pets), registry, "cats/照片 0.png", 16)
    thumbnails._memory = thumbnails._Memory(1 << 20)
    with monkeypatch.context() as patch:
        patch.delattr(PictureFolderReader, "thumbnail")
        assert thumbnail(plan_of(pets), registry, "cats/照片 0.png", 16).tobytes() == first.tobytes()
    (file,) = own_home.rglob("thumbnails/*/*.png")
    file.write_bytes(b"broken")
    thumbnails._memory = thumbnails._Memory(1 << 20)
    assert thumbnail(plan_of(pets), registry, "cats/照片 0.png", 16).tobytes() == first.tobytes()


def test_a_changed_file_gets_a_new_one(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    before = thumbnail(plan_of(pets), registry, "cats/照片 0.png", 16)
    save_noise(pets / "cats" / "照片 0.png", 40, 20, 50)
    assert thumbnail(plan_of(pets), registry, "cats/照片 0.png", 16).size != before.size


def test_files_that_are_gone_are_explained(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    with pytest.raises(Explained, match="not there any more"):
        thumbnail(plan_of(pets), registry, "cats/gone.png", 16)


def test_digits_have_thumbnails(registry: Registry) -> None:
    plan = DataPlan(source=Chosen(id="digits"))
    first = scan(plan, registry).ids[0]
    assert thumbnail(plan, registry, first, 64).size == (64, 64)
    with pytest.raises(Explained):
        thumbnail(plan, registry, "7/99999", 64)


def test_preview_shows_what_is_prepared(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    prepared = prepare(plan_of(pets), registry)
    shown = preview(plan_of(pets), registry, prepared.ids[3])
    assert np.array_equal(np.asarray(shown.after), prepared.columns["picture"].pixels[3])
    assert shown.before.size == (23, 27)
    grey = preview(plan_of(pets), registry, prepared.ids[3], PictureColumn(height=5, width=6, color="grey"))
    assert (grey.after.mode, grey.after.size) == ("L", (6, 5))
