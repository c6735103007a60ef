"""Given names and what people are called by them in English, German and Spanish: Mike for Michael.

Our own list, of common names alone. A short form may belong to several names (Alex, Toni), and then it fits each
of them, which does not make those fit one another. Words stand folded, as `names.fold` leaves them.
"""

_ENGLISH = """
    abigail abby; alexander alex alec xander; alexandra alex lexi sandra; andrew andy drew; anthony tony;
    barbara barb; benjamin ben benny; catherine cathy cat kate katie; charles charlie chuck; charlotte charlie lottie;
    christina chris tina chrissy; christine chris chrissy; christopher chris kit; daniel dan danny; david dave davy;
    deborah deb debbie; donald don donny; dorothy dot dottie; douglas doug; edward ed eddie ted ned; elizabeth liz
    lizzie beth betty eliza; emily em; eugene gene; frances fran; francis frank; franklin frank; frederick fred freddie;
    gabriel gabe; geoffrey geoff; gerald gerry jerry; gregory greg; harold hal harry; henry harry hank; jacob jake;
    jacqueline jackie; james jim jimmy jamie; jeffrey jeff; jennifer jen jenny; jessica jess jessie; john jon johnny jack;
    jonathan jon jonny; joseph joe joey; joshua josh; judith judy; katherine kate katie kathy kat; kenneth ken kenny;
    kimberly kim; lawrence larry; leonard leo lenny; lillian lily; margaret maggie meg peggy marge; matthew matt;
    melissa mel; michael mike mick mickey; nathaniel nathan nate; nicholas nick nicky; nicola nicky; pamela pam;
    patricia pat patty trish; patrick pat paddy; peter pete; philip phil; phillip phil; raymond ray; rebecca becky becca;
    richard rick ricky rich dick; robert bob bobby rob robbie; ronald ron ronnie; samantha sam; samuel sam sammy;
    stephen steve; steven steve; stephanie steph; susan sue susie; terence terry; theodore ted theo; thomas tom tommy;
    timothy tim; victoria vicky tori; vincent vince; walter walt; william will bill billy liam; zachary zach zack;
    alan al; albert al bert bertie; alfred alf alfie; alison ali; alistair al ali; allison ali; angela angie;
    antonia toni; archibald archie; arnold arnie; arthur art; augustus gus; beatrice bea; bernard bernie;
    bertram bert; bradley brad; cameron cam; caroline carrie; cassandra cass cassie; clifford cliff;
    constance connie; cynthia cindy; desmond des; dominic dom; dorothy dolly; edgar ed; edmund ed eddie;
    edward teddy; edwin ed eddie; eleanor ellie nell; elijah eli; elizabeth lizzy liza betsy; ernest ernie; fiona fi;
    florence flo flossie; frances frannie; genevieve gen; georgia georgie; georgina georgie; gerald ger; gilbert gil;
    gwendolyn gwen; harriet hattie; herbert herb bert; howard howie; imogen immy; isaac ike; isabel izzy;
    isabella izzy bella; isabelle izzy belle; jasmine jaz; jeremy jem jez; jerome jerry; joanna jo; joanne jo;
    josephine jo josie; julian jules; juliet jules; katharine kate katie kathy; kathleen kath kathy;
    kathryn kate katie kath; leslie les; louis lou; louise lou; madeleine maddie; malcolm mal; marjorie marge;
    marvin marv; matilda tilly tilda; maureen mo; maximilian max; maxwell max; mitchell mitch; mohammed mo;
    muhammad mo; natalie nat; natasha tasha; norman norm; oliver ollie olly; olivia liv livvy; penelope penny;
    percival percy; philippa pippa pip; rachel rach; randolph randy; reginald reg reggie; rodney rod; rosalind ros;
    rosamund ros; rosemary rosie; russell russ; samantha sammy; sidney sid; simon si; solomon sol; stanley stan;
    stewart stu; stuart stu; suzanne sue suzie; tamara tammy; teresa tess terri tessa; theresa tess terri tessa;
    thomas thom; timothy timmy; tobias toby; valerie val; victor vic; virginia ginny; vivian viv; wallace wally;
    wesley wes; wilfred wilf; winifred winnie
"""
_GERMAN = """
    albrecht albert; alexander alex sascha; alexandra alex sandra; alfred fred; andreas andi andy; angelika geli;
    anna anni; anton toni; antonia toni; barbara babsi barbel; benedikt bene; benjamin ben benni; bernhard bernd;
    bernadette berni; brigitte gitte; christian chris; christiane chris jane; christine chris tine christl;
    christoph chris stoffel; daniel dani; daniela dani; dietrich dieter; dominik domi; elisabeth elli else lisa lisbeth
    liesl sissi; ferdinand ferdi; florian flo; franziska franzi; friederike rike friedi; friedrich fritz friedel;
    gabriele gabi gaby; georg schorsch; gerhard gerd; gertrud trude; gottfried friedel; hannelore hanne lore;
    heinrich heinz heiner; helena lena leni; hildegard hilde; jakob jake; johanna hanna hanne; johannes hannes hans jo
    johann; joachim jochen achim; josef sepp jupp; joseph sepp jupp; karoline line caro; karolin caro; caroline caro;
    katharina kathi kathe kati; katrin kati; klaus klausi; konrad conny kurt; ludwig lutz; lukas luki; magdalena lena
    leni; manfred manni; margarete grete gretel; maria mia mitzi; markus max; martin tino; martina tina; matthias matze
    hias matti; mathias matze hias; maximilian max maxi; melanie mel meli; michael michi michel micha; michaela michi;
    monika moni; nikolaus klaus niko; norbert norbi; patricia patty; philipp flip phil; raimund rai; reinhard hardy;
    robert robby; roswitha rosi; rudolf rudi; sabine bine; sebastian basti; siegfried sigi; sigrid siggi; simone simi;
    stefan steff; stefanie steffi; stephan steff; stephanie steffi; susanne susi sanne; theresa resi; theresia resi;
    thomas tom tommy thomy; tobias tobi; ulrich uli ulli; ulrike uli rike; ursula uschi ulla; valentin valli;
    veronika vroni; viktoria vicky; walburga burgi; waltraud traudl; werner wernie; wilhelm willi willy; wolfgang wolf;
    adelheid heidi; anneliese liese; benjamin benny; bettina tina betti; charlotte lotte;
    christina tina chris christl; cornelia conny nele; dorothea doro thea; eberhard ebi; emilia emmi; eva evi;
    ferdinand nando; florentine flo; franz franzl; gustav gustl; hans hansi; heidemarie heidi; helmut helmi;
    henriette jette; ingeborg inge; jonathan jonny; julia jule; juliane jule; karl kalle; katharina kathrin;
    kristina kris tina; leonhard leo; leopold poldi leo; lieselotte lilo lotte; margarethe grete gretel;
    marlene leni; mathilde tilda; patricia pat; regina gina; rosemarie rosi; wilhelmine minna
"""
_SPANISH = """
    alberto beto tito; alejandra ale alex jandra; alejandro ale alex jandro; alfonso fonso poncho; alfredo fredo;
    ana anita; andrea andy; andres andy; antonia toni; antonio toni tono; arturo turo; asuncion asun; beatriz bea betty;
    carlos carlitos charly; carmen menchu carmina; carolina caro; catalina cata; concepcion concha conchi; consuelo chelo;
    cristian cris; cristina cris tina; daniel dani; daniela dani; david davi; diego dieguito; dolores lola loli;
    eduardo edu lalo; encarnacion encarna; enrique quique kike; esperanza espe; felipe pipe; fernanda fer; fernando fer
    nando; francisca paca paqui; francisco paco pancho fran curro; gabriel gabi gabo; gabriela gabi; gonzalo gonza;
    graciela chela; gregorio goyo; guadalupe lupe; guillermo guille memo; gustavo gus; hector tito; ignacio nacho;
    inmaculada inma; isabel isa chabela; jesus chucho suso; joaquin quino; jorge coque; jose pepe; josefa pepa; juan
    juanito; juana juani; julian juli; leonardo leo; leticia leti; lorenzo lencho; lourdes lulu; luis lucho; luisa lucha;
    manuel manolo manu; manuela manoli; margarita marga; maria mari; mariana nana; mercedes merche meche; miguel migue
    mike; montserrat montse; natalia nati nata; nicolas nico; patricia patri paty; pedro perico; pilar pili; rafael rafa;
    ramon moncho; raul rulo; ricardo richi ricky; roberto beto rober; rocio chio; rodrigo rodri; rosario charo;
    salvador salva chava; samuel samu; santiago santi; sebastian sebas; sergio checo; silvia silvi; sofia sofi;
    teresa tere; tomas tomi; valentina vale; vanesa vane; veronica vero; vicente chente; victor vic; yolanda yoli;
    adrian adri; adriana adri; agustin agus; agustina agus; almudena almu; angela angie; angelica angie; begona bego;
    cecilia ceci; eduardo eddie; estefania estefi; federico fede; florencia flor flo; javier javi; jeronimo jero;
    jose pepito; josefina fina; leonor leo; lucia luci; macarena maca; magdalena magda; matias mati; matilde mati;
    maximiliano maxi; milagros mila; monica moni; remedios reme; rosa rosi; rosario rosi; susana susi;
    trinidad trini; victoria vicky viqui; virginia virgi
"""


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in ";".join((_ENGLISH, _GERMAN, _SPANISH)).split(";"):
        name, *forms = line.split()
        for word in (name, *forms):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _forms(names: dict[str, frozenset[str]]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for word, wholes in names.items():
        for whole in wholes - {word}:
            found.setdefault(whole, set()).add(word)
    return {whole: frozenset(words) for whole, words in found.items()}


_NAMES = _read()
_FORMS = _forms(_NAMES)
SHORT_FORMS = frozenset(word for word, names in _NAMES.items() if names != {word})
_NONE: frozenset[str] = frozenset()


def whole_names(word: str) -> frozenset[str]:
    """The whole names for which a folded given name may stand, itself among them; none where it is not listed."""
    return _NAMES.get(word, _NONE)


def short_forms(name: str) -> frozenset[str]:
    """What people of a folded whole given name are called."""
    return _FORMS.get(name, _NONE)


def fit(one: str, other: str) -> bool:
    """Whether two folded given names may be one: Mike and Michael, Bob and Rob; not Christian and Christine."""
    return one == other or bool(whole_names(one) & whole_names(other))
