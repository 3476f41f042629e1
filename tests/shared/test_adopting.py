"""A desk's own base is moved into a shared one, whole, or not at all."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, select, text

from crm_desktop.cli import main
from crm_desktop.errors import AdoptionDiffers, BaseMoved, BaseTaken, RecordGone, WeakPassword
from crm_desktop.exchange import adopting
from crm_desktop.exchange.adopting import adopt_base
from crm_desktop.exchange.demo import generate
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.case import Case
from crm_desktop.models.opinion import DraftAttachment, Opinion, OpinionDraft
from crm_desktop.operations.accounts import set_password
from crm_desktop.operations.cases import NewCase, create_case
from crm_desktop.operations.drafts import DraftContent
from crm_desktop.queries.actor import connected_actor
from crm_desktop.queries.cases import find_cases
from crm_desktop.queries.files import read_file_content
from crm_desktop.storage.opening import base_url, open_base
from crm_desktop.storage.shared.admin import make_shared_base
from crm_desktop.storage.shared.opening import open_shared
from crm_desktop.values.filters import Assignee, CaseFilter, Situation
from tests.builders import NOW, actor
from tests.shared.empty import DRAFTED, FILE, NAME, SECRET, address
from tests.shared.server import Server


def test_adopt_moves_everything_and_leaves_the_old_base_read_only(
    server: Server, old: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["server", "adopt", "--database", address(server), "--from", str(old), "--login", "admin"]) == 0
    )
    assert "2 processos, 3 pareceres, 1 anexo, 1 rascunho." in capsys.readouterr().out
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


def test_files_of_opinions_and_of_drafts_are_read_back_as_they_were(server: Server, old: Path) -> None:
    adopt_base(server.url(NAME, admin=True), old, login="admin", password=SECRET)
    with closing(open_shared(server.url(NAME), "admin", SECRET)) as store:
        admin = store.ask(connected_actor)
        marina = store.ask(lambda session: actor(session, "marina"))
        store.carry_out(
            lambda session: set_password(
                session, actor=admin, now=NOW, user_id=marina.user_id, password=SECRET
            )
        )
    with closing(open_shared(server.url(NAME), "marina", SECRET)) as store:
        for kept, file in ((Attachment.id, FILE), (DraftAttachment.id, DRAFTED)):
            key = store.ask(lambda session, kept=kept: session.scalars(select(kept)).one())
            found = store.ask(lambda session, key=key: read_file_content(session, marina, key))
            assert (found.name, found.content) == (file.name, file.content)


@pytest.mark.parametrize(
    ("table", "change"),
    [
        ("person", "UPDATE crm.person SET name = name || ' ' WHERE document = '52998224725'"),
        ("users", "UPDATE crm.users SET name = 'Outra' WHERE login = 'carlos'"),
        ("cases", "UPDATE crm.cases SET opened_at = opened_at + interval '1 microsecond' WHERE number = 2"),
        ("opinion", "UPDATE crm.opinion SET text = text || '.' WHERE seq = 2"),
        ("opinion_draft", "UPDATE crm.opinion_draft SET put_aside = NOT put_aside"),
        ("attachment", "UPDATE crm.attachment SET name = 'outro.png'"),
        (
            "attachment_blob",
            "ALTER TABLE crm.attachment_blob DROP CONSTRAINT ck_attachment_blob_sha256; "
            "UPDATE crm.attachment_blob SET content = set_byte(content, 0, 7)",
        ),
        ("person_phone", "DELETE FROM crm.person_phone WHERE number = '+5511988887777'"),
        ("holiday", "INSERT INTO crm.holiday (day, name) VALUES ('2026-12-24', 'Véspera')"),
    ],
)
def test_what_does_not_say_the_same_is_told_and_nothing_is_kept(
    server: Server, old: Path, monkeypatch: pytest.MonkeyPatch, table: str, change: str
) -> None:
    compare = adopting._compare

    def changed_before(said: dict[str, str], new: Connection) -> None:
        new.exec_driver_sql(f"ALTER TABLE crm.{table} DISABLE TRIGGER USER")
        changed = [new.execute(text(statement)) for statement in change.split("; ")]
        assert changed[-1].rowcount > 0
        compare(said, new)

    monkeypatch.setattr(adopting, "_compare", changed_before)
    with pytest.raises(AdoptionDiffers) as caught:
        adopt_base(server.url(NAME, admin=True), old, login="admin", password=SECRET)
    assert caught.value.table == table
    with server.connect(NAME) as connection:
        assert connection.execute("SELECT to_regnamespace('crm')").fetchone() == (None,)
    with closing(open_base(base_url(old))) as store:
        assert store.moved_to == ""


KILLED = """
import os, sys
from pathlib import Path
from crm_desktop.exchange import adopting

def and_no_further(*given):
    make(*given)
    os._exit(9)  # neither a finally nor a close, as a kill leaves none

make, adopting.make_shared_base = adopting.make_shared_base, and_no_further
adopting.adopt_base(sys.argv[1], Path(sys.argv[2]), login="admin", password=sys.argv[3])
"""


@pytest.fixture
def killed(server: Server, old: Path) -> Path:
    """The old base, after the program was killed as soon as the shared one was committed."""
    url = server.url(NAME, admin=True)
    ended = subprocess.run([sys.executable, "-c", KILLED, url, str(old), SECRET], env={**os.environ})
    assert ended.returncode == 9
    with closing(open_base(base_url(old))) as store:
        assert store.moved_to == ""
    return old


def test_a_second_run_finishes_what_was_killed_before_the_old_base_was_closed(
    server: Server, killed: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = ["server", "adopt", "--database", address(server), "--from", str(killed), "--login", "admin"]
    with closing(open_shared(server.url(NAME), "admin", SECRET)) as store:
        who = store.ask(connected_actor)
        store.carry_out(
            lambda session: set_password(session, actor=who, now=NOW, user_id=who.user_id, password=SECRET)
        )
    assert main(asked) == 0
    assert "2 processos, 3 pareceres, 1 anexo, 1 rascunho." in capsys.readouterr().out
    with closing(open_base(base_url(killed))) as store:
        assert store.moved_to == server.url(NAME)
        with pytest.raises(BaseMoved), store.writing():
            pass
    assert killed.stat().st_mode & 0o222 == 0
    assert main(asked) == 2


def test_an_old_base_that_was_used_after_it_was_copied_is_not_closed(server: Server, killed: Path) -> None:
    with closing(open_base(base_url(killed))) as store, store.writing() as session:
        session.execute(text("UPDATE cases SET contact_name = 'Zeca' WHERE number = 2"))
    with pytest.raises(BaseTaken):
        adopt_base(server.url(NAME, admin=True), killed, login="admin", password=SECRET)
    with closing(open_base(base_url(killed))) as store:
        assert store.moved_to == ""
