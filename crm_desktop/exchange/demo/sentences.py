"""What is said at the demo's desk, by type of service.

{s} subject, {n} a number, {v} an amount, {d} a past day, {q} since when, {f} a day to come, {u} until when, {h} an hour.
"""

from __future__ import annotations

from dataclasses import dataclass

Texts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Speech:
    """The subjects of one type; how it opens, goes on and ends; its e-mails (subject, body) and statuses."""

    weight: int
    subjects: Texts
    openings: Texts
    work: Texts
    last: Texts
    mails: tuple[tuple[str, str], ...]
    statuses: Texts


_ASKED = (
    ("Precisamos de mais uma informação", "Para seguir com a análise, envie por favor o documento {n}."),
    ("Confirmação do que foi feito", "A correção foi aplicada. Qualquer dúvida, responda a este e-mail."),
    ("Retorno do seu atendimento", "Conforme combinado, ligaremos {f} às {h} h para conferir o resultado."),
)
_OFFERED = (
    ("Proposta comercial {n}", "Segue a proposta no valor de R$ {v} por mês, válida por quinze dias."),
    ("Apresentação do sistema", "Confirmo a nossa conversa por vídeo {f}, às {h} h."),
    ("Material que combinamos", "Envio o comparativo entre os planos e dois casos de clientes do seu ramo."),
)

