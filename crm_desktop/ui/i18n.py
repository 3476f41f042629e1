"""The words of the screen in the user's language; the source text is Brazilian Portuguese."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication


def t(text: str, **values: object) -> str:
    """The text in the current language, its `{names}` filled in. Raises KeyError for a name without a value;
    a brace meant as such is doubled."""
    return QCoreApplication.translate("crm", text).format(**values)
