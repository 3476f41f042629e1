"""Resultado: the box Processos, cards that open their lists, and a refresh that moves nothing."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTabWidget, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.operations.appointments import make_appointment
from crm_desktop.operations.cases import change_priority
from crm_desktop.operations.drafts import DraftContent, put_aside_draft
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.filter_panel import FilterPanel
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.result_tab import ResultTab
from crm_desktop.values.filters import Assignee, CaseFilter, Factor, Situation
from crm_desktop.values.lists import first_opinions_of
from tests.builders import NOW, Built, a_case, actor

HOUR = timedelta(hours=1)
Open = Callable[[Desk, CaseFilter], ResultTab]


@pytest.fixture
def cases(store: Store, built: Built) -> list[uuid.UUID]:
    """Marina's: overdue by 3 h, due in 40 min, due next week; and one of Carlos."""
    with store.writing() as session:
        made = [
            a_case(
                session,
                built,
                subject=subject,
                login="helena",
                assignee=login,
                center="SUP1",
                kind="free",
                due_at=NOW + timedelta(hours=hours, minutes=1),
            )
            for subject, login, hours in (
                ("NF-e rejeitada", "marina", -3.0),
                ("Boleto não registra", "marina", 2 / 3),
                ("Segunda via", "marina", 24 * 7.0),
                ("Certificado vencido", "carlos", 50.0),
            )
        ]
        session.add(
            SalesFollowUp(
                person_id=built.persons["ana"],
                user_id=built.users["marina"],
                contact_at=NOW,
                next_contact_at=NOW + HOUR,
                created_at=NOW,
            )
        )
        make_appointment(
            session,
            actor=actor(session),
            now=NOW,
            person_id=built.persons["ana"],
            case_id=made[0],
            user_ids=(built.users["marina"],),
            starts_at=NOW + 5 * HOUR,
            ends_at=NOW + 6 * HOUR,
            subject="Treinamento",
        )
        return made


@pytest.fixture
def open_tab(qtbot: QtBot) -> Open:
    def make(desk: Desk, asked: CaseFilter) -> ResultTab:
        tab = ResultTab(desk)
        qtbot.addWidget(tab)
        tab.refresh(asked)
        tab.resize(1100, 700)
        tab.show()
        qtbot.waitUntil(lambda: bool(tab.processes.lines), timeout=60_000)
        return tab

    return make


def of(built: Built, login: str) -> CaseFilter:
    return CaseFilter(assignee=Assignee.USER, assignee_id=built.users[login])


