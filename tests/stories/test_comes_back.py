"""A list that the program wrote comes back as it was: copied, as JSON, as an annex, and out of its PDF."""

import datetime as dt
import json
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import Phase, assume, given, settings
from hypothesis import strategies as some

from coalition_app import i18n
from coalition_app.desktop.signatories.list_copy import copied
from coalition_app.desktop.signatories.list_text import SeenList
from coalition_app.documents.content.gather import gather_annex
from coalition_app.errors import UserError
from coalition_app.intake.read_source import read_source, source_lines
from coalition_app.languages import LANGUAGES
from coalition_app.own_list import HEADINGS
from coalition_app.records.opening.existing import open_register
from coalition_app.records.positions import positions
from coalition_app.records.positions.positions import Stated, Wanted, known_positions
from coalition_app.records.signatures import signatures
from coalition_app.records.signatures.signatures import COUNTED, NewSignature
from coalition_app.records.statements import statements
from coalition_app.records.store.database import Database
from coalition_app.records.store.tables import signature
from coalition_app.records.store.transactions import Transaction
from coalition_app.work import tell_nobody
from tests import chance
from tests.commands.command_line import done, type_command
from tests.documents.pages import attached_content
from tests.registers import make_register

DAYS = [dt.date(2014, 5, day) for day in range(1, 15)]
LONG = f"> {'много слов, ' * 20}всё\n\n  Demand 1: abstains · - a  b"
WORDS = some.sampled_from(
    [
        "кроме пункта о сроках",
        'We do not support "2"',
        "=1+1",
        "екі\nжол",
        "a\tb",
        "'+7",
        '"so"',
        LONG,
    ]
)
NAMES = some.sampled_from(
    [
        "«Шаңырақ»",
        "Эхо",
        "=SUM(A1)",
        '"Кавычки" и «ёлочки»',
        "'apostrophe",
        "007",
        "<b>Дана</b>",
        "A; B",
        "Объединение " + "очень длинных названий " * 5 + "*",
    ]
)
PEOPLE = some.sampled_from(["", "Махамбет Абжан", "О'Нил, Дана", "-"])
STANCES = some.sampled_from(
    ["supports-with-reservation", "does-not-support", "abstains", "no-consensus", "not-stated"]
)
SIGNED = some.fixed_dictionaries(
    {
        "name": NAMES,
        "kind": some.sampled_from(["organisation", "individual", "media", "union"]),
        "legal_form": some.sampled_from(["", "РОО", "ОФ"]),
        "representative": PEOPLE,
        "office": some.sampled_from(["", "директор", "+7"]),
        "place": some.sampled_from(["", "Алматы"]),
        "country": some.sampled_from(["", "Казахстан"]),
        "capacity": some.sampled_from(["", "personal"]),
        "publish": some.sampled_from(["yes", "yes", "no-office", "initials", "withheld"]),
        "joint": some.sampled_from([(), (("ОО", "«Другая»"), ("", "Третья"))]),
        "more_representatives": some.sampled_from([(), (("Ким А.", "секретарь"), ("Ли Б.", ""))]),
        "signed_on": some.sampled_from([None, *DAYS[:7]]),
        "received_on": some.sampled_from([None, *DAYS[7:]]),
        "printed_form": some.sampled_from(["", "", "Надежда", "=Надежда; и °"]),
    }
)
ENTRIES = some.lists(
    some.tuples(
        SIGNED,
        some.sampled_from(
            ["signed"] * 6
            + ["withdrawn", "invited", "declined", "disputed", "rejected", "subject-to-approval"]
        ),
        some.sampled_from(DAYS),
        some.integers(0, 3),
        some.dictionaries(some.integers(1, 2), STANCES),
        some.lists(some.tuples(WORDS, some.sampled_from(["ru", "kk", "en"])), max_size=2),
        some.booleans(),
    ),
    min_size=1,
    max_size=14,
)
REGISTERS = settings(phases=(Phase.explicit, Phase.generate), max_examples=chance.times(14))
"""Registers are dear and entries cheap: a few long lists rather than many short ones."""


