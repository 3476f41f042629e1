"""Supervisão: numbers that open their lists, Redistribuir, Cobrar parecer."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.models.case import Case
from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.models.notice import Notice
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.main_window import MainWindow
from crm_desktop.ui.redistribute_dialog import AskOpinionDialog, RedistributeDialog
from crm_desktop.ui.supervision_tab import SupervisionTab
from crm_desktop.values.filters import Assignee, CaseFilter, Factor
from crm_desktop.values.lists import of_user, overdue_of
from tests.builders import NOW, Built, a_case

HOUR = timedelta(hours=1)


@pytest.fixture
def cases(store: Store, built: Built) -> list[uuid.UUID]:
    """Carlos: one overdue, one due today; Marina: one overdue for 6 days in SUP2; nobody: one."""
    with store.writing() as session:
        made = [
            a_case(
                session,
                built,
                subject=subject,
                login="helena",
                assignee=login,
                center=center,
                kind="free",
                due_at=NOW + timedelta(hours=hours),
            )
            for subject, login, center, hours in (
                ("NF-e rejeitada", "carlos", "SUP1", -3),
                ("Boleto não registra", "carlos", "SUP1", 5),
                ("Certificado vencido", "marina", "SUP2", -24 * 6),
                ("Segunda via", None, "SUP1", 100),
            )
        ]
        session.add(
            SalesFollowUp(
                person_id=built.persons["ana"],
                user_id=built.users["carlos"],
                contact_at=NOW - HOUR,
                next_contact_at=NOW - HOUR / 2,
                created_at=NOW,
            )
        )
        return made


@pytest.fixture
def helena(make_desk: Callable[..., Desk]) -> Desk:
    return make_desk("helena")


@pytest.fixture
def tab(helena: Desk, cases: list[uuid.UUID], qtbot: QtBot) -> SupervisionTab:
    made = SupervisionTab(helena)
    qtbot.addWidget(made)
    made.resize(1150, 700)
    made.show()
    qtbot.waitUntil(lambda: bool(made.table.model_.loads), timeout=60_000)
    return made


def row_of(tab: SupervisionTab, key: uuid.UUID | None) -> int:
    return [load.user_id for load in tab.table.model_.loads].index(key)


def test_the_cards_sum_everyone_up_in_words(tab: SupervisionTab) -> None:
    assert [(card.value(), card.note()) for card in (tab.pending, tab.overdue, tab.unassigned)] == [
        ("4", "em 2 usuários"),
        ("2", "1 há mais de 5 dias"),
        ("1", "fila Suporte N1"),
    ]
    assert tab.first_opinion.note() == "nenhum 1º parecer hoje"


def test_a_card_opens_its_list_by_keyboard(tab: SupervisionTab, helena: Desk, qtbot: QtBot) -> None:
    for card, expected in (
        (tab.pending, CaseFilter()),
        (tab.overdue, overdue_of(CaseFilter())),
        (tab.unassigned, CaseFilter(assignee=Assignee.NOBODY)),
    ):
        with qtbot.waitSignal(helena.list_requested) as asked:
            qtbot.keyClick(card, Qt.Key.Key_Return)
        assert asked.args == [expected]


def test_every_user_has_a_row_the_most_overdue_first_and_nobody_last(
    tab: SupervisionTab, built: Built
) -> None:
    rows = [[cell[0] for cell in load.cells] for load in tab.table.model_.loads]
    assert rows[0] == ["Carlos Lima", "2", "1", "1", "1", "—", "atrasado 3 h", "—"]
    assert rows[1] == ["Marina Souza", "1", "1", "0", "0", "—", "atrasado 6 d", "—"]
    assert rows[-1][:2] == ["Sem responsável", "1"]
    tab.table._sort_by(0)
    assert [load.name for load in tab.table.model_.loads][0] == "Administração"
    assert tab.table.model_.loads[-1].user_id is None


def test_a_number_opens_its_list_by_a_click_and_by_enter(
    tab: SupervisionTab, helena: Desk, built: Built, qtbot: QtBot
) -> None:
    table, row = tab.table, row_of(tab, built.users["carlos"])
    place = table.visualRect(table.model_.index(row, 2))
    with qtbot.waitSignal(helena.list_requested) as asked:
        qtbot.mouseClick(
            table.viewport(), Qt.MouseButton.LeftButton, pos=place.topLeft() + QPoint(12, place.height() // 2)
        )
    assert asked.args == [of_user(overdue_of(CaseFilter()), built.users["carlos"])]
    table.setCurrentIndex(table.model_.index(row, 3))
    with qtbot.waitSignal(helena.list_requested) as asked:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert asked.args[0].factor is Factor.DUE_TODAY
    assert asked.args[0].assignee_id == built.users["carlos"]


def test_a_click_beside_the_number_only_chooses_the_user(
    tab: SupervisionTab, helena: Desk, built: Built, qtbot: QtBot
) -> None:
    table, row = tab.table, row_of(tab, built.users["marina"])
    place = table.visualRect(table.model_.index(row, 1))
    with qtbot.assertNotEmitted(helena.list_requested):
        at = place.topRight() + QPoint(-6, place.height() // 2)
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert tab.chosen.text() == "Marina Souza · 1 pendente"


def test_the_number_of_contacts_opens_them_below(tab: SupervisionTab, built: Built, qtbot: QtBot) -> None:
    table = tab.table
    table.setCurrentIndex(table.model_.index(row_of(tab, built.users["carlos"]), 4))
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert tab.sections.currentIndex() == 1
    qtbot.waitUntil(lambda: len(tab.follow_ups.table.contacts.rows) == 1, timeout=60_000)
    assert tab.follow_ups.user.currentText() == "Carlos Lima"


def test_the_chosen_user_stays_when_numbers_change(
    tab: SupervisionTab, helena: Desk, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    from crm_desktop.operations.cases import redistribute

    tab.table.select_user(built.users["marina"])
    helena.runner.write(tab, redistribute, case_ids=(cases[0],), assignee_id=built.users["marina"])
    qtbot.waitUntil(lambda: tab.chosen.text() == "Marina Souza · 2 pendentes", timeout=60_000)


def test_redistribuir_shows_one_result_for_each(
    tab: SupervisionTab, helena: Desk, store: Store, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = RedistributeDialog(helena, built.users["carlos"], "Carlos Lima")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.choice.model_.shown) == 2, timeout=60_000)
    assert dialog.primary is not None
    assert not dialog.primary.isEnabled()
    dialog.choice.search.setText("boleto")
    dialog.choice.all.click()
    dialog.choice.search.setText("")
    assert dialog.choice.chosen() == (cases[1],)
    qtbot.keyClick(dialog.choice.view, Qt.Key.Key_Space)
    assert len(dialog.choice.chosen()) == 2
    assert dialog.primary.text() == "Redistribuir 2"
    dialog.act()
    assert dialog.fields["assignee"].error()
    dialog.target.set_current_data(built.users["beatriz"])
    dialog.act()
    qtbot.waitUntil(lambda: dialog.stack.currentIndex() == 1, timeout=60_000)
    assert dialog.summary.text() == "0 de 2 redistribuídos"
    assert [line[2] for line in dialog.results.model_.lines] == [
        "Beatriz Alves não é membro do CR Suporte N1."
    ] * 2
    with store.reading() as session:
        assert session.get_one(Case, cases[0]).assignee_id == built.users["carlos"]


def test_redistribuir_may_take_the_process_to_the_center_of_who_gets_it(
    helena: Desk, store: Store, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = RedistributeDialog(helena, built.users["carlos"], "Carlos Lima")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.choice.model_.shown) == 2, timeout=60_000)
    dialog.choice.tick([cases[0]])
    dialog.target.set_current_data(built.users["beatriz"])
    dialog.take_along.setChecked(True)
    dialog.act()
    qtbot.waitUntil(lambda: dialog.summary.text() == "1 de 1 redistribuído", timeout=60_000)
    with store.reading() as session:
        case = session.get_one(Case, cases[0])
        assert (case.assignee_id, case.center_id) == (built.users["beatriz"], built.centers["COM"])


def test_cobrar_parecer_has_the_overdue_ones_ticked_and_tells_the_responsible(
    helena: Desk, store: Store, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    dialog = AskOpinionDialog(helena, built.users["carlos"], "Carlos Lima")
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitUntil(lambda: len(dialog.choice.model_.shown) == 2, timeout=60_000)
    assert dialog.choice.chosen() == (cases[0],)
    dialog.act()
    qtbot.waitUntil(lambda: dialog.summary.text() == "1 de 1 cobrado", timeout=60_000)
    with store.reading() as session:
        assert session.scalars(select(Notice.user_id)).all() == [built.users["carlos"]]


def test_a_contact_is_passed_to_another_user(
    tab: SupervisionTab, helena: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    tab.follow_ups.show_user(built.users["carlos"])
    tab.sections.setCurrentIndex(1)
    qtbot.waitUntil(lambda: len(tab.follow_ups.table.contacts.rows) == 1, timeout=60_000)
    tab.follow_ups.hand_over.click()
    menu = tab.follow_ups.findChild(QMenu)
    assert menu is not None
    names = [entry.text() for entry in menu.actions()]
    assert "Carlos Lima" not in names
    with qtbot.waitSignal(helena.toast_requested) as told:
        menu.actions()[names.index("Beatriz Alves")].trigger()
    menu.close()
    assert told.args[0] == "Contato passado a Beatriz Alves."
    qtbot.waitUntil(lambda: not tab.follow_ups.table.contacts.rows, timeout=60_000)
    with store.reading() as session:
        assert session.scalars(select(SalesFollowUp.user_id)).one() == built.users["beatriz"]


def test_the_contacts_process_is_asked_for_an_opinion(
    tab: SupervisionTab, helena: Desk, store: Store, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    with store.writing() as session:
        session.scalars(select(SalesFollowUp)).one().case_id = cases[0]
    tab.sections.setCurrentIndex(1)
    tab.refresh()
    qtbot.waitUntil(lambda: tab.follow_ups.ask.isEnabled(), timeout=60_000)
    with qtbot.waitSignal(helena.toast_requested) as told:
        tab.follow_ups.ask.click()
    assert told.args[0] == "Parecer cobrado do responsável."


def test_a_number_leads_to_its_list_in_the_window(
    helena: Desk, built: Built, cases: list[uuid.UUID], qtbot: QtBot
) -> None:
    window = MainWindow()
    qtbot.addWidget(window)
    window.show()
    window.attach(helena)
    window.show_page("supervision")
    controller = window.controller
    assert controller is not None
    tab = controller.tabs.built["supervision"]
    qtbot.waitUntil(lambda: bool(tab.table.model_.loads), timeout=60_000)
    assert tab.isVisible()
    tab.overdue.click()
    assert window.tabs.currentIndex() == window.page_index("cases")
    qtbot.waitUntil(lambda: len(window.table.cases.rows) == 2, timeout=60_000)
    assert window.filter.value() == overdue_of(CaseFilter())
