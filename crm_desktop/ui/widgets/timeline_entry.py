"""One thing that happened in a process: who, what kind, when, and the text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import muted_label, strong_label


class TimelineEntry(Card):
    """`moment` is shown as given; `struck` draws a text that was corrected later, and says so.

    `attachments` are the names to show; `attachment_requested` tells the place of the one clicked.
    `rich` takes `body` as HTML, which must have been cleaned before.
    """

    attachment_requested = Signal(int)

    def __init__(
        self,
        author: str,
        kind: tuple[str, str],
        moment: str,
        body: str,
        *,
        struck: bool = False,
        attachments: Sequence[str] = (),
        rich: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", parent)
        self.body.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(strong_label(author))
        head.addWidget(Chip(*kind))
        if struck:
            head.addWidget(Chip(t("Retificado"), "warning"))
        head.addStretch(1)
        head.addWidget(muted_label(moment))
        self.body.addLayout(head)
        self.text = self._body_label(body, struck=struck, rich=rich)
        self.body.addWidget(self.text)
        if attachments:
            self.body.addLayout(self._attachment_row(attachments))
        self.body.addStretch(1)
        self.setAccessibleName(f"{kind[0]}, {author}, {moment}")

    def _body_label(self, body: str, *, struck: bool, rich: bool) -> QLabel:
        label = QLabel(body)
        label.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setProperty("struck", struck)
        label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        return label

    def _attachment_row(self, names: Sequence[str]) -> FlowLayout:
        row = FlowLayout(spacing_px=8)
        for place, name in enumerate(names):
            button = LinkButton(name.replace("&", "&&"))
            button.setAccessibleName(name)
            icons.bind_icon(button, "paperclip", color="accent")
            button.clicked.connect(lambda _checked=False, place=place: self.attachment_requested.emit(place))
            row.addWidget(button)
        return row
