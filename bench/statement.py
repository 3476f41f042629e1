"""The default filter's statement as text. No Qt here: a parent that shares Qt's pages with the children that are
measured would make both of them look smaller, and not by the same."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from crm_desktop.queries.actor import actor_by_login
from crm_desktop.queries.cases import find_cases
from crm_desktop.storage.opening import base_url, open_base
from crm_desktop.values.filters import Assignee, CaseFilter


def literal_statement(database: Path) -> str:
    """The default filter's statement with its values in it, for the other side of the start."""
    store = open_base(base_url(database))
    with store.reading() as session:
        actor = actor_by_login(session, "marina")
    caught: list[tuple[str, Any]] = []
    event.listen(
        store.engine,
        "before_cursor_execute",
        lambda _c, _cursor, sql, parameters, *_rest: caught.append((sql, parameters)),
    )
    with store.reading() as session:
        find_cases(
            session, actor, CaseFilter(assignee=Assignee.USER, assignee_id=actor.user_id), datetime.now(UTC)
        )
    store.close()
    sql, parameters = next(
        pair for pair in reversed(caught) if "FROM cases JOIN" in pair[0].replace("\n", " ")
    )
    for value in parameters:
        if isinstance(value, memoryview | bytes):
            text = f"x'{bytes(value).hex()}'"
        else:
            text = repr(value) if not isinstance(value, bool) else str(int(value))
        sql = sql.replace("?", text, 1)
    return sql
