"""Words that head columns in the neighbours' languages, and further English ones."""

import re

MORE_COLUMNS: dict[str, str] = {
    "number": "lp|lfd. nr|lfd nr|nº|n°|no|nro|núm|numéro|numero|número|nummer|č|poř. č|sıra|sıra no|"
    "№ з/п|з/п|s/n|sn|sl. no|sr. no|serial number|row",
    "given": "firstname|name given|given names|name first|fname|first names|forenames|"
    "christian name|prénom|prenom|prénoms|nombre de pila|"
    "vorname|vornamen|imię|imie|ім'я|ім’я|імя|ім´я|křestní jméno|voornaam|förnamn|fornavn|adı|prenume|"
    "keresztnév|имя (по паспорту)",
    "family": "lastname|name family|name last|lname|last names|family names|"
    "nom de famille|apellido|apellidos|primer apellido|"
    "nachname|familienname|zuname|cognome|sobrenome|apelido|nazwisko|прізвище|příjmení|prijmeni|"
    "priezvisko|achternaam|efternamn|etternavn|soyad|soyadı|nume de familie|vezetéknév",
    "father": "middle names|middle initial|по батькові|second name|второе имя",
    "name": "names|supporter|supporters|endorser|endorsers|endorsed by|signatory name|name of signatory|"
    "signatory/organisation|nom|noms|nombre|nombres|nome|naam|namn|navn|nazwa|назва|jméno|meno|název|"
    "názov|isim|nume|név|firmante|firmantes|adherente|adherentes|signataire|signataires|signatário|"
    "signatários|signatario|signatarios|firmatario|firmatari|sottoscrittore|unterzeichner|"
    "unterzeichnende|unterzeichnerin|erstunterzeichner|unterstützer|підписант|підписанти|підписав|"
    "sygnatariusz|sygnatariusze|signatář|signatáři|подписанты|подписавшие|участники|поддержали|"
    "қол қоюшылар|қол қойғандар",
    "body": "organisations|organizations|org|orgs|org name|company|company name|association|charity|"
    "ngo name|name of ngo|group name|organisation/company|nom de l'organisation|nom de la structure|"
    "nom de l'association|organisme|société|structure|entreprise|organización|organizacion|"
    "organizaciones|nombre de la organización|nombre de la entidad|entidad|asociación|colectivo|"
    "name der organisation|organisationen|verein|firma|organizzazione|ente|associazione|"
    "nome dell'organizzazione|organização|organizacao|nome da organização|entidade|organizacja|"
    "organizacje|nazwa organizacji|організація|організації|назва організації|organizace|organizácia|"
    "název organizace|názov organizácie|organisatie|kurum|kuruluş|kurum adı|örgüt|organizație|szervezet|"
    "общественная организация|наименование нко|полное наименование|полное название|компания|"
    "юридическое лицо|бірлестік|толық атауы|ұйымдар",
    "person": "name and surname|first and last name|first name last name|fullname|signer name|"
    "nom et prénom|prénom et nom|nom, prénom|nom prénom|prénom nom|nom complet|nombre y apellidos|"
    "nombre completo|apellidos y nombre|apellidos, nombre|vor- und nachname|vor und nachname|"
    "name, vorname|vollständiger name|nome e cognome|cognome e nome|nome completo|піб|п.і.б|"
    "voor- en achternaam|ad soyad|adı soyadı|imię i nazwisko|jméno a příjmení|тегі, аты|аты, тегі|"
    "аты және тегі|тегі және аты",
    "representative": "représentant|représentante|représenté par|personne de contact|representante|"
    "persona de contacto|representado por|vertreter|vertreterin|ansprechpartner|vertreten durch|"
    "rappresentante|referente|przedstawiciel|представник|контактна особа|керівник|zástupce|"
    "vertegenwoordiger|temsilci|authorised representative|authorized representative|"
    "name of representative|representative name|signatory for the organisation",
    "affiliation": "institute|institutions|workplace|place of work|place of study|institutional home|"
    "universidad|université|universität|hochschule|einrichtung|institution/einrichtung|établissement|laboratoire|università|universidade|uczelnia|university/institution|"
    "institución|institución académica|instituição|istituzione|instytucja|установа|університет|"
    "instituce|inštitúcia|univerzita|üniversite|instelling|filiación|afiliación|"
    "afiliação|affiliazione|afiliacja|афіліація|afilace|arbeitgeber|работодатель|место учебы|"
    "место учёбы|department|departamento|dipartimento|abteilung|fachbereich|faculty|facultad|faculdade|"
    "faculté|fakultät|кафедра|факультет|wydział|катедра|fakulta|школа/институт|"
    "dept|department/unit|unit|division|campus|school|college|lab|laboratory|affil|primary affiliation|"
    "company/institution|organisation/institution|organization/institution",
    "office": "job|job role|function|post|roles|positions|designation|fonction|fonctions|titre|poste|"
    "qualité|métier|cargo|puesto|función|profesión|ocupación|título|titulo|funktion|beruf|amt|"
    "ruolo|carica|professione|qualifica|função|profissão|ocupação|stanowisko|funkcja|zawód|посада|"
    "професія|рід занять|funkce|pozice|povolání|profese|funkcia|pozícia|functie|beroep|yrke|titel|görev|"
    "unvan|meslek|funcția|beosztás|звание|учёная степень|ученая степень|регалии|title/position|"
    "position/title|title and affiliation|title/affiliation|role and organisation|"
    "role and organization|кәсібі|мамандық",
    "place": "ville|commune|localité|lieu|ciudad|localidad|lugar|municipio|ort|stadt|wohnort|città|"
    "comune|luogo|cidade|município|miasto|miejscowość|місто|населений пункт|město|mesto|obec|stad|"
    "plaats|şehir|oraș|localitate|város|based in|hometown|home town|municipality|headquarters|hq|"
    "province|county|provincia|région|región|regione|região|bundesland|кент|область/город|штат|"
    "область, город|мекенжайы (қала)",
    "country": "pays|país|pais|land|staat|paese|nazione|kraj|państwo|країна|země|krajina|ülke|țară|"
    "ország|country name|nation|country/region|country or region|мемлекеті",
    "legal_form": "rechtsform|forme juridique|forma jurídica|forma giuridica|natureza jurídica|"
    "forma prawna|організаційно-правова форма|právní forma|hukuki statü",
    "kind": "organisation type|organization type|type of signatory|signatory type|entity type|"
    "type d'organisation|tipo|tipo de organización|typ|catégorie|categoría|kategorie|categoria|"
    "kategoria|rodzaj|тип організації|тип организации|тип участника|typ organizace|tür|kategori",
    "section": "gruppe|groupe|grupo|grupa|sección|abschnitt|sektion|розділ|група|sekce",
    "reservation": "réserve|réserves|reserva|reservas|vorbehalt|vorbehalte|riserva|riserve|"
    "zastrzeżenie|zastrzeżenia|застереження|výhrada|výhrady|voorbehoud|çekince",
}
"""Field of an entry: the headers that mean it, small, without colons and stars."""

