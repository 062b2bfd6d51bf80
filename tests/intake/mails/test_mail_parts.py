"""Mails that bring several signatories: cards, tables, mails that are sent on, lists that are attached."""

import io
from email.message import EmailMessage
from pathlib import Path

import docx
import pytest
import xlsxwriter
from PIL import Image

from coalition_app.drafts import DraftEntry, Source
from coalition_app.errors import UserError
from coalition_app.intake.mails.own_words import unfold_flowed
from coalition_app.intake.read_source import read_path, read_source, source_lines
from tests.commands.command_line import type_command
from tests.intake.pdf_making import drawn
from tests.intake.reading import owners

SENDER = "Дана Ахметова dana@example.org"


def mail(
    body: str = "",
    page: str = "",
    *,
    attached: dict[str, bytes] | None = None,
    heads: dict[str, str] | None = None,
    inside: tuple[bytes, ...] = (),
    charset: str = "utf-8",
    encoding: str | None = None,
) -> bytes:
    made = EmailMessage()
    given = {
        "From": "Дана Ахметова <Dana@example.org>",
        "Date": "Sat, 14 Mar 2026 10:00:00 +0500",
        "Subject": "Заявление",
        **(heads or {}),
    }
    for name, value in given.items():
        made[name] = value
    if body or not page:
        made.set_content(body, charset=charset, cte=encoding)
        if page:
            made.add_alternative(page, subtype="html")
    else:
        made.set_content(page, subtype="html")
    for name, content in (attached or {}).items():
        made.add_attachment(content, maintype="application", subtype="octet-stream", filename=name)
    for content in inside:
        inner = EmailMessage()
        sender, _line, words = content.decode().partition("\n")
        inner["From"], inner["Date"] = sender, "Fri, 13 Mar 2026 09:00:00 +0500"
        inner.set_content(words)
        made.add_attachment(inner)
    return made.as_bytes()


def read(content: bytes) -> Source:
    source = read_source(content, "письмо.eml")
    owned = owners(source.draft)
    lines = source_lines(content, "письмо.eml")
    assert len(lines) == source.draft.line_count
    # Two bodies that are named in one sentence share its line.
    assert [at for at, line in enumerate(lines, 1) if line.strip() and not owned[at]] == []
    return source


def told(entry: DraftEntry) -> tuple[str, str, str, str]:
    return entry.name, entry.representative, entry.office, entry.country


CARDS = {
    "ru": "Добрый день! Просим добавить:\n\nОрганизация: ОО «Эхо»\nСтрана: Казахстан\n"
    "Представитель: Анна Ким\nДолжность: директор\n\nОрганизация: ОФ «Свет»\nСтрана: Кыргызстан\n"
    "Представитель: Ольга Ли\nТелефон: 8701\n\nС уважением,\nДана Ахметова\n",
    "en": "Please add also:\n1. Organisation: Echo\n   Country: Kazakhstan\n"
    "   Representative: Anna Kim\n   Position: director\n2. Organisation: Light\n"
    "   Country: Kyrgyzstan\n   Representative: Olga Lee\nBest regards,\nDana\n",
    "kk": "Ұйым: «Эхо»\nЕл: Қазақстан\nӨкілі: Айгүл Қасымова\nЛауазымы: төраға\n\n"
    "Ұйым: «Нұр»\nЕл: Қазақстан\nӨкілі: Ерлан Сейт\n",
}


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        (
            "ru",
            [
                ("«Эхо»", "Анна Ким", "директор", "Казахстан"),
                ("«Свет»", "Ольга Ли", "", "Кыргызстан"),
            ],
        ),
        (
            "en",
            [
                ("Echo", "Anna Kim", "director", "Kazakhstan"),
                ("Light", "Olga Lee", "", "Kyrgyzstan"),
            ],
        ),
        (
            "kk",
            [
                ("«Эхо»", "Айгүл Қасымова", "төраға", "Қазақстан"),
                ("«Нұр»", "Ерлан Сейт", "", "Қазақстан"),
            ],
        ),
    ],
)
def test_each_card_of_a_mail_is_a_signatory(
    language: str, expected: list[tuple[str, str, str, str]]
) -> None:
    source = read(mail(CARDS[language]))
    assert [told(each) for each in source.draft.entries] == expected
    (paper,) = source.papers
    assert (paper.kind, paper.direct, paper.sender) == ("list-as-received", False, SENDER)
    assert paper.content == source.content
    assert all(paper.lines[0] <= each.lines[0] <= paper.lines[1] for each in source.draft.entries)


