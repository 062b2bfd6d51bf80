"""Words of sentences that several tests wait for, by what they say: a new wording is one line here."""

CANCELLED = "Cancelled; nothing was changed."
FUTURE = "is in the future"
NO_FOLDER = "There is no folder"
NO_WORDS = "needs its words"
NOTHING_TO_UNDO = "nothing to undo"
TOO_EARLY = "cannot be older"
WRONG_PASSPHRASE = "passphrase is wrong"
