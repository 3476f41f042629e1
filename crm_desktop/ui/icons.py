"""Line icons (Lucide) drawn in a colour of the theme."""

from __future__ import annotations

from functools import cache
from weakref import WeakKeyDictionary

import shiboken6
from PySide6.QtCore import QByteArray, QSize, Qt
from PySide6.QtGui import QAction, QGuiApplication, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton

from crm_desktop.resources import resource_path
from crm_desktop.ui.theme import Theme, current_theme, theme_notifier

# 16 px at 100, 150 and 200 %; other sizes are scaled from the next larger.
_SIZES_PX = (16, 24, 32)
# What buttons, tabs and menus ask for, drawn anew for each screen that shows them larger.
_ASKED_PX = (16, 20, 24)

_bound: WeakKeyDictionary[QAction | QAbstractButton, tuple[str, str]] = WeakKeyDictionary()


def icon(name: str, *, color: str = "muted") -> QIcon:
    """The icon `name` (a file of resources/icons without its ending) in a token's colour.

    Drawn for the theme of now; `bind_icon` follows a change. FileNotFoundError for an unknown name.
    """
    theme = current_theme()
    return _icon(name, getattr(theme, color), theme.muted, _ratios())


def pixmap(name: str, size_px: int, ratio: float, *, color: str = "muted") -> QPixmap:
    """The icon as a picture of `size_px` logical pixels for a screen of that device pixel ratio."""
    return _pixmap(name, getattr(current_theme(), color), size_px, ratio)


def mark(name: str, size_px: int, *, color: str = "muted") -> QPixmap:
    """The same for a label, which keeps it while its window moves between screens: sharp on the finest of them."""
    return pixmap(name, size_px, max(_ratios()), color=color)


def _ratios() -> tuple[float, ...]:
    """Device pixel ratios of the screens that are there."""
    found = {screen.devicePixelRatio() for screen in QGuiApplication.screens()}
    return tuple(sorted(found)) or (1.0,)


def bind_icon(target: QAction | QAbstractButton, name: str, *, color: str = "muted") -> None:
    """Give an action or button an icon that follows the theme."""
    _bound[target] = (name, color)
    target.setIcon(icon(name, color=color))


@cache
def _source(name: str) -> bytes:
    return resource_path("icons", f"{name}.svg").read_bytes()


@cache
def _icon(name: str, value: str, disabled: str, ratios: tuple[float, ...]) -> QIcon:
    result = QIcon()
    larger = {round(size * ratio) for ratio in ratios if ratio != 1 for size in _ASKED_PX}
    for size in sorted({*_SIZES_PX, *larger}):
        result.addPixmap(_pixmap(name, value, size, 1.0))
        if value != disabled:
            result.addPixmap(_pixmap(name, disabled, size, 1.0), QIcon.Mode.Disabled)
    return result


@cache
def _pixmap(name: str, value: str, size_px: int, ratio: float) -> QPixmap:
    svg = QSvgRenderer(QByteArray(_source(name).replace(b"currentColor", value.encode())))
    picture = QPixmap(QSize(size_px, size_px) * ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    svg.render(painter)
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


def _redraw(_theme: Theme) -> None:
    for target, (name, token) in list(_bound.items()):
        if shiboken6.isValid(target):
            target.setIcon(icon(name, color=token))


theme_notifier.theme_changed.connect(_redraw)
