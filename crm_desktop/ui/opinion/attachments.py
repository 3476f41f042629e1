"""Files of an opinion: chosen, dropped or pasted, kept with the draft, listed and taken off again."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import AttachmentsForbidden, AttachmentTooLarge, AttachmentVanished
from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import CountButton, LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.labels import muted_label

if TYPE_CHECKING:
    from crm_desktop.operations.drafts import FileBytes
    from crm_desktop.queries.case_view import FileLink
    from crm_desktop.ui.desk import Desk


def read_file(path: Path, limit_bytes: int) -> FileBytes:
    """The file's bytes, on a worker. Raises AttachmentTooLarge before reading it, AttachmentVanished."""
    from crm_desktop.operations.drafts import FileBytes

    try:
        size = path.stat().st_size
        if size > limit_bytes:
            raise AttachmentTooLarge(path.name, size, limit_bytes)
        with path.open("rb") as file:
            content = file.read(limit_bytes + 1)
    except OSError as error:
        raise AttachmentVanished(path.name) from error
    if len(content) > limit_bytes:
        raise AttachmentTooLarge(path.name, path.stat().st_size, limit_bytes)
    return FileBytes(path.name, content)


def picture_bytes(image: QImage) -> bytes:
    """A pasted picture as PNG."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(data.data())


class AttachmentKeeper(QObject):
    """Brings files into the user's draft of a process; `changed()` when the list did.

    With `case_id` None it is the draft of the new process being typed, whose type is `service_type_id`.
    `pending` counts the files on their way.
    """

    changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        case_id: uuid.UUID | None,
        version: int,
        *,
        allowed: bool,
        limit_bytes: int,
        type_name: str,
        for_email: bool,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._case_id = case_id
        self._version = version
        self.allowed = allowed
        self.limit_bytes = limit_bytes
        self._type_name = type_name
        self._for_email = for_email
        self.service_type_id: uuid.UUID | None = None
        self.pending = 0
        self.files: list[FileLink] = []

    def add_paths(self, paths: Sequence[Path]) -> None:
        if not self.allowed:
            self.failed.emit(AttachmentsForbidden(self._type_name))
            return
        for path in paths:
            self.pending += 1
            self._desk.runner.call(
                self, partial(read_file, path, self.limit_bytes), then=self._store, failed=self._refused
            )

    def add_image(self, image: QImage) -> None:
        from crm_desktop.operations.drafts import FileBytes

        if not self.allowed:
            self.failed.emit(AttachmentsForbidden(self._type_name))
            return
        name = f"{t('imagem')}-{self._desk.local_now():%H%M%S}.png"
        self.pending += 1
        self._desk.runner.call(
            self, lambda: FileBytes(name, picture_bytes(image)), then=self._store, failed=self._refused
        )

    def set_type(self, key: uuid.UUID | None, name: str, *, allowed: bool, limit_bytes: int) -> None:
        """Another type for a new process: what it permits holds for the files added from now on."""
        self.service_type_id, self._type_name = key, name
        self.allowed, self.limit_bytes = allowed, limit_bytes

    def remove(self, link: FileLink) -> None:
        from crm_desktop.operations.drafts import detach_from_draft

        def gone(_value: object) -> None:
            self.files = [file for file in self.files if file.id != link.id]
            self.changed.emit()

        self._desk.runner.write(
            self, detach_from_draft, then=gone, failed=self.failed.emit, attachment_id=link.id
        )

    def _store(self, file: FileBytes) -> None:
        from crm_desktop.operations.drafts import attach_to_draft
        from crm_desktop.queries.case_view import FileLink

        def stored(key: uuid.UUID) -> None:
            self.pending -= 1
            self.files.append(FileLink(key, file.name, len(file.content)))
            self.changed.emit()

        self._desk.runner.write(
            self,
            attach_to_draft,
            then=stored,
            failed=self._refused,
            case_id=self._case_id,
            case_version=self._version,
            file=file,
            service_type_id=self.service_type_id,
            for_email=self._for_email,
        )

    def _refused(self, error: BaseException) -> None:
        self.pending -= 1
        self.failed.emit(error)


class FileChip(QFrame):
    """A file's name and size, with a button that takes it off."""

    removed = Signal()

    def __init__(self, name: str, size_bytes: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "raised")
        text = QLabel(f"{name} · {fmt.size(size_bytes)}")
        text.setProperty("role", "small")
        remove = QToolButton()
        icons.bind_icon(remove, "x")
        remove.setAutoRaise(True)
        remove.setToolTip(t("Retirar {name}", name=name))
        remove.setAccessibleName(t("Retirar {name}", name=name))
        remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(text)
        row.addWidget(remove)


def show_chips(keeper: AttachmentKeeper, row: QLayout) -> None:
    """Fills the layout with a chip for each waiting file, in place of what it held."""
    while (item := row.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for link in keeper.files:
        chip = FileChip(link.name, link.size_bytes)
        chip.removed.connect(partial(keeper.remove, link))
        row.addWidget(chip)


def choose_files(keeper: AttachmentKeeper, parent: QWidget) -> None:
    """The system's dialog; several files may be chosen."""
    dialog = QFileDialog(parent, t("Anexar arquivo"))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: keeper.add_paths([Path(name) for name in names]))
    dialog.open()


class AttachmentsDialog(CrmDialog):
    """Anexos: the files that wait with this opinion, and those that the process already has."""

    file_requested = Signal(object)

    def __init__(
        self, keeper: AttachmentKeeper, kept: Sequence[FileLink], parent: QWidget | None = None
    ) -> None:
        limit = fmt.size(keeper.limit_bytes)
        super().__init__(t("Anexos"), parent, note=t("Até {limit} por arquivo", limit=limit))
        self._keeper = keeper
        self.waiting = Card(t("Neste parecer"))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.waiting.body.addLayout(self._lines)
        self.body.addWidget(self.waiting)
        before = Card(t("No processo"))
        for link in kept:
            button = LinkButton(f"{link.name} · {fmt.size(link.size_bytes)}")
            button.clicked.connect(lambda _on=False, link=link: self.file_requested.emit(link))
            before.body.addWidget(button)
        if not kept:
            before.body.addWidget(muted_label(t("Nenhum arquivo ainda")))
        self.body.addWidget(before)
        self.body.addStretch(1)
        add = CountButton(t("Anexar arquivo…"))
        add.setAccessibleName(t("Anexar arquivo"))
        icons.bind_icon(add, "paperclip")
        add.clicked.connect(self.choose)
        self.add_left(add)
        self.add_cancel(t("Fechar"))
        keeper.changed.connect(self._show_files)
        keeper.failed.connect(self.show_error)
        self._show_files()
        self.restore_size(520, 360)

    def choose(self) -> None:
        """The system's dialog; several files may be chosen."""
        choose_files(self._keeper, self)

    def _show_files(self) -> None:
        self.error_bar.hide()
        show_chips(self._keeper, self._lines)
        if not self._keeper.files:
            hint = t("Arraste um arquivo para cá, cole uma imagem no texto ou use Anexar arquivo.")
            label = muted_label(hint)
            label.setWordWrap(True)
            self._lines.addWidget(label)
