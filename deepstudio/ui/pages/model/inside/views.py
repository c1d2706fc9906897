"""The ways to look inside, in the order of their tabs."""

from __future__ import annotations

from deepstudio.ui.pages.model.inside.carried import CarriedView
from deepstudio.ui.pages.model.inside.filters_view import FiltersView
from deepstudio.ui.pages.model.inside.patches_view import PatchesView
from deepstudio.ui.pages.model.inside.view import InsideView

VIEWS: tuple[type[InsideView], ...] = (CarriedView, FiltersView, PatchesView)
