"""Lists of one line each, to add to and take from: phones, e-mails, contacts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from crm_desktop.errors import InputError
from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import sentence_for
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.labels import restyle, small_label

Settle = Callable[[str], str]
"""From what was typed to how it is shown; raises InputError."""


def settle_line(line: QLineEdit, settle: Settle) -> str:
    """Shows a line as it should be written; marks it and returns the sentence when it cannot be taken."""
    problem = ""
    if line.text().strip():
        try:
            line.setText(settle(line.text()))
        except InputError as error:
            problem = sentence_for(error)
    line.setProperty("invalid", "true" if problem else None)
    line.setAccessibleDescription(problem)
    restyle(line)
    return problem


class LineTable(QWidget):
    """Rows of line edits; `columns` are (name, stretch, how it is settled or None), `row_name` is what one row
    is called. There is always one row to type in.

    `edited()` at each key, `settled()` when a line was left; `problem()` is what is wrong with the first bad one.
    """

    edited = Signal()
    settled = Signal()

    def __init__(
        self,
        row_name: str,
        add_text: str,
        columns: Sequence[tuple[str, int, Settle | None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._row_name = row_name
        self._columns = tuple(columns)
        self._rows: list[list[QLineEdit]] = []
        self._removers: list[QToolButton] = []
        self._problems: dict[QLineEdit, str] = {}
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        for place, (name, stretch, _settle) in enumerate(self._columns):
            self._grid.setColumnStretch(place, stretch)
            if len(self._columns) > 1:
                self._grid.addWidget(small_label(name), 0, place)
        self.add = LinkButton(add_text)
        icons.bind_icon(self.add, "plus", color="accent")
        self.add.clicked.connect(lambda _on: self._add_and_focus())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(self._grid)
        column.addWidget(self.add)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.show_rows(())

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Replaces all rows; with none there is an empty one."""
        while self._rows:
            self._take(self._rows[-1])
        for texts in rows or ([""] * len(self._columns),):
            self._add_row(texts)
        self.setFocusProxy(self._rows[0][0])

    def rows(self) -> list[tuple[str, ...]]:
        """The rows in which anything is written, as typed."""
        found = [tuple(line.text().strip() for line in row) for row in self._rows]
        return [texts for texts in found if any(texts)]

    def lines(self) -> list[QLineEdit]:
        """Every line, in reading order."""
        return [line for row in self._rows for line in row]

    def check(self) -> str:
        """Settles every line; what is wrong with the first bad one, which takes the focus."""
        for row in self._rows:
            for line, (_name, _stretch, settle) in zip(row, self._columns):
                if settle is not None:
                    self._problems[line] = settle_line(line, settle)
        bad = [line for line in self.lines() if self._problems.get(line)]
        if bad:
            bad[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return self.problem()

    def problem(self) -> str:
        return next((p for line in self.lines() if (p := self._problems.get(line, ""))), "")

    def _add_and_focus(self) -> None:
        self._add_row([""] * len(self._columns))
        # A layout shows what is added to it a moment later, and what is hidden takes no focus.
        self._rows[-1][0].show()
        self._rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_row(self, texts: Sequence[str]) -> None:
        place = self._grid.rowCount()
        row: list[QLineEdit] = []
        for column, (name, _stretch, settle) in enumerate(self._columns):
            line = QLineEdit(texts[column])
            line.setCursorPosition(0)
            spoken = self._row_name if len(self._columns) == 1 else f"{self._row_name}: {name}"
            line.setAccessibleName(f"{spoken} {len(self._rows) + 1}")
            line.textEdited.connect(lambda _text: self.edited.emit())
            line.editingFinished.connect(partial(self._left, line, settle))
            self._grid.addWidget(line, place, column)
            row.append(line)
        remove = QToolButton()
        icons.bind_icon(remove, "x")
        remove.setToolTip(t("Retirar {name}", name=self._row_name.lower()))
        remove.setAccessibleName(f"{remove.toolTip()} {len(self._rows) + 1}")
        remove.clicked.connect(lambda _on=False, row=row: self._remove(row))
        self._grid.addWidget(remove, place, len(self._columns))
        self._rows.append(row)
        self._removers.append(remove)
        self._keep_tab_order()

    def _keep_tab_order(self) -> None:
        order: list[QWidget] = []
        for row, remove in zip(self._rows, self._removers):
            order += [*row, remove]
        order.append(self.add)
        for before, after in pairwise(order):
            QWidget.setTabOrder(before, after)

    def _remove(self, row: list[QLineEdit]) -> None:
        if len(self._rows) == 1:
            self.show_rows(())
            self._rows[0][0].show()
        else:
            self._take(row)
            self.setFocusProxy(self._rows[0][0])
        self._rows[-1][0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.edited.emit()
        self.settled.emit()

    def _take(self, row: list[QLineEdit]) -> None:
        place = self._rows.index(row)
        for widget in (*self._rows.pop(place), self._removers.pop(place)):
            if isinstance(widget, QLineEdit):
                self._problems.pop(widget, None)
            self._grid.removeWidget(widget)
            # A line that is taken away still has the focus, and must not tell that it was left.
            widget.blockSignals(True)
            widget.hide()
            widget.deleteLater()

    def _left(self, line: QLineEdit, settle: Settle | None) -> None:
        if settle is not None:
            self._problems[line] = settle_line(line, settle)
        self.settled.emit()
