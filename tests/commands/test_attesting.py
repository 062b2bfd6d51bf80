"""By command: who attests, what an attestor may choose, and what is refused with the reason."""

import datetime as dt
import json
import re
from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from tests import sentences
from tests.commands.command_line import (
    ATTESTOR,
    attest_words,
    damage,
    done,
    dump,
    refused,
    refused_without_change,
    small_register,
    type_command,
)
from tests.documents.pages import attached_content, joined, pages_of
from tests.registers import recorded_on, this_day
from tests.tampering import behind_the_journal

SECOND = ("--second", "--name", "Турмагамбетова Ж.", "--office", "директор")


def last_page(path: Path, folder: Path) -> str:
    return joined(pages_of(path.read_bytes(), folder)[-1])


def test_a_second_attestor_is_named_printed_undone_and_removed(
    ready_case: Path, tmp_path: Path
) -> None:
    assert "attests beside the first" in done("attestor", ready_case, *SECOND).out
    done(*attest_words(ready_case, tmp_path / "two.pdf"))
    page = last_page(tmp_path / "two.pdf", tmp_path)
    assert page.index(ATTESTOR) < page.index("Турмагамбетова Ж.")
    assert "nobody attests beside" in done("attestor", ready_case, "--no-second").out
    done("undo", ready_case)
    assert "Nobody attests beside" not in done("attestor", ready_case, "--no-second").out
    assert "Nobody attests beside" in refused("attestor", ready_case, "--no-second")


@pytest.mark.parametrize("language", ["ru", "kk", "en"])
def test_initials_behind_a_surname_leave_one_full_stop(ready_case: Path, language: str) -> None:
    told = done("attestor", ready_case, "--name", "Акылбекова Р.М.", "--language", language).out
    told += done("attestor", ready_case, *SECOND, "--language", language).out
    told += done("attestor", ready_case, "--language", language).out
    assert "Акылбекова Р.М." in told
    assert ".." not in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--office", "директор"), "--name"),
        (("--second",), "--name"),
        (("--second", "--name", ATTESTOR), "another person"),
        (("--no-second", "--name", "Ким"), "leave name and offices out"),
        (("--second", "--no-second"), "not allowed"),
    ],
)
def test_who_attests_is_refused_where_it_makes_no_sense(
    ready_case: Path, words: tuple[str, ...], said: str
) -> None:
    assert said in refused_without_change(ready_case, "attestor", ready_case, *words)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--except", 400), "number 400"),
        (("--place", "Алматы. Личность и полномочия всех удостоверены нотариусом"), "a sentence"),
        (("--place", "Алматы, подписи удостоверены"), "would certify"),
        (("--remark", "а" * 301), "The remark is too long"),
    ],
)
def test_an_attestation_edited_to_say_more_is_refused(
    ready_case: Path, tmp_path: Path, words: tuple[object, ...], said: str
) -> None:
    target = tmp_path / "annex.pdf"
    assert said in refused_without_change(ready_case, *attest_words(ready_case, target), *words)
    assert not target.exists()


def test_saying_less_and_a_remark_are_printed(ready_case: Path, tmp_path: Path) -> None:
    target = tmp_path / "less.pdf"
    remark = "С № 5 связаться не удалось."
    made = done(
        *attest_words(ready_case, target), "--except", 7, 5, "--remark", remark, "--json"
    ).json
    assert (made["form"], made["exceptions"], made["further_print"]) == ("except", [5, 7], False)
    page = last_page(target, tmp_path)
    assert remark in page
    assert "5, 7" in page
    again = done(
        *attest_words(ready_case, tmp_path / "again.pdf"),
        *("--except", 5, 7, "--remark", remark, "--json"),
    ).json
    assert (again["edition"], again["code"], again["further_print"]) == (1, made["code"], True)


def test_that_nothing_else_came_is_said_where_it_was_asked_for(
    ready_case: Path, tmp_path: Path
) -> None:
    sentence = "Иных подписей под этим документом к указанному дню ко мне не поступало."
    done(*attest_words(ready_case, tmp_path / "1.pdf"))
    assert sentence not in last_page(tmp_path / "1.pdf", tmp_path)
    done(*attest_words(ready_case, tmp_path / "2.pdf", "--complete"))
    assert sentence in last_page(tmp_path / "2.pdf", tmp_path)
    done("sign", ready_case, "--statement", 1, "--name", "РОО «Шанырак»")
    done("evidence", ready_case, "--all", "--held", "сейф", "--holder", "Д. Ахметова")
    more = ("--complete", "--with-exceptions")
    late = attest_words(ready_case, tmp_path / "3.pdf", *more, date=this_day().isoformat())
    refusal = refused(*late)
    assert "only where nothing is open" in refusal


def test_a_date_to_come_is_refused(ready_case: Path, tmp_path: Path) -> None:
    before = dump(ready_case)
    tomorrow = this_day() + dt.timedelta(days=1)
    words = [str(word) for word in attest_words(ready_case, tmp_path / "annex.pdf")]
    words[words.index("--date") + 1] = tomorrow.isoformat()
    assert sentences.FUTURE in refused(*words)
    assert dump(ready_case) == before


