"""Andamentos: the words for where the work stands."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLineEdit

from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.configurator.record_items import Item, PageTexts, state_cell, yes
from crm_desktop.ui.configurator.record_page import RecordPage
from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.configuration import StatusFields
    from crm_desktop.queries.configuration import StatusRow


class StatusForm(RecordForm):
    def __init__(self) -> None:
        super().__init__()
        self.code, self.name = QLineEdit(), QLineEdit()
        self.add_pair(
            self.make("code", t("Código"), self.code), self.make("name", t("Nome"), self.name), (2, 3)
        )
        self.waits = self.add_box(
            t("Aguarda retorno"), t("Com este andamento o processo fica em Aguardando retorno")
        )
        self.active = self.add_box(t("Ativo"), t("Inativo deixa de ser oferecido; o histórico fica"))
        self.content.addStretch(1)

    def show_row(self, row: object) -> None:
        shown = cast("StatusRow | None", row)
        self.code.setText(shown.code if shown else "")
        self.name.setText(shown.name if shown else "")
        self.waits.setChecked(shown.waits_for_reply if shown else False)
        self.active.setChecked(shown.active if shown else True)

    def values(self) -> StatusFields:
        from crm_desktop.operations.configuration import StatusFields

        return StatusFields(
            self.code.text(), self.name.text(), self.waits.isChecked(), self.active.isChecked()
        )


class StatusesPage(RecordPage):
    columns = ("Código", "Nome", "Aguarda retorno", "Situação")

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, _TEXTS, StatusForm())

    def ask_rows(self) -> None:
        from crm_desktop.queries.configuration import list_statuses

        self.desk.runner.read(self, list_statuses, then=self.show_rows, failed=self.show_error)

    def show_rows(self, rows: tuple[StatusRow, ...]) -> None:
        self.show_items(
            [
                Item(
                    Entry(
                        row.id,
                        (row.code, row.name, yes(row.waits_for_reply), state_cell(row.active)),
                        ((3, "neutral"),),
                    ),
                    row,
                    row.name,
                    row.active,
                )
                for row in rows
            ]
        )

    def saver(self) -> Callable[..., Changes]:
        from crm_desktop.operations.configuration import save_status

        return save_status

    def record_kind(self) -> str:
        return "progress_status"


_TEXTS = PageTexts(
    icon="flag",
    title="Andamentos",
    note="Onde o trabalho está, sem ser um parecer: Em análise, Aguardando cliente…",
    new="Novo andamento",
    new_heading="Novo andamento",
    search="Procurar andamento",
    empty_title="Nenhum andamento ainda",
    empty="Cadastre os que a equipe usa para dizer onde o trabalho está.",
)
