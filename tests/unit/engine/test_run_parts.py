"""A run owns its parts: what is added, moved, renamed or split anew since leaves its test what it was."""

import json
import os
import shutil
from pathlib import Path

import pytest

from deepstudio.cli.app import run as command
from deepstudio.core.events import Finished, Note, Result
from deepstudio.core.explained import Explained
from deepstudio.core.project import Project, SplitPlan
from deepstudio.data.contents import Contents
from deepstudio.engine.baseline import baseline
from deepstudio.engine.evaluate import evaluate
from deepstudio.engine.own_samples import own_samples
from deepstudio.engine.trained import load_model
from deepstudio.storage.preferred_places import cache_dir
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_parts import read_parts
from tests.unit.engine.pets import pet_run, pets, pictures_of_pets, save
from tests.unit.engine.training import new_run, trained

__all__ = ["pet_run", "pets", "pictures_of_pets"]


@pytest.fixture
def pictures(pictures_of_pets: Path) -> Path:
    return pictures_of_pets


@pytest.fixture
def project(pets: Project) -> Project:
    return pets


@pytest.fixture
def run(pet_run: RunFolder) -> RunFolder:
    return pet_run


def ids(run: RunFolder, part: str) -> set[str]:
    parts = read_parts(run)
    assert parts is not None
    return set(next(one.ids for name, one in parts.parts.items() if name == part))


def examined(run: RunFolder, part: str = "test") -> dict:
    *_, last = evaluate(run, part)
    assert isinstance(last, Result)
    return last.value


def samples(run: RunFolder, part: str = "test") -> dict[str, str]:
    """Ids and classes with which the run would be examined now."""
    parts, events = read_parts(run), []
    assert parts is not None
    work = own_samples(run, run.project().data, parts, part, load_model(run).targets)
    while True:
        try:
            events.append(next(work))
        except StopIteration as done:
            return dict(zip(done.value.ids, done.value.truths["label"], strict=True))


def counts(value: dict) -> dict[str, int]:
    return {kind: one["count"] for kind, one in value["parts"].items() if kind != "known" and one["count"]}


def test_added_samples_leave_the_test_unseen(run: RunFolder, pictures: Path) -> None:
    before = examined(run)
    learned = ids(run, "train") | ids(run, "validation")
    save(pictures / "cats" / "000a.png", 201, 77)
    save(pictures / "dogs" / "000a.png", 21, 77)
    after = examined(run)
    assert samples(run).keys() == ids(run, "test")
    assert not samples(run).keys() & learned
    assert (after["samples"], after["accuracy"]) == (before["samples"], before["accuracy"])
    assert after["loss"] == pytest.approx(before["loss"])
    assert counts(after) == {"new": 2}
    assert after["parts"]["new"]["names"] == ["cats/000a.png", "dogs/000a.png"]
    assert [note["args"]["n"] for note in after["notes"]] == [2]


def test_what_was_added_can_be_examined_alone(run: RunFolder, pictures: Path) -> None:
    with pytest.raises(Explained, match="No samples were added since run-001 began") as caught:
        examined(run, "new")
    assert caught.value.cause == "empty_part"
    save(pictures / "cats" / "later.png", 201, 77)
    save(pictures / "birds" / "1.png", 99, 99)
    shutil.copy(pictures / "cats" / "000.png", pictures / "cats" / "copy.png")
    found = examined(run, "new")
    assert (found["split"], found["samples"]) == ("new", 1)
    assert counts(found) == {"new": 2, "copies": 1}
    assert any("classes that the network does not know" in note["source"] for note in found["notes"])
    assert json.loads((run.path / "evaluation-new.json").read_bytes()) == found


def test_the_prepared_data_may_be_gone(run: RunFolder, pictures: Path) -> None:
    before = examined(run)
    shutil.rmtree(cache_dir() / "prepared")
    save(pictures / "cats" / "later.png", 201, 77)
    after = examined(run)
    assert after["confusion"] == before["confusion"]
    assert after["loss"] == pytest.approx(before["loss"], abs=1e-5)
    assert not (cache_dir() / "prepared").exists(), "all was prepared anew for the test part alone"


def test_another_split_of_the_plan_moves_no_old_run(run: RunFolder, project: Project) -> None:
    before = examined(run)
    assert project.data is not None
    changed = project.replace(data=project.data.replace(split=SplitPlan(train=20, validation=20, seed=5)))
    ProjectFolder(run.project_folder).save(changed)
    run.save_project(changed)
    assert examined(run)["state"] == before["state"]