def test_the_text_of_the_qr_is_checked_as_the_words_are(attested_case: Path) -> None:
    words = done("anchor", attested_case).out.strip()
    scanned = f"ANCHOR: {words.upper()}"
    for given in (words, scanned, f"  {scanned} ", words.title()):
        said = done("verify", "--anchor", given, "--register", attested_case).out
        assert "The journal contains these words" in said
    assert "not one of the control words" in refused(
        "verify", "--anchor", "ANCHOR: " + "щ " * 6, "--register", attested_case
    )


def test_duplicates_that_nobody_decided_ask_for_agreement(ready_case: Path, tmp_path: Path) -> None:
    sign = ("sign", ready_case, "--statement", 1, "--name")
    for name in ("РОО «Қарлығаш»", "ОО «Карлыгаш»"):
        done(*sign, name)
    done(
        "evidence",
        ready_case,
        "--statement",
        1,
        "--number",
        120,
        121,
        "--held",
        "сейф",
        "--holder",
        "Д. Ахметова",
    )
    found = done("ready", ready_case, "--statement", 1, "--json").json
    twins = [item for item in found["items"] if item["kind"] == "twins-undecided"]
    assert [item["severity"] for item in twins] == ["exception"]
    assert {120, 121} <= set(twins[0]["numbers"])
    today = this_day().isoformat()
    answer = type_command(*attest_words(ready_case, tmp_path / "annex.pdf", date=today))
    assert (answer.code, "--with-exceptions" in answer.err) == (1, True)
    done(*attest_words(ready_case, tmp_path / "annex.pdf", "--with-exceptions", date=today))
    content = json.loads(attached_content((tmp_path / "annex.pdf").read_bytes()) or b"{}")
    said = " ".join(content["attestation"]["paragraphs"]["en"]).replace("\u00a0", " ")
    assert re.search(r"may be the same: .*Nos. 120 and 121", said)


def test_a_further_print_leaves_undo_open_for_what_was_done_since(
    attested_case: Path, tmp_path: Path
) -> None:
    before = dump(attested_case)["signature"]
    done("sign", attested_case, "--statement", 1, "--name", "Фонд «Кейін»")
    kk = ("--statement", 1, "--edition", 1, "--in", "kk", "--to", tmp_path / "kk.pdf")
    done("reprint", attested_case, *kk)
    prints = dump(attested_case)["print"]
    assert "No. 120: signature added" in done("undo", attested_case).out
    assert dump(attested_case)["signature"] == before
    assert dump(attested_case)["print"] == prints
    assert "attestation or delivery stays" in refused("undo", attested_case, code=1)


@pytest.mark.parametrize("date", ["2014-05-15", "2025-03-13"])
def test_an_attestation_is_not_dated_before_what_it_counts(
    ready_case: Path, tmp_path: Path, date: str
) -> None:
    target = tmp_path / "annex.pdf"
    rows = dump(ready_case)
    answer = type_command(*attest_words(ready_case, target, date=date))
    assert answer.code == 1
    assert "Evidence for number" in answer.err and "came on 14.03.2025" in answer.err
    assert dump(ready_case) == rows
    assert not target.exists()


def test_a_signature_that_came_later_bears_on_the_day(ready_case: Path, tmp_path: Path) -> None:
    held = ("--held", "сейф", "--holder", "Д. Ахметова", "--received", "2025-03-21")
    sign = ("--statement", 1, "--name", "Фонд «Кейін»", "--received", "2025-03-21")
    done("sign", ready_case, *sign)
    done("evidence", ready_case, "--statement", 1, "--number", 120, *held)
    early = type_command(*attest_words(ready_case, tmp_path / "a.pdf", date="2025-03-20"))
    assert early.code == 1
    assert "Signature 120 came on 21.03.2025" in early.err
    done(*attest_words(ready_case, tmp_path / "a.pdf", date="2025-03-21"))


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """Give a register of three, typed in January; on 10 March a fourth signed and number 2 withdrew."""
    register = small_register(tmp_path)
    held = ("--held", "сейф", "--holder", "Д. Ахметова")
    with recorded_on(dt.date(2025, 1, 3)):
        done("attestor", register, "--name", "Дана Серик", "--office", "координатор")
        done("evidence", register, "--all", *held)
    with recorded_on(dt.date(2025, 3, 10)):
        done("sign", register, "--name", "Фонд «Кейін»")
        done("evidence", register, "--number", 4, *held)
        done("withdraw", register, "--number", 2, "--received", "2025-03-10")
    return register


def attest_as_of(register: Path, target: Path, day: str, *more: object) -> tuple[object, ...]:
    place = ("--place", "Алматы", "--date", "2025-03-20", "--as-of", day)
    return ("attest", register, *place, "--to", target, *more)


