"""Mails, mailboxes and folders of mails: who signs by them, and that every mail is accounted for."""

import mailbox
from collections.abc import Iterable
from email.message import EmailMessage
from pathlib import Path

import pytest

from coalition_app.drafts import DraftEntry
from coalition_app.errors import UserError
from coalition_app.intake.mails import mailbox as mails
from coalition_app.intake.read_source import read_path, read_source, source_lines
from tests.commands.command_line import type_command
from tests.intake.reading import codes, lost

LETTER = (
    "Мы поддерживаем заявление.\n\nС уважением,\nАнна Ким\nдиректор ОФ «Эхо»\n+7 701 123 45 67\n"
)


def mail(
    body: str = LETTER,
    *,
    sender: str = "Дана Ахметова <Dana@Example.org>",
    date: str = "Sat, 14 Mar 2026 10:00:00 +0500",
    html: bool = False,
) -> bytes:
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = sender, "Заявление", date
    made.set_content(body, subtype="html" if html else "plain")
    return made.as_bytes()


def only(body: str, **heads: str) -> DraftEntry:
    (found,) = read_source(mail(body, **heads), "a.eml").draft.entries  # type: ignore[arg-type]
    return found


def test_a_letter_is_the_signature_of_the_body_below_it_and_is_to_be_looked_at() -> None:
    found = only(LETTER)
    assert (found.legal_form, found.name, found.kind) == ("ОФ", "«Эхо»", "organisation")
    assert (found.representative, found.office) == ("Анна Ким", "директор")
    assert (found.sender, found.submitted_at) == ("dana@example.org", "2026-03-14T10:00:00+05:00")
    assert [(each.code, each.text) for each in found.defects] == [
        ("read-from-mail", "Мы поддерживаем заявление.")
    ]


@pytest.mark.parametrize(
    ("body", "name", "representative", "office", "kind"),
    [
        ("Я подписываю заявление. Спасибо!", "Дана Ахметова", "", "", "individual"),
        (
            "ОФ «Жарық» присоединяется к заявлению.\n--\nЕрлан Сейтов, председатель\n",
            *("«Жарық»", "Ерлан Сейтов", "председатель", "organisation"),
        ),
        (
            "Біз мәлімдемені қолдаймыз.\n\nҚұрметпен,\nАйгүл Қасымова\n«Қамқор» қоры, төраға\n",
            *("«Қамқор»", "Айгүл Қасымова", "төраға", "organisation"),
        ),
        (
            "We support the statement.\n\nBest regards,\nJohn Smith\nExecutive Director\n"
            "Human Rights House Oslo\n",
            *("Human Rights House Oslo", "John Smith", "Executive Director", "organisation"),
        ),
        (
            "Просим добавить нас:\nОрганизация: ОО «Свет»\nПредставитель: Бауыржан Төлеген\n"
            "Должность: президент\n",
            *("«Свет»", "Бауыржан Төлеген", "президент", "organisation"),
        ),
    ],
)
def test_who_signs_by_a_letter(
    body: str, name: str, representative: str, office: str, kind: str
) -> None:
    found = only(body)
    assert (found.name, found.representative) == (name, representative)
    assert (found.office, found.kind) == (office, kind)


def test_an_objection_beside_the_consent_is_words_to_settle() -> None:
    found = only(
        "Поддерживаем заявление, но не поддерживаем требование 2.\nС уважением,\nОО «Эхо»\n"
    )
    assert found.reservation == "Поддерживаем заявление, но не поддерживаем требование 2."
    assert found.name == "«Эхо»"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ("Отзываем нашу подпись.", "withdraw"),
        ("Мы не поддерживаем ваше заявление.", "decline"),
        ("Спасибо, мы подумаем.", "does not say"),
        ("Возражаем против требования 2.", "does not say"),
        ("Да", "does not say"),
        ("Спасибо.\n\n14.03.2026 10:00, Коалиция пишет:\n> Мы поддерживаем\n", "does not say"),
    ],
)
def test_a_mail_that_signs_nothing_brings_nobody(body: str, says: str) -> None:
    with pytest.raises(UserError, match=says):
        read_source(mail(body), "a.eml")


def test_a_list_in_a_mail_that_is_answered_is_not_the_writer_s() -> None:
    quoted = "".join(f"> {at}. ОО «Клуб {at}»\n" for at in range(1, 9))
    found = only(f"Поддерживаем.\nАнна Ким\nОФ «Эхо»\n\nОт Дана Ахметова писала:\n{quoted}")
    assert found.name == "«Эхо»"


