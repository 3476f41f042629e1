"""The national holidays of a year, to choose from."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from crm_desktop.ui.desk import Desk
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.format import full_day, weekday
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.number_field import NumberField
from crm_desktop.ui.widgets.views import dress_view

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes

_DATA = Qt.ItemDataRole.UserRole
_FIRST_YEAR = 2000
_LAST_YEAR = 2099


class HolidaysDialog(CrmDialog):
    """`brought(count)` when some were added; what is there already cannot be ticked."""

    brought = Signal(int)

    def __init__(self, desk: Desk, year: int, known: Iterable[date], parent: QWidget | None = None) -> None:
        super().__init__(t("Feriados nacionais"), parent, note=t("Nacionais e pontos facultativos"))
        self._desk = desk
        self._known = frozenset(known)
        self.year = NumberField(_FIRST_YEAR, _LAST_YEAR)
        self.year.setValue(year)
        self.year.valueChanged.connect(self._ask)
        self.list = QListWidget()
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress_view(self.list)
        self.body.addWidget(Field(t("Ano"), self.year))
        self.fields["days"] = Field(t("Dias"), self.list)
        self.body.addWidget(self.fields["days"], 1)
        self.list.itemChanged.connect(self._count)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Trazer"))
        assert self.primary is not None
        self.primary.clicked.connect(self._bring)
        self.restore_size(560, 640)
        self._ask()

    def _ask(self) -> None:
        from crm_desktop.operations.configuration_calendar import national_holidays

        self.set_working(True)
        year = self.year.value()
        self._desk.runner.call(
            self, lambda: national_holidays(year), then=self.show_days, failed=self.show_error, channel="days"
        )

    def show_days(self, days: tuple[tuple[date, str], ...]) -> None:
        blocked = self.list.blockSignals(True)
        self.list.clear()
        for day, name in days:
            here = day in self._known
            text = f"{full_day(day)}  {name} ({weekday(day)})"
            item = QListWidgetItem(t("{day}, já cadastrado", day=text) if here else text, self.list)
            item.setData(_DATA, (day, name))
            item.setFlags(
                Qt.ItemFlag.NoItemFlags
                if here
                else Qt.ItemFlag.ItemIsEnabled
                | Qt.ItemFlag.ItemIsSelectable
                | Qt.ItemFlag.ItemIsUserCheckable
            )
            item.setCheckState(Qt.CheckState.Checked)
        self.list.blockSignals(blocked)
        self._count()

    def chosen(self) -> tuple[tuple[date, str], ...]:
        """The ticked days that are not there yet."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            item.data(_DATA)
            for item in items
            if item.flags() & Qt.ItemFlag.ItemIsEnabled and item.checkState() == Qt.CheckState.Checked
        )

    def _count(self) -> None:
        count = len(self.chosen())
        text = t("Os deste ano já estão cadastrados") if not count else t("{n} a trazer", n=count)
        self.fields["days"].set_hint(text)
        self.set_working(count == 0)

    def _bring(self) -> None:
        from crm_desktop.operations.configuration_calendar import add_holidays

        self.set_working(True)
        self._desk.runner.write(
            self, add_holidays, then=self._brought, failed=self.show_error, holidays=self.chosen()
        )

    def _brought(self, changes: Changes) -> None:
        self.brought.emit(int(changes.label))
        self.accept()
