"""Feriados: the days on which the desk does not open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLineEdit

from crm_desktop.ui import icons
from crm_desktop.ui.configurator.holidays_dialog import HolidaysDialog
from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.configurator.record_items import Item, PageTexts
from crm_desktop.ui.configurator.record_page import RecordPage
from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.format import full_day, weekday
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import CountButton
from crm_desktop.ui.widgets.date_field import DateField
from crm_desktop.values.dates import parse_date

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.queries.configuration_desk import HolidayRow


@dataclass(frozen=True, slots=True)
class _Values:
    day: date | None
    name: str
    typed: str


class HolidayForm(RecordForm):
    def __init__(self, today: Callable[[], date]) -> None:
        super().__init__()
        self.day = DateField(parse=lambda text: parse_date(text, today()))
        self.name = QLineEdit()
        self.add("date", t("Data"), self.day)
        self.add("name", t("Nome"), self.name)
        self.content.addStretch(1)
        self.day.value_changed.connect(self._show_weekday)
        self.day.value_changed.connect(self.tell_edited)

    def _show_weekday(self) -> None:
        day = self.day.value()
        self.fields["date"].set_hint(weekday(day) if day else "", good=True)

    def show_row(self, row: object) -> None:
        shown = cast("HolidayRow | None", row)
        self.day.set_value(shown.day if shown else None)
        self.name.setText(shown.name if shown else "")
        self._show_weekday()

    def values(self) -> _Values:
        return _Values(self.day.value(), self.name.text(), self.day.text() if not self.day.is_valid() else "")

    def check(self) -> tuple[str, str] | None:
        if not self.day.is_valid():
            return "date", t("Escreva a data como 25/12/2026.")
        return None


class HolidaysPage(RecordPage):
    columns = ("Data", "Dia da semana", "Nome")
    stretch = (2,)

    def __init__(self, desk: Desk) -> None:
        self.holiday_form = HolidayForm(desk.today)
        super().__init__(desk, _TEXTS, self.holiday_form)
        self._days: frozenset[date] = frozenset()
        self.fetch_button = CountButton("")
        self.fetch_button.setAutoDefault(False)
        self.fetch_button.setToolTip(t("Mostra os feriados nacionais e os pontos facultativos para escolher"))
        icons.bind_icon(self.fetch_button, "calendar-plus", color="text")
        self.fetch_button.clicked.connect(self.open_dialog)
        self.tools.insertWidget(0, self.fetch_button)
        self._show_year()

    def _show_year(self) -> None:
        """This year's until they are there, then the next year's."""
        year = self.desk.today().year
        here = sum(day.year == year for day in self._days)
        self.year = year + 1 if here >= _A_YEARS_WORTH else year
        text = t("Trazer feriados nacionais de {year}…", year=self.year)
        self.fetch_button.setText(text)
        self.fetch_button.setAccessibleName(text)

    def open_dialog(self) -> None:
        self.guard(self._open_dialog)

    def _open_dialog(self) -> None:
        dialog = HolidaysDialog(self.desk, self.year, self._days, self)
        dialog.brought.connect(self._brought)
        dialog.open()

    def _brought(self, count: int) -> None:
        self.told.emit(t("1 feriado trazido") if count == 1 else t("{n} feriados trazidos", n=count))
        self.ask_rows()

    def ask_rows(self) -> None:
        from crm_desktop.queries.configuration_desk import list_holidays

        self.desk.runner.read(self, list_holidays, then=self.show_rows, failed=self.show_error)

    def show_rows(self, rows: tuple[HolidayRow, ...]) -> None:
        self._days = frozenset(row.day for row in rows)
        self._show_year()
        self.show_items(
            [
                Item(Entry(row.day, (full_day(row.day), weekday(row.day), row.name)), row, row.name)
                for row in rows
            ]
        )

    def ask_removable(self, key: object) -> None:
        """A holiday may always go: nothing refers to it."""
        self.show_removable(key, True)

    def saver(self) -> Callable[..., Changes]:
        from crm_desktop.operations.configuration_calendar import save_holiday

        return save_holiday

    def save_arguments(self) -> dict[str, object]:
        values = self.holiday_form.values()
        return {
            "day": values.day,
            "name": values.name,
            "old_day": None if self.is_new() else self.current_key(),
        }

    def saved_key(self, changes: Changes, values: object) -> object:
        return cast(_Values, values).day

    def deleter(self) -> tuple[Callable[..., Changes], dict[str, object]]:
        from crm_desktop.operations.configuration_calendar import delete_holiday

        return delete_holiday, {"day": self.current_key()}


# So many in one year were surely brought already.
_A_YEARS_WORTH = 8

_TEXTS = PageTexts(
    icon="calendar",
    title="Feriados",
    note="Nestes dias não se conta prazo, e os contatos passam para o próximo dia útil.",
    new="Novo feriado",
    new_heading="Novo feriado",
    search="Procurar feriado",
    empty_title="Nenhum feriado ainda",
    empty="Traga os feriados nacionais do ano e acrescente os do estado e do município.",
)
