"""Diagnóstico: all that would be saved can be read first, and names nobody."""

from __future__ import annotations

import logging
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from crm_desktop import __version__
from crm_desktop.app.diagnosis import prepare, shown_address
from crm_desktop.credentials import Credentials
from crm_desktop.desktop.log import start_log
from crm_desktop.desktop.report import Part, write_report
from crm_desktop.errors import FileNotSaved
from crm_desktop.settings import Paths, Settings
from crm_desktop.storage.opening import Store
from crm_desktop.storage.revision import HEAD, SHARED_HEAD
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.diagnostics_dialog import DiagnosticsDialog
from tests.builders import Built
from tests.shared.bases import SharedBase
from tests.windows import open_window

LOGIN = "rosangela.prado"


@pytest.fixture
def made(desk: Desk, tmp_path: Path) -> Iterator[Callable[[], Callable[[], tuple[Part, ...]]]]:
    """A diagnosis of a profile with a log, and of a run that was killed."""
    paths = Paths.for_profile(tmp_path / "profile")
    stop = start_log(paths.log_folder)
    logging.getLogger("crm_desktop.tests").warning("a line")
    paths.run_folder.mkdir()
    (paths.run_folder / "a.run").write_text("crm_desktop 0.0.9 2026-11-24T09:31:00Z\n")
    yield lambda: prepare(
        paths=paths,
        settings=Settings(last_login=LOGIN, font_scale_percent=110),
        address=f"sqlite:///{tmp_path}/crm.db",
        credentials=Credentials(),
        store=desk.runner.store,
    )
    stop()


@pytest.fixture
def dialog(desk: Desk, made: Callable[[], Callable[[], tuple[Part, ...]]], qtbot: QtBot) -> DiagnosticsDialog:
    shown = DiagnosticsDialog(desk.runner, made)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.list.count() > 0)
    return shown


