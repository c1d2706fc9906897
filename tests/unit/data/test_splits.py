"""Samples are divided by class, by chance, by group or in time; a column or folders may give the parts."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepstudio.catalog import registry
from deepstudio.core.check import Checker
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import DataPlan, Project, SplitPlan, Use
from deepstudio.data.cells import Array
from deepstudio.data.given_parts import remarks_of
from deepstudio.data.plans import with_settings, with_source
from deepstudio.data.recognise import plan_for
from deepstudio.data.scan import Scan, with_edits
from deepstudio.data.scanning import scan, scan_as_it_is
from deepstudio.data.split import PARTS, ToDivide, divided
from tests.splits import registry_with_it
from tests.unit.data.made_pictures import save_noise

BY_GROUP, IN_TIME = (SplitPlan(method=Chosen(id=id)) for id in ("group", "time"))


def samples(use: Use, cells: Array, parts: Array | None = None) -> ToDivide:
    labels = np.arange(len(cells)) % 2
    uses: dict[str, Use] = {"label": "target", "other": use}
    return ToDivide([f"{row}" for row in range(len(cells))], {"label": labels, "other": cells}, uses, parts)


def objects(values: list[str]) -> Array:
    return np.array(values, object)


def are_apart(parts: list[set[str]]) -> bool:
    return sum(map(len, parts)) == len(set().union(*parts))


@given(st.lists(st.sampled_from("abcdefghijk"), min_size=8, max_size=300), st.integers(0, 999))
def test_no_group_is_ever_in_two_parts(names: list[str], seed: int) -> None:
    parts = divided(samples("group", objects(names)), BY_GROUP.replace(seed=seed))
    assert sorted(np.concatenate([parts[part] for part in PARTS])) == list(range(len(names)))
    groups = [{names[row] for row in parts[part]} for part in PARTS]
    assert are_apart(groups)
    if len(set(names)) >= 3:
        assert all(groups), "each part has a group"


def test_groups_come_near_the_wanted_shares_and_every_seed_draws_others() -> None:
    names = objects([f"patient {row // 5}" for row in range(500)])
    sizes = [len(divided(samples("group", names), BY_GROUP)[part]) for part in PARTS]
    assert [abs(size - wanted) <= 5 for size, wanted in zip(sizes, (350, 75, 75), strict=True)] == [True] * 3
    tests = {tuple(divided(samples("group", names), BY_GROUP.replace(seed=n))["test"]) for n in range(4)}
    assert len(tests) == 4


def test_who_has_no_group_is_alone() -> None:
    parts = divided(samples("group", objects(["a"] * 10 + [""] * 90)), BY_GROUP)
    assert all(len(parts[part]) > 5 for part in PARTS), "the ninety are not one group"


def test_in_time_the_newest_are_the_test() -> None:
    times = np.array([5.0, np.nan, *range(100, 118)])
    parts = divided(samples("time", times), IN_TIME)
    assert 1 in parts["train"], "without a time: for training"
    newest = [times[parts[part]][~np.isnan(times[parts[part]])] for part in PARTS]
    assert newest[0].max() < newest[1].min() <= newest[1].max() < newest[2].min()
    assert [len(parts[part]) for part in PARTS] == [14, 3, 3]


@pytest.mark.parametrize("plan", [BY_GROUP, IN_TIME, SplitPlan(method=Chosen(id="random"))])
def test_parts_that_are_given_stay_whatever_the_method(plan: SplitPlan) -> None:
    given_codes = np.array(([0] * 8 + [2] * 2) * 6, np.uint8)
    cells = np.arange(60.0) if plan is IN_TIME else objects([f"{row // 3}" for row in range(60)])
    parts = divided(samples("time" if plan is IN_TIME else "group", cells, given_codes), plan)
    assert parts["test"].tolist() == np.flatnonzero(given_codes == 2).tolist()
    assert 0 < len(parts["validation"]) < 15, "cut from training"


def test_by_chance_the_classes_do_not_count() -> None:
    parts = divided(samples("group", objects(["x"] * 200)), SplitPlan(method=Chosen(id="random")))
    assert [len(parts[part]) for part in PARTS] == [140, 30, 30]


def test_a_method_without_its_column_is_refused_in_words() -> None:
    with pytest.raises(Explained, match="no column says how") as error:
        divided(samples("group", objects(["x"] * 20)), IN_TIME)
    assert error.value.cause == "no_split_column"
    with pytest.raises(Explained, match="A plugin may be missing"):
        divided(samples("group", objects(["x"] * 20)), SplitPlan(method=Chosen(id="by-the-moon")))


# From files


@pytest.fixture
def pets(tmp_path: Path) -> Path:
    """Twelve animals of two kinds, six pictures each, in a folder of their own; two lie outside."""
    for animal in range(12):
        kind = "cats" if animal % 2 else "dogs"
        for number in range(6):
            save_noise(
                tmp_path / "pets" / kind / f"animal{animal}" / f"a{animal}_{number}.png",
                8,
                8,
                animal * 9 + number,
            )
    for kind in ("cats", "dogs"):
        save_noise(tmp_path / "pets" / kind / "stray.png", 8, 8, 999)
    return tmp_path / "pets"


def plan_of(path: Path, **settings: str) -> DataPlan:
    id = "picture-folder" if path.is_dir() else "text-table"
    plan = with_source(Chosen(id=id, settings={"path": str(path)}), registry())
    return with_settings(plan, settings, registry())


def sides(found: Scan, plan: DataPlan, name_of: Callable[[str], str]) -> list[set[str]]:
    return [{name_of(found.ids[row]) for row in rows} for rows in found.split(plan.split).values()]


@pytest.mark.parametrize(("group", "strays"), [("folder", 2), ("name", 0)])
def test_animals_stay_together(pets: Path, group: str, strays: int) -> None:
    plan = plan_of(pets, group=group)
    assert (plan.split.method.id, plan.of_use("group")) == ("group", ("group",))
    found = scan(plan, registry())
    assert are_apart(sides(found, plan, lambda id: id.rpartition("/")[2].partition("_")[0]))
    said = {remark.finding: remark for remark in remarks_of(found, plan)}
    assert said["groups-kept"].count == 12 + (strays or 1)
    assert ("no-group" in said) == bool(strays)
    again = with_settings(plan, {"group": ""}, registry())
    assert (again.split.method.id, again.of_use("group")) == ("stratified", ())


def test_groups_that_are_classes_are_called_by_their_names(pets: Path) -> None:
    plan = plan_of(pets)
    grouped = {**plan.columns, "label": plan.columns["label"].replace(use="group")}
    plan = plan.replace(columns=grouped, split=plan.split.replace(method=Chosen(id="random")))
    found = scan_as_it_is(plan, registry())
    (torn,) = [one for one in remarks_of(found, plan) if one.finding == "groups-torn"]
    assert torn.message.args["names"] == ["cats", "dogs"]


def test_torn_groups_are_a_finding_and_its_fix_mends_it(pets: Path) -> None:
    plan = plan_of(pets, group="folder")
    plan = plan.replace(split=plan.split.replace(method=Chosen(id="stratified")))
    found = scan(plan, registry())
    (torn,) = [one for one in remarks_of(found, plan) if one.finding == "groups-torn"]
    assert torn.count > 6
    mended = torn.fixes[0].apply(Project(name="pets", data=plan)).data
    assert mended is not None
    assert "groups-torn" not in [one.finding for one in remarks_of(found, mended)]


def test_groups_that_a_run_has_torn_are_told_though_its_parts_stay(pets: Path) -> None:
    plan = plan_of(pets, group="folder")
    found = scan(plan, registry())
    parts = {part: found.ids[start::3] for start, part in enumerate(PARTS)}
    said = {one.finding: one for one in remarks_of(replace(found, parts=parts), plan)}
    assert "groups-kept" not in said
    assert said["groups-torn"].fixes == ()


def table(path: Path) -> Path:
    """Forty reviews by ten people, over forty days."""
    rows = ["text,label,person,day,set"]
    for row in range(40):
        part = "train" if row < 30 else "dev" if row < 35 else "test"
        name, day = "good" if row % 2 else "bad", f"2024-02-{row % 28 + 1:02d}"
        rows.append(f"review number {row} is long enough,{name},p{row % 10},{day},{part}")
    path.write_text("\n".join(rows))
    return path


def test_a_column_of_a_table_says_what_belongs_together(tmp_path: Path) -> None:
    plan = plan_of(table(tmp_path / "t.csv"), text="text", label="label", group="person")
    found = scan(plan, registry())
    people = dict(zip(found.ids, found.values("group"), strict=True))
    divided_people = sides(found, plan, people.__getitem__)
    assert are_apart(divided_people)
    assert len(set().union(*divided_people)) == 10


def test_a_column_of_dates_divides_in_time(tmp_path: Path) -> None:
    plan = plan_of(table(tmp_path / "t.csv"), text="text", label="label", time="day")
    assert plan.split.method.id == "time"
    found = scan(plan, registry())
    parts = found.split(plan.split)
    assert found.cells["time"][parts["train"]].max() <= found.cells["time"][parts["test"]].min()
    assert found.found.column("time").missing == 0


def test_a_column_gives_the_parts(tmp_path: Path) -> None:
    plan = plan_of(table(tmp_path / "t.csv"), text="text", label="label", part="set")
    found = scan(plan, registry())
    assert [len(found.split(plan.split)[part]) for part in PARTS] == [30, 5, 5]
    assert found.found.given == (30, 5, 5)
    with pytest.raises(Explained, match="does not say which rows are for training") as error:
        scan(plan_of(tmp_path / "t.csv", text="text", label="label", part="person"), registry())
    assert error.value.cause == "no_parts"


def test_rows_that_say_no_part_are_counted(tmp_path: Path) -> None:
    path = table(tmp_path / "t.csv")
    path.write_text(path.read_text().replace("2024-02-03,train", "2024-02-03,later"))
    found = scan(plan_of(path, text="text", label="label", part="set"), registry())
    assert [one.count for one in found.remarks if one.finding == "parts-unknown"] == [1]


def test_a_column_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(Explained, match="no column “who”"):
        scan(plan_of(table(tmp_path / "t.csv"), text="text", label="label", group="who"), registry())


@pytest.mark.parametrize(
    ("method", "problem"),
    [
        (Chosen(id="by-the-moon"), "unknown-split"),
        (Chosen(id="group"), "no-split-column"),
        (Chosen(id="every-few", settings={"step": 1}), "setting"),
    ],
)
def test_checking_says_so_with_a_fix(method: Chosen, problem: str) -> None:
    checker, plan = Checker(registry_with_it()), with_source(Chosen(id="digits"), registry())
    project = Project(name="d", data=plan.replace(split=SplitPlan(method=method)))
    (found,) = [one for one in checker.check(project).problems if one.id == problem]
    mended = found.fixes[0].apply(project)
    assert problem not in [one.id for one in checker.check(mended).problems]


def test_settings_that_cannot_be_are_told_and_not_that_a_plugin_is_missing() -> None:
    samples = ToDivide(("a", "b"))
    with pytest.raises(Explained) as refused:
        divided(samples, SplitPlan(method=Chosen(id="stratified", settings={"step": 1})))
    assert (refused.value.cause, "step" in str(refused.value)) == ("invalid_split", True)


# Odd columns


def letters(path: Path, *columns: list[str], names: str = "other") -> Path:
    """Sixty texts of two classes, and further columns whose cells repeat."""
    rows = [
        ",".join([f"letter number {row} is long enough", "ab"[row % 2], *(c[row % len(c)] for c in columns)])
        for row in range(60)
    ]
    path.write_text("\n".join([f"text,label,{names}", *rows]), "utf-8")
    return path


def said_of(plan: DataPlan) -> dict[str, str]:
    found = scan(plan, registry())
    return {one.finding: str(one.message) for one in remarks_of(found, plan)}


@pytest.mark.parametrize(("cells", "count"), [(["A"], 1), (["A", "B"], 2)])
def test_too_few_groups_are_called_so(tmp_path: Path, cells: list[str], count: int) -> None:
    with pytest.raises(Explained, match=rf"too few groups \({count}\)") as error:
        scan(plan_of(letters(tmp_path / "t.csv", cells), group="other"), registry())
    assert error.value.cause == "too_few"


@pytest.mark.parametrize(("cells", "words"), [([""], ""), (["soon", "late"], "soon, late")])
def test_times_that_nobody_understands_are_called_so(tmp_path: Path, cells: list[str], words: str) -> None:
    with pytest.raises(Explained, match="0 of 60 samples have a time") as error:
        scan(plan_of(letters(tmp_path / "t.csv", cells), time="other"), registry())
    assert words in str(error.value.text)


@pytest.mark.parametrize("cells", [[""], [f"patient {row}" for row in range(60)]])
def test_groups_of_one_sample_each_are_no_groups(tmp_path: Path, cells: list[str]) -> None:
    said = said_of(plan_of(letters(tmp_path / "t.csv", cells), group="other"))
    assert "groups-alone" in said
    assert "groups-kept" not in said


def test_parts_that_come_out_otherwise_because_of_a_large_group_are_told(tmp_path: Path) -> None:
    large = letters(tmp_path / "t.csv", [*(["A"] * 19), "b", *(["A"] * 19), "c", *(["A"] * 19), "d"])
    assert "parts-uneven" in said_of(plan_of(large, group="other"))
    small = letters(tmp_path / "s.csv", [f"p{row // 3}" for row in range(60)])
    assert "parts-uneven" not in said_of(plan_of(small, group="other"))


def test_classes_that_only_one_group_has_are_told(tmp_path: Path) -> None:
    plan = plan_of(letters(tmp_path / "t.csv", ["u", "u", "v", "v", "w", "w"]), label="other", group="other")
    found = scan(plan, registry())
    said = {one.finding: one for one in remarks_of(found, plan)}
    assert {"classes-not-trained", "classes-not-examined"} <= set(said)
    by_class = said["classes-not-trained"].fixes[-1].apply(Project(name="l", data=plan)).data
    assert by_class is not None
    assert "classes-not-trained" not in [one.finding for one in remarks_of(found, by_class)]


def test_a_single_time_is_told(tmp_path: Path) -> None:
    assert "times-same" in said_of(plan_of(letters(tmp_path / "t.csv", ["2024-01-01"]), time="other"))
    assert "times-same" not in said_of(plan_of(letters(tmp_path / "s.csv", ["2023", "2024"]), time="other"))


def test_words_for_parts_may_be_spelled_in_any_way(tmp_path: Path) -> None:
    path = letters(tmp_path / "t.csv", ["Train", "TRAIN", "tRain", "TeSt", "later", ""])
    plan = plan_of(path, part="other")
    assert scan(plan, registry()).found.given == (50, 0, 10)
    assert "it says later" in said_of(plan)["parts-unknown"]


def test_all_visits_of_a_patient_are_one_group_and_a_part_is_none(tmp_path: Path) -> None:
    for row in range(48):
        kind, part = ("cats", "dogs")[row % 2], "train" if row < 32 else "test"
        save_noise(tmp_path / "deep" / kind / f"p{row // 6}" / f"visit{row % 3}" / f"{row}.png", 8, 8, row)
        save_noise(tmp_path / "parts" / kind / part / f"p{row // 6}" / f"{row}.png", 8, 8, row)
    for folder in ("deep", "parts"):
        found = scan(plan_of(tmp_path / folder, group="folder"), registry())
        assert set(found.values("group")) == {f"p{number}" for number in range(8)}


@pytest.mark.parametrize("where", ["source", "method"])
def test_a_setting_that_is_wrong_is_no_missing_plugin(where: str, tmp_path: Path) -> None:
    plan = plan_of(letters(tmp_path / "t.csv", ["u", "v", "w"]), group="other")
    if where == "source":
        source = plan.source.replace(settings={**plan.source.settings, "group": 5})
        plan = plan.replace(source=source)
    else:
        plan = plan.replace(split=SplitPlan(method=Chosen(id="group", settings={"n": 3})))
    problems = Checker(registry()).check(Project(name="l", data=plan)).problems
    assert "setting" in [one.id for one in problems]
    assert not {"unknown-source", "unknown-split"} & {one.id for one in problems}


# Another source, or other columns


def test_other_data_of_the_same_form_keeps_its_group(tmp_path: Path) -> None:
    old = plan_of(letters(tmp_path / "old.csv", ["u", "v", "w"]), group="other")
    new = plan_for(letters(tmp_path / "new.csv", ["x", "y", "z"]), registry(), old)
    assert (new.source.settings["group"], new.split.method.id, new.of_use("group")) == (
        "other",
        "group",
        ("group",),
    )


@pytest.mark.parametrize("names", ["something", "digits"])
def test_data_without_the_column_is_divided_as_usual(names: str, tmp_path: Path) -> None:
    old = plan_of(letters(tmp_path / "old.csv", ["u", "v", "w"]), group="other")
    if names == "digits":
        new = with_source(Chosen(id="digits"), registry(), old)
    else:
        new = plan_for(letters(tmp_path / "new.csv", ["x", "y", "z"], names=names), registry(), old)
    assert (new.split.method.id, new.of_use("group")) == ("stratified", ())
    assert all(scan(new, registry()).split(new.split)[part].size for part in PARTS)


def test_without_the_time_the_group_that_is_there_decides_again(tmp_path: Path) -> None:
    path = letters(tmp_path / "t.csv", ["u", "v", "w"], ["2001", "2002", "2003"], names="other,year")
    plan = with_settings(plan_of(path, group="other"), {"time": "year"}, registry())
    assert plan.split.method.id == "time"
    assert with_settings(plan, {"time": ""}, registry()).split.method.id == "group"


def test_what_could_be_meant_is_named_once(tmp_path: Path) -> None:
    path = letters(
        tmp_path / "t.csv", [f"patient {row}" for row in range(12)], ["2001", "2002"], names="first,year"
    )
    path.write_text(path.read_text("utf-8").replace("text,label", "letter,state"), "utf-8")
    (guessed,) = [one for one in scan(plan_of(path), registry()).remarks if one.finding == "columns-guessed"]
    others = guessed.message.args["others"]
    assert len(set(others)) == len(others), others


@pytest.mark.parametrize("value", ["2031-01-01", "soon", 5])
def test_a_corrected_time_does_not_stop_the_list_of_samples(value: object, tmp_path: Path) -> None:
    plan = plan_of(letters(tmp_path / "t.csv", ["2024-01-01", "2024-02-01", "2024-03-01"]), time="other")
    plan = plan.replace(corrected={scan(plan, registry()).ids[0]: {"time": value}})
    found = scan(plan, registry())
    again = with_edits(found, plan)
    np.testing.assert_array_equal(again.cells["time"], found.cells["time"])


def test_corrections_of_a_column_that_is_gone_are_told_and_dropped(tmp_path: Path) -> None:
    plan = plan_of(letters(tmp_path / "t.csv", ["u", "v", "w"]), group="other")
    first, second = scan(plan, registry()).ids[:2]
    plan = plan.replace(corrected={first: {"gone": "x", "label": "b"}, second: {"gone": "y"}})
    project = Project(name="l", data=plan)
    (told,) = [one for one in Checker(registry()).check(project).problems if one.id == "corrected-nowhere"]
    assert told.message.args["n"] == 2
    mended = told.fixes[0].apply(project).data
    assert mended is not None
    assert dict(mended.corrected) == {first: {"label": "b"}}


def test_a_use_that_a_column_cannot_have_is_a_problem_with_a_fix() -> None:
    """Such as a weight that nothing would ever look at."""
    plan = with_source(Chosen(id="digits"), registry())
    label = plan.columns["label"].replace(use="weight")
    project = Project(name="d", data=plan.replace(columns={**plan.columns, "label": label}))
    (found,) = [one for one in Checker(registry()).check(project).problems if one.id == "column-use"]
    assert "“label” cannot be used as “weight”" in str(found.message)
    mended = found.fixes[0].apply(project)
    assert mended.data is not None
    assert mended.data.columns["label"].use == "target"
    assert "column-use" not in [one.id for one in Checker(registry()).check(mended).problems]
