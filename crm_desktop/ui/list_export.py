"""The filter's whole list as a spreadsheet: the same set that is shown and counted (rule 3)."""

from __future__ import annotations

import threading
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from crm_desktop.desktop.saving import save_whole
from crm_desktop.errors import Cancelled, FileNotSaved
from crm_desktop.policies import Feature
from crm_desktop.ui import format as fmt
from crm_desktop.ui.case_rows import COLUMNS, shaper
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.progress_overlay import ProgressOverlay

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from sqlalchemy.orm import Session

    from crm_desktop.queries.actor import Actor
    from crm_desktop.ui.desk import Desk
    from crm_desktop.values.filters import CaseFilter


class _Progress(QObject):
    """Counts rows from a worker into the window's thread."""

    moved = Signal(int)


def export_list(desk: Desk, asked: CaseFilter, parent: QWidget) -> None:
    """Asks where, then writes on a worker, with progress and Cancelar."""
    if not desk.permits(Feature.DATA_EXPORT):
        return
    dialog = QFileDialog(parent, t("Exportar a lista"), "processos.xlsx", "Excel (*.xlsx)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("xlsx")
    dialog.fileSelected.connect(lambda name: _start(desk, asked, Path(name), parent))
    dialog.open()


def _start(desk: Desk, asked: CaseFilter, path: Path, parent: QWidget) -> None:
    overlay = ProgressOverlay(parent)
    stop = threading.Event()
    progress = _Progress(overlay)
    overlay.start(t("Exportando…"))
    overlay.cancel_requested.connect(stop.set)
    progress.moved.connect(lambda rows: overlay.show_progress(0, 0, fmt.count(rows, t("linha"), t("linhas"))))
    titles = [t(column.title) for column in COLUMNS]

    def question(session: Session, actor: Actor, now: datetime) -> int:
        return write_sheet(session, actor, asked, now, desk.zone, path, titles, stop, progress.moved.emit)

    def done(rows: int) -> None:
        overlay.finish()
        desk.toast(t("{rows} em {name}", rows=fmt.count(rows, t("linha"), t("linhas")), name=path.name))

    def failed(error: BaseException) -> None:
        overlay.finish()
        if not isinstance(error, Cancelled):
            desk.show_error(error)

    desk.runner.read(overlay, question, then=done, failed=failed, channel="export")
    stop_watch = overlay.cancel_requested
    stop_watch.connect(overlay.finish)


def write_sheet(
    session: Session,
    actor: Actor,
    asked: CaseFilter,
    now: datetime,
    zone: tzinfo,
    path: Path,
    titles: list[str],
    stop: threading.Event,
    moved: object,
) -> int:
    """Writes every row of the filter as text; returns the rows.

    What begins like a formula stays text. Raises Cancelled, FileNotSaved; then the old file is untouched.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    from crm_desktop.queries.cases import all_cases
    from crm_desktop.values.case_row import Page

    shape = shaper(now, zone)
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    rows, content = 0, BytesIO()
    try:
        with xlsxwriter.Workbook(content, options) as book:
            sheet = book.add_worksheet(t("Processos"))
            sheet.write_row(0, 0, titles, book.add_format({"bold": True}))
            sheet.freeze_panes(1, 0)
            for row in all_cases(session, actor, asked, now):
                if stop.is_set():
                    raise Cancelled
                rows += 1
                cells = shape(Page((row,), None)).rows[0].cells
                sheet.write_row(rows, 0, [text for text, _tone in cells])
                if rows % 500 == 0:
                    moved(rows)  # type: ignore[operator]
    except FileCreateError as error:  # rows wait in files of the system's own folder
        raise FileNotSaved(path.name, "full") from error
    save_whole(path, lambda file: file.write(content.getbuffer()))
    return rows
