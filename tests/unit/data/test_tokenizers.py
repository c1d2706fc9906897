"""Tokenizers: what a token is, where it stands, and what its number is."""

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deepstudio.catalog.columns import TextColumn
from deepstudio.catalog.tokenizers import TOKENIZERS
from deepstudio.data.tokenizers import Tokenizer, learn_tokenizer, lookup, same_words, subwords, tokenizer
from deepstudio.data.whole_words import words_of

TEXTS = [
    "The film is good, really good!",
    "I don't like the long film.",
    "酒店很好，房间很大。",
    "酒店不好 😀👍🏽",
    "naïve café — 3 stars",
]
KINDS = [cls.id for cls in TOKENIZERS]
# Words, marks, blanks and what breaks careless programs: accents, emoji, right to left, halves of pairs, NUL.
SIGNS = list("aZé'’_ \t\n。！酒店のア１İßΣς▁\x00\x85\xa0\xadمनि😀🏽🇨")
INVISIBLE = ["\u0301", "\u200b", "\u200d", "\u2028", "\ufe0f", "\ufeff", "\u202e", "\ud83d"]
ODD = st.text(st.one_of(st.sampled_from(SIGNS + INVISIBLE), st.characters()), max_size=40)


def made(texts: list[str], kind: str = "words", **changes: Any) -> Tokenizer:
    column = TextColumn(**{"tokenizer": kind, "min_count": 1, **changes})
    return tokenizer(json.loads(json.dumps(learn_tokenizer(column, texts))))


def cut(text: str, kind: str = "words") -> list[str]:
    return [piece.text for piece in made(TEXTS, kind).pieces(text)]


TAUGHT = {(kind, small): made(TEXTS, kind, lowercase=small) for kind in KINDS for small in (True, False)}


@pytest.mark.parametrize("small", [True, False])
@pytest.mark.parametrize("kind", KINDS)
@given(text=ODD)
@settings(max_examples=200)
def test_pieces_stand_in_the_text_in_order_and_are_what_is_encoded(kind: str, small: bool, text: str) -> None:
    taught = TAUGHT[kind, small]
    pieces = taught.pieces(text)
    end, before = 0, (0, 0)
    for piece in pieces:
        # A few characters are two in the composed form; both stand where the one stood.
        assert end <= piece.start < piece.end <= len(text) or before == (piece.start, piece.end)
        assert text[piece.start : piece.end] == piece.text
        assert 1 <= piece.id < taught.size
        end, before = piece.end, (piece.start, piece.end)
    assert taught.encode(text) == ([piece.id for piece in pieces] or [1])
    assert taught.pieces(text, 3) == pieces[:3]


@pytest.mark.parametrize("kind", KINDS)
@given(texts=st.lists(ODD, max_size=4), size=st.integers(10, 60))
@settings(max_examples=50)
def test_any_texts_can_be_learned_from(kind: str, texts: list[str], size: int) -> None:
    taught = made(texts, kind, vocabulary=size)
    assert 2 <= taught.size <= size
    for text in [*texts, "abc", ""]:
        ids = taught.encode(text)
        assert ids
        assert all(0 < id < taught.size for id in ids)


def test_words_and_marks() -> None:
    assert cut("I don't like it: 3.5!!") == ["I", "don't", "like", "it", ":", "3", ".", "5", "!", "!"]
    assert cut("'quoted' rock’n’roll a_b @you #tag") == [
        "'", "quoted", "'", "rock’n’roll", "a", "_", "b", "@", "you", "#", "tag",
    ]  # fmt: skip


def test_a_chinese_character_and_a_kana_are_words() -> None:
    assert cut("酒店很好。GPU很快 2号楼") == [
        "酒",
        "店",
        "很",
        "好",
        "。",
        "GPU",
        "很",
        "快",
        "2",
        "号",
        "楼",
    ]
    assert cut("ホテルは々𠀀") == ["ホ", "テ", "ル", "は", "々", "𠀀"]
    assert cut("호텔이 좋다") == ["호텔이", "좋다"]


def test_accents_stay_with_their_letter() -> None:
    assert cut("cafe\u0301 नमस्ते مَرحبا") == ["cafe\u0301", "नमस्ते", "مَرحبا"]


