"""No test is left out where they run some files at a time."""

from __future__ import annotations

from tools.package.windows_python import ROOT
from tools.windows_tests import FILES_AT_A_TIME, parts


def files(platform: str, named: list[str]) -> list[str]:
    return [place for part in parts(named) if part.platform == platform for place in part.places]


def test_every_file_is_in_the_part_of_its_platform_once() -> None:
    there = sorted(one.relative_to(ROOT).as_posix() for one in (ROOT / "tests").rglob("test_*.py"))
    windowed, offscreen = files("windows", []), files("offscreen", [])
    assert sorted({*windowed, *offscreen}) == there
    assert len(set(windowed)) == len(windowed)
    assert offscreen == [one for one in there if not one.startswith("tests/journeys/")]
    assert {one for one in there if one.startswith("tests/journeys/")} <= set(windowed)
    assert "tests/desktop/test_ending.py" in windowed
    assert all(0 < len(part.places) <= FILES_AT_A_TIME for part in parts([]))


def test_a_named_test_is_asked_for_as_it_is_named() -> None:
    one = "tests/values/test_links.py::test_a_link"
    assert files("offscreen", [one]) == [one]
    assert files("windows", [one]) == []
    assert files("windows", ["tests/journeys"]) == files("windows", ["tests/journeys/"])
