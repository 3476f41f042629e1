"""Rows that every Ok writes, by statements that are made once."""

from __future__ import annotations

from functools import cache
from typing import Any

from sqlalchemy import Insert, Update, bindparam, insert, inspect, update
from sqlalchemy.orm import Session
from sqlalchemy.orm.attributes import set_committed_value
from sqlalchemy.orm.exc import StaleDataError

from crm_desktop.models.base import Base


def write_once(session: Session, row: Base) -> None:
    """Puts a new row into the base at once, past the session's own books: half the cost of `session.add`.

    Every column is taken from `row`; what the base fills in does not come back.
    """
    statement, columns = _insert_of(type(row))
    session.connection().execute(statement, {column: getattr(row, column) for column in columns})


@cache
def _insert_of(kind: type[Base]) -> tuple[Insert, tuple[str, ...]]:
    table: Any = kind.__table__
    return insert(table), tuple(table.c.keys())


def write_changes(session: Session, row: Base) -> None:
    """Writes what was changed of a row with the key `id`, as the session's flush would, for less than half its cost.

    A row that is not in the base yet is left to the session. Raises StaleDataError when the row is there no more, or
    out of sight.
    """
    state: Any = inspect(row)
    if not state.persistent:
        return
    changed = frozenset(state.committed_state)
    if not changed:
        return
    values = {name: getattr(row, name) for name in changed}
    done = session.connection().execute(_update_of(type(row), changed), values | {_KEY: state.identity[0]})
    if done.rowcount != 1:
        raise StaleDataError(f"UPDATE of {type(row).__name__} matched {done.rowcount} rows")
    for name, value in values.items():
        set_committed_value(row, name, value)


_KEY = "key_of_row"


@cache
def _update_of(kind: type[Base], columns: frozenset[str]) -> Update:
    table: Any = kind.__table__
    return (
        update(table)
        .where(table.c.id == bindparam(_KEY))
        .values({name: bindparam(name) for name in sorted(columns)})
    )
