"""A network's own map of its data in the window."""

from deepstudio.ui.results.data_map.view import DataMapView as DataMapView
