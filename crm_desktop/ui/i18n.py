"""The words of the screen in the user's language; the source text is Brazilian Portuguese."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QCoreApplication

_heard: set[str] | None = None


def t(text: str, **values: object) -> str:
    """The text in the current language, its `{names}` filled in. Raises KeyError for a name without a value;
    a brace meant as such is doubled."""
    if _heard is not None:
        _heard.add(text)
    return QCoreApplication.translate("crm", text).format(**values)


@contextmanager
def hearing() -> Iterator[set[str]]:
    """Every source text asked for inside the block, by any thread: what a translation has to have."""
    global _heard
    before, _heard = _heard, set()
    try:
        yield _heard
    finally:
        _heard = before
