"""The Model step: choose layers at the left, wire them in the middle, set them at the right."""

from deepstudio.ui.pages.model.page import ModelPage as ModelPage
