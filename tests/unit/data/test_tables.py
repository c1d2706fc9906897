"""Any table as data: its columns by their own names, what they are and what for, and what happens as it changes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from openpyxl import Workbook
from PIL import Image

from deepstudio import catalog
from deepstudio.core.check import check
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.data.plans import with_settings, with_source
from deepstudio.data.prepare import prepare
from deepstudio.data.recognise import plan_for, recognise
from deepstudio.data.scanning import scan
from deepstudio.data.sources import reader

PETS = [
    {
        "name": f"pet {number}",
        "age": f"{number % 7 + 0.5}",
        "town": ["Lyon", "Oslo"][number % 2],
        "price": str(90 + 7 * number),
    }
    for number in range(30)
]
USES = {"name": "unused", "age": "input", "town": "input", "price": "target"}


def write(path: Path, rows: list[dict[str, Any]], sign: str = ",") -> Path:
    lines = [sign.join(rows[0]), *(sign.join(map(str, row.values())) for row in rows)]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def uses(plan: DataPlan) -> Mapping[str, str]:
    return {name: column.use for name, column in plan.columns.items()}


def kinds(plan: DataPlan) -> Mapping[str, str]:
    return {name: column.id for name, column in plan.columns.items()}


def remarks(plan: DataPlan, registry: Registry) -> dict[str, str]:
    return {said.finding: str(said.message) for said in scan(plan, registry).remarks}


def excel(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    sheet.append(list(PETS[0]))
    for row in PETS:
        sheet.append([row["name"], float(row["age"]), row["town"], int(row["price"])])
    book.save(path)
    return path


def json_lines(path: Path) -> Path:
    path.write_text("\n".join(json.dumps({**row, "price": int(row["price"])}) for row in PETS))
    return path


@pytest.mark.parametrize("form", ["pets.csv", "pets.tsv", "semicolons.csv", "pets.xlsx", "pets.jsonl"])
def test_a_table_of_any_form_is_recognised_with_its_columns(
    form: str, tmp_path: Path, registry: Registry
) -> None:
    path = tmp_path / form
    if form.endswith(".xlsx"):
        excel(path)
    elif form.endswith(".jsonl"):
        json_lines(path)
    else:
        write(path, PETS, {"pets.tsv": "\t", "semicolons.csv": ";"}.get(form, ","))
    plan = plan_for(path, registry)
    assert plan.source.id == "table"
    assert uses(plan) == USES
    assert kinds(plan) == {"name": "id", "age": "number", "town": "category", "price": "number"}
    found = scan(plan, registry)
    assert len(found.ids) == 30
    assert found.found.column("price").low == 90
    assert found.found.column("town").classes == ("Lyon", "Oslo")


def test_the_first_sheet_that_is_a_table_is_read(tmp_path: Path, registry: Registry) -> None:
    book = Workbook()
    notes = book.active
    notes.append(["How these pets were counted"])
    notes.append(["", "by hand"])
    sheet = book.create_sheet("Pets")
    sheet.append(list(PETS[0]))
    for row in PETS:
        sheet.append([row["name"], float(row["age"]), row["town"], int(row["price"])])
    book.save(tmp_path / "pets.xlsx")
    plan = plan_for(tmp_path / "pets.xlsx", registry)
    assert uses(plan) == USES
    assert "sheets-left-out" in remarks(plan, registry)


def test_a_folder_of_parts_with_the_same_columns(tmp_path: Path, registry: Registry) -> None:
    write(tmp_path / "train.csv", PETS[:20])
    write(tmp_path / "test.csv", PETS[20:])
    plan = plan_for(tmp_path, registry)
    found = scan(plan, registry)
    assert found.found.given == (20, 0, 10)
    assert found.ids[0].startswith("test.csv/0000001-")
    assert reader(plan, registry).load(found.ids[0], "name") == "pet 20"


def test_a_table_of_texts_with_labels_is_still_one(tmp_path: Path, registry: Registry) -> None:
    rows: list[dict[str, Any]] = [
        {"id": n, "text": f"This is the sentence of number {n}", "label": "ab"[n % 2]} for n in range(20)
    ]
    assert recognise(write(tmp_path / "texts.csv", rows), registry) == "text-table"
    for row in rows:
        row["stars"] = row["id"] % 5
    assert recognise(write(tmp_path / "more.csv", rows), registry) == "text-table"


def test_texts_among_other_columns_are_told_and_not_used(tmp_path: Path, registry: Registry) -> None:
    rows = [{**row, "notes": f"a rather long remark on the pet of number {n}"} for n, row in enumerate(PETS)]
    plan = plan_for(write(tmp_path / "pets.csv", rows), registry)
    assert plan.source.id == "table"
    assert (kinds(plan)["notes"], uses(plan)["notes"]) == ("text", "unused")


@pytest.mark.parametrize(
    ("cells", "kind", "use"),
    [
        ([str(number) for number in range(1, 31)], "id", "unused"),
        ([f"{number}.25" for number in range(30)], "number", "input"),
        (["1,234", "2,345,678"] * 15, "number", "input"),
        (["12%", "$7"] * 15, "number", "input"),
        ([str(number % 3) for number in range(30)], "number", "input"),
        (["yes", "no"] * 15, "category", "input"),
        (["True", "False"] * 15, "category", "input"),
        (["5"] * 30, "number", "unused"),
        (["same"] * 30, "category", "unused"),
        ([""] * 30, "category", "unused"),
        ([f"2024-05-{day:02d}" for day in range(1, 31)], "time", "unused"),
        ([*map(str, range(100, 128)), "unknown", "?"], "number", "input"),
        ([f"code {number}" for number in range(30)], "id", "unused"),
    ],
)
def test_what_a_column_is_follows_from_its_cells(
    cells: list[str], kind: str, use: str, tmp_path: Path, registry: Registry
) -> None:
    rows = [{"it": f'"{cell}"', **row} for cell, row in zip(cells, PETS, strict=True)]
    plan = plan_for(write(tmp_path / "pets.csv", rows), registry)
    assert (kinds(plan)["it"], uses(plan)["it"]) == (kind, use)


@pytest.mark.parametrize(
    ("name", "cells", "kind"),
    [
        ("target", ["0", "1"] * 15, "category"),
        ("标签", ["好", "坏"] * 15, "category"),
        ("Survived", ["0", "1"] * 15, "category"),
        ("房价", [f"{number}.5" for number in range(30)], "number"),
        ("quality", [str(number % 6) for number in range(30)], "category"),
        ("last", [str(number % 25) for number in range(30)], "number"),
    ],
)
def test_the_column_to_answer_is_called_so_or_the_last(
    name: str, cells: list[str], kind: str, tmp_path: Path, registry: Registry
) -> None:
    others = [{"age": row["age"], "town": row["town"]} for row in PETS]
    place = [
        {**row, name: cell} if name == "last" else {name: cell, **row}
        for row, cell in zip(others, cells, strict=True)
    ]
    plan = plan_for(write(tmp_path / "t.csv", place), registry)
    assert plan.of_use("target") == (name,)
    assert kinds(plan)[name] == kind


def test_cells_are_paths_of_pictures_beside_the_table(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "shots").mkdir()
    for number in range(20):
        Image.new("RGB", (8, 8), (number, 0, 0)).save(tmp_path / "shots" / f"{number}.png")
    rows = [{"file": f"shots/{number}.png", "count": 3.5 * number} for number in range(20)]
    plan = plan_for(write(tmp_path / "cells.csv", rows), registry)
    assert kinds(plan) == {"file": "picture", "count": "number"}
    prepared = prepare(plan, registry)
    assert prepared.columns["file"].parts[".npy"].shape == (20, 64, 64, 3)
    first = prepared.ids.index(scan(plan, registry).ids[0])
    assert np.asarray(prepared.columns["count"].parts[".npy"])[first] == 0


@pytest.mark.parametrize(("template", "kind"), [("picture-number", "number"), ("digits-cnn", "category")])
def test_few_whole_numbers_are_what_the_network_answered_before(
    template: str, kind: str, tmp_path: Path, registry: Registry
) -> None:
    made = catalog.registry().templates.get(template)
    assert made is not None
    for number in range(40):
        Image.new("RGB", (8, 8)).save(tmp_path / f"{number}.jpg")
    rows = [{"picture": f"{number}.jpg", "cells": number % 9} for number in range(40)]
    plan = plan_for(write(tmp_path / "cells.csv", rows), registry, made().build("cells").data)
    assert kinds(plan) == {"picture": "picture", "cells": kind}
    assert plan.of_use("target") == ("cells",)
    assert plan_for(tmp_path / "cells.csv", registry).columns["cells"].id == "category"


def test_a_picture_that_is_gone_leaves_its_row_out(tmp_path: Path, registry: Registry) -> None:
    for number in range(20):
        Image.new("RGB", (8, 8)).save(tmp_path / f"{number}.png")
    rows = [{"file": f"{number}.png", "count": 3.5 * number} for number in range(20)]
    plan = plan_for(write(tmp_path / "cells.csv", rows), registry)
    (tmp_path / "7.png").unlink()
    prepared = prepare(plan, registry)
    assert len(prepared.ids) == 19
    assert prepared.found.unreadable_count == 1


def test_a_chinese_table_in_an_older_encoding(tmp_path: Path, registry: Registry) -> None:
    towns = ["北京", "上海", "广州"]
    lines = [f"{number},{towns[number % 3]},{50 + number}.5,{300 + 7 * number}" for number in range(40)]
    (tmp_path / "房价.csv").write_text("\n".join(["编号,城市,面积,房价", *lines]), encoding="gb18030")
    plan = plan_for(tmp_path / "房价.csv", registry)
    assert kinds(plan) == {"编号": "id", "城市": "category", "面积": "number", "房价": "number"}
    assert plan.of_use("target") == ("房价",)
    assert scan(plan, registry).found.column("城市").classes == tuple(sorted(towns))
    assert prepare(plan, registry).state("面积")["low"] >= 50.5


def test_ragged_rows_and_empty_ones_are_left_out(tmp_path: Path, registry: Registry) -> None:
    path = write(tmp_path / "pets.csv", PETS)
    path.write_text(path.read_text() + "a,b,c,d,e,f,g\n,,,\n")
    plan = plan_for(path, registry)
    assert len(scan(plan, registry).ids) == 30
    assert "rows-left-out" in remarks(plan, registry)


def test_spellings_are_one_and_marks_count_as_missing(tmp_path: Path, registry: Registry) -> None:
    rows = [dict(row) for row in PETS]
    rows[0]["town"], rows[1]["town"], rows[2]["town"] = "LYON", "n/a", " Lyon "
    plan = plan_for(write(tmp_path / "pets.csv", rows), registry)
    assert scan(plan, registry).found.column("town").classes == ("", "Lyon", "Oslo")
    told = remarks(plan, registry)
    assert told["values-merged"] == (
        "Values of “town” that are only spelled differently are one (1): LYON → Lyon."
    )
    assert told["values-missing"] == "Cells that count as missing (1): n/a in town."
    apart = with_settings(plan, {"apart": True, "keep_missing": True}, registry)
    assert apart.columns == plan.columns
    assert scan(apart, registry).found.column("town").classes == ("LYON", "Lyon", "n/a", "Oslo")


def test_a_column_says_the_parts(tmp_path: Path, registry: Registry) -> None:
    rows = [{**row, "part": "test" if number > 24 else "train"} for number, row in enumerate(PETS)]
    path = write(tmp_path / "pets.csv", rows)
    plan = with_settings(plan_for(path, registry), {"part": "part"}, registry)
    assert scan(plan, registry).found.given == (25, 0, 5)


def test_ids_follow_what_a_row_holds(tmp_path: Path, registry: Registry) -> None:
    path = write(tmp_path / "pets.csv", PETS)
    plan = plan_for(path, registry)
    before = scan(plan, registry).ids
    write(path, [PETS[1], PETS[0], *PETS[2:]])
    after = scan(plan, registry).ids
    assert after[2:] == before[2:]
    assert [id[8:] for id in after[:2]] == [id[8:] for id in before[1::-1]]
    turned = [{name: row[name] for name in reversed(row)} for row in PETS]
    assert scan(plan_for(write(tmp_path / "turned.csv", turned), registry), registry).ids == before


def test_what_was_decided_stays_for_another_file_with_the_same_names(
    tmp_path: Path, registry: Registry
) -> None:
    plan = plan_for(write(tmp_path / "pets.csv", PETS), registry)
    columns = {
        **plan.columns,
        "town": plan.columns["town"].replace(use="target"),
        "price": plan.columns["price"].replace(use="input", settings={"unit": "€"}),
    }
    other = [{**row, "price": "7", "colour": ["red", "blue"][n % 2]} for n, row in enumerate(PETS)]
    again = plan_for(write(tmp_path / "other.csv", other), registry, plan.replace(columns=columns))
    assert {name: again.columns[name] for name in columns} == columns
    assert again.columns["colour"].use == "input"
    assert again.of_use("target") == ("town",)


def test_a_column_that_is_gone_is_said_with_a_fix(tmp_path: Path, registry: Registry) -> None:
    path = write(tmp_path / "pets.csv", PETS)
    plan = plan_for(path, registry)
    write(path, [{**{k: v for k, v in row.items() if k != "age"}, "size": row["age"]} for row in PETS])
    found = scan(plan, registry)
    told = {said.finding: said for said in found.remarks}
    assert str(told["columns-gone"].message) == (
        "The table has no column age any more; it has name, town, price, …."
    )
    with pytest.raises(Explained, match=r"no column age any more\. Leave it out"):
        prepare(plan, registry)
    project = Project(name="pets", data=plan.replace(found=found.found))
    (gone,) = [p for p in check(project, registry).problems if p.id == "column-gone"]
    assert str(gone.message) == "The data has no column “age” any more."
    mended = gone.fixes[0].apply(project)
    assert mended.data is not None
    assert mended.data.columns["age"].use == "unused"
    used = told["columns-new"].fixes[0].apply(mended)
    assert used.data is not None
    assert (used.data.columns["size"].id, used.data.columns["size"].use) == ("number", "input")
    assert len(prepare(used.data, registry).ids) == 30


def test_a_source_without_a_file_offers_nothing(registry: Registry) -> None:
    assert with_source(Chosen(id="table", settings={"path": ""}), registry).columns == {}
    with pytest.raises(Explained, match="No table is chosen"):
        scan(with_source(Chosen(id="table", settings={"path": ""}), registry), registry)
