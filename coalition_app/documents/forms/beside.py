"""Two editions side by side as a page of HTML: what was printed and what is, the differing words marked."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from html import escape

from coalition_app.documents.content.codes import content_digest
from coalition_app.documents.content.content import AnnexContent, ContentEntry
from coalition_app.documents.content.corrections import Correction, Corrigendum, is_hidden
from coalition_app.documents.content.withheld import nameless
from coalition_app.documents.forms import html
from coalition_app.documents.forms.parts import Copy, clean, copy_of
from coalition_app.documents.layout.corrigendum_words import (
    HEADINGS,
    draft_sentence,
    freeze_changes,
)
from coalition_app.documents.layout.document_words import edition_line
from coalition_app.i18n import N_

WORD = re.compile(r"\w+|\s+|[^\w\s]")
"""What is compared: words, spaces, and signs one by one."""
LINE = "\n"
Row = tuple[str, str, str]


def write_beside(found: Corrigendum, language: str) -> bytes:
    """Write what differs between two editions, a row a number; it is no document that was issued."""
    sides = [
        copy_of(content, content_digest(content), language=language, draft=False)
        for content in (found.earlier, found.later)
    ]
    said, words = freeze_changes(found), sides[1].words
    gettext = words.texts.gettext
    numbers = {"earlier": found.earlier.edition, "later": found.later.edition}
    title = gettext(N_("Editions %(earlier)d and %(later)d side by side")) % numbers
    parts = [f'<div class="origin draft" role=note><p>{escape(draft_sentence(words))}</p></div>']
    parts.append(f"<h1>{escape(title)}</h1><div class=facts>")
    parts += [
        f"<p>{escape(clean(each))}</p>"
        for each in (found.later.coalition, words.choose(found.later.title), *said.lead[language])
    ]
    parts.append("</div>")
    parts += [f"<p>{escape(clean(each))}</p>" for each in said.summary[language]]
    heads = [
        gettext("No."),
        *(escape(edition_line(each.content, each.words)) for each in sides),
    ]
    if rows := list(_entries(found, *sides)):
        changed = gettext(N_("What changed"))
        parts.append(f"<h2>{escape(changed)}</h2>")
        caption = escape(gettext(html.SORTED))
        parts.append(html.table(heads, map(_row, rows), label=changed, caption=caption))
    if rows := list(_texts(found, *sides)):
        demands = gettext("Demands")
        parts.append(f"<h2>{escape(demands)}</h2>")
        parts.append(html.table(["", *heads[1:]], map(_row, rows), label=demands, sorts=False))
    for part in said.beside:
        parts.append(f"<h2>{escape(part.heading[language])}</h2>")
        parts += [f"<p>{escape(clean(each))}</p>" for each in part.sentences[language]]
    parts += [f"<p class=facts>{escape(clean(each))}</p>" for each in said.closing[language]]
    return html.page(language, title, "".join(parts))


def _row(row: Row) -> str:
    label, before, now = row
    return f"<tr><th scope=row class=n>{label}<td>{before}<td>{now}\n"


def _entries(found: Corrigendum, earlier: Copy, later: Copy) -> Iterator[Row]:
    """Yield a row for each number of which something changed, in their order."""
    by_number: dict[int, list[Correction]] = {}
    for each in found.corrections:
        by_number.setdefault(each.number, []).append(each)
    for number, changes in sorted(by_number.items()):
        first = changes[0]
        before = first.before and (nameless(first.before) if is_hidden(first) else first.before)
        kinds = [earlier.gettext(HEADINGS[each.kind]) for each in changes]
        label = f"{number}<br><span class=side>{escape('; '.join(kinds))}</span>"
        texts = _lines(earlier, before), _lines(later, first.after)
        was, now = _marked(*texts) if all(texts) else map(_plain, texts)
        yield label, was, now


def _lines(copy: Copy, entry: ContentEntry | None) -> str:
    """Return what an edition prints of an entry, a line each; nothing where it is not in it."""
    if entry is None:
        return ""
    numbers, usual = copy.setting.demand_numbers, copy.content.silence
    lines = [copy.name(entry), *(f"({clean(name)})" for _language, name in entry.directory_names)]
    lines += [copy.second(entry), copy.place(entry), copy.status(entry)]
    lines.append(copy.words.exceptions(entry, numbers, usual))
    for act in entry.acts:
        lines += [copy.act_label(act), clean(act.wording)]
    return LINE.join(filter(None, lines))


def _plain(text: str) -> str:
    return escape(text or "—").replace(LINE, "<br>")


def _texts(found: Corrigendum, earlier: Copy, later: Copy) -> Iterator[Row]:
    """Yield title and demands where they differ."""
    if not found.text_changed:
        return
    titles = _marked(earlier.title, later.title)
    if earlier.title != later.title:
        yield "", *titles
    before, now = _wordings(earlier.content, earlier), _wordings(later.content, later)
    for number in sorted({*before, *now}):
        if before.get(number) != now.get(number):
            yield str(number), *_marked(before.get(number, "—"), now.get(number, "—"))


def _wordings(content: AnnexContent, copy: Copy) -> dict[int, str]:
    return {each.number: clean(copy.words.choose(each.wording)) for each in content.demands}


def _marked(before: str, now: str) -> tuple[str, str]:
    """Return both texts as HTML, what went and what came marked; lines stay lines."""
    was, became = WORD.findall(before), WORD.findall(now)
    left, right = list[str](), list[str]()
    for kind, a, b, c, d in SequenceMatcher(None, was, became, autojunk=False).get_opcodes():
        for side, tokens, tag in ((left, was[a:b], "del"), (right, became[c:d], "ins")):
            text = escape("".join(tokens)).replace(LINE, "<br>")
            side.append(f"<{tag}>{text}</{tag}>" if kind != "equal" and text else text)
    return "".join(left), "".join(right)
