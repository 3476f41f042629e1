"""The tabs that are built when they are first shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crm_desktop.ui.case_list import CaseList
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow

LAZY = ("result", "follow_up", "agenda", "supervision")


class LazyTabs:
    """`built` are those that somebody has seen, by name."""

    def __init__(self, window: MainWindow, desk: Desk, cases: CaseList) -> None:
        self._window = window
        self._desk = desk
        self._cases = cases
        self.built: dict[str, Any] = {}
        window.tabs.currentChanged.connect(lambda _index: self._build_current())

    def _build_current(self) -> None:
        index = self._window.tabs.currentIndex()
        name = next((n for n in LAZY if self._window.page_index(n) == index), None)
        if name is None or name in self.built:
            return
        if name == "result":
            from crm_desktop.ui.result_tab import ResultTab

            tab: Any = ResultTab(self._desk)
            tab.refresh(self._cases.asked)
        elif name == "follow_up":
            from crm_desktop.ui.follow_up_tab import FollowUpTab

            tab = FollowUpTab(self._desk)
            place = index
            tab.count_changed.connect(lambda n: self._window.tabs.set_count(place, n))
        elif name == "agenda":
            from crm_desktop.ui.agenda_tab import AgendaTab

            tab = AgendaTab(self._desk)
        else:
            from crm_desktop.ui.supervision_tab import SupervisionTab

            tab = SupervisionTab(self._desk)
        self.built[name] = tab
        self._window.fill_page(name, tab)
