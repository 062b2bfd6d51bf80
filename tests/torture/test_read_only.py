"""What lies on a disk that takes nothing can be read, and is neither changed nor added to."""

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from coalition_app.operations import door
from coalition_app.operations.signatures import sign
from coalition_app.records.care.backups import (
    back_up,
    check_copy,
    list_copies,
    restore,
    restore_as,
)
from coalition_app.records.opening.existing import open_register
from coalition_app.records.signatures.signatures import NewSignature
from tests.commands.command_line import FAULT, done, ended, start, type_command
from tests.contracts.lines import placed
from tests.older_registers import as_of_migration
from tests.registers import PASSPHRASE, make_register, signatures_of
from tests.torture.conftest import Rounds
from tests.torture.disks import leave_room, protect, small_disk
from tests.torture.every_command import LINES, NO_SAMPLE, lay_out, tells_kept

ONLY_READ = "it is open only to be read"
NOT_RECORDED = "What was being done was not recorded."


def as_it_lies(disk: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(disk)): each.read_bytes() for each in disk.rglob("*") if each.is_file()
    }


def left_open(path: Path, passphrase: str | None, folder: Path) -> None:
    """Lay a register into a folder with its last action only in its -wal, as where the machine stopped."""
    with make_register(path, signatures=3, passphrase=passphrase) as made:
        door.write(made, sign(None, new=NewSignature("ОФ «Соңғы»")))
        for each in path.parent.glob(f"{path.name}*"):
            if not each.name.endswith("-shm"):
                shutil.copy(each, folder)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("stop", [protect, lambda disk: leave_room(disk, 0)], ids=["ro", "full"])
def test_what_lies_beside_a_register_is_read_too(
    tmp_path: Path, passphrase: str | None, stop: Callable[[Path], None]
) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    more = ("--passphrase-file", secret) if passphrase else ()
    with small_disk(tmp_path / "disk") as disk:
        left_open(tmp_path / "one.coalition", passphrase, disk)
        stop(disk)
        before = as_it_lies(disk)
        listed = type_command("signatories", disk / "one.coalition", *more, "--json")
        assert (listed.code, ONLY_READ in listed.err) == (0, True), listed
        assert "Соңғы" in listed.out
        assert "do not copy nor move the one file alone" in listed.err
        assert type_command("check", disk / "one.coalition", *more).code == 0
        assert type_command("backup", disk / "one.coalition", tmp_path, *more).code == 0
        after = as_it_lies(disk)
        assert {**after, ".one.coalition.lock": b""} == {**before, ".one.coalition.lock": b""}
    (copy,) = tmp_path.glob("one 20*.coalition")
    assert "Соңғы" in done("signatories", copy, *more, "--json").out


def test_a_command_on_a_protected_disk_reads_or_says_that_it_recorded_nothing(
    rounds: Rounds, built_case: Path, tmp_path: Path
) -> None:
    first = 0
    for at, chance in enumerate(rounds(3, len(LINES))):
        first = first or chance.randrange(1, len(LINES))
        line = LINES[(first + at) % len(LINES)]
        with small_disk(tmp_path / f"disk{at}") as disk:
            places = lay_out(line, built_case, NO_SAMPLE, disk)
            for words in line.commands[:-1]:
                done(*placed(words, places))
            protect(disk)
            before = as_it_lies(disk)
            answer = type_command(*placed(line.commands[-1], places))
            assert as_it_lies(disk) == before, line.name
        assert FAULT not in answer.err, (line.name, answer)
        assert not tells_kept(answer), (line.name, answer)
        if "--language" in line.commands[-1] or (line.state == "-" and answer.code == 0):
            continue  # it answers in that language, or needs nothing of the disk
        assert "cannot be written to" in answer.err, (line.name, answer)
        if answer.code == 0:
            assert ONLY_READ in answer.err, (line.name, answer)


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize("revision", ["0009", None])
def test_a_copy_on_a_protected_disk_is_checked_and_restored(
    tmp_path: Path, passphrase: str | None, revision: str | None
) -> None:
    """Also one of an older format, which is brought up to date in the draft."""
    with (
        small_disk(tmp_path / "disk") as disk,
        make_register(tmp_path / "one.coalition", signatures=3, passphrase=passphrase) as made,
    ):
        if revision:
            as_of_migration(made, revision)
        copy = back_up(made, disk)
        protect(disk)
        before = as_it_lies(disk)
        (listed,) = list_copies(made.path, [disk])
        assert (listed.path, check_copy(made, copy)) == (copy, 0)
        restore_as(made, copy, tmp_path / "beside.coalition")
        restore(copy, tmp_path / "restored.coalition", passphrase)
        assert as_it_lies(disk) == before
    for name in ("beside", "restored"):
        with open_register(tmp_path / f"{name}.coalition", passphrase) as opened:
            assert len(signatures_of(opened)) == 3


def test_a_folder_without_permission_to_write_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "closed"
    folder.mkdir()
    make_register(folder / "one.coalition").close()
    before = as_it_lies(folder)
    folder.chmod(0o555)
    try:
        listed = ended(start_without_rights("signatories", folder / "one.coalition"))
        signed = ended(start_without_rights("sign", folder / "one.coalition", "--name", "ОФ «Ар»"))
    finally:
        folder.chmod(0o755)
    assert (listed.code, ONLY_READ in listed.err) == (0, True), listed
    assert (signed.code, signed.err.count("\n")) == (2, 1), signed
    assert signed.err.endswith(f"{NOT_RECORDED}\n")
    assert as_it_lies(folder) == before


def start_without_rights(*words: object) -> "subprocess.Popen[str]":
    """Start a command that may do no more than the permissions of files say, also where root starts it."""
    if os.name != "posix" or (not os.geteuid() and shutil.which("setpriv") is None):
        pytest.skip("permissions do not bind whoever runs this")
    first = () if os.geteuid() else ("setpriv", "--bounding-set=-dac_override")
    return start(*words, first=first)
