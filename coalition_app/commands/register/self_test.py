"""Trying everything that an installed or frozen program needs, in a folder of its own."""

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from coalition_app.errors import UserError
from coalition_app.i18n import _, texts
from coalition_app.languages import LANGUAGES

Part = tuple[str, Callable[[Path], None]]
"""What is tried, in words, and how; it gets a folder with the sample in it and raises where it fails."""


def run_self_test(others: Sequence[Part] = ()) -> int:
    """Try each part and then the others; say whether each works; return 0 where all did."""
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for label, attempt in (*_parts(), *others):
            try:
                attempt(Path(folder))
            except (
                UserError,
                OSError,
                ImportError,
                LookupError,
                ValueError,
                RuntimeError,
            ) as fault:
                failed += 1
                print(_("%(part)s: failed (%(fault)s)") % {"part": label, "fault": fault})
            else:
                print(_("%(part)s: works") % {"part": label})
    return 1 if failed else 0


def _parts() -> list[Part]:
    return [
        (_("Encrypted register, migrations, journal, undo"), _try_register),
        (_("Languages, dates, plurals"), _try_languages),
        (_("Reading a list"), _try_intake),
        (_("Sample, fonts, annex, verification"), _try_annex),
        (_("Signing"), _try_signing),
    ]


def _try_register(folder: Path) -> None:
    from coalition_app.operations import attestors, door, journal
    from coalition_app.records.care import checks
    from coalition_app.records.opening.existing import open_register
    from coalition_app.records.opening.new import create_register

    path = folder / "self-test.coalition"
    with create_register(path, coalition="Сынақ", passphrase="құпия сөз") as database:
        door.write(database, attestors.set_attestor(name="А", offices=["Б"]))
        door.write(database, journal.undo())
    with open_register(path, "құпия сөз") as database:
        door.write(database, journal.redo())
        _must(not checks.find_damage(database))


def _try_languages(folder: Path) -> None:
    import datetime as dt

    del folder
    written = {language: texts(language).day(dt.date(2026, 11, 25)) for language in LANGUAGES}
    _must("ноября" in written["ru"] and "қараша" in written["kk"] and "November" in written["en"])
    _must(texts("ru").gettext("exception") != "exception")
    _must(texts("kk").gettext("exception") != "exception")


def _try_intake(folder: Path) -> None:
    from coalition_app.intake.read_source import read_source

    del folder
    # A page of this size is read in a process of its own.
    page = "<ol><li>ОО «Эхо»<li>ОФ «Бірлік»<li>Асель Нургазиева</ol>" + " " * 200_000
    _must(len(read_source(page.encode(), "list.html").draft.entries) == 3)
    _must(len(read_source(_small_pdf(), "list.pdf").draft.entries) == 3)
    source = "Заявление\n\n1. ОО «Эхо», Караганда\n2. Фонд «Тілші»\n3. Асель Нургазиева\n"
    _must(len(read_source(source.encode(), "list.txt").draft.entries) == 3)


def _small_pdf() -> bytes:
    """Return a PDF with a list of three."""
    drawn = (
        b"BT /F 9 Tf 20 90 Td (1. Echo Club) Tj 0 -20 Td (2. Bo Li) Tj 0 -20 Td (3. Anna Kim) Tj ET"
    )
    objects = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%b\nendstream" % (len(drawn), drawn),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    )
    made = (b"%d 0 obj%b endobj\n" % each for each in enumerate(objects, 1))
    return b"%PDF-1.4\n" + b"".join(made) + b"trailer<</Root 1 0 R>>"


def _try_annex(folder: Path) -> None:
    from coalition_app.commands.register.samples import ANNEX, REGISTER, make_sample
    from coalition_app.documents.layout import fonts
    from coalition_app.documents.verify import verdict, verify
    from coalition_app.records.opening.existing import open_register

    _must(len(fonts.files()) >= len(fonts.FACES))
    make_sample(folder / REGISTER, folder / ANNEX)
    with open_register(folder / REGISTER) as database:
        document = (folder / ANNEX).read_bytes()
        _must(verify.verify_with_register(database, document).verdict == verdict.GENUINE)
        more = verify.verify_with_register(database, document + b" ")
        _must(more.verdict == verdict.OTHER_BYTES)


def _try_signing(folder: Path) -> None:
    from coalition_app.commands.register.samples import ANNEX
    from coalition_app.documents.sign.trial import signs_and_judges

    _must(signs_and_judges((folder / ANNEX).read_bytes()))


def _must(holds: bool, what: str = "self-test") -> None:
    if not holds:
        raise ValueError(what)
