"""`crm-desktop passwords remove`: takes back what is remembered on this computer; the uninstaller calls it."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from crm_desktop.cli.statuses import REFUSED


def add_passwords(commands: Any, shared: argparse.ArgumentParser) -> None:
    passwords = commands.add_parser(
        "passwords", help="esquece as senhas lembradas por este programa no Windows", parents=[shared]
    )
    verbs = passwords.add_subparsers(dest="verb", required=True, metavar="VERBO")
    verbs.add_parser("remove", help="tira-as do Gerenciador de Credenciais desta conta", parents=[shared])


def run_passwords(_asked: argparse.Namespace) -> int:
    """For the Windows account that runs it."""
    if sys.platform != "win32":
        print(
            "crm-desktop: fora do Windows, apague as senhas no chaveiro do sistema (procure por crm_desktop).",
            file=sys.stderr,
        )
        return REFUSED
    from crm_desktop.credentials import forget_all_on_windows

    print(f"{forget_all_on_windows()} senhas esquecidas")
    return 0
