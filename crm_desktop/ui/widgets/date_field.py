"""Fields for a date, or a date with a time, that may be empty."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from typing import Protocol

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from crm_desktop.errors import CrmError, InvalidDate
from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.calendar_popup import CalendarPopup

_TYPED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})(?:\s+(\d{1,2}):(\d{2}))?")
_DEFAULT_TIME = time(9, 0)
_SAMPLE = datetime.combine(date(2028, 8, 28), time(20, 0))
# Borders, paddings and the calendar's button.
_FRAME_PX = 44


class _Moment(Protocol):
    def strftime(self, format: str, /) -> str: ...


def typed_date(text: str) -> date:
    """`24/11/2026`; InvalidDate for anything else."""
    return typed_moment(text).date()


def typed_moment(text: str) -> datetime:
    """`24/11/2026 17:00`, without the hour 09:00, in the user's own zone; InvalidDate for anything else."""
    found = _TYPED.fullmatch(text.strip())
    try:
        if found is None:
            raise InvalidDate(text)
        day, month, year, hour, minute = found.groups()
        clock = time(int(hour), int(minute)) if hour else _DEFAULT_TIME
        return datetime.combine(date(int(year), int(month), int(day)), clock)
    except ValueError:
        raise InvalidDate(text) from None


class _MomentField(QLineEdit):
    """Line edit with a calendar; the subclasses say what it holds."""

    _pattern = ""
    _placeholder = ""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._popup: CalendarPopup | None = None
        self._reported: object = None
        self.setPlaceholderText(t(self._placeholder))
        self._opener = QAction(t("Abrir calendário"), self)
        self._opener.triggered.connect(self.open_calendar)
        icons.bind_icon(self._opener, "calendar")
        self.addAction(self._opener, QLineEdit.ActionPosition.TrailingPosition)
        self.textEdited.connect(self._read_typed)
        self.editingFinished.connect(self._settle)

    def _read(self, text: str) -> _Moment | None:
        raise NotImplementedError

    def _at_day(self, day: date) -> _Moment:
        raise NotImplementedError

    def _report(self, value: _Moment | None, problem: str) -> None:
        raise NotImplementedError

    def _current(self) -> _Moment | None:
        try:
            return self._read(self.text())
        except (CrmError, ValueError):
            return None

    def minimumSizeHint(self) -> QSize:
        self.ensurePolished()
        width = self.fontMetrics().horizontalAdvance(_SAMPLE.strftime(self._pattern)) + _FRAME_PX
        return QSize(width, super().minimumSizeHint().height())

    def is_valid(self) -> bool:
        """True when empty or understood."""
        return not self.text().strip() or self._current() is not None

    def open_calendar(self) -> None:
        """Drop the month down; also Alt+Down and F4."""
        if self._popup is None:
            self._popup = CalendarPopup(self)
            self._popup.picked.connect(self._pick)
        self._popup.open_below(self, self._day())

    def _day(self) -> date | None:
        value = self._current()
        return value.date() if isinstance(value, datetime) else value if isinstance(value, date) else None

    def _show(self, value: _Moment | None) -> None:
        self.setText("" if value is None else value.strftime(self._pattern))
        if not self.hasFocus():
            self.setCursorPosition(0)
        self._reported = value

    def _pick(self, day: date) -> None:
        value = self._at_day(day)
        changed = value != self._reported
        self._show(value)
        if changed:
            self._report(value, "")

    def _read_typed(self) -> None:
        value = self._current()
        problem = "" if self.is_valid() else self.text()
        if value != self._reported or problem:
            self._reported = value
            self._report(value, problem)

    def _settle(self) -> None:
        value = self._current()
        if value is not None:
            self._show(value)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()), 0)
        if event.key() == Qt.Key.Key_F4 or (alt and step):
            self.open_calendar()
        elif step and (day := self._day()) is not None:
            self._pick(day + timedelta(days=step))
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.ReadOnlyChange, QEvent.Type.EnabledChange):
            self._opener.setEnabled(self.isEnabled() and not self.isReadOnly())
        super().changeEvent(event)


class DateField(_MomentField):
    """A date or nothing, shown as 24/11/2026.

    `parse` turns what was typed into a date (shortcuts such as `+3d`) and raises a CrmError or
    ValueError for what it does not know. Up and Down move a day, Alt+Down or F4 opens the month.
    `value_changed` tells the date or None at each change by the user; `problem_changed` tells the text
    that is not understood, or an empty text.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)
    _pattern = "%d/%m/%Y"
    _placeholder = "dd/mm/aaaa"

    def __init__(self, parent: QWidget | None = None, *, parse: Callable[[str], date] = typed_date) -> None:
        self._parse = parse
        super().__init__(parent)

    def value(self) -> date | None:
        """None when empty or not understood (see `is_valid`)."""
        return self._read_or_none()

    def set_value(self, value: date | None) -> None:
        """Show a date, or nothing; tells nobody."""
        self._show(value)

    def _read_or_none(self) -> date | None:
        try:
            return self._read(self.text())
        except (CrmError, ValueError):
            return None

    def _read(self, text: str) -> date | None:
        return self._parse(text.strip()) if text.strip() else None

    def _at_day(self, day: date) -> date:
        return day

    def _report(self, value: _Moment | None, problem: str) -> None:
        self.problem_changed.emit(problem)
        self.value_changed.emit(value)


class DateTimeField(_MomentField):
    """A moment or nothing, shown as 24/11/2026 17:00, in the zone of the clock on the wall (naive).

    Otherwise as DateField. A day picked in the month keeps the hour typed, else 09:00.
    """

    value_changed = Signal(object)
    problem_changed = Signal(str)
    _pattern = "%d/%m/%Y %H:%M"
    _placeholder = "dd/mm/aaaa hh:mm"

    def __init__(
        self, parent: QWidget | None = None, *, parse: Callable[[str], datetime] = typed_moment
    ) -> None:
        self._parse = parse
        super().__init__(parent)

    def value(self) -> datetime | None:
        """None when empty or not understood (see `is_valid`)."""
        try:
            return self._read(self.text())
        except (CrmError, ValueError):
            return None

    def set_value(self, value: datetime | None) -> None:
        """Show a moment, or nothing; tells nobody."""
        self._show(value)

    def _read(self, text: str) -> datetime | None:
        return self._parse(text.strip()) if text.strip() else None

    def _at_day(self, day: date) -> datetime:
        before = self.value()
        return datetime.combine(day, before.time() if before else _DEFAULT_TIME)

    def _report(self, value: _Moment | None, problem: str) -> None:
        self.problem_changed.emit(problem)
        self.value_changed.emit(value)
