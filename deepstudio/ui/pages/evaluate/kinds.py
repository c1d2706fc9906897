"""Which cards show the samples of which kind of input. A new kind adds its own here."""

from __future__ import annotations

from collections.abc import Mapping

from deepstudio.ui.pages.evaluate.evaluation import PICTURE, TEXT
from deepstudio.ui.pages.evaluate.picture_sample import PictureSampleCard
from deepstudio.ui.pages.evaluate.sample_card import SampleCard
from deepstudio.ui.pages.evaluate.text_sample import TextSampleCard
from deepstudio.ui.pages.evaluate.wrong_card import WrongCard
from deepstudio.ui.pages.evaluate.wrong_samples import WrongSamples
from deepstudio.ui.pages.evaluate.wrong_texts_card import WrongTextsCard

WRONG: Mapping[str, type[WrongSamples]] = {PICTURE: WrongCard, TEXT: WrongTextsCard}
SAMPLE: Mapping[str, type[SampleCard]] = {PICTURE: PictureSampleCard, TEXT: TextSampleCard}
