"""A process on paper, the list as a spreadsheet, and Ctrl+K."""

from __future__ import annotations

import os
import threading
import zipfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from crm_desktop.errors import Cancelled, FileNotSaved
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.case_view import CaseView, read_case
from crm_desktop.queries.cases import count_cases
from crm_desktop.storage.opening import Store
from crm_desktop.ui.case_rows import COLUMNS
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.list_export import write_sheet
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.palette import Palette
from crm_desktop.ui.printing import case_html, case_pdf, save_case_pdf
from crm_desktop.values.filters import CaseFilter, Situation
from tests.builders import NOW, Built, a_case, actor, version

EVERYTHING = CaseFilter(situation=Situation.ALL)


def export(session: Session, desk: Desk, path: Path, stop: threading.Event | None = None) -> int:
    """The whole list as a sheet; its rows."""
    titles = [column.title for column in COLUMNS]
    stop = stop or threading.Event()
    return write_sheet(
        session, actor(session), EVERYTHING, NOW, desk.zone, path, titles, stop, lambda _rows: None
    )


@pytest.fixture
def long_case(store: Store, built: Built) -> CaseView:
    with store.writing() as session:
        case_id = a_case(session, built, subject="=SOMA(1;2) <b>negrito</b>")
        for n in range(60):
            complete_opinion(
                session,
                actor=actor(session),
                now=NOW + timedelta(minutes=n),
                case_id=case_id,
                case_version=version(session, case_id),
                text=f"Parecer de número {n}. " * 6,
                decision=Decision(),
            )
    with store.reading() as session:
        return read_case(session, actor(session), case_id)


def test_a_pdf_has_the_whole_history_on_numbered_pages(long_case: CaseView, desk: Desk) -> None:
    content, pages = case_pdf(long_case, desk.now(), desk.zone)
    assert pages > 2
    assert content.startswith(b"%PDF")
    assert content.count(b"/Type /Page\n") == pages
    text = case_html(long_case, desk.now(), desk.zone)
    assert all(f"Parecer de número {n}." in text for n in range(60))
    assert "Padaria Estrela do Sul Ltda" in text


def test_what_was_typed_is_no_markup_on_paper(long_case: CaseView, desk: Desk) -> None:
    assert "<b>negrito</b>" not in case_html(long_case, desk.now(), desk.zone)


@pytest.fixture
def save_pdf(long_case: CaseView, desk: Desk, qtbot: QtBot) -> Callable[[Path], None]:
    """Chooses that file in "Salvar como PDF"."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def choose(path: Path) -> None:
        save_case_pdf(desk, long_case, parent)
        parent.findChildren(QFileDialog)[-1].fileSelected.emit(str(path))

    return choose


def test_a_pdf_is_saved_where_it_was_wanted(
    save_pdf: Callable[[Path], None], desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "processo.pdf"
    path.write_bytes(b"antes")
    with qtbot.waitSignal(desk.toast_requested) as said:
        save_pdf(path)
    assert said.args[0].startswith("PDF salvo com ")
    assert path.read_bytes().startswith(b"%PDF")
    assert list(tmp_path.glob("*.part")) == []


def test_a_pdf_that_cannot_be_written_says_so(
    save_pdf: Callable[[Path], None], desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(desk.error_shown) as told:
        save_pdf(tmp_path / "nada" / "x.pdf")
    assert message_for(told.args[0]).text == "O arquivo “x.pdf” não foi salvo: essa pasta não existe."


def test_a_full_disk_leaves_the_pdf_that_was_there(
    save_pdf: Callable[[Path], None],
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
    full_disk: None,
) -> None:
    path = tmp_path / "processo.pdf"
    path.write_bytes(b"antes")
    with qtbot.waitSignal(desk.error_shown) as told:
        save_pdf(path)
    assert "o disco está cheio" in message_for(told.args[0]).text
    assert path.read_bytes() == b"antes"
    assert list(tmp_path.glob("*.part")) == []


def test_a_full_disk_leaves_the_sheet_that_was_there(
    long_case: CaseView, store: Store, desk: Desk, tmp_path: Path, full_disk: None
) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"antes")
    with pytest.raises(FileNotSaved) as refused, store.reading() as session:
        export(session, desk, path)
    assert refused.value.obstacle == "full"
    assert path.read_bytes() == b"antes"
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.skipif(os.name != "nt", reason="elsewhere a file that is open can be replaced")
def test_a_sheet_that_another_program_has_open_is_said(
    long_case: CaseView, store: Store, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"antes")
    with path.open("rb"), pytest.raises(FileNotSaved) as refused, store.reading() as session:
        export(session, desk, path)
    assert refused.value.obstacle == "in_use"
    assert path.read_bytes() == b"antes"


def test_the_sheet_has_every_row_of_the_filter_and_no_formula(
    long_case: CaseView, store: Store, built: Built, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "lista.xlsx"
    with store.writing() as session:
        a_case(session, built)
        assert export(session, desk, path) == count_cases(session, actor(session), EVERYTHING, NOW) == 2
    sheet = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert "=SOMA(1;2)" in sheet


def test_a_stopped_export_leaves_the_old_file(
    long_case: CaseView, store: Store, desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "lista.xlsx"
    path.write_bytes(b"antigo")
    stop = threading.Event()
    stop.set()
    with pytest.raises(Cancelled), store.reading() as session:
        export(session, desk, path, stop)
    assert path.read_bytes() == b"antigo"
    assert list(tmp_path.glob("*.part")) == []


@pytest.mark.parametrize(
    ("typed", "expected"), [("1", "NF-e rejeitada"), ("padaria", "Padaria"), ("99876-1200", "Padaria")]
)
def test_ctrl_k_finds_by_number_person_and_phone(
    store: Store, built: Built, desk: Desk, qtbot: QtBot, typed: str, expected: str
) -> None:
    with store.writing() as session:
        case_id = a_case(session, built)
    parent = QWidget()
    qtbot.addWidget(parent)
    palette = Palette(desk, {}, parent)
    palette.show()
    qtbot.keyClicks(palette.field, typed)
    qtbot.waitUntil(lambda: any(expected in palette.list.item(i).text() for i in range(palette.list.count())))
    signal = desk.case_requested if typed == "1" else desk.list_requested
    with qtbot.waitSignal(signal) as caught:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    if typed == "1":
        assert caught.args == [case_id]
