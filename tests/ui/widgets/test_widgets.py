"""Buttons, cards, the rail, progress, banners, bars and what else pages are built of."""

from collections.abc import Sequence
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QHBoxLayout, QPushButton, QWidget

from deepstudio.core.amounts import duration, percent
from deepstudio.ui import language
from deepstudio.ui.theme import theme
from deepstudio.ui.theme.tokens import CONTROL, CONTROL_SMALL, DARK, LIGHT
from deepstudio.ui.widgets import (
    Banner,
    BarList,
    Card,
    Chip,
    ChoiceField,
    ElidedLabel,
    EmptyState,
    FlowLayout,
    FoldedSection,
    IconButton,
    Label,
    LinkButton,
    MiniBar,
    NumberField,
    OutlineButton,
    PrimaryButton,
    ProblemCard,
    ProgressBar,
    ProgressLine,
    SearchField,
    StatusDot,
    StepRail,
    TextField,
    Toast,
)
from deepstudio.ui.widgets.bars import LOW, Bar, BarColumns, share_bars
from deepstudio.ui.widgets.styling import wrapped


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def has_color(image: QImage, color: str) -> bool:
    wanted = QColor(color)
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return any(image.pixelColor(x, y) == wanted for x, y in places)


def test_controls_have_the_common_height(show) -> None:
    controls = (
        PrimaryButton("Start training"), OutlineButton("Pause", "pause"), IconButton("undo", "Undo"), TextField(),
        ChoiceField([(1, "one")]), NumberField(3), SearchField("Find"),
    )  # fmt: skip
    for control in controls:
        show(control)
        assert control.sizeHint().height() == CONTROL, type(control).__name__
    for small in (
        PrimaryButton("Go", small=True),
        OutlineButton("Go", small=True),
        IconButton("plus", small=True),
    ):
        show(small)
        assert small.sizeHint().height() == CONTROL_SMALL
    assert controls[2].sizeHint().width() == CONTROL


def test_a_blocked_button_says_why_and_does_nothing(qtbot, show) -> None:
    button = show(PrimaryButton("Start training"))
    button.set_tip("Trains the model.")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    button.set_blocked("Choose data first.")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.toolTip(), pressed) == ("Choose data first.", [])
    button.set_blocked("")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.toolTip(), len(pressed)) == ("Trains the model.", 1)


def test_an_icon_button_is_named_by_its_tooltip(show) -> None:
    button = show(IconButton("undo", "Undo"))
    button.set_blocked("Nothing to undo.")
    assert button.accessibleName() == "Undo"
    button.set_blocked("")
    button.setToolTip("撤销")
    assert button.accessibleName() == "撤销"


def test_the_ring_appears_for_the_keyboard_alone(qtbot, show) -> None:
    host = QWidget()
    row = QHBoxLayout(host)
    first, second = OutlineButton("One"), OutlineButton("Two")
    row.addWidget(first)
    row.addWidget(second)
    show(host)
    qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert not has_color(picture(first), LIGHT.accent)
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    qtbot.waitUntil(second.hasFocus)
    assert has_color(picture(second), LIGHT.accent)


def test_a_button_repaints_in_the_new_theme(qapp: QApplication, show) -> None:
    button = show(PrimaryButton("Start training"))
    assert has_color(picture(button), LIGHT.accent)
    theme.apply(qapp, "dark")
    assert has_color(picture(button), DARK.accent)


def test_a_card_has_a_title_and_something_beside_it(qtbot, show) -> None:
    link = LinkButton("Compare")
    card = show(Card("Runs", link))
    card.add(Label("none yet"))
    assert card.accessibleName() == "Runs"
    assert link.isVisible()
    replaced = LinkButton("All")
    card.set_trailing(replaced)
    assert link.parent() is None
    qtbot.waitUntil(replaced.isVisible)
    card.set_tone("warn")
    assert has_color(picture(card), LIGHT.warn)
    link.deleteLater()


def test_labels_never_read_markup(show) -> None:
    label = show(Label("<b>cat</b>", tone="bad"))
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert has_color(picture(label), LIGHT.bad)
    label.set_tone("good")
    assert has_color(picture(label), LIGHT.good)


def test_an_elided_label_tells_all_on_hover(show) -> None:
    label = show(ElidedLabel("a folder with a very long name indeed"), width=80)
    assert label.toolTip() == label.text() == "a folder with a very long name indeed"
    label.resize(600, label.height())
    assert label.toolTip() == ""
    label.setText("short")
    assert label.accessibleName() == "short"


