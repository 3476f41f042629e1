"""What a source offers is taken when it is signed, whole, new and in time; nothing else changes a thing."""

from __future__ import annotations

import json
import random
import shutil
import ssl
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from securesystemslib.signer import CryptoSigner
from urllib3 import ProxyManager

from crm_desktop.desktop.updates import Found, Look, WhyOff, numbers
from crm_desktop.desktop.updates.client import METADATA_SECONDS, Client
from crm_desktop.desktop.updates.looking import (
    SYSTEM,
    Setting,
    Wanted,
    last_look,
    look,
    seconds_to_wait,
    setting,
)
from crm_desktop.desktop.updates.place import Place
from crm_desktop.desktop.updates.scripted_proxy import first_proxy
from crm_desktop.desktop.updates.source import (
    FolderSource,
    HttpSource,
    NotThere,
    Unreachable,
    Untrusted,
    system_pool,
)
from crm_desktop.errors import Cancelled, UpdateFailed
from crm_desktop.policies import Policies
from tests.administrator import decided
from tests.shared.authority import Authority
from tests.updates import NEWER, PRESENT, Publisher, Server, installed, looked

NOW = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
FILLING = random.Random(7).randbytes(400_000)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return installed(tmp_path / "installed")


@pytest.fixture
def publisher(tmp_path: Path) -> Publisher:
    return Publisher(tmp_path)


@pytest.fixture
def server(publisher: Publisher) -> Iterator[tuple[Server, str]]:
    told = Server(publisher.folder)
    with told.running() as address:
        yield told, address


def assert_nothing_applied(place: Place) -> None:
    assert place.waiting() == ""
    assert not (place.folder / "new").exists()
    assert (place.app / "version.txt").read_text(encoding="utf-8").strip() == PRESENT


def test_a_newer_version_waits_for_the_next_start(place: Place, publisher: Publisher) -> None:
    publisher.publish(NEWER)
    made = looked(publisher, place)
    assert (made.found, made.version) == (Found.READY, NEWER)
    assert place.waiting() == NEWER
    staged = place.folder / "new"
    assert (staged / "version.txt").read_text(encoding="utf-8").strip() == NEWER
    if sys.platform != "win32":
        assert (staged / "crm-desktop").stat().st_mode & 0o111
    assert last_look(place) == made


def test_it_is_brought_once(place: Place, publisher: Publisher, server: tuple[Server, str]) -> None:
    publisher.publish(NEWER)
    told, address = server
    for _ in range(2):
        assert looked(publisher, place, source=address).found is Found.READY
    assert sum(path.endswith(".tar.xz") for path, _ in told.asked) == 1


@pytest.mark.parametrize("version", [PRESENT, "0.9.9"])
def test_what_is_not_newer_is_left(place: Place, publisher: Publisher, version: str) -> None:
    publisher.publish(version)
    assert looked(publisher, place).found is Found.NOTHING
    assert_nothing_applied(place)


def test_versions_are_compared_by_their_numbers() -> None:
    assert numbers("1.10") > numbers("1.9.9")
    assert numbers("2") == numbers("2.0.0.0")
    for wrong in ("", "1.a", "1..2", "-1", "1.2.3.4.5", "²"):
        with pytest.raises(ValueError):
            numbers(wrong)


def test_a_channel_shows_only_its_own(place: Place, publisher: Publisher) -> None:
    publisher.publish("2.0.0", "beta")
    assert looked(publisher, place).found is Found.NOTHING
    assert looked(publisher, place, channel="beta").version == "2.0.0"


def test_what_was_withdrawn_is_not_applied_any_more(place: Place, publisher: Publisher) -> None:
    publisher.publish(NEWER)
    looked(publisher, place)
    publisher.repository.withdraw("stable", SYSTEM, datetime.now(UTC))
    assert looked(publisher, place).found is Found.NOTHING
    assert_nothing_applied(place)


# Attacks. Each changes what the source gives out; each ends in the word for it, with nothing applied.


def _tampered_package(publisher: Publisher) -> None:
    file = publisher.package_file()
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.write_bytes(content)


def _truncated_package(publisher: Publisher) -> None:
    file = publisher.package_file()
    file.write_bytes(file.read_bytes()[:-100])


def _longer_package(publisher: Publisher) -> None:
    file = publisher.package_file()
    file.write_bytes(file.read_bytes() + b"more")


