"""New versions of the program: looked for, brought here checked, and put in place at the next start.

`place` is the folder of a program that can update itself, `source` where new versions come from, `client` what checks
them (TUF), `looking` puts the three together. Why so: docs/adr/0014-updates.md. Nothing here imports Qt, and nothing of
it but `place` is imported before somebody is logged in.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class WhyOff(StrEnum):
    """Why this program does not look for updates."""

    SOURCE_TREE = "source_tree"
    """It runs from its source, or from a copy without a launcher."""
    NOT_OURS = "not_ours"
    """Its folder cannot be written by who uses it."""
    POLICY = "policy"
    NO_ROOT = "no_root"
    """It was made without the keys by which new versions are known."""
    NO_SOURCE = "no_source"


class Found(StrEnum):
    """What a look came to."""

    NOTHING = "nothing"
    READY = "ready"
    WAITS_FOR_BASE = "waits_for_base"
    """The new version works with another schema of the shared base than the one that is there."""
    REFUSED_BEFORE = "refused_before"
    """It did not start on this computer."""
    BUSY = "busy"
    """Another program of this folder is looking."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Look:
    """One look: when (aware, UTC), what it came to, which version it was about (empty for none), and for a failed one
    its `hitch` as `errors.UpdateFailed` has it."""

    at: datetime
    found: Found
    version: str = ""
    hitch: str = ""


@dataclass(frozen=True, slots=True)
class Offer:
    """A version that a channel offers for this system; `shared_revision` is the schema of a shared base that it works
    with, `package` the name of the target to be brought."""

    version: str
    package: str
    shared_revision: str


def numbers(version: str) -> tuple[int, ...]:
    """For comparing. Raises ValueError for what is no version such as 1.2.0."""
    parts = version.split(".")
    if not 1 <= len(parts) <= 4 or not all(
        part.isascii() and part.isdigit() and len(part) <= 6 for part in parts
    ):
        raise ValueError("not a version")
    return tuple(int(part) for part in parts) + (0,) * (4 - len(parts))
