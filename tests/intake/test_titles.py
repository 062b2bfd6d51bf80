"""The title of a source: what the file itself marks, else what says so; letters above it are none of it."""

import io
from email.message import EmailMessage

import docx
import pytest
from reportlab.platypus import Paragraph

from coalition_app.draft_pieces import MAY_SIGN, TITLE
from coalition_app.drafts import Draft
from coalition_app.intake.lists.covering_words import COVERING, MESSAGE_HEAD
from coalition_app.intake.read_source import read_source
from tests.intake.document_making import open_document
from tests.intake.pdf_making import printed, style
from tests.intake.reading import lost, read

NAMES = ("Чайка", "Клён", "Ручей", "Гранит", "Полюс", "Искра")
ENTRIES = [f"{at}. ОФ «{name}», Алматы" for at, name in enumerate(NAMES, 1)]
TEXT = "Мост закрыли весной, и в школу за рекой дети добираются на лодках."
LIST = [
    TEXT,
    "",
    "Мы просим:",
    "1. Открыть мост.",
    "2. Назвать срок.",
    "",
    "Подписали:",
    *ENTRIES,
    "",
]
TITLE_OF = "Открытое обращение о мосте через Сарысу"
ENGLISH = [
    "1. River Trust, Oslo",
    "2. Birch League, Riga",
    "3. Alder Union, Leeds",
    "4. Elm Club, Bonn",
]


def headed(*above: str) -> Draft:
    return read("\n".join([*above, "", *LIST]))


def words_left(draft: Draft, why: str) -> list[str]:
    return [each.text for each in draft.left_out if each.why == why]


def page(inside: str) -> str:
    items = "".join(f"<li>{each.partition(' ')[2]}</li>" for each in ENGLISH)
    return f"""<html><body><main>{inside}<p>The bridge was closed in spring. We call on the council:</p>
    <ol><li>Open the bridge.</li><li>Name a day.</li></ol><h2>Signatories</h2><ol>{items}</ol>
    </main></body></html>"""


def word_file(above: tuple[str, ...], heading: str, level: int) -> bytes:
    """Write a Word file with a heading below some paragraphs, and the list below that."""
    document = docx.Document()
    for text in above:
        document.add_paragraph(text)
    document.add_heading(heading, level)
    for text in LIST:
        document.add_paragraph(text)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


def test_a_letterhead_and_an_addressee_without_blank_lines_are_no_title() -> None:
    draft = read(
        "\n".join(
            [
                *("ОБЩЕСТВЕННЫЙ СОВЕТ", "Министру транспорта"),
                *("ОТКРЫТОЕ ОБРАЩЕНИЕ", "о мосте через Сарысу"),
                *LIST,
            ]
        )
    )
    assert draft.title == "ОТКРЫТОЕ ОБРАЩЕНИЕ о мосте через Сарысу"


def test_a_row_of_signs_below_a_title_is_none_of_it() -> None:
    assert headed(TITLE_OF, "=" * 30).title == TITLE_OF


# The file's own marks


def test_the_heading_of_a_page_wins_over_its_date_line() -> None:
    inside = (
        '<h1>Give Us Back Our Bridge</h1><p class="date">Joint statement, published 2 May 2026</p>'
    )
    source = read_source(page(inside).encode(), "page.html")
    assert source.draft.title == "Give Us Back Our Bridge"
    assert source.draft.body.startswith("Joint statement, published 2 May 2026\n\n")
    assert not lost(source)


@pytest.mark.parametrize("level", [0, 1])
def test_the_style_of_a_title_wins_in_word(level: int) -> None:
    above = ("г. Алматы, 3 мая 2026 года", "Министру транспорта")
    source = read_source(word_file(above, "Мост должен быть открыт", level), "list.docx")
    assert source.draft.title == "Мост должен быть открыт"
    assert not lost(source)


def test_the_style_of_a_title_wins_in_an_open_document() -> None:
    body = "".join(f"<text:p>{text}</text:p>" for text in ("Министру транспорта",))
    body += '<text:p text:style-name="P1">Мост должен быть открыт</text:p>'
    body += "".join(f"<text:p>{text}</text:p>" for text in LIST)
    styles = (
        '<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>'
    )
    source = read_source(open_document(body, styles), "list.odt")
    assert source.draft.title == "Мост должен быть открыт"
    assert not lost(source)


def test_the_largest_letters_are_the_title_of_a_pdf() -> None:
    flow = [Paragraph("Birch League, Riga", style(8, 20))]
    flow += [Paragraph(text, style(24, 4)) for text in ("A Bridge", "for Every School")]
    flow += [Paragraph("Joint statement on the bridge over the river", style(13, 20))]
    flow += [
        Paragraph(text, style(11, 6))
        for text in ("We call on the council:", "1. Open it.", "2. Mend it.")
    ]
    flow += [Paragraph(text, style(11, 6)) for text in ("Signatories", *ENGLISH)]
    draft = read_source(printed(flow, opened=False), "list.pdf").draft
    assert draft.title == "A Bridge for Every School"