def test_long_tooltips_break(qapp: QApplication) -> None:
    english = "Slides small filters over an image and marks where each pattern appears. " * 3
    chinese = "用一组小滤波器扫过图像，标出每种图案出现的位置。" * 4 + "🐱"
    assert wrapped("short") == "short"
    assert wrapped(english).count("\n") >= 2
    assert wrapped(english).replace("\n", " ").split() == english.split()
    assert wrapped(chinese).replace("\n", "") == chinese


def test_choosing_a_step_with_the_mouse(qtbot, show) -> None:
    rail = show(StepRail())
    with qtbot.waitSignal(rail.chosen) as chosen:
        qtbot.mouseClick(rail.button("train"), Qt.MouseButton.LeftButton)
    assert chosen.args == ["train"]
    assert rail.current() == "train"
    assert rail.width() == 76


def test_walking_the_rail_with_the_keyboard(qtbot, show) -> None:
    rail = show(StepRail())
    seen: list[str] = []
    rail.chosen.connect(seen.append)
    rail.button("data").setFocus()
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(QApplication.focusWidget() or rail, key)
    assert seen == ["model", "train", "model"]


def test_the_rail_follows_in_silence(qtbot, show) -> None:
    rail = show(StepRail())
    with qtbot.assertNotEmitted(rail.chosen):
        rail.set_current("export")
    assert rail.current() == "export"
    with pytest.raises(KeyError):
        rail.set_current("cook")


def test_a_step_says_its_state_in_words(show) -> None:
    rail = show(StepRail())
    rail.set_state("model", "attention", "Dense expects a flat vector.")
    button = rail.button("model")
    assert button.accessibleName() == "Model, needs attention"
    assert button.toolTip() == "Model: needs attention\nDense expects a flat vector."
    assert has_color(picture(button), LIGHT.warn)
    rail.set_state("model", "done")
    assert has_color(picture(button), LIGHT.good)
    assert rail.state("model") == "done"


def test_progress_says_what_how_far_and_how_long(qtbot, show) -> None:
    line = show(ProgressLine(), width=600)
    line.set_progress("Preparing pictures", 0.25, 72, "40 of 160")
    assert line.what() == "Preparing pictures"
    assert line.fraction() == 0.25
    assert line._time.text() == "1 min 12 s left"
    line.set_progress("Preparing pictures", 0.5)
    assert line._time.text() == "50 %"


def test_canceling_is_asked_once(qtbot, show) -> None:
    line = show(ProgressLine(), width=600)
    button = line.cancel_button()
    with qtbot.waitSignal(line.cancelled):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert (button.text(), button.isEnabled()) == ("Canceling…", False)
    line.set_cancellable(True)
    assert (button.text(), button.isEnabled()) == ("Cancel", True)


def test_unknown_progress_moves_only_while_seen(qtbot, show) -> None:
    bar = show(ProgressBar())
    bar.set_fraction(None)
    before = picture(bar)
    qtbot.waitUntil(lambda: picture(bar) != before)
    bar.hide()
    assert not bar._timer.isActive()
    bar.show()
    assert bar._timer.isActive()
    bar.set_fraction(float("nan"))
    assert bar.fraction() is None
    bar.set_fraction(7)
    assert (bar.fraction(), bar._timer.isActive()) == (1.0, False)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0.2, "0 s"), (8, "8 s"), (72, "1 min 12 s"), (3600, "1 h 0 min"), (7500, "2 h 5 min"), (-3, "0 s")],
)
def test_durations(seconds: float, words: str) -> None:
    assert str(duration(seconds)) == words


def test_a_banner_offers_ways_out(qtbot, show) -> None:
    banner = show(Banner("The data has moved.", "bad", closable=True), width=600)
    button = banner.add_button("Locate…", primary=True)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner._close, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    banner.set_message("Found.", "good")
    banner.clear_buttons()
    assert banner.text() == banner.accessibleName() == "Found."
    assert not button.isVisibleTo(banner)


def test_a_problem_offers_its_fixes_best_first(qtbot, show) -> None:
    card = show(ProblemCard())
    card.set_problem(
        "Dense expects a flat vector", "It gets a picture.", ["Insert Flatten", "Insert pooling"]
    )
    card.adjustSize()
    first, second = card.buttons()
    assert isinstance(first, PrimaryButton)
    assert isinstance(second, OutlineButton)
    with qtbot.waitSignal(card.fix_chosen) as chosen:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert chosen.args == [1]
    card.set_problem("The classes are uneven", "", severity="warning")
    assert card.buttons() == []
    assert has_color(picture(card), LIGHT.warn)


