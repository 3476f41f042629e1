"""A process from its creation on, apart from its opinions."""

from __future__ import annotations

import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from crm_desktop.errors import NotepadChanged, NotMember, RecordGone
from crm_desktop.models.case import Case
from crm_desktop.models.user import User
from crm_desktop.operations.cases import assign_case, redistribute, save_notepad
from crm_desktop.operations.changes import Kind
from crm_desktop.storage.opening import Store
from tests.builders import NOW, Built, a_case, actor


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as opened:
        yield opened


def test_a_new_process_is_for_a_member_of_the_center_where_it_starts(session: Session, built: Built) -> None:
    case_id = a_case(session, built, kind="free", center="COM", assignee="beatriz")
    assert session.get_one(Case, case_id).assignee_id == built.users["beatriz"]


def test_a_new_process_is_not_for_somebody_of_another_center(store: Store, built: Built) -> None:
    with pytest.raises(NotMember) as refused, store.writing() as session:
        a_case(session, built, kind="free", center="COM", assignee="carlos")
    assert (refused.value.user, refused.value.center) == ("Carlos Lima", "Comercial")
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(Case)) == 0


def test_the_center_that_counts_is_the_one_the_workflow_enters(session: Session, built: Built) -> None:
    with pytest.raises(NotMember) as refused:
        a_case(session, built, kind="fiscal", center="COM", assignee="beatriz")
    assert refused.value.center == "Suporte N1"


def test_a_new_process_is_not_for_somebody_who_left(session: Session, built: Built) -> None:
    session.get_one(User, built.users["carlos"]).active = False
    with pytest.raises(RecordGone) as refused:
        a_case(session, built, assignee="carlos")
    assert refused.value.kind == "user"


def test_a_process_that_starts_closed_keeps_whoever_had_it(session: Session, built: Built) -> None:
    case_id = a_case(session, built, kind="free", center="CONC", assignee="carlos")
    case = session.get_one(Case, case_id)
    assert (case.closed_at, case.assignee_id) == (NOW, built.users["carlos"])


def test_a_process_is_not_given_to_somebody_of_another_center(session: Session, built: Built) -> None:
    case_id = a_case(session, built)
    with pytest.raises(NotMember):
        assign_case(
            session, actor=actor(session), now=NOW, case_id=case_id, assignee_id=built.users["beatriz"]
        )
    assert session.get_one(Case, case_id).assignee_id == built.users["marina"]


def test_redistribution_says_which_person_is_of_another_center(session: Session, built: Built) -> None:
    case_ids: tuple[uuid.UUID, ...] = (a_case(session, built),)
    _, (result,) = redistribute(
        session,
        actor=actor(session, "helena"),
        now=NOW,
        case_ids=case_ids,
        assignee_id=built.users["beatriz"],
    )
    assert isinstance(result.error, NotMember)
    assert (result.error.user, result.error.center) == ("Beatriz Alves", "Suporte N1")


def test_a_saved_notepad_is_told_to_every_view_of_the_process(session: Session, built: Built) -> None:
    case_id = a_case(session, built)
    changes = save_notepad(
        session, actor=actor(session), now=NOW, case_id=case_id, text="Ligar só à tarde.", version=0
    )
    assert (changes.kinds, changes.ids) == ({Kind.NOTEPAD}, {case_id})


def test_two_who_write_in_the_notepad_lose_no_text(session: Session, built: Built) -> None:
    case_id = a_case(session, built)
    save_notepad(session, actor=actor(session), now=NOW, case_id=case_id, text="Da Marina.", version=0)
    with pytest.raises(NotepadChanged) as refused:
        save_notepad(
            session, actor=actor(session, "carlos"), now=NOW, case_id=case_id, text="Do Carlos.", version=0
        )
    assert (refused.value.theirs, refused.value.author) == ("Da Marina.", "Marina Souza")
