"""The recorded run of two windows (tests/shared/recording.py), played from its first picture to its last."""

from __future__ import annotations

import itertools
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.shared.recording import make_desk, opened, side_by_side
from tests.shared.server import running

STEPS = [
    "1-a-mesma-lista",
    "2-quem-escreve",
    "3-o-parecer-aparece",
    "4-um-novo-espera",
    "5-ele-entra-na-lista",
    "6-sem-a-base",
    "7-de-volta",
]


def test_two_windows_show_each_others_work_in_every_picture(qtbot: QtBot, tmp_path: Path) -> None:
    pictures: dict[str, QImage] = {}

    def take(name: str, left: QWidget, right: QWidget) -> None:
        pictures[name] = side_by_side(left, right).toImage()

    with running() as server:
        make_desk(server, tmp_path)
        with opened(server, tmp_path, take) as windows:
            windows.play()
    # Told, not wanted: how long it took says more of the machine than of the program.
    print(f"shown after {windows.seconds} s")
    assert windows.seconds.keys() == {"an opinion", "a new process"}
    assert list(pictures) == STEPS
    shown = list(pictures.values())
    assert all(before != after for before, after in itertools.pairwise(shown))
