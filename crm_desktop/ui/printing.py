"""A process on paper and as PDF: attributes, the whole history, and page numbers."""

from __future__ import annotations

import html
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QPagedPaintDevice,
    QPageLayout,
    QPageSize,
    QPainter,
    QPdfWriter,
    QTextDocument,
)
from PySide6.QtWidgets import QFileDialog, QWidget

from crm_desktop.desktop.saving import save_whole
from crm_desktop.policies import Feature
from crm_desktop.ui import format as fmt
from crm_desktop.ui.case_rows import STATES
from crm_desktop.ui.history_texts import body_text, kind_chip, mail_chip
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from datetime import datetime, tzinfo

    from crm_desktop.queries.case_view import CaseView, HistoryEntry
    from crm_desktop.ui.desk import Desk

_FOOT_POINTS = 24
_MARGIN_MM = 18
_FAR = timedelta(days=36_500)


def case_html(case: CaseView, now: datetime, zone: tzinfo) -> str:
    """The process as a page of HTML, everything that was typed escaped."""
    state = t(STATES[case.state][0])
    facts = [
        (t("Pessoa"), case.person),
        (t("Contato"), case.contact or ""),
        (t("Tipo"), case.service_type),
        (t("CR"), case.center),
        (t("Responsável"), case.assignee or t("ninguém")),
        (t("Situação"), state),
        (t("Prioridade"), str(case.priority)),
        (t("Abertura"), _full(case.opened_at, zone)),
        (t("Aberto por"), case.opened_by),
        (t("Previsão"), _full(case.due_at, zone)),
        (t("Encerramento"), _full(case.closed_at, zone)),
    ]
    rows = "".join(
        f"<tr><td class='k'>{html.escape(name)}</td><td>{html.escape(value)}</td></tr>"
        for name, value in facts
        if value
    )
    path = " › ".join(html.escape(step.text) for step in case.path if step.state.value != "ahead")
    # Paper is read on other days: "amanhã" would mean nothing there.
    entries = "".join(_entry(entry, now - _FAR, zone) for entry in reversed(case.history))
    return (
        "<style>h1{font-size:16pt;margin-bottom:8px} h2{font-size:11pt;margin-top:16px;margin-bottom:4px}"
        "td{padding-top:1px;padding-bottom:1px;padding-right:16px} .k,.m{color:#5f6b7e} .a{font-weight:600}"
        "div{margin-top:8px} p{margin-top:0;margin-bottom:0;white-space:pre-wrap}"
        ".s{text-decoration:line-through}</style>"
        f"<h1>{html.escape(fmt.case_number(case.number))} · {html.escape(case.subject)}</h1><table>{rows}</table>"
        + (f"<h2>{html.escape(t('Fluxo de trabalho'))}</h2><p>{path}</p>" if path else "")
        + f"<h2>{html.escape(t('Histórico'))}</h2>{entries}"
    )


def _full(at: datetime | None, zone: tzinfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y %H:%M}" if at is not None else ""


def _entry(entry: HistoryEntry, now: datetime, zone: tzinfo) -> str:
    head = f"<span class='a'>{html.escape(entry.author)}</span> <span class='m'>{html.escape(kind_chip(entry)[0])} · "
    head += f"{_full(entry.at, zone)}"
    state = mail_chip(entry)
    if state is not None:
        head += f" · {html.escape(state[0])}"
    if entry.annulled:
        head += f" · {html.escape(t('desfeito'))}"
    head += "</span>"
    text = html.escape(body_text(entry, now, zone)).replace("\n", "<br>")
    names = ", ".join(html.escape(f"{link.name} ({fmt.size(link.size_bytes)})") for link in entry.files)
    files = f"<br><span class='m'>{html.escape(t('Anexos'))}: {names}</span>" if names else ""
    return f"<div>{head}</div><p{' class=s' if entry.annulled else ''}>{text}{files}</p>"


def paint_case(device: QPagedPaintDevice, case: CaseView, now: datetime, zone: tzinfo, title: str) -> int:
    """Lays the process out on the device's pages, each with its number; returns how many there are."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.documentLayout().setPaintDevice(device)
    font = QFont("Inter", 9)
    document.setDefaultFont(font)
    document.setHtml(case_html(case, now, zone))
    painter = QPainter(device)
    foot = _FOOT_POINTS * device.logicalDpiY() / 72
    width, height = float(device.width()), float(device.height()) - foot
    document.setPageSize(QSizeF(width, height))
    pages = document.pageCount()
    for page in range(pages):
        if page:
            device.newPage()
        painter.save()
        painter.translate(0, -page * height)
        document.drawContents(painter, QRectF(0, page * height, width, height))
        painter.restore()
        painter.setFont(QFont("Inter", 8))
        place = QRectF(0, height + foot / 3, width, foot * 2 / 3)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        painter.drawText(place, int(left | Qt.AlignmentFlag.AlignBottom), title)
        number = t("Página {page} de {pages}", page=page + 1, pages=pages)
        painter.drawText(place, int(right | Qt.AlignmentFlag.AlignBottom), number)
    painter.end()
    return pages


def _layout() -> QPageLayout:
    margin = QMarginsF(_MARGIN_MM, _MARGIN_MM, _MARGIN_MM, _MARGIN_MM)
    return QPageLayout(
        QPageSize(QPageSize.PageSizeId.A4),
        QPageLayout.Orientation.Portrait,
        margin,
        QPageLayout.Unit.Millimeter,
    )


def case_pdf(case: CaseView, now: datetime, zone: tzinfo) -> tuple[bytes, int]:
    """A PDF of the process, and its pages."""
    content = QBuffer()
    content.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(content)
    writer.setPageLayout(_layout())
    writer.setTitle(f"{case.number} {case.subject}")
    title = t("Impresso em {moment}", moment=_full(now, zone))
    pages = paint_case(writer, case, now, zone, title)
    return bytes(content.data().data()), pages


def save_case_pdf(desk: Desk, case: CaseView, parent: QWidget) -> None:
    """Asks where, and writes the PDF."""
    if not desk.permits(Feature.DATA_EXPORT):
        return
    dialog = QFileDialog(parent, t("Salvar como PDF"), f"processo-{case.number}.pdf", "PDF (*.pdf)")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix("pdf")

    def save(name: str) -> None:
        content, pages = case_pdf(case, desk.now(), desk.zone)
        saved = t("PDF salvo com {pages}.", pages=fmt.count(pages, t("página"), t("páginas")))
        desk.runner.call(
            parent,
            lambda: save_whole(Path(name), lambda file: file.write(content)),
            then=lambda _written: desk.toast(saved),
            failed=desk.show_error,
        )

    dialog.fileSelected.connect(save)
    dialog.open()


def print_case(desk: Desk, case: CaseView, parent: QWidget) -> None:
    """The system's print dialog, then the pages."""
    if not desk.permits(Feature.PRINT):
        return
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter

    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageLayout(_layout())
    dialog = QPrintDialog(printer, parent)
    if not desk.policies.allows(Feature.DATA_EXPORT):
        dialog.setOption(QPrintDialog.PrintDialogOption.PrintToFile, False)

    def accepted() -> None:
        title = t("Impresso em {moment}", moment=_full(desk.now(), desk.zone))
        paint_case(printer, case, desk.now(), desk.zone, title)

    dialog.accepted.connect(accepted)
    dialog.show()
