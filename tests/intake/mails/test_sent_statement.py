"""A statement that an email forwards or answers is offered as the text; who signed there is asked about."""

import pytest

from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.reading import unaccounted

DEMANDS = ("Open the data by 30 June;", "Publish the minutes.")
STATEMENT = (
    "Dear all,",
    "",
    "please find below the text agreed in Almaty.",
    "",
    "OPEN LETTER ON WATER DATA",
    "",
    "The portal went dark. We call on the governments to",
    "",
    *(f"{at}. {said}" for at, said in enumerate(DEMANDS, 1)),
    "",
    "Signed in Almaty already:",
    'PA "Balkhash", Aigerim Sadyk',
)
HEAD = (
    "From: Anna Kim <anna@echo.example>",
    "Date: Sun, 1 Jun 2025 at 20:30",
    "Subject: sign-on",
    "",
)
FORWARDED = ("---------- Forwarded message ---------", *HEAD, *STATEMENT)
ANSWERED = ("-----Original Message-----", *HEAD, *STATEMENT)
QUOTED = (
    "On Sun, 1 Jun 2025 at 20:30, Anna Kim <anna@echo.example> wrote:",
    *(f"> {line}" for line in STATEMENT),
)
OWN = ("We sign this statement.", "Bota Li, director, NGO “Light”", "")


def letter(*lines: str) -> tuple[Draft, str]:
    text = "\n".join(["From: Bota Li <b@light.example>", "Subject: Re: sign-on", "", *lines])
    draft = read_source(text.encode(), "letter.eml").draft
    shown = ["From: Bota Li <b@light.example>", "Date:", "Subject: Re: sign-on", *lines]
    return draft, "\n".join(shown)


@pytest.mark.parametrize(
    "sent", [FORWARDED, ANSWERED, QUOTED], ids=["sent on", "answered", "quoted"]
)
def test_a_statement_that_is_sent_on_is_the_text(sent: tuple[str, ...]) -> None:
    draft, shown = letter(*OWN, *sent)
    assert draft.title == "OPEN LETTER ON WATER DATA"
    assert tuple(demand.text for demand in draft.demands) == DEMANDS
    assert [entry.name for entry in draft.entries] == ["“Light”"]
    assert "read from an email that is forwarded or answered" in draft.warnings[0]
    asked = [line.text for line in draft.open_lines if line.code == "may-be-a-signatory"]
    assert asked == ['PA "Balkhash", Aigerim Sadyk']
    assert unaccounted(shown, draft) == []


def test_numbered_lines_that_nothing_leads_to_are_no_demands() -> None:
    draft, _shown = letter(*OWN, *QUOTED[:1], "> 1. Come at noon.", "> 2. Bring your laptop.")
    assert (draft.title, draft.demands) == ("", ())
