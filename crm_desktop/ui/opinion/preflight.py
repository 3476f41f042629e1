"""What Ok will do, said before it is pressed; and what changed, said when it was refused (rule 11)."""

from __future__ import annotations

import html
from collections.abc import Sequence
from datetime import datetime, tzinfo
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from crm_desktop.ui import format as fmt
from crm_desktop.ui.decision_dialog import opening_walk
from crm_desktop.ui.history_texts import body_text, kind_chip
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.labels import muted_label

if TYPE_CHECKING:
    from crm_desktop.operations.moves import Decision
    from crm_desktop.queries.case_view import HistoryEntry
    from crm_desktop.queries.opinion_context import OpinionContext


def _strong(text: str) -> str:
    """The weight of the other strong texts: a bold that the font lacks would be drawn smudged."""
    return f'<span style="font-weight: 600">{text}</span>'


class Preflight(Card):
    """Ao confirmar. Without a workflow it also holds the choice of the next center (rule 32)."""

    destination_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("Ao confirmar"), parent)
        self.line = QLabel()
        self.line.setTextFormat(Qt.TextFormat.RichText)
        self.line.setWordWrap(True)
        self.body.addWidget(self.line)
        self.choice_row = QWidget()
        row = QHBoxLayout(self.choice_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        label = muted_label(t("Destino"))
        self.choice = ComboBox()
        self.choice.setAccessibleName(t("Destino"))
        label.setBuddy(self.choice)
        self.choice.chosen.connect(lambda _key: self.destination_changed.emit())
        self._wanted = ""
        row.addWidget(label)
        row.addWidget(self.choice, 1)
        row.addStretch(1)
        self.body.addWidget(self.choice_row)

    def show_context(self, context: OpinionContext) -> None:
        self.choice_row.setVisible(context.definition is None)
        if context.definition is None:
            self._show_free(context)
        else:
            self._show_path(context)

    def _show_free(self, context: OpinionContext) -> None:
        before = self.choice.current_data() or self._wanted_key()
        keep = t("Manter no CR atual ({center})", center=context.case.center)
        self.choice.set_items(
            [(keep, None)]
            + [
                (t("{center} (conclui o processo)", center=c.name) if c.closes else c.name, c.id)
                for c in context.centers
                if c.active and c.id != context.case.center_id
            ]
        )
        self.choice.set_current_data(before)
        self.line.setText(html.escape(t("Este tipo não tem fluxo: escolha para onde o processo vai.")))

    def _show_path(self, context: OpinionContext) -> None:
        step = html.escape(context.step_label or context.case.center)
        start = t("Passo atual: {step}.", step=_strong(step))
        walk = opening_walk(context.definition, context.position)
        if context.off_path:
            start = t("Fora do fluxo, que parou em {step}.", step=_strong(step))
            rest = t("Ao clicar em Ok o sistema perguntará se ele volta ao fluxo.")
        elif walk is not None and walk.question is not None:
            question = _strong(html.escape(walk.question.question))
            rest = t("Ao clicar em Ok o sistema perguntará: {question}", question=question)
        elif walk is not None and walk.arrival is not None:
            name = next((c.name for c in context.centers if c.code == walk.arrival.center), "")
            rest = t("Ao clicar em Ok o processo pode ir para {center}.", center=_strong(html.escape(name)))
        else:
            rest = t("O fluxo termina aqui: o processo permanece ou vai para outro CR.")
        self.line.setText(f"{start} {rest}")

    def destination(self) -> str:
        """The key of the chosen center as text, for the draft; empty for the one it is in."""
        key = self.choice.current_data()
        return str(key) if key is not None else ""

    def choose_destination(self, key: str) -> None:
        """What a draft had chosen, as soon as the choices are there."""
        self._wanted = key

    def _wanted_key(self) -> object:
        import uuid

        return uuid.UUID(self._wanted) if self._wanted else None

    def decision(self) -> Decision:
        """The choice made here, for a process without a workflow."""
        import uuid

        from crm_desktop.operations.moves import Decision, Way

        key = self.choice.current_data()
        return Decision(Way.OTHER_CENTER, (), key) if isinstance(key, uuid.UUID) else Decision(Way.KEEP)


def changes_between(before: OpinionContext, after: OpinionContext, now: datetime, zone: tzinfo) -> list[str]:
    """What is different, a sentence each: state first, then what was written meanwhile."""
    old, new = before.case, after.case
    found = []
    if new.closed_at is not None and old.closed_at is None:
        found.append(t("O processo foi concluído."))
    if old.center_id != new.center_id:
        found.append(t("CR: {before} → {after}", before=old.center, after=new.center))
    nobody = t("ninguém")
    if old.assignee_id != new.assignee_id:
        found.append(
            t("Responsável: {before} → {after}", before=old.assignee or nobody, after=new.assignee or nobody)
        )
    if old.priority != new.priority:
        found.append(t("Prioridade: {before} → {after}", before=old.priority, after=new.priority))
    if old.due_at != new.due_at:
        found.append(
            t(
                "Previsão: {before} → {after}",
                before=fmt.moment(old.due_at, now, zone),
                after=fmt.moment(new.due_at, now, zone),
            )
        )
    known = {entry.id for entry in old.history}
    found += _lines([entry for entry in new.history if entry.id not in known], now, zone)
    return found or [t("O processo foi alterado.")]


def newest_seq(history: Sequence[HistoryEntry]) -> int:
    """The number of its newest opinion; 0 for none."""
    return max(map(_opinion_seq, history), default=0)


def _opinion_seq(entry: HistoryEntry) -> int:
    """0 for what is no opinion. Moves have numbers of their own."""
    return 0 if entry.kind.value == "move" else entry.seq


def changes_since(context: OpinionContext, seen_seq: int, now: datetime, zone: tzinfo) -> list[str]:
    """What happened to the process after its writer had seen the opinion of that number, a sentence each; where that
    is not known (-1), after the draft was saved."""
    history, draft = context.case.history, context.draft
    if seen_seq >= 0:
        after = max((e.at for e in history if 0 < _opinion_seq(e) <= seen_seq), default=None)
    else:
        after = draft.saved_at if draft is not None else None
    new = [e for e in history if _opinion_seq(e) > seen_seq >= 0 or (after is not None and e.at > after)]
    return _lines(new, now, zone) or [t("O processo foi alterado.")]


def _lines(entries: Sequence[HistoryEntry], now: datetime, zone: tzinfo) -> list[str]:
    """Oldest first."""
    found = []
    for entry in reversed(entries):
        text = body_text(entry, now, zone).splitlines()[0]
        found.append(f"{kind_chip(entry)[0]} · {entry.author}: {text[:160]}")
    return found
