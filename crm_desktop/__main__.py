"""python -m crm_desktop"""

from crm_desktop.cli import main

raise SystemExit(main())
