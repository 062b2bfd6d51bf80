"""The catalogues are whole and current, and no sentence bypasses them."""

import ast
import gettext
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from coalition_app import paths
from tests import catalogues
from tests.catalogues import MARKED, PACKAGE, TRANSLATIONS, Key, called, messages

pytestmark = pytest.mark.any_python
PLACEHOLDER = re.compile(r"%\((\w+)\)|%%|\{(\w*)\}")
RAISED = {"UserError", "NotSo"}
HELP = {"help", "description", "epilog"}

# Read once for the tests that only look.
extracted = cache(catalogues.extract)
read_template = cache(catalogues.read_template)
read_translation = cache(catalogues.read_translation)


def test_the_template_holds_the_sentences_of_the_code() -> None:
    written, now = messages(read_template()), messages(extracted())
    assert written.keys() - now.keys() == set(), "run: python3 dev.py texts"
    assert now.keys() - written.keys() == set(), "run: python3 dev.py texts"
    assert {key: written[key].id for key in now} == {key: now[key].id for key in now}


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('_("One")', [(None, "One")]),
        ('_("One, "\n  "two")', [(None, "One, two")]),
        ('texts.ngettext("%(n)d name", "%(n)d names", n)', [(None, ("%(n)d name", "%(n)d names"))]),
        ('pgettext("month", "May")', [("month", "May")]),
        ('_("A %(b)s.") % {"b": N_("B")}', [(None, "A %(b)s."), (None, "B")]),
        ('_(FIELDS[named["field"]])', []),
        ("_(label)", []),
        ('def gettext(message="One"): ...', []),
    ],
)
def test_marked_sentences_are_found(code: str, found: list[tuple[str | None, object]]) -> None:
    assert [(each.context, each.words) for each in catalogues.marked(ast.parse(code))] == found


def test_a_comment_for_translators_is_for_the_statement_below() -> None:
    code = (
        '# Ours.\n# Translators: short,\n# please\nWORDS = {\n  1: N_("One"),\n}\nTWO = N_("Two")\n'
    )
    one, two = catalogues.marked(ast.parse(code))
    lines = code.splitlines()
    assert catalogues.comments_above(lines, one.statement) == ["Translators: short,", "please"]
    assert catalogues.comments_above(lines, two.statement) == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_every_sentence_is_translated(language: str) -> None:
    faults = catalogues.faults(language, extracted())
    assert not faults, catalogues.report(language, faults)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_translations_keep_the_placeholders(language: str) -> None:
    wrong: dict[Key, tuple[str, ...]] = {}
    for key, message in messages(read_translation(language)).items():
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        allowed = [placeholders(source) for source in sources]
        bad = tuple(f for f in catalogues.forms(message) if f and placeholders(f) not in allowed)
        wrong |= {key: bad} if bad else {}
    assert wrong == {}


@pytest.mark.parametrize(("language", "count"), [("ru", 3), ("kk", 2)])
def test_plural_forms_are_those_of_the_language(language: str, count: int) -> None:
    assert read_translation(language).num_plurals == count


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_no_line_breaks_after_the_sign_of_a_number(language: str) -> None:
    kept = catalogues.read_translation(language)
    before = {key: catalogues.forms(each) for key, each in messages(kept).items()}
    catalogues.keep_together(kept, extracted())
    now = {key: catalogues.forms(each) for key, each in messages(kept).items()}
    assert before == now, "run: python3 dev.py texts"
    assert sum("№\u00a0%(" in form for each in now.values() for form in each) > 250


def test_no_break_spaces_stand_after_signs_and_initials_alone() -> None:
    words = "№ 18, стр. 5, г. Алматы, А. К. Иванов, эл. почта и т. д."
    kept = catalogues.kept_together(words)
    assert kept.replace("\u00a0", "_") == "№_18, стр._5, г._Алматы, А._К._Иванов, эл._почта и т._д."
    free = "Файл пуст. Выберите другой. «Нет.» Строк: 5. Это всё."
    assert catalogues.kept_together(free) == free


