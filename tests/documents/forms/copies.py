"""Copies of annexes in every form, written as the program writes them, and hostile names for them."""

from dataclasses import replace

from coalition_app.documents.content import codes
from coalition_app.documents.content.content import AnnexContent, ContentAct, ContentSection
from coalition_app.documents.forms.endings import write_copy
from coalition_app.documents.forms.parts import Copy, copy_of
from coalition_app.documents.layout.page_options import PageForm
from tests.documents import annexes

HOSTILE = (
    '=HYPERLINK("javascript:alert(1)","Выплата")',
    "+7-2+cmd|' /C calc'!A0",
    "-2+3",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "＝1+1",
    "'=уже с апострофом",
    "''=дважды",
    "<script>alert(1)</script> & <b>«Жирные»</b>",
    "</w:t></w:r><w:p>]]>",
    "&amp; &lt; &#1040; &nbsp;",
    "**звёзды** _черта_ `код` [ссылка](javascript:alert(1)) | столбец | # 1. 2) ~ $x$",
    "1. Первое лицо",
    "- тире",
    "_x0041_ и _x000D_",
    "{{ шаблон }} %(name)s %s ${HOME}",
    'имя; с; точкой, и «кавычками» "прямыми"',
    "Ақ\tтабуляция",
    'кавычка " одна',
    "עברית العربية",
    "👩‍👩‍👧 семья и 𝔘𝔫𝔦𝔠𝔬𝔡𝔢",
    "007",
    "1e5",
    "12.05.2014",
    "ИСТИНА",
    "(2)",
    "Объединение " * 400,
)
"""Names with formulas, markup, marks of other forms, numbers that are words, and without end."""
HIDDEN_NAME = "ОФ «Про\u202eзрачность»"
"""An old register may hold what no new one takes in."""


def copied(
    content: AnnexContent, language: str = "ru", *, draft: bool = False, **form: str
) -> Copy:
    return copy_of(
        content,
        codes.content_digest(content),
        language=language,
        draft=draft,
        form=PageForm(**form),  # type: ignore[arg-type]
    )


def written(content: AnnexContent, ending: str, language: str = "ru", **given: str) -> bytes:
    draft = content.attestation is None
    return write_copy(copied(content, language, draft=draft, **given), ending)


def held(content: AnnexContent) -> AnnexContent:
    """Leave out the positions of who does not count, as every content has it since the second schema."""
    sections = tuple(
        replace(part, entries=tuple(replace(each, positions=each.held) for each in part.entries))
        for part in content.sections
    )
    return replace(content, sections=sections)


def printed_form() -> AnnexContent:
    """Make a content of which one name has a printed form."""
    content = annexes.named("ОФ «Эхо»", "希望协会")
    (section,) = content.sections
    given = replace(section.entries[1], printed_form="Фонд «Надежда»")
    return replace(
        content, sections=(replace(section, entries=(section.entries[0], given)),), defects={}
    )


def hostile() -> AnnexContent:
    """Make a content whose names, offices, places, words and headings are hostile."""
    entries = []
    for number, name in enumerate(HOSTILE, start=1):
        other = HOSTILE[number % len(HOSTILE)]
        act = ContentAct(
            "reservation",
            (2,),
            f"{name}\n{other}",
            "ru",
            "2026-05-03",
            (("kk", other, name, "draft"),),
        )
        entries.append(
            annexes.entry(
                number,
                name,
                representative=other,
                office=name,
                place=other[:200],
                positions=("supports", "supports-with-reservation", "supports"),
                acts=(act,),
            )
        )
    made = annexes.content_of(
        [ContentSection({"ru": HOSTILE[7]}, tuple(entries))],
        [{"ru": each} for each in (HOSTILE[0], HOSTILE[10], HOSTILE[15])],
        title={"ru": HOSTILE[7]},
        authentic="ru",
        attestation=annexes.ATTESTATION,
    )
    return held(made)
