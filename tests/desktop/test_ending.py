"""A log-off of Windows is no fault of the program, and one that is called off changes nothing."""

from __future__ import annotations

import faulthandler
import sys
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from crm_desktop.app import ending
from crm_desktop.app.ending import Ending
from crm_desktop.desktop.runs import Run

WM_QUERYENDSESSION = 0x11


@pytest.mark.windowed
@pytest.mark.skipif(sys.platform != "win32", reason="Windows says so by a message to its windows")
def test_windows_asks_before_it_logs_off(
    qapp: QApplication, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if qapp.platformName() != "windows":
        pytest.skip("without windows there is nobody to ask")
    import ctypes

    monkeypatch.setattr(ending, "STILL_HERE_MS", 10)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    run = Run(tmp_path)
    told = Ending(qapp, run, window.close)
    (mark,) = tmp_path.iterdir()
    assert mark.stat().st_size
    send = ctypes.windll.user32.SendMessageW  # type: ignore[attr-defined]
    send.argtypes = [ctypes.c_void_p, ctypes.c_uint, ctypes.c_size_t, ctypes.c_ssize_t]
    assert send(int(window.winId()), WM_QUERYENDSESSION, 0, 0)
    assert mark.stat().st_size == 0
    qtbot.waitUntil(lambda: mark.stat().st_size > 0)
    told.stop()
    run.end()
    shiboken6.delete(told)
    faulthandler.enable(sys.__stderr__)  # type: ignore[arg-type]
    assert list(tmp_path.iterdir()) == []