def test_the_card_that_a_form_on_a_page_sends_is_a_signatory() -> None:
    body = (
        "Новая подпись на сайте\n\nИмя: Анна Ким\nГород: Алматы\nПрофессия: журналист\n"
        "E-mail: Anna@x.kz\nСогласие на публикацию: да\n\n--\nОтправлено с сайта\n"
    )
    (found,) = read(mail(body, heads={"From": "Сайт <noreply@x.kz>"})).draft.entries
    assert (found.name, found.place, found.office) == ("Анна Ким", "Алматы", "журналист")
    assert (found.sender, found.consent) == ("anna@x.kz", "yes")
    with pytest.raises(UserError, match="does not say"):
        read(mail("Спасибо, мы подумаем.\n\nИмя: Анна Ким\nПочта: a@x.kz\n"))


def test_a_field_of_a_card_that_no_signatory_has_is_named() -> None:
    assert any("Телефон" in each for each in read(mail(CARDS["ru"])).draft.warnings)


def test_a_value_of_a_card_may_go_on_below() -> None:
    body = (
        "Организация: Общественный фонд «Очень\nдлинное имя»\nСтрана: Казахстан\n\n"
        "Организация: ОФ «Свет»\nСтрана: Кыргызстан\n"
    )
    first, second = read(mail(body)).draft.entries
    assert (first.name, second.name) == ("«Очень длинное имя»", "«Свет»")


TABLE = (
    "<table><tr><th>Организация</th><th>Страна</th></tr><tr><td>ОО «Эхо»</td><td>Казахстан</td></tr>"
    "<tr><td>ОФ «Свет»</td><td>Кыргызстан</td></tr></table>"
)


@pytest.mark.parametrize("plain", ["", "см. таблицу"])
def test_each_row_of_a_table_in_a_mail_is_a_signatory_and_nobody_below_it(plain: str) -> None:
    page = f"<p>Просим добавить:</p>{TABLE}<p>С уважением,<br>Дана</p>"
    source = read(mail(plain, page))
    assert [told(each)[::3] for each in source.draft.entries] == [
        ("«Эхо»", "Казахстан"),
        ("«Свет»", "Кыргызстан"),
    ]


def test_tables_of_two_columns_are_cards() -> None:
    card = (
        "<table><tr><td>Организация</td><td>{}</td></tr><tr><td>Страна</td><td>{}</td></tr></table>"
    )
    page = card.format("ОО «Эхо»", "Казахстан") + "<br>" + card.format("ОФ «Свет»", "Кыргызстан")
    source = read(mail("", f"<p>Поддерживаем.</p>{page}"))
    assert [each.name for each in source.draft.entries] == ["«Эхо»", "«Свет»"]


def test_bodies_that_a_writer_asks_to_add_are_not_the_writer_s() -> None:
    source = read(
        mail(
            "Мы поддерживаем заявление. Добавьте также ОФ «Свет» и ОО «Нұр».\n\n"
            "С уважением,\nАнна Ким\nдиректор ОФ «Эхо»\n"
        )
    )
    assert [told(each)[:3] for each in source.draft.entries] == [
        ("«Эхо»", "Анна Ким", "директор"),
        ("«Свет»", "", ""),
        ("«Нұр»", "", ""),
    ]
    assert [(each.kind, each.direct) for each in source.papers] == [
        ("mail", True),
        ("list-as-received", False),
    ]


def test_two_bodies_below_a_request_are_a_list_without_the_leave_taking() -> None:
    body = "Please add also:\nEcho Foundation, Kazakhstan\nLight NGO, Kyrgyzstan\n\nBest regards,\nDana\n"
    assert [each.name for each in read(mail(body)).draft.entries] == ["Echo Foundation", "Light"]


