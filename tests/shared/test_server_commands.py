"""`crm-desktop server …`, on a real server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crm_desktop.cli import main
from crm_desktop.errors import BaseUnsuitable, LoginRefused, WeakPassword
from crm_desktop.exchange.adopting import adopt_base
from crm_desktop.models.case import Case
from crm_desktop.queries.actor import connected_actor
from crm_desktop.storage.opening import base_url
from crm_desktop.storage.revision import SHARED_HEAD
from crm_desktop.storage.shared.admin import make_shared_base, upgrade_shared_base
from crm_desktop.storage.shared.opening import open_shared
from tests.shared.empty import NAME, SECRET, address
from tests.shared.server import PASSWORD, Server


def test_init_makes_a_base_that_its_administrator_gets_into(
    server: Server, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(
            ["server", "init", "--database", address(server), "--login", "Helena", "--name", "Helena Duarte"]
        )
        == 0
    )
    said = capsys.readouterr().out
    assert server.url(NAME) in said
    assert PASSWORD not in said
    store = open_shared(server.url(NAME), "helena", SECRET)
    who = store.ask(connected_actor)
    assert (who.name, who.login) == ("Helena Duarte", "helena")
    store.close()
    with pytest.raises(LoginRefused):
        open_shared(server.url(NAME), "helena", "outra senha")
    with pytest.raises(LoginRefused):
        open_shared(server.url(NAME), "ninguem", SECRET)


def test_check_tells_what_was_changed_since(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["--database", address(server)]
    assert main(["server", "init", *asked, "--login", "helena"]) == 0
    assert main(["server", "check", *asked]) == 0
    assert main(["check", *asked]) == 0
    with server.connect(NAME) as connection:
        connection.execute("ALTER TABLE crm.opinion DISABLE TRIGGER never_changes")
    capsys.readouterr()
    assert main(["server", "check", *asked]) == 1
    assert "never_changes" in capsys.readouterr().err


def test_init_twice_is_refused(server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    asked = ["server", "init", "--database", address(server), "--login", "helena"]
    assert main(asked) == 0
    assert main(asked) == 2
    assert "Já há uma base do CRM" in capsys.readouterr().err


def test_what_fails_half_way_leaves_nothing(server: Server) -> None:
    def fails(_session: object) -> None:
        raise WeakPassword(8)

    with pytest.raises(WeakPassword):
        make_shared_base(server.url(NAME, admin=True), fails)
    with server.connect(NAME) as connection:
        assert connection.execute("SELECT to_regnamespace('crm')").fetchone() == (None,)
        assert connection.execute(
            "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'crm\\_fresh%'"
        ).fetchone() == (0,)


def test_an_administrator_without_superuser_makes_a_base_and_owns_nothing_of_it(server: Server) -> None:
    with server.connect("postgres") as connection:
        connection.execute(f"CREATE ROLE dba LOGIN CREATEROLE PASSWORD '{SECRET}'")
        connection.execute("GRANT pg_signal_backend TO dba WITH ADMIN OPTION")
        connection.execute(f"ALTER DATABASE {NAME} OWNER TO dba")
    try:
        url = f"postgresql+psycopg://dba:{SECRET.replace(' ', '%20')}@127.0.0.1:{server.port}/{NAME}"
        told = make_shared_base(url, lambda _session: None)
        assert told == ("superuser",)
        assert upgrade_shared_base(url)[0] == SHARED_HEAD
        with server.connect(NAME) as connection:
            # From version 16 on, who made a role may always give it away; being it is something else.
            found = connection.execute(
                "SELECT count(*) FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = 'dba'"
                " AND pg_get_userbyid(m.roleid) LIKE 'crm\\_fresh\\_%' AND (to_jsonb(m) @> '{\"set_option\": true}'"
                " OR to_jsonb(m) @> '{\"inherit_option\": true}' OR NOT to_jsonb(m) ? 'set_option')"
            ).fetchone()
            assert found == (0,)
    finally:
        server.drop_database(NAME)
        with server.connect("postgres") as connection:
            for name in ("keeper", "agent", "owner"):
                connection.execute(f"DROP ROLE IF EXISTS crm_fresh_{name}")
            connection.execute("DROP ROLE dba")


def test_a_database_without_accented_letters_is_refused(server: Server) -> None:
    server.drop_database(NAME)
    with server.connect("postgres") as connection:
        connection.execute(f"CREATE DATABASE {NAME} TEMPLATE template0 ENCODING 'UTF8' LOCALE 'C'")
    with pytest.raises(BaseUnsuitable) as refused:
        make_shared_base(server.url(NAME, admin=True), lambda _session: None)
    assert refused.value.lack == "letters"


def test_a_document_goes_in_and_comes_out_the_same(
    server: Server, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, after = tmp_path / "before.json", tmp_path / "after.json"
    assert main(["data", "export", str(before), "--database", base_url(old)]) == 0
    make_shared_base(server.url(NAME, admin=True), lambda _session: None)
    assert main(["data", "import", str(before), "--dry-run", "--database", address(server)]) == 0
    assert main(["data", "import", str(before), "--database", address(server)]) == 0
    assert main(["data", "export", str(after), "--database", address(server)]) == 0
    assert json.loads(after.read_text("utf-8")) == json.loads(before.read_text("utf-8"))
    assert main(["data", "demo", "--database", address(server)]) == 2
    assert "server adopt" in capsys.readouterr().err


@pytest.mark.not_under_wine("pg_dump and pg_restore are programs of the Linux around it")
def test_a_copy_is_restored_into_an_empty_database(
    server: Server, old: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    adopt_base(server.url(NAME, admin=True), old, login="admin", password=SECRET)
    assert main(["backup", "--database", address(server), "--to", str(tmp_path)]) == 0
    (copy,) = tmp_path.glob("crm-*.dump")
    server.drop_database(NAME)
    server.create_database(NAME)
    assert main(["server", "restore", "--database", address(server), str(copy)]) == 0
    store = open_shared(server.url(NAME), "admin", SECRET)
    assert store.ask(lambda session: session.scalar(select(func.count()).select_from(Case))) == 2
    store.close()
    copy.write_bytes(copy.read_bytes()[:-1] + b"x")
    server.drop_database(NAME)
    server.create_database(NAME)
    assert main(["server", "restore", "--database", address(server), str(copy)]) == 2
    assert "sha256" in capsys.readouterr().err