def _tampered(name: str) -> Callable[[Publisher], None]:
    def tamper(publisher: Publisher) -> None:
        file = publisher.metadata(name)
        said = json.loads(file.read_text(encoding="utf-8"))
        said["signed"]["x-more"] = "anything"
        file.write_text(json.dumps(said), encoding="utf-8")

    return tamper


def _unsigned(publisher: Publisher) -> None:
    file = publisher.metadata("timestamp.json")
    said = json.loads(file.read_text(encoding="utf-8"))
    said["signatures"] = []
    file.write_text(json.dumps(said), encoding="utf-8")


def _truncated_metadata(publisher: Publisher) -> None:
    file = publisher.metadata("timestamp.json")
    file.write_bytes(file.read_bytes()[:200])


def _no_json(publisher: Publisher) -> None:
    publisher.metadata("timestamp.json").write_bytes(b"<html>Portal</html>")


def _wrong_key(publisher: Publisher) -> None:
    """All is well signed, by somebody else."""
    other = Publisher(publisher.folder.parent / "other")
    other.publish(NEWER)
    shutil.rmtree(publisher.folder)
    shutil.copytree(other.folder, publisher.folder)


def _channel_key_signs_as_another(publisher: Publisher) -> None:
    """Who has the timestamp's key alone cannot make a version."""
    stolen = publisher.signers["timestamp"]
    publisher.repository._signers = dict.fromkeys(publisher.signers, stolen)  # type: ignore[assignment]
    publisher.publish("9.0.0")


def _root_by_a_stranger(publisher: Publisher) -> None:
    signers = {name: CryptoSigner.generate_ed25519() for name in publisher.signers}
    publisher.repository._signers = signers
    publisher.repository.renew(datetime.now(UTC), "root")


ATTACKS: list[tuple[Callable[[Publisher], None], str]] = [
    (_tampered_package, "content"),
    (_truncated_package, "content"),
    (_longer_package, "content"),
    (_tampered("timestamp.json"), "signature"),
    (_tampered("2.snapshot.json"), "signature"),
    (_tampered("2.stable.json"), "signature"),
    (_tampered("1.targets.json"), "signature"),
    (_unsigned, "signature"),
    (_truncated_metadata, "content"),
    (_no_json, "content"),
    (_wrong_key, "signature"),
    (_channel_key_signs_as_another, "signature"),
    (_root_by_a_stranger, "signature"),
]


@pytest.mark.parametrize(("attack", "hitch"), ATTACKS, ids=[str(n) for n in range(len(ATTACKS))])
def test_what_was_tampered_with_is_refused(
    place: Place, publisher: Publisher, attack: Callable[[Publisher], None], hitch: str
) -> None:
    publisher.publish(NEWER)
    attack(publisher)
    made = looked(publisher, place)
    assert (made.found, made.hitch) == (Found.FAILED, hitch)
    assert_nothing_applied(place)


def test_an_older_state_of_the_source_is_refused(place: Place, publisher: Publisher, tmp_path: Path) -> None:
    publisher.publish(NEWER)
    with publisher.as_before() as before:
        publisher.publish("1.2.0")
        assert looked(publisher, place).version == "1.2.0"
        place.unstage()
        made = looked(publisher, place, source=str(before))
    assert (made.found, made.hitch) == (Found.FAILED, "replayed")
    assert_nothing_applied(place)


def test_parts_of_two_states_do_not_go_together(place: Place, publisher: Publisher) -> None:
    publisher.publish("1.2.0")
    with publisher.as_before() as before:
        publisher.publish(NEWER)
        # The newest snapshot says version 3 of the channel; given out is version 2 under that name.
        shutil.copy(before / "metadata" / "2.stable.json", publisher.metadata("3.stable.json"))
    made = looked(publisher, place)
    assert (made.found, made.hitch) == (Found.FAILED, "replayed")
    assert_nothing_applied(place)


@pytest.mark.parametrize(("days", "refused"), [(29, False), (31, True)])
def test_what_passed_its_time_is_refused(place: Place, tmp_path: Path, days: int, refused: bool) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=days)
    publisher = Publisher(tmp_path, long_ago)
    publisher.repository.add("stable", publisher.package(NEWER), long_ago)
    made = looked(publisher, place)
    assert (made.found, made.hitch) == ((Found.FAILED, "expired") if refused else (Found.READY, ""))
    if refused:
        assert_nothing_applied(place)
        publisher.repository.renew(datetime.now(UTC))
        assert looked(publisher, place).found is Found.READY