def test_the_box_shows_the_filtered_user_with_the_links_of_the_help_page(
    open_tab: Open, desk: Desk, built: Built, store: Store, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    with store.writing() as session:
        put_aside_draft(
            session,
            actor=actor(session),
            now=NOW,
            case_id=cases[0],
            case_version=1,
            content=DraftContent("a"),
        )
    tab = open_tab(desk, of(built, "marina"))
    line = tab.processes.lines[built.users["marina"]]
    assert line.name.text() == "Marina Souza"
    assert line.pending.link.accessibleName() == ">>Atendimentos pendentes<<"
    assert line.follow_ups.link.accessibleName() == ">>Follow up de vendas pendentes<<"
    assert line.drafts.link.accessibleName() == "Pareceres pendentes"
    counts = [link.chip.text() for link in (line.pending, line.follow_ups, line.drafts)]
    assert counts == ["3", "1", "1"]
    with qtbot.waitSignal(desk.list_requested) as asked:
        qtbot.mouseClick(line.pending.link, Qt.MouseButton.LeftButton)
    assert asked.args == [of(built, "marina")]
    with qtbot.waitSignal(desk.follow_ups_requested) as user:
        qtbot.keyClick(line.follow_ups.link, Qt.Key.Key_Return)
    assert user.args == [built.users["marina"]]
    with qtbot.waitSignal(desk.drafts_requested):
        qtbot.keyClick(line.drafts.link, Qt.Key.Key_Space)


def test_another_users_drafts_and_contacts_are_not_shown_to_an_agent(
    open_tab: Open, desk: Desk, built: Built, cases: list[uuid.UUID]
) -> None:
    tab = open_tab(desk, of(built, "carlos"))
    line = tab.processes.lines[built.users["carlos"]]
    assert not line.pending.isHidden()
    assert line.follow_ups.isHidden()
    assert line.drafts.isHidden()
    assert "supervisiona" in tab.appointments._empty.text()


def test_todos_has_a_line_for_each_user(
    open_tab: Open, make_desk: Callable[..., Desk], built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    desk = make_desk("helena")
    tab = open_tab(desk, CaseFilter())
    names = [line.name.text() for line in tab.processes.lines.values()]
    assert names == ["Helena Duarte", "Carlos Lima", "Marina Souza"]
    with qtbot.waitSignal(desk.list_requested) as asked:
        tab.processes.lines[built.users["carlos"]].pending.link.click()
    assert asked.args == [of(built, "carlos")]


def test_the_cards_say_their_number_in_words_and_open_its_list(
    open_tab: Open, desk: Desk, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    tab = open_tab(desk, of(built, "marina"))
    assert (tab.overdue.value(), tab.overdue.note()) == ("1", "mais antigo há 3 h")
    assert (tab.due_today.value(), tab.due_today.note()) == ("1", "próximo em 40 min")
    with qtbot.waitSignal(desk.list_requested) as asked:
        qtbot.keyClick(tab.overdue, Qt.Key.Key_Return)
    assert asked.args[0].overdue_only
    with qtbot.waitSignal(desk.list_requested) as asked:
        qtbot.mouseClick(tab.due_today, Qt.MouseButton.LeftButton)
    assert asked.args[0].factor is Factor.DUE_TODAY


def test_a_critical_row_opens_that_process(
    open_tab: Open, desk: Desk, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    tab = open_tab(desk, of(built, "marina"))
    assert tab.critical.texts() == ["1 NF-e rejeitada", "2 Boleto não registra"]
    assert [row.chip.text() for row in tab.critical.rows] == ["atrasado 3 h", "vence em 40 min"]
    assert tab.all_critical.isHidden()
    with qtbot.waitSignal(desk.case_requested) as asked:
        qtbot.mouseClick(tab.critical.rows[1], Qt.MouseButton.LeftButton)
    assert asked.args == [cases[1]]
    assert tab.appointments.texts() == ["hoje 14:00 Ana Paula Ribeiro Treinamento"]


def test_a_change_is_read_while_it_is_seen_and_the_focus_stays(
    open_tab: Open, desk: Desk, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    from crm_desktop.operations.cases import set_progress

    tab = open_tab(desk, of(built, "marina"))
    tab.activateWindow()
    row = tab.critical.rows[1]
    row.setFocus()
    link = tab.processes.lines[built.users["marina"]].pending
    with qtbot.waitSignal(desk.runner.changed):
        desk.runner.write(tab, set_progress, case_id=cases[0], status_id=built.statuses["ANALISE"])
    qtbot.waitUntil(lambda: not desk.runner._under_way, timeout=60_000)
    assert tab.critical.rows[1] is row
    assert tab.processes.lines[built.users["marina"]].pending is link


def test_what_is_not_seen_is_read_when_it_is_shown(
    desk: Desk, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    tabs = QTabWidget()
    qtbot.addWidget(tabs)
    tab = ResultTab(desk)
    tabs.addTab(QWidget(), "outra")
    tabs.addTab(tab, "Resultado")
    tabs.show()
    tab.refresh(of(built, "marina"))
    assert not desk.runner._under_way
    tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: tab.overdue.value() == "1", timeout=60_000)
    tabs.setCurrentIndex(0)
    with qtbot.waitSignal(desk.runner.changed):
        desk.runner.write(tab, change_priority, case_id=cases[0], priority=1)
    assert tab._fresh.stale
    tabs.setCurrentIndex(1)
    qtbot.waitUntil(lambda: not tab._fresh.stale, timeout=60_000)


def test_the_filter_panel_gives_back_the_filter_that_it_shows(desk: Desk, built: Built, qtbot: QtBot) -> None:
    panel = FilterPanel()
    qtbot.addWidget(panel)
    panel.show_options(desk.options, desk.actor.user_id)
    for asked in (
        CaseFilter(),
        CaseFilter(assignee=Assignee.NOBODY, situation=Situation.CLOSED),
        CaseFilter(factor=Factor.CRITICAL),
        first_opinions_of(NOW.date()),
        of(built, "carlos"),
    ):
        panel.show_filter(asked)
        assert panel.value() == asked


def test_the_two_links_lead_to_their_lists_in_the_window(
    desk: Desk, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(desk)
    qtbot.waitUntil(lambda: len(window.table.cases.rows) == 3, timeout=60_000)
    window.show_page("result")
    controller = window.controller
    assert controller is not None
    tab = controller.tabs.built["result"]
    qtbot.waitUntil(lambda: bool(tab.processes.lines), timeout=60_000)
    line = tab.processes.lines[built.users["marina"]]
    line.follow_ups.link.click()
    assert window.tabs.currentIndex() == window.page_index("follow_up")
    follow_ups = controller.tabs.built["follow_up"]
    qtbot.waitUntil(lambda: len(follow_ups.table.contacts.rows) == 1, timeout=60_000)
    window.show_page("result")
    tab.due_today.click()
    assert window.tabs.currentIndex() == window.page_index("cases")
    qtbot.waitUntil(lambda: len(window.table.cases.rows) == 1, timeout=60_000)
    assert window.filter.value().factor is Factor.DUE_TODAY
    assert window.filter.factor.isVisible()
