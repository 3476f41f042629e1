"""Agendamentos: the four lists, the form with its warnings, exclusion with a reason, Dias livres by keyboard."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from crm_desktop.models.appointment import Appointment
from crm_desktop.operations.appointments import exclude_appointment, make_appointment
from crm_desktop.queries.appointments import (
    AppointmentRow,
    PersonAppointments,
    appointment_rows,
    person_appointments,
)
from crm_desktop.storage.opening import Store
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.opinion.appointment_exclusion import ExclusionDialog
from crm_desktop.ui.opinion.appointment_form import AppointmentForm, Wish
from crm_desktop.ui.opinion.appointments import AppointmentsDialog
from tests.builders import NOW, Built, a_case, actor

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


def local(day: int, hour: int, minute: int = 0) -> datetime:
    """As a field holds it: a day of November on the clock of the wall."""
    return datetime.combine(date(2026, 11, day), time(hour, minute))


TWO_O_CLOCK = local(24, 14)


def appointment(
    store: Store,
    built: Built,
    start: datetime,
    *,
    users: tuple[str, ...] = ("marina",),
    subject: str = "Visita técnica",
    person: str = "padaria",
    case_id: uuid.UUID | None = None,
) -> uuid.UUID:
    with store.writing() as session:
        changes = make_appointment(
            session,
            actor=actor(session),
            now=NOW - 30 * DAY,
            person_id=built.persons[person],
            case_id=case_id,
            user_ids=tuple(built.users[user] for user in users),
            starts_at=start,
            ends_at=start + HOUR,
            subject=subject,
        )
    return next(key for key in changes.ids if key != case_id)


def stored(store: Store, built: Built, person: str = "padaria") -> PersonAppointments:
    with store.reading() as session:
        return person_appointments(session, built.persons[person], NOW)


def row_of(store: Store, key: uuid.UUID) -> AppointmentRow:
    with store.reading() as session:
        (row,) = appointment_rows(session, Appointment.id == key)
        return row


@pytest.fixture
def open_dialog(desk: Desk, built: Built, qtbot: QtBot) -> Callable[..., AppointmentsDialog]:
    def make(case_id: uuid.UUID | None = None) -> AppointmentsDialog:
        dialog = AppointmentsDialog(
            desk, person_id=built.persons["padaria"], person_name="Padaria", case_id=case_id
        )
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(dialog)
        dialog.show()
        qtbot.waitUntil(lambda: dialog.tabs.tabText(0).strip()[-1].isdigit(), timeout=60_000)
        qtbot.waitUntil(lambda: dialog.free.grid.days_model.grid is not None, timeout=60_000)
        return dialog

    return make


@pytest.fixture
def open_form(desk: Desk, built: Built, qtbot: QtBot) -> Callable[..., AppointmentForm]:
    def make(
        *, appointment: AppointmentRow | None = None, starts_at: datetime | None = TWO_O_CLOCK
    ) -> AppointmentForm:
        wish = Wish(built.persons["padaria"], "Padaria", None, (built.users["marina"],), starts_at)
        form = AppointmentForm(desk, wish, appointment=appointment)
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        qtbot.addWidget(form)
        form.show()
        return form

    return make


def test_the_four_tabs_are_these_and_three_count(
    open_dialog: Callable[..., AppointmentsDialog], store: Store, built: Built
) -> None:
    appointment(store, built, NOW + DAY)
    appointment(store, built, NOW - DAY)
    appointment(store, built, NOW - 2 * DAY)
    dialog = open_dialog()
    names = [dialog.tabs.tabBar().accessibleTabName(i) or dialog.tabs.tabText(i) for i in range(4)]
    assert names == ["Próximos", "Anteriores", "Excluídos", "Dias livres"]
    assert [dialog.tabs.tabText(i).split()[-1] for i in range(3)] == ["1", "2", "0"]


def test_an_empty_list_says_what_to_do_and_does_it(
    open_dialog: Callable[..., AppointmentsDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    assert dialog.coming.currentWidget() is dialog.coming.empty
    dialog.coming.empty.action_requested.emit()
    form = dialog.findChild(AppointmentForm)
    assert form is not None
    assert form.users.text() == "Marina Souza (eu)"


def test_an_excluded_one_shows_who_when_and_why(
    open_dialog: Callable[..., AppointmentsDialog], store: Store, built: Built
) -> None:
    key = appointment(store, built, NOW + DAY)
    with store.writing() as session:
        exclude_appointment(
            session, actor=actor(session, "carlos"), now=NOW, appointment_id=key, reason="Cliente viajou"
        )
    dialog = open_dialog()
    assert dialog.excluded.texts() == [
        ("amanhã 09:00 às 10:00", "Visita técnica", "Carlos Lima", "hoje 09:00", "Cliente viajou")
    ]
    dialog.tabs.setCurrentIndex(2)
    assert dialog.change_button.isHidden()
    assert dialog.exclude_button.isHidden()


def test_excluding_needs_a_reason(desk: Desk, store: Store, built: Built, qtbot: QtBot) -> None:
    key = appointment(store, built, NOW + DAY)
    dialog = ExclusionDialog(desk, row_of(store, key))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.exclude()
    qtbot.waitUntil(lambda: "Motivo" in dialog.fields["reason"].error())
    dialog.reason.setPlainText("Cliente viajou")
    with qtbot.waitSignal(dialog.accepted):
        dialog.exclude()
    assert stored(store, built).excluded[0].reason == "Cliente viajou"


def test_what_is_excluded_elsewhere_moves_to_the_other_list(
    open_dialog: Callable[..., AppointmentsDialog], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    key = appointment(store, built, NOW + DAY)
    dialog = open_dialog()
    desk.runner.write(dialog, exclude_appointment, appointment_id=key, reason="x")
    qtbot.waitUntil(lambda: dialog.tabs.tabText(2).split()[-1] == "1")
    assert dialog.tabs.tabText(0).split()[-1] == "0"


def test_a_new_one_belongs_to_the_process_it_was_opened_from(
    open_dialog: Callable[..., AppointmentsDialog], store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    dialog = open_dialog(case_id)
    qtbot.keyClick(dialog, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    form = dialog.findChild(AppointmentForm)
    assert form is not None
    form.subject.setText("Treinamento")
    form.save()
    qtbot.waitUntil(lambda: dialog.tabs.tabText(0).split()[-1] == "1", timeout=60_000)
    row = stored(store, built).coming[0]
    assert (row.case_id, row.subject, row.users) == (case_id, "Treinamento", ("Marina Souza",))


def test_abrir_processo_goes_to_the_process(
    open_dialog: Callable[..., AppointmentsDialog], desk: Desk, store: Store, built: Built, qtbot: QtBot
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    appointment(store, built, NOW + DAY, case_id=case_id)
    dialog = open_dialog()
    with qtbot.waitSignal(desk.case_requested) as asked:
        qtbot.mouseClick(dialog.open_button, Qt.MouseButton.LeftButton)
    assert asked.args == [case_id]


def test_the_end_follows_the_start_by_an_hour(
    open_form: Callable[..., AppointmentForm], qtbot: QtBot
) -> None:
    form = open_form()
    assert form.ends.text() == "24/11/2026 15:00"
    form.starts.clear()
    qtbot.keyClicks(form.starts, "amanha 14h")
    assert form.ends.value() == local(25, 15, 0)
    qtbot.keyClick(form.starts, Qt.Key.Key_Return)
    assert form.starts.text() == "25/11/2026 14:00"


def test_the_end_may_be_an_hour_alone(open_form: Callable[..., AppointmentForm], qtbot: QtBot) -> None:
    form = open_form()
    form.ends.clear()
    qtbot.keyClicks(form.ends, "16h30")
    assert form.ends.value() == local(24, 16, 30)
    form.starts.clear()
    qtbot.keyClicks(form.starts, "25/11 10:00")
    assert form.ends.value() == local(25, 12, 30)


def test_an_end_before_the_start_is_shown_at_the_end(
    open_form: Callable[..., AppointmentForm], qtbot: QtBot
) -> None:
    form = open_form()
    form.subject.setText("Treinamento")
    form.ends.clear()
    qtbot.keyClicks(form.ends, "24/11/2026 13:00")
    form.save()
    assert "não vem depois do início" in form.fields["ends_at"].error()
    assert form.isVisible()


@pytest.mark.parametrize(
    ("field", "spoil"),
    [
        ("starts_at", lambda form: form.starts.setText("qualquer hora")),
        ("ends_at", lambda form: form.ends.clear()),
        ("users", lambda form: form.users.set_checked([])),
        ("subject", lambda form: form.subject.clear()),
    ],
)
def test_what_is_missing_is_said_at_its_field(
    open_form: Callable[..., AppointmentForm], field: str, spoil: Callable[[AppointmentForm], None]
) -> None:
    form = open_form()
    form.subject.setText("Treinamento")
    spoil(form)
    form.save()
    assert form.fields[field].error()
    assert [name for name, shown in form.fields.items() if shown.error()] == [field]


def test_an_overlap_is_named_before_saving_and_may_be_overruled(
    open_form: Callable[..., AppointmentForm], store: Store, built: Built, qtbot: QtBot
) -> None:
    appointment(store, built, NOW + 5 * HOUR, subject="Reunião", person="ana")  # 14:00
    form = open_form()
    form.subject.setText("Treinamento")
    form.save()
    qtbot.waitUntil(lambda: form.warning.isVisible(), timeout=60_000)
    assert form.warning.text() == "Marina Souza: hoje 14:00 às 15:00, Reunião (Ana Paula Ribeiro)"
    assert stored(store, built).coming == ()
    assert form.primary is not None
    assert form.primary.text() == "Gravar assim mesmo"
    with qtbot.waitSignal(form.accepted):
        form.primary.click()
    assert len(stored(store, built).coming) == 1


def test_another_time_takes_the_warning_away(
    open_form: Callable[..., AppointmentForm], store: Store, built: Built, qtbot: QtBot
) -> None:
    appointment(store, built, NOW + 5 * HOUR)
    form = open_form()
    form.subject.setText("Treinamento")
    form.save()
    qtbot.waitUntil(lambda: form.warning.isVisible(), timeout=60_000)
    form.starts.clear()
    qtbot.keyClicks(form.starts, "amanha 14h")
    assert form.warning.isHidden()
    with qtbot.waitSignal(form.accepted):
        form.save()


def test_the_overlap_shows_by_itself_while_the_time_is_typed(
    open_form: Callable[..., AppointmentForm], store: Store, built: Built, qtbot: QtBot
) -> None:
    appointment(store, built, NOW + DAY)
    form = open_form()
    form.starts.clear()
    qtbot.keyClicks(form.starts, "amanha 9h30")
    qtbot.waitUntil(lambda: form.warning.isVisible(), timeout=60_000)


def test_changing_keeps_what_was_there_and_is_not_in_its_own_way(
    open_form: Callable[..., AppointmentForm], store: Store, built: Built, qtbot: QtBot
) -> None:
    key = appointment(store, built, NOW + DAY, users=("marina", "carlos"))
    form = open_form(appointment=row_of(store, key))
    assert form.users.text() == "2 selecionados"
    form.subject.setText("Outro assunto")
    with qtbot.waitSignal(form.accepted, timeout=60_000):
        form.save()
    row = row_of(store, key)
    assert (row.subject, row.starts_at, row.users) == (
        "Outro assunto",
        NOW + DAY,
        ("Carlos Lima", "Marina Souza"),
    )


def test_without_a_person_the_form_asks_for_one(desk: Desk, store: Store, built: Built, qtbot: QtBot) -> None:
    form = AppointmentForm(desk, Wish())
    form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(form)
    form.show()
    form.subject.setText("Treinamento")
    form.save()
    assert form.fields["person"].error()
    assert form.person is not None
    qtbot.keyClicks(form.person, "ana paula")
    qtbot.waitUntil(lambda: form.person.offers() == ["Ana Paula Ribeiro · +5511988887777"], timeout=60_000)
    form.person.take_person(built.persons["ana"], "Ana Paula Ribeiro")
    with qtbot.waitSignal(form.accepted, timeout=60_000):
        form.save()
    assert len(stored(store, built, "ana").coming) == 1


# Dias livres.


def test_a_cell_says_in_words_who_when_and_what(
    open_dialog: Callable[..., AppointmentsDialog], store: Store, built: Built
) -> None:
    appointment(store, built, NOW + DAY)
    appointment(store, built, NOW + DAY + HOUR)
    dialog = open_dialog()
    grid = dialog.free.grid
    names = [grid.days_model.headerData(i, Qt.Orientation.Vertical) for i in range(grid.model().rowCount())]
    row = names.index("Marina Souza")
    spoken = Qt.ItemDataRole.AccessibleTextRole

    def said(column: int) -> object:
        return grid.days_model.index(row, column).data(spoken)

    assert said(0) == "Marina Souza, ter 24, livre"
    assert said(1) == "Marina Souza, qua 25, 2 agendamentos"
    assert said(4) == "Marina Souza, sáb 28, sábado"
    assert grid.days_model.index(row, 1).data() == "2 ag."
    dialog.tabs.setCurrentIndex(3)
    table = QAccessible.queryAccessibleInterface(grid)
    cells = [table.child(i).text(QAccessible.Text.Name) for i in range(table.childCount())]
    assert "Marina Souza, ter 24, livre" in cells


def test_the_chip_names_who_is_free_in_the_whole_period(
    open_dialog: Callable[..., AppointmentsDialog], store: Store, built: Built
) -> None:
    for user in ("marina", "helena", "admin"):
        appointment(store, built, NOW + DAY, users=(user,))
    chip: QLabel = open_dialog().free.summary()
    assert chip.text() == "Livres em todo o período: Carlos Lima"


def test_arrows_and_enter_make_an_appointment_of_that_user_and_day(
    open_dialog: Callable[..., AppointmentsDialog], built: Built, qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.tabs.setCurrentIndex(3)
    grid = dialog.free.grid
    grid.setFocus()
    qtbot.keyClick(grid, Qt.Key.Key_Right)
    qtbot.keyClick(grid, Qt.Key.Key_Down)
    qtbot.keyClick(grid, Qt.Key.Key_Return)
    form = dialog.findChild(AppointmentForm)
    assert form is not None
    assert form.users.checked_data() == [built.users["carlos"]]
    assert form.starts.value() == local(25, 9, 0)


def test_a_click_on_a_cell_does_the_same(
    open_dialog: Callable[..., AppointmentsDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.tabs.setCurrentIndex(3)
    grid = dialog.free.grid
    place = grid.visualRect(grid.days_model.index(0, 2)).center()
    qtbot.mouseClick(grid.viewport(), Qt.MouseButton.LeftButton, pos=place)
    form = dialog.findChild(AppointmentForm)
    assert form is not None
    assert form.starts.value() == local(26, 9, 0)


def test_a_holiday_is_named_and_not_free(
    open_dialog: Callable[..., AppointmentsDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    page = dialog.free
    page.first.clear()
    qtbot.keyClicks(page.first, "25/12/2026")
    page.last.clear()
    qtbot.keyClicks(page.last, "27/12/2026")
    model = page.grid.days_model
    qtbot.waitUntil(lambda: model.grid.days[0].day == date(2026, 12, 25), timeout=60_000)
    assert model.index(0, 0).data() == "feriado"
    assert "feriado: Natal" in model.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert page.summary().text() == "Nenhum dia útil no período"


def test_a_period_that_ends_before_it_begins_is_said_at_the_field(
    open_dialog: Callable[..., AppointmentsDialog], qtbot: QtBot
) -> None:
    dialog = open_dialog()
    dialog.tabs.setCurrentIndex(3)
    dialog.free.last.clear()
    qtbot.keyClicks(dialog.free.last, "20/11/2026")
    qtbot.waitUntil(lambda: dialog.free.problem.isVisible())
    assert dialog.free.problem.text() == "O fim do período vem antes do começo."
    assert dialog.free.last.property("invalid") == "true"
