"""Who opens links, as Windows keeps it: written, read and taken back exactly; and what a link can do to the line."""

from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.cli import main, read_arguments
from crm_desktop.desktop.link_registration import (
    CAPABILITIES,
    OWN_KEY,
    Entry,
    LinkRegistration,
    command_of_this_program,
    here,
    link_entries,
    open_command,
    tel_entries,
)
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.preferences import PreferencesDialog
from crm_desktop.values.links import CaseLink
from tests.bad_links import BAD_LINKS

ON_WINDOWS = pytest.mark.skipif(sys.platform != "win32", reason="Windows alone has a registry")
ELSEWHERE = pytest.mark.not_on_windows("it has a registry")
COMMAND = r'"C:\Programas\CRM Desktop\crm-desktop.exe"'
OTHER = r'"D:\portatil\crm-desktop.exe"'


def test_the_link_is_in_quotes_behind_its_option() -> None:
    assert open_command(COMMAND) == COMMAND + ' --link "%1"'
    assert command_of_this_program().startswith('"')


def test_every_key_is_below_the_account_s_own_software() -> None:
    entries = (*link_entries(COMMAND), *tel_entries(COMMAND))
    assert len({(entry.key, entry.name) for entry in entries}) == len(entries)
    assert all(entry.key.startswith("Software\\") for entry in entries)
    assert Entry(r"Software\Classes\crm-desktop", "URL Protocol", "") in entries
    assert Entry(rf"{CAPABILITIES}\UrlAssociations", "tel", "CrmDesktop.Tel") in entries


@ELSEWHERE
def test_elsewhere_nothing_is_registered_and_nothing_asked(
    desk: Desk, qtbot: QtBot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here() is None
    dialog = PreferencesDialog(desk)
    qtbot.addWidget(dialog)
    dialog.show()
    assert not dialog.tel.isVisible()
    with qtbot.waitSignal(dialog.settings_changed):
        dialog.save()
    assert main(["links", "register", "--tel"]) == 2
    assert "pacote do programa" in capsys.readouterr().err


if sys.platform == "win32":
    import ctypes
    import winreg
    from ctypes import wintypes

    def stands(key: str, name: str = "") -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key) as opened:
                return str(winreg.QueryValueEx(opened, name)[0])
        except FileNotFoundError:
            return None

    def is_there(key: str) -> bool:
        try:
            winreg.OpenKey(winreg.HKEY_CURRENT_USER, key).Close()
        except FileNotFoundError:
            return False
        return True

    def split(line: str) -> list[str]:
        """As Windows does for a program."""
        found, count = ctypes.windll.shell32.CommandLineToArgvW, ctypes.c_int()
        found.restype = ctypes.POINTER(wintypes.LPWSTR)
        words = found(ctypes.c_wchar_p(line), ctypes.byref(count))
        return [words[place] for place in range(count.value)]


@pytest.fixture
def registration() -> Iterator[LinkRegistration]:
    made = LinkRegistration(COMMAND)
    made.remove()
    yield made
    made.remove()


@ON_WINDOWS
def test_both_schemes_are_entered_and_taken_back_without_a_trace(registration: LinkRegistration) -> None:
    assert not registration.is_registered()
    registration.register()
    registration.register()
    assert registration.is_registered()
    assert not registration.is_tel_chosen()
    assert stands(r"Software\Classes\crm-desktop\shell\open\command") == open_command(COMMAND)
    registration.choose_tel(True)
    assert registration.is_tel_chosen()
    for entry in (*link_entries(COMMAND), *tel_entries(COMMAND)):
        assert stands(entry.key, entry.name) == entry.text
    registration.choose_tel(False)
    assert registration.is_registered()
    assert not is_there(r"Software\Classes\CrmDesktop.Tel")
    assert stands(r"Software\RegisteredApplications", "CRM Desktop") is None
    assert is_there(r"Software\RegisteredApplications")
    registration.remove()
    assert not is_there(r"Software\Classes\crm-desktop")
    assert not is_there(OWN_KEY)


@ON_WINDOWS
def test_what_others_have_entered_stays(registration: LinkRegistration) -> None:
    registration.choose_tel(True)
    winreg.SetValue(winreg.HKEY_CURRENT_USER, rf"{OWN_KEY}\Other", winreg.REG_SZ, "kept")
    registration.choose_tel(False)
    assert not is_there(CAPABILITIES)
    assert stands(rf"{OWN_KEY}\Other") == "kept"
    for key in (rf"{OWN_KEY}\Other", OWN_KEY):
        winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)


@ON_WINDOWS
def test_the_copy_that_registered_last_is_asked_and_no_other_takes_it_away(
    registration: LinkRegistration,
) -> None:
    registration.register()
    other = LinkRegistration(OTHER)
    other.register()
    assert (registration.is_registered(), other.is_registered()) == (False, True)
    registration.remove()
    assert other.is_registered()
    other.remove()
    assert not is_there(r"Software\Classes\crm-desktop")


@ON_WINDOWS
def test_the_command_registers_this_program(registration: LinkRegistration) -> None:
    assert main(["links", "register", "--tel"]) == 0
    this = here()
    assert this is not None
    assert this.is_registered()
    assert this.is_tel_chosen()
    assert main(["links", "remove"]) == 0
    assert not this.is_registered()
    assert not is_there(OWN_KEY)


@ON_WINDOWS
def test_preferences_choose_and_take_back_tel(
    desk: Desk, registration: LinkRegistration, qtbot: QtBot
) -> None:
    registration.choose_tel(True)
    dialog = PreferencesDialog(desk, links=registration)
    qtbot.addWidget(dialog)
    dialog.show()
    assert (dialog.tel.isVisible(), dialog.tel.isChecked()) == (True, True)
    dialog.tel.click()
    assert registration.is_tel_chosen()
    dialog.save()
    assert not registration.is_tel_chosen()


@ON_WINDOWS
@pytest.mark.parametrize("behind", ["", " ", '"', '" ', '\\"', '\\\\" ', '""', '" "', "\t"])
def test_no_bad_link_becomes_an_option_on_its_way_through_a_command_line(behind: str) -> None:
    """Windows puts the link between the quotes as it is."""
    for link, reason in BAD_LINKS:
        if "\0" in link or len(link) > 30_000:
            continue  # which no command line of Windows can hold
        line = open_command(COMMAND).replace("%1", link + behind)
        asked = read_arguments(split(line)[1:])
        # Windows takes the quotes of a quoted link away, which leaves a good one.
        assert asked.refused is not None or reason == "in quotes"
        assert (asked.database, asked.profile, asked.user, asked.demo, asked.command) == (
            None,
            None,
            None,
            False,
            None,
        ), reason


@ON_WINDOWS
def test_a_good_link_comes_through_a_command_line() -> None:
    line = open_command(COMMAND).replace("%1", "crm-desktop:processo/104218")
    assert read_arguments(split(line)[1:]).link == CaseLink(104218)
