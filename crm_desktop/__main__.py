"""python -m crm_desktop"""

import sys
from multiprocessing import freeze_support

from crm_desktop.cli import main

if __name__ == "__main__":  # the spelling's own process imports this module again
    freeze_support()
    if getattr(sys, "frozen", False):
        from crm_desktop.desktop.console import borrow_console

        borrow_console()
    raise SystemExit(main())
