"""What a trained network says of something new."""

from deepstudio.ui.pages.predict.page import PredictPage as PredictPage
