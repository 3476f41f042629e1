"""Cases of a document that are there already: what may change does, what only grows is added to."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from crm_desktop.exchange.case_changes import CaseChanges, Held
from crm_desktop.exchange.document import Record
from crm_desktop.exchange.opinions_in import Incoming, Row, opinion_row, opinions_of
from crm_desktop.models.case import Case, CaseNotepad, ProgressEntry, Watcher
from crm_desktop.models.opinion import Opinion, OpinionAnnulment
from crm_desktop.values.terms import OpinionKind, OpinionOrigin

if TYPE_CHECKING:
    from crm_desktop.exchange.cases_in import CasesIn

_AT_ONCE = 500
"""Keys in one query: SQLite takes so many variables and more in every version."""


class StandingCases:
    """The cases of those keys with what they hold now, read at once."""

    def __init__(self, coming: CasesIn, keys: Sequence[uuid.UUID]) -> None:
        self.coming = coming
        self.importer = coming.importer
        self.session = coming.session
        self.ids = coming.ids
        self.rows = coming.rows
        self.cases = {case.id: case for case in self._all(Case, Case.id, keys)}
        self.pads = {pad.case_id: pad for pad in self._all(CaseNotepad, CaseNotepad.case_id, keys)}
        o, p, w = Opinion, ProgressEntry, Watcher
        self.said = {
            key: {(author, at, text): opinion for author, at, text, opinion in found}
            for key, found in self._sets(keys, o.case_id, o.author_id, o.at, o.text, o.id).items()
        }
        self.undone = self._undone(keys)
        self.stood = self._sets(keys, p.case_id, p.author_id, p.at, p.status_id)
        self.watching = self._sets(keys, w.case_id, w.user_id)
        self.changes = CaseChanges(coming.importer)

    def _all(self, model: Any, column: Any, keys: Sequence[uuid.UUID]) -> Iterator[Any]:
        for part in _parts(keys):
            yield from self.session.scalars(select(model).where(column.in_(part)))

    def _sets(self, keys: Sequence[uuid.UUID], column: Any, *others: Any) -> dict[uuid.UUID, set[Any]]:
        found: dict[uuid.UUID, set[Any]] = defaultdict(set)
        for part in _parts(keys):
            for key, *values in self.session.execute(select(column, *others).where(column.in_(part))):
                found[key].add(tuple(values))
        return found

    def _undone(self, keys: Sequence[uuid.UUID]) -> set[uuid.UUID]:
        query = select(OpinionAnnulment.opinion_id).join(Opinion, Opinion.id == OpinionAnnulment.opinion_id)
        return {
            key
            for part in _parts(keys)
            for key in self.session.scalars(query.where(Opinion.case_id.in_(part)))
        }

    def update(self, record: Record, key: uuid.UUID) -> None:
        case = self.cases[key]
        self._stays(record, case)
        faults, before = len(self.importer.faults.found), Held.of(case)
        subject = record.required("subject") or case.subject
        case.subject, case.priority = subject, record.whole("priority", 1, 9, case.priority)
        case.due_at = record.moment("due_at")
        case.assignee_id = record.known("assignee", self.ids["users"], "user")
        case.contact_name = record.text("contact") or None
        changed = self.session.is_modified(case)
        self.importer.count("cases", new=False)
        changed |= self._more_opinions(record, case)
        changed |= self._more_progress(record, case)
        if len(self.importer.faults.found) == faults and not self.changes.refused(record, case, before):
            self._keep_record(case, before)
        changed |= self._change_watchers(record, case)
        case.version += changed
        self._notepad(record, case)

    def _stays(self, record: Record, case: Case) -> None:
        """What an import never changes: whose case it is, of which type, since when, and where it stands."""
        opened_at, closed_at = record.moment("opened_at"), record.moment("closed_at")
        same = (
            ("person", record.known("person", self.ids["persons"], "person"), case.person_id),
            ("service_type", self.coming.kind_of(record), case.service_type_id),
            ("opened_at", opened_at, case.opened_at),
        )
        for name, found, here in same:
            if found is not None and found != here:
                record.fault(name, f"case {case.number} has another one here; an import does not change it")
        place = (
            record.known("center", self.ids["centers"], "center"),
            record.maybe_whole("step"),
            record.maybe_whole("left_step"),
            closed_at is None,
        )
        if place != (case.center_id, case.step_order, case.left_step_order, case.closed_at is None):
            record.fault("center", f"case {case.number} is in another place here; an import does not move it")

    def _more_progress(self, record: Record, case: Case) -> bool:
        """Entries are only ever added; the same author, moment and status is the same entry."""
        there = self.stood[case.id]
        fresh = [
            e
            for e in self.coming.progress_of(record, case.id)
            if (e["author_id"], e["at"], e["status_id"]) not in there
        ]
        if not fresh:
            return False
        if case.closed_at is not None:
            record.fault("progress", f"case {case.number} is closed and takes no progress")
            return False
        self.rows["progress"] += fresh
        newest = max(fresh, key=lambda entry: entry["at"])
        if newest["at"] >= max((at for _author, at, _status in there), default=newest["at"]):
            case.progress_status_id = newest["status_id"]
        case.last_activity_at = max(case.last_activity_at, newest["at"])
        return True

    def _change_watchers(self, record: Record, case: Case) -> bool:
        if not record.has("watchers"):
            return False
        wanted = set(record.all_known("watchers", self.ids["users"], "user"))
        there = {user for (user,) in self.watching[case.id]}
        gone = there - wanted
        if gone:
            self.session.execute(delete(Watcher).where(Watcher.case_id == case.id, Watcher.user_id.in_(gone)))
        self.rows["watchers"] += [{"case_id": case.id, "user_id": user} for user in sorted(wanted - there)]
        return wanted != there

    def _more_opinions(self, record: Record, case: Case) -> bool:
        """Opinions and annulments are only ever added; the same author, moment and text is the same opinion."""
        there = self.said.get(case.id, {})
        changed = False
        for opinion in opinions_of(self.importer, record):
            row = opinion.row
            known = there.get((row["author_id"], row["at"], row["text"]))
            if known is not None:
                row["id"] = known
            elif case.closed_at is not None:
                record.fault("opinions", f"case {case.number} is closed and takes no opinion")
                return False
            else:
                self._add_opinion(case, opinion)
            changed |= known is None
            if opinion.annulled_at is not None and row["id"] not in self.undone:
                self.undone.add(row["id"])
                self.rows["annulments"].append(opinion.annulment())
                case.last_activity_at = max(case.last_activity_at, opinion.annulled_at)
                changed = True
        return changed

    def _add_opinion(self, case: Case, opinion: Incoming) -> None:
        row = opinion.linked()
        row["kind"] = OpinionKind.OPINION
        self._append(case, row)
        case.last_activity_at = max(case.last_activity_at, row["at"])
        if row["origin"] == OpinionOrigin.USER and case.first_opinion_at is None:
            case.first_opinion_at = row["at"]

    def _keep_record(self, case: Case, before: Held) -> None:
        """Rule 42; like every automatic record it is no movement of the case."""
        for words in self.changes.in_words(case, before):
            author = self.importer.author_id or case.opened_by_id
            self._append(case, opinion_row(author, self.importer.now, words))

    def _append(self, case: Case, opinion: Row) -> None:
        case.opinion_count += 1
        opinion.update(case_id=case.id, case_number=case.number, seq=case.opinion_count)
        self.rows["opinions"].append(opinion)

    def _notepad(self, record: Record, case: Case) -> None:
        pad = self.pads.get(case.id)
        if pad is None:
            self.coming.notepad_of(record, case.id, case.number, case.opened_by_id)
        elif record.has("notepad") and pad.text != (text := record.text("notepad")):
            pad.text, pad.version, pad.saved_at = text, pad.version + 1, self.importer.now


def _parts(keys: Sequence[uuid.UUID]) -> Iterator[Sequence[uuid.UUID]]:
    return (keys[place : place + _AT_ONCE] for place in range(0, len(keys), _AT_ONCE))
