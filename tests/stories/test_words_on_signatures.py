"""Words about the signature itself, in any wording and any place, are neither counted nor printed unasked."""

import json
from pathlib import Path

import pytest

from tests.commands.command_line import done, small_register

WORDS = (
    *(
        "подпись отозвана",
        "подпись недействительна",
        "подпись под вопросом",
        "вычеркнута по просьбе",
    ),
    *("условно", "ждёт подтверждения", "подписал по ошибке", "не подписывал", "выбыл"),
    *("қолы жарамсыз", "қолын қайтарып алды", "қол қоймаған", "расталуы керек", "шартты"),
    *("signature pending", "struck out", "to be confirmed", "signed in error", "no longer with us"),
)
CLEAN = 2


def listed(template: str) -> str:
    lines = [f"ОФ «Эхо {at}»{template.format(words)}" for at, words in enumerate(WORDS, 1)]
    lines += ["ОО «Свет», Алматы", "Анна Ким, журналист"]
    return "Подписи:\n\n" + "".join(f"{at}. {line}\n" for at, line in enumerate(lines, 1))


def table(header: str) -> str:
    rows = [f"ОФ «Эхо {at}»;Айгүл Ким;{words}" for at, words in enumerate(WORDS, 1)]
    head = f"Организация;Представитель;{header}"
    return "\n".join([head, *rows, "ОО «Свет»;Анна Ли;", "ОО «Сад»;Ян Ким;\n"])


SOURCES = {
    "comma": ("a.txt", listed(", {}")),
    "brackets": ("a.txt", listed(" ({})")),
    "dash": ("a.txt", listed(" – {}")),
    "no separator": ("a.txt", listed(" {}")),
    "remarks": ("a.csv", table("Примечание")),
    "signatures": ("a.csv", table("Подпись")),
    "statuses": ("a.csv", table("Статус")),
    "days": ("a.csv", table("Дата подписи")),
    "places": ("a.csv", table("Город")),
}


@pytest.mark.parametrize("kind", SOURCES)
def test_words_on_a_signature_are_not_counted(tmp_path: Path, kind: str) -> None:
    name, text = SOURCES[kind]
    register, file = small_register(tmp_path, signatures=0), tmp_path / name
    file.write_text(text, encoding="utf-8")
    done("import", register, file, "--statement", 1)
    # Of so unclear a source each entry is compared; what is said of the signature stays open after that.
    done("settle", register, "--number", len(WORDS) + 1, len(WORDS) + 2, "--as", "nothing")
    drafts = {}
    for ending in ("json", "txt"):
        target = tmp_path / f"draft.{ending}"
        done("annex", register, "--statement", 1, "--to", target)
        drafts[ending] = target.read_text(encoding="utf-8")
    content = json.loads(drafts["json"])
    assert content["signed"] == CLEAN
    assert all(demand["counts"]["supports"] == CLEAN for demand in content["demands"])
    assert [words for words in WORDS if words in drafts["txt"]] == []
