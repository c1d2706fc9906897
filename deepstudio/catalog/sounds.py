"""Sounds, such as spoken words: what they are, where they come from, and a network that tells them apart."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import ClassVar, Literal

from deepstudio.catalog.sources import GroupedFiles
from deepstudio.catalog.templates.graphs import STANDARD, OneNetwork, sequential
from deepstudio.core.declarations import ColumnKind, Finding, KindWords
from deepstudio.core.graph import Chosen, Graph
from deepstudio.core.project import ColumnFound, ColumnPlan, DataPlan, TrainingPlan
from deepstudio.core.settings import setting
from deepstudio.core.shapes import Image
from deepstudio.core.text import T, Text

SUFFIXES = (".wav", ".wave", ".flac", ".ogg", ".oga", ".opus", ".mp3", ".aif", ".aiff", ".au")
MOST_SECONDS = 30.0
LONGEST = 600  # seconds of a file that are read
LOWEST_RATE, HIGHEST_RATE = 1_000, 768_000  # samples a second; others are damage
CANCELLED = 0.01  # of the energy of the loudest channel is left in the mean of all
EDGES = 0.2  # seconds that are read besides, as another rate bends the ends
QUIET = 1e-4  # of full volume; below, there is nothing to hear
STEPS_PER_SECOND = 100
WINDOW = 0.032  # seconds that a step is found from, at least
SPREAD = 5.0  # of the logarithms, about, where loudness is kept
FAINT = 1e-4  # energy that counts as silence; less is lost in the rounding of a loud tone
SHIFT = 0.1  # of the steps, to each side, where training varies the sounds
MASK = 0.15  # of the bands and of the steps that are blotted out then, at most


class AudioColumn(ColumnKind):
    """A sound as a log-mel spectrogram; a tensor of shape (N, 1, bands, steps).

    The energies in bands that are as wide as the ear hears them (Davis and Mermelstein, 1980), a step each 10 ms.
    """

    id: ClassVar[str] = "audio"
    title: ClassVar[Text] = T("Sound")
    help: ClassVar[Text] = T("A recording, such as a spoken word, as a picture of its pitches over time.")
    stored: ClassVar[str] = "deepstudio.data.sounds:StoredSounds"
    brought: ClassVar[str] = "deepstudio.data.sounds:sounds"
    fed: ClassVar[str] = "deepstudio.engine.sounds:Sounds"
    exported: ClassVar[str] = "deepstudio.engine.sounds:ExportedSounds"
    compared: ClassVar[str] = "deepstudio.engine.sounds:sound_features"
    written: ClassVar[str] = "deepstudio.codegen.sounds:sound_parts"
    shown: ClassVar[str] = "deepstudio.ui.kinds.sound:SoundLooks"
    brought_as: ClassVar[Text | None] = T("Sounds")
    sketched: ClassVar[str] = "deepstudio.data.sketches:pictures"
    words: ClassVar[KindWords] = KindWords(
        one=T("sound"),
        many=T("sounds"),
        counted=T("{n} sounds"),
        unusable=T("None of the sounds can be used."),
        choose=T("Choose sounds, or a folder of them."),
        give=T("Give sounds or a folder of them."),
        left_out=T("Sounds that cannot be read: {n:,}. They take no part."),
    )

    seconds: float = setting(
        1.0,
        T("Length"),
        T("How much of a sound the network hears. Of longer ones the middle; shorter ones end in silence."),
        ge=0.1,
        le=MOST_SECONDS,
        step=0.1,
        unit=T("seconds"),
    )
    rate: int = setting(
        16_000,
        T("Samples a second"),
        T("How fine a sound is kept. 8,000 is a telephone, 16,000 is enough for speech, 44,100 is a CD."),
        ge=4_000,
        le=48_000,
        unit=T("Hz"),
        usual=(8_000, 16_000, 22_050, 44_100),
    )
    bands: int = setting(
        40, T("Bands"), T("How many pitches are told apart."), ge=8, le=128, usual=(32, 40, 64, 80)
    )
    level: Literal["even", "kept"] = setting(
        "even",
        T("Loudness"),
        T("Brings all sounds to the same loudness, or keeps that some are quiet."),
        choices={"even": T("the same for all"), "kept": T("as recorded")},
        advanced=True,
    )

    @property
    def samples(self) -> int:
        """How many numbers are kept of a sound."""
        return round(self.seconds * self.rate)

    @property
    def hop(self) -> int:
        """Numbers from one step to the next."""
        return max(1, self.rate // STEPS_PER_SECOND)

    @property
    def window(self) -> int:
        """Numbers that a step is found from, a power of two."""
        return 1 << math.ceil(math.log2(self.rate * WINDOW))

    def shape(self, found: ColumnFound | None) -> Image:
        return Image(1, self.bands, self.samples // self.hop + 1)


class AudioFolderSource(GroupedFiles):
    """A folder with one sub-folder of sounds for each class."""

    id: ClassVar[str] = "audio-folder"
    title: ClassVar[Text] = T("Folder of sounds")
    help: ClassVar[Text] = T(
        "Your own recordings as WAV, FLAC, OGG or MP3: a folder with one sub-folder for each class, or files whose "
        "names begin with it."
    )
    columns: ClassVar[Mapping[str, ColumnPlan]] = {
        "sound": ColumnPlan(id="audio"),
        "label": ColumnPlan(id="category", use="target"),
    }
    reader: ClassVar[str] = "deepstudio.data.sounds:AudioFolderReader"
    recognises: ClassVar[str] = "deepstudio.data.sounds:recognised"
    diagnoses: ClassVar[bool] = True

    path: str = setting(
        "", T("Folder"), T("The folder that holds one sub-folder of sounds for each class."), kind="path"
    )


class SoundCnn(OneNetwork):
    id: ClassVar[str] = "sound-cnn"
    title: ClassVar[Text] = T("Sounds, CNN")
    help: ClassVar[Text] = T("Convolutions look at the pitches of a sound over time: words, birds, machines.")
    glyph: ClassVar[str] = "convolution"
    level: ClassVar[Text] = STANDARD

    def data(self) -> DataPlan:
        source = Chosen(id=AudioFolderSource.id, settings={"path": ""})
        return DataPlan(source=source, columns=AudioFolderSource.columns)

    def graph(self) -> Graph:
        return sequential(
            "input",
            ("conv_block", {"filters": 16}),
            "max_pool2d",
            ("conv_block", {"filters": 32}),
            "max_pool2d",
            ("conv_block", {"filters": 64}),
            "max_pool2d",
            ("conv_block", {"filters": 128}),
            "global_avg_pool2d",
            ("dropout", {"rate": 0.3}),
            ("dense", {"units": 10, "activation": "softmax"}),
            "output",
        )

    def training(self) -> TrainingPlan:
        return TrainingPlan(
            epochs=20,
            augmentation=True,
            optimizer=Chosen(id="adamw", settings={"learning_rate": 0.002}),
            schedule=Chosen(id="warmup-cosine"),
        )


class CutSounds(Finding):
    id: ClassVar[str] = "cut-sounds"
    title: ClassVar[Text] = T("Sounds that are cut")
    help: ClassVar[Text] = T("More than one sound in twenty is longer than what the network hears of it.")
    columns: ClassVar[tuple[str, ...]] = (AudioColumn.id,)
    finder: ClassVar[str] = "deepstudio.data.findings.sounds:cut"


class SilentSounds(Finding):
    id: ClassVar[str] = "silent-sounds"
    title: ClassVar[Text] = T("Silent sounds")
    help: ClassVar[Text] = T("Files of sounds in which nothing is heard.")
    columns: ClassVar[tuple[str, ...]] = (AudioColumn.id,)
    finder: ClassVar[str] = "deepstudio.data.findings.sounds:silent"


SOUNDS = (AudioColumn, AudioFolderSource, CutSounds, SilentSounds, SoundCnn)
