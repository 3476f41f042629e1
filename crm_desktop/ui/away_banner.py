"""Says that the base is away and how old is what is shown; goes when it is back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from crm_desktop.ui import icons
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.buttons import LinkButton


class AwayBanner(QFrame):
    """`retry_requested()`: does not wait for the next try; `login_requested()` where one has to log in again."""

    retry_requested = Signal()
    login_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "warning")
        self._mark = QLabel()
        self._text = QLabel()
        self._text.setTextFormat(Qt.TextFormat.PlainText)
        self._text.setWordWrap(True)
        self.retry = LinkButton(t("Tentar agora"))
        self.retry.clicked.connect(self.retry_requested)
        self.log_in = LinkButton(t("Entrar de novo"))
        self.log_in.clicked.connect(self.login_requested)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 8)
        layout.setSpacing(8)
        layout.addWidget(self._mark)
        layout.addWidget(self._text, 1)
        layout.addWidget(self.retry)
        layout.addWidget(self.log_in)
        self.hide()

    def show_away(self, time: str) -> None:
        """`time` is the moment of what is shown."""
        text = t(
            "Sem conexão com a base desde {time}. A tela mostra o que havia então. Pareceres e processos novos que você"
            " escreve, com seus anexos, ficam guardados neste computador até a conexão voltar.",
            time=time,
        )
        self.show_text(text)

    def show_text(self, text: str, *, retry: bool = True) -> None:
        """Any other reason why what is shown grows old."""
        self.retry.setVisible(retry)
        self.log_in.hide()
        self._mark.setPixmap(icons.mark("alert-triangle", 16, color="warning"))
        self._text.setText(text)
        self._text.setAccessibleName(text)
        self.show()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, text))

    def show_refused(self) -> None:
        """The base is there, and lets this person in no more."""
        self.show_text(
            t(
                "O servidor não aceita mais a sua senha: ela foi trocada, ou o seu acesso foi retirado. Entre de novo para"
                " continuar; pareceres e processos novos que você escreve ficam guardados neste computador."
            ),
            retry=False,
        )
        self.log_in.show()

    def text(self) -> str:
        return "" if self.isHidden() else self._text.text()
