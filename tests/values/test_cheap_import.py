"""The values are imported everywhere, also before the window shows."""

from __future__ import annotations

import subprocess
import sys

HEAVY = {"PySide6", "sqlalchemy", "validate_docbr", "phonenumbers", "rapidfuzz", "holidays"}


def test_importing_the_values_loads_no_library() -> None:
    code = (
        "import sys\n"
        "from crm_desktop.values import dates, documents, emails, ids, phones, text\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert HEAVY.isdisjoint(loaded.split())
