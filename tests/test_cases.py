"""What a run on a further Python repeats of the tests."""

from tests.cases import one_of_each


def test_each_test_runs_in_one_case_and_those_of_patterns_and_letters_in_all() -> None:
    plain = {"tests/test_a.py::test_one", "tests/desktop/test_b.py::test_two"}
    asked = (
        "tests/intake/test_c.py",
        "tests/records/store/test_name_keys.py",
        "tests/records/signatories/matching/test_d.py",
        "tests/test_file_names.py",
    )
    read = {f"{file}::test_three[{each}]" for file in asked for each in "abc"}
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