def make(path: Path, entries: list[Any]) -> Database:
    """Make a register with one statement of two demands, three sections and these signatures."""
    database = make_register(path, statements_made=0, typed=None)
    with database.writing("new") as tx:
        statement_id = statements.make_statement(
            tx,
            titles={"ru": "О сроках"},
            authentic_language="ru",
            demands=[{"ru": "Отозвать проект."}, {"ru": "Перенести\nсрок."}],
        )
        sections = [statements.add_section(tx, statement_id, {"ru": "Национальные"})]
        sections.append(statements.add_section(tx, statement_id, {}))
        sections.append(statements.add_section(tx, statement_id, {"ru": "Раздел 2"}))
        for entry in entries:
            put(tx, statement_id, [None, *sections], entry)
    return database


def put(tx: Transaction, statement_id: Any, sections: list[Any], entry: Any) -> None:
    values, status, day, section, stances, words, unsettled = entry
    values = dict(values)
    form = values.pop("printed_form", "")
    statement = statements.get_statement(tx, statement_id)
    number = signatures.sign(tx, statement, NewSignature(section_id=sections[section], **values))
    signed = signatures.find_signature(tx, statement, number)
    if form:
        tx.change(signature, signed.id, printed_form=form)
    if status != "signed":
        tx.change(signature, signed.id, standing=status, standing_on=day)
    acts = []
    for wording, language in words:
        acts.append(
            positions.add_act(
                tx,
                signed.id,
                kind="unsettled" if unsettled else "reservation",
                wording=wording,
                language=language,
                received_on=day,
                made_on=DAYS[0],
                demands=None if unsettled else [statement.demand(each).id for each in stances],
            )
        )
    behind = tuple(each.hex for each in acts) if not unsettled else ()
    wanted = [
        Wanted(signed.id, statement.demand(at).id, Stated(stance, behind))
        for at, stance in stances.items()
        if stance != "supports-with-reservation" or behind
    ]
    positions.write_positions(tx, known_positions(tx, [signed.id]), wanted)


def listed(register: Path) -> list[Any]:
    """Return what the command lists, save what only this register can say."""
    rows: list[Any] = done("signatories", register, "--json").json["signatories"]
    return rows


def as_json(register: Path, _language: str) -> tuple[str, bytes]:
    return "list.json", type_command("signatories", register, "--json").out.encode()


def as_copied(register: Path, language: str) -> tuple[str, bytes]:
    i18n.use(language)
    with open_register(register) as database:
        with database.reading() as tx:
            statement = statements.find_statement(tx, None)
            sections = {each.ordinal: each for each in statements.list_sections(tx, statement.id)}
            numbers = [each.number for each in signatures.list_signatures(tx, statement.id)]
        seen = SeenList(database, statement, numbers, ["number"], sections, None, "")
        text = copied(seen, tell_nobody).text
    i18n.use("en")
    return "list.txt", text.encode()


def read_into(folder: Path, name: str, content: bytes) -> Path:
    """Read a list into a new register and return it."""
    source, register = folder / name, folder / "b.coalition"
    source.write_bytes(content)
    # Another register than that of `make`: one with the ids of the first could know its rows again.
    make_register(register, statements_made=0, demands=0, typed=None).close()
    done("import", register, source, "--new-statement", "О сроках")
    assert type_command("check", register).code == 0
    return register


def compared(rows: list[Any]) -> list[Any]:
    """Return rows without the translations, which a copied list has no room for."""
    for row in rows:
        for act in row["acts"]:
            act.pop("translations")
    return rows


def in_headings(rows: list[Any], register: Path) -> list[Any]:
    """Return rows with the headings of their sections in place of their places."""
    sections = done("signatories", register, "--json").json["sections"]
    headings = {each["ordinal"]: each["heading"].get("ru", "") for each in sections}
    return [{**row, "section": "", "in_section": headings.get(row["in_section"])} for row in rows]