def test_a_channel_passes_its_time_by_itself(place: Place, tmp_path: Path) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=61)
    publisher = Publisher(tmp_path, long_ago)
    for channel in ("stable", "beta"):
        publisher.repository.add(channel, publisher.package(f"1.{len(channel)}.0"), long_ago)
    publisher.repository.renew(datetime.now(UTC))
    assert looked(publisher, place, channel="beta").hitch == "expired"
    assert looked(publisher, place).found is Found.READY


@pytest.mark.parametrize(
    "name", ["timestamp.json", ".snapshot.json", ".stable.json", f".{SYSTEM}.json", ".tar.xz"]
)
def test_data_without_end_is_cut_off(
    place: Place, publisher: Publisher, server: tuple[Server, str], name: str
) -> None:
    publisher.publish(NEWER)
    told, address = server
    told.endless = name
    made = looked(publisher, place, source=address)
    assert (made.found, made.hitch) == (Found.FAILED, "content")
    assert_nothing_applied(place)


def test_a_source_that_drips_is_left(place: Place, publisher: Publisher) -> None:
    publisher.publish(NEWER)
    moments = iter(range(0, 100 * METADATA_SECONDS, METADATA_SECONDS + 1))
    with pytest.raises(UpdateFailed) as refused:
        Client(
            place.folder, publisher.root, FolderSource(publisher.folder), clock=lambda: float(next(moments))
        ).offer("stable", SYSTEM)
    assert refused.value.hitch == "unreachable"


def test_a_signed_package_that_is_no_program_is_refused(place: Place, publisher: Publisher) -> None:
    package = publisher.package(NEWER)
    package.archive.write_bytes(b"no archive at all")
    publisher.repository.add("stable", package, datetime.now(UTC))
    assert looked(publisher, place).hitch == "content"
    assert_nothing_applied(place)


def test_a_signed_package_of_another_version_is_refused(place: Place, publisher: Publisher) -> None:
    package = publisher.package(NEWER)
    lied = type(package)(package.archive, "1.5.0", package.system, package.shared_revision)
    publisher.repository.add("stable", lied, datetime.now(UTC))
    assert looked(publisher, place).hitch == "content"
    assert_nothing_applied(place)


# Cuts.


def test_after_a_cut_only_the_rest_is_brought(
    place: Place, publisher: Publisher, server: tuple[Server, str]
) -> None:
    publisher.publish(NEWER, filling=FILLING)
    told, address = server
    told.cut_after = [100_000, 150_000]
    assert looked(publisher, place, source=address).found is Found.READY
    ranges = [asked for path, asked in told.asked if path.endswith(".tar.xz")]
    assert ranges == ["", "bytes=100000-", "bytes=250000-"]


def test_what_was_brought_is_kept_until_the_next_look(
    place: Place, publisher: Publisher, server: tuple[Server, str]
) -> None:
    publisher.publish(NEWER, filling=FILLING)
    told, address = server
    told.cut_after = [100_000, 0, 0]
    assert looked(publisher, place, source=address).hitch == "unreachable"
    assert_nothing_applied(place)
    told.asked.clear()
    assert looked(publisher, place, source=address).found is Found.READY
    assert [asked for path, asked in told.asked if path.endswith(".tar.xz")] == ["bytes=100000-"]


def test_a_server_without_ranges_gives_it_whole(
    place: Place, publisher: Publisher, server: tuple[Server, str]
) -> None:
    publisher.publish(NEWER, filling=FILLING)
    told, address = server
    told.cut_after, told.ignores_ranges = [100_000], True
    assert looked(publisher, place, source=address).found is Found.READY


def test_a_part_that_was_tampered_with_is_begun_anew(
    place: Place, publisher: Publisher, server: tuple[Server, str]
) -> None:
    publisher.publish(NEWER, filling=FILLING)
    told, address = server
    told.cut_after = [100_000, 0, 0]
    looked(publisher, place, source=address)
    part = next((place.folder / "partial").glob("*.tar.xz"))
    part.write_bytes(b"?" * 100_000)
    assert looked(publisher, place, source=address).hitch == "content"
    assert looked(publisher, place, source=address).found is Found.READY


def test_a_folder_is_gone_on_with_too(place: Place, publisher: Publisher) -> None:
    publisher.publish(NEWER, filling=FILLING)
    parts = place.folder / "partial"
    parts.mkdir(parents=True)
    whole = publisher.package_file()
    (parts / whole.name).write_bytes(whole.read_bytes()[:123_456])
    assert looked(publisher, place).found is Found.READY


