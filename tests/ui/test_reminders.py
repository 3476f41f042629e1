"""Reminders: told once to each user, also when the program starts late, one after the other."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from crm_desktop.desktop.notifications import Messenger, Note
from crm_desktop.models.appointment import AppointmentUser
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.notice import Notice
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.reminders import SNOOZE_MINUTES, Reminders, program_in_front
from crm_desktop.values.terms import NoticeKind
from tests.builders import NOW, Built, a_case
from tests.ui.test_agenda import contact
from tests.ui.test_appointments import appointment
from tests.windows import open_window

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
Said = list[tuple[str, str, Any]]


class Attention:
    """Whether somebody looks."""

    def __init__(self) -> None:
        self.there = True

    def __call__(self) -> bool:
        return self.there


class Shelf(Messenger):
    """A notification area that keeps what it showed."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self.notes: list[Note] = []
        self.withdrawn: list[str] = []

    def show(self, title: str, notes: Sequence[Note]) -> bool:
        self.shown.append((title, "\n".join(note.text for note in notes)))
        self.notes += notes
        return True

    def withdraw(self, ids: Sequence[str]) -> None:
        self.withdrawn += ids


@pytest.fixture
def attention() -> Attention:
    return Attention()


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture
def remind(attention: Attention, shelf: Shelf, qtbot: QtBot) -> Callable[[Desk], tuple[Reminders, Said]]:
    kept: list[Reminders] = []

    def make(desk: Desk) -> tuple[Reminders, Said]:
        reminders = Reminders(desk, messenger=shelf, gap_ms=1, attended=attention)
        kept.append(reminders)
        said: Said = []
        reminders.reminder.connect(lambda text, action, act: said.append((text, action, act)))
        return reminders, said

    return make


def looked(reminders: Reminders, desk: Desk, qtbot: QtBot) -> None:
    """Once more, until nothing is read or written."""
    reminders.look()
    qtbot.waitUntil(lambda: not desk.runner._under_way and not reminders.waiting(), timeout=60_000)


def marks(store: Store) -> int:
    with store.reading() as session:
        told = session.scalar(select(func.count()).where(AppointmentUser.reminded_of.is_not(None))) or 0
        return told + (
            session.scalar(select(func.count()).where(SalesFollowUp.reminded_of.is_not(None))) or 0
        )


def tell(
    store: Store, built: Built, case_id: uuid.UUID, kind: NoticeKind, author: str, detail: str = ""
) -> None:
    with store.writing() as session:
        session.add(
            Notice(
                user_id=built.users["marina"],
                case_id=case_id,
                kind=kind,
                author_name=author,
                detail=detail,
                created_at=NOW,
            )
        )


