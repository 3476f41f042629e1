"""Rows that changed elsewhere, put into a list without moving what is there."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import NamedTuple

from crm_desktop.ui.case_rows import ShownPage, ShownRow

SLACK = 50
"""How many new rows may have come in between and the rest still be told apart."""


class Merged(NamedTuple):
    """`rows` in the order in which they stand; `new` wait to be shown, `moved` to change places."""

    rows: tuple[ShownRow, ...]
    new: int
    moved: bool


def merge(shown: Sequence[ShownRow], fresh: ShownPage, *, whole: bool, keep: uuid.UUID | None) -> Merged:
    """The shown rows with their texts of now. `fresh` are as many rows of the filter in its order and SLACK more;
    `whole` says that nothing follows the shown ones. Rows that left the filter go, but for `keep`, which somebody
    is looking at. Rows at the end of a whole list are added: they move nothing."""
    by_key = {row.id: row for row in fresh.rows}
    known = {row.id for row in shown}
    left = fresh.after is None or len(by_key.keys() - known) <= SLACK
    rows = [by_key.get(row.id, row) for row in shown if row.id in by_key or row.id == keep or not left]
    standing = {row.id for row in rows}
    order = [row.id for row in fresh.rows if row.id in standing]
    last = max((place for place, row in enumerate(fresh.rows) if row.id in standing), default=-1)
    new = sum(row.id not in standing for row in fresh.rows[: last + 1])
    if whole and left:
        rows += fresh.rows[last + 1 :]
    return Merged(tuple(rows), new, [row.id for row in rows if row.id in by_key][: len(order)] != order)
