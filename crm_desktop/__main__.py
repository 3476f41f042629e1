"""python -m crm_desktop"""

from multiprocessing import freeze_support

from crm_desktop.cli import main

if __name__ == "__main__":  # the spelling's own process imports this module again
    freeze_support()
    raise SystemExit(main())
