"""What a run on a further Python repeats of the tests."""

from tests.cases import one_of_each


def test_each_test_runs_in_one_case_and_the_import_s_in_all() -> None:
    plain = {"tests/test_a.py::test_one", "tests/desktop/test_b.py::test_two"}
    read = {f"tests/intake/test_c.py::test_three[{each}]" for each in "abc"}
    shown = [
        f"tests/desktop/test_{each}.py::test_it[{lang}]"
        for each in range(30)
        for lang in ("en", "kk", "ru")
    ]
    chosen = one_of_each([*plain, *read, *shown])
    assert plain | read <= chosen
    rest = sorted(chosen - plain - read)
    assert [each.partition("[")[0] for each in rest] == sorted(
        {each.partition("[")[0] for each in shown}
    )
    assert {each[-3:-1] for each in rest} == {"en", "kk", "ru"}, "each language is met somewhere"
