"""Tries updates for real, on Linux and on Windows under Wine: two packaged versions, and a third that cannot start.

The first is the folder as it is shipped, given a key and a source of this trial's own; the second is the same source
tree with another version number, built as any version is.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from securesystemslib.signer import CryptoSigner

from crm_desktop import __version__
from crm_desktop.desktop.updates.place import VERSION_FILE, Place
from tools.package.making import Packages
from tools.package.screen import Screen
from tools.package.update_desks import MOST_SECONDS, Desk, LinuxDesk, WindowsDesk
from tools.release.archive import pack
from tools.release.keys import NAMES
from tools.release.repository import Repository

NEXT, BROKEN = "98.0.0", "99.0.0"
"""Later than any real one."""


class UpdateTrial:
    """Of what is installed on that desk. Raises AssertionError where something is not as promised, NotAsPromised,
    CalledProcessError."""

    def __init__(self, desk: Desk, work: Path) -> None:
        self.desk = desk
        self.work = work
        self.place = desk.place
        self._source = work / "source"
        signers = {name: CryptoSigner.generate_ed25519() for name in NAMES}
        self._repository = Repository(self._source, signers)
        self._root = self._repository.create(datetime.now(UTC))
        self._trust(self.place.app)

    def _trust(self, app: Path) -> None:
        folder = app / "_internal" / "resources" / "updates"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "root.json").write_bytes(self._root)
        (folder / "source.txt").write_text(self.desk.named(self._source), encoding="utf-8")

    def build_next(self) -> Path:
        app = self.desk.build(NEXT, self.work)
        self._trust(app)
        return app

    def broken(self, good: Path) -> Path:
        """A version whose interpreter is cut short: it cannot even begin."""
        folder = self.work / "broken"
        shutil.copytree(good, folder, symlinks=True)
        (folder / VERSION_FILE).write_text(f"{BROKEN}\n", encoding="ascii")
        library = next((folder / "_internal").glob(self.desk.interpreter))
        library.write_bytes(library.read_bytes()[:4096])
        return folder

    def publish(self, app: Path, now: datetime | None = None) -> None:
        package = pack(app, self.work / "archives", level=0)
        self._repository.add("stable", package, now or datetime.now(UTC))

    def command(self, *words: str, refused: bool = False) -> str:
        """What it says; its exit status is 0, or 1 with `refused`."""
        status, said = self.desk.command(*words)
        _same(status, 1 if refused else 0, said)
        return said

    @contextmanager
    def window(self, program: Path, until: Callable[[], bool]) -> Iterator[None]:
        """The program, opened as a person does, once that holds."""
        with self.desk.opened(program):
            deadline = time.monotonic() + MOST_SECONDS
            while not until():
                assert time.monotonic() < deadline, "o programa não chegou lá a tempo"
                self.desk.look()
                time.sleep(0.1)
            yield

    def listens(self) -> bool:
        """Whether a program is up that has come as far as its window: it keeps a file of its run."""
        return any((self.desk.profile / "run").glob("*.run"))

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


def try_on_linux(made: Path, python: Path, work: Path) -> Iterator[str]:
    """What was seen to hold, a sentence each. Raises as UpdateTrial does."""
    yield from _told("Linux", _try(UpdateTrial(LinuxDesk(made, python, work), work)))


def try_on_windows(made: Packages, python: Path, work: Path) -> Iterator[str]:
    """Likewise, under Wine; pictures of what a person had to answer are in `telas` beside `work`."""
    with Screen(work.with_name(f"{work.name}-telas")) as screen:
        desk = WindowsDesk(made, python, work, screen)
        try:
            yield from _told("Windows", _try(UpdateTrial(desk, work)))
        finally:
            desk.end()


def _told(system: str, sentences: Iterator[str]) -> Iterator[str]:
    for sentence in sentences:
        yield f"{system}: {sentence}"


def _try(trial: UpdateTrial) -> Iterator[str]:
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
    with trial.window(trial.desk.program, lambda: trial.version() == NEXT and not place.on_trial):
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


def _same(found: object, wanted: object, about: str = "") -> None:
    assert found == wanted, f"{found!r} em vez de {wanted!r} {about}"
