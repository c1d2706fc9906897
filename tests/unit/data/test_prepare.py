"""Prepared data: the same pixels as one picture at a time, made once, whole or not at all."""

import os
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from deepstudio.catalog.columns import PictureColumn
from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project, SplitPlan
from deepstudio.core.registry import Registry
from deepstudio.data import budget
from deepstudio.data import prepare as preparing
from deepstudio.data.order import Order
from deepstudio.data.pictures import fit, fitted, open_picture
from deepstudio.data.prepare import prepare
from deepstudio.data.prepared import Prepared
from deepstudio.data.preview import preview
from deepstudio.data.scanning import scan
from deepstudio.data.sources.picture_folder import PictureFolderReader
from deepstudio.data.unreadable import UnreadablePicture
from tests.unit.data.conftest import PlanOf
from tests.unit.data.made_pictures import save_noise


@pytest.fixture
def decoded(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids that were decoded, in any order."""
    ids: list[str] = []
    load = PictureFolderReader.load

    def watched(reader: PictureFolderReader, id: str, column: str) -> Image.Image:
        ids.append(id)
        return load(reader, id, column)

    monkeypatch.setattr(PictureFolderReader, "load", watched)
    return ids


@pytest.mark.parametrize("how", ["stretch", "crop", "pad"])
@pytest.mark.parametrize("color", ["rgb", "grey"])
def test_rows_are_what_predict_computes(
    pets: Path, registry: Registry, plan_of: PlanOf, how: str, color: str
) -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    save_noise(pets / "cats" / "camera.jpg", 2600, 1700, 1, exif=exif)
    save_noise(pets / "cats" / "clear.png", 30, 20, 2, "RGBA")
    save_noise(pets / "cats" / "palette.gif", 30, 20, 4, "P")
    save_noise(pets / "cats" / "print.jpg", 30, 20, 5, "CMYK")
    prepared = prepare(plan_of(pets, fit=how, color=color), registry)
    column = PictureColumn(height=12, width=10, fit=how, color=color)
    assert prepared.columns["picture"].column == column
    assert prepared.columns["picture"].pixels.shape == (15, 12, 10, column.channels)
    for id, row in zip(prepared.ids, prepared.columns["picture"].pixels, strict=True):
        assert np.array_equal(row, fit(open_picture(pets / id), column)), id
        assert np.array_equal(row, fit(open_picture((pets / id).read_bytes()), column)), id


def test_set_agrees_with_the_scan(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(pets)
    shown, prepared = scan(plan, registry), prepare(plan, registry)
    assert prepared.found == shown.found
    assert prepared.classes == ("cats", "狗 dogs")
    assert prepared.ids == list(shown.ids)
    assert prepared.labels.tolist() == shown.labels.tolist()
    assert prepared.labels.dtype == np.int64
    for part, rows in shown.split(plan.split).items():
        assert prepared.splits[part].tolist() == rows.tolist()
    assert set(prepared.columns) == {"picture", "label"}
    assert not prepared.columns["picture"].pixels.flags.writeable


def test_mean_and_deviation_are_those_of_training(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    prepared = prepare(plan_of(pets), registry)
    train = prepared.columns["picture"].pixels[prepared.splits["train"]] / 255
    assert prepared.state("picture")["mean"] == pytest.approx(train.mean(axis=(0, 1, 2)))
    assert prepared.state("picture")["std"] == pytest.approx(train.std(axis=(0, 1, 2)))


def test_deviation_is_never_zero(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    for name in ("a", "b"):
        for number in range(3):
            (tmp_path / name).mkdir(exist_ok=True)
            Image.new("L", (4, 4), 77).save(tmp_path / name / f"{number}.png")
    prepared = prepare(plan_of(tmp_path, color="grey"), registry)
    assert prepared.state("picture")["mean"] == pytest.approx((77 / 255,))
    assert prepared.state("picture")["std"] == pytest.approx((1 / 255,))


def test_next_time_it_is_only_opened(
    pets: Path, registry: Registry, plan_of: PlanOf, decoded: list[str]
) -> None:
    events: list[Progress] = []
    project = Project(name="pets", data=plan_of(pets))
    first = prepare(project, registry, events.append)
    assert (events[-1].done, events[-1].total) == (11, 11)
    assert str(events[-1].what.text()) == "Preparing the data"
    assert sorted(decoded) == first.ids
    again = prepare(project, registry, events.append)
    assert again.folder == first.folder
    assert len(decoded) == 11


def test_other_splits_and_labels_decode_nothing_again(
    pets: Path, registry: Registry, plan_of: PlanOf, decoded: list[str]
) -> None:
    plan = plan_of(pets)
    first = prepare(plan, registry)
    rows = dict(zip(first.ids, first.columns["picture"].pixels, strict=True))
    changes = [
        {"split": SplitPlan(seed=5)},
        {"excluded": (first.ids[0], first.ids[7])},
        {"corrected": {first.ids[0]: {"label": "狗 dogs"}}},
    ]
    for change in changes:
        other = prepare(plan.replace(**change), registry)
        assert other.folder != first.folder
        assert all(
            np.array_equal(rows[id], row)
            for id, row in zip(other.ids, other.columns["picture"].pixels, strict=True)
        )
    assert len(decoded) == 11


def test_where_links_are_impossible_rows_are_copied(
    pets: Path, registry: Registry, plan_of: PlanOf, decoded: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError("no links here")

    monkeypatch.setattr("deepstudio.data.reused_rows.os.link", refuse)
    first = prepare(plan_of(pets), registry)
    other = prepare(plan_of(pets).replace(split=SplitPlan(seed=5)), registry)
    assert np.array_equal(first.columns["picture"].pixels, other.columns["picture"].pixels)
    assert len(decoded) == 11


def test_another_size_is_another_set(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    assert prepare(plan_of(pets, height=7), registry).columns["picture"].pixels.shape == (11, 7, 10, 3)
    assert prepare(plan_of(pets, height=9), registry).columns["picture"].pixels.shape == (11, 9, 10, 3)


def test_a_changed_file_is_decoded_again(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    before = prepare(plan_of(pets), registry)
    save_noise(pets / "cats" / "照片 0.png", 20, 30, 99)
    os.utime(pets / "cats" / "照片 0.png", ns=(1, 1))
    after = prepare(plan_of(pets), registry)
    assert not np.array_equal(before.columns["picture"].pixels[0], after.columns["picture"].pixels[0])
    assert np.array_equal(before.columns["picture"].pixels[1:], after.columns["picture"].pixels[1:])


def test_moved_data_needs_no_second_preparation(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf, decoded: list[str]
) -> None:
    first = prepare(plan_of(pets), registry)
    pets.rename(tmp_path / "new place")
    assert prepare(plan_of(tmp_path / "new place"), registry).folder == first.folder
    assert len(decoded) == 11


def test_cancel_leaves_nothing(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deepstudio.data.work.WORKERS", 1)
    scan(plan_of(pets), registry)
    converted: list[Progress] = []
    with pytest.raises(Explained) as stopped:
        prepare(plan_of(pets), registry, converted.append, lambda: bool(converted), cache=tmp_path / "sets")
    assert stopped.value.cause == "cancelled"
    assert list((tmp_path / "sets").iterdir()) == []


def test_a_broken_set_is_made_again(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    first = prepare(plan_of(pets), registry)
    expected = np.array(first.columns["picture"].pixels)
    file = first.folder / "picture.npy"
    file.write_bytes(file.read_bytes()[:-5])
    again = prepare(plan_of(pets), registry)
    assert again.folder == first.folder
    assert np.array_equal(again.columns["picture"].pixels, expected)


def test_files_that_fail_late_are_left_out(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    """The scan's memory says these are good; decoding finds out otherwise."""
    plan = plan_of(pets)
    scan(plan, registry)
    victim = pets / "cats" / "照片 1.jpg"
    stamp = victim.stat()
    victim.write_bytes(victim.read_bytes()[:200].ljust(stamp.st_size, b"\0"))
    os.utime(victim, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    prepared = prepare(plan, registry)
    assert prepared.found.column("label").counts == (5, 5)
    assert "cats/照片 1.jpg" not in prepared.ids
    assert prepared.found.unreadable == ("cats/照片 1.jpg",)
    assert scan(plan, registry).found == prepared.found
    assert prepare(plan, registry).folder == prepared.folder


def test_files_out_of_reach_are_left_out_this_time(
    pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    load = PictureFolderReader.load

    def locked(reader: PictureFolderReader, id: str, column: str) -> Image.Image:
        if id == "cats/照片 1.jpg":
            raise UnreadablePicture(id, preparing.T("you have no permission to read it"), lasting=False)
        return load(reader, id, column)

    with monkeypatch.context() as patch:
        patch.setattr(PictureFolderReader, "load", locked)
        assert prepare(plan_of(pets), registry).found.samples == 10
    assert prepare(plan_of(pets), registry).found.samples == 11


def test_a_full_disk_is_explained_and_leaves_nothing(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf
) -> None:
    resource = pytest.importorskip("resource")
    scan(plan_of(pets), registry)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, hard))
    try:
        with pytest.raises(Explained) as refused:
            prepare(plan_of(pets, height=200, width=200), registry, cache=tmp_path / "sets")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.cause == "disk_full"
    assert list((tmp_path / "sets").iterdir()) == []


def test_a_disk_without_room_is_noticed_before(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(budget, "RESERVE", 1 << 62)
    with pytest.raises(Explained) as refused:
        prepare(plan_of(pets), registry, cache=tmp_path / "sets")
    assert refused.value.cause == "disk_full"


def test_the_set_used_longest_ago_gives_way(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf
) -> None:
    sets = tmp_path / "sets"
    one = prepare(plan_of(pets, height=20), registry, cache=sets)
    two = prepare(plan_of(pets, height=21), registry, cache=sets)
    os.utime(one.folder / "columns.json", (1, 1))
    os.utime(two.folder / "columns.json", (2, 2))
    prepare(plan_of(pets, height=20), registry, cache=sets)  # used again, so `two` is now the oldest
    three = prepare(plan_of(pets, height=22), registry, cache=sets, budget=26_000)
    assert sorted(path.name for path in sets.iterdir()) == sorted([one.folder.name, three.folder.name])


def test_what_can_never_fit_is_explained(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    with pytest.raises(Explained) as refused:
        prepare(plan_of(pets), registry, budget=1000)
    assert refused.value.cause == "over_budget"
    assert "smaller picture size" in str(refused.value)


def test_what_a_killed_process_left_is_removed(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf
) -> None:
    sets = tmp_path / "sets"
    for name in (".making-999999999-ab", ".going-cd"):
        (sets / name).mkdir(parents=True)
        (sets / name / "picture.npy").write_bytes(b"half")
    mine = sets / f".making-{os.getpid()}-ef"
    mine.mkdir()
    prepared = prepare(plan_of(pets), registry, cache=sets)
    assert sorted(path.name for path in sets.iterdir()) == sorted([mine.name, prepared.folder.name])


def test_a_set_made_by_another_process_meanwhile_is_taken(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    sets = tmp_path / "sets"
    describe = preparing.describe

    def slow(order: Order, folder: Path) -> None:
        describe(order, folder)
        monkeypatch.setattr(preparing, "describe", describe)
        prepare(plan_of(pets), registry, cache=sets)

    monkeypatch.setattr(preparing, "describe", slow)
    prepared = prepare(plan_of(pets), registry, cache=sets)
    assert [path.name for path in sets.iterdir()] == [prepared.folder.name]
    assert len(prepared.ids) == 11


def test_no_data_and_invalid_columns(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    with pytest.raises(Explained) as none:
        prepare(Project(name="empty"), registry)
    assert none.value.cause == "no_data"
    with pytest.raises(Explained) as invalid:
        prepare(plan_of(pets, height=0), registry)
    assert invalid.value.cause == "invalid_column"


def test_digits_come_in_their_size_or_larger(registry: Registry) -> None:
    source = Chosen(id="digits")
    plain = prepare(DataPlan(source=source), registry)
    assert plain.columns["picture"].pixels.shape == (1797, 8, 8, 1)
    assert plain.classes == tuple("0123456789")
    pixels = plain.columns["picture"].pixels
    assert (plain.found.column("label").counts[0], int(pixels.max()), int(pixels.min())) == (178, 255, 0)
    columns = {
        "picture": ColumnPlan(id="picture", settings={"color": "grey"}),
        "label": ColumnPlan(id="category", use="target"),
    }
    large = prepare(DataPlan(source=source, columns=columns), registry)
    assert large.columns["picture"].pixels.shape == (1797, 28, 28, 1)
    assert large.labels.tolist() == plain.labels.tolist()


def test_digits_are_the_known_ones(registry: Registry) -> None:
    from sklearn.datasets import load_digits

    known = load_digits()
    prepared = prepare(DataPlan(source=Chosen(id="digits")), registry)
    for row, (id, label) in enumerate(zip(prepared.ids, prepared.labels, strict=True)):
        number = int(id.split("/")[1])
        assert label == known.target[number]
        assert (
            np.abs(prepared.columns["picture"].pixels[row, :, :, 0] / 255 * 16 - known.images[number]).max()
            < 0.04
        )


def test_opening_needs_no_source(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    made = prepare(plan_of(pets), registry)
    opened = Prepared(made.folder, registry)
    assert opened.ids == made.ids


def test_deep_pictures_have_one_rule_from_scan_to_prediction(
    tmp_path: Path, registry: Registry, plan_of: PlanOf
) -> None:
    """Values of 12 bits in files of 16: no picture by itself says so, all together do."""
    for name, top in (("dark", 1000), ("bright", 4000)):
        for number in range(4):
            values = np.linspace(0, top - number, 120, dtype=np.uint16).reshape(12, 10)
            file = tmp_path / "deep" / name / f"{number}.png"
            file.parent.mkdir(parents=True, exist_ok=True)
            Image.fromarray(values).save(file)
    plan = plan_of(tmp_path / "deep", color="grey")
    result = scan(plan, registry)
    assert (result.found.column("picture").low, result.found.column("picture").high) == (0, 4095)
    (said,) = result.remarks
    assert (said.finding, said.count) == ("deep-pictures", 8)
    prepared = prepare(plan, registry)
    assert (prepared.columns["picture"].column.black, prepared.columns["picture"].column.white) == (0, 4095)
    for row, id in zip(prepared.columns["picture"].pixels, prepared.ids, strict=True):
        assert np.array_equal(row, fitted(tmp_path / "deep" / id, prepared.columns["picture"].column))
        assert (row.max() > 240) == id.startswith("bright")
    seen = preview(plan.replace(found=result.found), registry, prepared.ids[0])
    assert np.array_equal(np.asarray(seen.after), prepared.columns["picture"].pixels[0][:, :, 0])
    chosen = plan_of(tmp_path / "deep", color="grey", white=65535)
    assert prepare(chosen, registry).columns["picture"].column.white == 65535
