"""Preferências of this computer: look, language, spelling, reminders."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from crm_desktop.desktop import jump_list, link_registration
from crm_desktop.ui.decided import show_decided
from crm_desktop.ui.dialog import CrmDialog
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_words import LANGUAGES, THEMES
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.field import Field
from crm_desktop.ui.widgets.labels import muted_label
from crm_desktop.ui.widgets.number_field import NumberField

if TYPE_CHECKING:
    from crm_desktop.desktop.link_registration import LinkRegistration
    from crm_desktop.ui.desk import Desk


SCALES = (90, 100, 110, 120, 130, 140, 150)


class PreferencesDialog(CrmDialog):
    """`settings_changed(Settings)`. `links` is where the system keeps who opens `tel:` links: this one's where
    None; where a system has none, nothing is asked about it."""

    settings_changed = Signal(object)

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, links: LinkRegistration | None = None
    ) -> None:
        super().__init__(t("Preferências"), parent)
        self._desk = desk
        self._links = links or link_registration.here()
        now = desk.settings
        self.look = ComboBox([(t(word), theme) for theme, word in THEMES.items()])
        self.look.set_current_data(now.theme)
        self.scale = ComboBox([(f"{n} %", n) for n in sorted({*SCALES, now.font_scale_percent})])
        self.scale.set_current_data(now.font_scale_percent)
        self.language = ComboBox([(name, language) for language, name in LANGUAGES.items()])
        self.language.set_current_data(now.language)
        self.reminder = NumberField(0, 1440, f" {t('min antes')}")
        self.reminder.setValue(now.reminder_minutes)
        locked = desk.policies.locked
        side_by_side = QHBoxLayout()
        side_by_side.setSpacing(12)
        self.body.addLayout(side_by_side)
        for label, widget, setting in (
            (t("Tema"), self.look, "theme"),
            (t("Tamanho do texto"), self.scale, "font_scale_percent"),
            (t("Idioma"), self.language, "language"),
            (t("Lembrar agendamentos"), self.reminder, "reminder_minutes"),
        ):
            field = Field(label, widget)
            if setting in ("theme", "font_scale_percent"):
                side_by_side.addWidget(field, 1)
            else:
                self.body.addWidget(field)
            if setting in locked:
                show_decided(widget, field)
        self.compact = QCheckBox(t("Linhas compactas nas listas"))
        self.compact.setChecked(now.compact_rows)
        self.spelling = QCheckBox(t("Marcar palavras desconhecidas ao escrever"))
        self.spelling.setChecked(now.spell_checking)
        for box, setting in ((self.compact, "compact_rows"), (self.spelling, "spell_checking")):
            self.body.addWidget(box)
            if setting in locked:
                show_decided(box)
        self.tel = QCheckBox(t("Atender links de telefone (tel:)"))
        self.tel.setToolTip(t("Quem liga aparece no programa; o Windows pede a confirmação"))
        self.tel.setVisible(self._links is not None)
        self.tel.setChecked(self._links is not None and self._links.is_tel_chosen())
        self.body.addWidget(self.tel)
        self.recent = QCheckBox(t("Últimos processos no ícone do programa"))
        self.recent.setToolTip(t("Só os números, na lista que o botão direito abre na barra de tarefas"))
        self.recent.setVisible(jump_list.here() is not None)
        self.recent.setChecked(now.recent_cases)
        self.body.addWidget(self.recent)
        if "recent_cases" in locked:
            show_decided(self.recent)
        self.body.addWidget(muted_label(t("Idioma e ortografia valem ao abrir o programa de novo.")))
        self.body.addStretch(1)
        self.add_cancel(t("Cancelar"))
        self.set_primary(t("Gravar")).clicked.connect(self.save)
        self.restore_size(420, 460)

    def save(self) -> None:
        try:
            self._choose_tel()
        except OSError as error:
            self.show_error(error)
            return
        self.settings_changed.emit(
            replace(
                self._desk.settings,
                theme=str(self.look.current_data()),
                font_scale_percent=int(str(self.scale.current_data())),
                language=str(self.language.current_data()),
                reminder_minutes=self.reminder.value(),
                compact_rows=self.compact.isChecked(),
                spell_checking=self.spelling.isChecked(),
                recent_cases=self.recent.isChecked(),
            )
        )
        self.accept()

    def _choose_tel(self) -> None:
        """What Windows keeps, and not a setting of ours, says who opens such links."""
        wanted = self.tel.isChecked()
        if self._links is None or wanted == self._links.is_tel_chosen():
            return
        self._links.choose_tel(wanted)
        if wanted:
            self._links.show_settings_page()
