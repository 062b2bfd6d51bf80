"""One printed entry, taken apart: every field copies the print."""

from coalition_app.drafts import Joint
from tests.intake.reading import entry


def test_a_second_body_in_one_entry_is_joint() -> None:
    assert entry("ОФ «Эхо», ОО «Свет», Анна Ким").joint == (Joint("ОО", "«Свет»"),)