def test_words_that_were_sent_on_are_their_writer_s() -> None:
    found = only(
        "---------- Forwarded message ---------\nОт: Пётр Ни <petr@x.kz>\nДата: 3 марта\nТема: да\n\n"
        "Подписываю заявление.\nПётр Ни, журналист\n"
    )
    assert (found.name, found.office, found.sender) == ("Пётр Ни", "журналист", "petr@x.kz")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "Письма"
    (made / "ещё").mkdir(parents=True)
    listed = "Просим включить в список:\n1. ОО «Бір», Анна Ли\n2. ОО «Екі», Бо Ким\n\nСекретариат"
    (made / "1 да.eml").write_bytes(mail())
    (made / "2.eml").write_bytes(mail(listed, sender="office@example.org"))
    (made / "3.eml").write_bytes(mail("Отзываем нашу подпись."))
    (made / "ещё" / "без имени").write_bytes(mail("Я подписываю.", sender="Ли Ян <li@x.kz>"))
    (made / "договор.pdf").write_bytes(b"%PDF-1.4")
    return made


def test_every_mail_of_a_folder_is_accounted_for(folder: Path) -> None:
    source = read_path(folder)
    draft = source.draft
    assert (source.name, draft.format) == ("Письма", "mails")
    assert [each.name for each in draft.entries] == ["«Эхо»", "«Бір»", "«Екі»", "Ли Ян"]
    assert [section.heading for section in draft.sections] == [None]
    why = {left.why for left in draft.left_out}
    assert {"a file that is no email", "text after the list of signatories"} <= why
    assert any("withdraw" in each for each in why)
    assert lost(source) == []
    again = read_source(source.content, source.name)
    assert (again.draft, again.papers) == (draft, source.papers)


def test_mails_are_kept_byte_for_byte_and_say_what_they_carry(folder: Path) -> None:
    papers = read_path(folder).papers
    assert [(each.name, each.kind, each.direct) for each in papers] == [
        ("1 да.eml", "mail", True),
        ("2.eml", "list-as-received", False),
        ("без имени", "mail", True),
    ]
    assert papers[0].content == (folder / "1 да.eml").read_bytes()
    assert papers[0].sender == "Дана Ахметова dana@example.org"


def test_a_mailbox_is_read_as_the_folder_of_its_mails(tmp_path: Path) -> None:
    box = mailbox.mbox(tmp_path / "все.mbox")
    bodies = ["Я подписываю.\nFrom that day on.\n", LETTER]
    for body in bodies:
        box.add(mail(body))
    box.flush()
    box.close()
    source = read_path(tmp_path / "все.mbox")
    assert [each.name for each in source.draft.entries] == ["Дана Ахметова", "«Эхо»"]
    assert [each.content for each in source.papers] == [mail(body) for body in bodies]
    assert lost(source) == []


def test_one_writer_who_wrote_twice_is_raised_with_the_later_mail_proposed(tmp_path: Path) -> None:
    (tmp_path / "a.eml").write_bytes(mail())
    (tmp_path / "b.eml").write_bytes(mail(date="Sun, 15 Mar 2026 10:00:00 +0500"))
    first, second = read_path(tmp_path).draft.entries
    assert codes(first) == ["read-from-mail", "sent-again"]
    assert codes(second) == ["read-from-mail"]


def test_too_many_mails_and_too_large_ones_are_refused(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mails, "LARGEST", 700)
    with pytest.raises(UserError, match="several folders"):
        read_path(folder)
    monkeypatch.undo()
    monkeypatch.setattr(mails, "MOST_MAILS", 2)
    with pytest.raises(UserError, match="more than 2 emails"):
        read_path(folder)


def test_mails_become_evidence_and_go_when_their_import_is_taken_back(
    folder: Path, tmp_path: Path
) -> None:
    register = tmp_path / "a.coalition"
    type_command("new", register, "--coalition", "К", "--unencrypted")
    done = type_command("import", register, folder, "--new-statement", "Заявление", "--json")
    assert (done.code, done.json["added"]) == (0, 4)
    ready = type_command("ready", register, "--statement", "1", "--json").json
    (without,) = [item for item in ready["items"] if item["kind"] == "no-evidence"]
    assert without["numbers"] == [2, 3]
    again = type_command("import", register, folder, "--json").json
    assert (again["added"], again["known_before"]) == (0, True)
    back = type_command("undo-import", register, "--last", "--json").json
    assert (back["removed"], back["kept"]) == ([1, 2, 3, 4], [])
    assert type_command("check", register).code == 0
    assert type_command("import", register, folder, "--statement", "1", "--json").json["added"] == 4


