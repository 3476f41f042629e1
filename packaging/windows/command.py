"""crm-desktop-cli.exe: the program's commands, for who types them.

Windows gives a program a console or none. The program itself has none; this one has, lends it, waits, and hands over the
exit status.
"""

import subprocess
import sys
from pathlib import Path

if __name__ == "__main__":
    program = Path(sys.executable).with_name("crm-desktop.exe")
    streams = {"stdin": 0, "stdout": 1, "stderr": 2}
    raise SystemExit(subprocess.call([str(program), *sys.argv[1:]], **streams))
