"""Words of letters that withdraw, object, consent or interpret, in three languages."""

import re

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
    r"подпис\w+\s+(?:\w+\s+)?не\s+(?:хот|жела|буд|мо[гж])\w*|қоя\s+алма|"
    r"(?:can|won)['’]t\s+(?:support|sign|join|endorse)|"
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
_MEANT_EN = r"(?:demands?|points?|items?|paragraphs?|statement|text|wording)"
_MEANT_RU = r"(?:требовани|пункт|тезис|текст|заявлени|обращени|формулировк)\w*"
INTERPRETS = re.compile(
    rf"\b(?:understand|interpret|construe|read)s?\b\s+(?:\w+\s+){{0,3}}?{_MEANT_EN}\b.{{0,60}}?"
    r"\b(?:to\s+(?:mean|be|refer|include|concern|require)|as|in\s+the\s+sense|so\s+that|such\s+that)\b|"
    rf"\bby\s+(?:\w+\s+){{0,2}}?{_MEANT_EN}\b.{{0,40}}?\bwe\s+(?:understand|mean)\b|"
    rf"\b(?:our|in\s+our)\s+(?:understanding|reading|interpretation)\b.{{0,60}}?\b{_MEANT_EN}\b|"
    rf"\b(?:понима|толку|тракту|истолковыва)\w+\s+(?:\w+\s+){{0,3}}?{_MEANT_RU}.{{0,60}}?"
    r"\b(?:как|так|в\s+том\s+смысле|в\s+смысле)\b|"
    rf"\bпод\s+(?:\w+\s+){{0,3}}?{_MEANT_RU}.{{0,60}}?\b(?:понима|подразумева|име\w+\s+в\s+виду)\w*|"
    rf"\b{_MEANT_RU}\s[^.]{{0,30}}?\b(?:понима(?:ем|ю|ет|ют)|толкуе[мт]|трактуе[мт])\b|"
    rf"\bв\s+нашем\s+понимании\b.{{0,60}}?{_MEANT_RU}|{_MEANT_RU}.{{0,60}}?\bв\s+нашем\s+понимании\b|"
    r"(?:талап|тармақ|мәтін|мәлімдеме)\w*[^.]{0,80}?\b(?:деп|ретінде)\s+(?:түсін|ұғ)\w*|"
    r"түсінуіміз(?:ше|бойынша)?\b[^.]{0,60}?(?:талап|тармақ)\w*",
    re.IGNORECASE | re.DOTALL,
)
"""Words by which a signatory says how it understands a demand or the text."""
RESERVES = re.compile(
    r"\bоговор(?:к|ок|и|е)\w*|\bоговарива\w+|\b(?:за|с)\s+(?:\w+\s+)?исключени\w+|\bисключая\b|"
    r"\bкроме\s+(?:\w+\s+)?(?:требовани|пункт|подпункт|тезис|п\.)|\bособ\w+\s+мнени\w*|"
    r"\bне\s+(?:\w+\s+)?поддерж\w+|\bс\s+(?:\w+\s+)?условием\b|\bпри\s+(?:\w+\s+)?условии\b|"
    r"\bескертпе\w*|\bескертуі(?:м|ң|н)\w*|\bқоспаған\w*|\bқолдама\w+|\bшарт(?:ымен|пен|тарымен)\b|"
    r"\breservations?\b|\breserv(?:e|es|ed|ing)\b|\bcaveats?\b|\bprovisos?\b|\bexcept(?:ing|ions?)?\b|"
    r"\bexcluding\b|\bapart\s+from\b|\bdissenting\b|\bprovided\s+that\b|\bon\s+(?:the\s+)?condition\b|"
    r"\b(?:does|do|did|can|could|will|would)(?:\s*not|n['’]t)\s+(?:\w+\s+)?(?:support|endorse)\b",
    re.IGNORECASE,
)
"""Words for a reservation, an exception or a condition, which a letter may say without naming a demand."""
DECIDES = re.compile(f"{WITHDRAWS}|{OBJECTS}", re.IGNORECASE)
