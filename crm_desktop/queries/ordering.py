"""The order of names: that of the alphabet, the same on every base."""

from __future__ import annotations

from typing import Any

from sqlalchemy import ColumnElement, String
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import FunctionElement


class _InAlphabet(FunctionElement[str]):
    """A name to sort by: `Álvaro` stands before `Bruna`, `Ana Paula` before `Anacleto`, whatever the server's locale."""

    type = String()
    name = "in_alphabet"
    inherit_cache = True


@compiles(_InAlphabet)  # type: ignore[no-untyped-call,untyped-decorator]
def _embedded(element: _InAlphabet, compiler: Any, **options: Any) -> str:
    return f"folded({compiler.process(element.clauses, **options)})"


@compiles(_InAlphabet, "postgresql")  # type: ignore[no-untyped-call,untyped-decorator]
def _shared(element: _InAlphabet, compiler: Any, **options: Any) -> str:
    return f'(crm.folded({compiler.process(element.clauses, **options)}) COLLATE "C")'


def in_alphabet(name: ColumnElement[Any] | Any) -> ColumnElement[str]:
    """`name` as lists order it: without accents and case, a space before every letter."""
    return _InAlphabet(name)
