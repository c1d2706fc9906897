"""What classes are called: shown everywhere, stored nowhere but in the plan."""

import pytest
from pydantic import ValidationError

from deepstudio.core.data_edits import keep_class_names, name_classes
from deepstudio.core.events import Message
from deepstudio.core.graph import Chosen
from deepstudio.core.problems import Edit
from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan, Found, Project
from deepstudio.core.results import (
    ClassAnswer,
    Examination,
    ExaminedSample,
    Heading,
    Matrix,
    Samples,
    Table,
    Threshold,
)
from deepstudio.core.text import T, Text
from deepstudio.data.plan_edits import answer_now, correct_one, corrected
from deepstudio.storage.project_file import encode

NAMES = {"0": "差评", "1": "好评"}


def project() -> Project:
    found = Found(
        fingerprint="f",
        samples=3,
        columns={"label": ColumnFound(classes=("0", "1", "2"), counts=(1, 1, 1))},
    )
    columns = {"text": ColumnPlan(id="text"), "label": ColumnPlan(id="category", use="target")}
    return Project(name="p", data=DataPlan(source=Chosen(id="text-table"), columns=columns, found=found))


def plan_of(one: Project) -> DataPlan:
    assert one.data is not None
    return one.data


def named(one: Project, names: dict[str, str]) -> Project:
    edit = name_classes(plan_of(one), "label", names)
    assert isinstance(edit, Edit), edit
    return edit.apply(one)


def test_names_are_given_kept_in_the_file_and_taken_back() -> None:
    before = project()
    after = named(before, NAMES)
    plan = plan_of(after)
    assert [plan.called("label", name) for name in plan.classes] == ["差评", "好评", "2"]
    assert plan.meant("label", "差评") == "0"
    assert plan.found is plan_of(before).found, "what was found speaks of the classes of the files"
    assert Project.model_validate_json(encode(after)) == after
    assert named(after, {"0": "", "1": "1"}) == before


@pytest.mark.parametrize("names", [{"0": "same", "1": "same"}, {"0": "1"}, {"1": " 2 "}])
def test_two_classes_with_one_name_are_refused(names: dict[str, str]) -> None:
    reason = name_classes(plan_of(project()), "label", names)
    assert isinstance(reason, Text)
    assert str(reason).startswith("Two classes would be called “")


def test_names_can_be_exchanged() -> None:
    plan = plan_of(named(project(), {"0": "1", "1": "0"}))
    assert [plan.called("label", name) for name in plan.classes] == ["1", "0", "2"]
    assert [plan.meant("label", shown) for shown in ("1", "0", "2")] == ["0", "1", "2"]


def test_a_file_cannot_say_one_name_twice() -> None:
    with pytest.raises(ValidationError):
        plan_of(project()).replace(names={"label": {"0": "a", "1": "a"}})
    with pytest.raises(ValidationError):
        plan_of(project()).replace(names={"label": {"0": ""}})


def test_where_the_data_has_a_class_of_that_name_by_now_none_is_renamed() -> None:
    plan = plan_of(named(project(), {"0": "new"}))
    assert plan.found is not None
    columns = {"label": ColumnFound(classes=("0", "new"), counts=(1, 1))}
    now = plan.replace(found=plan.found.replace(columns=columns))
    assert [now.called("label", name) for name in ("0", "new")] == ["0", "new"]


def test_labels_are_corrected_by_the_names_that_are_shown() -> None:
    one = named(project(), NAMES)
    plan = plan_of(one)
    after = corrected(plan, ["7"], "好评", "好评", {"7": "0"}).apply(one)
    assert plan_of(after).corrected == {"7": {"label": "1"}}
    back = corrected(plan_of(after), ["7"], "差评", "差评", {"7": "0"}).apply(after)
    assert plan_of(back).corrected == {}
    single = plan_of(correct_one("label", "8", "好评").apply(one))
    assert single.corrected == {"8": {"label": "1"}}
    assert answer_now(single, "label", "8", "差评") == "好评"
    assert answer_now(single, "label", "9", "差评") == "差评"


def test_keeping_the_names_of_the_files_is_an_answer_too() -> None:
    plan = plan_of(keep_class_names("label", ("0", "1", "2")).apply(project()))
    assert plan.names == {"label": {"0": "0", "1": "1", "2": "2"}}
    assert plan.called("label", "0") == "0"


def test_results_are_said_with_the_names() -> None:
    heading = Message.of(T("Wrong"))
    sample = ExaminedSample(
        id="7",
        true=ClassAnswer(label="0"),
        predicted=ClassAnswer(label="1", probabilities={"0": 0.2, "1": 0.8}),
    )
    examination = Examination(
        target="label",
        objective="class",
        sections=(
            Matrix(heading=heading, names=("0", "1", "2"), counts=((1, 0, 0),) * 3),
            Table(
                heading=heading,
                columns=(Heading(title=heading), Heading(title=heading, form="count")),
                rows=(("0", 1.0), ("2", 0.0)),
            ),
            Samples(heading=heading, samples=(sample,), total=1),
            Threshold(heading=heading, names=("0", "1"), scores=(0.5,), counts=((1, 1),)),
        ),
    )
    matrix, table, samples, threshold = examination.named(NAMES).sections
    assert isinstance(threshold, Threshold)
    assert threshold.names == ("差评", "好评")
    assert isinstance(matrix, Matrix)
    assert matrix.names == ("差评", "好评", "2")
    assert isinstance(table, Table)
    assert table.rows == (("差评", 1.0), ("2", 0.0))
    assert isinstance(samples, Samples)
    assert samples.samples[0].predicted.row() == {
        "label": "好评",
        "confidence": 1.0,
        "差评": 0.2,
        "好评": 0.8,
    }
    assert samples.samples[0].true.plain == "差评"
    assert examination.named({}) is examination
