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

from crm_desktop.errors import (
    AttachmentsForbidden,
    AttachmentTooLarge,
    AttachmentVanished,
    BaseUnreachable,
)
from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.local_drafts import local_file
from crm_desktop.ui.widgets.buttons import CountButton, LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.elided_label import ElidedLabel
from crm_desktop.ui.widgets.labels import muted_label, small_label
from crm_desktop.values.ids import uuid7

if TYPE_CHECKING:
    from crm_desktop.desktop.local_files import LocalFile
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
    `pending` counts the files on their way. Those of `kept_here` are on this computer only, until the base is back;
    files for an e-mail never are.
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
        self.kept_here: dict[uuid.UUID, LocalFile] = {}
        self._taken_off: set[uuid.UUID] = set()
        self._not_wanted: set[uuid.UUID] = set()
        self._on_the_way: dict[uuid.UUID, FileBytes] = {}
        self._here = desk.local_drafts if not for_email else None
        if self._here is not None:
            self._here.lost.connect(self._keep_all_here)
            self._here.file_home.connect(self._came_home)
            self._here.file_gone.connect(self._went)
            self._here.file_refused.connect(self._not_taken)
            self._here.find_files(self, case_id, self._found_here)

    def resume(self, files: Sequence[FileLink]) -> None:
        """Those of the base's draft, with what is kept here still."""
        known = {link.id for link in files}
        here = [link for link in self.files if link.id in self.kept_here and link.id not in known]
        self.kept_here = {link.id: self.kept_here[link.id] for link in here}
        self.files = [*files, *here]
        self.changed.emit()

    def forget(self) -> None:
        """The draft was thrown away, and what is kept here of it goes too."""
        self._taken_off.update(self.kept_here)
        self.kept_here.clear()
        if self._here is not None:
            self._here.forget(self._case_id, with_files=True)
        self.resume(())

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

        kept = self.kept_here.get(link.id)
        if kept is not None and self._here is not None:
            self._taken_off.add(link.id)
            self._here.discard_file(kept)
            return
        self._desk.runner.write(
            self,
            detach_from_draft,
            then=lambda _: self._drop(link.id),
            failed=self.failed.emit,
            attachment_id=link.id,
        )

    def _drop(self, key: uuid.UUID) -> None:
        self.kept_here.pop(key, None)
        self.files = [file for file in self.files if file.id != key]
        self.changed.emit()

    def _store(self, file: FileBytes) -> None:
        from crm_desktop.operations.drafts import attach_to_draft

        key = uuid7()
        if self._here is not None and self._here.away:
            self._keep_here(file, key)
            return
        self._on_the_way[key] = file
        self._desk.runner.write(
            self,
            attach_to_draft,
            then=self._arrived,
            failed=partial(self._not_arrived, key),
            case_id=self._case_id,
            case_version=self._version,
            file=file,
            service_type_id=self.service_type_id,
            for_email=self._for_email,
            key=key,
        )

    def _arrived(self, key: uuid.UUID) -> None:
        file = self._on_the_way.pop(key, None)
        if file is not None:
            self._add(file, key)
        elif key in self._taken_off:
            self._detach(key)

    def _not_arrived(self, key: uuid.UUID, error: BaseException) -> None:
        file = self._on_the_way.pop(key, None)
        if file is None:  # it is kept here since the base was lost
            return
        if self._here is None or not isinstance(error, BaseUnreachable):
            self._refused(error)
            return
        self._here.unreachable.emit()
        self._keep_here(file, key)

    def _keep_all_here(self) -> None:
        """A command that never ends may stand before those on their way. Under its key each is in the base once."""
        for key in list(self._on_the_way):
            self._keep_here(self._on_the_way.pop(key), key)

    def _detach(self, key: uuid.UUID) -> None:
        """One that was on its way when it was taken off here."""
        from crm_desktop.operations.drafts import detach_from_draft

        self._desk.runner.write(self, detach_from_draft, failed=lambda _error: None, attachment_id=key)

    def _add(self, file: FileBytes, key: uuid.UUID) -> None:
        from crm_desktop.queries.case_view import FileLink

        self.pending -= 1
        self.files.append(FileLink(key, file.name, len(file.content)))
        self.changed.emit()

    def _keep_here(self, file: FileBytes, key: uuid.UUID) -> None:
        """What the base would check is checked by what the window knows."""

        def refused(error: BaseException) -> None:
            # Said not to be attached, it is not, also when a command that is still under way brings it there.
            self._taken_off.add(key)
            self._refused(error)

        if not self.allowed:
            refused(AttachmentsForbidden(self._type_name))
            return
        if len(file.content) > self.limit_bytes:
            refused(AttachmentTooLarge(file.name, len(file.content), self.limit_bytes))
            return

        def kept(told: LocalFile) -> None:
            self.kept_here[key] = told
            self._add(file, key)

        assert self._here is not None
        told = local_file(self._case_id, self._version, file, key, self.service_type_id)
        self._here.keep_file(self, told, file.content, kept, refused)

    def _found_here(self, files: Sequence[LocalFile]) -> None:
        """Left by an earlier window."""
        from crm_desktop.queries.case_view import FileLink

        known = {link.id for link in self.files}
        for told in files:
            if told.name and told.key not in known:
                self.kept_here[told.key] = told
                self.files.append(FileLink(told.key, told.name, told.size_bytes))
        if self.kept_here:
            self.changed.emit()

    def _is_ours(self, told: LocalFile) -> bool:
        return told.case_id == (str(self._case_id) if self._case_id else "")

    def _went(self, told: LocalFile) -> None:
        if told.key in self.kept_here:
            self._drop(told.key)

    def _not_taken(self, told: LocalFile, error: BaseException) -> None:
        if self._is_ours(told):
            self._not_wanted.add(told.key)
            self.changed.emit()
            self.failed.emit(error)

    def where(self, link: FileLink) -> str:
        """What is to be said of a file that is not in the base; empty for one that is."""
        if link.id not in self.kept_here:
            return ""
        if link.id in self._not_wanted:
            return t("neste computador, não aceito pela base")
        return t("neste computador até a conexão voltar")

    def _came_home(self, told: LocalFile) -> None:
        from crm_desktop.queries.case_view import FileLink

        if not self._is_ours(told):
            return
        self.kept_here.pop(told.key, None)
        if told.key in self._taken_off:
            self._detach(told.key)
        elif told.key not in {link.id for link in self.files}:
            self.files.append(FileLink(told.key, told.name, told.size_bytes))
        self.changed.emit()

    def _refused(self, error: BaseException) -> None:
        self.pending -= 1
        self.failed.emit(error)


