"""The watchdog of the benchmarks looks into the window's thread, and holds nothing of it."""

import threading
import weakref

from tests.benchmarks.stalls import own_functions, stack_of


class Painter:
    """Stands for what must go where it was made, as soon as its function ends."""


def test_what_a_function_held_goes_with_it_although_it_was_looked_at() -> None:
    """A painter that went in the watchdog's thread ended the program, once in some ten days of work."""
    seen, gone = list[str](), list[int]()
    window = threading.get_ident()

    def paint() -> None:
        painter = Painter()
        weakref.finalize(painter, lambda: gone.append(threading.get_ident()))
        looking = threading.Thread(target=lambda: seen.append(stack_of(window)))
        looking.start()
        looking.join()
        assert painter is not None

    paint()
    assert gone == [window]
    assert " in paint\n" in seen[0]


def test_the_programs_functions_are_named_from_the_outermost() -> None:
    stack = (
        "Thread 0x00007fe048c24340 (most recent call first):\n"
        '  File "/srv/coalition_app/desktop/sidebar.py", line 9 in fill\n'
        '  File "/usr/lib/python3/enum.py", line 1 in __new__\n'
        '  File "/srv/coalition_app/desktop/main_window.py", line 20 in refresh\n'
    )
    assert own_functions(stack) == "desktop/main_window.py:refresh > desktop/sidebar.py:fill"
