"""The format crm-desktop/1: its sections and fields, and a careful reading of what a document says.

A fault never stops the reading: all are collected, each with its place (`cases[12].person: …`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time
from typing import Any, TypeVar

from crm_desktop.errors import InvalidExchange

FORMAT = "crm-desktop/1"

SECTIONS: dict[str, frozenset[str]] = {
    "centers": frozenset(["code", "name", "closes", "default_assignee", "active", "email"]),
    "users": frozenset(
        ["login", "name", "role", "center", "other_centers", "email", "password", "active", "rights"]
    ),
    "progress_statuses": frozenset(["code", "name", "waits_for_reply", "active"]),
    "email_templates": frozenset(["code", "name", "subject", "body", "active"]),
    "workflows": frozenset(["code", "name", "steps", "active", "version", "earlier"]),
    "service_types": frozenset(
        [
            "code",
            "name",
            "priority",
            "due_hours",
            "default_description",
            "workflow",
            "color",
            "allows_attachments",
            "attachment_limit_mb",
            "email_template",
            "active",
        ]
    ),
    "persons": frozenset(
        [
            "code",
            "name",
            "kind",
            "document",
            "phones",
            "emails",
            "categories",
            "active",
            "contacts",
            "characteristics",
        ]
    ),
    "cases": frozenset(
        [
            "number",
            "person",
            "service_type",
            "subject",
            "priority",
            "center",
            "step",
            "assignee",
            "opened_at",
            "due_at",
            "closed_at",
            "opinions",
            "progress",
            "notepad",
            "contact",
            "left_step",
            "watchers",
            "workflow",
            "workflow_version",
        ]
    ),
    "appointments": frozenset(
        ["person", "case", "users", "starts_at", "ends_at", "subject", "deleted_at", "deleted_by", "reason"]
    ),
    "follow_ups": frozenset(
        ["person", "case", "user", "contact_at", "means", "success_percent", "result", "next_contact_at"]
    ),
    "holidays": frozenset(["day", "name"]),
    "business_hours": frozenset(["weekday", "opens", "closes"]),
}
"""Every section in the order of its import, with its fields."""

STEP_FIELDS = frozenset(
    ["order", "kind", "label", "center", "next", "due_hours", "forbids_other_centers", "question", "answers"]
)
EARLIER_FIELDS = frozenset(["version", "steps"])
ANSWER_FIELDS = frozenset(["text", "next", "follow_up_days", "follow_up_time"])
OPINION_FIELDS = frozenset(["author", "at", "text", "kind", "corrects", "annulled_at"])
PROGRESS_FIELDS = frozenset(["author", "at", "status"])
CONTACT_FIELDS = frozenset(["name", "department", "email", "phone"])

MAX_HOURS = 10_000
LAST_WHOLE = 2_000_000_000
FIRST_YEAR, LAST_YEAR = 1900, 2999

# The base keeps no lone half of a pair of UTF-16, and sees the end of a text in a NUL.
_UNKEPT = re.compile(r"[\x00\ud800-\udfff]")

T = TypeVar("T")


class Faults:
    """What is wrong so far; `raise_if_any` ends it with all of it at once."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, place: str, text: str) -> None:
        self.found.append(f"{place}: {text}")

    def raise_if_any(self) -> None:
        if self.found:
            raise InvalidExchange(tuple(self.found))


class Keys(dict[str, T]):
    """What a document may name; `refused` are those that it has, but with faults of their own."""

    def __init__(self, known: Iterable[tuple[str, T]] = ()) -> None:
        super().__init__(known)
        self.refused: set[str] = set()


