"""The main window puts the panels together and answers their wishes; each panel does its own work.

It is painted bare at first: `build` fills it, and `attach(desk)` brings it to life once somebody is logged in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QLabel, QSplitter, QStackedWidget

    from crm_desktop.ui.case_table import CaseTable
    from crm_desktop.ui.case_view import CaseDetail
    from crm_desktop.ui.controller import Controller
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.filter_panel import FilterPanel
    from crm_desktop.ui.widgets.buttons import CountButton
    from crm_desktop.ui.widgets.empty_state import EmptyState
    from crm_desktop.ui.widgets.tabs import CountTabWidget
    from crm_desktop.ui.widgets.toast import Toast

FIRST_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """`closing()` before it closes; who listens may veto with `keep_open()`."""

    closing = Signal()

    go_to: CountButton
    user_name: QLabel
    filter: FilterPanel
    table: CaseTable
    detail: CaseDetail
    no_cases: EmptyState
    list_stack: QStackedWidget
    split: QSplitter
    tabs: CountTabWidget
    count: QLabel
    state: QLabel
    toast: Toast

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("CRM · Atendimento")
        self.resize(*FIRST_SIZE)
        self.menu_actions: dict[str, QAction] = {}
        self.tool_buttons: dict[str, QPushButton] = {}
        self.pages: dict[str, QWidget] = {}
        self.controller: Controller | None = None
        self._keep_open = False
        self._built = False

    def build(self) -> None:
        """Everything inside; once. Before it the window is bare, so that it is painted at once."""
        if self._built:
            return
        self._built = True
        from crm_desktop.ui.window_parts import build_window

        build_window(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bare, it shows the surfaces that are about to fill: no jump when they do."""
        super().paintEvent(event)
        if self._built:
            return
        painter = QPainter(self)
        palette = self.palette()
        width, height = self.width(), self.height()
        painter.fillRect(0, 0, width, 86, palette.base())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(palette.base())
        painter.drawRoundedRect(12, 98, 288, height - 132, 8, 8)
        painter.drawRoundedRect(312, 144, width - 324, 330, 8, 8)

    # Living.

    def attach(self, desk: Desk) -> None:
        """Somebody is logged in and the base is open: from now on everything works."""
        from crm_desktop.ui.controller import Controller

        self.build()
        self.controller = Controller(self, desk)
        self.filter.setEnabled(True)
        self.go_to.setEnabled(True)
        self.user_name.setText(desk.actor.name)
        self.controller.start()

    def page_index(self, name: str) -> int:
        """The place of a tab; -1 for one that this user does not have."""
        page = self.pages.get(name)
        return self.tabs.indexOf(page) if page is not None else -1

    def fill_page(self, name: str, widget: QWidget) -> None:
        """Puts a tab's real content where its empty page was, without moving the current tab."""
        page = self.pages[name]
        layout = page.layout()
        if layout is None:
            layout = QVBoxLayout(page)
            layout.setContentsMargins(0, 8, 0, 0)
        while (item := layout.takeAt(0)) is not None:
            if (empty := item.widget()) is not None:
                empty.deleteLater()
        layout.addWidget(widget)

    def add_page(self, name: str, title: str, widget: QWidget) -> None:
        self.pages[name] = QWidget()
        self.tabs.addTab(self.pages[name], title)
        self.tabs.set_count(self.tabs.count() - 1, None)
        self.fill_page(name, widget)

    def show_page(self, name: str) -> None:
        index = self.page_index(name)
        if index >= 0:
            self.tabs.setCurrentIndex(index)

    def keep_open(self) -> None:
        """Called while `closing` is emitted: the window stays."""
        self._keep_open = True

    def bring_to_front(self) -> None:
        if self.isMinimized():
            self.showNormal()
        self.show()
        self.raise_()
        self.activateWindow()

    def closeEvent(self, event: QCloseEvent) -> None:
        self._keep_open = False
        self.closing.emit()
        if self._keep_open:
            event.ignore()
            return
        super().closeEvent(event)
