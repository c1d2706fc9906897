"""Sounds in files: read, brought to one length and rate, found in folders, and what is told of them."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pytest
import soundfile

from deepstudio.catalog import register_builtin
from deepstudio.catalog.sounds import AudioColumn
from deepstudio.core.explained import Explained
from deepstudio.core.graph import Chosen
from deepstudio.core.project import ColumnPlan, DataPlan, Project
from deepstudio.core.registry import Registry
from deepstudio.data.bringing import Bringing
from deepstudio.data.brought import brought
from deepstudio.data.evidence import Evidence
from deepstudio.data.findings import find_all
from deepstudio.data.recognise import plan_for
from deepstudio.data.scanning import scan
from deepstudio.data.sounds import INK, LOUDEST, StoredSounds, UnreadableSound, drawn, read_sound
from deepstudio.data.thumbnails import thumbnail

RATE = 8_000
Numbers = npt.NDArray[np.float64]


@pytest.fixture
def registry() -> Registry:
    registry = Registry()
    register_builtin(registry)
    return registry


def tone(pitch: float = 440, seconds: float = 0.5, rate: int = RATE) -> Numbers:
    return 0.5 * np.sin(2 * np.pi * pitch * np.arange(round(seconds * rate)) / rate)


def save(path: Path, numbers: Numbers, rate: int = RATE) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    soundfile.write(path, numbers, rate)
    return path


def plan_of(folder: Path, **settings: float | str) -> DataPlan:
    return DataPlan(
        source=Chosen(id="audio-folder", settings={"path": str(folder)}),
        columns={
            "sound": ColumnPlan(id="audio", settings=settings),
            "label": ColumnPlan(id="category", use="target"),
        },
    )


@pytest.fixture
def words(tmp_path: Path) -> Path:
    """Ten times yes and ten times no, as lower and higher tones."""
    root = tmp_path / "录音 words"
    for number in range(10):
        save(root / "yes" / f"{number}.wav", tone(300 + number))
        save(root / "no" / f"声音 {number}.flac", tone(900 + number, 0.3))
    return root


def said(evidence: Sequence[Evidence]) -> dict[str, str]:
    return {one.finding: str(one.message) for one in evidence}


@pytest.mark.parametrize("suffix", ["wav", "flac", "ogg", "mp3", "aiff"])
def test_usual_formats_are_read(tmp_path: Path, suffix: str) -> None:
    heard, rate, _ = read_sound(save(tmp_path / f"声音.{suffix}", tone()))
    assert rate == RATE
    assert len(heard) == pytest.approx(RATE / 2, abs=1_200)  # some formats add silence
    spectrum = np.abs(np.fft.rfft(heard[:RATE]))
    assert np.fft.rfftfreq(len(heard[:RATE]), 1 / RATE)[spectrum.argmax()] == pytest.approx(440, abs=4)


def test_channels_are_heard_together(tmp_path: Path) -> None:
    left, right = tone(200), tone(900)
    heard, _, _ = read_sound(save(tmp_path / "both.wav", np.stack([left, right], 1)))
    assert np.allclose(heard, (left + right) / 2, atol=1e-4)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "it is empty"),
        (b"no sound at all", "it is damaged, or in no known format (WAV, FLAC, OGG, MP3)"),
        (b"version https://git-lfs.github.com/spec/v1\n", "it is only a pointer of Git LFS"),
    ],
)
def test_what_is_no_sound_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    (tmp_path / "bad.wav").write_bytes(content)
    with pytest.raises(UnreadableSound) as error:
        read_sound(tmp_path / "bad.wav")
    assert str(error.value.text).startswith(f"“bad.wav” cannot be read as a sound: {reason}")
    assert error.value.lasting


def test_a_file_that_is_gone_may_come_back(tmp_path: Path) -> None:
    with pytest.raises(UnreadableSound, match="not there any more") as error:
        read_sound(tmp_path / "gone.wav")
    assert not error.value.lasting


@pytest.mark.parametrize(
    ("numbers", "reason"), [(np.zeros(0), "it is empty"), (np.full(100, np.nan), "it is damaged")]
)
def test_sounds_without_numbers_are_refused(tmp_path: Path, numbers: Numbers, reason: str) -> None:
    soundfile.write(tmp_path / "odd.wav", numbers, RATE, subtype="FLOAT")
    with pytest.raises(UnreadableSound, match=reason):
        read_sound(tmp_path / "odd.wav")


def row(path: Path, **settings: float | str) -> npt.NDArray[np.int16]:
    return StoredSounds.converted(AudioColumn(**settings), path)


def test_a_longer_sound_keeps_its_middle_and_a_shorter_one_ends_in_silence(tmp_path: Path) -> None:
    long = np.concatenate([np.zeros(RATE), tone(seconds=1), np.zeros(RATE)])
    middle = row(save(tmp_path / "long.wav", long), seconds=1, rate=RATE)
    assert np.abs(middle[: RATE // 10]).max() > 0.9 * LOUDEST
    short = row(save(tmp_path / "short.wav", tone()), seconds=1, rate=RATE)
    assert len(middle) == len(short) == RATE
    assert not short[RATE // 2 :].any()


def test_another_rate_keeps_the_pitch(tmp_path: Path) -> None:
    heard = row(save(tmp_path / "fast.wav", tone(500, 1, 44_100), 44_100), seconds=1, rate=RATE)
    assert np.abs(np.fft.rfft(heard)).argmax() == 500


def test_loudness_is_made_the_same_or_kept(tmp_path: Path) -> None:
    quiet = save(tmp_path / "quiet.wav", tone() * 0.1)
    assert np.abs(row(quiet)).max() == LOUDEST
    assert np.abs(row(quiet, level="kept")).max() == pytest.approx(0.05 * LOUDEST, rel=0.01)
    silence = save(tmp_path / "silence.wav", np.zeros(RATE))
    assert not row(silence).any()


def test_folders_are_classes_and_lengths_are_told(words: Path, registry: Registry) -> None:
    assert plan_for(words, registry).source.id == "audio-folder"
    found = scan(plan_of(words), registry)
    assert (found.classes, found.counts) == (("no", "yes"), (10, 10))
    assert (found.found.column("sound").low, found.found.column("sound").high) == (0.3, 0.5)
    assert said(found.remarks) == {
        "sound-lengths": "The sounds are 0.30 to 0.50 seconds long, with 8,000 samples a second."
    }


def test_a_damaged_sound_is_left_out_and_told(words: Path, registry: Registry) -> None:
    (words / "no" / "bad.mp3").write_bytes(b"bad")
    found = scan(plan_of(words), registry)
    assert len(found.ids) == 20
    assert [(one.id, str(one.reason)) for one in found.unreadable] == [
        ("no/bad.mp3", "it is damaged, or in no known format (WAV, FLAC, OGG, MP3)")
    ]


def test_beginnings_of_names_are_classes_where_there_are_no_folders(
    tmp_path: Path, registry: Registry
) -> None:
    for number in range(3):
        save(tmp_path / f"yes_anna_{number}.wav", tone())
        save(tmp_path / f"no-{number}.wav", tone(900))
    found = scan(plan_for(tmp_path, registry), registry)
    assert (found.classes, found.counts) == (("no", "yes"), (3, 3))
    assert said(found.remarks)["classes-of-names"] == (
        "No folders say classes, so the class of a sound is what its name begins with, up to _ or -: no, yes."
    )


def test_names_that_begin_in_many_ways_are_no_classes(tmp_path: Path, registry: Registry) -> None:
    for number in range(6):
        save(tmp_path / f"{number}_take.wav", tone())
    with pytest.raises(Explained, match="Put those of each class into a sub-folder") as error:
        scan(plan_of(tmp_path), registry)
    assert error.value.cause == "no_classes"


def test_a_folder_without_sounds_says_so(tmp_path: Path, registry: Registry) -> None:
    with pytest.raises(Explained, match="There are no sounds in"):
        scan(plan_of(tmp_path), registry)


def test_many_cut_sounds_are_told_and_can_be_heard_whole(words: Path, registry: Registry) -> None:
    plan = plan_of(words, seconds=0.4)
    evidence = {one.finding: one for one in find_all(plan, registry, scan(plan, registry))}["cut-sounds"]
    assert str(evidence.message) == (
        "Sounds of more than 0.4 seconds: 10 (50%). The network hears the middle of each."
    )
    assert str(evidence.examples[0].note) == "0.5 seconds"
    (fix,) = evidence.fixes
    assert str(fix.label) == "Hear 0.5 seconds"
    after = fix.apply(Project(name="words", data=plan)).data
    assert after is not None
    assert "cut-sounds" not in said(find_all(after, registry, scan(after, registry)))


def test_a_wave_is_drawn_as_loud_as_it_is(words: Path, registry: Registry) -> None:
    picture = thumbnail(plan_of(words), registry, "yes/0.wav", 64)
    assert picture.size == (64, 32)
    heard = np.concatenate([np.zeros(500), np.tile([1.0, -1.0], 250), np.tile([0.5, -0.5], 250)])
    inked = [sum(drawn(heard, 60).getpixel((x, y)) == INK for y in range(30)) for x in (10, 30, 50)]
    assert inked[0] == 1
    assert inked[1] == 30
    assert inked[2] == pytest.approx(15, abs=1)


def test_a_folder_or_a_file_of_sounds_is_brought(words: Path, registry: Registry) -> None:
    kind = AudioColumn()
    several = brought(kind, words, Bringing(None, registry))
    assert (len(several.names), several.key) == (20, "sounds")
    alone = brought(kind, words / "yes" / "0.wav", Bringing(None, registry, alone=True))
    assert list(alone.values) == [words / "yes" / "0.wav"]
    with pytest.raises(Explained, match=r"is not a folder\. Choose a folder of sounds"):
        brought(kind, words / "yes" / "0.wav", Bringing(None, registry))


def test_channels_that_cancel_each_other_are_heard(tmp_path: Path) -> None:
    heard, _, _ = read_sound(save(tmp_path / "both.wav", np.stack([tone(), -tone()], 1)))
    assert np.abs(heard).max() > 0.4


def test_of_a_very_long_sound_the_middle_is_read_and_the_length_told(tmp_path: Path) -> None:
    silence = np.zeros(700 * 1_000)
    long = save(
        tmp_path / "long.flac", np.concatenate([silence, tone(seconds=2, rate=1_000), silence]), 1_000
    )
    found = read_sound(long)
    assert found.seconds == 1402
    assert len(found.numbers) == 600_000
    assert np.abs(row(long, seconds=1.0, rate=4_000)).max() == LOUDEST


def test_a_damaged_rate_is_told(tmp_path: Path) -> None:
    file = save(tmp_path / "odd.wav", tone())
    content = bytearray(file.read_bytes())
    content[24:28] = (100_000_007).to_bytes(4, "little")
    file.write_bytes(content)
    with pytest.raises(UnreadableSound, match="it is damaged"):
        read_sound(file)


def test_folders_called_after_parts_are_no_classes(tmp_path: Path, registry: Registry) -> None:
    for part in ("train", "test"):
        for number in range(3):
            save(tmp_path / part / f"yes_{number}.wav", tone())
            save(tmp_path / part / f"no_{number}.wav", tone(900))
    found = scan(plan_of(tmp_path), registry)
    assert (found.classes, found.found.given) == (("no", "yes"), (6, 0, 6))


def test_a_folder_that_only_wraps_others_and_one_beside_say_no_class(
    tmp_path: Path, registry: Registry
) -> None:
    for number in range(3):
        save(tmp_path / "recordings" / f"yes_{number}.wav", tone())
        save(tmp_path / "recordings" / f"no_{number}.wav", tone(900))
    assert scan(plan_of(tmp_path), registry).classes == ("no", "yes")
    save(tmp_path / "recordings" / "old" / "yes_7.wav", tone())
    assert scan(plan_of(tmp_path / "recordings"), registry).counts == (3, 4)


def test_names_without_a_beginning_are_told(tmp_path: Path, registry: Registry) -> None:
    for number in range(3):
        save(tmp_path / f"yes_{number}.wav", tone())
        save(tmp_path / f"no_{number}.wav", tone(900))
    save(tmp_path / "-1.wav", tone())
    found = scan(plan_of(tmp_path), registry)
    assert found.classes == ("no", "yes")
    assert "-1.wav" in said(found.remarks)["loose-files"]


def test_those_belong_together_whose_names_go_on_alike(tmp_path: Path, registry: Registry) -> None:
    for number in range(3):
        for name in ("anna", "ben"):
            save(tmp_path / f"yes_{name}_{number}.wav", tone())
            save(tmp_path / f"no_{name}_{number}.wav", tone(900))
    plan = plan_of(tmp_path)
    source = plan.source.replace(settings={**plan.source.settings, "group": "name"})
    columns = {**plan.columns, "group": ColumnPlan(id="id", use="group")}
    found = scan(plan.replace(source=source, columns=columns), registry)
    assert set(found.values("group")) == {"anna", "ben"}


def test_silent_sounds_are_told_and_can_be_left_out(words: Path, registry: Registry) -> None:
    save(words / "no" / "nothing.wav", np.zeros(RATE))
    plan = plan_of(words)
    evidence = {one.finding: one for one in find_all(plan, registry, scan(plan, registry))}["silent-sounds"]
    assert (evidence.count, evidence.examples[0].ids) == (1, ("no/nothing.wav",))
    after = evidence.fixes[0].apply(Project(name="words", data=plan)).data
    assert after is not None
    assert "silent-sounds" not in said(find_all(after, registry, scan(after, registry)))


def test_cells_of_a_table_are_no_sounds(tmp_path: Path, registry: Registry) -> None:
    table = tmp_path / "list.csv"
    table.write_text("clip,word\n" + "\n".join(f"{n}.wav,{'yes' if n % 2 else 'no'}" for n in range(8)))
    plan = DataPlan(
        source=Chosen(id="table", settings={"path": str(table)}),
        columns={"clip": ColumnPlan(id="audio"), "word": ColumnPlan(id="category", use="target")},
    )
    with pytest.raises(Explained, match="A column of a table cannot be sounds") as error:
        scan(plan, registry)
    assert error.value.cause == "no_sounds"


def test_a_folder_without_sounds_is_told_by_the_sounds_themselves(tmp_path: Path, registry: Registry) -> None:
    (tmp_path / "call.m4a").write_bytes(b"x")
    with pytest.raises(Explained, match="There are no sounds in"):
        scan(plan_for(tmp_path, registry, plan_of(Path())), registry)
