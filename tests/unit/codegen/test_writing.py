"""Values as source: what comes out evaluates to what went in."""

import ast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deepstudio.codegen.writing import Code, block_literal, call, comment, fill, literal

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.lists(inner, max_size=4).map(tuple),
    max_leaves=8,
)


@given(VALUES)
def test_a_literal_evaluates_to_its_value(value):
    assert ast.literal_eval(literal(value)) == value


@given(st.lists(st.text(), min_size=1).map(tuple))
def test_a_block_evaluates_to_its_value(value):
    assert ast.literal_eval(block_literal(value, "CLASSES = ")) == value


@given(st.text())
def test_a_literal_and_a_comment_never_leave_their_line(value):
    for text in (literal(value), comment(value)):
        assert len(text.splitlines()) == 1
        assert text.isprintable()


@given(st.text())
def test_only_code_enters_a_template_unquoted(value):
    filled = fill("a = $a\nb = $b\n", a=value, b=Code("1 + 1"))
    names: dict[str, object] = {}
    exec(filled, names)
    assert (names["a"], names["b"]) == (value, 2)


def test_only_plain_values_become_source():
    with pytest.raises(TypeError):
        literal(object())


def test_a_long_call_has_one_argument_a_line():
    parts = [f"argument_number_{number}=1" for number in range(8)]
    assert max(map(len, call("f", parts, indent=4, prefix="x = ").splitlines())) < 40
    assert call("f", parts[:1]) == "f(argument_number_0=1)"
