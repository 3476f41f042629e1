"""Files that wait with a draft: their bytes stay for as long as something uses them (rules 12, 22)."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Iterator

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from crm_desktop.models.attachment import Attachment, AttachmentBlob
from crm_desktop.operations.drafts import FileBytes, attach_to_draft, detach_from_draft, discard_draft
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.storage.opening import Store
from tests.builders import NOW, Built, a_case, actor, an_email, version

NOTE, LOGO = b"<nota/>", b"logo"


@pytest.fixture
def session(store: Store) -> Iterator[Session]:
    with store.writing() as opened:
        yield opened


@pytest.fixture
def case_id(session: Session, built: Built) -> uuid.UUID:
    return a_case(session, built)


def attach(
    session: Session, case_id: uuid.UUID, content: bytes, login: str = "marina", *, for_email: bool = False
) -> uuid.UUID:
    return attach_to_draft(
        session,
        actor=actor(session, login),
        now=NOW,
        case_id=case_id,
        case_version=1,
        file=FileBytes("arquivo.xml", content),
        for_email=for_email,
    )


def complete(session: Session, case_id: uuid.UUID) -> None:
    complete_opinion(
        session,
        actor=actor(session),
        now=NOW,
        case_id=case_id,
        case_version=version(session, case_id),
        text="Segue o arquivo.",
        decision=Decision(),
    )


def kept(session: Session) -> set[str]:
    session.flush()
    return set(session.scalars(select(AttachmentBlob.sha256)))


def keys(*contents: bytes) -> set[str]:
    return {hashlib.sha256(content).hexdigest() for content in contents}


def test_a_file_that_is_taken_away_leaves_no_bytes(session: Session, case_id: uuid.UUID) -> None:
    key = attach(session, case_id, NOTE)
    attach(session, case_id, LOGO)
    detach_from_draft(session, actor=actor(session), attachment_id=key)
    assert kept(session) == keys(LOGO)


def test_the_same_file_twice_in_a_draft_stays_until_both_are_taken_away(
    session: Session, case_id: uuid.UUID
) -> None:
    first, second = attach(session, case_id, NOTE), attach(session, case_id, NOTE)
    detach_from_draft(session, actor=actor(session), attachment_id=first)
    assert kept(session) == keys(NOTE)
    detach_from_draft(session, actor=actor(session), attachment_id=second)
    assert kept(session) == set()


def test_a_discarded_draft_leaves_no_bytes(session: Session, case_id: uuid.UUID) -> None:
    attach(session, case_id, NOTE)
    attach(session, case_id, LOGO, for_email=True)
    discard_draft(session, actor=actor(session), case_id=case_id)
    assert kept(session) == set()


def test_bytes_that_another_draft_uses_stay(session: Session, case_id: uuid.UUID) -> None:
    attach(session, case_id, NOTE)
    attach(session, case_id, NOTE, "carlos")
    discard_draft(session, actor=actor(session), case_id=case_id)
    assert kept(session) == keys(NOTE)


def test_bytes_that_an_attachment_uses_stay(session: Session, case_id: uuid.UUID) -> None:
    attach(session, case_id, NOTE)
    complete(session, case_id)
    attach(session, case_id, NOTE)
    discard_draft(session, actor=actor(session), case_id=case_id)
    assert kept(session) == keys(NOTE)


def test_ok_keeps_the_files_of_the_opinion_and_drops_those_of_an_unsent_email(
    session: Session, case_id: uuid.UUID
) -> None:
    attach(session, case_id, NOTE)
    attach(session, case_id, LOGO, for_email=True)
    complete(session, case_id)
    assert set(session.scalars(select(Attachment.sha256))) == keys(NOTE)
    assert kept(session) == keys(NOTE)


def test_ok_keeps_a_file_that_goes_with_opinion_and_email(session: Session, case_id: uuid.UUID) -> None:
    attach(session, case_id, NOTE)
    attach(session, case_id, NOTE, for_email=True)
    complete(session, case_id)
    assert kept(session) == keys(NOTE)


def test_bytes_of_a_sent_email_stay(session: Session, case_id: uuid.UUID) -> None:
    attach(session, case_id, LOGO, for_email=True)
    an_email(session, case_id)
    attach(session, case_id, LOGO)
    discard_draft(session, actor=actor(session), case_id=case_id)
    assert kept(session) == keys(LOGO)
