"""Whether the first row of a table names its columns."""

import pytest

from deepstudio.data.tables.header import names_row

BELOW = [(f"{number}.5", "abc"[number % 3]) for number in range(20)]


@pytest.mark.parametrize(
    ("first", "row"),
    [
        (("x", "c"), 0),  # c is a value, too, but x stands above numbers
        (("1.0", "c"), None),
        (("$1,000.50", "c"), None),
        (("NA", "c"), None),
        (("", "c"), None),
    ],
)
def test_words_above_numbers_are_names(first: tuple[str, ...], row: int | None) -> None:
    assert names_row(tuple(zip(first, *BELOW, strict=True))) == row
