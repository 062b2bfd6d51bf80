"""Given names that are in use where lists come from: one of them makes a name a person's for certain."""

from coalition_app.intake.vocabulary import word_set

GIVEN_NAMES = word_set(
    """
    александр александра алексей алена алёна алина алиса алла альбина анастасия анатолий ангелина
    андрей анжела анна антон антонина аркадий арсений артем артём артур валентин валентина валерий
    валерия варвара василий вера вероника виктор виктория виталий владимир владислав вячеслав галина
    геннадий георгий герман глеб григорий дарья денис дмитрий ева евгений евгения егор екатерина
    елена елизавета жанна зинаида зоя иван игорь илья инна иосиф ирина карина кирилл клара
    константин ксения лариса лев леонид лидия лия лилия любовь людмила майя максим маргарита марина
    мария марк матвей милана михаил надежда наталия наталья никита николай нина оксана олег олеся
    ольга павел петр пётр полина раиса регина римма роберт роман руслан рустам светлана семен семён
    сергей софия софья станислав степан таисия тамара татьяна тимофей тимур ульяна фёдор федор
    филипп эдуард эльвира эльдар эмма юлия юрий яков яна ярослав ярослава олександр олена сергій
    андрій наталія тетяна ірина марія іван микола володимир
    абай абдулла адиль адилет айбек айгерим айгуль айгүл айдар айдос айжан айна айнур айнұр айсулу
    акмарал алия әлия алма алмаз алмас аманжол анар арман арсен аружан асан асель әсел асем асет асхат
    асылбек аян бакыт бақыт балжан бауыржан бахыт бахытжан берик бибигуль болат ботагоз булат гульмира
    гүлмира гүлнар гульнара гульнар дана данияр дархан дарын даурен динара дина досым дулат ерболат
    ерлан ержан ермек еркин жанар жанат жанболат жандос жанибек жаннат жасулан жұлдыз зарина зауре
    зульфия ильяс индира кайрат қайрат камила канат қанат карлыгаш қарлығаш куаныш қуаныш куат лаура
    ләззат лязат мадина мәдина мадияр мақсат максат малика марат марал махамбет медет меруерт мирас
    молдир мұрат мурат мухтар мұхтар назгуль назира нурбек нұрбек нургуль нургүл нурлан нұрлан нурсултан
    нұрсұлтан омар рашид роза розлана рысбек сабина салтанат самал сания санжар саят серик серік
    сауле сәуле талгат талғат тогжан толеген төлеген умит улан ұлан фарида фатима хадиша шолпан шынар
    эльмира эркин азамат адина аида азиз азиза бекзат гаухар замира кубат нургиза чолпон
    aaron adam adrian agnes ahmed aida aigerim aigul ainur aizhan alan albert alberto alejandro
    aleksandr aleksandra alex alexander alexandra alexey ali alice alina aliya alison amanda amina
    amir amy ana anastasia andrea andreas andrei andrew andrey andrzej angela anita ann anna anne
    annie anthony antonio arman arthur asel asya barbara beatrice ben benjamin bernard berit bogdan
    boris brian bruno carl carla carlos carmen caroline catherine charles charlotte chris christian
    christina christine christopher claire claudia clara daniel daniela dana daria david deborah denis
    diana diego dmitri dmitry dominic dorothy edward elena eleanor elizabeth ella ellen emily emma
    eric erik erlan eva evan fatima felix fernando filip francesca francesco francis francisco
    frank frederic gabriel gabriela george gerald giovanni giulia grace gregory guillaume gulnara
    hanna hannah hans hassan heidi helen helena henri henrik henry hugo ian ibrahim igor ilya ines
    inga ingrid irina isabel isabella ivan jack jacob jacques jakub james jan jana jane janet jason
    javier jean jeffrey jennifer jessica jill joan joanna joe johan johanna john jon jonas jonathan
    jorge jose josé joseph joshua juan judith julia julian julie karen karin karl kate katarina
    katarzyna katherine kathleen kathryn katie kenneth kevin khalid kim konstantin kristina lara
    larisa laura lauren laurent leila leo leon leonardo leonid linda lisa louis louise lucas lucia
    luis luke magdalena maksim manuel marc marcin marcus maria maría marie marina mark marko markus
    marta martha martin mary matthew max maxim maya megan melissa michael michal michel michelle
    miguel mikhail mohamed mohammad mohammed monica muhammad nadia natalia natalie nataliya natasha
    nathan neil nicholas nicolas nicole nikita nikolai nina nora nurlan oleg oleksandr olga olivia
    olivier omar oscar pablo pamela patricia patrick paul paula paulo pavel pedro peter philip
    philippe pierre piotr rachel rafael ralph raymond rebecca ricardo richard robert roberto roger
    roman rosa ruslan ruth ryan sally sam samantha samuel sandra sara sarah scott sean sebastian
    serge sergei sergey sergio serik sharon simon sofia sophia sophie stefan stefano stephanie
    stephen steven susan svetlana tatiana teresa theo thomas tim timothy tom tomas tomasz tony
    ursula valentina vera veronica victor victoria viktor vincent vladimir walter william wolfgang
    yana yulia yuri yusuf zarina zhanna zuzana dunja markéta jürgen françois
    """
)
