"""A damaged base: the last good copy is offered, and the damaged file kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMessageBox, QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.runner import Runner

if TYPE_CHECKING:
    from pathlib import Path

    from crm_desktop.errors import BaseCorrupted


def offer_restore(
    parent: QWidget,
    runner: Runner,
    error: BaseCorrupted,
    *,
    find: Callable[[], Path | None],
    put_back: Callable[[Path], object],
    done: Callable[[], None],
    refused: Callable[[BaseException], None],
) -> None:
    """`find` looks for the newest sound copy, `put_back` brings it back; both run on a worker, and nothing is put
    back unasked."""

    def ask(copy: Path | None) -> None:
        if copy is None:
            refused(error)
            return
        message = message_for(error)
        box = QMessageBox(parent)
        box.setIcon(QMessageBox.Icon.NoIcon)
        box.setWindowTitle(message.title)
        box.setText(message.text)
        made = datetime.fromtimestamp(copy.stat().st_mtime, tz=UTC).astimezone()
        box.setInformativeText(
            t(
                "A última cópia boa é de {moment}. A base danificada será guardada ao lado.",
                moment=f"{made:%d/%m/%Y %H:%M}",
            )
        )
        use = box.addButton(t("Voltar a essa cópia"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(t("Sair"), QMessageBox.ButtonRole.RejectRole)

        def decided(button: object) -> None:
            if button is use:
                runner.call(runner, lambda: put_back(copy), then=lambda _kept: done(), failed=refused)
            else:
                parent.close()

        box.buttonClicked.connect(decided)
        box.open()

    runner.call(runner, find, then=ask, failed=refused)
