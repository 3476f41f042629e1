"""Policies: every place they are said in, which of them wins, and what is ignored and told."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from crm_desktop.errors import DisabledByPolicy, OtherBaseNamed
from crm_desktop.policies import (
    LONGEST_CHARACTERS,
    NO_POLICIES,
    POLICIES,
    Fault,
    Feature,
    Group,
    Policies,
)
from crm_desktop.policies.protection import is_protected, why_unprotected
from crm_desktop.policies.reading import (
    HIVES,
    KEY,
    MOST_BYTES,
    Said,
    combined,
    key_of,
    machine_file,
    read_policies,
    said_by_file,
    said_by_registry,
)
from crm_desktop.settings import SPECS, Settings, load, save

COMPANY = "postgresql+psycopg://crm.empresa.example:5432/crm"
OWN = "sqlite:////home/marina/crm.db"


class Tree:
    """A registry in memory: keys by hive and path, told apart without regard to case."""

    def __init__(self, content: dict[str, dict[str, dict[str, object]]]) -> None:
        self._keys = {
            (hive, path.casefold()): values for hive, keys in content.items() for path, values in keys.items()
        }

    def values(self, hive: str, key: str) -> Iterable[tuple[str, object]]:
        try:
            return self._keys[hive, key.casefold()].items()
        except KeyError:
            raise FileNotFoundError(key) from None


JUNCTION = 0xA0000003


def hive(name: str, **groups: dict[str, object]) -> Said:
    """What one hive says; `plain`, `features` and `settings` hold the values."""
    keys = {key_of(Group[group.upper()]): values for group, values in groups.items()}
    return said_by_registry(Tree({name: keys}), name)


def trusted(_path: Path) -> str:
    return ""


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str | bytes], Said]:
    def said(content: str | bytes) -> Said:
        path = tmp_path / "policy.toml"
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return said_by_file(path, trusted)

    return said


def faults(policies: Policies) -> list[tuple[str, Fault]]:
    return [(told.name, told.fault) for told in policies.ignored]


def test_without_anything_nothing_is_decided(tmp_path: Path) -> None:
    said = [*(said_by_registry(Tree({}), name) for name in HIVES), said_by_file(tmp_path / "none.toml")]
    assert combined(said) == NO_POLICIES
    assert NO_POLICIES.may_change_base
    assert all(NO_POLICIES.allows(feature) for feature in Feature)
    assert NO_POLICIES.applied_to(Settings(theme="dark")) == Settings(theme="dark")


def test_each_policy_has_one_name_and_a_sentence_and_every_choice_of_the_user_can_be_locked() -> None:
    assert len({(one.group, one.name) for one in POLICIES}) == len(POLICIES)
    assert len({(one.group, one.value_name.casefold()) for one in POLICIES}) == len(POLICIES)
    assert all(one.spec.sentence.endswith(".") for one in POLICIES)
    lockable = {one.name for one in POLICIES if one.group is Group.SETTINGS}
    assert lockable == {one.name for one in fields(Settings)} - {"database", "last_login"}
    assert {one.name for one in POLICIES if one.group is Group.FEATURES} == set(Feature)


ALL_OF_FILE = f"""
database = "{COMPANY}"
update_channel = "beta"
update_source = "https://crm.empresa.example/versoes"
disabled_features = ["print", "send_mail"]
[locked_settings]
theme = "dark"
font_scale_percent = 120
spell_checking = false
"""
ALL_OF_REGISTRY: dict[str, dict[str, object]] = {
    "plain": {
        "Database": COMPANY,
        "UpdateChannel": "beta",
        "UpdateSource": "https://crm.empresa.example/versoes",
    },
    "features": {"Print": 1, "SendMail": 1},
    "settings": {"Theme": "dark", "FontScalePercent": 120, "SpellChecking": 0},
}


def is_all(policies: Policies) -> None:
    assert policies.database == COMPANY
    assert policies.update_channel == "beta"
    assert policies.update_source == "https://crm.empresa.example/versoes"
    assert [f for f in Feature if not policies.allows(f)] == [Feature.PRINT, Feature.SEND_MAIL]
    assert policies.locked == {"theme": "dark", "font_scale_percent": 120, "spell_checking": False}
    assert policies.ignored == ()


def test_the_file_says_all_policies(file: Callable[[str], Said]) -> None:
    is_all(combined([file(ALL_OF_FILE)]))


@pytest.mark.parametrize("name", HIVES)
def test_each_hive_says_all_policies_whatever_the_case_of_the_names(name: str) -> None:
    is_all(combined([hive(name, **ALL_OF_REGISTRY)]))
    shouted = {
        group: {key.upper(): v for key, v in values.items()} for group, values in ALL_OF_REGISTRY.items()
    }
    is_all(combined([hive(name, **shouted)]))


def test_the_machine_wins_over_the_user_and_both_over_the_file_policy_by_policy(
    file: Callable[[str], Said],
) -> None:
    policies = combined(
        [
            hive("HKLM", plain={"UpdateChannel": "off"}, features={"Print": 0}, settings={"Theme": "light"}),
            hive(
                "HKCU",
                plain={"UpdateChannel": "beta", "UpdateSource": r"\\servidor\versoes"},
                features={"Print": 1, "SendMail": 1},
                settings={"Theme": "dark", "Language": "en"},
            ),
            file(ALL_OF_FILE),
        ]
    )
    assert (policies.update_channel, policies.update_source) == ("off", r"\\servidor\versoes")
    assert policies.database == COMPANY
    assert policies.allows(Feature.PRINT)
    assert not policies.allows(Feature.SEND_MAIL)
    assert policies.locked == {
        "theme": "light",
        "language": "en",
        "font_scale_percent": 120,
        "spell_checking": False,
    }
    places = {held.policy.name: held.place for held in policies.held}
    assert places["update_channel"] == rf"HKLM\{KEY}"
    assert places["language"] == rf"HKCU\{KEY}"
    assert places["database"].endswith("policy.toml")


@pytest.mark.parametrize(
    ("group", "name", "value"),
    [
        ("plain", "Database", "postgresql://ana:segredo@servidor/crm"),
        ("plain", "Database", "postgresql://servidor/crm?password=segredo"),
        ("plain", "Database", "postgresql://servidor/"),
        ("plain", "Database", "mysql://servidor/crm"),
        ("plain", "Database", "sqlite:///"),
        ("plain", "Database", ""),
        ("plain", "Database", 1),
        ("plain", "Database", ["a"]),
        ("plain", "Database", (2, "%LOCALAPPDATA%")),
        ("plain", "Database", "postgresql://" + "x" * LONGEST_CHARACTERS + "/crm"),
        ("plain", "UpdateChannel", "noturno"),
        ("plain", "UpdateChannel", 0),
        ("plain", "UpdateSource", "http://servidor/versoes"),
        ("plain", "UpdateSource", "https://ana:segredo@servidor/versoes"),
        ("plain", "UpdateSource", "https://"),
        ("plain", "UpdateSource", "versoes"),
        ("plain", "UpdateSource", "\ud800"),
        ("features", "Print", "1"),
        ("features", "Print", 2),
        ("features", "Print", 2**63),
        ("settings", "Theme", "roxo"),
        ("settings", "FontScalePercent", 151),
        ("settings", "FontScalePercent", 2**64),
        ("settings", "FontScalePercent", "120"),
        ("settings", "SpellChecking", 7),
    ],
)
def test_a_value_that_cannot_be_taken_decides_nothing_and_is_told_without_a_secret(
    group: str, name: str, value: object, file: Callable[[str], Said]
) -> None:
    policies = combined([hive("HKLM", **{group: {name: value}})])
    assert policies.held == ()
    assert [told.fault for told in policies.ignored] == [Fault.VALUE]
    said = str(policies.ignored[0])
    assert said.startswith(rf"HKLM\{KEY}")
    assert "segredo" not in said
    assert len(said) < 250


def test_where_the_stronger_place_cannot_be_understood_the_weaker_one_decides(
    file: Callable[[str], Said],
) -> None:
    policies = combined(
        [hive("HKLM", plain={"Database": "servidor"}, features={"Print": "sim"}), file(ALL_OF_FILE)]
    )
    assert policies.database == COMPANY
    assert not policies.allows(Feature.PRINT)
    assert faults(policies) == [("database", Fault.VALUE), ("print", Fault.VALUE)]


def test_a_name_that_is_none_is_told_and_the_others_hold() -> None:
    policies = combined(
        [
            hive(
                "HKLM",
                plain={"Print": 1, "UpdateChannel": "off"},
                features={"Telepatia": 1, "Print": 1},
                settings={"Database": COMPANY, "Theme": "dark"},
            )
        ]
    )
    assert faults(policies) == [(name, Fault.UNKNOWN) for name in ("'Print'", "'Telepatia'", "'Database'")]
    assert [held.policy.name for held in policies.held] == ["update_channel", "print", "theme"]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('disabled_features = "print"', ("disabled_features", Fault.VALUE)),
        ("disabled_features = true", ("disabled_features", Fault.VALUE)),
        ("disabled_features = {print = true}", ("disabled_features", Fault.VALUE)),
        ("disabled_features = [1]", ("'1'", Fault.UNKNOWN)),
        ('disabled_features = ["Print"]', ("'Print'", Fault.UNKNOWN)),
        ('locked_settings = ["theme"]', ("locked_settings", Fault.VALUE)),
        ("locked_settings = {database = 'sqlite:////x'}", ("'database'", Fault.UNKNOWN)),
        ("locked_settings = {compact_rows = 1}", ("compact_rows", Fault.VALUE)),
        ("locked_settings = {font_scale_percent = true}", ("font_scale_percent", Fault.VALUE)),
        ("locked_settings = {font_scale_percent = inf}", ("font_scale_percent", Fault.VALUE)),
        ("database = 5", ("database", Fault.VALUE)),
        ("Database = 'sqlite:////x'", ("'Database'", Fault.UNKNOWN)),
        ("'' = 1", ("''", Fault.UNKNOWN)),
    ],
)
def test_what_the_file_says_wrong_is_told_and_the_rest_holds(
    line: str, told: tuple[str, Fault], file: Callable[[str], Said]
) -> None:
    policies = combined([file(f'update_channel = "off"\n{line}\n')])
    assert policies.update_channel == "off"
    assert faults(policies) == [told]
    assert len(policies.held) == 1


@pytest.mark.parametrize(
    "content",
    [
        b"database = ",
        b"\xff\xfe\x00",
        b"a = " + b"[" * 60_000,
        b"update_channel = 'off'\nupdate_channel = 'beta'",
        b"update_channel = 'off'\n#" + b"x" * MOST_BYTES,
        f"database = {'9' * 5_000}".encode(),
    ],
    ids=["half a line", "not UTF-8", "nested too deep", "twice", "too long", "a huge number"],
)
def test_a_file_that_cannot_be_read_decides_nothing_and_is_told(
    content: bytes, file: Callable[[bytes], Said]
) -> None:
    policies = combined([file(content)])
    assert policies.held == ()
    assert faults(policies) == [("", Fault.UNREADABLE)]


def test_a_byte_order_mark_is_no_damage(file: Callable[[bytes], Said]) -> None:
    assert combined([file(b"\xef\xbb\xbfupdate_channel = 'off'\r\n")]).update_channel == "off"


def test_a_folder_in_the_place_of_the_file_is_told(tmp_path: Path) -> None:
    said = said_by_file(tmp_path, trusted)
    assert [told.fault for told in said.ignored] == [Fault.UNREADABLE]


def test_a_key_that_must_not_be_read_is_told_and_the_others_hold() -> None:
    class Closed(Tree):
        def values(self, hive: str, key: str) -> Iterable[tuple[str, object]]:
            if key == key_of(Group.FEATURES):
                raise PermissionError(5, "Access is denied")
            return super().values(hive, key)

    said = said_by_registry(Closed({"HKLM": {KEY: {"UpdateChannel": "off"}}}), "HKLM")
    policies = combined([said])
    assert policies.update_channel == "off"
    assert [(told.place, told.fault) for told in policies.ignored] == [
        (rf"HKLM\{KEY}\DisabledFeatures", Fault.UNREADABLE)
    ]


@hypothesis_settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(list(Group)),
        st.dictionaries(
            st.one_of(st.text(max_size=20), st.sampled_from([one.value_name for one in POLICIES])),
            st.one_of(st.text(), st.integers(), st.binary(), st.none(), st.lists(st.text()), st.booleans()),
        ),
    )
)
def test_whatever_the_registry_says_each_value_holds_or_is_told(
    content: dict[Group, dict[str, object]],
) -> None:
    tree = Tree({"HKLM": {key_of(group): values for group, values in content.items()}})
    said = said_by_registry(tree, "HKLM")
    policies = combined([said])
    assert len(policies.held) + len(policies.ignored) == len(said.values)
    for held in policies.held:
        assert held.policy.problem(held.value) == ""


@hypothesis_settings(deadline=None)
@given(st.binary(max_size=300))
def test_whatever_the_file_holds_nothing_is_raised(
    tmp_path_factory: pytest.TempPathFactory, content: bytes
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    path.write_bytes(content)
    combined([said_by_file(path, trusted)])


# Who may write the file.


def test_a_file_that_the_user_can_write_decides_nothing_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("update_channel = 'off'", encoding="utf-8")
    path.chmod(0o666)
    policies = combined([said_by_file(path)])
    assert policies.update_channel is None
    assert faults(policies) == [("", Fault.UNPROTECTED)]


@pytest.mark.not_on_windows("a link needs a right of its own there")
def test_the_file_behind_a_link_is_what_counts(tmp_path: Path) -> None:
    target, link = tmp_path / "meu.toml", tmp_path / "policy.toml"
    target.write_text("update_channel = 'off'", encoding="utf-8")
    link.symlink_to(target)
    asked: list[Path] = []
    said_by_file(link, lambda path: asked.append(path) or "theirs")  # type: ignore[func-returns-value]
    assert asked == [target.resolve()]


@pytest.mark.skipif(os.name != "nt", reason="there are junctions only there")
@pytest.mark.not_under_wine("Wine 8 makes no junctions")
def test_a_folder_that_leads_elsewhere_decides_nothing(tmp_path: Path) -> None:
    (tmp_path / "theirs").mkdir()
    (tmp_path / "theirs" / "policy.toml").write_text("update_channel = 'off'", encoding="utf-8")
    subprocess.run(["cmd", "/c", "mklink", "/J", tmp_path / "ours", tmp_path / "theirs"], check=True)
    said = said_by_file(tmp_path / "ours" / "policy.toml", trusted)
    assert (said.values, [one.fault for one in said.ignored]) == ({}, [Fault.UNPROTECTED])


@pytest.mark.parametrize("link", ["policy.toml", "."])
def test_a_reparse_point_as_windows_tells_it_decides_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, link: str
) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("update_channel = 'off'", encoding="utf-8")
    tags = {tmp_path / link: JUNCTION}
    monkeypatch.setattr("crm_desktop.policies.protection.reparse_tag", lambda asked: tags.get(asked, 0))
    said = said_by_file(path, trusted)
    assert (said.values, [one.fault for one in said.ignored]) == ({}, [Fault.UNPROTECTED])


@pytest.mark.not_on_windows("an owner is a number only elsewhere")
def test_what_the_system_brought_is_protected() -> None:
    system = Path("/etc/passwd")
    assert system.stat().st_uid == 0
    assert why_unprotected(system) == ""


FOLDER, FILE = stat.S_IFDIR, stat.S_IFREG


@pytest.mark.parametrize(
    ("mode", "owner", "user", "writable", "protected"),
    [
        (FILE | 0o644, 0, 1000, False, True),
        (FILE | 0o664, 0, 1000, True, False),  # a group that the user belongs to
        (FILE | 0o444, 1000, 1000, False, False),  # its owner can make it writable again
        (FILE | 0o644, 1001, 1000, False, True),
        (FOLDER | 0o755, 0, 1000, False, True),
        (FOLDER | 0o777, 0, 1000, True, False),
        (FOLDER | stat.S_ISVTX | 0o777, 0, 1000, True, True),
        (FILE | stat.S_ISVTX | 0o666, 0, 1000, True, False),
        (FILE | 0o644, 0, 0, True, True),
        (FILE | 0o666, 0, 0, True, False),
        (FILE | 0o644, 1000, 0, True, False),
        (FOLDER | stat.S_ISVTX | 0o777, 0, 0, True, True),
    ],
)
def test_who_could_have_written_it_decides_whether_it_counts(
    mode: int, owner: int, user: int, writable: bool, protected: bool
) -> None:
    assert is_protected(mode, owner, user, writable=writable) is protected


def test_no_variable_of_the_user_moves_the_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = machine_file()
    for name in (
        "ProgramData",
        "ALLUSERSPROFILE",
        "WIN_PD_OVERRIDE_COMMON_APPDATA",
        "XDG_CONFIG_DIRS",
        "HOME",
    ):
        monkeypatch.setenv(name, str(tmp_path))
    assert machine_file() == before
    assert before.is_absolute()
    assert before.name == "policy.toml"


def test_reading_is_cheap() -> None:
    code = (
        "import sys\nfrom crm_desktop.policies.reading import read_policies\nread_policies()\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert {"platformdirs", "PySide6", "sqlalchemy", "keyring"}.isdisjoint(loaded.split())


# What follows from them.


def of_file(file: Callable[[str], Said], text: str) -> Policies:
    policies = combined([file(text)])
    assert policies.ignored == ()
    return policies


def test_a_locked_setting_has_the_policys_value_and_the_users_own_stays_in_the_file(
    file: Callable[[str], Said], tmp_path: Path
) -> None:
    policies = of_file(file, "locked_settings = {theme = 'dark', reminder_minutes = 30}")
    settings = tmp_path / "settings.toml"
    save(settings, Settings(theme="light", reminder_minutes=5))
    shown = policies.applied_to(load(settings).settings)
    assert (shown.theme, shown.reminder_minutes) == ("dark", 30)
    policies.save(settings, Settings(theme="dark", reminder_minutes=30, compact_rows=True))
    assert load(settings).settings == Settings(theme="light", reminder_minutes=5, compact_rows=True)


def test_every_setting_can_be_locked_to_a_value_of_its_own(file: Callable[[str], Said]) -> None:
    for policy in POLICIES:
        if policy.group is Group.SETTINGS:
            spec = SPECS[policy.name]
            value = spec.choices[-1] if spec.choices else spec.high or not spec.default
            locked = combined([Said("x", {(policy.group, policy.name): value})]).applied_to(Settings())
            assert getattr(locked, policy.name) == value != getattr(Settings(), policy.name)


def test_the_policys_base_wins_over_the_settings(file: Callable[[str], Said]) -> None:
    policies = of_file(file, f'database = "{COMPANY}"')
    assert policies.base_address(None, "sqlite:////outra.db", OWN) == COMPANY
    policies.check_base(None, "sqlite:////outra.db", OWN)
    assert not policies.may_change_base


@pytest.mark.parametrize(
    "text", [f'database = "{COMPANY}"', 'disabled_features = ["change_base"]'], ids=["forced", "no change"]
)
def test_the_command_line_may_name_the_base_that_is_used_anyway_and_no_other(
    text: str, file: Callable[[str], Said]
) -> None:
    policies = of_file(file, text)
    policies.check_base("postgres://crm.empresa.example/crm", COMPANY, OWN)
    for other in ("postgresql://crm.empresa.example/outra", OWN, "sqlite:////tmp/outra.db"):
        with pytest.raises(OtherBaseNamed):
            policies.check_base(other, COMPANY, OWN)


def test_no_base_of_this_computer_is_opened_where_there_must_be_none(file: Callable[[str], Said]) -> None:
    policies = of_file(file, 'disabled_features = ["local_base"]')
    policies.check_base(None, COMPANY, OWN)
    for asked, chosen in ((None, None), (OWN, None), (None, "sqlite:////outra.db")):
        with pytest.raises(DisabledByPolicy) as refused:
            policies.check_base(asked, chosen, OWN)
        assert refused.value.feature == "local_base"


# The registry of Windows itself.


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has a registry")
def test_the_registry_of_this_computer_is_read() -> None:
    if sys.platform == "win32":
        import winreg

        from crm_desktop.policies.windows import WindowsRegistry

        root = rf"Software\CRM Desktop\Teste {os.getpid()}"
        said: dict[Group, dict[str, tuple[int, object]]] = {
            Group.PLAIN: {
                "Database": (winreg.REG_SZ, COMPANY),
                "UpdateChannel": (winreg.REG_EXPAND_SZ, "off"),
                "UpdateSource": (winreg.REG_MULTI_SZ, ["https://a.example"]),
            },
            Group.FEATURES: {
                "Print": (winreg.REG_DWORD, 1),
                "SENDMAIL": (winreg.REG_QWORD, 1),
                "DataExport": (winreg.REG_BINARY, b"\x01"),
            },
            Group.SETTINGS: {
                "Theme": (winreg.REG_SZ, "dark"),
                "FontScalePercent": (winreg.REG_DWORD, 0xFFFFFFFF),
                "Language": (winreg.REG_SZ, "ção" * 30_000),
            },
        }
        try:
            for group, values in said.items():
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key_of(group, root)) as key:
                    for name, (kind, value) in values.items():
                        winreg.SetValueEx(key, name, 0, kind, value)  # type: ignore[arg-type]
            policies = combined([said_by_registry(WindowsRegistry(), "HKCU", root)])
        finally:
            for group in (Group.SETTINGS, Group.FEATURES, Group.PLAIN):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key_of(group, root))
        assert policies.database == COMPANY
        assert policies.locked == {"theme": "dark"}
        assert [f for f in Feature if not policies.allows(f)] == [Feature.PRINT, Feature.SEND_MAIL]
        assert faults(policies) == [
            ("update_channel", Fault.VALUE),
            ("update_source", Fault.VALUE),
            ("data_export", Fault.VALUE),
            ("font_scale_percent", Fault.VALUE),
            ("language", Fault.VALUE),
        ]
        assert combined([said_by_registry(WindowsRegistry(), "HKCU", root)]) == NO_POLICIES


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows has owners by SID")
def test_a_file_of_this_user_is_not_the_administrators(tmp_path: Path) -> None:
    if sys.platform == "win32":
        from crm_desktop.policies.windows import owner_of

        path = tmp_path / "policy.toml"
        path.write_text("update_channel = 'off'", encoding="utf-8")
        assert owner_of(path).startswith("S-1-5-")
        assert owner_of(Path(os.environ["SYSTEMROOT"], "System32")).startswith("S-1-")
        with pytest.raises(OSError):
            owner_of(tmp_path / "none.toml")


def test_this_computers_policies_can_be_read() -> None:
    assert isinstance(read_policies(), Policies)
