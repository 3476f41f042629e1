"""What a history entry says on the screen and on paper: kind, tone and body."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from crm_desktop.ui import format as fmt
from crm_desktop.ui.i18n import t
from crm_desktop.values.terms import MailState, MoveKind

if TYPE_CHECKING:
    from crm_desktop.queries.case_view import HistoryEntry

KINDS: dict[str, tuple[str, str]] = {
    "opening": ("Parecer de abertura", "neutral"),
    "opinion": ("Parecer", "neutral"),
    "correction": ("Retificação", "warning"),
    "email": ("E-mail", "accent"),
    "automatic": ("Registro automático", "neutral"),
    "move": ("Workflow", "success"),
    "progress": ("Andamento", "neutral"),
    "appointment": ("Agendamento", "accent"),
}
_MOVES: dict[MoveKind, str] = {
    MoveKind.MANUAL: "Outro CR",
    MoveKind.RETURN: "Voltou ao fluxo",
    MoveKind.REOPEN: "Reaberto",
    MoveKind.UNDO: "Desfeito",
    MoveKind.ENTER: "Entrou no fluxo",
    MoveKind.IMPORT: "Importado",
}
MAIL_STATES: dict[MailState, tuple[str, str]] = {
    MailState.QUEUED: ("na fila", "warning"),
    MailState.SENDING: ("enviando", "warning"),
    MailState.SENT: ("enviado", "success"),
    MailState.FAILED: ("falhou", "danger"),
    MailState.UNCERTAIN: ("envio não confirmado", "danger"),
    MailState.WITHDRAWN: ("retirado antes do envio", "neutral"),
}


def kind_chip(entry: HistoryEntry) -> tuple[str, str]:
    """Text and tone of the entry's chip."""
    text, tone = KINDS[entry.kind.value]
    return t(text), tone


def body_text(entry: HistoryEntry, now: datetime, zone: tzinfo) -> str:
    """The entry in words: the opinion as written, a move with its questions and answers, and so on."""
    kind = entry.kind.value
    if kind == "move":
        return _move(entry)
    if kind == "progress":
        return t("Andamento: {name}", name=entry.text)
    if kind == "appointment" and entry.starts_at is not None:
        return f"{fmt.moment(entry.starts_at, now, zone)} · {entry.text}"
    if kind == "correction":
        return t("Retifica o parecer {seq}.", seq=entry.corrects_seq) + "\n" + entry.text
    return entry.text


def mail_chip(entry: HistoryEntry) -> tuple[str, str] | None:
    """Where the e-mail stands, None for what is none."""
    if entry.mail_state is None:
        return None
    text, tone = MAIL_STATES[entry.mail_state]
    return t(text), tone


def _move(entry: HistoryEntry) -> str:
    said = [f"{question} → {answer}" for question, answer in entry.answers]
    if entry.move in _MOVES and entry.move is not None:
        said.append(t(_MOVES[entry.move]))
    if entry.from_center and entry.from_center != entry.to_center:
        said.append(t("CR: {before} → {after}", before=entry.from_center, after=entry.to_center))
    elif entry.from_center:
        said.append(t("Permanece em {center}", center=entry.to_center))
    else:
        said.append(t("CR: {center}", center=entry.to_center))
    if entry.closes:
        said.append(t("processo concluído"))
    return " · ".join(said)
