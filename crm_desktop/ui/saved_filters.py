"""Filtros salvos: names, the one to begin with, what the team sees (rule 4)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLineEdit, QPushButton, QStackedWidget, QWidget

from crm_desktop.ui.configurator.record_table import Entry, RecordTable
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.options import SavedFilterOption
    from crm_desktop.ui.desk import Desk


class SavedFiltersDialog(CrmDialog):
    """The filters of `desk.options`: one's own, which may be changed, and those of the team, which may not."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(t("Filtros salvos"), parent)
        self._desk = desk
        self.table = RecordTable(t("Filtros salvos"), (t("Nome"), t("Padrão"), t("Equipe")), stretch=(0, 2))
        self.table.picked.connect(lambda _key: self._enable())
        self.table.opened.connect(lambda _key: self.rename())
        self.stack = QStackedWidget()
        self.stack.addWidget(
            EmptyState(
                "star",
                t("Nenhum filtro salvo"),
                t("Preencha o filtro à esquerda e escolha Exibir › Salvar filtro… (Ctrl+Shift+F)."),
            )
        )
        self.stack.addWidget(self.table)
        self.body.addWidget(self.stack, 1)
        self.hint = muted_label(t("Só quem salvou o filtro pode alterá-lo."))
        self.body.addWidget(self.hint)
        self.rename_button = self._button(t("Renomear…"), self.rename)
        self.default_button = self._button(t("Deixar de ser padrão"), self.toggle_default)
        self.share_button = self._button(t("Deixar de compartilhar"), self.toggle_shared)
        self.delete_button = self._button(t("Excluir"), self.delete)
        self.add_cancel(t("Fechar"))
        desk.options_changed.connect(self.show_filters)
        self.show_filters()
        self.restore_size(720, 400)

    def _button(self, text: str, act: Callable[[], None]) -> QPushButton:
        button = self.add_left(QPushButton(text))
        button.setAccessibleName(text)
        button.clicked.connect(act)
        return button

    def show_filters(self) -> None:
        """Reads the options anew; the row stays the same, else the first one."""
        filters = self._desk.options.filters
        keys = [option.id for option in filters]
        current = self.table.current()
        if current not in keys:
            current = keys[0] if keys else None
        self.table.show_entries([_entry(option) for option in filters], current)
        self.stack.setCurrentIndex(1 if filters else 0)
        self._enable()

    def chosen(self) -> SavedFilterOption | None:
        key = self.table.current()
        return next((option for option in self._desk.options.filters if option.id == key), None)

    def _mine(self) -> SavedFilterOption | None:
        option = self.chosen()
        return option if option is not None and option.mine else None

    def _enable(self) -> None:
        option, mine = self.chosen(), self._mine()
        self.hint.setVisible(option is not None and mine is None)
        for button in (self.rename_button, self.default_button, self.delete_button):
            button.setEnabled(mine is not None)
        shared = mine is not None and mine.shared
        may_share = self._desk.may(Right.SUPERVISE)
        self.share_button.setVisible(may_share or shared)
        self.share_button.setEnabled(mine is not None)
        default = mine is not None and mine.is_default
        _name(self.default_button, t("Deixar de ser padrão") if default else t("Tornar padrão"))
        _name(self.share_button, t("Deixar de compartilhar") if shared else t("Compartilhar com a equipe"))

    # What the buttons do.

    def rename(self) -> None:
        option = self._mine()
        if option is not None:
            RenameFilterDialog(self._desk, option, self).open()

    def toggle_default(self) -> None:
        from crm_desktop.operations.filters import set_default_filter

        if (option := self._mine()) is not None:
            self._write(set_default_filter, option.id, is_default=not option.is_default)

    def toggle_shared(self) -> None:
        from crm_desktop.operations.filters import share_filter

        if (option := self._mine()) is not None:
            self._write(share_filter, option.id, shared=not option.shared)

    def delete(self) -> None:
        option = self._mine()
        if option is None:
            return
        lost = t("Ele também some para a sua equipe.") if option.shared else ""
        ask(
            self,
            t("Excluir filtro"),
            t("Excluir o filtro “{name}”? Isso não pode ser desfeito.", name=option.name),
            [(t("Excluir"), lambda: self._delete(option.id)), (t("Voltar"), lambda: None)],
            detail=lost,
            careful=True,
        )

    def _delete(self, key: uuid.UUID) -> None:
        from crm_desktop.operations.filters import delete_filter

        self._write(delete_filter, key)

    def _write(self, verb: Callable[..., Any], key: uuid.UUID, **values: Any) -> None:
        self.clear_errors()
        self._desk.runner.write(self, verb, failed=self.show_error, filter_id=key, **values)


class RenameFilterDialog(CrmDialog):
    def __init__(self, desk: Desk, option: SavedFilterOption, parent: QWidget | None = None) -> None:
        super().__init__(t("Renomear filtro"), parent)
        self._desk = desk
        self._key = option.id
        self.name = QLineEdit(option.name)
        self.name.selectAll()
        self.fields["filter_name"] = Field(t("Nome"), self.name)
        self.body.addWidget(self.fields["filter_name"])
        self.body.addStretch(1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)
        self.name.returnPressed.connect(self.save)
        self.restore_size(400, 200)
        self.name.setFocus()

    def save(self) -> None:
        from crm_desktop.operations.filters import rename_filter

        self.write_and_close(
            self._desk.runner,
            rename_filter,
            filter_id=self._key,
            name=self.name.text(),
        )


def _name(button: QPushButton, text: str) -> None:
    button.setText(text)
    button.setAccessibleName(text)


def _entry(option: SavedFilterOption) -> Entry:
    if not option.mine:
        team = t("Compartilhado por {name}", name=option.owner_name)
    else:
        team = t("Compartilhado com a equipe") if option.shared else t("Só para mim")
    return Entry(option.id, (option.name, t("★ Padrão") if option.is_default else "", team))
