"""The commands of the inbox, of checks and of challenges, and how quickly papers are matched."""

import random
from pathlib import Path

import pytest

from coalition_app.drafts import Paper
from coalition_app.intake.read_paper import read_paper
from coalition_app.records.lists import evidence_inbox
from coalition_app.records.lists.evidence_inbox import Addressee, Matcher
from tests.commands.command_line import (
    done,
    refused,
    refused_without_change,
    small_register,
    type_command,
)

CONSENT = "Мы, «Бірлік 2», поддерживаем заявление."


@pytest.fixture
def register(tmp_path: Path) -> Path:
    """Give a register of three signatories with addresses told by their own names."""
    path = small_register(tmp_path)
    for _each in (1, 2, 3):
        done("undo", path)
    for name, person in (("Заря", "Анна Ахметова"), ("Эхо", "Мария Лобачёва"), ("Степь", "")):
        done(
            *("sign", path, "--statement", 1, "--name", f"ОФ «{name}»"),
            *(("--representative", person) if person else ()),
        )
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "papers"
    (made / "inner").mkdir(parents=True)
    write_mail(made / "a.eml", "Мария Лобачёва", "ОФ «Эхо» поддерживает: мы согласны с текстом.")
    write_mail(made / "inner" / "b.eml", "Анна Ахметова", "«Заря» не поддерживает требование 1.")
    write_mail(made / "c.eml", "Некто", "Добрый день, я согласен.")
    (made / "d.eml").write_bytes((made / "a.eml").read_bytes())
    (made / "empty.pdf").write_bytes(b"")
    (made / ".hidden.eml").write_bytes(b"From: x")
    (made / "скан 3.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    return made


def write_mail(path: Path, sender: str, words: str, day: str = "02 Mar 2026") -> None:
    heads = f"From: {sender} <x@mail.ru>\nSubject: ответ\nDate: Mon, {day} 10:00:00 +0500\n"
    heads += "Content-Type: text/plain; charset=utf-8\n\n"
    path.write_bytes((heads + words + "\n").encode())


def papers(register: Path, folder: Path, *more: object) -> dict[str, dict[str, object]]:
    answer = done("inbox", register, folder, "--statement", 1, "--json", *more).json
    return {each["file"]: each for each in answer["papers"]}


def attached(register: Path, folder: Path) -> dict[str, object]:
    return {
        name: each["attached_to"] for name, each in papers(register, folder).items() if each["kind"]
    }


def test_papers_are_proposed_and_nothing_is_attached(register: Path, folder: Path) -> None:
    found = papers(register, folder)
    assert sorted(found) == ["a.eml", "b.eml", "c.eml", "d.eml", "empty.pdf", "скан 3.jpg"]
    whose = {
        name: [each["number"] for each in paper["proposals"]]  # type: ignore[attr-defined]
        for name, paper in found.items()
    }
    assert whose == {
        "a.eml": [2],
        "b.eml": [1],
        "c.eml": [],
        "d.eml": [],
        "empty.pdf": [],
        "скан 3.jpg": [3],
    }
    assert [each["kind"] for each in found["b.eml"]["quotes"]] == ["objects"]  # type: ignore[attr-defined]
    assert (found["a.eml"]["claim"], found["b.eml"]["claim"]) == ("consent", "wording")
    assert "empty" in str(found["empty.pdf"]["refusal"])
    assert "same file as a.eml" in str(found["d.eml"]["refusal"])
    out = done("inbox", register, folder, "--statement", 1).out
    assert "Nothing was attached." in out
    assert "No. 2 ОФ «Эхо»" in out
    assert "seems to object: “«Заря» не поддерживает требование 1.”" in out


def test_a_paper_is_attached_where_it_is_asked_for(register: Path, folder: Path) -> None:
    answer = done(
        *("inbox", register, folder, "--statement", 1, "--json", "--receiver", "Айгуль"),
        *("--attach", "a.eml", 2, "--attach", "c.eml", 3),
    ).json
    assert answer["attached"] == 2
    assert attached(register, folder) == {
        "a.eml": [2],
        "b.eml": [],
        "c.eml": [3],
        "скан 3.jpg": [],
    }
    kept = done("challenge", register, "--statement", 1, "--number", 2, "--json").json["evidence"]
    assert [(each["kind"], each["claim"], each["file"]) for each in kept] == [
        ("mail", "consent", "a.eml")
    ]
    assert (kept[0]["made"], kept[0]["received"]) == ("2026-03-02", "2026-03-02")
    assert (kept[0]["receiver"], kept[0]["directness"]) == ("Айгуль", "direct")
    done("undo", register)
    assert attached(register, folder)["a.eml"] == []


def test_only_what_is_sure_is_attached_in_bulk(register: Path, folder: Path) -> None:
    write_mail(
        folder / "sure.eml",
        "Мария Лобачёва",
        "«Эхо»: мы поддерживаем текст.",
    )
    (folder / "sure.eml").rename(folder / "Эхо.eml")
    found = papers(register, folder, "--attach-sure")
    assert {name for name, paper in found.items() if paper["attached_to"]} == {"Эхо.eml"}
    assert found["Эхо.eml"]["sure"] is True
    again = done("inbox", register, folder, "--statement", 1, "--json", "--attach-sure").json
    assert again["attached"] == 0


def test_what_cannot_be_attached_is_refused_and_nothing_is_changed(
    register: Path, folder: Path
) -> None:
    words = ("inbox", register, folder, "--statement", 1, "--attach")
    for more, said in (
        (("z.eml", 1), "No document is called z.eml"),
        (("a.eml", "two"), "is not a signature number"),
        (("a.eml", 9), "no signature number 9"),
        (("empty.pdf", 1), "could not be read"),
    ):
        assert said in refused_without_change(register, *words, *more)
    both = (*words, "a.eml", 2, "--attach", "empty.pdf", 1)
    assert "could not be read" in refused_without_change(register, *both)
    done(*words, "a.eml", 2)
    assert "attached to number 2 already" in refused_without_change(register, *words, "a.eml", 2)
    assert "no file or folder" in refused("inbox", register, folder / "nowhere", "--statement", 1)


def test_a_mail_from_tomorrow_bears_no_date(register: Path, folder: Path) -> None:
    write_mail(folder / "z.eml", "Анна Ахметова", "«Заря»: мы согласны.", day="01 Jan 2999")
    done("inbox", register, folder, "--statement", 1, "--attach", "z.eml", 1)
    (kept,) = done("challenge", register, "--statement", 1, "--number", 1, "--json").json[
        "evidence"
    ]
    assert kept["made"] == ""
    assert kept["received"] < "2999"


def test_evidence_takes_everything_that_is_known_of_it(register: Path) -> None:
    done(
        *("evidence", register, "--statement", 1, "--number", 1, "--note", "принесла сама"),
        *("--kind", "letter", "--made", "01.03.2026", "--received", "2026-03-02"),
        *("--receiver", "Айгуль", "--directness", "direct", "--originality", "original"),
    )
    (kept,) = done("challenge", register, "--statement", 1, "--number", 1, "--json").json[
        "evidence"
    ]
    assert (kept["kind"], kept["made"], kept["received"]) == ("letter", "2026-03-01", "2026-03-02")
    assert (kept["receiver"], kept["directness"], kept["originality"]) == (
        "Айгуль",
        "direct",
        "original",
    )
    line = refused_without_change(
        register,
        *("evidence", register, "--statement", 1, "--number", 1, "--note", "x"),
        *("--made", "01.01.2999"),
    )
    assert "in the future" in line


def test_checks_of_two_people_stand_in_the_dossier(register: Path) -> None:
    check = ("check-signature", register, "--statement", 1, "--number", 2)
    assert "on what ground" in refused_without_change(register, *check, "--as", "confirmed")
    for name in ("Айгуль", "Ермек"):
        done(*check, "--as", "confirmed", "--ground", f"звонок: {name}", "--by", name)
    answer = done("challenge", register, "--statement", 1, "--number", 2, "--json").json
    assert answer["verification"] == "confirmed"
    assert [(each["by"], each["ground"]) for each in answer["checks"]] == [
        ("Айгуль", "звонок: Айгуль"),
        ("Ермек", "звонок: Ермек"),
    ]
    shown = done("challenge", register, "--statement", 1, "--number", 2).out
    assert shown.index("confirmed by Айгуль: звонок: Айгуль") < shown.index("by Ермек")


def test_a_doubtful_signature_is_an_exception(register: Path) -> None:
    done(
        "evidence", register, "--statement", 1, "--all", "--held", "сейф", "--holder", "Д. Ахметова"
    )
    done(
        *("check-signature", register, "--statement", 1, "--number", 2, "--as", "disputed"),
        *("--ground", "другой почерк", "--by", "Айгуль"),
    )
    ready = type_command("ready", register, "--statement", 1, "--json").json["items"]
    assert [item["numbers"] for item in ready if item["kind"] == "check-doubtful"] == [[2]]
    assert [item for item in ready if item["kind"] == "no-evidence"] == []


def test_a_dossier_is_written_as_a_page(register: Path, tmp_path: Path) -> None:
    words = ("challenge", register, "--statement", 1, "--number", 2, "--to")
    done(*words, tmp_path / "a.txt")
    told = (tmp_path / "a.txt").read_text(encoding="utf-8")
    assert "ОФ «Эхо»" in told
    assert "Nobody has checked this signature." in told
    done(*words, tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF-1")
    assert "already exists" in refused(*words, tmp_path / "a.pdf")
    done(*words, tmp_path / "a.pdf", "--replace")
    assert "ends in .pdf or .txt" in refused(*words, tmp_path / "a.docx")
    assert "no signature number 9" in refused(
        "challenge", register, "--statement", 1, "--number", 9
    )


def invented(number: int) -> str:
    """Give a word for a number, another one for each."""
    syllables = ("ба", "ге", "ди", "жо", "ку", "лы", "мэ", "ню", "ря", "сэ")
    return "".join(syllables[int(digit)] for digit in f"{number:04}").capitalize()


def test_a_hundred_mails_are_matched_to_two_thousand_signatories(tmp_path: Path) -> None:
    chance = random.Random(7)
    words = "комитет право защита женщина экология журналист союз центр степь".split()  # noqa: SIM905
    known = [
        Addressee(at, f"«{' '.join(chance.sample(words, 2))} {invented(at)}»", f"Иван Петров{at}")
        for at in range(1, 2_001)
    ]
    whose = [chance.randrange(2_000) for _at in range(100)]
    for at, place in enumerate(whose):
        body = "Мы поддерживаем заявление и просим включить нас в список. " * 30
        write_mail(tmp_path / f"{at:03}.eml", "Некто", f"Письмо {at}. {body}\n{known[place].name}")
    matcher = Matcher(known)
    received = list(
        evidence_inbox.receive(evidence_inbox.list_files([tmp_path]), read_paper, matcher)
    )
    found = [each.proposals[0].number if each.proposals else 0 for each in received]
    missed = [at for at, place in enumerate(whose) if found[at] != known[place].number]
    assert missed == []


def test_reading_goes_on_after_a_file_that_is_gone(tmp_path: Path) -> None:
    write_mail(tmp_path / "a.eml", "Некто", CONSENT)
    paths = [tmp_path / "gone.eml", tmp_path / "a.eml"]
    told: list[tuple[int, int]] = []
    gone, read = evidence_inbox.receive(
        paths, read_paper, Matcher([]), progress=lambda at, of: told.append((at, of))
    )
    assert "cannot be read" in gone.refusal
    assert isinstance(read.paper, Paper)
    assert told == [(0, 2), (1, 2), (2, 2)]


def test_papers_are_kept_listed_attached_and_removed(register: Path, folder: Path) -> None:
    taken = done("inbox", register, folder, "--statement", 1, "--take", "--json").json
    assert taken["taken"] == ["a.eml", "c.eml", "скан 3.jpg", "b.eml"]
    assert [each.split()[0] for each in taken["refused"]] == ["The", "The"]
    for each in (folder / "a.eml", folder / "c.eml"):
        each.unlink()
    waiting = done("inbox", register, "--statement", 1, "--json").json["papers"]
    assert [each["file"] for each in waiting] == ["a.eml", "c.eml", "скан 3.jpg", "b.eml"]
    assert waiting[0]["proposals"][0]["number"] == 2
    assert (waiting[0]["path"], bool(waiting[0]["arrived"])) == ("", True)
    done("inbox", register, "--statement", 1, "--attach", "a.eml", 2)
    said = done("inbox", register, "--statement", 1, "--remove", "c.eml", waiting[2]["sha256"][:9])
    assert said.out.strip() == "2 papers were removed."
    left = done("inbox", register, "--statement", 1, "--json").json["papers"]
    assert [each["file"] for each in left] == ["b.eml"]


def test_what_does_not_wait_is_not_removed(register: Path, folder: Path) -> None:
    said = refused("inbox", register, "--statement", 1, "--remove", "a.eml")
    assert "No document is called a.eml." in said
    assert "Name the files" in refused("inbox", register, "--statement", 1, "--take")
