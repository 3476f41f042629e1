"""Agenda: Dia and Semana, the slot by keyboard and mouse, contacts, and a refresh that moves nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.operations.appointments import make_appointment
from crm_desktop.storage.opening import Store
from crm_desktop.ui.agenda_details import AppointmentDetails
from crm_desktop.ui.agenda_items import AgendaItem
from crm_desktop.ui.agenda_lanes import Place, lanes, minutes_of_day, week_start
from crm_desktop.ui.agenda_tab import AgendaTab
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.opinion.appointment_exclusion import ExclusionDialog
from crm_desktop.ui.opinion.appointment_form import AppointmentForm
from tests.builders import NOW, Built, a_case
from tests.ui.test_appointments import appointment, local

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@pytest.fixture
def open_tab(qtbot: QtBot) -> Callable[[Desk], AgendaTab]:
    def make(desk: Desk) -> AgendaTab:
        tab = AgendaTab(desk)
        qtbot.addWidget(tab)
        tab.resize(1000, 600)
        tab.show()
        qtbot.waitUntil(lambda: len(tab.board.heads) == 7, timeout=60_000)
        return tab

    return make


def contact(store: Store, built: Built, at: datetime, case_id: uuid.UUID | None = None) -> uuid.UUID:
    with store.writing() as session:
        made = SalesFollowUp(
            person_id=built.persons["ana"],
            case_id=case_id,
            user_id=built.users["marina"],
            contact_at=NOW - DAY,
            next_contact_at=at,
            created_at=NOW - DAY,
        )
        session.add(made)
        session.flush()
        return made.id


def names(tab: AgendaTab) -> list[str]:
    return [item.accessibleName() for item in tab.board.canvas.items()]


@pytest.mark.parametrize(
    ("stretches", "expected"),
    [
        ([(540, 600), (600, 660)], [Place(0, 1), Place(0, 1)]),
        ([(540, 600), (570, 630)], [Place(0, 2), Place(1, 2)]),
        ([(540, 660), (540, 570), (570, 600)], [Place(0, 2), Place(1, 2), Place(1, 2)]),
        ([(540, 545), (550, 600)], [Place(0, 2), Place(1, 2)]),
        ([], []),
    ],
)
def test_blocks_that_meet_stand_side_by_side(stretches: list[tuple[int, int]], expected: list[Place]) -> None:
    assert lanes(stretches) == expected


def test_an_appointment_over_midnight_has_a_part_in_each_day(desk: Desk) -> None:
    start, end = NOW + 13 * HOUR, NOW + 17 * HOUR  # 22:00 to 02:00
    assert minutes_of_day(start, end, date(2026, 11, 24), desk.zone) == (22 * 60, 24 * 60)
    assert minutes_of_day(start, end, date(2026, 11, 25), desk.zone) == (0, 2 * 60)
    assert minutes_of_day(start, end, date(2026, 11, 26), desk.zone) is None
    assert week_start(date(2026, 11, 29)) == date(2026, 11, 23)


def test_the_week_shows_the_users_own_appointments(
    open_tab: Callable[[Desk], AgendaTab], desk: Desk, store: Store, built: Built
) -> None:
    appointment(store, built, NOW + DAY, subject="Treinamento")
    appointment(store, built, NOW + DAY, users=("carlos",))
    tab = open_tab(desk)
    assert tab.title.text() == "23/11/2026 a 29/11/2026"
    assert names(tab) == ["qua 25, 09:00 às 10:00, Padaria Estrela do Sul Ltda, Treinamento"]
    assert tab.user.isHidden()


def test_a_supervisor_may_pick_another_user(
    open_tab: Callable[[Desk], AgendaTab],
    make_desk: Callable[[str], Desk],
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    appointment(store, built, NOW + DAY, users=("carlos",))
    tab = open_tab(make_desk("helena"))
    assert names(tab) == []
    tab.user.set_current_data(built.users["carlos"])
    tab.user.chosen.emit(built.users["carlos"])
    qtbot.waitUntil(lambda: len(names(tab)) == 1, timeout=60_000)


def test_dia_and_the_arrows_go_day_by_day_and_hoje_comes_back(
    open_tab: Callable[[Desk], AgendaTab], desk: Desk, qtbot: QtBot
) -> None:
    tab = open_tab(desk)
    tab.day_view.click()
    assert tab.title.text() == "terça-feira, 24/11/2026"
    tab.after.click()
    assert tab.title.text() == "quarta-feira, 25/11/2026"
    assert tab.after.accessibleName() == "Próximo dia"
    qtbot.waitUntil(lambda: [d.day for d in tab.board.canvas.days] == [date(2026, 11, 25)], timeout=60_000)
    tab.today.click()
    assert tab.title.text() == "terça-feira, 24/11/2026"


def test_a_click_on_a_free_slot_makes_an_appointment_then(
    open_tab: Callable[[Desk], AgendaTab], desk: Desk, built: Built, qtbot: QtBot
) -> None:
    tab = open_tab(desk)
    canvas = tab.board.canvas
    place = canvas.slot_rect((2, 21)).center()  # Wednesday, 10:30
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=place)
    form = tab.findChild(AppointmentForm)
    assert form is not None
    assert form.starts.value() == local(25, 10, 30)
    assert form.users.checked_data() == [built.users["marina"]]


def test_arrows_and_enter_do_the_same_and_say_where_one_is(
    open_tab: Callable[[Desk], AgendaTab], desk: Desk, qtbot: QtBot
) -> None:
    tab = open_tab(desk)
    canvas = tab.board.canvas
    canvas.setFocus()
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.accessibleName() == "ter 24, 09:30, livre"
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    form = tab.findChild(AppointmentForm)
    assert form is not None
    assert form.starts.value() == local(24, 9, 30)


def test_a_click_on_an_appointment_offers_the_three_things(
    open_tab: Callable[[Desk], AgendaTab], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    appointment(store, built, NOW + DAY, case_id=case_id)
    tab = open_tab(desk)
    tab.board.canvas.items()[0].click()
    details = tab.findChild(AppointmentDetails)
    assert details is not None
    assert details.primary is not None
    with qtbot.waitSignal(desk.case_requested) as asked:
        details.primary.click()
    assert asked.args == [case_id]
    tab.show_details(tab.board._rows[next(iter(tab.board._rows))])
    opened = [d for d in tab.findChildren(AppointmentDetails) if d.isVisible()]
    opened[0].exclude_wanted.emit(next(iter(tab.board._rows.values())))
    assert tab.findChild(ExclusionDialog) is not None


def test_a_contact_of_the_day_stands_above_with_a_telephone(
    open_tab: Callable[[Desk], AgendaTab], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    key = contact(store, built, NOW + HOUR)
    tab = open_tab(desk)
    items = tab.board.heads[1].findChildren(AgendaItem)
    assert [item.accessibleName() for item in items] == ["Contato de venda: 10:00 Ana Paula Ribeiro"]
    with qtbot.waitSignal(desk.contact_requested) as asked:
        items[0].click()
    assert asked.args == [None, key]


def test_a_refresh_keeps_scroll_and_focus(
    open_tab: Callable[[Desk], AgendaTab], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    appointment(store, built, NOW + DAY)
    tab = open_tab(desk)
    item = tab.board.canvas.items()[0]
    bar = tab.board.hours.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.value() > 0)
    item.setFocus()
    bar.setValue(333)
    desk.runner.write(
        tab,
        make_appointment,
        person_id=built.persons["ana"],
        case_id=None,
        user_ids=(built.users["marina"],),
        starts_at=NOW + 2 * DAY,
        ends_at=NOW + 2 * DAY + HOUR,
        subject="Outro",
    )
    qtbot.waitUntil(lambda: len(names(tab)) == 2, timeout=60_000)
    assert bar.value() == 333
    assert tab.board.canvas.items()[0] is item
    assert item.hasFocus()
