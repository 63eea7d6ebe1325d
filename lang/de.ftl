### Die Wörter der Berichte von dutyline auf Deutsch. docs/languages.md nennt die Begriffe und die Regeln.
###
### Die Aussagen des Pflichtenkatalogs bleiben englisch. Berichte siezen niemanden; Aufforderungen stehen im Infinitiv.

## Die Sprache selbst

locale = de-DE
catalogue-language = Die Aussagen des Pflichtenkatalogs sind in englischer Sprache wiedergegeben.

## Datumsangaben. Hinter dem Punkt der langen Form steht ein geschütztes Leerzeichen.

date-short = { $day }.{ $month }.{ $year }
date-long = { $number }. { $name } { $year }
date-month = { $month }/{ $year }
month =
    .m1 = Januar
    .m2 = Februar
    .m3 = März
    .m4 = April
    .m5 = Mai
    .m6 = Juni
    .m7 = Juli
    .m8 = August
    .m9 = September
    .m10 = Oktober
    .m11 = November
    .m12 = Dezember
month-short =
    .m1 = Jan.
    .m2 = Feb.
    .m3 = März
    .m4 = Apr.
    .m5 = Mai
    .m6 = Juni
    .m7 = Juli
    .m8 = Aug.
    .m9 = Sep.
    .m10 = Okt.
    .m11 = Nov.
    .m12 = Dez.
period = { $from } bis { $to }

## Zeitspannen und Häufigkeiten

span =
    .year = { $n ->
        [one] { $n } Jahr
       *[other] { $n } Jahre
    }
    .month = { $n ->
        [one] { $n } Monat
       *[other] { $n } Monate
    }
    .week = { $n ->
        [one] { $n } Woche
       *[other] { $n } Wochen
    }
    .day = { $n ->
        [one] { $n } Tag
       *[other] { $n } Tage
    }
    .hour = { $n ->
        [one] { $n } Stunde
       *[other] { $n } Stunden
    }
    .minute = { $n ->
        [one] { $n } Minute
       *[other] { $n } Minuten
    }
span-and = { " und " }
every =
    .year = { $n ->
        [one] jährlich
       *[other] alle { $n } Jahre
    }
    .month = { $n ->
        [one] monatlich
       *[other] alle { $n } Monate
    }
    .week = { $n ->
        [one] wöchentlich
       *[other] alle { $n } Wochen
    }
    .day = { $n ->
        [one] täglich
       *[other] alle { $n } Tage
    }
    .hour = { $n ->
        [one] stündlich
       *[other] alle { $n } Stunden
    }
    .minute = { $n ->
        [one] jede Minute
       *[other] alle { $n } Minuten
    }
every-span = im Abstand von je { $span }
cadence =
    .continuous = fortlaufend
    .event = anlassbezogen
    .org-defined = nach Festlegung der Organisation
    .risk-analysis = nach der Risikoanalyse der Organisation

## Verantwortliche

party =
    .aws = AWS
    .customer = Kunde
    .shared = Geteilt
    .third-party = Dritter
party-letter =
    .aws = A
    .customer = K
    .shared = G
    .third-party = D
party-word =
    .aws = AWS
    .customer = Kunde
    .shared = geteilt
    .third-party = Dritter
party-third = Dritter: { $name }
party-with = { $party }, mit { $name }

## Bezeichnungen

origination =
    .inherited = geerbt
    .shared = geteilt
    .customer = Kunde
    .third-party = Dritter
    .unmapped = nicht zugeordnet
origination-means =
    .inherited = Die Pflichten, die zur Erfüllung beitragen, trägt allein AWS oder der Betreiber der Partition
    .shared = An den Pflichten, die zur Erfüllung beitragen, hat mehr als eine Seite einen Anteil
    .customer = Die Pflichten, die zur Erfüllung beitragen, trägt allein die Organisation
    .third-party = Die Pflichten, die zur Erfüllung beitragen, tragen allein Dritte
    .unmapped = Keine Pflicht des Katalogs trägt hier zur Erfüllung bei
state =
    .implemented = umgesetzt
    .partial = teilweise umgesetzt
    .planned = geplant
    .alternative = anders umgesetzt
    .not-applicable = nicht anwendbar
    .inherited = geerbt
    .unknown = unbekannt
status =
    .verified = Geprüft
    .referenced = Referenziert
    .unverified = ungeprüft
domain =
    .application = Anwendung
    .data-protection = Datenschutz und Datensicherheit
    .encryption = Verschlüsselung
    .facilities = Gebäude und Standorte
    .generative-ai = Generative KI
    .governance-and-compliance = Governance und Compliance
    .hardware-and-virtualisation = Hardware und Virtualisierung
    .identity-and-access = Identitäten und Zugriff
    .incident-response = Behandlung von Vorfällen
    .logging = Protokollierung
    .monitoring = Überwachung
    .network = Netz
    .operating-system = Betriebssystem
    .platform-and-runtime = Plattform und Laufzeit
    .resilience = Ausfallsicherheit
    .supply-chain = Lieferkette
term =
    .audience = Adressaten
    .as-of-date = Stichtag
    .authorisation = Autorisierung von AWS
    .data = Daten
    .description = Beschreibung
    .duty-catalogue = Pflichtenkatalog
    .environment = Umgebung
    .export = Export von Prüfergebnissen
    .exposure = Erreichbarkeit
    .findings = Prüfergebnisse
    .fedramp-package = FedRAMP-Paket
    .framework = Regelwerk
    .frameworks = Regelwerke
    .ledger = Nachweisregister
    .made-by = Erstellt mit
    .owner = Zuständig
    .partition = Partition
    .period = Berichtszeitraum
    .profile = Profil
    .regions = Regionen
    .requires = Zusätzlich gefordert
    .resilience = Ausfallsicherheit
    .third-party = Dritter
    .workload = Workload
label =
    .both = Beide:
    .cadence = Häufigkeit:
    .checks = Prüfungen:
    .customer = Kunde:
    .duty = Pflicht:
    .line = Zeile
    .not = Nicht:
    .organisation = Organisation:
    .owner = Zuständig:
    .profile-line = Profil, Zeile
    .results = Ergebnisse:
    .state = Stand:
    .state-because = Begründung des Stands:
    .table = Tabelle
