"""The schema: what migrations make is what the classes say, and a base of every released one still opens."""

from __future__ import annotations

import gzip
import re
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import create_engine, event, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from crm_desktop.models import Base
from crm_desktop.models.person import PersonContact
from crm_desktop.operations.cases import set_progress
from crm_desktop.queries.cases import ends_with, find_cases
from crm_desktop.storage.opening import Store, base_url, open_base
from crm_desktop.storage.revision import HEAD
from crm_desktop.values.filters import Assignee, CaseFilter, Situation
from tests.builders import NOW, Built, a_case, actor

RELEASED = Path(__file__).parent / "released"


def shape(connection: sqlite3.Connection) -> dict[str, str]:
    """Tables and indexes of our own by name, their SQL without differences in white space."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('table', 'index')"
    )
    return {
        name: re.sub(r"\s+", " ", sql)
        for name, sql in rows
        if not name.startswith(("case_text", "alembic", "sqlite_"))
    }


def test_what_migrations_make_is_what_the_classes_say(base_path: Path, tmp_path: Path) -> None:
    engine = create_engine(f"sqlite:///{tmp_path / 'classes.db'}")
    dialect = sqlite.dialect()
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            connection.exec_driver_sql(str(CreateTable(table).compile(dialect=dialect)))
            for index in table.indexes:
                connection.exec_driver_sql(str(CreateIndex(index).compile(dialect=dialect)))
    engine.dispose()
    classes, migrated = sqlite3.connect(tmp_path / "classes.db"), sqlite3.connect(base_path)
    try:
        assert shape(migrated) == shape(classes)
    finally:
        classes.close()
        migrated.close()


def test_pragmas_keep_what_was_confirmed(store: Store) -> None:
    with store.reading() as session:
        run = session.connection().exec_driver_sql
        assert run("PRAGMA journal_mode").scalar() == "wal"
        assert run("PRAGMA synchronous").scalar() == 2
        assert run("PRAGMA foreign_keys").scalar() == 1


def test_opening_a_current_base_imports_no_alembic(base_path: Path) -> None:
    import subprocess
    import sys

    code = (
        "import sys; from crm_desktop.storage.opening import open_base, base_url; from pathlib import Path;"
        f"open_base(base_url(Path({str(base_path)!r}))).close(); print('alembic' in sys.modules)"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert said.strip() == "False"


def test_the_newest_release_is_kept_here() -> None:
    assert (RELEASED / f"{HEAD}.db.gz").exists(), (
        "keep a base of each released schema: see docs/contributing.md"
    )


@pytest.mark.parametrize("dump", sorted(RELEASED.glob("*.db.gz")), ids=lambda path: path.stem)
def test_a_base_of_a_released_schema_opens_and_works(dump: Path, tmp_path: Path, built: Built) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress(dump.read_bytes()))
    store = open_base(base_url(path))
    with store.writing() as session:
        case_id = session.connection().exec_driver_sql("SELECT id FROM cases ORDER BY number").scalar()
        assert case_id is not None
        status = session.connection().exec_driver_sql("SELECT id FROM progress_status ORDER BY code").scalar()
        import uuid

        set_progress(
            session,
            actor=actor(session),
            now=NOW,
            case_id=uuid.UUID(bytes=case_id),
            status_id=uuid.UUID(bytes=status),
        )
    store.close()


def test_an_older_base_finds_contacts_by_the_end_of_their_phone(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    path.write_bytes(gzip.decompress((RELEASED / "0002.db.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE person_contact SET phone = '+5521998761201'")
        before = connection.execute(
            "SELECT id, person_id, name, department, phone FROM person_contact"
        ).fetchall()
    store = open_base(base_url(path))
    with store.reading() as session:
        found = session.scalars(
            select(PersonContact).where(ends_with(PersonContact.digits, "998761201"))
        ).one()
        assert [(found.id.bytes, found.person_id.bytes, found.name, found.department, found.phone)] == before
        assert session.connection().exec_driver_sql("PRAGMA foreign_key_check").all() == []
    store.close()


@pytest.mark.parametrize(
    ("situation", "own", "index"),
    [
        (Situation.PENDING, True, "ix_case_assignee_open"),
        (Situation.PENDING, False, "ix_case_open"),
        (Situation.ALL, False, "ix_case_order"),
        (Situation.CLOSED, False, "ix_case_order"),
    ],
)
def test_a_list_comes_in_the_order_of_an_index(
    store: Store, built: Built, situation: Situation, own: bool, index: str
) -> None:
    caught: list[tuple[str, tuple[object, ...]]] = []
    with store.writing() as session:
        a_case(session, built)
    event.listen(
        store.engine,
        "before_cursor_execute",
        lambda _c, _cursor, sql, parameters, *_rest: caught.append((sql, parameters)),
    )
    with store.reading() as session:
        who = actor(session, "helena")
        asked = CaseFilter(situation=situation)
        if own:
            asked = replace(asked, assignee=Assignee.USER, assignee_id=who.user_id)
        find_cases(session, who, asked, NOW)
        sql, parameters = next(pair for pair in caught if "FROM cases JOIN" in pair[0].replace("\n", " "))
        plan = session.connection().exec_driver_sql("EXPLAIN QUERY PLAN " + sql, tuple(parameters)).all()
    text = " ".join(str(row) for row in plan)
    assert f"{index} " in text or f"{index}'" in text
    assert "TEMP B-TREE" not in text