FORWARDED = (
    "---------- Forwarded message ---------\nОт: {} <{}>\nДата: 3 марта 2026\nТема: да\nКому: Дана\n\n"
    "Поддерживаем заявление.\n{}\n{}\n\n"
)


def test_each_mail_that_is_sent_on_is_its_writer_s() -> None:
    body = "Пересылаю.\n\n"
    body += FORWARDED.format("Пётр Ни", "petr@x.kz", "Пётр Ни", "директор ОФ «Свет»")
    body += FORWARDED.format("Анна Ким", "anna@x.kz", "Анна Ким", "председатель ОО «Эхо»")
    source = read(mail(body))
    assert [(each.name, each.sender) for each in source.draft.entries] == [
        ("«Свет»", "petr@x.kz"),
        ("«Эхо»", "anna@x.kz"),
    ]
    assert [(each.sender, each.direct) for each in source.papers] == [
        ("Пётр Ни petr@x.kz", False),
        ("Анна Ким anna@x.kz", False),
    ]


def test_mails_that_are_attached_are_read_and_those_they_answer_are_not() -> None:
    first = "Пётр Ни <petr@x.kz>\nПоддерживаем.\n\nПётр Ни\nдиректор ОФ «Свет»\n".encode()
    second = (
        "Анна Ким <anna@x.kz>\nПодписываю.\n\nАнна Ким\n\nДана писала:\n> 1. ОФ «Нет»\n".encode()
    )
    source = read(mail("Пересылаю подписи", inside=(first, second)))
    assert [(each.name, each.sender) for each in source.draft.entries] == [
        ("«Свет»", "petr@x.kz"),
        ("Анна Ким", "anna@x.kz"),
    ]
    assert source.draft.entries[0].submitted_at == "2026-03-13T09:00:00+05:00"
    assert {each.content for each in source.papers} == {source.content}


def test_outlook_s_mail_that_is_sent_on_is_known_by_the_subject() -> None:
    body = (
        "FYI\n\nFrom: Пётр Ни <petr@x.kz>\nSent: Friday\nTo: Дана\nSubject: да\n\n"
        "Поддерживаем заявление.\nПётр Ни\nдиректор ОФ «Свет»\n"
    )
    assert [each.name for each in read(mail(body, heads={"Subject": "FW: да"})).draft.entries] == [
        "«Свет»"
    ]
    with pytest.raises(UserError, match="does not say"):
        read(mail(body, heads={"Subject": "RE: да"}))


def _workbook(*rows: tuple[str, ...]) -> bytes:
    kept = io.BytesIO()
    with xlsxwriter.Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate(rows):
            sheet.write_row(at, 0, row)
    return kept.getvalue()


def _word_file(*lines: str) -> bytes:
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    kept = io.BytesIO()
    document.save(kept)
    return kept.getvalue()


LISTS = {
    "список.docx": _word_file("1. ОФ «А», Ош", "2. ОФ «Б», Ош", "3. ОФ «В», Ош"),
    "ещё.xlsx": _workbook(("Организация", "Город"), ("ОФ «Г»", "Ош"), ("ОФ «Д»", "Ош")),
    "и.csv": "Организация;Город\nОФ «Е»;Ош\nОФ «Ж»;Ош\n".encode("cp1251"),
    "лого.png": b"\x89PNG\r\n",
    "старое.doc": b"\xd0\xcf\x11\xe0" + bytes(600),
}


def test_lists_that_are_attached_are_read_with_the_mail_and_the_others_are_named() -> None:
    source = read(mail("Список во вложении.", attached=LISTS))
    assert [each.name for each in source.draft.entries] == [f"«{each}»" for each in "АБВГДЕЖ"]
    (paper,) = source.papers
    assert (paper.kind, paper.sender, paper.direct) == ("list-as-received", SENDER, False)
    said = " ".join(source.draft.warnings)
    assert "were read with it: список.docx, ещё.xlsx, и.csv." in said
    assert "save and import what holds a list: лого.png" in said


