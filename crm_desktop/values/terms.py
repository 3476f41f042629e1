"""The words of the domain that are a choice of few: states, kinds, rights. Plain values, nothing imported."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum


class Role(StrEnum):
    AGENT = "agent"
    SUPERVISOR = "supervisor"
    ADMIN = "admin"


class Right(StrEnum):
    """Rule 43: what somebody may do; a role is a usual set of them."""

    SEE_OWN = "see_own"
    SEE_TEAM = "see_team"
    SEE_ALL = "see_all"
    WRITE_OPINION = "write_opinion"
    CREATE = "create"
    REOPEN = "reopen"
    BULK = "bulk"
    CONFIGURE = "configure"
    SUPERVISE = "supervise"
    EXPORT = "export"


class PersonKind(StrEnum):
    PERSON = "person"
    COMPANY = "company"


class StepKind(StrEnum):
    CENTER = "center"
    DECISION = "decision"


class EdgeKind(StrEnum):
    ENTRY = "entry"  # where a process may begin; from_order is 0
    MOVE = "move"  # from a CR step to the next one, questions answered
    PROMPT = "prompt"  # a step at which the user is asked, and may choose another CR


class CaseState(StrEnum):
    """Situação: derived from the process, never stored (see `queries.case_state`)."""

    OPEN = "open"
    IN_PROGRESS = "in_progress"
    WAITING = "waiting"
    CLOSED = "closed"


class MoveKind(StrEnum):
    """The moves that the base accepts (rule 34d)."""

    ENTER = "enter"
    IMPORT = "import"
    EDGE = "edge"
    MANUAL = "manual"
    RETURN = "return"
    REOPEN = "reopen"
    UNDO = "undo"


class OpinionKind(StrEnum):
    OPENING = "opening"
    OPINION = "opinion"


class OpinionOrigin(StrEnum):
    USER = "user"
    EMAIL = "email"
    AUTOMATIC = "automatic"


class Means(StrEnum):
    PHONE = "phone"
    EMAIL = "email"
    VISIT = "visit"
    VIDEO = "video"
    MESSAGE = "message"
    WORKFLOW = "workflow"


class MailState(StrEnum):
    """QUEUED may still be withdrawn; SENDING is written before the first byte leaves, so that a crash in
    between is seen as UNCERTAIN and never sent again by itself (rule 17)."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    UNCERTAIN = "uncertain"
    WITHDRAWN = "withdrawn"


class NoticeKind(StrEnum):
    OPINION_ASKED = "opinion_asked"
    HANDED_OVER = "handed_over"
    MAIL_FAILED = "mail_failed"


_AGENT = frozenset({Right.SEE_OWN, Right.SEE_TEAM, Right.WRITE_OPINION, Right.CREATE})
_SUPERVISOR = _AGENT | {Right.SEE_ALL, Right.REOPEN, Right.BULK, Right.SUPERVISE, Right.EXPORT}
ROLE_RIGHTS: dict[Role, frozenset[Right]] = {
    Role.AGENT: _AGENT,
    Role.SUPERVISOR: _SUPERVISOR,
    Role.ADMIN: frozenset(Right),
}


def effective_rights(role: Role, changes: Iterable[tuple[str, bool]]) -> frozenset[Right]:
    """The usual set of the role, with what this user has or lacks against it: (right, granted)."""
    rights = set(ROLE_RIGHTS[role])
    for right, granted in changes:
        (rights.add if granted else rights.discard)(Right(right))
    return frozenset(rights)


DEFAULT_ZONE = "America/Sao_Paulo"
"""The zone of a desk that has set none."""