def test_stopping_ends_it_with_nothing_applied(place: Place, publisher: Publisher) -> None:
    publisher.publish(NEWER)
    asked = Setting("stable", None, str(publisher.folder), place, publisher.root)
    with pytest.raises(Cancelled):
        look(asked, Wanted(PRESENT), now=NOW, stopped=lambda: True)
    assert_nothing_applied(place)


# Sources.


def test_a_source_that_is_away_is_no_fault_of_its_content(place: Place, publisher: Publisher) -> None:
    made = looked(publisher, place, source=str(publisher.folder / "not there"))
    assert (made.found, made.hitch) == (Found.FAILED, "unreachable")
    made = looked(publisher, place, source="http://127.0.0.1:9")
    assert (made.found, made.hitch) == (Found.FAILED, "unreachable")


@pytest.mark.parametrize(
    "name", ["../secret", "/etc/passwd", "a//b", "a/../b", "a\\b", "C:x", ".hidden", "", "a?b"]
)
def test_no_name_leads_out_of_the_source(publisher: Publisher, name: str) -> None:
    with pytest.raises(NotThere):
        FolderSource(publisher.folder).open(name, 0)


def test_a_folder_that_goes_away_is_unreachable(tmp_path: Path) -> None:
    with pytest.raises(Unreachable):
        FolderSource(tmp_path / "gone").open("a", 0)


@pytest.fixture
def encrypted(publisher: Publisher, tmp_path: Path) -> Iterator[tuple[str, Path]]:
    """An https address, and the certificate of the authority that vouches for it."""
    authority = Authority(tmp_path, "empresa")
    certificate, key = authority.vouch_for("127.0.0.1")
    both = tmp_path / "server.pem"
    both.write_bytes(certificate + key)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(both)
    with Server(publisher.folder, context).running() as address:
        yield address, authority.file


