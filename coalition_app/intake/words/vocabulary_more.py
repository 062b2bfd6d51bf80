"""Offices and bodies in the neighbours' languages: German, French, Spanish, Ukrainian, Polish and others."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a text, separated by white space."""
    return frozenset(words.split())


OFFICES_BESIDE = word_set(
    """
    professorin privatdozent privatdozentin dozent dozentin wissenschaftler wissenschaftlerin historiker
    historikerin soziologe soziologin politologe politologin philosoph philosophin schriftsteller
    schriftstellerin autorin journalistin redakteur redakteurin rechtsanwalt rechtsanwältin jurist juristin
    richter richterin arzt ärztin lehrer lehrerin studentin studierende doktorand doktorandin
    künstler künstlerin musiker musikerin regisseur regisseurin schauspieler schauspielerin ingenieur
    ingenieurin geschäftsführer geschäftsführerin vorsitzender vorsitzende vorstand vorstandsmitglied
    leiter leiterin sprecher sprecherin präsident präsidentin mitglied abgeordnete abgeordneter pfarrer
    pfarrerin rentner rentnerin übersetzer übersetzerin verleger verlegerin politiker politikerin
    referent referentin koordinatorin bürgermeister bürgermeisterin physiker physikerin mathematiker
    mathematikerin psychologe psychologin ökonom ökonomin informatiker informatikerin aktivistin
    professeur professeure enseignant enseignante enseignant-chercheur enseignante-chercheuse chercheur
    chercheuse historien historienne sociologue philosophe écrivain écrivaine avocat avocate
    médecin juriste journaliste économiste anthropologue géographe psychanalyste psychologue
    comédien comédienne cinéaste réalisateur réalisatrice musicien musicienne éditeur éditrice
    traducteur traductrice maître maîtresse doctorant doctorante étudiant étudiante directeur directrice
    président présidente secrétaire porte-parole député députée sénateur sénatrice maire membre infirmier
    infirmière ingénieur ingénieure militant militante syndicaliste retraité retraitée poète metteur
    politiste politologue démographe linguiste mathématicien mathématicienne physicien physicienne
    profesor profesora catedrático catedrática investigador investigadora periodista abogado abogada
    escritor escritora médico médica directora presidente presidenta coordinador coordinadora
    secretario secretaria diputado diputada activista economista sociólogo socióloga historiador
    historiadora estudiante ingeniero ingeniera psicólogo psicóloga artista cineasta poeta docente
    jurista magistrado magistrada fiscal defensor defensora filósofo filósofa antropólogo antropóloga
    professore professoressa ricercatore ricercatrice giornalista avvocato avvocata scrittore
    scrittrice direttore direttrice segretario segretaria storico storica medico insegnante studente
    studentessa pesquisador pesquisadora professora jornalista advogado advogada escritora diretor
    diretora coordenador coordenadora
    правозахисник правозахисниця журналістка адвокатка юристка письменник письменниця науковець
    науковиця викладач викладачка професорка голова директорка керівник керівниця засновник засновниця
    співзасновник співзасновниця активістка експертка аналітикиня історик історикиня соціолог
    соціологиня депутатка лікар лікарка вчитель вчителька режисер режисерка художниця поетка перекладач
    перекладачка волонтерка координаторка виконавчий член членкиня головний редакторка студентка
    журналіст активіст директор військовослужбовець
    profesorka dziennikarz dziennikarka prawnik prawniczka adwokatka radca pisarz pisarka
    reżyser reżyserka historyk historyczka socjolog socjolożka dyrektor dyrektorka prezes prezeska
    wykładowca nauczyciel nauczycielka studentka lekarz lekarka tłumacz tłumaczka aktor aktorka
    publicysta publicystka badacz badaczka koordynator koordynatorka działacz działaczka
    novinář novinářka ředitel ředitelka předseda předsedkyně advokát advokátka spisovatel spisovatelka
    učitel učitelka lékař lékařka překladatel překladatelka vědec
    разработчик разработчица тестировщик тестировщица верстальщик верстальщица тимлид техлид админ сисадмин
    биоинформатик проектировщик владелец владелица совладелец совладелица стажёр стажер выпускник выпускница
    бизнесмен копирайтер рекрутер логопед продавец повар парикмахер машинист биохимик биофизик генетик
    психотерапевт психиатр педиатр терапевт фармацевт провизор работник работница служащий диспетчер
    экскурсовод гид аниматор иллюстратор карикатурист видеограф звукорежиссёр звукорежиссер костюмер
    радиоведущий видеоблогер блогерка фандрайзер стоматолог программистка аналитикесса инженерка
    tester qa devops sre sysadmin teamlead techlead owner administrator recruiter marketer technician
    bioinformatician cofounder playwright novelist essayist choreographer sculptor painter illustrator
    animator pharmacist veterinarian psychiatrist psychotherapist paediatrician pediatrician dentist
    midwife paramedic firefighter electrician carpenter businessman businesswoman shareholder
    gazeteci yazar avukat akademisyen öğretmen doktor öğrenci sanatçı yönetmen başkanı müdürü
    hoogleraar onderzoeker schrijver journaliste docent directeur voorzitter advocaat
    """
)
"""Nominative, small letters."""

BODIES_BESIDE = word_set(
    """
    gesellschaft verein verband bund bundesverband landesverband komitee kommission arbeitskreis
    arbeitsgemeinschaft initiative bürgerinitiative bündnis netzwerk werkstatt zentrum fakultät
    hochschule fachhochschule akademie stiftungen gewerkschaft forum haus verlag zeitung kammer rat
    syndicat collectif ligue fédération confédération comité conseil centre réseau union mouvement
    observatoire laboratoire école faculté éditions revue coordination section mutuelle
    colectivo colectiva instituto asociación organización coordinadora plataforma centro espacio red
    observatorio comisión consejo federación sindicato corporación movimiento universidad facultad
    coletivo associação organização rede movimento comissão conselho sindicato universidade
    associazione comitato centro rete movimento sindacato coordinamento università osservatorio
    спілка організація об'єднання товариство фундація коаліція платформа мережа громада рада партія
    профспілка видання агенція інститут рух ініціатива асоціація група агентство університет
    stowarzyszenie fundacja komitet instytut związek towarzystwo koalicja inicjatywa sieć ośrodek
    uniwersytet wydział kolektyw
    spolek sdružení nadace výbor svaz hnutí univerzita ústav
    derneği vakfı birliği platformu sendikası üniversitesi girişimi ağı merkezi komitesi
    vereniging stichting bond comité netwerk universiteit
    """
)
"""Small letters; with the words of `BODY_WORDS` they name a body and no person."""
