"""The ways to look inside, in the order of their tabs."""

from __future__ import annotations

from deepstudio.ui.pages.model.inside.carried import CarriedView
from deepstudio.ui.pages.model.inside.view import InsideView

VIEWS: tuple[type[InsideView], ...] = (CarriedView,)
