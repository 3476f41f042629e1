"""python -m tools.release VERB --keys DIR --repository DIR

init makes keys and an empty repository, add offers a packaged version, withdraw takes it from a channel, renew signs anew
what would run out, replace-key makes another key in the place of one, list shows what is offered. The passphrase of the keys is asked for, or comes from
CRM_RELEASE_PASSPHRASE.
"""

from __future__ import annotations

import argparse
import getpass
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from tools.package.windows_python import ROOT
from tools.release import SHIPPED
from tools.release.archive import pack
from tools.release.keys import (
    NAMES,
    RELEASE_KEY,
    ROOT_KEY,
    TIMESTAMP_KEY,
    NoKey,
    make_key,
    open_keys,
    put_aside,
)
from tools.release.repository import CHANNELS, NotReleased, Repository

PASSPHRASE = "CRM_RELEASE_PASSPHRASE"


def parser() -> argparse.ArgumentParser:
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument("--repository", type=Path, required=True, metavar="DIR")
    keyed = argparse.ArgumentParser(add_help=False, parents=[shared])
    keyed.add_argument("--keys", type=Path, required=True, metavar="DIR", help="fora da pasta do projeto")
    root = argparse.ArgumentParser(prog="python -m tools.release")
    verbs = root.add_subparsers(dest="verb", required=True, metavar="VERBO")
    init = verbs.add_parser("init", parents=[keyed], help="faz chaves e um repositório vazio")
    init.add_argument("--root", type=Path, default=SHIPPED, help="onde gravar o que vai com o programa")
    add = verbs.add_parser("add", parents=[keyed], help="oferece uma versão empacotada")
    add.add_argument("folder", type=Path, help="a pasta do programa")
    add.add_argument("--channel", action="append", choices=CHANNELS, required=True)
    withdraw = verbs.add_parser("withdraw", parents=[keyed], help="deixa de oferecer")
    withdraw.add_argument("--channel", choices=CHANNELS, required=True)
    withdraw.add_argument("--system", choices=("windows", "linux"), required=True)
    renew = verbs.add_parser("renew", parents=[keyed], help="assina de novo o que vai vencer")
    renew.add_argument("--release", action="store_true", help="também os canais")
    renew.add_argument("--root", action="store_true", help="também a raiz")
    replace = verbs.add_parser("replace-key", parents=[keyed], help="troca uma chave por outra nova")
    replace.add_argument("name", choices=NAMES)
    verbs.add_parser("list", parents=[shared], help="mostra o que cada canal oferece")
    return root


def main(arguments: list[str] | None = None) -> int:
    asked = parser().parse_args(arguments)
    try:
        _do(asked, datetime.now(UTC))
    except (NoKey, NotReleased, OSError) as error:
        print(f"release: {error}", file=sys.stderr)
        return 1
    return 0


def _do(asked: argparse.Namespace, now: datetime) -> None:
    if asked.verb == "list":
        for line in Repository(asked.repository, {}).offered():
            print(*line)
        return
    if asked.keys.resolve().is_relative_to(ROOT):
        raise NoKey("as chaves não podem ficar na pasta do projeto")
    passphrase = os.environ.get(PASSPHRASE) or getpass.getpass("Senha das chaves: ")
    if asked.verb == "init":
        _init(asked, passphrase, now)
        return
    repository = Repository(asked.repository, open_keys(asked.keys, passphrase, _needed(asked)))
    if asked.verb == "add":
        with tempfile.TemporaryDirectory() as place:
            package = pack(asked.folder, Path(place))
            for channel in asked.channel:
                repository.add(channel, package, now)
                print(f"{channel} {package.system} {package.version}")
    elif asked.verb == "withdraw":
        repository.withdraw(asked.channel, asked.system, now)
    elif asked.verb == "replace-key":
        kept = put_aside(asked.keys, asked.name)
        repository.replace_key(asked.name, make_key(asked.keys, asked.name, passphrase), now)
        print(f"a chave antiga ficou em {kept}; destrua-a quando as mesas tiverem visto a nova")
    else:
        channels = ("targets", *CHANNELS) if asked.release else ()
        repository.renew(now, *(("root",) if asked.root else ()), *channels)


def _needed(asked: argparse.Namespace) -> tuple[str, ...]:
    """The fewest keys that do: who only renews has no other at hand."""
    if asked.verb == "replace-key":
        return NAMES
    if asked.verb != "renew":
        return (RELEASE_KEY, TIMESTAMP_KEY)
    more = ((RELEASE_KEY,) if asked.release else ()) + ((ROOT_KEY,) if asked.root else ())
    return (TIMESTAMP_KEY, *more)


def _init(asked: argparse.Namespace, passphrase: str, now: datetime) -> None:
    if asked.root.exists():
        raise NotReleased(f"{asked.root} já existe: o programa conhece um repositório por essa raiz")
    signers = {name: make_key(asked.keys, name, passphrase) for name in NAMES}
    root = Repository(asked.repository, signers).create(now)
    asked.root.parent.mkdir(parents=True, exist_ok=True)
    asked.root.write_bytes(root)
    print(f"{asked.root}: vai com o programa, em cada pacote feito a partir de agora")


if __name__ == "__main__":
    raise SystemExit(main())
