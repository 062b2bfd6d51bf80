"""No telephone, address, handle or number of a paper that a list brings is ever printed."""

import itertools
import json
import re
from pathlib import Path

import pytest

from tests.commands.command_line import done, small_register
from tests.documents.pages import pages_of

TELEPHONES = (
    "+7 701 {0} 11 22", "8 (727) {0}-11-22", "8{0}1112233", "+7({0})1112233", "+7-{0}-111-22-33",
    "{0}-11-22", "+998 90 {0} 11 22", "8.701.{0}.11.22", "+7 7{0} 11 22 33", "87{0} 111 22 33",
)  # fmt: skip
SAID = ("", "тел. ", "тел.: ", "моб. ", "WhatsApp ", "tel: ", "телефон ", "ұялы тел. ")
HANDLES = (
    "t.me/user{0}", "@user{0}", "WA: user{0}", "instagram.com/user{0}", "Instagram: user{0}",
    "inst: @user_{0}", "fb.com/user{0}", "www.facebook.com/user{0}", "телеграм @user{0}",
    "tg: user{0}", "vk.com/id{0}", "skype: user{0}",
)  # fmt: skip
MAILS = (
    "user{0}@mail.kz", "user{0} (at) mail.kz", "user{0} [at] mail.kz", "user{0}(собака)mail.kz",
    "e-mail: user{0}@mail.kz", "user{0} @ mail.kz", "user{0} at mail dot kz", "эл. почта user{0}@mail.kz",
    "<user{0}@mail.kz>", "mailto:user{0}@mail.kz",
)  # fmt: skip
ADDRESSES = (
    "ул. Абая, д. {0}, кв. 7", "улица Сатпаева {0}, квартира 12", "мкр. Самал-2, дом {0}, кв. 5",
    "пр. Республики {0}/1, оф. 12", "Абай көшесі, {0} үй, 7 пәтер", "Сәтбаев көшесі {0}-7",
    "{0} Abay Street, apt. 7", "Abay Ave. {0}, flat 7", "проживает: г. Алматы, ул. Гоголя {0}-15",
    "адрес: Алматы, Толе би {0}, 15", "индекс 050{0}, ул. Мира 1", "мекенжайы: Абай даңғылы {0}",
)  # fmt: skip
PAPERS = (
    "ИИН 880101{0}123", "ЖСН 880101{0}123", "IIN: 880101{0}123", "БИН 990140{0}123", "880101{0}123",
    "удостоверение № 041{0}789", "паспорт N 12{0}567", "жеке куәлік 041{0}789", "уд. личности 041{0}7",
    "ID 041{0}789",
)  # fmt: skip
WAYS = ("{0}", "({0})", "– {0}", "{0}.")


def shapes() -> list[str]:
    """List the contacts, each with three digits of its own in it."""
    telephones = [said + each for each, said in itertools.product(TELEPHONES, SAID)]
    forms = [*telephones, *HANDLES, *MAILS, *ADDRESSES, *PAPERS]
    found = [(form, way) for form in forms for way in WAYS[: 2 if form in telephones else 4]]
    return [way.format(form.format(301 + at)) for at, (form, way) in enumerate(found)]


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("contacts")
    path, listed = small_register(folder, signatures=0), folder / "list.txt"
    rows = [
        f"{at}. ОФ «Бірлік», Асель Нургазиева, {each}" for at, each in enumerate(shapes(), start=1)
    ]
    listed.write_text("Подписи:\n\n" + "\n".join(rows) + "\n", encoding="utf-8")
    done("import", path, listed, "--statement", 1)
    return path


TRACES = re.compile(
    r"@|user|t\.me|inst|fb\.com|vk\.com|skype|[Tt]el|[Тт]ел|моб|WhatsApp|ИИН|ЖСН|IIN|БИН|\bID\b|"
    r"пасп|удостоверение №|уд\. л|куәлік|"
    r"ул\.|улица|мкр|пр\.|көше|даңғыл|кв\.|пәтер|Street|Ave|apt|flat|дом|индекс|\d{5}|\d[\s().-]{1,2}\d{2,}[\s().-]\d"
)
"""What is left of a contact where a part of it comes through."""


def test_there_are_two_hundred_shapes_and_each_is_an_entry(register: Path) -> None:
    assert len(shapes()) > 200
    listed = done("signatories", register, "--json").json["signatories"]
    assert len(listed) == len(shapes())
    said = ("as_printed", "name", "legal_form", "representative", "office", "place", "country")
    for each in listed:
        assert not TRACES.search(" ".join(each[field] for field in said)), each


def test_none_is_in_the_content_of_the_annex(register: Path) -> None:
    target = register.with_name("draft.json")
    done("annex", register, "--statement", 1, "--to", target)
    content = json.loads(target.read_bytes())
    entries = [entry for section in content["sections"] for entry in section["entries"]]
    assert len(entries) == len(shapes())
    for entry, contact in zip(entries, shapes(), strict=True):
        printed = [entry[each] for each in ("name", "representative", "office", "place", "country")]
        assert not TRACES.search(" ".join(printed)), (contact, printed)
        assert entry["name"] == "ОФ «Бірлік»", contact
        assert printed[1].startswith("Асель Нургазиева"), contact


def test_none_is_in_the_pages_or_the_text(register: Path, tmp_path: Path) -> None:
    pdf, text = tmp_path / "draft.pdf", tmp_path / "draft.txt"
    done("annex", register, "--statement", 1, "--to", pdf)
    done("annex", register, "--statement", 1, "--to", text)
    for drawn in ("".join(pages_of(pdf.read_bytes(), tmp_path)), text.read_text(encoding="utf-8")):
        assert drawn.count("Нургазиева") == len(shapes())
        found = [match[0] for match in TRACES.finditer(drawn.replace("Представитель:", ""))]
        assert found == []
