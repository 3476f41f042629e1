"""The month that drops down below a date field."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QFrame, QToolButton, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import color

_NAVIGATION = (
    ("qt_calendar_prevmonth", "chevron-left", "Mês anterior"),
    ("qt_calendar_nextmonth", "chevron-right", "Próximo mês"),
)


class CalendarPopup(QFrame):
    """Arrows move, Enter picks, Esc closes."""

    picked = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("panel", "popup")
        self._calendar = QCalendarWidget(self)
        self._calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self._calendar.setFirstDayOfWeek(Qt.DayOfWeek.Sunday)
        self._calendar.setAccessibleName(t("Calendário"))
        self._calendar.setMinimumSize(QSize(280, 240))
        self._calendar.activated.connect(self._pick)
        self._calendar.clicked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(4, 4, 4, 4)
        layout.addWidget(self._calendar)
        for name, picture, text in _NAVIGATION:
            button = self._calendar.findChild(QToolButton, name)
            if button is not None:
                icons.bind_icon(button, picture, color="text")
                button.setAccessibleName(t(text))
                button.setToolTip(t(text))

    def open_below(self, field: QWidget, current: date | None) -> None:
        """Show the month of `current` (of today when None), inside the screen."""
        self._paint_weekend()
        if current is not None:
            self._calendar.setSelectedDate(QDate(current.year, current.month, current.day))
        else:
            self._calendar.setSelectedDate(QDate.currentDate())
        self.adjustSize()
        place = field.mapToGlobal(QPoint(0, field.height() + 4))
        area = field.screen().availableGeometry()
        if place.y() + self.height() > area.bottom():
            place = field.mapToGlobal(QPoint(0, -self.height() - 4))
        place.setX(max(area.left(), min(place.x(), area.right() - self.width())))
        self.move(place)
        self.show()
        self._calendar.setFocus(Qt.FocusReason.PopupFocusReason)

    def _paint_weekend(self) -> None:
        weekend = QTextCharFormat()
        weekend.setForeground(color("muted"))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self._calendar.setWeekdayTextFormat(day, weekend)
        header = QTextCharFormat()
        header.setForeground(color("muted"))
        header.setBackground(color("surface"))
        self._calendar.setHeaderTextFormat(header)

    def _pick(self, day: QDate) -> None:
        self.hide()
        self.picked.emit(date(day.year(), day.month(), day.day()))
