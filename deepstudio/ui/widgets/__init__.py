"""The widgets that pages are built of."""

from deepstudio.ui.widgets.banner import Banner, ToneIcon
from deepstudio.ui.widgets.bars import BarRow, BarRows, MiniBar, percent
from deepstudio.ui.widgets.buttons import (
    Button,
    DangerButton,
    IconButton,
    LinkButton,
    OutlineButton,
    PrimaryButton,
)
from deepstudio.ui.widgets.chip import Chip, StatusDot
from deepstudio.ui.widgets.empty import EmptyState
from deepstudio.ui.widgets.fields import ChoiceField, SwitchField, TextField
from deepstudio.ui.widgets.flow import FlowLayout
from deepstudio.ui.widgets.form import SettingsForm
from deepstudio.ui.widgets.labelled import Labelled
from deepstudio.ui.widgets.labels import (
    ElidedLabel,
    Label,
    MonoLabel,
    NumberLabel,
    SecondaryLabel,
    TitleLabel,
)
from deepstudio.ui.widgets.numberfield import NumberField
from deepstudio.ui.widgets.pathfield import PathField
from deepstudio.ui.widgets.problem import ProblemCard
from deepstudio.ui.widgets.progress import ProgressBar, ProgressLine, duration
from deepstudio.ui.widgets.rail import STEPS, StepRail
from deepstudio.ui.widgets.search import SearchField
from deepstudio.ui.widgets.section import FoldedSection
from deepstudio.ui.widgets.styling import paint_ring, set_blocked, set_style
from deepstudio.ui.widgets.surfaces import Card, Line, Panel, Scroll
from deepstudio.ui.widgets.toast import Toast

__all__ = [
    "STEPS",
    "Banner",
    "BarRow",
    "BarRows",
    "Button",
    "Card",
    "Chip",
    "ChoiceField",
    "DangerButton",
    "ElidedLabel",
    "EmptyState",
    "FlowLayout",
    "FoldedSection",
    "IconButton",
    "Label",
    "Labelled",
    "Line",
    "LinkButton",
    "MiniBar",
    "MonoLabel",
    "NumberField",
    "NumberLabel",
    "OutlineButton",
    "Panel",
    "PathField",
    "PrimaryButton",
    "ProblemCard",
    "ProgressBar",
    "ProgressLine",
    "Scroll",
    "SearchField",
    "SecondaryLabel",
    "SettingsForm",
    "StatusDot",
    "StepRail",
    "SwitchField",
    "TextField",
    "TitleLabel",
    "Toast",
    "ToneIcon",
    "duration",
    "paint_ring",
    "percent",
    "set_blocked",
    "set_style",
]
