"""What the window remembers for each user: place, splits, columns, last filter; and how it looks."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QObject, QTimer
from PySide6.QtWidgets import QApplication

from crm_desktop.ui import theme
from crm_desktop.values.filters import CaseFilter
from crm_desktop.values.lists import own_pending

if TYPE_CHECKING:
    from crm_desktop.settings import Settings
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.main_window import MainWindow

_SAVE_PAUSE_MS = 1000


class WindowState(QObject):
    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window = window
        self._desk = desk
        self._state: dict[str, str] = {}
        self._pause = QTimer(self, singleShot=True, interval=_SAVE_PAUSE_MS)
        self._pause.timeout.connect(self.save)
        self._splitters = {"split": window.split, "detail_split": window.detail.split}
        for splitter in self._splitters.values():
            splitter.splitterMoved.connect(lambda *_: self.save_soon())

    def restore(self) -> None:
        from crm_desktop.settings import read_state

        stored = read_state(self._desk.paths, self._desk.actor.login)
        self._state = {key: value for key, value in stored.items() if isinstance(value, str)}
        if self._window.opened_with is None:  # else its place was restored before the first rows
            restore_place(self._window, self._state)
        for name, splitter in self._splitters.items():
            if name in self._state:
                splitter.restoreState(_bytes(self._state[name]))
        self._show_look()

    def last_filter(self, me: uuid.UUID) -> CaseFilter:
        """The user's default saved filter, else the one last used, else one's own pending processes."""
        default = next((f for f in self._desk.options.filters if f.is_default), None)
        asked, layout = opening_filter(self._state, default.content if default is not None else None, me)
        if default is not None:
            self._window.table.apply_layout(layout)
            self._window.filter.show_saved(default.id)
        return asked

    def remember_filter(self, asked: CaseFilter) -> None:
        self._state["filter"] = asked.to_json()
        self.save_soon()

    def recent_cases(self) -> tuple[int, ...]:
        """Numbers of the processes written in last, the newest first."""
        return tuple(int(one) for one in self._state.get("recent_cases", "").split() if one.isdecimal())

    def remember_cases(self, numbers: tuple[int, ...]) -> None:
        """In the place of those from before."""
        if numbers != self.recent_cases():
            self._state["recent_cases"] = " ".join(map(str, numbers))
            self.save_soon()

    def saved_content(self, asked: CaseFilter) -> str:
        """A saved filter's content: the filter, and columns with order and widths (rule 4)."""
        return json.dumps({"filter": asked.to_json(), "columns": self._window.table.layout_text()})

    def save_soon(self) -> None:
        self._pause.start()

    def save(self) -> None:
        from crm_desktop.settings import write_state

        self._pause.stop()
        self._state["geometry"] = _text(self._window.saveGeometry())
        for name, splitter in self._splitters.items():
            self._state[name] = _text(splitter.saveState())
        self._state["columns"] = self._window.table.layout_text()
        state = dict(self._state)
        paths, login = self._desk.paths, self._desk.actor.login
        self._desk.runner.call(self, lambda: write_state(paths, login, state), channel="window_state")

    # How it looks.

    def apply_settings(self, settings: Settings) -> None:
        """Takes new settings over but for the locked ones, keeps them, and dresses the program anew."""
        policies, path = self._desk.policies, self._desk.paths.settings_file
        settings = policies.applied_to(settings)
        self._desk.settings = settings
        self._desk.settings_changed.emit()
        self._desk.runner.call(self, lambda: policies.save(path, settings), failed=self._desk.show_error)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply_theme(
            app,
            chosen_theme(app, settings.theme),
            scale_percent=settings.font_scale_percent,
            compact=settings.compact_rows,
        )
        self._show_look()

    def toggle_dark(self) -> None:
        dark = theme.current_theme() is theme.DARK
        self.apply_settings(replace(self._desk.settings, theme="light" if dark else "dark"))

    def toggle_compact(self) -> None:
        self.apply_settings(replace(self._desk.settings, compact_rows=not self._desk.settings.compact_rows))

    def scale(self, by_percent: int) -> None:
        wanted = self._desk.settings.font_scale_percent + by_percent
        self.apply_settings(replace(self._desk.settings, font_scale_percent=min(150, max(90, wanted))))

    def _show_look(self) -> None:
        self._window.menu_actions["dark"].setChecked(theme.current_theme() is theme.DARK)
        self._window.menu_actions["compact"].setChecked(self._desk.settings.compact_rows)


def opening_filter(state: Mapping[str, object], saved: str | None, me: uuid.UUID) -> tuple[CaseFilter, str]:
    """The filter that the window opens with, and its columns: the default saved one of that content (None when
    there is none), else the one last used, else one's own pending processes."""
    if saved is not None:
        return read_saved(saved, me)
    if isinstance(state.get("filter"), str):
        return CaseFilter.from_json(str(state["filter"])), ""
    return own_pending(me), ""


def read_saved(content: str, me: uuid.UUID) -> tuple[CaseFilter, str]:
    """Filter and columns of a saved filter; an empty or damaged content is one's own pending processes."""
    try:
        raw = json.loads(content)
    except ValueError:
        raw = {}
    if not isinstance(raw, dict) or "filter" not in raw:
        return own_pending(me), ""
    return CaseFilter.from_json(str(raw["filter"])), str(raw.get("columns", ""))


def restore_place(window: MainWindow, state: Mapping[str, object]) -> None:
    """Where the window stood, and the columns of its list."""
    if isinstance(state.get("geometry"), str):
        window.restoreGeometry(_bytes(str(state["geometry"])))
    window.table.apply_layout(str(state.get("columns", "")))


def chosen_theme(app: QApplication, wanted: str) -> theme.Theme:
    """`light`, `dark`, or what the system asks for."""
    return {"light": theme.LIGHT, "dark": theme.DARK}.get(wanted) or theme.system_theme(app)


def _text(data: QByteArray) -> str:
    return bytes(data.toBase64().data()).decode()


def _bytes(text: str) -> QByteArray:
    return QByteArray.fromBase64(text.encode())
