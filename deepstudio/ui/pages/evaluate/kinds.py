"""Which cards show the samples of which kind of input. A new kind adds its own here."""

from __future__ import annotations

from collections.abc import Mapping

from deepstudio.ui.kinds.evaluation import PICTURE, TEXT
from deepstudio.ui.kinds.picture.sample_card import PictureSampleCard
from deepstudio.ui.kinds.picture.wrong_card import WrongCard
from deepstudio.ui.kinds.sample_card import SampleCard
from deepstudio.ui.kinds.text.sample_card import TextSampleCard
from deepstudio.ui.kinds.text.wrong_card import WrongTextsCard
from deepstudio.ui.kinds.wrong_samples import WrongSamples

WRONG: Mapping[str, type[WrongSamples]] = {PICTURE: WrongCard, TEXT: WrongTextsCard}
SAMPLE: Mapping[str, type[SampleCard]] = {PICTURE: PictureSampleCard, TEXT: TextSampleCard}
