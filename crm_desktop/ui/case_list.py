"""The list of Atendimento: asks for pages, counts, refreshes without moving anything, and shows the process."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from crm_desktop.errors import NotAllowed, RecordGone
from crm_desktop.ui import format as fmt
from crm_desktop.ui.case_rows import ShownPage, shaper
from crm_desktop.ui.i18n import t
from crm_desktop.ui.live_rows import SLACK, merge
from crm_desktop.values.filters import CaseFilter, SortKey

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.queries.case_view import CaseView
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow

PAGE_ROWS = 200
"""As `queries.cases` has it, which is not imported before it is needed."""
REFRESH_MS = 60_000
"""Relative times ("vence em 40 min") grow old; once a minute the list is read again."""
DETAIL_PAUSE_MS = 60
COUNT_PAUSE_MS = 40
"""A count that the rows do not tell by themselves begins once they are painted."""


class CaseList(QObject):
    """`painted()` when the rows of a filter are in the table; `counted(int)` with the tab's number."""

    painted = Signal()
    counted = Signal(int)

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self.table = window.table
        self.detail = window.detail
        self.asked = CaseFilter()
        self.total: int | None = None
        self._after: tuple[Any, ...] | None = None
        self._wanted: uuid.UUID | None = None
        self._reading = False
        self._news_missed = False
        self._started = 0.0
        self._elapsed = 0.0
        self.table.case_selected.connect(self._selected)
        self.table.sort_requested.connect(self._sort)
        self.table.cases.more_wanted.connect(self._more)
        self._detail_pause = QTimer(self, singleShot=True, interval=DETAIL_PAUSE_MS)
        self._detail_pause.timeout.connect(self._read_detail)
        self._count_pause = QTimer(self, singleShot=True, interval=COUNT_PAUSE_MS)
        self._count_pause.timeout.connect(self._count)
        self._when_shown: list[Callable[[], None]] = []
        self._minute = QTimer(self, interval=REFRESH_MS)
        self._minute.timeout.connect(self.refresh_in_place)
        window.news.clicked.connect(self.refresh)
        self._minute.start()

    # Asking.

    def ask(self, asked: CaseFilter, *, select: uuid.UUID | None = None) -> None:
        """Filtrar: the first page of that filter, from the top."""
        self._wanted = select
        self.asked = asked
        self.total = None
        self.table.show_sort(asked.sort, asked.descending)
        self._read(keep_place=False)

    def take_over(self, asked: CaseFilter) -> None:
        """The rows of that filter are in the table already: they are read anew, and the process is shown."""
        self.asked = asked
        self.table.show_sort(asked.sort, asked.descending)
        self.refresh()
        self._selected(self.table.selected_id())

    def refresh(self) -> None:
        """The same rows again, as they are now; nothing moves (selection, scroll, focus)."""
        self._read(keep_place=True)

    def refresh_in_place(self) -> None:
        """What others changed: rows change where they stand; what would move them waits behind a word.

        Rows that the user asked for come first."""
        self._news_missed = self._reading
        if self._reading:
            return
        from crm_desktop.queries.cases import find_cases

        self._desk.runner.read(
            self,
            find_cases,
            asked=self.asked,
            limit=max(PAGE_ROWS, len(self.table.cases.rows)) + SLACK,
            shape=shaper(self._desk.now(), self._desk.zone),
            channel="rows",
            then=self._merge,
            failed=self._failed,
        )

    def _merge(self, fresh: ShownPage) -> None:
        shown = self.table.cases.rows
        if not shown:
            self._show(fresh, keep_place=True)
            return
        merged = merge(shown, fresh, whole=self._after is None, keep=self.table.selected_id())
        self.table.show_page(ShownPage(merged.rows, self._after), keep_place=True)
        self._show_news(merged.new, merged.moved)
        self._act()
        self._count_pause.start()

    def _show_news(self, new: int, moved: bool) -> None:
        if new:
            self._window.news.setText(fmt.count(new, t("novo"), t("novos")))
        elif moved:
            self._window.news.setText(t("a ordem mudou"))
        self._window.news.setAccessibleName(self._window.news.text())
        self._window.news.setVisible(bool(new or moved))

    def reflect_elsewhere(self, tables: frozenset[str]) -> None:
        """Others changed something in these tables."""
        if "cases" in tables or ("case_notepad" in tables and self.asked.contains.strip()):
            self.refresh_in_place()
        if self.table.selected_id() is not None and tables & {
            "cases",
            "case_notepad",
            "appointment",
            "outbox_mail",
        }:
            self._detail_pause.start()

    def when_shown(self, act: Callable[[], None]) -> None:
        """Calls `act` once the rows that were asked for are in the table, or could not be read."""
        self._when_shown.append(act)

    def _act(self) -> None:
        waiting, self._when_shown = self._when_shown, []
        for act in waiting:
            act()

    def _read(self, *, keep_place: bool) -> None:
        from crm_desktop.queries.cases import find_cases

        self._reading = True
        self._started = time.perf_counter()
        limit = max(PAGE_ROWS, len(self.table.cases.rows)) if keep_place else PAGE_ROWS
        self._desk.runner.read(
            self,
            find_cases,
            asked=self.asked,
            limit=limit,
            shape=shaper(self._desk.now(), self._desk.zone),
            channel="rows",
            then=partial(self._show, keep_place=keep_place),
            failed=self._failed,
        )

    def _failed(self, error: BaseException) -> None:
        self._reading = False
        self._act()
        self._window.count.setText(t("A lista não pôde ser lida."))
        self._desk.show_error(error)

    def _show(self, page: ShownPage, *, keep_place: bool) -> None:
        self._reading = False
        self._after = page.after
        self._window.news.hide()
        self.table.show_page(page, keep_place=keep_place)
        self._window.list_stack.setCurrentIndex(0 if page.rows else 1)
        if self._wanted is not None:
            self.table.select_case(self._wanted)
            self._wanted = None
        self._elapsed = time.perf_counter() - self._started
        if page.after is None:
            self._count_pause.stop()
            self._show_count(len(page.rows))
        else:
            self._window.count.setText(t("contando…"))
            self._count_pause.start()
        if not page.rows:
            self.detail.show_nothing()
        self._act()
        self.painted.emit()
        if self._news_missed:
            self.refresh_in_place()

    def _count(self) -> None:
        from crm_desktop.queries.cases import count_cases

        self._desk.runner.read(
            self,
            count_cases,
            asked=self.asked,
            then=self._show_count,
            channel="count",
            failed=self._failed,
        )

    def _show_count(self, total: int) -> None:
        from crm_desktop.queries.cases import COUNT_LIMIT

        self.total = total
        if total > COUNT_LIMIT:
            text = f"{fmt.integer(COUNT_LIMIT)}+ " + t("processos")
        else:
            text = fmt.count(total, t("processo"), t("processos"))
        self._window.count.setText(f"{text} · {fmt.elapsed(self._elapsed)}")
        self.counted.emit(total)

    def _more(self) -> None:
        from crm_desktop.queries.cases import find_cases

        def add(page: ShownPage) -> None:
            self._after = page.after
            self.table.cases.append(page)

        self._desk.runner.read(
            self,
            find_cases,
            asked=self.asked,
            after=self._after,
            then=add,
            channel="more",
            shape=shaper(self._desk.now(), self._desk.zone),
            failed=self._failed,
        )

    def _sort(self, key: SortKey, descending: bool) -> None:
        self.ask(replace(self.asked, sort=key, descending=descending), select=self.table.selected_id())

    # The selected process.

    def _selected(self, key: uuid.UUID | None) -> None:
        if key is None:
            self._detail_pause.stop()
            self.detail.show_nothing()
            return
        self._detail_pause.start()

    def _read_detail(self) -> None:
        from crm_desktop.queries.case_view import read_case

        key = self.table.selected_id()
        if key is not None:
            self._desk.runner.read(
                self,
                read_case,
                case_id=key,
                then=self._show_detail,
                channel="detail",
                failed=self._no_detail,
            )

    def _no_detail(self, error: BaseException) -> None:
        """The process may have gone where this user sees it no more; that is no fault."""
        self.detail.show_nothing()
        if not isinstance(error, (NotAllowed, RecordGone)):
            self._desk.show_error(error)

    def _show_detail(self, case: CaseView) -> None:
        if case.id == self.table.selected_id():
            self.detail.show_case(case, self._desk.now(), self._desk.zone)

    def reflect(self, changes: Changes) -> None:
        """Something was written: rows and process are read again, the rows first."""
        from crm_desktop.operations.changes import Kind

        searched = Kind.NOTEPAD in changes.kinds and bool(self.asked.contains.strip())
        if searched or changes.kinds & {Kind.CASE, Kind.PERSON, Kind.SETTINGS}:
            self.refresh()
        # One that is being read may have been read before the change, and is shown after it.
        concerned = {self.detail.shown_id(), self.table.selected_id()} & changes.ids
        if concerned or changes.kinds & {Kind.MAIL, Kind.APPOINTMENT}:
            self._detail_pause.start()
