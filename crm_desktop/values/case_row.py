"""One row of the list of processes, as the base tells it, and a page of them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any, NamedTuple

from crm_desktop.values.terms import CaseState

_STATES = {state.value: state for state in CaseState}


class CaseRow(NamedTuple):
    """`service_type` is the type's whole path; moments are aware, UTC."""

    id: uuid.UUID
    number: int
    priority: int
    person: str
    subject: str
    service_type: str
    color: str
    center: str
    state: CaseState
    progress: str | None
    due_at: datetime | None
    closed_at: datetime | None
    assignee: str | None
    last_activity_at: datetime

    @classmethod
    def of(cls, *values: Any) -> CaseRow:
        """From the columns of a statement, in the order of the fields."""
        return cls._make((*values[:8], _STATES[values[8]], *values[9:]))


class Page(NamedTuple):
    """Rows in order; `after` asks for the next ones, None when these are the last."""

    rows: tuple[CaseRow, ...]
    after: tuple[Any, ...] | None
