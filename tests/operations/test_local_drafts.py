"""Bringing home what was attached while a shared base was away: each file once, none lost, none thrown away."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select, update
from sqlalchemy.orm import Session

from crm_desktop.desktop.encrypted_folder import EncryptedFolder, new_key
from crm_desktop.desktop.local_drafts import LocalDraft
from crm_desktop.desktop.local_files import FileFolder, LocalFile
from crm_desktop.errors import AttachmentsForbidden, AttachmentTooLarge, LocalFileDamaged
from crm_desktop.models.attachment import Attachment
from crm_desktop.models.opinion import DraftAttachment, OpinionDraft
from crm_desktop.models.service_type import ServiceType
from crm_desktop.operations.drafts import DraftContent
from crm_desktop.operations.local_drafts import bring_draft_home, bring_file_home
from crm_desktop.operations.moves import Decision
from crm_desktop.operations.opinions import complete_opinion
from crm_desktop.queries.files import read_file_content
from crm_desktop.storage.opening import Store
from crm_desktop.values.ids import uuid7
from tests.builders import NOW, Built, a_case, actor, version

NOTE = b"<nota/>" * 200_000


@pytest.fixture
def folder(tmp_path: Path) -> FileFolder:
    return FileFolder(EncryptedFolder(tmp_path / "drafts", "marina", new_key()))


@pytest.fixture
def case_id(store: Store, built: Built) -> uuid.UUID:
    with store.writing() as session:
        return a_case(session, built)


def kept(
    folder: FileFolder,
    case_id: uuid.UUID | None,
    name: str = "nota.xml",
    content: bytes = NOTE,
    kind: str = "",
) -> LocalFile:
    file = LocalFile(uuid7(), str(case_id) if case_id else "", 1, name, len(content), kind)
    folder.save(file, content)
    return file


def bring(store: Store, folder: FileFolder, file: LocalFile) -> Any:
    with store.writing() as session:
        return bring_file_home(session, actor=actor(session), now=NOW, folder=folder, file=file)


def names(store: Store) -> tuple[list[str], list[str]]:
    """Of the files in drafts, and of those that belong to opinions."""
    with store.reading() as session:
        return (
            list(session.scalars(select(DraftAttachment.name).order_by(DraftAttachment.position))),
            list(session.scalars(select(Attachment.name).order_by(Attachment.name))),
        )


def complete(session: Session, case_id: uuid.UUID) -> None:
    complete_opinion(
        session,
        actor=actor(session),
        now=NOW,
        case_id=case_id,
        case_version=version(session, case_id),
        text="Segue a nota.",
        decision=Decision(),
    )


def test_a_file_joins_the_draft_that_came_home_before_it(
    store: Store, folder: FileFolder, case_id: uuid.UUID
) -> None:
    text = DraftContent(text="Escrito sem conexão.").to_json()
    first, second = kept(folder, case_id, "1.txt", b"1"), kept(folder, case_id)
    with store.writing() as session:
        draft = LocalDraft(str(case_id), 1, text, NOW.isoformat())
        bring_draft_home(session, actor=actor(session), now=NOW, draft=draft)
    for file in (first, second):
        assert bring(store, folder, file).ids == {case_id}
    with store.reading() as session:
        assert session.scalar(select(OpinionDraft.content)) == text
        assert read_file_content(session, actor(session), second.key).content == NOTE
    assert names(store) == (["1.txt", "nota.xml"], [])


def test_a_file_alone_makes_the_draft_that_it_waits_with(
    store: Store, folder: FileFolder, case_id: uuid.UUID
) -> None:
    bring(store, folder, kept(folder, case_id))
    with store.reading() as session:
        assert session.scalar(select(OpinionDraft.case_id)) == case_id
    assert names(store) == (["nota.xml"], [])


def test_brought_home_twice_it_is_there_once(store: Store, folder: FileFolder, case_id: uuid.UUID) -> None:
    file = kept(folder, case_id)
    assert bring(store, folder, file) == bring(store, folder, file)
    assert names(store) == (["nota.xml"], [])


def test_brought_home_again_after_the_opinion_took_it_it_is_there_once(
    store: Store, folder: FileFolder, case_id: uuid.UUID
) -> None:
    file = kept(folder, case_id)
    bring(store, folder, file)
    with store.writing() as session:
        complete(session, case_id)
    assert names(store) == ([], ["nota.xml"])
    assert bring(store, folder, file) is not None
    assert names(store) == ([], ["nota.xml"])
    with store.reading() as session:
        assert session.scalar(select(func.count()).select_from(OpinionDraft)) == 0


def test_what_fails_half_way_leaves_the_file_here_and_nothing_there(
    store: Store, folder: FileFolder, case_id: uuid.UUID
) -> None:
    file = kept(folder, case_id)

    class LineCut(Exception):
        pass

    def cut() -> None:
        with store.writing() as session:
            bring_file_home(session, actor=actor(session), now=NOW, folder=folder, file=file)
            session.flush()
            raise LineCut

    with pytest.raises(LineCut):
        cut()
    assert names(store) == ([], [])
    assert folder.files() == (file,)
    bring(store, folder, file)
    assert names(store) == (["nota.xml"], [])


@pytest.mark.parametrize(
    ("now_so", "error"),
    [
        ({"allows_attachments": False}, AttachmentsForbidden),
        ({"attachment_limit_bytes": 1024 * 1024}, AttachmentTooLarge),
    ],
)
def test_what_the_type_no_longer_allows_is_refused_and_stays_here(
    now_so: dict[str, object], error: type, store: Store, built: Built, folder: FileFolder, case_id: uuid.UUID
) -> None:
    file = kept(folder, case_id)
    with store.writing() as session:
        session.execute(update(ServiceType).where(ServiceType.id == built.types["fiscal"]).values(now_so))
    with pytest.raises(error):
        bring(store, folder, file)
    assert folder.read(file) == NOTE
    assert names(store) == ([], [])


def test_a_damaged_file_is_refused_and_the_others_come_home(
    store: Store, tmp_path: Path, folder: FileFolder, case_id: uuid.UUID
) -> None:
    damaged = kept(folder, case_id)
    (path,) = (tmp_path / "drafts").rglob("*.file")
    path.write_bytes(path.read_bytes()[:-100])
    sound = kept(folder, case_id, "outra.xml")
    with pytest.raises(LocalFileDamaged):
        bring(store, folder, damaged)
    bring(store, folder, sound)
    assert names(store) == (["outra.xml"], [])


def test_a_file_that_was_taken_off_meanwhile_is_not_brought(
    store: Store, folder: FileFolder, case_id: uuid.UUID
) -> None:
    file = kept(folder, case_id)
    folder.remove(file)
    assert bring(store, folder, file) is None
    assert names(store) == ([], [])


def test_a_file_of_a_new_process_is_held_against_its_type(
    store: Store, built: Built, folder: FileFolder
) -> None:
    bring(store, folder, kept(folder, None, kind=str(built.types["fiscal"])))
    assert names(store) == (["nota.xml"], [])
    with pytest.raises(AttachmentsForbidden):
        bring(store, folder, kept(folder, None, "outra.xml", kind=str(built.types["no_files"])))
