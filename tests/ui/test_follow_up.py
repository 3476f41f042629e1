"""Follow up de vendas: the list, and the form that records a contact."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QMessageBox
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from crm_desktop.models.follow_up import SalesFollowUp
from crm_desktop.storage.opening import Store
from crm_desktop.ui.contact_form import CloseContactDialog, ContactDialog
from crm_desktop.ui.contact_hand_over import HandOverResults
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.follow_up_tab import FollowUpTab
from crm_desktop.ui.follow_up_table import USER_COLUMN
from crm_desktop.values.lists import ContactDue
from crm_desktop.values.terms import Means
from tests.builders import NOW, Built, a_case

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def contact(
    store: Store,
    built: Built,
    at: datetime | None,
    *,
    login: str = "marina",
    person: str = "ana",
    case_id: uuid.UUID | None = None,
    percent: int = 20,
    result: str = "Pediu proposta",
) -> uuid.UUID:
    with store.writing() as session:
        made = SalesFollowUp(
            person_id=built.persons[person],
            case_id=case_id,
            user_id=built.users[login],
            contact_at=NOW - DAY,
            next_contact_at=at,
            success_percent=percent,
            result=result,
            created_at=NOW - DAY,
        )
        session.add(made)
        session.flush()
        return made.id


@pytest.fixture
def sale(store: Store, built: Built) -> uuid.UUID:
    with store.writing() as session:
        return a_case(session, built, kind="free", person_key="ana", subject="Proposta: licenças")


@pytest.fixture
def open_tab(qtbot: QtBot) -> Callable[[Desk, int], FollowUpTab]:
    def make(desk: Desk, rows: int) -> FollowUpTab:
        tab = FollowUpTab(desk)
        qtbot.addWidget(tab)
        tab.resize(1100, 500)
        tab.show()
        qtbot.waitUntil(
            lambda: len(tab.table.contacts.rows) == rows and not desk.runner._under_way, timeout=60_000
        )
        return tab

    return make


@pytest.fixture
def open_form(desk: Desk, qtbot: QtBot) -> Callable[..., ContactDialog]:
    def make(**of: uuid.UUID) -> ContactDialog:
        dialog = ContactDialog(desk, **of)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog, before_close_func=lambda _d: dialog.outcome.clear())
        dialog.show()
        if of:
            qtbot.waitUntil(lambda: dialog._context is not None, timeout=60_000)
        return dialog

    return make


def saved(store: Store) -> SalesFollowUp:
    with store.reading() as session:
        return session.scalars(select(SalesFollowUp).order_by(SalesFollowUp.created_at.desc())).first()  # type: ignore[return-value]


# The list.


def test_the_most_urgent_contact_is_first_and_says_when(
    open_tab: Callable[[Desk, int], FollowUpTab], desk: Desk, store: Store, built: Built
) -> None:
    for at in (NOW + 3 * DAY, NOW + DAY, NOW + 2 * HOUR, NOW - 3 * HOUR):
        contact(store, built, at)
    tab = open_tab(desk, 4)
    assert [row.cells[2] for row in tab.table.contacts.rows] == [
        ("atrasado 3 h", "danger"),
        ("hoje 11:00", "warning"),
        ("amanhã 09:00", "accent"),
        ("27/11 09:00", None),
    ]
    assert tab.table.isColumnHidden(USER_COLUMN)
    assert tab.user.isHidden()


def test_the_buttons_narrow_the_list_and_count_it(
    open_tab: Callable[[Desk, int], FollowUpTab], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    for at in (NOW + DAY, NOW + 2 * HOUR, NOW - 3 * HOUR):
        contact(store, built, at)
    tab = open_tab(desk, 3)
    shown = {due: button.second_text() for due, button in tab.lists.items() if not button.isHidden()}
    assert shown == {ContactDue.ANY: "3", ContactDue.OVERDUE: "1", ContactDue.TODAY: "1"}
    tab.lists[ContactDue.TODAY].click()
    qtbot.waitUntil(lambda: len(tab.table.contacts.rows) == 1, timeout=60_000)
    assert tab.table.contacts.rows[0].cells[2][0] == "hoje 11:00"


def test_a_supervisor_picks_another_user_or_everyone(
    open_tab: Callable[[Desk, int], FollowUpTab],
    make_desk: Callable[..., Desk],
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    contact(store, built, NOW + DAY)
    contact(store, built, NOW + DAY, login="carlos")
    tab = open_tab(make_desk("helena"), 0)
    assert tab.stack.currentWidget() is tab.empty
    tab.show_user(built.users["carlos"])
    qtbot.waitUntil(lambda: len(tab.table.contacts.rows) == 1, timeout=60_000)
    tab.show_user(None)
    qtbot.waitUntil(lambda: len(tab.table.contacts.rows) == 2, timeout=60_000)
    assert not tab.table.isColumnHidden(USER_COLUMN)


def test_enter_records_and_the_buttons_open_the_process(
    open_tab: Callable[[Desk, int], FollowUpTab],
    desk: Desk,
    store: Store,
    built: Built,
    sale: uuid.UUID,
    qtbot: QtBot,
) -> None:
    key = contact(store, built, NOW + DAY, case_id=sale)
    tab = open_tab(desk, 1)
    with qtbot.waitSignal(desk.contact_requested) as asked:
        qtbot.keyClick(tab.table, Qt.Key.Key_Return)
    assert asked.args == [sale, key]
    with qtbot.waitSignal(desk.case_requested) as opened:
        tab.open_case.click()
    assert opened.args == [sale]
    with qtbot.waitSignal(desk.opinion_requested) as written:
        tab.write.click()
    assert written.args == [sale]


def test_all_contacts_are_reached_by_scrolling(
    open_tab: Callable[[Desk, int], FollowUpTab], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        for n in range(250):
            session.add(
                SalesFollowUp(
                    person_id=built.persons["ana"],
                    user_id=built.users["marina"],
                    contact_at=NOW,
                    next_contact_at=NOW + timedelta(minutes=n + 5),
                    created_at=NOW,
                )
            )
    tab = open_tab(desk, 200)
    assert tab.count.text() == "250 contatos"
    tab.table.scrollToBottom()
    qtbot.waitUntil(lambda: len(tab.table.contacts.rows) == 250, timeout=60_000)
    tab.table.selectRow(249)
    chosen = tab.table.current()
    scroll = tab.table.verticalScrollBar().value()
    tab.refresh()
    qtbot.waitUntil(lambda: not desk.runner._under_way, timeout=60_000)
    assert chosen is not None
    assert tab.table.current().id == chosen.id  # type: ignore[union-attr]
    assert tab.table.verticalScrollBar().value() == scroll


def test_a_recorded_contact_leaves_the_list_and_the_tab_tells_the_count(
    open_tab: Callable[[Desk, int], FollowUpTab],
    open_form: Callable[..., ContactDialog],
    desk: Desk,
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    key = contact(store, built, NOW - HOUR)
    contact(store, built, NOW + DAY, person="padaria")
    tab = open_tab(desk, 2)
    dialog = open_form(follow_up_id=key)
    dialog.outcome.setPlainText("Fechou o pedido")
    dialog.close_contact()
    end = dialog.findChild(CloseContactDialog)
    assert end is not None
    assert end.outcome.toPlainText() == "Fechou o pedido"
    with qtbot.waitSignal(tab.count_changed, check_params_cb=lambda n: n == 1):
        end.end()
    qtbot.waitUntil(lambda: len(tab.table.contacts.rows) == 1, timeout=60_000)
    assert saved(store).next_contact_at is None


def test_several_contacts_are_passed_on_with_one_result_each(
    open_tab: Callable[[Desk, int], FollowUpTab],
    make_desk: Callable[..., Desk],
    store: Store,
    built: Built,
    qtbot: QtBot,
) -> None:
    keys = [
        contact(store, built, NOW + n * HOUR, login="helena", person=person)
        for n, person in ((1, "ana"), (2, "padaria"), (3, "ana"))
    ]
    tab = open_tab(make_desk("helena"), 3)
    assert tab.hand_over.text() == "Passar para…"
    tab.table.selectAll()
    assert tab.hand_over.text() == tab.hand_over.accessibleName() == "Passar 3 para…"
    assert not tab.register.isEnabled()
    with store.writing() as session:
        session.get_one(SalesFollowUp, keys[1]).followed_by_id = keys[0]
    tab.hand_over.click()
    menu = tab.findChild(QMenu)
    assert menu is not None
    next(entry for entry in menu.actions() if entry.text() == "Carlos Lima").trigger()
    menu.close()
    qtbot.waitUntil(lambda: tab.findChild(HandOverResults) is not None, timeout=60_000)
    results = tab.findChild(HandOverResults)
    assert results is not None
    assert results.summary.text() == "2 de 3 passados a Carlos Lima"
    assert [entry.cells[:1] + entry.cells[2:] for entry in results.table.model.entries] == [
        ("Padaria Estrela do Sul Ltda", "✕", "O contato de venda não existe mais ou está fora de uso."),
        ("Ana Paula Ribeiro", "✓", "feito"),
        ("Ana Paula Ribeiro", "✓", "feito"),
    ]
    with store.reading() as session:
        owners = {key: session.get_one(SalesFollowUp, key).user_id for key in keys}
    assert [owners[key] == built.users["carlos"] for key in keys] == [True, False, True]
    results.reject()


def test_what_is_selected_stays_selected_when_the_list_is_read_again(
    open_tab: Callable[[Desk, int], FollowUpTab], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    keys = [contact(store, built, NOW + n * HOUR) for n in (2, 3, 4)]
    tab = open_tab(desk, 3)
    tab.table.selectRow(0)
    tab.table._select_too({keys[2]})
    contact(store, built, NOW + HOUR)
    tab.refresh()
    qtbot.waitUntil(lambda: len(tab.table.contacts.rows) == 4, timeout=60_000)
    assert [shown.id for shown in tab.table.chosen()] == [keys[0], keys[2]]


# The form.


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("+3d", "27/11/2026, sexta, 09:00"),
        ("28/11/2026", "sábado: passou para segunda, 30/11/2026, 09:00"),
        ("25/12 14h", "feriado: passou para segunda, 28/12/2026, 14:00"),
        ("amanhã", "25/11/2026, quarta, 09:00"),
    ],
)
def test_the_next_contact_is_read_back_on_a_working_day(
    open_form: Callable[..., ContactDialog], store: Store, built: Built, typed: str, hint: str, qtbot: QtBot
) -> None:
    dialog = open_form(follow_up_id=contact(store, built, NOW - DAY))
    dialog.next_at.setText(typed)
    note = dialog.fields["next_contact_at"]._note
    assert note.text() == hint
    assert note.property("role") == "good"


def test_the_form_starts_from_the_pending_contact(
    open_form: Callable[..., ContactDialog], store: Store, built: Built, sale: uuid.UUID
) -> None:
    key = contact(store, built, NOW - DAY, case_id=sale, percent=40)
    dialog = open_form(follow_up_id=key)
    assert dialog.note.text() == "Ana Paula Ribeiro"
    assert dialog.chip.text() == "vencido ontem 09:00"
    assert dialog.success.currentText() == "40\u00a0%"
    assert dialog.contact_at.text() == "24/11/2026 09:01"
    assert dialog.case.current_data() == sale
    assert dialog.past.texts() == ["Pediu proposta"]
    assert dialog.user.currentText() == "Marina Souza (eu)"


def test_gravar_writes_it_and_offers_an_opinion(
    open_form: Callable[..., ContactDialog],
    desk: Desk,
    store: Store,
    built: Built,
    sale: uuid.UUID,
    qtbot: QtBot,
) -> None:
    key = contact(store, built, NOW - DAY, case_id=sale)
    dialog = open_form(case_id=sale, follow_up_id=key)
    dialog.outcome.setPlainText("Gostou da proposta")
    dialog.success.set_current_data(60)
    dialog.means.set_current_data(Means.VIDEO)
    dialog.next_at.setText("28/11/2026")
    with qtbot.waitSignal(desk.toast_requested) as toast:
        dialog.save()
    assert toast.args[:2] == ["Contato gravado.", "Escrever parecer"]
    with qtbot.waitSignal(desk.opinion_requested) as asked:
        toast.args[2]()
    assert asked.args == [sale]
    made = saved(store)
    assert (made.success_percent, made.result, made.means) == (60, "Gostou da proposta", Means.VIDEO)
    assert made.next_contact_at == datetime(2026, 11, 30, 12, tzinfo=NOW.tzinfo)
    with store.reading() as session:
        assert session.get_one(SalesFollowUp, key).followed_by_id == made.id
    assert dialog.isHidden()


@pytest.mark.parametrize(
    ("result", "next_at", "field"),
    [
        ("  ", "+3d", "result"),
        ("Falei", "", "next_contact_at"),
        ("Falei", "depois", "next_contact_at"),
        ("Falei", "ontem", "next_contact_at"),
    ],
)
def test_what_is_missing_or_wrong_is_told_at_its_field(
    open_form: Callable[..., ContactDialog], store: Store, built: Built, result: str, next_at: str, field: str
) -> None:
    dialog = open_form(follow_up_id=contact(store, built, NOW - DAY))
    dialog.outcome.setPlainText(result)
    dialog.next_at.setText(next_at)
    dialog.save()
    assert dialog.fields[field].error()
    assert dialog.isVisible()


def test_a_contact_that_somebody_else_made_meanwhile_keeps_the_text(
    open_form: Callable[..., ContactDialog], store: Store, built: Built, qtbot: QtBot
) -> None:
    key = contact(store, built, NOW - DAY)
    dialog = open_form(follow_up_id=key)
    other = contact(store, built, NOW + DAY)
    with store.writing() as session:
        session.get_one(SalesFollowUp, key).followed_by_id = other
    dialog.outcome.setPlainText("Falei")
    dialog.next_at.setText("+3d")
    dialog.save()
    qtbot.waitUntil(lambda: bool(dialog.error_bar.text()), timeout=60_000)
    assert dialog.outcome.toPlainText() == "Falei"


def test_cancelar_with_a_text_asks_first(
    open_form: Callable[..., ContactDialog], store: Store, built: Built, qtbot: QtBot
) -> None:
    dialog = open_form(follow_up_id=contact(store, built, NOW - DAY))
    dialog.outcome.setPlainText("Falei")
    dialog.reject()
    box = dialog.findChild(QMessageBox)
    assert dialog.isVisible()
    assert box is not None
    next(b for b in box.buttons() if b.text() == "Descartar").click()
    assert dialog.isHidden()


def test_a_new_contact_asks_for_the_person(
    open_form: Callable[..., ContactDialog], built: Built, qtbot: QtBot
) -> None:
    dialog = open_form()
    assert dialog.person is not None
    assert dialog.primary is not None
    assert not dialog.primary.isEnabled()
    dialog.person.take_person(built.persons["padaria"], "Padaria")
    qtbot.waitUntil(lambda: dialog._context is not None, timeout=60_000)
    assert dialog.primary.isEnabled()
    assert dialog.past.texts() == []
