"""Where a register lies is told once: a network disk, a synchronised folder, a second name."""

from pathlib import Path

import pytest

from coalition_app.records.opening.existing import open_register
from coalition_app.records.opening.place import network_kind, synchronising_program
from tests.commands.command_line import done, type_command
from tests.registers import add_signatures, make_register, signatures_of

MOUNTS = r"""
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
41 27 0:50 / /mnt/office rw,relatime shared:5 - cifs //server/office rw,vers=3.1.1
42 27 0:51 / /mnt/with\040blank rw,relatime - fuse.sshfs user@server:/ rw
43 41 0:52 / /mnt/office/local rw,relatime - ext4 /dev/vdb rw
44 27 0:53 / /data/cloud rw - fuse.rclone remote: rw
45 27 0:54 / /srv rw - nfs4 server:/srv rw
46 27 0:55 / /media/host rw - 9p host rw
rubbish
"""


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/data/a.coalition", ""),
        ("/mnt/office/a.coalition", "SMB"),
        ("/mnt/office/of/a.coalition", "SMB"),
        ("/mnt/officers/a.coalition", ""),
        ("/mnt/office/local/a.coalition", ""),
        ("/mnt/with blank/a.coalition", "SSHFS"),
        ("/data/cloud/a.coalition", "rclone"),
        ("/srv/a.coalition", "NFS"),
        ("/media/host/a.coalition", "9p"),
    ],
)
def test_a_network_disk_is_told_by_its_mount(place: str, kind: str) -> None:
    assert network_kind(Path(place), MOUNTS) == kind


def test_what_was_mounted_last_in_one_place_counts() -> None:
    over = MOUNTS + "47 45 0:56 / /srv rw - tmpfs none rw\n"
    assert network_kind(Path("/srv/a.coalition"), over) == ""


def test_this_computers_own_disk_is_no_network(tmp_path: Path) -> None:
    assert network_kind(tmp_path / "a.coalition") == ""


@pytest.mark.parametrize(
    ("folder", "program"),
    [
        ("Dropbox/work", "Dropbox"),
        ("OneDrive - Фонд/work", "OneDrive"),
        ("Яндекс.Диск", "Yandex.Disk"),
        ("Nextcloud", "Nextcloud"),
        ("Library/Mobile Documents/x", "iCloud Drive"),
        ("Dropbox old", ""),
        ("work", ""),
    ],
)
def test_a_synchronised_folder_is_told_by_its_name(
    tmp_path: Path, folder: str, program: str
) -> None:
    assert synchronising_program(tmp_path / folder / "a.coalition") == program


@pytest.mark.parametrize(
    ("mark", "program"), [(".stfolder", "Syncthing"), (".nextcloudsync.log", "Nextcloud")]
)
def test_a_synchronised_folder_is_told_by_what_lies_in_it(
    tmp_path: Path, mark: str, program: str
) -> None:
    (tmp_path / mark).mkdir()
    assert synchronising_program(tmp_path / "one" / "two" / "a.coalition") == program


@pytest.fixture
def synchronised(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    path = tmp_path / "Dropbox" / "a.coalition"
    path.parent.mkdir()
    make_register(path).close()
    return path


def test_a_command_tells_it_once(synchronised: Path) -> None:
    told = type_command("statements", synchronised, "--json")
    assert (told.code, len(told.json["statements"])) == (0, 1)
    assert "lies in a folder that Dropbox synchronises" in told.err
    assert len(told.err.splitlines()) == 1
    done("statements", synchronised)


def test_it_is_told_as_the_register_is_made(synchronised: Path) -> None:
    new = synchronised.with_name("new.coalition")
    told = type_command("new", new, "--coalition", "Коалиция", "--unencrypted")
    assert told.code == 0
    assert "lies in a folder that Dropbox synchronises" in told.err
    done("statements", new)


def test_another_register_there_is_told_of_too(synchronised: Path) -> None:
    other = synchronised.with_name("b.coalition")
    make_register(other).close()
    for path in (synchronised, other):
        with open_register(path) as database:
            assert len(database.place) == 1


def test_a_second_name_of_a_closed_register_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COALITION_APP_SETTINGS", str(tmp_path / "settings.json"))
    path, second = tmp_path / "a.coalition", tmp_path / "b.coalition"
    make_register(path).close()
    second.hardlink_to(path)
    with open_register(second) as database:
        assert "has 2 names on this disk" in database.place[0]
        add_signatures(database, 1)
    with open_register(second) as database:
        assert database.place == ()
    with open_register(path) as database:
        assert len(signatures_of(database)) == 4
