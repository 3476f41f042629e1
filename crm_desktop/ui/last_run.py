"""After a run that ended without saying so: what happened, where what was being typed waits, and what was recorded."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.values.terms import Right

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from crm_desktop.desktop.ended import Ended
    from crm_desktop.ui.desk import Desk


def tell_of_last_run(desk: Desk, ended: Ended, parent: QWidget, open_diagnostics: Callable[[], None]) -> None:
    """Asks the base first how many drafts wait, and says so over `parent`."""
    from crm_desktop.queries.opinion_context import count_pending_drafts

    def tell(drafts: int | None) -> None:
        choices = [(t("Diagnóstico…"), open_diagnostics), (t("Continuar"), lambda: None)]
        default = 1
        if drafts != 0 and desk.may(Right.WRITE_OPINION):
            choices.insert(0, (t("Ver pareceres pendentes"), desk.drafts_requested.emit))
            default = 0
        ask(
            parent,
            t("Fim inesperado"),
            _how(ended),
            choices,
            detail=_about(drafts),
            default=default,
        ).setObjectName("last_run")

    desk.runner.read(
        desk,
        count_pending_drafts,
        user_id=desk.actor.user_id,
        channel="last_run",
        then=tell,
        failed=lambda _: tell(None),
    )


def _how(ended: Ended) -> str:
    if not ended.trace:
        return t(
            "O programa terminou de forma inesperada da última vez: foi interrompido antes de ser fechado."
        )
    if ended.may_be_chance:
        return t("O programa terminou de forma inesperada da última vez, talvez por uma falha.")
    return t("O programa terminou de forma inesperada da última vez, por uma falha.")


def _about(drafts: int | None) -> str:
    """None where the base could not be asked."""
    if drafts is None:
        return t("Confira Pareceres pendentes.")
    if drafts:
        waiting = fmt.count(drafts, t("parecer espera"), t("pareceres esperam"))
        return t("{waiting} em Pareceres pendentes; confira o fim do texto.", waiting=waiting)
    return t(
        "Nenhum parecer ficou por concluir. Se isso se repetir, salve o Diagnóstico e envie-o ao suporte."
    )
