"""What the filter panel says, as one frozen value: what a list shows, counts and exports, and what is saved."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

SOON_HOURS = 4
IDLE_DAYS = 5


class Situation(StrEnum):
    PENDING = "pending"
    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    CLOSED = "closed"
    ALL = "all"


class DateField(StrEnum):
    OPENED = "opened_at"
    DUE = "due_at"
    ACTIVITY = "last_activity_at"
    CLOSED = "closed_at"
    FIRST_OPINION = "first_opinion_at"


class Factor(StrEnum):
    """Why open processes deserve a look: DUE_TODAY are due from now on today; CRITICAL are overdue, due within
    SOON_HOURS, or did not move for more than IDLE_DAYS."""

    DUE_TODAY = "due_today"
    CRITICAL = "critical"


class Assignee(StrEnum):
    """Who is responsible, apart from one chosen user."""

    ANYONE = "anyone"
    NOBODY = "nobody"
    USER = "user"


class SortKey(StrEnum):
    """What a list is ordered by; DEFAULT is priority, then due moment."""

    DEFAULT = "default"
    NUMBER = "number"
    PERSON = "person"
    SUBJECT = "subject"
    SERVICE_TYPE = "service_type"
    CENTER = "center"
    STATE = "state"
    PROGRESS = "progress"
    DUE = "due"
    ACTIVITY = "activity"
    ASSIGNEE = "assignee"


@dataclass(frozen=True, slots=True)
class CaseFilter:
    """Rule 1. Empty fields do not restrict. `period_*` are days of the user's zone, both inclusive;
    `idle_days` keeps what did not move for more than so many days."""

    person: str = ""
    person_id: uuid.UUID | None = None
    contains: str = ""
    service_type_id: uuid.UUID | None = None
    center_id: uuid.UUID | None = None
    assignee: Assignee = Assignee.ANYONE
    assignee_id: uuid.UUID | None = None
    situation: Situation = Situation.PENDING
    priority: int | None = None
    progress_status_id: uuid.UUID | None = None
    number: int | None = None
    period_field: DateField = DateField.DUE
    period_from: date | None = None
    period_to: date | None = None
    overdue_only: bool = False
    idle_days: int | None = None
    sort: SortKey = SortKey.DEFAULT
    descending: bool = False
    factor: Factor | None = None

    def to_json(self) -> str:
        """Text for a saved filter; keys and days as text."""
        plain = {k: _plain(v) for k, v in asdict(self).items() if v != _DEFAULTS[k]}
        return json.dumps(plain, ensure_ascii=False, sort_keys=True)

    @classmethod
    def from_json(cls, text: str) -> CaseFilter:
        """What `to_json` wrote; what is unknown or damaged in it is left at its default."""
        try:
            raw = json.loads(text)
        except ValueError:
            return cls()
        found = cls()
        if not isinstance(raw, dict):
            return found
        for name, value in raw.items():
            reader = _READERS.get(name)
            if reader is None:
                continue
            try:
                found = replace(found, **{name: reader(value)})
            except (ValueError, TypeError):
                continue
        return found


def _plain(value: object) -> object:
    return value if isinstance(value, (bool, int)) else str(value)


def _key(value: object) -> uuid.UUID:
    return uuid.UUID(str(value))


def _day(value: object) -> date:
    return date.fromisoformat(str(value))


def _whole(value: object) -> int:
    return int(str(value))


_DEFAULTS = {name: getattr(CaseFilter(), name) for name in CaseFilter.__slots__}
_READERS: dict[str, Callable[[Any], Any]] = {
    "person": str,
    "person_id": _key,
    "contains": str,
    "service_type_id": _key,
    "center_id": _key,
    "assignee": Assignee,
    "assignee_id": _key,
    "situation": Situation,
    "priority": _whole,
    "progress_status_id": _key,
    "number": _whole,
    "period_field": DateField,
    "period_from": _day,
    "period_to": _day,
    "overdue_only": bool,
    "idle_days": _whole,
    "sort": SortKey,
    "descending": bool,
    "factor": Factor,
}
