"""A trained network leaves the program."""

from deepstudio.ui.pages.export.page import ExportPage as ExportPage
