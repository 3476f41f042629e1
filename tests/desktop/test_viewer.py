"""What can run is known by its name in any disguise; a copy is private, safely named and read-only."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from crm_desktop.desktop.viewer import is_executable_kind, open_copy, remove_copies, safe_name

NAMES = st.one_of(
    st.text(max_size=300),
    st.builds(
        "{}{}{}".format,
        st.text("ab. :\\/\u202e\u200b", max_size=130),
        st.sampled_from([".exe", ".pdf", ".e:xe", ".exe\u202e", ".settingcontent-ms", "CON", ".com2"]),
        st.text("xyz. \u202e.", max_size=40),
    ),
)


@pytest.mark.parametrize(
    "name",
    [
        *("a.exe", "a.BAT", "a.cmd", "a.ps1", "a.js", "a.vbs", "a.lnk", "a.msi", "a.scr", "a.com", "a.hta"),
        *("a.jar", "a.reg", "a.docm", "a.xlsm", "a.desktop", "a.sh", "a.settingcontent-ms"),
        *("nota.pdf.exe", "nota.exe.", "nota.exe . .", " nota.exe ", "nota.exe\x00", "nota.e\u200bxe"),
        *("nota\u202efdp.exe", "nota.exe\u202e", "nota.exe::$DATA", "nota.txt:x.exe", "..\\x\\nota.exe"),
        *(".exe", "nota.exe\n", "nota.exe\u2028"),
    ],
)
def test_what_can_run_is_known(name: str) -> None:
    assert is_executable_kind(name)


@pytest.mark.parametrize(
    "name", ["nota.pdf", "exe", "nota.exe.pdf", "foto.jpg", "planilha.xlsx", "texto.docx", "", "...", "a.b.c"]
)
def test_what_is_only_shown_gives_no_alarm(name: str) -> None:
    assert not is_executable_kind(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("nota fiscal ação.pdf", "nota fiscal ação.pdf"),
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("C:\\Windows\\a.txt", "C__Windows_a.txt"),
        ('a<b>c:"d|e?f*.txt', "a_b_c__d_e_f_.txt"),
        ("nota\u202efdp.exe", "notafdp.exe"),
        ("a\x00b\n.txt", "ab.txt"),
        ("nota.pdf. .", "nota.pdf"),
        ("", "arquivo"),
        ("..", "arquivo"),
        ("con", "_con"),
        ("NUL.tar.gz", "_NUL.tar.gz"),
        ("com1 .txt", "_com1 .txt"),
        ("LPT¹.txt", "_LPT¹.txt"),
        ("CONIN$", "_CONIN$"),
        ("console.txt", "console.txt"),
        ("x" * 200 + ".pdf", "x" * 116 + ".pdf"),
        ("x" * 100 + ".settingcontent-ms" + "y" * 100, "x" * 100 + "_settingcontent-ms" + "yy"),
        ("\udcff.txt", ".txt"),
    ],
)
def test_a_name_is_made_safe(name: str, expected: str) -> None:
    assert safe_name(name) == expected


@settings(deadline=None)
@given(NAMES)
@example("x" * 116 + ".exe" + "y" * 30)
@example("x" * 116 + ".com . . ." + "y" * 30)
@example("." * 130 + "pdf")
@example("😀" * 130 + ".pdf")
def test_every_safe_name_is_safe_everywhere(name: str) -> None:
    safe = safe_name(name)
    assert 1 <= len(safe) <= 120
    assert len(safe.encode()) <= 240
    assert not re.search(r'[<>:"/\\|?*\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]', safe)
    assert safe == safe.rstrip(". ")
    assert not re.fullmatch(r"(con|prn|aux|nul|com\d|lpt\d)\s*(\..*)?", safe, re.I)
    assert safe_name(safe) == safe


@settings(deadline=None)
@given(NAMES)
@example("x" * 116 + ".exe" + "y" * 30)
@example("x" * 117 + ".sh" + "z" * 30)
def test_the_warning_by_the_name_holds_for_the_copy(name: str) -> None:
    if not is_executable_kind(name):
        assert not is_executable_kind(safe_name(name))


def test_a_copy_is_private_and_read_only(tmp_path: Path) -> None:
    opened: list[Path] = []

    def opener(path: Path) -> bool:
        opened.append(path)
        return True

    copy = open_copy(b"\x00\r\n\xff", "../nota.pdf", tmp_path / "anexos", opener)
    assert opened == [copy]
    assert copy.read_bytes() == b"\x00\r\n\xff"
    assert copy.name == ".._nota.pdf"
    assert copy.parent.parent == tmp_path / "anexos"
    assert not copy.stat().st_mode & stat.S_IWUSR
    if os.name != "nt":
        assert stat.S_IMODE(copy.stat().st_mode) == 0o400
        assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_two_files_of_one_name_are_two_copies(tmp_path: Path) -> None:
    first = open_copy(b"1", "nota.pdf", tmp_path, lambda _: True)
    second = open_copy(b"2", "nota.pdf", tmp_path, lambda _: True)
    assert (first.read_bytes(), second.read_bytes()) == (b"1", b"2")


def test_when_no_program_opens_it_nothing_stays(tmp_path: Path) -> None:
    with pytest.raises(OSError, match=r"nota\.pdf"):
        open_copy(b"1", "nota.pdf", tmp_path, lambda _: False)
    assert list(tmp_path.iterdir()) == []


def test_copies_are_removed_and_nothing_else(tmp_path: Path) -> None:
    open_copy(b"1", "a.pdf", tmp_path, lambda _: True)
    open_copy(b"2", "b.pdf", tmp_path, lambda _: True)
    (tmp_path / "outra coisa").mkdir()
    assert remove_copies(tmp_path) == 0
    assert [one.name for one in tmp_path.iterdir()] == ["outra coisa"]
    assert remove_copies(tmp_path / "missing") == 0
