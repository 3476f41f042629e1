"""Which program opens `crm-desktop:` and `tel:` links, as Windows keeps it for one account.

`crm-desktop:` is ours alone. For `tel:` the program only offers itself: since Windows 10 the default program of a
scheme that several may open is chosen by the user, in Configurações › Aplicativos padrão, and by nothing else.

On Linux the program enters nothing; a desktop entry that somebody makes says
`MimeType=x-scheme-handler/crm-desktop;x-scheme-handler/tel;` and `Exec=crm-desktop %u`, without `--link`, since the
entry also starts the program without a link. `%u` is one word that begins with one of the two schemes.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from dataclasses import dataclass

from crm_desktop.desktop.identity import APPLICATION, own_start
from crm_desktop.values.links import PHONE_SCHEME, SCHEME

DESCRIPTION = "Atendimento: processos, pareceres e fluxo de trabalho."
CLASSES = r"Software\Classes"
OWN_KEY = rf"Software\{APPLICATION}"
CAPABILITIES = rf"{OWN_KEY}\Capabilities"
LISTED = r"Software\RegisteredApplications"
TEL_CLASS = "CrmDesktop.Tel"
SETTINGS_PAGE = f"ms-settings:defaultapps?registeredAppUser={APPLICATION.replace(' ', '%20')}"


@dataclass(frozen=True, slots=True)
class Entry:
    """A text below HKEY_CURRENT_USER; an empty `name` is the key's default value."""

    key: str
    name: str
    text: str


def command_of_this_program() -> str:
    """How Windows is to start it, up to the link; without a terminal where Python has a start of that kind."""
    program, words = own_start()
    return " ".join((f'"{program}"', *words))


def open_command(command: str) -> str:
    """The whole line. Behind `--link` nothing is an option, whatever the link holds (cli)."""
    return f'{command} --link "%1"'


def link_entries(command: str) -> tuple[Entry, ...]:
    """What makes `crm-desktop:` ours."""
    return _scheme_entries(SCHEME, f"URL:{APPLICATION}", command)


def tel_entries(command: str) -> tuple[Entry, ...]:
    """What makes Windows list the program among those for `tel:`."""
    return (
        *_scheme_entries(TEL_CLASS, "URL:Telefone", command),
        Entry(CAPABILITIES, "ApplicationName", APPLICATION),
        Entry(CAPABILITIES, "ApplicationDescription", DESCRIPTION),
        Entry(rf"{CAPABILITIES}\UrlAssociations", PHONE_SCHEME, TEL_CLASS),
        Entry(LISTED, APPLICATION, CAPABILITIES),
    )


def _scheme_entries(name: str, title: str, command: str) -> tuple[Entry, ...]:
    key = rf"{CLASSES}\{name}"
    return (
        Entry(key, "", title),
        Entry(key, "URL Protocol", ""),
        Entry(rf"{key}\shell\open\command", "", open_command(command)),
    )


class LinkRegistration:
    """Of this account, by `command` as `command_of_this_program` has it. Any thread. All but `here` raise OSError
    where an administrator has closed the registry."""

    def __init__(self, command: str) -> None:
        self._command = command

    def register(self) -> None:
        """`crm-desktop:` links open this program from now on, in place of another copy of it."""
        _write(link_entries(self._command))

    def choose_tel(self, on: bool) -> None:
        """Offers this program for `tel:` links, or no longer. Without effect when it is so already."""
        if on:
            _write(tel_entries(self._command))
        else:
            _remove(tel_entries(self._command))

    def is_registered(self) -> bool:
        return _stands(link_entries(self._command))

    def opens_links(self) -> bool:
        """Whether Windows starts this program for them, entered for this account or for all of the computer."""
        return _asked(open_command(self._command))

    def is_tel_chosen(self) -> bool:
        return _stands(tel_entries(self._command))

    def remove(self) -> None:
        """Everything that this copy of the program has entered; what another copy has entered since stays."""
        _remove(tel_entries(self._command))
        _remove(link_entries(self._command))

    def show_settings_page(self) -> None:
        """The page of Windows on which the user makes this program the default one."""
        if sys.platform == "win32":
            import os

            os.startfile(SETTINGS_PAGE)


def here() -> LinkRegistration | None:
    """That of this account; None on other systems."""
    return LinkRegistration(command_of_this_program()) if sys.platform == "win32" else None


def _keys_of(entries: tuple[Entry, ...]) -> Iterator[str]:
    """The keys that are ours alone, the deepest first, without those that others use too."""
    shared = {CLASSES, LISTED, "Software"}
    found = set()
    for entry in entries:
        key = entry.key
        while key not in shared:
            found.add(key)
            key = key.rpartition("\\")[0]
    yield from sorted(found, key=lambda key: (-key.count("\\"), key))


if sys.platform == "win32":
    import winreg

    _ROOT = winreg.HKEY_CURRENT_USER

    def _read(entry: Entry) -> str | None:
        try:
            with winreg.OpenKey(_ROOT, entry.key) as key:
                found, kind = winreg.QueryValueEx(key, entry.name)
        except FileNotFoundError:
            return None
        return str(found) if kind == winreg.REG_SZ else None

    def _asked(line: str) -> bool:
        try:
            found = winreg.QueryValue(winreg.HKEY_CLASSES_ROOT, rf"{SCHEME}\shell\open\command")
        except OSError:
            return False
        return found == line

    def _stands(entries: tuple[Entry, ...]) -> bool:
        return all(_read(entry) == entry.text for entry in entries)

    def _write(entries: tuple[Entry, ...]) -> None:
        for entry in entries:
            with winreg.CreateKey(_ROOT, entry.key) as key:
                winreg.SetValueEx(key, entry.name, 0, winreg.REG_SZ, entry.text)
        _tell_windows()

    def _remove(entries: tuple[Entry, ...]) -> None:
        command = next(entry for entry in entries if entry.key.endswith("command"))
        if _read(command) not in (command.text, None):
            return
        for entry in entries:
            with (
                contextlib.suppress(FileNotFoundError),
                winreg.OpenKey(_ROOT, entry.key, 0, winreg.KEY_SET_VALUE) as key,
            ):
                winreg.DeleteValue(key, entry.name)
        for name in _keys_of(entries):
            _remove_empty(name)
        _tell_windows()

    def _remove_empty(name: str) -> None:
        """What another program has put there stays, and its key with it."""
        try:
            with winreg.OpenKey(_ROOT, name) as key:
                keys, values, _changed = winreg.QueryInfoKey(key)
        except FileNotFoundError:
            return
        if not keys and not values:
            winreg.DeleteKey(_ROOT, name)

    def _tell_windows() -> None:
        import ctypes

        associations_changed, by_id_list = 0x08000000, 0
        ctypes.windll.shell32.SHChangeNotify(associations_changed, by_id_list, None, None)

else:

    def _asked(line: str) -> bool:
        return False

    def _stands(entries: tuple[Entry, ...]) -> bool:
        return False

    def _write(entries: tuple[Entry, ...]) -> None:
        raise OSError("no registry")

    def _remove(entries: tuple[Entry, ...]) -> None:
        raise OSError("no registry")
