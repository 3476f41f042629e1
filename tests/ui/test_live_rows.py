"""What others changed is put into a list without moving what stands there."""

from __future__ import annotations

import uuid
from datetime import UTC

from crm_desktop.ui.case_rows import ShownPage, ShownRow, shaper
from crm_desktop.ui.live_rows import SLACK, merge
from crm_desktop.values.case_row import CaseRow, Page
from crm_desktop.values.terms import CaseState
from tests.builders import NOW


def key(number: int) -> uuid.UUID:
    return uuid.UUID(int=number)


def page(*numbers: int, more: bool = False, subject: str = "") -> ShownPage:
    """Of those processes in that order; `more` when others follow."""
    rows = tuple(
        CaseRow(
            key(n),
            n,
            2,
            "Padaria",
            subject,
            "Fiscal",
            "#123456",
            "Suporte",
            CaseState.OPEN,
            None,
            None,
            None,
            None,
            NOW,
        )
        for n in numbers
    )
    return shaper(NOW, UTC)(Page(rows, (numbers[-1],) if more else None))


def numbers(rows: tuple[ShownRow, ...]) -> list[int]:
    return [row.number for row in rows]


def test_rows_take_their_texts_of_now_where_they_stand() -> None:
    found = merge(page(1, 2).rows, page(1, 2, subject="Outro"), whole=True, keep=None)
    assert numbers(found.rows) == [1, 2]
    assert [("Outro", None) in row.cells for row in found.rows] == [True, True]
    assert (found.new, found.moved) == (0, False)


def test_new_rows_above_or_between_wait() -> None:
    found = merge(page(1, 2, 3).rows, page(9, 1, 8, 2, 7, 3), whole=True, keep=None)
    assert numbers(found.rows) == [1, 2, 3]
    assert (found.new, found.moved) == (3, False)


def test_a_new_row_at_the_end_of_a_whole_list_is_simply_there() -> None:
    found = merge(page(1, 2).rows, page(1, 2, 9), whole=True, keep=None)
    assert numbers(found.rows) == [1, 2, 9]
    assert (found.new, found.moved) == (0, False)


def test_what_follows_a_page_is_neither_new_nor_added() -> None:
    found = merge(page(1, 2).rows, page(1, 2, 3, more=True), whole=False, keep=None)
    assert numbers(found.rows) == [1, 2]
    assert (found.new, found.moved) == (0, False)


def test_a_row_that_left_the_filter_goes() -> None:
    found = merge(page(1, 2, 3).rows, page(1, 3), whole=True, keep=None)
    assert numbers(found.rows) == [1, 3]
    assert (found.new, found.moved) == (0, False)


def test_the_row_that_somebody_looks_at_stays_with_its_last_texts() -> None:
    found = merge(page(1, 2, 3, subject="Antes").rows, page(1, 3, subject="Agora"), whole=True, keep=key(2))
    assert numbers(found.rows) == [1, 2, 3]
    assert ("Antes", None) in found.rows[1].cells
    assert not found.moved


def test_rows_that_would_change_places_wait_and_it_is_told() -> None:
    found = merge(page(1, 2, 3).rows, page(3, 1, 2), whole=True, keep=None)
    assert numbers(found.rows) == [1, 2, 3]
    assert (found.new, found.moved) == (0, True)


def test_with_more_new_rows_than_can_be_told_apart_none_goes() -> None:
    fresh = page(*range(100, 100 + SLACK + 1), more=True)
    found = merge(page(1, 2).rows, fresh, whole=False, keep=None)
    assert numbers(found.rows) == [1, 2]


def test_as_many_new_rows_as_can_be_told_apart_let_what_left_go() -> None:
    fresh = page(*range(100, 100 + SLACK), 1, more=True)
    found = merge(page(1, 2).rows, fresh, whole=False, keep=None)
    assert numbers(found.rows) == [1]
    assert found.new == SLACK


def test_a_list_of_which_nothing_is_left_is_empty_and_tells_nothing_moved() -> None:
    found = merge(page(1).rows, page(), whole=True, keep=None)
    assert found == ((), 0, False)
