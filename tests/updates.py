"""Real repositories with throw-away keys, a stand-in for the packaged program, and a web server that can misbehave."""

from __future__ import annotations

import shutil
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from crm_desktop.desktop.updates import Look
from crm_desktop.desktop.updates.looking import SYSTEM, Setting, Wanted, look
from crm_desktop.desktop.updates.place import Place
from tools.release.archive import pack
from tools.release.keys import NAMES
from tools.release.repository import Package, Repository

PRESENT = "1.0.0"
NEWER = "1.1.0"
NOT_SHARED = Wanted(PRESENT)


def program_folder(folder: Path, version: str, filling: bytes = b"") -> Path:
    """What a package of that version holds, without its weight."""
    (folder / "_internal").mkdir(parents=True)
    for name in ("crm-desktop", "crm-desktop.exe"):
        program = folder / name
        program.write_text(f"#!/bin/sh\necho {version}\n", encoding="utf-8", newline="\n")
        program.chmod(0o755)
    (folder / "_internal" / "part.bin").write_bytes(filling)
    (folder / "version.txt").write_text(f"{version}\n", encoding="utf-8")
    return folder


def installed(root: Path, version: str = PRESENT) -> Place:
    """A place with that version in use."""
    program_folder(root / "app", version)
    place = Place(root)
    place.launcher.touch()
    return place


class Publisher:
    """The release keeper of a test."""

    def __init__(self, folder: Path, now: datetime | None = None) -> None:
        self.folder = folder / "repository"
        self.signers = {name: CryptoSigner.generate_ed25519() for name in NAMES}
        self.repository = Repository(self.folder, self.signers)
        self.root = self.repository.create(now or datetime.now(UTC))
        self._work = folder / "work"

    def package(self, version: str, filling: bytes = b"", shared_revision: str = "S0001") -> Package:
        made = program_folder(self._work / version / str(len(filling)), version, filling)
        packed = pack(made, self._work / "archives", level=0)
        return Package(packed.archive, version, SYSTEM, shared_revision)

    def publish(self, version: str, channel: str = "stable", **more: object) -> Package:
        package = self.package(version, **more)  # type: ignore[arg-type]
        self.repository.add(channel, package, datetime.now(UTC))
        return package

    def metadata(self, name: str) -> Path:
        return self.folder / "metadata" / name

    def package_file(self, channel: str = "stable") -> Path:
        return next((self.folder / "targets" / channel).glob("*.tar.xz"))

    @contextmanager
    def as_before(self) -> Iterator[Path]:
        """A copy of what the repository holds now."""
        kept = self.folder.with_name("kept")
        shutil.copytree(self.folder, kept)
        yield kept
        shutil.rmtree(kept)


def looked(
    publisher: Publisher,
    place: Place,
    *,
    source: str = "",
    channel: str = "stable",
    wanted: Wanted = NOT_SHARED,
) -> Look:
    setting = Setting(channel, None, source or str(publisher.folder), place, publisher.root)
    return look(setting, wanted, now=datetime.now(UTC))


class Server:
    """Gives out a folder on loopback; what it was asked is in `asked`, as (path, Range).

    `cut_after` bytes of a package the connection ends, once for each number in it; `ignores_ranges` answers with the
    whole file always; what ends with `endless` is sent without end.
    """

    def __init__(self, folder: Path, tls: ssl.SSLContext | None = None) -> None:
        self.folder = folder
        self.tls = tls
        self.asked: list[tuple[str, str]] = []
        self.cut_after: list[int] = []
        self.ignores_ranges = False
        self.endless = ""

    @contextmanager
    def running(self) -> Iterator[str]:
        with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Answer, self)) as server:
            if self.tls is not None:
                server.socket = self.tls.wrap_socket(server.socket, server_side=True)
            thread = threading.Thread(target=server.serve_forever, args=(0.01,))
            thread.start()
            yield f"{'http' if self.tls is None else 'https'}://127.0.0.1:{server.server_port}"
            server.shutdown()
            thread.join()


class _Answer(BaseHTTPRequestHandler):
    def __init__(self, told: Server, *rest: object) -> None:
        self.told = told
        super().__init__(*rest)  # type: ignore[arg-type]

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        asked = self.headers.get("Range", "")
        self.told.asked.append((self.path, asked))
        file = self.told.folder / self.path.lstrip("/")
        if self.told.endless and self.path.endswith(self.told.endless):
            self._send_without_end()
        elif not file.is_file():
            self.send_error(404)
        else:
            self._send(file.read_bytes(), asked)

    def _send_without_end(self) -> None:
        self.send_response(200)
        self.end_headers()
        try:
            for _ in range(2_000):
                self.wfile.write(b"x" * 65_536)
        except OSError:  # the other side has had enough
            self.close_connection = True

    def _send(self, content: bytes, asked: str) -> None:
        start = 0
        if asked and not self.told.ignores_ranges:
            start = int(asked.removeprefix("bytes=").rstrip("-"))
            self.send_response(206)
            self.send_header("Content-Range", f"bytes {start}-{len(content) - 1}/{len(content)}")
        else:
            self.send_response(200)
        self.send_header("Content-Length", str(len(content) - start))
        self.end_headers()
        end = len(content)
        if self.path.endswith(".tar.xz") and self.told.cut_after:
            end = start + self.told.cut_after.pop(0)
            self.close_connection = True
        self.wfile.write(content[start:end])