def test_fixes_wrap_where_room_is_short(qtbot, show) -> None:
    card = show(ProblemCard(), width=260)
    card.set_problem("Dense expects a flat vector", "", ["Insert Flatten", "Insert Global average pooling"])
    card.resize(260, card.heightForWidth(260))
    first, second = card.buttons()
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert card.rect().contains(second.mapTo(card, second.rect().bottomRight()))


def test_probabilities(show) -> None:
    bars = shown_bars(show, share_bars([("cat", 0.93), ("dog", 0.07)]))
    assert spoken(bars) == ["cat: 93.0 %", "dog: 7.0 %"]
    bars.set_bars(share_bars([("cat", 1.0)]))
    assert spoken(bars) == ["cat: 100.0 %"]
    assert bars.sizeHint().height() == LOW
    assert has_color(picture(bars), LIGHT.accent)


def shown_bars(show, bars: Sequence[Bar], whole: float = 1.0, **more: Any) -> BarList:
    made = BarList(**more)
    made.set_bars(bars, whole)
    return show(made, width=300)


def spoken(bars: BarList) -> list[object]:
    """What those hear of each row who do not see it."""
    rows = range(bars.rows.rowCount())
    return [bars.rows.index(row).data(Qt.ItemDataRole.AccessibleTextRole) for row in rows]


def painted(bars: BarList, row: int, color: str) -> list[int]:
    """How far from the left the middle of a row has a colour."""
    image = picture(bars)
    middle = row * LOW + LOW // 2
    inside = range(3, image.width() - 3)  # without the edge that tells where the keyboard is
    return [x for x in inside if image.pixelColor(x, middle) == QColor(color)]


def test_the_bar_is_as_long_as_the_fraction(show) -> None:
    def filled(fraction: float) -> int:
        return len(painted(shown_bars(show, share_bars([("cat", fraction)])), 0, LIGHT.accent))

    assert filled(0.0) == 0
    assert filled(1.0) == pytest.approx(2 * filled(0.5), abs=2)


def test_bars_below_each_other_begin_and_end_together(show) -> None:
    parts = ((2, "good"), (1, "warn"))
    rows = [Bar("a much longer name than there is room for", parts, "3"), Bar("b", parts, "12,345,678")]
    bars = shown_bars(show, rows, 3)
    first, second = ([painted(bars, row, color) for color in (LIGHT.good, LIGHT.warn)] for row in (0, 1))
    assert first == second
    assert len(first[0]) == pytest.approx(2 * len(first[1]), abs=3)
    assert first[1][-1] < 300 - bars.fontMetrics().horizontalAdvance("12,345,678")


def test_signed_bars_go_to_both_sides(show) -> None:
    rows = [Bar("bad", ((-1.0, "bad"),), "−60 %"), Bar("good", ((0.5, "good"),), "+30 %")]
    bars = shown_bars(show, rows, columns=BarColumns(signed=True))
    against, speaks_for = painted(bars, 0, LIGHT.bad), painted(bars, 1, LIGHT.good)
    assert against[-1] < speaks_for[0]
    assert len(against) == pytest.approx(2 * len(speaks_for), abs=4)


def test_a_bar_is_chosen_by_click_and_by_key_and_said_while_one_looks_at_it(qtbot, show) -> None:
    rows = [Bar("a", ((1, ""),), "1", key=7), Bar("a", ((2, ""),), "2", "two of a", key=8)]
    bars = shown_bars(show, rows, 2, choosable=True)
    assert spoken(bars) == ["a: 1", "two of a"]
    seen: list[object] = []
    bars.looked_at.connect(seen.append)
    with qtbot.waitSignal(bars.chosen) as chosen:
        qtbot.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, LOW + 5))
    assert chosen.args == [8]
    assert bars.selected() == []  # what is chosen is marked by whoever knows what it means
    bars.setFocus()
    assert seen[-1] == 8
    qtbot.keyClick(bars, Qt.Key.Key_Up)
    assert seen[-1] == 7
    with qtbot.waitSignal(bars.chosen) as chosen:
        qtbot.keyClick(bars, Qt.Key.Key_Return)
    assert chosen.args == [7]
    bars.clearFocus()
    assert seen[-1] is None


def test_bars_that_only_tell_can_be_gone_through_and_choose_nothing(qtbot, show) -> None:
    bars = shown_bars(show, share_bars([("cat", 0.93), ("dog", 0.07)]))
    bars.setFocus()
    with qtbot.assertNotEmitted(bars.chosen):
        qtbot.keyClick(bars, Qt.Key.Key_Down)
        qtbot.keyClick(bars, Qt.Key.Key_Return)
        qtbot.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 5))
    assert bars.selected() == []