def test_an_appointment_soon_is_told_with_the_way_to_its_process(
    remind: Callable[[Desk], tuple[Reminders, Said]], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    appointment(store, built, NOW + 10 * MINUTE, case_id=case_id)
    reminders, said = remind(desk)
    looked(reminders, desk, qtbot)
    text, action, act = said[0]
    assert text == "Em 9 min, hoje 09:10. Padaria Estrela do Sul Ltda: Visita técnica"
    assert action == "Abrir processo"
    with qtbot.waitSignal(desk.case_requested) as asked:
        act()
    assert asked.args == [case_id]


def test_nothing_is_told_twice_also_not_by_the_next_start(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    make_desk: Callable[[str], Desk],
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + 5 * MINUTE)
    contact(store, built, NOW)
    desk = make_desk("marina")
    reminders, said = remind(desk)
    looked(reminders, desk, qtbot)
    looked(reminders, desk, qtbot)
    assert len(said) == 2
    assert marks(store) == 2
    again = make_desk("marina")
    reminders, said = remind(again)
    looked(reminders, again, qtbot)
    assert said == []


def test_each_user_of_an_appointment_is_reminded(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    make_desk: Callable[[str], Desk],
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + 5 * MINUTE, users=("marina", "carlos"))
    for login in ("marina", "carlos"):
        desk = make_desk(login)
        reminders, said = remind(desk)
        looked(reminders, desk, qtbot)
        assert len(said) == 1


def test_what_was_missed_while_the_program_was_closed_is_told_once(
    remind: Callable[[Desk], tuple[Reminders, Said]], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    appointment(store, built, NOW - DAY)
    reminders, said = remind(desk)
    looked(reminders, desk, qtbot)
    looked(reminders, desk, qtbot)
    assert [text for text, _, _ in said] == [
        "Agendamento sem lembrete, ontem 09:00. Padaria Estrela do Sul Ltda: Visita técnica"
    ]


def test_many_that_were_missed_are_told_in_one_sentence(
    remind: Callable[[Desk], tuple[Reminders, Said]], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    for n in range(2, 7):
        appointment(store, built, NOW - n * DAY)
        contact(store, built, NOW - n * HOUR)
    reminders, said = remind(desk)
    looked(reminders, desk, qtbot)
    assert len(said) == 2
    assert said[0][0].startswith(
        "5 agendamentos começaram sem lembrete: Padaria Estrela do Sul Ltda (18/11 09:00)"
    )
    assert said[1][0] == (
        "5 contatos de venda vencidos: Ana Paula Ribeiro, Ana Paula Ribeiro, Ana Paula Ribeiro e mais 2"
    )
    assert marks(store) == 10


def test_a_contact_that_is_due_leads_to_it(
    remind: Callable[[Desk], tuple[Reminders, Said]], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    key = contact(store, built, NOW)
    reminders, said = remind(desk)
    looked(reminders, desk, qtbot)
    text, action, act = said[0]
    assert (text, action) == ("Contato de venda, hoje 09:00: Ana Paula Ribeiro", "Fazer contato")
    with qtbot.waitSignal(desk.contact_requested) as asked:
        act()
    assert asked.args == [None, key]


def test_notices_are_told_one_after_the_other_and_then_seen(
    remind: Callable[[Desk], tuple[Reminders, Said]], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    tell(store, built, case_id, NoticeKind.OPINION_ASKED, "Helena Duarte")
    tell(store, built, case_id, NoticeKind.HANDED_OVER, "Helena Duarte")
    tell(store, built, case_id, NoticeKind.MAIL_FAILED, "Sua nota", "Caixa cheia.")
    reminders, said = remind(desk)
    looked(reminders, desk, qtbot)
    assert [(text, action) for text, action, _ in said] == [
        (
            "Helena Duarte pede o seu parecer no processo 1, NF-e rejeitada: CFOP inválido",
            "Inserir parecer",
        ),
        ("Helena Duarte passou a você o processo 1, NF-e rejeitada: CFOP inválido", "Abrir processo"),
        ("O e-mail “Sua nota” não foi enviado. Caixa cheia.", "Abrir processo"),
    ]
    with store.reading() as session:
        assert session.scalars(select(Notice.seen_at)).all().count(None) == 0


def test_what_nobody_looks_at_is_kept_until_somebody_does(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    desk: Desk,
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + 5 * MINUTE)
    attention.there = False
    reminders, said = remind(desk)
    for _ in range(2):
        looked(reminders, desk, qtbot)
    assert said == []
    assert marks(store) == 0
    assert shelf.shown == [("Lembrete", "Em 4 min, hoje 09:05. Padaria Estrela do Sul Ltda: Visita técnica")]
    attention.there = True
    looked(reminders, desk, qtbot)
    assert len(said) == 1
    assert len(shelf.shown) == 1


def test_many_that_came_due_behind_another_window_are_one_message(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    desk: Desk,
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    attention.there = False
    reminders, _said = remind(desk)
    for n in range(2):
        appointment(store, built, NOW + (5 + n) * MINUTE)
    looked(reminders, desk, qtbot)
    for n in range(4):
        appointment(store, built, NOW + (7 + n) * MINUTE)
    looked(reminders, desk, qtbot)
    assert [text.count("\n") + 1 for _title, text in shelf.shown] == [2, 1]
    assert shelf.shown[1] == ("Lembrete", "4 lembretes esperam por você.")


def test_what_the_system_told_is_not_told_again_with_the_next(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    desk: Desk,
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    attention.there = False
    reminders, _said = remind(desk)
    for n in range(4):
        contact(store, built, NOW - n * HOUR)
    looked(reminders, desk, qtbot)
    contact(store, built, NOW)
    looked(reminders, desk, qtbot)
    assert [text[:34] for _title, text in shelf.shown] == [
        "4 contatos de venda vencidos: Ana ",
        "Contato de venda, hoje 09:00: Ana ",
    ]


def test_a_minimised_window_is_told_of_by_the_system(desk: Desk, qtbot: QtBot) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(desk)
    controller = window.controller
    assert controller is not None
    reminders = controller.background.reminders
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    window.showMinimized()
    other.activateWindow()
    qtbot.waitUntil(program_in_front)
    assert not reminders._attended()
    controller.background.messenger.opened.emit("")
    assert not window.isMinimized()
    window.activateWindow()
    qtbot.waitUntil(reminders._attended)


def test_what_waits_when_the_user_leaves_is_told_on_return(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    desk: Desk,
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + 5 * MINUTE)
    appointment(store, built, NOW + 6 * MINUTE)
    reminders, said = remind(desk)
    reminders.reminder.connect(lambda *_: setattr(attention, "there", False))
    looked(reminders, desk, qtbot)
    assert len(said) == 1
    assert len(shelf.shown) == 1
    attention.there = True
    looked(reminders, desk, qtbot)
    assert len(said) == 2


def test_what_is_put_off_is_told_later_and_not_lost(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    make_desk: Callable[[str], Desk],
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + 5 * MINUTE)
    desk = make_desk("marina")
    reminders, said = remind(desk)
    attention.there = False
    looked(reminders, desk, qtbot)
    (note,) = shelf.notes
    assert note.link == "crm-desktop:agenda"
    shelf.snoozed.emit(note.id)
    attention.there = True
    looked(reminders, desk, qtbot)
    assert (said, marks(store)) == ([], 0)
    desk.runner.clock = lambda: NOW + (SNOOZE_MINUTES + 1) * MINUTE
    looked(reminders, desk, qtbot)
    assert [text for text, *_ in said] == [
        "Agendamento de hoje 09:05. Padaria Estrela do Sul Ltda: Visita técnica"
    ]
    again = make_desk("marina")
    _reminders, said = remind(again)
    looked(_reminders, again, qtbot)
    assert said == []


def test_what_is_put_off_comes_back_outside_too(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    desk: Desk,
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + 5 * MINUTE)
    reminders, _said = remind(desk)
    attention.there = False
    looked(reminders, desk, qtbot)
    shelf.snoozed.emit(shelf.notes[0].id)
    looked(reminders, desk, qtbot)
    assert len(shelf.notes) == 1
    desk.runner.clock = lambda: NOW + (SNOOZE_MINUTES + 1) * MINUTE
    looked(reminders, desk, qtbot)
    assert len(shelf.notes) == 2


def test_what_is_put_off_is_told_by_a_start_in_between(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    make_desk: Callable[[str], Desk],
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + 5 * MINUTE)
    desk = make_desk("marina")
    reminders, _said = remind(desk)
    attention.there = False
    looked(reminders, desk, qtbot)
    shelf.snoozed.emit(shelf.notes[0].id)
    attention.there = True
    again = make_desk("marina")
    reminders, said = remind(again)
    looked(reminders, again, qtbot)
    assert len(said) == 1


def test_what_is_told_in_the_window_no_longer_stands_outside(
    remind: Callable[[Desk], tuple[Reminders, Said]],
    attention: Attention,
    shelf: Shelf,
    desk: Desk,
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    appointment(store, built, NOW + 5 * MINUTE, case_id=case_id)
    reminders, said = remind(desk)
    attention.there = False
    looked(reminders, desk, qtbot)
    (note,) = shelf.notes
    assert note.link == "crm-desktop:processo/1"
    attention.there = True
    looked(reminders, desk, qtbot)
    assert len(said) == 1
    assert shelf.withdrawn == [note.id]


def test_a_note_that_is_opened_shows_its_process(
    desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        cases = [a_case(session, built) for _ in range(2)]
    with open_window(desk, qtbot, rows=2) as window:
        assert window.controller is not None
        window.controller.background.messenger.opened.emit("crm-desktop:processo/2")
        qtbot.waitUntil(lambda: window.detail.shown_id() == cases[1])
