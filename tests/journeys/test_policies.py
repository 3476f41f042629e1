"""A computer that an administrator has set up: its base is forced, a setting locked, and no way leads around them."""

from __future__ import annotations

import shutil
from contextlib import closing
from pathlib import Path

import keyring
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.app.session import Session
from crm_desktop.cli import main
from crm_desktop.policies import Feature, Policies
from crm_desktop.settings import Settings, load, save
from crm_desktop.storage.opening import Store, base_url, open_base
from crm_desktop.ui import theme
from crm_desktop.ui.assistant import AssistantDialog
from crm_desktop.ui.base_dialog import BaseDialog
from crm_desktop.ui.help_dialogs import AboutDialog
from crm_desktop.ui.login import LoginDialog
from crm_desktop.ui.preferences import PreferencesDialog
from crm_desktop.ui.widgets.buttons import LinkButton
from tests.administrator import COMPANY, decided
from tests.builders import Built, give_password
from tests.journeys.test_first_run import PASSWORD, dialog_of, log_in, start

__all__ = ["start"]

OTHER = "sqlite:////tmp/outra.db"


def forced(base: Path, *off: Feature) -> Policies:
    return decided(*off, database=base_url(base), locked={"theme": "light"})


def test_a_forced_base_and_a_locked_setting(  # type: ignore[no-untyped-def]
    start, qtbot: QtBot, built_base: tuple[Path, Built], tmp_path: Path
) -> None:
    company = tmp_path / "empresa.db"
    shutil.copy(built_base[0], company)
    with closing(open_base(base_url(company))) as store, store.writing() as session:
        give_password(session, PASSWORD)
    settings = tmp_path / "settings.toml"
    save(settings, Settings(theme="dark", database=OTHER))
    running: Session = start(forced(company, Feature.REMEMBER_PASSWORD))

    login = dialog_of(running, LoginDialog, qtbot)
    assert isinstance(login, LoginDialog)
    other = next(link for link in login.findChildren(LinkButton) if link.text() == "Trocar de base")
    qtbot.mouseClick(other, Qt.MouseButton.LeftButton)
    assert login.error_bar.text() == (
        "A base deste computador foi definida pelo administrador e não pode ser trocada. "
        "Se precisar de outra, fale com o administrador."
    )
    assert running.window.findChildren(BaseDialog) == []
    qtbot.waitUntil(login.no_keyring.isVisible)
    assert not login.remember.isEnabled()
    assert login.no_keyring.text() == "Desativado pelo administrador: a senha será pedida a cada vez."
    log_in(running, qtbot)

    window, controller = running.window, running.window.controller
    assert controller is not None
    assert running.runner.store is not None
    assert running.runner.store.path == company
    assert theme.current_theme() is theme.LIGHT
    assert not window.menu_actions["dark"].isEnabled()
    window.menu_actions["preferences"].trigger()
    preferences = dialog_of(running, PreferencesDialog, qtbot)
    assert isinstance(preferences, PreferencesDialog)
    assert not preferences.look.isEnabled()
    assert preferences.look.accessibleDescription() == "Definido pelo administrador"
    preferences.compact.setChecked(True)
    qtbot.mouseClick(preferences.primary, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: load(settings).settings.compact_rows)
    kept = load(settings).settings
    assert (kept.theme, kept.database) == ("dark", OTHER)

    window.menu_actions["about"].trigger()
    about = dialog_of(running, AboutDialog, qtbot)
    assert isinstance(about, AboutDialog)
    said = [label.text() for label in about.findChildren(QLabel)]
    assert rf"{base_url(company)} · HKLM\Software\Policies\CRM Desktop" in said
    about.close()


def refused(session: Session, qtbot: QtBot) -> str:
    box = dialog_of(session, QMessageBox, qtbot)
    assert isinstance(box, QMessageBox)
    return f"{box.text()} {box.informativeText()}"


def only_leaves(session: Session, qtbot: QtBot) -> None:
    """What the administrator decided is the same at the next try."""
    box = dialog_of(session, QMessageBox, qtbot)
    assert isinstance(box, QMessageBox)
    assert [button.text() for button in box.buttons()] == ["Diagnóstico…", "Sair"]
    assert box.defaultButton() is box.buttons()[1]
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not session.window.isVisible())


