"""Papers that may be evidence: what they say, which sentence decides, and what cannot be read."""

import datetime as dt
import io
from email.message import EmailMessage

import docx
import pytest
from pypdf import PdfWriter
from reportlab.pdfgen.canvas import Canvas

from coalition_app.errors import UserError
from coalition_app.intake.mails.decisive_quotes import find_quotes
from coalition_app.intake.read_paper import read_paper

SENTENCES = [
    ("Просим включить нас в список подписавших.", "consents"),
    ("Мы поддерживаем заявление.", "consents"),
    ("Біз мәлімдемені қолдаймыз.", "consents"),
    ("We support the statement and sign it.", "consents"),
    ("Поддерживаем заявление, но не поддерживаем требование 2.", "objects"),
    ("Үшінші талапты қолдамаймыз.", "objects"),
    ("We do not support demand 1.", "objects"),
    ("Отзываем нашу подпись под заявлением.", "withdraws"),
    ("Просим исключить нас из списка.", "withdraws"),
    ("Қолымызды қайтарып аламыз.", "withdraws"),
    ("Please remove our name from the list.", "withdraws"),
    ("Фонд «Свет» поддерживает заявление.", "consents"),
    ("«Эхо» қосылады.", "consents"),
    ("Организация просит исключить её из списка.", "withdraws"),
    ("Просим снять нашу подпись.", "withdraws"),
    ("Организация отзывает свою подпись.", "withdraws"),
    ("Мы не подписываем это заявление.", "objects"),
    ("Мы не хотим подписывать.", "objects"),
    ("Отказываемся от подписи.", "objects"),
    ("Біз қол қоймаймыз.", "objects"),
    ("We cannot sign this.", "objects"),
    ("Наш фонд больше не поддерживает это заявление.", "withdraws"),
    ("Мы больше не поддерживаем требование 2.", "objects"),
    ("We no longer want to be among the signatories.", "withdraws"),
    ("Please take our name off the list.", "withdraws"),
    ("«Шаңырақ» өз қолтаңбасын қайтарып алады.", "withdraws"),
    ("Бізді тізімінен алып тастауыңызды сұраймыз.", "withdraws"),
    ("Мы против международной экспертизы, остальное поддерживаем.", "objects"),
    ("Коалиция НПО против пыток поддерживает заявление.", "consents"),
    ("Азаптауға қарсы коалиция мәлімдемені қолдайды.", "consents"),
    ("Біз барлық талапты қолдаймыз.", "consents"),
    ("We support all five demands of the statement.", "consents"),
    ("We support all demands except the second one.", "objects"),
    ("Поддерживаем заявление в целом.", "objects"),
    ("При условии продления срока поддерживаем.", "objects"),
    ("We endorse points 1 and 3.", "objects"),
    ("Біз барлық талаптан басқасын қолдаймыз.", "objects"),
    ("We abstain on demand 3.", "objects"),
    ("Біз 2-талап бойынша қалыс қаламыз.", "objects"),
]


@pytest.mark.parametrize(("sentence", "kind"), SENTENCES)
def test_a_decisive_sentence_is_found_and_named(sentence: str, kind: str) -> None:
    (quote,) = find_quotes(f"Здравствуйте! {sentence} Спасибо.")
    assert (quote.kind, quote.sentence) == (kind, sentence)


@pytest.mark.parametrize("text", ["Добрый день, как ваши дела?", "Рақмет, хабарласамыз.", ""])
def test_a_paper_that_decides_nothing_has_no_quote(text: str) -> None:
    assert find_quotes(text) == ()


def test_the_words_of_the_mail_that_is_answered_are_not_the_sender_s() -> None:
    text = "Спасибо, подумаем.\n\nОт Дана Ахметова писала:\n> Просим подтвердить: мы подписываем заявление.\n"
    assert find_quotes(text) == ()


@pytest.mark.parametrize(
    "sent",
    [
        "---------- Forwarded message ---------\nFrom: Bo Li <b@x.example>\nDate: 1 June 2026\n\n{}\n",
        "On Mon, 1 Jun 2026 at 10:00, Bo Li <b@x.example> wrote:\n> {}\n",
    ],
)
def test_what_a_letter_sends_on_of_others_is_told_and_not_its_own(sent: str) -> None:
    reserves = "We do not support demand 2."
    paper = read_paper(
        mail(f"We support the statement.\n\n{sent.format(reserves)}").as_bytes(), "a.eml"
    )
    assert [quote.kind for quote in paper.quotes] == ["consents"]
    assert paper.of_others == reserves
    plain = read_paper(
        mail(f"We support it.\n\n{sent.format('See you soon.')}").as_bytes(), "a.eml"
    )
    assert plain.of_others == ""


