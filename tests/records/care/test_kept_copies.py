"""Copies by themselves: when one is due, what a moment holds, and which are kept after 200 days."""

import datetime as dt
import itertools
from collections import Counter
from pathlib import Path

import pytest

from coalition_app import i18n, settings
from coalition_app.errors import UserError
from coalition_app.records.care import backups, kept_copies
from coalition_app.records.care.backups import CopyRow
from coalition_app.records.file import engine as engines
from coalition_app.records.opening.existing import open_register
from tests.registers import PASSPHRASE, add_signatures, make_register, signatures_of


def stamp(day: dt.date, hour: int = 12) -> str:
    return f"{day.isoformat()} {hour:02}0000"


def rows(*days: dt.date, size: int = 10) -> list[CopyRow]:
    made = [dt.datetime.combine(each, dt.time(12)) for each in sorted(days, reverse=True)]
    return [CopyRow(Path(f"{each:%Y-%m-%d}"), each, size) for each in made]


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_moment_is_copied_as_it_was_while_others_write(
    tmp_path: Path, passphrase: str | None
) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=passphrase, signatures=2)
    moment = kept_copies.pin(database)
    add_signatures(database, 3)
    copy = kept_copies.keep_copy(database, moment, stamp(dt.date(2025, 3, 1)))
    assert copy == tmp_path / "a copies" / "a 2025-03-01 120000.coalition"
    assert backups.check_copy(database, copy) == 3
    assert len(signatures_of(database)) == 5
    assert [each.name for each in copy.parent.iterdir()] == [copy.name]
    assert engines.is_plain(copy) is (passphrase is None)
    database.close()
    with open_register(copy, passphrase) as then:
        assert len(signatures_of(then)) == 2


def test_the_folder_is_named_in_the_program_s_language_and_keeps_its_name(tmp_path: Path) -> None:
    """One that another language named is not left behind: the copies in it are found, kept and removed."""
    register = tmp_path / "a.coalition"
    i18n.use("ru")
    assert settings.own_copies(register) == tmp_path / "a — копии"
    (tmp_path / "a көшірмелері").mkdir()
    assert settings.own_copies(register) == tmp_path / "a көшірмелері"
    i18n.use("en")
    assert settings.own_copies(register) == tmp_path / "a көшірмелері"
    assert {tmp_path / name for name in ("a copies", "a — копии", "a көшірмелері")} <= set(
        settings.places_of_copies(register)
    )


def test_after_200_days_twelve_daily_ten_weekly_and_monthly_copies_are_left_and_each_opens(
    tmp_path: Path,
) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=PASSPHRASE, signatures=1)
    first = dt.date(2025, 1, 6)  # a Monday
    days = [first + dt.timedelta(days=each) for each in range(200)]
    for day in days:
        kept_copies.keep_copy(database, kept_copies.pin(database), stamp(day))
    left = [each.made.date() for each in kept_copies.list_own(database.path)]
    assert left[:12] == days[:-13:-1]
    weekly = left[12:22]
    assert all(each.weekday() == 6 for each in weekly[1:])  # a week's last day, but for the cut one
    apart = [one - other for one, other in itertools.pairwise(weekly[1:])]
    assert apart == [dt.timedelta(days=7)] * 8
    monthly = left[22:]
    assert Counter((each.year, each.month) for each in monthly).most_common(1)[0][1] == 1
    assert {each.month for each in monthly} == set(range(1, monthly[0].month + 1))
    for each in kept_copies.list_own(database.path):
        assert backups.check_copy(database, each.path) == 0
    database.close()


def test_all_of_today_are_kept_and_one_of_each_day_before() -> None:
    day = dt.date(2025, 3, 3)
    morning = CopyRow(Path("morning"), dt.datetime(2025, 3, 3, 9), 10)
    noon = CopyRow(Path("noon"), dt.datetime(2025, 3, 3, 12), 10)
    assert kept_copies.too_many([noon, morning], day, 0) == ()
    assert kept_copies.too_many([noon, morning], day + dt.timedelta(days=1), 0) == (morning,)


def test_the_oldest_go_where_the_room_is_bounded_and_the_newest_stays() -> None:
    found = rows(*(dt.date(2025, 3, day) for day in range(1, 6)))
    assert kept_copies.too_many(found, dt.date(2025, 3, 5), 30) == tuple(found[3:])
    assert kept_copies.too_many(found, dt.date(2025, 3, 5), 1) == tuple(found[1:])


def test_only_the_programs_own_copies_are_thinned(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=None)
    settings.remember_copying(database.path, limit="1")
    by_hand = [backups.back_up(database, tmp_path)]
    for day in range(1, 29):
        moment = kept_copies.pin(database)
        kept_copies.keep_copy(database, moment, stamp(dt.date(2024, 2, day)))
    assert sum(each.size for each in kept_copies.list_own(database.path)) <= 1_000_000
    assert kept_copies.list_own(database.path)[0].made.day == 28
    assert all(each.exists() for each in by_hand)
    database.close()


def test_a_stick_that_is_away_is_waited_for(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=None)
    stick, day = tmp_path / "stick", dt.date(2025, 3, 1)
    settings.remember_copying(database.path, folder=str(stick))
    with pytest.raises(kept_copies.FolderAway, match="not there"):
        kept_copies.keep_copy(database, kept_copies.pin(database), stamp(day))
    assert not stick.exists()
    stick.mkdir()
    copy = kept_copies.keep_copy(database, kept_copies.pin(database), stamp(day))
    assert copy.parent.parent == stick
    database.close()


def test_a_folder_that_takes_nothing_is_said_and_holds_nothing_back(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=None)
    (tmp_path / "a copies").write_text("a file in its place", encoding="utf-8")
    with pytest.raises(UserError, match="No copy could be made"):
        kept_copies.keep_copy(database, kept_copies.pin(database), stamp(dt.date(2025, 3, 1)))
    add_signatures(database, 1)
    assert database.close() == ""


def test_a_copy_is_due_once_a_day_and_only_for_what_is_new(tmp_path: Path) -> None:
    database = make_register(tmp_path / "a.coalition", passphrase=None)
    with database.reading() as tx:
        today = tx.today
    assert kept_copies.is_due(database)
    kept_copies.keep_copy(database, kept_copies.pin(database), stamp(today - dt.timedelta(days=2)))
    assert not kept_copies.is_due(database)
    add_signatures(database, 1)
    assert kept_copies.is_due(database)
    kept_copies.keep_copy(database, kept_copies.pin(database), stamp(today))
    add_signatures(database, 1)
    assert not kept_copies.is_due(database)
    database.close()