def test_renamed_and_moved_files_keep_their_part_and_take_the_new_class(
    run: RunFolder, pictures: Path
) -> None:
    first, second = sorted(id for id in ids(run, "test") if id.startswith("cats"))[:2]
    (pictures / first).rename(pictures / "cats" / "another name.png")
    (pictures / second).rename(pictures / "dogs" / "was a cat.png")
    now = samples(run)
    assert now["cats/another name.png"] == "cats"
    assert now["dogs/was a cat.png"] == "dogs"
    assert len(now) == len(ids(run, "test"))
    assert counts(examined(run)) == {"relabelled": 1}


def test_changed_files_are_left_out_and_vanished_ones_told(run: RunFolder, pictures: Path) -> None:
    changed, vanished, touched = sorted(ids(run, "test"))[:3]
    save(pictures / changed, 90, 90)
    (pictures / vanished).unlink()
    os.utime(pictures / touched, (1, 1))
    found = examined(run)
    assert counts(found) == {"changed": 1, "vanished": 1}
    assert found["parts"]["changed"]["names"] == [changed]
    assert found["parts"]["vanished"]["names"] == [vanished]
    assert found["samples"] == len(ids(run, "test")) - 2
    assert touched in samples(run)
    assert not {changed, vanished} & samples(run, "test").keys()


