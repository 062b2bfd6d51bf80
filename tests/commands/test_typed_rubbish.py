"""Whatever is typed: exit 0, 1 or 2, one line where it is refused, and a register that stays whole."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as some

from coalition_app.records.store.tables import STANCES
from tests.commands.command_line import FAULT, damage, small_register, type_command

# What a shell can hand over: any character but NUL, and no halves of characters.
WORDS = some.text(some.characters(exclude_characters="\0", codec="utf-8"), max_size=30)
NUMBERS = some.one_of(some.integers(-3, 5).map(str), some.integers().map(str), WORDS)
DAYS = some.one_of(some.dates().map(str), WORDS, some.just("2025-03-01"))
STANCE = some.one_of(some.sampled_from(STANCES), WORDS)
DEMAND = some.builds("{}={}".format, NUMBERS, STANCE) | WORDS


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_register(tmp_path_factory.mktemp("rubbish"))


def options(**known: some.SearchStrategy[str]) -> some.SearchStrategy[list[str]]:
    """Draw each option at most twice, written so that its value cannot be taken for an option."""
    names = {name.replace("_", "-"): values for name, values in known.items()}
    each = [some.builds(f"--{name}={{}}".format, values) for name, values in names.items()]
    return some.lists(some.one_of(each), max_size=2 * len(each))


COPY_MADE = "A copy was made before: "


def survives(register: Path, command: str, words: list[str]) -> None:
    answer = type_command(command, register, *words)
    assert answer.code in (0, 1, 2)
    assert FAULT not in answer.err
    assert "Traceback" not in answer.err
    told = [line for line in answer.err.splitlines() if not line.startswith(COPY_MADE)]
    assert bool(told) == (answer.code == 2)
    assert damage(register) == []


@given(
    typed=options(
        statement=NUMBERS,
        number=NUMBERS,
        demand=DEMAND,
        wording=WORDS,
        wording_language=some.sampled_from(["ru", "kk", "en", "", "de"]),
        received=DAYS,
    )
)
def test_reserve_survives_whatever_is_typed(register: Path, typed: list[str]) -> None:
    survives(register, "reserve", typed)


@given(demands=some.lists(DEMAND, min_size=1, max_size=3), wording=WORDS, day=DAYS)
def test_reserve_for_a_signature_survives_whatever_is_typed(
    register: Path, demands: list[str], wording: str, day: str
) -> None:
    words = [f"--demand={each}" for each in demands]
    survives(
        register, "reserve", ["--number=2", *words, f"--wording={wording}", f"--received={day}"]
    )


@given(
    name=WORDS,
    typed=options(
        statement=NUMBERS,
        kind=WORDS,
        legal_form=WORDS,
        representative=WORDS,
        office=WORDS,
        place=WORDS,
        country=WORDS,
        capacity=WORDS,
    ),
)
def test_sign_survives_whatever_is_typed(register: Path, name: str, typed: list[str]) -> None:
    survives(register, "sign", [f"--name={name}", *typed])


@given(
    typed=options(
        statement=NUMBERS, number=NUMBERS, claim=WORDS, held=WORDS, note=WORDS, received=DAYS
    )
)
def test_evidence_survives_whatever_is_typed(register: Path, typed: list[str]) -> None:
    survives(register, "evidence", typed)


@given(held=WORDS, claim=some.sampled_from(["identity", "authority", "consent", "wording"]))
def test_evidence_for_all_survives_whatever_is_typed(register: Path, held: str, claim: str) -> None:
    survives(register, "evidence", ["--all", f"--claim={claim}", f"--held={held}"])


@given(find=WORDS)
def test_a_search_survives_whatever_is_typed(register: Path, find: str) -> None:
    answer = type_command("signatories", register, f"--find={find}", "--json")
    assert answer.code in (0, 1)
    assert isinstance(answer.json["signatories"], list)
