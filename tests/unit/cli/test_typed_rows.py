"""What `--row` takes: names and values with commas between, or a JSON object."""

from __future__ import annotations

import pytest

from deepstudio.cli.failure import WrongUsage
from deepstudio.cli.typed_rows import typed_row


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("age=34", {"age": "34"}),
        ("age=34, city=Lyon", {"age": "34", "city": "Lyon"}),
        ('city="Lyon, FR" ,age = 34 ', {"city": "Lyon, FR", "age": "34"}),
        ('"bill, length"=3,x=', {"bill, length": "3", "x": ""}),
        (r'said="a \"word\", and ""another""", y=1', {"said": 'a "word", and "another"', "y": "1"}),
        ("bill length=3.5,", {"bill length": "3.5"}),
        ("formula=a=b", {"formula": "a=b"}),
        ("城市=里昂, note=it's", {"城市": "里昂", "note": "it's"}),
        (
            '{"age": 34, "alone": true, "deck": null, "fare": 1.5}',
            {"age": 34, "alone": True, "deck": "", "fare": 1.5},
        ),
    ],
)
def test_rows(text: str, row: dict[str, str]) -> None:
    assert typed_row(text) == row


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "“” is not that"),
        ("Lyon", "“Lyon” is not that"),
        ("age=3,5", "“5” is not that"),
        ("city=Lyon, FR", "“FR” is not that"),
        ("=3", "“=3” is not that"),
        ("a=1, a=2", "names the column “a” twice"),
        ('{"age": 34', "is none"),
        ('{"age": [34]}', "which age is not"),
    ],
)
def test_what_is_no_row(text: str, words: str) -> None:
    with pytest.raises(WrongUsage) as refused:
        typed_row(text)
    assert words in str(refused.value.text)
