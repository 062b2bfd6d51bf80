"""Contents of annexes for the tests: the real statement's, and invented ones with every case."""

import csv
import json
from collections import Counter
from dataclasses import replace
from pathlib import Path

from coalition_app.documents.content.content import (
    POSITIONS,
    AnnexContent,
    ContentAct,
    ContentAttestation,
    ContentDemand,
    ContentEntry,
    ContentSection,
    Words,
)

REAL_CASE = Path(__file__).resolve().parent.parent / "data" / "real_case"
COUNTED = ("signed", "acceded")


def real_rows() -> list[dict[str, str]]:
    with (REAL_CASE / "signatories.gold.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def real_statement() -> dict[str, object]:
    loaded: dict[str, object] = json.loads((REAL_CASE / "statement.gold.json").read_bytes())
    return loaded


def real_reservation() -> str:
    return next(row["reservation"] for row in real_rows() if row["number"] == "18")


def content_of(
    sections: list[ContentSection],
    demands: list[Words],
    *,
    title: Words,
    authentic: str,
    coalition: str = "Коалиция НПО Казахстана против пыток",
    attestation: ContentAttestation | None = None,
    date: str = "2014-05-12",
) -> AnnexContent:
    """Count what stands in the sections and make a content of it."""
    entries = [entry for section in sections for entry in section.entries]
    counted = [entry for entry in entries if entry.standing in COUNTED]
    return AnnexContent(
        coalition=coalition,
        statement=1,
        title=title,
        authentic_language=authentic,
        statement_date=date,
        text_number=1,
        text_digest="5f" * 32,
        signed=len(counted),
        withdrawn=sum(entry.standing == "withdrawn" for entry in entries),
        subject_to_approval=sum(entry.standing == "subject-to-approval" for entry in entries),
        with_reservation=sum(any(act.kind == "reservation" for act in e.acts) for e in counted),
        demands=tuple(
            ContentDemand(place + 1, wording, "open", _counts(counted, place))
            for place, wording in enumerate(demands)
        ),
        sections=tuple(sections),
        attestation=attestation,
        edition=1 if attestation else 0,
    )


def _counts(entries: list[ContentEntry], place: int) -> dict[str, int]:
    taken = Counter(entry.positions[place] for entry in entries)
    return {word: taken[word] for word in POSITIONS}


def entry(number: int, name: str, **changes: object) -> ContentEntry:
    """Make an entry that supports its three demands, unless told otherwise."""
    plain = ContentEntry(
        number=number,
        name=name,
        kind="organisation",
        representative="",
        office="",
        place="",
        country="",
        standing="signed",
        standing_date="",
        capacity="organisation",
        positions=("supports",) * 3,
    )
    return replace(plain, **changes)  # type: ignore[arg-type]


ATTESTATION = ContentAttestation(
    form="all",
    short={
        "ru": "Подлинность подписей подтверждаю",
        "kk": "Қолтаңбалардың түпнұсқалығын растаймын",
        "en": "I certify that the signatures are authentic",
    },
    paragraphs={
        "ru": (
            "Подтверждается: подписи 119 подписавших под заявлением в редакции текста 1 подлинны, "
            "список полон на 15 мая 2014 г., оговорки воспроизведены дословно.",
            "Основание: подлинники 119 подписей хранятся у координатора в г. Алматы.",
            "Не подтверждается: верность сведений, которые подписавшие сообщили о себе.",
        ),
        "kk": (
            "Расталады: 1-мәтін редакциясындағы мәлімдемеге қол қойған 119 тараптың қолтаңбалары "
            "түпнұсқа, тізім 2014 жылғы 15 мамырға толық, ескертпелер сөзбе-сөз берілген.",
        ),
        "en": (
            "Certified: the signatures of 119 signatories to text 1 of the statement are authentic,"
            " the list is complete on 15 May 2014, reservations are reproduced word for word.",
            "Basis: the coordinator holds the originals of 119 signatures in Almaty.",
            "Not certified: that what the signatories say of themselves is true.",
        ),
    },
    exceptions=(),
    attestor="Акылбекова Р. М.",
    offices=(
        "координатор Коалиции НПО Казахстана против пыток",
        "директор Казахстанского международного бюро по правам человека и соблюдению законности",
        "член Координационного Совета НПМ при Уполномоченном по правам человека",
    ),
    place="Алматы",
    date="2014-05-15",
)


def real_content(*, attested: bool = True, headings: list[Words] | None = None) -> AnnexContent:
    """Make the content of the real statement, number 18's positions settled."""
    statement = real_statement()
    parts: dict[str, list[ContentEntry]] = {}
    for row in real_rows():
        parts.setdefault(row["section"], []).append(_real_entry(row))
    names = headings or [{}, {}, {}]
    demands = statement["demands"]
    assert isinstance(demands, list)
    return content_of(
        [ContentSection(names[k], tuple(part)) for k, part in enumerate(parts.values())],
        [{"en": demand["text"]} for demand in demands],
        title={"en": str(statement["title"])},
        authentic="en",
        attestation=ATTESTATION if attested else None,
        date="",
    )


def _real_entry(row: dict[str, str]) -> ContentEntry:
    number = int(row["number"])
    inside = not row["legal_form"] or row["legal_form"] in row["org_name"]
    name = row["org_name"] if inside else f"{row['legal_form']} {row['org_name']}"
    reserved = bool(row["reservation"])
    individual = not row["org_name"]
    return entry(
        number,
        row["representative"] if individual else name,
        kind=row["kind"],
        representative="" if individual else row["representative"],
        office=row["office"],
        place=row["place"],
        country=row["country"],
        capacity="individual" if individual else "organisation",
        positions=("does-not-support", "supports-with-reservation", "not-stated")
        if reserved
        else ("supports",) * 3,
        acts=(ContentAct("reservation", (1, 2), row["reservation"], "ru", "2014-05-12"),)
        if reserved
        else (),
    )


SECTION_HEADINGS: list[Words] = [
    {"ru": "Национальные организации", "kk": "Ұлттық ұйымдар", "en": "National organisations"},
    {"ru": "Международные организации", "kk": "Халықаралық ұйымдар", "en": "International bodies"},
    {"ru": "Физические лица", "kk": "Жеке тұлғалар", "en": "Individuals"},
]

DEMANDS: list[Words] = [
    {
        "ru": "Провести общественную экспертизу проекта до первого чтения.",
        "kk": "Бірінші оқылымға дейін жобаға қоғамдық сараптама жүргізу.",
        "en": "Hold a public review of the draft before its first reading.",
    },
    {
        "ru": "Опубликовать таблицу принятых и отклонённых предложений с обоснованием.",
        "kk": "Қабылданған және қабылданбаған ұсыныстар кестесін негіздемесімен жариялау.",
        "en": "Publish a table of proposals accepted and refused, with reasons.",
    },
    {
        "ru": "Сохранить за журналистами право не раскрывать источник.",
        "kk": "Журналистердің ақпарат көзін ашпау құқығын сақтау.",
        "en": "Keep the right of journalists not to name a source.",
    },
]

LONG_NAME = (
    "Объединение юридических лиц в форме ассоциации «Республиканская сеть независимых наблюдателей,"
    " общественных защитников и организаций, предоставляющих бесплатную юридическую помощь жителям "
    "Уголовно-исполнительного городка имени Бауыржана Момышулы»"
)


def every_case(*, attested: bool = True) -> AnnexContent:
    """Make an invented content with each kind of entry, position and act."""
    first = (
        entry(
            1,
            "ОФ «Хартия за права человека»",
            representative="Жемис Турмагамбетова",
            place="Алматы",
        ),
        entry(
            2,
            LONG_NAME,
            representative="Қуандық Әбдірахманұлы Ғабитов-Серікбаев",
            office="председатель правления, член Экспертного совета при Министерстве юстиции",
            place="Усть-Каменогорск",
            country="Казахстан",
        ),
        entry(
            3,
            "«Жаңа ғасыр» қоғамдық бірлестігі",
            positions=("supports", "supports-with-reservation", "supports"),
            acts=(
                ContentAct(
                    "reservation",
                    (2,),
                    "Кестені жариялау мерзімі үш айдан аспауға тиіс.\nБасқа талаптарды қолдаймыз.",
                    "kk",
                    "2026-05-03",
                    (
                        (
                            "ru",
                            "Срок публикации не должен превышать трёх месяцев.",
                            "А. Сатова",
                            "checked",
                        ),
                    ),
                ),
                ContentAct(
                    "explanation", (), "We sign as an observer network.", "en", "2026-05-04"
                ),
            ),
        ),
        entry(
            4,
            "Союз журналистов «Ақиқат»",
            standing="subject-to-approval",
            representative="Ирина Ким",
            office="секретарь",
        ),
        entry(5, "ОО «Эхо»", standing="withdrawn", standing_date="2026-05-20"),
        entry(6, "", standing="withdrawn", standing_date="2026-05-21"),
        entry(
            7,
            "Freedom Notes Foundation",
            country="Latvia",
            positions=("abstains", "supports", "no-consensus"),
        ),
    )
    second = (
        entry(
            8,
            "Сабина Оспанова",
            kind="individual",
            capacity="personal",
            office="юрист, Казахстанский институт прав",
        ),
        entry(
            9,
            "Пётр Сидоренко",
            kind="individual",
            capacity="individual",
            positions=("supports", "not-stated", "does-not-support"),
            acts=(
                ContentAct(
                    "interpretive-declaration",
                    (3,),
                    "Под источником понимаю лицо, передавшее сведения добровольно.",
                    "ru",
                    "2026-05-06",
                ),
            ),
        ),
        entry(
            10, "საქართველოს ახალგაზრდა იურისტები", standing="acceded", standing_date="2026-06-01"
        ),
    )
    return content_of(
        [ContentSection(SECTION_HEADINGS[0], first), ContentSection({}, second)],
        DEMANDS,
        title={
            "ru": "Заявление о проекте закона «О масс-медиа» и праве общества на информацию",
            "kk": "«Масс-медиа туралы» заң жобасы және қоғамның ақпарат алу құқығы туралы"
            " мәлімдеме",
            "en": "Statement on the draft Law on Mass Media and the public’s right to information",
        },
        authentic="ru",
        coalition="Коалиция «Открытое слово»",
        attestation=ATTESTATION if attested else None,
        date="2026-05-01",
    )


def merged_numbers() -> AnnexContent:
    """Make a content whose number 2 counts as 1, and whose number 4 counts as one that is withheld."""
    entries = (
        entry(1, "ОФ «Шаңырақ»"),
        entry(2, "", standing="merged", positions=(), merged_into=1),
        entry(3, ""),
        entry(4, "", standing="merged", positions=()),
    )
    return content_of(
        [ContentSection({"ru": "Организации"}, entries)],
        DEMANDS,
        title={"ru": "Заявление", "kk": "Мәлімдеме", "en": "Statement"},
        authentic="ru",
        attestation=ATTESTATION,
    )


def many_demands(count: int) -> AnnexContent:
    """Make a content with that many demands, each position taken somewhere."""
    positions = [POSITIONS[k % 6] for k in range(count)]
    entries = [
        entry(number, f"ОФ «Организация {number}»", positions=("supports",) * count)
        for number in range(1, 40)
    ]
    entries[17] = replace(entries[17], positions=tuple(positions))
    return content_of(
        [ContentSection({}, tuple(entries))],
        [{"en": f"Demand wording of number {k + 1}, in one sentence."} for k in range(count)],
        title={"en": "Statement with many demands"},
        authentic="en",
        attestation=ATTESTATION,
    )


def long_reservation(length: int) -> AnnexContent:
    """Make a content whose second of forty entries has a reservation of `length` characters."""
    word = "слово{:05d} "
    wording = "".join(word.format(k) for k in range(length // 11 + 1))[:length]
    act = ContentAct("reservation", (1,), wording, "ru", "2026-05-03")
    entries = [entry(number, f"ОФ «Организация {number}»") for number in range(1, 41)]
    entries[1] = replace(
        entries[1],
        positions=("supports-with-reservation", "supports", "supports"),
        acts=(act,),
    )
    return content_of(
        [ContentSection({}, tuple(entries))],
        DEMANDS,
        title={"ru": "Заявление с долгой оговоркой"},
        authentic="ru",
        attestation=ATTESTATION,
    )


def named(*names: str) -> AnnexContent:
    """Make a small content with these names."""
    entries = tuple(entry(place, name) for place, name in enumerate(names, 1))
    return content_of(
        [ContentSection({}, entries)],
        DEMANDS,
        title={"en": "Statement with names"},
        authentic="en",
        attestation=ATTESTATION,
    )
