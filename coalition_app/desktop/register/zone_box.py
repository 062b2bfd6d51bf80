"""A box to choose the time zone of a new register, by cities in the program's language."""

import datetime as dt

from coalition_app import i18n
from coalition_app.desktop.widgets.key_combo import WordBox
from coalition_app.records.store import zones


class ZoneBox(WordBox):
    """Offers the zones of all countries, sorted by city."""

    def __init__(self) -> None:
        super().__init__()
        self.choose(zones.PROPOSED)

    def retranslate(self) -> None:
        super().retranslate()
        texts, now = i18n.current(), dt.datetime.now(dt.UTC)
        offered = [
            (name, texts.zone(name, now.astimezone(zones.zone_of(name))))
            for name in zones.zones_of_places()
        ]
        self.offer(sorted(offered, key=lambda each: each[1].casefold()))