MORE_REMARKS = (
    "message|messages|your message|additional comments|reason for signing|reasons for signing|quote|"
    "commentaire|commentaires|remarque|remarques|observation|observations|comentario|comentarios|"
    "observación|observaciones|observaciones y comentarios|mensaje|kommentar|kommentare|bemerkung|"
    "bemerkungen|anmerkung|anmerkungen|nachricht|commento|commenti|osservazioni|messaggio|comentário|"
    "comentários|observação|observações|mensagem|komentarz|komentarze|uwagi|коментар|коментарі|"
    "примітка|примітки|зауваження|komentář|komentáře|poznámka|poznámky|opmerking|opmerkingen|yorum|"
    "açıklama|comentariu|megjegyzés|пожелания|пожелание|сообщение|хабарлама"
)
"""Headers of remarks: their words are reservations only where they state a position."""

MORE_SUBMITTED = (
    "horodateur|marca temporal|zeitstempel|informazioni cronologiche|carimbo de data/hora|"
    "sygnatura czasowa|позначка часу|časová značka|časové razítko|tijdstempel|zaman damgası|"
    "date|date signed|signed on|signed at|signature date|date of signature|date added|signing date|"
    "created|created on|added|date joined|joined|joined on|date of endorsement|date endorsed|"
    "дата|дата подписания|дата подписи|дата присоединения|подписано|күні|қол қойған күні|"
    "қол қойылған күні|date de signature|date d'adhésion|fecha|fecha de firma|fecha de adhesión|datum|"
    "unterzeichnet am|data|data di firma|data da assinatura|data podpisu|дата підписання|дата підпису|"
    "datum podpisu|tarih|imza tarihi"
)
MORE_SENDERS = (
    "courriel|adresse e-mail|adresse mail|adresse électronique|correo|correo electrónico|"
    "dirección de correo electrónico|email-adresse|e-mail-adresse|indirizzo email|indirizzo e-mail|"
    "endereço de e-mail|e-mail address|adres e-mail|електронна пошта|електронна адреса|"
    "e-mailová adresa|e-mailadres|e-postadress|e-posta|пошта"
)
SHOWN = (
    "public name preference|name preference|public listing|list publicly|list my name|"
    "show name|show my name|is public|public|publish name|display publicly|make public|make name public|"
    "name public|показывать имя|публично|имя публично|opublikować|öffentlich|público|publiczne"
)
"""Headers of a yes or no to being printed."""
HIDDEN = (
    "anonymous|anonymously|is anonymous|sign anonymously|hide name|hide my name|hidden|private|"
    "анонимно|скрыть имя|anonyme|anónimo|anônimo|anonimo|anonym|anonim|анонімно|аноним|жасырын"
)
"""Headers of a yes or no to staying unnamed: the answer means the opposite."""

