"""What a section with records says of itself and of each of them."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.i18n import t


@dataclass(frozen=True, slots=True)
class PageTexts:
    """`new` is the button, `new_heading` the form's heading for a new record, `empty` says what to do first."""

    icon: str
    title: str
    note: str
    new: str
    new_heading: str
    search: str
    empty_title: str
    empty: str


@dataclass(frozen=True, slots=True)
class Item:
    """A row of the table and what its form shows; `name` heads the form."""

    entry: Entry
    row: object
    name: str
    active: bool = True


def yes(value: bool) -> str:
    """A tick's word in a table; nothing for no."""
    return t("Sim") if value else ""


def state_cell(active: bool) -> str:
    """What the last column says of a record out of use."""
    return "" if active else t("Inativo")


def key_of(value: object) -> uuid.UUID | None:
    """A combo box's data as a record's key."""
    return value if isinstance(value, uuid.UUID) else None
