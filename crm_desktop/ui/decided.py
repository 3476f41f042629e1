"""What the administrator has decided: the control stays in sight, cannot be used, and says in words why."""

from __future__ import annotations

from PySide6.QtWidgets import QAbstractButton, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_words import SET_BY_ADMINISTRATOR
from crm_desktop.ui.widgets.field import Field


def show_decided(widget: QWidget, field: Field | None = None, *, why: str = SET_BY_ADMINISTRATOR) -> None:
    """Below the field where there is one, else behind the words of a button or box; `why` is a source text."""
    said = t(why)
    widget.setEnabled(False)
    if field is not None:
        field.set_hint(said)
    elif isinstance(widget, QAbstractButton):
        widget.setText(f"{widget.text()} · {said}")
    widget.setAccessibleDescription(said)
