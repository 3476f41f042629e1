"""The main window puts the panels together and answers their wishes; each panel does its own work.

It can be painted before a base is open: `attach(desk)` then fills it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QMenu,
    QPushButton,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QToolBar,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import icons
from crm_desktop.ui.actions import ACTIONS, TOOL_BAR, ActionSpec, Menu, action
from crm_desktop.ui.case_table import CaseTable
from crm_desktop.ui.case_view import CaseDetail
from crm_desktop.ui.filter_panel import FilterPanel
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import CountButton, PrimaryButton
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.tabs import CountTabWidget
from crm_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from crm_desktop.ui.controller import Controller
    from crm_desktop.ui.desk import Desk

FIRST_SIZE = (1440, 900)


class MainWindow(QMainWindow):
    """`closing()` before it closes; who listens may veto with `keep_open()`."""

    closing = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(t("CRM · Atendimento"))
        self.resize(*FIRST_SIZE)
        self.menu_actions: dict[str, QAction] = {}
        self.controller: Controller | None = None
        self._keep_open = False
        self._build_menus()
        self._build_tool_bar()
        self._build_centre()
        self._build_status()
        self.toast = Toast(self)

    # Building.

    def _build_menus(self) -> None:
        menus: dict[Menu, QMenu] = {}
        for name in Menu:
            menus[name] = self.menuBar().addMenu(t(name.value))
        for spec in ACTIONS:
            if spec.separator_before:
                menus[spec.menu].addSeparator()
            menus[spec.menu].addAction(self._action(spec))

    def _action(self, spec: ActionSpec) -> QAction:
        made = QAction(t(spec.text), self)
        if spec.shortcut:
            made.setShortcut(QKeySequence(spec.shortcut))
        if spec.tip:
            made.setToolTip(t(spec.tip))
            made.setStatusTip(t(spec.tip))
        if spec.icon:
            icons.bind_icon(made, spec.icon)
        made.setCheckable(spec.checkable)
        made.setEnabled(spec.name == "quit")
        self.menu_actions[spec.name] = made
        if spec.name == "quit":
            made.triggered.connect(self.close)
        return made

    def _build_tool_bar(self) -> None:
        bar = QToolBar(t("Barra de ferramentas"))
        bar.setAccessibleName(t("Barra de ferramentas"))
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        row = QWidget()
        layout = QHBoxLayout(row)
        layout.setContentsMargins(4, 2, 4, 2)
        layout.setSpacing(8)
        self.tool_buttons: dict[str, QPushButton] = {}
        for name in TOOL_BAR:
            layout.addWidget(self._tool_button(action(name)))
        layout.addStretch(1)
        self.go_to = CountButton(t("Ir para processo, pessoa ou telefone"))
        self.go_to.set_second("Ctrl+K")
        self.go_to.setProperty("role", "search")
        icons.bind_icon(self.go_to, "search")
        self.go_to.clicked.connect(self.menu_actions["go_to"].trigger)
        self.go_to.setEnabled(False)
        layout.addWidget(self.go_to)
        self.user_name = QLabel()
        self.user_name.setProperty("role", "strong")
        self.user_name.setAccessibleName(t("Usuário"))
        layout.addWidget(self.user_name)
        row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        bar.addWidget(row)
        self.addToolBar(bar)

    def _tool_button(self, spec: ActionSpec) -> QPushButton:
        text = t(spec.tool_text or spec.text)
        button: QPushButton
        if spec.name == "new_case":
            button = PrimaryButton(text)
            icons.bind_icon(button, spec.icon, color="on_accent")
        else:
            button = CountButton(text)
        made = self.menu_actions[spec.name]
        keys = f" ({spec.shortcut})" if spec.shortcut else ""
        button.setToolTip(t(spec.tip) + keys)
        button.clicked.connect(made.trigger)
        button.setEnabled(False)
        made.enabledChanged.connect(button.setEnabled)
        made.visibleChanged.connect(lambda: button.setVisible(made.isVisible()))
        self.tool_buttons[spec.name] = button
        return button

    def _build_centre(self) -> None:
        self.filter = FilterPanel()
        self.table = CaseTable()
        self.detail = CaseDetail()
        self.no_cases = EmptyState(
            "filter",
            t("Nenhum processo neste filtro"),
            t("Mude o filtro à esquerda ou volte aos seus pendentes."),
            t("Limpar filtro"),
        )
        self.list_stack = QStackedWidget()
        self.list_stack.addWidget(self.table)
        self.list_stack.addWidget(self.no_cases)
        self.split = QSplitter(Qt.Orientation.Vertical)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.list_stack)
        self.split.addWidget(self.detail)
        self.split.setSizes([330, 420])
        self.split.setStretchFactor(1, 1)
        cases = QWidget()
        column = QVBoxLayout(cases)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.split)
        self.tabs = CountTabWidget()
        self.pages: dict[str, QWidget] = {}
        for name, title in (
            ("result", t("Resultado")),
            ("cases", t("Atendimento")),
            ("follow_up", t("Follow up de vendas")),
            ("agenda", t("Agenda")),
        ):
            page = cases if name == "cases" else QWidget()
            self.pages[name] = page
            self.tabs.addTab(page, title)
            self.tabs.set_count(self.tabs.count() - 1, None)
        self.tabs.setCurrentWidget(cases)
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(12, 12, 12, 8)
        row.setSpacing(12)
        row.addWidget(self.filter)
        row.addWidget(self.tabs, 1)
        self.setCentralWidget(centre)
        self.centre = centre
        self.filter.setEnabled(False)

    def _build_status(self) -> None:
        self.count = muted_label(t("Abrindo a base…"))
        self.state = muted_label("")
        self.statusBar().addWidget(self.count, 1)
        self.statusBar().addPermanentWidget(self.state)

    # Living.

    def attach(self, desk: Desk) -> None:
        """Somebody is logged in and the base is open: from now on everything works."""
        from crm_desktop.ui.controller import Controller

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
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 8, 0, 0)
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
