"""Bringing texts home that were kept here: no clock decides what stands, nothing is doubled, nothing is overwritten."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from crm_desktop.desktop.local_drafts import LocalDraft
from crm_desktop.errors import NotAllowed, RecordGone
from crm_desktop.models.opinion import OpinionDraft
from crm_desktop.operations.cases import NewCase, create_case
from crm_desktop.operations.drafts import DraftContent, MailDraft, NewCaseDraft, digest_of, save_draft
from crm_desktop.operations.local_drafts import (
    PARTING,
    KeptDraft,
    bring_draft_home,
    keep_draft,
    text_after_joining,
)
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.storage.opening import Store
from tests.builders import NOW, Built, a_case, actor, version

BEFORE, AFTER = NOW - timedelta(days=1), NOW + timedelta(days=1)


@pytest.fixture
def case_id(store: Store, built: Built) -> uuid.UUID:
    with store.writing() as session:
        return a_case(session, built)


def in_base(store: Store, case_id: uuid.UUID | None, content: DraftContent) -> str:
    """Saved there; its digest."""
    with store.writing() as session:
        save_draft(session, actor=actor(session), now=NOW, case_id=case_id, case_version=1, content=content)
    return digest_of(content.to_json())


def here(
    case_id: uuid.UUID | None, content: DraftContent, *known: str, at: datetime = NOW, case_version: int = 1
) -> LocalDraft:
    return LocalDraft(str(case_id) if case_id else "", case_version, content.to_json(), at.isoformat(), known)


def bring(store: Store, draft: LocalDraft) -> KeptDraft | None:
    with store.writing() as session:
        return bring_draft_home(session, actor=actor(session), now=NOW, draft=draft)[1]


def standing(store: Store) -> list[DraftContent]:
    with store.reading() as session:
        return [DraftContent.from_json(content) for content in session.scalars(select(OpinionDraft.content))]


def complete(store: Store, case_id: uuid.UUID, text: str) -> None:
    with store.writing() as session:
        complete_opinion(
            session,
            actor=actor(session),
            now=NOW,
            case_id=case_id,
            case_version=version(session, case_id),
            text=text,
            decision=Decision(),
        )


@pytest.mark.parametrize("at", [BEFORE, AFTER])
def test_a_text_changed_in_its_middle_replaces_what_it_began_with(
    at: datetime, store: Store, case_id: uuid.UUID
) -> None:
    known = in_base(store, case_id, DraftContent(text="Nota rejeitada."))
    bring(store, here(case_id, DraftContent(text="Nota 8812 rejeitada."), known, at=at))
    assert [draft.text for draft in standing(store)] == ["Nota 8812 rejeitada."]


@pytest.mark.parametrize("at", [BEFORE, AFTER])
def test_what_another_computer_wrote_meanwhile_stands_above(
    at: datetime, store: Store, case_id: uuid.UUID
) -> None:
    known = digest_of(DraftContent(text="Nota rejeitada.").to_json())
    in_base(store, case_id, DraftContent(text="Do outro computador."))
    kept = bring(store, here(case_id, DraftContent(text="Nota 8812 rejeitada."), known, at=at))
    both = f"Do outro computador.{PARTING}Nota 8812 rejeitada."
    assert [draft.text for draft in standing(store)] == [both]
    assert kept is not None
    assert kept.content.text == both


def test_joined_twice_each_text_stands_there_once(store: Store, case_id: uuid.UUID) -> None:
    in_base(store, case_id, DraftContent(text="Do outro computador."))
    draft = here(case_id, DraftContent(text="Daqui."))
    assert bring(store, draft) == bring(store, draft)
    assert [found.text for found in standing(store)] == [f"Do outro computador.{PARTING}Daqui."]


def test_a_save_whose_answer_was_lost_is_nobody_elses(store: Store, case_id: uuid.UUID) -> None:
    landed = in_base(store, case_id, DraftContent(text="Nota."))
    bring(store, here(case_id, DraftContent(text="A nota."), "something older", landed))
    assert [draft.text for draft in standing(store)] == ["A nota."]


def test_nothing_of_an_e_mail_or_a_new_process_goes_when_two_are_joined(store: Store) -> None:
    theirs = DraftContent(
        text="Antes.",
        mail=MailDraft(subject="Boleto", body="Segue o boleto."),
        mail_ids=("one",),
        new_case=NewCaseDraft(subject="Cobrança", person_text="Padaria"),
    )
    in_base(store, None, theirs)
    ours = DraftContent(
        text="Depois.",
        mail=MailDraft(body="Outra coisa."),
        mail_ids=("two",),
        new_case=NewCaseDraft(subject="Nota"),
    )
    bring(store, here(None, ours))
    (found,) = standing(store)
    assert found.text == f"Antes.\n\nBoleto\n\nSegue o boleto.\n\nPadaria\n\nCobrança{PARTING}Depois."
    assert found.mail == ours.mail
    assert found.mail_ids == ("one", "two")
    assert found.new_case == ours.new_case


def test_a_text_that_became_an_opinion_is_not_offered_again(store: Store, case_id: uuid.UUID) -> None:
    draft = here(case_id, DraftContent(text="Segue a nota.", seen_seq=1), at=AFTER)
    complete(store, case_id, "Segue a nota.")
    assert bring(store, draft) is None
    assert standing(store) == []


def test_the_same_words_written_once_more_are_kept(store: Store, case_id: uuid.UUID) -> None:
    complete(store, case_id, "Cliente não atendeu.")
    assert bring(store, here(case_id, DraftContent(text="Cliente não atendeu.", seen_seq=2))) is not None
    assert [draft.text for draft in standing(store)] == ["Cliente não atendeu."]


def test_words_that_somebody_else_wrote_meanwhile_are_kept(store: Store, case_id: uuid.UUID) -> None:
    with store.writing() as session:
        complete_opinion(
            session,
            actor=actor(session, "helena"),
            now=NOW,
            case_id=case_id,
            case_version=version(session, case_id),
            text="Cliente não atendeu.",
            decision=Decision(),
        )
    assert bring(store, here(case_id, DraftContent(text="Cliente não atendeu.", seen_seq=1))) is not None


def test_a_text_that_became_a_process_is_not_offered_again(store: Store, built: Built) -> None:
    key = uuid.uuid4()
    draft = here(None, DraftContent(text="Nota.", new_case=NewCaseDraft(subject="Nota", key=str(key))))
    with store.writing() as session:
        new = NewCase(
            person_id=built.persons["padaria"],
            service_type_id=built.types["free"],
            subject="Nota",
            description="Nota.",
            priority=2,
            center_id=built.centers["SUP2"],
        )
        create_case(session, actor=actor(session), now=NOW, new=new, case_id=key)
    assert bring(store, draft) is None
    assert standing(store) == []


def test_a_text_of_a_process_that_is_gone_is_refused(store: Store) -> None:
    with pytest.raises((RecordGone, NotAllowed)):
        bring(store, here(uuid.uuid4(), DraftContent(text="Nota.")))
    assert standing(store) == []


def test_the_older_view_of_the_process_is_what_ok_is_held_against(store: Store, case_id: uuid.UUID) -> None:
    in_base(store, case_id, DraftContent(text="Do outro computador."))
    bring(store, here(case_id, DraftContent(text="Daqui."), case_version=7))
    with store.reading() as session:
        assert session.scalar(select(OpinionDraft.case_version)) == 1


def test_a_draft_saved_by_its_only_window_is_what_was_typed(store: Store, case_id: uuid.UUID) -> None:
    known: tuple[str, ...] = ()
    for text in ("Nota.", "Nota 88.", "Outra."):
        content = DraftContent(text=text)
        with store.writing() as session:
            kept = keep_draft(
                session,
                actor=actor(session),
                now=NOW,
                case_id=case_id,
                case_version=1,
                content=content,
                known=known,
            )
        assert kept.content == content
        known = (digest_of(content.to_json()),)
    assert [draft.text for draft in standing(store)] == ["Outra."]


@pytest.mark.parametrize(
    ("current", "sent", "joined", "shown"),
    [
        ("B", "B", "A — B", "A — B"),
        ("B e mais", "B", "A — B", "A — B e mais"),
        ("B e mais", "B", "A B C", f"A B C{PARTING}B e mais"),
        ("B", "B", "B", "B"),
    ],
)
def test_what_was_typed_while_two_were_joined_stays(current: str, sent: str, joined: str, shown: str) -> None:
    assert text_after_joining(current, sent, joined) == shown
