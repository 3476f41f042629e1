"""From what the driver says to an error that a user can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from crm_desktop.errors import (
    AttachmentsForbidden,
    AttachmentTooLarge,
    BaseCorrupted,
    BaseFull,
    BaseLocked,
    BaseReadOnly,
    CaseChanged,
    CaseClosed,
    CrmError,
    MailAlreadySent,
    MoveNotAllowed,
    UndoTooLate,
)

_BY_CODE: dict[int, type[BaseLocked] | type[BaseReadOnly] | type[BaseFull] | type[BaseCorrupted]] = {
    sqlite3.SQLITE_BUSY: BaseLocked,
    sqlite3.SQLITE_LOCKED: BaseLocked,
    sqlite3.SQLITE_READONLY: BaseReadOnly,
    sqlite3.SQLITE_CANTOPEN: BaseReadOnly,
    sqlite3.SQLITE_PERM: BaseReadOnly,
    sqlite3.SQLITE_FULL: BaseFull,
    sqlite3.SQLITE_IOERR: BaseFull,
    sqlite3.SQLITE_CORRUPT: BaseCorrupted,
    sqlite3.SQLITE_NOTADB: BaseCorrupted,
}


def translate(error: BaseException, path: Path | None = None) -> CrmError | None:
    """The error of our tree that `error` stands for, or None when it is none of them."""
    if isinstance(error, CrmError):
        return error
    original = error.orig if isinstance(error, DBAPIError) else error
    if not isinstance(original, sqlite3.Error):
        return None
    code = getattr(original, "sqlite_errorcode", None)
    if code is None:
        return None
    if code & 0xFF == sqlite3.SQLITE_CONSTRAINT:
        return _rule(str(original))
    kind = _BY_CODE.get(code & 0xFF)
    return kind(path) if kind else None


def _rule(text: str) -> CrmError | None:
    """The rule behind a trigger's word; the process's number is filled in by whoever knows it."""
    if "case_closed" in text:
        return CaseClosed(number=0)
    if "case_changed" in text or "case_move.case_id, case_move.seq" in text:
        return CaseChanged(number=0, changes=(), version=0)
    if "move_not_allowed" in text:
        return MoveNotAllowed(number=0)
    if "undo_too_late" in text:
        return UndoTooLate(number=0)
    if "attachments_forbidden" in text:
        return AttachmentsForbidden(service_type="")
    if "attachment_too_large" in text:
        return AttachmentTooLarge("", 0, 0)
    if "mail_already_sent" in text:
        return MailAlreadySent(subject="")
    return None
