"""The page on which a network learns."""

from deepstudio.ui.pages.train.page import TrainPage as TrainPage
