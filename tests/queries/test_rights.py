"""Rule 43: one's own, the team's, or all; the list, its count and the process itself agree."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy.orm import Session

from crm_desktop.errors import NotAllowed
from crm_desktop.models.user import UserCenter
from crm_desktop.operations.access import visible_case
from crm_desktop.queries.actor import Actor
from crm_desktop.queries.case_view import read_case
from crm_desktop.queries.cases import count_cases, find_cases
from crm_desktop.storage.opening import Store
from crm_desktop.values.filters import Assignee, CaseFilter
from crm_desktop.values.terms import Right
from tests.builders import NOW, Built, a_case, actor


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as opened:
        yield opened


@pytest.fixture
def cases(session: Session, built: Built) -> dict[str, uuid.UUID]:
    """Marina is of Suporte N1 and N2; only `team` and `nobodys` are there."""
    made = {
        "mine_elsewhere": ("free", "QUA", "helena", "marina"),
        "opened_elsewhere": ("free", "COM", "marina", "beatriz"),
        "team": ("free", "SUP1", "helena", "carlos"),
        "nobodys": ("free", "SUP2", "helena", None),
        "others": ("free", "COM", "helena", "beatriz"),
    }
    link = UserCenter(user_id=built.users["marina"], center_id=built.centers["QUA"])
    session.add(link)
    session.flush()
    found = {
        name: a_case(session, built, kind=kind, center=center, login=login, assignee=assignee)
        for name, (kind, center, login, assignee) in made.items()
    }
    session.delete(link)
    session.flush()
    return found


OWN = {"mine_elsewhere", "opened_elsewhere"}
TEAM = {"team", "nobodys"}
ALL = OWN | TEAM | {"others"}

RIGHTS = [
    (frozenset[Right](), set[str]()),
    ({Right.SEE_OWN}, OWN),
    ({Right.SEE_TEAM}, TEAM),
    ({Right.SEE_OWN, Right.SEE_TEAM}, OWN | TEAM),
    ({Right.SEE_ALL}, ALL),
]


def marina(session: Session, rights: set[Right]) -> Actor:
    return replace(actor(session), rights=frozenset(rights))


@pytest.mark.embedded("it makes up rights that the base has not given")
@pytest.mark.parametrize(("rights", "names"), RIGHTS)
@pytest.mark.parametrize("assignee", [None, "marina", "carlos", "beatriz", "nobody"])
def test_each_right_shows_its_processes_whoever_is_asked_for(
    session: Session,
    built: Built,
    cases: dict[str, uuid.UUID],
    rights: set[Right],
    names: set[str],
    assignee: str | None,
) -> None:
    responsible = {
        "marina": {"mine_elsewhere"},
        "carlos": {"team"},
        "beatriz": {"opened_elsewhere", "others"},
        "nobody": {"nobodys"},
        None: ALL,
    }[assignee]
    asked = CaseFilter()
    if assignee == "nobody":
        asked = CaseFilter(assignee=Assignee.NOBODY)
    elif assignee is not None:
        asked = CaseFilter(assignee=Assignee.USER, assignee_id=built.users[assignee])
    me = marina(session, rights)
    wanted = names & responsible
    assert {row.id for row in find_cases(session, me, asked, NOW).rows} == {cases[n] for n in wanted}
    assert count_cases(session, me, asked, NOW) == len(wanted)


@pytest.mark.embedded("it makes up rights that the base has not given")
@pytest.mark.parametrize(("rights", "names"), RIGHTS)
def test_a_process_opens_for_the_same_rights(
    session: Session, cases: dict[str, uuid.UUID], rights: set[Right], names: set[str]
) -> None:
    me = marina(session, rights)
    opened = set()
    for name, case_id in cases.items():
        try:
            read_case(session, me, case_id)
        except NotAllowed:
            with pytest.raises(NotAllowed):
                visible_case(session, me, case_id)
        else:
            visible_case(session, me, case_id)
            opened.add(name)
    assert opened == names
