"""`crm-desktop links`: makes this program the one that Windows opens links with, or takes that back."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from crm_desktop.cli.statuses import REFUSED


def add_links(commands: Any, shared: argparse.ArgumentParser) -> None:
    links = commands.add_parser(
        "links", help="registra no Windows os links crm-desktop: e, por escolha, tel:", parents=[shared]
    )
    verbs = links.add_subparsers(dest="verb", required=True, metavar="VERBO")
    register = verbs.add_parser(
        "register", help="abre links crm-desktop: com este programa", parents=[shared]
    )
    register.add_argument("--tel", action="store_true", help="oferece-o também para telefones (tel:)")
    verbs.add_parser("remove", help="retira o que “register” gravou", parents=[shared])


def run_links(asked: argparse.Namespace) -> int:
    """For the Windows account that runs it; the setup and the administrator call it."""
    from crm_desktop.desktop.link_registration import here
    from crm_desktop.desktop.toasts import remove_name

    registration = here()
    if registration is None:
        print("crm-desktop: fora do Windows, quem registra os links é o pacote do programa.", file=sys.stderr)
        return REFUSED
    if asked.verb == "remove":
        registration.remove()
        remove_name()
        return 0
    registration.register()
    if asked.tel:
        registration.choose_tel(True)
    return 0
