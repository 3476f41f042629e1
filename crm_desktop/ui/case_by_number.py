"""A process that was asked for by its number from outside: on the command line, or by a second start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.queries.find import Found
    from crm_desktop.ui.desk import Desk


def open_case_number(desk: Desk, number: int) -> None:
    """Shows it in the window; of one that the user has not, or may not see, a toast says so."""
    from crm_desktop.queries.find import find_anything

    def found(answer: Found) -> None:
        case = next((case for case in answer.cases if case.number == number), None)
        if case is not None:
            desk.case_requested.emit(case.id)
            return
        shown = fmt.case_number(number).replace("\u00a0", "")
        text = t("O processo {number} não existe ou não é visível para você. Confira o número.", number=shown)
        desk.toast(text)

    desk.runner.read(
        desk, find_anything, text=str(number), then=found, failed=desk.show_error, channel="case_number"
    )
