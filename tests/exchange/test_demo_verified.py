"""What the demo writes past some triggers is held to the same rules afterwards."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from crm_desktop.exchange.demo.verifying import verify
from crm_desktop.exchange.demo.writing import in_bulk
from crm_desktop.storage.opening import Store, base_url, open_base
from tests.exchange.documents import rows_of


@pytest.fixture
def base(demo_file: Path, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A copy of the demo base in which no trigger and no foreign key stops anybody."""
    path = tmp_path / "demo.db"
    shutil.copy(demo_file, path)
    connection = sqlite3.connect(path, isolation_level=None)
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    yield connection
    connection.close()


def test_the_demo_base_breaks_no_rule(base: sqlite3.Connection) -> None:
    verify(base)


EDGE = "(SELECT id FROM case_move WHERE kind = 'edge' AND NOT closes LIMIT 1)"
CLOSED = "(SELECT id FROM cases WHERE closed_at IS NOT NULL LIMIT 1)"
OTHER = "(SELECT id FROM responsibility_center WHERE code = 'COM')"
BROKEN = {
    "group": (
        "UPDATE service_type SET is_group = 1 WHERE id = (SELECT service_type_id FROM cases LIMIT 1)",
        "a process takes a leaf",
    ),
    "draft": (
        "UPDATE workflow_version SET published_at = NULL",
        "a process follows a published version",
    ),
    "place": (
        f"UPDATE cases SET center_id = {OTHER} WHERE number = 104218",
        "a process stands where its newest move says",
    ),
    "reopened": (
        f"UPDATE cases SET closed_at = NULL WHERE id = {CLOSED}",
        "a process stands where its newest move says",
    ),
    "count": (
        f"UPDATE cases SET move_count = move_count - 1 WHERE id = {CLOSED}",
        "a process has no move after its newest",
    ),
    "gap": (
        f"DELETE FROM case_move WHERE seq = 1 AND case_id = {CLOSED}",
        "a process has no move after its newest",
    ),
    "kind": (
        f"UPDATE case_move SET kind = 'enter' WHERE id = {EDGE}",
        "a move follows the one before it",
    ),
    "first": (
        "UPDATE case_move SET kind = 'edge' WHERE seq = 1",
        "a move follows the one before it",
    ),
    "origin": (
        f"UPDATE case_move SET from_center_id = x'00' WHERE id = {EDGE}",
        "a move follows the one before it",
    ),
    "step before": (
        f"UPDATE case_move SET from_order = 999 WHERE id = {EDGE}",
        "a move follows the one before it",
    ),
    "version": (
        f"UPDATE case_move SET version_id = NULL WHERE id = {EDGE}",
        "a move follows the one before it",
    ),
    "closing": (
        f"UPDATE case_move SET closes = 1 WHERE id = {EDGE}",
        "a move closes where its center does",
    ),
    "center of the step": (
        f"UPDATE case_move SET to_center_id = {OTHER} WHERE to_order = 11",
        "a move arrives in the center of its step",
    ),
    "no such step": (
        f"UPDATE case_move SET to_order = 999 WHERE id = {EDGE}",
        "a move arrives in the center of its step",
    ),
    "no such edge": (
        "DELETE FROM workflow_edge WHERE kind = 'move'",
        "a move is one of its workflow's",
    ),
    "no such entry": (
        "DELETE FROM workflow_edge WHERE kind = 'entry'",
        "a move is one of its workflow's",
    ),
    "by hand": (
        f"UPDATE case_move SET kind = 'manual' WHERE id = {EDGE}",
        "a move is one of its workflow's",
    ),
    "off the path": (
        f"UPDATE case_move SET left_order = 1 WHERE id = {EDGE}",
        "a move is one of its workflow's",
    ),
    "after the end": (
        "UPDATE cases SET closed_at = opened_at WHERE closed_at IS NOT NULL",
        "an opinion has the number of its process and is not later than its end",
    ),
    "number": (
        "UPDATE opinion SET case_number = 1 WHERE id = (SELECT id FROM opinion LIMIT 1)",
        "an opinion has the number of its process and is not later than its end",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_row_that_breaks_a_rule_is_found(name: str, base: sqlite3.Connection) -> None:
    statement, rule = BROKEN[name]
    assert base.execute(statement).rowcount > 0
    with pytest.raises(AssertionError) as refused:
        verify(base)
    assert rule in str(refused.value).split("; ")


def test_a_broken_rule_takes_the_whole_base_back_and_the_triggers_with_it(
    demo_file: Path, tmp_path: Path
) -> None:
    path = tmp_path / "demo.db"
    shutil.copy(demo_file, path)
    store = open_base(base_url(path))
    try:
        before = rows_of(store), _triggers(store)
        with pytest.raises(AssertionError, match="number of its process"), store.writing() as session:
            driver = session.connection().connection.dbapi_connection
            assert isinstance(driver, sqlite3.Connection)
            with in_bulk(driver):
                driver.execute(
                    "INSERT INTO opinion (id, case_id, case_number, seq, kind, origin, author_id, at, text)"
                    " SELECT x'00', case_id, 1, 900, 'opinion', origin, author_id, at, text FROM opinion LIMIT 1"
                )
        assert (rows_of(store), _triggers(store)) == before
    finally:
        store.close()


def _triggers(store: Store) -> list[str]:
    raw = store.engine.raw_connection()
    try:
        cursor = raw.cursor()
        cursor.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")
        return [sql for (sql,) in cursor.fetchall()]
    finally:
        raw.close()
