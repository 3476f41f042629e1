"""The words that sentences put in: fields, records, rights, choices, reasons."""

from __future__ import annotations

from typing import Final

from crm_desktop.policies import Fault, Feature
from crm_desktop.values.terms import Right

THIS_FIELD: Final = "Este campo"
FIELDS: Final = {
    "answers": "Respostas",
    "assignee": "Responsável",
    "attachment": "Anexo",
    "attachment_limit_mb": "Limite do anexo em MB",
    "body": "Texto do e-mail",
    "center": "Centro de responsabilidade",
    "code": "Código",
    "color": "Cor",
    "contact": "Contato",
    "contact_at": "Data do contato",
    "date": "Data",
    "description": "Descrição",
    "document": "CPF ou CNPJ",
    "due_at": "Previsão",
    "due_hours": "Prazo em horas úteis",
    "email": "E-mail",
    "ends_at": "Fim",
    "file": "Arquivo",
    "filter_name": "Nome do filtro",
    "hours": "Horário de atendimento",
    "host": "Servidor SMTP",
    "kind": "Espécie",
    "label": "Rótulo",
    "login": "Usuário",
    "mail_subject": "Assunto do e-mail",
    "means": "Meio de contato",
    "name": "Nome",
    "next_contact_at": "Próximo contato",
    "notepad": "Parecer complementar",
    "number": "Número",
    "order": "Ordem",
    "parent": "Grupo acima",
    "password": "Senha",
    "person": "Pessoa",
    "phone": "Telefone",
    "port": "Porta",
    "priority": "Prioridade",
    "progress_status": "Andamento",
    "question": "Descrição da pergunta",
    "reason": "Motivo",
    "recipients": "Destinatários",
    "result": "Resultado",
    "service_type": "Tipo de atendimento",
    "starts_at": "Início",
    "steps": "Itens do fluxo",
    "subject": "Assunto",
    "success_percent": "Sucesso em %",
    "template": "Texto padrão",
    "text": "Texto do parecer",
    "user": "Usuário",
    "users": "Usuários",
    "workflow": "Fluxo de trabalho",
}

THIS_RECORD: Final = "O registro"
RECORDS: Final = {
    "appointment": "O agendamento",
    "attachment": "O anexo",
    "case": "O processo",
    "center": "O centro de responsabilidade",
    "category": "A categoria",
    "draft": "O parecer a concluir",
    "email_template": "O texto padrão",
    "filter": "O filtro salvo",
    "follow_up": "O contato de venda",
    "holiday": "O feriado",
    "mail": "O e-mail",
    "notice": "O aviso",
    "opinion": "O parecer",
    "person": "A pessoa",
    "progress_status": "O andamento",
    "service_type": "O tipo de atendimento",
    "user": "O usuário",
    "workflow": "O fluxo de trabalho",
    "workflow_version": "A versão do fluxo",
}

THIS: Final = "fazer isso"
RIGHTS: Final = {
    Right.SEE_OWN: "ver os seus processos",
    Right.SEE_TEAM: "ver este processo, que é de outra equipe",
    Right.SEE_ALL: "ver os processos de todos",
    Right.WRITE_OPINION: "inserir parecer",
    Right.CREATE: "abrir processos",
    Right.REOPEN: "reabrir processos",
    Right.BULK: "alterar vários processos de uma vez",
    Right.CONFIGURE: "alterar o Configurador",
    Right.SUPERVISE: "ver a Supervisão",
    Right.EXPORT: "exportar dados",
}

FEATURES: Final = {
    Feature.LOCAL_BASE: "bases guardadas",
    Feature.CHANGE_BASE: "a troca de base",
    Feature.DATA_EXPORT: "a exportação de dados",
    Feature.PRINT: "a impressão",
    Feature.SEND_MAIL: "o envio de e-mails",
    Feature.REMEMBER_PASSWORD: "lembrar a senha",
}