def test_the_writer_s_own_signature_stands_beside_the_list_that_is_attached() -> None:
    body = "Мы поддерживаем.\n\nС уважением,\nАнна Ким\nдиректор ОФ «Эхо»\n"
    source = read(mail(body, attached={"и.csv": LISTS["и.csv"], "заметки.txt": b"ok"}))
    assert [each.name for each in source.draft.entries] == ["«Эхо»", "«Е»", "«Ж»"]
    assert [(each.kind, each.direct) for each in source.papers] == [
        ("mail", True),
        ("list-as-received", False),
    ]
    assert any("заметки.txt" in each.why for each in source.draft.left_out)


@pytest.mark.parametrize(
    ("body", "asked"),
    [
        ("Список во вложении. Наш ОФ «Свет», Семей, как обычно первым.", True),
        ("Список во вложении, ОФ «Е» тоже там.", False),
        ("Список во вложении.", False),
    ],
)
def test_a_letter_that_names_a_body_beside_its_list_is_asked_about(body: str, asked: bool) -> None:
    attached = {"и.csv": "Имя;Город\nОФ «Е»;Ош\n".encode()}
    found = read(mail(f"{body}\nАнна Ким", attached=attached)).draft.open_lines
    assert ("letter-does-not-say" in [line.code for line in found]) is asked


def test_an_attached_file_that_cannot_be_read_is_named_with_the_reason() -> None:
    said = read(
        mail("Поддерживаю.\nАнна Ким", attached={"список.docx": b"PK\x03\x04broken"})
    ).draft.warnings
    assert any("список.docx (" in each and "damaged" in each for each in said)


def test_lists_of_a_mail_become_evidence_of_each_of_their_entries(tmp_path: Path) -> None:
    register, file = tmp_path / "a.coalition", tmp_path / "письмо.eml"
    file.write_bytes(mail("Список во вложении.", attached=LISTS))
    type_command("new", register, "--coalition", "К", "--unencrypted")
    done = type_command("import", register, file, "--new-statement", "Заявление", "--json")
    assert (done.code, done.json["added"]) == (0, 7)
    assert type_command("import", register, file, "--json").json["added"] == 0
    assert type_command("check", register).code == 0
    assert read_path(file).papers[0].content == file.read_bytes()


@pytest.mark.parametrize("body", ["См. вложение", ""])
def test_what_outlook_packed_is_refused_with_what_to_do(body: str) -> None:
    with pytest.raises(UserError, match=r"winmail\.dat, which only Outlook opens.*ask the sender"):
        read(mail(body, attached={"winmail.dat": b"\x78\x9f\x3e\x22"}))


@pytest.mark.parametrize(
    ("heads", "says"),
    [
        ({"Auto-Submitted": "auto-replied"}, "automatic answer"),
        ({"Subject": "Автоответ: Заявление"}, "automatic answer"),
        ({"From": "MAILER-DAEMON@x.kz"}, "did not arrive"),
    ],
)
def test_what_nobody_wrote_signs_nothing(heads: dict[str, str], says: str) -> None:
    with pytest.raises(UserError, match=says):
        read(mail("Мы поддерживаем заявление.\nАнна Ким", heads=heads))


@pytest.mark.parametrize(
    ("charset", "encoding"), [("koi8-r", "base64"), ("windows-1251", "quoted-printable")]
)
def test_old_encodings_of_mails(charset: str, encoding: str) -> None:
    body = 'Мы поддерживаем заявление.\n\nАнна Ким\nдиректор ОФ "Эхо"\n'
    (found,) = read(mail(body, charset=charset, encoding=encoding)).draft.entries
    assert told(found)[:3] == ('"Эхо"', "Анна Ким", "директор")


def test_names_in_the_head_of_a_mail_and_of_its_files_are_decoded() -> None:
    raw = (
        "From: =?koi8-r?B?4c7OwSDryc0=?= <a@b.kz>\nMIME-Version: 1.0\n"
        "Content-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nI sign.\n--b\n"
        "Content-Type: text/csv\nContent-Disposition: attachment; "
        "filename*0*=utf-8''%D1%81%D0%BF; filename*1*=%D0%B8%D1%81.csv\n\nName;City\nEcho;Osh\n\n--b--\n"
    )
    draft = read(raw.encode()).draft
    assert [each.name for each in draft.entries] == ["Анна Ким", "Echo"]
    assert any("спис.csv" in each for each in draft.warnings)


