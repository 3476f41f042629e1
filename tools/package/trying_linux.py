"""Tries the Linux folder: with an empty home, without any Python on PATH, worked by keyboard on a screen of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from tools.package.person import Base, Person
from tools.package.screen import NotAsPromised, Screen
from tools.package.trace import loaded_from, unused_libraries


def try_linux(folder: Path, work: Path, seen: Callable[[str], None]) -> None:
    """Tells `seen` what holds, a sentence each. Raises NotAsPromised, MissingPrograms."""
    shutil.rmtree(work, ignore_errors=True)
    home = work / "home"
    home.mkdir(parents=True)
    # From elsewhere than where it was built, as it will be.
    placed = work / "programa"
    shutil.copytree(folder, placed, symlinks=True)
    with Screen(work / "telas") as screen:
        environment = {
            "HOME": str(home),
            "PATH": str(work / "nada"),
            "LANG": "C.UTF-8",
            "DISPLAY": screen.environment["DISPLAY"],
        }

        def start() -> subprocess.Popen[bytes]:
            return subprocess.Popen(
                [str(placed / "crm-desktop")],
                env=environment,
                cwd=home,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )

        person = Person(
            screen, Base(home / ".local" / "share" / "crm_desktop" / "crm.db"), start, has_keyring=False
        )
        try:
            person.begin()
            person.found_a_base()
            seen("Linux: numa pasta pessoal vazia, sem Python, os primeiros passos fazem uma base")
            person.twelve_steps()
            seen("Linux: os doze passos, pelo teclado; o parecer e o novo CR estão na base")
            assert person.program is not None
            loaded = loaded_from(person.program.pid)
            _nothing_of_python(loaded, placed)
            _write(work / "bibliotecas-sem-uso.txt", unused_libraries(placed, loaded))
            person.interrupted()
            person.begin()
            person.after_the_interruption()
            seen("Linux: morto ao digitar; de volta com o rascunho, e concluído")
            person.quit()
        finally:
            person.stop()
    _nothing_elsewhere(home)
    seen("Linux: fora de ~/.local/share/crm_desktop nada foi gravado na pasta pessoal")


def _nothing_of_python(loaded: set[Path], placed: Path) -> None:
    """What was loaded from elsewhere is of the system, never of a Python that is installed."""
    foreign = [file for file in loaded if not file.is_relative_to(placed) and "python" in str(file).lower()]
    if foreign:
        raise NotAsPromised(f"o programa carregou de outro Python: {foreign}")


_OF_THE_SYSTEM = {".cache"}
"""Caches of fonts and shaders, of whoever draws."""


def _nothing_elsewhere(home: Path) -> None:
    found = {
        os.path.relpath(file, home)
        for file in home.rglob("*")
        if file.is_file() and not file.is_relative_to(home / ".local" / "share" / "crm_desktop")
    }
    others = sorted(name for name in found if Path(name).parts[0] not in _OF_THE_SYSTEM)
    if others:
        raise NotAsPromised(f"ficou na pasta pessoal: {', '.join(others)}")


def _write(target: Path, names: list[str]) -> None:
    target.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
