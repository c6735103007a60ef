"""Words that name an office, whoever sits in it: of a mail address ("info@") and of what stands as a name.

One list for both, folded, with umlauts written out too. A few of its words are family names as well, and say nothing
where a name is expected. No given name is among them (Ola greets in Portuguese, and is many a Norwegian).
"""

import re

from networker.domain.names import fold

_ENGLISH = """
    support sales team marketing service services office offices info information news newsletter admin administration
    administrator billing accounts accounting finance payroll invoice invoices hr it press media contact contacts help
    helpdesk customer customers care department dept reception frontdesk welcome booking bookings reservation
    reservations enquiry enquiries inquiry inquiries order orders purchasing procurement shipping warehouse shop store
    studio mail mailbox post hello family university institute school college nursery church parish council library
    museum gallery theatre club society association board committee staff crew everybody everyone secretary treasurer
    membership members events jobs careers recruiting recruitment webmaster postmaster hostmaster security privacy
    legal compliance feedback management operations technical partners hotel hostel restaurant cafe clinic practice
    surgery pharmacy
"""
_GERMAN = """
    abteilung zentrale empfang sekretariat vorzimmer vertrieb verkauf einkauf kundenservice kundendienst kundenbetreuung
    buro buero geschaftsstelle geschaeftsstelle geschaftsleitung geschaeftsleitung geschaftsfuhrung geschaeftsfuehrung
    leitung direktion vorstand verwaltung hausverwaltung buchhaltung rechnung rechnungen rechnungswesen personal
    personalabteilung bewerbung bewerbungen bestellung bestellungen auftrag auftrage auftraege versand lager logistik
    werkstatt technik anfrage anfragen auskunft buchung buchungen reservierung reservierungen rezeption redaktion presse
    pressestelle poststelle postfach praxis ordination klinik apotheke kanzlei notariat agentur kontakt hallo moin
    willkommen servus familie gasthaus gasthof pension restaurant laden universitat universitaet institut schule
    schulen kita kindergarten dekanat rektorat bibliothek gemeinde gemeinden gemeindeburo gemeindebuero rathaus
    burgerburo buergerbuero pfarramt pfarrbuero pfarrei kirche verein vereine verband stiftung mitglieder
    mitgliederverwaltung kasse termine anmeldung anmeldungen
"""
_FRENCH = """
    accueil secretariat bureau direction administration gestion comptabilite compta facture factures facturation achats
    achat ventes vente commande commandes commercial clients clientele livraison livraisons boutique magasin agence
    cabinet etude redaction recrutement equipe bonjour bienvenue famille mairie ecole lycee universite paroisse
    association asso adherents adhesion bibliotheque musee hotellerie pharmacie clinique renseignements
"""
_SPANISH = """
    ventas compras pedidos pedido soporte equipo oficina oficinas atencion clientes contacto contactos hola bienvenido
    recepcion reservas reserva administracion direccion gerencia secretaria contabilidad facturacion facturas factura
    tesoreria recursoshumanos rrhh empleo prensa redaccion informacion comercial tienda taller almacen envios consultas
    citas consulta clinica farmacia despacho ayuntamiento parroquia colegio escuela universidad instituto asociacion
    socios familia biblioteca museo restaurante
"""
_PORTUGUESE = """
    vendas encomendas suporte equipe equipa escritorio atendimento contato recepcao administracao direcao direccao
    diretoria contabilidade financeiro faturacao faturamento imprensa redacao informacao informacoes loja oficina
    consultorio escola universidade associacao prefeitura paroquia geral
"""
_ITALIAN = """
    segreteria amministrazione direzione ufficio uffici vendite acquisti ordini ordine contabilita fatture fattura
    fatturazione commerciale clienti assistenza contatti contatto accoglienza ricevimento prenotazioni prenotazione
    informazioni redazione stampa negozio magazzino bottega albergo ristorante agriturismo studiolegale scuola
    universita comune parrocchia associazione soci famiglia biblioteca ambulatorio
"""
_DUTCH = """
    kantoor secretariaat receptie administratie boekhouding facturen facturatie directie bestuur verkoop inkoop
    bestelling bestellingen klantenservice klanten winkel magazijn werkplaats reserveringen reservering redactie pers
    welkom praktijk gezin vereniging stichting leden ledenadministratie gemeente parochie universiteit bibliotheek
    vacatures personeelszaken
"""
_POLISH = """
    biuro sekretariat recepcja kontakt sklep sprzedaz zakupy zamowienia zamowienie rezerwacja rezerwacje ksiegowosc
    faktury kadry rekrutacja obsluga pomoc serwis redakcja administracja dyrekcja zarzad kancelaria gabinet przychodnia
    apteka szkola przedszkole gmina urzad parafia stowarzyszenie rodzina poczta witamy
"""
_NORDIC = """
    kontor kontoret kundeservice kundservice kundtjanst salg forsaljning inkop innkjop indkob ordre bestilling
    bestillinger bestallning butik butikk butiken butikken bokning okonomi ekonomi regnskap regnskab bogholderi
    bokforing faktura resepsjon receptionen redaksjon redaktionen ledelse ledelsen styre styret styrelse styrelsen
    postmottak kansli kansliet skole skolen skola skolan barnehage universitetet kommune kommun menighet forsamling
    forening foreningen medlem medlemmer familien familjen hei hej velkommen valkommen toimisto myynti
    asiakaspalvelu
"""
_CZECH_AND_HUNGARIAN = """
    kancelar obchod prodej objednavky objednavka podpora recepce fakturace ucetni uctarna rezervace podatelna ordinace
    redakce skola urad farnost iroda titkarsag recepcio ertekesites rendeles ugyfelszolgalat konyveles iskola kapcsolat
"""
OFFICE_WORDS = frozenset(
    " ".join(
        (
            _ENGLISH, _GERMAN, _FRENCH, _SPANISH, _PORTUGUESE, _ITALIAN, _DUTCH, _POLISH, _NORDIC, _CZECH_AND_HUNGARIAN
        )
    ).split()
)  # fmt: skip
_FAMILIES_TOO = frozenset(
    (
        "post", "care", "store", "church", "parish", "college", "board", "club", "press", "sales", "lager", "kirche",
        "schule", "laden", "rathaus", "kasse", "kita", "bottega",
    )
)  # fmt: skip
_PARTED = re.compile(r"[._+-]")


def names_an_office(word: str) -> bool:
    """Whether a folded word of what stands as a name says that it is none of a person."""
    return word in OFFICE_WORDS and word not in _FAMILIES_TOO


def is_role_address(mail: str) -> bool:
    """Whether a mail address is an office's or a family's, whoever answers it: info@, customer.care@."""
    local = fold(mail.partition("@")[0])
    return local in OFFICE_WORDS or (not local.isalnum() and OFFICE_WORDS.issuperset(_PARTED.split(local)))
