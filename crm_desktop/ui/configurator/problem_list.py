"""What keeps a workflow from being published, one line each; a line leads to its step."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.configurator.words import problem_sentence
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled, theme_notifier
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import caption_label
from crm_desktop.ui.widgets.views import dress_view
from crm_desktop.workflow.validation import Problem

_HEIGHT_PX = 150


class ProblemList(QWidget):
    """`step_wanted(order)` when a line with a step is clicked, or Enter pressed on it."""

    step_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(scaled(_HEIGHT_PX))
        self._caption = caption_label(t("Validação"))
        self.list = QListWidget()
        self.list.setAccessibleName(t("Problemas do workflow"))
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        dress_view(self.list)
        self.list.itemClicked.connect(self._go)
        self.list.itemActivated.connect(self._go)
        good = QWidget()
        chips = FlowLayout(good)
        chips.setContentsMargins(0, 4, 0, 0)
        for text in (t("✓ todo caminho chega a um CR que encerra"), t("✓ sem ciclo só de decisões")):
            chips.addWidget(Chip(text, "success"))
        self._stack = QStackedWidget()
        self._stack.addWidget(good)
        self._stack.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._caption)
        layout.addWidget(self._stack, 1)
        theme_notifier.theme_changed.connect(self._dress)

    def show_problems(self, problems: Sequence[Problem], name_of: Callable[[int | None], str]) -> None:
        """Replace the lines; `name_of` gives a step's text for its order."""
        self.list.clear()
        for problem in problems:
            item = QListWidgetItem(problem_sentence(problem, name_of(problem.order)), self.list)
            item.setData(Qt.ItemDataRole.UserRole, problem.order)
        self._dress()
        self._stack.setCurrentIndex(1 if problems else 0)
        text = t("Validação") if not problems else t("Falta resolver: {n}", n=len(problems))
        self._caption.setText(text.upper())
        self._caption.setAccessibleName(text)

    def sentences(self) -> list[str]:
        """The lines as shown."""
        return [self.list.item(row).text() for row in range(self.list.count())]

    def _dress(self) -> None:
        mark = icons.icon("alert-triangle", color="danger")
        for row in range(self.list.count()):
            self.list.item(row).setIcon(mark)
        self.setFixedHeight(scaled(_HEIGHT_PX))

    def _go(self, item: QListWidgetItem) -> None:
        order = item.data(Qt.ItemDataRole.UserRole)
        if order is not None:
            self.step_wanted.emit(order)
