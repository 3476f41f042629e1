"""The main window puts the panels together and answers their wishes; each panel does its own work.

It is painted bare at first; `build_front` gives it its frame and the list, `build` everything else, and
`attach(desk)` brings it to life once somebody is logged in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal  # and not Qt, whose 90 enumerations take longer than the first paint
from PySide6.QtGui import QAction, QCloseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QPushButton, QVBoxLayout, QWidget

if TYPE_CHECKING:
    from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSplitter, QStackedWidget

    from crm_desktop.ui.case_rows import ShownPage
    from crm_desktop.ui.case_table import CaseTable
    from crm_desktop.ui.case_view import CaseDetail
    from crm_desktop.ui.controller import Controller
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.filter_panel import FilterPanel
    from crm_desktop.ui.widgets.buttons import LinkButton, SearchButton
    from crm_desktop.ui.widgets.empty_state import EmptyState
    from crm_desktop.ui.widgets.tabs import CountTabWidget
    from crm_desktop.ui.widgets.toast import Toast
    from crm_desktop.values.filters import CaseFilter
    from crm_desktop.values.terms import Right

FIRST_SIZE = (1440, 900)
FILTER_PX = 288
"""The filter's width at 100 %; it grows with the text."""


class MainWindow(QMainWindow):
    """`closing()` before it closes; who listens may veto with `keep_open()`. `closed()` when nobody did."""

    closing = Signal()
    closed = Signal()

    go_to: SearchButton
    user_name: QLabel
    filter: FilterPanel
    table: CaseTable
    detail: CaseDetail
    no_cases: EmptyState
    list_stack: QStackedWidget
    centre_row: QHBoxLayout
    centre_column: QVBoxLayout
    news: LinkButton
    filter_place: QWidget
    detail_place: QWidget
    menus: dict[str, QMenu]
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
        self.opened_with: CaseFilter | None = None
        self._keep_open = False
        self._built_front = False
        self._built = False

    def build_front(self) -> None:
        """The list and the frame around it; once. Before it the window is bare, so that it is painted at once."""
        if self._built_front:
            return
        self._built_front = True
        from crm_desktop.ui.window_front import build_front

        build_front(self)

    def build(self) -> None:
        """Everything inside; once."""
        if self._built:
            return
        self.build_front()
        self._built = True
        from crm_desktop.ui.window_parts import build_rest

        build_rest(self)

    def open_with(self, asked: CaseFilter, page: ShownPage, rights: frozenset[Right]) -> None:
        """The first rows and no button that would go again, before there is a desk to read them anew."""
        from crm_desktop.ui.actions import ACTIONS

        self.opened_with = asked
        for spec in ACTIONS:
            self.menu_actions[spec.name].setVisible(spec.right is None or spec.right in rights)
        self.table.show_page(page, keep_place=False)

    def forget_first_rows(self) -> None:
        """Somebody has to log in after all: nothing of the list stays in sight behind that."""
        from crm_desktop.ui.case_rows import ShownPage

        if self.opened_with is not None:
            self.opened_with = None
            self.user_name.clear()
            self.table.show_page(ShownPage((), None), keep_place=False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Bare, it shows the surfaces that are about to fill: no jump when they do."""
        super().paintEvent(event)
        if self._built_front:
            return
        painter = QPainter(self)
        palette = self.palette()
        width, height = self.width(), self.height()
        painter.fillRect(0, 0, width, 86, palette.base())
        painter.setPen(palette.base().color())
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
        self.closed.emit()
