"""The rows that the window opens with, while everything else is still being imported.

Only for who gets in without being asked: a demo's user, and whoever the system's keyring knows. All of it runs on
a worker; it refuses nothing and says nothing, since the session behind it does.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from crm_desktop.settings import JsonValue, Paths, read_state
from crm_desktop.ui.case_rows import ShownPage, shaper
from crm_desktop.ui.window_state import opening_filter
from crm_desktop.values.filters import CaseFilter
from crm_desktop.values.lists import own_pending
from crm_desktop.values.terms import DEFAULT_ZONE, Right


@dataclass(frozen=True, slots=True)
class Opening:
    """The first page with its filter and columns, for whom it is, and what that user may and the window remembers."""

    asked: CaseFilter
    columns: str
    page: ShownPage
    user_name: str
    rights: frozenset[Right]
    state: dict[str, JsonValue]


def read_opening(
    paths: Paths, database: Path, login: str, recall: Callable[[], str | None] | None
) -> Opening | None:
    """None when the window opens with another list, or its user has to be asked. `recall` gives the password that
    the keyring has; None where nobody is asked for one."""
    from zoneinfo import ZoneInfo

    from crm_desktop.desktop.folders import misplaced
    from crm_desktop.storage.first_page import read_first_page

    password = recall() if recall is not None else None
    if (recall is not None and password is None) or not database.exists() or misplaced(database) is not None:
        return None
    now = datetime.now(UTC)
    found = read_first_page(database, login, password, now)
    if found is None:
        return None
    state = read_state(paths, login.strip().lower())
    asked, columns = opening_filter(state, found.saved_filter, found.user_id)
    if asked != own_pending(found.user_id):
        return None
    zone = ZoneInfo(found.zone or DEFAULT_ZONE)
    return Opening(asked, columns, shaper(now, zone)(found.page), found.user_name, found.rights, state)
