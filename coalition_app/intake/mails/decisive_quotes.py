"""The sentences of a mail or letter that seem to withdraw, object or consent."""

import re

from coalition_app.drafts import Quote
from coalition_app.intake.mails.own_words import split_words

SENTENCE = re.compile(r"[^.!?\n]{3,400}[.!?]?")

WITHDRAWS = (
    r"(?:отзыва|снима)(?:ем|ю|ет|ют)\b.{0,40}подпис|(?:отозвать|снять)\b.{0,40}подпис|"
    r"(?:просим|прошу|просит|просят)\b.{0,40}(?:исключить|убрать|удалить|вычеркнуть)|"
    r"withdraws?\b.{0,40}(?:signature|name|support)|remove\b.{0,30}(?:our|my|us|me)\b|"
    r"қолымызды\b.{0,40}(?:қайтар|кері|алып)|қолымды\b.{0,40}(?:қайтар|кері|алып)|"
    r"тізім(?:і)?нен\b.{0,40}(?:шығар|алып)|қолтаңба\w*\b.{0,40}(?:қайтар|кері|алып\s+таста)|"
    r"бол(?:ьше|ее)\s+не\s+поддержива\w*\s+(?:\w+\s+)?(?:заявлени|обращени|документ|письм)|"
    r"no\s+longer\b.{0,40}(?:\bsign|support\s+(?:the|this|your)\s+(?:statement|letter|document))|"
    r"(?:take|strike)\b.{0,20}\bname\b.{0,20}\boff\b"
)
OBJECTS = (
    r"не\s+поддержива|возража|\b(?:мы|я|категорически|выступа\w+)\s+против\b|против\s+(?:требован|пункт)|не\s+согласн|с\s+оговорк|за\s+исключением|"
    r"кроме\s+(?:требован|пункт)|не\s+(?:подписыва|присоединя)|не\s+(?:хот|жела|буд|мо[гж])\w*\s+подпис|"
    r"не\s+подтвержда|do(?:es)?\s+not\s+confirm|растама|"
    r"отказыва(?:емся|юсь|ется|ются)|қоймай(?:мыз|мын|ды)|"
    r"(?:do(?:es)?|can|will)\s*not\s+(?:support|sign|join|endorse)|object\s+to|disagree|with\s+(?:(?:a|the|our|one)\s+)?reservation|"
    r"except\s+(?:for|demand)|қолдамай|қарсымыз|қарсымын|келіспей|ескертпемен"
)
CONSENTS = (
    r"поддержива(?:ем|ю|ет|ют)\b|присоединя(?:емся|юсь|ется|ются)|подписыва(?:ем|ю|ет|ют)\b|"
    r"соглас(?:ны|ен|на)\b|(?:просим|прошу|просит|просят)\b.{0,40}(?:включить|добавить|внести)|"
    r"we\s+(?:support|sign|join|endorse)|i\s+(?:support|sign|join|endorse)|please\s+add\s+(?:us|me|our)|"
    r"we\s+agree|i\s+agree|қолдай(?:мыз|мын|ды)\b|"
    r"қосыла(?:мыз|мын|ды)\b|қол\s+қоя(?:мыз|мын|ды)\b|келісе(?:міз|мін|ді)\b|"
    r"подтвержда(?:ем|ю|ет|ют)\b.{0,40}(?:подпис|соглас)|"
    r"confirms?\b.{0,40}(?:signature|signed|consent)|"
    r"(?:қол\s+қой|қолым|қолтаңба|келісім)\w*\b.{0,40}раста(?:й|дық|дым|ды\b)"
)
DECISIVE = tuple(
    (kind, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for kind, pattern in (("withdraws", WITHDRAWS), ("objects", OBJECTS), ("consents", CONSENTS))
)
"""Kinds of sentences, the gravest first: a sentence that objects often says that it supports the rest."""


def find_quotes(text: str) -> tuple[Quote, ...]:
    """Find the sentences that seem to withdraw, object or consent, in the order of the text.

    They are shown to a person and decide nothing; words of a mail that was answered are left out.
    """
    own = "\n".join(split_words(text.split("\n"), sent_on=False)[0].own)
    found = []
    for match in SENTENCE.finditer(own):
        sentence = " ".join(match[0].split())
        kind = next((kind for kind, pattern in DECISIVE if pattern.search(sentence)), "")
        if kind:
            found.append(Quote(kind, sentence))
    return tuple(found)
