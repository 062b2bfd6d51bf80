"""Offices and bodies in Portuguese, Spanish, Catalan, Galician, Italian, French and Romanian."""

from coalition_app.intake.words.vocabulary_more import word_set

OFFICES_OF_ROMANCE = word_set(
    """
    advogado advogada    ator atriz atores administrador administradora
    agrônomo agrônoma agricultor agricultora antropólogo antropóloga aposentado aposentada arquiteto
    arquiteta arquivista assessor assessora assistente astrônomo auditor auditora autor autora
    bailarino bailarina bancário bancária bibliotecário bibliotecária biólogo bióloga bispo blogueiro
    blogueira camponês camponesa cantor cantora cantautor cartunista cenógrafo cenógrafa chefe
    cientista cineasta cirurgião comerciante comerciário comunicador comunicadora compositor compositora
    consultor consultora conselheiro conselheira contador contadora coreógrafo coreógrafa crítico
    crítica
    curador curadora dançarino dançarina dentista defensor defensora deputado deputada desembargador
    desembargadora desenhista dirigente dirigenta diretor diretora docente doutor doutora
    doutorando doutoranda dramaturgo dramaturga economista editor editora educador educadora empresário
    empresária enfermeiro enfermeira engenheiro engenheira ensaísta escritor escritora escultor
    escultora
    especialista estilista estudante ex-ministro ex-ministra ex-reitor ex-reitora ex-deputado ex-
    deputada
    farmacêutico farmacêutica figurinista filósofo filósofa físico física fisioterapeuta fonoaudiólogo
    fonoaudióloga fotógrafo fotógrafa freira frei funcionário funcionária geógrafo geógrafa geólogo
    geóloga gestor gestora governador governadora historiador historiadora iluminador indigenista
    jornalista juiz juíza jurista letrista líder liderança linguista livreiro livreira
    maestro maestrina magistrado magistrada matemático matemática médico médica membro mestre mestra
    mestrando mestranda metalúrgico ministro ministra militante monja músico música
    musicista nutricionista odontólogo odontóloga ouvidor ouvidora orador padre palestrante pastor
    pastora pedagogo pedagoga pesquisador pesquisadora petroleiro petroleira pintor pintora poeta
    poetisa
    político política porta-voz prefeito prefeita presidente presidenta procurador procuradora produtor
    produtora prof profa profª professor professora professores programador programadora promotor
    promotora psicanalista psicólogo psicóloga psiquiatra publicitário publicitária químico química
    radialista realizador realizadora redator redatora reformado reformada reitor reitora relator
    relatora
    religioso religiosa repórter representante responsável roteirista sacerdote sanitarista secretário
    secretária senador senadora servidor servidora sindicalista sociólogo socióloga sócio sócia tecelã
    técnico técnica teólogo teóloga tesoureiro tesoureira trabalhador trabalhadora tradutor tradutora
    urbanista veterinário veterinária vereador vereadora vice-presidente vice-presidenta vice-reitor
    vice-reitora voluntário voluntária ativista artista atleta aluno aluna bacharel
    fundador fundadora cofundador cofundadora co-fundador co-fundadora coordenador coordenadora
    encargado encargada abogado abogada académico académica actor actriz alcalde
    alcaldesa alumno alumna analista animador animadora antropólogo arqueólogo arqueóloga arquitecto
    arquitecta asesor asesora ayudante bailarín bibliotecario bibliotecaria biólogo bióloga bióloga
    campesino campesina cantautora catedrático catedrática científico científica comunicadora
    concejal concejala consejero consejera consultor coordinador coordinadora coreógrafa decano decana
    delegado delegada dibujante diputado diputada director directora diseñador diseñadora
    divulgador divulgadora doctor doctora doctorando doctoranda educador educadora empresaria empresario
    enfermero enfermera ensayista escenógrafo escritor escritora escultor estudiante estudiantes experto
    experta ex-ministra exministro exministra exdiputado exdiputada farmacéutico físico funcionario
    funcionaria geógrafo gestor gestora guionista historiador historiadora informático informática
    ingeniero ingeniera investigador investigadora jefe jefa jubilado jubilada juez jueza licenciado
    licenciada lingüista maestra maestro magister máster matemático meteorólogo meteoróloga miembro
    ministro ministra músico oceanógrafo oceanógrafa pedagogo pedagoga periodista poeta
    politólogo politóloga portavoz presidente presidenta productor productora profesor profesora
    psicólogo psicóloga químico rector rectora redactor redactora representante responsable sacerdote
    secretario secretaria senador socio socia sociólogo socióloga técnico técnica teólogo trabajador
    trabajadora traductor traductora urbanista vecino vecina vicepresidente vicepresidenta vicerrector
    vocal vocera vocero ambientólogo ambientóloga restaurador restauradora facilitador facilitadora
    dinamizador dinamizadora cooperativista ecologista feminista mediador mediadora
    activista advocat advocada agent ambientòleg ambientòloga antropòleg antropòloga arquitecte
    arquitecta artista assessor assessora becari becària bibliotecari bibliotecària biòleg biòloga cap
    catedràtic catedràtica científic científica comunicador comunicadora conseller consellera consultor
    coordinador coordinadora degà degana delegat delegada dibuixant dissenyador dissenyadora director
    directora divulgador divulgadora doctor doctora doctorand doctoranda economista editor editora
    educador educadora enginyer enginyera escriptor escriptora escultor estudiant
    exconseller ex-conseller físic física fotògraf fotògrafa geògraf geògrafa geòleg geòloga gerent
    gestor gestora historiador historiadora infermer infermera informàtic informàtica investigador
    investigadora jubilat jubilada jurista llicenciat llicenciada lingüista matemàtic matemàtica
    mediador
    membre mestra mestre metge metgessa militant músic oceanògraf oceanògrafa pagesa pedagog pedagoga
    periodista poeta politòleg politòloga portaveu president presidenta professor professora productor
    psicòleg psicòloga químic química rector regidor regidora responsable restaurador restauradora
    secretari secretària soci sòcia sociòleg sociòloga tècnic tècnica teòleg tesorer traductor
    traductora
    treballador treballadora vicepresident vicepresidenta vocal veí veïna voluntari voluntària
    expresident expresidenta exdiputat diputat diputada cooperativista
    attore attrice architetto artigiano assessore assistente assegnista attivista avvocato avvocata
    bibliotecario bibliotecaria biologo biologa chimico chirurgo consigliere consigliera consulente
    coordinatore coordinatrice critico curatore curatrice deputato deputata dirigente direttore
    direttrice
    docente dottorando dottoranda dottore dottoressa editore editrice educatore educatrice
    filosofo filosofa fisico fotografo fotografa funzionario geologo giornalista giurista impiegato
    impiegata infermiere infermiera ingegnere insegnante linguista magistrato maestra matematico medico
    musicista operaio operaia ordinario pensionato pensionata pittore pittrice presidente professore
    professoressa progettista psicologo psicologa psicoterapeuta regista responsabile ricercatore
    ricercatrice rettore rettrice scrittore scrittrice segretario segretaria senatore senatrice sindaco
    sindacalista sociologo sociologa statistico studente studentessa tecnico tesoriere
    traduttore traduttrice urbanista vicepresidente volontario volontaria
    acteur actrice adhérent adhérente administrateur administratrice agriculteur agricultrice agronome
    animateur animatrice architecte artisan bibliothécaire biologiste cadre chargé chargée chef
    chirurgien chirurgienne chimiste citoyen citoyenne conseiller conseillère consultant consultante
    coordinateur coordinatrice curé délégué déléguée dentiste dessinateur dessinatrice docteur docteure
    dramaturge éducateur éducatrice élu élue épidémiologiste essayiste étudiant étudiante fonctionnaire
    fondateur fondatrice co-fondateur co-fondatrice cofondateur cofondatrice formateur formatrice
    généticien généticienne géologue gérant gérante graphiste informaticien informaticienne instituteur
    institutrice interne kinésithérapeute libraire magistrat magistrate manager membre microbiologiste
    neurologue notaire orthophoniste pasteur paysan paysanne pédiatre pharmacien pharmacienne
    photographe plasticien plasticienne prêtre producteur productrice programmeur programmeuse
    psychiatre
    rédacteur rédactrice responsable restaurateur salarié salariée scénariste scientifique
    secrétaire-général statisticien statisticienne technicien technicienne thésard thésarde trésorier
    trésorière universitaire vétérinaire vice-président vice-présidente vulgarisateur vulgarisatrice
    zoologiste virologue enseignant-chercheur post-doctorant post-doctorante postdoctorant
    postdoctorante
    anesthésiste radiologue oncologue cardiologue maraîcher maraîchère
    avocat avocată cercetător cercetătoare conferențiar director jurnalist jurnalistă lector medic
    membru membră preot președinte președintă profesor profesoară scriitor scriitoare inginer ingineră
    """
) - word_set(
    "música política física matemática química crítica frei music prof cap agent vocal cadre"
)
"""Nominative, small letters. Words that are subjects of study as well are left out."""

