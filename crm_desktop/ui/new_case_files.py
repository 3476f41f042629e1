"""Anexos of a new process: kept with its draft from the moment they are chosen (rules 21, 22 and 37)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from crm_desktop.errors import AttachmentsForbidden, AttachmentTooLarge, InputError
from crm_desktop.ui.i18n import t
from crm_desktop.ui.opinion.attachments import AttachmentKeeper, show_chips

if TYPE_CHECKING:
    from crm_desktop.queries.case_view import FileLink
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.new_case_form import NewCaseForm

LARGEST_BYTES = 10 * 1024 * 1024
"""As long as no type is chosen that permits less."""


class NewCaseFiles(QObject):
    """Shows the files as chips in the form; `changed()` when there are others, `failed(error)` for a refusal."""

    changed = Signal()
    failed = Signal(object)

    def __init__(self, desk: Desk, form: NewCaseForm, window: QWidget) -> None:
        super().__init__(window)
        self._form = form
        self._window = window
        self.keeper = AttachmentKeeper(
            desk,
            None,
            0,
            allowed=True,
            limit_bytes=LARGEST_BYTES,
            type_name="",
            for_email=False,
            parent=self,
        )
        self.keeper.changed.connect(self._show)
        self.keeper.changed.connect(self.changed)
        self.keeper.failed.connect(self.failed)
        form.attach.clicked.connect(lambda _on: self.choose())
        form.description.image_pasted.connect(self.keeper.add_image)
        form.description.files_dropped.connect(self.keeper.add_paths)
        form.type_changed.connect(self.show_type)

    @property
    def files(self) -> Sequence[FileLink]:
        return self.keeper.files

    @property
    def pending(self) -> int:
        """How many are being read or stored."""
        return self.keeper.pending

    @property
    def kept_here(self) -> bool:
        """Whether one is on this computer only."""
        return bool(self.keeper.kept_here)

    @property
    def settled(self) -> bool:
        """Whether the base has them all."""
        return not self.keeper.pending and not self.keeper.kept_here

    def resume(self, files: Sequence[FileLink]) -> None:
        """Those of the draft."""
        self.keeper.resume(files)

    def forget(self) -> None:
        """After the draft was thrown away: what is kept here of it goes too."""
        self.keeper.forget()

    def choose(self) -> None:
        """The system's dialog; several files may be chosen."""
        dialog = QFileDialog(self._window, t("Anexar arquivo"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(lambda names: self.keeper.add_paths([Path(name) for name in names]))
        dialog.open()

    def show_type(self) -> None:
        """What the chosen type permits; files that it does not take are named at once, and stay."""
        kind = self._form.service_type()
        if kind is None:
            self.keeper.set_type(None, "", allowed=True, limit_bytes=LARGEST_BYTES)
        else:
            self.keeper.set_type(
                kind.id,
                kind.path,
                allowed=kind.allows_attachments,
                limit_bytes=kind.attachment_limit_bytes,
            )
        self._form.attach.setVisible(self.keeper.allowed)
        problem = self.problem()
        if problem is not None:
            self.failed.emit(problem)

    def problem(self) -> InputError | None:
        """Why the type refuses the files that are there; None when it takes them all."""
        kind = self._form.service_type()
        if kind is None or not self.files:
            return None
        if not kind.allows_attachments:
            return AttachmentsForbidden(kind.path)
        for file in self.files:
            if file.size_bytes > kind.attachment_limit_bytes:
                return AttachmentTooLarge(file.name, file.size_bytes, kind.attachment_limit_bytes)
        return None

    def drop(self, data: QMimeData) -> bool:
        """Takes the files of a drop; False when there are none."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.keeper.add_paths(paths)
        return bool(paths)

    def _show(self) -> None:
        show_chips(self.keeper, self._form.file_row)
        self._form.attach.set_count(len(self.files) or None)
