"""The inside of the main window behind its front: the filter, the process below the list, menus, the toast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_desktop.ui import icons
from crm_desktop.ui.actions import ACTIONS
from crm_desktop.ui.case_view import CaseDetail
from crm_desktop.ui.filter_panel import FilterPanel
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.empty_state import EmptyState
from crm_desktop.ui.widgets.toast import Toast

if TYPE_CHECKING:
    from crm_desktop.ui.main_window import MainWindow


def build_rest(window: MainWindow) -> None:
    """Fills a window that has its front."""
    window.filter = FilterPanel()
    window.filter.setEnabled(False)
    window.centre_row.replaceWidget(window.filter_place, window.filter)
    window.filter_place.hide()
    window.filter_place.deleteLater()
    window.detail = CaseDetail()
    sizes = window.split.sizes()
    window.split.replaceWidget(1, window.detail)
    window.detail_place.hide()
    window.detail_place.deleteLater()
    window.split.setSizes(sizes)
    window.no_cases = EmptyState(
        "filter",
        t("Nenhum processo neste filtro"),
        t("Mude o filtro à esquerda ou volte aos seus pendentes."),
        t("Limpar filtro"),
    )
    window.list_stack.addWidget(window.no_cases)
    _fill_menus(window)
    window.toast = Toast(window)


def _fill_menus(window: MainWindow) -> None:
    for spec in ACTIONS:
        menu, action = window.menus[spec.menu], window.menu_actions[spec.name]
        if spec.separator_before:
            menu.addSeparator()
        menu.addAction(action)
        if spec.icon:
            icons.bind_icon(action, spec.icon)
