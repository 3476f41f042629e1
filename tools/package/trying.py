"""Tries what was made for Windows, under Wine: installed, worked in by keyboard, killed, repaired, brought forward, refused
to go back, and taken away again.

Wine is not Windows: what holds here is that the setups and the program work with Windows' interfaces as such.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

from crm_desktop.desktop.updates.place import INSTALLED
from tools.package import making, signing
from tools.package.leftovers import Snapshot, snapshot
from tools.package.making import Packages
from tools.package.person import NUMBER, Base, Person
from tools.package.screen import NotAsPromised, Screen
from tools.package.trying_machine import ANOTHER_INSTALLED, try_for_all_users
from tools.package.windows_python import WindowsPython

LINKS = r"HKCU\Software\Classes\crm-desktop\shell\open\command"
PROGRAM_OPEN = 1618 & 0xFF
"""An exit code as far as Linux hands it on."""
KEPT_TEXT = "Escrito antes da atualização e guardado em Pareceres pendentes."
Seen = Callable[[str], None]


def try_windows(python: Path, made: Packages, work: Path, seen: Seen) -> None:
    """Tells `seen` what holds, a sentence each. Raises NotAsPromised, MissingPrograms, CalledProcessError."""
    desk = Installed(making.windows_of_its_own(python, work))
    newer = make_newer(python, made, work)
    # What Wine writes down at the first program of a console is none of ours.
    desk.windows.run("reg", "query", "HKCU")
    before = snapshot(desk.windows)
    with Screen(work / "telas") as screen:
        ForOneUser(desk, screen, made, newer, seen).try_all(before)
    try_for_all_users(desk.windows, made, newer, before, seen)


def make_newer(python: Path, made: Packages, work: Path) -> Packages:
    """The version after this one, built whole from the same sources."""
    *first, last = map(int, made.version.split("."))
    version = ".".join(map(str, [*first, last + 1]))
    newer = Packages(version, work / "newer-build", work / "newer")
    newer.out.mkdir(parents=True)
    making.make_windows_folder(python, newer)
    making.make_setup_for_user(newer)
    making.make_msi(newer)
    return newer


class Installed:
    """One user's Windows, and where the program keeps things there."""

    def __init__(self, windows: WindowsPython) -> None:
        self.windows = windows
        local = next((windows.drive / "users").glob("*/AppData/Local"))
        self.place = local / "Programs" / "CRM Desktop"
        self.data = local / "crm_desktop"
        self.base = Base(self.data / "crm.db")

    def start(self, screen: Screen) -> subprocess.Popen[bytes]:
        """The program's window. The process is the Windows program itself, so that killing it is killing the program."""
        return subprocess.Popen(
            ["wine", self.windows.path(self.place / "app" / "crm-desktop.exe")],
            env={**self.windows.environment(), "DISPLAY": screen.environment["DISPLAY"]},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )

    def command(self, *words: str) -> str:
        return self.windows.run(
            self.windows.path(self.place / "app" / "crm-desktop-cli.exe"), *words, seconds=300
        )

    def install(self, setup: Path) -> int:
        """The setup's exit code, silently."""
        return self.windows.exit_code(self.windows.path(setup), "/S")

    def version(self) -> str:
        return self.windows.run("reg", "query", rf"HKCU\{INSTALLED}", "/v", "DisplayVersion").split()[-1]

    def uninstall(self, *words: str) -> None:
        # With its own folder as _?= it waits until it is done, and leaves only itself.
        program = self.place / "uninstall.exe"
        self.windows.run(self.windows.path(program), "/S", *words, f"_?={self.windows.path(self.place)}")
        program.unlink(missing_ok=True)
        if self.place.is_dir() and not any(self.place.iterdir()):
            self.place.rmdir()


def promise(holds: bool, what: str) -> None:
    """Raises NotAsPromised."""
    if not holds:
        raise NotAsPromised(what)