@REGISTERS
@given(entries=ENTRIES)
def test_the_json_of_a_list_comes_back(entries: list[Any]) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder / "a.coalition", entries).close()
        name, content = as_json(folder / "a.coalition", "en")
        after = read_into(folder, name, content)
        assert listed(after) == listed(folder / "a.coalition")


@REGISTERS
@given(entries=ENTRIES, language=some.sampled_from(LANGUAGES))
def test_a_copied_list_comes_back(entries: list[Any], language: str) -> None:
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        before = folder / "a.coalition"
        make(before, entries).close()
        after = read_into(folder, *as_copied(before, language))
        was, now = (in_headings(compared(listed(each)), each) for each in (before, after))
        assert now == was


@REGISTERS
@given(entries=ENTRIES)
def test_an_annex_comes_back(entries: list[Any]) -> None:
    # Words of who withholds the name are not in it: see below.
    entries = [
        (*each[:5], each[5] if each[0]["publish"] == "yes" else [], each[6]) for each in entries
    ]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder / "a.coalition", entries).close()
        assume(any(each[1] not in ("invited", "declined", "rejected") for each in entries))
        done("annex", folder / "a.coalition", "--to", folder / "annex.json")
        after = read_into(folder, "again.json", (folder / "annex.json").read_bytes())
        was, now = contents(folder / "a.coalition"), contents(after)
        assert now == was


@REGISTERS
@given(entries=ENTRIES, language=some.sampled_from(LANGUAGES))
def test_the_text_of_an_annex_comes_back(entries: list[Any], language: str) -> None:
    # Of a nameless entry the text holds neither kind nor capacity, and no words: see below.
    entries = [
        ({**each[0], "publish": "yes"}, *each[1:]) if each[1] != "withdrawn" else each
        for each in entries
    ]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        make(folder / "a.coalition", entries).close()
        assume(any(each[1] not in ("invited", "declined", "rejected") for each in entries))
        done("annex", folder / "a.coalition", "--to", folder / "annex.txt", "--in", language)
        after = read_into(folder, "again.txt", (folder / "annex.txt").read_bytes())
        was, now = (told_by_text(contents(each)) for each in (folder / "a.coalition", after))
        assert now == was


@pytest.mark.parametrize(
    ("sections", "printed"),
    [
        ((3, 2), [[2], [1]]),
        ((3, 2, 0, 3, 2), [[2, 5], [1, 4], [3]]),
        ((0, 0, 2, 3, 0), [[1, 2], [3], [4], [5]]),
        ((0, 1, 0, 1, 0), [[1], [2, 4], [3, 5]]),
    ],
    ids=str,
)
def test_sections_of_an_annex_come_back_though_they_have_no_headings(
    tmp_path: Path, sections: tuple[int, ...], printed: list[list[int]]
) -> None:
    """The second section, which has no heading, was read as none; who is in none stood elsewhere."""
    entries: list[Any] = [
        ({"name": "Эхо"}, "signed", DAYS[3], at, {}, [], False) for at in sections
    ]
    make(tmp_path / "a.coalition", entries).close()
    was = contents(tmp_path / "a.coalition")["sections"]
    assert [[each["number"] for each in part["entries"]] for part in was] == printed
    for form in ("json", "txt", "csv", "xlsx", "pdf"):
        folder = tmp_path / form
        folder.mkdir()
        annex = folder / f"annex.{form}"
        done("annex", tmp_path / "a.coalition", "--to", annex)
        after = read_into(folder, f"again.{form}", annex.read_bytes())
        assert contents(after)["sections"] == was, form


def told_by_text(content: dict[str, Any]) -> dict[str, Any]:
    """Return a content without what its text does not hold of who has no printed name."""
    for part in content["sections"]:
        for entry in part["entries"]:
            if not entry["name"]:
                entry["kind"] = entry["capacity"] = ""
    return content


