"""A shared base goes to a newer schema: seen with one more revision, which only these tests have."""

from __future__ import annotations

import re
import select
import shutil
import threading
from contextlib import closing
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import select as select_rows
from sqlalchemy import text

from crm_desktop.cli import main
from crm_desktop.cli.server import ADMIN_PASSWORD
from crm_desktop.errors import BaseDrifted, BaseNewer, BaseOlder, CrmError
from crm_desktop.models.person import PersonContact
from crm_desktop.queries.cases import ends_with
from crm_desktop.storage.revision import SHARED_HEAD, SHARED_KNOWN
from crm_desktop.storage.shared import admin, checking, opening
from crm_desktop.storage.shared.admin import make_shared_base, upgrade_shared_base
from tests.builders import a_case
from tests.shared.bases import BRAZIL, SharedBase, SharedBases
from tests.shared.server import PASSWORD

NEXT = "S0003"
MIGRATION = """
from alembic import op

revision = "S0003"
down_revision = "S0002"
branch_labels = None
depends_on = None


def upgrade():
    op.execute("ALTER TABLE crm.cases ADD COLUMN channel text NOT NULL DEFAULT 'telefone'")
    op.execute("GRANT SELECT (channel) ON crm.cases TO {agent}")
"""
FAILING = MIGRATION + '    op.execute("SELECT 1 / 0")\n'


@pytest.fixture
def shared_base(shared_base: SharedBase) -> SharedBase:
    """With the clock that an administrator's base has, and not that of the tests."""
    functions = Path(admin.__file__).with_name("versions") / "0001_functions.sql"
    made = re.search(
        r"CREATE (FUNCTION crm\.now\(\).*?;)\n", functions.read_text(encoding="utf-8"), re.DOTALL
    )
    assert made is not None
    with closing(shared_base.connect()) as connection:
        connection.execute(f"CREATE OR REPLACE {made[1]}".encode())
    return shared_base


