"""The box Processos of Resultado: each user of the filter, with links to what waits for them (rule 5)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.elided_label import ElidedLabel

if TYPE_CHECKING:
    from crm_desktop.queries.summary import UserLine

_HEIGHT_PX = 150


class CountLink(QWidget):
    """A link with a chip that counts what is behind it."""

    clicked = Signal()

    def __init__(self, text: str, tip: str, tone: str = "accent", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone = tone
        self.link = LinkButton(text)
        self.link.setToolTip(tip)
        self.link.clicked.connect(self.clicked)
        self.chip = Chip("", tone)
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(8)
        row.addWidget(self.link, 0, 0)
        row.addWidget(self.chip, 0, 1)
        row.setColumnStretch(2, 1)

    def show_count(self, count: int, owner: str) -> None:
        """`owner` is whose they are: read aloud with the link."""
        self.chip.set_state(fmt.integer(count), self._tone if count else "neutral")
        self.link.setAccessibleDescription(t("{count}, {owner}", count=fmt.integer(count), owner=owner))


class _Line:
    """The widgets of one user."""

    def __init__(self, box: ProcessesBox, user_id: uuid.UUID | None) -> None:
        self.name = ElidedLabel("strong")
        self.pending = CountLink(t(">>Atendimentos pendentes<<"), t("Abre a lista em Atendimento"))
        self.pending.clicked.connect(lambda: box.pending_requested.emit(user_id))
        self.follow_ups = CountLink(
            t(">>Follow up de vendas pendentes<<"), t("Abre os contatos de venda a fazer")
        )
        self.follow_ups.clicked.connect(lambda: box.follow_ups_requested.emit(user_id))
        self.drafts = CountLink(t("Pareceres pendentes"), t("Retoma um parecer de onde parou"), "warning")
        self.drafts.clicked.connect(box.drafts_requested)

    def show(self, line: UserLine) -> None:
        name = line.name or t("Sem responsável")
        self.name.setText(name)
        self.name.setToolTip(name)
        for link, count in (
            (self.pending, line.pending),
            (self.follow_ups, line.follow_ups),
            (self.drafts, line.drafts),
        ):
            link.setVisible(count is not None)
            if count is not None:
                link.show_count(count, name)


class ProcessesBox(Card):
    """A user below the other. `pending_requested(user id or None)`,
    `follow_ups_requested(user id)`, `drafts_requested()`."""

    pending_requested = Signal(object)
    follow_ups_requested = Signal(object)
    drafts_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("Processos"), parent)
        self.lines: dict[uuid.UUID | None, _Line] = {}
        self._shown: tuple[uuid.UUID | None, ...] = ()
        self._users: QWidget | None = None
        self._inside = QWidget()
        self._column = QVBoxLayout(self._inside)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addStretch(1)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Expanding)
        self._area.setWidget(self._inside)
        self.body.addWidget(self._area, 1)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        return QSize(scaled(480), scaled(_HEIGHT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(scaled(240), scaled(_HEIGHT_PX))

    def show_lines(self, lines: Sequence[UserLine]) -> None:
        """The same users keep their place, scroll and focus."""
        keys = tuple(line.user_id for line in lines)
        if keys != self._shown:
            self._shown = keys
            self._rebuild(keys)
        for line in lines:
            self.lines[line.user_id].show(line)

    def _rebuild(self, keys: Sequence[uuid.UUID | None]) -> None:
        if self._users is not None:
            self._users.hide()
            self._users.deleteLater()
        self._users = QWidget()
        column = QVBoxLayout(self._users)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(4)
        self.lines = {key: _Line(self, key) for key in keys}
        for place, line in enumerate(self.lines.values()):
            if place:
                column.addSpacing(4)
            column.addWidget(line.name)
            for link in (line.pending, line.follow_ups, line.drafts):
                column.addWidget(link)
        self._column.insertWidget(0, self._users)
        self._area.verticalScrollBar().setValue(0)

    def links(self) -> list[QWidget]:
        """Every link in reading order."""
        return [
            part.link for line in self.lines.values() for part in (line.pending, line.follow_ups, line.drafts)
        ]
