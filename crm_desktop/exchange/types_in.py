"""Service types of a document: a tree that follows from their codes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sqlalchemy import select

from crm_desktop.exchange.document import Record
from crm_desktop.models.case import Case
from crm_desktop.models.service_type import MEGABYTE, ServiceType

if TYPE_CHECKING:
    from crm_desktop.exchange.importing import Importer

_COLOR = re.compile(r"#[0-9a-fA-F]{6}")
_TYPE_CODE = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})*")


def import_types(importer: Importer) -> None:
    """Adds and updates, parents before children whatever their sequence in the document."""
    above: list[tuple[str, Record]] = []
    for code, record in sorted(importer.unique("service_types", "code"), key=lambda pair: _code_key(pair[0])):
        if not _TYPE_CODE.fullmatch(code):
            record.fault("code", f'"{code}" is not like 1 or 1.1')
            importer.ids["service_types"].refused.add(code)
            continue
        parent = code.rpartition(".")[0]
        kinds = importer.ids["service_types"]
        if parent and parent not in kinds:
            if parent not in kinds.refused:
                record.fault("code", f'no service type "{parent}" above it')
            kinds.refused.add(code)
            continue
        row = importer.row("service_types", ServiceType, code, code=code, name="", path="")
        _type_fields(importer, record, row)
        row.parent_id = kinds.get(parent)
        importer.keep("service_types", code, row)
        if parent in kinds.refused or (record.has("workflow") and row.workflow_id is None):
            kinds.refused.add(code)  # where its cases stand cannot be told
        above.append((parent, record))
    _tree(importer)
    _check_leaves(importer, above)


def _check_leaves(importer: Importer, above: list[tuple[str, Record]]) -> None:
    """A type that has cases stays a leaf."""
    used = set(importer.session.scalars(select(Case.service_type_id).distinct()))
    for parent, record in above:
        if importer.ids["service_types"].get(parent) in used:
            record.fault("code", f'service type "{parent}" has cases and takes no type below it')


def _type_fields(importer: Importer, record: Record, row: ServiceType) -> None:
    row.name, row.priority = record.required("name"), record.whole("priority", 1, 9, 5)
    row.due_hours, row.default_description = record.hours("due_hours"), record.text("default_description")
    row.workflow_id = record.known("workflow", importer.ids["workflows"], "workflow")
    row.email_template_id = record.known("email_template", importer.ids["email_templates"], "e-mail template")
    row.color = record.text("color", "#5f6b7e")
    if not _COLOR.fullmatch(row.color):
        record.fault("color", f"{row.color!r} is not like #rrggbb")
    row.allows_attachments = record.flag("allows_attachments", True)
    row.attachment_limit_bytes = record.whole("attachment_limit_mb", 1, 10, 10) * MEGABYTE
    row.active = record.flag("active", True)


def _tree(importer: Importer) -> None:
    """Groups are those with something below, and what was one already; each path is the names from the root."""
    importer.session.flush()
    rows = {row.id: row for row in importer.session.scalars(select(ServiceType))}
    parents = {row.parent_id for row in rows.values()}
    for row in sorted(rows.values(), key=lambda one: _code_key(one.code)):
        above = rows[row.parent_id].path + " › " if row.parent_id else ""
        row.path, row.is_group = above + row.name, row.is_group or row.id in parents
    importer.session.flush()


def _code_key(code: str) -> tuple[tuple[int, str], ...]:
    parts = code.split(".") if _TYPE_CODE.fullmatch(code) else [code]
    return tuple((int(part) if part.isdecimal() and part.isascii() else 0, part) for part in parts)
