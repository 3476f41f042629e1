"""The list of actions. Menus, tool bar, Ctrl+K and the help of shortcuts are made from it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from crm_desktop.policies import Feature
from crm_desktop.values.terms import Right


class Menu(StrEnum):
    CASE = "Processo"
    OPINION = "Parecer"
    AGENDA = "Agenda"
    SUPERVISION = "Supervisão"
    SETTINGS = "Configurador"
    VIEW = "Exibir"
    HELP = "Ajuda"


@dataclass(frozen=True, slots=True)
class ActionSpec:
    """`text` is what menu and tool bar say, `tip` the sentence shown where the text is short. The administrator may
    switch `feature` off or lock `setting`."""

    name: str
    text: str
    menu: Menu
    shortcut: str = ""
    tip: str = ""
    right: Right | None = None
    icon: str = ""
    tool_text: str = ""
    needs_case: bool = False
    checkable: bool = False
    separator_before: bool = False
    feature: Feature | None = None
    setting: str = ""


ACTIONS: tuple[ActionSpec, ...] = (
    ActionSpec(
        "new_case",
        "Novo processo",
        Menu.CASE,
        "Ctrl+N",
        "Abre um processo para um assunto novo",
        Right.CREATE,
        "plus",
    ),
    ActionSpec("filter", "Filtrar", Menu.CASE, "F5", "Mostra os processos do filtro", icon="filter"),
    ActionSpec("focus_filter", "Ir para o filtro", Menu.CASE, "Ctrl+F", "Leva ao campo Contém do filtro"),
    ActionSpec(
        "go_to", "Ir para…", Menu.CASE, "Ctrl+K", "Vai a um processo, pessoa, telefone ou ação", icon="search"
    ),
    ActionSpec(
        "progress",
        "Andamento",
        Menu.CASE,
        "Ctrl+D",
        "Diz onde o trabalho está, sem escrever parecer",
        Right.WRITE_OPINION,
        "flag",
        needs_case=True,
        separator_before=True,
    ),
    ActionSpec(
        "reopen",
        "Reabrir",
        Menu.CASE,
        "Ctrl+Shift+R",
        "Reabre um processo concluído, com motivo",
        Right.REOPEN,
        "rotate-ccw",
        needs_case=True,
    ),
    ActionSpec(
        "change_case",
        "Alterar dados…",
        Menu.CASE,
        "Ctrl+E",
        "Prioridade, previsão e responsável",
        Right.WRITE_OPINION,
        "pencil",
        needs_case=True,
    ),
    ActionSpec(
        "edit_person",
        "Dados da pessoa…",
        Menu.CASE,
        "Ctrl+Shift+E",
        "Cadastro da pessoa do processo",
        Right.CREATE,
        "user",
        needs_case=True,
    ),
    ActionSpec(
        "print",
        "Imprimir…",
        Menu.CASE,
        "Ctrl+Shift+P",
        "Imprime o processo com todo o histórico",
        feature=Feature.PRINT,
        icon="printer",
        needs_case=True,
        separator_before=True,
    ),
    ActionSpec(
        "save_pdf",
        "Salvar como PDF…",
        Menu.CASE,
        "Ctrl+S",
        "Salva o processo com todo o histórico",
        feature=Feature.DATA_EXPORT,
        icon="download",
        needs_case=True,
    ),
    ActionSpec(
        "export_list",
        "Exportar a lista…",
        Menu.CASE,
        "Ctrl+Shift+X",
        "Salva as linhas do filtro em planilha",
        Right.EXPORT,
        "download",
        feature=Feature.DATA_EXPORT,
    ),
    ActionSpec("quit", "Sair", Menu.CASE, "Ctrl+Q", separator_before=True, icon="log-out"),
    ActionSpec(
        "opinion",
        "Inserir parecer",
        Menu.OPINION,
        "Ctrl+P",
        "Escreve um parecer no processo selecionado",
        Right.WRITE_OPINION,
        "pencil",
        tool_text="Parecer",
        needs_case=True,
    ),
    ActionSpec(
        "drafts",
        "Pareceres pendentes",
        Menu.OPINION,
        "Ctrl+Shift+D",
        "Retoma um parecer de onde parou",
        Right.WRITE_OPINION,
        "notebook-pen",
    ),
    ActionSpec(
        "appointments",
        "Agendamentos da pessoa…",
        Menu.AGENDA,
        "Ctrl+Shift+A",
        "Agendamentos e dias livres",
        Right.WRITE_OPINION,
        "calendar",
        needs_case=True,
    ),
    ActionSpec("tab_agenda", "Agenda", Menu.AGENDA, "Alt+4", "Seus agendamentos por dia e semana"),
    ActionSpec(
        "contact",
        "Contato de venda…",
        Menu.AGENDA,
        "Ctrl+Shift+C",
        "Registra um contato de venda",
        Right.WRITE_OPINION,
        "phone",
        needs_case=True,
        separator_before=True,
    ),
    ActionSpec(
        "tab_supervision",
        "Supervisão",
        Menu.SUPERVISION,
        "Alt+5",
        "O que espera, por usuário",
        Right.SUPERVISE,
    ),
    ActionSpec(
        "settings",
        "Configurador…",
        Menu.SETTINGS,
        "Ctrl+Shift+S",
        "CRs, tipos, usuários, fluxos e modelos",
        Right.CONFIGURE,
        "settings",
    ),
    ActionSpec(
        "mail_account",
        "Conta de e-mail…",
        Menu.SETTINGS,
        "",
        "Servidor que envia os e-mails",
        Right.CONFIGURE,
        "mail",
    ),
    ActionSpec("own_password", "Trocar minha senha…", Menu.SETTINGS, "", icon="user", separator_before=True),
    ActionSpec("preferences", "Preferências…", Menu.SETTINGS, "Ctrl+,", "Tema, tamanho do texto e linhas"),
    ActionSpec("tab_result", "Resultado", Menu.VIEW, "Alt+1"),
    ActionSpec("tab_cases", "Atendimento", Menu.VIEW, "Alt+2"),
    ActionSpec("tab_follow_up", "Follow up de vendas", Menu.VIEW, "Alt+3"),
    ActionSpec("toast", "Ir para o aviso", Menu.VIEW, "F6", "Leva ao botão do aviso que aparece embaixo"),
    ActionSpec(
        "dark",
        "Tema escuro",
        Menu.VIEW,
        "Ctrl+Shift+T",
        setting="theme",
        checkable=True,
        separator_before=True,
    ),
    ActionSpec(
        "compact", "Linhas compactas", Menu.VIEW, "Ctrl+Shift+L", setting="compact_rows", checkable=True
    ),
    ActionSpec("larger", "Texto maior", Menu.VIEW, "Ctrl++", setting="font_scale_percent"),
    ActionSpec("smaller", "Texto menor", Menu.VIEW, "Ctrl+-", setting="font_scale_percent"),
    ActionSpec("columns", "Colunas…", Menu.VIEW, "", "Escolhe as colunas da lista"),
    ActionSpec(
        "save_filter",
        "Salvar filtro…",
        Menu.VIEW,
        "Ctrl+Shift+F",
        "Guarda o filtro com um nome",
        separator_before=True,
        icon="star",
    ),
    ActionSpec("manage_filters", "Filtros salvos…", Menu.VIEW, "", "Renomeia, compartilha e exclui filtros"),
    ActionSpec("shortcuts", "Atalhos", Menu.HELP, "F1", icon="help-circle"),
    ActionSpec(
        "diagnostics", "Diagnóstico…", Menu.HELP, "", "Junta num arquivo o que ajuda o suporte", icon="bug"
    ),
    ActionSpec("about", "Sobre", Menu.HELP, "", icon="info"),
)

TOOL_BAR = ("new_case", "opinion", "progress", "reopen", "drafts")


def action(name: str) -> ActionSpec:
    """The action of that name; KeyError when there is none."""
    return _BY_NAME[name]


_BY_NAME = {spec.name: spec for spec in ACTIONS}