column =
    .accountable = Rechenschaftspflichtig
    .area = Bereich
    .areas = Bereiche
    .authority = Verbindlichkeit
    .aws-by-default = Standardmäßig AWS
    .aws-does = Leistung von AWS
    .aws-part = Anteil von AWS
    .before-relying = Vor der Berufung darauf
    .category = Kategorie
    .category-taken = Angenommene Kategorie
    .checks = Prüfungen
    .commonly-said = Verbreitete Aussage
    .component = Komponente
    .consulted = Konsultiert
    .control = Maßnahme
    .controls = Maßnahmen
    .count = Anzahl
    .customer-by-default = Standardmäßig Kunde
    .customer-does = Leistung des Kunden
    .customer-or-third-does = Leistung des Kunden oder des Dritten
    .customer-part = Anteil des Kunden
    .date = Datum
    .due = Fällig
    .duties = Pflichten
    .duty = Pflicht
    .duty-and-party = Pflicht und Verantwortliche
    .duty-and-place = Pflicht und Ort
    .duty-of-aws = Pflicht von AWS
    .duty-of-customer = Pflicht des Kunden
    .evidence = Nachweise
    .example = Ausgeführtes Beispiel
    .family = Familie
    .how-often = Häufigkeit
    .informed = Informiert
    .item = Angabe
    .key = Schlüssel
    .last-evidence = Letzter Nachweis
    .meaning = Bedeutung
    .meaning-of-term = Bedeutung
    .name-and-role = Name und Funktion
    .needs-care = Einschränkungen
    .newest-result = Neuestes Ergebnis
    .next-date = Nächster Termin
    .number = Nr.
    .obligation = Überwachungspflicht
    .obligation-and-cadence = Überwachungspflicht und Häufigkeit
    .obligation-and-owner = Überwachungspflicht und Zuständige
    .option = Option
    .organisation-does = Leistung der Organisation
    .organisation-part = Anteil der Organisation
    .origination = Herkunft
    .owner = Zuständig
    .party = Verantwortlich
    .report = Bericht
    .resources = Ressourcen
    .responsible = Ausführend
    .rests-on = Grundlage
    .seen = Eingesehen
    .service = Dienst
    .shown-by = Belegt durch
    .shows-and-not = Was er belegt und was nicht
    .signature = Unterschrift
    .since = Seit
    .source = Quelle
    .state = Stand
    .status = Status
    .taken = Angenommen
    .team = Team
    .term = Begriff
    .title = Titel
    .tools-and-checks = Werkzeuge und Prüfungen
    .true-today = Heutiger Stand
    .value = Wert
    .we = Wir
    .what = Was
    .what-it-is = Inhalt
    .what-it-means = Bedeutung
    .what-shows-it = Nachweis
    .what-to-do = Was zu tun ist
    .what-to-read = Fundstelle
    .when = Wann
    .where = Wo
    .where-from = Herkunft der Angabe
    .who = Wer
    .who-of-us = Wer bei uns
    .why = Begründung
    .you-are = Rolle

## Wörter und kurze Sätze, die mehrfach vorkommen

all = Gesamt
left-out = ausgelassen
redacted =
    .word = (ausgelassen)
    .nobody = nicht angegeben
    .owner = Betreiber des Workloads
    .reason = die Begründung ist ausgelassen
    .approver = Name ausgelassen
redacted-component = Komponente { $number }
redacted-third-party = Dritter { $number }
redacted-file = Datei { $number }
audience =
    .public = Öffentlichkeit
    .customer = Kunden
audience-copy = { $audience }: Dies ist eine geschwärzte Fassung
all-components = Alle Komponenten
assumed = angenommen
nobody = niemand
nobody-yet = noch niemand
overdue = überfällig
whole-system = das ganze System
workload = Workload
workload-whole = Workload insgesamt
seen-on = eingesehen am { $date }
due-on = Fällig am { $date }
due-overdue = Fällig am { $date }: **überfällig**
date-overdue = **{ $date }, überfällig**
date-ago = { $date }, vor { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
}
service-ends = AWS stellt { $service } ein
version-unknown = kein Supportende bekannt
made-of-catalogue = Version { $version }, SHA-256 `{ $digest }`
made-of-file = `{ $file }`, SHA-256 `{ $digest }`
framework-published = { $framework }, Version { $version }, herausgegeben von { $publisher }
control-absent = Die Pflichten, die zu ihrer Erfüllung beitragen würden, gelten hier nicht: { $duties }. Die Maßnahme ist gleichwohl zu erfüllen, auf anderem Weg.
control-unknown = Ihr ist noch keine Pflicht des Katalogs zugeordnet; wie sie erfüllt wird, entscheidet der Kunde.
obligation-ended = Sie ist beendet: Der letzte Tag ihrer Geltung liegt zurück.
obligation-not-owed = Für die Pflicht ist AWS oder der Betreiber der Partition verantwortlich, oder sie gilt hier nicht.

## Die Kurzfassung für Leserinnen und Leser ohne technischen Hintergrund. „Wir“ ist die Organisation.

handout-title = Wer macht was: { $workload }
handout-runs = { $workload } läuft auf AWS.
handout-runs-in = { $workload } läuft auf AWS ({ $partition }).
handout-split = Ein Teil der Arbeit, die das System sicher hält, ist Sache { $provider ->
    [operator] des Betreibers
   *[aws] von AWS
}, ein Teil ist unsere Sache; keine Seite erledigt den Teil der anderen. Diese Kurzfassung zeigt die Aufteilung zum Stichtag { $date }.
handout-we = „Wir“ ist die Organisation, die das System betreibt.
handout-we-owner = „Wir“ sind { $owner } und alle weiteren unten Genannten.
handout-operated = Die Regionen werden anstelle von AWS von { $operator } betrieben. Wo hier AWS steht, ist der Betreiber verantwortlich.
handout-short-overdue = { $count ->
    [0] Nichts ist überfällig.
    [one] **{ $count } Termin ist verstrichen.**
   *[other] **{ $count } Termine sind verstrichen.**
}
handout-short-unowned = { $count ->
    [0] Für alles, was bei uns liegt, ist jemand zuständig.
    [one] **Für { $count } Pflicht ist noch niemand zuständig.**
   *[other] **Für { $count } Pflichten ist noch niemand zuständig.**
}
handout-short-next = Der nächste Termin ist der **{ $date }**: { $what }.
handout-provider =
    .operator = Der Betreiber
    .aws = AWS
