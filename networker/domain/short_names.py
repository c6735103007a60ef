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
    timothy tim; victoria vicky tori; vincent vince; walter walt; william will bill billy liam; zachary zach zack
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
    veronika vroni; viktoria vicky; walburga burgi; waltraud traudl; werner wernie; wilhelm willi willy; wolfgang wolf
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
    teresa tere; tomas tomi; valentina vale; vanesa vane; veronica vero; vicente chente; victor vic; yolanda yoli
"""


def _read() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in ";".join((_ENGLISH, _GERMAN, _SPANISH)).split(";"):
        name, *forms = line.split()
        for word in (name, *forms):
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


_NAMES = _read()
SHORT_FORMS = frozenset(word for word, names in _NAMES.items() if names != {word})
_NONE: frozenset[str] = frozenset()


def whole_names(word: str) -> frozenset[str]:
    """The whole names for which a folded given name may stand, itself among them; none where it is not listed."""
    return _NAMES.get(word, _NONE)


def fit(one: str, other: str) -> bool:
    """Whether two folded given names may be one: Mike and Michael, Bob and Rob; not Christian and Christine."""
    return one == other or bool(whole_names(one) & whole_names(other))
