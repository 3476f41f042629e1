"""Configurador: where the desk is set up, section by section."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.ui import icons
from crm_desktop.ui.configurator.business_hours import HoursPage
from crm_desktop.ui.configurator.centers import CentersPage
from crm_desktop.ui.configurator.holidays import HolidaysPage
from crm_desktop.ui.configurator.page import Page
from crm_desktop.ui.configurator.statuses import StatusesPage
from crm_desktop.ui.configurator.templates import TemplatesPage
from crm_desktop.ui.configurator.types import TypesPage
from crm_desktop.ui.configurator.users import UsersPage
from crm_desktop.ui.configurator.workflows import WorkflowsPage
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled, theme_notifier
from crm_desktop.ui.widgets.toast import Toast
from crm_desktop.ui.widgets.views import dress_view

# In the order in which a new desk is set up.
SECTIONS: tuple[tuple[str, str, str, Callable[[Desk], Page]], ...] = (
    ("centers", "Centros de responsabilidade", "building-2", CentersPage),
    ("users", "Usuários", "users", UsersPage),
    ("workflows", "Workflows", "workflow", WorkflowsPage),
    ("templates", "Textos padrão de e-mail", "mail", TemplatesPage),
    ("types", "Tipos de atendimento", "tags", TypesPage),
    ("statuses", "Andamentos", "flag", StatusesPage),
    ("hours", "Horário de atendimento", "clock", HoursPage),
    ("holidays", "Feriados", "calendar", HolidaysPage),
)
_LIST_PX = 236
_SIZE_PX = (1320, 800)


class ConfiguratorWindow(QMainWindow):
    """Not modal. Pages are made when first shown; leaving one with unsaved changes asks."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(t("Configurador") + "[*]")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._pages: dict[str, Page] = {}
        self._current = -1
        self.sections = QListWidget()
        self.sections.setAccessibleName(t("Seções do Configurador"))
        dress_view(self.sections)
        for _, title, _, _ in SECTIONS:
            QListWidgetItem(t(title), self.sections)
        self.stack = QStackedWidget()
        self.toast = Toast(self)
        self._lay_out()
        self._dress()
        self.sections.currentRowChanged.connect(self._ask_section)
        theme_notifier.theme_changed.connect(self._dress)
        QShortcut(QKeySequence.StandardKey.Save, self).activated.connect(self._save)
        QShortcut(QKeySequence.StandardKey.New, self).activated.connect(self._new)
        space = self.screen().availableGeometry()
        self.resize(min(_SIZE_PX[0], space.width() - 40), min(_SIZE_PX[1], space.height() - 60))
        self.sections.setCurrentRow(0)

    def _lay_out(self) -> None:
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(16, 16, 0, 16)
        column.addWidget(self.sections)
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left)
        row.addWidget(self.stack, 1)
        self.setCentralWidget(inside)

    def _dress(self) -> None:
        for index, (_, _, icon, _) in enumerate(SECTIONS):
            self.sections.item(index).setIcon(icons.icon(icon))
        self.sections.setFixedWidth(scaled(_LIST_PX))

    def page(self, name: str) -> Page:
        """The page of a section (see SECTIONS), made when there is none yet."""
        if name not in self._pages:
            make = next(make for key, _, _, make in SECTIONS if key == name)
            page = make(self._desk)
            page.told.connect(self.toast.show_text)
            page.dirty_changed.connect(self.setWindowModified)
            self.stack.addWidget(page)
            self._pages[name] = page
        return self._pages[name]

    def show_section(self, name: str) -> None:
        """Go to a section, after asking about unsaved changes."""
        self.sections.setCurrentRow(next(i for i, section in enumerate(SECTIONS) if section[0] == name))

    def current_page(self) -> Page:
        return self.page(SECTIONS[self._current][0])

    def _ask_section(self, index: int) -> None:
        if index == self._current or index < 0:
            return
        if self._current < 0 or not self.current_page().is_dirty():
            self._go_to(index)
            return
        self._mark(self._current)
        self.current_page().guard(lambda: self._go_to(index))

    def _mark(self, index: int) -> None:
        blocked = self.sections.blockSignals(True)
        self.sections.setCurrentRow(index)
        self.sections.blockSignals(blocked)

    def _go_to(self, index: int) -> None:
        self._current = index
        self._mark(index)
        page = self.current_page()
        self.stack.setCurrentWidget(page)
        page.activate()

    def _save(self) -> None:
        page = self.current_page()
        if page.is_dirty():
            page.save()

    def _new(self) -> None:
        self.current_page().start_new()

    def _close(self) -> None:
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        page = self.current_page()
        if page.is_dirty():
            event.ignore()
            page.guard(self._close)
        else:
            event.accept()
