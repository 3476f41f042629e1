"""`crm-desktop server …`: making and looking after a shared base, by an administrator of the database."""

from __future__ import annotations

import argparse
import getpass
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from crm_desktop.cli.statuses import FAILED
from crm_desktop.errors import BaseUnreachable
from crm_desktop.values.addresses import is_shared, parse_address

ADMIN_PASSWORD = "CRM_ADMIN_PASSWORD"
PERSON_PASSWORD = "CRM_PASSWORD"

_TOLD = {
    "superuser": "Aviso: só um superusuário pode fechar a todos as funções pg_sleep, lo_* e pg_advisory_* do servidor; "
    "peça a ele que as feche (docs/server.md).",
    "server_old": "Aviso: esta versão do PostgreSQL tem falhas conhecidas; atualize o servidor.",
}


def add_server(commands: Any, shared: argparse.ArgumentParser) -> None:
    """The command and its verbs."""
    server = commands.add_parser(
        "server", help="cria e cuida de uma base compartilhada (PostgreSQL)", parents=[shared]
    )
    verbs = server.add_subparsers(dest="verb", required=True, metavar="VERBO")
    init = verbs.add_parser("init", help="cria esquema, papéis e direitos numa base vazia", parents=[shared])
    adopt = verbs.add_parser(
        "adopt", help="cria a base compartilhada a partir de uma base local inteira", parents=[shared]
    )
    adopt.add_argument("--from", dest="source", type=Path, required=True, metavar="ARQUIVO")
    for verb in (init, adopt):
        verb.add_argument("--login", required=True, help="usuário que administra o CRM")
    init.add_argument("--name", default="", help="nome dessa pessoa")
    upgrade = verbs.add_parser(
        "upgrade", help="atualiza o esquema para esta versão do programa", parents=[shared]
    )
    upgrade.add_argument("--anyway", action="store_true", help="mesmo que o esquema não seja o esperado")
    verbs.add_parser("check", help="compara esquema e direitos com os que o programa criou", parents=[shared])
    restore = verbs.add_parser("restore", help="põe uma cópia numa base vazia", parents=[shared])
    restore.add_argument("file", type=Path)


def run_server(asked: argparse.Namespace) -> int:
    """The exit status. Raises CrmError."""
    verbs: dict[str, Callable[[argparse.Namespace, str], int]] = {
        "init": _init,
        "adopt": _adopt,
        "upgrade": _upgrade,
        "check": _check,
        "restore": _restore,
    }
    return verbs[asked.verb](asked, administrator_url(str(asked.database or "")))


def administrator_url(url: str) -> str:
    """The address with the administrator's password, from the environment or asked for: a command line can be read
    by everybody on the computer. Raises BaseUnreachable for what is no address of a shared base."""
    try:
        address = parse_address(url)
    except ValueError as error:
        raise BaseUnreachable(url="", detail=str(error), cause="address") from error
    user = address.user or _default_user()
    password = address.password or os.environ.get(ADMIN_PASSWORD) or os.environ.get("PGPASSWORD")
    if password is None:
        password = _ask(f"Senha de {user} no servidor: ")
    return full_url(replace(address, user=user, password=password))


def full_url(address: Any) -> str:
    """The address as `parse_address` takes it, password included; for this process only."""
    from urllib.parse import quote

    plain = address.url()
    user = f"{quote(address.user, safe='')}:{quote(address.password, safe='')}@"
    return str(plain.replace("://", f"://{user}", 1))


def _default_user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):
        return "postgres"


def _ask(question: str) -> str:
    """Unseen from a terminal, else a line of the input."""
    if sys.stdin.isatty():
        return getpass.getpass(question)
    return sys.stdin.readline().rstrip("\n")


def _person_password(login: str) -> str:
    return os.environ.get(PERSON_PASSWORD) or _ask(f"Senha de {login} no CRM: ")


def _tell(told: tuple[str, ...]) -> None:
    for word in told:
        print(_TOLD[word], file=sys.stderr)


def _init(asked: argparse.Namespace, url: str) -> int:
    from crm_desktop.operations.accounts import create_administrator
    from crm_desktop.storage.shared.admin import make_shared_base

    password = _person_password(asked.login)
    told = make_shared_base(
        url,
        lambda session: create_administrator(
            session, name=asked.name or asked.login, login=asked.login, password=password
        ),
    )
    _tell(told)
    print(f"Base criada. Endereço para as mesas: {parse_address(url).url()}")
    return 0


def _adopt(asked: argparse.Namespace, url: str) -> int:
    from crm_desktop.exchange.adopting import adopt_base

    adopted = adopt_base(
        url,
        asked.source,
        login=asked.login,
        password=_person_password(asked.login),
        progress=lambda table: print(f"· {table}", file=sys.stderr, flush=True),
    )
    _tell(adopted.told)
    rows = adopted.rows
    print(
        f"Transferidos e conferidos: {_counted(rows['cases'], 'processo')}, "
        f"{_counted(rows['opinion'], 'parecer', 'pareceres')}, {_counted(rows['attachment'], 'anexo')}, "
        f"{_counted(rows['opinion_draft'], 'rascunho')}. A base local agora só pode ser consultada."
    )
    print("As outras pessoas recebem senha nova em Configurador › Usuários.")
    print(f"Endereço para as mesas: {parse_address(url).url()}")
    return 0


def _counted(n: int, one: str, many: str = "") -> str:
    return f"{n} {one if n == 1 else many or one + 's'}"


def _upgrade(asked: argparse.Namespace, url: str) -> int:
    from crm_desktop.storage.shared.admin import upgrade_shared_base

    before, after = upgrade_shared_base(url, anyway=asked.anyway)
    print(
        f"Esquema {after}: já era este." if before == after else f"Esquema {before} atualizado para {after}."
    )
    return 0


def _check(asked: argparse.Namespace, url: str) -> int:
    from crm_desktop.storage.shared.admin import check_shared_base

    found = check_shared_base(url)
    for difference in found:
        print(difference, file=sys.stderr)
    print("Esquema e direitos são os esperados." if not found else f"{len(found)} diferenças.")
    return FAILED if found else 0


def _restore(asked: argparse.Namespace, url: str) -> int:
    from crm_desktop.storage.shared.dumps import restore_shared

    _tell(restore_shared(url, asked.file))
    print(
        "Base restaurada. Quem não tinha acesso neste servidor recebe senha nova em Configurador › Usuários."
    )
    return 0


__all__ = ["add_server", "administrator_url", "is_shared", "run_server"]
