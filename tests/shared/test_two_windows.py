"""Two windows on one shared base show each other's work."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.credentials import Credentials
from crm_desktop.models.opinion import OpinionDraft
from crm_desktop.operations.drafts import DraftContent, put_aside_draft, save_draft
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.operations.presence import begin_writing, end_writing, still_writing
from crm_desktop.queries.actor import connected_actor
from crm_desktop.queries.options import read_options
from crm_desktop.queries.presence import who_is_writing
from crm_desktop.settings import Paths, Settings
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.presence import Writing
from crm_desktop.ui.runner import Runner
from tests.builders import a_case
from tests.shared.bases import SharedBase, TestStore, build_bases
from tests.shared.desks import MakeDesk, listen
from tests.shared.server import running
from tests.windows import open_window


def test_what_one_writes_shows_in_the_other_without_filtering(
    desk_of: MakeDesk, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with ExitStack() as stack:
        marina = stack.enter_context(open_window(desk_of("marina"), qtbot, rows=3))
        listen(marina, qtbot)
        carlos = desk_of("carlos")
        key = marina.table.cases.rows[1].id
        marina.table.select_case(key)
        qtbot.waitUntil(lambda: marina.detail.shown_id() == key)
        version = marina.detail.case.version
        carlos.runner.write(
            carlos,
            complete_opinion,
            case_id=key,
            case_version=version,
            text="Liguei para a cliente.",
            decision=Decision(),
        )
        qtbot.waitUntil(lambda: marina.detail.case is not None and marina.detail.case.version > version)
        assert marina.table.selected_id() == key
        assert "Liguei para a cliente." in marina.detail.case.history[0].text


def test_a_new_row_waits_behind_a_word_and_nothing_moves(
    desk_of: MakeDesk, shared_base: SharedBase, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with open_window(desk_of("marina"), qtbot, rows=3) as marina:
        listen(marina, qtbot)
        before = [row.id for row in marina.table.cases.rows]
        marina.table.select_case(before[2])
        admin = TestStore(shared_base)
        with admin.writing() as session:
            urgent = a_case(session, shared_base.built, subject="Urgente", priority=1)
        admin.close()
        qtbot.waitUntil(lambda: marina.news.text() == "1 novo" and marina.news.isVisible())
        assert [row.id for row in marina.table.cases.rows] == before
        assert marina.table.selected_id() == before[2]
        qtbot.mouseClick(marina.news, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: marina.table.cases.rows[0].id == urgent)
        assert marina.table.selected_id() == before[2]
        assert not marina.news.isVisible()


def test_three_new_rows_are_counted_and_what_one_reads_stays_where_it_is(
    desk_of: MakeDesk, shared_base: SharedBase, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with closing(TestStore(shared_base)) as admin:
        with admin.writing() as session:
            for n in range(57):
                a_case(session, shared_base.built, subject=f"Outro {n}")
        with open_window(desk_of("marina"), qtbot, rows=60) as marina:
            listen(marina, qtbot)
            bar = marina.table.verticalScrollBar()
            qtbot.waitUntil(lambda: bar.maximum() > 0)
            bar.setValue(bar.maximum() // 2)
            place = bar.value()
            top = marina.table.rowAt(0)
            before = [row.id for row in marina.table.cases.rows]
            with admin.writing() as session:
                for n in range(3):
                    a_case(session, shared_base.built, subject=f"Urgente {n}", priority=1)
            qtbot.waitUntil(lambda: marina.news.text() == "3 novos" and marina.news.isVisible())
            assert marina.news.accessibleName() == "3 novos"
            assert [row.id for row in marina.table.cases.rows] == before
            assert (bar.value(), marina.table.rowAt(0)) == (place, top)
            assert place > 0


def test_who_is_writing_is_shown_before_one_starts_and_goes_with_the_window(
    desk_of: MakeDesk, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with open_window(desk_of("marina"), qtbot, rows=3) as marina:
        listen(marina, qtbot)
        key = marina.table.cases.rows[0].id
        marina.table.select_case(key)
        qtbot.waitUntil(lambda: marina.detail.shown_id() == key)
        carlos = desk_of("carlos")
        writing = Writing(carlos, key, carlos)
        qtbot.waitUntil(lambda: marina.detail.writers.text() == "Carlos Lima está escrevendo agora")
        assert marina.controller is not None
        marina.controller.writing.write_opinion(key)
        qtbot.waitUntil(lambda: key in marina.controller.writing.opinions)
        dialog = marina.controller.writing.opinions[key]
        qtbot.waitUntil(lambda: dialog.writers_chip.text() == "Carlos Lima está escrevendo agora")
        writing.stop()
        qtbot.waitUntil(lambda: marina.detail.writers.text() == "")
        qtbot.waitUntil(lambda: not dialog.writers_chip.isVisible())


def test_what_may_be_repeated_leaves_no_key_behind(
    desk_of: MakeDesk, shared_base: SharedBase, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    desk = desk_of("marina")

    def keys_of(verb: Callable[..., object], **arguments: object) -> int:
        """How many the runner's command leaves."""
        done: list[object] = []
        before = keys()
        desk.runner.write(desk, verb, then=done.append, case_id=case_ids[0], **arguments)
        qtbot.waitUntil(lambda: bool(done))
        return keys() - before

    def keys() -> int:
        with shared_base.connect() as connection:
            return len(connection.execute("SELECT id FROM crm.command").fetchall())

    draft = {"case_version": 1, "content": DraftContent("Liguei.")}
    assert keys_of(put_aside_draft, **draft) == 1
    assert keys_of(save_draft, **draft) == 0
    assert [keys_of(verb) for verb in (begin_writing, still_writing, end_writing)] == [0, 0, 0]