def mail(body: str = "Мы поддерживаем заявление.", **heads: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = heads.get("sender", "Дана Ахметова <dana@Example.org>")
    made["Subject"] = "Заявление"
    made["Date"] = "Sat, 14 Mar 2026 10:00:00 +0500"
    made.set_content(body)
    return made


def test_a_mail_tells_its_sender_its_day_and_its_attachments() -> None:
    made = mail()
    made.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="письмо.pdf")
    paper = read_paper(made.as_bytes(), "a.eml")
    assert (paper.kind, paper.sender, paper.address) == (
        "mail",
        "Дана Ахметова",
        "dana@example.org",
    )
    assert paper.made_on == dt.date(2026, 3, 14)
    assert paper.attached == ("письмо.pdf",)
    assert [quote.kind for quote in paper.quotes] == ["consents"]


def test_a_letter_from_a_name_is_no_mail_and_gives_its_day() -> None:
    letter = (
        "From: ОФ «Дети Арала»\nTo: Коалиция\nDate: 14 марта 2026 г.\nSubject: Заявление\n\n"
        "Мы поддерживаем заявление.\n"
    )
    paper = read_paper(letter.encode(), "letter.txt")
    assert (paper.kind, paper.address, paper.made_on) == ("file", "", dt.date(2026, 3, 14))
    assert paper.text.rstrip("\n") == letter.rstrip("\n")
    assert [quote.kind for quote in paper.quotes] == ["consents"]
    unclear = letter.replace("14 марта 2026 г.", "04/03/2026")
    assert read_paper(unclear.encode(), "letter.txt").made_on is None


def test_a_name_alone_is_no_address_of_a_mail() -> None:
    made = mail().as_bytes().replace(b"=?utf-8?", b"").split(b"\n", 1)[1]
    paper = read_paper(b"From: Dana Akhmetova\n" + made, "a.eml")
    assert (paper.kind, paper.sender, paper.address) == ("mail", "Dana Akhmetova", "")


def test_a_mail_of_html_alone_is_read() -> None:
    made = mail()
    made.set_content("<p>Біз <b>қолдаймыз</b>.</p><script>x()</script>", subtype="html")
    paper = read_paper(made.as_bytes(), "a.eml")
    assert paper.quotes[0].sentence == "Біз қолдаймыз."
    assert "x()" not in paper.text


@pytest.mark.parametrize(
    "content",
    [
        b"From: =?utf-8?b?broken\nDate: yesterday\nSubject: \xff\xfe\n\nMIME\x00\x01",
        b"From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n--x--x\n",
        b"From: a@b\nSubject: s\nContent-Type: text/plain; charset=none-such\n\n\xff\xfe\xfd",
    ],
)
def test_a_broken_mail_is_taken_as_far_as_it_goes(content: bytes) -> None:
    assert read_paper(content, "a.eml").kind == "mail"


def test_the_text_of_a_pdf_and_of_a_word_file_is_read() -> None:
    kept = io.BytesIO()
    canvas = Canvas(kept)
    canvas.drawString(100, 700, "We support the statement.")
    canvas.save()
    assert read_paper(kept.getvalue(), "a.pdf").quotes[0].kind == "consents"
    document, kept = docx.Document(), io.BytesIO()
    document.add_paragraph("Отзываем свою подпись.")
    document.save(kept)
    assert read_paper(kept.getvalue(), "a.docx").quotes[0].kind == "withdraws"


def test_a_pdf_with_a_password_says_what_to_do() -> None:
    writer, kept = PdfWriter(), io.BytesIO()
    writer.add_blank_page(100, 100)
    writer.encrypt("secret")
    writer.write(kept)
    with pytest.raises(UserError, match="password"):
        read_paper(kept.getvalue(), "a.pdf")


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7 broken", b"\x89PNG\r\n", b"\x00\x01\x02 binary", b"MZ"]
)
def test_what_cannot_be_read_is_taken_without_text_or_as_it_is(content: bytes) -> None:
    assert read_paper(content, "a.bin").quotes == ()


def test_a_picture_that_claims_to_be_a_pdf_is_a_picture() -> None:
    assert read_paper(b"\xff\xd8\xff\xe0 JFIF", "скан.pdf").kind == "photo"


@pytest.mark.parametrize("name", ["../../etc/x.eml", "C:\\mails\\x.eml", "/x.eml"])
def test_a_file_s_name_carries_no_folder(name: str) -> None:
    assert read_paper(mail().as_bytes(), name).name == "x.eml"


def test_an_empty_file_is_refused() -> None:
    with pytest.raises(UserError, match="empty"):
        read_paper(b"", "a.eml")


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (
            "Pasted text. Sent by: Ann Lee. Received: 2026-11-29.",
            "From: Ann Lee <a@x.example>\nTo: Diana\nSubject: water\n\nDear Diana,\n\n"
            "we support demand 2 with a reservation.\n",
        ),
        (
            "Вставленный текст. От кого: Анна Ли. Получено: 29.11.2026.",
            "От: Анна Ли <a@x.example>\nКому: Диана\nДата: 29.11.2026\n\nМы не поддерживаем требование 2.\n",
        ),
    ],
)
def test_a_mail_that_is_pasted_with_its_header_has_words_of_its_own(head: str, words: str) -> None:
    """Its header is no sign that what follows was only answered: the pasted letter said nothing before."""
    paper = read_paper(f"{head}\n\n{words}".encode(), "a, pasted text.txt")
    assert (paper.kind, [each.kind for each in paper.quotes]) == ("file", ["objects"])


