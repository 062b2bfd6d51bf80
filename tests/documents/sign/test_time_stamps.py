"""A time stamp goes into the signature that it stamps, and only there; any other is refused."""

import datetime as dt

import pytest
from asn1crypto import cms, tsp

from coalition_app.documents.sign.detached import judge_detached
from coalition_app.documents.sign.judge import INDETERMINATE
from coalition_app.documents.sign.time_stamps import request_stamp, stamp_signature
from coalition_app.errors import UserError
from tests.certificates import AUTHORITY, CLIENT, STAMPS, TODAY, answer_request, make, rsa_key

PRINT = b"%PDF-1.7 print"


def signature() -> bytes:
    return make().detached(PRINT)


def test_the_request_holds_a_digest_of_the_signature_alone() -> None:
    signed = signature()
    request = tsp.TimeStampReq.load(request_stamp(signed))
    assert request["message_imprint"]["hash_algorithm"]["algorithm"].native == "sha256"
    assert request["cert_req"].native is True
    assert request_stamp(signed) == request_stamp(signed)


@pytest.mark.parametrize("alone", [False, True], ids=["answer", "stamp alone"])
def test_the_answer_goes_into_its_signature(alone: bool) -> None:
    signed = signature()
    answer = answer_request(request_stamp(signed))
    if alone:
        answer = tsp.TimeStampResp.load(answer)["time_stamp_token"].dump()
    stamped = stamp_signature(signed, answer, "a.tsr")
    before, after = (cms.ContentInfo.load(each)["content"] for each in (signed, stamped))
    (one,), (other,) = before["signer_infos"], after["signer_infos"]
    for part in ("signed_attrs", "signature", "sid"):
        assert one[part].dump() == other[part].dump()
    judged = judge_detached(stamped, PRINT)
    assert (judged.outcome, judged.intact) == (INDETERMINATE, True)
    assert judged.stamp is not None
    assert judged.stamp.intact
    assert judged.stamp.moment == TODAY
    assert f"A time stamp of {AUTHORITY} says" in judged.why
    assert judge_detached(signed, PRINT).stamp is None


def test_a_second_stamp_takes_the_place_of_the_first() -> None:
    signed = signature()
    request = request_stamp(signed)
    once = stamp_signature(signed, answer_request(request), "a.tsr")
    later = TODAY + dt.timedelta(1)
    twice = stamp_signature(once, answer_request(request, moment=later), "b.tsr")
    stamp = judge_detached(twice, PRINT).stamp
    assert stamp is not None
    assert stamp.moment == later


def refused_answer() -> bytes:
    words = tsp.PKIFreeText(["no\n such\tpolicy"])
    status = tsp.PKIStatusInfo({"status": "rejection", "status_string": words})
    inner = status.dump()
    return b"0" + bytes([len(inner)]) + bytes(inner)


def flipped(answer: bytes, at: int) -> bytes:
    return answer[:at] + bytes([answer[at] ^ 1]) + answer[at + 1 :]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"", "no answer of a time-stamping authority"),
        (b"<html>", "no answer of a time-stamping authority"),
        (PRINT, "no answer of a time-stamping authority"),
        (make().detached(PRINT), "no answer of a time-stamping authority"),
        (refused_answer(), "refused: no such policy. Nothing was kept"),
        (answer_request(request_stamp(make(name="Другой").detached(b"x"))), "belongs to another"),
    ],
    ids=["empty", "page", "pdf", "signature", "refusal", "another signature's"],
)
def test_what_is_no_stamp_of_it_is_refused(answer: bytes, said: str) -> None:
    with pytest.raises(UserError, match=said):
        stamp_signature(signature(), answer, "a.tsr")


@pytest.mark.parametrize(
    "authority",
    [
        make(name=AUTHORITY, uses=(CLIENT,)),
        make(name=AUTHORITY, uses=()),
        make(name=AUTHORITY, uses=(STAMPS,), until=-2),
    ],
    ids=["for logging in", "for anything", "expired"],
)
def test_a_certificate_that_may_not_stamp_is_refused(authority: object) -> None:
    signed = signature()
    answer = answer_request(request_stamp(signed), authority=authority)  # type: ignore[arg-type]
    with pytest.raises(UserError, match="Nothing was kept"):
        stamp_signature(signed, answer, "a.tsr")


def test_a_changed_stamp_is_refused_wherever_it_was_changed() -> None:
    signed = signature()
    answer = answer_request(request_stamp(signed))
    taken = []
    for at in range(40, len(answer), 53):
        try:
            stamped = stamp_signature(signed, flipped(answer, at), "a.tsr")
        except UserError:
            continue
        taken.append(at)
        # A bit of what nobody signed, as the copy of an issuer: what the stamp says is the same.
        stamp = judge_detached(stamped, PRINT).stamp
        assert stamp is not None
        assert stamp.moment == TODAY
    assert len(taken) < 3


def test_a_stamp_of_another_signature_in_it_shows_nothing() -> None:
    one, other = signature(), make(rsa_key(2048, 2), name="Другой").detached(PRINT)
    stamped = cms.ContentInfo.load(stamp_signature(one, answer_request(request_stamp(one)), "a"))
    (given,) = stamped["content"]["signer_infos"]
    forged = cms.ContentInfo.load(other)
    (taker,) = forged["content"]["signer_infos"]
    taker["unsigned_attrs"] = given["unsigned_attrs"]
    judged = judge_detached(forged.dump(), PRINT)
    assert judged.intact
    assert judged.stamp is not None
    assert not judged.stamp.intact
    assert "The time stamp in it shows nothing" in judged.why
