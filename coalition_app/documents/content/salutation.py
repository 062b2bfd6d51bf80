"""How a letter or a slip addresses a signatory."""

from coalition_app.i18n import Texts


def salutation(spoken: Texts, *, kind: str, name: str, representative: str) -> str:
    """Address the person who signed; an organisation of which nobody is named has colleagues.

    Empty for a person whose name is not known.
    """
    addressed = representative or (name if kind == "individual" else "")
    if addressed:
        return spoken.gettext("Dear %(name)s,") % {"name": addressed}
    return "" if kind == "individual" else spoken.gettext("Dear colleagues,")
