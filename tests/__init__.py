"""The tests. Verbs and questions are wrapped before anything takes hold of them (tests/shared/roles.py)."""

import os
import sys
from pathlib import Path

if platform := os.environ.get("CRM_TESTS_PLATFORM"):
    os.environ["QT_QPA_PLATFORM"] = platform
if sys.platform == "win32":
    # Without windows Qt looks for fonts in a folder that it no longer brings.
    fonts = Path(__file__).resolve().parent.parent / "resources" / "fonts"
    os.environ.setdefault("QT_QPA_FONTDIR", str(fonts))

from tests.shared.roles import act_as_roles

act_as_roles()