@pytest.fixture
def newer(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """The administrator's program knows one revision more; its file, still to be written. Agents' programs do not."""
    folder = tmp_path / "shared"
    shutil.copytree(Path(admin.__file__).parent, folder, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(admin, "_FOLDER", folder)
    monkeypatch.setattr(admin, "SHARED_HEAD", NEXT)
    monkeypatch.setattr(admin, "SHARED_KNOWN", (*SHARED_KNOWN, NEXT))
    monkeypatch.setenv(ADMIN_PASSWORD, PASSWORD)
    return folder / "versions" / "0003_channel.py"


def migration(base: SharedBase, body: str = MIGRATION) -> str:
    with closing(base.connect()) as connection:
        row = connection.execute(
            "SELECT pg_get_userbyid(nspowner) FROM pg_namespace WHERE nspname = 'crm'"
        ).fetchone()
    assert row is not None
    return body.replace("{agent}", row[0].replace("_owner", "_agent"))


def rows(connection: psycopg.Connection[Any]) -> dict[str, Any]:
    """A digest of each table's rows."""
    listed = "SELECT tablename FROM pg_tables WHERE schemaname = 'crm' AND tablename <> 'alembic_version'"
    found = {}
    for (table,) in connection.execute(listed).fetchall():
        asked = f"SELECT md5(string_agg(t::text, '/' ORDER BY t::text)) FROM crm.{table} t"
        found[table] = connection.execute(asked.encode()).fetchone()
    return found


def revision(base: SharedBase) -> str:
    with closing(base.connect()) as connection:
        row = connection.execute("SELECT version_num FROM crm.alembic_version").fetchone()
    assert row is not None
    return str(row[0])


def test_upgrade_migrates_and_keeps_every_row(
    shared_base: SharedBase, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer.write_text(migration(shared_base), encoding="utf-8")
    with closing(shared_base.open()) as store:
        store.carry_out(lambda session: a_case(session, shared_base.built))
    with closing(shared_base.connect()) as connection:
        before = rows(connection)
    assert main(["server", "upgrade", "--database", shared_base.admin_url]) == 0
    assert "Esquema S0002 atualizado para S0003." in capsys.readouterr().out
    with closing(shared_base.connect()) as connection:
        assert connection.execute("SELECT DISTINCT channel FROM crm.cases").fetchall() == [("telefone",)]
        connection.execute("ALTER TABLE crm.cases DROP COLUMN channel")
        assert rows(connection) == before
    assert main(["server", "upgrade", "--database", shared_base.admin_url]) == 0
    assert "já era este" in capsys.readouterr().out


def test_an_open_program_hears_of_it_and_no_older_one_gets_in(shared_base: SharedBase, newer: Path) -> None:
    newer.write_text(migration(shared_base), encoding="utf-8")
    store = shared_base.open()
    try:
        hints = store.listen()
        upgrade_shared_base(shared_base.admin_url)
        with closing(hints):
            assert select.select([hints.socket], [], [], 20)[0]
            assert "alembic_version" in hints.take()
        with pytest.raises(BaseNewer):
            store.check_revision()
    finally:
        store.close()
    with pytest.raises(BaseNewer):
        shared_base.open()


def test_a_newer_program_waits_for_the_administrator(
    shared_base: SharedBase, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opening, "SHARED_HEAD", NEXT)
    monkeypatch.setattr(opening, "SHARED_KNOWN", (*SHARED_KNOWN, NEXT))
    with pytest.raises(BaseOlder):
        shared_base.open()


def test_a_migration_that_fails_leaves_everything_as_it_was(shared_base: SharedBase, newer: Path) -> None:
    newer.write_text(migration(shared_base, FAILING), encoding="utf-8")
    with closing(shared_base.connect()) as connection:
        before = rows(connection)
    with pytest.raises(Exception, match="division by zero"):
        upgrade_shared_base(shared_base.admin_url)
    with closing(shared_base.connect()) as connection:
        assert rows(connection) == before
        assert revision(shared_base) == SHARED_HEAD
        columns = "SELECT count(*) FROM information_schema.columns WHERE column_name = 'channel'"
        assert connection.execute(columns).fetchone() == (0,)
    shared_base.open().close()


def test_a_schema_that_is_not_as_made_is_told_and_left_alone(
    shared_base: SharedBase, newer: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    newer.write_text(migration(shared_base), encoding="utf-8")
    with closing(shared_base.connect()) as connection:
        connection.execute("ALTER TABLE crm.opinion DISABLE ROW LEVEL SECURITY")
    with pytest.raises(BaseDrifted) as caught:
        upgrade_shared_base(shared_base.admin_url)
    assert any("opinion" in line for line in caught.value.differences)
    assert revision(shared_base) == SHARED_HEAD
    assert main(["server", "check", "--database", shared_base.admin_url]) == 1
    assert "opinion" in capsys.readouterr().err
    assert main(["server", "upgrade", "--database", shared_base.admin_url, "--anyway"]) == 0
    assert revision(shared_base) == NEXT


def test_an_index_of_the_administrator_stops_nothing(shared_base: SharedBase, newer: Path) -> None:
    newer.write_text(migration(shared_base), encoding="utf-8")
    with closing(shared_base.connect()) as connection:
        connection.execute("CREATE INDEX of_the_house ON crm.cases (subject)")
    assert upgrade_shared_base(shared_base.admin_url) == (SHARED_HEAD, NEXT)


def test_of_two_administrators_one_migrates_and_the_other_finds_it_done(
    shared_base: SharedBase, newer: Path
) -> None:
    newer.write_text(migration(shared_base), encoding="utf-8")
    told: list[tuple[str, str] | CrmError] = []

    def upgrade() -> None:
        try:
            told.append(upgrade_shared_base(shared_base.admin_url))
        except CrmError as error:
            told.append(error)

    threads = [threading.Thread(target=upgrade) for _ in range(2)]
    store = admin.administrator(shared_base.admin_url)
    with store.engine.begin() as connection:
        connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": admin.MIGRATION_LOCK})
        for thread in threads:
            thread.start()
        waiting = text("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted")
        while connection.execute(waiting).scalar() != 2:
            pass
    for thread in threads:
        thread.join()
    assert sorted(told, key=str) == [(SHARED_HEAD, NEXT), (NEXT, NEXT)]


def test_a_base_of_the_first_schema_finds_contacts_by_phone_when_it_was_brought_forward(
    shared_bases: SharedBases,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    server, name = shared_bases.server, "crm_first"
    first = tmp_path / "first"
    shutil.copytree(Path(admin.__file__).parent, first, ignore=shutil.ignore_patterns("__pycache__", "0002*"))
    url = server.url(name, admin=True)
    monkeypatch.setenv(ADMIN_PASSWORD, PASSWORD)
    server.create_database(name, locale=BRAZIL)
    try:
        with monkeypatch.context() as before:
            before.setattr(admin, "_FOLDER", first)
            make_shared_base(url, lambda _session: None)
        assert main(["server", "check", "--database", url]) == 1
        assert "esquema S0001" in capsys.readouterr().err
        with closing(server.connect(name)) as connection:
            connection.execute(A_CONTACT_OF_THE_FIRST_SCHEMA)
        assert main(["server", "upgrade", "--database", url]) == 0
        assert "Esquema S0001 atualizado para S0002." in capsys.readouterr().out
        assert main(["server", "check", "--database", url]) == 0
        with closing(admin.administrator(url)) as store, store.reading() as session:
            asked = select_rows(PersonContact.name).where(ends_with(PersonContact.digits, "998761200"))
            assert session.scalars(asked).all() == ["Zeca"]
    finally:
        server.drop_database(name)
        with closing(server.connect("postgres")) as connection:
            for role in ("keeper", "agent", "owner"):
                connection.execute(f"DROP ROLE IF EXISTS crm_first_{role}")


A_CONTACT_OF_THE_FIRST_SCHEMA = """
INSERT INTO crm.person (id, code, name, folded_name, kind, categories, characteristics, active, created_at)
  VALUES ('00000000-0000-7000-8000-000000000001', 'C-1', 'Bar', 'bar', 'company', '', '', true, now());
INSERT INTO crm.person_contact (id, person_id, position, name, department, phone)
  VALUES ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 0, 'Zeca', '',
    '+5521998761200')
"""


def test_every_known_revision_has_its_reviewed_file() -> None:
    assert all(checking.reviewed(one) for one in admin.SHARED_KNOWN)
