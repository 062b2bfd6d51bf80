"""The annex as one page of HTML: no outside reference, for screen, print, dark rooms and screen readers."""

from collections.abc import Iterator, Sequence
from html import escape

from coalition_app.annex_words import (
    DEMANDS_HEADING,
    SIGNATORIES_HEADING,
    WORDS_APART,
    WORDS_HEADING,
)
from coalition_app.documents.content.content import ContentEntry, ContentSection
from coalition_app.documents.forms.parts import Copy, clean
from coalition_app.documents.layout.page_options import PaperName
from coalition_app.i18n import N_

STYLE = """
:root{color-scheme:light dark;--ink:#1b2430;--soft:#4a5665;--line:#c3cad3;--ground:#fff;
--accent:#174a6e;--amber:#8a4b00;
--red:#9e1c1c;--band:#f2f5f8}
@media(prefers-color-scheme:dark){:root{--ink:#e7ecf2;--soft:#b3bdc9;--line:#465261;
--ground:#151a20;--accent:#8cc4ee;
--amber:#f0b35c;--red:#ff9c94;--band:#1f262e}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);
font:1rem/1.5 "PT Serif",Georgia,"Times New Roman",serif;
overflow-wrap:break-word}
main{max-width:52rem;margin:0 auto;padding:1.5rem 1.25rem 4rem}
h1{font-size:1.65rem;line-height:1.25;margin:.6rem 0 1rem;text-wrap:balance}
h2{font:600 1.05rem/1.4 "PT Sans",system-ui,sans-serif;color:var(--accent);
border-bottom:1px solid var(--accent);
margin:2.2rem 0 .8rem;padding-bottom:.25rem}
.origin{font:.92rem/1.45 "PT Sans",system-ui,sans-serif;border-left:.25rem solid var(--accent);
background:var(--band);
padding:.6rem .8rem}
.origin p,.facts p{margin:.1rem 0}.draft{border-color:var(--red)}
.draft p:first-child{color:var(--red);font-weight:700}
.facts,.count,.side,.status,.label{font:.88rem/1.45 "PT Sans",system-ui,sans-serif;color:var(--soft)}
.figures{display:flex;flex-wrap:wrap;gap:.4rem 2rem;margin:1rem 0;padding:0;list-style:none}
.figures b{font-size:1.35rem;color:var(--accent);margin-right:.1rem}
ol.list{list-style:none;margin:0;padding:0}
ol.list>li{display:grid;grid-template-columns:3.2rem 1fr;margin:0 0 .75rem;break-inside:avoid}
ol.list>li>.no{color:var(--soft);text-align:right;padding-right:.7rem;font-variant-numeric:tabular-nums}
.name{font-weight:700}.entry p{margin:0}
blockquote{margin:.45rem 0 .2rem;padding:.1rem 0 .1rem .8rem;border-left:.2rem solid var(--amber);
break-inside:avoid}
blockquote .label{color:var(--amber);font-weight:700}blockquote .own{font-style:italic;
white-space:pre-line;margin:.2rem 0}
blockquote .translated{white-space:pre-line;margin:.2rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font:.88rem/1.4 "PT Sans",system-ui,sans-serif}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
th,td{border-bottom:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}
thead th{background:var(--band);border-bottom:2px solid var(--accent)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
table.counts{font-size:.8rem}table.counts :is(th,td){padding:.3rem .25rem}
th button{all:unset;cursor:pointer;text-decoration:underline dotted;text-underline-offset:.2em}
th button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
.with{color:var(--amber);font-weight:700}.against{color:var(--red);font-weight:700}
.said{margin:.7rem 0}
.attested p{margin:.45rem 0}.attested .item{margin-left:1.6rem}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--ground:#fff;--accent:#000;--amber:#000;
--red:#000;--band:#fff}
@page{size:A4;margin:18mm 16mm 18mm 20mm}main{max-width:none;padding:0}body{font-size:10.5pt}
thead{display:table-header-group}
tr,h2{break-inside:avoid}h2{break-after:avoid}th button{text-decoration:none}.wide{overflow:visible}}
""".strip()
SCRIPT = """
for (const table of document.querySelectorAll("table.sorts")) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const order = new Intl.Collator(document.documentElement.lang, {numeric: true});
  heads.forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const up = head.getAttribute("aria-sort") !== "ascending";
      heads.forEach(each => each.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      const text = row => row.cells[at].textContent;
      body.append(...[...body.rows].sort((a, b) => (up ? 1 : -1) * order.compare(text(a), text(b))));
    });
  });
}
""".strip()
"""Makes the heads of tables into buttons that sort; without it the page reads the same."""
POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"
"""What a browser may load: nothing but what the page itself holds."""
CLASSES = {
    "supports-with-reservation": "with",
    "does-not-support": "against",
    "unsettled": "against",
}
SORTED = N_("Choose a heading to sort the table by it.")


