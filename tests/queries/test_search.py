"""Contém: every word somewhere in the process, not all of them in one text (rules 2 and 3)."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy.orm import Session

from crm_desktop.operations.cases import save_notepad
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.cases import count_cases, find_cases
from crm_desktop.storage.opening import Store
from crm_desktop.values.filters import CaseFilter
from tests.builders import NOW, Built, a_case, actor, version


@pytest.fixture
def session(store: Store, built: Built) -> Iterator[Session]:
    """Process 1 has its words in three texts; process 2 has some of them in its subject."""
    with store.writing() as opened:
        case_id = a_case(opened, built, subject="Boleto não registra", description="Sem mensagem de erro.")
        complete_opinion(
            opened,
            actor=actor(opened),
            now=NOW,
            case_id=case_id,
            case_version=version(opened, case_id),
            text="Convênio do banco estava vencido.",
            decision=Decision(),
        )
        save_notepad(
            opened, actor=actor(opened), now=NOW, case_id=case_id, text="Falar com a Rosângela.", version=0
        )
        a_case(opened, built, subject="Boleto vencido", description="Segunda via.")
        yield opened


def found(session: Session, typed: str) -> list[int]:
    asked = CaseFilter(contains=typed)
    me = actor(session)
    numbers = sorted(row.number for row in find_cases(session, me, asked, NOW).rows)
    assert count_cases(session, me, asked, NOW) == len(numbers)
    return numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("boleto", [1, 2]),
        ("boleto convenio", [1]),
        ("rosangela boleto", [1]),
        ("rosangela convenio mensagem", [1]),
        ("boleto vencido", [1, 2]),
        ('"boleto vencido"', [2]),
        ('"do banco" BOLETO', [1]),
        ("rosangela segunda", []),
        ("--", []),
    ],
)
def test_words_may_stand_in_different_texts_of_one_process(
    session: Session, typed: str, numbers: list[int]
) -> None:
    assert found(session, typed) == numbers


def test_a_pasted_paragraph_is_looked_for(session: Session, built: Built) -> None:
    text = " ".join(f"palavra{n}" for n in range(2_000))
    a_case(session, built, description=text)
    assert found(session, text) == [3]
