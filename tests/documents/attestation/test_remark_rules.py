"""What a remark of the attestor may say: a table of what is refused and what is taken."""

import pytest

from coalition_app.documents.attestation.choices import clean_remark, refuse_remark
from coalition_app.errors import UserError

REFUSED = [
    "Все 118 подписей настоящие, каждый подписал при мне.",
    "Подписи настоящие.",
    "Подписи настоящие, список собран на съезде.",
    "Подписи настоящие и список полон.",
    "Подписал при, мне.",
    "Здесь стоит настоящая подпись каждого.",
    "Каждый подписал при мне.",
    "Подписали в моём присутствии.",
    "Подписали в моем присутствии.",
    "Подписано у меня на глазах.",
    "Подписаны собственноручно.",
    "Подписали своей рукой.",
    "Каждый подписал лично.",
    "Ручаюсь за каждого.",
    "Гарантирую.",
    "Заверяю.",
    "Список достоверен, сведения достоверны.",
    "Подлинник каждой подписи видела.",
    "Все данные верны.",
    "П\u0440и\u00a0мне.",
    "При  мнe.",  # with a Latin letter and two spaces
    "All 118 signatures are real.",
    "Each of them signed in my presence.",
    "They signed before me.",
    "Signed with their own hand.",
    "I vouch for them.",
    "Every line is true.",
    "They are authentic.",
    "I was a witness of it.",
    "Олар менің көзімше қол қойды.",
    "Әрқайсысы өз қолымен қойған.",
    "Қолдар шынайы.",
    "Қолдардың бәрі нағыз.",
    "Кепілдік беремін.",
    "Мәліметтер сенімді.",
    "Бұл рас.",
]
ALLOWED = [
    "The list was collected at the congress.",
    "The original was delivered on 5 May.",
    "The list stood before the meeting of the board.",
    "The office on Real Estate Street was closed.",
    "Настоящее заявление передано в парламент.",
    "Список собран на съезде; сбор завершён 1 марта.",
    "В настоящее время с № 2 связаться не удалось.",
    "К настоящему приложению приложены письма.",
    "Настоящий открытый список передан в парламент.",
    "Настоящим сообщаем о передаче списка.",
    "При министерстве создана рабочая группа.",
    "Письма вернули 3 марта.",
    "Собрание прошло в присутствии журналистов.",
    "Личный приём прошёл 5 мая.",
    "Тізім съезде жиналды.",
    "Тізімді парламентке 5 мамырда тапсырдық.",
    "№ 2 ұйыммен байланысу мүмкін болмады.",
    "Өз атынан келгендер де бар.",
    "Расул Жұмалыға хат жолданды.",
]


@pytest.mark.parametrize("remark", REFUSED)
def test_a_remark_that_certifies_is_refused(remark: str) -> None:
    with pytest.raises(UserError, match="The remark says"):
        refuse_remark(clean_remark(remark), ())


@pytest.mark.parametrize("remark", ALLOWED)
def test_an_ordinary_remark_is_taken(remark: str) -> None:
    refuse_remark(clean_remark(remark), ())
