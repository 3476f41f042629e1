"""What an import changes of an open case is recorded with before and after, as the operations do (rule 42)."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm_desktop.exchange.document import Record
from crm_desktop.models.case import Case
from crm_desktop.models.user import ResponsibilityCenter, User
from crm_desktop.operations.moves import is_member
from crm_desktop.queries.calendar import read_zone

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

NOBODY, NO_MOMENT = "ninguém", "—"


@dataclass(frozen=True, slots=True)
class Held:
    """What of a case is recorded when it changes."""

    priority: int
    due_at: datetime | None
    assignee_id: uuid.UUID | None

    @classmethod
    def of(cls, case: Case) -> Held:
        return cls(case.priority, case.due_at, case.assignee_id)


class CaseChanges:
    """Judges the changes of one import and puts them into words."""

    def __init__(self, importer: Importer) -> None:
        session = self.session = importer.session
        self.zone = read_zone(session)
        self.names = dict(session.execute(select(User.id, User.name)).tuples().all())
        self.centers = dict(
            session.execute(select(ResponsibilityCenter.id, ResponsibilityCenter.name)).tuples().all()
        )
        self._members: dict[tuple[uuid.UUID, uuid.UUID], bool] = {}

    def refused(self, record: Record, case: Case, before: Held) -> bool:
        """Whether the operations would refuse the change; then the record has the faults."""
        after = Held.of(case)
        if case.closed_at is not None:
            for name in ("priority", "due_at", "assignee_id"):
                if getattr(before, name) != getattr(after, name):
                    record.fault(
                        name.removesuffix("_id"),
                        f"o processo {case.number} está encerrado e não muda. Reabra-o antes.",
                    )
            return before != after
        user = after.assignee_id
        if user is None or user == before.assignee_id or self._is_member(user, case.center_id):
            return False
        record.fault(
            "assignee",
            f"{self.names[user]} não está ativo no CR {self.centers[case.center_id]} e não pode receber o processo "
            f"{case.number}. Escolha alguém deste CR.",
        )
        return True

    def in_words(self, case: Case, before: Held) -> list[str]:
        """A sentence for each thing that is different now."""
        after = Held.of(case)
        found = []
        if before.priority != after.priority:
            found.append(f"Prioridade alterada de {before.priority} para {after.priority}")
        if before.due_at != after.due_at:
            found.append(
                f"Previsão alterada de {self._moment(before.due_at)} para {self._moment(after.due_at)}"
            )
        if before.assignee_id != after.assignee_id:
            found.append(
                f"Responsável alterado de {self._name(before.assignee_id)} para {self._name(after.assignee_id)}"
            )
        return [f"{words} (importação)." for words in found]

    def _is_member(self, user: uuid.UUID, center: uuid.UUID) -> bool:
        if (user, center) not in self._members:
            self._members[user, center] = is_member(self.session, user, center)
        return self._members[user, center]

    def _moment(self, at: datetime | None) -> str:
        return f"{at.astimezone(self.zone):%d/%m/%Y %H:%M}" if at is not None else NO_MOMENT

    def _name(self, user: uuid.UUID | None) -> str:
        return self.names[user] if user is not None else NOBODY
