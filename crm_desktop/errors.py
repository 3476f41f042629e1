"""The errors a user can act on. They carry facts; `ui/messages.py` has the sentences.

CrmError
├── InputError                 what was typed or chosen cannot be taken; `field` names it
│   ├── BlankText              Missing              Duplicate
│   ├── InvalidDocument        InvalidPhone         InvalidEmail        InvalidDate
│   ├── EndBeforeStart         InvalidColor         OutOfRange
│   ├── UnknownTemplateField   InvalidWorkflow      InvalidExchange     NotMember
│   ├── UnstorableText         InvalidLink          FileNotSaved
│   ├── AttachmentTooLarge     AttachmentsForbidden AttachmentVanished  AttachmentDamaged
│   └── FileNotKept            LocalFileDamaged
├── RuleError                  the rules of the desk refuse it now
│   ├── NotAllowed             CaseClosed           CaseOpen            CaseChanged
│   ├── MoveNotAllowed         UndoTooLate          NotepadChanged      RecordInUse
│   ├── RecordGone             MailAlreadySent      AppendOnly          WrongCase
│   ├── TypeIsGroup            NotPublished
│   └── DisabledByPolicy       BaseSetByPolicy      OtherBaseNamed
├── LoginError
│   ├── WrongPassword          LockedOut            InactiveUser        WeakPassword
│   └── LoginRefused
├── BaseError                  the base itself
│   ├── BaseLocked             BaseReadOnly         BaseFull            BaseNewer
│   ├── BaseCorrupted          BaseMisplaced        BaseMissing         BaseUnreachable
│   ├── BaseOlder              BaseUnsuitable       BaseTaken           BaseDrifted
│   ├── BaseMoved              AdoptionDiffers      ProgramMissing      ProgramFailed
│   └── OutcomeUnknown
├── UpdateFailed               a new version of the program was not taken
└── Cancelled                  the user stopped a long task
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


class CrmError(Exception):
    """Root of all of them; never raised itself."""


class InputError(CrmError):
    """What was typed or chosen cannot be taken."""

    field: str


class RuleError(CrmError):
    """The rules of the desk refuse it now."""


class LoginError(CrmError):
    """Nobody was logged in."""


class BaseError(CrmError):
    """The base could not be opened, read or written."""


class Cancelled(CrmError):
    """The user stopped a long task; nothing of it was kept."""


@dataclass(eq=False)
class UpdateFailed(CrmError):
    """Nothing was changed; `hitch` is a key of `ui.message_words.HITCHES`."""

    hitch: str


@dataclass(eq=False)
class BlankText(InputError):
    field: str


@dataclass(eq=False)
class Missing(InputError):
    field: str


@dataclass(eq=False)
class Duplicate(InputError):
    field: str
    value: str


@dataclass(eq=False)
class InvalidDocument(InputError):
    value: str
    field: str = "document"


@dataclass(eq=False)
class InvalidPhone(InputError):
    value: str
    field: str = "phone"


@dataclass(eq=False)
class InvalidEmail(InputError):
    value: str
    field: str = "email"


@dataclass(eq=False)
class InvalidDate(InputError):
    value: str
    field: str = "date"


@dataclass(eq=False)
class EndBeforeStart(InputError):
    start: datetime
    end: datetime
    field: str = "ends_at"


@dataclass(eq=False)
class InvalidColor(InputError):
    value: str
    field: str = "color"


@dataclass(eq=False)
class OutOfRange(InputError):
    field: str
    value: float
    low: float
    high: float


@dataclass(eq=False)
class NotMember(InputError):
    """Names of a user and of the center that is not one of the user's (rules 34c, 42a)."""

    user: str
    center: str
    field: str = "assignee"


@dataclass(eq=False)
class UnstorableText(InputError):
    """A text with a sign that no base keeps (NUL)."""

    field: str = "text"


@dataclass(eq=False)
class InvalidLink(InputError):
    """What came as a link is none of ours. It may be hostile, so that nothing of it is kept or shown."""

    field: str = "link"


@dataclass(eq=False)
class FileNotSaved(InputError):
    """Where the user wanted a file there is none; `obstacle` is a key of `ui.message_words.OBSTACLES`."""

    name: str
    obstacle: str
    field: str = "file"


@dataclass(eq=False)
class UnknownTemplateField(InputError):
    names: tuple[str, ...]
    field: str = "body"


@dataclass(eq=False)
class InvalidWorkflow(InputError):
    """`problems` are `workflow.validation.Problem`s."""

    name: str
    problems: tuple[object, ...]
    field: str = "steps"


@dataclass(eq=False)
class InvalidExchange(InputError):
    """Every fault of a document at once, each with its place (`cases[12].person: …`)."""

    faults: tuple[str, ...]
    field: str = "document"


@dataclass(eq=False)
class AttachmentTooLarge(InputError):
    name: str
    size_bytes: int
    limit_bytes: int
    field: str = "attachment"


@dataclass(eq=False)
class AttachmentsForbidden(InputError):
    service_type: str
    field: str = "attachment"


@dataclass(eq=False)
class AttachmentVanished(InputError):
    name: str
    field: str = "attachment"


@dataclass(eq=False)
class AttachmentDamaged(InputError):
    name: str
    field: str = "attachment"