class ForOneUser:
    """The setup that needs no administrator, and a working life of the program between its coming and its going."""

    def __init__(self, desk: Installed, screen: Screen, made: Packages, newer: Packages, seen: Seen) -> None:
        self.desk = desk
        self.made = made
        self.newer = newer
        self.seen = seen
        self.person = Person(screen, desk.base, lambda: desk.start(screen), has_keyring=True)

    def try_all(self, before: Snapshot) -> None:
        try:
            self._install()
            self._work()
            self._repair()
            self._update()
            self._no_way_back()
        finally:
            self.person.stop()
        self._uninstall(before)
        self._beside_others(before)

    def _install(self) -> None:
        desk = self.desk
        promise(desk.install(self.made.for_user) == 0, "o instalador falhou")
        promise(desk.version() == self.made.version, f"instalada está {desk.version()}")
        promise(
            '--link "%1"' in desk.windows.run("reg", "query", LINKS, "/ve"),
            "falta o registro de crm-desktop:",
        )
        self.seen("Windows: instala sem perguntas, para um usuário, com os links crm-desktop:")
        by = signing.certificate()
        if by is not None:
            for name in ("uninstall.exe", "app/crm-desktop.exe", "app/crm-desktop-cli.exe"):
                signing.verify(desk.place / name, by)
            self.seen("Windows: o programa instalado e o desinstalador estão assinados")

    def _work(self) -> None:
        person, desk = self.person, self.desk
        person.begin()
        person.found_a_base()
        self.seen("Windows: os primeiros passos fazem uma base; a senha fica no Gerenciador de Credenciais")
        person.twelve_steps()
        self.seen("Windows: os doze passos, pelo teclado; o parecer e o novo CR estão na base")
        code = desk.install(self.newer.for_user)
        promise(code == PROGRAM_OPEN, f"com o programa aberto o instalador deu {code}")
        self.seen("Windows: com o programa aberto o instalador não muda nada e diz 1618")
        person.interrupted()
        person.begin()
        person.after_the_interruption()
        self.seen("Windows: morto ao digitar; de volta com o rascunho, e concluído")
        person.leave_a_draft(KEPT_TEXT)
        person.quit()
        desk.command("check")
        self.seen("Windows: um rascunho fica para depois; a base está sã")

    def _repair(self) -> None:
        tool = self.desk.place / "app" / "crm-desktop-cli.exe"
        tool.unlink()
        promise(self.desk.install(self.made.for_user) == 0, "o reparo falhou")
        promise(tool.is_file(), "o reparo não trouxe de volta o que faltava")
        self.seen("Windows: repara; o que faltava volta")

    def _update(self) -> None:
        desk, person = self.desk, self.person
        opinions = desk.base.count("opinion")
        promise(desk.install(self.newer.for_user) == 0, "a atualização falhou")
        promise(desk.version() == self.newer.version, f"depois da atualização está {desk.version()}")
        promise(self.newer.version in desk.command("--version"), "o programa diz outra versão")
        promise(desk.base.count("opinion") == opinions, "a atualização mudou a base")
        person.begin()
        person.take_up_the_draft(KEPT_TEXT)
        self.seen(
            f"Windows: de {self.made.version} para {self.newer.version}, com a base e o rascunho, que abre e se conclui"
        )
        person.quit()

    def _no_way_back(self) -> None:
        code = self.desk.install(self.made.for_user)
        promise(code == ANOTHER_INSTALLED, f"a versão anterior deu {code}")
        promise(self.desk.version() == self.newer.version, "a versão anterior mudou a instalada")
        promise(self.newer.version in self.desk.command("--version"), "a versão anterior trocou os arquivos")
        self.seen("Windows: recusa a versão anterior com 1638 e não muda nada")

    def _uninstall(self, before: Snapshot) -> None:
        desk = self.desk
        desk.uninstall()
        files, values = before.added(snapshot(desk.windows))
        own = f"users/{desk.data.relative_to(desk.windows.drive / 'users').as_posix()}/"
        others = [name for name in files if not name.startswith(own)]
        secrets = [value for value in values if "crm_desktop:login:" in value]
        promise(not others, f"ficaram arquivos: {others[:20]}")
        promise(desk.base.newest_opinion(NUMBER) == KEPT_TEXT, "a base não ficou como estava")
        promise(set(values) <= {*secrets, *_around(secrets, values)}, f"ficou no registro: {values[:20]}")
        self.seen("Windows: desinstala; ficam só a base, seus arquivos e a senha lembrada, como prometido")
        promise(desk.install(self.newer.for_user) == 0, "não instala de novo")
        desk.uninstall("/DELETEDATA=1")
        files, values = before.added(snapshot(desk.windows))
        promise(not files, f"ficaram arquivos: {files[:20]}")
        promise(not values, f"ficou no registro: {values[:20]}")
        self.seen(
            "Windows: desinstala com os dados, quando isso é pedido; nada fica, nem no registro nem nas credenciais"
        )

    def _beside_others(self, before: Snapshot) -> None:
        """Into a folder of somebody's, in which others are named as ours are."""
        windows = self.desk.windows
        theirs = windows.drive / "Programas"
        kept = [theirs / name / "alheio.txt" for name in ("app", "new", "old", "update")]
        for file in kept:
            file.parent.mkdir(parents=True)
            file.write_text("de outro programa")
        self.desk.place = theirs / "CRM Desktop"
        windows.run(windows.path(self.made.for_user), "/S", f"/D={windows.path(theirs)}")
        promise(self.made.version in self.desk.command("--version"), "não instalou numa pasta própria")
        self.desk.uninstall()
        promise(all(file.is_file() for file in kept), "apagou o que é de outros")
        shutil.rmtree(theirs)
        files, values = before.added(snapshot(windows))
        promise(not files and not values, f"ficaram {files[:20]} e {values[:20]}")
        self.seen("Windows: numa pasta com coisas de outros instala numa própria, e nada deles muda")


def _around(secrets: list[str], values: list[str]) -> set[str]:
    """The values of the same keys."""
    keys = {value.partition("|")[0] for value in secrets}
    return {value for value in values if value.partition("|")[0] in keys}
