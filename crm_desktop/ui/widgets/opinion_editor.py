"""The editor of an opinion: plain text without a limit, unknown words underlined.

Nothing of the spelling runs while a key is handled: a short timer looks at the visible words only, the answers
come from another thread, and the underlines are extra selections, which move with the text by themselves.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMimeData, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAction,
    QContextMenuEvent,
    QFocusEvent,
    QImage,
    QKeySequence,
    QPixmap,
    QResizeEvent,
    QShortcut,
    QTextCharFormat,
    QTextCursor,
    QTextDocumentFragment,
)
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import isValid

from crm_desktop.desktop.spelling import SpellChecker
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import color, theme_notifier
from crm_desktop.ui.widgets.visible_words import PlacedWord, word_at, words_on_screen

MARK_AFTER_MS = 60
"""Shorter than the pause between two keys of a fast typist, so that marks appear while typing goes on."""


class _Bridge(QObject):
    """Carries an answer into the window's thread."""

    delivered = Signal(object, object, object)

    def __init__(self) -> None:
        super().__init__()
        self.delivered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def _deliver(self, owner: QObject, then: Callable[[Any], None], value: object) -> None:
        if isValid(owner):
            then(value)


_bridge = _Bridge()


def _when_done(owner: QObject, future: Future[Any], then: Callable[[Future[Any]], None]) -> None:
    """Calls `then(future)` in the window's thread; not when it was cancelled, nor when `owner` is gone."""

    def done(finished: Future[Any]) -> None:
        if not finished.cancelled():
            _bridge.delivered.emit(owner, then, finished)

    future.add_done_callback(done)


