"""The annex as one page of HTML: no outside reference, for screen, print, dark rooms and screen readers."""

from collections.abc import Iterator, Sequence
from html import escape

from coalition_app.annex_words import (
    DEMANDS_HEADING,
    NONE,
    SIGNATORIES_HEADING,
    WORDS_HEADING,
)
from coalition_app.documents.content.content import ContentEntry, ContentSection
from coalition_app.documents.forms.parts import Copy, clean, held_in
from coalition_app.documents.layout.page_options import PaperName
from coalition_app.documents.layout.tongues import JOIN, Told, joined
from coalition_app.i18n import N_

STYLE = """
:root{color-scheme:light dark;--ink:#1b2430;--soft:#4a5665;--line:#c3cad3;--ground:#fff;
--accent:#174a6e;--red:#9e1c1c;--band:#f2f5f8}
@media(prefers-color-scheme:dark){:root{--ink:#e7ecf2;--soft:#b3bdc9;--line:#465261;
--ground:#151a20;--accent:#8cc4ee;--red:#ff9c94;--band:#1f262e}}
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
blockquote{margin:.45rem 0 .2rem;padding:.1rem 0 .1rem .8rem;border-left:.2rem solid var(--accent);
break-inside:avoid}
blockquote .label{font-weight:700}blockquote .own{font-style:italic;
white-space:pre-line;margin:.2rem 0}
blockquote .translated{white-space:pre-line;margin:.2rem 0}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font:.88rem/1.4 "PT Sans",system-ui,sans-serif}
caption{text-align:left;color:var(--soft);padding-bottom:.3rem}
th,td{border-bottom:1px solid var(--line);padding:.35rem .5rem;text-align:left;vertical-align:top}
thead :is(th,td){background:var(--band);border-bottom:2px solid var(--accent)}
td.n,th.n{text-align:right;font-variant-numeric:tabular-nums}
table.counts{font-size:.8rem}table.counts :is(th,td){padding:.3rem .25rem}
table.counts tbody th{min-width:5.5rem}
th button{all:unset;cursor:pointer;text-decoration:underline dotted;text-underline-offset:.2em}
th button:focus-visible{outline:2px solid var(--accent);outline-offset:2px}
th[aria-sort=ascending] button::after{content:" ▲"}th[aria-sort=descending] button::after{content:" ▼"}
del,ins{text-decoration-thickness:1px;background:var(--band);border-radius:.15rem}
del{color:var(--red)}ins{color:var(--accent);font-weight:600}
.said{margin:.7rem 0}
main:has(.two){max-width:62rem}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 1.6rem;margin:.5rem 0}
.two>p{margin:.1rem 0}.facts .two,.origin .two,blockquote .two{margin:0}
@media(max-width:38rem){.two{display:block}}
.attested p{margin:.45rem 0}.attested .first{font-weight:700}
.attested .no{display:inline-block;min-width:1.6rem;text-indent:0}
.attested :is(.first,.text):has(.no){padding-left:1.85rem;text-indent:-1.85rem}
.attested .field{margin:.2rem 0}.attested :is(div,p:not(.field))+.field{margin-top:1.2rem}
.attested .item{padding-left:3.7rem;text-indent:-1.85rem}
footer{margin-top:2.5rem;border-top:1px solid var(--line);padding-top:.6rem}
@media print{:root{--ink:#000;--soft:#333;--line:#999;--ground:#fff;--accent:#000;
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
NUMBERED = "<span class=no>{}</span> "
SORTED = N_("Choose a heading to sort the table by it.")


def write_html(copy: Copy) -> bytes:
    """Write an annex as one page of HTML."""
    told = (_demands, _figures, _counts) if copy.is_whole else (_figures, _demands, _counts)
    parts = (_head, *told, _sections, _words, _table, _attestation)
    title = copy.title
    if copy.setting.draft:
        title = f"{copy.gettext('DRAFT')}. {title}"
    body = "".join(each for part in parts for each in part(copy))
    foot = _origin(copy)
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


def _scrolling(label: str) -> str:
    """Begin what is scrolled sideways where it is too wide: by keyboard too, so it has a name."""
    return f'<div class=wide tabindex=0 role=region aria-label="{escape(label)}">'


def table(
    heads: Sequence[str], rows: Iterator[str], *, label: str, caption: str = "", sorts: bool = True
) -> str:
    """Return a table whose heads, rows and caption are HTML already; its first column holds numbers."""
    first, *others = heads
    head = f"<th scope=col class=n>{first}" + "".join(f"<th scope=col>{each}" for each in others)
    kind = " class=sorts" if sorts else ""
    told = f"<caption>{caption}</caption>" if caption else ""
    return (
        f"{_scrolling(label)}<table{kind}>{told}<thead><tr>{head}</tr></thead>"
        f"<tbody>\n{''.join(rows)}</tbody></table></div>\n"
    )


def _in(language: str) -> str:
    """Return the language of a foreign part as an attribute."""
    return f' lang="{escape(language)}"' if language.isalpha() else ""


def _span(part: Told) -> str:
    """Return a part of a line, with its language where it is a foreign one."""
    text = escape(part.text)
    return f"<span{_in(part.language)}>{text}</span>" if part.language else text


def _line(parts: Sequence[Told], between: str = JOIN) -> str:
    """Return what is said on one line, or in one cell, each language marked."""
    return between.join([_span(each) for each in parts])


def _paragraph(parts: Sequence[Told], attributes: str = "") -> str:
    """Return what is said as a paragraph, or as two side by side, each in its language."""
    made = [f"<p{attributes}{_in(each.language)}>{escape(each.text)}</p>" for each in parts]
    return f"<div class=two>{''.join(made)}</div>" if len(made) > 1 else "".join(made)


def _heading(parts: Sequence[Told]) -> str:
    """Return a heading, whose language is its own where there is one alone."""
    if len(parts) == 1:
        (only,) = parts
        return f"<h2{_in(only.language)}>{escape(only.text)}</h2>"
    return f"<h2>{_line(parts)}</h2>"


def _origin(copy: Copy) -> str:
    return "".join(map(_paragraph, copy.origins()))


def _head(copy: Copy) -> Iterator[str]:
    draft = " draft" if copy.setting.draft else ""
    yield f'<div class="origin{draft}" role=note>{_origin(copy)}</div>'
    titles = copy.worded(copy.content.title)
    if len(titles) == 1:
        yield f"<h1{_in(titles[0].language)}>{escape(titles[0].text)}</h1>"
    else:
        yield f"<h1>{_line(titles, '<br>')}</h1>"
    facts = [copy.told(lambda each: clean(each.content.coalition)), *copy.identities()]
    yield f"<div class=facts>{''.join(map(_paragraph, facts))}</div>"
    for row in copy.text_rows():
        yield _paragraph(row, " class=said dir=auto")


def _figures(copy: Copy) -> Iterator[str]:
    if copy.is_whole:
        yield _heading(copy.translated(SIGNATORIES_HEADING))
    figures = "".join(f"<li><b>{n}</b> {_line(labels)}" for n, labels in copy.figures())
    yield f"<ul class=figures>{figures}</ul>"
    yield _paragraph(copy.told(lambda each: each.words.silence(each.content)))


def _demands(copy: Copy) -> Iterator[str]:
    if copy.content.demands:
        yield _heading(copy.translated(DEMANDS_HEADING))
    for demand in copy.content.demands:
        told = [
            f"<p{_in(lead.language)}><b>{escape(lead.text)}.</b> "
            f"<span{_in(wording.language)}>{escape(wording.text)}</span></p>"
            for lead, wording in copy.demand(demand)
        ]
        yield f"<div class=two>{''.join(told)}</div>" if len(told) > 1 else "".join(told)


def _counts(copy: Copy) -> Iterator[str]:
    content = copy.content
    if not content.demands:
        return
    heads, rows = copy.counts()
    head = "<td>" + "".join(f"<th scope=col class=n>{_line(each, '<br>')}" for each in heads)
    lines = []
    for demand, row in zip(content.demands, rows, strict=True):
        cells = "".join(f"<td class=n>{each or NONE}" for each in row)
        named = copy.told(lambda each, of=demand: clean(each.words.demand_heading(of)))  # type: ignore[misc]
        lines.append(f"<tr><th scope=row>{_line(named, '<br>')}{cells}")
    label = _scrolling(joined(copy.translated(DEMANDS_HEADING)))
    yield f"{label}<table class=counts><thead><tr>{head}</thead>"
    yield f"<tbody>{''.join(lines)}</tbody></table></div>"


def _sections(copy: Copy) -> Iterator[str]:
    for section in copy.content.sections:
        if section.entries:
            yield from _section(copy, section)
    for note in copy.legends():
        yield _paragraph(note, " class=facts")


def _section(copy: Copy, section: ContentSection) -> Iterator[str]:
    yield _heading(copy.section(section))
    yield f"<p class=count>{_line(copy.section_counts(section))}</p>"
    yield "<ol class=list>\n"
    apart = copy.setting.form.reservations == "section"
    for entry in section.entries:
        beneath = "".join(
            [f"<p class=side><bdi>{_span(each)}</bdi>" for each in copy.beneath(entry)]
        )
        yield f"{_numbered(copy, entry)}{beneath}"
        for status in copy.statuses(entry):
            yield f"<p class=status{_in(status.language)}>{escape(status.text)}"
        if entry.acts and not apart:
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
        yield "<blockquote>"
        yield _paragraph(copy.act_labels(act), " class=label")
        yield _paragraph(copy.told(lambda each: each.act_positions(entry, act)), " class=side")  # noqa: B023
        yield f"<p class=own dir=auto{_in(act.language)}>{escape(clean(act.wording))}</p>"
        for translation in act.translations:
            language, wording, _translator, _state = translation
            yield _paragraph(copy.translation_labels(translation), " class=side")
            yield f"<p class=translated dir=auto{_in(language)}>{escape(clean(wording))}</p>"
        yield "</blockquote>"


def _words(copy: Copy) -> Iterator[str]:
    entries = [each for part in copy.content.sections for each in part.entries if each.acts]
    if not entries or copy.setting.form.reservations == "inline":
        return
    yield f"{_heading(copy.translated(WORDS_HEADING))}<ol class=list>"
    for entry in entries:
        yield _numbered(copy, entry).replace(f' id="n{entry.number}"', "")
        yield from _acts(copy, entry)
        yield "</div>"
    yield "</ol>"


def _table(copy: Copy) -> Iterator[str]:
    entries = copy.tabled()
    if not entries:
        return
    headings = copy.translated(N_("Positions on the demands"))
    yield _heading(headings)
    yield _paragraph(copy.told(Copy.table_note))
    heads = [_line(each, "<br>") for each in copy.table_heads()]
    cells = {word: f"<td>{_line(copy.positions(word), '<br>')}" for word in held_in(entries)}
    held = {each: "".join(map(cells.__getitem__, each)) for each in {e.held for e in entries}}
    rows = (
        f"<tr><td class=n>{e.number}<th scope=row>"
        f"<bdi>{escape(copy.name(e)) or _line(copy.named(e))}</bdi>{held[e.held]}\n"
        for e in entries
    )
    yield table(heads, rows, label=joined(headings), caption=_line(copy.translated(SORTED)))


def _attestation(copy: Copy) -> Iterator[str]:
    columns = copy.attested()
    if not columns:
        return
    made = []
    for language, ((_style, _number, heading), *lines) in columns:
        told = "".join(
            f"<p class={style}>{number and NUMBERED.format(number)}{escape(text)}</p>"
            for style, number, text in lines
        )
        made.append(f"<div{_in(language)}><h2>{escape(heading)}</h2>{told}</div>")
    yield "<section class=attested>"
    yield f"<div class=two>{''.join(made)}</div>" if len(made) > 1 else made[0]
    for style, parts in copy.signed():
        yield _paragraph(parts, f" class={style}")
    yield "</section>"
