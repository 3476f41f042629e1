"""Labels in the roles of the look; `set_role` gives a role to any label."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

ROLES = ("title", "caption", "strong", "muted", "small", "error", "good", "stat", "brand")


def restyle(widget: QWidget) -> None:
    """Read the style sheet again after a property that it asks for has changed."""
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()


def set_role(label: QLabel, role: str) -> None:
    """Dress a label; ValueError for a role outside ROLES."""
    if role not in ROLES:
        raise ValueError(role)
    label.setProperty("role", role)
    restyle(label)


def _label(text: str, role: str, parent: QWidget | None) -> QLabel:
    label = QLabel(text, parent)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("role", role)
    return label


def title_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """18 px semibold: what a window or panel is about."""
    return _label(text, "title", parent)


def caption_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """11 px semibold capitals over a card; read aloud as it was given."""
    label = _label(text.upper(), "caption", parent)
    label.setAccessibleName(text)
    return label


def strong_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Semibold text."""
    return _label(text, "strong", parent)


def muted_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """Text of the second rank."""
    return _label(text, "muted", parent)


def small_label(text: str = "", parent: QWidget | None = None) -> QLabel:
    """12 px text of the second rank, below a field."""
    return _label(text, "small", parent)
