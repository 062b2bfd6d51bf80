"""What a recovered register lacks and what nobody vouches for in it, by name, in sentences."""

import uuid
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any
from zoneinfo import ZoneInfo

from coalition_app.i18n import N_, _, ngettext
from coalition_app.labels import EVIDENCE_KINDS
from coalition_app.records.care.recovery.journal_left import Gap, JournalLeft
from coalition_app.records.care.recovery.row_forms import Row
from coalition_app.records.care.recovery.salvage import Salvaged
from coalition_app.records.care.recovery.settled_rows import Settled, Told
from coalition_app.records.store.tables import begun_answer, begun_import

NAMED_EACH = 20
"""Rows of a table of which the same is told one by one; of more, their number is told."""
MOMENT = "%d.%m.%Y %H:%M"
DOUBTFUL = ("missing", "unproved", "either", "hearsay", "lost-words", "orphan")
"""What leaves a doubt whether a signature supports what it seems to."""
OF_SIGNATURE = ("signature", "position", "act", "standing_step", "evidence_claim")
"""Tables whose rows say what a signature supports, and on what evidence."""
OF_SUPPORT = ("position", "act", "standing_step")
"""Those of which a missing row lets a signature seem to support more than it does."""

THINGS: dict[str, str] = {
    "register": N_("the name of the coalition"),
    "attestor": N_("who attests"),
    "letterhead": N_("the letterhead"),
    "print_options": N_("the print options"),
    "statement": N_("a statement"),
    "text": N_("a text of a statement"),
    "text_wording": N_("the wording of a text"),
    "demand": N_("a demand"),
    "text_demand": N_("the wording of a demand"),
    "section": N_("a section of the list"),
    "signatory": N_("an entry of the directory"),
    "source": N_("a list as received"),
    "signature": N_("the entry"),
    "open_line": N_("an open line of a list"),
    "settled_word": N_("a settled word"),
    "standing_step": N_("a change of the status"),
    "next_step": N_("the next step"),
    "letter_sent": N_("a letter that was sent"),
    "act": N_("the words"),
    "act_translation": N_("a translation of words"),
    "position": N_("the position"),
    "evidence": N_("a piece of evidence"),
    "evidence_claim": N_("what a piece of evidence shows"),
    "paper": N_("a paper that waits"),
    "begun_import": N_("a list that waits to be imported"),
    "twin_decision": N_("a decision on possible duplicates"),
    "merge": N_("a merge of two entries of the directory"),
    "edition": N_("an edition"),
    "print": N_("a print of an edition"),
    "delivery": N_("a delivery of an edition"),
    "signed_page": N_("a page signed by hand"),
    "sealing_key": N_("a key of the seal"),
    "edition_seal": N_("the seal of an edition"),
    "withheld_line": N_("a line that an edition withholds"),
    "print_signature": N_("an electronic signature of a print"),
    "corrigendum": N_("a corrigendum"),
    "corrigendum_print": N_("a print of a corrigendum"),
}
"""What a row of each table is to a coordinator."""
WORDS = {
    "reservation": N_("the reservation"),
    "interpretive-declaration": N_("the interpretive declaration"),
    "explanation": N_("the explanation"),
}
WHAT_CAME: dict[str, str] = {
    "missing": N_("%(of)s: %(thing)s: missing."),
    "unproved": N_("%(of)s: %(thing)s: read in one place only, and nothing confirms it."),
    "differs": N_("%(of)s: %(thing)s: not as the journal proves it; the journal’s is taken."),
    "either": N_(
        "%(of)s: %(thing)s: table and journal differ, and the journal is not whole; the table’s is taken."
    ),
    "hearsay": N_("%(of)s: %(thing)s: only a damaged part of the journal speaks of it; left out."),
    "planted": N_("%(of)s: %(thing)s: the journal, which is whole, does not know it; left out."),
    "orphan": N_("%(of)s: %(thing)s: belongs to something that is missing; left out."),
    "loosened": N_("%(of)s: %(thing)s: named something that is missing, and no longer does."),
    "lost-words": N_("%(of)s: %(thing)s: its private part is lost."),
    "lost-file": N_("%(of)s: its file cannot be read."),
}


