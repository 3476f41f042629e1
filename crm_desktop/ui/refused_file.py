"""A file attached while the base was away, and now not taken by it: its user says what becomes of it."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.messages import message_for

if TYPE_CHECKING:
    from crm_desktop.desktop.local_files import LocalFile
    from crm_desktop.ui.local_drafts import LocalDrafts


def show_refused(window: QWidget, here: LocalDrafts, file: LocalFile, error: BaseException) -> None:
    """Asks once for each file at a time. Without an answer it stays on this computer, and is asked about again when
    it is refused again."""
    name = f"refused {file.key}"
    if window.findChild(QMessageBox, name) is not None:
        return
    from crm_desktop.errors import LocalFileDamaged

    damaged = isinstance(error, LocalFileDamaged)
    discard = (t("Descartar o arquivo"), partial(here.discard_file, file))
    decide_later = (t("Decidir depois"), lambda: None)
    save = (t("Salvar em outro lugar…"), partial(_save_as, window, here, file))
    box = ask(
        window,
        t("Arquivo não aceito"),
        t(
            "O arquivo “{name}”, anexado sem conexão, não foi para a base. Ele continua neste computador.",
            name=file.name,
        )
        if file.name
        else t("Um arquivo anexado sem conexão não foi para a base. Ele continua neste computador."),
        [discard, decide_later] if damaged else [save, discard, decide_later],
        detail=message_for(error).text,
        careful=damaged,
    )
    box.setObjectName(name)


def _save_as(window: QWidget, here: LocalDrafts, file: LocalFile) -> None:
    from crm_desktop.desktop.viewer import safe_name

    dialog = QFileDialog(window, t("Salvar em outro lugar"))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile(safe_name(file.name))
    dialog.fileSelected.connect(lambda chosen: here.save_as(file, Path(chosen)))
    dialog.open()
