"""Rows of tables keep their part through sorting, inserting and correcting; the file of a run is validated."""

from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.data.parts import arranged_alone, arranged_further, part_names, parts_of
from deepstudio.data.prepare import prepare
from deepstudio.data.scan import Scan
from deepstudio.data.scanning import scan_as_it_is
from deepstudio.data.sources import reader
from deepstudio.data.standing import Standing, standing
from deepstudio.storage.project_folder import ProjectFolder
from deepstudio.storage.run_folder import RunFolder
from deepstudio.storage.run_parts import RunParts, read_parts, write_parts

ROWS = [(f"sentence number {n} about food", "good" if n % 2 else "bad") for n in range(60)]


def write(file: Path, rows: list[tuple[str, str]]) -> None:
    file.write_text("text,label\n" + "".join(f"{text},{label}\n" for text, label in rows), encoding="utf-8")


@pytest.fixture
def table(tmp_path: Path) -> Path:
    write(tmp_path / "texts.csv", ROWS)
    return tmp_path / "texts.csv"


@pytest.fixture
def plan(table: Path) -> DataPlan:
    settings = {"path": str(table), "text": "text", "label": "label"}
    columns = {
        "text": ColumnPlan(id="text", settings={"vocabulary": 100}),
        "label": ColumnPlan(id="category", use="target"),
    }
    return DataPlan(source=Chosen(id="text-table", settings=settings), columns=columns)


@pytest.fixture
def parts(plan: DataPlan) -> RunParts:
    return parts_of(prepare(plan, registry()), plan, registry())


def now(plan: DataPlan, parts: RunParts) -> tuple[Scan, Standing]:
    found = scan_as_it_is(plan, registry())
    return found, standing(parts, found, plan, registry())


def parts_by_text(plan: DataPlan, parts: RunParts) -> dict[str, str]:
    """The part of each text that the run has, as the table is now."""
    _, stands = now(plan, parts)
    names, source = part_names(parts), reader(plan, registry())
    return {source.load(id, "text"): names[then] for id, then in stands.origin.items()}


def test_nothing_has_changed_at_first(plan: DataPlan, parts: RunParts) -> None:
    found, stands = now(plan, parts)
    assert stands == Standing(origin={id: id for id in found.ids})
    assert arranged_alone(found, stands, parts, plan).parts is None, "a set of its own would be prepared"


def test_sorted_and_inserted_rows_keep_their_part(plan: DataPlan, parts: RunParts, table: Path) -> None:
    before = parts_by_text(plan, parts)
    write(table, [("a new first row", "good"), *sorted(ROWS, reverse=True)])
    _, stands = now(plan, parts)
    assert parts_by_text(plan, parts) == before
    assert (len(stands.new), stands.vanished, stands.changed) == (1, (), ())
    assert reader(plan, registry()).load(stands.new[0], "text") == "a new first row"


def test_a_corrected_row_is_changed_and_another_label_counts(
    plan: DataPlan, parts: RunParts, table: Path
) -> None:
    rows = list(ROWS)
    rows[7] = ("sentence with a correction", "good")
    rows[8] = (rows[8][0], "good")
    del rows[59]
    write(table, rows)
    _, stands = now(plan, parts)
    assert [id[:7] for id in stands.changed] == ["0000008"]
    assert [id[:7] for id in stands.relabelled] == ["0000009"]
    assert [id[:7] for id in stands.vanished] == ["0000060"]
    assert stands.new == ()


def test_a_text_that_was_learned_is_not_new_when_it_comes_again(
    plan: DataPlan, parts: RunParts, table: Path
) -> None:
    write(table, [*ROWS, ROWS[3], ("something else", "bad")])
    _, stands = now(plan, parts)
    assert [id[:7] for id in stands.new] == ["0000062"]
    assert [then[:7] for then in stands.copies.values()] == ["0000004"]


def test_equal_texts_keep_the_parts_they_have(plan: DataPlan, table: Path) -> None:
    write(table, [*ROWS, *ROWS])
    parts = parts_of(prepare(plan, registry()), plan, registry())
    write(table, [("first", "good"), *ROWS, *ROWS])
    _, stands = now(plan, parts)
    assert len(stands.origin) == len(set(stands.origin.values())) == 2 * len(ROWS)


def test_arranged_scans_have_every_sample_in_one_part(plan: DataPlan, parts: RunParts, table: Path) -> None:
    write(table, [*ROWS[5:], *((f"added {n}", "good" if n % 2 else "bad") for n in range(20))])
    found, stands = now(plan, parts)
    alone, further = (arranged(found, stands, parts, plan) for arranged in (arranged_alone, arranged_further))
    assert len(alone.ids) == len(ROWS) - 5
    assert len(further.ids) == len(ROWS) - 5 + 20
    names = part_names(parts)
    for scan in (alone, further):
        divided = scan.split(plan.split)
        assert sorted(row for rows in divided.values() for row in rows) == list(range(len(scan.ids)))
        for part, rows in divided.items():
            known = [stands.origin.get(scan.ids[row]) for row in rows]
            assert {names[id] for id in known if id is not None} <= {part}
    assert min(len(rows) for rows in further.split(plan.split).values()) > 0


def test_the_file_of_a_run_says_what_was_written(tmp_path: Path, plan: DataPlan, parts: RunParts) -> None:
    run = ProjectFolder.create(tmp_path / "project", Project(name="Texts", data=plan)).new_run(
        Project(name="Texts", data=plan)
    )
    assert read_parts(run) is None
    write_parts(run, parts)
    assert read_parts(run) == parts


@pytest.mark.parametrize(
    "change",
    [
        ("", ""),
        ('"version":1', '"version":2'),
        ('"train":', '"training":'),
        ('"labels":[0', '"labels":[7'),
        ('"labels":[0', '"labels":[-1'),
        ('"labels":[0,', '"labels":['),
        ('"contents":["', '"contents":["more","'),
        ('"ids":["', '"ids":["again","again","'),
    ],
)
def test_a_damaged_file_is_one_sentence(tmp_path: Path, parts: RunParts, change: tuple[str, str]) -> None:
    run = RunFolder(tmp_path)
    write_parts(run, parts)
    content = run.parts_file.read_text(encoding="utf-8")
    old, new = change
    damaged = content.replace(old, new) if old else content[: len(content) // 2]
    assert damaged != content
    run.parts_file.write_text(damaged, encoding="utf-8")
    with pytest.raises(Explained, match="is damaged") as caught:
        read_parts(run)
    assert caught.value.cause == "broken_parts"