def test_content_is_read_only_where_size_or_time_differ(
    run: RunFolder, pictures: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read: list[str] = []
    content = Contents.content
    monkeypatch.setattr(Contents, "content", lambda self, id: read.append(id) or content(self, id))
    examined(run)
    assert read == []
    touched = min(ids(run, "train"))
    os.utime(pictures / touched, (1, 1))
    examined(run)
    assert read == [touched]


def test_corrections_since_count_in_the_test(run: RunFolder, project: Project) -> None:
    relabelled, excluded = sorted(id for id in ids(run, "test") if id.startswith("cats"))[:2]
    assert project.data is not None
    data = project.data.replace(corrected={relabelled: {"label": "dogs"}}, excluded=(excluded,))
    ProjectFolder(run.project_folder).save(project.replace(data=data))
    now = samples(run)
    assert now[relabelled] == "dogs"
    assert excluded not in now
    found = examined(run)
    assert counts(found) == {"relabelled": 1, "excluded": 1}
    *_, simple = baseline(run)
    assert isinstance(simple, Result)
    assert simple.value["state"] == found["state"]
    assert simple.value["trained_on"] == len(ids(run, "train"))


def test_a_run_that_goes_on_keeps_its_parts(tmp_path: Path, project: Project, pictures: Path) -> None:
    run = new_run(tmp_path, project)
    trained(project, run)
    before = {part: ids(run, part) for part in ("train", "validation", "test")}
    save(pictures / "cats" / "000a.png", 201, 77)
    longer = project.replace(training=project.training.replace(epochs=2))
    events = trained(longer, run, resume=True)
    finished, notes = events[-1], [event for event in events if isinstance(event, Note)]
    assert isinstance(finished, Finished)
    assert any("has not seen them" in note.message.source for note in notes)
    assert {part: ids(run, part) for part in before} == before
    started = next(event for event in events if event.kind == "run_started")
    assert started.samples == {part: len(known) for part, known in before.items()}
    assert finished.test["accuracy"] == pytest.approx(examined(run)["accuracy"])


def test_a_run_from_the_weights_of_another_is_not_tested_with_what_those_learned(
    run: RunFolder, project: Project, pictures: Path, tmp_path: Path
) -> None:
    save(pictures / "cats" / "000a.png", 201, 77)
    plan = project.training.replace(start_from={"model": run.id})
    assert project.data is not None
    after = project.replace(training=plan, data=project.data.replace(split=SplitPlan(seed=9)))
    second = new_run(tmp_path, after)
    events = trained(after, second)
    assert isinstance(events[-1], Finished)
    assert not ids(second, "test") & (ids(run, "train") | ids(run, "validation"))
    assert ids(run, "test") <= ids(second, "test")
    everything = ids(second, "train") | ids(second, "validation") | ids(second, "test")
    assert "cats/000a.png" in everything
    assert any(
        "keep the part they have in" in event.message.source for event in events if isinstance(event, Note)
    )


def test_a_run_from_weights_whose_parts_are_unknown_says_so(
    run: RunFolder, project: Project, tmp_path: Path
) -> None:
    run.parts_file.unlink()
    after = project.replace(training=project.training.replace(start_from={"model": run.id}))
    notes = [event for event in trained(after, new_run(tmp_path, after)) if isinstance(event, Note)]
    assert any("may hold some of them" in note.message.source for note in notes)


@pytest.mark.parametrize("damaged", [False, True])
def test_a_run_whose_parts_are_not_known_says_so(run: RunFolder, damaged: bool) -> None:
    before = examined(run)
    run.parts_file.write_text('{"format": "deepstudio-parts"') if damaged else run.parts_file.unlink()
    events = list(evaluate(run))
    (note,) = [event for event in events if isinstance(event, Note)]
    assert "It is not known with which samples run-001 was trained" in str(note.message.text())
    assert ("is damaged" in str(note.message.text())) is damaged
    last = events[-1]
    assert isinstance(last, Result)
    assert last.value["parts"] == {"known": False}
    assert last.value["accuracy"] == before["accuracy"]
    with pytest.raises(Explained, match="It is not known"):
        examined(run, "new")


def test_a_result_that_cannot_be_kept_is_shown(run: RunFolder, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("evaluation-test.json", "baseline-test.json"):
        (run.path / name).unlink(missing_ok=True)  # the run has kept the first at its end
        (run.path / name / "in the way").mkdir(parents=True)
    for work in (evaluate, baseline):
        *_, note, last = work(run)
        assert isinstance(note, Note)
        assert isinstance(last, Result)
        assert "could not be kept" in note.message.source
        assert last.value["kept"] is False
        assert last.value["samples"] == len(ids(run, "test"))
    assert command(["evaluate", str(run.project_folder)]) == 0
    printed = capsys.readouterr()
    assert "Accuracy" in printed.out
    assert "The result is shown, but could not be kept." in printed.err


def test_the_next_run_reads_only_what_is_new(
    run: RunFolder, project: Project, pictures: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(pictures / "cats" / "later.png", 201, 77)
    read: list[str] = []
    content = Contents.content
    monkeypatch.setattr(Contents, "content", lambda self, id: read.append(id) or content(self, id))
    trained(project, new_run(tmp_path, project))
    assert read == ["cats/later.png"]


def test_the_command_tells_what_has_changed_and_how_to_examine_what_is_new(
    run: RunFolder, pictures: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = str(run.project_folder)
    save(pictures / "cats" / "later.png", 201, 77)
    (pictures / min(ids(run, "train"))).unlink()
    assert command(["evaluate", project, "--baseline"]) == 0
    printed = capsys.readouterr()
    assert printed.err.count("so that it has not seen them: 1 (cats/later.png).") == 1
    assert "Samples of run-001 that are not there any more, or cannot be read: 1 (cats/" in printed.err
    assert f"deepstudio evaluate {project} --split new" in printed.out
    assert command(["evaluate", project, "--split", "new", "--json"]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    assert (json.loads(line)["samples"], json.loads(line)["kept"]) == (1, True)
    assert command(["evaluate", project, "--split", "new", "--baseline"]) == 2
    assert "Choose test, validation or train." in capsys.readouterr().err


def test_parts_that_folders_give_are_noted_and_stay(tmp_path: Path, project: Project, pictures: Path) -> None:
    for part, start in (("train", 0), ("test", 20)):
        for name in ("cats", "dogs"):
            (pictures / part / name).mkdir(parents=True)
            for number in range(start, 30 if part == "test" else 20):
                file = pictures / name / f"{number:03}.png"
                file.rename(pictures / part / name / file.name)
    for name in ("cats", "dogs"):
        (pictures / name).rmdir()
    run = new_run(tmp_path, project)
    trained(project, run)
    assert {id.split("/")[0] for id in ids(run, "test")} == {"test"}
    assert len(ids(run, "test")) == 20
    before = examined(run)
    save(pictures / "test" / "cats" / "later.png", 201, 77)
    assert project.data is not None
    anew = project.replace(data=project.data.replace(split=SplitPlan(given="new")))
    ProjectFolder(run.project_folder).save(anew)
    run.save_project(anew)
    assert examined(run)["state"] == before["state"]
    longer = anew.replace(training=anew.training.replace(epochs=2))
    assert isinstance(trained(longer, run, resume=True)[-1], Finished)
    assert len(ids(run, "test")) == 20


def test_data_that_was_moved_is_found_where_the_project_says(
    run: RunFolder, project: Project, pictures: Path
) -> None:
    before = examined(run)
    moved = pictures.rename(pictures.with_name("moved"))
    with pytest.raises(Explained, match="is not there"):
        examined(run)
    assert project.data is not None
    source = project.data.source.replace(settings={"path": str(moved)})
    ProjectFolder(run.project_folder).save(project.replace(data=project.data.replace(source=source)))
    after = examined(run)
    assert (after["state"], after["loss"]) == (before["state"], pytest.approx(before["loss"]))
    assert not counts(after)
    *_, simple = baseline(run)
    assert isinstance(simple, Result)
    assert simple.value["state"] == after["state"]
    longer = project.replace(training=project.training.replace(epochs=2))
    assert isinstance(trained(longer, run, resume=True)[-1], Finished)
