"""The folder that desks look into, or that a web server gives out as it is: `metadata/` and `targets/` (TUF)."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar, cast

from securesystemslib.signer import CryptoSigner
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Root,
    Signed,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)
from tuf.api.serialization.json import JSONSerializer

from tools.release.keys import RELEASE_KEY, ROOT_KEY, TIMESTAMP_KEY, Signers

CHANNELS = ("stable", "beta")
GOOD_FOR = {
    "root": timedelta(days=730),
    "targets": timedelta(days=365),
    "stable": timedelta(days=180),
    "beta": timedelta(days=60),
    "snapshot": timedelta(days=30),
    "timestamp": timedelta(days=30),
}
"""From signing until desks refuse it. `renew` signs the last two anew, `renew --release` also the others but root."""
_SIGNED_BY = {
    "root": ROOT_KEY,
    "targets": RELEASE_KEY,
    "stable": RELEASE_KEY,
    "beta": RELEASE_KEY,
    "snapshot": TIMESTAMP_KEY,
    "timestamp": TIMESTAMP_KEY,
}
S = TypeVar("S", bound=Signed)


class NotReleased(Exception):
    """A sentence for the release keeper; nothing was changed."""


@dataclass(frozen=True, slots=True)
class Package:
    """One version for one system: the archive, and the schema of a shared base that it works with."""

    archive: Path
    version: str
    system: str
    shared_revision: str


class Repository:
    """`folder` need not exist before `create`. `now` is aware; what is written is whole after each command, since
    `timestamp.json` comes last."""

    def __init__(self, folder: Path, signers: Signers) -> None:
        self.folder = folder
        self._metadata = folder / "metadata"
        self._targets = folder / "targets"
        self._signers = signers

    def create(self, now: datetime) -> bytes:
        """An empty one; what every copy of the program has to bring along (`root.json`). Raises NotReleased."""
        if (self._metadata / "timestamp.json").exists():
            raise NotReleased(f"{self.folder} já é um repositório de atualizações")
        root = Root(version=1, consistent_snapshot=True)
        for role, key in _SIGNED_BY.items():
            if role not in CHANNELS:
                root.add_key(self._signers[key].public_key, role)
        first = self._write(root, "root", now)
        targets = Targets(version=1)
        release = self._signers[RELEASE_KEY].public_key
        targets.delegations = Delegations(
            {release.keyid: release},
            {
                channel: DelegatedRole(channel, [release.keyid], 1, True, [f"{channel}/*"])
                for channel in CHANNELS
            },
        )
        self._write(targets, "targets", now)
        for channel in CHANNELS:
            self._write(Targets(version=1), channel, now)
        self._close(Snapshot(), Timestamp(), now)
        return first

    def add(self, channel: str, package: Package, now: datetime) -> None:
        """The channel offers this version from now on, and the ones before stay for who is bringing them."""
        signed = self._read(Targets, channel)
        name = f"{channel}/{package.archive.name}"
        index = {
            "version": package.version,
            "package": name,
            "shared_revision": package.shared_revision,
        }
        self._put(signed, name, package.archive)
        content = json.dumps(index, sort_keys=True).encode()
        described = f"{channel}/{package.system}.json"
        signed.targets[described] = TargetFile.from_data(described, content, ["sha256"])
        target = self._place(signed.targets[described])
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        self._raise(signed, channel, now)
        self._close_again(now)

    def withdraw(self, channel: str, system: str, now: datetime) -> None:
        """The channel offers nothing for that system: desks keep what they run. Raises NotReleased."""
        signed = self._read(Targets, channel)
        if signed.targets.pop(f"{channel}/{system}.json", None) is None:
            raise NotReleased(f"o canal {channel} não oferece nada para {system}")
        self._raise(signed, channel, now)
        self._close_again(now)

    def renew(self, now: datetime, *roles: str) -> None:
        """Signs those roles anew for their time, and always snapshot and timestamp."""
        for role in roles:
            signed: Root | Targets = self._read(Root if role == "root" else Targets, role)
            self._raise(signed, role, now)
        self._close_again(now)

    def replace_key(self, name: str, successor: CryptoSigner, now: datetime) -> None:
        """What that key signed is signed by its successor from now on, and the old one is believed no more by desks that
        looked once. A new root is signed by the old key too: else no desk would believe it."""
        root = self._read(Root, "root")
        old = self._signers[name]
        for role in (one for one, key in _SIGNED_BY.items() if key == name and one not in CHANNELS):
            root.revoke_key(old.public_key.keyid, role)
            root.add_key(successor.public_key, role)
        self._signers = {**self._signers, name: successor}
        root.version += 1
        self._write(root, "root", now, *([old] if name == ROOT_KEY else []))
        if name == RELEASE_KEY:
            self._delegate_anew(old, successor, now)
        self._close_again(now)

    def _delegate_anew(self, old: CryptoSigner, successor: CryptoSigner, now: datetime) -> None:
        targets = self._read(Targets, "targets")
        for channel in CHANNELS:
            targets.revoke_key(old.public_key.keyid, channel)
            targets.add_key(successor.public_key, channel)
            self._raise(self._read(Targets, channel), channel, now)
        self._raise(targets, "targets", now)

    def offered(self) -> Iterator[tuple[str, str, str]]:
        """Channel, system and version of each."""
        for channel in CHANNELS:
            for name, target in sorted(self._read(Targets, channel).targets.items()):
                if name.endswith(".json"):
                    index = json.loads(self._place(target).read_bytes())
                    yield channel, name.rpartition("/")[2].removesuffix(".json"), index["version"]

    # Files.

    def _put(self, signed: Targets, name: str, archive: Path) -> None:
        target = TargetFile.from_file(name, str(archive), ["sha256"])
        place = self._place(target)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(archive, place)
        signed.targets[name] = target

    def _place(self, target: TargetFile) -> Path:
        folder, _, name = target.path.rpartition("/")
        return self._targets / folder / f"{target.hashes['sha256']}.{name}"

    def _read(self, kind: type[S], role: str) -> S:
        if role == "timestamp":
            file = self._metadata / "timestamp.json"
        else:
            found = [int(one.name.partition(".")[0]) for one in self._metadata.glob(f"*.{role}.json")]
            if not found:
                raise NotReleased(f"{self.folder} não é um repositório de atualizações: faça-o com “init”")
            file = self._metadata / f"{max(found)}.{role}.json"
        return cast(S, Metadata.from_file(str(file)).signed)

    def _raise(self, signed: Root | Targets, role: str, now: datetime) -> None:
        signed.version += 1
        self._write(signed, role, now)

    def _close_again(self, now: datetime) -> None:
        snapshot, timestamp = self._read(Snapshot, "snapshot"), self._read(Timestamp, "timestamp")
        snapshot.version += 1
        timestamp.version += 1
        self._close(snapshot, timestamp, now)

    def _close(self, snapshot: Snapshot, timestamp: Timestamp, now: datetime) -> None:
        for role in ("targets", *CHANNELS):
            snapshot.meta[f"{role}.json"] = MetaFile(self._read(Targets, role).version)
        self._write(snapshot, "snapshot", now)
        timestamp.snapshot_meta = MetaFile(snapshot.version)
        self._write(timestamp, "timestamp", now)

    def _write(self, signed: Signed, role: str, now: datetime, *besides: CryptoSigner) -> bytes:
        signed.expires = (now + GOOD_FOR[role]).replace(microsecond=0)
        metadata = Metadata(signed)
        for signer in (self._signers[_SIGNED_BY[role]], *besides):
            metadata.sign(signer, append=True)
        content = metadata.to_bytes(JSONSerializer(compact=False))
        self._metadata.mkdir(parents=True, exist_ok=True)
        name = "timestamp.json" if role == "timestamp" else f"{signed.version}.{role}.json"
        beside = self._metadata / f"{name}.part"
        beside.write_bytes(content)
        beside.replace(self._metadata / name)
        return content