def saved(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as packed:
        return {name: packed.read(name).decode() for name in packed.namelist()}


def save(dialog: DiagnosticsDialog, path: Path, qtbot: QtBot) -> None:
    qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
    asked = dialog.findChildren(QFileDialog)[-1]
    asked.fileSelected.emit(str(path))
    asked.close()
    qtbot.waitUntil(lambda: dialog.save_button.isEnabled())


def test_what_is_read_is_what_is_saved(dialog: DiagnosticsDialog, tmp_path: Path, qtbot: QtBot) -> None:
    read = {}
    for row in range(dialog.list.count()):
        dialog.list.setCurrentRow(row)
        read[dialog.name.text()] = dialog.text.toPlainText()
        assert dialog.name.text() in dialog.text.accessibleName()
    assert list(read) == ["versoes.txt", "base.txt", "ajustes.txt", "falha.txt", "crm-desktop.log"]
    save(dialog, tmp_path / "d.zip", qtbot)
    assert saved(tmp_path / "d.zip") == read
    assert str(tmp_path / "d.zip") in dialog.saved_label.text()
    assert dialog.open_folder.isVisible()
    assert not list(tmp_path.glob("*.part"))


def test_a_part_is_left_out_by_its_tick_from_the_keyboard(
    dialog: DiagnosticsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    assert dialog.focusWidget() is dialog.list
    qtbot.keyClick(dialog.list, Qt.Key.Key_Down)
    qtbot.keyClick(dialog.list, Qt.Key.Key_Space)
    assert dialog.total.text().startswith("4 de 5 arquivos")
    save(dialog, tmp_path / "d.zip", qtbot)
    assert list(saved(tmp_path / "d.zip")) == ["versoes.txt", "ajustes.txt", "falha.txt", "crm-desktop.log"]
    for row in range(dialog.list.count()):
        dialog.list.item(row).setCheckState(Qt.CheckState.Unchecked)
    assert not dialog.save_button.isEnabled()


def test_the_keyboard_reaches_everything(dialog: DiagnosticsDialog, qtbot: QtBot) -> None:
    dialog.activateWindow()
    found = [dialog.focusWidget()]
    for _ in range(6):
        qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Tab)
        found.append(dialog.focusWidget())
    assert {dialog.list, dialog.text, dialog.save_button} <= set(found)


def test_the_facts_are_there_and_nobody_s_name(dialog: DiagnosticsDialog) -> None:
    parts = {part.name: part.text for part in dialog.chosen()}
    assert f"Programa: crm_desktop {__version__}\n" in parts["versoes.txt"]
    assert "Tela 1: " in parts["versoes.txt"]
    assert "Cofre de senhas: " in parts["versoes.txt"]
    assert "Espécie: local (SQLite)\n" in parts["base.txt"]
    assert f"Revisão da base: {HEAD}\n" in parts["base.txt"]
    assert "Pasta log: 1 arquivo" in parts["base.txt"]
    assert "font_scale_percent: 110\n" in parts["ajustes.txt"]
    assert "last_login: (preenchido)\n" in parts["ajustes.txt"]
    assert "Fim: interrompido de fora\n" in parts["falha.txt"]
    assert " a line\n" in parts["crm-desktop.log"]
    assert LOGIN not in "".join(parts.values())


def test_a_shared_base_loses_its_user(desk: Desk, shared_base: SharedBase, tmp_path: Path) -> None:
    address = shared_base.url.replace("://", "://rosangela:cafe-com-pao@")
    with closing(shared_base.open()) as store:
        parts = prepare(
            paths=Paths.for_profile(tmp_path / "profile"),
            settings=Settings(database=address),
            address=address,
            credentials=Credentials(),
            store=store,
        )()
    texts = {part.name: part.text for part in parts}
    assert "Espécie: compartilhada (PostgreSQL)\n" in texts["base.txt"]
    assert f"Revisão da base: {SHARED_HEAD}\n" in texts["base.txt"]
    assert f"127.0.0.1:{shared_base.server.port}/{shared_base.name}" in texts["base.txt"]
    assert "Versão do banco: PostgreSQL " in texts["base.txt"]
    together = "".join(texts.values())
    assert "rosangela" not in together
    assert "cafe-com-pao" not in together


def test_a_base_that_is_away_is_said_and_the_rest_is_there(desk: Desk, store: Store, tmp_path: Path) -> None:
    assert desk.runner.store is not None
    assert desk.runner.store.path is not None
    desk.runner.store.close()
    store.close()  # nobody has it open: Windows lets no file that is mapped be made shorter
    desk.runner.store.path.write_bytes(b"estragada" * 1000)
    parts = prepare(
        paths=Paths.for_profile(tmp_path / "profile"),
        settings=Settings(),
        address="isto não é endereço",
        credentials=Credentials(),
        store=desk.runner.store,
    )()
    texts = {part.name: part.text for part in parts}
    assert "Revisão da base: não pôde ser lido (BaseCorrupted)\n" in texts["base.txt"]
    assert "Endereço: ?\n" in texts["base.txt"]


def test_paths_lose_the_account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/rosangela"))
    monkeypatch.setattr("getpass.getuser", lambda: "rosangela")
    assert shown_address("sqlite:////home/rosangela/crm/crm.db") == "sqlite:///~/crm/crm.db"
    assert shown_address("sqlite:////home/rosa/crm.db") == "sqlite:////home/rosa/crm.db"
    assert shown_address("sqlite:///D:/dados/Rosangela.P/crm.db?x=1") == "sqlite:///D:/dados/…/crm.db"
    assert (
        shown_address("postgresql://ana:x@servidor/crm?sslrootcert=/home/rosangela/ca.pem")
        == "postgresql+psycopg://servidor:5432/crm?sslrootcert=~%2Fca.pem"
    )
    assert shown_address("postgresql://ana:x@servidor/crm?senha=x") == "?"


# A file that cannot be saved.

PARTS = (Part("a.txt", "A", "não é segredo\n"),)


def test_what_was_there_stays_when_the_zip_cannot_be_written(tmp_path: Path, full_disk: None) -> None:
    path = tmp_path / "d.zip"
    path.write_bytes(b"before")
    with pytest.raises(FileNotSaved) as refused:
        write_report(path, PARTS)
    assert refused.value.obstacle == "full"
    assert path.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("place", "obstacle"), [("none", "no_folder"), ("file", "no_folder")])
def test_a_folder_that_is_none_is_said(tmp_path: Path, place: str, obstacle: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(FileNotSaved) as refused:
        write_report(tmp_path / place / "d.zip", PARTS)
    assert refused.value.obstacle == obstacle


@pytest.mark.skipif(os.name != "nt", reason="elsewhere a file that is open can be replaced")
def test_a_file_that_is_open_elsewhere_is_said(tmp_path: Path) -> None:
    path = tmp_path / "d.zip"
    path.write_bytes(b"before")
    with path.open("rb"), pytest.raises(FileNotSaved) as refused:
        write_report(path, PARTS)
    assert refused.value.obstacle == "in_use"
    assert list(tmp_path.iterdir()) == [path]


def test_a_refusal_is_shown_in_the_dialog_which_stays(
    dialog: DiagnosticsDialog, tmp_path: Path, qtbot: QtBot
) -> None:
    save(dialog, tmp_path / "none" / "d.zip", qtbot)
    assert dialog.error_bar.text() == (
        "O arquivo “d.zip” não foi salvo: essa pasta não existe. Escolha outro lugar e salve de novo."
    )
    assert not dialog.saved_label.isVisible()
    save(dialog, tmp_path / "d.zip", qtbot)
    assert dialog.error_bar.text() == ""
    assert (tmp_path / "d.zip").exists()


def test_the_menu_opens_it(
    desk: Desk, built: Built, made: Callable[[], Callable[[], tuple[Part, ...]]], qtbot: QtBot
) -> None:
    desk.diagnose = made
    with open_window(desk, qtbot, 0) as window:
        window.menu_actions["diagnostics"].trigger()
        (opened,) = window.findChildren(DiagnosticsDialog)
        qtbot.waitUntil(lambda: opened.list.count() == 5)
        opened.reject()
