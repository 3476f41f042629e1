"""Redistribuir and Cobrar parecer: which processes of a user, then what became of each (rule 39)."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.errors import Missing
from crm_desktop.ui import format as fmt
from crm_desktop.ui.case_choice import CaseChoice, Choice
from crm_desktop.ui.case_results import ResultTable
from crm_desktop.ui.case_rows import due_cell
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label, strong_label

if TYPE_CHECKING:
    from crm_desktop.operations.cases import ItemResult
    from crm_desktop.operations.changes import Changes
    from crm_desktop.ui.desk import Desk
    from crm_desktop.values.case_row import CaseRow

_COLUMNS = (("Nº", 84), ("Pessoa", 170), ("Assunto", 0), ("CR atual", 120), ("Previsão", 130))


def reason(error: BaseException) -> str:
    """Why one process stayed as it was."""
    if isinstance(error, Missing) and error.field == "assignee":
        return t("Ninguém é responsável por este processo.")
    return message_for(error).text


class _ManyCasesDialog(CrmDialog):
    """Choose, act, and see the result of each; the subclass says what is done."""

    verb = ""
    done_words = ("", "")

    def __init__(
        self, title: str, desk: Desk, user_id: uuid.UUID | None, name: str, parent: QWidget | None
    ) -> None:
        super().__init__(title, parent, note=name)
        self._desk = desk
        self._user_id = user_id
        self._rows: dict[uuid.UUID, CaseRow] = {}
        self.choice = CaseChoice([(t(title), width) for title, width in _COLUMNS])
        self.choice.changed.connect(self._show_button)
        self.results = ResultTable()
        self.summary = strong_label()
        self.stack = QStackedWidget()
        self.stack.addWidget(self._first_page())
        self.stack.addWidget(self._second_page())
        self.body.addWidget(self.stack, 1)
        self.cancel = self.add_cancel(t("Cancelar"))
        self.set_primary(t(self.verb)).clicked.connect(self.act)
        self._show_button(0)
        self.restore_size(920, 560)
        self.choice.search.setFocus()
        self._read()

    def _first_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.above(column)
        column.addWidget(self.choice, 1)
        return page

    def _second_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.summary)
        column.addWidget(self.results, 1)
        return page

    def above(self, column: QVBoxLayout) -> None:
        """What stands over the list."""

    def ticked_at_first(self, row: CaseRow) -> bool:
        return False

    def _read(self) -> None:
        from crm_desktop.queries.supervision import pending_cases_of

        self._desk.runner.read(
            self,
            pending_cases_of,
            user_id=self._user_id,
            then=self.show_cases,
            failed=self.error_bar.show_error,
        )

    def show_cases(self, rows: tuple[CaseRow, ...]) -> None:
        now, zone = self._desk.now(), self._desk.zone
        self._rows = {row.id: row for row in rows}
        self.choice.show_choices(
            [
                Choice(
                    row.id,
                    (
                        (fmt.case_number(row.number), None),
                        (row.person, None),
                        (row.subject, None),
                        (row.center, None),
                        due_cell(row.due_at, False, now, zone),
                    ),
                    self.ticked_at_first(row),
                )
                for row in rows
            ]
        )

    def _show_button(self, chosen: int) -> None:
        if self.primary is None:
            return
        text = t(self.verb)
        if chosen:
            text = t("{verb} {n}", verb=text, n=fmt.integer(chosen))
        self.primary.setText(text)
        self.primary.setEnabled(chosen > 0)

    def act(self) -> None:
        """Does it to what is ticked."""
        raise NotImplementedError

    def _show_results(self, answer: tuple[Changes, tuple[ItemResult, ...]]) -> None:
        _, results = answer
        went = sum(result.error is None for result in results)
        words = t(self.done_words[0]) if went == 1 else t(self.done_words[1])
        self.summary.setText(
            t("{n} de {all} {words}", n=fmt.integer(went), all=fmt.integer(len(results)), words=words)
        )
        lines = []
        for result in sorted(results, key=lambda r: r.error is None):
            row = self._rows.get(result.case_id)
            text = t("feito")
            if result.error is not None:
                text = reason(result.error)
            lines.append((result.number, row.subject if row else "", text, result.error is None))
        self.results.show_results(lines)
        self.stack.setCurrentIndex(1)
        assert self.primary is not None
        self.primary.hide()
        self.cancel.setText(t("Fechar"))
        self.cancel.setAccessibleName(t("Fechar"))
        self.cancel.setFocus(Qt.FocusReason.OtherFocusReason)


class RedistributeDialog(_ManyCasesDialog):
    """Passes processes of a user (None: of nobody) to another, each on its own."""

    verb = "Redistribuir"
    done_words = ("redistribuído", "redistribuídos")

    def __init__(
        self, desk: Desk, user_id: uuid.UUID | None, name: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(t("Redistribuir processos"), desk, user_id, name, parent)

    def above(self, column: QVBoxLayout) -> None:
        people = [u for u in self._desk.options.users if u.active and u.id != self._user_id]
        me = self._desk.actor.user_id
        items: list[tuple[str, object]] = [(t("Escolha…"), None)]
        items += [(t("{name} (eu)", name=u.name) if u.id == me else u.name, u.id) for u in people]
        self.target = ComboBox(items)
        self.target.chosen.connect(lambda _key: self.fields["assignee"].set_error(""))
        self.fields["assignee"] = Field(t("Passar para"), self.target)
        self.take_along = QCheckBox(
            t("Levar para o CR principal de quem recebe, quando não for membro do CR atual")
        )
        self.take_along.setToolTip(t("Só onde o fluxo permite Outros CR's; os demais ficam como estão"))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.fields["assignee"], 1)
        row.addWidget(self.take_along, 2, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(row)

    def act(self) -> None:
        from crm_desktop.operations.cases import redistribute

        self.clear_errors()
        target = self.target.current_data()
        if not isinstance(target, uuid.UUID):
            self.fields["assignee"].set_error(t("Escolha quem recebe os processos."))
            self.target.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.set_working(True)
        self._desk.runner.write(
            self,
            redistribute,
            then=self._show_results,
            failed=self.show_error,
            case_ids=self.choice.chosen(),
            assignee_id=target,
            move_to_center=self.take_along.isChecked(),
        )


class AskOpinionDialog(_ManyCasesDialog):
    """Tells the responsible that an opinion is waited for; the overdue ones are ticked."""

    verb = "Cobrar parecer"
    done_words = ("cobrado", "cobrados")

    def __init__(self, desk: Desk, user_id: uuid.UUID, name: str, parent: QWidget | None = None) -> None:
        super().__init__(t("Cobrar parecer"), desk, user_id, name, parent)

    def above(self, column: QVBoxLayout) -> None:
        hint = muted_label(
            t(
                "O responsável recebe um aviso e cada processo, um registro automático. Os atrasados já vêm marcados."
            )
        )
        hint.setWordWrap(True)
        column.addWidget(hint)

    def ticked_at_first(self, row: CaseRow) -> bool:
        return row.due_at is not None and row.due_at < self._desk.now()

    def act(self) -> None:
        from crm_desktop.operations.cases import ask_for_opinion

        self.clear_errors()
        self.set_working(True)
        self._desk.runner.write(
            self,
            ask_for_opinion,
            then=self._show_results,
            failed=self.show_error,
            case_ids=self.choice.chosen(),
        )