def test_what_is_printed_and_what_commands_say_keeps_its_spaces() -> None:
    """Editions are for good, and a script may look for the words of a command."""
    places = {
        "print": "coalition_app/documents/layout/annex.py",
        "command": "coalition_app/commands/evidence.py",
        "window": "coalition_app/desktop/sidebar.py",
    }
    template, known = Catalog(), Catalog(locale="ru")
    for words, place in places.items():
        template.add(words, locations=[(place, 1)])
        known.add(words, "№ 18")
    catalogues.keep_together(known, template)
    told = {key[1]: each.string for key, each in messages(known).items()}
    assert told == {"print": "№ 18", "command": "№ 18", "window": "№\u00a018"}


def placeholders(sentence: str) -> list[str]:
    """Give the placeholders of a sentence in order of name, whatever their order in it."""
    return sorted(match.group() for match in PLACEHOLDER.finditer(sentence))


def is_literal(node: ast.expr) -> bool:
    """Tell whether this is a text with words in it, written or formatted on the spot."""
    if isinstance(node, ast.BinOp):
        return is_literal(node.left) or is_literal(node.right)
    if isinstance(node, ast.JoinedStr):
        return any(is_literal(piece) for piece in node.values)
    if isinstance(node, ast.Constant):
        return isinstance(node.value, str) and any(map(str.isalpha, node.value))
    return isinstance(node, ast.Call) and called(node) == "format" and bool(node.args)