def test_lines_that_a_mail_program_broke_are_one() -> None:
    assert unfold_flowed(["1. Очень ", "длинное", "2. Имя", "-- ", "Дана "]) == [
        *("1. Очень длинное", "2. Имя", "-- ", "Дана ")
    ]
    assert unfold_flowed(["> ab ", "> cd", "ef"]) == ["> ab cd", "ef"]


@pytest.mark.parametrize(
    "body",
    [
        "14.03.2026 10:00, Коалиция пишет:\n> Просим.\n> 1. ОФ «Нет»\n\nПоддерживаем.\n\n"
        "Анна Ким\nдиректор ОФ «Эхо»\n",
        "Поддерживаем!\n\nАнна Ким, директор ОФ «Эхо»\n\nОтправлено с iPhone\n",
        "Поддерживаем!\n\nАнна Ким\nдиректор ОФ «Эхо»\n\n"
        "сб, 14 мар. 2026 г. в 10:00, Пётр Ни <c@x.kz>:\n\n1. ОФ «Нет»\n2. ОФ «И это нет»\n",
        "Поддерживаем!\n-- \nАнна Ким\nдиректор ОФ «Эхо»\n\nSent from my Samsung Galaxy\n",
    ],
)
def test_the_writer_s_words_below_a_quotation_and_above_a_footer(body: str) -> None:
    (found,) = read(mail(body)).draft.entries
    assert told(found)[:3] == ("«Эхо»", "Анна Ким", "директор")


def test_a_list_in_an_attached_pdf_is_read_and_a_scan_is_named() -> None:
    lines = ((60, 100, "1. ОО «Эхо»"), (60, 120, "2. ОФ «Свет»"), (60, 140, "3. Анна Ким"))
    scan = io.BytesIO()
    Image.new("L", (600, 800), 200).save(scan, "PDF")
    attached = {"list.pdf": drawn(*lines), "scan.pdf": scan.getvalue()}
    source = read_source(mail("Список во вложении.", attached=attached), "a.eml")
    assert [entry.name for entry in source.draft.entries] == ["«Эхо»", "«Свет»", "Анна Ким"]
    assert any("scan.pdf (pages of it are a scan" in each for each in source.draft.warnings)


def test_what_an_attached_page_hides_is_asked_about() -> None:
    names = ("Reed Trust", "Fen Trust", "Ouse Trust", "Dee Trust", "Ure Trust")
    items = "".join(f"<li{' hidden' * (each == 'Fen Trust')}>{each}</li>" for each in names)
    page = f"<html><body><h1>Signatories</h1><ol>{items}</ol></body></html>".encode()
    attached = {"и.csv": LISTS["и.csv"], "page.html": page}
    draft = read(mail("Списки во вложении.", attached=attached)).draft
    hidden = [each.name for each in draft.entries if any("hidden" in p.text for p in each.open)]
    assert hidden == ["Fen Trust"]


def test_an_attached_page_whose_pictures_may_be_names_is_named() -> None:
    names = "".join(f"<li>{each} Trust</li>" for each in ("Reed", "Fen", "Ouse", "Dee"))
    logos = '<h2>Founders</h2><img alt="Leith Rowers"><img alt="Tern Forum">'
    page = f"<html><body><h1>Signatories</h1>{logos}<ul>{names}</ul></body></html>".encode()
    attached = {"page.html": page}
    draft = read(mail("Список во вложении.", attached=attached)).draft
    assert len(draft.entries) == 4
    assert any("page.html (words of a picture on the page" in each for each in draft.warnings)


def test_a_long_line_of_stars_or_spaces_is_no_field() -> None:
    # Where a name may begin, how long it is and what stands behind it was tried in every way there is.
    stars, spaces = "*" * 20_000, " " * 20_000
    body = (
        f"{stars}\nОрганизация: ОО «Эхо»\n{spaces}Город: Семей\nПодписываем:{spaces}.\n{stars}:\n"
    )
    (found,) = read_source(mail(body), "письмо.eml").draft.entries
    assert (found.name, found.place) == ("«Эхо»", "Семей")
