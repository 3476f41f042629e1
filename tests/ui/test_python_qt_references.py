"""Signals and calls into Qt leave the counts of True and None alone: a broken pair of Python and PySide6 aborts
after some thousand clicks."""

from __future__ import annotations

import subprocess
import sys

CODE = """
import sys
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QPushButton
application = QApplication(["-platform", "offscreen"])
class Thing(QObject):
    said = Signal(bool)
thing, button = Thing(), QPushButton("a")
button.show()
def counts():
    return sys.getrefcount(True), sys.getrefcount(None)
before = counts()
for _ in range(5000):
    thing.said.emit(True)
for n in range(20000):
    button.setText(str(n % 7))
    if n % 10 == 0:
        button.click()
        button.repaint()
after = counts()
print(after[0] - before[0], after[1] - before[1])
"""


def test_counts_stand_still() -> None:
    environment = {"QT_QPA_PLATFORM": "offscreen"}
    import os

    done = subprocess.run(
        [sys.executable, "-c", CODE], capture_output=True, text=True, env={**os.environ, **environment}
    )
    assert done.returncode == 0, done.stderr
    if sys.version_info < (3, 12):  # from there on both live for ever and are not counted
        true, none = (int(part) for part in done.stdout.split())
        assert abs(true) < 50
        assert abs(none) < 50
