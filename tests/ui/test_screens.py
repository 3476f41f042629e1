"""Screens of other densities, in a process of its own for each, and screens that are gone."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

PICTURES = """
import json
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QLabel, QTableView, QStyleOptionViewItem
app = QApplication([])
from crm_desktop.ui import icons, theme
theme.apply_theme(app, theme.LIGHT, scale_percent=100, compact=False)
from crm_desktop.ui.widgets.chip_delegate import ChipDelegate
ratio = app.primaryScreen().devicePixelRatio()
found = {
    "policy": app.highDpiScaleFactorRoundingPolicy().name,
    "ratio": ratio,
    "icons": [icons.icon("bell").pixmap(QSize(s, s), ratio).width() for s in (16, 20, 24)],
    "mark": icons.mark("bell", 16).width(),
}
view = QTableView()
delegate = ChipDelegate(view)
found["chips"] = [
    [chip.height(), chip.devicePixelRatio()]
    for chip in (delegate._draw_chip("Em andamento", "accent", 90, 20, scale) for scale in (1.0, ratio))
]
print(json.dumps(found))
"""


@pytest.mark.skipif(os.name == "nt", reason="Wine keeps Qt's variables from the program")
@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 1.75, 2.0, 2.5])
def test_icons_and_chips_have_the_pixels_of_their_screen(ratio: float) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(ratio)}
    done = subprocess.run(
        [sys.executable, "-c", PICTURES], env=environment, capture_output=True, text=True, check=True
    )
    found = json.loads(done.stdout)
    assert (found["policy"], found["ratio"]) == ("PassThrough", ratio)
    if ratio > 1:
        assert found["icons"] == [round(size * ratio) for size in (16, 20, 24)]
    assert found["mark"] == int(16 * ratio)
    assert found["chips"] == [[20, 1.0], [20 * ratio, ratio]]


def test_a_window_of_a_screen_that_is_gone_comes_up_on_one_that_is_there(qtbot: QtBot) -> None:
    gone, found = QMainWindow(), QMainWindow()
    for window in (gone, found):
        qtbot.addWidget(window)
    gone.setGeometry(QRect(QPoint(9_000, 4_000), gone.sizeHint() * 2))
    found.restoreGeometry(gone.saveGeometry())
    found.show()
    screen = QApplication.primaryScreen().availableGeometry()
    assert screen.contains(found.frameGeometry().topLeft() + QPoint(1, 1))
    assert screen.contains(found.geometry().center())
