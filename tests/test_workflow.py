"""The workflow for GitHub: sound to the eyes of zizmor, which also reads its form, and pinned."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
PLACES = (Path(sys.executable).parent, Path(pytest.__file__).parent.parent / "bin")
"""Of programs that came with packages: beside Python, or where packages were put into a folder of their own."""
ZIZMOR = shutil.which("zizmor", path=os.pathsep.join(map(str, PLACES)))


def look(workflow: Path) -> subprocess.CompletedProcess[str]:
    assert ZIZMOR is not None
    command = [
        ZIZMOR,
        "--offline",
        "--no-progress",
        "--pedantic",
        "--no-exit-codes",
        "--format",
        "json-v1",
    ]
    return subprocess.run([*command, str(workflow)], capture_output=True, text=True)


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_whole_and_gives_nothing_away(workflow: Path) -> None:
    found = look(workflow)
    assert (found.returncode, found.stdout.strip()) == (0, "[]"), found.stdout + found.stderr


@pytest.mark.parametrize(
    ("sound", "broken"),
    [
        ("permissions: {}", "permissions: write-all"),
        ("persist-credentials: false", "fetch-depth: 1"),
        ("08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0", "main"),
        ("runs-on: windows-latest", "runs_on: windows-latest"),
        ("python dev.py test", "echo ${{ github.event.pull_request.title }}"),
    ],
)
def test_what_is_wrong_is_found(tmp_path: Path, sound: str, broken: str) -> None:
    text = WORKFLOWS[0].read_text(encoding="utf-8")
    assert sound in text
    folder = tmp_path / ".github" / "workflows"
    folder.mkdir(parents=True)
    (folder / "test.yml").write_text(text.replace(sound, broken), encoding="utf-8")
    found = look(folder / "test.yml")
    assert found.returncode or found.stdout.strip() != "[]"


def test_every_action_is_a_commit_with_its_version_beside_it() -> None:
    for workflow in WORKFLOWS:
        used = re.findall(r"uses: (.+)", workflow.read_text(encoding="utf-8"))
        assert used
        assert all(re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", one) for one in used)


def test_real_windows_runs_the_readme_s_own_commands() -> None:
    (text,) = [one.read_text(encoding="utf-8") for one in WORKFLOWS]
    windows = text[text.index("  windows:") : text.index("  linux:")]
    assert "python dev.py test\n" in windows
    assert "python dev.py package" in windows