def test_the_line_that_begins_a_mail_is_near_no_mark_of_one_that_is_sent_on() -> None:
    body = "FYI\n\nFrom: Пётр Ни <petr@x.kz>\nSent: Friday\nTo: Дана\n\nПоддерживаем.\nПётр Ни\nОФ «Свет»\n"
    made = EmailMessage()
    made["From"], made["Subject"], made["Date"] = "Дана <dana@x.kz>", "FW: да", "Sat, 14 Mar 2026"
    made.set_content(body)
    first, sent_on = mails.read_mail(made.as_bytes(), "a.eml")
    assert (first.lines[-2:], sent_on.lines[0]) == (("FYI", ""), "From: Пётр Ни <petr@x.kz>")
    assert [len(each.own) for each in (first, sent_on)] == [len(first.lines), len(sent_on.lines)]


def test_a_sentence_that_says_that_mails_are_sent_on_is_its_writer_s() -> None:
    found = only("Я подписываю и пересылаю всю ветку, но не требование 2.\n\nАнна Ким\n")
    assert found.reservation == "Я подписываю и пересылаю всю ветку, но не требование 2."


def test_each_letter_that_brought_nobody_is_asked_about_by_its_writer() -> None:
    letters = [
        mail(),
        mail("Спасибо, мы подумаем.\n\nС уважением,\nПётр Цой\nОО «Свет»\n", sender="p@x.kz"),
        mail("Мы не поддерживаем ваше заявление.", sender="Мария Ли <m@x.kz>"),
        mail("Тогда ещё раз спасибо за работу."),
    ]
    source = read_source(boxed(letters), "a.mbox")
    assert [each.name for each in source.draft.entries] == ["«Эхо»"]
    asked = [each for each in source.draft.open_lines if each.code == "letter-does-not-say"]
    # Who signs by the first letter is not asked about the last.
    assert [each.text for each in asked] == ["ОО «Свет», Пётр Цой", "Мария Ли"]
    lines = source_lines(source.content, source.name)
    assert [lines[each.lines[0] - 1] for each in asked] == ["Пётр Цой", "From: Мария Ли <m@x.kz>"]


def test_an_archive_in_which_no_letter_says_that_it_signs_is_asked_about_whole() -> None:
    letters = [mail("Спасибо, мы подумаем.", sender=f"Мария Ли <{at}@x.kz>") for at in range(3)]
    draft = read_source(boxed(letters), "a.mbox").draft
    assert draft.entries == ()
    assert [each.text for each in draft.open_lines] == ["Мария Ли"] * 3
    assert lost(read_source(boxed(letters), "a.mbox")) == []


def boxed(letters: Iterable[bytes]) -> bytes:
    return b"".join(b"From - Thu Jan  1 00:00:00 1970\n" + each + b"\n" for each in letters)


FORWARDING = """See the table.

---------- Forwarded message ---------
From: Hans Meier <h@x.example>
Date: Mon, 2 Mar 2026 at 18:12
Subject: our letter

I sign in a private capacity only.
Hans Meier

---------- Forwarded message ---------
From: Mary Jones <m@x.example>
Date: Tue, 3 Mar 2026 at 9:05
Subject: our letter

Count on it, with pleasure.
"""


def test_a_forwarded_letter_is_of_its_own_day_and_its_words_are_no_table_s() -> None:
    made = EmailMessage()
    made["From"], made["Subject"] = "Dana <d@x.example>", "letters"
    made["Date"] = "Fri, 06 Mar 2026 11:48:09 +0100"
    made.set_content(FORWARDING)
    rows = "Organisation;Name;City\nAlder Trust;Anna Schmidt;Leipzig\nElm Forum;Peter Brown;Bonn\n"
    made.add_attachment(rows.encode(), maintype="text", subtype="csv", filename="late.csv")
    source = read_source(made.as_bytes(), "a.eml")
    first, *others = source.draft.entries
    assert (first.name, first.submitted_at[:10]) == ("Hans Meier", "2026-03-02")
    days = [paper.made_on.isoformat() for paper in source.papers if paper.made_on]
    assert days[:1] == ["2026-03-02"]
    assert [(each.name, each.reservation) for each in others] == [
        ("Alder Trust", ""),
        ("Elm Forum", ""),
    ]
    asked = [each.text for each in source.draft.open_lines if each.code == "letter-does-not-say"]
    assert asked == ["Mary Jones"]


def test_a_body_that_somebody_asks_to_add_is_open() -> None:
    entry = only('Please add NGO "Alder Delta", Nukus.\nMary Jones, chair\n')
    assert (entry.legal_form, entry.name, entry.representative) == (
        "NGO",
        '"Alder Delta"',
        "Mary Jones",
    )
    assert [point.text for point in entry.open] == ['Please add NGO "Alder Delta", Nukus.']


def test_titles_before_a_writer_s_name_are_of_the_name_and_the_town_is_kept() -> None:
    entry = only("I sign in a private capacity only.\nProf. em. Hans Keller, Zürich\n")
    assert (entry.name, entry.office, entry.place) == ("Prof. em. Hans Keller", "", "Zürich")
