"""Fields of the Configurador's forms: hours, times, colours, and choices from records."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from datetime import time
from typing import Protocol

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from crm_desktop.ui import icons, theme
from crm_desktop.ui.format import decimal
from crm_desktop.ui.i18n import t

_TIME = re.compile(r"(\d{1,2})(?:\s*[:h.]\s*(\d{2})|h)?|(\d{2})(\d{2})")
_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_SWATCH_PX = 16
_FINEST_RATIO = 3

COLORS = (
    ("Cinza", "#5f6b7e"),
    ("Azul", "#2457d6"),
    ("Verde", "#1a7a45"),
    ("Âmbar", "#8a5a00"),
    ("Vermelho", "#b42318"),
    ("Roxo", "#7a3fb8"),
    ("Turquesa", "#0e7490"),
    ("Rosa", "#b0246b"),
)


class Chosen(Protocol):
    """A record that a combo box offers."""

    @property
    def id(self) -> uuid.UUID: ...
    @property
    def text(self) -> str: ...
    @property
    def active(self) -> bool: ...


def choice_items(
    choices: Iterable[Chosen], chosen: Iterable[object] = (), none: str = ""
) -> list[tuple[str, object]]:
    """Active ones and those chosen already, which say that they are inactive; `none` is the text for nothing."""
    kept = set(chosen)
    items: list[tuple[str, object]] = [(none, None)] if none else []
    for choice in choices:
        if choice.active:
            items.append((choice.text, choice.id))
        elif choice.id in kept:
            items.append((t("{name} (inativo)", name=choice.text), choice.id))
    return items


class HoursField(QLineEdit):
    """Hours, whole or not (`4`, `1,5`), or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(8)

    def value(self) -> float | None:
        """None when empty or not understood."""
        try:
            return float(self.text().strip().replace(".", "").replace(",", "."))
        except ValueError:
            return None

    def is_valid(self) -> bool:
        """True when empty or a number above zero."""
        value = self.value()
        return not self.text().strip() or (value is not None and 0 < value < 100_000)

    def set_value(self, value: float | None) -> None:
        if value is None:
            self.clear()
        else:
            self.setText(str(int(value)) if value == int(value) else decimal(value, 2).rstrip("0"))


class TimeField(QLineEdit):
    """A time of day (`8`, `8h30`, `0830`, shown `08:30`) or nothing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(t("hh:mm"))
        self.setMaxLength(5)
        self.editingFinished.connect(self._settle)

    def value(self) -> time | None:
        """None when empty or not understood."""
        found = _TIME.fullmatch(self.text().strip().lower())
        if found is None:
            return None
        hour, minute = (found[1], found[2]) if found[1] else (found[3], found[4])
        try:
            return time(int(hour), int(minute or 0))
        except ValueError:
            return None

    def is_valid(self) -> bool:
        """True when empty or understood."""
        return not self.text().strip() or self.value() is not None

    def set_value(self, value: time | None) -> None:
        self.setText("" if value is None else f"{value:%H:%M}")

    def _settle(self) -> None:
        value = self.value()
        if value is not None:
            self.set_value(value)


class ColorField(QLineEdit):
    """A colour as `#rrggbb`, with a swatch and a menu of usual ones; `picked` when the menu was used."""

    picked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setMaxLength(7)
        self.setPlaceholderText("#rrggbb")
        self._swatch = QAction(self)
        self.addAction(self._swatch, QLineEdit.ActionPosition.LeadingPosition)
        opener = QAction(t("Escolher cor"), self)
        opener.triggered.connect(self.open_colors)
        icons.bind_icon(opener, "chevron-down")
        self.addAction(opener, QLineEdit.ActionPosition.TrailingPosition)
        self._menu = QMenu(self)
        for name, value in COLORS:
            entry = self._menu.addAction(_swatch(value), t(name))
            entry.setData(value)
        self._menu.triggered.connect(self._pick)
        self.textChanged.connect(self._show_swatch)
        self._show_swatch()

    def open_colors(self) -> None:
        """Drop the usual colours down."""
        self._menu.popup(self.mapToGlobal(self.rect().bottomLeft()))

    def _pick(self, entry: QAction) -> None:
        self.setText(str(entry.data()))
        self.picked.emit()

    def _show_swatch(self) -> None:
        valid = _COLOR.fullmatch(self.text().strip())
        self._swatch.setIcon(_swatch(self.text().strip() if valid else None))


def _swatch(value: str | None) -> QIcon:
    picture = QPixmap(_SWATCH_PX * _FINEST_RATIO, _SWATCH_PX * _FINEST_RATIO)
    picture.setDevicePixelRatio(_FINEST_RATIO)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.color("muted")))
    painter.setBrush(QColor(value) if value else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(1, 1, _SWATCH_PX - 2, _SWATCH_PX - 2), 4, 4)
    painter.end()
    return QIcon(picture)
