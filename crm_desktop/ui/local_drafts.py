"""Keeps drafts on this computer while a shared base is away, and hands them over when it is back."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from functools import partial
from threading import Lock
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.operations.drafts import DraftContent
    from crm_desktop.ui.desk import Desk

SERVICE = "crm_desktop:drafts"


class LocalDrafts(QObject):
    """Everything runs on a worker; the keyring holds the key."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._owner = f"{desk.actor.user_id}"
        self._folder: Any = None
        self._turns: dict[str, int] = {}
        self._lock = Lock()
        """Workers overtake each other: what was asked for last is what stands."""

    def keep(
        self,
        case_id: uuid.UUID | None,
        version: int,
        content: DraftContent,
        then: Callable[[bool], None],
    ) -> None:
        """`then(True)` once it is on the disk, `then(False)` when this computer has no keyring to keep a key in."""
        from crm_desktop.desktop.local_drafts import LocalDraft

        key = str(case_id) if case_id else ""
        draft = LocalDraft(key, version, content.to_json(), self._desk.now().isoformat())

        turn = self._turn(key)

        def work() -> bool:
            folder = self._open()
            if folder is None:
                return False
            with self._lock:
                if self._turns[key] == turn:
                    folder.save(draft)
            return True

        self._desk.runner.call(self, work, then=then, failed=lambda _error: then(False))

    def forget(self, case_id: uuid.UUID | None) -> None:
        """The base has it, or its writer threw it away."""
        key = str(case_id) if case_id else ""
        turn = self._turn(key)

        def work() -> None:
            with self._lock:
                if self._folder is not None and self._turns[key] == turn:
                    self._folder.remove(key)

        self._desk.runner.call(self, work)

    def _turn(self, key: str) -> int:
        self._turns[key] = self._turns.get(key, 0) + 1
        return self._turns[key]

    def hand_over(self) -> None:
        """What was written while the base was away goes there."""
        self._desk.runner.call(
            self, self._found, then=self._bring, failed=lambda _error: None, channel="found"
        )

    def _found(self) -> Any:
        folder = self._open()
        return folder.drafts() if folder is not None else ()

    def _bring(self, drafts: Any) -> None:
        from crm_desktop.operations.local_drafts import bring_draft_home

        for draft in drafts:
            self._desk.runner.write(
                self,
                bring_draft_home,
                draft=draft,
                then=partial(self._brought, draft.case_id),
                failed=lambda _error: None,  # it stays here, and is tried at the next return of the base
            )

    def _brought(self, key: str, _changes: object) -> None:
        self.forget(uuid.UUID(key) if key else None)
        self._desk.toast(
            t("Um parecer escrito sem conexão está em Pareceres pendentes."),
            t("Abrir"),
            self._desk.drafts_requested.emit,
        )

    def _open(self) -> Any:
        """On a worker. None where nothing can be kept safely."""
        if self._folder is None:
            from crm_desktop.desktop.local_drafts import DraftFolder, new_key

            credentials = self._desk.credentials
            key = credentials.recall(SERVICE, self._owner)
            if key is None:
                key = new_key()
                if not credentials.remember(SERVICE, self._owner, key):
                    return None
            self._folder = DraftFolder(self._desk.paths.root / "drafts", self._owner, key)
        return self._folder
