"""Copies of an embedded base, and the check that finds what a copy must not carry on.

`integrity_check` alone misses most flipped bytes, so every copy goes with a SHA-256 chain over opinions and
attachments.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crm_desktop.errors import BaseCorrupted, BaseFull, BaseMissing
from crm_desktop.files import insist
from crm_desktop.storage.faults import translate
from crm_desktop.storage.revision import HEAD

_PREFIX = "crm-"
_PAGES_AT_ONCE = 2_000


@dataclass(frozen=True, slots=True)
class CheckResult:
    """`faults` is empty for a sound base; `chain` is the hex digest over opinions and attachments."""

    faults: tuple[str, ...]
    chain: str
    opinions: int
    files: int


def check_base(path: Path) -> CheckResult:
    """Pages, keys, and every opinion and file. Raises BaseMissing; what else is wrong is among the faults."""
    if not path.exists():
        raise BaseMissing(path)
    faults: list[str] = []
    chain, opinions, files = hashlib.sha256(), 0, 0
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        faults += [r[0] for r in connection.execute("PRAGMA integrity_check(20)") if r[0] != "ok"]
        faults += [f"foreign key: {row[0]}" for row in connection.execute("PRAGMA foreign_key_check")]
        for row in connection.execute(
            "SELECT id, case_id, seq, author_id, at, text FROM opinion ORDER BY id"
        ):
            chain.update(repr(row).encode())
            opinions += 1
        for digest, content in connection.execute(
            "SELECT sha256, content FROM attachment_blob ORDER BY sha256"
        ):
            if hashlib.sha256(content).hexdigest() != digest:
                faults.append(f"attachment {digest}")
            chain.update(digest.encode())
            files += 1
    except sqlite3.Error as error:
        faults.append(str(error))
    finally:
        connection.close()
    return CheckResult(tuple(faults), chain.hexdigest(), opinions, files)


def back_up(path: Path, folder: Path, now: datetime) -> Path:
    """A whole copy of the base as it is now, checked, under a name with the moment. Others go on working.

    Raises BaseMissing, BaseFull, and what `storage.faults` makes of the driver's words.
    """
    if not path.exists():
        raise BaseMissing(path)
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{_PREFIX}{now:%Y%m%d-%H%M%S}.db"
    partial = target.with_suffix(".part")
    try:
        _copy(path, partial)
        found = check_base(partial)
        if found.faults:
            # A damaged base must not push good copies out.
            raise BaseCorrupted(path, last_good_backup(folder))
        partial.with_suffix(".sha256").unlink(missing_ok=True)
        insist(os.replace, partial, target)
        target.with_suffix(".sha256").write_text(f"{found.chain}\n", encoding="ascii")
    except OSError as error:
        raise BaseFull(folder) from error
    except sqlite3.Error as error:
        known = translate(error, folder)
        raise known or error from error
    finally:
        partial.unlink(missing_ok=True)
    return target


def _copy(path: Path, target: Path) -> None:
    target.unlink(missing_ok=True)
    source = sqlite3.connect(path)
    copy = sqlite3.connect(target)
    try:
        source.backup(copy, pages=_PAGES_AT_ONCE)
        copy.execute("PRAGMA journal_mode = DELETE").close()
    finally:
        copy.close()
        source.close()


def backups(folder: Path) -> tuple[Path, ...]:
    """The copies of a folder, newest first."""
    return tuple(sorted(folder.glob(f"{_PREFIX}*.db"), reverse=True))


def last_good_backup(folder: Path) -> Path | None:
    """The newest copy that is still what it was when it was made."""
    return next(filter(_is_good, backups(folder)), None)


def _is_good(copy: Path) -> bool:
    try:
        expected = copy.with_suffix(".sha256").read_text(encoding="ascii").strip()
    except OSError:
        return False
    found = check_base(copy)
    return not found.faults and found.chain == expected


def restore(copy: Path, path: Path, now: datetime, *, kept_as: str = "danificada") -> Path | None:
    """Puts a copy where the base was; that base is kept beside it, under a name with `kept_as`, which is returned."""
    kept = None
    if path.exists():
        kept = path.with_name(f"{path.stem}-{kept_as}-{now:%Y%m%d-%H%M%S}{path.suffix}")
        insist(os.replace, path, kept)
    for ending in ("-wal", "-shm"):
        Path(str(path) + ending).unlink(missing_ok=True)
    _copy(copy, path)
    return kept


def revision_in(path: Path) -> str:
    """The schema of a base's file, without opening it as a base; empty when it says none."""
    try:
        connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
        try:
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        finally:
            connection.close()
    except sqlite3.Error:
        return ""
    return str(found[0]) if found else ""


def back_up_before_migration(path: Path, folder: Path, now: datetime) -> Path | None:
    """A copy of a base that opening would bring forward: the one way back to the version before. None where there is
    nothing to bring forward. Raises what `back_up` does."""
    found = revision_in(path)
    if not found or found >= HEAD:
        return None
    return back_up(path, folder, now)


def last_known_backup(folder: Path) -> Path | None:
    """The newest copy that is sound and that this version of the program can open."""
    for copy in backups(folder):
        if "" < revision_in(copy) <= HEAD and _is_good(copy):
            return copy
    return None


def forget_old(folder: Path, now: datetime, keep_days: int) -> None:
    """Removes copies older than that, but never the newest three."""
    for copy in backups(folder)[3:]:
        made = datetime.fromtimestamp(copy.stat().st_mtime, tz=now.tzinfo)
        if now - made > timedelta(days=keep_days):
            copy.unlink(missing_ok=True)
            copy.with_suffix(".sha256").unlink(missing_ok=True)
