"""How the last run ended is known at the next start: a crash and a kill are told, with the drafts; nothing else is."""

from __future__ import annotations

import signal
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from crm_desktop.app.session import Session
from crm_desktop.desktop.ended import last_ended, take_ended
from crm_desktop.storage.opening import base_url, open_base
from crm_desktop.ui.diagnostics_dialog import DiagnosticsDialog
from crm_desktop.ui.drafts_dialog import DraftsDialog
from tests.builders import Built, a_case, give_password
from tests.faults.program import PASSWORD, PIECE
from tests.journeys.test_first_run import dialog_of, log_in, start

__all__ = ["start"]
pytestmark = pytest.mark.xdist_group("kill")
ASKED = pytest.mark.not_on_windows("what ends is asked by its windows (tests/desktop/test_ending.py)")
Program = Callable[[str], "subprocess.Popen[str]"]


@pytest.fixture
def profile(base_path: Path, built: Built, tmp_path: Path) -> Path:
    """With the desk's base, in which Marina has one process."""
    store = open_base(base_url(base_path))
    with store.writing() as session:
        give_password(session, PASSWORD)
        a_case(session, built)
    store.close()
    return tmp_path


@pytest.fixture
def program(profile: Path) -> Iterator[Program]:
    running: list[subprocess.Popen[str]] = []

    def begin(verb: str) -> subprocess.Popen[str]:
        made = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.program", str(profile), verb],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        running.append(made)
        return made

    yield begin
    for one in running:
        if one.poll() is None:
            one.kill()
        one.communicate(timeout=20)


def heard(program: subprocess.Popen[str], word: str) -> None:
    assert program.stdout is not None
    for line in program.stdout:
        if line == f"{word}\n":
            return
    raise AssertionError(program.communicate(timeout=20))


def told(start: Callable[..., Session], qtbot: QtBot) -> tuple[Session, QMessageBox]:
    session = start()
    log_in(session, qtbot)
    box = dialog_of(session, QMessageBox, qtbot)
    assert isinstance(box, QMessageBox)
    return session, box


def press(box: QMessageBox, text: str, qtbot: QtBot) -> None:
    button = next(button for button in box.buttons() if button.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def texts(box: QMessageBox) -> list[str]:
    return [button.text() for button in box.buttons()]


def test_a_crash_is_recorded_and_told_at_the_next_start(
    program: Program, profile: Path, start: Callable[..., Session], qtbot: QtBot
) -> None:
    crashed = program("crash")
    crashed.communicate(timeout=60)
    assert crashed.returncode != 0
    session, box = told(start, qtbot)
    assert "terminou de forma inesperada" in box.text()
    assert "por uma falha" in box.text()
    assert texts(box) == ["Diagnóstico…", "Continuar"]
    press(box, "Diagnóstico…", qtbot)
    dialog = dialog_of(session, DiagnosticsDialog, qtbot)
    assert isinstance(dialog, DiagnosticsDialog)
    qtbot.waitUntil(lambda: dialog.list.count() > 0)
    dialog.save(profile / "d.zip")
    qtbot.waitUntil(lambda: dialog.open_folder.isVisible())
    with zipfile.ZipFile(profile / "d.zip") as packed:
        record = packed.read("falha.txt").decode()
    assert "por uma falha" in record
    assert "tests/faults" not in record  # nothing of where it is installed
    assert " crash\n" in record
    assert "crm_desktop/app/__init__.py" in record
    dialog.reject()
    assert take_ended(profile / "run") is None


def test_a_kill_while_typing_is_told_with_the_draft(
    program: Program, profile: Path, start: Callable[..., Session], qtbot: QtBot
) -> None:
    typing = program("type")
    heard(typing, "saved")
    typing.kill()
    typing.wait(20)
    session, box = told(start, qtbot)
    assert "foi interrompido antes de ser fechado" in box.text()
    assert "1 parecer espera" in box.informativeText()
    press(box, "Ver pareceres pendentes", qtbot)
    drafts = dialog_of(session, DraftsDialog, qtbot)
    assert isinstance(drafts, DraftsDialog)
    qtbot.waitUntil(lambda: drafts._model.rowCount() == 1)
    assert drafts._model.texts[0][3].startswith(PIECE.strip())
    drafts.reject()


def test_it_is_told_once(
    program: Program, profile: Path, start: Callable[..., Session], qtbot: QtBot
) -> None:
    killed = program("stay")
    heard(killed, "ready")
    killed.kill()
    killed.wait(20)
    _session, box = told(start, qtbot)
    press(box, "Continuar", qtbot)
    assert take_ended(profile / "run") is None
    assert last_ended(profile / "run") is not None


@pytest.mark.parametrize(
    "ending", ["window", *(pytest.param(name, marks=ASKED) for name in ("SIGTERM", "SIGHUP"))]
)
def test_a_normal_end_and_an_asked_one_leave_no_mark(program: Program, profile: Path, ending: str) -> None:
    if ending == "window":
        running = program("leave")
    else:
        running = program("stay")
        heard(running, "ready")
        assert len(list((profile / "run").iterdir())) == 1
        running.send_signal(getattr(signal, ending))
    said = running.communicate(timeout=60)
    assert running.returncode == 0, said
    assert list((profile / "run").iterdir()) == []


@ASKED
def test_what_is_being_typed_is_saved_when_the_system_asks_to_go(program: Program, profile: Path) -> None:
    typing = program("type")
    heard(typing, "saved")
    typing.send_signal(signal.SIGTERM)
    typing.communicate(timeout=60)
    assert typing.returncode == 0
    assert take_ended(profile / "run") is None


def test_a_log_off_leaves_no_mark_and_one_called_off_does(program: Program, profile: Path) -> None:
    logged_off = program("logged-off")
    heard(logged_off, "ready")
    logged_off.kill()
    logged_off.wait(20)
    assert take_ended(profile / "run") is None
    still_here = program("called-off")
    heard(still_here, "still here")
    still_here.kill()
    still_here.wait(20)
    assert take_ended(profile / "run") is not None


def test_a_second_start_that_hands_over_leaves_no_mark(program: Program, profile: Path) -> None:
    first = program("stay")
    heard(first, "ready")
    (mark,) = (profile / "run").iterdir()
    second = subprocess.run(
        [sys.executable, "-m", "crm_desktop", "--profile", str(profile), "1"],
        capture_output=True,
        timeout=60,
    )
    assert second.returncode == 0
    assert list((profile / "run").iterdir()) == [mark]
    assert first.poll() is None


@pytest.mark.parametrize("milliseconds", [0, 20, 60, 120, 250])
def test_a_window_closed_while_its_base_opens_is_the_end_of_the_program(
    profile: Path, milliseconds: int
) -> None:
    """Else it would stay, unseen, and take every later start for its own."""
    command = [sys.executable, "-m", "tests.faults.closed_at_once", str(profile), str(milliseconds)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert ended.returncode == 0, ended.stderr
    assert not list((profile / "run").glob("*.run"))


def test_a_window_closed_before_its_base_was_open_is_no_failed_start(profile: Path) -> None:
    """Else the launcher would take back a version that somebody closed twice while a base was brought forward."""
    command = [sys.executable, "-m", "tests.faults.closed_at_once", str(profile), "500", "slow"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (0, "ended early\n"), ended.stderr


@pytest.mark.parametrize("way", ["broken", "hung"])
def test_a_window_closed_after_something_has_gone_wrong_is_one(profile: Path, way: str) -> None:
    command = [sys.executable, "-m", "tests.faults.closed_at_once", str(profile), "1500", way]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert (ended.returncode, ended.stdout) == (0, ""), ended.stderr
