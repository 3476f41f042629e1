"""Tries the launcher of Windows under Wine, with a stand-in for the program that behaves as its folder says."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from crm_desktop.desktop.updates.place import Place
from tools.package.launcher import windows_launcher, windows_tools
from tools.package.windows_python import ROOT, WindowsPython

SOURCE = ROOT / "packaging" / "launcher" / "stand_in.c"
OLD, NEW = "1.0.0", "1.1.0"


class _Trial:
    def __init__(self, windows: WindowsPython, icon: Path, work: Path) -> None:
        self._windows = windows
        self._program = work / "stand-in.exe"
        work.mkdir(parents=True, exist_ok=True)
        compiler = next(iter(windows_tools()))
        command = [compiler, "-Os", "-s", "-mwindows", "-o", str(self._program), str(SOURCE)]
        subprocess.run(command, check=True)
        self.root = windows.drive / "lançador de teste"
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir()
        shutil.copy(windows_launcher(icon, work / "launcher"), self.root)
        self.place = Place(self.root)
        self.put("app", OLD, "starts 5")

    def put(self, name: str, version: str, does: str) -> None:
        folder = self.root / name
        folder.mkdir(parents=True)
        shutil.copy(self._program, folder / "crm-desktop.exe")
        (folder / "version.txt").write_text(version, encoding="ascii")
        (folder / "does.txt").write_text(does, encoding="ascii")

    def waits(self, does: str) -> None:
        self.put("update/new", NEW, does)
        (self.root / "update" / "ready").write_text(NEW, encoding="ascii")

    def start(self, *words: str) -> int:
        try:
            self._windows.run(self._windows.path(self.root / "crm-desktop.exe"), *words, seconds=120)
        except subprocess.CalledProcessError as error:
            return error.returncode
        return 0

    def starts(self) -> list[str]:
        file = self.root / "starts.txt"
        found = file.read_text(encoding="cp1252").splitlines()
        file.unlink()
        return found

    def version(self, name: str) -> str:
        return (self.root / name / "version.txt").read_text(encoding="ascii")


def try_launcher(windows: WindowsPython, icon: Path, work: Path) -> Iterator[str]:
    """What was seen to hold, a sentence each. Raises AssertionError, CalledProcessError."""
    trial = _Trial(windows, icon, work)
    _same(trial.start("--link", "tel:1 2", ""), 5)
    _same(trial.starts(), [f'{OLD}|--link "tel:1 2" ""'])
    yield "o lançador abre o programa com as mesmas palavras e devolve o seu fim"
    trial.waits("starts 6")
    _same(trial.start("--case", "7"), 6)
    _same(trial.starts(), [f"{NEW}|--case 7"])
    _same((trial.version("app"), trial.version("update/previous")), (NEW, OLD))
    assert not trial.place.on_trial
    yield "uma versão que espera entra, e a anterior fica ao lado"
    shutil.rmtree(trial.root / "app")
    (trial.root / "update" / "previous").rename(trial.root / "app")
    trial.waits("dies 0")
    _same(trial.start("--case", "7"), 5)
    _same(trial.starts(), [f"{NEW}|--case 7"] * 2 + [f"{OLD}|--case 7"])
    _same((trial.version("app"), trial.version("update/failed0")), (OLD, NEW))
    yield "uma que termina duas vezes sem abrir sai, e a anterior abre"
    trial.waits("starts 0")
    (trial.root / "update" / "new" / "crm-desktop.exe").write_bytes(b"MZ broken")
    _same(trial.start(), 5)
    _same(trial.starts(), [f"{OLD}|"])
    yield "uma que nem começa também sai"
    shutil.rmtree(trial.root)


def _same(found: object, wanted: object) -> None:
    assert found == wanted, f"{found!r} em vez de {wanted!r}"
