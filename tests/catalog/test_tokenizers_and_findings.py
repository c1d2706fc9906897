"""What must hold for every declared tokenizer and finding."""

from __future__ import annotations

import ast
import json
import sys
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

import pytest

from deepstudio.catalog import registry
from deepstudio.catalog.columns import TextColumn
from deepstudio.core.declarations import Finding, TokenizerKind
from deepstudio.data.tokenizers import learn_tokenizer, tokenizer

TEXTS = ["A good film, indeed.", "酒店很好 😀", "a bad film"]


@pytest.mark.parametrize("cls", list(registry().tokenizers), ids=lambda cls: cls.id)
def test_a_tokenizer_comes_back_from_json(cls: type[TokenizerKind]) -> None:
    state = learn_tokenizer(TextColumn(tokenizer=cls.id, min_count=1, length=5), TEXTS)
    made = tokenizer(json.loads(json.dumps(state)))
    assert (state["id"], made.length) == (cls.id, 5)
    for text in [*TEXTS, "", "something new"]:
        assert 1 <= len(made.encode(text)) <= 5
        assert all(1 <= id < made.size for id in made.encode(text))
        assert tokenizer(state).encode(text) == made.encode(text)
    for text in TEXTS:
        assert 1 not in made.encode(text)


@pytest.mark.parametrize("cls", list(registry().tokenizers), ids=lambda cls: cls.id)
def test_a_tokenizers_file_needs_no_other_file_of_ours(cls: type[TokenizerKind]) -> None:
    spec = find_spec(cls.module)
    assert spec is not None
    assert spec.origin is not None
    tree = ast.parse(Path(spec.origin).read_text(encoding="utf-8"))
    imported = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imported |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    roots = {name.partition(".")[0] for name in imported}
    assert roots <= sys.stdlib_module_names | {"sentencepiece", "rjieba"}


def test_the_text_column_offers_every_tokenizer() -> None:
    (spec,) = (spec for spec in TextColumn.specs() if spec.name == "tokenizer")
    offered = {choice.value: choice.title for choice in registry().choices(spec)}
    assert offered == {cls.id: cls.title for cls in registry().tokenizers}


@pytest.mark.parametrize("cls", list(registry().findings), ids=lambda cls: cls.id)
def test_a_finding_has_a_finder_and_known_columns(cls: type[Finding]) -> None:
    module, _, name = cls.finder.partition(":")
    assert callable(getattr(import_module(module), name))
    assert all(registry().columns.get(column) is not None for column in cls.columns)
