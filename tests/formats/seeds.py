"""One small file of each format, from which hostile ones are made."""

NOTE = 'Notes:\n"When exporting, some ""addresses"" are missing."\n\n'
SEEDS = {
    "linkedin": (
        f"{NOTE}First Name,Last Name,URL,Email Address,Company,Position,Connected On,Mine\n"
        'Zoë,"Brandt, Ph.D.",https://www.linkedin.com/in/zo%C3%AB-brandt,z@example.com,"Tern ""Works""",Editor,05 Mar 2024,in Lyon,beyond\n'
        ",,,,,,07 Jun 2026\nAda,Quill\n"
    ).encode(),
    "google": (
        "Name,Given Name,Family Name,Birthday,Notes,Group Membership,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,"
        "Address 1 - City,IM 1 - Service,IM 1 - Value,Organization 1 - Name,Relation 1 - Type,Relation 1 - Value,Yomi Name,My Column\n"
        'Zoë B,Zoë,B," --05-17","two\nlines",* myContacts ::: Press,* Home,a@example.com ::: b@example.com,+44 7700,'
        "Łódź,Telegram,zoe,Tern,Spouse,Bo,Eida,own,more\n"
    ).encode(),
    "vcard 2.1": (
        b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Br=\r\n=C3=BCck;Zo=C3=AB\r\n"
        b"TEL;CELL;PREF:+44 7700\r\nPHOTO;ENCODING=BASE64;PNG:iVBORw0K\r\n GgoAAAA=\r\n\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:x\r\n"
        b"END:VCARD\r\nX-FAVOURITE:blue\r\nBDAY:19800304\r\nBDAY:19810304\r\nX-ANDROID-CUSTOM:vnd.android.cursor.item/relation;Bo;14;;\r\nEND:VCARD\r\n"
    ),
    "vcard 4.0": (
        'BEGIN:VCARD\nVERSION:4.0\nN:Brandt;Zoë;;;MBE,x\nTEL;VALUE=uri;TYPE="work,voice";PREF=1:tel:+1-418;ext=1\n'
        "item1.ADR;LABEL=\"a^nb\":;;Pier;Łódź;;;UK\nitem1.X-ABLabel:_$!<Home>!$_\nBDAY:--0203\nRELATED;VALUE=text:Bo\n"
        "CATEGORIES:a\\,b,c\nNOTE:one\\ntwo\n  three\nEND:VCARD\n"
    ).encode(),
    "outlook": (
        '"Anrede";"Vorname";"Nachname";"Firma";"Straße privat";"Ort privat";"Telefon geschäftlich";"E-Mail-Adresse";'
        '"E-Mail 2: Adresse";"Geburtstag";"Kategorien";"Notizen";"Geschlecht";"Firma"\n'
        '"Dr.";"Zoë";"Größe";"Tern";"Quay 1";"Köln";"0221 1";"z@example.com";"/o=X";"14.3.1975";"a;b";"two\nlines";"Keine Angabe";"Kite"\n'
    ).encode("cp1252"),
    "thunderbird": (
        "First Name,Last Name,Display Name,Primary Email,Birth Year,Birth Month,Birth Day,Custom 1,Home City,Notes,\n"
        'Zoë,B,"Zoë (z@example.com)",z@example.com,1970,11,31,x,Łódź,"a\nb",extra,more\n'
    ).encode(),
    "hubspot": b"Record ID,First Name,Last Name,Email,City,Associated Company,Company Name\n101,Zo\xc3\xab,B,z@example.com,Nantes,Kite;Tern,Reef\n103,,,,,,\n",
    "meetup": (
        "Name\tUser ID\tMember ID\tLocation\tJoined Group on\tURL of Member Profile\tWhy?\n"
        "Zoë\tuser 1\t1\tLyon\t02/31/2014\thttp://www.meetup.com/Kites/members/1/ \tx\n"
    ).encode(),
    "mastodon": b"Account address,Show boosts\n\nZo\xc3\xab@social.example,true\nbob,true\n",
    "linkedin messages": (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        "2-a,,Zoë,https://www.linkedin.com/in/zo%C3%AB,Mo,https://www.linkedin.com/in/mo,2024-03-04 11:20:34 UTC,Tea,"
        '"two\nlines",INBOX\n'
    ).encode(),
    "linkedin invitations": (
        "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
        'Zoë,Mo,"3/4/24, 9:05 AM",,INCOMING,https://www.linkedin.com/in/zo%C3%AB,https://www.linkedin.com/in/mo\n'
    ).encode(),
    "linkedin profile": (
        "First Name,Last Name,Maiden Name,Headline,Summary,Industry,Twitter Handles,Websites\n"
        'Zoë,B,,Sailor,"a\nb",Boats,[zoe],\n'
    ).encode(),
    "whatsapp": "[14.03.24, 11:00:34] Zoë: hi\r\n[14.03.24, 11:01:34] Bo: a: b\r\nmore\r\n".encode(),
    "facebook": b'{"friends_v2": [\n{"name": "Zo\\u00c3\\u00ab", "timestamp": 1577836800},\n{"name": "Bo"}\n]}',
    "instagram": (
        b'[\n{"title": "Zo\\u00eb", "string_list_data": [{"href": "https://www.instagram.com/zoe", "value": "",'
        b' "timestamp": 1700000000}]}\n]'
    ),
    "linkedin endorsements": (
        "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
        '2021/05/06 07:08:09 UTC,"Ropes, sails",Zoë,B,www.linkedin.com/in/zo%C3%AB,ACCEPTED\n'
    ).encode(),
    "linkedin recommendations": (
        "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
        'Zoë,B,Tern,Editor,"two\n<p>lines</p>","04/16/18, 08:02 PM",VISIBLE\n'
    ).encode(),
    "telegram": (
        '{"about": "x",\n"contacts": {"about": "x", "list": [\n{"user_id": 22, "first_name": "Zoë", "last_name": "a\\x0Bb",'
        ' "phone_number": "0049 170 1"},\n{"date": "2020-01-02"}]},\n"chats": {"about": "x", "list": []}}'
    ).encode(),
    "facebook messages": (
        b'{"participants": [{"name": "Ada"}, {"name": "Zo\\u00c3\\u00ab"}],\n"messages": [\n{"sender_name": "Ada",'
        b' "timestamp_ms": 1600000000034, "content": "a\\nb", "reactions": [{"actor": "x"}]},\n{"sender_name": "Ada",'
        b' "timestamp_ms": 1600000000000, "call_duration": 99},\n{"sender_name": "Zo\\u00c3\\u00ab", "timestamp_ms":'
        b' 1599999999999, "photos": [{"uri": "a"}]}],\n"title": "Ada", "thread_path": "inbox\\/ada_1234567"}'
    ),
    "facebook messages, encrypted": (
        '{"participants": ["Ada", "Bo", "Zoë"], "threadName": "Crew_2", "messages": [\n{"senderName": "Zoë", "text": "x",'
        ' "timestamp": 1600000000000, "isUnsent": false, "media": [{"uri": "./media/a.jpg"}]}]}'
    ).encode(),
    "facebook profile": (
        b'{"profile_v2": {"name": {"full_name": "Zo\\u00c3\\u00ab B"}, "emails": {"emails": ["z@example.com"]},\n'
        b'"phone_numbers": [{"phone_number": "+44 7700"}], "profile_uri": "https://www.facebook.com/zoe"}}'
    ),
    "instagram profile": (
        b'{"profile_user": [{"string_map_data": {"Username": {"value": "zoe"}, "Name": {"value": "Zo\\u00c3\\u00ab"},\n'
        b'"Email": {"value": "z@example.com"}, "Phone Number": {"value": "+44 7700"}}}]}'
    ),
    "x posts": (
        'window.YTD.tweets.part0 = [\n{"tweet": {"id_str": "5", "created_at": "Sun Mar 21 12:53:22 +0000 2021", "full_text": '
        '"@zoe hi &amp; https://t.co/a", "in_reply_to_status_id_str": "4", "in_reply_to_user_id_str": "3", '
        '"in_reply_to_screen_name": "zoe", "entities": {"user_mentions": [{"name": "Zoë", "screen_name": "zoe", "id_str": "3"},'
        '\n{"name": "Bo", "screen_name": "bo", "id_str": "-1"}], "urls": [{"url": "https://t.co/a", "expanded_url": "x"}]}}},\n'
        '{"tweet": {"id_str": "6", "created_at": "Sun Mar 21 12:53:22 +0000 2021", "full_text": "RT @bo: x"}}\n]'
    ).encode(),
    "x messages": (
        b'window.YTD.direct_messages_group.part0 = [\n{"dmConversation": {"conversationId": "77", "messages": [\n'
        b'{"messageCreate": {"id": "9", "senderId": "1", "text": "Zo\\u00eb", "createdAt": "2024-04-06T15:30:00.000Z"}},\n'
        b'{"participantsJoin": {"userIds": ["3"], "createdAt": "2024-04-06T15:20:00.000Z"}},\n'
        b'{"joinConversation": {"participantsSnapshot": ["1", "2"], "createdAt": "2024-04-06T15:10:00.000Z"}}\n]}}\n]'
    ),
    "x followers": (
        b'window.YTD.follower.part0 = [\n{"follower": {"accountId": "5", "userLink": "https://twitter.com/zoe"}},\n'
        b'{"follower": {"accountId": "6"}}\n]'
    ),
    "x account": (
        'window.YTD.account.part0 = [\n{"account": {"email": "z@example.com", "username": "zoe", "accountId": "5",\n'
        '"accountDisplayName": "Zoë"}}\n]'
    ).encode(),
    "mastodon posts": (
        b'{"@context": "https://www.w3.org/ns/activitystreams", "id": "outbox.json", "type": "OrderedCollection",\n"orderedItems": [\n'
        b'{"type": "Create", "actor": "https://a.example/users/x", "object": {"id": "https://a.example/1", "inReplyTo": null,\n'
        b'"published": "2022-11-05T10:00:00Z", "content": "<p>hi<br>Zo&euml;</p>",\n"tag": [{"type": "Mention", "name": "@zoe",'
        b' "href": "https://a.example/users/zoe"}]}},\n{"type": "Announce"}\n]}'
    ),
    "mastodon account": (
        '{"@context": ["https://www.w3.org/ns/activitystreams"],\n"id": "https://a.example/users/zoe", "outbox": "outbox.json",\n'
        '"preferredUsername": "zoe", "name": "Zoë", "url": "https://a.example/@zoe"}'
    ).encode(),
    "google+": (
        '{"url": "https://plus.google.com/101/posts/A", "creationTime": "2018-10-19 14:43:21+0000",\n"author": {"displayName":'
        ' "Ada", "profilePageUrl": "https://plus.google.com/101", "resourceName": "users/101"},\n"content": "a <b>b</b>",\n'
        '"comments": [\n{"creationTime": "2018-10-19 15:00:00+0000", "author": {"displayName": "Zoë",\n"resourceName": "users/102"},'
        ' "content": "x", "resourceName": "c/1"}\n], "resourceName": "users/101/posts/T", "postAcl": {}}'
    ).encode(),
    "icalendar": (
        b"BEGIN:VCALENDAR\r\nX-WR-CALNAME:me@example.com\r\nX-WR-TIMEZONE:Europe/Berlin\r\nBEGIN:VTIMEZONE\r\nTZID:Own\r\n"
        b"BEGIN:STANDARD\r\nDTSTART:19701025T030000\r\nRRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10\r\nTZOFFSETFROM:+0200\r\n"
        b"TZOFFSETTO:+0100\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT\r\nUID:1\r\nDTSTAMP:20240901T080000Z\r\n"
        b"DTSTART;TZID=Own:20240304T090000\r\nDURATION:PT1H\r\nRRULE:FREQ=WEEKLY;COUNT=4;BYDAY=MO\r\nEXDATE;TZID=Own:20240311T\r\n 090000\r\n"
        b"ORGANIZER:mailto:me@example.com\r\nATTENDEE;CN=Zo\xc3\r\n \xab;PARTSTAT=ACCEPTED:MAILTO:z@example.com\r\nSUMMARY:a\\,b\r\n"
        b"END:VEVENT\r\nBEGIN:VEVENT\r\nUID:1\r\nRECURRENCE-ID;TZID=Own:20240318T090000\r\nDTSTART;VALUE=DATE:20240319\r\nATTENDEE:mailto:b@example.com\r\n"
        b"END:VEVENT\r\nEND:VCALENDAR\r\n"
    ),
    "monica": (
        '{"version": "1.0-preview.1", "app_version": "4.0.0", "account": {"uuid": "a", "data": [\n'
        '{"count": 1, "type": "user", "values": [{"uuid": "u", "first_name": "Bo", "email": "b@example.com"}]},\n'
        '{"count": 2, "type": "contact", "values": [{"uuid": "z", "properties": {"first_name": "Zoë", "tags": ["x"],'
        ' "birthdate": {"date": "1984-05-17", "is_year_unknown": true}, "last_talked_to": "2023-05-06", "first_met_through": "y"},\n'
        '"data": [{"type": "contact_field", "values": [{"properties": {"data": "z@example.com", "type": "m"}}]},\n'
        '{"type": "call", "values": [{"properties": {"called_at": "2023-05-05T10:00:00Z", "contact_called": true}}]},\n'
        '{"type": "reminder", "values": [{"properties": {"title": "Ring", "initial_date": "2024-01-02", "frequency_type": "week"}}]}]},\n'
        '{"uuid": "y", "properties": {"first_name": "\\ud83d\\ude00", "is_partial": true}}]},\n'
        '{"type": "relationship", "values": [{"properties": {"type": "child", "contact_is": "z", "of_contact": "y"}}]}],\n'
        '"instance": {"contact_field_types": [{"uuid": "m", "properties": {"name": "Email", "type": "email"}}]}}}'
    ).encode(),
    "networker": (
        '{"format": "networker", "version": 1, "schema": 3, "book": "ab", "exported": "2026-11-20T09:00:00+00:00",\n'
        '"people": [\n{"id":1,"given":"Zoë","name":"Zoë","created_at":"2026-01-02T03:04:05+00:00"}\n],\n"handles": [\n'
        '{"id":1,"person_id":1,"channel":"mail","text":"z@example.com","first":true}\n],\n"interaction_people": [\n'
        '{"id":1,"interaction_id":1,"person_id":1}\n],\n"interactions": [\n{"id":1,"kind":"message","day":"2024-03-04",'
        '"at":"2024-03-04T11:20:34+01:00","text":"→ a\\n← b","turns":2,"direction":"both"}\n]\n}\n'
    ).encode(),
    "ldif": (
        "version: 1\n# c\n\ndn: cn=Zoë\nobjectclass: person\ngivenName:: Wm/Dqw==\nsn: B\nmail: z@example.com\n"
        "description: a\n  b\nbirthmonth: 2\nbirthday: 30\n# x\n folded\no: Tern\no: Kite\ntitle: A\ntitle: B\nl: Hull\nl: Leith\n\ndn: cn=L\nobjectclass: groupOfNames\ncn: L\n"
        "member: mail=z@example.com\n"
    ).encode(),
    "wordpress": (
        '<?xml version="1.0"?>\n<rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/">\n<channel><title>B</title>\n'
        "<wp:author><wp:author_id>1</wp:author_id><wp:author_login>ada</wp:author_login></wp:author>\n"
        "<item><title>T</title><guid>https://b.example/?p=1</guid>\n<wp:comment><wp:comment_id>1</wp:comment_id>"
        "<wp:comment_author><![CDATA[Zoë]]></wp:comment_author><wp:comment_author_email>z@example.com</wp:comment_author_email>"
        "<wp:comment_date_gmt>2024-03-04 11:20:34</wp:comment_date_gmt><wp:comment_approved>1</wp:comment_approved>"
        "<wp:comment_content><![CDATA[a & b]]></wp:comment_content></wp:comment>\n</item></channel></rss>"
    ).encode(),
    "mbox": (
        "From 1790123456789012345@xxx Mon Mar 04 11:20:34 +0000 2024\nX-Gmail-Labels: =?UTF-8?Q?Envoy=C3=A9s?=\n"
        "Delivered-To: me@example.net\nFrom: =?utf-8?q?Zo=C3=AB?= <z@example.com>\nTo: \"B, Bo\" <b@example.org>,\n a@x.org (A)\n"
        "Date: Mon, 4 Mar 2024 11:20:34 -0000\nMessage-ID: <1@x>\nSubject: Zoë\n\nFrom now on\n\n\n"
        "From - Mon Mar 11 09:00:00 2024\r\nX-Mozilla-Status: 0009\r\nFrom: a@x.org\r\n\r\nText.\r\n"
    ).encode(),
    "eml": (
        "Received: from x\n by y; Mon, 4 Mar 2024 11:20:34 +0100\nFrom: Zoë <z@example.com>\nTo: b@example.org\n"
        "Date: Mon, 04 Mar 2024 11:20:34 +0100\nMessage-ID: <1@x>\nReferences: <0@x> <2@x>\nSubject: =?utf-8?b?Wm/Dqw==?=\n\nText.\n"
    ).encode(),
}  # fmt: skip