class Record:
    """One object of the document with its place; a field is read by its kind and its faults are collected."""

    def __init__(self, raw: Mapping[str, Any], place: str, faults: Faults, fields: frozenset[str]) -> None:
        self.place = place
        self.faults = faults
        self.raw = raw
        for name in raw:
            if name not in fields:
                faults.add(f"{place}.{name}", "unknown field")

    def fault(self, name: str, text: str) -> None:
        self.faults.add(f"{self.place}.{name}", text)

    def has(self, name: str) -> bool:
        return self.raw.get(name) is not None

    def _typed(self, name: str, kinds: type[T] | tuple[type[T], ...], default: T, word: str) -> T:
        value = self.raw.get(name)
        if value is None:
            return default
        if not isinstance(value, kinds) or (isinstance(value, bool) and kinds is not bool):
            self.fault(name, f"must be {word}")
            return default
        return value

    def text(self, name: str, default: str = "") -> str:
        value = self._typed(name, str, default, "text")
        if _UNKEPT.search(value):
            self.fault(name, "has a character that no text may have")
            return default
        return value

    def _is_text(self, name: str) -> bool:
        value = self.raw.get(name)
        return isinstance(value, str) and not _UNKEPT.search(value)

    def required(self, name: str) -> str:
        value = self.text(name).strip()
        if not value and (self._is_text(name) or not self.has(name)):
            self.fault(name, "is missing")
        return value

    def filled(self, name: str) -> str:
        """A text that must be there, with its blanks at both ends."""
        return self.text(name) if self.required(name) else ""

    def flag(self, name: str, default: bool) -> bool:
        return self._typed(name, bool, default, "true or false")

    def whole(self, name: str, low: int, high: int, default: int) -> int:
        found = self.maybe_whole(name, low, high)
        return default if found is None else found

    def maybe_whole(self, name: str, low: int = 0, high: int = LAST_WHOLE) -> int | None:
        """None when it is absent, and, with a fault, when it is no such number."""
        value = self._typed(name, int, low, "a whole number") if self.has(name) else None
        if value is not None and not low <= value <= high:
            shown = value if abs(value) <= LAST_WHOLE else "so large a number"
            self.fault(name, f"{shown} is not within {low} and {high}")
            return None
        return value

    def hours(self, name: str) -> float | None:
        if not self.has(name):
            return None
        value = self._typed(name, (int, float), 1.0, "a number of hours")  # type: ignore[arg-type]
        if not 0 < value <= MAX_HOURS:
            self.fault(name, f"is not a number of hours above 0 and up to {MAX_HOURS}")
            return None
        return float(value)

    def moment(self, name: str) -> datetime | None:
        text = self.text(name)
        if not self._is_text(name):
            return None
        try:
            found = datetime.fromisoformat(text)
        except ValueError:
            self.fault(name, f"{text!r} is not a moment (ISO 8601)")
            return None
        if found.tzinfo is None:
            self.fault(name, f"{text!r} has no time zone")
            return None
        if not FIRST_YEAR <= found.year <= LAST_YEAR:
            self.fault(name, f"{text!r} is not within the years {FIRST_YEAR} and {LAST_YEAR}")
            return None
        return found.astimezone(UTC)

    def required_moment(self, name: str) -> datetime | None:
        found = self.moment(name)
        if found is None and not self.has(name):
            self.fault(name, "is missing")
        return found

    def clock(self, name: str) -> time | None:
        text = self.text(name)
        if not self._is_text(name):
            return None
        try:
            found = time.fromisoformat(text)
        except ValueError:
            found = None
        if found is None or found.tzinfo is not None or found != found.replace(second=0, microsecond=0):
            self.fault(name, f"{text!r} is not a time of day (HH:MM)")
            return None
        return found

    def day(self, name: str) -> date | None:
        text = self.required(name)
        if not text:
            return None
        try:
            return date.fromisoformat(text)
        except ValueError:
            self.fault(name, f"{text!r} is not a day (YYYY-MM-DD)")
            return None

    def texts(self, name: str) -> list[str]:
        value = self.raw.get(name)
        if value is None:
            return []
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            self.fault(name, "must be a list of texts")
            return []
        if any(_UNKEPT.search(one) for one in value):
            self.fault(name, "has a character that no text may have")
            return []
        return value

    def records(self, name: str, fields: frozenset[str]) -> Iterator[Record]:
        value = self.raw.get(name)
        if value is None:
            return
        if not isinstance(value, list):
            self.fault(name, "must be a list")
            return
        yield from _records(value, f"{self.place}.{name}", self.faults, fields)

    def choice(self, name: str, allowed: tuple[str, ...], default: str) -> str:
        value = self.text(name, default)
        if value not in allowed:
            self.fault(name, f"{value!r} is none of {', '.join(allowed)}")
            return default
        return value

    def known(self, name: str, keys: Mapping[str, T], word: str) -> T | None:
        """The record that the field names; None, and a fault, when there is none. One that the document has,
        but with faults, is None without another."""
        code = self.text(name).strip()
        if not self._is_text(name) or (isinstance(keys, Keys) and code in keys.refused):
            return None
        if code not in keys:
            self.fault(name, f'no {word} "{code}"')
            return None
        return keys[code]

    def all_known(self, name: str, keys: Keys[T], word: str) -> list[T]:
        """The records that a list names, each once; a fault for each that there is not."""
        found: dict[T, None] = {}
        for code in self.texts(name):
            if code in keys:
                found[keys[code]] = None
            elif code not in keys.refused:
                self.fault(name, f'no {word} "{code}"')
        return list(found)


def read_document(document: bytes | str | Mapping[str, Any], faults: Faults) -> Mapping[str, Any]:
    """The document as an object of known sections. Raises InvalidExchange when it is none at all."""
    if isinstance(document, bytes | str):
        try:
            raw = json.loads(document)
        except (ValueError, RecursionError) as error:
            raise InvalidExchange((f"document: not JSON in UTF-8 ({error})",)) from error
    else:
        raw = document
    if not isinstance(raw, Mapping):
        raise InvalidExchange(("document: must be an object",))
    if raw.get("format") != FORMAT:
        found = raw.get("format")
        shown = repr(found) if isinstance(found, str) else "another kind of value"
        raise InvalidExchange((f"format: must be {FORMAT!r}, not {shown}",))
    for name, value in raw.items():
        if name == "format":
            continue
        if name not in SECTIONS:
            faults.add(name, "unknown section")
        elif not isinstance(value, list):
            faults.add(name, "must be a list")
    return raw


def section(raw: Mapping[str, Any], name: str, faults: Faults) -> Iterator[Record]:
    """The records of one section."""
    value = raw.get(name)
    if not isinstance(value, list):
        return
    yield from _records(value, name, faults, SECTIONS[name])


def _records(found: list[Any], place: str, faults: Faults, fields: frozenset[str]) -> Iterator[Record]:
    for i, one in enumerate(found):
        if isinstance(one, Mapping):
            yield Record(one, f"{place}[{i}]", faults, fields)
        else:
            faults.add(f"{place}[{i}]", "must be an object")
