"""The rows that an agent opens the day with, by the bare driver: SQLAlchemy and the mapped classes take longer to
import than the window to be painted.

Only one list: one's own pending processes in their usual order. The statement is the one that `queries.cases`
makes for it (a test holds them equal), and as soon as the program is up it reads the same list again itself.
"""

from __future__ import annotations

import sqlite3
import uuid
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from crm_desktop.storage.revision import HEAD
from crm_desktop.values.case_row import CaseRow, Page
from crm_desktop.values.moments import moment_of
from crm_desktop.values.terms import Right, Role, effective_rights

PAGE_ROWS = 200
STATEMENT = """
SELECT cases.id, cases.number, cases.priority, person.name, cases.subject, service_type.path, service_type.color,
 responsibility_center.name AS name_1,
 CASE WHEN (cases.closed_at IS NOT NULL) THEN ? WHEN progress_status.waits_for_reply THEN ?
 WHEN (cases.first_opinion_at IS NOT NULL OR cases.progress_status_id IS NOT NULL) THEN ? ELSE ? END AS anon_1,
 progress_status.name AS name_2, cases.due_at, cases.closed_at, users.name AS name_3, cases.last_activity_at,
 cases.priority AS priority__1, coalesce(cases.due_at, 9223372036854775807) AS anon_2, cases.number AS number__1
FROM cases JOIN person ON person.id = cases.person_id
 JOIN service_type ON service_type.id = cases.service_type_id
 JOIN responsibility_center ON responsibility_center.id = cases.center_id
 LEFT OUTER JOIN progress_status ON progress_status.id = cases.progress_status_id
 LEFT OUTER JOIN users ON users.id = cases.assignee_id
WHERE cases.closed_at IS NULL AND cases.assignee_id = ?
ORDER BY cases.priority, coalesce(cases.due_at, 9223372036854775807), cases.number
 LIMIT ? OFFSET ?
"""
_STATES = ("closed", "waiting", "in_progress", "open")
_COLUMNS = 14


def file_of(url: str) -> Path | None:
    """The file of an embedded base's plain address; None for every other address."""
    scheme, _, rest = url.partition(":///")
    return Path(rest) if scheme == "sqlite" and rest and not set(rest) & set("?#") else None


@dataclass(frozen=True, slots=True)
class FirstPage:
    """`zone` is the desk's, as its setting names it, empty when there is none; `saved_filter` the content of the
    user's default filter, None when there is none."""

    user_id: uuid.UUID
    user_name: str
    rights: frozenset[Right]
    zone: str
    saved_filter: str | None
    page: Page


def read_first_page(path: Path, login: str, password: str | None, now: datetime) -> FirstPage | None:
    """The page for a user who is let in: by that password, or (None) without one being asked.

    None for everybody and everything else, a base of another revision, a locked or a damaged one among them:
    the program that comes up behind says what is wrong. Takes one connection, writes nothing. Any thread.
    """
    try:
        # `mode=rw`, since a log of writes beside the base may have to be taken over; but it makes no file.
        with closing(sqlite3.connect(path.absolute().as_uri() + "?mode=rw", uri=True, timeout=0.2)) as base:
            base.execute("PRAGMA query_only = ON")
            base.execute("PRAGMA mmap_size = 1073741824")
            return _read(base, login, password, now)
    except (sqlite3.Error, ValueError, OSError):
        return None


def _read(base: sqlite3.Connection, login: str, password: str | None, now: datetime) -> FirstPage | None:
    if base.execute("SELECT version_num FROM alembic_version").fetchall() != [(HEAD,)]:
        return None
    user = base.execute(
        "SELECT id, name, role, active, password_hash, locked_until FROM users WHERE login = ?",
        (login.strip().lower(),),
    ).fetchone()
    if user is None:
        return None
    key, name, role, active, stored, locked_until = user
    if not active or not _admitted(stored, locked_until, password, now):
        return None
    changes = base.execute("SELECT right_name, granted FROM user_right WHERE user_id = ?", (key,))
    rights = effective_rights(Role(role), changes)
    if Right.SEE_OWN not in rights:
        return None
    saved = base.execute(
        "SELECT content FROM saved_filter WHERE owner_id = ? AND is_default", (key,)
    ).fetchone()
    zone = base.execute("SELECT value FROM desk_setting WHERE name = 'zone'").fetchone()
    found = base.execute(STATEMENT, (*_STATES, key, PAGE_ROWS + 1, 0)).fetchall()
    rows = tuple(_row(values) for values in found[:PAGE_ROWS])
    after = tuple(found[PAGE_ROWS - 1][_COLUMNS:]) if len(found) > PAGE_ROWS else None
    return FirstPage(
        uuid.UUID(bytes=key),
        name,
        rights,
        zone[0] if zone else "",
        saved[0] if saved is not None else None,
        Page(rows, after),
    )


def _admitted(stored: str | None, locked_until: int | None, password: str | None, now: datetime) -> bool:
    if password is None:
        return True
    locked = _moment(locked_until)
    if stored is None or (locked is not None and now < locked):
        return False
    from crm_desktop.values.passwords import matches

    return matches(stored, password)


def _row(values: tuple[Any, ...]) -> CaseRow:
    return CaseRow.of(
        uuid.UUID(bytes=values[0]),
        *values[1:10],
        _moment(values[10]),
        _moment(values[11]),
        values[12],
        _moment(values[13]),
    )


def _moment(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else moment_of(microseconds)
