"""What hostile files make the readers of PDF and of signatures raise."""

ODD = (
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    AttributeError,
    AssertionError,
    NotImplementedError,
    RecursionError,
    OSError,
    OverflowError,
)