def test_another_base_on_the_command_line_is_refused(  # type: ignore[no-untyped-def]
    start, qtbot: QtBot, store: Store, base_path: Path
) -> None:
    running = start(forced(base_path), database=OTHER)
    assert refused(running, qtbot) == (
        "Foi indicada outra base; a deste computador foi definida pelo administrador e não pode ser trocada. "
        "Abra o programa sem indicar outra base; se precisar de outra, fale com o administrador."
    )
    only_leaves(running, qtbot)
    assert running.runner.store is None
    assert not Path("/tmp/outra.db").exists()


def test_a_forced_base_that_is_not_there_is_said_and_no_other_is_made(  # type: ignore[no-untyped-def]
    start, qtbot: QtBot, tmp_path: Path
) -> None:
    running = start(forced(tmp_path / "nada.db"))
    said = refused(running, qtbot)
    assert "nada.db" in said
    assert said.endswith(
        "não foi encontrada. O local foi definido pelo administrador; confira a rede ou fale com ele."
    )
    assert running.window.findChildren(AssistantDialog) == []
    assert not (tmp_path / "crm.db").exists()


def test_where_no_base_may_be_here_the_assistant_asks_for_a_shared_one(  # type: ignore[no-untyped-def]
    start, qtbot: QtBot, store: Store, base_path: Path
) -> None:
    running = start(decided(Feature.LOCAL_BASE), user="marina")
    assistant = dialog_of(running, AssistantDialog, qtbot)
    assert isinstance(assistant, AssistantDialog)
    assert base_path.exists()
    assert running.runner.store is None
    assert assistant.base.shared.isChecked()
    assert not assistant.base.here.isEnabled()
    assert assistant.next.text().startswith("Usar esta base")


@pytest.mark.parametrize("demo", [False, True])
def test_where_neither_is_left_it_is_said(  # type: ignore[no-untyped-def]
    demo: bool, start, qtbot: QtBot, store: Store
) -> None:
    running = start(decided(Feature.LOCAL_BASE, Feature.CHANGE_BASE), demo=demo)
    assert "desativou bases guardadas neste computador" in refused(running, qtbot)
    only_leaves(running, qtbot)
    assert running.runner.store is None


def test_a_demo_is_no_way_into_the_companys_base(start, qtbot: QtBot, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    running = start(decided(database=COMPANY), demo=True)
    assert running.bases.address == f"sqlite:///{tmp_path / 'crm.db'}"


def test_a_password_that_was_kept_before_lets_nobody_in(  # type: ignore[no-untyped-def]
    start, qtbot: QtBot, store: Store, base_path: Path
) -> None:
    from tests.ui.test_policies import Kept

    with store.writing() as session:
        give_password(session, PASSWORD)
    kept = Kept()
    running = start(decided(Feature.REMEMBER_PASSWORD), user="marina")
    keyring.set_keyring(kept)
    kept.set_password(running.bases.keyring_service(), "marina", PASSWORD)
    login = dialog_of(running, LoginDialog, qtbot)
    assert isinstance(login, LoginDialog)
    assert running.window.controller is None


# Without a window.


def said(capsys: pytest.CaptureFixture[str]) -> str:
    return capsys.readouterr().err


def test_the_commands_use_the_forced_base_and_refuse_another(
    base_path: Path, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    profile = ["--profile", str(tmp_path / "perfil")]
    policies = decided(database=base_url(base_path))
    assert main(["check", *profile], policies) == 0
    assert main(["check", "--database", base_url(base_path), *profile], policies) == 0
    for command in (["check"], ["backup"], ["data", "export", str(tmp_path / "x.json")], ["data", "demo"]):
        assert main([*command, "--database", OTHER, *profile], policies) == 2
        assert "não pode ser trocada" in said(capsys)
    assert not (tmp_path / "x.json").exists()


def test_the_command_that_exports_is_refused_where_exporting_is_off(
    base_path: Path, store: Store, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["data", "export", str(tmp_path / "x.json"), "--database", base_url(base_path)]
    assert main(words, decided(Feature.DATA_EXPORT)) == 2
    assert "desativou a exportação de dados" in said(capsys)
    assert not (tmp_path / "x.json").exists()
    assert main(words, decided()) == 0
    assert main(["check", "--database", base_url(base_path)], decided(Feature.LOCAL_BASE)) == 2