class Names:
    """How rows are called: by the number and the name of their signature, or by what they are."""

    def __init__(self, settled: Settled) -> None:
        self._rows = settled.rows
        self._several = len(settled.rows["statement"]) > 1
        self._demands = {
            row["demand_id"]: row["number"] for row in settled.rows["text_demand"].values()
        }

    def of(self, told: Told) -> str:
        """Name what a row belongs to."""
        row = told.row
        signature_id = row.get("id") if told.table == "signature" else row.get("signature_id")
        if signature_id is None and told.table == "evidence":
            return self._of_evidence(row)
        if signature_id is not None:
            signed = self._rows["signature"].get(signature_id) or (
                row if told.table == "signature" else None
            )
            return self.signature(signed) if signed else _("A signature that is missing")
        if told.table == "edition":
            return _("Edition %(number)s (%(code)s)") % row
        if told.table == "print":
            edition = self._rows["edition"].get(row["edition_id"]) or {"number": "?"}
            return _("A print of edition %(number)s") % edition
        if isinstance(row.get("file_name"), str) and row["file_name"]:
            return _("“%(name)s”") % {"name": row["file_name"]}
        for name in ("name", "coalition", "title"):
            if isinstance(row.get(name), str) and row[name]:
                return str(row[name])
        statement = self._rows["statement"].get(row.get("statement_id") or uuid.UUID(int=0))
        if statement:
            return _("Statement %(number)s") % {"number": statement["number"]}
        return _("The register")

    def signature(self, signed: Row) -> str:
        """Name a signature by its number and name, and by its statement where there are several."""
        named = {"number": signed.get("number", "?"), "name": signed.get("name") or "?"}
        if not self._several:
            return _("No. %(number)s (%(name)s)") % named
        statement = self._rows["statement"].get(signed.get("statement_id") or uuid.UUID(int=0))
        named["statement"] = statement["number"] if statement else "?"
        return _("Statement %(statement)s, no. %(number)s (%(name)s)") % named

    def _of_evidence(self, row: Row) -> str:
        numbers = sorted(
            str(self._rows["signature"][claim["signature_id"]]["number"])
            for claim in self._rows["evidence_claim"].values()
            if claim["evidence_id"] == row.get("id")
        )
        file = row.get("file_name") or _(EVIDENCE_KINDS.get(row.get("kind", ""), "?"))
        if not numbers:
            return _("“%(name)s”") % {"name": file}
        named = {"file": file, "numbers": ", ".join(numbers[:NAMED_EACH])}
        return _("“%(file)s”, evidence of number %(numbers)s") % named

    def thing(self, told: Told) -> str:
        """Say what a row is."""
        kind = told.row.get("kind")
        if told.table == "act" and kind in WORDS:
            return _(WORDS[kind])
        number = self._demands.get(told.row.get("demand_id"))
        if told.table == "position" and number:
            return _("the position on demand %(number)s") % {"number": number}
        return _(THINGS[told.table])


def missing_sentences(settled: Settled) -> Iterator[str]:
    """Yield a sentence for each row of which something must be told, and counts of those that are many."""
    names, told_of = Names(settled), Counter[tuple[str, str]]()
    for told in _by_number(settled, settled.told):
        told_of[told.table, told.what] += 1
        if told_of[told.table, told.what] <= NAMED_EACH:
            named = {"of": names.of(told), "thing": names.thing(told)}
            yield _(WHAT_CAME[told.what]) % named
            if told.what == "orphan" and told.row.get("wording"):
                yield _("Its words are: “%(words)s”") % {"words": told.row["wording"]}
    for (table, what), count in told_of.items():
        if count > NAMED_EACH:
            more = count - NAMED_EACH
            text = ngettext(
                "The same of %(count)d more: %(example)s",
                "The same of %(count)d more: %(example)s",
                more,
            )
            said = _(WHAT_CAME[what]) % {"of": "…", "thing": _(THINGS[table])}
            yield text % {"count": more, "example": said}
    if settled.uncounted:
        text = _("More may be missing than can be named of: %(things)s.")
        yield text % {"things": ", ".join(_(THINGS[table]) for table in settled.uncounted)}


