"""Looks for a new version, brings and checks it, and lets it wait for the next start.

Imports tuf and urllib3 (about 0.1 s), so it is imported on the worker that looks.
"""

from __future__ import annotations

import contextlib
import json
import logging
import os
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from crm_desktop.desktop.runs import lock
from crm_desktop.desktop.updates import Found, Look, WhyOff, numbers
from crm_desktop.desktop.updates.place import Place
from crm_desktop.desktop.updates.place import here as place_here
from crm_desktop.errors import Cancelled, UpdateFailed
from crm_desktop.files import whole_file
from crm_desktop.policies import Policies
from crm_desktop.resources import resource_path

STABLE, OFF = "stable", "off"
DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
SPREAD_MINUTES = 60
"""Desks that are switched on together ask a source one after the other."""
SYSTEM = "windows" if sys.platform == "win32" else "linux"

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Setting:
    """What holds on this computer. `why_off` is None where updates are looked for; then all the rest is there."""

    channel: str
    why_off: WhyOff | None
    source: str = ""
    place: Place | None = None
    root: bytes = b""


def setting(policies: Policies, place: Place | None = None, resources: Path | None = None) -> Setting:
    """Of this computer, or of a program at that place with those resources. Reads files: call it on a worker.

    The administrator's word comes before everything else: where updates are switched off, nothing is looked at.
    """
    channel = policies.update_channel or STABLE
    place = place or place_here()
    if channel == OFF:
        return Setting(OFF, WhyOff.POLICY)
    if place is None:
        return Setting(channel, WhyOff.SOURCE_TREE)
    folder = resources or resource_path("updates")
    source = policies.update_source or _text(folder / "source.txt")
    try:
        root = (folder / "root.json").read_bytes()
    except OSError:
        return Setting(channel, WhyOff.NO_ROOT)
    if not source:
        return Setting(channel, WhyOff.NO_SOURCE)
    if not place.can_be_written():
        return Setting(channel, WhyOff.NOT_OURS)
    return Setting(channel, None, source, place, root)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8").strip()
    except (OSError, ValueError):
        return ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """`version` runs now. `shared_revision` is the schema of the shared base that is worked with, empty for an embedded
    one."""

    version: str
    shared_revision: str = ""


def look(
    setting: Setting,
    wanted: Wanted,
    *,
    now: datetime,
    stopped: Callable[[], bool] = lambda: False,
) -> Look:
    """A newer version waits for the next start afterwards, or it is said why not. Takes minutes; raises Cancelled and
    nothing else. What it came to is kept (`last_look`)."""
    place = setting.place
    assert place is not None
    try:
        with _alone(place.folder) as alone:
            if not alone or place.on_trial:
                return Look(now, Found.BUSY)
            made = _look(setting, place, wanted, now, stopped)
    except Cancelled:
        raise
    except UpdateFailed as error:
        _log.warning("no update was taken", exc_info=error)
        made = Look(now, Found.FAILED, hitch=error.hitch)
    except OSError as error:
        _log.warning("no update could be kept", exc_info=error)
        made = Look(now, Found.FAILED, hitch="disk")
    _keep(place.folder, made)
    return made


def _look(setting: Setting, place: Place, wanted: Wanted, now: datetime, stopped: Callable[[], bool]) -> Look:
    from crm_desktop.desktop.updates.client import Client
    from crm_desktop.desktop.updates.source import source_at

    client = Client(place.folder, setting.root, source_at(setting.source), stopped=stopped)
    offer = client.offer(setting.channel, SYSTEM)
    if offer is None or numbers(offer.version) <= numbers(wanted.version):
        place.unstage()  # what waits was taken back by its makers
        return Look(now, Found.NOTHING)
    if offer.version in (*place.refused(), *place.taken_back()):
        place.unstage()
        return Look(now, Found.REFUSED_BEFORE, offer.version)
    if wanted.shared_revision and offer.shared_revision != wanted.shared_revision:
        place.unstage()
        return Look(now, Found.WAITS_FOR_BASE, offer.version)
    if place.waiting() != offer.version:
        package = client.bring(offer)
        try:
            place.stage(package, offer.version)
        except ValueError as error:
            raise UpdateFailed("content") from error
        finally:
            package.unlink(missing_ok=True)
    return Look(now, Found.READY, offer.version)


@contextmanager
def _alone(folder: Path) -> Iterator[bool]:
    """Whether no other program of this folder looks meanwhile."""
    folder.mkdir(parents=True, exist_ok=True)
    handle = os.open(folder / "looking", os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            lock(handle)
        except OSError:
            yield False
            return
        yield True
    finally:
        os.close(handle)


def last_look(place: Place) -> Look | None:
    """None where nobody has looked yet."""
    try:
        said = json.loads((place.folder / "last.json").read_text(encoding="utf-8"))
        return Look(
            datetime.fromisoformat(said["at"]), Found(said["found"]), str(said["version"]), str(said["hitch"])
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _keep(folder: Path, made: Look) -> None:
    said = {
        "at": made.at.isoformat(),
        "found": made.found.value,
        "version": made.version,
        "hitch": made.hitch,
    }
    with contextlib.suppress(OSError), whole_file(folder / "last.json") as file:
        file.write(json.dumps(said).encode())


def seconds_to_wait(
    last: Look | None, now: datetime, minute: Callable[[int], int] = random.randrange
) -> float:
    """Until the next look: once a day, at a minute that differs from desk to desk; never at once. Where the source did
    not answer, or another did in its place, an hour later.

    A clock that was set back does not put it off for longer than that.
    """
    spread = timedelta(minutes=1 + minute(SPREAD_MINUTES))
    if last is None or last.at > now:
        return spread.total_seconds()
    pause = HOUR if last.hitch in ("unreachable", "certificate") else DAY
    return (max(last.at + pause - now, timedelta()) + spread).total_seconds()
