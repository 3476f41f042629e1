"""The front of the main window: its frame, the tool bar and the list. It is built and painted first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
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
from crm_desktop.ui.i18n import t
from crm_desktop.ui.main_window import FILTER_PX
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.buttons import CountButton, LinkButton, PrimaryButton, SearchButton
from crm_desktop.ui.widgets.quiet_label import QuietLabel
from crm_desktop.ui.widgets.tabs import CountTabWidget

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow

_FIRST_SPLIT = (330, 420)


def build_front(window: MainWindow) -> None:
    """Gives a bare window its frame, with room for what comes later, so that nothing moves when it does."""
    window.setWindowTitle(t("CRM · Atendimento"))
    window.menus = {name: window.menuBar().addMenu(t(name.value)) for name in Menu}
    for spec in ACTIONS:
        _make_action(window, spec)
    _build_tool_bar(window)
    _build_centre(window)
    _build_status(window)


def _make_action(window: MainWindow, spec: ActionSpec) -> None:
    made = QAction(t(spec.text), window)
    if spec.shortcut:
        made.setShortcut(QKeySequence(spec.shortcut))
    if spec.tip:
        made.setToolTip(t(spec.tip))
        made.setStatusTip(t(spec.tip))
    made.setCheckable(spec.checkable)
    made.setEnabled(spec.name == "quit")
    window.menu_actions[spec.name] = made
    if spec.name == "quit":
        made.triggered.connect(window.close)


def _build_tool_bar(window: MainWindow) -> None:
    bar = QToolBar(t("Barra de ferramentas"))
    bar.setAccessibleName(t("Barra de ferramentas"))
    bar.setMovable(False)
    bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(4, 0, 4, 0)
    layout.setSpacing(8)
    for name in TOOL_BAR:
        layout.addWidget(_tool_button(window, action(name)))
    layout.addStretch(1)
    window.go_to = SearchButton(t("Ir para processo, pessoa ou telefone"), "Ctrl+K")
    window.go_to.setProperty("role", "search")
    icons.bind_icon(window.go_to, "search")
    window.go_to.clicked.connect(window.menu_actions["go_to"].trigger)
    window.go_to.setEnabled(False)
    layout.addWidget(window.go_to)
    window.user_name = QLabel()
    window.user_name.setProperty("role", "strong")
    window.user_name.setAccessibleName(t("Usuário"))
    layout.addWidget(window.user_name)
    row.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    bar.addWidget(row)
    window.addToolBar(bar)


def _tool_button(window: MainWindow, spec: ActionSpec) -> QPushButton:
    text = t(spec.tool_text or spec.text)
    button: QPushButton
    if spec.name == "new_case":
        button = PrimaryButton(text)
        icons.bind_icon(button, spec.icon, color="on_accent")
    else:
        button = CountButton(text)
    made = window.menu_actions[spec.name]
    keys = f" ({spec.shortcut})" if spec.shortcut else ""
    button.setToolTip(t(spec.tip) + keys)
    button.clicked.connect(made.trigger)
    button.setEnabled(False)
    made.enabledChanged.connect(button.setEnabled)
    made.visibleChanged.connect(lambda: button.setVisible(made.isVisible()))
    window.tool_buttons[spec.name] = button
    return button


def _build_centre(window: MainWindow) -> None:
    window.table = CaseTable()
    window.list_stack = QStackedWidget()
    window.list_stack.addWidget(window.table)
    window.detail_place = QWidget()
    window.split = QSplitter(Qt.Orientation.Vertical)
    window.split.setChildrenCollapsible(False)
    window.split.addWidget(window.list_stack)
    window.split.addWidget(window.detail_place)
    window.split.setSizes(_FIRST_SPLIT)
    window.split.setStretchFactor(1, 1)
    cases = QWidget()
    inside = QVBoxLayout(cases)
    inside.setContentsMargins(0, 8, 0, 0)
    inside.addWidget(window.split)
    window.tabs = CountTabWidget()
    for name, title in (
        ("result", t("Resultado")),
        ("cases", t("Atendimento")),
        ("follow_up", t("Follow up de vendas")),
        ("agenda", t("Agenda")),
    ):
        page = cases if name == "cases" else QWidget()
        window.pages[name] = page
        window.tabs.addTab(page, title)
        window.tabs.set_count(window.tabs.count() - 1, None)
    window.tabs.setCurrentWidget(cases)
    window.filter_place = QFrame()
    window.filter_place.setProperty("panel", "card")
    window.filter_place.setFixedWidth(max(FILTER_PX, scaled(FILTER_PX)))
    centre = QWidget()
    column = window.centre_column = QVBoxLayout(centre)
    column.setContentsMargins(12, 12, 12, 8)
    column.setSpacing(12)
    row = window.centre_row = QHBoxLayout()
    row.setSpacing(12)
    column.addLayout(row, 1)
    row.addWidget(window.filter_place)
    row.addWidget(window.tabs, 1)
    window.setCentralWidget(centre)


def _build_status(window: MainWindow) -> None:
    window.count = QuietLabel()
    window.count.setText(t("Abrindo a base…"))
    window.state = QuietLabel()
    window.state.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    window.statusBar().addWidget(window.count)
    window.news = LinkButton("")
    window.news.setToolTip(t("Mostra a lista na ordem de agora"))
    window.news.hide()
    window.statusBar().addWidget(window.news)
    window.statusBar().addPermanentWidget(window.state)