BODIES_OF_ROMANCE = word_set(
    """
    centro coletivo instituto associação organização rede movimento comissão conselho universidade
    colectivo asociación organización coordinadora plataforma espacio observatorio comisión
    consejo federación
    movimiento facultad comitê nucleo coletiva departamento departament faculdade curso mestrado
    ação agência aldeia aliança articulação assembleia assembléia assessoria assentamento
    associações
    brigada brigadas cáritas caritas campanha casa central centros círculo cimi coalizão coletivos
    colônia comissões comitês companhia comunidade comunidades confederação conselhos consórcio
    cooperativa coordenação coordenadoria cátedra diretório ecoa editora encontro entidade equipe escola
    escritório federação fórum fundação frente gabinete grêmio grito grupo grupos iglesia igreja
    instituto intersindical jornal juventude laboratório levante liga livraria mandato marcha mídia
    mulheres núcleo observatório ong operativa organizações ouvidoria partido pastoral pastorais
    plataforma prefeitura programa projeto quilombo rádio rede redes secretaria seção sindicato
    sindicatos
    sociedade superintendência teia terra trabalhadores união unidade uniões via coordenadora
    acción agencia agrupación alianza archivo asamblea asociaciones ateneo biblioteca campaña
    cátedra circulo círculo colectivos comités comunidad comunidades concejo confederación congreso
    consejos consorcio cooperativas corporación coordinación defensoría diócesis escuela fundaciones
    frente gremio iglesia jóvenes librería liga mesa mujeres municipalidad núcleo oficina organizaciones
    parlamento parroquia partido programa proyecto pueblos radio redes revista secretaría sección
    sindicatos sociedad trabajadores unión universidades
    ajuntament agrupació aliança ateneu associació campanya cambra centre coalició col·lectiu col·legi
    comissió confederació consell consorci cooperativa coordinadora departament diari escola esplai
    facultat federació fundació grup institut intersindical lliga moviment museu observatori parlament
    partit revista secció sindicat societat universitat xarxa
    accademia alleanza ambulatorio archivio arci assemblea associazioni biblioteca camera campagna casa
    circolo coalizione collettivo comitati comune comunità confederazione consiglio consorzio
    cooperativa coordinamento dipartimento federazione fabbrica giornale gruppo istituto
    laboratorio lega libreria museo ospedale partito presidio radio redazione rivista scuola sezione
    società sportello teatro unione università
    académie agence amis amicale assemblée association associations atelier bibliothèque brigade bureau
    cercle chaire clinique club coalition comités commune compagnie communauté coopérative confrérie
    département église ensemble entreprise équipe faculté fondation foyer front groupe groupement
    hôpital
    institut journal jeunes lycée maison mairie médecins ministère mission mouvements musée office
    organisation parti plateforme pôle radio rassemblement secours section service société syndicats
    théâtre universités
    asociația fundația federația societatea uniunea institutul universitatea centrul grupul mișcarea
    """
) - word_set("via mesa terra amis ensemble campagna camera cambra iglesia")
"""Small letters. With the words of `BODY_WORDS` they name a body and no person."""

HEADS_OF_ROMANCE = BODIES_OF_ROMANCE - word_set(
    "office section service club association organisation mission radio coalition front ong parlament"
)
"""Words for bodies that come first in their names, and before no office as English has it: College Fellow."""