WEAK_NAMES = (
    "title|label|member|members|participant|participants|partner|partners|publisher|member name|"
    "member organisation|member organization|member organisations|member organizations|"
    "participating organisation|membre|membres|miembro|miembros|mitglied|mitglieder|membro|membri|"
    "члены|член|участник коалиции|мүшелер|члени|członek|członkowie|člen|členové"
)
"""Headers that name the signatory only where no other column does."""

MORE_KINDS: dict[str, str] = {
    "organisation": "organisations|organizations|association|associations|asociación|verein|"
    "international ngo|national ngo|local ngo|civil society|civil society organisation|"
    "civil society organization|cso|university|universities|institution|institutions|institutional|"
    "business|businesses|government|city|corporate|non-profit|nonprofit|network|collective|"
    "organización|organização|organizzazione|organizacja|організація|громадська організація|"
    "institución|entidad|empresa|entreprise|organisme|organizace|organizácia|organisatie|stiftung|"
    "foundation|fondation|fundación|юридична особа|personne morale|persona jurídica|juristische person",
    "individual": "particulier|individu|personne|citoyen|citoyenne|persona|persona física|ciudadano|"
    "ciudadana|privatperson|einzelperson|persona fisica|privato|pessoa|pessoa física|indivíduo|osoba|"
    "osoba fizyczna|фізична особа|особа|громадянин|громадянка|jednotlivec|fyzická osoba|personne physique|"
    "natürliche person|academic|academics|researcher|scientist|citizen|people|persons|natural person",
    "media": "médias|média|medios|medien|medium|mídia|змі|press|media outlet",
    "movement": "mouvement|movimiento|bewegung|movimento|ruch|рух|hnutí",
    "union": "syndicat|sindicato|gewerkschaft|sindacato|związek zawodowy|профспілка|odbory|labour union|"
    "labor union",
    "initiative": "iniciativa|inicjatywa|ініціатива|bürgerinitiative|initiative citoyenne",
}
"""Kind of signatory: further words that mean it in a column of kinds."""

NAME_FIELDS = frozenset({"given", "family", "father", "name", "person"})
"""Fields whose headers together head one column of whole names: «Jméno, příjmení»."""

PRINTING = re.compile(
    r"veröffentlich|publi[ceéê]|pubblic|publik|opublik|публік|оприлюдн|zveřej|zverej|yayın|afficher|"
    r"anzeigen|mostrar|rendre public|aufgeführt|genannt"
)
AGREEING = re.compile(
    r"dürfen|darf|einverstand|einwillig|zustimm|erlaub|accept|autori|acept|accett|consen|zgod|zgadz|wyraż|"
    r"згод|дозвол|souhlas|súhlas|izin|\bname\b|namen|mon nom|votre nom|mi nombre|su nombre|mio nome|"
    r"meu nome|moje imię|nazwisk|ім'я|jméno|meno"
)


def asks_to_publish(question: str) -> bool:
    """Tell whether a question, in small letters, asks for consent to printing in a neighbour's language."""
    return PRINTING.search(question) is not None and AGREEING.search(question) is not None


MORE_YES = (
    r"ja\b|oui\b|s[ií]\b|sim\b|tak\b|так\b|an[oe]\b|áno\b|evet\b|j['’]accepte|j['’]autorise|acepto|"
    r"accetto|aceito|zgadzam|wyrażam zgodę|згод|einverstanden|souhlas|súhlas|ich stimme"
)
MORE_NO = (
    r"nein\b|non\b|n[ãa]o\b|nie\b|ні\b|ne\b|hayır|nej\b|nee\b|"
    r"(?:sin|ohne|sans|senza|sem) |je (?:ne|n['’])"
)
"""Beginnings of a yes and a no in the neighbours' languages."""
