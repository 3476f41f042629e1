"""Drafts that could not reach a shared base: encrypted files of this computer, until they can.

The key is in the system's keyring and nowhere else; a file without it is noise.
"""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path

from crm_desktop.errors import BaseFull

_ENDING = ".draft"


@dataclass(frozen=True, slots=True)
class LocalDraft:
    """`content` is the JSON of `operations.drafts.DraftContent`; `case_id` is empty for the new process being
    typed; `saved_at` is this computer's moment, ISO with zone."""

    case_id: str
    case_version: int
    content: str
    saved_at: str

    def moment(self) -> datetime:
        return datetime.fromisoformat(self.saved_at)


def new_key() -> str:
    from cryptography.fernet import Fernet

    return Fernet.generate_key().decode("ascii")


class DraftFolder:
    """One user's drafts of one base. Any thread may call it, one at a time."""

    def __init__(self, folder: Path, owner: str, key: str) -> None:
        """`owner` tells user and base apart from others on this computer."""
        from cryptography.fernet import Fernet

        self._folder = folder / hashlib.sha256(owner.encode()).hexdigest()[:24]
        self._cipher = Fernet(key.encode("ascii"))

    def save(self, draft: LocalDraft) -> None:
        """All of it or what was there before, also when the power fails. Raises BaseFull."""
        path = self._path(draft.case_id)
        partial = path.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with partial.open("wb") as file:
                file.write(self._cipher.encrypt(json.dumps(asdict(draft)).encode()))
                file.flush()
                os.fsync(file.fileno())
            os.replace(partial, path)
        except OSError as error:
            raise BaseFull(self._folder) from error

    def drafts(self) -> tuple[LocalDraft, ...]:
        """Those that the key opens; others are left alone."""
        found = []
        for path in sorted(self._folder.glob(f"*{_ENDING}")):
            draft = self._read(path)
            if draft is not None:
                found.append(draft)
        return tuple(found)

    def remove(self, case_id: str) -> None:
        self._path(case_id).unlink(missing_ok=True)

    def _path(self, case_id: str) -> Path:
        return self._folder / f"{case_id or 'new'}{_ENDING}"

    def _read(self, path: Path) -> LocalDraft | None:
        from cryptography.fernet import InvalidToken

        try:
            return LocalDraft(**json.loads(self._cipher.decrypt(path.read_bytes())))
        except (OSError, InvalidToken, ValueError, TypeError):
            return None