SET_BY_ADMINISTRATOR: Final = "Definido pelo administrador"
OFF_BY_ADMINISTRATOR: Final = "Desativado pelo administrador"
THEMES: Final = {"system": "O do sistema", "light": "Claro", "dark": "Escuro"}
LANGUAGES: Final = {"pt_BR": "Português (Brasil)", "en": "English"}
CHANNELS: Final = {"stable": "estável", "beta": "beta", "off": "sem atualizações"}
FAULTS: Final = {
    Fault.UNKNOWN: "não existe política com este nome",
    Fault.VALUE: "valor não aceito",
    Fault.UNPROTECTED: "quem usa o programa pode gravar o arquivo ou a pasta",
    Fault.UNREADABLE: "não pôde ser lido",
}

MOVES: Final = {
    "answer": "a resposta escolhida não existe nesta pergunta",
    "first move": "ele ainda não foi encaminhado nenhuma vez",
    "no center": "falta escolher o centro de responsabilidade",
    "no path": "ele não saiu do caminho do fluxo",
    "other centers": "este item do fluxo não permite outros CRs",
    "unanswered": "o fluxo ainda tem pergunta sem resposta",
}
CAUSES: Final = {
    "address": ": o endereço está escrito errado",
    "certificate": ": o certificado do servidor não é aceito",
    "tls": ": o servidor não oferece conexão cifrada (TLS)",
    "not_permitted": ": o servidor não aceita conexões deste computador",
    "unknown_host": ": nenhum servidor tem esse nome",
    "nobody_there": ": nada responde nesse servidor e porta",
    "no_answer": ": o servidor não respondeu a tempo",
    "full": ": o servidor está com conexões demais",
    "no_such_base": ": o servidor não tem uma base com esse nome",
    "read_only": ": nenhum dos servidores aceita gravações agora",
    "starting": ": o servidor ainda está iniciando",
    "lost": ": a conexão caiu",
}
OBSTACLES: Final = {
    "full": "o disco está cheio",
    "forbidden": "você não pode gravar nessa pasta",
    "no_folder": "essa pasta não existe",
    "in_use": "outro programa está com ele aberto",
    "other": "o disco não o aceitou",
}
HINDRANCES: Final = {
    "keyring": "este computador não tem um chaveiro de senhas para guardá-lo cifrado",
    "disk": "falta espaço no disco deste computador, ou o disco falhou",
}
HITCHES: Final = {
    "unreachable": "a origem das atualizações não respondeu",
    "certificate": "o certificado da origem das atualizações não é aceito por este computador",
    "expired": "o que a origem oferece passou da validade",
    "signature": "o que a origem oferece não tem a assinatura de quem faz o programa",
    "replayed": "a origem oferece algo mais antigo do que já ofereceu",
    "content": "o que a origem oferece não é o que foi assinado",
    "disk": "este computador não pôde gravar os arquivos novos",
    "unexpected": "houve uma falha que o programa não esperava",
}
LACKS: Final = {
    "version": "é preciso PostgreSQL 15 ou mais novo",
    "encoding": "a base não foi criada em UTF-8",
    "letters": "a base não conhece letras acentuadas; crie-a com um locale UTF-8, como pt_BR.UTF-8 ou C.UTF-8",
    "rights": "quem a cria precisa do direito CREATEROLE",
}
ADVICE: Final = "Confira a rede e o endereço; se continuar, avise o administrador."
ADVICES: Final = {
    "address": "Corrija o endereço e tente de novo.",
    "certificate": "Indique o certificado da empresa, ou peça-o ao administrador.",
    "tls": "Peça ao administrador que ligue a cifra no servidor.",
    "not_permitted": "Peça ao administrador que libere este computador no servidor.",
    "no_such_base": "Confira o nome da base com o administrador.",
    "full": "Espere um pouco e tente de novo; se continuar, avise o administrador.",
    "starting": "Espere um pouco e tente de novo.",
}
