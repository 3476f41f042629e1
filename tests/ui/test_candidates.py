"""Quem é?: what is cut can be read whole, and a column takes the room that it needs."""

from __future__ import annotations

import uuid

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.queries.persons import Candidate, PersonRow
from crm_desktop.ui.candidates_dialog import CandidatesDialog
from crm_desktop.ui.theme import scaled

NAME = "Cooperativa Agroindustrial dos Produtores de Leite do Vale do Paraíba e da Serra da Mantiqueira Ltda"


def dialog_of(qtbot: QtBot, *contacts: str) -> CandidatesDialog:
    found = [
        Candidate(PersonRow(uuid.uuid4(), NAME, "1", None, None, 2, True), "21998761200", contact)
        for contact in contacts
    ]
    dialog = CandidatesDialog("(21) 99876-1200", found, may_create=True)
    qtbot.addWidget(dialog)
    return dialog


def test_every_cell_tells_its_whole_text(qtbot: QtBot) -> None:
    table = dialog_of(qtbot, "Ana Paula Ribeiro", "").table
    cells = [table.item(row, column) for row in range(2) for column in range(table.columnCount())]
    assert [cell.toolTip() for cell in cells] == [cell.text() for cell in cells]
    assert table.item(0, 0).toolTip() == NAME


@pytest.mark.parametrize(("contacts", "width"), [(("", ""), 170), (("", "Ana Paula Ribeiro"), 240)])
def test_phones_without_a_contact_leave_the_room_to_the_names(
    contacts: tuple[str, ...], width: int, qtbot: QtBot
) -> None:
    assert dialog_of(qtbot, *contacts).table.columnWidth(2) == scaled(width)
