"""The filter's own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from pytestqt.qtbot import QtBot

from crm_desktop.ui.desk import Desk
from crm_desktop.ui.filter_panel import FilterPanel


@pytest.mark.parametrize("field", ["period_from", "period_to"])
def test_today_is_the_day_where_the_desk_is(desk: Desk, qtbot: QtBot, field: str) -> None:
    days = []
    for zone in ("Etc/GMT+12", "Pacific/Kiritimati"):  # 26 hours apart: never the same day
        panel = FilterPanel()
        qtbot.addWidget(panel)
        panel.show_options(replace(desk.options, zone=ZoneInfo(zone)), desk.actor.user_id)
        getattr(panel, field).setText("hoje")
        days.append(getattr(panel.value(), field))
    assert days[1] - days[0] >= timedelta(days=1)
