"""The command line without a window: data, backup and check; what it prints, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from crm_desktop.cli import main
from tests.exchange.documents import a_case, as_json, desk

Out = pytest.CaptureFixture[str]


@pytest.fixture
def profile(tmp_path: Path) -> Path:
    return tmp_path / "perfil"


@pytest.fixture
def document(tmp_path: Path) -> Path:
    path = tmp_path / "mesa.json"
    path.write_text(as_json(desk()), encoding="utf-8")
    return path


def run(profile: Path, *arguments: object) -> int:
    return main([*map(str, arguments), "--profile", str(profile)])


def exported(profile: Path, tmp_path: Path, *options: str) -> dict[str, object]:
    path = tmp_path / "saída.json"
    assert run(profile, "data", "export", path, *options) == 0
    found: dict[str, object] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_import_makes_the_base_and_says_what_was_added(profile: Path, document: Path, capsys: Out) -> None:
    assert run(profile, "data", "import", document) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert "persons: 1 novos, 0 atualizados" in said.out.splitlines()
    assert "cases: 1 novos, 0 atualizados" in said.out.splitlines()
    assert (profile / "crm.db").is_file()


def test_import_again_says_what_was_updated(profile: Path, document: Path, capsys: Out) -> None:
    run(profile, "data", "import", document)
    capsys.readouterr()
    assert run(profile, "data", "import", document) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(": 0 novos, " in line for line in lines)


def test_a_dry_run_says_the_same_and_writes_nothing(
    profile: Path, document: Path, tmp_path: Path, capsys: Out
) -> None:
    run(profile, "data", "import", document)
    before = exported(profile, tmp_path)
    document.write_text(as_json(desk(cases=[a_case(8)])), encoding="utf-8")
    capsys.readouterr()
    assert run(profile, "data", "import", document, "--dry-run") == 0
    assert "cases: 1 novos, 0 atualizados" in capsys.readouterr().out.splitlines()
    assert exported(profile, tmp_path) == before


@pytest.mark.parametrize("where", ["perfil", "longe/mais/perfil"])
def test_a_dry_run_without_a_base_leaves_no_file(
    where: str, document: Path, tmp_path: Path, capsys: Out
) -> None:
    before = sorted(tmp_path.rglob("*"))
    assert run(tmp_path / where, "data", "import", document, "--dry-run") == 0
    assert "cases: 1 novos, 0 atualizados" in capsys.readouterr().out.splitlines()
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("options", [(), ("--dry-run",)])
def test_a_refused_import_without_a_base_leaves_no_file(
    options: tuple[str, ...], profile: Path, document: Path, tmp_path: Path, capsys: Out
) -> None:
    document.write_text(as_json(desk(cases=[a_case(8, person="C-77")])), encoding="utf-8")
    before = sorted(tmp_path.rglob("*"))
    assert run(profile, "data", "import", document, *options) == 2
    assert capsys.readouterr().err.splitlines() == ['cases[0].person: no person "C-77"']
    assert sorted(tmp_path.rglob("*")) == before


def test_what_else_lies_in_the_profile_stays(profile: Path, document: Path) -> None:
    profile.mkdir()
    (profile / "nota.txt").write_text("minha", encoding="utf-8")
    assert run(profile, "data", "import", document, "--dry-run") == 0
    assert [path.name for path in profile.iterdir()] == ["nota.txt"]


def test_every_fault_is_printed_with_its_place_and_the_status_is_2(
    profile: Path, document: Path, tmp_path: Path, capsys: Out
) -> None:
    run(profile, "data", "import", document)
    before = exported(profile, tmp_path)
    document.write_text(
        as_json(desk(cases=[a_case(8, person="C-77"), a_case(9, priority=0)])), encoding="utf-8"
    )
    capsys.readouterr()
    for options in ((), ("--dry-run",)):
        assert run(profile, "data", "import", document, *options) == 2
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.splitlines() == [
            'cases[0].person: no person "C-77"',
            "cases[1].priority: 0 is not within 1 and 9",
        ]
    assert exported(profile, tmp_path) == before


def test_a_file_that_is_no_document_is_refused(profile: Path, document: Path, capsys: Out) -> None:
    document.write_bytes(b"\xff\xfe\x00")
    assert run(profile, "data", "import", document) == 2
    assert capsys.readouterr().err.startswith("document: not JSON in UTF-8")


def test_a_file_that_is_not_there_is_a_failure(profile: Path, tmp_path: Path, capsys: Out) -> None:
    assert run(profile, "data", "import", tmp_path / "longe.json") == 1
    assert "longe.json" in capsys.readouterr().err


def test_export_then_import_elsewhere_gives_the_same(profile: Path, document: Path, tmp_path: Path) -> None:
    run(profile, "data", "import", document)
    first = exported(profile, tmp_path)
    other = tmp_path / "outro"
    assert run(other, "data", "import", tmp_path / "saída.json") == 0
    assert exported(other, tmp_path) == first


def test_export_takes_the_sections_asked_for(profile: Path, document: Path, tmp_path: Path) -> None:
    run(profile, "data", "import", document)
    assert list(exported(profile, tmp_path, "--only", "centers, workflows")) == [
        "format",
        "centers",
        "workflows",
    ]


def test_export_of_a_section_that_is_not_there_writes_no_file(
    profile: Path, document: Path, tmp_path: Path, capsys: Out
) -> None:
    run(profile, "data", "import", document)
    capsys.readouterr()
    path = tmp_path / "nada.json"
    assert run(profile, "data", "export", path, "--only", "centres") == 2
    assert capsys.readouterr().err == "centres: unknown section\n"
    assert not path.exists()


@pytest.mark.parametrize("command", [("data", "export", "x.json"), ("backup",), ("check",)])
def test_without_a_base_there_is_nothing_to_read(
    command: tuple[str, ...], profile: Path, capsys: Out
) -> None:
    assert run(profile, *command) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("crm-desktop: ")
    assert not (profile / "crm.db").exists()


def test_demo_fills_an_empty_base_once(profile: Path, tmp_path: Path, capsys: Out) -> None:
    assert run(profile, "data", "demo", "--processes", "120") == 0
    assert "100%" in capsys.readouterr().err
    cases = exported(profile, tmp_path, "--only", "cases")["cases"]
    assert isinstance(cases, list)
    assert len(cases) == 120
    assert run(profile, "data", "demo", "--processes", "120") == 2
    assert "has cases already" in capsys.readouterr().err


def test_another_base_is_named_by_its_address(profile: Path, document: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "outra base.db"
    assert run(profile, "data", "import", document, "--database", f"sqlite:///{elsewhere}") == 0
    assert elsewhere.is_file()
    assert not (profile / "crm.db").exists()


def test_a_base_of_another_kind_is_out_of_reach(profile: Path, tmp_path: Path, capsys: Out) -> None:
    address = "postgresql://ana:segredo@servidor/crm"
    assert run(profile, "data", "export", tmp_path / "x.json", "--database", address) == 2
    assert "segredo" not in capsys.readouterr().err


def test_backup_prints_where_the_copy_is_and_check_what_it_holds(
    profile: Path, document: Path, tmp_path: Path, capsys: Out
) -> None:
    run(profile, "data", "import", document)
    capsys.readouterr()
    assert run(profile, "backup", "--to", tmp_path / "cópias") == 0
    copy = Path(capsys.readouterr().out.strip())
    assert copy.parent == tmp_path / "cópias"
    assert copy.is_file()
    assert run(profile, "check") == 0
    checked = capsys.readouterr()
    assert checked.out.startswith("2 pareceres, 0 anexos, cadeia ")
    assert checked.err == ""
    assert run(profile, "check", "--database", f"sqlite:///{copy}") == 0
    assert capsys.readouterr().out == checked.out


def test_check_of_a_damaged_base_names_the_fault(profile: Path, document: Path, capsys: Out) -> None:
    run(profile, "data", "import", document)
    base = profile / "crm.db"
    base.write_bytes(b"\0" * 4096 + base.read_bytes()[4096:])
    capsys.readouterr()
    assert run(profile, "check") == 1
    assert capsys.readouterr().err.strip()
