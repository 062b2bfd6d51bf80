"""Kinds of crafted registers: how each is made, and what the program says of it."""

import os
import struct
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from coalition_app.records.file.engine import APPLICATION_ID, PLAIN_HEADER
from coalition_app.records.store.tables import FORMAT
from tests.torture.crafting import (
    ENDLESS,
    HUGE,
    PAGE,
    as_large,
    beside,
    bound_socket,
    database_of,
    encrypted,
    exchanged,
    file_of,
    freelist,
    freelist_loop,
    in_the_log,
    in_utf_16,
    in_words,
    instead,
    many_tables,
    many_ways,
    older,
    open_database,
    overflow_loop,
    part,
    put,
    random_bytes,
    run,
    schema,
    tree_loop,
    two_links,
    view_of,
    zipped,
)

STRANGE = "parts that this program never makes"
LACKING = "lacks parts that every register has"
CUT = "is damaged or cut off"
BEGINNING = "is damaged at its beginning"
NONE = "is not a register of this program"
NO_REGISTER = "not a register"
"""Said of what is something else by its first bytes."""
MUCH = "much more than registers are made of"
NEEDED = "its passphrase is needed"
NO_FILE = "beside the register is not a file"
ENDED = "is a device, a pipe or a socket"


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of crafted file; `make` changes the sound register that lies at the path, or replaces it."""

    name: str
    make: Callable[[Path], object]
    said: str = ""
    """What opening refuses it with, or what the check tells of it."""
    told: bool = False
    """Whether it opens and the check tells of it; a kind that says nothing opens and is whole."""


OURS = f"PRAGMA application_id = {APPLICATION_ID}"
CHECK = "CHECK (policy IN ('open', 'core'))"
PARTS = (
    Kind("view without an end for a table", view_of("register"), STRANGE),
    Kind("view without an end for the journal", view_of("journal_entry"), STRANGE),
    Kind("view without an end, older format", older(view_of("register")), STRANGE),
    Kind("view besides", run("CREATE VIEW seen AS SELECT name FROM signatory"), STRANGE),
    Kind(
        "trigger besides",
        run("CREATE TRIGGER gone AFTER INSERT ON act BEGIN DELETE FROM position; END"),
        STRANGE,
    ),
    Kind(
        "trigger under a known name",
        run(
            "DROP TRIGGER act_keeps_its_wording",
            "CREATE TRIGGER act_keeps_its_wording AFTER UPDATE ON act BEGIN DELETE FROM position; END",
        ),
        STRANGE,
    ),
    Kind(
        "trigger, older format",
        older(run("CREATE TRIGGER gone AFTER INSERT ON act BEGIN DELETE FROM position; END")),
        STRANGE,
    ),
    Kind("table besides", run("CREATE TABLE more (id)"), STRANGE),
    Kind("index besides", run("CREATE INDEX mine ON act (wording)"), STRANGE),
    Kind("virtual table", run("CREATE VIRTUAL TABLE found USING fts5(words)"), STRANGE),
    Kind(
        "virtual table, older format",
        older(run("CREATE VIRTUAL TABLE found USING fts5(words)")),
        STRANGE,
    ),
    Kind("computed column", run(f"ALTER TABLE register ADD COLUMN more TEXT AS ({HUGE})"), STRANGE),
    Kind(
        "computed column, older format",
        older(run(f"ALTER TABLE register ADD COLUMN more TEXT AS ({HUGE})")),
        STRANGE,
    ),
    Kind(
        "condition that fills the memory",
        in_words("demand", CHECK, f"CHECK ({HUGE} <> policy)"),
        STRANGE,
    ),
    Kind(
        "condition, parted by a comment",
        in_words("demand", CHECK, "CHECK (hex/**/(zeroblob/**/(9)))"),
        STRANGE,
    ),
    Kind(
        "condition of patterns",
        in_words("demand", CHECK, "CHECK (policy NOT LIKE '%a%a%a%a%a%a%b')"),
        STRANGE,
    ),
    Kind(
        "default that fills the memory",
        in_words("attestor", "name TEXT NOT NULL", f"name TEXT NOT NULL DEFAULT ({HUGE})"),
        STRANGE,
    ),
    Kind(
        "computed index",
        exchanged(f"CREATE INDEX ix_act_signature_id ON act ({HUGE})"),
        STRANGE,
    ),
    Kind(
        "index of some rows, computed",
        run(
            "DROP INDEX ix_act_signature_id",
            f"CREATE INDEX ix_act_signature_id ON act (signature_id) WHERE {HUGE} = 1",
        ),
        STRANGE,
    ),
    Kind(
        "column besides", run("ALTER TABLE act ADD COLUMN more TEXT"), "COLUMN act: more", told=True
    ),
    Kind(
        "column of another type",
        in_words("act", "ordinal INTEGER", "ordinal TEXT"),
        "COLUMN act: ordinal",
        told=True,
    ),
    Kind("condition left out", in_words("demand", CHECK, "CHECK (1)"), "CHECK demand", told=True),
    Kind(
        "text compared otherwise",
        in_words("act", "wording TEXT", "wording TEXT COLLATE NOCASE"),
        "COLLATE",
        told=True,
    ),
    Kind(
        "key that erases",
        in_words("act", "ON DELETE RESTRICT", "ON DELETE CASCADE"),
        "FOREIGN KEY act",
        told=True,
    ),
    Kind("table gone", run("DROP TABLE next_step"), LACKING),
    Kind("index gone", run("DROP INDEX ix_act_signature_id"), LACKING),
    Kind("trigger gone", run("DROP TRIGGER act_keeps_its_wording"), LACKING),
    Kind(
        "numbers that mislead the search",
        run("ANALYZE", "UPDATE sqlite_stat1 SET stat = '9 9 9'"),
        STRANGE,
    ),
    Kind(
        "numbers of rows kept by SQLite",
        run("CREATE TABLE n (i INTEGER PRIMARY KEY AUTOINCREMENT)"),
        STRANGE,
    ),
    Kind(
        "reserved name",
        part("'view', 'sqlite_seen', 'sqlite_seen', 0", f"CREATE VIEW sqlite_seen AS {ENDLESS}"),
        STRANGE,
    ),
    Kind("attached name", run('CREATE TABLE "temp.act" (id)', 'CREATE TABLE "main" (id)'), STRANGE),
    Kind(
        "name with NUL", part("'table', 'a' || char(0) || 'b', 'a', 2", "CREATE TABLE ab (x)"), CUT
    ),
    Kind("name of control characters", run('CREATE TABLE "a\n\x1b[31m\u202eb" (x)'), STRANGE),
    Kind("name of 50,000 letters", run(f"CREATE TABLE {'a' * 50_000} (x)"), STRANGE),
    Kind(
        "name that is no text",
        part("'table', CAST(x'ff41' AS TEXT), CAST(x'ff41' AS TEXT), 2", b"CREATE TABLE \xffA (x)"),
        STRANGE,
    ),
    Kind("kind of part that there is not", part("'evil', 'e', 'e', 2", "CREATE TABLE e (x)"), CUT),
    Kind("part without words", part("'table', 'e', 'e', 2", None), CUT),
    Kind("part of no name", part("NULL, NULL, NULL, NULL", None), CUT),
    Kind(
        "two tables of one name",
        schema("INSERT INTO sqlite_master SELECT * FROM sqlite_master WHERE name = 'act'"),
        CUT,
    ),
    Kind("schema of 10,000 tables", many_tables(10_000), STRANGE),
    Kind("schema of 600 tables of 1,900 columns", many_tables(600, 1_900), MUCH),
    Kind(
        "words of 5 MB",
        in_words("act", "CREATE TABLE", "CREATE TABLE /*" + "a" * 5_000_000 + "*/"),
        MUCH,
    ),
    Kind(
        "brackets in brackets", in_words("demand", CHECK, f"CHECK ({'(' * 5000}1{')' * 5000})"), CUT
    ),
    Kind(
        "2,000 columns",
        run(f"CREATE TABLE wide ({', '.join(f'c{at}' for at in range(2000))})"),
        STRANGE,
    ),
    Kind(
        "first page of no table",
        schema("UPDATE sqlite_master SET rootpage = 999999 WHERE name = 'register'"),
        CUT,
    ),
    Kind(
        "first page of another table",
        schema("UPDATE sqlite_master SET rootpage = 1 WHERE name = 'register'"),
        CUT,
    ),
    Kind("page that leads to itself", tree_loop("register"), CUT),
    Kind(
        "page of the journal that leads to itself",
        tree_loop("journal_entry"),
        "The file is damaged",
        told=True,
    ),
    Kind("millions of ways to the same rows", many_ways("register"), MUCH),
    Kind("millions of ways in the journal", many_ways("journal_entry"), "is damaged", told=True),
    Kind("text that leads to itself", overflow_loop, "The file is damaged", told=True),
    Kind("free pages that lead to themselves", freelist_loop, "The file is damaged", told=True),
    Kind(
        "free pages that there are not",
        freelist(3, 4_000_000_000),
        "The file is damaged",
        told=True,
    ),
)
HEADERS = (
    Kind("kind alone", database_of(OURS, f"PRAGMA user_version = {FORMAT}"), LACKING),
    Kind("kind alone, older format", database_of(OURS, "PRAGMA user_version = 1"), LACKING),
    Kind("kind of another program", run("PRAGMA application_id = 252006673"), NONE),
    Kind(
        "newer format", run(f"PRAGMA user_version = {FORMAT + 1}"), "newer version of the program"
    ),
    Kind(
        "newest format of all",
        run("PRAGMA user_version = 2147483647"),
        "newer version of the program",
    ),
    Kind("format 0", run("PRAGMA user_version = 0"), "no register has"),
    Kind("format -1", run("PRAGMA user_version = -1"), "no register has"),
    Kind("pages of 512", run("PRAGMA journal_mode = DELETE", "PRAGMA page_size = 512", "VACUUM")),
    Kind(
        "pages of 65536", run("PRAGMA journal_mode = DELETE", "PRAGMA page_size = 65536", "VACUUM")
    ),
    Kind(
        "pages moved by themselves",
        run("PRAGMA journal_mode = DELETE", "PRAGMA auto_vacuum = FULL", "VACUUM"),
    ),
    Kind("texts in UTF-16", in_utf_16, STRANGE),
    Kind("schema of another SQLite", put(44, struct.pack(">I", 9)), CUT),
    Kind("to be read by another SQLite", put(18, b"\3\3"), BEGINNING),
    Kind("to be written by another SQLite", put(18, b"\3\2"), BEGINNING),
    Kind("all of each page kept free", put(20, b"\xff"), CUT),
    Kind("fractions of another SQLite", put(21, b"\0\0\0"), BEGINNING),
    Kind("more pages than there are", put(28, struct.pack(">I", 5_000_000)), CUT),
    Kind("encrypted header", put(0, random_bytes(16)), NEEDED),
)
FILES = (
    Kind("encrypted by somebody else", encrypted("other words"), NEEDED),
    Kind("empty", file_of(b""), "is an empty file"),
    Kind("one byte", file_of(b"S"), NONE),
    Kind("beginning alone", file_of(b"SQLite format 3\0"), CUT),
    Kind("zeros", file_of(bytes(PAGE * 8)), BEGINNING),
    Kind("random bytes", file_of(random_bytes(PAGE * 8 + 7)), NONE),
    Kind("text", file_of("1. ОФ «Бірлік»\n".encode() * 400), NONE),
    Kind("PDF", file_of(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n" * 300), NO_REGISTER),
    Kind("zip", instead(zipped), NO_REGISTER),
    Kind("size of 1 TB, zeros", instead(as_large(1 << 40)), BEGINNING),
    Kind("size of 1 TB, a register at its beginning", as_large(1 << 40), MUCH),
    Kind(
        "other program's database",
        database_of("CREATE TABLE moz_places (url TEXT)", "PRAGMA user_version = 77"),
        NONE,
    ),
    Kind(
        "other program's database, with a kind",
        database_of("CREATE TABLE notes (x)", "PRAGMA application_id = 252006673"),
        NONE,
    ),
    Kind("other program's database, not closed", instead(open_database), NONE),
)
BESIDE = (
    Kind("newer format in the -wal", in_the_log("PRAGMA user_version = 99"), "newer version"),
    Kind("pipe for a -wal", beside("-wal", os.mkfifo), NO_FILE),
    Kind("folder for a -wal", beside("-wal", Path.mkdir), NO_FILE),
    Kind("pipe for a -shm", beside("-shm", os.mkfifo), NO_FILE),
    Kind("pipe for a -journal", beside("-journal", os.mkfifo), NO_FILE),
    Kind(
        "endless zeros for a -journal",
        beside("-journal", lambda path: path.symlink_to("/dev/zero")),
        NO_FILE,
    ),
    Kind(
        "pipe for a lock",
        lambda path: os.mkfifo(path.with_name(f".{path.name}.lock")),
        NO_FILE,
    ),
)
SPECIAL = (
    Kind("pipe", instead(os.mkfifo), ENDED),
    Kind("endless zeros", instead(lambda path: path.symlink_to("/dev/zero")), ENDED),
    Kind("device that is full", instead(lambda path: path.symlink_to("/dev/full")), ENDED),
    Kind("terminal", instead(lambda path: path.symlink_to("/dev/tty")), ENDED),
    Kind("socket", instead(bound_socket), ENDED),
    Kind("folder", instead(Path.mkdir), "is a folder, not a register"),
    Kind("link to itself", instead(lambda path: path.symlink_to(path)), "leads back to itself"),
    Kind("two links in a ring", instead(two_links), "leads back to itself"),
    Kind("link to nothing", instead(lambda path: path.symlink_to("gone")), "There is no register"),
)
KINDS = PARTS + HEADERS + FILES + (BESIDE + SPECIAL if os.name == "posix" else ())
WRONG = "either the passphrase is wrong"
ENCRYPTED = (
    Kind("view without an end for a table", view_of("register"), STRANGE),
    Kind("schema of 10,000 tables", many_tables(10_000), STRANGE),
    Kind(
        "newer format", run(f"PRAGMA user_version = {FORMAT + 1}"), "newer version of the program"
    ),
    Kind("beginning of an unencrypted one", put(0, PLAIN_HEADER), BEGINNING),
    Kind("random bytes", file_of(random_bytes(PAGE * 8)), WRONG),
    Kind("text as long as pages", file_of(b"1. A name\n" * 4096), WRONG),
    Kind("cut within a page", lambda path: os.truncate(path, PAGE * 5 + 100), CUT),
    Kind("cut between pages", lambda path: os.truncate(path, PAGE * 5), CUT),
    Kind("size of 1 TB, a register at its beginning", as_large(1 << 40), MUCH),
)
"""Kinds of encrypted registers, most of them made by somebody who knows the passphrase."""
