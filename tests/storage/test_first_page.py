"""The first rows by the bare driver: the very list that the program reads itself, and for nobody else."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, update

from crm_desktop.models.user import User, UserRight
from crm_desktop.queries.cases import PAGE_ROWS, find_cases
from crm_desktop.storage import first_page
from crm_desktop.storage.first_page import file_of, read_first_page
from crm_desktop.storage.opening import Store
from crm_desktop.values.filters import Assignee, CaseFilter
from crm_desktop.values.terms import Right
from tests.builders import NOW, Built, a_case, actor, give_password

PASSWORD = "café com pão 8"


@pytest.fixture
def with_cases(store: Store, built: Built) -> Store:
    with store.writing() as session:
        give_password(session, PASSWORD)
        a_case(session, built, subject="Terceiro", priority=3)
        a_case(session, built, subject="Primeiro", priority=1, due_at=NOW + timedelta(hours=2))
        a_case(session, built, subject="Segundo", priority=1)
        a_case(session, built, subject="De outro", assignee=None)
    return store


def mine(store: Store) -> CaseFilter:
    with store.reading() as session:
        return CaseFilter(assignee=Assignee.USER, assignee_id=actor(session).user_id)


def test_the_statement_is_the_one_that_the_program_makes(with_cases: Store) -> None:
    asked = mine(with_cases)
    sent: list[tuple[str, tuple[Any, ...]]] = []
    event.listen(
        with_cases.engine,
        "before_cursor_execute",
        lambda _c, _cursor, sql, parameters, *_rest: sent.append((sql, tuple(parameters))),
    )
    with with_cases.reading() as session:
        who = actor(session)
        sent.clear()
        find_cases(session, who, asked, NOW)
    [(sql, parameters)] = [pair for pair in sent if "FROM cases" in " ".join(pair[0].split())]
    assert " ".join(sql.split()) == " ".join(first_page.STATEMENT.split())
    assert parameters == (*first_page._STATES, who.user_id.bytes, PAGE_ROWS + 1, 0)
    assert first_page.PAGE_ROWS == PAGE_ROWS


def test_the_page_is_the_one_that_the_program_shows(with_cases: Store, base_path: Path) -> None:
    found = read_first_page(base_path, " MARINA", None, NOW)
    assert found is not None
    with with_cases.reading() as session:
        who = actor(session)
        assert found.page == find_cases(session, who, mine(with_cases), NOW)
    assert [row.subject for row in found.page.rows] == ["Primeiro", "Segundo", "Terceiro"]
    assert (found.user_id, found.user_name, found.rights) == (who.user_id, who.name, who.rights)
    assert found.saved_filter is None


def test_a_longer_list_ends_where_the_program_goes_on(
    with_cases: Store, base_path: Path, built: Built, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(first_page, "PAGE_ROWS", 2)
    found = read_first_page(base_path, "marina", None, NOW)
    assert found is not None
    with with_cases.reading() as session:
        who = actor(session)
        assert found.page == find_cases(session, who, mine(with_cases), NOW, limit=2)
        [last] = find_cases(session, who, mine(with_cases), NOW, found.page.after).rows
    assert last.subject == "Terceiro"


def test_the_password_decides(with_cases: Store, base_path: Path) -> None:
    assert read_first_page(base_path, "marina", PASSWORD, NOW) is not None
    assert read_first_page(base_path, "marina", "outra senha", NOW) is None
    assert read_first_page(base_path, "ninguem", PASSWORD, NOW) is None


@pytest.mark.parametrize(
    "change",
    [{"active": False}, {"locked_until": NOW + timedelta(minutes=5)}, {"password_hash": None}],
    ids=["inactive", "locked", "without a password"],
)
def test_who_could_not_log_in_sees_nothing(
    with_cases: Store, base_path: Path, change: dict[str, Any]
) -> None:
    with with_cases.writing() as session:
        session.execute(update(User).where(User.login == "marina").values(**change))
    assert read_first_page(base_path, "marina", PASSWORD, NOW) is None


def test_without_the_right_to_see_ones_own_there_is_no_first_page(with_cases: Store, base_path: Path) -> None:
    with with_cases.writing() as session:
        session.add(UserRight(user_id=actor(session).user_id, right=Right.SEE_OWN, granted=False))
    assert read_first_page(base_path, "marina", None, NOW) is None


def test_another_revision_a_damaged_and_an_absent_base_are_left_to_the_program(
    with_cases: Store, base_path: Path, tmp_path: Path
) -> None:
    with_cases.checkpoint()
    with sqlite3.connect(base_path) as base:
        base.execute("UPDATE alembic_version SET version_num = '9999'")
    base.close()
    assert read_first_page(base_path, "marina", None, NOW) is None
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(b"estragada" * 5000)
    assert read_first_page(damaged, "marina", None, NOW) is None
    absent = tmp_path / "absent.db"
    assert read_first_page(absent, "marina", None, NOW) is None
    assert not absent.exists()


def test_it_reads_beside_a_writer_and_changes_nothing(
    with_cases: Store, base_path: Path, built: Built
) -> None:
    with with_cases.writing() as session:
        a_case(session, built, subject="Ainda não gravado")
        found = read_first_page(base_path, "marina", None, NOW)
    assert found is not None
    assert "Ainda não gravado" not in [row.subject for row in found.page.rows]


@pytest.mark.parametrize(
    ("url", "file"),
    [
        ("sqlite:////tmp/a b/crm.db", "/tmp/a b/crm.db"),
        ("sqlite:///C:\\dados\\crm.db", "C:\\dados\\crm.db"),
        ("sqlite:///crm.db?mode=ro", None),
        ("sqlite://", None),
        ("postgresql+psycopg://mesa/crm", None),
    ],
)
def test_only_a_plain_address_names_a_file(url: str, file: str | None) -> None:
    assert file_of(url) == (Path(file) if file is not None else None)