def test_keys_of_answered_commands_are_forgotten_every_day(
    desk_of: MakeDesk, shared_base: SharedBase, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with open_window(desk_of("marina"), qtbot, rows=3) as marina, shared_base.connect() as connection:
        listen(marina, qtbot)
        assert marina.controller is not None
        daily = marina.controller.together._daily
        assert daily.isActive()
        assert daily.interval() == 24 * 60 * 60 * 1000
        connection.execute("ALTER TABLE crm.command DISABLE TRIGGER USER")
        old, fresh = uuid.uuid4(), uuid.uuid4()
        for key, hours in ((old, 25), (fresh, 23)):
            connection.execute(
                "INSERT INTO crm.command (user_id, id, at) SELECT id, %s, crm.now() - make_interval(hours => %s)"
                " FROM crm.users WHERE login = 'marina'",
                (key, hours),
            )

        def kept() -> set[uuid.UUID]:
            found = connection.execute("SELECT id FROM crm.command WHERE id IN (%s, %s)", (old, fresh))
            return {key for (key,) in found}

        assert kept() == {old, fresh}
        daily.timeout.emit()
        qtbot.waitUntil(lambda: kept() == {fresh})


def test_who_died_while_writing_is_shown_no_longer(
    shared_base: SharedBase, case_ids: list[uuid.UUID]
) -> None:
    marina, carlos = shared_base.open("marina"), shared_base.open("carlos")
    actor, other = marina.ask(connected_actor), carlos.ask(connected_actor)
    carlos.carry_out(lambda session: begin_writing(session, actor=other, case_id=case_ids[0]))
    assert marina.ask(lambda session: who_is_writing(session, actor, case_ids[0])) != ()
    with shared_base.connect() as connection:
        connection.execute("ALTER TABLE crm.writing_now DISABLE TRIGGER USER")
        connection.execute("UPDATE crm.writing_now SET seen_at = seen_at - interval '11 s'")
    assert marina.ask(lambda session: who_is_writing(session, actor, case_ids[0])) == ()
    marina.close()
    carlos.close()


def test_a_fake_hint_does_no_harm(
    desk_of: MakeDesk, shared_base: SharedBase, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with open_window(desk_of("marina"), qtbot, rows=3) as marina, shared_base.connect() as connection:
        live = listen(marina, qtbot)
        told: list[frozenset[str]] = []
        live.elsewhere.connect(told.append)
        connection.execute("SELECT pg_notify('crm', n::text) FROM generate_series(1, 500) AS n")
        qtbot.waitUntil(lambda: bool(told))
        assert len(marina.table.cases.rows) == 3


def test_a_base_brought_forward_says_that_the_program_has_to_follow(
    desk_of: MakeDesk, shared_base: SharedBase, case_ids: list[uuid.UUID], qtbot: QtBot
) -> None:
    with open_window(desk_of("marina"), qtbot, rows=3) as marina, shared_base.connect() as connection:
        listen(marina, qtbot)
        assert marina.controller is not None
        together = marina.controller.together
        connection.execute("UPDATE crm.alembic_version SET version_num = 'S9999'")
        connection.execute("NOTIFY crm, 'alembic_version'")
        qtbot.waitUntil(lambda: together.banner is not None and "mais nova" in together.banner.text())


@pytest.mark.usefixtures("keyring")
def test_the_base_goes_away_and_comes_back(tmp_path: Path, qtbot: QtBot) -> None:
    # What was committed stands when the server ends at once.
    with running({"synchronous_commit": "on"}) as server, build_bases(server).copy() as base:
        admin = TestStore(base)
        with admin.writing() as session:
            case_id = a_case(session, base.built)
        admin.close()
        store = base.open("marina")
        actor = store.ask(connected_actor)
        desk = Desk(
            Runner(store, actor),
            settings=Settings(),
            paths=Paths.for_profile(tmp_path),
            credentials=Credentials(),
        )
        desk.options = store.ask(lambda session: read_options(session, actor))
        with open_window(desk, qtbot, rows=1) as marina:
            listen(marina, qtbot)
            assert marina.controller is not None
            marina.controller.writing.write_opinion(case_id)
            qtbot.waitUntil(lambda: case_id in marina.controller.writing.opinions)
            dialog = marina.controller.writing.opinions[case_id]
            together = marina.controller.together
            server.stop()
            qtbot.waitUntil(
                lambda: together.banner is not None and together.banner.text() != "", timeout=60_000
            )
            assert len(marina.table.cases.rows) == 1
            dialog.editor.set_text("Escrito sem conexao.")
            dialog.drafts.touch()
            qtbot.waitUntil(
                lambda: dialog.saved_note.text().startswith("Sem conexão: rascunho guardado"), timeout=60_000
            )
            files = list((tmp_path / "drafts").rglob("*.draft"))
            assert len(files) == 1
            assert b"Escrito" not in files[0].read_bytes()
            server.start()
            together.live.try_now()
            qtbot.waitUntil(lambda: together.banner.text() == "", timeout=60_000)
            qtbot.waitUntil(lambda: not list((tmp_path / "drafts").rglob("*.draft")), timeout=60_000)
            found = store.ask(lambda session: session.scalar(select(OpinionDraft.content)))
            assert "Escrito sem conexao." in found
        desk.runner.close()
