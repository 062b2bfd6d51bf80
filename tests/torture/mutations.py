"""Files made worse than any hand makes them: bytes, spans and numbers changed, also inside packed files."""

import io
import random
import re
import zipfile
from collections.abc import Sequence

TOKENS = (
    *(
        b"\0",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b[2J",
        b"\r",
        b"\n\n\n",
        b"\t" * 50,
        b'"',
        b"'",
        b"`" * 40,
    ),
    *(
        "\u202e".encode(),
        "\u200b".encode(),
        "\ufffd".encode(),
        "е\u0301".encode() * 20,
        "𝒳".encode(),
    ),
    *(b"<", b"</td>", b"<table>", b"<!--", b"]]>", b"&#x110000;", b"&lt;" * 9, b"<ol><li>" * 30),
    *(b"-1", b"0", b"2147483648", b"9223372036854775808", b"1e400", b"9" * 5_000, b"NaN", b"null"),
    *(
        b"{",
        b"[" * 200,
        b"}",
        b": ",
        b"- ",
        b"&a *a",
        b"!!python/object:os.system",
        b"%",
        b"=1+1",
        b"|",
    ),
    *(
        b"\nFrom: x\n",
        b"\nContent-Type: multipart/mixed; boundary=a\n",
        b"=?utf-8?b?////?=",
        b"--a--\n",
    ),
    *(
        b"1. ",
        b"999999999. ",
        b"(",
        b"\xab",
        "№".encode(),
        "г. ".encode(),
        b"a" * 5_000,
        "ж ".encode() * 900,
    ),
)
"""What readers trip over: marks of formats, large numbers, characters that cannot be seen, long words."""
MOST_CHANGES = 8
MOST_BYTES = 400_000
"""A mutation grows no further, so that many can be tried."""
PAGE = 4096
NUMBER = re.compile(rb"\d+")


def mutated(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    """Change a file in up to eight places; a packed one mostly in the files that it holds."""
    if content.startswith(b"PK\x03\x04") and chance.random() < 0.8:
        return _packed(content, chance, others)
    for _change in range(chance.randint(1, MOST_CHANGES)):
        content = chance.choice(CHANGES)(content, chance, others)[:MOST_BYTES]
    return content


def mutated_pages(content: bytes, chance: random.Random) -> bytes:
    """Change a database's file: single bits, its header, whole pages mixed up, its end cut off."""
    changed = bytearray(content)
    fate = chance.random()
    if fate < 0.3:
        changed = bytearray(_flip(content, chance, ()))
    elif fate < 0.5:
        changed[chance.randrange(100)] = chance.randrange(256)
    elif fate < 0.8:
        one, two = (PAGE * chance.randrange(len(content) // PAGE) for _page in range(2))
        changed[one : one + PAGE] = chance.choice((content[two : two + PAGE], bytes(PAGE)))
    else:
        del changed[chance.randrange(len(changed)) :]
    for _byte in range(chance.choice((0, 0, 20))):
        changed[chance.randrange(len(changed) or 1)] = chance.randrange(256)
    return bytes(changed)


def _packed(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {name: packed.read(name) for name in packed.namelist()}
    name = chance.choice(list(parts))
    fate = chance.random()
    if fate < 0.05:
        del parts[name]
    elif fate < 0.1:
        parts[name] = chance.choice(list(parts.values()))
    else:
        for _change in range(chance.randint(1, MOST_CHANGES)):
            parts[name] = chance.choice(CHANGES)(parts[name], chance, others)[:MOST_BYTES]
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as packed:
        for each, inside in parts.items():
            packed.writestr(each, inside)
    return kept.getvalue()


def _flip(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    changed = bytearray(content or b"\0")
    for _bit in range(chance.randint(1, 5)):
        changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def _cut(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    first, last = _span(content, chance)
    return content[:first] + content[last:]


def _end(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    return content[: chance.randint(0, len(content))]


def _repeat(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    first, last = _span(content, chance)
    times = chance.choice((2, 3, 50))
    return content[:first] + content[first:last] * times + content[last:]


def _insert(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    at = chance.randint(0, len(content))
    added = chance.choice((chance.choice(TOKENS), chance.randbytes(chance.randint(1, 30))))
    return content[:at] + added + content[at:]


def _splice(content: bytes, chance: random.Random, others: Sequence[bytes]) -> bytes:
    at, other = chance.randint(0, len(content)), chance.choice(others)
    first, last = _span(other, chance)
    return content[:at] + other[first:last] + content[at:]


def _swap(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    lines = content.split(b"\n")
    one, two = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    return b"\n".join(lines)


def _count(content: bytes, chance: random.Random, _others: Sequence[bytes]) -> bytes:
    found = list(NUMBER.finditer(content))
    if not found:
        return content
    at = chance.choice(found)
    number = chance.choice(
        (b"-1", b"0", b"2147483648", b"99999999999999999999", b"1e9", b"", b"9" * 5_000)
    )
    return content[: at.start()] + number + content[at.end() :]


def _span(content: bytes, chance: random.Random) -> tuple[int, int]:
    first = chance.randint(0, len(content))
    return first, min(first + chance.choice((1, 8, 80, 800)), len(content))


CHANGES = (_flip, _cut, _end, _repeat, _insert, _insert, _splice, _swap, _count)