HEAD = "От: Аскар Ким, фонд «Тілші»\nКому: координатору коалиции Р.М. Ахметовой\n"
SAID = "Подтверждаю подпись нашего фонда. Просим привести нашу оговорку к требованию 2.\n"


@pytest.mark.parametrize(
    "head",
    [
        f"{HEAD}1 декабря 2026 г., исх. № 14\n\n",
        f"Фонд «Тілші»\nг. Алматы\n\n{HEAD}\nУважаемая Роза!\n",
        "От: Аскар <a@example.org>\nДата: 1 декабря 2026 г., 10:15\nТема: Подпись\n",
        f"Pasted text. Received: 01.12.2026.\n\n{HEAD}",
        "From: Askar Kim, Tilshi\nTo: the coordinator\nDate: 1 December 2026\n\n",
    ],
)
def test_a_letterhead_answers_nobody(head: str) -> None:
    assert [each.kind for each in read_paper((head + SAID).encode(), "письмо.txt").quotes] == [
        "consents",
        "objects",
    ]


@pytest.mark.parametrize(
    "head",
    [
        f"Спасибо, мы ещё подумаем об этом.\n\n{HEAD}\n",
        "Спасибо\n\nОт: Роза <r@example.org>\nДата: 1 декабря 2026 г., 10:15\nТема: Подпись\n\n",
    ],
)
def test_the_head_of_what_is_answered_stays_one(head: str) -> None:
    assert read_paper((head + SAID).encode(), "письмо.txt").quotes == ()


def test_a_mail_that_says_nothing_above_what_it_answers_decides_nothing() -> None:
    body = f"From: Rosa <r@example.org>\nSent: 1.12.2026 10:15\n\n{SAID}"
    assert read_paper(mail(body).as_bytes(), "a.eml").quotes == ()
    own = read_paper(mail(f"{HEAD}\n{SAID}").as_bytes(), "a.eml")
    assert [each.kind for each in own.quotes] == ["consents", "objects"]


RESERVING = [
    "Просим привести нашу оговорку при публикации.",
    "К подписи прилагаем оговорку.",
    "Оговариваем, что экспертиза не должна задерживать принятие закона.",
    "Хотим оговорить своё понимание сроков.",
    "Просим учесть наше особое мнение.",
    "Подпись действительна при условии доработки текста.",
    "Ескертпемізді жариялауды сұраймыз.",
    "Біздің ескертпеміз қосымшада.",
    "Сараптаманы қоспағанда, бәрі дұрыс.",
    "Келісім тек осы шартымен жарамды.",
    "Please print our reservation as enclosed.",
    "All is well with the exception of the review.",
    "We reserve our position on the review.",
    "Add the following caveat to our name.",
]
"""Each was silent: it names no demand, and does not say that somebody signs."""
CONSENTING = [
    "Подтверждаю подпись нашего фонда под заявлением.",
    "Поддерживаем заявление безоговорочно.",
    "Подтверждаем подпись, оговорок нет.",
    "Мәлімдемені қолдаймыз. Ескертпеміз жоқ.",
    "Қолтаңбамызды ескертпесіз растаймыз.",
    "We sign without exception or reservation.",
    "We confirm our signature. Reservations: none.",
    "Подтверждаем подпись. Оговорок и возражений не имеем.",
]


@pytest.mark.parametrize("sentence", RESERVING)
def test_a_word_for_a_reservation_is_marked_in_any_wording(sentence: str) -> None:
    letter = f"Подтверждаем нашу подпись.\n{sentence}\nС уважением, Аскар"
    quotes = read_paper(letter.encode(), "письмо.txt").quotes
    assert [(each.kind, each.sentence) for each in quotes][1:] == [("objects", sentence)]


@pytest.mark.parametrize("letter", CONSENTING)
def test_a_letter_that_says_that_it_reserves_nothing_consents(letter: str) -> None:
    quotes = read_paper(letter.encode(), "письмо.txt").quotes
    assert [each.kind for each in quotes] == ["consents"]


@pytest.mark.parametrize(
    ("below", "words"),
    [
        (
            "\n\n«Экспертиза завершится в марте. Закон ждать не будет».\nС уважением,",
            ["«Экспертиза завершится в марте.", "Закон ждать не будет»."],
        ),
        (
            "\n1) срок до марта;\n2) сумма в бюджете\n\nС уважением,",
            ["1) срок до марта;", "2) сумма в бюджете"],
        ),
        (
            "\nЭкспертиза должна завершиться\nв марте.\nС уважением,",
            ["Экспертиза должна завершиться", "в марте."],
        ),
        (" «Закон ждать не будет».\nС уважением,", []),
    ],
)
def test_the_words_of_a_reservation_are_those_that_it_leads_to(
    below: str, words: list[str]
) -> None:
    said = "Просим привести нашу оговорку к требованию 2:"
    quotes = read_paper(f"{said}{below} Аскар".encode(), "письмо.txt").quotes
    assert {each.kind for each in quotes} == {"objects"}
    assert quotes[0].sentence.startswith(said)
    assert [each.sentence for each in quotes[1:]] == words
