"""The command line of the window: a process by its number, a link, a call."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crm_desktop.cli import main, read_arguments
from crm_desktop.desktop.single_instance import SingleInstance, instance_key
from crm_desktop.values.links import CaseLink, PersonLink, Sign, looks_like_link
from tests.bad_links import BAD_LINKS, IDS

REFUSED = "crm-desktop: O link ou telefone recebido não é válido e foi ignorado.\n"
ANA = PersonLink(Sign.DOCUMENT, "52998224725")
MOBILE = PersonLink(Sign.PHONE, "+5521998761200")


@pytest.mark.parametrize(
    "words",
    [
        ("104218",),
        ("--case", "104218"),
        ("--case=104218",),
        ("104.218",),
        ("104 218",),
        ("--lang", "en", "104218", "--demo"),
        ("--profile", "7", "104218"),
    ],
)
def test_a_number_asks_for_that_process(words: tuple[str, ...]) -> None:
    asked = read_arguments(words)
    assert (asked.command, asked.link) == (None, CaseLink(104218))


@pytest.mark.parametrize("words", [(), ("--user", "104218"), ("--demo",), ("backup", "--to", "104218")])
def test_other_numbers_ask_for_none(words: tuple[str, ...]) -> None:
    assert read_arguments(words).link is None


@pytest.mark.parametrize("words", [("--case", "abc"), ("1234567890",), ("12abc",), ("--case", "-5")])
def test_what_is_no_number_is_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        read_arguments(words)
    assert refused.value.code == 2
    assert "--case" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("words", "link"),
    [
        (("crm-desktop:processo/104218",), CaseLink(104218)),
        (("--link", "crm-desktop://processo/104218/"), CaseLink(104218)),
        (("--link=crm-desktop:processo/104218",), CaseLink(104218)),
        (("--", "crm-desktop:processo/104218"), CaseLink(104218)),
        (("--lang", "en", "--demo", "--link", "tel:+5521998761200"), MOBILE),
        (("--user", "tel:1", "crm-desktop:pessoa?documento=529.982.247-25"), ANA),
        (("--phone", "+55 21 99876-1200"), MOBILE),
        (("--phone", "021", "99876-1200"), MOBILE),
        (("--phone=(21) 99876-1200",), MOBILE),
    ],
)
def test_a_link_or_a_number_asks_for_what_it_says(words: tuple[str, ...], link: object) -> None:
    asked = read_arguments(words)
    assert (asked.command, asked.link, asked.refused) == (None, link, None)


@pytest.mark.parametrize(
    "behind",
    [
        ("--demo",),
        ("--database", "postgresql://mal.example/crm"),
        ("--profile=C:\\mal",),
        ("backup", "--to", "C:\\mal"),
        ("--link", "crm-desktop:processo/1"),
        ("",),
    ],
)
@pytest.mark.parametrize(
    "sign", [("--link", "crm-desktop:processo/1"), ("tel:+5521998761200",), ("--phone", "190")]
)
def test_behind_a_link_nothing_is_an_option(sign: tuple[str, ...], behind: tuple[str, ...]) -> None:
    """As when a link has closed the quotes in which Windows put it."""
    asked = read_arguments(["--lang", "en", *sign, *behind])
    assert (asked.database, asked.profile, asked.demo, asked.command) == (None, None, False, None)
    if sign[0] == "--phone" and behind == ("",):
        return  # a space behind a number
    assert (asked.link, asked.refused is None) == (None, False)


def test_an_option_is_not_guessed_from_its_beginning() -> None:
    with pytest.raises(SystemExit):
        read_arguments(["--lin", "crm-desktop:processo/1"])


@pytest.mark.parametrize(("link", "reason"), BAD_LINKS, ids=IDS)
def test_a_bad_link_is_one_sentence_and_nothing_else(
    link: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], qapp: QApplication
) -> None:
    profile = tmp_path / "none"
    windows = QApplication.topLevelWidgets()
    for words in (["--link", link], ["--", link], *([[link]] if looks_like_link(link) else [])):
        assert main(["--profile", str(profile), *words]) == 2
        assert capsys.readouterr() == ("", REFUSED)
    assert QApplication.topLevelWidgets() == windows
    assert not profile.exists()


def hand_over(qtbot: QtBot, profile: Path, *words: str) -> tuple[int, str, list[str]]:
    """Exit status, what was said, and what a program that runs on that profile gets of a start from outside."""
    running = SingleInstance(instance_key(profile))
    assert running.listen()
    try:
        with qtbot.waitSignal(running.arguments_received, timeout=60_000) as got:
            child = subprocess.Popen(
                [sys.executable, "-m", "crm_desktop", "--profile", str(profile), *words],
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
            )
        _out, said = child.communicate()
    finally:
        running.close()
    return child.returncode, said, got.args[0]


def test_a_program_that_runs_gets_the_link_in_its_own_spelling(qtbot: QtBot, tmp_path: Path) -> None:
    told = hand_over(qtbot, tmp_path, "--link", "TEL:+55%2021%2099876-1200")
    assert told == (0, "", ["--link", "crm-desktop:pessoa?telefone=+5521998761200"])


@pytest.mark.parametrize(
    "words",
    [
        ("--link", "--demo"),
        ("--link", 'crm-desktop:processo/1" --database "x'),
        ("--link", "crm-desktop:processo/1\n--demo"),
        ("--link", "crm-desktop:processo/1 2"),
        ("--link", "crm-desktop:processo/1", "--database", "x"),
        ("--phone", "-1"),
    ],
)
def test_of_a_bad_link_a_program_that_runs_gets_nothing(
    qtbot: QtBot, tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert hand_over(qtbot, tmp_path, *words) == (2, REFUSED, ["--link", ""])


@pytest.mark.skipif(sys.platform == "win32", reason="there it removes what this account has kept")
def test_passwords_are_removed_on_windows_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["passwords", "remove"]) == 2
    assert "chaveiro" in capsys.readouterr().err
