"""Finding a person by typing: suggestions below the field, and at their end a way to register somebody new."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QCompleter,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from crm_desktop.ui import format as fmt
from crm_desktop.ui import theme
from crm_desktop.ui.i18n import t
from crm_desktop.values.documents import format_document
from crm_desktop.values.phones import format_phone
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from crm_desktop.queries.persons import PersonRow
    from crm_desktop.ui.desk import Desk

PAUSE_MS = 150
SHORTEST_CHARACTERS = 2
SUGGESTED = 8

_PERSON = int(Qt.ItemDataRole.UserRole)
_NOTE = _PERSON + 1
_NEW = _PERSON + 2
_NAME = _PERSON + 3
_PAD_PX = 10
_GAP_PX = 2
_FRAME_PX = 6


def person_note(person: PersonRow) -> str:
    """`12.ABC.345/01DE-35 · (21) 99876-1200 · 3 processos abertos`; what is not known is left out."""
    parts = [
        format_document(person.document) if person.document else "",
        format_phone(person.phone) if person.phone else "",
        fmt.count(person.open_cases, t("processo aberto"), t("processos abertos")),
        "" if person.active else t("inativa"),
    ]
    return " · ".join(part for part in parts if part)


class _Rows(QStyledItemDelegate):
    """The name, and below it document, phone and open processes; one height for all."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        strong, small = QFontMetrics(theme.font(semibold=True)), QFontMetrics(theme.font(theme.SMALL_PX))
        return QSize(200, strong.height() + small.height() + _GAP_PX + 2 * 6)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        rect: QRect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("selection"))
            painter.drawRoundedRect(QRectF(rect), 4, 4)
        place = rect.adjusted(_PAD_PX, 6, -_PAD_PX, -6)
        new, note = index.data(_NEW), str(index.data(_NOTE) or "")
        strong = theme.font(semibold=True)
        painter.setFont(strong)
        painter.setPen(theme.color("accent" if new else "text"))
        metrics = QFontMetrics(strong)
        name = metrics.elidedText(
            str(index.data(_NAME)).replace("\n", " "), Qt.TextElideMode.ElideRight, place.width()
        )
        if not note:
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), name)
            return
        painter.drawText(place, int(Qt.AlignmentFlag.AlignTop), name)
        small = theme.font(theme.SMALL_PX)
        painter.setFont(small)
        painter.setPen(theme.color("muted"))
        shown = QFontMetrics(small).elidedText(note, Qt.TextElideMode.ElideRight, place.width())
        painter.drawText(place, int(Qt.AlignmentFlag.AlignBottom), shown)


class PersonPicker(QLineEdit):
    """`person_id` is None until a suggestion was taken: `chosen(PersonRow)`; typing on gives it up: `cleared()`.

    The last suggestion asks to register what was typed: `new_requested(text)`; only with the right to.
    Up and Down choose, Enter or Tab takes, Esc closes the list.
    """

    chosen = Signal(object)
    cleared = Signal()
    new_requested = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.person_id: uuid.UUID | None = None
        self.setPlaceholderText(t("Nome, CPF/CNPJ, telefone, código ou e-mail"))
        self._model = QStandardItemModel(self)
        self._offer = QCompleter(self._model, self)
        self._offer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        self._offer.setMaxVisibleItems(SUGGESTED + 1)
        self.popup = QListView()
        self.popup.setProperty("popup", True)
        self.popup.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.popup.setAccessibleName(t("Pessoas encontradas"))
        self._offer.setPopup(self.popup)
        self.popup.setItemDelegate(_Rows(self.popup))
        self._offer.setWidget(self)
        self._offer.activated[QModelIndex].connect(self._take)  # type: ignore[index]
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.search)
        self.textEdited.connect(self._typed)

    def show_person(self, key: uuid.UUID | None, name: str) -> None:
        """That person, as if taken from the list; tells nobody."""
        self._pause.stop()
        self.popup.hide()
        self.person_id = key
        self.setText(name)
        self.setCursorPosition(0)

    def search_for(self, text: str) -> None:
        """Types a text, such as the phone of a call, and searches at once."""
        self.setText(text)
        self._typed(text)
        self._pause.stop()
        self.search()

    def search(self) -> None:
        """Asks for what is typed; nothing for one character."""
        from crm_desktop.queries.persons import search_persons

        typed = self.text().strip()
        if self.person_id is not None or len(typed) < SHORTEST_CHARACTERS:
            self.popup.hide()
            return
        self._desk.runner.read(
            self,
            search_persons,
            text=typed,
            limit=SUGGESTED,
            then=lambda found: self.show_persons(typed, found),
            failed=self._desk.show_error,
        )

    def show_persons(self, typed: str, found: Sequence[PersonRow]) -> None:
        """Offers them, the first one marked, if this is still what is typed."""
        if self.person_id is not None or typed != self.text().strip():
            return
        self._model.clear()
        for person in found:
            note = person_note(person)
            self._add(person.name, note, f"{person.name} · {note}").setData(person, _PERSON)
        if self._desk.may(Right.CREATE):
            text = t("Cadastrar “{typed}”…", typed=typed)
            self._add(text, "", text).setData(True, _NEW)
        elif not found:
            text = t("Ninguém encontrado com “{typed}”", typed=typed)
            self._add(text, "", text).setEnabled(False)
        if self.hasFocus() and self._model.rowCount():
            self._offer.complete()
            # The completer counts the rows alone, without the border and padding around them.
            self.popup.resize(self.popup.width(), self.popup.height() + _FRAME_PX)
            self.popup.setCurrentIndex(self._offer.completionModel().index(0, 0))

    def suggestions(self) -> list[str]:
        """What the list says, line by line, as it is read aloud."""
        return [self._model.item(row).text() for row in range(self._model.rowCount())]

    def _add(self, name: str, note: str, spoken: str) -> QStandardItem:
        item = QStandardItem(spoken)
        item.setEditable(False)
        item.setData(name, _NAME)
        item.setData(note, _NOTE)
        self._model.appendRow(item)
        return item

    def _typed(self, _text: str) -> None:
        self._pause.start()
        if self.person_id is not None:
            self.person_id = None
            self.cleared.emit()

    def _take(self, index: QModelIndex) -> None:
        person: Any = index.data(_PERSON)
        if person is not None:
            self.show_person(person.id, person.name)
            self.chosen.emit(person)
        elif index.data(_NEW):
            typed = self.text().strip()
            self.popup.hide()
            self.new_requested.emit(typed)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self._pause.stop()