def test_emoji_stay_whole() -> None:
    assert cut("👩‍👩‍👧👍🏽 ❤️🇨🇳🇩🇪 3️⃣:)") == ["👩‍👩‍👧", "👍🏽", "❤️", "🇨🇳", "🇩🇪", "3️⃣", ":", ")"]


@pytest.mark.parametrize("kind", KINDS)
def test_what_nobody_sees_is_no_token(kind: str) -> None:
    for text in ("", "   ", "\x00", "\ufeff \u200b\n", "\u202e\x1b \ud800", "\x00 \x00"):
        assert cut(text, kind) == []
        assert made(TEXTS, kind).encode(text) == [1]
    assert cut("\x00a\u200b \x00b", kind)[0] == "a"


def test_characters_know_one_kind_of_space() -> None:
    assert cut(" a\t\n b\x00c ", "characters") == ["a", "\t\n ", "b", "c"]
    taught = made(["a b"], "characters")
    assert len(set(taught.encode("a b\tb\n \nb"))) == 3
    assert 1 not in taught.encode("a b\tb\n \nb")


def test_the_most_frequent_come_first_and_rare_ones_are_unknown() -> None:
    state = learn_tokenizer(TextColumn(min_count=2, vocabulary=10), ["b b b a a c", "d d a"])
    assert state["tokens"] == ["a", "b", "d"]
    assert tokenizer(state).encode("a c b d x") == [2, 1, 3, 4, 1]
    few = learn_tokenizer(TextColumn(min_count=1, vocabulary=10), [" ".join("abcdefghijklmn")])
    assert (few["tokens"], tokenizer(few).size) == (list("abcdefgh"), 10)
    assert [tokenizer(few).token(id) for id in (2, 9)] == ["a", "h"]


@pytest.mark.parametrize("kind", KINDS)
def test_case_counts_only_if_asked(kind: str) -> None:
    small, exact = (made(["good film " * 9], kind, lowercase=lower) for lower in (True, False))
    assert small.encode("GOOD Film") == small.encode("good film")
    assert exact.encode("GOOD Film") != exact.encode("good film")


@pytest.mark.parametrize("kind", KINDS)
def test_lower_case_of_another_length_moves_nothing(kind: str) -> None:
    taught = made(["i̇stanbul istanbul good"], kind)
    text = "İİ İstanbul good"
    assert [text[p.start : p.end] for p in taught.pieces(text)] == [p.text for p in taught.pieces(text)]
    assert text.endswith(taught.pieces(text)[-1].text)


@pytest.mark.parametrize("kind", KINDS)
def test_encode_cuts_and_pieces_do_not(kind: str) -> None:
    taught = made(TEXTS, kind, length=3)
    assert len(taught.encode(TEXTS[0])) == 3
    assert len(taught.pieces(TEXTS[0])) > 3


def test_chinese_is_cut_into_words_by_a_dictionary() -> None:
    assert cut("酒店离地铁站很近，GPU也很快 2号楼", "segments") == [
        "酒店", "离", "地铁站", "很近", "，", "GPU", "也", "很快", "2", "号楼",
    ]  # fmt: skip
    assert cut("I don't like it!", "segments") == cut("I don't like it!")


@pytest.mark.parametrize(
    ("kind", "expected"),
    [
        ("words", ["酒店", "很", "好", "，", "don't", "go"]),
        ("segments", ["酒店", "很", "好", "，", "don't", "go"]),
        ("characters", list("酒店很好，don't go")),
    ],
)
def test_tokens_that_are_parts_of_a_word_are_told_of_together(kind: str, expected: list[str]) -> None:
    text = "酒店很好，don't go"
    pieces = made([text], kind).pieces(text)
    words = [""] * len(expected)
    for piece, number in zip(pieces, words_of(text, pieces, kind), strict=True):
        words[number] += piece.text
    assert words == expected


@given(text=ODD)
def test_each_token_belongs_to_one_word_in_the_order_of_the_text(text: str) -> None:
    for kind in KINDS:
        pieces = TAUGHT[kind, True].pieces(text)
        numbers = words_of(text, pieces, kind)
        assert sorted(set(numbers)) == list(range(len(set(numbers))))
        assert numbers == sorted(numbers)
        assert len(numbers) == len(pieces)


