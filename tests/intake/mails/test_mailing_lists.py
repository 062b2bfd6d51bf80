"""Mails as a mailing list keeps them: what it adds below each, its archive's senders, closing names."""

from coalition_app.draft_pieces import MAY_SIGN
from coalition_app.drafts import Draft
from coalition_app.intake.read_source import read_source
from tests.intake.reading import owners

FOOT = f"{'_' * 47}\nfens mailing list\nfens at lists.example\nhttp://example.org/mailman/fens\n"


def letter(sender: str, body: str, foot: str = FOOT) -> str:
    return (
        f"From {sender.split(' (')[0]}  Mon Nov  9 18:40:02 2026\nFrom: {sender}\n"
        f"Date: Mon, 9 Nov 2026 18:40:02 +0000\nSubject: [fens] Statement\n\n{body}\n{foot}\n\n"
    )


def read(*letters: str) -> Draft:
    content = "".join(letters).encode()
    draft = read_source(content, "archive.mbox").draft
    assert max(owners(draft).values()) == 1
    return draft


KEITH = "k.boyle at thornbury.example (Keith Boyle)"
ADDS = "Hello,\n\nplease add us: Thornbury Allotment Society. We voted for it.\n\nBest wishes\nKeith Boyle"
LISTS = (
    "Hi,\n\nfrom Cleeve the following will sign:\n\nCleeve Canoe Club\n"
    "Margaret Yeo, retired teacher\n\nDilys"
)


def test_letter_above_the_foot_of_a_list_signs_for_the_body_that_it_names() -> None:
    (entry,) = read(letter(KEITH, ADDS)).entries
    assert entry.name == "Thornbury Allotment Society"
    assert (entry.representative, entry.sender) == ("Keith Boyle", "k.boyle@thornbury.example")


def test_foot_that_several_writers_have_is_no_word_of_theirs() -> None:
    foot = "--\nThe neighbours of the river\n"
    both = read(letter(KEITH, ADDS, foot), letter("d at x.example (Dilys Prosser)", LISTS, foot))
    assert [each.name for each in both.entries] == [
        "Thornbury Allotment Society",
        "Cleeve Canoe Club",
        "Margaret Yeo",
    ]
    told = {left.text: left.why for left in both.left_out}
    assert told[foot.strip()] == "what a mailing list adds below each email"


def test_lines_below_underscores_of_one_writer_stay_the_writers() -> None:
    foot = f"{'_' * 30}\nAnn Kerr\nann@x.example\nhttp://example.org/ann\n"
    body = "We sign the statement for Fen Trust."
    (entry,) = read(letter("ann@x.example", body, foot)).entries
    assert "Ann Kerr" in (entry.name, entry.representative)


def test_name_that_closes_a_list_is_asked_about_and_signs_nothing_by_itself() -> None:
    draft = read(letter("d at x.example (Dilys Prosser)", LISTS))
    assert [each.name for each in draft.entries] == ["Cleeve Canoe Club", "Margaret Yeo"]
    assert "Dilys" in [line.text for line in draft.open_lines if line.code == MAY_SIGN]
