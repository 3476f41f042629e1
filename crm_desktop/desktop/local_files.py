"""Files attached while a shared base is away: encrypted beside the draft that they belong to.

The first line of such a file says what it is, each of the others holds one piece of the bytes. Every line is sealed
by itself and names file and place, so that none can be changed, left out, or put elsewhere unnoticed.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from crm_desktop.desktop.encrypted_folder import EncryptedFolder
from crm_desktop.errors import AttachmentVanished, LocalFileDamaged, RecordGone

_ENDING = ".file"
PIECE_BYTES = 256 * 1024
"""What is in memory twice while a file is sealed or opened."""


@dataclass(frozen=True, slots=True)
class LocalFile:
    """`key` is the file's key in the base too, once it is there; `case_id` is empty for the new process being typed,
    whose type is `service_type_id` (else empty). Without a `name` it is one that nobody can read any more."""

    key: uuid.UUID
    case_id: str
    case_version: int = 0
    name: str = ""
    size_bytes: int = 0
    service_type_id: str = ""


class FileFolder:
    """One user's files of one base. Any thread may call it."""

    def __init__(self, folder: EncryptedFolder) -> None:
        self._folder = folder

    def save(self, file: LocalFile, content: bytes) -> None:
        """All of it or nothing, also when the power fails. Raises BaseFull."""
        self._folder.write(_name(file), self._sealed(file, content))

    def files(self) -> tuple[LocalFile, ...]:
        """All that are there, oldest first; of one whose first line is damaged no more than key and process."""
        found = []
        for path in self._folder.path.glob(f"*{_ENDING}"):
            known = _told_by(path)
            if known is None:
                continue
            try:
                with self._folder.open(path.name) as lines:
                    found.append(self._head(known, lines.readline()))
            except (OSError, LocalFileDamaged):
                found.append(known)
        return tuple(sorted(found, key=lambda file: file.key))

    def read(self, file: LocalFile) -> bytes:
        """Its bytes, as they were attached. Raises LocalFileDamaged, RecordGone when it was removed, and
        AttachmentVanished when the disk does not give it."""
        content = bytearray()
        try:
            with self._folder.open(_name(file)) as lines:
                head = self._head(file, lines.readline())
                for place, line in enumerate(lines):
                    content += self._piece(head, place, line)
        except FileNotFoundError as error:
            raise RecordGone("attachment") from error
        except OSError as error:
            raise AttachmentVanished(file.name) from error
        if len(content) != head.size_bytes:
            raise LocalFileDamaged(head.name)
        return bytes(content)

    def remove(self, file: LocalFile) -> None:
        self._folder.remove(_name(file))

    def remove_all(self, case_id: str) -> None:
        """Those of one process."""
        for path in self._folder.path.glob(f"{case_id or 'new'}.*{_ENDING}"):
            self._folder.remove(path.name)

    def _sealed(self, file: LocalFile, content: bytes) -> Iterator[bytes]:
        head = {**asdict(file), "key": str(file.key)}
        yield self._folder.seal(json.dumps(head, ensure_ascii=False).encode())
        whole = memoryview(content)
        for place, start in enumerate(range(0, len(content), PIECE_BYTES)):
            yield self._folder.seal(_mark(file, place) + whole[start : start + PIECE_BYTES])

    def _head(self, file: LocalFile, line: bytes) -> LocalFile:
        try:
            told = json.loads(self._folder.open_sealed(line))
            head = LocalFile(**{**told, "key": uuid.UUID(told["key"])})
        except (ValueError, TypeError, KeyError) as error:
            raise LocalFileDamaged(file.name) from error
        if (head.key, head.case_id) != (file.key, file.case_id):
            raise LocalFileDamaged(file.name)
        return head

    def _piece(self, file: LocalFile, place: int, line: bytes) -> bytes:
        try:
            piece = self._folder.open_sealed(line)
        except ValueError as error:
            raise LocalFileDamaged(file.name) from error
        mark = _mark(file, place)
        if not piece.startswith(mark):
            raise LocalFileDamaged(file.name)
        return piece[len(mark) :]


def _mark(file: LocalFile, place: int) -> bytes:
    return file.key.bytes + place.to_bytes(4, "big")


def _name(file: LocalFile) -> str:
    return f"{file.case_id or 'new'}.{file.key}{_ENDING}"


def _told_by(path: Path) -> LocalFile | None:
    """What its name says; None for a file that is none of ours."""
    case_id, _, key = path.name.removesuffix(_ENDING).partition(".")
    try:
        found = LocalFile(uuid.UUID(key), "" if case_id == "new" else str(uuid.UUID(case_id)))
    except ValueError:
        return None
    return found if _name(found) == path.name else None
