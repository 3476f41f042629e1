"""Where new versions come from: a folder, also of a network, or an https address.

A source gives bytes and is believed nothing: what they are worth says `client`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from urllib3 import BaseHTTPResponse, PoolManager

PART_BYTES = 256 * 1024
CONNECT_SECONDS = 10
SILENCE_SECONDS = 30
_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*(/[A-Za-z0-9_-][A-Za-z0-9._-]*)*")


class NotThere(Exception):
    """The source has no such file; `status` as HTTP counts."""

    def __init__(self, status: int = 404) -> None:
        super().__init__(status)
        self.status = status


class Unreachable(Exception):
    """The source did not answer, or stopped answering."""


class Untrusted(Unreachable):
    """What answered is not who it should be: its certificate is not accepted."""


class Source(Protocol):
    def open(self, name: str, offset: int) -> tuple[int, Iterator[bytes]]:
        """A file's bytes from `offset` on; from the beginning, then the number is 0, where the source can do no
        better. Raises NotThere, Unreachable, both also while it is read."""


def source_at(address: str) -> Source:
    """`address` as the policy has it (policies.is_update_source)."""
    return HttpSource(address) if "://" in address else FolderSource(Path(address))


def checked(name: str) -> str:
    """The same name. Raises NotThere for one that leads elsewhere."""
    if not _NAME.fullmatch(name):
        raise NotThere
    return name


class FolderSource:
    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def open(self, name: str, offset: int) -> tuple[int, Iterator[bytes]]:
        path = self._folder / checked(name)
        try:
            size = path.stat().st_size
        except FileNotFoundError as error:
            if not self._is_there():
                raise Unreachable from error
            raise NotThere from error
        except OSError as error:
            raise Unreachable from error
        begun = offset if offset <= size else 0
        return begun, self._read(path, begun)

    def _is_there(self) -> bool:
        try:
            return self._folder.is_dir()
        except OSError:
            return False

    def _read(self, path: Path, offset: int) -> Iterator[bytes]:
        try:
            with path.open("rb") as file:
                file.seek(offset)
                while part := file.read(PART_BYTES):
                    yield part
        except OSError as error:
            raise Unreachable from error


class HttpSource:
    """With the system's certificates and its proxy."""

    def __init__(self, address: str, pool: PoolManager | None = None) -> None:
        self._address = address.rstrip("/")
        self._pool = pool or system_pool(address)

    def open(self, name: str, offset: int) -> tuple[int, Iterator[bytes]]:
        from urllib3.exceptions import HTTPError

        wanted = {"Accept-Encoding": "identity", "Cache-Control": "no-cache"}
        if offset:
            wanted["Range"] = f"bytes={offset}-"
        try:
            answer = self._pool.request(
                "GET", f"{self._address}/{checked(name)}", headers=wanted, preload_content=False
            )
        except HTTPError as error:
            raise (Untrusted if _is_of_certificate(error) else Unreachable) from error
        if offset and (answer.status == 416 or (answer.status == 206 and not _goes_on(answer, offset))):
            answer.release_conn()
            return self.open(name, 0)
        if answer.status not in (200, 206):
            answer.release_conn()
            raise NotThere(answer.status) if answer.status < 500 else Unreachable
        return (offset if answer.status == 206 else 0), _stream(answer)


def _is_of_certificate(error: BaseException) -> bool:
    """The library wraps what it met."""
    import ssl

    met: BaseException | None = error
    while met is not None and not isinstance(met, ssl.SSLCertVerificationError):
        met = met.__context__
    return met is not None


def _goes_on(answer: BaseHTTPResponse, offset: int) -> bool:
    return answer.headers.get("Content-Range", "").startswith(f"bytes {offset}-")


def _stream(answer: BaseHTTPResponse) -> Iterator[bytes]:
    from urllib3.exceptions import HTTPError

    try:
        yield from answer.stream(PART_BYTES, decode_content=False)
    except HTTPError as error:
        raise Unreachable from error
    finally:
        answer.close()


def system_pool(address: str) -> PoolManager:
    """Connections as this computer makes them: its proxy, the certificates that it trusts. May take seconds where a
    script names the proxy."""
    import ssl

    from urllib3 import PoolManager, ProxyManager, Retry, Timeout

    proxy = _system_proxy(address)
    timeout = Timeout(connect=CONNECT_SECONDS, read=SILENCE_SECONDS)
    retries = Retry(connect=1, read=0, status=0, redirect=3, other=0, raise_on_status=False)
    trusted = ssl.create_default_context()
    if proxy:
        return ProxyManager(proxy, timeout=timeout, retries=retries, ssl_context=trusted)
    return PoolManager(timeout=timeout, retries=retries, ssl_context=trusted)


def _system_proxy(address: str) -> str | None:
    """That of the environment, else on Windows what a script says, else of the registry."""
    from urllib.request import getproxies, getproxies_environment, proxy_bypass

    parts = urlsplit(address)
    if sys.platform == "win32" and not getproxies_environment():
        from crm_desktop.desktop.updates.scripted_proxy import scripted_proxy, scripts

        said = scripted_proxy(address, *scripts())
        if said is not None:
            return said or None
    return None if proxy_bypass(parts.hostname or "") else getproxies().get(parts.scheme)