def unsure_answers(settled: Settled, found: Salvaged) -> Iterator[str]:
    """Yield a sentence for each list that waits, where not all that was answered about it can be read."""
    if begun_answer.name in found.damaged:
        text = _(
            "“%(name)s” waits to be imported: answers about it may be missing. Look at each again."
        )
        for row in settled.rows[begun_import.name].values():
            if row["state"] == "begun":
                yield text % {"name": row["name"]}


def _by_number(settled: Settled, told: Iterable[Told]) -> list[Told]:
    """Put what is told of signatures into the order of their numbers, the rest behind it."""
    signatures = settled.rows["signature"]

    def place(each: Told) -> tuple[bool, int]:
        key = each.row.get("id" if each.table == "signature" else "signature_id")
        number = (signatures.get(key) or each.row).get("number") if key else None
        return (not isinstance(number, int), number if isinstance(number, int) else 0)

    return sorted(told, key=place)


def doubted_signatures(settled: Settled) -> dict[uuid.UUID, str]:
    """Return the signatures that nobody vouches for now, each with a sentence on what is in doubt.

    A lost row of which nobody knows whose it was leaves all of them in doubt.
    """
    names, found = Names(settled), dict[uuid.UUID, list[str]]()
    everybody: list[str] = []
    for told in settled.told:
        if told.what not in DOUBTFUL:
            continue
        for key in _concerned(settled, told):
            if key in settled.rows["signature"]:
                found.setdefault(key, []).append(names.thing(told))
            elif key is None and told.what == "missing" and told.table in OF_SUPPORT:
                everybody.append(names.thing(told))
    everybody += [_(THINGS[table]) for table in settled.uncounted if table in OF_SUPPORT]
    for key in settled.rows["signature"] if everybody else ():
        found.setdefault(key, []).extend(everybody)
    text = _("Damage of the register: look at its papers. In doubt: %(things)s.")
    return {
        key: text % {"things": ", ".join(dict.fromkeys(things))} for key, things in found.items()
    }


def _concerned(settled: Settled, told: Told) -> list[Any]:
    """Return the keys of the signatures that a row is about; None for one that nobody knows."""
    if told.table == "evidence":
        return [
            claim["signature_id"]
            for claim in settled.rows["evidence_claim"].values()
            if claim["evidence_id"] == told.row.get("id")
        ]
    if told.table not in OF_SIGNATURE:
        return []
    return [told.row.get("id" if told.table == "signature" else "signature_id")]


def journal_sentences(left: JournalLeft, zone: ZoneInfo) -> Iterator[str]:
    """Yield what is missing of the journal: by moments, where its entries around it tell them."""
    for gap in left.gaps:
        yield _gap_sentence(gap, zone)
    if left.lost_private:
        text = ngettext(
            "Of %(count)d change the journal no longer has the private part; it stays proof of the rest.",
            "Of %(count)d changes the journal no longer has the private part; it stays proof of the rest.",
            len(left.lost_private),
        )
        yield text % {"count": len(left.lost_private)}


def _gap_sentence(gap: Gap, zone: ZoneInfo) -> str:
    named = {
        "first": gap.first,
        "last": gap.last,
        "since": gap.since.astimezone(zone).strftime(MOMENT) if gap.since else "…",
        "until": gap.until.astimezone(zone).strftime(MOMENT) if gap.until else "…",
    }
    if gap.first == gap.last:
        return (
            _(
                "Entry %(first)s of the journal is missing: recorded between %(since)s and %(until)s."
            )
            % named
        )
    return (
        _(
            "Entries %(first)s to %(last)s of the journal are missing: recorded between %(since)s and "
            "%(until)s."
        )
        % named
    )
