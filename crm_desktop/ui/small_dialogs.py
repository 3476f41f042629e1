"""The short questions of the main window: reopening, other data of a process, the name of a filter."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from crm_desktop.errors import InvalidDate
from crm_desktop.ui import format as fmt
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.date_field import DateTimeField
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from datetime import datetime

    from crm_desktop.operations.changes import Changes
    from crm_desktop.queries.case_view import CaseView
    from crm_desktop.queries.options import SavedFilterOption
    from crm_desktop.ui.desk import Desk


class ReopenDialog(CrmDialog):
    """Reabrir: the reason is mandatory and stays in the history (rule 10). `reopened(center's name)`."""

    reopened = Signal(str)

    def __init__(self, desk: Desk, case: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(t("Reabrir processo"), parent, note=fmt.case_number(case.number))
        self._desk = desk
        self._case_id = case.id
        hint = muted_label(
            t("O processo volta ao último CR em que estava aberto. O motivo fica no histórico.")
        )
        hint.setWordWrap(True)
        self.body.addWidget(hint)
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.fields["reason"] = Field(t("Motivo"), self.reason)
        self.body.addWidget(self.fields["reason"], 1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Reabrir")).clicked.connect(self.reopen)
        self.restore_size(480, 300)
        self.guard(self.reason)
        self.reason.setFocus()

    def reopen(self) -> None:
        from crm_desktop.operations.cases import reopen_case

        self.clear_errors()
        self.set_working(True)
        self._desk.runner.write(
            self,
            reopen_case,
            then=self._done,
            failed=self.show_error,
            case_id=self._case_id,
            reason=self.reason.toPlainText(),
        )

    def _done(self, changes: Changes) -> None:
        self.reopened.emit(changes.label)
        self.accept()


class CaseDataDialog(CrmDialog):
    """Prioridade, previsão and responsável outside an opinion, each recorded with before and after (rule 42)."""

    def __init__(self, desk: Desk, case: CaseView, parent: QWidget | None = None) -> None:
        super().__init__(t("Alterar dados"), parent, note=fmt.case_number(case.number))
        self._desk = desk
        self._case = case
        self.priority = ComboBox([(str(n), n) for n in range(1, 10)])
        self.priority.set_current_data(case.priority)
        self.due = DateTimeField(parse=self._parse)
        self._due_before = case.due_at.astimezone(desk.zone).replace(tzinfo=None) if case.due_at else None
        if self._due_before is not None:
            self._due_before = self._due_before.replace(second=0, microsecond=0)
        self.due.set_value(self._due_before)
        members = [u for u in desk.options.users if u.active and case.center_id in u.center_ids]
        self.assignee = ComboBox([(t("Ninguém"), None), *((u.name, u.id) for u in members)])
        if case.assignee_id is not None and not self.assignee.set_current_data(case.assignee_id):
            self.assignee.set_items(
                [
                    (t("Ninguém"), None),
                    (case.assignee or "", case.assignee_id),
                    *((u.name, u.id) for u in members),
                ]
            )
            self.assignee.set_current_data(case.assignee_id)
        grid = QGridLayout()
        grid.setSpacing(12)
        for place, (name, label, widget) in enumerate(
            (
                ("priority", t("Prioridade"), self.priority),
                ("due_at", t("Previsão"), self.due),
                ("assignee", t("Responsável"), self.assignee),
            )
        ):
            self.fields[name] = Field(label, widget)
            grid.addWidget(self.fields[name], 0, place)
        grid.setColumnStretch(2, 1)
        self.body.addLayout(grid)
        hint = muted_label(t("Só membros de {center} podem ser responsáveis.", center=case.center))
        self.body.addWidget(hint)
        self.body.addStretch(1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)
        self.restore_size(560, 220)

    def _parse(self, text: str) -> datetime:
        from crm_desktop.values.dates import parse_moment

        try:
            moment = parse_moment(text, now=self._desk.now(), zone=self._desk.zone)
        except InvalidDate:
            raise ValueError(text) from None
        return moment.astimezone(self._desk.zone).replace(tzinfo=None)

    def save(self) -> None:
        """Only what is different is written; all of it, or none."""
        from datetime import UTC

        from crm_desktop.operations.case_data import change_case_data

        self.clear_errors()
        if not self.due.is_valid():
            self.fields["due_at"].set_error(t("Data inválida. Use dd/mm/aaaa hh:mm ou +3d."))
            return
        naive = self.due.value()
        same_due = naive == self._due_before
        due_at = self._case.due_at if same_due else None
        if naive is not None and not same_due:
            due_at = naive.replace(tzinfo=self._desk.zone).astimezone(UTC)
        priority = self.priority.current_data()
        assignee = self.assignee.current_data()
        now, zone = self._desk.now(), self._desk.zone
        self.write_and_close(
            self._desk.runner,
            change_case_data,
            case_id=self._case.id,
            priority=priority if isinstance(priority, int) else self._case.priority,
            due_at=due_at,
            assignee_id=assignee if isinstance(assignee, uuid.UUID) else None,
            before_text=fmt.moment(self._case.due_at, now, zone),
            after_text=fmt.moment(due_at, now, zone),
        )


class SaveFilterDialog(CrmDialog):
    """A name for the filter, whether it is one's default, and whether the team sees it (rule 4).

    `again` is the user's own filter that is chosen now: it is saved over unless it gets another name.
    """

    def __init__(
        self, desk: Desk, content: str, again: SavedFilterOption | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(t("Salvar filtro"), parent)
        self._desk = desk
        self._content = content
        self.name = QLineEdit(again.name if again is not None else "")
        self.fields["filter_name"] = Field(t("Nome"), self.name)
        self.body.addWidget(self.fields["filter_name"])
        self.default = QCheckBox(t("Abrir o programa com este filtro"))
        self.body.addWidget(self.default)
        self.shared = QCheckBox(t("Compartilhar com a minha equipe"))
        self.shared.setVisible(desk.may(Right.SUPERVISE))
        if again is not None:
            self.default.setChecked(again.is_default)
            self.shared.setChecked(again.shared)
        self.body.addWidget(self.shared)
        self.body.addWidget(muted_label(t("As colunas, a ordem e as larguras vão junto.")))
        self.body.addStretch(1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)
        self.restore_size(440, 260)
        self.name.setFocus()

    def save(self) -> None:
        from crm_desktop.operations.filters import save_filter

        self.write_and_close(
            self._desk.runner,
            save_filter,
            name=self.name.text(),
            content=self._content,
            is_default=self.default.isChecked(),
            shared_center_id=self._desk.actor.center_id if self.shared.isChecked() else None,
        )