# What stands above


def test_the_head_of_a_message_and_the_letter_in_it_are_left_out() -> None:
    heads = ("Дина, [02.11.2026 10:14]", "Дина, [02.11.2026 10:15]")
    letter = "Коллеги, добрый день! Вот текст и список, проверьте себя."
    draft = headed(heads[0], letter, "", heads[1], TITLE_OF.upper())
    assert draft.title == TITLE_OF.upper()
    assert draft.body.startswith(TEXT)
    assert words_left(draft, MESSAGE_HEAD) == [*heads]
    assert words_left(draft, COVERING) == [letter]


def test_messages_with_their_heads_before_them_are_left_out_above_a_title() -> None:
    messages = ("[02.11.2026, 10:14:03] Дина: вот текст", "[02.11.2026, 10:15:20] Дина: и список")
    draft = headed(*messages, TITLE_OF.upper())
    assert draft.title == TITLE_OF.upper()
    assert "\n".join(words_left(draft, COVERING)) == "\n".join(messages)


def test_the_covering_words_of_an_email_are_neither_title_nor_text() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Dana <dana@elm.example>", "Fwd: final text"
    words = [
        "Dear all,",
        "",
        "thank you for your answers. Below is the text as agreed on",
        "Monday's call.",
    ]
    words += ["", "JOINT STATEMENT ON THE BRIDGE", "", "The bridge was closed. We ask:", ""]
    words += ["1. to open it;", "2. to name a day.", "", "Signatories", "", *ENGLISH]
    mail.set_content("\n".join(words))
    source = read_source(mail.as_bytes(), "a.eml")
    assert source.draft.title == "JOINT STATEMENT ON THE BRIDGE"
    assert source.draft.body.startswith("The bridge was closed.")
    assert any("as agreed on" in each.text for each in source.draft.left_out)
    assert not lost(source)


def test_a_letter_to_whom_the_statement_is_addressed_is_its_text() -> None:
    text = [TEXT, "", "ПРИЛОЖЕНИЕ К ПИСЬМУ О МОСТЕ"]
    draft = headed(TITLE_OF, "", "Добрый день, господин министр!", "", *text)
    assert draft.title == TITLE_OF and words_left(draft, COVERING) == []
    assert draft.body.startswith("Добрый день, господин министр!")


def test_a_name_in_a_letter_above_the_title_is_asked_about() -> None:
    letter = ("Dear all,", "", "Reed Society, York", "", "OPEN LETTER ON THE BRIDGE")
    draft = read("\n".join([*letter, "", "Signed:", *ENGLISH]))
    asked = [each.text for each in draft.open_lines if each.code == MAY_SIGN]
    assert asked == ["Reed Society, York"]


@pytest.mark.parametrize(
    ("greeting", "heading"),
    [
        ("Dear Minister,", "WHAT WE ASK FOR"),
        ("Dear Minister,", "Open letter on the river"),
        ("Dear colleagues,", "WHAT HAPPENED IN SPRING"),
        ("Добрый день, господин министр!", "Открытое письмо о реке"),
    ],
)
def test_a_statement_that_begins_with_its_addressee_keeps_its_text(
    greeting: str, heading: str
) -> None:
    text = "The plant poisons our river."
    draft = headed(greeting, "", text, "", heading)
    assert words_left(draft, COVERING) == []
    assert text in f"{draft.title}\n{draft.body}"


def test_capitals_in_an_email_may_head_a_part_of_its_statement() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Dana <dana@elm.example>", "Text"
    words = [
        "The plant poisons our river.",
        "",
        "WHAT WE ASK FOR",
        "",
        "1. Close it.",
        "2. Say when.",
    ]
    mail.set_content("\n".join([*words, "", "Signatories", "", *ENGLISH]))
    draft = read_source(mail.as_bytes(), "a.eml").draft
    assert words[0] in f"{draft.title}\n{draft.body}"


def test_a_heading_among_the_signatories_of_an_email_takes_none_of_them_away() -> None:
    mail = EmailMessage()
    mail["From"], mail["Subject"] = "Дина <dina@most.example>", "Список"
    words = [
        "Вот список.",
        "",
        "Подписали:",
        *ENTRIES[:3],
        "",
        "ШКОЛЫ И ДЕТСКИЕ САДЫ",
        "",
        *ENTRIES[3:],
    ]
    mail.set_content("\n".join(words))
    found = read_source(mail.as_bytes(), "a.eml").draft.entries
    assert [each.name for each in found] == [f"«{name}»" for name in NAMES]


def test_a_title_is_looked_for_in_the_first_lines_alone() -> None:
    lines = [f"Улица Садовая дом {at} без света." for at in range(1, 16)]
    below = "ОТКРЫТОЕ ПИСЬМО О МОСТЕ"
    words = "Его послали в марте в город, и до сих пор на него никто не дал жителям ответа."
    draft = headed(*lines, "", words, below, *[words] * 4)
    assert draft.title != below
    assert below in draft.body


