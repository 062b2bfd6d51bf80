"""Where a register lies: on a network disk, in a synchronised folder, under a second name; told once."""

import os
from pathlib import Path

from coalition_app import settings
from coalition_app.i18n import _

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = {
    **dict.fromkeys(("nfs", "nfs4"), "NFS"),
    **dict.fromkeys(("cifs", "smb3", "smbfs"), "SMB"),
    **dict.fromkeys(("davfs", "fuse.davfs", "fuse.davfs2"), "WebDAV"),
    **dict.fromkeys(("9p", "virtiofs", "vboxsf", "afs", "ceph", "lustre"), ""),
    "fuse.vmhgfs-fuse": "vmhgfs",
    "fuse.sshfs": "SSHFS",
    "fuse.rclone": "rclone",
    "fuse.gvfsd-fuse": "GVfs",
    "fuse.glusterfs": "GlusterFS",
    "fuse.s3fs": "S3",
    "fuse.onedriver": "OneDrive",
    "fuse.google-drive-ocamlfuse": "Google Drive",
}
"""Kinds of file systems that are on another computer, by their names in Linux, and what they are
called where that is another name."""
REMOTE_DRIVE = 4
"""What Windows calls a drive on the network."""
FOLDERS = {
    "dropbox": "Dropbox",
    "onedrive": "OneDrive",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "yandex.disk": "Yandex.Disk",
    "yandexdisk": "Yandex.Disk",
    "яндекс.диск": "Yandex.Disk",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "iclouddrive": "iCloud Drive",
    "icloud drive": "iCloud Drive",
    "mobile documents": "iCloud Drive",
    "cloudstorage": "macOS",
    "mail.ru cloud": "Облако Mail.ru",
    "облако mail.ru": "Облако Mail.ru",
    "mega": "MEGA",
    "megasync": "MEGA",
    "pcloud drive": "pCloud",
}
"""Names of the folders that programs synchronise, and which; OneDrive adds the organisation's name."""
MARKS = {
    ".stfolder": "Syncthing",
    ".dropbox": "Dropbox",
    ".dropbox.cache": "Dropbox",
    ".nextcloudsync.log": "Nextcloud",
    ".owncloudsync.log": "ownCloud",
    ".tmp.driveupload": "Google Drive",
    ".tmp.drivedownload": "Google Drive",
    ".849C9593-D756-4E56-8D6E-42412F2A707B": "OneDrive",
}
"""What such programs leave in the folders that they synchronise."""


def told_once(path: Path) -> tuple[str, ...]:
    """Say what the place of a register means, each thing once for each register on this computer."""
    found = {
        kind: sentence
        for kind, sentence in (
            ("network", _network_sentence(path)),
            ("synchronised", _synchronised_sentence(path)),
            ("names", _names_sentence(path)),
        )
        if sentence
    }
    told = settings.told_of_place(path)
    if not found.keys() <= told:
        settings.remember_told_of_place(path, told | found.keys())
    return tuple(sentence for kind, sentence in found.items() if kind not in told)


def network_kind(path: Path, mounts: str | None = None) -> str:
    """Name the network file system that a file lies on; empty for a disk of this computer.

    `mounts` is what Linux says of its mounts; read from there unless given. What another system does not say
    cannot be told.
    """
    if os.name == "nt":
        return _windows_kind(path)
    if mounts is None:
        try:
            mounts = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")
        except OSError:
            return ""
    kind = _file_system(path, mounts)
    return NETWORK[kind] or kind if kind in NETWORK else ""


def synchronising_program(path: Path) -> str:
    """Name the program that synchronises a folder which a file lies in; empty where none is known to."""
    own = Path.home()
    for folder in path.parents:
        name = folder.name.casefold()
        if name in FOLDERS:
            return FOLDERS[name]
        if name.startswith("onedrive - "):
            return FOLDERS["onedrive"]
        for mark, program in MARKS.items():
            # In the person's own folder a program keeps its settings under such a name.
            if folder != own and (folder / mark).exists():
                return program
    return ""


def _file_system(path: Path, mounts: str) -> str:
    """Find the kind of the mount that a path is in: of the deepest, the one that was mounted last."""
    deepest, kind = -1, ""
    for line in mounts.splitlines():
        before, _dash, after = line.partition(" - ")
        fields, kinds = before.split(" "), after.split(" ")
        if len(fields) < 5 or not kinds[0]:
            continue
        at = Path(_plain(fields[4]))
        if path.is_relative_to(at) and len(at.parts) >= deepest:
            deepest, kind = len(at.parts), kinds[0]
    return kind


def _plain(mounted: str) -> str:
    """Read a path as Linux lists it: blanks and the like stand there as octal numbers."""
    for code, letter in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        mounted = mounted.replace(code, letter)
    return mounted


def _windows_kind(path: Path) -> str:
    if str(path).startswith("\\\\"):
        return "SMB"
    import ctypes

    system = getattr(ctypes, "windll", None)
    if system is None or not path.drive:
        return ""
    return "SMB" if system.kernel32.GetDriveTypeW(path.drive + "\\") == REMOTE_DRIVE else ""


def _network_sentence(path: Path) -> str:
    kind = network_kind(path)
    if not kind:
        return ""
    return _(
        "%(path)s lies on a disk of another computer (%(kind)s). There the lock that keeps a second window "
        "out may fail, a broken connection can leave a part unwritten, and others may read and replace the "
        "file. Keep the register on this computer’s own disk, and put backup copies there."
    ) % {"path": path, "kind": kind}


def _synchronised_sentence(path: Path) -> str:
    program = synchronising_program(path)
    if not program:
        return ""
    return _(
        "%(path)s lies in a folder that %(program)s synchronises: it goes to other computers, and an older "
        "or another file may take its place while you work. Keep the register in a folder that is not "
        "synchronised, and put backup copies there."
    ) % {"path": path, "program": program}


def _names_sentence(path: Path) -> str:
    try:
        count = path.stat().st_nlink
    except OSError:
        return ""
    if count < 2:
        return ""
    return _(
        "%(path)s has %(names)d names on this disk (hard links): it is one file, and what is recorded under "
        "one name stands under all. A second name is no backup copy. Open the register always by the same "
        "name: what a crash leaves beside it is found only by that one."
    ) % {"path": path, "names": count}
