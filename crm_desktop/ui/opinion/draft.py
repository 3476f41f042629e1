"""Keeps what is being written: saved soon after typing stops, and while it goes on (rule 13)."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import isValid

from crm_desktop.errors import BaseUnreachable
from crm_desktop.ui.i18n import t

if TYPE_CHECKING:
    from crm_desktop.desktop.local_drafts import LocalDraft
    from crm_desktop.operations.drafts import DraftContent
    from crm_desktop.operations.local_drafts import KeptDraft
    from crm_desktop.queries.opinion_context import DraftView
    from crm_desktop.ui.desk import Desk

PAUSE_MS = 600
LONGEST_MS = 1500
"""A save waits for a pause in the typing, but never longer than this."""
RETRY_MS = (1_500, 3_000, 6_000, 15_000, 30_000)
"""How long after one that did not go through the next is tried, whatever is typed."""


class DraftKeeper(QObject):
    """`saved(datetime)` after each save; `failed(error)` when the base refuses one: it is tried again, and said once
    for as long as the same is wrong. `kept_here(bool)` when the base did not take it: whether this computer could
    keep it meanwhile. `joined(sent, content)` when another computer's draft was found in the base: what this window had
    sent, and what the draft is now.

    `content` is asked in the window's thread, once for each save.
    """

    saved = Signal(object)
    failed = Signal(object)
    kept_here = Signal(bool)
    joined = Signal(object, object)

    def __init__(
        self,
        desk: Desk,
        case_id: uuid.UUID | None,
        version: Callable[[], int],
        content: Callable[[], DraftContent],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self.case_id = case_id
        self._version = version
        self._content = content
        self._dirty = False
        self._saving = False
        self._stopped = False
        self._held = False
        self._keeping = False
        self._kept_here = False
        self._tries = 0
        self._wrong: type[BaseException] | None = None
        self._touches = 0
        self._safe_touches = -1
        self._known: tuple[str, ...] = ()
        self.draft_id: uuid.UUID | None = None
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._longest = QTimer(self, singleShot=True, interval=LONGEST_MS)
        self._retry = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._save_soon)
        self._longest.timeout.connect(self._save_soon)
        self._retry.timeout.connect(self._save)
        self._here = desk.local_drafts
        if self._here is not None:
            self._here.writes(self)
            self._here.lost.connect(self.save)
            self._here.back.connect(self.save)

    def touch(self) -> None:
        """Something was typed or chosen."""
        if self._stopped:
            return
        self._dirty = True
        self._touches += 1
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()

    @property
    def dirty(self) -> bool:
        """Whether something is not in the base yet."""
        return self._dirty or self._saving

    @property
    def at_risk(self) -> bool:
        """Whether something is neither in the base nor kept on this computer."""
        return self.dirty and self._safe_touches != self._touches

    @property
    def keeps_here(self) -> bool:
        """Whether what is kept on this computer is of this window."""
        return self._kept_here

    @property
    def is_away(self) -> bool:
        """Whether the base is known to be."""
        return self._here is not None and self._here.away

    def resume(self, draft: DraftView) -> None:
        """The draft of the base that is gone on with here."""
        from crm_desktop.operations.drafts import digest_of

        self.draft_id = draft.id
        self._known = (digest_of(draft.content),)

    def take_over(self, draft: LocalDraft) -> None:
        """One that is on this computer, and goes home from here."""
        self._known = draft.known
        self._kept_here = True
        self._dirty = True
        self._safe_touches = self._touches

    def hold(self) -> None:
        """Nothing is saved before `release`: it is not known yet what the base or this computer has of it."""
        self._held = True

    def release(self) -> None:
        self._held = False
        if self._dirty:
            self._pause.start()

    def _save_soon(self) -> None:
        """Between two tries what is typed is kept on this computer at least."""
        if self._tries:
            self._pause.stop()
            self._longest.stop()
            self._keep_here()
        else:
            self._save()

    def save(self) -> None:
        """Writes now what is not written yet; while a save is under way the next follows it. A refusal is said."""
        self._wrong = None
        self._save()

    def _save(self) -> None:
        self._pause.stop()
        self._longest.stop()
        if self.is_away:
            # A command may stand in the way for as long as the base is away; an Ok may too.
            self._keep_here()
        elif self._dirty and not (self._saving or self._stopped or self._held):
            self._write()

    def _write(self) -> None:
        from crm_desktop.operations.drafts import digest_of
        from crm_desktop.operations.local_drafts import keep_draft

        content = self._content()
        known = self._known
        # It may land and its answer be lost.
        self._known = (*known, digest_of(content.to_json()))
        self._dirty = False
        self._saving = True
        self._desk.runner.write(
            self,
            keep_draft,
            then=partial(self._written, content),
            failed=partial(self._refused, known),
            case_id=self.case_id,
            case_version=self._version(),
            content=content,
            known=known,
        )

    def stop(self) -> None:
        """No save from now on: the text is on its way as an opinion, or is thrown away."""
        self._stopped = True
        self._pause.stop()
        self._longest.stop()
        self._retry.stop()

    def go_on(self) -> None:
        """After `stop`, when what followed did not go through."""
        self._stopped = False
        self._tries = 0
        self.touch()

    def finish(self) -> None:
        """After `stop`, when it did: nothing of it is offered again."""
        self.stop()
        self._dirty = False
        self._forget_here()

    def _forget_here(self) -> None:
        if self._kept_here and self._here is not None:
            self._kept_here = False
            self._here.forget(self.case_id)

    def _written(self, sent: DraftContent, kept: KeptDraft) -> None:
        from crm_desktop.operations.drafts import digest_of

        self.draft_id = kept.draft_id
        self._known = (digest_of(kept.content.to_json()),)
        self._saving = False
        self._tries = 0
        self._wrong = None
        if not self._dirty:
            self._forget_here()
        moment: datetime = self._desk.now()
        self.saved.emit(moment)
        if kept.content != sent:
            self.joined.emit(sent, kept.content)
        if self._dirty:
            self.touch()

    def _keep_here(self) -> None:
        if self._here is None or self._keeping or self._held or not self.at_risk:
            return
        self._keeping = True
        self._kept_here = True
        then = partial(self._kept, self._touches)
        self._here.keep(self.case_id, self._version(), self._content(), self._known, then)

    def _kept(self, touches: int, kept: bool) -> None:
        if not isValid(self):
            return
        self._keeping = False
        if kept:
            self._safe_touches = touches
        if self.at_risk:
            self._try_again(0 if kept else 1)
        self.kept_here.emit(kept)

    def _refused(self, known: tuple[str, ...], error: BaseException) -> None:
        self._saving = False
        self._dirty = True
        if self._here is not None:
            if isinstance(error, BaseUnreachable):
                self._here.unreachable.emit()
            self._keep_here()
        if not isinstance(error, BaseUnreachable):
            self._known = known
        if self._here is None or not isinstance(error, BaseUnreachable):
            self._say(error)
        self._try_again(1)

    def _say(self, error: BaseException) -> None:
        if type(error) is not self._wrong:
            self._wrong = type(error)
            self.failed.emit(error)

    def _try_again(self, more: int) -> None:
        if not self._stopped:
            self._retry.start(RETRY_MS[min(self._tries, len(RETRY_MS) - 1)])
        self._tries += more


def kept_here_note(keeper: DraftKeeper, kept: bool, at: datetime) -> str:
    """What the window says after `kept_here`; `at` in the desk's zone."""
    if not keeper.is_away:
        if kept:
            return t("Guardado só neste computador às {time}: a base ainda não aceitou.", time=f"{at:%H:%M}")
        return t("Rascunho ainda não salvo. Nova tentativa em instantes.")
    if kept:
        return t("Sem conexão: rascunho guardado neste computador às {time}", time=f"{at:%H:%M}")
    return t("Sem conexão: o texto só existe nesta janela; não a feche.")


def joined_note() -> str:
    """What the window says after `joined`."""
    return t(
        "Este rascunho também foi alterado em outro computador. Os dois textos estão aqui, um abaixo do outro: confira-os"
        " antes de confirmar."
    )


def away_note() -> str:
    """Why an Ok is not taken now."""
    return t(
        "Sem conexão com a base: nada foi gravado, e nada será gravado sem você. Confirme de novo quando a conexão voltar."
    )


def file_here_note() -> str:
    """Why an Ok is not taken while one of its files is not in the base."""
    return t(
        "Um arquivo deste parecer está só neste computador. Confirme quando ele tiver ido para a base, ou retire-o."
    )