def marked_in(content: dict[str, Any]) -> set[int]:
    """Return the numbers whose names are printed with the mark "as in the list received"."""
    return {number for numbers in content["defects"].values() for number in numbers}


def contents(register: Path) -> dict[str, Any]:
    """Return what an annex would hold, save what is of the text; who does not count has no position."""
    with open_register(register) as database, database.reading() as tx:
        gathered = gather_annex(tx, statements.find_statement(tx, None))
    content: dict[str, Any] = json.loads(json.dumps(gathered.content.to_json()))
    content.pop("text_digest")
    for part in content["sections"]:
        for entry in part["entries"]:
            if entry["standing"] not in COUNTED:
                entry["positions"] = ()
    return content


def test_the_real_case_comes_back_out_of_the_pdf_of_its_annex(
    built_case: Path, tmp_path: Path
) -> None:
    content = (built_case / "annex.pdf").read_bytes()
    draft = read_source(content, "annex.pdf").draft
    lines = source_lines(content, "annex.pdf")
    assert draft.line_count == len(lines)
    assert [each.record.number for each in draft.entries if each.record] == list(range(1, 120))
    eighteen = draft.entries[17]
    assert lines[eighteen.lines[0] - 1].startswith("18. ")
    assert dict(eighteen.positions)[1] == "does-not-support"
    after = read_into(tmp_path, "annex.pdf", content)
    frozen = json.loads(contents_of(content))
    now = contents(after)
    assert now["sections"] == frozen["sections"]
    assert now["demands"] == frozen["demands"]
    assert now["defects"] == frozen["defects"] != {}


def contents_of(document: bytes) -> bytes:
    found = attached_content(document)
    assert found is not None
    return found


def test_no_18_and_who_withdrew_come_back_as_they_were(ready_case: Path, tmp_path: Path) -> None:
    done("withdraw", ready_case, "--statement", 1, "--number", 3, "--received", "2025-04-01")
    was = {each["number"]: each for each in compared(listed(ready_case))}
    for read in (as_json, as_copied):
        folder = tmp_path / read.__name__
        folder.mkdir()
        after = read_into(folder, *read(ready_case, "ru"))
        now = {each["number"]: each for each in compared(listed(after))}
        assert now[18]["positions"] == was[18]["positions"]
        assert now[18]["acts"] == was[18]["acts"]
        assert (now[3]["standing"], now[3]["standing_on"]) == ("withdrawn", "2025-04-01")
        assert now[3]["positions"] == {}
        assert len(now) == len(was) == 119


def test_who_acceded_signs_where_nothing_was_delivered(attested_case: Path, tmp_path: Path) -> None:
    deliver = ("--statement", 1, "--edition", 1, "--to", "Парламент", "--date", "2025-03-20")
    done("deliver", attested_case, *deliver)
    late = ("--statement", 1, "--name", "Фонд «Кейін»", "--received", "2025-03-21")
    assert done("sign", attested_case, *late, "--json").json["standing"] == "acceded"
    after = read_into(tmp_path, *as_json(attested_case, "ru"))
    now = {each["number"]: each for each in compared(listed(after))}
    assert now[120]["standing"] == "signed"