def test_subwords_keep_frequent_words_whole_and_join_to_the_text() -> None:
    taught = made(
        ["good movie bad movie movies moving"] * 20 + ["unseen letters xyz"], "subwords", vocabulary=60
    )
    assert [piece.text for piece in taught.pieces("good movie")] == ["good", "movie"]
    pieces = taught.pieces("badly moved")
    assert len(pieces) > 2
    assert "".join(piece.text for piece in pieces) == "badlymoved"
    assert taught.token(taught.pieces("movie")[0].id) == "movie"


def test_subwords_are_learned_the_same_way_twice_and_in_silence(capfd: pytest.CaptureFixture[str]) -> None:
    column = TextColumn(tokenizer="subwords", vocabulary=50)
    assert learn_tokenizer(column, TEXTS) == learn_tokenizer(column, iter(TEXTS))
    assert capfd.readouterr() == ("", "")


def test_a_long_text_is_learned_from_as_a_whole() -> None:
    taught = made(["lead " * 3000 + "zebra " * 3000], "subwords", vocabulary=40)
    assert [piece.text for piece in taught.pieces("zebra lead")] == ["zebra", "lead"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_stopped_listing_of_texts_stops_learning(kind: str) -> None:
    class Stop(Exception):
        pass

    def texts() -> Any:
        yield "a"
        raise Stop

    with pytest.raises(Stop):
        learn_tokenizer(TextColumn(tokenizer=kind), texts())


# The form of texts


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("na\u0131\u0308ve cafe\u0301", "na\u0131\u0308ve caf\u00e9"),
        ("ni\u200bce", "nice"),
        ("\ufeffgood", "good"),
        ("co\xadoperate", "cooperate"),
        ("\u1112\u1161\u11ab\u1100\u1173\u11af", "한글"),
    ],
)
def test_a_text_has_the_same_numbers_however_its_characters_are_stored(
    kind: str, written: str, plain: str
) -> None:
    taught = made([plain, "good nice cooperate café 한글"] * 3, kind)
    assert taught.encode(written) == taught.encode(plain)
    assert made([written] * 3, kind, min_count=1).encode(plain) == made([plain] * 3, kind).encode(plain)


@pytest.mark.parametrize("kind", ["words", "characters"])
def test_pieces_stand_in_the_text_as_it_was_written(kind: str) -> None:
    text = "\ufeffa ni\u200bce cafe\u0301!"
    pieces = made(["a nice café!"], kind).pieces(text)
    assert all(piece.id != 1 for piece in pieces)
    if kind == "words":
        assert [piece.text for piece in pieces] == ["a", "ni\u200bce", "cafe\u0301", "!"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_rule_lies_with_the_vocabulary_and_older_ones_go_on_as_they_were(kind: str) -> None:
    column = TextColumn.model_validate({"tokenizer": kind, "min_count": 1})
    state = learn_tokenizer(column, ["nice ni ce"] * 5)
    assert state["form"] == "NFC"
    older = {name: value for name, value in state.items() if name != "form"}
    assert [piece.text for piece in tokenizer(older).pieces("ni\u200bce")] != ["ni\u200bce"]
    assert same_words(older, state)
    assert same_words(None, None)
    assert not same_words(None, state)
    assert not same_words({**state, "length": 3}, state)


@given(text=ODD)
def test_all_tokenizers_have_one_form(text: str) -> None:
    assert lookup.normal(text) == subwords.normal(text)
    assert lookup.placed(text) == subwords.placed(text)
    plain, starts, ends = lookup.placed(text)
    assert plain == lookup.normal(text)
    assert len(plain) == len(starts) == len(ends)


def test_what_joins_is_a_mark_or_part_of_a_korean_syllable() -> None:
    """So letters can be composed a few at a time, whatever a text holds."""
    for code in range(0x110000):
        parts = unicodedata.decomposition(chr(code)).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            assert unicodedata.category(chr(int(parts[1], 16)))[0] == "M", hex(code)
