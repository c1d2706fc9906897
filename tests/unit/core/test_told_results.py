"""What an examination says in a terminal, whatever was answered."""

from __future__ import annotations

import pytest

from deepstudio.core.events import Message
from deepstudio.core.results import Answer, ClassAnswer, ExaminedSample, NumberAnswer, Samples, written
from deepstudio.core.text import T

CAT, DOG = ClassAnswer(label="cat"), ClassAnswer(label="dog", confidence=0.93)


def told(true: Answer, predicted: Answer, text: str = "", id: str = "a.png") -> str:
    sample = ExaminedSample(id=id, true=true, predicted=predicted, text=text)
    (line,) = Samples(heading=Message.of(T("Wrong")), samples=(sample,)).told()
    return str(line)


@pytest.mark.parametrize(
    ("true", "predicted", "words"),
    [
        (CAT, DOG, "Wrong: a.png is cat, taken for dog (93.0 %)"),
        (NumberAnswer(value=24), NumberAnswer(value=31.24), "a.png is 24, predicted 31.24"),
        (
            NumberAnswer(value=24, unit="€"),
            NumberAnswer(value=31.2, unit="€"),
            "a.png is 24 €, predicted 31.2 €",
        ),
    ],
)
def test_a_sample_is_told_in_the_words_of_its_answer(true: Answer, predicted: Answer, words: str) -> None:
    assert told(true, predicted) == words


def test_the_beginning_of_a_text_stands_for_it() -> None:
    assert told(CAT, DOG, "two\n lines").startswith("Wrong: “two lines” is")
    long = told(CAT, DOG, "word " * 100)
    assert "…” is cat" in long
    assert len(long) < 150


def test_a_name_in_bytes_is_legible() -> None:
    assert told(CAT, DOG, id="caf\udce9.png").startswith("Wrong: caf\\xe9.png is")


def test_only_the_worst_are_told() -> None:
    samples = tuple(ExaminedSample(id=str(number), true=CAT, predicted=DOG) for number in range(9))
    assert len(list(Samples(heading=Message.of(T("Wrong")), samples=samples).told())) == 5


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (0.0, "0"),
        (0.4573, "0.4573"),
        (0.00012346, "0.0001235"),
        (2e-7, "2e-07"),
        (-2.5, "-2.5"),
        (46.138453, "46.14"),
        (412.5, "412.5"),
        (999.96, "1,000"),
        (13400.2, "13,400"),
        (2.5e12, "2.5e+12"),
    ],
)
def test_a_number_has_four_digits_that_count(value: float, words: str) -> None:
    assert written(value) == words
