"""Drafts that could not reach a shared base: encrypted files of this computer, until they can.

The key is in the system's keyring and nowhere else; a file without it is noise.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import datetime

from crm_desktop.desktop.encrypted_folder import EncryptedFolder

_ENDING = ".draft"


@dataclass(frozen=True, slots=True)
class LocalDraft:
    """`content` is the JSON of `operations.drafts.DraftContent`; `case_id` is empty for the new process being
    typed; `saved_at` is this computer's moment, ISO with zone; `known` are the digests of what this computer knows
    that the base's draft may hold: with anything else in it somebody wrote there meanwhile."""

    case_id: str
    case_version: int
    content: str
    saved_at: str
    known: tuple[str, ...] = ()

    def moment(self) -> datetime:
        return datetime.fromisoformat(self.saved_at)


class DraftFolder:
    """One user's drafts of one base. Any thread may call it, one at a time."""

    def __init__(self, folder: EncryptedFolder) -> None:
        self._folder = folder

    def save(self, draft: LocalDraft) -> None:
        """All of it or what was there before, also when the power fails. Raises BaseFull."""
        sealed = self._folder.seal(json.dumps(asdict(draft)).encode())
        self._folder.write(_name(draft.case_id), [sealed])

    def drafts(self) -> tuple[LocalDraft, ...]:
        """Those that the key opens; others are left alone."""
        found = []
        for path in sorted(self._folder.path.glob(f"*{_ENDING}")):
            draft = self._read(path.name)
            if draft is not None:
                found.append(draft)
        return tuple(found)

    def remove(self, case_id: str) -> None:
        self._folder.remove(_name(case_id))

    def remove_if(self, draft: LocalDraft) -> None:
        """Nothing when another one is kept there since."""
        if self._read(_name(draft.case_id)) == draft:
            self.remove(draft.case_id)

    def _read(self, name: str) -> LocalDraft | None:
        try:
            with self._folder.open(name) as file:
                told = json.loads(self._folder.open_sealed(file.read()))
            return LocalDraft(**{**told, "known": tuple(told.get("known", ()))})
        except (OSError, ValueError, TypeError, AttributeError):
            return None


def _name(case_id: str) -> str:
    return f"{case_id or 'new'}{_ENDING}"