class OpinionEditor(QPlainTextEdit):
    """Plain text; Tab leaves it.

    `typed()` at each change of the text; `image_pasted(QImage)` and `files_dropped(list[Path])`, also for files
    that are pasted; `spelling_unavailable(str)` once for each checker, with the technical reason;
    `word_not_kept(OSError)` when the user's dictionary could not be written.
    """

    typed = Signal()
    image_pasted = Signal(object)
    files_dropped = Signal(object)
    spelling_unavailable = Signal(str)
    word_not_kept = Signal(object)
    _view_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self._checker: SpellChecker | None = None
        self._asking = False
        self._revision = -1
        self._typing = False
        self._word_start: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=MARK_AFTER_MS)
        self._timer.timeout.connect(self._mark)
        self.textChanged.connect(self.typed)
        # From signal to timer without a line of Python, since it happens at every key.
        self.textChanged.connect(self._timer.start)
        self.cursorPositionChanged.connect(self._timer.start)
        self._view_changed.connect(self._timer.start)
        self.verticalScrollBar().valueChanged.connect(self._view_changed)
        theme_notifier.theme_changed.connect(self._dress_marks)
        keys = QShortcut(QKeySequence("Shift+F10"), self, context=Qt.ShortcutContext.WidgetShortcut)
        keys.activated.connect(self.open_menu)

    # The text.

    def text(self) -> str:
        return self.toPlainText()

    def set_text(self, text: str, cursor_position: int = 0) -> None:
        """Replaces everything, without a way back; a position behind the end is the end."""
        self.setPlainText(text)
        cursor = self.textCursor()
        cursor.setPosition(max(0, min(cursor_position, self.document().characterCount() - 1)))
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def cursor_position(self) -> int:
        """As Qt counts: characters beyond 16 bits are two."""
        return self.textCursor().position()

    def append_paragraph(self, text: str) -> None:
        """Puts the text after an empty line at the end, and the cursor behind it; one step to undo."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.End)
        before = "\n\n" if self.document().characterCount() > 1 else ""
        cursor.insertText(before + text)
        self.setTextCursor(cursor)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText() or source.hasHtml() or source.hasImage() or source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        paths = [Path(url.toLocalFile()) for url in source.urls() if url.isLocalFile()]
        if paths:
            self.files_dropped.emit(paths)
        elif text := source.text() or QTextDocumentFragment.fromHtml(source.html()).toPlainText():
            self.textCursor().insertText(text)
            self.ensureCursorVisible()
        elif source.hasImage():
            image = source.imageData()
            self.image_pasted.emit(image.toImage() if isinstance(image, QPixmap) else QImage(image))

    # Spelling.

    def set_spell_checker(self, checker: SpellChecker | None) -> None:
        """Marks with that checker from now on, when it is ready; None takes the marks away."""
        self._checker = checker
        self._asking = False
        self.setExtraSelections([])
        if checker is not None:
            _when_done(self, checker.started, partial(self._checker_ready, checker))

    def _checker_ready(self, checker: SpellChecker, started: Future[bool]) -> None:
        if checker is not self._checker:
            return
        if started.result():
            self._mark()
        elif reason := checker.take_failure():
            self.spelling_unavailable.emit(reason)

    def _mark(self) -> None:
        """Underlines the unknown words that can be seen, and asks for those not known yet."""
        checker = self._checker
        if checker is None:
            return
        self._typing = self._still_typing()
        position = self.textCursor().position()
        wrong: list[PlacedWord] = []
        new: set[str] = set()
        for word in words_on_screen(self):
            if self._typing and word.start < position <= word.end:
                continue
            known = checker.known(word.text)
            if known is None:
                new.add(word.text)
            elif not known:
                wrong.append(word)
        self._underline(wrong)
        if new and not self._asking:
            self._asking = True
            _when_done(self, checker.look_up(new), partial(self._looked_up, checker))

    def _looked_up(self, checker: SpellChecker, _answer: Future[None]) -> None:
        if checker is self._checker:
            self._asking = False
            self._mark()

    def _still_typing(self) -> bool:
        """Whether the word at the cursor is being written: something changed since one was last elsewhere."""
        changed = self._revision != self.document().revision()
        self._revision = self.document().revision()
        if not self.hasFocus():
            return False
        here = word_at(self.document(), self.textCursor().position())
        start = here.start if here is not None else None
        stayed = start == self._word_start
        self._word_start = start
        return changed or (self._typing and stayed)

    def _underline(self, words: list[PlacedWord]) -> None:
        marks: list[Any] = self.extraSelections()
        now = [(mark.cursor.selectionStart(), mark.cursor.selectionEnd()) for mark in marks]
        if now == [(word.start, word.end) for word in words]:
            return
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(color("danger"))
        marks = []
        for word in words:
            mark: Any = QTextEdit.ExtraSelection()
            mark.cursor = word.cursor(self.document())
            mark.format = look
            marks.append(mark)
        self.setExtraSelections(marks)

    def _dress_marks(self) -> None:
        self.setExtraSelections([])
        self._timer.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._timer.start()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._timer.start()

    # The menu.

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            self._pop_up(self.cursorForPosition(event.pos()).position(), event.globalPos())
        else:
            self.open_menu()

    def open_menu(self) -> None:
        """The context menu for the word at the cursor, below it."""
        self.ensureCursorVisible()
        below = self.cursorRect().bottomLeft()
        self._pop_up(self.textCursor().position(), self.viewport().mapToGlobal(below))

    def _pop_up(self, position: int, at: QPoint) -> None:
        menu = self.createStandardContextMenu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        word = None if self.isReadOnly() else word_at(self.document(), position)
        if word is not None and self._checker is not None and self._checker.known(word.text) is False:
            self._add_spelling(menu, word, self._checker)
        menu.popup(at)

    def _add_spelling(self, menu: QMenu, word: PlacedWord, checker: SpellChecker) -> None:
        """What may have been meant comes when it has been found; the menu does not wait for it."""
        first = menu.actions()[0]
        waiting = QAction(t("Procurando sugestões…"), menu, enabled=False)
        adding = QAction(t("Adicionar ao dicionário"), menu)
        adding.triggered.connect(lambda: self._add_word(word.text, checker))
        menu.insertActions(first, [waiting, adding])
        menu.insertSeparator(first)
        place = word.cursor(self.document())
        _when_done(
            menu, checker.suggestions(word.text), partial(self._show_suggestions, menu, waiting, place)
        )

    def _show_suggestions(
        self, menu: QMenu, waiting: QAction, place: QTextCursor, found: Future[list[str]]
    ) -> None:
        word = place.selectedText()
        for suggestion in found.result():
            action = QAction(suggestion, menu)
            action.triggered.connect(lambda _on=False, new=suggestion: self._replace(place, word, new))
            menu.insertAction(waiting, action)
        if found.result():
            menu.removeAction(waiting)
        else:
            waiting.setText(t("Nenhuma sugestão"))

    def _replace(self, place: QTextCursor, word: str, suggestion: str) -> None:
        # The text may have changed while the menu was open.
        if place.selectedText() == word:
            place.insertText(suggestion)

    def _add_word(self, word: str, checker: SpellChecker) -> None:
        _when_done(self, checker.add(word), self._word_added)
        self._mark()

    def _word_added(self, kept: Future[None]) -> None:
        if (error := kept.exception()) is not None:
            self.word_not_kept.emit(error)
