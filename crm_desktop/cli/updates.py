"""`crm-desktop update`: looks for a new version now; for administrators and their scripts."""

from __future__ import annotations

import argparse
import sys
from datetime import UTC, datetime
from typing import Any

from crm_desktop import __version__
from crm_desktop.cli.statuses import FAILED, REFUSED


def add_update(commands: Any, shared: argparse.ArgumentParser) -> None:
    commands.add_parser(
        "update", help="procura uma versão nova; ela é aplicada ao reabrir o programa", parents=[shared]
    )


def run_update(asked: argparse.Namespace, shared_revision: str) -> int:
    """0 also when there is nothing new, 1 when it could not be brought, 2 where updates are off."""
    from crm_desktop.desktop.updates import Found
    from crm_desktop.desktop.updates.looking import Wanted, look, setting
    from crm_desktop.ui.update_texts import WHY_OFF, found_text

    found = setting(asked.policies)
    if found.why_off is not None:
        print(f"crm-desktop: {WHY_OFF[found.why_off]}", file=sys.stderr)
        return REFUSED
    made = look(found, Wanted(__version__, shared_revision), now=datetime.now(UTC))
    failed = made.found is Found.FAILED
    text = found_text(made)
    print(f"{text[:1].upper()}{text[1:]}.", file=sys.stderr if failed else sys.stdout)
    return FAILED if failed else 0
