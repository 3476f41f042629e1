"""A base as a document of the format crm-desktop/1."""

from __future__ import annotations

import json
from collections.abc import Callable
from io import TextIOWrapper
from pathlib import Path
from typing import BinaryIO

from sqlalchemy.orm import Session

from crm_desktop.desktop.saving import save_whole
from crm_desktop.errors import InvalidExchange
from crm_desktop.exchange.cases_out import cases
from crm_desktop.exchange.configuration_out import (
    centers,
    holidays,
    hours,
    statuses,
    templates,
    types,
    users,
)
from crm_desktop.exchange.document import FORMAT, SECTIONS
from crm_desktop.exchange.related_out import appointments, follow_ups, persons
from crm_desktop.exchange.rows_out import Row
from crm_desktop.exchange.workflows_out import workflows

_WAYS: dict[str, Callable[[Session], list[Row]]] = {
    "centers": centers,
    "users": users,
    "progress_statuses": statuses,
    "email_templates": templates,
    "workflows": workflows,
    "service_types": types,
    "persons": persons,
    "cases": cases,
    "appointments": appointments,
    "follow_ups": follow_ups,
    "holidays": holidays,
    "business_hours": hours,
}


def export_document(session: Session, *, only: frozenset[str] | None = None) -> Row:
    """The base, or the named sections of it, in a stable order. Passwords never go out.

    Raises InvalidExchange for a section that there is not.
    """
    unknown = sorted((only or frozenset()) - set(SECTIONS))
    if unknown:
        raise InvalidExchange(tuple(f"{name}: unknown section" for name in unknown))
    document: Row = {"format": FORMAT}
    for name in SECTIONS:
        if only is None or name in only:
            document[name] = _WAYS[name](session)
    return document


def write_document(path: Path, document: Row) -> None:
    """Writes the file whole or not at all: UTF-8, indented. Raises FileNotSaved."""

    def fill(file: BinaryIO) -> None:
        text = TextIOWrapper(file, encoding="utf-8", newline="\n")
        json.dump(document, text, ensure_ascii=False, indent=1)
        text.write("\n")
        text.detach()

    save_whole(path, fill)
