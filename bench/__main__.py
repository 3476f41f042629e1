"""python3 dev.py bench [--json FILE] [--only NAME,…] [--rounds N] [--postgresql [--minutes N] | --packaged]"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from bench.measure import ROUNDS, Figure

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
SMALL, LARGE = 1_000, 100_000


def make_base(folder: Path, processes: int) -> Path:
    """A demo base of that size."""
    from crm_desktop.exchange.demo import generate
    from crm_desktop.storage.opening import base_url, open_base

    path = folder / f"crm-{processes}.db"
    print(f"· base de {processes} processos", file=sys.stderr, flush=True)
    store = open_base(base_url(path), create=True)
    generate(store, now=datetime.now(UTC), processes=processes)
    store.checkpoint()
    store.close()
    return path


def measure_all(folder: Path, only: set[str], rounds: int) -> list[Figure]:
    """Start and memory in fresh processes first, then everything that shares one window's process."""
    from bench import starting

    small, large = make_base(folder, SMALL), make_base(folder, LARGE)
    figures: list[Figure] = []
    if not only or any(name.startswith(("start", "memory")) for name in only):
        from bench.statement import literal_statement

        sql_file = folder / "rows.sql"
        sql_file.write_text(literal_statement(large), encoding="utf-8")
        figures += starting.run(large, sql_file, rounds)
    if not only or any(not name.startswith(("start", "memory", "typing")) for name in only):
        from PySide6.QtWidgets import QApplication

        from crm_desktop.ui import theme

        application = QApplication.instance() or QApplication([])
        assert isinstance(application, QApplication)
        theme.apply_theme(application, theme.LIGHT)
        from bench import lists

        figures += lists.run(application, small, large, folder, rounds)
    if not only or any(name.startswith("typing") for name in only):
        from bench import typing

        figures += [Figure(**row) for row in typing.run()]
    return [one for one in figures if not only or one.name in only]


def main() -> int:
    parser = argparse.ArgumentParser(prog="dev.py bench")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--packaged", action="store_true")
    parser.add_argument("--minutes", type=float, default=5.0)
    asked = parser.parse_args()
    only = {name for name in asked.only.split(",") if name}
    if asked.postgresql:
        from bench import postgresql

        figures = postgresql.run(asked.minutes)
    elif asked.packaged:
        from bench import packaged
        from tools.package.windows_python import MissingPrograms

        try:
            figures = packaged.run(asked.rounds)
        except (packaged.NotPackaged, MissingPrograms) as error:
            print(f"bench: {error}", file=sys.stderr)
            return 2
    else:
        with tempfile.TemporaryDirectory(prefix="crm-bench-", ignore_cleanup_errors=True) as name:
            figures = measure_all(Path(name), only, asked.rounds)
    print(f"{'figure':<19}{'ratio':>8}{'limit':>8}  {'value':>10}{'baseline':>10}")
    for one in figures:
        mark = "" if one.ok else "  over"
        print(
            f"{one.name:<19}{one.ratio:>8.2f}{one.limit:>8.1f}  {one.value:>10.1f}{one.baseline:>10.1f} {one.unit}{mark}"
        )
    if asked.json:
        asked.json.write_text(json.dumps([one.row() for one in figures], indent=1), encoding="utf-8")
    return 0 if all(one.ok for one in figures) else 1


raise SystemExit(main())
