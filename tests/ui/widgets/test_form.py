"""The form made from settings."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from deepstudio.core.settings import Choice, Settings, SettingSpec, setting
from deepstudio.core.text import T
from deepstudio.ui.widgets import ChoiceField, NumberField, PathField, SettingsForm, SwitchField, TextField


class Training(Settings):
    epochs: int = setting(20, T("Epochs"), T("How often every picture is seen."), ge=1, le=1000)
    rate: float = setting(0.001, T("Learning rate"), T("How far each step goes."), ge=1e-6, le=10)
    optimizer: str = setting(
        "adam", T("Optimizer"), T("How weights move."), choices={"adam": T("Adam"), "sgd": T("SGD")}
    )
    momentum: float = setting(
        0.9,
        T("Momentum"),
        T("How much of the last step stays."),
        ge=0,
        le=1,
        visible_when=("optimizer", ("sgd",)),
    )
    nesterov: bool = setting(
        False, T("Nesterov"), T("Looks ahead."), advanced=True, visible_when=("optimizer", ("sgd",))
    )
    label: str = setting("run", T("Name"), T("What the run is called."))
    folder: str = setting("", T("Folder"), T("Where it goes."), kind="path", advanced=True)


@pytest.fixture
def form(show) -> SettingsForm:
    made = SettingsForm()
    made.set_specs(Training.specs(), Training().values())
    return show(made)


def heard(form: SettingsForm) -> list[tuple[str, object, bool]]:
    said: list[tuple[str, object, bool]] = []
    form.edited.connect(lambda *what: said.append(what))
    return said


def test_each_kind_has_its_editor(form: SettingsForm) -> None:
    kinds = {name: type(form.field(name)) for name in form.names()}
    assert kinds == {
        "epochs": NumberField,
        "rate": NumberField,
        "optimizer": ChoiceField,
        "momentum": NumberField,
        "nesterov": SwitchField,
        "label": TextField,
        "folder": PathField,
    }


def test_showing_values_says_nothing(form: SettingsForm) -> None:
    said = heard(form)
    form.set_values(
        {"epochs": 5, "rate": 0.1, "optimizer": "sgd", "nesterov": True, "label": "x", "folder": "/a"}
    )
    assert [
        form.field(name).value() for name in ("epochs", "rate", "optimizer", "nesterov", "label", "folder")
    ] == [
        5,
        0.1,
        "sgd",
        True,
        "x",
        "/a",
    ]
    assert said == []


def test_typing_says_name_value_and_merge(qtbot, form: SettingsForm) -> None:
    said = heard(form)
    field = form.field("epochs")
    assert isinstance(field, NumberField)
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "50")
    assert said == [("epochs", 5, False), ("epochs", 50, True)]


def test_names_and_help(form: SettingsForm) -> None:
    assert form.field("epochs").accessibleName() == "Epochs"
    assert form.field("epochs").toolTip() == "How often every picture is seen."
    assert form.field("nesterov").accessibleName() == "Nesterov"


def test_only_what_applies_is_shown(qtbot, form: SettingsForm) -> None:
    assert not form.row("momentum").isVisible()
    field = form.field("optimizer")
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Down)
    assert form.row("momentum").isVisible()
    form.set_values({"optimizer": "adam"})
    assert not form.row("momentum").isVisible()


def test_advanced_settings_wait_behind_a_link(qtbot, form: SettingsForm) -> None:
    assert not form.row("folder").isVisible()
    qtbot.mouseClick(form.advanced.header, Qt.MouseButton.LeftButton)
    assert form.row("folder").isVisible()
    assert not form.row("nesterov").isVisible()


def test_a_form_without_advanced_settings_has_no_link(show) -> None:
    form = SettingsForm()
    form.set_specs(Training.specs()[:2], {})
    show(form)
    assert not form.advanced.isVisible()


def test_an_error_stands_under_its_field(form: SettingsForm) -> None:
    form.set_errors({"label": T("There is a run “{name}” already.", name="run")})
    assert form.row("label").error() == "There is a run “run” already."
    assert form.field("label").property("invalid") is True
    form.set_errors({})
    assert form.row("label").error() == ""
    assert form.field("label").property("invalid") is False


def test_an_error_opens_the_part_that_hides_it(form: SettingsForm) -> None:
    form.set_errors({"folder": "The folder does not exist."})
    assert form.row("folder").isVisible()


def test_a_mistyped_number_is_explained_under_the_field(qtbot, form: SettingsForm) -> None:
    said = heard(form)
    field = form.field("rate")
    assert isinstance(field, NumberField)
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "x")
    assert form.row("rate").error().startswith("Enter a number from 0.000001 to 10.")
    assert said == []
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "1")
    assert form.row("rate").error() == ""


def test_the_same_specs_keep_focus_and_half_typed_text(qtbot, form: SettingsForm) -> None:
    field = form.field("rate")
    assert isinstance(field, NumberField)
    field.edit.setFocus()
    field.edit.selectAll()
    qtbot.keyClicks(field.edit, "0.")
    form.set_specs(Training.specs(), {"rate": 0.001, "epochs": 7})
    assert form.field("rate") is field
    assert field.text() == "0."
    assert form.field("epochs").value() == 7


def test_another_owner_starts_afresh(qtbot, form: SettingsForm) -> None:
    field = form.field("rate")
    assert isinstance(field, NumberField)
    field.edit.setFocus()
    qtbot.keyClicks(field.edit, "x")
    form.set_specs(Training.specs(), {"rate": 0.5}, key="another")
    fresh = form.field("rate")
    assert isinstance(fresh, NumberField)
    assert (fresh.text(), fresh.message()) == ("0.5", "")


def test_other_specs_replace_the_old_ones(form: SettingsForm) -> None:
    form.set_specs((SettingSpec("size", "int", T("Size"), T("How large."), 8, unit=T("px")),), {"size": 9})
    assert form.names() == ("size",)
    assert form.field("size").value() == 9


def test_a_rebuild_in_the_middle_of_an_edit_is_safe(qtbot, form: SettingsForm) -> None:
    form.edited.connect(lambda *_what: form.set_specs(Training.specs()[:1], {}, key="new"))
    qtbot.mouseClick(form.field("epochs").more, Qt.MouseButton.LeftButton)
    qtbot.wait(1)
    assert form.names() == ("epochs",)


def test_a_blocked_form_says_why(form: SettingsForm) -> None:
    form.set_blocked("A run is going on.")
    assert not form.field("epochs").isEnabled()
    assert form.field("epochs").toolTip() == "A run is going on."
    form.set_blocked("")
    assert form.field("epochs").isEnabled()
    assert form.field("epochs").toolTip() == "How often every picture is seen."


def test_focus_opens_what_hides_the_setting(qtbot, form: SettingsForm) -> None:
    form.focus("folder")
    assert form.row("folder").isVisible()
    qtbot.waitUntil(lambda: form.isAncestorOf(QApplication.focusWidget()))


def test_texts_are_in_the_language_in_use(show, monkeypatch) -> None:
    monkeypatch.setattr("deepstudio.ui.widgets.form.tr_text", lambda text: f"<{text}>")
    monkeypatch.setattr("deepstudio.ui.widgets.editors.tr_text", lambda text: f"<{text}>")
    form = show(SettingsForm())
    form.set_specs(Training.specs(), Training().values())
    assert form.row("epochs").title() == "<Epochs>"
    choice = form.field("optimizer")
    assert isinstance(choice, ChoiceField)
    assert [choice.itemText(i) for i in range(choice.count())] == ["<Adam>", "<SGD>"]
    assert choice.value() == "adam"


def test_choices_of_any_value(show) -> None:
    spec = SettingSpec(
        "order",
        "choice",
        T("Order"),
        T("h"),
        (1, 2),
        choices=(Choice((1, 2), T("up")), Choice((2, 1), T("down"))),
    )
    form = SettingsForm()
    form.set_specs((spec,), {"order": (2, 1)})
    show(form)
    assert form.field("order").value() == (2, 1)
