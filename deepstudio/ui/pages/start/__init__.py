"""The page to begin with: templates and recent projects."""

from deepstudio.ui.pages.start.start_page import StartPage as StartPage
