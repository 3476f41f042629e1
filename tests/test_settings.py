"""Local settings survive a round trip and any damage; what a window remembers is each user's own."""

from __future__ import annotations

import re
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

import crm_desktop
from crm_desktop.errors import OutOfRange
from crm_desktop.settings import SPECS, JsonValue, Paths, Settings, load, read_state, save, write_state

CHANGED = Settings(
    theme="dark",
    font_scale_percent=125,
    compact_rows=True,
    language="en",
    database="postgresql+psycopg://marina@desk.example/crm",
    last_login='mari"na\\\x7f\n',
    reminder_minutes=0,
    backup_keep_days=365,
    spell_checking=False,
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "perfil" / "settings.toml"


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    return Paths.for_profile(tmp_path / "perfil")


def write(file: Path, content: str | bytes) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)


def test_without_a_file_everything_has_its_default(file: Path) -> None:
    assert load(file).settings == Settings()
    assert load(file).ignored == ()
    assert not file.parent.exists()


@pytest.mark.parametrize("settings", [Settings(), CHANGED])
def test_what_is_saved_is_loaded_again(file: Path, settings: Settings) -> None:
    save(file, settings)
    assert load(file).settings == settings
    assert load(file).ignored == ()


@hypothesis_settings(deadline=None)
@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_survives_the_file(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.getbasetemp() / "any.toml"
    save(file, Settings(last_login=text))
    assert load(file).settings.last_login == text


def test_every_default_is_allowed_and_every_setting_has_a_sentence() -> None:
    assert list(SPECS) == [one.name for one in fields(Settings)]
    for name, spec in SPECS.items():
        assert spec.problem(getattr(Settings(), name)) == ""
        assert spec.sentence.endswith(".")


def test_every_setting_is_read_by_the_program() -> None:
    package = Path(crm_desktop.__file__).parent
    code = "\n".join(
        path.read_text(encoding="utf-8") for path in package.rglob("*.py") if path.name != "settings.py"
    )
    assert [name for name in SPECS if not re.search(rf"\b{name}\b", code)] == []


@pytest.mark.parametrize(
    ("line", "fact"),
    [
        ("font_scale_percent = 89", "font_scale_percent: 89 is not in 90–150"),
        ("font_scale_percent = 151", "font_scale_percent: 151 is not in 90–150"),
        ("font_scale_percent = true", "font_scale_percent: True is not int"),
        ("font_scale_percent = nan", "font_scale_percent: nan is not int"),
        ('theme = "roxo"', "theme: 'roxo' is none of system, light, dark"),
        ("theme = ['dark']", "theme: ['dark'] is not str"),
        ("compact_rows = 1", "compact_rows: 1 is not bool"),
        ("database = 5", "database: 5 is not str"),
        ("cor = 'azul'", "'cor': unknown"),
        ("[theme]\nx = 1", "theme: {'x': 1} is not str"),
    ],
)
def test_a_value_that_cannot_be_taken_has_its_default_and_the_others_stay(
    file: Path, line: str, fact: str
) -> None:
    write(file, f"backup_keep_days = 30\n{line}\n")
    loaded = load(file)
    assert loaded.settings == Settings(backup_keep_days=30)
    assert loaded.ignored == (fact,)
    assert file.exists()


@pytest.mark.parametrize(
    "content",
    [b"theme = ", b"\xff\xfe\x00", b"a = " + b"[" * 100_000, b"theme = 'dark'\ntheme = 'light'"],
    ids=["half a line", "not UTF-8", "nested too deep", "twice"],
)
def test_a_broken_file_is_kept_beside_and_gives_the_defaults(file: Path, content: bytes) -> None:
    write(file, content)
    loaded = load(file)
    assert loaded.settings == Settings()
    assert len(loaded.ignored) == 1
    assert file.with_name("settings.toml.broken").read_bytes() == content
    assert not file.exists()


def test_a_file_that_cannot_be_read_stays_where_it_is(file: Path) -> None:
    file.mkdir(parents=True)
    assert load(file).settings == Settings()
    assert len(load(file).ignored) == 1
    assert file.is_dir()


def test_a_byte_order_mark_is_no_damage(file: Path) -> None:
    write(file, b"\xef\xbb\xbftheme = 'dark'\r\n")
    assert load(file).settings == Settings(theme="dark")


@pytest.mark.parametrize(
    "address",
    ["postgresql://ana:segredo@desk/crm", "postgresql://desk/crm?password=segredo"],
)
def test_a_password_is_neither_saved_nor_repeated(file: Path, address: str) -> None:
    with pytest.raises(ValueError) as refused:
        save(file, Settings(database=address))
    assert "segredo" not in str(refused.value)
    write(file, f'database = "{address}"')
    loaded = load(file)
    assert loaded.settings.database is None
    assert loaded.ignored == ("database: a password belongs in the keyring",)


def test_a_number_out_of_range_is_not_saved(file: Path) -> None:
    save(file, CHANGED)
    with pytest.raises(OutOfRange) as refused:
        save(file, replace(CHANGED, font_scale_percent=200))
    assert (refused.value.field, refused.value.low, refused.value.high) == ("font_scale_percent", 90, 150)
    assert load(file).settings == CHANGED


def test_a_failed_save_leaves_the_old_file_and_nothing_beside(file: Path) -> None:
    file.mkdir(parents=True)
    with pytest.raises(OSError):
        save(file, Settings())
    assert list(file.parent.iterdir()) == [file]


def test_a_save_leaves_one_file(file: Path) -> None:
    save(file, Settings())
    save(file, CHANGED)
    assert list(file.parent.iterdir()) == [file]


def test_a_profile_holds_everything(tmp_path: Path) -> None:
    paths = Paths.for_profile(tmp_path)
    assert paths.root == tmp_path
    everything = [getattr(paths, one.name) for one in fields(Paths) if one.name != "root"]
    assert len(set(everything)) == 7
    assert all(path.parent == tmp_path for path in everything)


def test_without_a_profile_the_system_names_the_folder() -> None:
    root = Paths.for_profile(None).root
    assert root.is_absolute()
    assert root.name == "crm_desktop"


def test_state_comes_back_as_written(paths: Paths) -> None:
    state: dict[str, JsonValue] = {
        "columns": "nº;ação",
        "width": 320,
        "ratio": 0.5,
        "open": True,
        "none": None,
        "list": [1, {"a": []}],
    }
    write_state(paths, "marina", state)
    assert read_state(paths, "marina") == state


def test_each_user_has_an_own_state(paths: Paths) -> None:
    logins = ["ana", "Ana", "a.b", "a/b", "a_b", "../ana", "CON", "", "josé", "x" * 400, "\udce1"]
    for index, login in enumerate(logins):
        write_state(paths, login, {"mine": index})
    assert [read_state(paths, login)["mine"] for login in logins] == list(range(len(logins)))
    assert {file.parent for file in paths.root.rglob("*.json")} == {paths.state_folder}


@pytest.mark.parametrize(
    "damage",
    [b"", b'{"a": ', b"[1]", b"\xff", b"[" * 100_000, b'{"a": NaN}'],
    ids=["empty", "half", "a list", "not UTF-8", "nested too deep", "not JSON"],
)
def test_a_damaged_state_is_an_empty_one(paths: Paths, damage: bytes) -> None:
    write_state(paths, "ana", {"a": 1})
    next(paths.state_folder.iterdir()).write_bytes(damage)
    assert read_state(paths, "ana") == {}


def test_a_state_that_is_no_json_leaves_the_old_one(paths: Paths) -> None:
    write_state(paths, "ana", {"a": 1})
    with pytest.raises(ValueError):
        write_state(paths, "ana", {"a": float("nan")})
    assert read_state(paths, "ana") == {"a": 1}


def test_importing_the_settings_is_cheap() -> None:
    code = "import sys, crm_desktop.settings\nprint(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert {"platformdirs", "PySide6", "sqlalchemy", "keyring"}.isdisjoint(loaded.split())
