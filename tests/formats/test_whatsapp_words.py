"""What WhatsApp puts between what people say: left out or turned into a word, never taken for talk."""

import pytest

from networker.formats import limits
from networker.formats.whatsapp_words import Body, Sort, body_of, is_deed

L = "\u200e"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<Media omitted>", "[media]"),
        ("<Medien ausgeschlossen>", "[media]"),
        ("<Multimedia omitido>", "[media]"),
        ("<Médias omis>", "[media]"),
        ("<Arquivo de mídia oculto>", "[media]"),
        ("<View once voice message omitted>", "[media]"),
        (f"{L}image omitted", "[image]"),
        (f"{L}Bild weggelassen", "[image]"),
        (f"{L}imagen omitida", "[image]"),
        (f"{L}image absente", "[image]"),
        (f"{L}immagine omessa", "[image]"),
        (f"{L}video omitted", "[video]"),
        (f"{L}audio omitted", "[audio]"),
        (f"{L}GIF omitted", "[gif]"),
        (f"{L}sticker omitted", "[sticker]"),
        (f"{L}Contact card omitted", "[contact]"),
        (f"Plan.pdf • {L}2 pages {L}document omitted", "[document]"),
        (f"{L}<attached: 00000012-PHOTO-2024-03-04-11-20-34.jpg>", "[image]"),
        (f"{L}<adjunto: 00000013-AUDIO-2024-03-04-11-20-34.opus>", "[audio]"),
        (f"{L}<Anhang: 00000014-STICKER-2024.webp>", "[sticker]"),
        (f"The plan {L}<attached: Plan.pdf>", "The plan [document]"),
        (f"{L}IMG-20240304-WA0001.jpg (file attached)\nour garden", "[image]\nour garden"),
        (f"{L}VID-20240304-WA0001.mp4 (archivo adjunto)", "[video]"),
        (f"{L}PTT-20240304-WA0001.opus (Datei angehängt)", "[audio]"),
        (f"see you at six {L}<This message was edited>", "see you at six"),
        (f"bis sechs {L}<Diese Nachricht wurde bearbeitet.>", "bis sechs"),
        ("nos vemos <Se editó este mensaje.>", "nos vemos"),
        (f"{L}POLL:\nWhere to?\n{L}OPTION: Lake ({L}1 vote)\n{L}OPTION: Hill ({L}0 votes)",
         "POLL:\nWhere to?\nOPTION: Lake (1 vote)\nOPTION: Hill (0 votes)"),
        (f"{L}ENCUESTA:\n¿Dónde?\n{L}OPCIÓN: Lago (1 voto)", "ENCUESTA:\n¿Dónde?\nOPCIÓN: Lago (1 voto)"),
        (f"{L}Location: https://maps.google.com/?q=51.5,-0.09", "Location: https://maps.google.com/?q=51.5,-0.09"),
        (f"{L}Museum (1 Quay): https://foursquare.com/v/4ac5", "Museum (1 Quay): https://foursquare.com/v/4ac5"),
        ("plain (with brackets) and <3", "plain (with brackets) and <3"),
        ("is this chat end-to-end encrypted?", "is this chat end-to-end encrypted?"),
        ("tab\tkept, bell\x07 gone,\u2028next", "tab\tkept, bell gone,\nnext"),
        ("@\u2068Mira\u2069 come", "@Mira come"),
        ("", ""),
    ],
)  # fmt: skip
def test_what_is_kept_as_said(text: str, said: str) -> None:
    assert body_of(text) == Body(Sort.SAID, said)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("You deleted this message.", Body(Sort.DELETED)),
        (f"{L}This message was deleted.", Body(Sort.DELETED)),
        ("This message was deleted by admin Mira.", Body(Sort.DELETED)),
        ("Diese Nachricht wurde gelöscht.", Body(Sort.DELETED)),
        ("Eliminaste este mensaje.", Body(Sort.DELETED)),
        ("Mensagem apagada", Body(Sort.DELETED)),
        (f"{L}Missed voice call, {L}Tap to call back", Body(Sort.NOT_TAKEN)),
        ("Missed video call", Body(Sort.NOT_TAKEN)),
        (f"{L}Verpasster Sprachanruf", Body(Sort.NOT_TAKEN)),
        (f"{L}Voice call, {L}No answer", Body(Sort.NOT_TAKEN)),
        (f"{L}Voice call, {L}5 min", Body(Sort.CALL, "", 5)),
        (f"{L}Voice call. {L}40 sec", Body(Sort.CALL, "", 1)),
        (f"{L}Video call, {L}1 hr 20 min", Body(Sort.VIDEO, "", 80)),
        (f"{L}Videoanruf. {L}12 Min", Body(Sort.VIDEO, "", 12)),
        (f"{L}Llamada de voz, {L}3 min", Body(Sort.CALL, "", 3)),
        (
            f"{L}Messages and calls are end-to-end encrypted. Only people in this chat can read them.",
            Body(Sort.NOTICE),
        ),
        (f"{L}Nachrichten und Anrufe sind Ende-zu-Ende-verschlüsselt.", Body(Sort.NOTICE)),
        (f"{L}Mira changed this group's icon", Body(Sort.NOTICE)),
        (f"{L}ये किसी भाषा में सूचना है", Body(Sort.NOTICE)),
    ],
)
def test_what_is_no_talk_or_a_call(text: str, body: Body) -> None:
    assert body_of(text) == body


def test_the_notice_about_encryption_without_its_mark_stands_at_the_beginning() -> None:
    notice = "Messages and calls are end-to-end encrypted. Only people in this chat can read, listen to, or share them."
    assert body_of(notice, early=True).sort is Sort.NOTICE
    assert body_of(notice).sort is Sort.SAID, "later on somebody may say so"
    assert body_of("is it end-to-end encrypted?", early=True).sort is Sort.SAID


def test_a_long_text_is_cut() -> None:
    assert len(body_of("x" * (limits.TEXT_CHARACTERS + 9)).text) == limits.TEXT_CHARACTERS


def test_what_people_do_is_no_name_but_people_may_be_called_left() -> None:
    assert is_deed("+44 7700 900123 added you to a group in the community")
    assert is_deed('Mira created group "Kites')
    assert is_deed("Mira hat die Gruppe")
    assert not is_deed("Left Bank Crew")
    assert not is_deed("Ada Quill")