@dataclass(eq=False)
class FileNotKept(InputError):
    """The base is away, and this computer cannot keep a file meanwhile; `hindrance` is `keyring` or `disk`."""

    name: str
    hindrance: str
    field: str = "attachment"


@dataclass(eq=False)
class LocalFileDamaged(InputError):
    """A file kept on this computer that is not what was attached; `file` is empty where its name is lost too."""

    file: str
    field: str = "attachment"


@dataclass(eq=False)
class NotAllowed(RuleError):
    """`right` is a `models.user.Right` value."""

    right: str


@dataclass(eq=False)
class CaseClosed(RuleError):
    number: int


@dataclass(eq=False)
class CaseOpen(RuleError):
    number: int


@dataclass(eq=False)
class CaseChanged(RuleError):
    """The process is no longer as it was when the dialog read it (rule 11)."""

    number: int
    changes: tuple[str, ...]
    version: int


@dataclass(eq=False)
class MoveNotAllowed(RuleError):
    number: int
    fact: str = ""


@dataclass(eq=False)
class UndoTooLate(RuleError):
    number: int


@dataclass(eq=False)
class NotepadChanged(RuleError):
    """Somebody saved the notepad in between; both texts, so that none is lost (rule 20)."""

    theirs: str
    author: str
    version: int


@dataclass(eq=False)
class RecordInUse(RuleError):
    kind: str
    name: str


@dataclass(eq=False)
class RecordGone(RuleError):
    kind: str


@dataclass(eq=False)
class MailAlreadySent(RuleError):
    subject: str


class AppendOnly(RuleError):
    """What was recorded for good would have been changed or removed (rules 8, 28)."""


class WrongCase(RuleError):
    """An opinion says the number of another process than its own."""


class TypeIsGroup(RuleError):
    """A process takes a leaf of the tree of types, not a group."""


class NotPublished(RuleError):
    """A process takes a published version of a workflow, not a draft (rule 34)."""


@dataclass(eq=False)
class DisabledByPolicy(RuleError):
    """What the administrator switched off on this computer; `feature` is one of `policies.Feature`."""

    feature: str


class BaseSetByPolicy(RuleError):
    """The administrator says which base this computer uses, and another was asked for."""


class OtherBaseNamed(BaseSetByPolicy):
    """It was asked for by name, where the program was started."""


@dataclass(eq=False)
class WrongPassword(LoginError):
    attempt: int
    of: int


@dataclass(eq=False)
class LockedOut(LoginError):
    until: datetime


@dataclass(eq=False)
class InactiveUser(LoginError):
    login: str


class LoginRefused(LoginError):
    """A shared base does not say more than that login or password does not fit."""


@dataclass(eq=False)
class WeakPassword(LoginError):
    minimum_characters: int


@dataclass(eq=False)
class BaseLocked(BaseError):
    path: Path | None = None


@dataclass(eq=False)
class BaseReadOnly(BaseError):
    path: Path | None = None


@dataclass(eq=False)
class BaseFull(BaseError):
    path: Path | None = None


@dataclass(eq=False)
class BaseNewer(BaseError):
    found: str
    known: str


@dataclass(eq=False)
class BaseCorrupted(BaseError):
    path: Path | None = None
    last_backup: Path | None = None


@dataclass(eq=False)
class BaseMisplaced(BaseError):
    """On a network share or in a synchronised folder; `reason` is `network` or the folder's service."""

    path: Path
    reason: str


@dataclass(eq=False)
class BaseMissing(BaseError):
    path: Path


@dataclass(eq=False)
class BaseUnreachable(BaseError):
    """`url` without a password; `detail` is the driver's own words, `cause` one of
    `storage.shared.connecting` or `lost`, empty where it is not known."""

    url: str
    detail: str
    cause: str = ""


@dataclass(eq=False)
class BaseOlder(BaseError):
    """A shared base that its administrator has to bring forward for this program."""

    found: str
    needed: str


@dataclass(eq=False)
class BaseUnsuitable(BaseError):
    """A server or database that cannot hold a shared base; `lack` is `version`, `encoding`, `letters` or
    `rights`, `detail` what was found."""

    lack: str
    detail: str = ""


@dataclass(eq=False)
class BaseTaken(BaseError):
    """A database that holds a shared base already, or one with something in it that must be empty."""

    database: str


@dataclass(eq=False)
class BaseDrifted(BaseError):
    """A shared base whose schema or rights are not what the program made."""

    differences: tuple[str, ...]


@dataclass(eq=False)
class BaseMoved(BaseError):
    """An embedded base whose content now lives in a shared one; it can still be read."""

    url: str


@dataclass(eq=False)
class AdoptionDiffers(BaseError):
    """A base that was copied and did not say the same in the end; nothing of it was kept."""

    table: str


@dataclass(eq=False)
class ProgramMissing(BaseError):
    """One of PostgreSQL's own programs that a command needs."""

    program: str


@dataclass(eq=False)
class ProgramFailed(BaseError):
    """Such a program said no; `detail` is its own last line. `sha256` stands for a copy that was changed."""

    program: str
    detail: str


class OutcomeUnknown(BaseError):
    """Whether the last command landed was not known yet when the program was closed, or when the base refused to let
    its person in again."""