def test_a_line_of_a_wrapped_paragraph_is_no_title() -> None:
    text = [
        "Мы, жители трёх сёл за рекой, написали в марте",
        "Открытое письмо о мосте и просим ответить",
        "на него до зимы.",
    ]
    draft = read("\n".join([*text, "", *LIST[2:]]))
    assert not draft.title.startswith("Открытое")
    assert "Открытое письмо о мосте и просим ответить" in draft.body


@pytest.mark.parametrize(
    "item",
    [
        "12.04.2026 10:00 – Press conference in the square by the bridge:",
        "12.04.2026 10:00 – Press conference:",
        "12.04.2026 10:00 – Митинг:",
        "24/03/26, 10:01 - Press conference:",
    ],
)
def test_an_item_of_an_agenda_stays_in_the_text(item: str) -> None:
    draft = headed("Open letter on the bridge", "", "We shall meet again in April.", item)
    assert item in draft.body and words_left(draft, MESSAGE_HEAD) == []


@pytest.mark.parametrize(
    "head",
    [
        "24/03/26, 10:01 - Anna Maria de Souza Lima:",
        "24/03/26, 10:01 - ~ Anna Maria Kim:",
        "24/03/26, 10:01 - Ann (Hill Trust, for Leeds):",
        "24/03/26, 10:01 - дина:",
        "24.03.2026 10:01 Анна Ким:",
        "24/03/26, 10:01 - +7 701 111 22 33:",
    ],
)
def test_the_head_of_a_message_without_brackets_is_left_out(head: str) -> None:
    draft = headed(head, "", TITLE_OF.upper())
    assert words_left(draft, MESSAGE_HEAD) == [head] and draft.title == TITLE_OF.upper()


@pytest.mark.parametrize("contact", ["tel. 01632 960 117, a@b.example", "tel. 01632 960 117"])
@pytest.mark.parametrize("below", ["", "Ref: 17/04\n\n"])
def test_a_letterhead_above_the_title_is_no_part_of_the_text(contact: str, below: str) -> None:
    head = f"HARBOUR NETWORK\n9 Quay Steps, Grimsay\n{contact}\n\n"
    text = (
        f"{head}{below}JOINT STATEMENT\nLeave the Saltmarsh Alone\n\nThe marsh is ours.\n\n"
        "We ask the board to:\n1. stop the sale;\n2. publish the plan.\n\n"
        "Signatories:\n1. Hill Trust, Leeds\n2. Lake Trust, York\n"
    )
    draft = read(text)
    assert draft.title == "JOINT STATEMENT Leave the Saltmarsh Alone"
    assert draft.body == f"{below}The marsh is ours.\n\nWe ask the board to:"
    left = "\n".join(each.text for each in draft.left_out).splitlines()
    assert {*head.strip().splitlines()} <= {*left}


def test_words_between_dashes_at_the_end_of_a_title_are_asked_about() -> None:
    text = (
        "JOINT STATEMENT\nLeave the Saltmarsh Alone\n- third draft -\n\nThe marsh is ours.\n\n"
        "Signatories:\n1. Hill Trust, Leeds\n2. Lake Trust, York\n"
    )
    assert "doubted-title" in [line.code for line in read(text).open_lines]


@pytest.mark.parametrize(
    "above",
    [
        "Министру экологии\nНурлыбеку Асылову\nminister@ecology.example",
        "Министерство экологии\nminister@ecology.example",
        "Экология және табиғат ұйымына\nguard@ecology.example",
        "To the Harbour Board\nboard@harbour.example",
        "Harbour Network\nnet@harbour.example\nTo the Harbour Board",
        "As published by press@harbour.example\nTo the Board",
        "Write to us at valley@harbour.example if you join.",
        "We demand the closure at once. Reply to a@harbour.example.",
        "Закон № 123-45-67 от 5 мая нарушен",
        "Hill Trust, Leeds\nFen Trust, Ely, info@fen.example\nOak Trust, York",
    ],
)
def test_an_addressee_and_an_opening_paragraph_stay_in_the_text(above: str) -> None:
    draft = read(
        f"{above}\n\nOPEN LETTER ON THE MARSH\n\nThe marsh is ours.\n\nSigned:\n1. Ann Lee\n2. Bo Elm\n"
    )
    assert draft.title == "OPEN LETTER ON THE MARSH"
    assert draft.body == " ".join(above.splitlines()) + "\n\nThe marsh is ours."


def test_a_title_below_a_letterhead_is_asked_about_where_it_says_nothing_of_itself() -> None:
    draft = read(
        "Harbour Network\nnet@harbour.example\n\nLeave the Marsh\n\nIt is ours.\n\nSigned:\n1. Ann Lee\n"
    )
    assert draft.body == "It is ours."
    (asked,) = [line for line in draft.open_lines if line.code == TITLE]
    assert asked.candidates == ("Leave the Marsh", "Harbour Network")
