"""Trains the second reader from invented lists and writes its weights to `resources/second_reader/`.

`python -m tests.training` takes less than a minute and gives the same each time; it needs python-crfsuite,
of the extra `dev`. The lists are invented from the program's word lists, `phrases.txt` and the help pages;
the invented lists of `tests/data` with their answers are added. No public list is among them, and the real
case is kept apart to measure by. Afterwards `tests/intake/second_reader` says what has changed.
"""