def write_html(copy: Copy) -> bytes:
    """Write an annex as one page of HTML."""
    told = (_demands, _figures, _counts) if copy.is_whole else (_figures, _demands, _counts)
    parts = (_head, *told, _sections, _words, _table, _attestation)
    title = copy.title
    if copy.setting.draft:
        title = f"{copy.gettext('DRAFT')}. {title}"
    body = "".join(each for part in parts for each in part(copy))
    foot = "".join(f"<p>{escape(each)}</p>" for each in copy.origin)
    return page(
        copy.language, title, f"{body}<footer class=facts>{foot}</footer>", copy.setting.form.paper
    )


def page(language: str, title: str, body: str, paper: PaperName = "a4") -> bytes:
    """Return a whole page around its main part, which is HTML already; it is printed on the paper."""
    style = STYLE.replace("size:A4", f"size:{paper.upper()}")
    return (
        f'<!DOCTYPE html>\n<html lang="{language}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="format-detection" content="telephone=no">'
        f"<title>{escape(title)}</title><style>{style}</style></head>\n"
        f"<body><main>{body}</main><script>{SCRIPT}</script></body></html>\n"
    ).encode()


def table(
    heads: Sequence[str], rows: Iterator[str], *, caption: str = "", sorts: bool = True
) -> str:
    """Return a table of rows that are HTML already; its first column holds numbers."""
    first, *others = (escape(clean(each)) for each in heads)
    head = f"<th scope=col class=n>{first}" + "".join(f"<th scope=col>{each}" for each in others)
    kind = " class=sorts" if sorts else ""
    told = f"<caption>{escape(caption)}</caption>" if caption else ""
    return (
        f"<div class=wide tabindex=0><table{kind}>{told}<thead><tr>{head}</tr></thead>"
        f"<tbody>\n{''.join(rows)}</tbody></table></div>\n"
    )


def _span(text: str, language: str) -> str:
    """Return the language of a foreign part as an attribute."""
    return f' lang="{escape(language)}"' if language and language.isalpha() and text else ""


def _head(copy: Copy) -> Iterator[str]:
    draft = " draft" if copy.setting.draft else ""
    origin = "".join(f"<p>{escape(each)}</p>" for each in copy.origin)
    yield f'<div class="origin{draft}" role=note>{origin}</div>'
    foreign = copy.words.foreign(copy.content.title)
    yield f"<h1{_span(copy.title, foreign)}>{escape(copy.title)}</h1>"
    facts = (clean(copy.content.coalition), *copy.identity())
    yield f"<div class=facts>{''.join(f'<p>{escape(each)}</p>' for each in facts)}</div>"
    foreign = copy.words.foreign(copy.setting.text or {})
    for paragraph in copy.before:
        yield f"<p class=said dir=auto{_span(paragraph, foreign)}>{escape(paragraph)}</p>"


def _figures(copy: Copy) -> Iterator[str]:
    words, content = copy.words, copy.content
    if copy.is_whole:
        yield f"<h2>{escape(copy.gettext(SIGNATORIES_HEADING))}</h2>"
    figures = "".join(f"<li><b>{n}</b> {escape(label)}" for n, label in words.figures(content))
    yield f"<ul class=figures>{figures}</ul>"
    if rule := words.silence(content):
        yield f"<p>{escape(rule)}</p>"


def _demands(copy: Copy) -> Iterator[str]:
    words, content = copy.words, copy.content
    if content.demands:
        yield f"<h2>{escape(copy.gettext(DEMANDS_HEADING))}</h2>"
    for demand in content.demands:
        foreign = words.foreign(demand.wording)
        wording = clean(words.choose(demand.wording))
        lead = escape(clean(words.demand_heading(demand)))
        yield f"<p><b>{lead}.</b> <span{_span(wording, foreign)}>{escape(wording)}</span></p>"


def _counts(copy: Copy) -> Iterator[str]:
    words, content = copy.words, copy.content
    if not content.demands:
        return
    heads, rows = copy.counts()
    head = "<td>" + "".join(f"<th scope=col class=n>{escape(each)}" for each in heads)
    lines = []
    for demand, row in zip(content.demands, rows, strict=True):
        cells = "".join(f"<td class=n>{each}" for each in row)
        lines.append(f"<tr><th scope=row>{escape(clean(words.demand_heading(demand)))}{cells}")
    yield f"<div class=wide tabindex=0><table class=counts><thead><tr>{head}</thead>"
    yield f"<tbody>{''.join(lines)}</tbody></table></div>"


