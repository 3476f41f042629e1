"""Usuários: who they are, where they belong, what they may do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from PySide6.QtWidgets import QLineEdit

from crm_desktop.errors import WeakPassword
from crm_desktop.ui.configurator.inputs import choice_items
from crm_desktop.ui.configurator.record_form import RecordForm
from crm_desktop.ui.configurator.record_items import Item, PageTexts, key_of, state_cell
from crm_desktop.ui.configurator.record_page import RecordPage
from crm_desktop.ui.configurator.record_table import Entry
from crm_desktop.ui.configurator.rights_box import RightsBox
from crm_desktop.ui.configurator.words import ROLE_NAMES
from crm_desktop.ui.desk import Desk
from crm_desktop.ui.i18n import t
from crm_desktop.ui.widgets.check_list import CheckList
from crm_desktop.ui.widgets.combo_box import ComboBox
from crm_desktop.ui.widgets.labels import caption_label
from crm_desktop.values.terms import Role

if TYPE_CHECKING:
    from crm_desktop.operations.changes import Changes
    from crm_desktop.operations.configuration_users import UserFields
    from crm_desktop.queries.configuration import Choice, UserRow, UsersView


class UserForm(RecordForm):
    def __init__(self) -> None:
        super().__init__()
        self.centers: tuple[Choice, ...] = ()
        self.login, self.name, self.email = QLineEdit(), QLineEdit(), QLineEdit()
        self.role = ComboBox([(t(text), role) for role, text in ROLE_NAMES.items()])
        self.center, self.others = ComboBox(), CheckList(empty_text=t("Nenhum"))
        self.password, self.repeated = QLineEdit(), QLineEdit()
        for edit in (self.password, self.repeated):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.rights = RightsBox()
        self._lay_out()
        self.role.chosen.connect(lambda role: self.rights.set_role(Role(str(role))))
        self.rights.changed.connect(self.tell_edited)

    def _lay_out(self) -> None:
        self.add_pair(
            self.make("login", t("Usuário"), self.login), self.make("name", t("Nome"), self.name), (2, 3)
        )
        self.add("email", t("E-mail"), self.email)
        self.add_pair(
            self.make("center", t("CR principal"), self.center),
            self.make("other_centers", t("Outros CRs"), self.others),
        )
        self.active = self.add_box(t("Ativo"), t("Inativo não entra mais e deixa de ser oferecido"))
        self.content.addWidget(caption_label(t("Senha")))
        self.add_pair(
            self.make("password", t("Senha nova"), self.password),
            self.make("repeated", t("Repita a senha"), self.repeated),
        )
        self.content.addWidget(caption_label(t("Permissões")))
        self.add("role", t("Papel"), self.role)
        self.content.addWidget(self.rights)
        self.content.addStretch(1)

    def show_row(self, row: object) -> None:
        shown = cast("UserRow | None", row)
        kept = (shown.center_id, *shown.other_center_ids) if shown else ()
        items = choice_items(self.centers, kept)
        self.center.set_items(items if shown else [(t("Escolha o CR"), None), *items])
        self.others.set_items(items)
        self.login.setText(shown.login if shown else "")
        self.name.setText(shown.name if shown else "")
        self.email.setText(shown.email or "" if shown else "")
        role = shown.role if shown else Role.AGENT
        self.role.set_current_data(role)
        self.center.set_current_data(shown.center_id if shown else None)
        self.others.set_checked(shown.other_center_ids if shown else ())
        self.rights.show_rights(role, dict(shown.rights) if shown else {})
        self.active.setChecked(shown.active if shown else True)
        self.forget_passwords()
        if shown is None or not shown.has_password:
            hint = t("Sem senha não se entra no programa")
        else:
            hint = t("Em branco, fica a atual")
        self.fields["password"].set_hint(hint)

    def forget_passwords(self) -> None:
        self.password.clear()
        self.repeated.clear()

    def mark_saved(self, values: object) -> None:
        self.forget_passwords()
        super().mark_saved(replace(cast("UserFields", values), password=""))

    def values(self) -> UserFields:
        from crm_desktop.operations.configuration_users import UserFields

        main = key_of(self.center.current_data())
        others = (key_of(data) for data in self.others.checked_data())
        return UserFields(
            login=self.login.text(),
            name=self.name.text(),
            email=self.email.text(),
            role=Role(str(self.role.current_data())),
            center_id=main,
            other_center_ids=tuple(sorted(key for key in others if key is not None and key != main)),
            rights=self.rights.rights(),
            # Typed in one of the two fields only, it is unsaved all the same.
            password=self.password.text() or self.repeated.text(),
            active=self.active.isChecked(),
        )

    def check(self) -> tuple[str, str] | None:
        if self.password.text() != self.repeated.text():
            return "repeated", t("As duas senhas são diferentes. Digite a mesma nos dois campos.")
        return None

    def field_of(self, error: BaseException) -> str:
        return "password" if isinstance(error, WeakPassword) else ""


class UsersPage(RecordPage):
    columns = ("Usuário", "Nome", "Papel", "CR principal", "Situação")
    form_width_px = 440

    def __init__(self, desk: Desk) -> None:
        self.user_form = UserForm()
        super().__init__(desk, _TEXTS, self.user_form)

    def ask_rows(self) -> None:
        from crm_desktop.queries.configuration import list_users

        self.desk.runner.read(self, list_users, then=self.show_view, failed=self.show_error)

    def show_view(self, view: UsersView) -> None:
        self.user_form.centers = view.centers
        names = {center.id: center.text for center in view.centers}
        self.show_items(
            [
                Item(
                    Entry(
                        row.id,
                        (row.login, row.name, t(ROLE_NAMES[row.role]), names[row.center_id], _state(row)),
                        ((4, "neutral" if not row.active else "warning"),),
                    ),
                    row,
                    row.name,
                    row.active,
                )
                for row in view.rows
            ]
        )

    def saver(self) -> Callable[..., Changes]:
        from crm_desktop.operations.configuration_users import save_user

        return save_user

    def record_kind(self) -> str:
        return "user"


def _state(row: UserRow) -> str:
    return t("Sem senha") if row.active and not row.has_password else state_cell(row.active)


_TEXTS = PageTexts(
    icon="users",
    title="Usuários",
    note="Quem entra no programa, a que CRs pertence e o que pode fazer.",
    new="Novo usuário",
    new_heading="Novo usuário",
    search="Procurar usuário",
    empty_title="Nenhum usuário ainda",
    empty="Cadastre quem atende; cada um entra com o próprio usuário e senha.",
)
