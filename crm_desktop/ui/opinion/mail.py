"""E-mail from the opinion: template, visible recipients, what sending does, and a preview."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crm_desktop.errors import BlankText, InvalidEmail, Missing
from crm_desktop.ui import format as fmt
from crm_desktop.ui import icons
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_box import ask
from crm_desktop.ui.opinion.attachments import AttachmentKeeper, choose_files, show_chips
from crm_desktop.ui.theme import scaled
from crm_desktop.ui.widgets.buttons import CountButton, LinkButton
from crm_desktop.ui.widgets.card import Card
from crm_desktop.ui.widgets.chip import Chip
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.flow_layout import FlowLayout
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.scrolled import scrolled
from crm_desktop.values.ids import uuid7

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.drafts import MailDraft
    from crm_desktop.queries.mail import MailForm, Recipient
    from crm_desktop.queries.opinion_context import OpinionContext
    from crm_desktop.queries.options import TemplateOption
    from crm_desktop.ui.desk import Desk

_TEXT_PX = 104


class _MailText(QPlainTextEdit):
    """Takes the room that is left and asks for no more: what sending does stays in sight."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), scaled(_TEXT_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), scaled(_TEXT_PX))


class MailDialog(CrmDialog):
    """`mail_sent(mail id, text for the opinion)`; `draft_changed(MailDraft or None)` when it is left unsent.

    `opinion_text` is asked for the opinion being written each time a template is filled in.
    """

    mail_sent = Signal(object, str)
    draft_changed = Signal(object)

    def __init__(
        self,
        desk: Desk,
        context: OpinionContext,
        draft: MailDraft | None,
        *,
        opinion_text: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(t("E-mail"), parent)
        self._opinion_text = opinion_text
        self._template_key: object = None
        self._filled = ("", "")
        self._desk = desk
        self._case = context.case
        self._draft = draft
        self._form: MailForm | None = None
        self._sent = False
        self._mail_id = uuid7()
        self.boxes: list[QCheckBox] = []
        self.add_chip(Chip(fmt.case_number(self._case.number), "accent"))
        self.note.setText(self._case.subject)
        self.template = ComboBox()
        self.template.setAccessibleName(t("Texto padrão"))
        self.template.setToolTip(t("Texto padrão do tipo de atendimento"))
        self.template.setMinimumWidth(scaled(190))
        self.head.addWidget(self.template)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.body.addWidget(scrolled(inside))
        self.to_card = Card(t("Para"))
        self.to_card.body.setSpacing(4)
        column.addWidget(self.to_card)
        self._build_other()
        self.subject = QLineEdit()
        self.fields["mail_subject"] = Field(t("Assunto"), self.subject)
        column.addWidget(self.fields["mail_subject"])
        self.text = _MailText()
        self.text.setAccessibleName(t("Texto do e-mail"))
        self.text.setTabChangesFocus(True)
        column.addWidget(self.text, 1)
        column.addLayout(self._build_files(context))
        effect = Card(t("Ao enviar"))
        line = muted_label(
            t(
                "O texto é copiado para o parecer que você está escrevendo e fica gravado como um parecer próprio, "
                "de origem E-mail. Sai uma única vez; pode ser retirado por 10 s."
            )
        )
        line.setWordWrap(True)
        effect.body.addWidget(line)
        column.addWidget(effect)
        back = self.add_left(QPushButton(t("Voltar ao parecer")))
        back.setAccessibleName(t("Voltar ao parecer"))
        back.clicked.connect(self.reject)
        self.preview = self.add_right(QPushButton(t("Pré-visualizar")))
        self.preview.setAccessibleName(t("Pré-visualizar"))
        self.preview.clicked.connect(self.show_preview)
        self.send = self.set_primary(t("Enviar"))
        self.send.clicked.connect(self.submit)
        self.send.setEnabled(False)
        self.template.chosen.connect(lambda _key: self._change_template())
        self.restore_size(900, 800)
        self._read()

    def _build_other(self) -> None:
        self.other = QLineEdit()
        self.other.setPlaceholderText(t("Outro endereço"))
        self.other.setAccessibleName(t("Outro endereço"))
        add = LinkButton(t("Incluir"))
        add.clicked.connect(self.add_other)
        self.other.returnPressed.connect(self.add_other)
        self._other_row = QHBoxLayout()
        self._other_row.setSpacing(8)
        self._other_row.addWidget(self.other)
        self._other_row.addWidget(add)
        self._other_row.addStretch(1)

    def _build_files(self, context: OpinionContext) -> QHBoxLayout:
        case = context.case
        self.files = AttachmentKeeper(
            self._desk,
            case.id,
            case.version,
            allowed=case.allows_attachments,
            limit_bytes=case.attachment_limit_bytes,
            type_name=case.service_type,
            for_email=True,
            parent=self,
        )
        if context.draft is not None:
            self.files.resume(context.draft.mail_files)
        self.files.changed.connect(self._show_files)
        self.files.failed.connect(self.show_error)
        attach = CountButton(t("Anexar…"))
        attach.setAccessibleName(t("Anexar"))
        icons.bind_icon(attach, "paperclip")
        attach.clicked.connect(lambda: choose_files(self.files, self))
        attach.setVisible(case.allows_attachments)
        self.file_row = FlowLayout(spacing_px=8)
        self.count = muted_label()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(attach)
        row.addLayout(self.file_row, 1)
        row.addWidget(self.count)
        self._show_files()
        return row

    def _read(self) -> None:
        from crm_desktop.queries.mail import read_mail_form

        self._desk.runner.read(
            self, read_mail_form, case_id=self._case.id, then=self.show_form, failed=self.show_error
        )

    def show_form(self, form: MailForm) -> None:
        self._form = form
        for recipient in form.recipients:
            self._add_recipient(recipient)
        self.to_card.body.addLayout(self._other_row)
        if not form.recipients:
            self.to_card.body.insertWidget(0, muted_label(t("A pessoa não tem e-mail. Inclua um endereço.")))
        self.template.set_items(
            [(t("Sem texto padrão"), None)]
            + [(o.name, o.id) for o in self._desk.options.templates if o.active]
        )
        self.template.set_current_data(form.template_id)
        self._template_key = self.template.current_data()
        if self._draft is not None:
            self._resume(self._draft)
        else:
            self._fill_template()
        if form.account is None:
            self.error_bar.show_text(
                t("Nenhuma conta de e-mail foi configurada. O e-mail ficará na fila até haver uma.")
            )
        self.send.setEnabled(True)
        self._count()
        self.text.setFocus()
        self.text.textChanged.connect(self._tell_draft)
        self.subject.textChanged.connect(lambda _text: self._tell_draft())

    def _resume(self, draft: MailDraft) -> None:
        option = self._chosen_template()
        if option is not None:
            self._filled = self._rendered(option)
        self.subject.setText(draft.subject)
        self.text.setPlainText(draft.body)
        known = {box.text() for box in self.boxes}
        for box in self.boxes:
            box.setChecked(box.text() in draft.recipients)
        for address in draft.recipients:
            if address not in known:
                self._add_box(address, t("Incluído agora"), ticked=True)

    def _add_recipient(self, recipient: Recipient) -> None:
        kind = recipient.kind.value
        why = {
            "person": t("Pessoa · principal") if recipient.ticked else t("Pessoa"),
            "contact": t("Contato · {name}", name=recipient.name),
            "center": t("CR {name}", name=recipient.name),
            "watcher": t("{name} acompanha este processo", name=recipient.name),
        }[kind]
        self._add_box(recipient.address, why, ticked=recipient.ticked)

    def _add_box(self, address: str, why: str, *, ticked: bool) -> None:
        box = QCheckBox(address)
        box.setAccessibleDescription(why)
        box.setChecked(ticked)
        box.toggled.connect(lambda _on: self._count())
        row = QHBoxLayout()
        row.addWidget(box)
        row.addStretch(1)
        row.addWidget(muted_label(why))
        self.to_card.body.insertLayout(len(self.boxes), row)
        self.boxes.append(box)

    def add_other(self) -> None:
        """One more address, ticked; checked before it is taken."""
        from crm_desktop.values.emails import normalize_email

        typed = self.other.text()
        if not typed.strip():
            return
        try:
            address = normalize_email(typed)
        except InvalidEmail as error:
            self.show_error(error)
            self.other.setFocus()
            return
        self.error_bar.hide()
        if address not in {box.text() for box in self.boxes}:
            self._add_box(address, t("Incluído agora"), ticked=True)
        self.other.clear()
        self._count()

    def _count(self) -> None:
        self.count.setText(fmt.count(len(self.recipients()), t("destinatário"), t("destinatários")))

    def recipients(self) -> tuple[str, ...]:
        return tuple(box.text() for box in self.boxes if box.isChecked())

    def _chosen_template(self) -> TemplateOption | None:
        key = self.template.current_data()
        return next((o for o in self._desk.options.templates if o.id == key), None)

    def _rendered(self, option: TemplateOption) -> tuple[str, str]:
        """Subject and text with their fields filled in; a subject is one line."""
        from crm_desktop.mail.template import render

        assert self._form is not None
        values = {**self._form.values, "parecer.texto": self._opinion_text().strip()}
        return " ".join(render(option.subject, values).split()), render(option.body, values)

    def _change_template(self) -> None:
        """The chosen template takes the place of the last one; what was typed by hand only when one says so."""
        option = self._chosen_template()
        if option is None or not self._typed_by_hand():
            self._fill_template()
            return
        ask(
            self,
            t("Trocar de modelo"),
            t("Trocar o texto pelo modelo?"),
            [(t("Trocar"), self._fill_template), (t("Voltar"), self._keep_text)],
            careful=True,
            detail=t(
                "O assunto e o texto que você digitou serão substituídos por “{name}”.", name=option.name
            ),
        )

    def _typed_by_hand(self) -> bool:
        written = (self.subject.text(), self.text.toPlainText())
        return any(
            now.strip() not in ("", was.strip()) for now, was in zip(written, self._filled, strict=True)
        )

    def _keep_text(self) -> None:
        self.template.set_current_data(self._template_key)

    def _fill_template(self) -> None:
        """Subject and text of the chosen template; without one, a subject where there is none."""
        option = self._chosen_template()
        self._template_key = self.template.current_data()
        if option is None:
            if not self.subject.text():
                self.subject.setText(t("Processo {number}: ", number=self._case.number) + self._case.subject)
                self._filled = (self.subject.text(), self._filled[1])
            return
        self._filled = self._rendered(option)
        self.subject.setText(self._filled[0])
        self.text.setPlainText(self._filled[1])

    def _show_files(self) -> None:
        show_chips(self.files, self.file_row)

    def show_preview(self) -> None:
        """Exactly what the recipients will read."""
        dialog = CrmDialog(t("Pré-visualizar"), self)
        text = QPlainTextEdit()
        text.setReadOnly(True)
        text.setAccessibleName(t("E-mail como será enviado"))
        account = self._form.account if self._form is not None else None
        sender = f"{account.from_name} <{account.from_address}>" if account is not None else fmt.NONE
        head = [
            t("De: {sender}", sender=sender),
            t("Para: {to}", to=", ".join(self.recipients()) or fmt.NONE),
            t("Assunto: {subject}", subject=self.subject.text()),
        ]
        if self.files.files:
            head.append(t("Anexos: {names}", names=", ".join(link.name for link in self.files.files)))
        text.setPlainText("\n".join(head) + "\n\n" + self.text.toPlainText())
        dialog.body.addWidget(text)
        dialog.add_cancel(t("Fechar"))
        dialog.restore_size(640, 480)
        dialog.open()

    def submit(self) -> None:
        """Enviar: into the outbox and the process's opinions, in one transaction, once."""
        from crm_desktop.operations.mails import send_email

        self.clear_errors()
        if not self.recipients():
            self.show_error(Missing("recipients"))
            return
        if not self.text.toPlainText().strip():
            self.show_error(BlankText("body"))
            self.text.setFocus()
            return
        account = self._form.account if self._form is not None else None
        domain = account.from_address.rpartition("@")[2] if account is not None else "crm.invalid"
        self.set_working(True)
        self._desk.runner.write(
            self,
            send_email,
            then=self._done,
            failed=self.show_error,
            case_id=self._case.id,
            recipients=self.recipients(),
            subject=self.subject.text(),
            body=self.text.toPlainText(),
            message_domain=domain,
            mail_id=self._mail_id,
        )

    def _done(self, _changes: Changes) -> None:
        self._sent = True
        copy = "\n".join(
            (
                t("E-mail para {to}", to=", ".join(self.recipients())),
                t("Assunto: {subject}", subject=self.subject.text().strip()),
                "",
                self.text.toPlainText().strip(),
            )
        )
        self.mail_sent.emit(self._mail_id, copy)
        self.accept()

    def _tell_draft(self) -> None:
        """What is written goes with the opinion's draft at once: a kill loses none of it (rule 12)."""
        from crm_desktop.operations.drafts import MailDraft

        if not self._sent:
            self.draft_changed.emit(
                MailDraft(self.recipients(), self.subject.text(), self.text.toPlainText())
            )

    def reject(self) -> None:
        """Back to the opinion; what was written here stays with the draft."""
        if self._form is not None:
            self._tell_draft()
        super().reject()
