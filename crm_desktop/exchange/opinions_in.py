"""Opinions of a document, as rows that are not yet numbered within their case."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from crm_desktop.exchange.document import OPINION_FIELDS, Record
from crm_desktop.operations.moves import UNDO_TIME
from crm_desktop.values.ids import uuid7
from crm_desktop.values.terms import OpinionKind, OpinionOrigin

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

_KINDS = {
    "opening": (OpinionKind.OPENING, OpinionOrigin.USER),
    "opinion": (OpinionKind.OPINION, OpinionOrigin.USER),
    "email": (OpinionKind.OPINION, OpinionOrigin.EMAIL),
    "automatic": (OpinionKind.OPINION, OpinionOrigin.AUTOMATIC),
}
Row = dict[str, Any]


@dataclass(slots=True)
class Incoming:
    """An opinion as the document has it: its row, the one before it that it corrects, and when it was undone."""

    row: Row
    corrects: Incoming | None = None
    annulled_at: datetime | None = None

    def linked(self) -> Row:
        """The row with the key of what it corrects, which must be final by now."""
        self.row["corrects_id"] = self.corrects.row["id"] if self.corrects is not None else None
        return self.row

    def annulment(self) -> Row:
        return {"opinion_id": self.row["id"], "author_id": self.row["author_id"], "at": self.annulled_at}


def opinion_row(
    author: uuid.UUID,
    at: datetime,
    text: str,
    kind: OpinionKind = OpinionKind.OPINION,
    origin: OpinionOrigin = OpinionOrigin.AUTOMATIC,
) -> Row:
    return {
        "id": uuid7(),
        "author_id": author,
        "at": at,
        "text": text,
        "kind": kind,
        "origin": origin,
        "corrects_id": None,
    }


def opinions_of(importer: Importer, record: Record) -> list[Incoming]:
    """Those of one case in their order, without any that has a fault."""
    found: dict[int, Incoming] = {}
    for place, opinion in enumerate(record.records("opinions", OPINION_FIELDS), 1):
        author = opinion.known("author", importer.ids["users"], "user")
        at, text = opinion.required_moment("at"), opinion.filled("text")
        if author is None and not opinion.has("author"):
            opinion.fault("author", "is missing")
        kind, origin = _KINDS[opinion.choice("kind", tuple(_KINDS), "opinion")]
        if kind is OpinionKind.OPENING and place > 1:
            opinion.fault("kind", "only the first opinion is the opening")
            continue
        corrects = opinion.maybe_whole("corrects", 1)
        if corrects is not None and corrects >= place:
            opinion.fault("corrects", f"{corrects} is no earlier opinion of the case")
        annulled_at = _annulled_at(opinion, at, origin)
        if author is not None and at is not None and text:
            row = opinion_row(author, at, text, kind, origin)
            found[place] = Incoming(row, found.get(corrects or 0), annulled_at)
    return list(found.values())


def _annulled_at(opinion: Record, at: datetime | None, origin: OpinionOrigin) -> datetime | None:
    """When its author undid it. An e-mail may be withdrawn later than the base lets an opinion be undone where
    the e-mail itself is not: the moment is then the last one that it takes."""
    found = opinion.moment("annulled_at")
    if found is None or at is None:
        return None
    if origin is OpinionOrigin.EMAIL:
        found = min(found, at + UNDO_TIME)
    if not timedelta(0) <= found - at <= UNDO_TIME:
        opinion.fault("annulled_at", f"is not within {UNDO_TIME.seconds} seconds after the opinion")
    return found