class FileChip(QFrame):
    """A file's name and size, where it is if not in the base, and a button that takes it off."""

    removed = Signal()

    def __init__(self, name: str, size_bytes: int, *, where: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "raised")
        self.setToolTip(name)
        about = small_label(" · ".join(("", fmt.size(size_bytes), *filter(None, (where,)))).lstrip())
        remove = QToolButton()
        icons.bind_icon(remove, "x")
        remove.setAutoRaise(True)
        remove.setToolTip(t("Retirar {name}", name=name))
        remove.setAccessibleName(t("Retirar {name}", name=name))
        remove.clicked.connect(self.removed)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(4)
        if where:
            mark = QLabel()
            mark.setPixmap(icons.mark("hard-drive", 16, color="warning"))
            row.addWidget(mark)
        row.addWidget(ElidedLabel("small", name))
        row.addWidget(about, 1)
        row.addWidget(remove)


def show_chips(keeper: AttachmentKeeper, row: QLayout) -> None:
    """Fills the layout with a chip for each waiting file, in place of what it held."""
    while (item := row.takeAt(0)) is not None:
        if (old := item.widget()) is not None:
            old.hide()
            old.deleteLater()
    for link in keeper.files:
        chip = FileChip(link.name, link.size_bytes, where=keeper.where(link))
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
