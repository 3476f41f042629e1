"""A text written while the base was away, and now not taken by it: its user says what becomes of it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.messages import message_for

if TYPE_CHECKING:
    from crm_desktop.desktop.local_drafts import LocalDraft
    from crm_desktop.ui.desk import Desk
    from crm_desktop.ui.local_drafts import LocalDrafts

_BEGINNING = 300


def show_refused_draft(
    window: QWidget, desk: Desk, here: LocalDrafts, draft: LocalDraft, error: BaseException
) -> None:
    """Asks once for each draft at a time. Copied or left for later it stays on this computer, and is asked about again
    when it is refused again."""
    name = f"refused draft {draft.case_id}"
    if window.findChild(QMessageBox, name) is not None:
        return
    text = words_of(draft)
    beginning = text if len(text) <= _BEGINNING else f"{text[:_BEGINNING]}…"
    box = ask(
        window,
        t("Texto não aceito"),
        t(
            "O que você escreveu sem conexão ({moment}) não foi para a base. Continua neste computador.",
            moment=fmt.moment(draft.moment(), desk.now(), desk.zone),
        ),
        [
            (t("Copiar o texto"), partial(QGuiApplication.clipboard().setText, text)),
            (t("Descartar o texto"), partial(here.discard_draft, draft)),
            (t("Decidir depois"), lambda: None),
        ],
        detail=f"{message_for(error).text}\n\n{beginning}",
    )
    box.setObjectName(name)


def words_of(draft: LocalDraft) -> str:
    """All that was typed in it."""
    from crm_desktop.operations.drafts import DraftContent

    content = DraftContent.from_json(draft.content)
    parts = [content.text]
    if content.new_case is not None:
        parts = [content.new_case.person_text, content.new_case.subject, *parts]
    if content.mail is not None:
        parts += [content.mail.subject, content.mail.body]
    return "\n\n".join(part.strip() for part in parts if part.strip())
