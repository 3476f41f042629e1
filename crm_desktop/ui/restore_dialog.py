"""A base that cannot be opened, damaged or of a newer version: a copy is offered, and the file kept."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.messages import message_for
from crm_desktop.ui.runner import Runner

if TYPE_CHECKING:
    from pathlib import Path

    from crm_desktop.errors import BaseCorrupted, BaseNewer

LAST_GOOD: Final = "A última cópia boa é de {moment}. A base danificada será guardada ao lado."
BEFORE_UPDATE: Final = (
    "Há uma cópia de {moment}, de antes da atualização. O que foi gravado depois dela fica só na base de agora, "
    "que será guardada ao lado."
)


def offer_restore(
    parent: QWidget,
    runner: Runner,
    error: BaseCorrupted | BaseNewer,
    *,
    about: str,
    find: Callable[[], Path | None],
    put_back: Callable[[Path], object],
    done: Callable[[], None],
    refused: Callable[[BaseException], None],
) -> None:
    """`find` looks for a copy, `put_back` brings it back; both run on a worker, and nothing is put back unasked.
    `about` says what the copy is, with its `{moment}`."""

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
            detail=t(about, moment=f"{made:%d/%m/%Y %H:%M}"),
        )

    runner.call(runner, find, then=offer, failed=refused)
