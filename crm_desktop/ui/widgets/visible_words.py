"""Which words of a plain text editor can be seen, as places in its document."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QPlainTextEdit

from crm_desktop.desktop.spelling import words_in

_LONGEST_TOKEN = 200
_BEYOND_16_BITS = re.compile("[\U00010000-\U0010ffff]")


class PlacedWord(NamedTuple):
    """A word from `start` to before `end`, in positions of the document."""

    text: str
    start: int
    end: int

    def cursor(self, document: QTextDocument) -> QTextCursor:
        """Selects the word and goes with it when the text changes; what is typed after it stays outside."""
        cursor = QTextCursor(document)
        cursor.setPosition(self.start)
        cursor.setPosition(self.end, QTextCursor.MoveMode.KeepAnchor)
        cursor.setKeepPositionOnInsert(True)
        return cursor


def words_on_screen(editor: QPlainTextEdit) -> Iterator[PlacedWord]:
    """In the order of the text. Costs what is visible, however long the text or a paragraph is.

    What was looked at keeps its shaped letters, some 30 bytes for each, while the document lasts.
    """
    block = editor.firstVisibleBlock()
    offset = editor.contentOffset()
    height = editor.viewport().height()
    while block.isValid():
        box = editor.blockBoundingGeometry(block).translated(offset)
        if box.top() > height:
            return
        if block.isVisible() and block.length() > 1:
            # Or each cursor that is put into the paragraph, and each paint, would shape all of it again.
            block.layout().setCacheEnabled(True)
            yield from _words(block, *_lines_between(block, -box.top(), height - box.top()))
        block = block.next()


def word_at(document: QTextDocument, position: int) -> PlacedWord | None:
    """The word that the position is in or beside."""
    block = document.findBlock(position)
    at = position - block.position()
    around = _words(block, max(0, at - _LONGEST_TOKEN), at + _LONGEST_TOKEN)
    return next((word for word in around if word.start <= position <= word.end), None)


def _lines_between(block: QTextBlock, top: float, bottom: float) -> tuple[int, int]:
    """From the start of the first to the end of the last line that shows between those heights."""
    layout = block.layout()
    count = layout.lineCount()
    if count == 0:
        return 0, 0
    first = bisect_left(range(count), top, key=lambda i: layout.lineAt(i).y() + layout.lineAt(i).height())
    last = bisect_left(range(count), bottom, lo=first, key=lambda i: layout.lineAt(i).y())
    if first >= count or last <= first:
        return 0, 0
    end = layout.lineAt(last - 1)
    return layout.lineAt(first).textStart(), end.textStart() + end.textLength()


def _words(block: QTextBlock, start: int, end: int) -> Iterator[PlacedWord]:
    """The words that begin or end within the block's characters from `start` to `end`."""
    if end <= start:
        return
    text = block.text()
    if len(text) != block.length() - 1:
        # Qt counts such a character as two.
        text = _BEYOND_16_BITS.sub("  ", text)
    low = max(0, start - _LONGEST_TOKEN)
    start = max(low, _last_space(text, low, start) + 1)
    space = _next_space(text, end, min(len(text), end + _LONGEST_TOKEN))
    base = block.position() + start
    for word, first, last in _pieces(text[start:space]):
        yield PlacedWord(word, base + first, base + last)


@lru_cache(128)
def _pieces(text: str) -> tuple[tuple[str, int, int], ...]:
    """Kept, since of the paragraphs that show only one changes from one look to the next."""
    return tuple((text[first:last], first, last) for first, last in words_in(text))


def _last_space(text: str, low: int, before: int) -> int:
    return next((i for i in range(before - 1, low - 1, -1) if text[i].isspace()), -1)


def _next_space(text: str, start: int, high: int) -> int:
    return next((i for i in range(start, high) if text[i].isspace()), high)
