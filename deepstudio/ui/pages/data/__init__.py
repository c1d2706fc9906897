"""The page of the data: where it comes from, what it holds, how it is divided and shown to the network."""

from deepstudio.ui.pages.data.page import DataPage as DataPage
