"""From what the driver says to an error that a user can act on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from sqlalchemy.exc import DBAPIError

from crm_desktop.errors import (
    AppendOnly,
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
    NotMember,
    NotPublished,
    TypeIsGroup,
    UndoTooLate,
    WrongCase,
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
        if type(original).__module__.partition(".")[0] != "psycopg":
            return None
        from crm_desktop.storage.shared.faults import translate_shared

        return translate_shared(error)
    code = getattr(original, "sqlite_errorcode", None)
    if code is None:
        return None
    if code & 0xFF == sqlite3.SQLITE_CONSTRAINT:
        return rule_error(str(original))
    kind = _BY_CODE.get(code & 0xFF)
    return kind(path) if kind else None


_RULES: dict[str, Callable[[], CrmError]] = {
    "append_only": AppendOnly,
    "attachment_too_large": lambda: AttachmentTooLarge("", 0, 0),
    "attachments_forbidden": lambda: AttachmentsForbidden(service_type=""),
    "case_changed": lambda: CaseChanged(number=0, changes=(), version=0),
    "case_closed": lambda: CaseClosed(number=0),
    "mail_already_sent": lambda: MailAlreadySent(subject=""),
    "move_not_allowed": lambda: MoveNotAllowed(number=0),
    "not_member": lambda: NotMember("", ""),
    "type_is_group": TypeIsGroup,
    "undo_too_late": lambda: UndoTooLate(number=0),
    "version_not_published": NotPublished,
    "wrong_number": WrongCase,
}


def rule_error(text: str) -> CrmError | None:
    """The rule behind a trigger's word; the process's number is filled in by whoever knows it."""
    if "case_move.case_id, case_move.seq" in text:  # two moves at the same time; no trigger's word
        text = "case_changed"
    known = _RULES.get(text)
    return known() if known else None
