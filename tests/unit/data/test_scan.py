"""A folder of pictures as samples with classes; whatever else lies there is left alone or left out with a reason."""

import os
import shutil
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from deepstudio.core.events import Progress
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Severity
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.core.shapes import Image as ImageShape
from deepstudio.data.cells import natural
from deepstudio.data.given_parts import given_parts, remarks_of
from deepstudio.data.listing import listed
from deepstudio.data.picture_look import PictureLook, look_at_picture
from deepstudio.data.pictures import formats
from deepstudio.data.scan import Scan, refuse_for_task
from deepstudio.data.scanning import scan
from deepstudio.data.sources import folders, picture_folder, reader
from deepstudio.data.unreadable import UnreadablePicture
from deepstudio.storage.migrations import migrate
from tests.unit.data.conftest import PlanOf
from tests.unit.data.made_pictures import save_noise


def refused(plan: DataPlan, registry: Registry) -> Explained:
    """By the scan, or by the task of telling classes apart."""
    with pytest.raises(Explained) as error:
        refuse_for_task(Project(name="refused", data=plan), scan(plan, registry), registry)
    return error.value


def test_finds_classes_counts_and_size(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(pets)
    found = scan(plan, registry).found
    label = found.column("label")
    assert (label.classes, label.counts, found.samples) == (("cats", "狗 dogs"), (6, 5), 11)
    assert found.column("picture").shape == ImageShape(3, 28, 22)
    assert (found.unreadable, found.unreadable_count) == ((), 0)


def test_ids_are_sorted_relative_paths(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    ids = list(scan(plan_of(pets), registry).ids)
    assert ids == sorted(ids)
    assert ids[0] == "cats/照片 0.png"


def test_grey_pictures_are_noticed(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    for number in range(3):
        save_noise(tmp_path / "a" / f"{number}.png", 9, 8, number, "L")
        save_noise(tmp_path / "b" / f"{number}.pgm", 9, 8, number, "L")
    assert scan(plan_of(tmp_path), registry).found.column("picture").shape == ImageShape(1, 8, 9)


def test_split_shown_is_stable(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(pets)
    first, second = scan(plan, registry), scan(plan, registry)
    assert {part: list(rows) for part, rows in first.split(plan.split).items()} == {
        part: list(rows) for part, rows in second.split(plan.split).items()
    }
    counts = {
        part: np.bincount(first.labels[rows]).tolist() for part, rows in first.split(plan.split).items()
    }
    assert first.classes[1] == "狗 dogs"
    assert counts == {"train": [4, 3], "validation": [1, 1], "test": [1, 1]}


def test_what_is_no_sample_is_ignored(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    before = scan(plan_of(pets), registry)
    for name in ("cats/.DS_Store", "cats/._照片 0.png", "cats/Thumbs.db", "cats/notes.txt", "SOURCE.txt"):
        (pets / name).write_bytes(b"something")
    for folder in ("__MACOSX", ".git", "cats/@eaDir"):
        save_noise(pets / folder / "picture.png", 8, 8, 1)
    (pets / "empty class" / "deeper").mkdir(parents=True)
    after = scan(plan_of(pets), registry)
    assert (after.ids, after.unreadable) == (before.ids, ())
    assert [str(said.message) for said in after.remarks] == [
        "Recycle bins and folders of the system are left out (2): __MACOSX, cats/@eaDir.",
        "Folders without a single usable file are left out (1): empty class.",
        "Files of other kinds are left out (2): SOURCE.txt, cats/notes.txt.",
    ]
    assert before.remarks == ()


def test_a_folder_that_cannot_be_read_is_told(
    pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As root may read everything, the refusal is made up."""
    save_noise(pets / "birds" / "1.png", 8, 8, 1)
    real = os.scandir

    def refusing(place: str) -> Any:
        if place.endswith("birds"):
            raise PermissionError(13, "Permission denied")
        return real(place)

    monkeypatch.setattr(folders.os, "scandir", refusing)
    (said,) = scan(plan_of(pets), registry).remarks
    assert (said.finding, said.severity, said.count) == ("unreadable-folders", Severity.WARNING, 1)
    assert "cannot be read are left out (1): birds." in str(said.message)


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_links_to_the_system_stay_outside(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    for name, target in (("all", "/"), ("devices", "/dev"), ("above", pets.parent)):
        (pets / "cats" / name).symlink_to(target, target_is_directory=True)
    (said,) = scan(plan_of(pets), registry).remarks
    assert (said.finding, said.count) == ("links-out", 3)
    assert "(3): cats/above, cats/all, cats/devices." in str(said.message)


def test_a_class_that_is_another_one_once_more_is_told(
    pets: Path, registry: Registry, plan_of: PlanOf
) -> None:
    (pets / "felines").symlink_to(pets / "cats", target_is_directory=True)
    (said,) = scan(plan_of(pets), registry).remarks
    assert (said.finding, str(said.message).rpartition(": ")[2]) == ("links-again", "felines.")


def test_nested_folders_belong_to_their_class(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    save_noise(pets / "cats" / "summer" / "2024" / "a.png", 8, 8, 1)
    result = scan(plan_of(pets), registry)
    assert result.counts == (7, 5)
    assert "cats/summer/2024/a.png" in list(result.ids)


def test_a_folder_that_only_wraps_is_looked_through(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf
) -> None:
    (tmp_path / "zip").mkdir()
    shutil.move(pets, tmp_path / "zip" / "inner")
    result = scan(plan_of(tmp_path / "zip"), registry)
    assert result.classes == ("cats", "狗 dogs")
    assert result.ids[0] == "inner/cats/照片 0.png"


@pytest.fixture
def divided(tmp_path: Path) -> Path:
    """Twelve pictures for training and four for the test in each of two classes."""
    for part, count in (("train", 12), ("Test", 4)):
        for name in ("a", "b"):
            for number in range(count):
                save_noise(tmp_path / "divided" / part / name / f"{number}.png", 8, 8, number)
    return tmp_path / "divided"


def parts_by_folder(result: Scan, plan: DataPlan) -> dict[str, set[str]]:
    """The folders that samples of each part come from."""
    split = result.split(plan.split)
    return {
        part: {result.ids[row].partition("/")[0] for row in rows.tolist()} for part, rows in split.items()
    }


def test_given_parts_are_kept(divided: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(divided)
    result = scan(plan, registry)
    assert (result.classes, result.counts, result.found.given) == (
        ("a", "b"),
        (16, 16),
        (24, 0, 8),
    )
    assert parts_by_folder(result, plan) == {"train": {"train"}, "validation": {"train"}, "test": {"Test"}}
    sizes = {part: len(rows) for part, rows in result.split(plan.split).items()}
    assert sizes == {"train": 20, "validation": 4, "test": 8}  # 15 of the 85 % that are no test
    (said,) = remarks_of(result, plan)
    assert (said.finding, said.option) == ("parts-given", "--split new")
    assert "24 for training, 0 for validation and 8 for the test. That is kept. Validation has" in str(
        said.message
    )


def test_given_parts_are_drawn_anew_on_demand_and_kept_again(
    divided: Path, registry: Registry, plan_of: PlanOf
) -> None:
    project = Project(name="divided", data=plan_of(divided))
    assert project.data is not None
    (said,) = given_parts(scan(project.data, registry), project.data)
    anew = said.fixes[0].apply(project).data
    assert anew is not None
    result = scan(anew, registry)
    assert parts_by_folder(result, anew)["train"] == {"train", "Test"}
    (said,) = remarks_of(result, anew)
    assert (said.finding, said.option) == ("parts-drawn", "--split keep")
    assert said.fixes[0].apply(Project(name="divided", data=anew)).data == project.data


def test_a_project_from_before_draws_its_parts_as_ever(divided: Path, plan_of: PlanOf) -> None:
    raw = Project(name="before", data=plan_of(divided)).model_dump(mode="json")
    assert Project.model_validate(raw).data.split.given == "keep"
    del raw["data"]["split"]["given"], raw["data"]["found"]
    assert Project.model_validate(migrate({**raw, "version": 1})).data.split.given == "new"


def test_edits_leave_given_parts_alone(divided: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(divided).replace(excluded=("Test/a/0.png",), corrected={"train/a/1.png": {"label": "b"}})
    result = scan(plan, registry)
    assert result.found.given == (24, 0, 7)
    assert parts_by_folder(result, plan)["test"] == {"Test"}


def test_a_flat_test_folder_has_no_labels(divided: Path, registry: Registry, plan_of: PlanOf) -> None:
    shutil.rmtree(divided / "Test" / "b")
    shutil.move(divided / "Test" / "a", divided / "pred")
    (divided / "Test").rmdir()
    plan = plan_of(divided)
    result = scan(plan, registry)
    assert (result.classes, result.found.given) == (("a", "b"), ())
    said = {item.finding: str(item.message) for item in result.remarks}
    assert set(said) == {"no-labels"}
    assert said["no-labels"].startswith("Files in pred do not say which class they belong to (4)")


def test_classes_of_one_part_are_asked_about(divided: Path, registry: Registry, plan_of: PlanOf) -> None:
    save_noise(divided / "Test" / "c" / "1.png", 8, 8, 1)
    save_noise(divided / "train" / "d" / "1.png", 8, 8, 1)
    plan = plan_of(divided)
    said = {item.finding: item for item in remarks_of(scan(plan, registry), plan)}
    assert {"classes-not-trained", "classes-not-examined"} <= set(said)
    asked = said["classes-not-trained"]
    assert (asked.severity, asked.count, asked.option) == (Severity.WARNING, 1, "--split new")
    assert [str(fix.label) for fix in asked.fixes] == ["Leave out c", "Draw new parts"]
    without = asked.fixes[0].apply(Project(name="p", data=plan)).data
    assert without is not None
    assert scan(without, registry).classes == ("a", "b", "d")


def test_loose_pictures_are_left_out_with_a_note(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    save_noise(pets / "loose.png", 8, 8, 1)
    result = scan(plan_of(pets), registry)
    assert result.found.samples == 11
    assert str(result.remarks[0].message) == "Files outside of the class folders are left out (1): loose.png."


def test_unreadable_files_are_listed_and_at_most_three_named(
    pets: Path, registry: Registry, plan_of: PlanOf
) -> None:
    good = (pets / "cats" / "照片 1.jpg").read_bytes()
    (pets / "cats" / "cut.jpg").write_bytes(good[: len(good) // 2])
    assert (
        str(scan(plan_of(pets), registry).message())
        == "“cats/cut.jpg” is left out: it is cut off; copy it again."
    )
    for number in range(4):
        (pets / "cats" / f"text {number}.jpg").write_text("no picture")
    result = scan(plan_of(pets), registry)
    assert result.found.samples == 11
    assert [item.id for item in result.unreadable][:2] == ["cats/cut.jpg", "cats/text 0.jpg"]
    assert result.found.unreadable_count == 5
    assert str(result.message()) == (
        "5 files cannot be read and are left out: cats/cut.jpg, cats/text 0.jpg, cats/text 1.jpg and 2 more."
    )


def test_links_in_a_circle_end(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    (pets / "cats" / "again").symlink_to(pets, target_is_directory=True)
    (pets / "cats" / "itself.jpg").symlink_to(pets / "cats" / "itself.jpg")
    result = scan(plan_of(pets), registry)
    assert result.counts == (6, 5)
    assert [item.id for item in result.unreadable] == ["cats/itself.jpg"]


def test_linked_class_folders_count(tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    chosen = tmp_path / "chosen"
    chosen.mkdir()
    for name in ("cats", "狗 dogs"):
        (chosen / name).symlink_to(pets / name, target_is_directory=True)
    assert scan(plan_of(chosen), registry).counts == (6, 5)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_do_not_wait(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    os.mkfifo(pets / "cats" / "pipe.jpg")
    assert scan(plan_of(pets), registry).found.samples == 11


@pytest.mark.skipif(os.name == "nt", reason="file names are text there")
def test_a_name_that_is_no_text_is_left_out(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    shutil.copy(pets / "cats" / "照片 0.png", os.fsencode(pets / "cats") + b"/\xff\xfe.png")
    result = scan(plan_of(pets), registry)
    assert result.found.samples == 11
    assert "rename" in str(result.unreadable[0].reason)
    assert result.found.model_dump_json()


def test_exclusions_and_labels_are_edits(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(pets).replace(
        excluded=("cats/照片 0.png",),
        corrected={"cats/照片 1.jpg": {"label": "狗 dogs"}, "cats/照片 2.png": {"label": "fox"}},
    )
    result = scan(plan, registry)
    assert result.classes == ("cats", "fox", "狗 dogs")
    assert result.counts == (3, 1, 6)
    assert result.found.fingerprint == scan(plan_of(pets), registry).found.fingerprint


def test_fingerprint_follows_content_not_place(
    tmp_path: Path, pets: Path, registry: Registry, plan_of: PlanOf
) -> None:
    before = scan(plan_of(pets), registry).found.fingerprint
    moved = tmp_path / "moved"
    shutil.move(pets, moved)
    assert scan(plan_of(moved), registry).found.fingerprint == before
    os.utime(moved / "cats" / "照片 0.png", ns=(1, 1))
    assert scan(plan_of(moved), registry).found.fingerprint != before


def test_only_new_files_are_decoded_again(
    pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def watched(path: Path) -> PictureLook:
        seen.append(path.name)
        return look_at_picture(path)

    monkeypatch.setattr(picture_folder, "look_at_picture", watched)
    scan(plan_of(pets), registry)
    assert len(seen) == 11
    save_noise(pets / "cats" / "new.png", 8, 8, 1)
    assert scan(plan_of(pets), registry).found.samples == 12
    assert seen[11:] == ["new.png"]


def test_a_broken_memory_of_checks_is_no_harm(
    pets: Path, registry: Registry, plan_of: PlanOf, own_home: Path
) -> None:
    scan(plan_of(pets), registry)
    (memory,) = own_home.rglob("checks/*.json")
    memory.write_bytes(memory.read_bytes()[:40])
    assert scan(plan_of(pets), registry).found.samples == 11


def test_progress_and_cancel(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    events: list[Progress] = []
    scan(plan_of(pets), registry, events.append)
    assert (events[-1].done, events[-1].total) == (11, 11)
    assert str(events[-1].what.text()) == "Looking at the pictures"
    with pytest.raises(Explained) as stopped:
        scan(plan_of(pets), registry, cancelled=lambda: True)
    assert stopped.value.cause == "cancelled"


def test_a_cancelled_scan_keeps_what_it_saw(
    pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deepstudio.data.work.WORKERS", 1)
    polls = iter(range(100))
    with pytest.raises(Explained):
        scan(plan_of(pets), registry, cancelled=lambda: next(polls) > 9)
    events: list[Progress] = []
    scan(plan_of(pets), registry, events.append)
    assert 0 < events[-1].total < 11


def test_empty_folder(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    error = refused(plan_of(tmp_path), registry)
    assert error.cause == "empty"
    assert (
        str(error)
        == f"There are no pictures in {tmp_path}. Choose a folder with one sub-folder for each class."
    )


def test_one_class(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    for number in range(4):
        save_noise(tmp_path / "cats" / f"{number}.png", 8, 8, number)
    (tmp_path / "dogs").mkdir()
    (tmp_path / "dogs" / "text.jpg").write_text("no picture")
    error = refused(plan_of(tmp_path), registry)
    assert error.cause == "one_class"
    assert "“cats”. A classifier needs at least two" in str(error)
    assert "“dogs/text.jpg” is left out: it holds text" in str(error)


def test_only_unreadable_files(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "text.jpg").write_text("no picture")
    error = refused(plan_of(tmp_path), registry)
    assert error.cause == "empty"
    assert "a/text.jpg, b/text.jpg" in str(error)


def test_pictures_without_class_folders(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    save_noise(tmp_path / "a.png", 8, 8, 1)
    assert refused(plan_of(tmp_path), registry).cause == "no_classes"


def test_too_few(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    for name in ("a", "b"):
        save_noise(tmp_path / name / "1.png", 8, 8, 1)
    assert refused(plan_of(tmp_path), registry).cause == "too_few"


def test_too_many(pets: Path, registry: Registry, plan_of: PlanOf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(folders, "MAX_FILES", 10)
    assert refused(plan_of(pets), registry).cause == "too_many"


def test_everything_excluded(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    plan = plan_of(pets)
    ids = scan(plan, registry).ids
    assert refused(plan.replace(excluded=ids), registry).cause == "empty"


def test_moved_data(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    error = refused(plan_of(tmp_path / "gone"), registry)
    assert error.cause == "data_missing"
    assert "Find its new place" in str(error)


def test_a_file_instead_of_a_folder(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    assert refused(plan_of(pets / "cats" / "照片 0.png"), registry).cause == "not_a_folder"


def test_nothing_chosen_and_unknown_source(registry: Registry, plan_of: PlanOf) -> None:
    assert refused(plan_of(""), registry).cause == "no_data"
    assert refused(DataPlan(source=Chosen(id="from-a-plugin")), registry).cause == "unknown_source"


def test_ids_never_lead_outside(pets: Path, registry: Registry, plan_of: PlanOf) -> None:
    save_noise(pets.parent / "secret.png", 8, 8, 1)
    source = reader(plan_of(pets), registry)
    for id in (
        "../secret.png",
        str(pets.parent / "secret.png"),
        "cats/../../secret.png",
        "..\\secret.png",
        "",
    ):
        with pytest.raises(UnreadablePicture):
            source.load(id, "picture")


@pytest.mark.skipif(sys.platform != "linux", reason="others take these names for the same")
def test_folders_that_are_spelled_differently_are_one_class(
    tmp_path: Path, registry: Registry, plan_of: PlanOf
) -> None:
    for name in ("caf\u00e9", "cafe\u0301", "Cat", "cat"):
        for number in range(3):
            save_noise(tmp_path / name / f"{number}.png", 8, 8, number)
    result = scan(plan_of(tmp_path), registry)
    assert (result.classes, result.counts) == (("caf\u00e9", "Cat"), (6, 6))
    assert [said.finding for said in result.remarks] == ["labels-alike", "labels-merged"]


def test_a_telephone_class_is_no_lost_class(tmp_path: Path, registry: Registry, plan_of: PlanOf) -> None:
    formats()
    for number in range(3):
        save_noise(tmp_path / "cats" / f"{number}.jpg", 64, 48, number)
        save_noise(tmp_path / "birds" / f"{number}.HEIC", 64, 48, number, format="HEIF")
        save_noise(tmp_path / "dogs" / f"{number}.avif", 64, 48, number)
    result = scan(plan_of(tmp_path), registry)
    assert (result.classes, result.counts) == (("birds", "cats", "dogs"), (3, 3, 3))
    assert (result.unreadable, result.remarks) == ((), ())


def test_natural_order() -> None:
    assert sorted(["b10", "B2", "a", "10", "9"], key=natural) == ["9", "10", "a", "B2", "b10"]


def test_two_samples_of_one_id_are_refused_and_none_is_lost() -> None:
    rows = [("1", {"label": "a"}), ("2", {"label": "b"}), ("1", {"label": "b"})]
    with pytest.raises(ValueError, match="the same id"):
        listed(rows, "print")
    assert listed(rows[:2], "print").ids == ("1", "2")
