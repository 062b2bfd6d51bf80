"""Work beside the window: what is known of it until the window was told of its end."""

from PySide6.QtWidgets import QApplication

from coalition_app.desktop.desk.operations import Operations


def test_work_goes_on_until_the_window_was_told(application: QApplication) -> None:
    """Else the register could be let go of before the answer: it would still be held in it."""
    operations, told = Operations(), list[int]()
    operations.start("", lambda _tell: 7, told.append)
    (pool,) = operations._pools.values()
    pool.submit(int).result()  # what was begun before has ended, and nobody took its answer
    assert operations.looking and told == []
    operations.come_to_rest()
    assert not operations.looking and told == [7]