def _sections(copy: Copy) -> Iterator[str]:
    for section in copy.content.sections:
        if section.entries:
            yield from _section(copy, section)
    for note in copy.legend():
        yield f"<p class=facts>{escape(note)}</p>"


def _section(copy: Copy, section: ContentSection) -> Iterator[str]:
    counts = copy.words.section_counts(section, copy.setting.unsettled)
    foreign = copy.words.foreign(section.heading)
    heading = clean(copy.words.section_heading(section))
    yield f"<h2{_span(heading, foreign)}>{escape(heading)}</h2><p class=count>{escape(counts)}</p>"
    yield "<ol class=list>\n"
    apart = copy.setting.form.reservations == "section"
    for entry in section.entries:
        yield _numbered(copy, entry)
        for text, kind in ((copy.second(entry), "side"), (copy.place(entry), "side")):
            if text:
                yield f"<p class={kind}><bdi>{escape(text)}</bdi>"
        status = copy.status(entry)
        if apart and entry.acts:
            status = " · ".join(filter(None, (status, copy.gettext(WORDS_APART))))
        if status:
            yield f"<p class=status>{escape(status)}"
        if not apart:
            yield from _acts(copy, entry)
        yield "</div>\n"
    yield "</ol>\n"


def _numbered(copy: Copy, entry: ContentEntry) -> str:
    name = copy.name(entry)
    named = f"<p class=name><bdi>{escape(name)}</bdi>" if name else ""
    number = entry.number
    return (
        f'<li value={number} id="n{number}"><span class=no>{number}.</span><div class=entry>{named}'
    )


def _acts(copy: Copy, entry: ContentEntry) -> Iterator[str]:
    for act in entry.acts:
        yield f"<blockquote><p class=label>{escape(copy.act_label(act))}</p>"
        if positions := copy.act_positions(entry, act):
            yield f"<p class=side>{escape(positions)}</p>"
        own = clean(act.wording)
        yield f"<p class=own dir=auto{_span(own, act.language)}>{escape(own)}</p>"
        for language, wording, translator, state in act.translations:
            label = copy.words.translation_label(language, clean(translator), state)
            said = clean(wording)
            yield f"<p class=side>{escape(label)}</p>"
            yield f"<p class=translated dir=auto{_span(said, language)}>{escape(said)}</p>"
        yield "</blockquote>"


def _words(copy: Copy) -> Iterator[str]:
    entries = [each for part in copy.content.sections for each in part.entries if each.acts]
    if not entries or copy.setting.form.reservations == "inline":
        return
    yield f"<h2>{escape(copy.gettext(WORDS_HEADING))}</h2><ol class=list>"
    for entry in entries:
        yield _numbered(copy, entry).replace(f' id="n{entry.number}"', "")
        yield from _acts(copy, entry)
        yield "</div>"
    yield "</ol>"


def _table(copy: Copy) -> Iterator[str]:
    entries = copy.tabled()
    if not entries:
        return
    words = copy.words
    yield f"<h2>{escape(copy.gettext('Positions on the demands'))}</h2>"
    if note := copy.table_note():
        yield f"<p>{escape(note)}</p>"
    heads = [copy.gettext("No."), copy.gettext("Signatory")]
    heads += [words.demand(number) for number in copy.setting.demand_numbers]
    cells = {word: _cell(words.position(word), word) for e in entries for word in e.held}
    rows = (
        f"<tr><td class=n>{e.number}<th scope=row><bdi>{escape(copy.name(e) or words.status(e))}</bdi>"
        f"{''.join(map(cells.__getitem__, e.held))}\n"
        for e in entries
    )
    yield table(heads, rows, caption=copy.gettext(SORTED))


def _cell(text: str, word: str) -> str:
    kind = CLASSES.get(word)
    return f"<td class={kind}>{escape(text)}" if kind else f"<td>{escape(text)}"


def _attestation(copy: Copy) -> Iterator[str]:
    lines = list(copy.attested())
    if not lines:
        return
    (_style, heading), *others = lines
    yield f"<section class=attested><h2>{escape(heading)}</h2>"
    for style, text in others:
        yield f"<p class={style}>{escape(text)}</p>"
    yield "</section>"
