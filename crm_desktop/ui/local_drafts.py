"""Keeps drafts and their files on this computer while a shared base is away, and hands them over when it is back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from crm_desktop.errors import BaseFull, FileNotKept, InputError, RuleError
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.desktop.local_drafts import DraftFolder, LocalDraft
    from crm_desktop.desktop.local_files import FileFolder, LocalFile
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.drafts import DraftContent, FileBytes
    from crm_desktop.operations.local_drafts import KeptDraft
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.opinion.draft import DraftKeeper

SERVICE = "crm_desktop:drafts"


@dataclass(frozen=True, slots=True)
class _Folders:
    drafts: DraftFolder
    files: FileFolder


class LocalDrafts(QObject):
    """Everything runs on one worker of its own, in the order asked for: a keyring may wait long for its user. It
    holds the key.

    `file_home(LocalFile)` when one is in the base, `file_gone(LocalFile)` when it was thrown away or put elsewhere,
    `file_refused(LocalFile, error)` when the base does not take it, `unreachable()` when something is kept because a command did not get through,
    `draft_refused(LocalDraft, error)` when it will not have one, `lost()` when the base turns out to be away, `back()`
    when it is there again.
    """

    file_home = Signal(object)
    file_gone = Signal(object)
    file_refused = Signal(object, object)
    draft_refused = Signal(object, object)
    lost = Signal()
    back = Signal()
    unreachable = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        shared = desk.runner.shared_store
        base = shared.address.url() if shared is not None else ""
        self._owner = f"{base} {desk.actor.user_id}"
        self._folders: _Folders | None = None
        self._turns: dict[str, int] = {}
        self._on_the_way: set[object] = set()
        self._news = False
        self._writers: list[DraftKeeper] = []
        self.away = False
        """Whether the base is known to be: then nobody waits for it in vain."""

    def go_away(self) -> None:
        self.away = True
        self.lost.emit()

    def come_back(self) -> None:
        self.away = False
        self.back.emit()
        self.hand_over()

    # Drafts.

    def writes(self, keeper: DraftKeeper) -> None:
        """A window with a draft of its own: what it keeps here it brings home itself."""
        self._writers = [*filter(isValid, self._writers), keeper]

    def _is_written(self, key: str) -> bool:
        return any(isValid(keeper) and _key(keeper.case_id) == key for keeper in self._writers)

    def keep(
        self,
        case_id: uuid.UUID | None,
        version: int,
        content: DraftContent,
        known: tuple[str, ...],
        then: Callable[[bool], None],
    ) -> None:
        """`then(True)` once it is on the disk, `then(False)` when this computer has no keyring to keep a key in.
        `known` as in LocalDraft."""
        from crm_desktop.desktop.local_drafts import LocalDraft

        key = _key(case_id)
        draft = LocalDraft(key, version, content.to_json(), self._desk.now().isoformat(), known)
        turn = self._turn(key)

        def work() -> bool:
            folders = self._open()
            if folders is None:
                return False
            if self._turns[key] == turn:
                folders.drafts.save(draft)
            return True

        self._desk.runner.keep(self, work, then=then, failed=lambda _error: then(False))

    def find_draft(
        self, owner: QObject, case_id: uuid.UUID | None, then: Callable[[LocalDraft | None], None]
    ) -> None:
        """What is kept here of a process; None for nothing, or where it cannot be read."""

        def work() -> LocalDraft | None:
            folders = self._open()
            found = folders.drafts.drafts() if folders is not None else ()
            return next((draft for draft in found if draft.case_id == _key(case_id)), None)

        self._desk.runner.keep(owner, work, then=then, failed=lambda _error: then(None), channel="draft here")

    def forget(self, case_id: uuid.UUID | None, *, with_files: bool = False) -> None:
        """The base has it; or its writer threw it away, and then its files too."""
        key = _key(case_id)
        turn = self._turn(key)

        def work() -> None:
            folders = self._open() if with_files else self._folders
            if folders is None:
                return
            if self._turns[key] == turn:
                folders.drafts.remove(key)
            if with_files:
                folders.files.remove_all(key)

        self._desk.runner.keep(self, work)

    def _turn(self, key: str) -> int:
        self._turns[key] = self._turns.get(key, 0) + 1
        return self._turns[key]

    # Files.

    def keep_file(
        self,
        owner: QObject,
        file: LocalFile,
        content: bytes,
        then: Callable[[LocalFile], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """`then(file)` once it is on the disk; else FileNotKept. Neither when `owner` is gone."""

        def work() -> None:
            folders = self._open()
            if folders is None:
                raise FileNotKept(file.name, "keyring")
            try:
                folders.files.save(file, content)
            except BaseFull as error:
                raise FileNotKept(file.name, "disk") from error

        def kept(_: object) -> None:
            if isValid(owner):
                then(file)
            if not self.away:  # it came back meanwhile
                self.hand_over()

        self._desk.runner.keep(
            self, work, then=kept, failed=lambda error: failed(error) if isValid(owner) else None
        )

    def find_files(
        self, owner: QObject, case_id: uuid.UUID | None, then: Callable[[list[LocalFile]], None]
    ) -> None:
        """Those of a process that are still here."""

        def work() -> list[LocalFile]:
            folders = self._open()
            found = folders.files.files() if folders is not None else ()
            return [file for file in found if file.case_id == _key(case_id)]

        self._desk.runner.keep(owner, work, then=then, failed=lambda _error: None, channel="kept here")

    def discard_file(self, file: LocalFile) -> None:
        """Throws it away; `file_gone` follows."""
        self._remove(file, lambda _: self.file_gone.emit(file))

    def _remove(self, file: LocalFile, then: Callable[[object], None] | None = None) -> None:
        def work() -> None:
            folders = self._open()
            if folders is not None:
                folders.files.remove(file)

        self._desk.runner.keep(self, work, then=then, failed=self._desk.show_error)

    def save_as(self, file: LocalFile, path: Path) -> None:
        """Puts what was attached where the user wants it; then it is here no more, and `file_gone` follows."""

        from crm_desktop.desktop.saving import save_whole

        def work() -> None:
            folders = self._open()
            if folders is not None:
                content = folders.files.read(file)
                save_whole(path, lambda to: to.write(content))
                folders.files.remove(file)

        self._desk.runner.keep(
            self, work, then=lambda _: self.file_gone.emit(file), failed=self._desk.show_error
        )

    # Home.

    def hand_over(self) -> None:
        """What was written and attached while the base was away goes there; nothing while it is still away."""
        if self.away:
            return
        self._desk.runner.keep(
            self, self._found, then=self._bring, failed=lambda _error: None, channel="found"
        )

    def _found(self) -> tuple[tuple[LocalDraft, ...], tuple[LocalFile, ...]]:
        folders = self._open()
        return (folders.drafts.drafts(), folders.files.files()) if folders is not None else ((), ())

    def _bring(self, found: tuple[tuple[LocalDraft, ...], tuple[LocalFile, ...]]) -> None:
        drafts, files = found
        for draft in drafts:
            self._bring_draft(draft)
        for file in files:
            self._bring_file(file)

    def _bring_draft(self, draft: LocalDraft) -> None:
        from crm_desktop.operations.local_drafts import bring_draft_home

        shown = any(isValid(k) and k.keeps_here and _key(k.case_id) == draft.case_id for k in self._writers)
        if shown or draft.case_id in self._on_the_way:
            return
        self._on_the_way.add(draft.case_id)
        self._desk.runner.write(
            self,
            bring_draft_home,
            draft=draft,
            then=partial(self._brought, draft),
            failed=partial(self._draft_stays, draft),
        )

    def _brought(self, draft: LocalDraft, home: tuple[Changes, KeptDraft | None]) -> None:
        self.discard_draft(draft)
        self._arrived(draft.case_id, draft.case_id, news=home[1] is not None)

    def _draft_stays(self, draft: LocalDraft, error: BaseException) -> None:
        self._arrived(draft.case_id, draft.case_id, news=False)
        if isinstance(error, (InputError, RuleError)):
            self.draft_refused.emit(draft, error)
        # Else it is tried at the next return of the base.

    def discard_draft(self, draft: LocalDraft) -> None:
        """It goes, unless a later one is kept in its place."""

        def work() -> None:
            if self._folders is not None:
                self._folders.drafts.remove_if(draft)

        self._desk.runner.keep(self, work)

    def _bring_file(self, file: LocalFile) -> None:
        from crm_desktop.operations.local_drafts import bring_file_home

        if self._folders is None or file.key in self._on_the_way:
            return
        self._on_the_way.add(file.key)
        self._desk.runner.write(
            self,
            bring_file_home,
            folder=self._folders.files,
            file=file,
            then=partial(self._file_brought, file),
            failed=partial(self._file_stays, file),
        )

    def _file_brought(self, file: LocalFile, changes: object) -> None:
        if changes is not None:  # else it was taken off meanwhile
            self._remove(file)
            self.file_home.emit(file)
        self._arrived(file.key, file.case_id, news=changes is not None)

    def _file_stays(self, file: LocalFile, error: BaseException) -> None:
        self._arrived(file.key, file.case_id, news=False)
        if isinstance(error, (InputError, RuleError)):
            self.file_refused.emit(file, error)
        # Else it is tried at the next return of the base.

    def _arrived(self, what: object, case_id: str, *, news: bool) -> None:
        """When all have, it is told once what no window shows."""
        self._on_the_way.discard(what)
        self._news = self._news or (news and not self._is_written(case_id))
        if self._news and not self._on_the_way:
            self._news = False
            self._desk.toast(
                t("O que foi escrito sem conexão está em Pareceres pendentes."),
                t("Abrir"),
                self._desk.drafts_requested.emit,
            )

    def _open(self) -> _Folders | None:
        """On the worker. None where nothing can be kept safely."""
        if self._folders is None:
            self._folders = self._opened()
        return self._folders

    def _opened(self) -> _Folders | None:
        from crm_desktop.desktop.encrypted_folder import EncryptedFolder, new_key
        from crm_desktop.desktop.local_drafts import DraftFolder
        from crm_desktop.desktop.local_files import FileFolder

        credentials = self._desk.credentials
        key = credentials.recall(SERVICE, self._owner)
        if key is None:
            key = new_key()
            if credentials.reason or not credentials.remember(SERVICE, self._owner, key):
                return None  # a keyring that fails may hold the key of what is here already
        folder = EncryptedFolder(self._desk.paths.root / "drafts", self._owner, key)
        return _Folders(DraftFolder(folder), FileFolder(folder))


def _key(case_id: uuid.UUID | None) -> str:
    return str(case_id) if case_id else ""


def local_file(
    case_id: uuid.UUID | None,
    version: int,
    file: FileBytes,
    key: uuid.UUID,
    service_type_id: uuid.UUID | None,
) -> LocalFile:
    """What is kept of a file besides its bytes."""
    from crm_desktop.desktop.local_files import LocalFile

    return LocalFile(key, _key(case_id), version, file.name, len(file.content), _key(service_type_id))
