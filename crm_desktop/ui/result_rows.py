"""The short lists of Resultado: rows that are pressed as a whole, kept in place when they are read again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QVBoxLayout, QWidget

from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.panel_button import RowButton


@dataclass(frozen=True, slots=True)
class ShownLine:
    """`act` is what a click does; None where there is nothing to open."""

    lead: str
    strong: str
    rest: str = ""
    chip: tuple[str, str] | None = None
    act: Callable[[], None] | None = None


class RowList(QWidget):
    """Lines below each other, their leads in one column; `empty` says why there is none."""

    def __init__(self, empty: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[ShownLine, ...] = ()
        self.rows: list[RowButton] = []
        self._empty = muted_label(empty)
        self._empty.setWordWrap(True)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._empty)
        self._column.addStretch(1)

    def show_lines(self, lines: Sequence[ShownLine], empty: str = "") -> None:
        """Other lines; a row that stays keeps the focus."""
        self._lines = tuple(lines)
        while len(self.rows) < len(lines):
            self._add()
        lead_px = 0
        for row, line in zip(self.rows, lines):
            row.show_row(line.lead, line.strong, line.rest, line.chip)
            row.set_pressable(line.act is not None)
            row.show()
            lead_px = max(lead_px, row.lead.sizeHint().width())
        for row in self.rows:
            row.lead.setFixedWidth(lead_px)
        for row in self.rows[len(lines) :]:
            row.hide()
        if empty:
            self._empty.setText(empty)
        self._empty.setVisible(not lines)

    def texts(self) -> list[str]:
        """What the shown rows say."""
        return [row.accessibleName() for row in self.rows if not row.isHidden()]

    def _add(self) -> None:
        place = len(self.rows)
        row = RowButton()
        row.clicked.connect(lambda: self._press(place))
        self.rows.append(row)
        self._column.insertWidget(place, row)

    def _press(self, place: int) -> None:
        act = self._lines[place].act if place < len(self._lines) else None
        if act is not None:
            act()