handout-provider-does = { $provider ->
    [operator] Der Betreiber
   *[aws] AWS
} erledigt es. Wir verlassen uns darauf und lesen die Prüfberichte dazu.
handout-we-alone = Wir
handout-we-do = Niemand erledigt es, wenn wir es nicht tun.
handout-both = Beide
handout-both-do = { $provider ->
    [operator] Der Betreiber
   *[aws] AWS
} erledigt den einen Teil, wir den anderen. Fehlt einer von beiden, ist die Pflicht nicht erfüllt.
handout-others = Andere für uns
handout-others-do = { $who } { $count ->
    [one] erledigt
   *[other] erledigen
} es an unserer Stelle. Dafür, dass es geschieht, stehen weiterhin wir ein.
handout-somebody-does = Jemand anderes erledigt es an unserer Stelle. Dafür, dass es geschieht, stehen weiterhin wir ein.
handout-picture = Wo die Linie verläuft
handout-picture-read = Jede Spalte ist ein Teil des Systems, jede Zeile eine Schicht, vom Gebäude ganz unten bis zu unseren Daten. Unterhalb der Linie ist allein { $provider ->
    [operator] der Betreiber
   *[aws] AWS
} verantwortlich. Von der Linie aufwärts haben auch wir etwas zu tun.
handout-picture-kinds = Das System hat { $components } Teile, dargestellt in { $kinds ->
    [one] einer Gruppe: Bei allen
   *[other] { $kinds } Gruppen, je Spalte eine: Bei allen Teilen einer Gruppe
} verläuft die Linie gleich. Der Prüfbericht zeigt jeden Teil. Jede Zeile ist eine Schicht, vom Gebäude ganz unten bis zu unseren Daten. Unterhalb der Linie ist allein { $provider ->
    [operator] der Betreiber
   *[aws] AWS
} verantwortlich. Von der Linie aufwärts haben auch wir etwas zu tun.
handout-areas = Was AWS leistet und was wir leisten
handout-nothing-here = Hier nichts.
handout-some-nobody = { $owners }; ein Teil **noch niemand**
handout-teams = Wer wofür zuständig ist
handout-overdue = **{ $count } überfällig**
handout-overdue-then = **{ $count } überfällig**, danach { $date }
handout-unowned = { $count ->
    [one] **Für { $count } Pflicht ist noch niemand zuständig.** Jemand muss sie übernehmen: Der Prüfbericht führt sie unter den offenen Punkten.
   *[other] **Für { $count } Pflichten ist noch niemand zuständig.** Jemand muss sie übernehmen: Der Prüfbericht führt sie unter den offenen Punkten.
}
handout-next = Was als Nächstes fällig ist
handout-later = { $count ->
    [one] { $count } weiterer Termin folgt
   *[other] { $count } weitere Termine folgen
} im Zeitraum bis { $date }.
handout-standing = Daneben gibt es, was ständig läuft, etwa die Beobachtung der Alarme; der Prüfbericht enthält { $count ->
    [one] die eine dieser Daueraufgaben
   *[other] alle { $count } dieser Daueraufgaben
}.
handout-no-dates = Im Zeitraum bis { $date } ist nichts zu einem Termin fällig.
handout-standing-alone = Der Prüfbericht enthält { $count ->
    [one] die eine Daueraufgabe
   *[other] alle { $count } Daueraufgaben
}.
handout-care = Was zu beachten ist
handout-certificates = { $provider ->
    [operator] Die Zertifikate des Betreibers belegen, dass der Betreiber seinen Teil leistet.
   *[aws] Die Zertifikate von AWS belegen, dass AWS den eigenen Teil leistet.
} Über unseren Teil sagen sie nichts.
handout-line-moves = Die Linie verschiebt sich, wenn sich das System ändert. Eine neue Komponente oder eine andere Betriebsart kann uns zuweisen, was bisher Sache von AWS war.
handout-assumed = { $count ->
    [one] { $count } Einstellung ist in der Beschreibung des Systems nicht angegeben. Für sie wird angenommen, was mehr bei uns lässt.
   *[other] { $count } Einstellungen sind in der Beschreibung des Systems nicht angegeben. Für sie wird angenommen, was mehr bei uns lässt.
}
handout-no-record = Ein Register der erledigten Arbeiten liegt nicht bei. Hier steht, was zu tun ist, nicht, dass es getan wurde.
handout-record = Hier steht, was zu tun ist und was das Register belegt. Wie gut es getan wurde, wird nicht beurteilt.
handout-copy =
    .customer = **Geschwärzte Fassung für Kunden des Betreibers des Workloads.** Teams und Personen, Anmerkungen und Nachweise sind ausgelassen. Wer für jede Pflicht verantwortlich ist, entspricht der vollständigen Kurzfassung.
    .public = **Geschwärzte Fassung für die Öffentlichkeit.** Komponenten und Dritte tragen Nummern statt Namen. Teams, Termine, Nachweise und offene Punkte sind ausgelassen. Wer für jede Pflicht verantwortlich ist, entspricht der vollständigen Kurzfassung.
handout-record-left-out = Was das Register belegt, ist ausgelassen. Hier steht, was zu tun ist, nicht, dass es getan wurde.
handout-made-by-only = Erstellt mit dutyline { $version } aus einer Beschreibung des Systems und dem Pflichtenkatalog { $catalog }. Der daraus erstellte Prüfbericht enthält jede Pflicht, die Begründung der Zuordnung und die Quellen.
handout-made-by = Erstellt mit dutyline { $version } aus der Beschreibung `{ $profile }` und dem Pflichtenkatalog { $catalog }. Der daraus erstellte Prüfbericht enthält jede Pflicht, die Begründung der Zuordnung und die Quellen.

## Der Anhang: die Maßnahmen eines Regelwerks, zum Einbinden in ein anderes Dokument

appendix-title = Verantwortlichkeiten nach { $framework }
appendix-title-bound = Anhang { $prefix }: Verantwortlichkeiten nach { $framework }
appendix-about = Wer beim Workload { $workload } (`{ $code }`) jede Maßnahme aus { $framework } erfüllt, nach dem Modell der geteilten Verantwortung (AWS Shared Responsibility Model) in der Konfiguration zum { $date }.
appendix-method = Geltungsbereich und Vorgehen
appendix-components = Der Workload hat { $count ->
    [one] { $count } Komponente
   *[other] { $count } Komponenten
} auf AWS: { $list }.
appendix-copy =
    .customer = **Geschwärzte Fassung für Kunden des Betreibers des Workloads.** Teams und Personen, Tickets, Anmerkungen und Ablageorte von Nachweisen sind ausgelassen. Wer für jede Pflicht verantwortlich ist, entspricht dem vollständigen Anhang.
    .public = **Geschwärzte Fassung für die Öffentlichkeit.** Komponenten und Dritte tragen Nummern statt Namen. Regionen, Teams, Stände, Termine und Nachweise sind ausgelassen. Wer für jede Pflicht verantwortlich ist, entspricht dem vollständigen Anhang.
