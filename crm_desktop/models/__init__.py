"""The mapped classes; importing this package maps all of them."""

from crm_desktop.models import (
    appointment,
    attachment,
    case,
    follow_up,
    mail,
    notice,
    opinion,
    person,
    service_type,
    user,
    workflow,
)
from crm_desktop.models.base import Base

__all__ = [
    "Base",
    "appointment",
    "attachment",
    "case",
    "follow_up",
    "mail",
    "notice",
    "opinion",
    "person",
    "service_type",
    "user",
    "workflow",
]
