"""From what PostgreSQL says to an error that a user can act on, and whether another try may help."""

from __future__ import annotations

import psycopg
from psycopg import errors as pg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from crm_desktop.errors import (
    AppendOnly,
    BaseFull,
    BaseLocked,
    BaseUnreachable,
    CaseChanged,
    CrmError,
    Duplicate,
    NotAllowed,
    UnstorableText,
)
from crm_desktop.storage.faults import rule_error
from crm_desktop.values.addresses import SharedAddress

RULE = "CRM01"
"""SQLSTATE of a rule that refuses; its message is the rule's word."""

_FULL = frozenset({"53100", "53200", "53400"})
_LOCKED = "55P03"
_TOO_SLOW = "57014"
_GONE = frozenset({"57P01", "57P02", "57P03", "57P04", "57P05", "25P03", "25P04", "25006", "53300"})
_AGAIN = frozenset({"40001", "40P01"})


def original(error: BaseException) -> BaseException:
    """The driver's own error behind SQLAlchemy's."""
    return error.orig if isinstance(error, DBAPIError) and error.orig is not None else error


def is_lost(error: BaseException) -> bool:
    """Whether the connection is gone, or there is none to be had."""
    if isinstance(error, (BaseUnreachable, PoolTimeout)):
        return True
    if isinstance(error, DBAPIError) and error.connection_invalidated:
        return True
    found = original(error)
    if not isinstance(found, psycopg.Error):
        return False
    if found.sqlstate is None:
        # What libpq says itself has no code; of no kind at all is a message that came in pieces.
        return type(found) is psycopg.DatabaseError or isinstance(
            found, (psycopg.OperationalError, psycopg.InterfaceError)
        )
    return found.sqlstate.startswith("08") or found.sqlstate in _GONE


def is_worth_another_try(error: BaseException) -> bool:
    """Deadlocks and serialization failures: nothing was kept, and the same may go through now."""
    found = original(error)
    return isinstance(found, psycopg.Error) and found.sqlstate in _AGAIN


def is_taken(error: BaseException) -> bool:
    """Whether somebody else wrote the same key first."""
    return isinstance(original(error), pg.UniqueViolation)


def translate_shared(error: BaseException, address: SharedAddress | None = None) -> CrmError | None:
    """The error of our tree that `error` stands for, or None when it is none of them."""
    if isinstance(error, CrmError):
        return error
    url = address.url() if address else ""
    if isinstance(error, PoolTimeout):
        return BaseUnreachable(url=url, detail=str(error), cause="no_answer")
    found = original(error)
    if isinstance(found, psycopg.DataError) and found.sqlstate is None and "NUL" in str(found):
        return UnstorableText()
    if not isinstance(found, psycopg.Error):
        return None
    state = found.sqlstate or ""
    if state == RULE:
        return rule_error(found.diag.message_primary or "")
    if isinstance(found, pg.InsufficientPrivilege):
        return NotAllowed(found.diag.message_primary or "")
    if isinstance(found, pg.UniqueViolation):
        return _taken(found.diag.constraint_name or "")
    if isinstance(found, (pg.RestrictViolation, pg.ForeignKeyViolation)):
        return AppendOnly()
    if state in _FULL:
        return BaseFull(None)
    if state == _LOCKED or state in _AGAIN:
        return BaseLocked(None)
    if state == _TOO_SLOW:
        return BaseUnreachable(url=url, detail=str(found).strip(), cause="no_answer")
    if is_lost(error):
        return BaseUnreachable(url=url, detail=str(found).strip(), cause="lost")
    return None


_FIELDS = {
    "uq_users_login": "login",
    "uq_person_document": "document",
    "uq_person_code": "code",
    "uq_saved_filter_owner_id_name": "filter_name",
}


def _taken(constraint: str) -> CrmError | None:
    """Two at the same time: the second is told what it would be told a moment later."""
    if constraint in ("uq_case_move_case_id_seq", "uq_opinion_case_id_seq", "pk_case_notepad"):
        return CaseChanged(number=0, changes=(), version=0)
    if constraint in _FIELDS:
        return Duplicate(_FIELDS[constraint], "")
    if constraint.endswith("_code"):
        return Duplicate("code", "")
    return None