def test_what_the_annex_does_not_hold_stays_open(tmp_path: Path) -> None:
    values = {"name": "Дана", "kind": "individual", "publish": "withheld"}
    entry: Any = (values, "signed", DAYS[3], 0, {}, [("кроме сроков", "ru")], True)
    make(tmp_path / "a.coalition", [entry]).close()
    done("annex", tmp_path / "a.coalition", "--to", tmp_path / "annex.json")
    after = read_into(tmp_path, "list.json", (tmp_path / "annex.json").read_bytes())
    [row] = listed(after)
    assert (row["publish"], row["acts"]) == ("withheld", [])
    assert "Дана" not in row["name"]
    assert set(row["positions"].values()) == {"unsettled"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_copied_cell_that_was_changed_is_told(tmp_path: Path, language: str) -> None:
    values = {"name": "Эхо"}
    make(tmp_path / "a.coalition", [(values, "signed", DAYS[3], 0, {}, [], False)]).close()
    _name, content = as_copied(tmp_path / "a.coalition", language)
    head, row = content.decode().rstrip("\n").split("\n")
    cells = row.split("\t")
    cells[head.split("\t").index(HEADINGS["standing"][LANGUAGES.index(language)])] = "снято"
    with pytest.raises(UserError, match="line 2, “снято”"):
        read_source("\n".join([head, "\t".join(cells)]).encode(), "list.txt")


def test_json_that_was_changed_is_refused(tmp_path: Path) -> None:
    make(tmp_path / "a.coalition", [({"name": "Эхо"}, "signed", DAYS[3], 0, {}, [], False)]).close()
    _name, content = as_json(tmp_path / "a.coalition", "en")
    with pytest.raises(UserError, match="was changed"):
        read_source(content.replace(b'"signed"', b'"agreed"'), "list.json")


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_real_case_comes_back_out_of_the_text_of_its_annex(
    ready_case: Path, tmp_path: Path, language: str
) -> None:
    done("withdraw", ready_case, "--statement", 1, "--number", 3, "--received", "2025-04-01")
    done("annex", ready_case, "--to", tmp_path / "annex.txt", "--in", language)
    after = read_into(tmp_path, "again.txt", (tmp_path / "annex.txt").read_bytes())
    was, now = (told_by_text(contents(each)) for each in (ready_case, after))
    assert now["sections"] == was["sections"]
    assert marked_in(now) == marked_in(was) != set()
    done("annex", ready_case, "--to", tmp_path / "annex.json")
    again = tmp_path / "again.json"
    done("annex", after, "--to", again)
    texts = json.loads(again.read_text())["demands"]
    assert [each["counts"] for each in texts] == [each["counts"] for each in was["demands"]]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("     Представитель: Махамбет", "     Махамбет", "line"),
        ("не поддерживает ·", "возражает ·", "line"),
        ("18.  РОО", "19.  РОО", "line"),
        ("\n119. ", "\n     119. ", "line"),
        ("coalition-app annex text 1", "", "end is missing"),
    ],
)
def test_a_text_that_was_changed_is_refused(
    ready_case: Path, tmp_path: Path, old: str, new: str, told: str
) -> None:
    text = tmp_path / "annex.txt"
    done("annex", ready_case, "--to", text, "--in", "ru")
    written = text.read_text()
    assert old in written
    text.write_text(written.replace(old, new))
    refused = type_command("import", "--dry-run", text)
    assert refused.code == 2
    assert told in refused.err


@pytest.mark.parametrize("read", [as_json, as_copied])
def test_an_own_list_changes_nothing_where_it_came_from(
    ready_case: Path, tmp_path: Path, read: Callable[[Path, str], tuple[str, bytes]]
) -> None:
    done("withdraw", ready_case, "--statement", 1, "--number", 3, "--received", "2025-04-01")
    before = listed(ready_case)
    name, content = read(ready_case, "ru")
    (tmp_path / name).write_bytes(content)
    said = done("import", ready_case, tmp_path / name, "--statement", 1, "--json").json
    assert (said["added"], said["differences"]) == (0, [])
    assert listed(ready_case) == before


def test_an_annex_changes_nothing_where_it_came_from(ready_case: Path, tmp_path: Path) -> None:
    done("withdraw", ready_case, "--statement", 1, "--number", 3, "--received", "2025-04-01")
    before = listed(ready_case)
    done("annex", ready_case, "--to", tmp_path / "annex.json")
    said = done("import", ready_case, tmp_path / "annex.json", "--statement", 1, "--json").json
    assert (said["added"], said["differences"]) == (0, [])
    assert listed(ready_case) == before
