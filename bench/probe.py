"""A child that starts, says when it painted, and what memory it takes: `window`, `rows` or `program`.

Every line is `what monotonic-seconds [number]`; the parent takes its own clock from before the start.
"""

from __future__ import annotations

import argparse
import os
import sys
import time


def say(what: str, number: float = 0) -> None:
    print(what, f"{time.monotonic():.6f}", number, flush=True)


def resident_kib() -> float:
    """Proportional set size where the system tells it, else the resident one."""
    try:
        with open("/proc/self/smaps_rollup", encoding="ascii") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return float(line.split()[1])
    except OSError:
        pass
    import resource

    return float(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def bare(then: str, database: str, sql_file: str) -> None:
    """A bare window; afterwards what the other side is compared with."""
    from PySide6.QtCore import QTimer
    from PySide6.QtGui import QPaintEvent
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication([])

    class Window(QMainWindow):
        painted = False

        def paintEvent(self, event: QPaintEvent) -> None:
            super().paintEvent(event)
            if not self.painted:
                self.painted = True
                say("window")
                QTimer.singleShot(0, after)

    def after() -> None:
        if then == "rows":
            import sqlalchemy

            engine = sqlalchemy.create_engine(f"sqlite:///{database}")
            with open(sql_file, encoding="utf-8") as file:
                statement = file.read()
            with engine.connect() as connection:
                connection.exec_driver_sql(statement).fetchall()
            say("rows")
        if then == "memory":
            import sqlalchemy.orm

            QTimer.singleShot(1500, rest)
            return
        application.quit()

    def rest() -> None:
        say("memory", resident_kib())
        application.quit()

    window = Window()
    window.resize(1440, 900)
    window.show()
    application.exec()


def program(then: str, database: str) -> None:
    """The program itself, on that base, as Marina."""
    from PySide6.QtCore import QEvent, QObject, QTimer
    from PySide6.QtWidgets import QApplication

    from crm_desktop import app, cli

    arguments = cli.parser().parse_args(
        ["--demo", "--database", f"sqlite:///{database}"], argparse.Namespace(profile=None)
    )
    original = app.Start.__init__

    class Watch(QObject):
        def __init__(self, start: app.Start) -> None:
            super().__init__()
            self.start = start
            self.said: set[str] = set()

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint:
                window = self.start.window
                if watched is window and "window" not in self.said:
                    self.said.add("window")
                    QTimer.singleShot(0, lambda: self.tell("window"))
                table = getattr(window, "table", None)
                shown = table is not None and watched is table.viewport() and table.cases.rows
                if shown and "rows" not in self.said:
                    self.said.add("rows")
                    QTimer.singleShot(0, lambda: self.tell("rows"))
            return False

        def tell(self, what: str) -> None:
            say(what)
            if what == then:
                QApplication.quit()
            elif what == "rows" and then == "memory":
                QTimer.singleShot(4000, self.rest)

        def rest(self) -> None:
            say("memory", resident_kib())
            QApplication.quit()

    def begin(start: app.Start, *arguments: object) -> None:
        original(start, *arguments)  # type: ignore[arg-type]
        watch = Watch(start)
        QApplication.instance().installEventFilter(watch)  # type: ignore[union-attr]
        start._watch = watch  # type: ignore[attr-defined]

    app.Start.__init__ = begin  # type: ignore[method-assign, assignment]
    arguments.policies = None
    app.run_window(arguments)


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    kind, then, database, sql_file = sys.argv[1:5]
    if kind == "bare":
        bare(then, database, sql_file)
    else:
        program(then, database)


main()
