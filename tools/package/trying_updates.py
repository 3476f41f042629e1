"""Tries updates for real, on Linux: two packaged versions, and a third that cannot start.

The first is the folder as it is shipped, given a key and a source of this trial's own; the second is the same source
tree with another version number, built as any version is.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from crm_desktop import __version__
from crm_desktop.desktop.updates.place import VERSION_FILE, Place
from tools.package.making import Packages, make_linux_folder
from tools.release.archive import pack
from tools.release.keys import NAMES
from tools.release.repository import Repository

NEXT, BROKEN = "98.0.0", "99.0.0"
"""Later than any real one."""
MOST_SECONDS = 120


class UpdateTrial:
    """`made` is the Linux folder with its launcher, `python` what builds. Raises AssertionError where
    something is not as promised, CalledProcessError."""

    def __init__(self, made: Path, python: Path, work: Path) -> None:
        shutil.rmtree(work, ignore_errors=True)
        self.work = work
        self._python = python
        self._source = work / "source"
        self._profile = work / "profile"
        signers = {name: CryptoSigner.generate_ed25519() for name in NAMES}
        self._repository = Repository(self._source, signers)
        self._root = self._repository.create(datetime.now(UTC))
        shutil.copytree(made, work / "installed", symlinks=True)
        self.place = Place(work / "installed")
        self._trust(self.place.app)

    def _trust(self, app: Path) -> None:
        folder = app / "_internal" / "resources" / "updates"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "root.json").write_bytes(self._root)
        (folder / "source.txt").write_text(str(self._source), encoding="utf-8")

    def build_next(self) -> Path:
        """The same sources under another number, made as any version is."""
        made = Packages(NEXT, self.work / "build", self.work / "out")
        app = make_linux_folder(self._python, made) / "app"
        self._trust(app)
        return app

    def broken(self, good: Path) -> Path:
        """A version whose interpreter is cut short: it cannot even begin."""
        folder = self.work / "broken"
        shutil.copytree(good, folder, symlinks=True)
        (folder / VERSION_FILE).write_text(f"{BROKEN}\n", encoding="ascii")
        library = next((folder / "_internal").glob("libpython*"))
        library.write_bytes(library.read_bytes()[:4096])
        return folder

    def publish(self, app: Path, now: datetime | None = None) -> None:
        package = pack(app, self.work / "archives", level=0)
        self._repository.add("stable", package, now or datetime.now(UTC))

    # What a person and an administrator do.

    def command(self, *words: str, refused: bool = False) -> str:
        """What it says; its exit status is 0, or 1 with `refused`."""
        done = subprocess.run(
            [str(self.place.launcher), "--profile", str(self._profile), *words],
            env=self._environment(),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=MOST_SECONDS,
        )
        _same(done.returncode, 1 if refused else 0, done.stdout)
        return done.stdout

    @contextmanager
    def window(self, program: Path, until: Callable[[], bool]) -> Iterator[None]:
        """The program, opened as a person does, once that holds; closed as by a log-off."""
        command = [str(program), "--profile", str(self._profile)]
        with subprocess.Popen(command, env=self._environment(), stdin=subprocess.DEVNULL) as running:
            try:
                _wait(until, running)
                yield
            finally:
                running.send_signal(signal.SIGTERM)
                running.wait(MOST_SECONDS)

    def _environment(self) -> dict[str, str]:
        kept = {name: os.environ[name] for name in ("LANG", "TMPDIR") if name in os.environ}
        return {
            **kept,
            "HOME": str(self.work / "home"),
            "PATH": "/usr/bin:/bin",
            "QT_QPA_PLATFORM": "offscreen",
        }

    def listens(self) -> bool:
        """Whether a program is up that has come as far as its window: it keeps a file of its run."""
        return any((self._profile / "run").glob("*.run"))

    def version(self, folder: Path | None = None) -> str:
        return ((folder or self.place.app) / VERSION_FILE).read_text(encoding="utf-8").strip()

    def expire(self, now: datetime) -> None:
        """The source as it will be when nobody has signed anew for two months."""
        self._repository.renew(now - timedelta(days=61))

    @contextmanager
    def changed_source(self) -> Iterator[Path]:
        """Whatever is done to it is undone afterwards."""
        kept = self.work / "kept"
        shutil.copytree(self._source, kept)
        yield self._source
        shutil.rmtree(self._source)
        kept.rename(self._source)


def try_updates(made: Path, python: Path, work: Path) -> Iterator[str]:
    """What was seen to hold, a sentence each."""
    trial = UpdateTrial(made, python, work)
    place = trial.place
    trial.command("data", "demo", "--processes", "50")
    counted = trial.command("check")
    old = trial.work / "old"
    shutil.copytree(trial._source, old)
    good = trial.build_next()
    trial.publish(good)
    yield from _refusals(trial)
    assert "pronta" in trial.command("update")
    _same(place.waiting(), NEXT)
    _same(trial.version(), __version__)
    yield "uma versão nova é trazida e espera"
    # Past the launcher, as a pin would: it is the program that hands over to it then.
    past = place.app / place.launcher.name
    with trial.window(past, lambda: trial.version() == NEXT and not place.on_trial):
        pass
    _same(trial.version(place.previous), __version__)
    _same(trial.command("--version").split()[-1], NEXT)
    _same(trial.command("check"), counted)
    yield "ela entra ao reabrir, a anterior fica ao lado e a base é a mesma"
    with trial.changed_source() as source:
        shutil.rmtree(source)
        shutil.copytree(old, source)
        assert "mais antigo" in trial.command("update", refused=True)
    yield "uma origem que voltou no tempo é recusada"
    trial.publish(trial.broken(good))
    assert "pronta" in trial.command("update")
    with trial.window(place.launcher, lambda: trial.version() == NEXT and trial.listens()):
        assert not place.on_trial
    _same(place.taken_back(), (BROKEN,))
    _same(trial.command("--version").split()[-1], NEXT)
    _same(trial.command("check"), counted)
    yield "uma versão que não abre duas vezes sai, e a anterior abre com a mesma base"
    assert "não será tentada" in trial.command("update")
    _same(place.waiting(), "")
    yield "ela não é tentada de novo"


def _refusals(trial: UpdateTrial) -> Iterator[str]:
    for what, change, said in (
        ("um pacote alterado", _tamper_package, "não é o que foi assinado"),
        ("um pacote cortado", _cut_package, "não é o que foi assinado"),
        ("metadados alterados", _tamper_metadata, "não tem a assinatura"),
        ("metadados vencidos", lambda _source: trial.expire(datetime.now(UTC)), "passou da validade"),
    ):
        with trial.changed_source() as source:
            change(source)
            said_now = trial.command("update", refused=True)
            assert said in said_now, f"{what}: {said_now}"
            _same(trial.place.waiting(), "")
            _forget(trial.place)
        yield f"{what}: recusa, nada muda"


def _forget(place: Place) -> None:
    """What was believed of a source that this trial itself sets back; in the field that is what is refused."""
    shutil.rmtree(place.folder / "metadata")


def _package_of(source: Path) -> Path:
    return next((source / "targets" / "stable").glob("*.tar.xz"))


def _tamper_package(source: Path) -> None:
    with _package_of(source).open("r+b") as file:
        file.seek(1_000_000)
        byte = file.read(1)
        file.seek(1_000_000)
        file.write(bytes([byte[0] ^ 1]))


def _cut_package(source: Path) -> None:
    package = _package_of(source)
    os.truncate(package, package.stat().st_size // 2)


def _tamper_metadata(source: Path) -> None:
    file = source / "metadata" / "timestamp.json"
    file.write_bytes(file.read_bytes().replace(b'"version": 2', b'"version": 3', 1))


def _wait(until: Callable[[], bool], running: subprocess.Popen[bytes]) -> None:
    deadline = datetime.now(UTC) + timedelta(seconds=MOST_SECONDS)
    while not until():
        assert running.poll() is None, f"o programa terminou com {running.returncode}"
        assert datetime.now(UTC) < deadline, "o programa não chegou lá a tempo"
        time.sleep(0.1)


def _same(found: object, wanted: object, about: str = "") -> None:
    assert found == wanted, f"{found!r} em vez de {wanted!r} {about}"
