"""Names stand in the order of the alphabet, on every kind of base and under every locale."""

from __future__ import annotations

import uuid
from dataclasses import replace

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from crm_desktop.models.user import User
from crm_desktop.queries.cases import count_cases, find_cases
from crm_desktop.queries.find import find_anything
from crm_desktop.queries.options import read_options
from crm_desktop.storage.opening import Store
from crm_desktop.values.filters import Assignee, CaseFilter, SortKey
from tests.builders import NOW, Built, a_case, actor, person

IN_ORDER = (
    "agua parada",
    "Álvaro Dias",
    "Ana Zélia",
    "Anacleto",
    "Éder & Filhos",
    "Edson",
    "Ômega",
    "Zulmira",
)
TEAM = CaseFilter(assignee=Assignee.ANYONE)


def numbers(session: Session, asked: CaseFilter) -> list[int]:
    """Page by page, so that the place where one ends is compared too."""
    found: list[int] = []
    after = None
    while True:
        page = find_cases(session, actor(session), asked, NOW, after, limit=3)
        found += [row.number for row in page.rows]
        after = page.after
        if after is None:
            return found


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("sort", [SortKey.PERSON, SortKey.SUBJECT])
def test_a_list_comes_in_the_order_of_the_alphabet(
    store: Store, built: Built, sort: SortKey, descending: bool
) -> None:
    with store.writing() as session:
        shuffled = [*IN_ORDER[1::2], *IN_ORDER[::2]]
        for name in shuffled:
            persons = {**built.persons, "sorted": person(session, name)}
            a_case(session, replace(built, persons=persons), subject=name, person_key="sorted")
        wanted = [shuffled.index(name) + 1 for name in IN_ORDER]
        found = numbers(session, replace(TEAM, sort=sort, descending=descending))
    assert found == (wanted[::-1] if descending else wanted)


def test_people_to_choose_from_come_in_the_order_of_the_alphabet(store: Store, built: Built) -> None:
    with store.writing() as session:
        session.execute(update(User).where(User.login == "helena").values(name="Élcio Duarte"))
        session.execute(update(User).where(User.login == "carlos").values(name="álvaro Lima"))
    with store.reading() as session:
        names = [user.name for user in read_options(session, actor(session)).users]
    assert names.index("álvaro Lima") < names.index("Élcio Duarte") < names.index("Marina Souza")


def test_ctrl_k_finds_persons_in_the_order_of_the_alphabet(store: Store) -> None:
    with store.writing() as session:
        for name in IN_ORDER[2:4][::-1]:
            person(session, name)
        found = find_anything(session, actor(session), "ana")
    assert [one.name for one in found.persons] == ["Ana Paula Ribeiro", "Ana Zélia", "Anacleto"]


@pytest.mark.parametrize(
    "typed", ["1200", "998761200", "21998761200", "(21) 99876-1200", "+55 21 99876-1200"]
)
def test_the_end_of_a_phone_finds_the_person(store: Store, built: Built, typed: str) -> None:
    with store.writing() as session:
        a_case(session, built)
        a_case(session, built, person_key="ana")
        asked = replace(TEAM, person=typed)
        assert numbers(session, asked) == [1]
        assert count_cases(session, actor(session), asked, NOW) == 1
        assert [one.id for one in find_anything(session, actor(session), typed).persons] == [
            built.persons["padaria"]
        ]


@pytest.mark.parametrize("typed", ["12ABC345", "12.abc.345/01DE-35", "12abc34501de35"])
def test_the_beginning_of_a_document_finds_the_person(store: Store, built: Built, typed: str) -> None:
    with store.reading() as session:
        found = find_anything(session, actor(session), typed)
    assert [one.id for one in found.persons] == [built.persons["padaria"]]


def test_a_phone_of_another_end_finds_nobody(store: Store, built: Built) -> None:
    key: uuid.UUID = built.persons["padaria"]
    with store.reading() as session:
        for typed in ("1201", "98761199", "2199876"):
            assert key not in [one.id for one in find_anything(session, actor(session), typed).persons]
