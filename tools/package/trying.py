"""Tries what was made, under Wine: installed, used, brought forward, refused to go back, and taken away again.

Wine is not Windows: what holds here is that the setup and the program work with Windows' interfaces as such.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from crm_desktop import __version__
from tools.package import setup
from tools.package.windows_python import WindowsPython

NEWER, OLDER = "99.0.0", "0.0.1"
UNINSTALL = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\crm-desktop"
LINKS = r"HKCU\Software\Classes\crm-desktop\shell\open\command"


class NotAsPromised(Exception):
    """What was tried, and what came of it."""


def try_setup(windows: WindowsPython, made: Path, icon: Path, work: Path) -> list[str]:
    """What was seen to hold, a sentence each. Raises NotAsPromised, CalledProcessError."""
    local = next((windows.drive / "users").glob("*/AppData/Local"))
    place = local / "Programs" / "CRM Desktop"
    data = local / "crm_desktop"
    shutil.rmtree(place, ignore_errors=True)
    shutil.rmtree(data, ignore_errors=True)
    seen: list[str] = []

    @contextmanager
    def promised(what: str) -> Iterator[None]:
        try:
            yield
        except AssertionError as error:
            raise NotAsPromised(f"{what}: {error}") from error
        seen.append(what)

    with promised("instala sem perguntas, para um usuário"):
        windows.run(windows.path(made), "/S")
        _same(_version(windows), __version__)
        assert (place / "app" / "crm-desktop.exe").is_file()
    with promised("registra os links crm-desktop:"):
        assert '--link "%1"' in windows.run("reg", "query", LINKS, "/ve")
    command = windows.path(place / "app" / "crm-desktop-cli.exe")
    with promised("cria e confere uma base"):
        windows.run(command, "data", "demo", "--processes", "100", seconds=300)
        windows.run(command, "check", seconds=300)
        assert (data / "crm.db").is_file()
    base = (data / "crm.db").stat().st_size
    small = _small_folder(work)
    with promised("recusa uma versão anterior e não muda nada"):
        older = setup.make_setup(small, icon, work / "older.exe", "user", OLDER)
        assert _fails(windows, windows.path(older), "/S")
        _same(_version(windows), __version__)
        assert (place / "app" / "crm-desktop-cli.exe").is_file()
    with promised("repara: o que faltava volta"):
        (place / "app" / "crm-desktop-cli.exe").unlink()
        windows.run(windows.path(made), "/S")
        assert (place / "app" / "crm-desktop-cli.exe").is_file()
    with promised("atualiza no lugar e guarda a base"):
        newer = setup.make_setup(small, icon, work / "newer.exe", "user", NEWER)
        windows.run(windows.path(newer), "/S")
        _same(_version(windows), NEWER)
        _same({file.name for file in (place / "app").iterdir()}, {file.name for file in small.iterdir()})
        _same((data / "crm.db").stat().st_size, base)
    with promised("desinstala sem deixar nada além da base"):
        _uninstall(windows, place)
        assert not place.exists() or not any(place.iterdir())
        assert _fails(windows, "reg", "query", UNINSTALL)
        assert _fails(windows, "reg", "query", LINKS)
        _same((data / "crm.db").stat().st_size, base)
    with promised("apaga a base quando isso é pedido"):
        windows.run(windows.path(newer), "/S")
        _uninstall(windows, place, "/DELETEDATA=1")
        assert not data.exists()
    return seen


def _same(found: object, wanted: object) -> None:
    assert found == wanted, f"{found!r} em vez de {wanted!r}"


def _version(windows: WindowsPython) -> str:
    return windows.run("reg", "query", UNINSTALL, "/v", "DisplayVersion").split()[-1]


def _uninstall(windows: WindowsPython, place: Path, *words: str) -> None:
    # With its own folder as _?= it waits until it is done, and leaves only itself.
    program = place / "uninstall.exe"
    windows.run(windows.path(program), "/S", *words, f"_?={windows.path(place)}")
    program.unlink(missing_ok=True)


def _fails(windows: WindowsPython, program: str, *arguments: str) -> bool:
    try:
        windows.run(program, *arguments)
    except subprocess.CalledProcessError:
        return True
    return False


def _small_folder(work: Path) -> Path:
    """What another version would bring, without its weight."""
    small = work / "small"
    shutil.rmtree(small, ignore_errors=True)
    small.mkdir(parents=True)
    (small / "other.txt").write_text("another version", encoding="utf-8")
    return small