appendix-regions-left-out = Die Regionen sind ausgelassen.
appendix-regions = Regionen: { $list }.
appendix-no-regions = Die Regionen sind nicht angegeben.
appendix-partition = Sie liegen in der Partition { $partition }:
appendix-origination = Die Pflichten von AWS und der Organisation ergeben sich für jede Komponente aus dem Dienst, seinen Optionen und den eigenen Regeln der Organisation. Die Herkunft einer Maßnahme ergibt sich aus den Pflichten, die hier zu ihrer Erfüllung beitragen; was die Bezeichnungen bedeuten, sagt Tabelle { $number }. Eine Pflicht, die zur Erfüllung einer Maßnahme beiträgt, erfüllt sie nicht allein. Den Anteil von AWS belegen die Berichte von AWS für die Dienste und Regionen in deren Geltungsbereich.
appendix-cite = Auf eine Maßnahme wird mit ihrer Zeile verwiesen (Tabelle { $controls }, mit der Bezeichnung der Maßnahme), auf eine Pflicht mit ihrer Nummer und ihrer Kennung (Tabelle { $duties }). Die Nummer gilt in diesem Anhang, die Kennung in jedem Bericht zu diesem Workload.
appendix-judgement = Welche Pflicht zu welcher Maßnahme beiträgt, ist eine Einschätzung des Pflichtenkatalogs, nicht des Herausgebers.
appendix-via = Pflichten zählen auch über { $framework }; diese Zuordnung ist { $mapping ->
    [published] veröffentlicht
   *[judgement] eine Einschätzung des Katalogs
}{ $sources }.
appendix-untitled = Die Lizenz von { $framework } erlaubt nicht, die Titel der Maßnahmen abzudrucken.
appendix-table-made-of = **Tabelle { $number }.** Grundlagen dieses Anhangs
appendix-result = Ergebnis
appendix-table-result = **Tabelle { $number }.** Maßnahmen nach Herkunft
appendix-table-families = **Tabelle { $number }.** Maßnahmen nach Familie und Herkunft
appendix-table-controls = **Tabelle { $number }.** Jede Maßnahme, wer sie erfüllt und durch welche Pflichten. Die Nummern sind die der Pflichten in [{ $section }](#a-duties).
appendix-unmapped = Maßnahmen, zu denen hier keine Pflicht des Katalogs beiträgt; die Organisation weist sie auf anderem Weg nach:
appendix-duties = Die Pflichten hinter den Maßnahmen
appendix-table-duties = **Tabelle { $number }.** Jede Pflicht mit den Leistungen beider Seiten, an jedem Ort, an dem sie gilt
appendix-sources = Quellen
appendix-sources-note = Die Quellen jedes Begründungsschritts stehen im Prüfbericht des Workloads. In diesem Anhang zitiert:

## Die Seite eines Teams

team-title = { $team }: Anteil an { $workload }
team-about = Wofür dieses Team im Workload `{ $code }` einsteht oder was es ausführt, zum Stichtag { $date }. Der Prüfbericht sagt, warum jede Pflicht beim Kunden liegt und was AWS dazu leistet.
team-due = Was fällig ist
team-done-by = Ausgeführt von { $who }
team-no-dates = Für dieses Team hat im Zeitraum nichts einen Termin.
team-standing = Ohne Termin im Rest des Zeitraums, weil fortlaufend, anlassbezogen, von der Organisation noch nicht festgelegt oder erst nach dem Zeitraum fällig:
team-mine = Pflichten des Teams
team-mine-note = Wo nichts anderes steht, ist das Team für die Pflicht rechenschaftspflichtig und führt sie aus.
team-responsible = Ausführend; rechenschaftspflichtig ist { $owner }
team-responsible-nobody = Ausführend; rechenschaftspflichtig ist **niemand**
team-accountable-third = Rechenschaftspflichtig; { $who } führt aus
team-accountable-done-by = Rechenschaftspflichtig; ausgeführt von { $who }
team-accountable-nobody = Rechenschaftspflichtig; niemand ist als ausführend genannt
team-agree = Mit { $who } vereinbaren, Nachweise einholen und nachverfolgen:
team-nothing = Keine Pflicht des Workloads liegt bei diesem Team.
team-heard = Wo das Team konsultiert oder informiert wird
team-heard-note = Andere stehen für diese Pflichten ein und führen sie aus. *Konsultiert*: Der Rat des Teams wird vorher eingeholt. *Informiert*: Das Team erfährt es danach.
heard =
    .both = konsultiert und informiert
    .consulted = konsultiert
    .informed = informiert

## Die Bilder

picture-title = Wer welche Schicht trägt, und die Pflichtenlinie
picture-alt = Schichten von { $ground } ganz unten bis { $top } ganz oben, für { $count ->
    [one] { $count } Komponente
   *[other] { $count } Komponenten
}. Unterhalb der Pflichtenlinie ist allein { $provider ->
    [operator] der Betreiber
   *[aws] AWS
} verantwortlich: { $list }.
picture-alt-column = { $component } { $place ->
    [nowhere] nirgends
   *[layer] bis { $layer }
}{ $split ->
    [0] { "" }
    [one] , mit { $split } aufgeteilten Schicht
   *[other] , mit { $split } aufgeteilten Schichten
}
picture-parts = { $count ->
    [one] { $count } Teil
   *[other] { $count } Teile
}
picture-tag = { $provider ->
    [operator] darunter: nur der Betreiber
   *[aws] darunter: nur AWS
}
picture-tag-short = { $provider ->
    [operator] Betreiber
   *[aws] AWS
}
picture-operator =
    .word = Betreiber
    .letter = Bt
    .legend = Betreiber anstelle von AWS
legend =
    .line = Pflichtenlinie
    .aws = AWS
    .customer = Kunde
    .shared = Geteilt: jede Seite ihren Teil
    .third-party = Dritter
    .nobody = Keine Pflicht
    .count = Anzahl der Pflichten
plain-legend =
    .line = Die Linie
    .aws = AWS
    .customer = Wir
    .shared = Beide: jeder seinen Teil
    .third-party = Dritte an unserer Stelle
    .nobody = Nichts zu tun
    .count = Anzahl der Pflichten
plain-party =
    .aws = AWS
    .customer = Wir
    .shared = Beide
    .third-party = Dritte
plain-letter =
    .aws = A
    .customer = W
    .shared = B
    .third-party = D
year-title = Was wann fällig ist, nach Zuständigen
year-late = { $due } ({ $late } überf.)
year-alt = Fällige Überwachungspflichten je Monat, nach Zuständigen; die folgende Tabelle nennt sie.
year-alt-owner = { $owner }: { $months }.
year-alt-owner-late = { $owner }: { $months }; { $late } überfällig.

## Das PDF

none = keine
page-of = Seite { $page } von { $pages }
link-to-address = Verweis auf { $address }
link-to-page = Verweis auf Seite { $page }
sheet-title =
    .audit = Prüfbericht: { $workload }
    .handout = Kurzfassung: { $workload }
    .appendix = Anhang: { $workload }
    .team = Teamblatt: { $workload }
sheet-subject =
    .audit = Geteilte Verantwortung auf AWS, Prüfbericht zum Stichtag { $date }
    .handout = Geteilte Verantwortung auf AWS, Kurzfassung zum Stichtag { $date }
    .appendix = Geteilte Verantwortung auf AWS, Anhang zum Stichtag { $date }
    .team = Geteilte Verantwortung auf AWS, Teamblatt zum Stichtag { $date }
sheet-header =
    .audit = Prüfbericht zum Stichtag { $date }
    .handout = Kurzfassung zum Stichtag { $date }
    .appendix = Anhang zum Stichtag { $date }
    .team = Teamblatt zum Stichtag { $date }
sheet-copy = , geschwärzte Fassung ({ $audience })
sheet-footer = Pflichtenkatalog { $version }, Profil { $digest }
sheet-kicker = Geteilte Verantwortung auf AWS
sheet-keywords = AWS, geteilte Verantwortung, Prüfung, Compliance
sheet-data = Der Bericht als Daten
sheet-fact =
    .as-of = Stichtag
    .period = Berichtszeitraum
    .scope = Umfang
    .audience = Adressaten
    .frameworks = Regelwerke
sheet-counted = { $components ->
    [one] { $components } Komponente
   *[other] { $components } Komponenten
}, { $duties ->
    [one] { $duties } Pflicht
   *[other] { $duties } Pflichten
}, { $obligations ->
    [one] { $obligations } Überwachungspflicht
   *[other] { $obligations } Überwachungspflichten
}

## Die HTML-Seite um den Bericht

html =
    .skip = Zum Bericht springen
    .contents = Inhalt
    .filter = Zeilen filtern
    .search = Suche
    .placeholder = Wörter einer Zeile
    .keyboard = Tastatur
    .key-search = zur Suche
    .key-enter = Eingabe
    .or = oder
    .key-first = von der Suche zur ersten gefundenen Zeile
    .key-next = zur nächsten gefundenen Zeile oder zur vorherigen
    .key-back = zurück zur Suche; dort: Suche leeren
    .key-use = Suche mit der Taste
    .close = Schließen
    .party = Verantwortlich
    .owner = Zuständig
    .domain = Bereich
    .component = Komponente
    .all = Alle
    .show-all = Alle zeigen
    .marking-top = Kennzeichnung oben
    .marking-bottom = Kennzeichnung unten
script =
    .find = Im Inhalt suchen
    .parts = Teile von { $title }
    .link = Verweis auf { $title }
    .copy = { $kind } kopieren
    .copy-of = { $kind } kopieren: { $title }
    .copied-one = 1 Zeile als { $kind } kopiert
    .copied-all = { $all } Zeilen als { $kind } kopiert
    .copied-found = { $found } von { $all } Zeilen wie gefiltert als { $kind } kopiert
    .copy-refused = Der Browser erlaubt dieser Seite das Kopieren nicht. Die Tabelle ist markiert und lässt sich mit der Tastatur kopieren
    .markdown = Markdown
    .csv = CSV
    .none = Keine Zeile passt
    .by-words = Wörter „{ $parts }“
    .extract = Ein Auszug: { $found } von { $all } Zeilen, nach { $given }. Das ganze Dokument enthält mehr.
html-as-of = Stichtag { $date }
html-rows = { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
html-rows-shown = { $shown } von { $count ->
    [one] { $count } Zeile
   *[other] { $count } Zeilen
}
html-made-by = Erstellt mit dutyline { $version }. Diese Datei ist vollständig: Sie lädt nichts nach und lautet ohne ihr Skript gleich.
link-to-section = Verweis auf diesen Abschnitt
table-of-heading = { $heading }, Tabelle { $number }
filter-nobody = Niemand
filter-workload = Workload insgesamt

## Kalender für andere Programme

calendar-name = { $workload }: Überwachung
calendar-workload = Workload
calendar-description = Pflicht: { $duty }. Überwachungspflicht: { $obligation }. Zuständig: { $owner }. Häufigkeit: { $cadence }{ $basis ->
    [assumed] { " (angenommen)" }
   *[given] { "" }
}.

## Wörter des Profils

environment =
    .production = Produktion
    .staging = Vorproduktion
    .test = Test
    .development = Entwicklung
exposure =
    .internet = Internet
    .partner = Partner
    .internal = intern
    .none = keine
classification =
    .public = öffentlich
    .internal = intern
    .confidential = vertraulich
    .restricted = streng vertraulich
data-type =
    .personal = personenbezogene Daten
    .cardholder = Karteninhaberdaten
    .health = Gesundheitsdaten
    .financial = Finanzdaten
    .credentials = Zugangsdaten
    .intellectual-property = geistiges Eigentum
    .telemetry = Messdaten
    .public = veröffentlichte Daten
requirement =
    .client-side-encryption = clientseitige Verschlüsselung
category =
    .infrastructure = Infrastruktur
    .container = Container
    .abstracted = abstrahiert

## Der Prüfbericht: Überschriften

section =
    .document-control = Angaben zum Dokument
    .how-to-read = Lesehilfe zu den Tabellenzeilen
    .sign-off = Unterzeichnung
    .summary = Zusammenfassung
    .layers = Wer welche Schicht trägt
    .matrix = Matrix der Komponenten und Bereiche
    .teams = Wer rechenschaftspflichtig und ausführend ist, wer konsultiert und informiert wird
    .workload-duties = Pflichten des Workloads insgesamt
    .common-duties = Gemeinsame Pflichten mehrerer Komponenten
    .components = Komponenten
    .monitoring-plan = Plan der kontinuierlichen Überwachung
    .overdue = Überfällig
    .year = Das Jahr im Überblick
    .controls = Maßnahmen nach Regelwerk
    .aws-evidence = Nachweise von AWS
    .assumptions-and-open-points = Annahmen und offene Punkte
    .assumptions = Annahmen
    .open-points = Offene Punkte
    .not-applicable = Nicht anwendbare Pflichten
    .model = Das Modell hinter diesem Bericht
    .model-aws = Wofür AWS verantwortlich ist
    .model-customer = Wofür der Kunde verantwortlich ist
    .model-categories = Die drei Kategorien
    .model-both = Pflichten beider Seiten
    .model-corrections = Verbreitete Aussagen und heutiger Stand
    .model-defaults = Herkunft der Standardzuordnung
    .glossary = Glossar
    .citations = Quellen

## Der Prüfbericht: Titel, Angaben zum Dokument, Lesehilfe

audit-title = Wer wofür verantwortlich ist: { $workload }
audit-about = Prüfbericht zum Modell der geteilten Verantwortung (AWS Shared Responsibility Model), angewandt auf diesen Workload, zum Stichtag { $date }.
audit-copy =
    .customer = **Geschwärzte Fassung für Kunden des Betreibers des Workloads.** Teams und Personen, Tickets, Ablageorte von Nachweisen, Begründungen, Anmerkungen und Warnungen sind ausgelassen; in anderen Texten ist ersetzt, was nach Konto, Adresse, Ticket oder Kennung einer Ressource aussieht. Wer für jede Pflicht verantwortlich ist und was offen ist, entspricht dem vollständigen Bericht.
    .public = **Geschwärzte Fassung für die Öffentlichkeit.** Komponenten und Dritte tragen Nummern statt Namen. Teams, Regionen, Ausfallsicherheit, Beschreibungen, Anmerkungen, Optionen, Versionen, das Nachweisregister mit allem, was darauf beruht, Termine, Annahmen und offene Punkte sind ausgelassen. Wer für jede Pflicht verantwortlich ist, entspricht dem vollständigen Bericht.
not-stated = nicht angegeben
partition-silent = Was kein Begründungsschritt einer Zeile für diese Partition nennt, beschreibt die kommerzielle Partition: Die Verfügbarkeit jedes Dienstes ist hier zu prüfen
data-is = Einstufung: { $classification }; Arten: { $types }
resilience-rto = Wiederanlaufzeit (RTO) { $span }
resilience-rpo = maximal tolerierbarer Datenverlust (RPO) { $span }
resilience-availability = Verfügbarkeit { $value }
made-of-reviewed = Version { $version }, geprüft am { $date }, SHA-256 `{ $digest }`
export-of = `{ $file }`: { $format }, { $results ->
    [one] { $results } Ergebnis
   *[other] { $results } Ergebnisse
}{ $bad ->
    [0] { "" }
    [one] , { $bad } nicht lesbare Zeile
   *[other] , { $bad } nicht lesbare Zeilen
}; SHA-256 `{ $digest }`
findings-count = { $results ->
    [one] { $results } Ergebnis zählt
   *[other] { $results } Ergebnisse zählen
}
findings-superseded = { $count ->
    [one] { $count } wurde durch ein neueres ersetzt
   *[other] { $count } wurden durch neuere ersetzt
}
findings-after = { $count ->
    [one] { $count } ist nach dem Stichtag datiert und bleibt außer Betracht
   *[other] { $count } sind nach dem Stichtag datiert und bleiben außer Betracht
}
findings-unmatched = { $count ->
    [one] { $count } Prüfung passt zu nichts in diesem Bericht
   *[other] { $count } Prüfungen passen zu nichts in diesem Bericht
}
findings-mark = Ein Ergebnis kennzeichnet eine Prüfung; es erfüllt keine Pflicht
made-by = dutyline { $version }, Vorlage { $template }
catalogue-file = `{ $file }` { $how ->
    [replaced] (ersetzt den Eintrag von dutyline)
   *[added] (ergänzt)
}
catalogue-extended = Der Katalog wurde um eigene Dateien der Organisation erweitert: { $files }.
audit-says = Dieser Bericht sagt, wer für jede Pflicht verantwortlich ist, warum und was sie belegt. Er sagt nicht, dass eine Pflicht erfüllt ist: Dafür gibt es die Nachweise. Ein Zertifikat von AWS deckt nur den Anteil von AWS ab und steht nie für den Workload.
read-party = **Verantwortlich** ist, wer für die Pflicht einsteht. *AWS*: Der Kunde erbt die Pflicht. *Kunde*: Der Kunde ist verantwortlich; unter „Leistung von AWS“ steht, was AWS dafür bereitstellt. *Geteilt*: Jede Seite leistet ihren genannten Teil in ihrem Bereich. *Dritter*: Ein namentlich genannter Dritter führt die Arbeit anstelle des Kunden aus; der Kunde bleibt rechenschaftspflichtig dafür, dass sie geschieht. In einer Partition, die jemand anderes für AWS betreibt, ist der Dritte dieser Betreiber, anstelle von AWS.
read-why = **Begründung** ist die Kette der Schritte, die zu der Zuordnung führen: Standard der Dienstkategorie, Besonderheiten des Dienstes, Optionen der Komponente, Zuständigkeitsregeln des Profils. Jeder Schritt nennt seine Quellen, der Standard [einmal je Pflicht](#model-defaults), wohin die Kennung der Pflicht führt; Zahlen in Klammern verweisen auf [die Quellen](#citations).
read-checks = **Prüfungen** sind Kontrollen von Security Hub CSPM und verwaltete Regeln von AWS Config, die den Anteil des Kunden an einer Zeile prüfen{ $sources }. Eine bestandene Prüfung belegt die geprüfte Einstellung, nicht die ganze Pflicht.
audit-made = Jede Zeile folgt nach Regeln aus dem oben genannten Profil und Pflichtenkatalog; dieselben Dateien ergeben denselben Bericht. In kein AWS-Konto wurde geschaut: Ergebnisse von Prüfungen stammen aus Exporten, soweit oben welche genannt sind.
sign-off-note = Mit der Unterschrift wird bestätigt, dass das Profil den Workload zum Stichtag zutreffend beschreibt und dass die offenen Punkte bekannt sind. `dutyline verify` erzeugt das nicht unterschriebene Dokument aus denselben Dateien neu und vergleicht es.
sign-off =
    .prepared = Erstellt von
    .prepared-note = wer das Profil geschrieben hat
    .reviewed = Geprüft von
    .reviewed-note = wer es nicht geschrieben hat
    .accepted = Angenommen von
    .accepted-note = wer für den Workload einsteht
read-assumed = **Angenommen** kennzeichnet, was das Profil nicht angibt. dutyline nimmt dann unter den üblichen Werten denjenigen an, der mehr beim Kunden lässt. Eine Häufigkeit ist so gekennzeichnet, wenn kein Herausgeber einen Wert nennt und sie ein Vorschlag von dutyline ist.
read-cite = **Zitiert** wird eine Zeile mit dem Stichtag und der Kennung ihrer Pflicht oder Überwachungspflicht samt Komponente: Kennungen bleiben von Bericht zu Bericht gleich, Seiten- und Abschnittsnummern nicht.

## Der Prüfbericht: Zusammenfassung und Matrix

summary-duties = { $workload } hat { $components ->
    [one] { $components } Komponente
   *[other] { $components } Komponenten
} und { $duties ->
    [one] { $duties } Pflicht
   *[other] { $duties } Pflichten
}: { $own } des Workloads insgesamt, die übrigen jeweils einer Komponente.
summary-moved = { $count ->
    [one] Bei { $count } Pflicht weicht die Verantwortung vom Standard der Kategorie ab, wegen des Dienstes, seiner Partition oder seiner Konfiguration.
   *[other] Bei { $count } Pflichten weicht die Verantwortung vom Standard der Kategorie ab, wegen des Dienstes, seiner Partition oder seiner Konfiguration.
}
party-means =
    .aws = AWS ist verantwortlich; der Kunde erbt
    .customer = Der Kunde ist verantwortlich
    .shared = Jede Seite leistet ihren Teil
    .third-party = Ein genannter Dritter ist verantwortlich
summary-states = Stand der Pflichten nach dem Nachweisregister: { $states }.
summary-monitoring = Kontinuierliche Überwachung: { $obligations ->
    [one] { $obligations } Überwachungspflicht
   *[other] { $obligations } Überwachungspflichten
} an { $places ->
    [one] { $places } Ort
   *[other] { $places } Orten
}, { $assumed } davon mit einer von dutyline vorgeschlagenen Häufigkeit.
open-on = Offen am { $date }
open-today =
    .overdue = Pflichten und Überwachungspflichten mit verstrichenem Termin
    .unowned = Pflichten ohne Zuständige
    .failing = Pflichten und Überwachungspflichten mit fehlgeschlagener Prüfung
    .lapsed = Abgelaufene Nachweise und Ausnahmen
    .assumed = Angenommene Optionen, die das Profil nicht angibt
    .unverified = Quellen, deren Text beim Schreiben des Katalogs nicht gelesen wurde
open-today-no-ledger = Dem Profil liegt kein Nachweisregister bei: Wiederkehrendes hat keinen letzten Termin, also gilt nichts davon als verstrichen.
summary-framework = { $framework }: { $count ->
    [one] { $count } Maßnahme
   *[other] { $count } Maßnahmen
}, davon { $counts }{ $mapping ->
    [judgement] { " (welche Pflicht zu welcher Maßnahme beiträgt, ist eine Einschätzung von dutyline)" }
   *[published] { "" }
}.
layers-table = Als Tabelle: Bei einer von beiden Seiten getragenen Schicht stehen die Pflichten von AWS ({ $aws }), des Kunden ({ $customer }), geteilte ({ $shared }) und von Dritten ({ $third }).
matrix-table = Anzahl der Pflichten nach Verantwortlichen: AWS ({ $aws }), Kunde ({ $customer }), geteilt ({ $shared }), Dritter ({ $third }).
teams-note = Anzahl der Pflichten je Bereich. *Rechenschaftspflichtig* ist das eine Team, das für den Anteil des Kunden einsteht und in den folgenden Zeilen als zuständig genannt wird; *ausführend* ist, wer die Arbeit leistet. Ein Dritter arbeitet anstelle des Kunden und ist nie rechenschaftspflichtig.
the-same = Dasselbe

## Der Prüfbericht: Zeilen der Pflichten

workload-duties-note = Diese Pflichten gelten einmal, unabhängig von den Komponenten.
common-duties-note = Diese Pflichten lauten für die in der ersten Spalte genannten Komponenten wörtlich gleich. Abweichendes steht bei der jeweiligen Komponente.
common-domain = { $domain }: gemeinsam
cause-workload = Gilt einmal für den ganzen Workload:
cause-every-category = In jeder Kategorie gleich:
cause-category =
    .infrastructure = Standard für Infrastrukturdienste:
    .container = Standard für Containerdienste:
    .abstracted = Standard für abstrahierte Dienste:
cause-service = Dieser Dienst:
cause-service-moves = Dieser Dienst, { $party }:
cause-assumed = (**angenommen**)
cause-no-end = kein Supportende angekündigt
cause-configuration = Konfiguration der Komponente
cause-rule-only = Regel: { $name }.
cause-rule = Regel in Zeile { $line } des Profils: { $name }.
date-estimate = { $date } (Schätzung des Herausgebers)
done-evidence = Nachweis vom { $date } ({ $days ->
    [one] { $days } Tag
   *[other] { $days } Tage
} alt){ $about }.
done-by = von { $who }
done-lapsed = **abgelaufen** am { $date }
done-valid = gültig bis { $date }
failed = nicht bestanden
exception = { $kind ->
    [risk-acceptance] Risiko akzeptiert
   *[compensating-control] Kompensierende Maßnahme
} bis { $date }{ $counts ->
    [no] { " (**abgelaufen**: zählt nicht)" }
   *[yes] { "" }
}, genehmigt von { $approver }{ $ticket }:
role-responsible = Ausführend: { $who }.
role-consulted = Konsultiert: { $who }.
role-informed = Informiert: { $who }.
mark = { $outcome ->
    [fail] **nicht bestanden**: { $fail } von { $results }
    [pass] bestanden: { $pass } von { $results }
   *[unknown] unbestimmt: { $pass } von { $results } bestanden, keine nicht bestanden
}
mark-not-told-apart = nicht unterscheidbar: { $components }
no-date = ohne Datum
stays-accountable = Der Kunde bleibt rechenschaftspflichtig: Die Pflicht ist vertraglich zu vereinbaren, Nachweise sind einzuholen und nachzuverfolgen.

## Der Prüfbericht: Komponenten

component-general = **dutyline hat für { $service } noch keinen eigenen Eintrag.** Der Dienst wird als { $category ->
    [infrastructure] Infrastrukturdienst
    [container] Containerdienst
   *[abstracted] abstrahierter Dienst
} mit den Merkmalen behandelt, die dutyline ihm zuschreibt; es gelten nur die allgemeinen Aussagen der Pflichten, und Optionen, die die Zuordnung verschieben können, sind nicht bekannt. Vor der Unterzeichnung der Zeilen ist die Sicherheitsseite des Dienstes heranzuziehen.
component-category = Kategorie **{ $category ->
    [infrastructure] Infrastruktur
    [container] Container
   *[abstracted] abstrahiert
}**:
lifecycle-ends = AWS stellt diesen Dienst ein: Sein letzter Tag ist der { $date }.
lifecycle-closed = Für neue Kunden geschlossen ab { $date }.
lifecycle-changed = AWS hat die Verfügbarkeit dieses Dienstes geändert.
lifecycle-successor = AWS nennt als Nachfolger: { $name }.
assumed-full = Angenommen.
component-common = Pflichten von { $component }, die unter [den gemeinsamen](#common-duties) stehen:
component-not-applicable = { $count ->
    [one] { $count } Pflicht ist auf { $component } nicht anwendbar: siehe [nicht anwendbare Pflichten](#not-applicable).
   *[other] { $count } Pflichten sind auf { $component } nicht anwendbar: siehe [nicht anwendbare Pflichten](#not-applicable).
}

## Der Prüfbericht: Plan der kontinuierlichen Überwachung

plan-note = Was zu überwachen oder zu wiederholen ist, wie oft und wer es verlangt. *Verbindlich nach einem Regelwerk* und *verbindlich nach Vorgabe von AWS* lassen keine Wahl; *empfohlen* ist der Rat des Herausgebers; *angenommen* ist ein Vorschlag von dutyline, ebenso eine so gekennzeichnete Häufigkeit. Überwachungspflichten zum selben Gegenstand treffen sich in einem Thema: Es zählt die strengste bindende Häufigkeit, jede behält ihre eigene.
plan-left-out = Wann jede fällig ist und wann sie zuletzt erfüllt wurde, ist in dieser Fassung ausgelassen.
plan-ledger = Termine zählen ab dem neuesten Nachweis im Register, sonst ab dem Beginn der Überwachung. Was das Register nicht sagt, gilt als unbekannt und wird nicht vermutet.
plan-no-ledger = Dem Profil liegt kein Nachweisregister bei: Termine zählen ab dem Beginn der Überwachung; Wiederkehrendes wird nicht als überfällig bezeichnet.
date-late = **{ $date }: überfällig** seit { $days ->
    [one] { $days } Tag
   *[other] { $days } Tagen
}
excused-until = Ausnahme bis { $date }
no-evidence = keiner
nothing-overdue = Nichts ist überfällig.
year-table = Als Tabelle: die Tage jedes Monats, an denen eine Überwachungspflicht fällig ist; ×9, wo es mehr als drei sind.
year-later = Termine nach diesen Monaten, die `dutyline calendar` auflistet: { $count }.
overdue-since = Überfällig seit { $date }
or-word = oder { $word }
said-by = { $often } nach `{ $obligation }`
mandatory = verbindlich
recommended = empfohlen
mandatory-is = verbindlich ist { $said }
beside-it = daneben { $said }
nothing-binds = noch nichts bindend
authority =
    .mandatory-in-framework = Verbindlich nach einem Regelwerk.
    .mandatory-by-aws = Verbindlich nach Vorgabe von AWS.
    .recommended = Empfohlen.
    .assumed = **Angenommen** von dutyline.
binds-from = **Bindend ab { $date }**
binds-since = Bindend seit { $date }
holds-until = Gilt bis { $date }
done-by-third = Ausgeführt von { $who }.
next-due = Nächster Termin: { $date }.

## Der Prüfbericht: Maßnahmen und Nachweise von AWS

controls-note = Die Herkunft wird aus den Pflichten abgeleitet, die in diesem Workload zur Erfüllung einer Maßnahme beitragen: *geerbt*, wenn AWS oder der Betreiber der Partition sie für das hier Genutzte allein trägt, *Kunde*, wenn allein der Kunde sie trägt, *Dritter*, wenn allein Dritte sie tragen, sonst *geteilt*. Eine Maßnahme ist *nicht zugeordnet*, wenn hier keine Pflicht des Katalogs zu ihr beiträgt; der Grund ist genannt.
framework-version = Version { $version }, herausgegeben von { $publisher }{ $sources }.
framework-times = Eine mit ×3 gekennzeichnete Pflicht gilt an drei Orten; der Verweis führt zum ersten.
framework-mapping = Die Zuordnung der Pflichten zu den Maßnahmen ist { $mapping ->
    [published] veröffentlicht
   *[judgement] eine Einschätzung von dutyline
}.
framework-untitled = Die Lizenz erlaubt dutyline nicht, die Titel der Maßnahmen abzudrucken.
framework-via = Pflichten zählen auch über { $framework }; diese Zuordnung ist { $mapping ->
    [published] veröffentlicht
   *[judgement] eine Einschätzung von dutyline
}{ $sources }.
unmapped-note = Nicht zugeordnete Maßnahmen mit Grund:
aws-reports-note = Was den Anteil von AWS belegt und was der Kunde zuvor zu leisten hat. Keiner dieser Berichte spricht über den Workload: Jeder gilt für die Dienste und Regionen in seinem Geltungsbereich, für seinen Zeitraum und unter der Bedingung, dass der Kunde den eigenen Teil leistet.
aws-shown-note = Welcher Bericht den Anteil von AWS an welcher Pflicht belegt, und die Fundstelle:
aws-others-note = AWS hat weitere Berichte zu anderen Regelwerken; `{ $file }` enthält, was jeder belegt:
aws-other = { $report }: { $count } dieser Pflichten.{ $sources }
aws-unshown = Kein dutyline bekannter Bericht von AWS belegt den Anteil von AWS an diesen Pflichten: { $duties }. Bei AWS nachfragen oder die herangezogene Dokumentation festhalten.

## Der Prüfbericht: Annahmen und offene Punkte

assumed-left-out = Annahmen zur Konfiguration sind in dieser Fassung ausgelassen.
open-left-out = Termine, Versionen und Pflichten ohne Zuständige sind in dieser Fassung ausgelassen.
assumed-keys = Das Profil gibt diese Schlüssel nicht an; angenommen wurde der Wert, der mehr beim Kunden lässt.
assumed-no-keys = Das Profil gibt jeden Schlüssel an, für den es einen Standardwert gibt.
assumed-options = Diese Optionen von Komponenten gibt das Profil nicht an.
assumed-no-options = Keine Option wurde angenommen.
assumed-services = Diese Komponenten nutzen Dienste ohne eigenen Eintrag im Katalog; ihre Kategorie ist eine Einschätzung von dutyline.
assumed-cadences = Die Häufigkeit dieser Überwachungspflichten ist ein Vorschlag von dutyline, da kein Herausgeber einen Wert nennt: { $list }.
dates-passed = { $count ->
    [one] { $count } Termin ist verstrichen: siehe [Überfällig](#plan-overdue).
   *[other] { $count } Termine sind verstrichen: siehe [Überfällig](#plan-overdue).
}
dates-to-come = Künftige Termine:
lapsed-note = Abgelaufen, ohne dass etwas an die Stelle getreten ist:
lapsed = { $kind ->
    [evidence] Nachweis
    [risk-acceptance] Risikoakzeptanz
   *[compensating-control] Kompensierende Maßnahme
} (Register, Zeile { $line }):
failing-note = Nicht bestandene Prüfungen nach den Exporten von Prüfergebnissen:
one-of = Eine von { $components }
unset-cadences = Wie oft diese Überwachungspflichten fällig sind, hat die Organisation durch Richtlinie oder Risikoanalyse festzulegen; das Profil gibt es nicht an: { $list }.
versions-note = Das Profil nennt hier keine Version, sodass kein Supportende angegeben werden kann:
unowned-note = Pflichten mit einem Anteil des Kunden, für die niemand zuständig ist:
all-owned = Für jede Pflicht des Kunden ist jemand zuständig.
warnings-note = Warnungen zum Profil:
warnings-note-ledger = Warnungen zum Profil und zum Nachweisregister:
warning-line = Zeile { $line }:
warning-ledger-line = Zeile { $line } des Registers:
unverified-note = Quellen, deren Text beim Schreiben des Katalogs nicht gelesen wurde: { $list }. Sie sind zu lesen, bevor eine Zeile herangezogen wird, die allein auf ihnen beruht.
all-components-word = alle Komponenten
workload-word = Workload
idle-note = { $count ->
    [one] { $count } Überwachungspflicht des Katalogs gilt hier nirgends; `{ $file }` nennt sie mit dem Grund.
   *[other] { $count } Überwachungspflichten des Katalogs gelten hier nirgends; `{ $file }` nennt sie mit den Gründen.
}

## Der Prüfbericht: das Modell und die Quellen

model-note = AWS ist für die Sicherheit *der* Cloud verantwortlich, der Kunde für die Sicherheit *in der* Cloud. Die Linie dazwischen verläuft nicht zwischen den Diensten: Sie verläuft durch jeden von ihnen, und die Konfiguration verschiebt sie.
worked-out-in = Ausgeführt in: { $duties }.
defaults-note = Wer für eine Pflicht einer Komponente verantwortlich ist, bevor eine Besonderheit des Dienstes oder eine Option die Zuordnung verschiebt.
citations-note = *Geprüft*: Der Text wurde am genannten Tag gelesen und sagt, was behauptet wird. *Referenziert*: Die genaue Adresse wird in öffentlichen Dokumenten oder in Quelltext zitiert; der Text wurde nicht erneut gelesen. *Ungeprüft*: keines von beidem.
