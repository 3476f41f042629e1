"""Opinions of a document, as rows that are not yet numbered within their case."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING, Any

from crm_desktop.exchange.document import OPINION_FIELDS, Record
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


def opinion_row(
    author: uuid.UUID,
    at: datetime,
    text: str,
    kind: OpinionKind = OpinionKind.OPINION,
    origin: OpinionOrigin = OpinionOrigin.AUTOMATIC,
) -> Row:
    return {"id": uuid7(), "author_id": author, "at": at, "text": text, "kind": kind, "origin": origin}


def opinions_of(importer: Importer, record: Record) -> Iterator[Row]:
    """Those of one case in their order, without any that has a fault."""
    for place, opinion in enumerate(record.records("opinions", OPINION_FIELDS)):
        author = opinion.known("author", importer.ids["users"], "user")
        at, text = opinion.required_moment("at"), opinion.filled("text")
        if author is None and not opinion.has("author"):
            opinion.fault("author", "is missing")
        kind, origin = _KINDS[opinion.choice("kind", tuple(_KINDS), "opinion")]
        if kind is OpinionKind.OPENING and place > 0:
            opinion.fault("kind", "only the first opinion is the opening")
            continue
        if author is not None and at is not None and text:
            yield opinion_row(author, at, text, kind, origin)
