"""The command line of the window: a process by its number."""

from __future__ import annotations

import pytest

from crm_desktop.cli import read_arguments


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
    assert (asked.command, asked.case) == (None, 104218)


@pytest.mark.parametrize("words", [(), ("--user", "104218"), ("--demo",), ("backup", "--to", "104218")])
def test_other_numbers_ask_for_none(words: tuple[str, ...]) -> None:
    assert read_arguments(words).case is None


@pytest.mark.parametrize("words", [("--case", "abc"), ("1234567890",), ("12abc",), ("--case", "-5")])
def test_what_is_no_number_is_refused(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as refused:
        read_arguments(words)
    assert refused.value.code == 2
    assert "--case" in capsys.readouterr().err
