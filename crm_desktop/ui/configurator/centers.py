"""Centros de responsabilidade."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLineEdit

from crm_desktop.ui.configurator.inputs import choice_items
from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.configurator.record_items import Item, PageTexts, key_of, state_cell, yes
from crm_desktop.ui.configurator.record_page import RecordPage
from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.combo_box import ComboBox

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.configuration import CenterFields
    from crm_desktop.queries.configuration import CenterRow, CentersView, Choice


class CenterForm(RecordForm):
    def __init__(self) -> None:
        super().__init__()
        self.users: tuple[Choice, ...] = ()
        self.code, self.name, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.assignee = ComboBox()
        self.add_pair(
            self.make("code", t("Código"), self.code), self.make("name", t("Nome"), self.name), (2, 3)
        )
        self.add(
            "email", t("E-mail"), self.email, t("Aparece entre os destinatários dos e-mails do processo")
        )
        self.add(
            "assignee",
            t("Responsável padrão"),
            self.assignee,
            t("Recebe o processo que chega, quando quem o tinha não é do CR"),
        )
        self.closes = self.add_box(t("Encerra processo"), t("O processo que chega a este CR fica concluído"))
        self.active = self.add_box(t("Ativo"), t("Inativo deixa de ser oferecido; o histórico fica"))
        self.content.addStretch(1)

    def show_row(self, row: object) -> None:
        shown = cast("CenterRow | None", row)
        chosen = shown.default_assignee_id if shown else None
        self.assignee.set_items(choice_items(self.users, (chosen,), t("Ninguém")))
        self.code.setText(shown.code if shown else "")
        self.name.setText(shown.name if shown else "")
        self.email.setText(shown.email or "" if shown else "")
        self.assignee.set_current_data(chosen)
        self.closes.setChecked(shown.closes if shown else False)
        self.active.setChecked(shown.active if shown else True)

    def values(self) -> CenterFields:
        from crm_desktop.operations.configuration import CenterFields

        return CenterFields(
            code=self.code.text(),
            name=self.name.text(),
            email=self.email.text(),
            closes=self.closes.isChecked(),
            default_assignee_id=key_of(self.assignee.current_data()),
            active=self.active.isChecked(),
        )


class CentersPage(RecordPage):
    columns = ("Código", "Nome", "Responsável padrão", "Encerra", "Situação")

    def __init__(self, desk: Desk) -> None:
        self.center_form = CenterForm()
        super().__init__(desk, _TEXTS, self.center_form)

    def ask_rows(self) -> None:
        from crm_desktop.queries.configuration import list_centers

        self.desk.runner.read(self, list_centers, then=self.show_view, failed=self.show_error)

    def show_view(self, view: CentersView) -> None:
        self.center_form.users = view.users
        names = {user.id: user.text for user in view.users}
        self.show_items(
            [
                Item(
                    Entry(
                        row.id,
                        (
                            row.code,
                            row.name,
                            names.get(row.default_assignee_id, "") if row.default_assignee_id else "",
                            yes(row.closes),
                            state_cell(row.active),
                        ),
                        ((4, "neutral"),),
                    ),
                    row,
                    row.name,
                    row.active,
                )
                for row in view.rows
            ]
        )

    def saver(self) -> Callable[..., Changes]:
        from crm_desktop.operations.configuration import save_center

        return save_center

    def record_kind(self) -> str:
        return "center"


_TEXTS = PageTexts(
    icon="building-2",
    title="Centros de responsabilidade",
    note="As equipes por onde um processo passa. Ao chegar a um CR que encerra, ele fica concluído.",
    new="Novo CR",
    new_heading="Novo CR",
    search="Procurar CR",
    empty_title="Nenhum CR ainda",
    empty="Comece por aqui: cadastre as equipes que atendem e um CR que encerra os processos.",
)