def test_the_list_of_an_earlier_day_is_attested_with_both_days(
    listed: Path, tmp_path: Path
) -> None:
    target = tmp_path / "annex.pdf"
    done(*attest_as_of(listed, target, "2025-03-05", "--in", "ru"))
    content = json.loads(attached_content(target.read_bytes()) or b"{}")
    assert content["signed"] == 3
    assert [each["number"] for section in content["sections"] for each in section["entries"]] == [
        1,
        2,
        3,
    ]
    attestation = content["attestation"]
    assert (attestation["date"], attestation["as_of"]) == ("2025-03-20", "2025-03-05")
    said = " ".join(attestation["paragraphs"]["ru"]).replace("\u00a0", " ")
    assert (
        "Список приведён по состоянию на 5 марта 2025 г.; подтверждение подписано 20 марта 2025 г. "
        "Изменения между этими днями не отражены." in said
    )
    kk = " ".join(attestation["paragraphs"]["kk"]).replace("\u00a0", " ")
    assert (
        "Тізім 2025 жылғы 5 наурыздағы жағдай бойынша келтірілді; растауға 2025 жылғы 20 наурызда қол "
        "қойылды. Осы екі күн арасындағы өзгерістер көрсетілмеген." in kk
    )
    en = " ".join(attestation["paragraphs"]["en"]).replace("\u00a0", " ")
    assert (
        "The list is given as of 5 March 2025; signed on 20 March 2025. Changes between these days are "
        "not shown." in en
    )
    (edition,) = done("editions", listed, "--json").json["editions"]
    assert (edition["date"], edition["as_of"]) == ("2025-03-20", "2025-03-05")
    assert "The list as of 2025-03-05." in done("editions", listed).out
    again = done(*attest_as_of(listed, tmp_path / "again.pdf", "2025-03-05"), "--json").json
    assert again["further_print"]
    assert damage(listed) == []


def test_a_later_edition_does_not_go_behind_the_list_of_an_earlier_one(
    listed: Path, tmp_path: Path
) -> None:
    done(*attest_as_of(listed, tmp_path / "1.pdf", "2025-03-10"))
    said = refused(*attest_as_of(listed, tmp_path / "2.pdf", "2025-03-05"))
    assert "Edition 1 gives the list as of 10.03.2025" in said


def test_the_list_of_a_day_is_not_attested_over_what_was_learnt_since(
    listed: Path, tmp_path: Path
) -> None:
    with recorded_on(dt.date(2025, 3, 12)):
        done("withdraw", listed, "--number", 3, "--received", "2025-03-04")
    before = dump(listed)
    answer = type_command(*attest_as_of(listed, tmp_path / "a.pdf", "2025-03-05"))
    assert answer.code == 1
    assert "held on 05.03.2025 already: numbers 3" in answer.err
    assert dump(listed) == before
    done(*attest_as_of(listed, tmp_path / "a.pdf", "2025-03-03"))


@pytest.mark.parametrize(
    ("day", "said", "code"),
    [
        ("2025-03-21", "cannot be of a day after", 2),
        ("2024-12-31", "nothing was recorded on", 1),
        ("вчера", "is not a date", 2),
    ],
)
def test_a_day_that_no_list_can_be_of_is_refused(
    listed: Path, tmp_path: Path, day: str, said: str, code: int
) -> None:
    assert said in refused(*attest_as_of(listed, tmp_path / "a.pdf", day), code=code)


def test_a_name_withheld_since_is_not_printed_in_the_list_of_before(
    listed: Path, tmp_path: Path
) -> None:
    with recorded_on(dt.date(2025, 3, 11)):
        done("signatory", listed, "private", "--number", 1, "--publish", "withheld")
    target = tmp_path / "annex.pdf"
    done(*attest_as_of(listed, target, "2025-03-05", "--with-exceptions"))
    assert "Бірлік 1" not in (attached_content(target.read_bytes()) or b"").decode()


def test_a_withdrawal_recorded_late_is_told_until_another_edition(
    attested_case: Path, tmp_path: Path
) -> None:
    def said() -> tuple[list[list[int]], list[list[int]]]:
        ready = json.loads(done("ready", attested_case, "--statement", 1, "--json").out)
        items = [each for each in ready["items"] if each["kind"] == "counted-late"]
        listed = json.loads(done("editions", attested_case, "--json").out)["editions"]
        return [each["numbers"] for each in items], [each["counted_late"] for each in listed]

    left = ("withdraw", attested_case, "--statement", 1)
    done(*left, "--number", 44, "--received", "2025-03-14")
    done(*left, "--number", 45, "--received", "2025-03-15")
    assert said() == ([[44]], [[44]])
    assert "No. 44" in done("editions", attested_case).out
    done(*attest_words(attested_case, tmp_path / "second.pdf", date="2025-03-20"))
    assert said() == ([], [[44], []])


def test_what_stops_is_told_without_the_kept_content_too(attested_case: Path) -> None:
    done("withdraw", attested_case, "--statement", 1, "--number", 44, "--received", "2025-03-14")
    with open_register(attested_case) as database:
        behind_the_journal(database, "DELETE FROM blob")
    ready = type_command("ready", attested_case, "--statement", 1, "--json").json
    assert "counted-late" not in [each["kind"] for each in ready["items"]]
