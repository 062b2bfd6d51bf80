"""What changes of signatures are called, in sentences that follow "Undo:"."""

from collections.abc import Callable, Mapping
from typing import Any

from coalition_app.i18n import N_, _, ngettext

FIELDS = {
    "representative": N_("change the representative of No. %(number)s in statement %(statement)s"),
    "office": N_("change the office of No. %(number)s in statement %(statement)s"),
    "place": N_("change the place of No. %(number)s in statement %(statement)s"),
    "country": N_("change the country of No. %(number)s in statement %(statement)s"),
    "legal_form": N_("change the legal form of No. %(number)s in statement %(statement)s"),
    "capacity": N_("change in which capacity %(number)s signed statement %(statement)s"),
    "kind": N_("change the kind of signatory %(number)s in statement %(statement)s"),
    "section": N_("put signature %(number)s of statement %(statement)s into another section"),
    "signed_on": N_("change the day on which %(number)s signed statement %(statement)s"),
    "received_on": N_(
        "change the day on which signature %(number)s of statement %(statement)s came"
    ),
    "together": N_(
        "change the representatives or the joint bodies of No. %(number)s in statement %(statement)s"
    ),
}


SPELLINGS = {
    "representative": N_(
        "put right the spelling of the representative of No. %(number)s in statement %(statement)s"
    ),
    "office": N_(
        "put right the spelling of the office of No. %(number)s in statement %(statement)s"
    ),
    "legal_form": N_(
        "put right the spelling of the legal form of No. %(number)s in statement %(statement)s"
    ),
}
"""Where only the spelling was put right."""


BULK_EDIT_WORDS: dict[str, Callable[[int], str]] = {
    "publish": lambda count: ngettext(
        "change what may be published of %(count)d signature of statement %(statement)s",
        "change what may be published of %(count)d signatures of statement %(statement)s",
        count,
    ),
    "place": lambda count: ngettext(
        "change the place of %(count)d signature of statement %(statement)s",
        "change the place of %(count)d signatures of statement %(statement)s",
        count,
    ),
    "country": lambda count: ngettext(
        "change the country of %(count)d signature of statement %(statement)s",
        "change the country of %(count)d signatures of statement %(statement)s",
        count,
    ),
    "legal_form": lambda count: ngettext(
        "change the legal form of %(count)d signature of statement %(statement)s",
        "change the legal form of %(count)d signatures of statement %(statement)s",
        count,
    ),
    "office": lambda count: ngettext(
        "change the office of %(count)d signature of statement %(statement)s",
        "change the office of %(count)d signatures of statement %(statement)s",
        count,
    ),
}


def _change(named: Mapping[str, Any]) -> str:
    spelt = SPELLINGS.get(named["field"]) if named.get("spelling") else None
    return _with_evidence(_(spelt or FIELDS[named["field"]]) % dict(named), named)


def _with_evidence(change: str, named: Mapping[str, Any]) -> str:
    """Say of a change that took the evidence with it that it did."""
    if not named.get("lapsed"):
        return change
    return _("%(change)s; its evidence no longer counts") % {"change": change}


def _respell(named: Mapping[str, Any]) -> str:
    said = _("correct the spelling of the name of No. %(number)s in statement %(statement)s")
    return _with_evidence(said % dict(named), named)


def _private(named: Mapping[str, Any]) -> str:
    return _("change private details of signatory %(number)s in statement %(statement)s") % dict(
        named
    )


def _bulk_edit(named: Mapping[str, Any]) -> str:
    count = named["count"]
    if named["field"] == "section":
        sentence = ngettext(
            "put %(count)d signature of statement %(statement)s into another section",
            "put %(count)d signatures of statement %(statement)s into another section",
            count,
        )
    elif named["field"] == "standing":
        sentence = ngettext(
            "change the status of %(count)d signature of statement %(statement)s",
            "change the status of %(count)d signatures of statement %(statement)s",
            count,
        )
    elif named["field"] == "capacity":
        sentence = ngettext(
            "change the capacity of %(count)d signature of statement %(statement)s",
            "change the capacity of %(count)d signatures of statement %(statement)s",
            count,
        )
    elif named["field"] in BULK_EDIT_WORDS:
        return BULK_EDIT_WORDS[named["field"]](count) % dict(named)
    else:
        sentence = ngettext(
            "change the kind of %(count)d signatory of statement %(statement)s",
            "change the kind of %(count)d signatories of statement %(statement)s",
            count,
        )
    return sentence % dict(named)


def _move(named: Mapping[str, Any]) -> str:
    if "to" in named:
        return _(
            "move number %(number)s to number %(to)s in the order of statement %(statement)s"
        ) % dict(named)
    return ngettext(
        "move %(count)d signature in the order of statement %(statement)s",
        "move %(count)d signatures in the order of statement %(statement)s",
        named["count"],
    ) % dict(named)


def _leave(named: Mapping[str, Any]) -> str:
    if named["count"] == 1:
        return _(
            "record that the flaw of number %(number)s of statement %(statement)s stays as it came"
        ) % dict(named)
    return ngettext(
        "record that the flaw of %(count)d signature of statement %(statement)s stays as it came",
        "record that the flaws of %(count)d signatures of statement %(statement)s stay as they came",
        named["count"],
    ) % dict(named)


def _settle(named: Mapping[str, Any]) -> str:
    if named["count"] == 1:
        return _(
            "record that number %(number)s of statement %(statement)s is right as it is printed"
        ) % dict(named)
    return ngettext(
        "record that %(count)d signature of statement %(statement)s is right as it is printed",
        "record that %(count)d signatures of statement %(statement)s are right as they are printed",
        named["count"],
    ) % dict(named)


CHANGES: dict[str, Callable[[Mapping[str, Any]], str]] = {
    "change-signature": _change,
    "respell-name": _respell,
    "change-private": _private,
    "change-many": _bulk_edit,
    "move-signatures": _move,
    "settle-defects": _settle,
    "leave-defects": _leave,
}
"""The sentence of each action, made of what the journal keeps of it."""