def test_https_is_believed_by_the_certificates_of_the_system(
    place: Place, publisher: Publisher, encrypted: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher.publish(NEWER)
    address, certificate = encrypted
    assert looked(publisher, place, source=address).hitch == "certificate"
    assert_nothing_applied(place)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    assert looked(publisher, place, source=address).found is Found.READY


def test_a_certificate_that_a_proxy_has_is_told_apart_too(encrypted: tuple[str, Path]) -> None:
    address, _certificate = encrypted
    proxy = ProxyManager(address, ssl_context=ssl.create_default_context())
    with pytest.raises(Untrusted):
        HttpSource("https://updates.example", proxy).open("a", 0)


def test_the_proxy_of_the_system_is_used_but_for_what_it_leaves_out(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.empresa.example:3128")
    monkeypatch.setenv("NO_PROXY", "crm.empresa.example")
    pool = system_pool("https://updates.example/crm")
    assert isinstance(pool, ProxyManager)
    assert pool.proxy is not None
    assert (pool.proxy.host, pool.proxy.port) == ("proxy.empresa.example", 3128)
    assert not isinstance(system_pool("https://crm.empresa.example/v"), ProxyManager)


# What the base needs.


def test_a_version_for_another_shared_base_waits_for_it(place: Place, publisher: Publisher) -> None:
    publisher.publish(NEWER, shared_revision="S0002")
    made = looked(publisher, place, wanted=Wanted(PRESENT, "S0001"))
    assert (made.found, made.version) == (Found.WAITS_FOR_BASE, NEWER)
    assert_nothing_applied(place)
    assert looked(publisher, place, wanted=Wanted(PRESENT, "S0002")).found is Found.READY


# When, and whether at all.


def test_it_looks_once_a_day_at_another_minute_on_each_desk() -> None:
    assert seconds_to_wait(None, NOW, lambda _: 4) == 5 * 60
    look_before = Look(NOW - timedelta(hours=3), Found.NOTHING)
    assert seconds_to_wait(look_before, NOW, lambda _: 0) == 21 * 3600 + 60
    assert seconds_to_wait(Look(NOW - timedelta(days=9), Found.NOTHING), NOW, lambda _: 0) == 60
    for hitch in ("unreachable", "certificate"):
        away = Look(NOW, Found.FAILED, hitch=hitch)
        assert seconds_to_wait(away, NOW, lambda _: 0) == 3600 + 60
    assert seconds_to_wait(Look(NOW + timedelta(days=9), Found.NOTHING), NOW, lambda _: 0) == 60


@pytest.fixture
def resources(tmp_path: Path, publisher: Publisher) -> Path:
    folder = tmp_path / "resources"
    folder.mkdir()
    (folder / "root.json").write_bytes(publisher.root)
    return folder


def test_off_by_policy_comes_before_everything(place: Place, resources: Path, tmp_path: Path) -> None:
    policies = decided(update_channel="off", update_source=str(tmp_path))
    assert setting(policies, place, resources).why_off is WhyOff.POLICY


def test_without_the_keys_nothing_is_looked_for(place: Place, tmp_path: Path) -> None:
    policies = decided(update_source=str(tmp_path))
    assert setting(policies, place, tmp_path / "none").why_off is WhyOff.NO_ROOT


def test_the_source_tree_looks_for_nothing() -> None:
    assert setting(Policies()).why_off is WhyOff.SOURCE_TREE


def test_the_source_comes_from_the_policy_else_from_the_program(
    place: Place, resources: Path, tmp_path: Path
) -> None:
    assert setting(Policies(), place, resources).why_off is WhyOff.NO_SOURCE
    (resources / "source.txt").write_text("https://updates.example/crm\n", encoding="utf-8")
    assert setting(Policies(), place, resources).source == "https://updates.example/crm"
    found = setting(decided(update_source=str(tmp_path), update_channel="beta"), place, resources)
    assert (found.why_off, found.channel, found.source) == (None, "beta", str(tmp_path))


def test_a_folder_of_the_administrator_is_left_to_him(
    place: Place, resources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Place, "can_be_written", lambda _self: False)
    policies = decided(update_source=str(tmp_path))
    assert setting(policies, place, resources).why_off is WhyOff.NOT_OURS


# The proxy that a script names.


@pytest.mark.parametrize(
    ("said", "proxy"),
    [
        ("proxy.empresa.example:3128", "http://proxy.empresa.example:3128"),
        ("10.0.0.7:8080;10.0.0.8:8080", "http://10.0.0.7:8080"),
        ("http://proxy.empresa.example:80 other:80", "http://proxy.empresa.example:80"),
        ("socks=10.0.0.7:1080", None),
        ("proxy.empresa.example", "http://proxy.empresa.example:80"),
        ("", None),
    ],
)
def test_of_the_proxies_that_a_script_names_the_first_is_taken(said: str, proxy: str | None) -> None:
    assert first_proxy(said) == proxy


if sys.platform == "win32":
    from crm_desktop.desktop.updates import scripted_proxy

    PAC = """function FindProxyForURL(url, host) {
        if (host == "updates.example") return "PROXY proxy.empresa.example:3128; DIRECT";
        return "DIRECT";
    }"""

    @pytest.fixture
    def script(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
        """The address of the script that this user's settings name, without a proxy in the environment."""
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"):
            monkeypatch.delenv(name, raising=False)
        folder = tmp_path / "script"
        folder.mkdir()
        (folder / "proxy.pac").write_text(PAC, encoding="ascii")
        with Server(folder).running() as address:
            monkeypatch.setattr(scripted_proxy, "scripts", lambda: (False, f"{address}/proxy.pac"))
            yield f"{address}/proxy.pac"

    def test_a_script_names_the_proxy_for_each_address(script: str) -> None:
        asked = scripted_proxy.scripted_proxy
        assert asked("https://updates.example/crm", False, script) == "http://proxy.empresa.example:3128"
        assert asked("https://crm.empresa.example/crm", False, script) == ""
        assert asked("https://updates.example/crm", False, f"{script}.none") is None
        assert asked("https://updates.example/crm", False, "") is None

    def test_updates_go_by_the_proxy_that_the_script_names(
        script: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        pool = system_pool("https://updates.example/crm")
        assert isinstance(pool, ProxyManager)
        assert pool.proxy is not None
        assert (pool.proxy.host, pool.proxy.port) == ("proxy.empresa.example", 3128)
        assert not isinstance(system_pool("https://crm.empresa.example/crm"), ProxyManager)
        monkeypatch.setenv("HTTPS_PROXY", "http://environment.example:8080")
        pool = system_pool("https://updates.example/crm")
        assert isinstance(pool, ProxyManager)
        assert pool.proxy is not None
        assert pool.proxy.host == "environment.example"

    def test_the_settings_of_this_user_can_be_asked() -> None:
        detects, script = scripted_proxy.scripts()
        assert (type(detects), type(script)) == (bool, str)