@pytest.mark.parametrize(
    ("fraction", "words"),
    [(0.0, "0.0 %"), (1.0, "100.0 %"), (0.9999, "> 99.9 %"), (0.0001, "< 0.1 %"), (0.846, "84.6 %")],
)
def test_percent_never_claims_all_or_nothing(fraction: float, words: str) -> None:
    assert percent(fraction) == words


def test_parts_of_a_whole(show) -> None:
    bar = show(MiniBar())
    bar.set_parts([(0.5, "family_convolution"), (0.5, "#FF00FF")], "half and half")
    assert bar.accessibleName() == "half and half"
    image = picture(bar)
    assert image.pixelColor(image.width() // 4, 4) == QColor(LIGHT.family_convolution)
    assert image.pixelColor(3 * image.width() // 4, 4) == QColor("#FF00FF")


def test_marks_have_words(show) -> None:
    dot = show(StatusDot("1 problem", "bad", show_text=False))
    assert dot.accessibleName() == dot.toolTip() == "1 problem"
    chip = show(Chip("CPU"))
    chip.set_state("NVIDIA RTX 4060", "good", "Tested just now.")
    assert chip.accessibleName() == "NVIDIA RTX 4060"
    assert has_color(picture(chip), LIGHT.good)


def test_an_empty_page_offers_the_way(qtbot, show) -> None:
    page = show(EmptyState("image", "Drop a folder of pictures here."), width=600)
    page.set_detail("One folder for each class.")
    button = page.add_button("Choose folder…", primary=True)
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert page.accessibleName() == "Drop a folder of pictures here."


def test_a_section_opens_and_closes(qtbot, show) -> None:
    section = show(FoldedSection())
    inside = Label("inside")
    section.add(inside)
    assert section.header.text() == "More settings"
    with qtbot.waitSignal(section.toggled) as toggled:
        qtbot.mouseClick(section.header, Qt.MouseButton.LeftButton)
    assert toggled.args == [True]
    assert inside.isVisible()
    section.set_expanded(False)
    assert not inside.isVisible()


def test_a_toast_leaves_by_itself(qtbot, show) -> None:
    window = show(QWidget())
    window.resize(600, 300)
    toast = Toast.show_message(window, "3 layers deleted", milliseconds=1)
    with qtbot.waitSignal(toast.destroyed):
        pass
    assert window.findChildren(Toast) == []


def test_a_toast_offers_to_undo(qtbot, show) -> None:
    window = show(QWidget())
    window.resize(600, 300)
    undone: list[str] = []
    first = Toast.show_message(window, "First")
    toast = Toast.show_message(window, "3 layers deleted", "good", "Undo", lambda: undone.append("yes"))
    assert not first.isVisible()
    assert window.rect().contains(toast.geometry())
    qtbot.mouseClick(toast.action, Qt.MouseButton.LeftButton)
    assert undone == ["yes"]
    assert not toast.isVisible()


def test_a_long_toast_stays_inside_its_window(show) -> None:
    window = show(QWidget())
    window.resize(300, 300)
    toast = Toast.show_message(window, "A rather long sentence about what was done, " * 4)
    assert window.rect().contains(toast.geometry())
    toast.dismiss()


def test_a_flow_starts_a_new_row_where_room_ends(show) -> None:
    host = QWidget()
    flow = FlowLayout(host, spacing=10)
    for _ in range(3):
        box = QWidget()
        box.setFixedSize(QSize(100, 20))
        flow.addWidget(box)
    show(host)
    host.resize(230, 200)
    QApplication.processEvents()
    assert [flow.itemAt(i).geometry().topLeft() for i in range(3)] == [
        QPoint(0, 0),
        QPoint(110, 0),
        QPoint(0, 30),
    ]
    assert flow.heightForWidth(230) == 50
    assert flow.heightForWidth(1000) == 20
    flow.clear()
    assert flow.count() == 0


def test_a_label_that_wraps_is_as_high_as_its_text(show) -> None:
    words = "One sentence that is a good deal longer than the label that shows it is wide. " * 2
    made, set_later = Label(words, wrap=True), Label(wrap=True)
    set_later.setText(words)
    assert made.sizePolicy() == set_later.sizePolicy()
    assert made.hasHeightForWidth()


def test_own_texts_are_in_the_language_in_use(qapp: QApplication, show) -> None:
    language.install(qapp, "zh_CN")
    section, rail, field = FoldedSection(), StepRail(), NumberField()
    for widget in (section, rail, field):
        show(widget)
    assert section.header.text() == "更多设置"
    assert rail.button("data").text() == "数据"
    assert field.less.toolTip() == "减小"


def test_plain_push_buttons_look_like_ours(show) -> None:
    button = show(QPushButton("OK"))
    assert button.sizeHint().height() == CONTROL
