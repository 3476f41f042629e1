"""A damaged base: the last good copy is offered, and the damaged file kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
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

    def offer(copy: Path | None) -> None:
        if copy is None:
            refused(error)
            return
        message = message_for(error)
        made = datetime.fromtimestamp(copy.stat().st_mtime, tz=UTC).astimezone()

        def use() -> None:
            runner.call(runner, lambda: put_back(copy), then=lambda _kept: done(), failed=refused)

        def leave() -> None:
            parent.close()

        ask(
            parent,
            message.title,
            message.text,
            [(t("Voltar a essa cópia"), use), (t("Sair"), leave)],
            detail=t(
                "A última cópia boa é de {moment}. A base danificada será guardada ao lado.",
                moment=f"{made:%d/%m/%Y %H:%M}",
            ),
        )

    runner.call(runner, find, then=offer, failed=refused)