def untranslated(tree: ast.AST) -> Iterator[ast.expr]:
    """Give the texts that a person would read in English whatever the language."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        if called(node) in RAISED | {"print"}:
            yield from filter(is_literal, node.args)
        if called(node) in MARKED:
            yield from (each for each in node.args if isinstance(each, ast.JoinedStr | ast.BinOp))
        if called(node) in {"add_argument", "add_parser", "ArgumentParser"}:
            words = (keyword.value for keyword in node.keywords if keyword.arg in HELP)
            yield from filter(is_literal, words)


def places(path: Path) -> list[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [f"{path.relative_to(PACKAGE.parent)}:{node.lineno}" for node in untranslated(tree)]


def test_no_sentence_bypasses_the_catalogues() -> None:
    assert [place for path in sorted(PACKAGE.rglob("*.py")) for place in places(path)] == []


@pytest.mark.parametrize(
    "code",
    [
        'raise UserError("Choose a file.")',
        'raise errors.NotSo(f"No {name}.")',
        'raise UserError("No " + name)',
        '_(f"No {name}")',
        'texts.gettext("No %s" % name)',
        'ngettext(f"{n} name", "names", n)',
        'print(f"{n} names")',
        'parser.add_argument("--to", help="where to")',
    ],
)
def test_a_sentence_that_bypasses_them_is_found(code: str) -> None:
    assert list(untranslated(ast.parse(code)))


@pytest.mark.parametrize(
    "code",
    [
        'raise UserError(_("No %(name)s.") % {"name": name})',
        'print("")',
        "print(json.dumps(answer))",
        'print(_("Done."))',
        "raise UserError(sentence) from None",
        'ngettext("%(n)d name", "%(n)d names", n)',
    ],
)
def test_a_translated_sentence_passes(code: str) -> None:
    assert not list(untranslated(ast.parse(code)))


def translated(language: str, *words: str) -> list[str]:
    """List the translations of all sentences in which one of the English words stands."""
    return [
        form
        for key, message in messages(read_translation(language)).items()
        if any(word in key[1].lower() for word in words)
        for form in catalogues.forms(message)
    ]


def test_in_kazakh_an_excepted_signature_is_not_said_to_be_removed() -> None:
    """It stays on the list; «алып тастау» strikes off it."""
    said = translated("kk", "excepted", "also exclude", "exclude numbers")
    assert len(said) > 3
    assert [each for each in said if "алып таста" in each] == []


@pytest.mark.parametrize(("language", "saved"), [("ru", "сохран"), ("kk", "сақта")])
def test_what_is_added_to_the_register_is_not_said_to_be_saved(language: str, saved: str) -> None:
    """Saving writes a file for whoever asked; a file that is added stays in the register."""
    said = [
        (key[1], form)
        for key, message in messages(read_translation(language)).items()
        if key[1].startswith("Add ")
        for form in catalogues.forms(message)
    ]
    assert said
    assert [each for each in said if saved in each[1].casefold()] == []


def test_in_russian_no_plural_form_says_one_of_twenty_one() -> None:
    """Its first form serves 1, 21 and 101 alike: «Остальной 101 подписавший» is no Russian."""
    said = translated("ru", "%(number)d", "%(count)d")
    assert said
    assert [each for each in said if "стальной %(" in each] == []


def test_in_kazakh_the_moment_of_a_state_has_its_ending() -> None:
    """«30.11.2026 23:13 жағдай бойынша» is no Kazakh: the figures take no ending, so the state has it."""
    said = translated("kk", "as of %(when)s")
    assert len(said) == 2
    assert [each for each in said if "%(when)s жағдайы бойынша" not in each] == []


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_the_name_of_a_job_begins_its_sentence(language: str) -> None:
    """It is written with a capital letter, which has no place behind a colon."""
    said = translated(language, "%(work)s")
    assert len(said) > 1
    assert [each for each in said if not each.startswith("%(work)s")] == []


def test_in_russian_a_caption_does_not_break_after_a_preposition() -> None:
    said = translated("ru", "one per line")
    assert len(said) > 5
    assert [each for each in said if "в\u00a0строке" not in each] == []


REFUSED_WORDS = {
    "en": r"\bshe\b|\bher(s|self)?\b(?!-)|\btwins?\b|chase list|\bno more\b|\btaken? back\b"
    r"|\bstandings?\b(?! there)|check words?\b(?! from)|(?<![\w./@-])mails?\b"
    r"|only where you\b|by its own action|(?<!control )\bwords of the journal\b",
    "ru": r"\bотбор|корректурн|изъян|знакомы\w* слов|состояни\w* (подпис|№)|отзыв\w* слов\b|импорт(?!ант)"
    r"|^бумаги$"
    r"|запечатан(?!н)|тот, кто подтверждает|подписывающий подтверждение|(?-i:[\w,;:] В(ы|ас|ам|ами)\b)"
    r"|отозван\w* днём|заявлени\w+ «»",
    "kk": r"растауш|тірек сөз|таныс сөз|папка|импорт|басылым|түсіндірме мәлімдеме|мақұлдану шарт"
    r"|\bқол(дар)?(ды|дың)\b|резервтік|басылған таңба"
    r"|«» мәлімдемесі|^&?қол қойғандар(ға өту)?$|^күй$|(қол қоюшының|қолтаңба(ның)?) күйі",
}
"""What the glossary replaced: status, not standing; фильтр, not отбор; қолтаңба, not қол, of a signature;
қол қоюшылар, not қол қойғандар, where they are named alone; a statement’s title says what it is by itself."""
NAMES_OF_COMMANDS = ("herself", "or standing.", "--")
"""Sentences that spell out a command or its choices, which keep their names."""


@pytest.mark.parametrize("language", ("ru", "kk"))
def test_the_head_of_a_catalogue_has_no_field_to_fill_in(language: str) -> None:
    head, _blank, _sentences = (
        catalogues.translation_file(language).read_text("utf-8").partition("\n\n")
    )
    assert "@" not in head and "FULL NAME" not in head and "-Date" not in head


BACKUP = {"ru": "резервн", "kk": "сақтық"}
BY_ITSELF = ("Backups",)
"""The place in the side list, which has no room for two words beside its badge."""


@pytest.mark.parametrize("language", BACKUP)
def test_a_backup_is_told_from_any_other_copy(language: str) -> None:
    known = messages(read_translation(language))
    wrong = [
        key[1]
        for key, message in known.items()
        if re.search(r"\bbackups?\b|back up", str(key[1]), re.IGNORECASE)
        and key[1] not in BY_ITSELF
        and not all(BACKUP[language] in each.casefold() for each in catalogues.forms(message))
    ]
    assert wrong == []


REMARK = {"ru": "примечани", "kk": "түсініктеме"}
"""Not замечание, which objects; not ескерту, which is one letter group from a reservation."""


@pytest.mark.parametrize("language", REMARK)
def test_a_remark_is_called_so(language: str) -> None:
    known = messages(read_translation(language))
    said = [
        form.casefold()
        for key, message in known.items()
        if re.search(r"\bremarks?\b", str(key[1]), re.IGNORECASE)
        for form in catalogues.forms(message)
    ]
    assert len(said) > 5
    assert [each for each in said if REMARK[language] not in each] == []


ISSUED = re.compile(r"(?i)(?<!--)\bissued?\b(?! by$)(?!\)[sd])")
"""Not the issuer of a certificate, not an option, not a placeholder."""
GIVEN_WITH_A_DOCUMENT = re.compile(
    r"(code|digest) was (ever )?issued|only its register can tell who issued"
)
"""A code or a digest is given; the document that bears it is issued."""
GIVEN_DOCUMENT = re.compile(
    r"(?i)\bберіл(ген|етін)\w* (құжат|файл|дана|бет|қосымша|өзгерістер|тізбе|редакция)"
    r"|\bберілген күйінде(?!гі жауап)|\bберілгенінен"
)


def test_in_kazakh_a_document_is_issued_and_not_given() -> None:
    known = messages(read_translation("kk"))
    issued = {key: message for key, message in known.items() if ISSUED.search(key[1])}
    given = [key for key in issued if GIVEN_WITH_A_DOCUMENT.search(key[1])]
    assert len(issued) > 60 and len(given) == 7
    wrong = [
        form
        for key, message in issued.items()
        for form in catalogues.forms(message)
        if key not in given and "шығар" not in form.casefold()
    ]
    said = [form for message in known.values() for form in catalogues.forms(message)]
    read = [
        *paths.resources().glob("help/kk/*.md"),
        paths.resources() / "checking" / "check_annex.html",
    ]
    said += [line for each in read for line in each.read_text("utf-8").splitlines()]
    assert wrong + [each for each in said if GIVEN_DOCUMENT.search(each)] == []


def test_what_happened_since_is_said_in_the_perfect() -> None:
    said = [key[1] for key in messages(read_template())]
    assert [each for each in said if re.search(r"(?i)\bnothing was \w+ since\b", each)] == []


@pytest.mark.parametrize("language", REFUSED_WORDS)
def test_one_thing_has_one_word(language: str) -> None:
    if language == "en":
        said = [key[1] for key in messages(read_template())]
        said = [each for each in said if not any(name in each for name in NAMES_OF_COMMANDS)]
    else:
        translated_messages = messages(read_translation(language)).values()
        said = [form for message in translated_messages for form in catalogues.forms(message)]
    placeholders = re.compile(r"%\(\w+\)[sd]")
    wrong = [
        each
        for each in said
        if re.search(REFUSED_WORDS[language], placeholders.sub("", each), re.IGNORECASE)
    ]
    assert wrong == []


STRAIGHT = (
    "show program's version",  # of Python itself
    "Name withheld at the signatory's",  # printed, and read back from editions of any year
    "Withheld: the annex prints",
    "(…) the name in the coalition's directory",
    "The statement's own text has changed",
    "By its order alone the column",  # what is typed in a command
    "No column of the table is known",
    "The file %(file)s holds no columns",
)
"""Beginnings of English sentences with marks that are straight for a reason."""


def test_english_sentences_have_typographic_marks() -> None:
    marks = re.compile(r"\w'\w|\w' |\"")
    said = [form for key in messages(read_template()).values() for form in _ids(key)]
    wrong = [each for each in said if marks.search(each) and not each.startswith(STRAIGHT)]
    assert wrong == []


def _ids(message: Message) -> tuple[str, ...]:
    return (message.id,) if isinstance(message.id, str) else tuple(message.id)


@pytest.mark.parametrize("language", TRANSLATIONS)
def test_a_sentence_that_names_the_page_of_waiting_calls_it_as_the_place_does(
    language: str,
) -> None:
    said = gettext.translation("coalition_app", paths.locale_folder(), [language]).gettext
    sentence = "It stays invited: a promise is not counted, and the page Waiting shows it."
    assert said(sentence) != sentence
    assert f"«{said('Waiting')}»" in said(sentence)
