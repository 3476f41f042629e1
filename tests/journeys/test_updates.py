"""A start beside updates: a new version that was taken back, a base that is newer or older than the program."""

from __future__ import annotations

import gzip
import sqlite3
import sys
from argparse import Namespace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.app import arguments_again
from crm_desktop.app.session import Session
from crm_desktop.desktop.updates import WhyOff
from crm_desktop.desktop.updates.place import LAUNCHED, Begun, Place
from crm_desktop.storage.backup import back_up, backups, revision_in
from crm_desktop.storage.opening import Store
from crm_desktop.storage.revision import HEAD
from crm_desktop.ui.login import LoginDialog
from crm_desktop.ui.update_texts import WHY_OFF
from tests.builders import Built, give_password
from tests.journeys.test_first_run import PASSWORD, dialog_of, log_in, start
from tests.updates import NEWER, installed, program_folder

__all__ = ["start"]

RELEASED = Path(__file__).parent.parent / "storage" / "released"


def set_revision(base: Path, revision: str) -> None:
    connection = sqlite3.connect(base)
    connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))
    connection.commit()
    connection.close()


def box_with(session: Session, text: str, qtbot: QtBot) -> QMessageBox:
    def found() -> QMessageBox | None:
        boxes = session.window.findChildren(QMessageBox)
        return next((one for one in boxes if one.isVisible() and text in one.text()), None)

    qtbot.waitUntil(lambda: found() is not None, timeout=60_000)
    box = found()
    assert box is not None
    return box


def press(box: QMessageBox, name: str, qtbot: QtBot) -> None:
    button = next(one for one in box.buttons() if one.text() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.fixture
def newer_base(base_path: Path) -> Path:
    set_revision(base_path, "9999")
    return base_path


def test_a_newer_base_is_not_opened_and_says_what_to_update(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    newer_base: Path,
) -> None:
    session = start()
    box = box_with(session, "gravada por uma versão mais nova do programa", qtbot)
    assert "Atualize o programa neste computador." in box.informativeText()
    press(box, "Procurar atualização", qtbot)
    told = box_with(session, WHY_OFF[WhyOff.SOURCE_TREE].rstrip("."), qtbot)
    press(told, "Voltar", qtbot)
    box_with(session, "gravada por uma versão mais nova do programa", qtbot)
    assert revision_in(newer_base) == "9999"


def test_a_copy_from_before_the_update_is_offered_and_the_newer_base_kept(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    base_path: Path,
    tmp_path: Path,
) -> None:
    back_up(base_path, tmp_path / "backup", datetime(2026, 11, 29, tzinfo=UTC))
    newest = back_up(base_path, tmp_path / "backup", datetime(2026, 11, 30, tzinfo=UTC))
    set_revision(base_path, "9999")
    set_revision(newest, "9999")  # made by the newer version: of no use to this one
    session = start()
    press(box_with(session, "versão mais nova", qtbot), "Voltar a uma cópia…", qtbot)
    qtbot.waitUntil(
        lambda: any(
            "de antes da atualização" in b.informativeText() for b in session.window.findChildren(QMessageBox)
        ),
        timeout=60_000,
    )
    offered = next(
        b
        for b in session.window.findChildren(QMessageBox)
        if "de antes da atualização" in b.informativeText()
    )
    press(offered, "Voltar a essa cópia", qtbot)
    dialog_of(session, LoginDialog, qtbot)
    assert revision_in(base_path) == HEAD
    kept = next(tmp_path.glob("crm-mais-nova-*.db"))
    assert revision_in(kept) == "9999"


def test_without_a_copy_that_is_said(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    newer_base: Path,
) -> None:
    session = start()
    press(box_with(session, "versão mais nova", qtbot), "Voltar a uma cópia…", qtbot)
    box_with(session, "Não há cópia da base que esta versão do programa possa abrir.", qtbot)


def test_a_base_is_copied_before_it_is_brought_forward(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    (tmp_path / "crm.db").write_bytes(gzip.decompress((RELEASED / "0001.db.gz").read_bytes()))
    session = start()
    dialog_of(session, LoginDialog, qtbot)
    assert revision_in(tmp_path / "crm.db") == HEAD
    assert [revision_in(copy) for copy in backups(tmp_path / "backup")] == ["0001"]


def test_a_base_of_this_version_is_not_copied_at_the_start(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    base_path: Path,
    tmp_path: Path,
) -> None:
    dialog_of(start(), LoginDialog, qtbot)
    assert backups(tmp_path / "backup") == ()


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Place:
    """This program, as if it were packaged there."""
    made = installed(tmp_path / "installed")
    made.folder.mkdir()
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(made.app / "crm-desktop"))
    return made


def test_a_start_that_opens_its_base_says_that_it_started(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    base_path: Path,
    place: Place,
) -> None:
    (place.folder / "trial").write_bytes(b".")
    dialog_of(start(), LoginDialog, qtbot)
    assert not place.on_trial


def test_a_refusal_in_words_is_a_start_too(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    newer_base: Path,
    place: Place,
) -> None:
    (place.folder / "trial").write_bytes(b".")
    box_with(start(), "versão mais nova", qtbot)
    assert not place.on_trial


def test_who_logs_in_is_told_of_a_version_that_was_taken_back(
    start,  # type: ignore[no-untyped-def]
    qtbot: QtBot,
    store: Store,
    built: Built,
    place: Place,
) -> None:
    with store.writing() as session:
        give_password(session, PASSWORD)
    program_folder(place.folder / "failed0", NEWER)
    running = start()
    log_in(running, qtbot)
    box = box_with(running, f"A versão {NEWER} não abriu neste computador e foi retirada", qtbot)
    assert "nada do que foi gravado se perdeu" in box.informativeText()
    press(box, "Continuar", qtbot)
    assert place.refused() == (NEWER,)
    assert place.taken_back() == ()


def test_a_command_takes_its_try_back(place: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    (place.folder / "trial").write_bytes(b"..")
    monkeypatch.setenv(LAUNCHED, "x")
    Begun().take_back_try()
    assert (place.folder / "trial").read_bytes() == b"."
    Begun().take_back_try()  # started past the launcher, which counted nothing
    assert (place.folder / "trial").read_bytes() == b"."


def test_a_start_past_the_launcher_goes_by_it_only_when_a_version_waits(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert not Begun().go_by_launcher([])
    (place.folder / "ready").write_text(NEWER, encoding="utf-8")
    monkeypatch.setenv(LAUNCHED, "x")
    assert not Begun().go_by_launcher([])  # the launcher had its reason not to take it


def test_the_source_tree_has_no_launcher() -> None:
    assert Begun().place is None
    assert not Begun().go_by_launcher([])


def test_reopening_repeats_how_it_was_opened_and_not_what_was_asked_in_passing() -> None:
    asked = Namespace(
        profile=Path("P"), database=None, lang="en", user="ana", demo=False, link="crm-desktop:processo/1"
    )
    assert arguments_again(asked) == ["--profile", "P", "--lang", "en", "--user", "ana"]