_TECHNICAL = Speech(
    22,
    (
        "Lentidão ao abrir o cadastro de clientes",
        "Erro ao atualizar a versão",
        "Impressora não imprime cupom",
        "Não consegue acessar após troca de computador",
        "Mensagem de licença expirada",
        "Backup não conclui",
        "Relatório abre em branco",
        "Leitor de código de barras não responde",
        "Tela trava ao salvar pedido",
    ),
    (
        "Cliente relata: {s}. Começou {d} e atrapalha o atendimento no balcão.",
        "{s}. Enviou a tela do erro {n} e pede retorno ainda hoje.",
        "Ligação do responsável: {s}. Já reiniciou o computador e continua.",
        "{s}. Acontece desde {q}, em dois computadores da loja.",
        "{s}. Só no caixa {n}; nos outros funciona. Prefere contato pela manhã.",
    ),
    (
        "Acessei remotamente e refiz o procedimento com o cliente. Vai observar até {u}.",
        "Reproduzi o erro {n} na nossa base e documentei o passo a passo.",
        "Atualizei a versão e limpei a configuração antiga. Sem novos erros no teste.",
        "Analisei o registro das {h} h: a conexão cai quando o antivírus verifica a pasta. Exceção criada.",
        "Liguei duas vezes e não atenderam. Deixei recado com a recepção e mandei mensagem.",
        "Reinstalei o driver e refiz o compartilhamento da impressora. Imprimiu o cupom {n} sem falhas.",
        "O servidor estava com o disco quase cheio. Liberamos espaço e o tempo de abertura voltou ao normal.",
        "Cliente pediu para continuar {f}, quando o técnico dele estiver na loja.",
    ),
    (
        "Cliente testou e confirmou que está resolvido. Pode encerrar.",
        "Dois dias sem novas ocorrências. Encerrado com o de acordo do responsável.",
        "Sem retorno após três tentativas; encerrado com aviso por e-mail.",
        "Resolvido no acesso remoto. Enviei o resumo por e-mail.",
    ),
    _ASKED,
    ("ANALISE", "CLIENTE", "TERCEIRO", "TESTE"),
)
_FISCAL = Speech(
    20,
    (
        "NF-e rejeitada: CFOP inválido",
        "NF-e rejeitada: NCM inexistente",
        "CT-e não autoriza no SEFAZ",
        "Certificado digital vencido",
        "SPED fiscal com divergência",
        "Carta de correção não transmite",
        "ICMS calculado errado na venda interestadual",
        "NFC-e em contingência",
        "Nota denegada pelo SEFAZ",
    ),
    (
        "{s}. Nota {n}, mercadoria já separada; o caminhão espera.",
        "Cliente relata: {s}. A mensagem aparece desde {q}.",
        "{s}. O contador pediu a correção até {u}. Valor da nota: R$ {v}.",
        "Emitiu a nota {n} {d} e não autoriza. {s}.",
        "{s}. Mandou o XML da nota {n} para conferência.",
    ),
    (
        "Verifiquei a rejeição: o item {n} saiu com a alíquota errada. Orientei corrigir e reemitir.",
        "Conferi o cadastro do produto: NCM antigo. Corrigido e testado junto com o cliente.",
        "Testado com o contador do cliente na linha. A base de R$ {v} agora bate com o livro.",
        "SEFAZ instável desde as {h} h. Reenviei o lote {n}, que ficou em processamento.",
        "Pedi a nova cadeia do certificado. Cliente instala {f}, com a gente na linha.",
        "A natureza da operação era de venda interna e o destino é outro estado. Troquei o CFOP do modelo.",
        "Cliente enviou o XML da nota {n}. Falta o do pedido de devolução.",
    ),
    (
        "Nota {n} autorizada. Cliente confirmou por telefone.",
        "Reemitida e autorizada; cadastro ajustado para não repetir.",
        "SPED transmitido sem divergências. Recibo {n} arquivado pelo contador.",
        "Certificado novo instalado em todas as máquinas. Pode encerrar.",
    ),
    _ASKED,
    ("ANALISE", "CLIENTE", "TERCEIRO", "TESTE"),
)
_ACCOUNTS = Speech(
    12,
    (
        "Dúvida sobre relatório de contas a pagar",
        "Conciliação bancária não fecha",
        "Juros do boleto divergentes",
        "Fluxo de caixa não mostra previsões",
        "Baixa em lote não localiza títulos",
        "Centro de custo trocado",
    ),
    (
        "{s}. Diferença de R$ {v} no fechamento.",
        "Cliente relata: {s}. Percebeu {d}, ao conferir o extrato.",
        "{s}. Precisa entregar o relatório à direção {f}.",
        "Pediu ajuda com: {s}. Título {n}, de R$ {v}.",
    ),
    (
        "Refiz o filtro com o cliente: a diferença de R$ {v} era um título baixado em duplicidade.",
        "Expliquei a diferença entre os dois relatórios e enviei um modelo preenchido.",
        "Importei o extrato de novo, agora com o leiaute certo. Restaram três lançamentos por conferir.",
        "O título {n} estava com vencimento em feriado; o sistema passou para o dia útil seguinte.",
        "Cliente vai conferir com a contabilidade e responde {f}.",
        "Troquei o centro de custo padrão do fornecedor e reprocessei o mês.",
    ),
    (
        "Conciliação fechada, sem diferenças. Cliente agradeceu.",
        "Dúvida esclarecida por telefone; enviei o passo a passo.",
        "Valores conferidos com o financeiro do cliente. Pode encerrar.",
    ),
    _ASKED,
    ("ANALISE", "CLIENTE", "TESTE"),
)
_CHARGES = Speech(
    14,
    (
        "Boleto não registra no banco",
        "Segunda via de boleto",
        "Negociação de mensalidade em atraso",
        "Cobrança em duplicidade",
        "Nota de serviço não recebida",
        "Alteração do dia de vencimento",
    ),
    (
        "{s}. Boleto {n}, de R$ {v}.",
        "Cliente ligou {d}: {s}. Quer regularizar ainda neste mês.",
        "{s}. Pede que a resposta vá para o e-mail do financeiro.",
        "Financeiro do cliente pergunta: {s}. Valor em aberto: R$ {v}.",
    ),
    (
        "Combinado com o cliente: ele envia o comprovante de R$ {v} e a baixa é feita no mesmo dia.",
        "Banco confirmou o registro do boleto {n}. Enviei a linha digitável.",
        "Propus duas parcelas, a primeira {f}. Aguardo a resposta do responsável.",
        "Localizei o pagamento em duplicidade; o crédito entra na próxima fatura.",
        "Reenviei a nota de serviço {n} para o endereço novo.",
        "Cliente não atendeu. Tento de novo {f}, depois das {h} h.",
    ),
    (
        "Pagamento de R$ {v} compensado. Pode encerrar.",
        "Segunda via enviada e confirmada pelo cliente.",
        "Acordo registrado e assinado. Próximo vencimento já no dia novo.",
    ),
    _ASKED,
    ("ANALISE", "CLIENTE", "TERCEIRO"),
)
_CONTRACTS = Speech(
    10,
    (
        "Segunda via do contrato",
        "Alteração de razão social",
        "Cancelamento de módulo",
        "Reajuste anual do contrato",
        "Inclusão de filial no contrato",
        "Troca do responsável pelo contrato",
    ),
    (
        "Cliente pede: {s}. Contrato {n}.",
        "{s}. Enviou a solicitação por e-mail {d}, assinada pelo sócio.",
        "{s}. Precisa da confirmação até {u}, para a auditoria.",
        "Ligou a nova responsável administrativa. Assunto: {s}.",
    ),
    (
        "Localizei o contrato {n} no arquivo e pedi a conferência ao jurídico.",
        "Minuta do aditivo enviada para assinatura. O cliente devolve {f}.",
        "Falei com o responsável, que confirmou os dados. Falta o cartão do CNPJ atualizado.",
        "Expliquei o índice do reajuste: de R$ {v} para o novo valor a partir do próximo mês.",
        "Ofereci manter o módulo por dois meses com desconto. O cliente vai pensar e responde {f}.",
    ),
    (
        "Aditivo assinado pelas duas partes e arquivado.",
        "Contrato {n} enviado por e-mail; cliente confirmou o recebimento.",
        "Alteração feita no cadastro e no contrato. Pode encerrar.",
    ),
    (
        ("Contrato {n}: documento para assinatura", "Segue o aditivo. Pedimos a devolução assinada até {u}."),
        _ASKED[0],
    ),
    ("CONTRATO", "CLIENTE", "ANALISE"),
)
_ROLLOUT = Speech(
    9,
    (
        "Treinamento: módulo estoque",
        "Importação do cadastro de produtos",
        "Parametrização inicial fiscal",
        "Instalação em novo servidor",
        "Treinamento: emissão de notas",
        "Virada do sistema antigo",
    ),
    (
        "{s}. Contrato {n}; início pedido para {u}.",
        "Cliente pronto para começar: {s}. Quatro pessoas, período da tarde.",
        "{s}. A planilha com {n} produtos já está conosco.",
        "Reunião de partida feita {d}. Próximo assunto: {s}.",
    ),
    (
        "Importei {n} produtos; ficaram de fora os que estavam sem unidade. Devolvi a lista ao cliente.",
        "Servidor entregue pela informática do cliente. Instalação marcada para {u}, às {h} h.",
        "Primeira parte do treinamento feita com três pessoas do estoque. Continua {f}.",
        "Parametrizei as regras fiscais com o contador. Falta validar a devolução.",
        "Cliente pediu para adiar: inventário até {u}.",
        "Conferimos juntos os saldos de abertura. Diferença de R$ {v}, já explicada.",
        "Ajustei o modelo de etiqueta e deixei o roteiro impresso com a equipe.",
    ),
    (
        "Treinamento concluído; lista de presença assinada.",
        "Virada feita sem paradas. Acompanhamento encerrado com o de acordo do cliente.",
        "Cadastro importado e conferido. Pode encerrar.",
    ),
    (
        ("Agenda da implantação", "Confirmo a nossa visita {f}, às {h} h. Deixe o servidor disponível."),
        _ASKED[0],
    ),
    ("AGENDADO", "ANALISE", "CLIENTE", "TESTE"),
)
_UPGRADE = Speech(
    7,
    (
        "Proposta: licenças adicionais",
        "Proposta: módulo de produção",
        "Upgrade para a versão em nuvem",
        "Proposta: integração com loja virtual",
        "Upgrade do plano de suporte",
    ),
    (
        "Cliente da base pediu: {s}. Quer fechar neste mês.",
        "{s}. Indicação do suporte no processo {n}.",
        "Na visita {d} o gerente perguntou por: {s}.",
    ),
    (
        "Apresentei as opções por vídeo. Gostaram; falta aprovar o orçamento de R$ {v}.",
        "Enviei a proposta {n}. Decide com o sócio {f}.",
        "Pediu desconto para doze meses. Levei à gerência e respondo {f}.",
        "Liguei no horário combinado; estava em reunião. Volto a ligar {f}, às {h} h.",
        "Comparando com um concorrente. Mandei dois casos do mesmo ramo.",
    ),
    (
        "Registrado o resultado da negociação e avisada a equipe. Proposta {n}.",
        "Decisão comunicada por telefone pelo responsável.",
    ),
    _OFFERED,
    ("PROPOSTA", "CONTRATO", "AGENDADO"),
)
_NEW = Speech(
    6,
    (
        "Indicação de cliente: apresentação do sistema",
        "Contato pelo site: pediu demonstração",
        "Feira: retornar com proposta",
        "Migração de concorrente",
        "Orçamento para 5 usuários",
    ),
    (
        "{s}. Duas lojas, hoje controlam em planilha.",
        "{s}. Falar com o dono, às {h} h.",
        "{s}. Usa outro sistema desde {q} e paga R$ {v} por mês.",
    ),
    (
        "Demonstração de uma hora feita {d}. Interesse maior em estoque e notas.",
        "Enviei a proposta {n}, de R$ {v} por mês. Retorno marcado para {u}.",
        "Pediu para falar com outro cliente do mesmo ramo; passei dois contatos.",
        "Sem resposta há dois dias. Deixei recado com a recepção.",
        "Vai levar à diretoria {f}. O preço está dentro do esperado.",
    ),
    (
        "Registrado o resultado da negociação e avisada a equipe. Proposta {n}.",
        "Decisão comunicada por telefone pelo dono.",
    ),
    _OFFERED,
    ("PROPOSTA", "AGENDADO", "CLIENTE"),
)

SPEECH: dict[str, Speech] = {
    "1.1": _TECHNICAL,
    "1.2": _FISCAL,
    "1.3": _ACCOUNTS,
    "2.1": _CHARGES,
    "3.1": _CONTRACTS,
    "4": _ROLLOUT,
    "5.1": _UPGRADE,
    "5.2": _NEW,
}
"""By the code of each leaf of the demo's tree."""

PAST_DAYS = ("ontem", "hoje cedo", "na segunda-feira", "na sexta-feira", "na quinta-feira")
SINCE = ("ontem", "segunda-feira", "a semana passada", "a última atualização", "o começo do mês")
COMING_DAYS = ("amanhã", "na segunda-feira", "na quarta-feira", "na sexta-feira", "na terça-feira")
UNTIL = ("amanhã", "segunda-feira", "quarta-feira", "sexta-feira", "o fim da semana")
