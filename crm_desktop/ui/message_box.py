"""A question with a few answers, each with what it does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget


def ask(
    parent: QWidget,
    title: str,
    text: str,
    choices: Sequence[tuple[str, Callable[[], None]]],
    *,
    detail: str = "",
    default: int = 0,
    careful: bool = False,
) -> QMessageBox:
    """Opens it over `parent`. Enter takes the choice at the place `default`; the last one goes back, as Esc does; one
    in between does away with something. With `careful` the first one does too, and going back is the default.

    The box goes when it is answered.
    """
    box = QMessageBox(parent)
    box.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    box.setIcon(QMessageBox.Icon.NoIcon)
    box.setWindowTitle(title)
    box.setText(text)
    box.setInformativeText(detail)
    last = len(choices) - 1
    roles = {0: QMessageBox.ButtonRole.AcceptRole, last: QMessageBox.ButtonRole.RejectRole}
    if careful:
        del roles[0]
    made: list[tuple[QAbstractButton, Callable[[], None]]] = []
    for place, (label, act) in enumerate(choices):
        button = box.addButton(label, roles.get(place, QMessageBox.ButtonRole.DestructiveRole))
        made.append((button, act))
        if place == (last if careful else default):
            box.setDefaultButton(button)

    def decided(pressed: QAbstractButton) -> None:
        for button, act in made:
            if button is pressed:
                act()

    box.buttonClicked.connect(decided)
    box.open()
    return box
