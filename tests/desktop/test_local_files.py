"""Files kept on this computer while a shared base is away: encrypted, whole, or refused."""

from __future__ import annotations

import errno
import os
import threading
import uuid
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from crm_desktop.desktop.encrypted_folder import EncryptedFolder, new_key
from crm_desktop.desktop.local_drafts import DraftFolder, LocalDraft
from crm_desktop.desktop.local_files import PIECE_BYTES, FileFolder, LocalFile
from crm_desktop.errors import BaseFull, LocalFileDamaged, RecordGone
from crm_desktop.ui.messages import message_for
from crm_desktop.values.ids import uuid7

CASE = str(uuid.UUID(int=7))
CONTENT = bytes(range(256)) * (PIECE_BYTES // 256 * 2) + b"the end"
"""Three pieces."""


def a_file(name: str = "nota.xml", content: bytes = CONTENT, case_id: str = CASE) -> LocalFile:
    return LocalFile(uuid7(), case_id, 3, name, len(content))


@pytest.fixture
def folder(tmp_path: Path) -> EncryptedFolder:
    return EncryptedFolder(tmp_path, "marina", new_key())


@pytest.fixture
def files(folder: EncryptedFolder) -> FileFolder:
    return FileFolder(folder)


def only_path(folder: EncryptedFolder) -> Path:
    (path,) = folder.path.iterdir()
    return path


def test_a_file_that_another_program_holds_for_a_moment_is_waited_for(folder: EncryptedFolder) -> None:
    """On Windows nothing that is open elsewhere can be replaced or removed."""
    drafts = DraftFolder(folder)
    one, next_one = (LocalDraft(CASE, 1, text, "2026-11-30T09:00:00-03:00") for text in ("um", "dois"))
    drafts.save(one)
    for act in (lambda: drafts.save(next_one), lambda: drafts.remove(CASE)):
        held = only_path(folder).open("rb")
        release = threading.Timer(0.3, held.close)
        release.start()
        act()
        release.join()
    assert drafts.drafts() == ()


@pytest.mark.parametrize("size", [0, 1, PIECE_BYTES, PIECE_BYTES + 1, len(CONTENT)])
def test_what_was_attached_comes_back_as_it_was(files: FileFolder, size: int) -> None:
    file = replace(a_file(content=CONTENT[:size]), service_type_id=CASE)
    files.save(file, CONTENT[:size])
    assert files.files() == (file,)
    assert files.read(file) == CONTENT[:size]


def test_neither_bytes_nor_name_can_be_read_on_the_disk(folder: EncryptedFolder, files: FileFolder) -> None:
    file = a_file("laudo da ana.txt", b"segredo" * 1000)
    files.save(file, b"segredo" * 1000)
    written = only_path(folder).read_bytes()
    assert b"segredo" not in written
    assert b"laudo" not in written
    assert "laudo" not in only_path(folder).name


def test_another_owner_and_another_key_see_nothing(tmp_path: Path) -> None:
    key = new_key()
    file = a_file(content=b"x")
    FileFolder(EncryptedFolder(tmp_path, "marina", key)).save(file, b"x")
    assert FileFolder(EncryptedFolder(tmp_path, "carlos", key)).files() == ()
    strange = FileFolder(EncryptedFolder(tmp_path, "marina", new_key()))
    assert strange.files() == (LocalFile(file.key, CASE),)
    with pytest.raises(LocalFileDamaged):
        strange.read(file)


def _flip(lines: list[bytes]) -> list[bytes]:
    middle = bytearray(lines[2])
    middle[1000] ^= 1
    return [*lines[:2], bytes(middle), *lines[3:]]


@pytest.mark.parametrize(
    "tamper",
    [
        _flip,
        lambda lines: lines[:-1],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [lines[0], lines[2], lines[1], lines[3]],
        lambda lines: [*lines[:-1], lines[-1][:-10]],
    ],
    ids=["a byte", "a piece gone", "a piece twice", "pieces changed over", "cut short"],
)
def test_a_file_that_was_tampered_with_is_refused_in_clear_words(
    tamper: Callable[[list[bytes]], list[bytes]], folder: EncryptedFolder, files: FileFolder
) -> None:
    file = a_file()
    files.save(file, CONTENT)
    path = only_path(folder)
    path.write_bytes(b"".join(tamper(path.read_bytes().splitlines(keepends=True))))
    assert files.files() == (file,)
    with pytest.raises(LocalFileDamaged) as refused:
        files.read(file)
    told = message_for(refused.value)
    assert told.text == (
        "O arquivo “nota.xml” guardado neste computador não é mais o que foi anexado; por isso não foi para a base."
    )
    assert told.next_step == "Anexe o original de novo."


def test_pieces_of_another_file_are_not_taken_for_its_own(folder: EncryptedFolder, files: FileFolder) -> None:
    ours, other = a_file(content=b"a" * 9), a_file(content=b"b" * 9)
    files.save(ours, b"a" * 9)
    path = only_path(folder)
    files.save(other, b"b" * 9)
    (other_path,) = set(folder.path.iterdir()) - {path}
    head = path.read_bytes().splitlines(keepends=True)[0]
    path.write_bytes(head + other_path.read_bytes().splitlines(keepends=True)[1])
    with pytest.raises(LocalFileDamaged):
        files.read(ours)


def test_a_file_is_not_moved_to_another_process_by_its_name(
    folder: EncryptedFolder, files: FileFolder
) -> None:
    file = a_file(content=b"x")
    files.save(file, b"x")
    path = only_path(folder)
    elsewhere = str(uuid.UUID(int=8))
    path.rename(path.with_name(path.name.replace(CASE, elsewhere)))
    assert files.files() == (LocalFile(file.key, elsewhere),)
    with pytest.raises(LocalFileDamaged):
        files.read(replace(file, case_id=elsewhere))


def test_a_full_disk_keeps_what_was_there(
    folder: EncryptedFolder, files: FileFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = a_file("antes.txt", b"antes")
    files.save(before, b"antes")
    drafts = DraftFolder(folder)
    draft = LocalDraft(CASE, 3, "{}", "2026-11-24T13:00:00+00:00")
    drafts.save(draft)
    standing = sorted(folder.path.iterdir())

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(BaseFull):
            files.save(a_file("depois.txt"), CONTENT)
        with pytest.raises(BaseFull):
            drafts.save(replace(draft, content='{"text": "mais"}'))
    assert sorted(folder.path.iterdir()) == standing
    assert files.read(before) == b"antes"
    assert drafts.drafts() == (draft,)


def test_what_a_killed_program_had_half_written_is_not_taken_for_whole(
    tmp_path: Path, folder: EncryptedFolder, files: FileFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        pass

    def killed(*_: object) -> None:
        raise Killed

    def never(*_: object) -> None:
        raise OSError("nobody is left to clear it away")

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", killed)
        patch.setattr(Path, "unlink", never)
        with pytest.raises(Killed):
            files.save(a_file(), CONTENT)
    assert len(list(folder.path.iterdir())) == 1
    assert files.files() == ()
    again = EncryptedFolder(tmp_path, "marina", new_key())
    assert list(again.path.iterdir()) == []


def test_removed_files_are_gone_and_others_stay(files: FileFolder) -> None:
    first, second = a_file("1", b"1"), a_file("2", b"2")
    elsewhere, new_case = a_file("3", b"3", str(uuid.UUID(int=8))), a_file("4", b"4", "")
    for file in (first, second, elsewhere, new_case):
        files.save(file, file.name.encode())
    files.remove(first)
    files.remove(first)
    assert files.files() == (second, elsewhere, new_case)
    with pytest.raises(RecordGone):
        files.read(first)
    files.remove_all(CASE)
    assert files.files() == (elsewhere, new_case)
    files.remove_all("")
    assert files.files() == (elsewhere,)


def test_what_is_no_file_of_ours_is_left_alone(folder: EncryptedFolder, files: FileFolder) -> None:
    folder.path.mkdir(parents=True)
    for name in ("x.file", f"{CASE}.file", f"{CASE}.nonsense.file", f"{CASE}.{CASE}.txt"):
        (folder.path / name).write_bytes(b"?")
    assert files.files() == ()
    assert len(list(folder.path.iterdir())) == 4
