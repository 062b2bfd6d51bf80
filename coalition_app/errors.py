"""The errors that are shown to a person: one sentence each, saying what to do."""


class UserError(Exception):
    """Something that the person can put right; its text is a translated sentence.

    Raised where the rule is known, shown in one place (the command line or the window).
    A command that raises it exits with 2 and has changed nothing, but for what its text names as recorded.
    """

    tells_recorded = False
    """Whether its text says by itself what was recorded before it."""
    damaged = False
    """Whether it says that a register is damaged: what can be read of it may be recovered."""


class NotSo(UserError):
    """The answer to the question that was asked is no; the command line exits with 1."""


class Interrupted(Exception):
    """The person cancelled a long piece of work; everything was rolled back."""
