"""`crm-desktop server …`, on a real server."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import func, select

from crm_desktop.cli import main
from crm_desktop.cli.server import ADMIN_PASSWORD, PERSON_PASSWORD
from crm_desktop.errors import BaseMoved, BaseTaken, BaseUnsuitable, LoginRefused, RecordGone, WeakPassword
from crm_desktop.exchange.adopting import adopt_base
from crm_desktop.exchange.demo import generate
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case
from crm_desktop.models.opinion import Opinion, OpinionDraft
from crm_desktop.operations.cases import NewCase, create_case
from crm_desktop.operations.drafts import DraftContent, FileBytes, attach_to_draft
from crm_desktop.queries.actor import connected_actor
from crm_desktop.queries.cases import find_cases
from crm_desktop.storage.opening import base_url, open_base
from crm_desktop.storage.revision import SHARED_HEAD
from crm_desktop.storage.shared.admin import make_shared_base, upgrade_shared_base
from crm_desktop.storage.shared.opening import open_shared
from crm_desktop.values.filters import Assignee, CaseFilter, Situation
from tests.builders import NOW, a_case, actor, build_desk
from tests.shared.bases import SharedBases
from tests.shared.server import PASSWORD, SUPERUSER, Server

SECRET = "senha da chefia"
NAME = "crm_fresh"


@pytest.fixture
def server(shared_bases: SharedBases, monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """With an empty database, which goes again with its roles."""
    server = shared_bases.server
    server.create_database(NAME)
    monkeypatch.setenv(ADMIN_PASSWORD, PASSWORD)
    monkeypatch.setenv(PERSON_PASSWORD, SECRET)
    yield server
    server.drop_database(NAME)
    with closing(server.connect("postgres")) as connection:
        left = connection.execute(
            "SELECT pg_get_userbyid(m.member) FROM pg_auth_members m"
            " WHERE pg_get_userbyid(m.roleid) = 'crm_fresh_agent' AND pg_get_userbyid(m.member) <> 'crm_fresh_keeper'"
        ).fetchall()
        for role in [*(row[0] for row in left), "crm_fresh_keeper", "crm_fresh_agent", "crm_fresh_owner"]:
            connection.execute(f'DROP ROLE IF EXISTS "{role}"')


def address(server: Server) -> str:
    return f"postgresql+psycopg://{SUPERUSER}@127.0.0.1:{server.port}/{NAME}"


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


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """An embedded base with processes, a file, a draft, and an administrator."""
    path = tmp_path / "crm.db"
    store = open_base(base_url(path), create=True)
    with store.writing() as session:
        built = build_desk(session)
    with store.writing() as session:
        a_case(session, built)
        key = a_case(session, built, kind="free", subject="Avulso")
        attach_to_draft(
            session,
            actor=actor(session),
            now=NOW,
            case_id=key,
            case_version=1,
            file=FileBytes("nota.txt", b"conteudo"),
        )
    store.close()
    return path


def test_adopt_moves_everything_and_leaves_the_old_base_read_only(
    server: Server, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["server", "adopt", "--database", address(server), "--from", str(old), "--login", "admin"]) == 0
    )
    assert "2 processos, 2 pareceres, 0 anexos, 1 rascunhos" in capsys.readouterr().out
    store = open_shared(server.url(NAME), "admin", SECRET)
    who = store.ask(connected_actor)
    asked = CaseFilter(situation=Situation.ALL, assignee=Assignee.ANYONE)
    page = store.ask(lambda session: find_cases(session, who, asked, NOW))
    assert [row.number for row in page.rows] == [1, 2]
    found = store.ask(
        lambda session: find_cases(
            session, who, CaseFilter(contains="invalido", assignee=Assignee.ANYONE), NOW
        )
    )
    assert [row.number for row in found.rows] == [1]
    with server.connect(NAME) as connection:
        assert connection.execute("SELECT count(*) FROM crm.opinion_draft").fetchone() == (1,)
        wrong = connection.execute(
            "SELECT count(*) FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid"
            " WHERE c.relnamespace = 'crm'::regnamespace AND NOT t.tgisinternal AND t.tgenabled <> 'A'"
        ).fetchone()
        assert wrong == (0,)
    kind = store.ask(lambda session: session.scalar(select(Case.service_type_id).where(Case.number == 2)))
    person = store.ask(lambda session: session.scalar(select(Case.person_id).where(Case.number == 2)))
    assert kind is not None
    assert person is not None
    new = NewCase(
        person_id=person,
        service_type_id=kind,
        subject="Outro",
        description="Novo",
        priority=5,
        center_id=who.center_id,
    )
    made = store.carry_out(lambda session: create_case(session, actor=who, now=NOW, new=new))
    assert made.label == "3"
    store.close()
    before = open_base(base_url(old))
    assert before.moved_to == server.url(NAME)
    with before.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 2
    with pytest.raises(BaseMoved), before.writing():
        pass
    before.close()


def test_adopt_takes_a_whole_demo_with_its_history(server: Server, tmp_path: Path) -> None:
    path = tmp_path / "demo.db"
    demo = open_base(base_url(path), create=True)
    generate(demo, now=datetime.now(UTC), processes=150)
    with demo.reading() as session:
        counts = [
            session.scalar(select(func.count()).select_from(kind))
            for kind in (Case, Opinion, Attachment, OpinionDraft)
        ]
        login = session.execute(select(func.min(_admins().c.login))).scalar()
    demo.close()
    adopted = adopt_base(server.url(NAME, admin=True), path, login=str(login), password=SECRET)
    assert [adopted.rows[name] for name in ("cases", "opinion", "attachment", "opinion_draft")] == counts


def _admins() -> object:
    from crm_desktop.models.user import User

    return select(User.login).where(User.role == "admin").subquery()


def test_adopt_without_an_administrator_of_that_name_changes_nothing(server: Server, old: Path) -> None:
    with pytest.raises(RecordGone):
        adopt_base(server.url(NAME, admin=True), old, login="marina", password=SECRET)
    with pytest.raises(WeakPassword):
        adopt_base(server.url(NAME, admin=True), old, login="admin", password="curta")
    make_shared_base(server.url(NAME, admin=True), lambda _session: None)
    with pytest.raises(BaseTaken):
        adopt_base(server.url(NAME, admin=True), old, login="admin", password=SECRET)
    store = open_base(base_url(old))
    assert store.moved_to == ""
    with store.writing() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 2
    store.close()


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


def test_a_draft_is_brought_as_it_was(server: Server, old: Path) -> None:
    store = open_base(base_url(old))
    with store.reading() as session:
        before = DraftContent.from_json(session.scalar(select(OpinionDraft.content)) or "{}")
    store.close()
    adopt_base(server.url(NAME, admin=True), old, login="admin", password=SECRET)
    with server.connect(NAME) as connection:
        row = connection.execute("SELECT content FROM crm.opinion_draft").fetchone()
    assert row is not None
    assert DraftContent.from_json(row[0]) == before
