<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="pt_BR">
    <context>
        <name>crm</name>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source> em {host}</source>
            <translation> at {host}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>(preenchido)</source>
            <translation>(filled in)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>(sem assunto ainda)</source>
            <translation>(no subject yet)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>(vazio)</source>
            <translation>(empty)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>+ Resposta</source>
            <translation>+ Answer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>+3d, sexta 14h, 27/11</source>
            <translation>+3d, sexta 14h, 27/11</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>1 em andamento segue na versão anterior.</source>
            <translation>1 in progress stays on the previous version.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>1 feriado trazido</source>
            <translation>1 holiday brought in</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>1 é a mais urgente</source>
            <translation>1 is the most urgent</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>1.1 fica dentro de 1</source>
            <translation>1.1 goes inside 1</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: a conexão caiu</source>
            <translation>: the connection dropped</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: nada responde nesse servidor e porta</source>
            <translation>: nothing answers on that server and port</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: nenhum dos servidores aceita gravações agora</source>
            <translation>: none of the servers takes writing now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: nenhum servidor tem esse nome</source>
            <translation>: no server has that name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o certificado do servidor não é aceito</source>
            <translation>: the server's certificate is not accepted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o endereço está escrito errado</source>
            <translation>: the address is misspelt</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o servidor ainda está iniciando</source>
            <translation>: the server is still starting</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o servidor está com conexões demais</source>
            <translation>: the server has too many connections</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o servidor não aceita conexões deste computador</source>
            <translation>: the server takes no connections from this computer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o servidor não oferece conexão cifrada (TLS)</source>
            <translation>: the server offers no encrypted connection (TLS)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o servidor não respondeu a tempo</source>
            <translation>: the server did not answer in time</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>: o servidor não tem uma base com esse nome</source>
            <translation>: the server has no base of that name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <source>&gt;&gt;Atendimentos pendentes&lt;&lt;</source>
            <translation>&gt;&gt;Pending cases&lt;&lt;</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <source>&gt;&gt;Follow up de vendas pendentes&lt;&lt;</source>
            <translation>&gt;&gt;Pending sales follow-ups&lt;&lt;</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>a</source>
            <translation>to</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>A barra de espaço marca ou desmarca.</source>
            <translation>The space bar ticks or unticks.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A base compartilhada ainda não foi atualizada para esta versão do programa.</source>
            <translation>The shared base was not yet brought forward for this version of the program.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>A base de dados</source>
            <translation>The database</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A base de dados não respondeu como devia.</source>
            <translation>The database did not answer as it should.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A base deste computador foi definida pelo administrador e não pode ser trocada.</source>
            <translation>The database of this computer was set by the administrator and cannot be changed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A base foi gravada por uma versão mais nova do programa ({found}); esta conhece até {known}.</source>
            <translation>The database was written by a newer version of the program ({found}); this one knows up to {known}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>a base não foi criada em UTF-8</source>
            <translation>the database was not made in UTF-8</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>A base {path}</source>
            <translation>The database {path}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>A categoria</source>
            <translation>The category</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>A concluir</source>
            <translation>Set aside</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>A concluir +7 d</source>
            <translation>Set aside +7 d</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>A concluir guarda tudo em Pareceres pendentes.</source>
            <translation>Set aside keeps everything in Pending opinions.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/together.py" />
            <source>A conexão com a base voltou.</source>
            <translation>The connection to the base is back.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A conexão terminou antes de a base confirmar a última gravação: ela pode ter sido feita ou não.</source>
            <translation>The connection ended before the base confirmed the last saving: it may or may not have been done.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A cópia da base não ficou igual ao original (tabela {table}); nada foi transferido.</source>
            <translation>The copy of the base did not come out equal to the original (table {table}); nothing was moved.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>a deste computador</source>
            <translation>this computer's own</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>a exportação de dados</source>
            <translation>exporting data</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>A hora do próximo contato já passou</source>
            <translation>The time of the next contact has passed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>a impressão</source>
            <translation>printing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_list.py" />
            <source>A lista não pôde ser lida.</source>
            <translation>The list could not be read.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>A mensagem não pode ser montada.</source>
            <translation>The message cannot be put together.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>A mensagem não tem destinatário.</source>
            <translation>The message has no recipient.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>a ordem deve ficar entre 001 e 999</source>
            <translation>the order must be between 001 and 999</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_list.py" />
            <source>a ordem mudou</source>
            <translation>the order changed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>a origem das atualizações não respondeu</source>
            <translation>the source of updates did not answer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>a origem oferece algo mais antigo do que já ofereceu</source>
            <translation>the source offers something older than it did before</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>A ortografia não pôde ser carregada; o texto continua sendo salvo.</source>
            <translation>The spelling could not be loaded; the text is still being saved.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>a pergunta não tem respostas</source>
            <translation>the question has no answers</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>A pessoa</source>
            <translation>The person</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>A pessoa não tem e-mail. Inclua um endereço.</source>
            <translation>The person has no e-mail. Include an address.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>A previsão mais antiga entre os pendentes</source>
            <translation>The oldest due moment among the pending ones</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>A rede falhou.</source>
            <translation>The network failed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>a resposta escolhida não existe nesta pergunta</source>
            <translation>the chosen answer does not exist in this question</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>a resposta {fact} está sem texto</source>
            <translation>answer {fact} has no text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>a resposta “{fact}” aparece mais de uma vez</source>
            <translation>the answer “{fact}” appears more than once</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>a resposta “{fact}” não leva a nenhum item</source>
            <translation>the answer “{fact}” leads to no step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A senha precisa de ao menos {minimum_characters} caracteres.</source>
            <translation>The password needs at least {minimum_characters} characters.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/door.py" />
            <source>A senha é a do servidor: vale em todos os computadores da mesa.</source>
            <translation>The password is the server's: it holds on every computer of the desk.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A tarefa foi interrompida a seu pedido; nada dela foi gravado.</source>
            <translation>The task was interrupted at your request; nothing of it was saved.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>a troca de base</source>
            <translation>changing the database</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>A versão do fluxo</source>
            <translation>The workflow version</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>A versão do fluxo deste tipo de atendimento ainda é um rascunho.</source>
            <translation>The workflow version of this service type is still a draft.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>A versão {n} passa a valer para processos novos.</source>
            <translation>Version {n} applies to new cases from now on.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>a versão {version} espera que o administrador atualize a base compartilhada</source>
            <translation>version {version} waits for the administrator to update the shared base</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>a versão {version} está pronta e será aplicada ao reabrir</source>
            <translation>version {version} is ready and takes effect when the program is opened again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>A versão {version} não abriu neste computador e foi retirada; o programa voltou à {present}.</source>
            <translation>Version {version} did not open on this computer and was taken back; the program returned to {present}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>a versão {version} não abriu neste computador e não será tentada de novo</source>
            <translation>version {version} did not open on this computer and will not be tried again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/restore_dialog.py" />
            <source>A última cópia boa é de {moment}. A base danificada será guardada ao lado.</source>
            <translation>The last good backup is from {moment}. The damaged database will be kept beside it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Aberto</source>
            <translation>Open</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Aberto em</source>
            <translation>Opened at</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Aberto por</source>
            <translation>Opened by</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Abertos</source>
            <translation>Opened</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Abertura</source>
            <translation>Opening</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Abra a pessoa ou o processo pelo próprio programa.</source>
            <translation>Open the person or the case from within the program.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Abra o programa sem indicar outra base; se precisar de outra, fale com o administrador.</source>
            <translation>Start the program without naming another database; if you need another one, talk to the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/open_file.py" />
            <source>Abra somente se você conhece quem enviou.</source>
            <translation>Open it only if you know who sent it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Abre</source>
            <translation>Opens</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Abre a lista de um campo ou o calendário</source>
            <translation>Opens the list of a field or the calendar</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Abre a lista em Atendimento</source>
            <translation>Opens the list in Cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <source>Abre os contatos de venda a fazer</source>
            <translation>Opens the sales contacts to be made</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Abre um processo para um assunto novo</source>
            <translation>Opens a case for a new subject</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Abrindo a base…</source>
            <translation>Opening the database…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/background.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <location filename="../../crm_desktop/ui/links.py" />
            <location filename="../../crm_desktop/ui/local_drafts.py" />
            <location filename="../../crm_desktop/ui/new_case.py" />
            <location filename="../../crm_desktop/ui/outbox_sender.py" />
            <source>Abrir</source>
            <translation>Open</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Abrir a lista</source>
            <translation>Open the list</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Abrir a pasta</source>
            <translation>Open the folder</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/open_file.py" />
            <source>Abrir anexo</source>
            <translation>Open attachment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/same_person_card.py" />
            <source>Abrir cadastro</source>
            <translation>Open record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/date_field.py" />
            <source>Abrir calendário</source>
            <translation>Open calendar</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Abrir lista</source>
            <translation>Open list</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/open_file.py" />
            <source>Abrir mesmo assim</source>
            <translation>Open anyway</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Abrir o programa com este filtro</source>
            <translation>Open the program with this filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Abrir processo</source>
            <translation>Open case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>abrir processos</source>
            <translation>open cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Aceita 24/11 17:00, amanhã 14h, sexta, +3d</source>
            <translation>Takes 24/11 17:00, amanhã 14h, sexta, +3d</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Acesso bloqueado</source>
            <translation>Access blocked</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Acesso recusado</source>
            <translation>Access refused</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_card.py" />
            <source>Acompanhado por: {names}</source>
            <translation>Followed by: {names}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_card.py" />
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>Acompanhamento</source>
            <translation>Following</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_card.py" />
            <source>Acompanhamento…</source>
            <translation>Following…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_card.py" />
            <source>Acompanhar este processo</source>
            <translation>Follow this case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/step_path.py" />
            <source>adiante</source>
            <translation>ahead</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/background.py" />
            <source>Adiar {n} min</source>
            <translation>Snooze {n} min</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/opinion_editor.py" />
            <source>Adicionar ao dicionário</source>
            <translation>Add to the dictionary</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Adicionar contato</source>
            <translation>Add contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Adicionar e-mail</source>
            <translation>Add e-mail</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Adicionar telefone</source>
            <translation>Add phone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Administrador</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/links.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Agenda</source>
            <translation>Agenda</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <source>Agenda de</source>
            <translation>Agenda of</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Agendamento</source>
            <translation>Appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>agendamento</source>
            <translation>appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>Agendamento de {when}. {what}</source>
            <translation>Appointment of {when}. {what}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>Agendamento sem lembrete, {when}. {what}</source>
            <translation>Appointment without a reminder, {when}. {what}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Agendamentos</source>
            <translation>Appointments</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>agendamentos</source>
            <translation>appointments</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Agendamentos da pessoa e dias livres</source>
            <translation>The person's appointments and free days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Agendamentos da pessoa…</source>
            <translation>Person's appointments…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Agendamentos e dias livres</source>
            <translation>Appointments and free days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Agente</source>
            <translation>Agent</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <location filename="../../crm_desktop/ui/presence.py" />
            <source>agora</source>
            <translation>now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <source>Aguarda retorno</source>
            <translation>Awaits a reply</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Aguardando retorno</source>
            <translation>Awaiting reply</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>Ainda sem andamento</source>
            <translation>No progress yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>ainda sem versão publicada</source>
            <translation>no version published yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Ainda vencem hoje</source>
            <translation>Still due today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Ajuda</source>
            <translation>Help</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Ajustes</source>
            <translation>Settings</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Algo deu errado</source>
            <translation>Something went wrong</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Algo que foi digitado não pode ser aceito.</source>
            <translation>Something that was typed cannot be accepted.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Alterar</source>
            <translation>Change</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <source>Alterar agendamento</source>
            <translation>Change appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Alterar dados</source>
            <translation>Change details</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Alterar dados…</source>
            <translation>Change details…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>alterar o Configurador</source>
            <translation>change the Settings</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Alterar vários de uma vez</source>
            <translation>Change several at once</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>alterar vários processos de uma vez</source>
            <translation>change several cases at once</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/page.py" />
            <source>Alterações não salvas</source>
            <translation>Unsaved changes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <location filename="../../crm_desktop/ui/format.py" />
            <source>amanhã</source>
            <translation>tomorrow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <source>amanhã 14h</source>
            <translation>amanhã 14h</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/case_view.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Andamento</source>
            <translation>Progress</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_verbs.py" />
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Andamento: {name}</source>
            <translation>Progress: {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <source>Andamentos</source>
            <translation>Progress statuses</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Anexar</source>
            <translation>Attach</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_files.py" />
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>Anexar arquivo</source>
            <translation>Attach file</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>Anexar arquivo…</source>
            <translation>Attach file…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Anexar…</source>
            <translation>Attach…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Anexe o original de novo.</source>
            <translation>Attach the original again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Anexe um arquivo menor ou compactado.</source>
            <translation>Attach a smaller or compressed file.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Anexe-o quando a conexão voltar.</source>
            <translation>Attach it when the connection is back.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Anexo</source>
            <translation>Attachment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>anexo</source>
            <translation>attachment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Anexo danificado</source>
            <translation>Attachment damaged</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Anexos</source>
            <translation>Attachments</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>anexos</source>
            <translation>attachments</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Anexos não permitidos</source>
            <translation>Attachments not allowed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Anexos: {names}</source>
            <translation>Attachments: {names}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>Ano</source>
            <translation>Year</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Antecedência com que um agendamento é lembrado.</source>
            <translation>How long before an appointment one is reminded.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Anteriores</source>
            <translation>Past</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>Ao clicar em A concluir, o parecer fica guardado aqui até você voltar a ele.</source>
            <translation>When you click Set aside, the opinion is kept here until you come back to it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Ao clicar em Ok o processo pode ir para {center}.</source>
            <translation>When you click Ok the case may go to {center}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Ao clicar em Ok o sistema perguntará se ele volta ao fluxo.</source>
            <translation>When you click Ok the system will ask whether it goes back to the workflow.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Ao clicar em Ok o sistema perguntará: {question}</source>
            <translation>When you click Ok the system will ask: {question}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Ao confirmar</source>
            <translation>On confirming</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Ao enviar</source>
            <translation>On sending</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Apague o trecho colado por último, digite-o de novo e repita.</source>
            <translation>Delete what was pasted last, type it again and repeat.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Aparece entre os destinatários dos e-mails do processo</source>
            <translation>Appears among the recipients of the case's e-mails</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Arquivo</source>
            <translation>File</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>arquivo</source>
            <translation>file</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Arquivo danificado neste computador</source>
            <translation>File damaged on this computer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Arquivo grande demais</source>
            <translation>File too large</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_file.py" />
            <source>Arquivo não aceito</source>
            <translation>File not accepted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Arquivo não anexado</source>
            <translation>File not attached</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Arquivo não encontrado</source>
            <translation>File not found</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Arquivo não salvo</source>
            <translation>File not saved</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>arquivos</source>
            <translation>files</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Arquivos deste parecer e do processo</source>
            <translation>Files of this opinion and of the case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Arquivos do diagnóstico</source>
            <translation>Files of the diagnostics</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Arquivos que vão com a descrição; também se pode arrastá-los para cá</source>
            <translation>Files that go with the description; they can also be dragged here</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>Arraste um arquivo para cá, cole uma imagem no texto ou use Anexar arquivo.</source>
            <translation>Drag a file here, paste an image into the text or use Attach file.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>As colunas, a ordem e as larguras vão junto.</source>
            <translation>The columns, their order and widths go with it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>As duas senhas são diferentes. Digite a mesma nos dois campos.</source>
            <translation>The two passwords differ. Type the same one in both fields.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>As equipes por onde um processo passa. Ao chegar a um CR que encerra, ele fica concluído.</source>
            <translation>The teams that a case passes through. On arriving at an RC that closes, it is closed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>as perguntas {fact} dão voltas sem passar por um CR</source>
            <translation>the questions {fact} go round without passing through an RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>As regras do atendimento não permitem isso agora.</source>
            <translation>The rules of the service do not allow this now.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>As respostas que trouxeram o processo até este CR</source>
            <translation>The answers that brought the case to this RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/password_dialog.py" />
            <source>As senhas são diferentes. Digite a mesma nos dois campos.</source>
            <translation>The passwords differ. Type the same one in both fields.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/case_results.py" />
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Assunto</source>
            <translation>Subject</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Assunto do e-mail</source>
            <translation>E-mail subject</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Assunto do processo.</source>
            <translation>Case subject.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Assunto: {subject}</source>
            <translation>Subject: {subject}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Atalhos</source>
            <translation>Shortcuts</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Atender links de telefone (tel:)</source>
            <translation>Answer telephone links (tel:)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Atendimento</source>
            <translation>Cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Ativa: aparece nas buscas e pode ter processos novos</source>
            <translation>Active: appears in searches and may have new cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Ativo</source>
            <translation>Active</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>atrasado {time}</source>
            <translation>overdue {time}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Atrasados</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Atrasados, a vencer em poucas horas ou parados há mais de {n} dias</source>
            <translation>Overdue, due within a few hours or idle for more than {n} days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Atualização não feita</source>
            <translation>Not updated</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>Atualização retirada</source>
            <translation>Update taken back</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Atualização {version} pronta: será aplicada ao reabrir.</source>
            <translation>Update {version} is ready: it takes effect when the program is opened again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>Atualização {version} · Reabrir agora</source>
            <translation>Update {version} · Reopen now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Atualizações desligadas pelo administrador.</source>
            <translation>Updates are switched off by the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Atualizações: canal {channel}. Última consulta em {moment}: {found}.</source>
            <translation>Updates: channel {channel}. Last look on {moment}: {found}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Atualizações: canal {channel}; ainda não foram procuradas.</source>
            <translation>Updates: channel {channel}; not looked for yet.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Atualizações: procurando…</source>
            <translation>Updates: looking…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Atualizações: …</source>
            <translation>Updates: …</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Atualize a lista e escolha de novo.</source>
            <translation>Refresh the list and choose again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Atualize a lista, abra o processo de novo e tente outra vez.</source>
            <translation>Refresh the list, open the case again and try once more.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Atualize o programa neste computador.</source>
            <translation>Update the program on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>Até {limit} por arquivo</source>
            <translation>Up to {limit} per file</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Automático</source>
            <translation>Automatic</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Avisa o responsável e deixa um registro automático em cada processo</source>
            <translation>Tells the assignee and leaves an automatic record in each case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Avisa o responsável pelo processo e deixa um registro automático</source>
            <translation>Tells the case's assignee and leaves an automatic record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Azul</source>
            <translation>Blue</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Barra de ferramentas</source>
            <translation>Toolbar</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Base</source>
            <translation>Base</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Base compartilhada (PostgreSQL)</source>
            <translation>Shared base (PostgreSQL)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/door.py" />
            <source>Base compartilhada · {base} em {host}</source>
            <translation>Shared base · {base} on {host}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/controller.py" />
            <source>Base compartilhada · {state}</source>
            <translation>Shared base · {state}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base danificada</source>
            <translation>Database damaged</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base de uma versão mais nova</source>
            <translation>Database of a newer version</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base de versão anterior</source>
            <translation>Base of an earlier version</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base definida pelo administrador</source>
            <translation>Database set by the administrator</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Base deste computador</source>
            <translation>Database of this computer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base diferente do esperado</source>
            <translation>Base other than expected</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Base e pastas</source>
            <translation>Base and folders</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base em local inseguro</source>
            <translation>Database in an unsafe place</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base fora de alcance</source>
            <translation>Database out of reach</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base já ocupada</source>
            <translation>Base already taken</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/door.py" />
            <source>Base local · neste computador</source>
            <translation>Local database · on this computer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/controller.py" />
            <source>Base local · {state}</source>
            <translation>Local database · {state}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base não encontrada</source>
            <translation>Database not found</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base ocupada</source>
            <translation>Database busy</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base protegida contra gravação</source>
            <translation>Database write-protected</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Base que este computador usa, sem senha; ninguém pode trocá-la.</source>
            <translation>Database that this computer uses, without a password; nobody can change it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Base transferida</source>
            <translation>Base moved</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Base: {path}</source>
            <translation>Database: {path}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>bases guardadas</source>
            <translation>stored databases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Bloco de notas do processo, fora do parecer</source>
            <translation>Notepad of the case, outside the opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Bloco de notas do processo. Não entra em parecer, histórico nem e-mail.</source>
            <translation>Notepad of the case. It enters no opinion, history or e-mail.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>byte</source>
            <translation>byte</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>bytes</source>
            <translation>bytes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Cada hora deve vir depois da anterior</source>
            <translation>Each time must come after the one before it</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Cada hora deve vir depois da anterior.</source>
            <translation>Each time must come after the one before it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_form.py" />
            <source>Cadastrar pessoa</source>
            <translation>Add person</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/person_picker.py" />
            <source>Cadastrar “{typed}”…</source>
            <translation>Add “{typed}”…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <source>Cadastre os que a equipe usa para dizer onde o trabalho está.</source>
            <translation>Add the ones that the team uses to say where the work stands.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Cadastre quem atende; cada um entra com o próprio usuário e senha.</source>
            <translation>Add those who serve; each logs in with their own user and password.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_form.py" />
            <source>Cadastro da pessoa</source>
            <translation>Person's record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Cadastro da pessoa do processo</source>
            <translation>Record of the case's person</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_defaults.py" />
            <source>Calculada pelo tipo de atendimento</source>
            <translation>Calculated from the service type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/calendar_popup.py" />
            <source>Calendário</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Campo desconhecido</source>
            <translation>Unknown field</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Canal das atualizações; “off” as desliga.</source>
            <translation>Update channel; “off” switches updates off.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Cancela ou fecha a janela aberta</source>
            <translation>Cancels or closes the open window</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/base_dialog.py" />
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/log_in_again.py" />
            <location filename="../../crm_desktop/ui/new_case.py" />
            <location filename="../../crm_desktop/ui/open_file.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_exclusion.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <location filename="../../crm_desktop/ui/password_dialog.py" />
            <location filename="../../crm_desktop/ui/person_form.py" />
            <location filename="../../crm_desktop/ui/preferences.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <location filename="../../crm_desktop/ui/widgets/progress_overlay.py" />
            <source>Cancelar</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Cancelar parecer</source>
            <translation>Cancel opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>Cancelar processo novo</source>
            <translation>Cancel new case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Características</source>
            <translation>Characteristics</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Categorias</source>
            <translation>Categories</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Centro de responsabilidade</source>
            <translation>Responsibility center</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Centro de responsabilidade (CR)</source>
            <translation>Responsibility center (RC)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Centro de responsabilidade atual.</source>
            <translation>Current responsibility center.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <source>Centro de responsabilidade em que está</source>
            <translation>Responsibility center where it is</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <source>Centros de responsabilidade</source>
            <translation>Responsibility centers</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Certificado da empresa</source>
            <translation>Company's certificate</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Chance de sucesso dita no último contato</source>
            <translation>Chance of success given at the last contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Cifrada, sem conferir o servidor</source>
            <translation>Encrypted, server not checked</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Cifrada, servidor conferido</source>
            <translation>Encrypted, server checked</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Cinza</source>
            <translation>Gray</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Claro</source>
            <translation>Light</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>cobrado</source>
            <translation>asked for</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>cobrados</source>
            <translation>asked for</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Cobrar parecer</source>
            <translation>Ask for opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Cobrar parecer…</source>
            <translation>Ask for opinion…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Cofre de senhas</source>
            <translation>Keyring</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_table.py" />
            <source>Colunas</source>
            <translation>Columns</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Colunas…</source>
            <translation>Columns…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Com</source>
            <translation>With</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Com a previsão vencida</source>
            <translation>Past their due moment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <source>Com este andamento o processo fica em Aguardando retorno</source>
            <translation>With this progress the case becomes Awaiting reply</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Com o que começar?</source>
            <translation>What to start with?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <location filename="../../crm_desktop/ui/new_case_fields.py" />
            <source>Com quem falar</source>
            <translation>Whom to talk to</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Com “Gravar só o meu”, o texto de {name} se perde.</source>
            <translation>With “Save mine only”, the text of {name} is lost.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Comece de novo quando quiser.</source>
            <translation>Start again whenever you like.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Comece por aqui: cadastre as equipes que atendem e um CR que encerra os processos.</source>
            <translation>Start here: add the teams that serve and an RC that closes the cases.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>Começo do texto</source>
            <translation>Beginning of the text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Como fica, com um exemplo</source>
            <translation>How it looks, with an example</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Compare os dois textos e grave o que deve ficar; nenhum deles se perdeu.</source>
            <translation>Compare the two texts and save what should stay; neither of them was lost.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>compartilhada (PostgreSQL)</source>
            <translation>shared (PostgreSQL)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Compartilhado com a equipe</source>
            <translation>Shared with the team</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Compartilhado por {name}</source>
            <translation>Shared by {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Compartilhar com a equipe</source>
            <translation>Share with the team</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Compartilhar com a minha equipe</source>
            <translation>Share with my team</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>Conclua ou feche o que está escrevendo e reabra depois; nada se perde.</source>
            <translation>Finish or close what you are writing and reopen then; nothing is lost.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Conclua sem o anexo ou peça a um supervisor que mude o tipo.</source>
            <translation>Finish without the attachment or ask a supervisor to change the type.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <location filename="../../crm_desktop/ui/new_case_form.py" />
            <source>conclui o processo</source>
            <translation>closes the case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Concluído</source>
            <translation>Closed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/step_path.py" />
            <source>concluído</source>
            <translation>done</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Concluído em {day}</source>
            <translation>Closed on {day}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Concluído {day}</source>
            <translation>Closed {day}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Conexão</source>
            <translation>Connection</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Conexão e senha conferem.</source>
            <translation>Connection and password are right.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <source>Configurador</source>
            <translation>Settings</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Configurador…</source>
            <translation>Settings…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Configuração de exemplo</source>
            <translation>Example configuration</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira a permissão de gravação na pasta ou chame o administrador.</source>
            <translation>Check the write permission of the folder or call the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Confira a rede e o endereço; se continuar, avise o administrador.</source>
            <translation>Check the network and the address; if it goes on, tell the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira a situação nova e escolha: manter o parecer ou voltar. O texto digitado continua aqui.</source>
            <translation>Check the new state and choose: keep the opinion or go back. The typed text is still here.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira cada posição; o CNPJ novo também pode ter letras.</source>
            <translation>Check each position; the new CNPJ may also have letters.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira o local, restaure uma cópia de segurança ou crie uma base nova.</source>
            <translation>Check the place, restore a backup or create a new database.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Confira o nome da base com o administrador.</source>
            <translation>Check the base's name with the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira o usuário e a senha.</source>
            <translation>Check the user and the password.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira o usuário, a senha e a tecla de maiúsculas.</source>
            <translation>Check the user, the password and the caps lock key.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira o usuário, a senha e a tecla de maiúsculas; se continuar, peça outra senha ao administrador.</source>
            <translation>Check user, password and caps lock; if it goes on, ask the administrator for another password.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Confira os campos e tente de novo.</source>
            <translation>Check the fields and try again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>Confira Pareceres pendentes.</source>
            <translation>Check Pending opinions.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Confirmar</source>
            <translation>Confirm</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_defaults.py" />
            <source>Conforme as respostas</source>
            <translation>According to the answers</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Conta de e-mail</source>
            <translation>E-mail account</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Conta de e-mail…</source>
            <translation>E-mail account…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_list.py" />
            <source>contando…</source>
            <translation>counting…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Contato</source>
            <translation>Contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>contato</source>
            <translation>contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Contato de venda</source>
            <translation>Sales contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>Contato de venda, {when}: {person}</source>
            <translation>Sales contact, {when}: {person}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_board.py" />
            <source>Contato de venda: {title}</source>
            <translation>Sales contact: {title}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Contato de venda…</source>
            <translation>Sales contact…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Contato em</source>
            <translation>Contact in</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Contato encerrado.</source>
            <translation>Contact ended.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Contato gravado.</source>
            <translation>Contact saved.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <source>Contato passado a {name}.</source>
            <translation>Contact handed over to {name}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Contato · {name}</source>
            <translation>Contact · {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>Contato: {name}</source>
            <translation>Contact: {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Contatos</source>
            <translation>Contacts</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>contatos</source>
            <translation>contacts</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_history.py" />
            <source>Contatos anteriores</source>
            <translation>Previous contacts</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Contatos de</source>
            <translation>Contacts of</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Contatos de venda a fazer</source>
            <translation>Sales contacts to be made</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Contatos de venda pendentes</source>
            <translation>Pending sales contacts</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Conteúdo de {name}</source>
            <translation>Content of {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Continua a partir desse passo, com as perguntas</source>
            <translation>Goes on from that step, questions included</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/last_run.py" />
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>Continuar</source>
            <translation>Continue</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Continue nesta versão; se isso se repetir, avise o administrador.</source>
            <translation>Go on with this version; if this happens again, tell the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Continue o trabalho na base compartilhada.</source>
            <translation>Go on working in the shared base.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Contém</source>
            <translation>Contains</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_draft.py" />
            <source>Copiar o texto</source>
            <translation>Copy the text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Cor</source>
            <translation>Color</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Cor inválida</source>
            <translation>Invalid color</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Corrija isso no servidor e repita o comando.</source>
            <translation>Put that right on the server and repeat the command.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Corrija o endereço e tente de novo.</source>
            <translation>Correct the address and try again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Corrija o nome ou escolha o campo na lista, e grave de novo.</source>
            <translation>Correct the name or choose the field from the list, and save again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Corrija o que ele diz e repita o comando.</source>
            <translation>Put right what it says and repeat the command.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Corrija o que está na lista de problemas e publique de novo.</source>
            <translation>Correct what is in the list of problems and publish again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>CPF ou CNPJ</source>
            <translation>CPF or CNPJ</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>CPF ou CNPJ inválido</source>
            <translation>Invalid CPF or CNPJ</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>CPF ou CNPJ, com pontuação.</source>
            <translation>CPF or CNPJ, with punctuation.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>CR</source>
            <translation>RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>CR atual</source>
            <translation>Current RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>CR de destino</source>
            <translation>Target RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>CR principal</source>
            <translation>Main RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>CR {name}</source>
            <translation>RC {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>CR: {before} → {after}</source>
            <translation>RC: {before} → {after}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>CR: {center}</source>
            <translation>RC: {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Criada pelo administrador; cada pessoa entra com a própria senha</source>
            <translation>Made by the administrator; each person enters with a password of their own</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Criar a base</source>
            <translation>Create the database</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>Criar processo</source>
            <translation>Create case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Crie um grupo, como 1 Suporte, e dentro dele os tipos, como 1.1 Fiscal.</source>
            <translation>Create a group, like 1 Support, and inside it the types, like 1.1 Tax.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>CRM · Atendimento</source>
            <translation>CRM · Service desk</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>CRM · Atendimento, versão {version}</source>
            <translation>CRM · Service desk, version {version}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>CRs, tipos, fluxos e modelos prontos; nenhum processo</source>
            <translation>RCs, types, workflows and templates ready to use; no case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>CRs, tipos, usuários, fluxos e modelos</source>
            <translation>RCs, types, users, workflows and templates</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Código</source>
            <translation>Code</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>Código {code}</source>
            <translation>Code {code}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Cópia diferente do original</source>
            <translation>Copy differs from the original</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Dado não aceito</source>
            <translation>Data not accepted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Dados da pessoa…</source>
            <translation>Person's details…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Dados de demonstração</source>
            <translation>Demonstration data</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>daqui não se chega a nenhum CR que encerra</source>
            <translation>from here no RC that closes can be reached</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Data</source>
            <translation>Date</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Data de hoje.</source>
            <translation>Today's date.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Data do contato</source>
            <translation>Contact date</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Data do período</source>
            <translation>Date of the period</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Data e hora da abertura.</source>
            <translation>Opening date and time.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Data e hora previstas.</source>
            <translation>Due date and time.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Data inválida</source>
            <translation>Invalid date</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Data inválida. Use dd/mm/aaaa hh:mm ou +3d.</source>
            <translation>Invalid date. Use dd/mm/yyyy hh:mm or +3d.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Data inválida. Use dd/mm/aaaa, hoje ou +3d.</source>
            <translation>Invalid date. Use dd/mm/yyyy, hoje or +3d.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/date_field.py" />
            <source>dd/mm/aaaa</source>
            <translation>dd/mm/yyyy</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/date_field.py" />
            <source>dd/mm/aaaa hh:mm</source>
            <translation>dd/mm/yyyy hh:mm</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>dd/mm/aaaa, hoje, amanhã ou +3d</source>
            <translation>dd/mm/yyyy, hoje, amanhã or +3d</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>De: {sender}</source>
            <translation>From: {sender}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_draft.py" />
            <location filename="../../crm_desktop/ui/refused_file.py" />
            <source>Decidir depois</source>
            <translation>Decide later</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Decisão</source>
            <translation>Decision</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Definido pelo administrador</source>
            <translation>Set by the administrator</translation>
        </message>
        <message>
            <source>Definido pelo administrador: a senha será pedida a cada vez.</source>
            <translation type="vanished">Set by the administrator: the password will be asked for every time.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_card.py" />
            <source>Deixar de acompanhar</source>
            <translation>Stop following</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Deixar de compartilhar</source>
            <translation>Stop sharing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Deixar de ser padrão</source>
            <translation>No longer the default</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Dentro de {name}</source>
            <translation>Inside {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Departamento</source>
            <translation>Department</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/door.py" />
            <source>Depois de cinco senhas erradas é preciso esperar cinco minutos.</source>
            <translation>After five wrong passwords one has to wait five minutes.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <source>Desabilitar a opção “Outros CR's”</source>
            <translation>Disable the option “Other RCs”</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Desativa a exportação: planilha, PDF, impressão em arquivo e “crm-desktop data export”.</source>
            <translation>Switches off exporting: spreadsheet, PDF, printing to a file and “crm-desktop data export”.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Desativa a impressão de processos.</source>
            <translation>Switches off printing cases.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Desativa a troca de base, na tela e por --database.</source>
            <translation>Switches off changing the database, on the screen and by --database.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Desativa bases neste computador, a de demonstração também; só uma compartilhada é aberta.</source>
            <translation>Switches off databases on this computer, the demo one too; only a shared one is opened.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Desativa lembrar a senha: ela é pedida a cada vez, mesmo se já estava guardada.</source>
            <translation>Switches off remembering the password: it is asked for every time, even where it was kept.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Desativa o envio de e-mails; os que estão na fila esperam.</source>
            <translation>Switches off sending e-mail; what is queued waits.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Desativado pelo administrador</source>
            <translation>Switched off by the administrator</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Desativado pelo administrador: a senha será pedida a cada vez.</source>
            <translation>Switched off by the administrator: the password will be asked for every time.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/page.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <location filename="../../crm_desktop/ui/dialog.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/new_case.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <location filename="../../crm_desktop/ui/person_form.py" />
            <source>Descartar</source>
            <translation>Discard</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <source>Descartar e começar outro</source>
            <translation>Discard and start another</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>Descartar este parecer? O texto não poderá ser recuperado.</source>
            <translation>Discard this opinion? The text cannot be recovered.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_file.py" />
            <source>Descartar o arquivo</source>
            <translation>Discard the file</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/dialog.py" />
            <source>Descartar o que foi digitado?</source>
            <translation>Discard what was typed?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Descartar o rascunho da versão {n}? Isso não pode ser desfeito.</source>
            <translation>Discard the draft of version {n}? This cannot be undone.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_draft.py" />
            <source>Descartar o texto</source>
            <translation>Discard the text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Descartar rascunho</source>
            <translation>Discard draft</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Descartar rascunho…</source>
            <translation>Discard draft…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Descer</source>
            <translation>Move down</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Descrição</source>
            <translation>Description</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Descrição da pergunta</source>
            <translation>Question</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Descrição padrão</source>
            <translation>Default description</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_form.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Desfazer</source>
            <translation>Undo</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Desfeito</source>
            <translation>Undone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>desfeito</source>
            <translation>undone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <source>Desmarca todos os que a procura mostra</source>
            <translation>Unticks all that the search shows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <source>Desmarcar todos</source>
            <translation>Untick all</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>destinatário</source>
            <translation>recipient</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Destinatários</source>
            <translation>Recipients</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>destinatários</source>
            <translation>recipients</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Destino</source>
            <translation>Target</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <source>Dia</source>
            <translation>Day</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <source>Dia anterior</source>
            <translation>Previous day</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Dia da semana</source>
            <translation>Weekday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>dia útil</source>
            <translation>business day</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Diagnóstico</source>
            <translation>Diagnostics</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/bases.py" />
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/last_run.py" />
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>Diagnóstico…</source>
            <translation>Diagnostics…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>Dias</source>
            <translation>Days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>dias</source>
            <translation>days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Dias até o contato, resposta {n}</source>
            <translation>Days until the contact, answer {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <source>Dias livres</source>
            <translation>Free days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>dias úteis</source>
            <translation>business days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>dias, às</source>
            <translation>days, at</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Diga ao menos um horário de um dia: sem ele os prazos não podem ser contados.</source>
            <translation>Give the hours of at least one day: without them no deadline can be counted.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Diga quando falar de novo, ou use Encerrar contato…</source>
            <translation>Say when to talk again, or use End contact…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_form.py" />
            <source>Digitada por você; seriam {proposal}</source>
            <translation>Typed by you; it would be {proposal}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Digite o nome da base.</source>
            <translation>Type the base's name.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Digite o nome.</source>
            <translation>Type the name.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Digite o servidor.</source>
            <translation>Type the server.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Digite o usuário.</source>
            <translation>Type the user.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_fields.py" />
            <source>Digite ou escolha</source>
            <translation>Type or choose</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_line.py" />
            <source>Digite para procurar ou cadastrar.</source>
            <translation>Type to search or add.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Disco cheio ou com defeito</source>
            <translation>Disk full or faulty</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Diz onde o trabalho está, sem escrever parecer</source>
            <translation>Says where the work stands, without writing an opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Documento com erros</source>
            <translation>Document with errors</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>dom</source>
            <translation>Sun</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Domingo</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>domingo</source>
            <translation>Sunday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/overlap_warning.py" />
            <source>e mais {n}</source>
            <translation>and {n} more</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>E-mail</source>
            <translation>E-mail</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>E-mail como será enviado</source>
            <translation>E-mail as it will be sent</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>E-mail de quem envia.</source>
            <translation>E-mail of whoever sends it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>E-mail inválido</source>
            <translation>Invalid e-mail</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>E-mail já enviado</source>
            <translation>E-mail already sent</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>E-mail para {to}</source>
            <translation>E-mail to {to}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>E-mails</source>
            <translation>E-mails</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_line.py" />
            <source>Editar cadastro</source>
            <translation>Edit record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Editar parecer complementar</source>
            <translation>Edit case notepad</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>Ela não será tentada de novo, e nada do que foi gravado se perdeu. Avise o administrador.</source>
            <translation>It will not be tried again, and nothing that was recorded is lost. Tell the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>ele ainda não foi encaminhado nenhuma vez</source>
            <translation>it has not been moved even once</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_exclusion.py" />
            <source>Ele continua em Excluídos, com o motivo.</source>
            <translation>It stays in Deleted, with the reason.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Ele nunca foi publicado.</source>
            <translation>It was never published.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>ele não saiu do caminho do fluxo</source>
            <translation>it has not left the path of the workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Ele também some para a sua equipe.</source>
            <translation>It goes away for your team too.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>ele tem erros</source>
            <translation>it has errors</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Em andamento</source>
            <translation>In progress</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Em andamento nela</source>
            <translation>In progress on it</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Em branco, fica a atual</source>
            <translation>Blank keeps the current one</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <source>Em branco, mantém a previsão que o processo tem</source>
            <translation>Blank keeps the due moment that the case has</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Em branco, sem prazo</source>
            <translation>Blank for no deadline</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Em branco: a que este computador já guarda</source>
            <translation>Blank: the one that this computer already keeps</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Em poucas palavras</source>
            <translation>In a few words</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>em {n} CRs, mais em {center}</source>
            <translation>in {n} RCs, most in {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>em {n} dias</source>
            <translation>in {n} days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>Em {n} min, {when}. {what}</source>
            <translation>In {n} min, {when}. {what}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>em {users}</source>
            <translation>across {users}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Empresa</source>
            <translation>Company</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Encaminhamento não permitido</source>
            <translation>Move not allowed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Encerra</source>
            <translation>Closes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Encerra processo</source>
            <translation>Closes the case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Encerrados</source>
            <translation>Closed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Encerramento</source>
            <translation>Closing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Encerrar</source>
            <translation>End</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Encerrar contato</source>
            <translation>End contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Encerrar contato…</source>
            <translation>End contact…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Endereço</source>
            <translation>Address</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Endereço da base, sem senha; ausente é a base deste computador.</source>
            <translation>Address of the database, without a password; without one it is this computer's.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Endereço de quem envia</source>
            <translation>Sender's address</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Entendi</source>
            <translation>Got it</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>Entrada do fluxo</source>
            <translation>Workflow entry</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_defaults.py" />
            <source>Entrada do fluxo do tipo</source>
            <translation>Entry of the type's workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/log_in_again.py" />
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Entrar</source>
            <translation>Log in</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/away_banner.py" />
            <location filename="../../crm_desktop/ui/log_in_again.py" />
            <source>Entrar de novo</source>
            <translation>Log in again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Entre de novo no programa, abra o processo e confira o histórico antes de gravar outra vez; se a entrada for recusada, peça ao administrador que confira.</source>
            <translation>Log in to the program again, open the case and check its history before saving once more; if the log-in is refused, ask the administrator to check.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Entrou no fluxo</source>
            <translation>Entered the workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Envia um e-mail e o copia para o parecer</source>
            <translation>Sends an e-mail and copies it into the opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>enviado</source>
            <translation>sent</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>enviando</source>
            <translation>sending</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Enviar</source>
            <translation>Send</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/timeline.py" />
            <source>Enviar de novo</source>
            <translation>Send again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>envio não confirmado</source>
            <translation>sending not confirmed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Equipe</source>
            <translation>Team</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>erro</source>
            <translation>error</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>erros</source>
            <translation>errors</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Escolha a pessoa e escreva o assunto: os processos parecidos que ela já tem aparecem aqui.</source>
            <translation>Choose the person and write the subject: the similar cases that they already have appear here.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>Escolha a pessoa na lista que se abre ao digitar, ou cadastre-a.</source>
            <translation>Choose the person from the list that opens while you type, or add them.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Escolha a pessoa para ver o que já foi dito.</source>
            <translation>Choose the person to see what has already been said.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha alguém desse CR ou deixe o processo sem responsável.</source>
            <translation>Choose somebody of that RC or leave the case without an assignee.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha o arquivo de novo; o que você escreveu está guardado.</source>
            <translation>Choose the file again; what you wrote is kept.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Escolha o CR</source>
            <translation>Choose the RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <source>Escolha o item</source>
            <translation>Choose the step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha outro destino ou mantenha o processo no CR atual.</source>
            <translation>Choose another target or keep the case in the current RC.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha outro lugar e salve de novo.</source>
            <translation>Choose another place and save again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Escolha quem recebe os processos.</source>
            <translation>Choose who receives the cases.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha um dos tipos que ficam abaixo dele.</source>
            <translation>Choose one of the types below it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha um fim depois do início.</source>
            <translation>Choose an end after the start.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha uma cor da lista ou escreva como #2457d6.</source>
            <translation>Choose a color from the list or write it like #2457d6.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escolha uma senha mais longa; uma frase fácil de lembrar serve bem.</source>
            <translation>Choose a longer password; a sentence that is easy to remember does well.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Escolha…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Escolhe a resposta do fluxo de trabalho</source>
            <translation>Chooses the answer of the workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Escolhe as colunas da lista</source>
            <translation>Chooses the columns of the list</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_card.py" />
            <source>Escolhe quem acompanha este processo</source>
            <translation>Chooses who follows this case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>Escolher</source>
            <translation>Choose</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Escolher cor</source>
            <translation>Choose a color</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Escolher…</source>
            <translation>Choose…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/answer_button.py" />
            <source>escolhida</source>
            <translation>chosen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <source>escolhido</source>
            <translation>chosen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Escreva a data como 25/12/2026.</source>
            <translation>Write the date like 25/12/2026.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Escreva as horas como 08:00</source>
            <translation>Write times like 08:00</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Escreva as horas como 4 ou 1,5; em branco, sem prazo.</source>
            <translation>Write the hours like 4 or 1,5; blank for no deadline.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escreva como 24/11/2026 ou use um atalho: hoje, amanhã, sexta, +3d.</source>
            <translation>Write it like 24/11/2026 or use a short form: hoje, amanhã, sexta, +3d.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escreva o texto e confirme de novo.</source>
            <translation>Write the text and confirm again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Escreva os textos que a equipe mais envia; os campos são preenchidos na hora.</source>
            <translation>Write the texts that the team sends most; the fields are filled in at the time.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escreva um só endereço, como nome@empresa.com.br.</source>
            <translation>Write one address only, like nome@empresa.com.br.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Escreva um só número, com o DDD, como (21) 99876-1200.</source>
            <translation>Write one number only, with the area code, like (21) 99876-1200.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Escreve um parecer no processo do contato</source>
            <translation>Writes an opinion in the contact's case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Escreve um parecer no processo selecionado</source>
            <translation>Writes an opinion in the selected case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Escrever parecer</source>
            <translation>Write opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Escuro</source>
            <translation>Dark</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Espaço livre no disco</source>
            <translation>Free space on the disk</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Espere alguns segundos e tente de novo. O que foi digitado continua aqui.</source>
            <translation>Wait a few seconds and try again. What was typed is still here.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Espere um pouco e tente de novo.</source>
            <translation>Wait a little and try again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Espere um pouco e tente de novo; se continuar, avise o administrador.</source>
            <translation>Wait a little and try again; if it goes on, tell the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Espécie</source>
            <translation>Kind</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>essa pasta não existe</source>
            <translation>that folder does not exist</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Esta base de dados não serve: {lack}.</source>
            <translation>This database will not do: {lack}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Esta base foi transferida para a base compartilhada{url} e aqui só pode ser consultada.</source>
            <translation>This base was moved to the shared base{url} and can only be read here.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Esta cópia do programa não se atualiza: foi feita sem a chave das atualizações.</source>
            <translation>This copy of the program does not update itself: it was made without the key of the updates.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Esta cópia do programa não se atualiza: quem a instalou a atualiza.</source>
            <translation>This copy of the program does not update itself: who installed it updates it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Esta resposta agenda um contato de venda para daqui a tantos dias, nessa hora</source>
            <translation>This answer schedules a sales contact so many days from now, at that time</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>esta é a versão mais nova</source>
            <translation>this is the newest version</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Este campo</source>
            <translation>This field</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Este computador não guarda senhas com segurança, por isso a senha não foi gravada.</source>
            <translation>This computer does not keep passwords safely, so the password was not saved.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Este computador não guarda senhas com segurança: a senha será pedida a cada vez.</source>
            <translation>This computer does not keep passwords safely: the password will be asked for each time.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>este computador não pôde gravar os arquivos novos</source>
            <translation>this computer could not write the new files</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>este computador não tem um chaveiro de senhas para guardá-lo cifrado</source>
            <translation>this computer has no keyring with which to keep it encrypted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>este item do fluxo não permite outros CRs</source>
            <translation>this step of the workflow does not allow other RCs</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_verbs.py" />
            <source>Este processo está aberto; só um concluído pode ser reaberto.</source>
            <translation>This case is open; only a closed one can be reopened.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/draft.py" />
            <source>Este rascunho também foi alterado em outro computador. Os dois textos estão aqui, um abaixo do outro: confira-os antes de confirmar.</source>
            <translation>This draft was changed on another computer too. Both texts are here, one below the other: check them before you confirm.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Este tipo não tem fluxo: escolha para onde o processo vai.</source>
            <translation>This type has no workflow: choose where the case goes.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Este usuário cria os outros. Guarde bem a senha: ela não tem valor inicial.</source>
            <translation>This user creates the others. Keep the password safe: it has no initial value.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_history.py" />
            <source>Este é o primeiro contato com a pessoa.</source>
            <translation>This is the first contact with the person.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>estável</source>
            <translation>stable</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_exclusion.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Excluir</source>
            <translation>Delete</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_exclusion.py" />
            <source>Excluir agendamento</source>
            <translation>Delete appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Excluir filtro</source>
            <translation>Delete filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Excluir o filtro “{name}”? Isso não pode ser desfeito.</source>
            <translation>Delete the filter “{name}”? This cannot be undone.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Excluir o workflow “{name}”?</source>
            <translation>Delete the workflow “{name}”?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Excluir “{name}”?</source>
            <translation>Delete “{name}”?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Excluído em</source>
            <translation>Deleted at</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Excluído por</source>
            <translation>Deleted by</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Excluído: {name}</source>
            <translation>Deleted: {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Excluídos</source>
            <translation>Deleted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Exibir</source>
            <translation>View</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/list_export.py" />
            <source>Exportando…</source>
            <translation>Exporting…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Exportar</source>
            <translation>Export</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/list_export.py" />
            <source>Exportar a lista</source>
            <translation>Export the list</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Exportar a lista…</source>
            <translation>Export the list…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>exportar dados</source>
            <translation>export data</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Falha na base de dados</source>
            <translation>Database failure</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>falhou</source>
            <translation>failed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>falta a descrição</source>
            <translation>the description is missing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>falta a pergunta</source>
            <translation>the question is missing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>Falta a senha da conta de e-mail neste computador.</source>
            <translation>The password of the e-mail account is missing on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>falta escolher o centro de responsabilidade</source>
            <translation>the responsibility center is still to be chosen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>falta escolher o CR</source>
            <translation>the RC is still to be chosen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>falta espaço no disco deste computador, ou o disco falhou</source>
            <translation>the disk of this computer is full, or it failed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Falta o programa {program} do PostgreSQL neste computador.</source>
            <translation>PostgreSQL's program {program} is missing on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Falta o texto</source>
            <translation>The text is missing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Falta preencher</source>
            <translation>Something is missing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/problem_list.py" />
            <source>Falta resolver: {n}</source>
            <translation>Still to be solved: {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Falta uma das pontas</source>
            <translation>One of the ends is missing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Fator</source>
            <translation>Factor</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Fatores críticos</source>
            <translation>Critical factors</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>Fazer contato</source>
            <translation>Make contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>fazer isso</source>
            <translation>do this</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Fecha</source>
            <translation>Closes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Fechar</source>
            <translation>Close</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Fechar e perder o texto</source>
            <translation>Close and lose the text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>feito</source>
            <translation>done</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <source>feriado</source>
            <translation>holiday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_board.py" />
            <source>Feriado: {name}</source>
            <translation>Holiday: {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <source>feriado: {name}</source>
            <translation>holiday: {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <source>Feriados</source>
            <translation>Holidays</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>Feriados nacionais</source>
            <translation>National holidays</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>fila {center}</source>
            <translation>queue {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Filtrar</source>
            <translation>Filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Filtro</source>
            <translation>Filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Filtro salvo</source>
            <translation>Saved filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Filtros salvos</source>
            <translation>Saved filters</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Filtros salvos…</source>
            <translation>Saved filters…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <source>Fim</source>
            <translation>End</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <source>fim</source>
            <translation>end</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Fim antes do início</source>
            <translation>End before the start</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>Fim inesperado</source>
            <translation>Unexpected end</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Fluxo ainda não publicado</source>
            <translation>Workflow not published yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Fluxo com problemas</source>
            <translation>Workflow with problems</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Fluxo de trabalho</source>
            <translation>Workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Foi indicada outra base; a deste computador foi definida pelo administrador e não pode ser trocada.</source>
            <translation>Another database was named; the one of this computer was set by the administrator and cannot be changed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Follow up de vendas</source>
            <translation>Sales follow-up</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Follow ups pendentes</source>
            <translation>Pending follow-ups</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>follow-up {when}</source>
            <translation>follow-up {when}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_canvas.py" />
            <source>fora do expediente</source>
            <translation>outside business hours</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Fora do fluxo, que parou em {step}.</source>
            <translation>Outside the workflow, which stopped at {step}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Gerenciar filtros…</source>
            <translation>Manage filters…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>Grava o resultado e não marca próximo contato</source>
            <translation>Saves the result and schedules no next contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <location filename="../../crm_desktop/ui/person_form.py" />
            <location filename="../../crm_desktop/ui/preferences.py" />
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>Gravar</source>
            <translation>Save</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <source>Gravar assim mesmo</source>
            <translation>Save anyway</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Gravar só o meu</source>
            <translation>Save mine only</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Gravação sem confirmação</source>
            <translation>Saving not confirmed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Grupo</source>
            <translation>Group</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Grupo (sintético)</source>
            <translation>Group (summary)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Grupo acima</source>
            <translation>Group above</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Guarda o desenho sem que nenhum processo o siga ainda (Ctrl+S)</source>
            <translation>Keeps the design while no case follows it yet (Ctrl+S)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Guarda o filtro com um nome</source>
            <translation>Keeps the filter under a name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Guarda o texto; retome em Pareceres pendentes</source>
            <translation>Keeps the text; resume it in Pending opinions</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/draft.py" />
            <source>Guardado só neste computador às {time}: a base ainda não aceitou.</source>
            <translation>Kept on this computer only at {time}: the base has not accepted it yet.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>hh:mm</source>
            <translation>hh:mm</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/history.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <location filename="../../crm_desktop/ui/timeline.py" />
            <source>Histórico</source>
            <translation>History</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Hoje</source>
            <translation>Today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <location filename="../../crm_desktop/ui/format.py" />
            <source>hoje</source>
            <translation>today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_board.py" />
            <source>hoje {n}</source>
            <translation>today {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Hora do contato, resposta {n}</source>
            <translation>Time of the contact, answer {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>hora útil</source>
            <translation>business hour</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>horas úteis</source>
            <translation>business hours</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Horário de atendimento</source>
            <translation>Business hours</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Horário de atendimento salvo</source>
            <translation>Business hours saved</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/overlap_warning.py" />
            <source>Horário já ocupado</source>
            <translation>Time already taken</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Houve tentativas demais com a senha errada; o acesso está bloqueado até {until}.</source>
            <translation>There were too many attempts with a wrong password; access is blocked until {until}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>houve uma falha que o programa não esperava</source>
            <translation>there was a failure that the program did not expect</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Há alterações não gravadas.</source>
            <translation>There are unsaved changes.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Há texto não salvo</source>
            <translation>There is unsaved text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <source>Há um processo novo começado e ainda não criado. O que fazer com ele?</source>
            <translation>There is a new case begun and not created yet. What should be done with it?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/restore_dialog.py" />
            <source>Há uma cópia de {moment}, de antes da atualização. O que foi gravado depois dela fica só na base de agora, que será guardada ao lado.</source>
            <translation>There is a copy of {moment}, from before the update. What was recorded after it stays only in the present base, which will be kept beside it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>há {fact} itens com esta ordem</source>
            <translation>there are {fact} steps with this order</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/presence.py" />
            <source>há {n} min</source>
            <translation>for {n} min</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>há {time}</source>
            <translation>{time} ago</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Idioma</source>
            <translation>Language</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Idioma das telas.</source>
            <translation>Language of the screens.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Idioma do sistema</source>
            <translation>Language of the system</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Idioma e ortografia valem ao abrir o programa de novo.</source>
            <translation>Language and spelling take effect when the program is opened again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>imagem</source>
            <translation>image</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Importado</source>
            <translation>Imported</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Impresso em {moment}</source>
            <translation>Printed on {moment}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Imprime o processo com todo o histórico</source>
            <translation>Prints the case with its whole history</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Imprimir…</source>
            <translation>Print…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/widgets/person_picker.py" />
            <source>inativa</source>
            <translation>inactive</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_form.py" />
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Inativar</source>
            <translation>Deactivate</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Inative em vez de excluir: o histórico continua como está.</source>
            <translation>Deactivate instead of deleting: the history stays as it is.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_items.py" />
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Inativo</source>
            <translation>Inactive</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Inativo deixa de ser oferecido; o histórico fica</source>
            <translation>When inactive it is no longer offered; the history stays</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Inativo não entra mais e deixa de ser oferecido</source>
            <translation>When inactive the user can no longer log in and is no longer offered</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Inativo não é seguido por processos novos; os em andamento continuam</source>
            <translation>When inactive no new case follows it; those in progress go on</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Incluir</source>
            <translation>Include</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Incluído agora</source>
            <translation>Included now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Indique o certificado da empresa, ou peça-o ao administrador.</source>
            <translation>Give the company's certificate, or ask the administrator for it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Informe as duas datas, como 24/11/2026, hoje ou +10d.</source>
            <translation>Give both dates, like 24/11/2026, hoje or +10d.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Informe um valor de {low} a {high}.</source>
            <translation>Give a value from {low} to {high}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Insere uma parada em um CR depois do item escolhido</source>
            <translation>Adds a stop at an RC after the chosen step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Insere uma pergunta depois do item escolhido</source>
            <translation>Adds a question after the chosen step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Inserir campo</source>
            <translation>Insert field</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>Inserir parecer</source>
            <translation>Add opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>inserir parecer</source>
            <translation>add an opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Inserir parecer neste</source>
            <translation>Add opinion to this one</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Insira o primeiro CR: é nele que o processo entra. Depois, perguntas e outros CRs.</source>
            <translation>Add the first RC: it is where the case enters. Then questions and other RCs.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Insira um parecer de retificação ou encaminhe de novo.</source>
            <translation>Add a correcting opinion or move it again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Instale as ferramentas de cliente do PostgreSQL e repita o comando.</source>
            <translation>Install PostgreSQL's client tools and repeat the command.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Interrompido</source>
            <translation>Interrupted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>interrompido de fora</source>
            <translation>stopped from outside</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <source>Início</source>
            <translation>Start</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/palette.py" />
            <source>Ir para</source>
            <translation>Go to</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Ir para o aviso</source>
            <translation>Go to the notice</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Ir para o filtro</source>
            <translation>Go to the filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/palette.py" />
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Ir para processo, pessoa ou telefone</source>
            <translation>Go to case, person or phone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Ir para…</source>
            <translation>Go to…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <source>Item</source>
            <translation>Step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Itens</source>
            <translation>Steps</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <source>Itens da versão</source>
            <translation>Steps of the version</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Itens do fluxo</source>
            <translation>Workflow steps</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Itens do workflow</source>
            <translation>Workflow steps</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Junta num arquivo o que ajuda o suporte</source>
            <translation>Puts what helps support into one file</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Juntar ao meu texto</source>
            <translation>Join to my text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Já cadastrado</source>
            <translation>Already there</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/same_person_card.py" />
            <source>Já cadastrado?</source>
            <translation>Already on record?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Já foi publicado: abra e desmarque Ativo</source>
            <translation>It has been published: open it and untick Active</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Já foi usado: deixa de ser oferecido, e o histórico fica como está</source>
            <translation>It has been used: it is no longer offered, and the history stays as it is</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <source>Já há um item {order}</source>
            <translation>There is already a step {order}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Já há uma base do CRM em {database}.</source>
            <translation>There is a CRM base in {database} already.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>lembrar a senha</source>
            <translation>remembering the password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Lembrar agendamentos</source>
            <translation>Appointment reminders</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Lembrar neste computador</source>
            <translation>Remember on this computer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminders.py" />
            <source>Lembrete</source>
            <translation>Reminder</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Leva ao botão do aviso que aparece embaixo</source>
            <translation>Leads to the button of the notice that shows below</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Leva ao campo Contém do filtro</source>
            <translation>Goes to the field Contains of the filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>leva ao item {fact}, que não existe</source>
            <translation>it leads to step {fact}, which does not exist</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Levar para o CR principal de quem recebe, quando não for membro do CR atual</source>
            <translation>Take it to the main RC of whoever receives it, when not a member of the current RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Libere espaço no disco e tente de novo. O que foi digitado continua aqui.</source>
            <translation>Free some room on the disk and try again. What was typed is still here.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Licença MIT. Ícones Lucide (ISC), fonte Inter (OFL), dicionário pt-BR (LGPL-3/MPL-2), Qt (LGPL-3).</source>
            <translation>MIT license. Lucide icons (ISC), Inter font (OFL), pt-BR dictionary (LGPL-3/MPL-2), Qt (LGPL-3).</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>Ligação de {phone}</source>
            <translation>Call from {phone}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Limite de cada arquivo</source>
            <translation>Limit of each file</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Limite do anexo em MB</source>
            <translation>Attachment limit in MB</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Limpar</source>
            <translation>Clear</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/window_parts.py" />
            <source>Limpar filtro</source>
            <translation>Clear filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/list_export.py" />
            <source>linha</source>
            <translation>row</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/list_export.py" />
            <source>linhas</source>
            <translation>rows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Linhas compactas</source>
            <translation>Compact rows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Linhas compactas nas listas</source>
            <translation>Compact rows in the lists</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Linhas mais baixas nas listas.</source>
            <translation>Lower rows in lists.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Link ignorado</source>
            <translation>Link ignored</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_canvas.py" />
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <source>livre</source>
            <translation>free</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Livres em todo o período: {names}</source>
            <translation>Free in the whole period: {names}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>local (SQLite)</source>
            <translation>local (SQLite)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Mais antigo</source>
            <translation>Oldest</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>mais antigo {age}</source>
            <translation>oldest {age}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Mais campos</source>
            <translation>More fields</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <source>Mais de uma pessoa confere. Escolha a que fala com você.</source>
            <translation>More than one person matches. Choose the one you are talking to.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_board.py" />
            <source>mais {n}</source>
            <translation>{n} more</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_board.py" />
            <source>Mais {n} contatos de venda</source>
            <translation>{n} more sales contacts</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Mais {n} na aba Agenda</source>
            <translation>{n} more in the Agenda tab</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Manter meu parecer com a situação nova</source>
            <translation>Keep my opinion with the new state</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Manter no CR atual</source>
            <translation>Keep in the current RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Manter no CR atual ({center})</source>
            <translation>Keep in the current RC ({center})</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Marca palavras desconhecidas ao escrever.</source>
            <translation>Marks unknown words while writing.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <source>Marca todos os que a procura mostra</source>
            <translation>Ticks all that the search shows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_history.py" />
            <source>Marcado pelo fluxo: {answer}</source>
            <translation>Set by the workflow: {answer}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Marcar palavras desconhecidas ao escrever</source>
            <translation>Mark unknown words while writing</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <source>Marcar todos</source>
            <translation>Tick all</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Marque em Usuários quem deve aparecer na grade.</source>
            <translation>Tick in Users who should appear in the grid.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Marque para abrir logo depois de criar o processo</source>
            <translation>Tick to open it right after creating the case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>mediana de hoje, {of}</source>
            <translation>today's median, {of}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Mediana dos processos com o primeiro parecer hoje</source>
            <translation>Median of the cases with their first opinion today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Meio</source>
            <translation>Means</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Meio de contato</source>
            <translation>Means of contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Meio do último contato</source>
            <translation>Means of the last contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Menos campos</source>
            <translation>Fewer fields</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <source>Mensagem</source>
            <translation>Message</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Meus atendimentos</source>
            <translation>My cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>min antes</source>
            <translation>min before</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Momento</source>
            <translation>Moment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_line.py" />
            <source>Mostra a lista desses processos</source>
            <translation>Shows the list of these cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Mostra a lista na ordem de agora</source>
            <translation>Shows the list in its order of now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Mostra no ícone do programa, no Windows, os números dos últimos processos.</source>
            <translation>Shows the numbers of the latest cases at the program's icon on Windows.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Mostra os feriados nacionais e os pontos facultativos para escolher</source>
            <translation>Shows the national and optional holidays to choose from</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Mostra os processos do filtro</source>
            <translation>Shows the cases of the filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>Mostrar</source>
            <translation>Show</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <source>Mostrar processos</source>
            <translation>Show cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_exclusion.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Motivo</source>
            <translation>Reason</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Mova a base para um disco deste computador.</source>
            <translation>Move the database to a disk of this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <source>Movimentação</source>
            <translation>Activity</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Movimento dos últimos 14 dias</source>
            <translation>Activity of the last 14 days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>Mudar andamento</source>
            <translation>Change progress</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/window_parts.py" />
            <source>Mude o filtro à esquerda ou volte aos seus pendentes.</source>
            <translation>Change the filter on the left or go back to your pending ones.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/calendar_popup.py" />
            <source>Mês anterior</source>
            <translation>Previous month</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>na fila</source>
            <translation>queued</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Na lista: escreve parecer; no fluxo: confirma</source>
            <translation>In the list: writes an opinion; in the workflow: confirms</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>Nacionais e pontos facultativos</source>
            <translation>National and optional holidays</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>nada atrasado</source>
            <translation>nothing overdue</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Nada atrasado, perto de vencer ou parado há mais de {n} dias.</source>
            <translation>Nothing overdue, close to due or idle for more than {n} days.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/history.py" />
            <source>Nada encontrado. Apague a busca para ver tudo.</source>
            <translation>Nothing found. Clear the search to see everything.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/palette.py" />
            <source>Nada encontrado. Tente parte do nome ou o número.</source>
            <translation>Nothing found. Try part of the name or the number.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Nada foi definido pelo administrador.</source>
            <translation>Nothing is set by the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Nada foi importado. Corrija o documento e importe de novo.</source>
            <translation>Nothing was imported. Correct the document and import it again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Nada foi mudado. Restaure o que difere (“crm-desktop server check” mostra cada diferença) ou repita o comando com --anyway.</source>
            <translation>Nothing was changed. Restore what differs (“crm-desktop server check” shows each difference) or repeat the command with --anyway.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>nada mais vence hoje</source>
            <translation>nothing else due today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Nada mudou desde a versão publicada</source>
            <translation>Nothing has changed since the published version</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Nas anteriores</source>
            <translation>On earlier ones</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Nas janelas</source>
            <translation>In the windows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/new_case_form.py" />
            <source>Nenhum</source>
            <translation>None</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>nenhum</source>
            <translation>none</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>nenhum 1º parecer hoje</source>
            <translation>no 1st opinion today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Nenhum agendamento a partir de agora.</source>
            <translation>No appointment from now on.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Nenhum agendamento anterior</source>
            <translation>No past appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Nenhum agendamento excluído</source>
            <translation>No deleted appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Nenhum agendamento marcado</source>
            <translation>No appointment scheduled</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <source>Nenhum andamento ainda</source>
            <translation>No progress status yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>Nenhum arquivo ainda</source>
            <translation>No file yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>nenhum caminho chega até aqui</source>
            <translation>no path leads here</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Nenhum contato pendente</source>
            <translation>No pending contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Nenhum CR ainda</source>
            <translation>No RC yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Nenhum dia útil no período</source>
            <translation>No business day in the period</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Nenhum feriado ainda</source>
            <translation>No holiday yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Nenhum filtro salvo</source>
            <translation>No saved filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>nenhum há mais de 5 dias</source>
            <translation>none for more than 5 days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Nenhum item ainda</source>
            <translation>No step yet</translation>
        </message>
        <message>
            <source>Nenhum parecer ficou por concluir. Em Diagnóstico está o que foi registrado.</source>
            <translation type="vanished">No opinion was left unfinished. Diagnostics has what was recorded.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>Nenhum parecer ficou por concluir. Se isso se repetir, salve o Diagnóstico e envie-o ao suporte.</source>
            <translation>No opinion was left unfinished. If this happens again, save the Diagnostics and send them to support.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>Nenhum parecer pendente</source>
            <translation>No pending opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_line.py" />
            <source>nenhum processo aberto</source>
            <translation>no open case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Nenhum processo em andamento segue outra versão.</source>
            <translation>No case in progress follows another version.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/window_parts.py" />
            <source>Nenhum processo neste filtro</source>
            <translation>No case in this filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Nenhum processo parecido. Pode abrir um novo.</source>
            <translation>No similar case. You may open a new one.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>Nenhum processo selecionado</source>
            <translation>No case selected</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Nenhum texto padrão ainda</source>
            <translation>No e-mail template yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Nenhum tipo de atendimento ainda</source>
            <translation>No service type yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Nenhum usuário ainda</source>
            <translation>No user yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>Nenhum usuário com esse nome.</source>
            <translation>No user of that name.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Nenhum workflow ainda</source>
            <translation>No workflow yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <source>Nenhum: o caminho termina aqui</source>
            <translation>None: the path ends here</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Nenhuma (só neste computador)</source>
            <translation>None (on this computer only)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>nenhuma base aberta</source>
            <translation>no base is open</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Nenhuma conta de e-mail foi configurada. O e-mail ficará na fila até haver uma.</source>
            <translation>No e-mail account has been set up. The e-mail will stay queued until there is one.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/opinion_editor.py" />
            <source>Nenhuma sugestão</source>
            <translation>No suggestion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Nenhuma versão foi publicada: o workflow fica sem itens.</source>
            <translation>No version was published: the workflow is left without steps.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>neste computador até a conexão voltar</source>
            <translation>on this computer until the connection is back</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>neste computador, não aceito pela base</source>
            <translation>on this computer, not accepted by the base</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>Neste parecer</source>
            <translation>In this opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Nestes dias não se conta prazo, e os contatos passam para o próximo dia útil.</source>
            <translation>No deadline counts on these days, and contacts move to the next business day.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/new_case_form.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Ninguém</source>
            <translation>Nobody</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>ninguém</source>
            <translation>nobody</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_card.py" />
            <source>Ninguém acompanha</source>
            <translation>Nobody follows it</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>ninguém cadastrado</source>
            <translation>nobody on record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/person_picker.py" />
            <source>Ninguém encontrado com “{typed}”</source>
            <translation>Nobody found with “{typed}”</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_person.py" />
            <source>Ninguém encontrado; cadastre a pessoa em Novo processo.</source>
            <translation>Nobody found; add the person in New case.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Ninguém escolhido</source>
            <translation>Nobody chosen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Ninguém livre em todo o período</source>
            <translation>Nobody free in the whole period</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Ninguém é responsável por este processo.</source>
            <translation>Nobody is the assignee of this case.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>No assunto ou nos pareceres</source>
            <translation>In the subject or the opinions</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>No mínimo {n} caracteres</source>
            <translation>At least {n} characters</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <source>No processo</source>
            <translation>In the case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Nome</source>
            <translation>Name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Nome da pessoa do processo.</source>
            <translation>Name of the case's person.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Nome de quem envia</source>
            <translation>Sender's name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Nome de quem envia.</source>
            <translation>Name of whoever sends it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Nome do filtro</source>
            <translation>Filter name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Nome, CPF/CNPJ ou telefone</source>
            <translation>Name, CPF/CNPJ or phone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_person.py" />
            <location filename="../../crm_desktop/ui/widgets/person_picker.py" />
            <source>Nome, CPF/CNPJ, telefone, código ou e-mail</source>
            <translation>Name, CPF/CNPJ, phone, code or e-mail</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>Novo</source>
            <translation>New</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_list.py" />
            <source>novo</source>
            <translation>new</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Novo agendamento</source>
            <translation>New appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <source>Novo andamento</source>
            <translation>New progress status</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Novo contato</source>
            <translation>New contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Novo CR</source>
            <translation>New RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Novo feriado</source>
            <translation>New holiday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>novo prazo {span}</source>
            <translation>new deadline {span}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/links.py" />
            <location filename="../../crm_desktop/ui/new_case_frame.py" />
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Novo processo</source>
            <translation>New case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Novo texto</source>
            <translation>New template</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Novo texto padrão</source>
            <translation>New e-mail template</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Novo tipo</source>
            <translation>New type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Novo tipo de atendimento</source>
            <translation>New service type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Novo usuário</source>
            <translation>New user</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Novo workflow</source>
            <translation>New workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_list.py" />
            <source>novos</source>
            <translation>new</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Nunca foi publicado: pode sair</source>
            <translation>It was never published: it can go</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Nunca foi usado, por isso sai de vez.</source>
            <translation>It was never used, so it goes for good.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Nunca foi usado: pode sair de vez</source>
            <translation>It was never used: it can go for good</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_results.py" />
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Nº</source>
            <translation>#</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/rights_box.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <source>Não</source>
            <translation>No</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/policy_texts.py" />
            <source>não</source>
            <translation>no</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Não abre</source>
            <translation>Does not open</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <source>não escolhido</source>
            <translation>not chosen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>não existe política com este nome</source>
            <translation>there is no policy of this name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Não foi possível chegar à base de dados{url}{cause}.</source>
            <translation>The base{url} could not be reached{cause}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Não foi possível entrar</source>
            <translation>Could not log in</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Não funcionou: {detail}</source>
            <translation>It did not work: {detail}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/updating.py" />
            <source>Não há cópia da base que esta versão do programa possa abrir.</source>
            <translation>There is no copy of the base that this version of the program can open.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Não há grupo {code}</source>
            <translation>There is no group {code}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Não há grupo {code}. Crie o grupo antes, ou use outro código.</source>
            <translation>There is no group {code}. Create the group first, or use another code.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Não há um grupo com o código {code}.</source>
            <translation>There is no group with the code {code}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Não permitido agora</source>
            <translation>Not allowed now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>não pôde ser lido</source>
            <translation>could not be read</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>não pôde ser lido ({name})</source>
            <translation>could not be read ({name})</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Não é preciso reabrir: insira o parecer.</source>
            <translation>There is no need to reopen: add the opinion.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Número</source>
            <translation>Number</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <source>Número do processo</source>
            <translation>Case number</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Número do processo.</source>
            <translation>Case number.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/palette.py" />
            <source>Número, pessoa, telefone ou ação</source>
            <translation>Number, person, phone or action</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Número, prioridade, andamento e a data do período</source>
            <translation>Number, priority, progress and the date of the period</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O acesso não foi aceito.</source>
            <translation>The access was not accepted.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O administrador desativou {feature} neste computador.</source>
            <translation>The administrator has switched off {feature} on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>O administrador pede uma base compartilhada.</source>
            <translation>The administrator asks for a shared database.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O agendamento</source>
            <translation>The appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O andamento</source>
            <translation>The progress status</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O anexo</source>
            <translation>The attachment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O arquivo {name}</source>
            <translation>The file {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O arquivo {name} não está mais onde foi escolhido ou não pode ser lido.</source>
            <translation>The file {name} is no longer where it was chosen, or it cannot be read.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O arquivo {name} não foi salvo: {obstacle}.</source>
            <translation>The file {name} was not saved: {obstacle}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O arquivo {name} tem {size_bytes}; o limite deste tipo de atendimento é {limit_bytes}.</source>
            <translation>The file {name} has {size_bytes}; the limit of this service type is {limit_bytes}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_file.py" />
            <source>O arquivo “{name}”, anexado sem conexão, não foi para a base. Ele continua neste computador.</source>
            <translation>The file “{name}”, attached without a connection, did not go to the base. It stays on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>O assunto e o texto que você digitou serão substituídos por “{name}”.</source>
            <translation>The subject and the text that you typed will be replaced by “{name}”.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O aviso</source>
            <translation>The notice</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_form.py" />
            <source>O cadastro tem alterações que não foram gravadas.</source>
            <translation>The record has changes that were not saved.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>o caminho para aqui, mas o CR não encerra o processo: escolha o próximo item</source>
            <translation>the path stops here, but the RC does not close the case: choose the next step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>O caminho que um tipo de atendimento segue: CRs e perguntas, em versões.</source>
            <translation>The path that a service type follows: RCs and questions, in versions.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O centro de responsabilidade</source>
            <translation>The responsibility center</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o certificado da origem das atualizações não é aceito por este computador</source>
            <translation>the certificate of the source of updates is not accepted by this computer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O certificado do servidor não confere.</source>
            <translation>The server certificate does not check out.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O comando não terminou</source>
            <translation>The command did not finish</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O contato de venda</source>
            <translation>The sales contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>O contato sai da lista de pendentes. O resultado fica nos contatos anteriores.</source>
            <translation>The contact leaves the pending list. The result stays in the previous contacts.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O conteúdo do anexo {name} não é mais o que foi gravado; por isso ele não foi aberto.</source>
            <translation>The content of the attachment {name} is no longer what was saved; so it was not opened.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>O código é feito de números e pontos, como 1 ou 1.1.</source>
            <translation>The code is made of numbers and dots, like 1 or 1.1.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o disco está cheio</source>
            <translation>the disk is full</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o disco não o aceitou</source>
            <translation>the disk did not take it</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>O do grupo acima, se houver</source>
            <translation>That of the group above, if any</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O do sistema</source>
            <translation>The system's</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O documento não pode ser importado: {faults}.</source>
            <translation>The document cannot be imported: {faults}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O e-mail</source>
            <translation>The e-mail</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O e-mail {subject}</source>
            <translation>The e-mail {subject}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>O e-mail “{subject}” não foi enviado. {detail}</source>
            <translation>The e-mail “{subject}” was not sent. {detail}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O endereço do servidor não é válido.</source>
            <translation>The server address is not valid.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o envio de e-mails</source>
            <translation>sending e-mail</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O esquema ou os direitos da base não são os que o programa criou: {differences}.</source>
            <translation>Schema or rights of the base are not those that the program made: {differences}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O feriado</source>
            <translation>The holiday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O filtro salvo</source>
            <translation>The saved filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O fim ({end}) não vem depois do início ({start}).</source>
            <translation>The end ({end}) does not come after the start ({start}).</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>O fim do período vem antes do começo.</source>
            <translation>The end of the period comes before its start.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>O fluxo ainda não tem itens</source>
            <translation>The workflow has no steps yet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o fluxo ainda tem pergunta sem resposta</source>
            <translation>the workflow still has an unanswered question</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O fluxo de trabalho</source>
            <translation>The workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_defaults.py" />
            <source>O fluxo do tipo pergunta ao criar</source>
            <translation>The type's workflow asks on creation</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>O fluxo termina aqui: o processo permanece ou vai para outro CR.</source>
            <translation>The workflow ends here: the case stays or goes to another RC.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O fluxo {name} não pode ser publicado: {problems}.</source>
            <translation>The workflow {name} cannot be published: {problems}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O link ou telefone recebido não é válido e foi ignorado.</source>
            <translation>The link or telephone number received is not valid and was ignored.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/bases.py" />
            <source>O local foi definido pelo administrador; confira a rede ou fale com ele.</source>
            <translation>The place was set by the administrator; check the network or talk to them.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O parecer</source>
            <translation>The opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O parecer a concluir</source>
            <translation>The set-aside opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O parecer traz o número de outro processo; por isso não foi gravado.</source>
            <translation>The opinion bears the number of another case, so it was not saved.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>O período pode ter até {n} dias.</source>
            <translation>The period may have up to {n} days.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>o prazo deve ser maior que zero</source>
            <translation>the deadline must be greater than zero</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O processo</source>
            <translation>The case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>O processo fica em {center}</source>
            <translation>The case stays in {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>O processo foi alterado.</source>
            <translation>The case was changed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>O processo foi concluído.</source>
            <translation>The case was closed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>O processo mudou</source>
            <translation>The case changed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>O processo mudou enquanto você escrevia. Seu texto está guardado.</source>
            <translation>The case changed while you were writing. Your text is safe.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>O processo que chega a este CR fica concluído</source>
            <translation>A case that arrives at this RC is closed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>O processo volta ao último CR em que estava aberto. O motivo fica no histórico.</source>
            <translation>The case goes back to the last RC in which it was open. The reason stays in the history.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O processo {number}</source>
            <translation>Case {number}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>O processo {number} não existe ou não é visível para você. Confira o número.</source>
            <translation>Case {number} does not exist, or you may not see it. Check the number.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O programa encontrou uma falha que não esperava ({name}). Nada do que foi digitado se perdeu.</source>
            <translation>The program met a failure that it did not expect ({name}). Nothing that was typed was lost.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O programa encontrou uma falha que não esperava.</source>
            <translation>The program met a fault that it did not expect.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O programa foi encerrado durante o envio.</source>
            <translation>The program ended while sending.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O programa não foi atualizado, porque {hitch}.</source>
            <translation>The program was not updated, because {hitch}.</translation>
        </message>
        <message>
            <source>O programa não foi atualizado: {hitch}.</source>
            <translation type="vanished">The program was not updated: {hitch}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>O programa não se atualiza: o administrador não disse de onde vêm as atualizações.</source>
            <translation>The program does not update itself: the administrator has not said where updates come from.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>O programa terminou de forma inesperada da última vez, por uma falha.</source>
            <translation>The program ended unexpectedly last time, by a fault.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>O programa terminou de forma inesperada da última vez, talvez por uma falha.</source>
            <translation>The program ended unexpectedly last time, perhaps by a fault.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>O programa terminou de forma inesperada da última vez: foi interrompido antes de ser fechado.</source>
            <translation>The program ended unexpectedly last time: it was stopped before it was closed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O programa {program} recusou: {detail}.</source>
            <translation>The program {program} refused: {detail}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>O próximo contato ainda é hoje</source>
            <translation>The next contact is later today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>O próximo contato precisa ser depois de agora.</source>
            <translation>The next contact must be later than now.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o que a origem oferece não tem a assinatura de quem faz o programa</source>
            <translation>what the source offers is not signed by the makers of the program</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o que a origem oferece não é o que foi assinado</source>
            <translation>what the source offers is not what was signed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>o que a origem oferece passou da validade</source>
            <translation>what the source offers is past its date</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>O que a pessoa pediu ou relatou?</source>
            <translation>What did the person ask for or report?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>O que ainda não foi salvo também se perde.</source>
            <translation>What is not saved yet is lost too.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>O que espera, por usuário</source>
            <translation>What is waiting, by user</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>O que fazer com o parecer que você escreveu?</source>
            <translation>What should be done with the opinion that you wrote?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>O que fazer com o processo que você começou?</source>
            <translation>What should be done with the case that you began?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O que foi digitado</source>
            <translation>What was typed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/page.py" />
            <source>O que foi digitado neste formulário ainda não foi salvo.</source>
            <translation>What was typed in this form has not been saved yet.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <source>O que foi dito e combinado</source>
            <translation>What was said and agreed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/local_drafts.py" />
            <source>O que foi escrito sem conexão está em Pareceres pendentes.</source>
            <translation>What was written without a connection is in Pending opinions.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>O que foi feito no processo?</source>
            <translation>What was done in the case?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O que já foi registrado não muda e não é excluído.</source>
            <translation>What was recorded does not change and is not deleted.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>O que já foi tratado, ao lado do texto</source>
            <translation>What has been dealt with, beside the text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>O que o último contato trouxe</source>
            <translation>What the last contact brought</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>O que se atende. Um grupo (1) reúne tipos (1.1); cada processo recebe um tipo.</source>
            <translation>What is served. A group (1) holds types (1.1); each case gets one type.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <source>O que será feito</source>
            <translation>What will be done</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>O que você digitou ainda não foi guardado.</source>
            <translation>What you typed has not been kept yet.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_draft.py" />
            <source>O que você escreveu sem conexão ({moment}) não foi para a base. Continua neste computador.</source>
            <translation>What you wrote without a connection ({moment}) did not go to the base. It is still on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>O rascunho não pôde ser salvo. Copie o texto antes de fechar.</source>
            <translation>The draft could not be saved. Copy the text before you close.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O registro</source>
            <translation>The record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>O responsável recebe um aviso e cada processo, um registro automático. Os atrasados já vêm marcados.</source>
            <translation>The assignee gets a notice and each case an automatic record. The overdue ones are already ticked.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor encerrou a conexão.</source>
            <translation>The server closed the connection.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>O servidor está escrito errado. Use nome ou nome:porta.</source>
            <translation>The server is misspelt. Use name or name:port.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor não aceita endereços com acento antes do @.</source>
            <translation>The server does not accept addresses with an accent before the @.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/away_banner.py" />
            <source>O servidor não aceita mais a sua senha: ela foi trocada, ou o seu acesso foi retirado. Entre de novo para continuar; pareceres e processos novos que você escreve ficam guardados neste computador.</source>
            <translation>The server no longer accepts your password: it was changed, or your access was withdrawn. Log in again to go on; opinions and new cases that you write are kept on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O servidor não aceitou este usuário com esta senha.</source>
            <translation>The server did not accept this user with this password.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/outbox_sender.py" />
            <source>O servidor não confirmou um e-mail. Verifique antes de enviar de novo.</source>
            <translation>The server did not confirm an e-mail. Check before sending it again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor não foi encontrado.</source>
            <translation>The server was not found.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor não oferece entrada com usuário e senha.</source>
            <translation>The server does not offer log-in with user and password.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor não oferece STARTTLS.</source>
            <translation>The server does not offer STARTTLS.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor não respondeu a tempo.</source>
            <translation>The server did not answer in time.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor recusou a conexão.</source>
            <translation>The server refused the connection.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>O servidor responde. Usuário, senha e base são conferidos ao entrar.</source>
            <translation>The server answers. User, password and base are checked at log-in.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>O servidor respondeu algo que não se entende.</source>
            <translation>The server answered something that cannot be understood.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O texto contém um sinal invisível que a base não guarda.</source>
            <translation>The text holds an invisible sign that the base cannot keep.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O texto padrão</source>
            <translation>The e-mail template</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>O texto que o e-mail de um processo já traz, conforme o tipo de atendimento.</source>
            <translation>The text that a case's e-mail starts with, according to the service type.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O texto usa o que não existe entre os campos: {names}.</source>
            <translation>The text uses what is not among the fields: {names}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>O texto é copiado para o parecer que você está escrevendo e fica gravado como um parecer próprio, de origem E-mail. Sai uma única vez; pode ser retirado por 10 s.</source>
            <translation>The text is copied into the opinion that you are writing and recorded as an opinion of its own, with origin E-mail. It leaves only once; it can be withdrawn for 10 s.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O tipo de atendimento</source>
            <translation>The service type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O tipo de atendimento escolhido é um grupo e não recebe processos.</source>
            <translation>The service type chosen is a group and takes no cases.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>O tipo de atendimento {name}</source>
            <translation>The service type {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_defaults.py" />
            <source>O tipo não tem prazo</source>
            <translation>The type has no deadline</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>O usuário</source>
            <translation>The user</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>O usuário {login} está inativo.</source>
            <translation>The user {login} is inactive.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Ok</source>
            <translation>Ok</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Ok, Gravar ou Criar na janela aberta</source>
            <translation>Ok, Save or Create in the open window</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Onde ficam os dados?</source>
            <translation>Where is the data kept?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <source>Onde o trabalho está, sem ser um parecer: Em análise, Aguardando cliente…</source>
            <translation>Where the work stands, without being an opinion: In analysis, Waiting for the customer…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>ontem</source>
            <translation>yesterday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Ordem</source>
            <translation>Order</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>Os deste ano já estão cadastrados</source>
            <translation>Those of this year are already there</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Os deste computador</source>
            <translation>This computer's</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>os dias até o contato não podem ser negativos</source>
            <translation>the days until the contact cannot be negative</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Os excluídos ficam aqui, com quem, quando e por quê.</source>
            <translation>The deleted ones are kept here, with who, when and why.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Os prazos contam só estas horas. Deixe em branco o dia em que não se atende.</source>
            <translation>Deadlines count these hours only. Leave the days without service blank.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Os que já terminaram ficam aqui.</source>
            <translation>Those that have ended are kept here.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>outra janela do programa está procurando</source>
            <translation>another window of the program is looking</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>Outra pessoa</source>
            <translation>Another person</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_dialog.py" />
            <source>Outro arquivo…</source>
            <translation>Other file…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Outro CR</source>
            <translation>Other RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Outro endereço</source>
            <translation>Another address</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>outro programa está com ele aberto</source>
            <translation>another program has it open</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <source>Outros</source>
            <translation>Others</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Outros CR's</source>
            <translation>Other RCs</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Outros CRs</source>
            <translation>Other RCs</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <source>P</source>
            <translation>P</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Padrão</source>
            <translation>Default</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Palavras do assunto, dos pareceres ou do parecer complementar</source>
            <translation>Words of the subject, the opinions or the notepad</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Papel</source>
            <translation>Role</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Para</source>
            <translation>To</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Para corrigir, faça um novo registro, como um parecer de retificação.</source>
            <translation>To correct it, make a new record, such as a correcting opinion.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Para onde vai o processo?</source>
            <translation>Where does the case go?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Para: {to}</source>
            <translation>To: {to}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>parado {n} d</source>
            <translation>idle {n} d</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Parece o mesmo assunto?</source>
            <translation>Does it look like the same subject?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/case_view.py" />
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Parecer</source>
            <translation>Opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Parecer cobrado do responsável.</source>
            <translation>The assignee was asked for an opinion.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Parecer complementar</source>
            <translation>Case notepad</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Parecer complementar alterado</source>
            <translation>Case notepad changed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Parecer de abertura</source>
            <translation>Opening opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Parecer de outro processo</source>
            <translation>Opinion of another case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Parecer desfeito. Ele continua no histórico, riscado.</source>
            <translation>Opinion undone. It stays in the history, struck through.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>parecer espera</source>
            <translation>opinion waits</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Parecer gravado em {number}</source>
            <translation>Opinion saved in {number}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Parecer · {number}</source>
            <translation>Opinion · {number}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Pareceres a concluir guardados há mais de 7 dias. Só a contagem: o texto é de quem escreve</source>
            <translation>Opinions set aside for more than 7 days. Only the count: the text belongs to its writer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>pareceres esperam</source>
            <translation>opinions wait</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/links.py" />
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Pareceres pendentes</source>
            <translation>Pending opinions</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>parecido</source>
            <translation>similar</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>parecidos</source>
            <translation>similar</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Passa a valer para processos novos</source>
            <translation>Applies to new cases from now on</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Passa os contatos selecionados a outro usuário; Ctrl ou Shift seleciona vários</source>
            <translation>Hands the selected contacts over to another user; Ctrl or Shift selects several</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Passa processos deste usuário a outro</source>
            <translation>Hands cases of this user over to another</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <source>Passar contatos</source>
            <translation>Hand over contacts</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Passar para</source>
            <translation>Hand over to</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Passar para…</source>
            <translation>Hand over to…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Passar {n} para…</source>
            <translation>Hand {n} over to…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/step_path.py" />
            <source>passo atual</source>
            <translation>current step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Passo atual: {step}.</source>
            <translation>Current step: {step}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/policies/__init__.py" />
            <source>Pasta ou endereço https de onde vêm as atualizações.</source>
            <translation>Folder or https address that updates come from.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Pasta {name}</source>
            <translation>Folder {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>PDF salvo com {pages}.</source>
            <translation>PDF saved with {pages}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>pendente</source>
            <translation>pending</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Pendentes</source>
            <translation>Pending</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>pendentes</source>
            <translation>pending</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Perde-se o que foi desenhado depois da versão {n}, que continua valendo para processos novos.</source>
            <translation>What was drawn after version {n} is lost; that version stays in use for new cases.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Pergunta seguinte: {question}</source>
            <translation>Next question: {question}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Permanece em {center}</source>
            <translation>Stays in {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Permissões</source>
            <translation>Permissions</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <source>Permite a opção “Outros CR's”</source>
            <translation>Allows the option “Other RCs”</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Permite anexar arquivo</source>
            <translation>Allows attaching files</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Período</source>
            <translation>Period</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Período, até</source>
            <translation>Period, to</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <source>Período, de</source>
            <translation>Period, from</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/case_view.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Pessoa</source>
            <translation>Person</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Pessoa física</source>
            <translation>Individual</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Pessoa · principal</source>
            <translation>Person · main</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/widgets/person_picker.py" />
            <source>Pessoas encontradas</source>
            <translation>People found</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Peça a um supervisor que publique o fluxo no Configurador, e tente de novo.</source>
            <translation>Ask a supervisor to publish the workflow in Settings, and try again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Peça ao administrador que a atualize (crm-desktop server upgrade) ou use a versão anterior do programa.</source>
            <translation>Ask the administrator to upgrade it (crm-desktop server upgrade) or use the earlier version of the program.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Peça ao administrador que libere este computador no servidor.</source>
            <translation>Ask the administrator to let this computer in at the server.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Peça ao administrador que ligue a cifra no servidor.</source>
            <translation>Ask the administrator to turn encryption on at the server.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Peça ao administrador que o ative de novo.</source>
            <translation>Ask the administrator to activate them again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Peça ao administrador que o restaure de uma cópia de segurança.</source>
            <translation>Ask the administrator to restore it from a backup.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Políticas do administrador</source>
            <translation>Administrator's policies</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Políticas ignoradas</source>
            <translation>Ignored policies</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <source>Por</source>
            <translation>By</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/rights_box.py" />
            <source>Por papel: não</source>
            <translation>By role: no</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/rights_box.py" />
            <source>Por papel: sim</source>
            <translation>By role: yes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Por quanto tempo as cópias da base são guardadas.</source>
            <translation>How long copies of the database are kept.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>Por que está aqui?</source>
            <translation>Why is it here?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_exclusion.py" />
            <source>Por que não será feito</source>
            <translation>Why it will not take place</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>por uma falha, nestes lugares do programa</source>
            <translation>by a fault, at these places of the program</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Por usuário</source>
            <translation>By user</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Porta</source>
            <translation>Port</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Prazo</source>
            <translation>Deadline</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <source>Prazo (h úteis)</source>
            <translation>Deadline (business h)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Prazo em horas úteis</source>
            <translation>Deadline in business hours</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Preencha e confirme de novo.</source>
            <translation>Fill it in and confirm again.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Preencha o filtro à esquerda e escolha Exibir › Salvar filtro… (Ctrl+Shift+F).</source>
            <translation>Fill in the filter at the left and choose View › Save filter… (Ctrl+Shift+F).</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Preferências</source>
            <translation>Preferences</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Preferências…</source>
            <translation>Preferences…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Previsão</source>
            <translation>Due</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Previsão: {before} → {after}</source>
            <translation>Due: {before} → {after}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Primeiro parecer</source>
            <translation>First opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Primeiro telefone da pessoa.</source>
            <translation>The person's first phone.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Primeiros passos</source>
            <translation>First steps</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Prior.</source>
            <translation>Prio.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Prioridade</source>
            <translation>Priority</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Prioridade, 1 é a mais urgente</source>
            <translation>Priority, 1 is the most urgent</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Prioridade, previsão e responsável</source>
            <translation>Priority, due and assignee</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Prioridade: {before} → {after}</source>
            <translation>Priority: {before} → {after}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>problema</source>
            <translation>problem</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>problemas</source>
            <translation>problems</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/problem_list.py" />
            <source>Problemas do workflow</source>
            <translation>Problems of the workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Processo</source>
            <translation>Case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_list.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>processo</source>
            <translation>case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Processo a que o contato pertence</source>
            <translation>Case that the contact belongs to</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <location filename="../../crm_desktop/ui/person_line.py" />
            <location filename="../../crm_desktop/ui/widgets/person_picker.py" />
            <source>processo aberto</source>
            <translation>open case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Processo concluído</source>
            <translation>Case closed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>processo concluído</source>
            <translation>case closed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Processo já aberto</source>
            <translation>Case already open</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Processo {number}</source>
            <translation>Case {number}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>Processo {number} · {person}</source>
            <translation>Case {number} · {person}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Processo {number}: </source>
            <translation>Case {number}: </translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <location filename="../../crm_desktop/ui/case_table.py" />
            <location filename="../../crm_desktop/ui/list_export.py" />
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <source>Processos</source>
            <translation>Cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_list.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>processos</source>
            <translation>cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Processos abertos</source>
            <translation>Open cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <location filename="../../crm_desktop/ui/person_line.py" />
            <location filename="../../crm_desktop/ui/widgets/person_picker.py" />
            <source>processos abertos</source>
            <translation>open cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Processos abertos em que ninguém marcou outro contato</source>
            <translation>Open cases for which nobody scheduled another contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Processos recentes</source>
            <translation>Recent cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/updating.py" />
            <source>Procurando atualização…</source>
            <translation>Looking for an update…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/opinion_editor.py" />
            <source>Procurando sugestões…</source>
            <translation>Looking for suggestions…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Procurar agora</source>
            <translation>Look now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <source>Procurar andamento</source>
            <translation>Search progress statuses</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/updating.py" />
            <source>Procurar atualização</source>
            <translation>Look for an update</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Procurar certificado…</source>
            <translation>Browse for certificate…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Procurar CR</source>
            <translation>Search RCs</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Procurar feriado</source>
            <translation>Search holidays</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <location filename="../../crm_desktop/ui/widgets/check_list.py" />
            <source>Procurar na lista</source>
            <translation>Search the list</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/history.py" />
            <source>Procurar no histórico</source>
            <translation>Search the history</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Procurar texto</source>
            <translation>Search templates</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Procurar tipo</source>
            <translation>Search types</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>Procurar usuário</source>
            <translation>Search users</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Procurar workflow</source>
            <translation>Search workflows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Programa</source>
            <translation>Program</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Programa não encontrado</source>
            <translation>Program not found</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Pré-visualizar</source>
            <translation>Preview</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <source>Próxima semana</source>
            <translation>Next week</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <source>Próximo</source>
            <translation>Next</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Próximo contato</source>
            <translation>Next contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <source>Próximo dia</source>
            <translation>Next day</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>próximo em {time}</source>
            <translation>next in {time}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/calendar_popup.py" />
            <source>Próximo mês</source>
            <translation>Next month</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Próximos</source>
            <translation>Upcoming</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Próximos agendamentos</source>
            <translation>Upcoming appointments</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <source>Publicada</source>
            <translation>Published</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Publicar</source>
            <translation>Publish</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Publicar…</source>
            <translation>Publish…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>página</source>
            <translation>page</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Página {page} de {pages}</source>
            <translation>Page {page} of {pages}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>páginas</source>
            <translation>pages</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Põe um campo onde está o cursor, no assunto ou no texto</source>
            <translation>Puts a field where the cursor is, in the subject or the text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>qua</source>
            <translation>Wed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Qualquer</source>
            <translation>Any</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Quando</source>
            <translation>When</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <source>Quando vence</source>
            <translation>When it is due</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Quarta-feira</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>quarta-feira</source>
            <translation>Wednesday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>quem a cria precisa do direito CREATEROLE</source>
            <translation>whoever makes it needs CREATEROLE</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>Quem acompanha é oferecido como destinatário nos e-mails do processo.</source>
            <translation>Who follows is offered as a recipient of the case's e-mails.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Quem administra?</source>
            <translation>Who administers it?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/update_texts.py" />
            <source>Quem atualiza o programa neste computador é o administrador.</source>
            <translation>The administrator updates the program on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Quem entra no programa, a que CRs pertence e o que pode fazer.</source>
            <translation>Who gets into the program, which RCs they belong to and what they may do.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Quem entrou por último.</source>
            <translation>Who logged in last.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Quem esqueceu a senha recebe outra do administrador, em Configurador › Usuários.</source>
            <translation>Whoever forgot the password gets another one from the administrator, in Settings › Users.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Quem fala pela pessoa; sem contato, o nome dela.</source>
            <translation>Who speaks for the person; without a contact, the person's name.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Quem faz o contato</source>
            <translation>Who makes the contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Quem liga aparece no programa; o Windows pede a confirmação</source>
            <translation>Whoever calls appears in the program; Windows asks for confirmation</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <source>Quem pediu</source>
            <translation>Who asked</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>quem usa o programa pode gravar o arquivo ou a pasta</source>
            <translation>whoever uses the program can write the file or its folder</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <source>Quem é?</source>
            <translation>Who is it?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>qui</source>
            <translation>Thu</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Quinta-feira</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>quinta-feira</source>
            <translation>Thursday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Rascunho</source>
            <translation>Draft</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <source>rascunho</source>
            <translation>draft</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/draft.py" />
            <source>Rascunho ainda não salvo. Nova tentativa em instantes.</source>
            <translation>Draft not saved yet. Another attempt in a moment.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Rascunho de {moment} retomado</source>
            <translation>Draft of {moment} resumed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Rascunho de {moment} retomado; o processo mudou desde então</source>
            <translation>Draft of {moment} resumed; the case has changed since</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Rascunho descartado</source>
            <translation>Draft discarded</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <source>Rascunho guardado neste computador retomado</source>
            <translation>Draft kept on this computer resumed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Rascunho salvo</source>
            <translation>Draft saved</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Rascunho salvo às {time}</source>
            <translation>Draft saved at {time}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Reaberto</source>
            <translation>Reopened</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_verbs.py" />
            <source>Reaberto em {center}</source>
            <translation>Reopened in {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Reabra o processo antes, se tiver permissão, ou abra um novo. O texto digitado continua aqui.</source>
            <translation>Reopen the case first, if you have permission, or open a new one. The typed text is still here.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Reabre um processo concluído, com motivo</source>
            <translation>Reopens a closed case, with a reason</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/case_view.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Reabrir</source>
            <translation>Reopen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/updating.py" />
            <location filename="../../crm_desktop/ui/update_notice.py" />
            <source>Reabrir agora</source>
            <translation>Reopen now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>reabrir pede motivo</source>
            <translation>reopening asks for a reason</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Reabrir processo</source>
            <translation>Reopen case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>reabrir processos</source>
            <translation>reopen cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Reativar</source>
            <translation>Reactivate</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Recebe o processo que chega, quando quem o tinha não é do CR</source>
            <translation>Gets the case that arrives when whoever had it is not in the RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Redistribuir</source>
            <translation>Redistribute</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Redistribuir processos</source>
            <translation>Redistribute cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Redistribuir…</source>
            <translation>Redistribute…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>redistribuído</source>
            <translation>redistributed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>redistribuídos</source>
            <translation>redistributed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Registra um contato de venda</source>
            <translation>Records a sales contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Registrar contato</source>
            <translation>Record contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Registro</source>
            <translation>Log</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Registro anterior {n}</source>
            <translation>Earlier log {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Registro automático</source>
            <translation>Automatic record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Registro definitivo</source>
            <translation>Permanent record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Registro em uso</source>
            <translation>Record in use</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Registro indisponível</source>
            <translation>Record not available</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/timeline.py" />
            <source>registro mais antigo</source>
            <translation>older record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/timeline.py" />
            <source>registros mais antigos</source>
            <translation>older records</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Remover</source>
            <translation>Remove</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Remover a resposta {n}</source>
            <translation>Remove answer {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Renomear filtro</source>
            <translation>Rename filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Renomear…</source>
            <translation>Rename…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Renomeia, compartilha e exclui filtros</source>
            <translation>Renames, shares and deletes filters</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Repita a senha</source>
            <translation>Repeat the password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/password_dialog.py" />
            <source>Repita a senha nova</source>
            <translation>Repeat the new password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Repita o comando; se acontecer de novo, confira a base com “crm-desktop check”.</source>
            <translation>Repeat the command; if it happens again, check the base with “crm-desktop check”.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Resolva antes o que está em Validação</source>
            <translation>First solve what is in Validation</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Responsável</source>
            <translation>Assignee</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Responsável de outro CR</source>
            <translation>Assignee from another RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <source>Responsável padrão</source>
            <translation>Default assignee</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>Responsável: {before} → {after}</source>
            <translation>Assignee: {before} → {after}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Resposta</source>
            <translation>Answer</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Resposta {n}</source>
            <translation>Answer {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Respostas</source>
            <translation>Answers</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>Restaure a última cópia de segurança: {path}.</source>
            <translation>Restore the last backup: {path}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>Restaure uma cópia de segurança ou chame o administrador.</source>
            <translation>Restore a backup or call the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/case_results.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Resultado</source>
            <translation>Result</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_results.py" />
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <location filename="../../crm_desktop/ui/palette.py" />
            <source>Resultados</source>
            <translation>Results</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Retifica o parecer {seq}</source>
            <translation>Corrects opinion {seq}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Retifica o parecer {seq}.</source>
            <translation>Corrects opinion {seq}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/timeline_entry.py" />
            <source>Retificado</source>
            <translation>Corrected</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/timeline.py" />
            <source>Retificar</source>
            <translation>Correct</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Retificação</source>
            <translation>Correction</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>retirado antes do envio</source>
            <translation>withdrawn before sending</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/timeline.py" />
            <source>Retirar</source>
            <translation>Withdraw</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/attachments.py" />
            <location filename="../../crm_desktop/ui/person_lists.py" />
            <source>Retirar {name}</source>
            <translation>Remove {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Retoma o fluxo no passo em que saiu</source>
            <translation>Takes up the workflow at the step where it left</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Retoma um parecer de onde parou</source>
            <translation>Takes up an opinion where it stopped</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <source>Retomar</source>
            <translation>Resume</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Reunindo…</source>
            <translation>Collecting…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Revisão da base</source>
            <translation>Revision of the base</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Revisão que o programa usa</source>
            <translation>Revision that the program uses</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Rosa</source>
            <translation>Pink</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Roxo</source>
            <translation>Purple</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Rótulo</source>
            <translation>Label</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Sai do fluxo para o CR que você escolher</source>
            <translation>Leaves the workflow for the RC that you choose</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/bases.py" />
            <location filename="../../crm_desktop/app/updating.py" />
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/restore_dialog.py" />
            <source>Sair</source>
            <translation>Quit</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Salva as linhas do filtro em planilha</source>
            <translation>Saves the rows of the filter as a spreadsheet</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Salva o processo com todo o histórico</source>
            <translation>Saves the case with its whole history</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/controller.py" />
            <source>salvando…</source>
            <translation>saving…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/page.py" />
            <location filename="../../crm_desktop/ui/configurator/record_form.py" />
            <source>Salvar</source>
            <translation>Save</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/page.py" />
            <source>Salvar as alterações?</source>
            <translation>Save the changes?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Salvar como PDF</source>
            <translation>Save as PDF</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Salvar como PDF…</source>
            <translation>Save as PDF…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Salvar diagnóstico</source>
            <translation>Save diagnostics</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_file.py" />
            <source>Salvar em outro lugar</source>
            <translation>Save elsewhere</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_file.py" />
            <source>Salvar em outro lugar…</source>
            <translation>Save elsewhere…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Salvar filtro</source>
            <translation>Save filter</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Salvar filtro…</source>
            <translation>Save filter…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Salvar rascunho</source>
            <translation>Save draft</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Salvar…</source>
            <translation>Save…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <source>Salvo</source>
            <translation>Saved</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Salvo em {path}</source>
            <translation>Saved as {path}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Salvo por outra pessoa</source>
            <translation>Saved by another person</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Salvo por {name}</source>
            <translation>Saved by {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Salvo: {name}</source>
            <translation>Saved: {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Se algo estava errado, envie outro e-mail com a correção.</source>
            <translation>If something was wrong, send another e-mail with the correction.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Se for, continue o processo em vez de abrir outro.</source>
            <translation>If so, go on in that case instead of opening another.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Se precisar de outra, fale com o administrador.</source>
            <translation>If you need another one, talk to the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Se precisar dela, peça ao administrador.</source>
            <translation>If you need it, ask the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Se precisar disso, fale com o administrador.</source>
            <translation>If you need it, talk to the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>seg</source>
            <translation>Mon</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Seguir o fluxo</source>
            <translation>Follow the workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Segunda-feira</source>
            <translation>Monday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>segunda-feira</source>
            <translation>Monday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Segurança</source>
            <translation>Security</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_verbs.py" />
            <source>Selecione um processo aberto.</source>
            <translation>Select an open case.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Selecione um processo na lista para escrever o parecer.</source>
            <translation>Select a case in the list to write the opinion.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>Selecione um processo na lista para ver o histórico.</source>
            <translation>Select a case in the list to see its history.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>sem atualizações</source>
            <translation>no updates</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Sem cifra, só em rede isolada</source>
            <translation>Not encrypted, isolated networks only</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/controller.py" />
            <source>sem conexão</source>
            <translation>no connection</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/away_banner.py" />
            <source>Sem conexão com a base desde {time}. A tela mostra o que havia então. Pareceres e processos novos que você escreve, com seus anexos, ficam guardados neste computador até a conexão voltar.</source>
            <translation>No connection to the base since {time}. The screen shows what there was then. Opinions and new cases that you write, with their attachments, are kept on this computer until the connection is back.</translation>
        </message>
        <message>
            <source>Sem conexão com a base desde {time}. A tela mostra o que havia então; o que você escreve e anexa fica guardado neste computador até a conexão voltar.</source>
            <translation type="vanished">No connection to the base since {time}. The screen shows what there was then; what you write and attach is kept on this computer until the connection is back.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Sem conexão com a base, o arquivo {name} não foi anexado: {hindrance}.</source>
            <translation>Without a connection to the base, the file {name} was not attached: {hindrance}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/draft.py" />
            <source>Sem conexão com a base: nada foi gravado, e nada será gravado sem você. Confirme de novo quando a conexão voltar.</source>
            <translation>No connection to the base: nothing was saved, and nothing will be without you. Confirm again when the connection is back.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/draft.py" />
            <source>Sem conexão: o texto só existe nesta janela; não a feche.</source>
            <translation>No connection: the text is in this window only; do not close it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/draft.py" />
            <source>Sem conexão: rascunho guardado neste computador às {time}</source>
            <translation>No connection: draft kept on this computer at {time}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/mail_texts.py" />
            <source>Sem criptografia, só para um servidor neste computador.</source>
            <translation>Without encryption, only to a server on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_view.py" />
            <source>Sem documento nem telefone</source>
            <translation>No document and no phone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <source>sem expediente</source>
            <translation>no business hours</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Sem permissão</source>
            <translation>No permission</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Sem próximo contato</source>
            <translation>No next contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <source>sem próximo contato</source>
            <translation>no next contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>Sem responsável</source>
            <translation>No assignee</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Sem senha</source>
            <translation>No password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <source>Sem senha não se entra no programa</source>
            <translation>Without a password nobody gets into the program</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Sem texto padrão</source>
            <translation>No e-mail template</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Semana</source>
            <translation>Week</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <source>Semana anterior</source>
            <translation>Previous week</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/log_in_again.py" />
            <location filename="../../crm_desktop/ui/login.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Senha</source>
            <translation>Password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Senha curta demais</source>
            <translation>Password too short</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/password_dialog.py" />
            <source>Senha nova</source>
            <translation>New password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Senha não confere</source>
            <translation>Wrong password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Senha não confere. Tentativa {attempt} de {of}.</source>
            <translation>Wrong password. Attempt {attempt} of {of}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/password_dialog.py" />
            <source>Senha trocada.</source>
            <translation>Password changed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Separe por vírgulas</source>
            <translation>Separate with commas</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Sequência</source>
            <translation>Next step</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Sequência da resposta {n}</source>
            <translation>Next step of answer {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Servidor</source>
            <translation>Server</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Servidor inadequado</source>
            <translation>Unsuitable server</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Servidor que envia os e-mails</source>
            <translation>Server that sends the e-mails</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Servidor SMTP</source>
            <translation>SMTP server</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_canvas.py" />
            <source>Setas escolhem o horário; Enter marca um agendamento</source>
            <translation>Arrows choose the time; Enter makes an appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <source>Setas mudam de dia e de usuário; Enter marca um agendamento</source>
            <translation>Arrows change day and user; Enter makes an appointment</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Seus agendamentos por dia e semana</source>
            <translation>Your appointments by day and week</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/start_tasks.py" />
            <source>Seus processos pendentes</source>
            <translation>Your pending cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>sex</source>
            <translation>Fri</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Sexta-feira</source>
            <translation>Friday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>sexta-feira</source>
            <translation>Friday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <source>Seções do Configurador</source>
            <translation>Sections of Settings</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_items.py" />
            <location filename="../../crm_desktop/ui/configurator/rights_box.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <source>Sim</source>
            <translation>Yes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/policy_texts.py" />
            <source>sim</source>
            <translation>yes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Sinal não aceito</source>
            <translation>Sign not accepted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Sistema</source>
            <translation>System</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/centers.py" />
            <location filename="../../crm_desktop/ui/configurator/statuses.py" />
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Situação</source>
            <translation>State</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Sobre</source>
            <translation>About</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Somente atrasados</source>
            <translation>Overdue only</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Subir</source>
            <translation>Move up</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/answers_box.py" />
            <source>Subir a resposta {n}</source>
            <translation>Move answer {n} up</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Sucesso</source>
            <translation>Success</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>Sucesso em %</source>
            <translation>Success in %</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Supervisor</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <location filename="../../crm_desktop/ui/controller.py" />
            <source>Supervisão</source>
            <translation>Supervision</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>sáb</source>
            <translation>Sat</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Sábado</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>sábado</source>
            <translation>Saturday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/small_dialogs.py" />
            <source>Só membros de {center} podem ser responsáveis.</source>
            <translation>Only members of {center} can be assignees.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Só números, ou com letras no CNPJ novo</source>
            <translation>Digits only, or with letters in the new CNPJ</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Só o administrador e um CR</source>
            <translation>Only the administrator and one RC</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>Só onde o fluxo permite Outros CR's; os demais ficam como estão</source>
            <translation>Only where the workflow allows Other RCs; the rest stay as they are</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Só os números, na lista que o botão direito abre na barra de tarefas</source>
            <translation>Numbers only, in the list that the right button opens on the task bar</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Só para mim</source>
            <translation>Only for me</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Só quem salvou o filtro pode alterá-lo.</source>
            <translation>Only who saved the filter may change it.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Só quem supervisiona vê a agenda de outra pessoa.</source>
            <translation>Only those who supervise see another person's agenda.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Tamanho da base</source>
            <translation>Size of the base</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Tamanho do texto</source>
            <translation>Text size</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Tamanho do texto.</source>
            <translation>Text size.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Também por código, e-mail ou nome do contato</source>
            <translation>Also by code, e-mail or the contact's name</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Tarde para desfazer</source>
            <translation>Too late to undo</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Tela {n}</source>
            <translation>Screen {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/candidates_dialog.py" />
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Telefone</source>
            <translation>Phone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Telefone inválido</source>
            <translation>Invalid phone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/person_layout.py" />
            <source>Telefones</source>
            <translation>Phones</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Tema</source>
            <translation>Theme</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Tema escuro</source>
            <translation>Dark theme</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Tema, tamanho do texto e linhas</source>
            <translation>Theme, text size and rows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/settings.py" />
            <source>Tema: o do sistema, claro ou escuro.</source>
            <translation>Theme: the system's, light or dark.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Tempo até 1º parecer</source>
            <translation>Time to 1st opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/away_banner.py" />
            <source>Tentar agora</source>
            <translation>Try now</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/bases.py" />
            <source>Tentar de novo</source>
            <translation>Try again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Tente de novo; se continuar, avise o administrador e diga o nome entre parênteses.</source>
            <translation>Try again; if it goes on, tell the administrator and give the name in parentheses.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Tente de novo; se continuar, avise o administrador.</source>
            <translation>Try again; if it goes on, tell the administrator.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Tente depois desse horário ou peça outra senha ao administrador.</source>
            <translation>Try after that time or ask the administrator for another password.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>ter</source>
            <translation>Tue</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>Terça-feira</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>terça-feira</source>
            <translation>Tuesday</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Testando…</source>
            <translation>Testing…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Testar</source>
            <translation>Test</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Testar conexão</source>
            <translation>Test connection</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <source>Texto</source>
            <translation>Text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Texto do e-mail</source>
            <translation>E-mail text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Texto do parecer</source>
            <translation>Opinion text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Texto do parecer que está sendo escrito.</source>
            <translation>Text of the opinion being written.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Texto maior</source>
            <translation>Larger text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Texto menor</source>
            <translation>Smaller text</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_draft.py" />
            <source>Texto não aceito</source>
            <translation>Text not accepted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Texto padrão</source>
            <translation>E-mail template</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Texto padrão de e-mail</source>
            <translation>E-mail template</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Texto padrão do tipo de atendimento</source>
            <translation>E-mail template of the service type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>Texto salvo por outra pessoa</source>
            <translation>Text saved by another person</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/templates.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <source>Textos padrão de e-mail</source>
            <translation>E-mail templates</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/step_form.py" />
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/printing.py" />
            <source>Tipo</source>
            <translation>Type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <source>Tipo (analítico)</source>
            <translation>Type (leaf)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/new_case_layout.py" />
            <source>Tipo de atendimento</source>
            <translation>Service type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/mail/template.py" />
            <source>Tipo de atendimento, com o grupo.</source>
            <translation>Service type, with its group.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Tipo é um grupo</source>
            <translation>Type is a group</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/history.py" />
            <source>Tipos</source>
            <translation>Types</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <source>Tipos de atendimento</source>
            <translation>Service types</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Tira o item; o que levava a ele fica sem destino</source>
            <translation>Takes the step out; what led to it is left without a target</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Todas</source>
            <translation>All</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <location filename="../../crm_desktop/ui/widgets/check_list.py" />
            <source>Todos</source>
            <translation>All</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/history.py" />
            <source>Todos os tipos</source>
            <translation>All types</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>todos têm responsável</source>
            <translation>all have an assignee</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>Tornar padrão</source>
            <translation>Make default</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/controller.py" />
            <source>trabalhando…</source>
            <translation>working…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Traga os feriados nacionais do ano e acrescente os do estado e do município.</source>
            <translation>Bring in the year's national holidays and add those of the state and the city.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>Trazer</source>
            <translation>Bring in</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>Trazer feriados nacionais de {year}…</source>
            <translation>Bring in national holidays of {year}…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Troca de ordem com o item de baixo</source>
            <translation>Swaps order with the step below</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/steps_tab.py" />
            <source>Troca de ordem com o item de cima</source>
            <translation>Swaps order with the step above</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <location filename="../../crm_desktop/ui/password_dialog.py" />
            <source>Trocar</source>
            <translation>Replace</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_dialog.py" />
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Trocar de base</source>
            <translation>Change database</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Trocar de modelo</source>
            <translation>Change template</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/password_dialog.py" />
            <source>Trocar minha senha</source>
            <translation>Change my password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Trocar minha senha…</source>
            <translation>Change my password…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Trocar o texto pelo modelo?</source>
            <translation>Replace the text with the template?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Tudo isso e 3.000 processos fictícios</source>
            <translation>All of that and 3,000 fictitious cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Tudo o que tem próximo contato marcado</source>
            <translation>Everything with a next contact scheduled</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Tudo pode ser mudado depois no Configurador.</source>
            <translation>Everything can be changed later in Settings.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/controller.py" />
            <source>tudo salvo</source>
            <translation>all saved</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Turquesa</source>
            <translation>Turquoise</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>Um arquivo</source>
            <translation>A file</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <source>Um arquivo ainda está sendo anexado. Clique em Ok de novo em instantes.</source>
            <translation>A file is still being attached. Click Ok again in a moment.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/refused_file.py" />
            <source>Um arquivo anexado sem conexão não foi para a base. Ele continua neste computador.</source>
            <translation>A file attached without a connection did not go to the base. It stays on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/draft.py" />
            <source>Um arquivo deste parecer está só neste computador. Confirme quando ele tiver ido para a base, ou retire-o.</source>
            <translation>A file of this opinion is only on this computer. Confirm when it has gone to the base, or take it off.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>Um arquivo para quem dá suporte. Leia e desmarque o que não deve ir nele; o programa não envia nada.</source>
            <translation>A file for whoever gives support. Read and untick what must not go into it; the program sends nothing.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <source>Um contato entra aqui quando alguém marca o próximo.</source>
            <translation>A contact comes here when somebody schedules the next one.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/outbox_sender.py" />
            <source>Um e-mail não foi enviado. Veja o motivo no histórico do processo.</source>
            <translation>An e-mail was not sent. See the reason in the case's history.</translation>
        </message>
        <message>
            <source>Um parecer escrito sem conexão está em Pareceres pendentes.</source>
            <translation type="vanished">An opinion written without connection is among Pending opinions.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_frame.py" />
            <source>Um processo para cada assunto</source>
            <translation>One case for each subject</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Um workflow é o caminho que um tipo de atendimento segue entre os CRs.</source>
            <translation>A workflow is the path that a service type follows between RCs.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Uma mesa sozinha usa a base deste computador.</source>
            <translation>A desk on its own uses the database of this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>uma pasta de rede</source>
            <translation>a network folder</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>uma pasta sincronizada ({service})</source>
            <translation>a synchronized folder ({service})</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/bases.py" />
            <source>Usar a base compartilhada</source>
            <translation>Use the shared base</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/base_dialog.py" />
            <source>Usar esta base</source>
            <translation>Use this base</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/same_person_card.py" />
            <source>Usar este cadastro</source>
            <translation>Use this record</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Usar o Configurador</source>
            <translation>Use Settings</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Use no mínimo {n} caracteres.</source>
            <translation>Use at least {n} characters.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Use o registro que já existe ou informe outro valor.</source>
            <translation>Use the record that already exists or give another value.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Use outra base de dados, ou “crm-desktop server upgrade” para atualizar a que existe.</source>
            <translation>Use another database, or “crm-desktop server upgrade” to bring the existing one forward.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/policy_texts.py" />
            <source>use sim ou não: true ou false no arquivo, 1 ou 0 no registro</source>
            <translation>use yes or no: true or false in the file, 1 or 0 in the registry</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/policy_texts.py" />
            <source>use um endereço completo, sem senha</source>
            <translation>use a complete address without a password</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/policy_texts.py" />
            <source>use um número de {low} a {high}</source>
            <translation>use a number from {low} to {high}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/policy_texts.py" />
            <source>use {choices}</source>
            <translation>use {choices}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/login.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <location filename="../../crm_desktop/ui/window_front.py" />
            <source>Usuário</source>
            <translation>User</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>usuário</source>
            <translation>user</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/mail_account.py" />
            <source>Usuário do servidor</source>
            <translation>User on the server</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Usuário inativo</source>
            <translation>User inactive</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <location filename="../../crm_desktop/ui/configurator/users.py" />
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <location filename="../../crm_desktop/ui/message_words.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>Usuários</source>
            <translation>Users</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>usuários</source>
            <translation>users</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/actions.py" />
            <source>Vai a um processo, pessoa, telefone ou ação</source>
            <translation>Goes to a case, person, phone or action</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/help_dialogs.py" />
            <source>Vai ao próximo campo</source>
            <translation>Goes to the next field</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Vai para {center}</source>
            <translation>Goes to {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/problem_list.py" />
            <source>Validação</source>
            <translation>Validation</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Valor fora dos limites</source>
            <translation>Value out of range</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>valor não aceito</source>
            <translation>value not accepted</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/assistant.py" />
            <source>Vazia</source>
            <translation>Empty</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointments.py" />
            <source>Veja em Dias livres quem pode, ou marque um agendamento.</source>
            <translation>See in Free days who is available, or make an appointment.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>vence em {time}</source>
            <translation>due in {time}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <location filename="../../crm_desktop/ui/supervision_table.py" />
            <source>Vencem hoje</source>
            <translation>Due today</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <source>vencido {day}</source>
            <translation>overdue since {day}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Ver a Supervisão</source>
            <translation>See Supervision</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>ver a Supervisão</source>
            <translation>see Supervision</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>ver este processo, que é de outra equipe</source>
            <translation>see this case, which is another team's</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Ver mais {number}</source>
            <translation>See {number} more</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Ver os da equipe</source>
            <translation>See the team's</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>ver os processos de todos</source>
            <translation>see everybody's cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>Ver os próprios processos</source>
            <translation>See their own cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>ver os seus processos</source>
            <translation>see your own cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>Ver pareceres pendentes</source>
            <translation>Show pending opinions</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Ver processo</source>
            <translation>See case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Ver todos</source>
            <translation>See all</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_tab.py" />
            <source>Ver todos os {n}</source>
            <translation>See all {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Verde</source>
            <translation>Green</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Vermelho</source>
            <translation>Red</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <source>Versão</source>
            <translation>Version</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Versão do banco</source>
            <translation>Version of the engine</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Versão em uso</source>
            <translation>Version in use</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>versão {n}</source>
            <translation>version {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>versão {n} em uso por 1 processo</source>
            <translation>version {n} in use by 1 case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>versão {n} em uso por {m} processos</source>
            <translation>version {n} in use by {m} cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Versão {n} publicada</source>
            <translation>Version {n} published</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>versão {n} · publicada</source>
            <translation>version {n} · published</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>versão {n} · rascunho</source>
            <translation>version {n} · draft</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/login.py" />
            <source>Versão {version}</source>
            <translation>Version {version}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Versões</source>
            <translation>Versions</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Versões e tela</source>
            <translation>Versions and screen</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <source>Visita</source>
            <translation>Visit</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>você não pode gravar nessa pasta</source>
            <translation>you may not write in that folder</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>Você não tem permissão para {right}.</source>
            <translation>You do not have permission to {right}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <source>Volta a ser oferecido</source>
            <translation>It is offered again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Volta ao filtro do começo: seus processos pendentes</source>
            <translation>Goes back to the initial filter: your pending cases</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/record_form.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Volta ao que está salvo</source>
            <translation>Goes back to what is saved</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Volta à lista de workflows</source>
            <translation>Goes back to the list of workflows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>Volta à versão publicada, sem o que foi desenhado depois dela</source>
            <translation>Back to the published version, without what was drawn after it</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/updating.py" />
            <location filename="../../crm_desktop/ui/assistant.py" />
            <location filename="../../crm_desktop/ui/configurator/page.py" />
            <location filename="../../crm_desktop/ui/configurator/record_page.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <location filename="../../crm_desktop/ui/dialog.py" />
            <location filename="../../crm_desktop/ui/drafts_dialog.py" />
            <location filename="../../crm_desktop/ui/new_case.py" />
            <location filename="../../crm_desktop/ui/new_case_window.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <location filename="../../crm_desktop/ui/person_form.py" />
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>Voltar</source>
            <translation>Back</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/restore_dialog.py" />
            <source>Voltar a essa cópia</source>
            <translation>Go back to that backup</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/updating.py" />
            <source>Voltar a uma cópia…</source>
            <translation>Return to a copy…</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/dialog.py" />
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>Voltar ao parecer</source>
            <translation>Back to the opinion</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/decision_dialog.py" />
            <source>Voltar para {step}</source>
            <translation>Back to {step}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_table.py" />
            <source>Voltar às colunas do começo</source>
            <translation>Back to the initial columns</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Voltou ao fluxo</source>
            <translation>Went back to the workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/base_choice.py" />
            <source>Vários: separe com vírgula</source>
            <translation>Several: separate by commas</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <source>Vídeo</source>
            <translation>Video</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/history_texts.py" />
            <source>Workflow</source>
            <translation>Workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/window.py" />
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <location filename="../../crm_desktop/ui/configurator/workflows.py" />
            <source>Workflows</source>
            <translation>Workflows</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{advice}</source>
            <translation>{advice}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{author} gravou o parecer complementar enquanto você escrevia.</source>
            <translation>{author} saved the case notepad while you were writing.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/preflight.py" />
            <source>{center} (conclui o processo)</source>
            <translation>{center} (closes the case)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/diagnostics_dialog.py" />
            <source>{chosen} de {all} arquivos, {size}</source>
            <translation>{chosen} of {all} files, {size}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/result_processes.py" />
            <source>{count}, {owner}</source>
            <translation>{count}, {owner}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_board.py" />
            <source>{day} (hoje)</source>
            <translation>{day} (today)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>{day}, abre</source>
            <translation>{day}, opens</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>{day}, abre de novo</source>
            <translation>{day}, opens again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>{day}, fecha</source>
            <translation>{day}, closes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/business_hours.py" />
            <source>{day}, fecha de novo</source>
            <translation>{day}, closes again</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>{day}, já cadastrado</source>
            <translation>{day}, already there</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_board.py" />
            <source>{day}, {start} às {end}, {person}, {subject}</source>
            <translation>{day}, {start} to {end}, {person}, {subject}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <source>{day}, {weekday}, {time}</source>
            <translation>{day}, {weekday}, {time}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{field} está em branco.</source>
            <translation>{field} is blank.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{field} está sem preencher.</source>
            <translation>{field} is not filled in.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{field}: {value} está fora do que se aceita.</source>
            <translation>{field}: {value} is outside what is accepted.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{field}: {value} já existe em outro registro.</source>
            <translation>{field}: {value} already exists in another record.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{file} guardado neste computador não é mais o que foi anexado; por isso não foi para a base.</source>
            <translation>{file} kept on this computer is no longer what was attached; so it did not go to the base.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <source>{first} a {last}</source>
            <translation>{first} to {last}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>{hours} h {minutes:02}</source>
            <translation>{hours} h {minutes:02}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/widgets/toast.py" />
            <source>{keys} leva ao botão; Esc esconde o aviso</source>
            <translation>{keys} leads to the button; Esc hides the notice</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{kind} não existe mais ou está fora de uso.</source>
            <translation>{kind} no longer exists or is out of use.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{kind} {name} está em uso e não pode ser excluído.</source>
            <translation>{kind} {name} is in use and cannot be deleted.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{last_backup}</source>
            <translation>{last_backup}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/versions_tab.py" />
            <source>{moment}, em uso</source>
            <translation>{moment}, in use</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/workflow_editor.py" />
            <source>{m} em andamento seguem na versão anterior.</source>
            <translation>{m} in progress stay on the previous version.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days.py" />
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>{names} e mais {n}</source>
            <translation>{names} and {n} more</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <source>{name} (encerra)</source>
            <translation>{name} (closes)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_tab.py" />
            <location filename="../../crm_desktop/ui/contact_form.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <location filename="../../crm_desktop/ui/new_case_form.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>{name} (eu)</source>
            <translation>{name} (me)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <location filename="../../crm_desktop/ui/follow_up_tab.py" />
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>{name} (inativo)</source>
            <translation>{name} (inactive)</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/mail.py" />
            <source>{name} acompanha este processo</source>
            <translation>{name} follows this case</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/presence.py" />
            <source>{name} e mais {n} estão escrevendo {since}</source>
            <translation>{name} and {n} more have been writing {since}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/presence.py" />
            <source>{name} está escrevendo {since}</source>
            <translation>{name} is writing {since}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>{name} já recebeu processos ou está em um fluxo publicado: “Encerra processo” não muda mais. Crie outro CR.</source>
            <translation>{name} has already received cases or is in a published workflow: “Closes the case” can no longer change. Create another RC.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>{name} já tem processos e não pode virar grupo. Crie um grupo com outro código.</source>
            <translation>{name} already has cases and cannot become a group. Create a group with another code.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>{name} passou a você o processo {process}</source>
            <translation>{name} handed case {process} over to you</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>{name} pede o seu parecer no processo {process}</source>
            <translation>{name} asks for your opinion in case {process}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/notepad.py" />
            <source>{name} salvou outro texto. O que gravar?</source>
            <translation>{name} saved another text. What is to be saved?</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>{name} tem tipos abaixo e não pode deixar de ser grupo. Mude antes o código deles.</source>
            <translation>{name} has types below it and cannot stop being a group. Change their codes first.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>{name} · inativo</source>
            <translation>{name} · inactive</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/watchers_dialog.py" />
            <source>{name} · sem e-mail</source>
            <translation>{name} · no e-mail</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>{name} · {count}</source>
            <translation>{name} · {count}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/words.py" />
            <source>{name} é o último administrador ativo com senha. Antes, dê o papel de administrador a outro usuário.</source>
            <translation>{name} is the last active administrator with a password. First give the administrator role to another user.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>{name}, até</source>
            <translation>{name}, to</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>{name}, de</source>
            <translation>{name}, from</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case.py" />
            <source>{number} criado em {center}</source>
            <translation>{number} created in {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{number} está concluído e não recebe alterações nem parecer.</source>
            <translation>{number} is closed and takes neither changes nor an opinion.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>{number} está concluído. Reabra para escrever.</source>
            <translation>{number} is closed. Reopen it to write.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/writing.py" />
            <source>{number} foi para {center}</source>
            <translation>{number} went to {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{number} já não pode voltar ao que era: o prazo passou ou houve outro registro depois.</source>
            <translation>{number} can no longer go back to what it was: the time has passed or there was another record afterwards.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{number} mudou desde que foi aberto nesta tela{changes}.</source>
            <translation>{number} changed since it was opened on this screen{changes}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{number} não está concluído.</source>
            <translation>{number} is not closed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{number} não pode ser encaminhado assim{fact}.</source>
            <translation>{number} cannot be moved like this{fact}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>{number}, o primeiro em {place}</source>
            <translation>{number}, the first at {place}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>{number}, {subject}</source>
            <translation>{number}, {subject}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays_dialog.py" />
            <source>{n} a trazer</source>
            <translation>{n} to bring in</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/free_days_grid.py" />
            <source>{n} ag.</source>
            <translation>{n} appt.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/messages.py" />
            <source>{n} bytes</source>
            <translation>{n} bytes</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>{n} começaram sem lembrete: {names}</source>
            <translation>{n} began without a reminder: {names}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>{n} contatos de venda vencidos: {names}</source>
            <translation>{n} sales contacts overdue: {names}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>{n} d</source>
            <translation>{n} d</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_choice.py" />
            <source>{n} de {all}</source>
            <translation>{n} of {all}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_hand_over.py" />
            <source>{n} de {all} passados a {name}</source>
            <translation>{n} of {all} handed over to {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>{n} de {all} {words}</source>
            <translation>{n} of {all} {words}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/history.py" />
            <source>{n} de {total}</source>
            <translation>{n} of {total}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/holidays.py" />
            <source>{n} feriados trazidos</source>
            <translation>{n} holidays brought in</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/step_rows.py" />
            <location filename="../../crm_desktop/ui/configurator/types.py" />
            <location filename="../../crm_desktop/ui/format.py" />
            <source>{n} h</source>
            <translation>{n} h</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/supervision_tab.py" />
            <source>{n} há mais de 5 dias</source>
            <translation>{n} for more than 5 days</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminders.py" />
            <source>{n} lembretes esperam por você.</source>
            <translation>{n} reminders wait for you.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>{n} min</source>
            <translation>{n} min</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>{n} ms</source>
            <translation>{n} ms</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/links.py" />
            <source>{n} pessoas possíveis</source>
            <translation>{n} possible persons</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/format.py" />
            <source>{n} s</source>
            <translation>{n} s</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{path} está danificada e não pode ser usada.</source>
            <translation>{path} is damaged and cannot be used.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{path} está em {reason}, onde pode ser danificada.</source>
            <translation>{path} is in {reason}, where it may be damaged.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{path} está ocupada com outra gravação.</source>
            <translation>{path} is busy with another write.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{path} não foi encontrada.</source>
            <translation>{path} was not found.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{path} não pode ser gravada.</source>
            <translation>{path} cannot be written to.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{path} não pôde ser gravada: falta espaço no disco, ou o disco falhou.</source>
            <translation>{path} could not be written to: there is no room on the disk, or the disk failed.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/reminder_texts.py" />
            <source>{person}: {subject}</source>
            <translation>{person}: {subject}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/list_export.py" />
            <source>{rows} em {name}</source>
            <translation>{rows} in {name}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{service_type} não permite anexar arquivos.</source>
            <translation>{service_type} does not allow attaching files.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_defaults.py" />
            <source>{span}, pelo fluxo</source>
            <translation>{span}, from the workflow</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/new_case_defaults.py" />
            <source>{span}, pelo tipo</source>
            <translation>{span}, from the type</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_texts.py" />
            <source>{start} até {end}</source>
            <translation>{start} until {end}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_texts.py" />
            <source>{start} às {end}</source>
            <translation>{start} to {end}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{subject} já saiu e não pode ser retirado.</source>
            <translation>{subject} has already left and cannot be withdrawn.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{user} não é membro do CR {center}.</source>
            <translation>{user} is not a member of the RC {center}.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_history.py" />
            <source>{user}, {means}</source>
            <translation>{user}, {means}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_texts.py" />
            <source>{user}: {span}, {subject} ({person})</source>
            <translation>{user}: {span}, {subject} ({person})</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{value} não é um CPF nem um CNPJ válido.</source>
            <translation>{value} is neither a valid CPF nor a valid CNPJ.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{value} não é um endereço de e-mail válido.</source>
            <translation>{value} is not a valid e-mail address.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{value} não é um telefone válido.</source>
            <translation>{value} is not a valid phone number.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{value} não é uma cor válida.</source>
            <translation>{value} is not a valid color.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_texts.py" />
            <source>{value} não é uma data que o programa entenda.</source>
            <translation>{value} is not a date that the program understands.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/redistribute_dialog.py" />
            <source>{verb} {n}</source>
            <translation>{verb} {n}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/last_run.py" />
            <source>{waiting} em Pareceres pendentes; confira o fim do texto.</source>
            <translation>{waiting} in Pending opinions; check the end of the text.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/agenda_details.py" />
            <source>{weekday}, {day}, {start} às {end}</source>
            <translation>{weekday}, {day}, {start} to {end}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/opinion/appointment_form.py" />
            <source>{weekday}, {moment}</source>
            <translation>{weekday}, {moment}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/contact_texts.py" />
            <source>{why}: passou para {weekday}, {day}, {time}</source>
            <translation>{why}: moved to {weekday}, {day}, {time}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/inputs.py" />
            <source>Âmbar</source>
            <translation>Amber</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/message_words.py" />
            <source>é preciso PostgreSQL 15 ou mais novo</source>
            <translation>PostgreSQL 15 or newer is needed</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/case_rows.py" />
            <location filename="../../crm_desktop/ui/filter_panel.py" />
            <source>Última movimentação</source>
            <translation>Last activity</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Último contato</source>
            <translation>Last contact</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/app/diagnosis.py" />
            <source>Último fim inesperado</source>
            <translation>Last unexpected end</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/similar_card.py" />
            <source>Último parecer {moment} · {center}</source>
            <translation>Last opinion {moment} · {center}</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/follow_up_table.py" />
            <source>Último resultado</source>
            <translation>Last result</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/preferences.py" />
            <source>Últimos processos no ícone do programa</source>
            <translation>Latest cases at the program's icon</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/open_file.py" />
            <source>“{name}” pode executar comandos neste computador.</source>
            <translation>“{name}” may run commands on this computer.</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/saved_filters.py" />
            <source>★ Padrão</source>
            <translation>★ Default</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/problem_list.py" />
            <source>✓ sem ciclo só de decisões</source>
            <translation>✓ no cycle made of decisions alone</translation>
        </message>
        <message>
            <location filename="../../crm_desktop/ui/configurator/problem_list.py" />
            <source>✓ todo caminho chega a um CR que encerra</source>
            <translation>✓ every path reaches an RC that closes</translation>
        </message>
    </context>
</TS>
