"""Updates in words: whether they are looked for, what the last look came to, what is wrong."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from crm_desktop.desktop.updates import Found, Look, WhyOff
from crm_desktop.errors import UpdateFailed
from crm_desktop.ui.i18n import t
from crm_desktop.ui.message_words import CHANNELS
from crm_desktop.ui.messages import message_for

if TYPE_CHECKING:
    from crm_desktop.desktop.updates.looking import Setting

WHY_OFF: Final = {
    WhyOff.POLICY: "Atualizações desligadas pelo administrador.",
    WhyOff.SOURCE_TREE: "Esta cópia do programa não se atualiza: quem a instalou a atualiza.",
    WhyOff.NOT_OURS: "Quem atualiza o programa neste computador é o administrador.",
    WhyOff.NO_ROOT: "Esta cópia do programa não se atualiza: foi feita sem a chave das atualizações.",
    WhyOff.NO_SOURCE: "O programa não se atualiza: o administrador não disse de onde vêm as atualizações.",
}
_FOUND: Final = {
    Found.NOTHING: "esta é a versão mais nova",
    Found.READY: "a versão {version} está pronta e será aplicada ao reabrir",
    Found.WAITS_FOR_BASE: "a versão {version} espera que o administrador atualize a base compartilhada",
    Found.REFUSED_BEFORE: "a versão {version} não abriu neste computador e não será tentada de novo",
    Found.BUSY: "outra janela do programa está procurando",
}


def found_text(look: Look) -> str:
    """What a look came to, as the end of a sentence, without its stop."""
    if look.found is Found.FAILED:
        text = message_for(UpdateFailed(look.hitch)).text
        return text[:1].lower() + text[1:].rstrip(".")
    return t(_FOUND[look.found], version=look.version)


def about_text(setting: Setting | None, last: Look | None, zone: ZoneInfo) -> str:
    """For Ajuda › Sobre, after a failed look with what to do now; `setting` is None while it is not known yet."""
    if setting is None:
        return t("Atualizações: …")
    if setting.why_off is not None:
        return t(WHY_OFF[setting.why_off])
    channel = t(CHANNELS[setting.channel])
    if last is None:
        return t("Atualizações: canal {channel}; ainda não foram procuradas.", channel=channel)
    said = t(
        "Atualizações: canal {channel}. Última consulta em {moment}: {found}.",
        channel=channel,
        moment=_moment(last.at, zone),
        found=found_text(last),
    )
    advice = message_for(UpdateFailed(last.hitch)).next_step if last.found is Found.FAILED else ""
    return f"{said} {advice}".strip()


def _moment(at: datetime, zone: ZoneInfo) -> str:
    return f"{at.astimezone(zone):%d/%m/%Y %H:%M}"


def ready_text(version: str) -> str:
    return t("Atualização {version} pronta: será aplicada ao reabrir.", version=version)
