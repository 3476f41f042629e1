"""What is done with the process that is selected, or with one that another screen names."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow


class CaseVerbs(QObject):
    """Each opens its window or writes at once; faults are told by the desk."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk

    def change_progress(self) -> None:
        self._window.show_page("cases")
        self._window.detail.choose_progress()

    def set_progress(self, case_id: uuid.UUID, status_id: uuid.UUID) -> None:
        from crm_desktop.operations.cases import set_progress

        self._desk.runner.write(
            self,
            set_progress,
            case_id=case_id,
            status_id=status_id,
            failed=self._desk.show_error,
            then=lambda changes: self._desk.toast(t("Andamento: {name}", name=changes.label), "", None),
        )

    def reopen(self) -> None:
        from crm_desktop.ui.small_dialogs import ReopenDialog

        case = self._window.detail.case
        if case is None:
            return
        if case.closed_at is None:
            self._desk.toast(t("Este processo está aberto; só um concluído pode ser reaberto."), "", None)
            return
        dialog = ReopenDialog(self._desk, case, self._window)
        dialog.reopened.connect(
            lambda center: self._desk.toast(t("Reaberto em {center}", center=center), "", None)
        )
        dialog.open()

    def change_case(self) -> None:
        from crm_desktop.ui.small_dialogs import CaseDataDialog

        case = self._window.detail.case
        if case is None or case.closed_at is not None:
            self._desk.toast(t("Selecione um processo aberto."), "", None)
            return
        CaseDataDialog(self._desk, case, self._window).open()

    def follow(self, case_id: uuid.UUID, follows: bool) -> None:
        from crm_desktop.operations.watchers import follow_case

        self._desk.runner.write(
            self, follow_case, failed=self._desk.show_error, case_id=case_id, follows=follows
        )

    def open_watchers(self, case: Any) -> None:
        from crm_desktop.ui.watchers_dialog import WatchersDialog

        WatchersDialog(self._desk, case, self._window).open()

    def edit_person(self) -> None:
        from crm_desktop.ui.person_form import PersonDialog

        case = self._window.detail.case
        if case is not None:
            PersonDialog(self._desk, self._window, person_id=case.person_id).open()

    def open_appointments(self) -> None:
        case = self._window.detail.case
        if case is not None:
            self._show_appointments(case)

    def appointments_of(self, case_id: uuid.UUID) -> None:
        from crm_desktop.queries.case_view import read_case

        self._desk.runner.read(
            self, read_case, case_id=case_id, then=self._show_appointments, failed=self._desk.show_error
        )

    def _show_appointments(self, case: Any) -> None:
        from crm_desktop.ui.opinion.appointments import AppointmentsDialog

        AppointmentsDialog(
            self._desk,
            person_id=case.person_id,
            person_name=case.person,
            case_id=case.id,
            parent=self._window,
        ).open()

    def open_selected_contact(self) -> None:
        key = self._window.table.selected_id()
        if key is not None:
            self.open_contact(key, None)

    def open_contact(self, case_id: uuid.UUID | None, follow_up_id: uuid.UUID | None) -> None:
        from crm_desktop.ui.contact_form import ContactDialog

        ContactDialog(self._desk, case_id=case_id, follow_up_id=follow_up_id, parent=self._window).open()

    def open_file(self, link: Any) -> None:
        from crm_desktop.ui.open_file import open_attachment

        open_attachment(self._desk, link, self._window)

    def send_again(self, mail_id: uuid.UUID) -> None:
        from crm_desktop.operations.mails import send_again

        self._desk.runner.write(self, send_again, mail_id=mail_id, failed=self._desk.show_error)

    def withdraw(self, mail_id: uuid.UUID) -> None:
        from crm_desktop.operations.mails import withdraw_email

        self._desk.runner.write(self, withdraw_email, mail_id=mail_id, failed=self._desk.show_error)

    def print_case(self, to_file: bool) -> None:
        from crm_desktop.ui.printing import print_case, save_case_pdf

        case = self._window.detail.case
        if case is not None:
            (save_case_pdf if to_file else print_case)(self._desk, case, self._window)
