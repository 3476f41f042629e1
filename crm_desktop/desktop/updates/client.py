"""What a source says, believed as far as signatures go (TUF, by python-tuf).

A channel is a role of its own that signs what is below `stable/` or `beta/`. It offers `<channel>/<system>.json`, which
names a version, and the package of that version beside it.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from tuf.api.exceptions import BadVersionNumberError as Replayed
from tuf.api.exceptions import (
    DownloadError,
    DownloadHTTPError,
    DownloadLengthMismatchError,
    ExpiredMetadataError,
    LengthOrHashMismatchError,
    RepositoryError,
    UnsignedMetadataError,
)
from tuf.ngclient.config import UpdaterConfig
from tuf.ngclient.fetcher import FetcherInterface
from tuf.ngclient.updater import Updater

from crm_desktop.desktop.updates import Offer, numbers
from crm_desktop.desktop.updates.source import NotThere, Source, Unreachable, Untrusted
from crm_desktop.errors import Cancelled, UpdateFailed

METADATA_SECONDS = 60
PACKAGE_SECONDS = 4 * 60 * 60
MOST_INDEX_BYTES = 4096
MOST_PACKAGE_BYTES = 400_000_000
TRIES_WITHOUT_A_BYTE = 2
_METADATA, _TARGETS = "metadata/", "targets/"


class Client:
    """One look; one thread. `folder` keeps what was believed before, so that nothing older is believed later, and
    what was brought of a package so far. `root` is what the program was made with. `stopped` ends it early.

    Everything raises UpdateFailed, Cancelled, OSError.
    """

    def __init__(
        self,
        folder: Path,
        root: bytes,
        source: Source,
        *,
        stopped: Callable[[], bool] = lambda: False,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        metadata = folder / "metadata"
        metadata.mkdir(parents=True, exist_ok=True)
        self._partial = folder / "partial"
        self._fetcher = _Fetcher(source, self._partial, stopped, clock)
        with _told():
            self._updater = Updater(
                str(metadata),
                _METADATA,
                target_base_url=_TARGETS,
                fetcher=self._fetcher,
                config=UpdaterConfig(max_root_rotations=64),
                bootstrap=root,
            )

    def offer(self, channel: str, system: str) -> Offer | None:
        """What the channel offers for that system; None for nothing."""
        name = f"{channel}/{system}.json"
        with _told():
            self._updater.refresh()
            target = self._updater.get_targetinfo(name)
            if target is None:
                return None
            if target.length > MOST_INDEX_BYTES:
                raise UpdateFailed("content")
            self._partial.mkdir(exist_ok=True)
            index = self._partial / "index.json"
            self._updater.download_target(target, str(index))
        return _offer(index.read_bytes(), channel)

    def bring(self, offer: Offer) -> Path:
        """The package, whole and checked; what was brought before a cut is not brought again."""
        with _told():
            target = self._updater.get_targetinfo(offer.package)
            if target is None or target.length > MOST_PACKAGE_BYTES:
                raise UpdateFailed("content")
            package = self._partial / "package"
            self._fetcher.is_package = True
            self._updater.download_target(target, str(package))
        return package


def _offer(content: bytes, channel: str) -> Offer:
    """Signed, so a fault in it is the release keeper's; it is refused all the same."""
    try:
        said = json.loads(content)
        found = Offer(said["version"], said["package"], said["shared_revision"])
        numbers(found.version)
        if not (found.package.startswith(f"{channel}/") and isinstance(found.shared_revision, str)):
            raise ValueError("package")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise UpdateFailed("content") from error
    return found


class _Untrusted(DownloadError):
    """`source.Untrusted`, as the updater lets it through."""


class _Fetcher(FetcherInterface):
    """Brings what the updater asks for, within time and length. A package is kept in parts: what is there is gone on
    with, and goes when it turns out to be another."""

    def __init__(
        self, source: Source, partial: Path, stopped: Callable[[], bool], clock: Callable[[], float]
    ) -> None:
        self._source = source
        self._partial = partial
        self._stopped = stopped
        self._clock = clock
        self.is_package = False

    def _fetch(self, url: str) -> Iterator[bytes]:
        return self._open(url, 0)[1]

    def _open(self, url: str, offset: int) -> tuple[int, Iterator[bytes]]:
        try:
            begun, parts = self._source.open(url, offset)
        except NotThere as error:
            raise DownloadHTTPError("not there", error.status) from error
        except Untrusted as error:
            raise _Untrusted("certificate") from error
        except Unreachable as error:
            raise DownloadError("unreachable") from error
        return begun, self._limited(parts, PACKAGE_SECONDS if self.is_package else METADATA_SECONDS)

    def _limited(self, parts: Iterator[bytes], seconds: float) -> Iterator[bytes]:
        end = self._clock() + seconds
        try:
            for part in parts:
                if self._stopped():
                    raise Cancelled
                if self._clock() > end:
                    raise DownloadError("too slow")
                yield part
        except Unreachable as error:
            raise DownloadError("cut") from error

    @contextmanager
    def download_file(self, url: str, max_length: int) -> Iterator[IO[bytes]]:
        if not self.is_package:
            with super().download_file(url, max_length) as file:
                yield file
            return
        self._partial.mkdir(exist_ok=True)
        kept = self._partial / url.rpartition("/")[2]
        for other in self._partial.iterdir():
            if other != kept:
                other.unlink()
        with kept.open("a+b") as file:
            self._fill(file, url, max_length)
            file.seek(0)
            try:
                yield file
            except LengthOrHashMismatchError:
                file.truncate(0)  # begun anew the next time
                raise

    def _fill(self, file: IO[bytes], url: str, max_length: int) -> None:
        """Until it is as long as it should be; a cut is gone on with as long as something comes."""
        without = 0
        while (have := file.seek(0, os.SEEK_END)) < max_length:
            try:
                begun, parts = self._open(url, have)
                if begun != have:
                    file.truncate(begun)
                self._append(file, parts, max_length)
                return
            except DownloadHTTPError:
                raise
            except DownloadError as error:
                if isinstance(error, DownloadLengthMismatchError):
                    file.truncate(0)
                    raise
                without = without + 1 if file.seek(0, os.SEEK_END) <= have else 0
                if without >= TRIES_WITHOUT_A_BYTE or self._stopped():
                    raise
        if have > max_length:
            file.truncate(0)
            raise DownloadLengthMismatchError("longer than it should be")

    def _append(self, file: IO[bytes], parts: Iterator[bytes], max_length: int) -> None:
        length = file.seek(0, os.SEEK_END)
        for part in parts:
            length += len(part)
            if length > max_length:
                raise DownloadLengthMismatchError("longer than it should be")
            file.write(part)
            file.flush()


@contextmanager
def _told() -> Iterator[None]:
    """The library's errors as ours."""
    try:
        yield
    except ExpiredMetadataError as error:
        raise UpdateFailed("expired") from error
    except UnsignedMetadataError as error:
        raise UpdateFailed("signature") from error
    except Replayed as error:
        raise UpdateFailed("replayed") from error
    except (RepositoryError, DownloadLengthMismatchError) as error:
        raise UpdateFailed("content") from error
    except _Untrusted as error:
        raise UpdateFailed("certificate") from error
    except DownloadError as error:
        raise UpdateFailed("unreachable") from error
