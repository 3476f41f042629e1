"""What the screen says about each error: the sentences with {facts} to be filled in by `ui/messages.py`."""

from __future__ import annotations

from typing import Final, NamedTuple

from crm_desktop import errors as e
from crm_desktop.ui.message_words import OFF_BY_ADMINISTRATOR


class Sentences(NamedTuple):
    """Title without a period; what is wrong; what to do now."""

    title: str
    text: str
    next_step: str


TRY_AGAIN: Final = "Tente de novo; se continuar, avise o administrador."

UNEXPECTED: Final = Sentences(
    "Algo deu errado",
    "O programa encontrou uma falha que não esperava ({name}). Nada do que foi digitado se perdeu.",
    "Tente de novo; se continuar, avise o administrador e diga o nome entre parênteses.",
)

SENTENCES: Final[dict[type[e.CrmError], Sentences]] = {
    e.InputError: Sentences(
        "Dado não aceito", "Algo que foi digitado não pode ser aceito.", "Confira os campos e tente de novo."
    ),
    e.BlankText: Sentences("Falta o texto", "{field} está em branco.", "Escreva o texto e confirme de novo."),
    e.Missing: Sentences("Falta preencher", "{field} está sem preencher.", "Preencha e confirme de novo."),
    e.Duplicate: Sentences(
        "Já cadastrado",
        "{field}: {value} já existe em outro registro.",
        "Use o registro que já existe ou informe outro valor.",
    ),
    e.InvalidDocument: Sentences(
        "CPF ou CNPJ inválido",
        "{value} não é um CPF nem um CNPJ válido.",
        "Confira cada posição; o CNPJ novo também pode ter letras.",
    ),
    e.InvalidPhone: Sentences(
        "Telefone inválido",
        "{value} não é um telefone válido.",
        "Escreva um só número, com o DDD, como (21) 99876-1200.",
    ),
    e.InvalidEmail: Sentences(
        "E-mail inválido",
        "{value} não é um endereço de e-mail válido.",
        "Escreva um só endereço, como nome@empresa.com.br.",
    ),
    e.InvalidDate: Sentences(
        "Data inválida",
        "{value} não é uma data que o programa entenda.",
        "Escreva como 24/11/2026 ou use um atalho: hoje, amanhã, sexta, +3d.",
    ),
    e.EndBeforeStart: Sentences(
        "Fim antes do início",
        "O fim ({end}) não vem depois do início ({start}).",
        "Escolha um fim depois do início.",
    ),
    e.InvalidColor: Sentences(
        "Cor inválida", "{value} não é uma cor válida.", "Escolha uma cor da lista ou escreva como #2457d6."
    ),
    e.OutOfRange: Sentences(
        "Valor fora dos limites",
        "{field}: {value} está fora do que se aceita.",
        "Informe um valor de {low} a {high}.",
    ),
    e.NotMember: Sentences(
        "Responsável de outro CR",
        "{user} não é membro do CR {center}.",
        "Escolha alguém desse CR ou deixe o processo sem responsável.",
    ),
    e.UnstorableText: Sentences(
        "Sinal não aceito",
        "O texto contém um sinal invisível que a base não guarda.",
        "Apague o trecho colado por último, digite-o de novo e repita.",
    ),
    e.InvalidLink: Sentences(
        "Link ignorado",
        "O link ou telefone recebido não é válido e foi ignorado.",
        "Abra a pessoa ou o processo pelo próprio programa.",
    ),
    e.UnknownTemplateField: Sentences(
        "Campo desconhecido",
        "O texto usa o que não existe entre os campos: {names}.",
        "Corrija o nome ou escolha o campo na lista, e grave de novo.",
    ),
    e.InvalidWorkflow: Sentences(
        "Fluxo com problemas",
        "O fluxo {name} não pode ser publicado: {problems}.",
        "Corrija o que está na lista de problemas e publique de novo.",
    ),
    e.InvalidExchange: Sentences(
        "Documento com erros",
        "O documento não pode ser importado: {faults}.",
        "Nada foi importado. Corrija o documento e importe de novo.",
    ),
    e.AttachmentTooLarge: Sentences(
        "Arquivo grande demais",
        "O arquivo {name} tem {size_bytes}; o limite deste tipo de atendimento é {limit_bytes}.",
        "Anexe um arquivo menor ou compactado.",
    ),
    e.AttachmentsForbidden: Sentences(
        "Anexos não permitidos",
        "{service_type} não permite anexar arquivos.",
        "Conclua sem o anexo ou peça a um supervisor que mude o tipo.",
    ),
    e.FileNotSaved: Sentences(
        "Arquivo não salvo",
        "O arquivo {name} não foi salvo: {obstacle}.",
        "Escolha outro lugar e salve de novo.",
    ),
    e.AttachmentVanished: Sentences(
        "Arquivo não encontrado",
        "O arquivo {name} não está mais onde foi escolhido ou não pode ser lido.",
        "Escolha o arquivo de novo; o que você escreveu está guardado.",
    ),
    e.AttachmentDamaged: Sentences(
        "Anexo danificado",
        "O conteúdo do anexo {name} não é mais o que foi gravado; por isso ele não foi aberto.",
        "Peça ao administrador que o restaure de uma cópia de segurança.",
    ),
    e.FileNotKept: Sentences(
        "Arquivo não anexado",
        "Sem conexão com a base, o arquivo {name} não foi anexado: {hindrance}.",
        "Anexe-o quando a conexão voltar.",
    ),
    e.LocalFileDamaged: Sentences(
        "Arquivo danificado neste computador",
        "{file} guardado neste computador não é mais o que foi anexado; por isso não foi para a base.",
        "Anexe o original de novo.",
    ),
    e.RuleError: Sentences(
        "Não permitido agora", "As regras do atendimento não permitem isso agora.", TRY_AGAIN
    ),
    e.NotAllowed: Sentences(
        "Sem permissão",
        "Você não tem permissão para {right}.",
        "Se precisar dela, peça ao administrador.",
    ),
    e.CaseClosed: Sentences(
        "Processo concluído",
        "{number} está concluído e não recebe alterações nem parecer.",
        "Reabra o processo antes, se tiver permissão, ou abra um novo. O texto digitado continua aqui.",
    ),
    e.CaseOpen: Sentences(
        "Processo já aberto", "{number} não está concluído.", "Não é preciso reabrir: insira o parecer."
    ),
    e.CaseChanged: Sentences(
        "O processo mudou",
        "{number} mudou desde que foi aberto nesta tela{changes}.",
        "Confira a situação nova e escolha: manter o parecer ou voltar. O texto digitado continua aqui.",
    ),
    e.MoveNotAllowed: Sentences(
        "Encaminhamento não permitido",
        "{number} não pode ser encaminhado assim{fact}.",
        "Escolha outro destino ou mantenha o processo no CR atual.",
    ),
    e.UndoTooLate: Sentences(
        "Tarde para desfazer",
        "{number} já não pode voltar ao que era: o prazo passou ou houve outro registro depois.",
        "Insira um parecer de retificação ou encaminhe de novo.",
    ),
    e.NotepadChanged: Sentences(
        "Parecer complementar alterado",
        "{author} gravou o parecer complementar enquanto você escrevia.",
        "Compare os dois textos e grave o que deve ficar; nenhum deles se perdeu.",
    ),
    e.RecordInUse: Sentences(
        "Registro em uso",
        "{kind} {name} está em uso e não pode ser excluído.",
        "Inative em vez de excluir: o histórico continua como está.",
    ),
    e.RecordGone: Sentences(
        "Registro indisponível",
        "{kind} não existe mais ou está fora de uso.",
        "Atualize a lista e escolha de novo.",
    ),
    e.MailAlreadySent: Sentences(
        "E-mail já enviado",
        "{subject} já saiu e não pode ser retirado.",
        "Se algo estava errado, envie outro e-mail com a correção.",
    ),
    e.AppendOnly: Sentences(
        "Registro definitivo",
        "O que já foi registrado não muda e não é excluído.",
        "Para corrigir, faça um novo registro, como um parecer de retificação.",
    ),
    e.WrongCase: Sentences(
        "Parecer de outro processo",
        "O parecer traz o número de outro processo; por isso não foi gravado.",
        "Atualize a lista, abra o processo de novo e tente outra vez.",
    ),
    e.TypeIsGroup: Sentences(
        "Tipo é um grupo",
        "O tipo de atendimento escolhido é um grupo e não recebe processos.",
        "Escolha um dos tipos que ficam abaixo dele.",
    ),
    e.NotPublished: Sentences(
        "Fluxo ainda não publicado",
        "A versão do fluxo deste tipo de atendimento ainda é um rascunho.",
        "Peça a um supervisor que publique o fluxo no Configurador, e tente de novo.",
    ),
    e.DisabledByPolicy: Sentences(
        OFF_BY_ADMINISTRATOR,
        "O administrador desativou {feature} neste computador.",
        "Se precisar disso, fale com o administrador.",
    ),
    e.BaseSetByPolicy: Sentences(
        "Base definida pelo administrador",
        "A base deste computador foi definida pelo administrador e não pode ser trocada.",
        "Se precisar de outra, fale com o administrador.",
    ),
    e.OtherBaseNamed: Sentences(
        "Base definida pelo administrador",
        "Foi indicada outra base; a deste computador foi definida pelo administrador e não pode ser trocada.",
        "Abra o programa sem indicar outra base; se precisar de outra, fale com o administrador.",
    ),
    e.LoginError: Sentences(
        "Não foi possível entrar", "O acesso não foi aceito.", "Confira o usuário e a senha."
    ),
    e.WrongPassword: Sentences(
        "Senha não confere",
        "Senha não confere. Tentativa {attempt} de {of}.",
        "Confira o usuário, a senha e a tecla de maiúsculas.",
    ),
    e.LoginRefused: Sentences(
        "Acesso recusado",
        "O servidor não aceitou este usuário com esta senha.",
        "Confira o usuário, a senha e a tecla de maiúsculas; se continuar, peça outra senha ao administrador.",
    ),
    e.LockedOut: Sentences(
        "Acesso bloqueado",
        "Houve tentativas demais com a senha errada; o acesso está bloqueado até {until}.",
        "Tente depois desse horário ou peça outra senha ao administrador.",
    ),
    e.InactiveUser: Sentences(
        "Usuário inativo", "O usuário {login} está inativo.", "Peça ao administrador que o ative de novo."
    ),
    e.WeakPassword: Sentences(
        "Senha curta demais",
        "A senha precisa de ao menos {minimum_characters} caracteres.",
        "Escolha uma senha mais longa; uma frase fácil de lembrar serve bem.",
    ),
    e.BaseError: Sentences("Falha na base de dados", "A base de dados não respondeu como devia.", TRY_AGAIN),
    e.BaseLocked: Sentences(
        "Base ocupada",
        "{path} está ocupada com outra gravação.",
        "Espere alguns segundos e tente de novo. O que foi digitado continua aqui.",
    ),
    e.BaseReadOnly: Sentences(
        "Base protegida contra gravação",
        "{path} não pode ser gravada.",
        "Confira a permissão de gravação na pasta ou chame o administrador.",
    ),
    e.BaseFull: Sentences(
        "Disco cheio ou com defeito",
        "{path} não pôde ser gravada: falta espaço no disco, ou o disco falhou.",
        "Libere espaço no disco e tente de novo. O que foi digitado continua aqui.",
    ),
    e.BaseNewer: Sentences(
        "Base de uma versão mais nova",
        "A base foi gravada por uma versão mais nova do programa ({found}); esta conhece até {known}.",
        "Atualize o programa neste computador.",
    ),
    e.BaseCorrupted: Sentences(
        "Base danificada",
        "{path} está danificada e não pode ser usada.",
        "{last_backup}",
    ),
    e.BaseMisplaced: Sentences(
        "Base em local inseguro",
        "{path} está em {reason}, onde pode ser danificada.",
        "Mova a base para um disco deste computador.",
    ),
    e.BaseMissing: Sentences(
        "Base não encontrada",
        "{path} não foi encontrada.",
        "Confira o local, restaure uma cópia de segurança ou crie uma base nova.",
    ),
    e.BaseUnreachable: Sentences(
        "Base fora de alcance",
        "Não foi possível chegar à base de dados{url}{cause}.",
        "{advice}",
    ),
    e.UpdateFailed: Sentences(
        "Atualização não feita",
        "O programa não foi atualizado, porque {hitch}.",
        "Continue nesta versão; se isso se repetir, avise o administrador.",
    ),
    e.BaseOlder: Sentences(
        "Base de versão anterior",
        "A base compartilhada ainda não foi atualizada para esta versão do programa.",
        "Peça ao administrador que a atualize (crm-desktop server upgrade) ou use a versão anterior do programa.",
    ),
    e.BaseUnsuitable: Sentences(
        "Servidor inadequado",
        "Esta base de dados não serve: {lack}.",
        "Corrija isso no servidor e repita o comando.",
    ),
    e.BaseTaken: Sentences(
        "Base já ocupada",
        "Já há uma base do CRM em {database}.",
        "Use outra base de dados, ou “crm-desktop server upgrade” para atualizar a que existe.",
    ),
    e.BaseDrifted: Sentences(
        "Base diferente do esperado",
        "O esquema ou os direitos da base não são os que o programa criou: {differences}.",
        "Nada foi mudado. Restaure o que difere (“crm-desktop server check” mostra cada diferença) ou repita o comando "
        "com --anyway.",
    ),
    e.BaseMoved: Sentences(
        "Base transferida",
        "Esta base foi transferida para a base compartilhada{url} e aqui só pode ser consultada.",
        "Continue o trabalho na base compartilhada.",
    ),
    e.AdoptionDiffers: Sentences(
        "Cópia diferente do original",
        "A cópia da base não ficou igual ao original (tabela {table}); nada foi transferido.",
        "Repita o comando; se acontecer de novo, confira a base com “crm-desktop check”.",
    ),
    e.ProgramMissing: Sentences(
        "Programa não encontrado",
        "Falta o programa {program} do PostgreSQL neste computador.",
        "Instale as ferramentas de cliente do PostgreSQL e repita o comando.",
    ),
    e.ProgramFailed: Sentences(
        "O comando não terminou",
        "O programa {program} recusou: {detail}.",
        "Corrija o que ele diz e repita o comando.",
    ),
    e.OutcomeUnknown: Sentences(
        "Gravação sem confirmação",
        "A conexão terminou antes de a base confirmar a última gravação: ela pode ter sido feita ou não.",
        "Entre de novo no programa, abra o processo e confira o histórico antes de gravar outra vez; se a entrada for "
        "recusada, peça ao administrador que confira.",
    ),
    e.Cancelled: Sentences(
        "Interrompido",
        "A tarefa foi interrompida a seu pedido; nada dela foi gravado.",
        "Comece de novo quando quiser.",
    ),
}
