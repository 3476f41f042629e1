"""Opening a file of a process: verified, warned about when it can run, and shown by the system's viewer (rule 22)."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask

if TYPE_CHECKING:
    from crm_desktop.queries.case_view import FileLink
    from crm_desktop.queries.files import FileContent
    from crm_desktop.ui.desk import Desk


def open_attachment(desk: Desk, link: FileLink, parent: QWidget) -> None:
    """Reads the file, checks its hash, and opens a private copy; an executable kind only after a warning."""
    from crm_desktop.desktop.viewer import clean_name, is_executable_kind
    from crm_desktop.queries.files import read_file_content

    def read() -> None:
        desk.runner.read(
            parent,
            read_file_content,
            file_id=link.id,
            then=partial(_open, desk, parent),
            failed=desk.show_error,
            channel=f"file:{link.id}",
        )

    if not is_executable_kind(link.name):
        read()
        return
    ask(
        parent,
        t("Abrir anexo"),
        t("“{name}” pode executar comandos neste computador.", name=clean_name(link.name)),
        [(t("Abrir mesmo assim"), read), (t("Cancelar"), lambda: None)],
        detail=t("Abra somente se você conhece quem enviou."),
        careful=True,
    )


def _open(desk: Desk, parent: QWidget, file: FileContent) -> None:
    from crm_desktop.desktop.viewer import open_copy

    folder = desk.paths.cache_folder / "anexos"
    try:
        open_copy(file.content, file.name, folder)
    except OSError as error:
        desk.show_error(error)
