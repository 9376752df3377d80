## Formats

# What day-as-typed holds is for the program: %d, %m and %Y are day, month and year.
day-as-typed = %d.%m.%Y
day-in-words = { $day }. { $month ->
    [1] Januar
    [2] Februar
    [3] März
    [4] April
    [5] Mai
    [6] Juni
    [7] Juli
    [8] August
    [9] September
    [10] Oktober
    [11] November
   *[12] Dezember
} { $year }
quoted = „{ $text }“

# What people type instead of a label.
typed-yes = ja
typed-no = nein
typed-skip = überspringen

## The card

progress = Frage { $number } von etwa { $about }
progress-editing = Eine frühere Antwort ändern

hint-one = Wähl eine Antwort aus.
hint-several = { $min ->
    [one] { $max ->
        [one] Wähl eine Antwort aus.
       *[other] Wähl eine bis { $max } Antworten aus.
    }
   *[other] Wähl { $min } bis { $max } Antworten aus.
}
hint-scale = Eine ganze Zahl von { $min } ({ $low }) bis { $max } ({ $high }).
hint-number = Eine ganze Zahl von { $min } bis { $max } { $unit }.
hint-date = Ein Tag vom { $min } bis zum { $max }, geschrieben wie { $example }.
hint-text = In deinen eigenen Worten, bis zu { $max } Zeichen. Der Text wird dir nur zitiert und entscheidet nie etwas.

why-heading = Warum wir fragen

control-back = Zurück
control-leave-edit = So lassen
control-why = Warum wir fragen
control-review = Übersicht
control-stop = Stopp
control-resume = Weitermachen
control-return = Zurück zur Frage
control-close = Alles so lassen
control-type = Antwort schreiben
control-type-again = Antwort nachbessern

remark-fell-away = { $count ->
    [one] Eine spätere Antwort passt nicht mehr und wurde verworfen: { $labels }.
   *[other] { $count } spätere Antworten passen nicht mehr und wurden verworfen: { $labels }.
}
remark-resumed = Willkommen zurück. Deine Antworten sind noch so, wie du sie gelassen hast.
remark-went-back = Die letzte Antwort wurde zurückgenommen.
remark-draft = Dein Text ist noch da. Öffne das Feld, um ihn nachzubessern.

## The field

form-label-text = Deine Antwort
form-label-number = { $min } bis { $max } { $unit }
form-label-date = Ein Tag, etwa { $example }

## Review

review-title = Deine Antworten bisher
review-none = Du hast noch nichts beantwortet.
review-text = Wähl eine aus, um sie zu ändern. Spätere Antworten, die noch passen, bleiben.
review-edit = Antwort ändern …

## Stopping

stopped-title = Angehalten
stopped-text = { $count ->
    [0] Nichts geht verloren: Mach weiter, wann immer du magst.
    [one] Deine Antwort bleibt erhalten. Mach weiter, wann immer du magst.
   *[other] Deine { $count } Antworten bleiben erhalten. Mach weiter, wann immer du magst.
}

## The verdict

verdict-title = Fazit: { $title }
verdict-rationale = Warum
verdict-for = Was dafür spricht
verdict-against = Was dagegen spricht
verdict-notes = Auch gut zu wissen
verdict-none-for = Nichts in deinen Antworten spricht dafür.
verdict-none-against = Nichts in deinen Antworten spricht dagegen.
verdict-gauges = Die Voraussetzungen
verdict-changes = Was dieses Fazit ändern würde
verdict-changes-none = Nichts, was allein in deiner Hand liegt, würde gerade zu einem anderen Fazit führen.
verdict-changes-many = Dafür müsste sich mehreres zugleich ändern. Fang mit den nächsten Schritten unten an und komm dann wieder.
verdict-steps = Nächste Schritte
verdict-guides = Zum Weiterlesen
verdict-answers = Deine Antworten
verdict-control-edit = Antwort ändern
verdict-control-share = Im Kanal teilen
verdict-control-transcript = Protokoll

since-heading = Seit deinem Beginn haben sich die Fragen geändert
since-asks = Dein Fazit beruht auf der Fassung, mit der du angefangen hast. Die heutige fragt auch nach „{ $question }“ und könnte deshalb anders ausfallen.
since-decides = Dein Fazit beruht auf der Fassung, mit der du angefangen hast. Bei denselben Antworten würde die heutige sagen: „{ $verdict }“.
since-dropped = Zählt nicht mehr:{" "}

gauge-met = Erfüllt
gauge-not-met = Nicht erfüllt
gauge-unknown = Unklar
gauge-line = { $reading }: { $label }

# On the verdict's picture.
sign-colon = {": "}
sign-quote = „
sign-unquote = “
glance-heading = Fazit:
glance-go = Nur zu
glance-care = Mit Bedacht
glance-wait = Abwarten
glance-stop = Besser nicht
glance-for = { $count ->
    [one] 1 Grund dafür
   *[other] { $count } Gründe dafür
}
glance-against = { $count ->
    [one] 1 Grund dagegen
   *[other] { $count } Gründe dagegen
}

change-line = { $advice }. Das würde zu „{ $verdict }“ führen.
change-and = { $first } und { $second }

closing-title = Alle Fragen beantwortet
closing-text = Dein Fazit steht unten.

share-question = Das würden alle im Kanal lesen. Deine Antworten bleiben hier.
share-title = Ein Fazit aus „{ $dialog }“
share-confirm = Teilen
share-cancel = Nicht teilen
share-confirmed = Geteilt.
share-cancelled = Nicht geteilt.

## Notices

notice-stale = Diese Karte stammt von vorhin; es hat sich nichts geändert. Die aktuelle Frage steht auf der neuesten Karte.
notice-not-yours = Dieses Interview gehört jemand anderem. Starte mit { $command } ein eigenes.
notice-no-interview = Du hast hier kein Interview. Starte eines, etwa mit { $command }.
notice-no-such-interview = Dieses Interview gibt es nicht mehr. Starte mit { $command } ein neues.
notice-is-stopped = Das Interview ist angehalten. Setz es zuerst fort.
notice-is-finished = Das Interview ist fertig. Um etwas zu ändern, nimm „{ verdict-control-edit }“ unter dem Fazit.
notice-nothing-to-go-back-to = Das ist die erste Frage; davor gibt es nichts.
notice-nothing-to-edit = Diese Antwort gibt es nicht mehr.
notice-is-running = Das Interview läuft schon.

not-understood-choice = „{ $typed }“ steht nicht zur Auswahl. Antworte mit einer Zahl, einem Buchstaben oder einer Beschriftung:
not-understood-ambiguous = „{ $typed }“ passt zu mehreren Antworten. Welche meinst du?
not-understood-count = { $max ->
    [one] Du hast { $picked } ausgewählt; wähl genau eine Antwort aus.
   *[other] Du hast { $picked } ausgewählt; wähl { $min } bis { $max } Antworten aus.
}
not-understood-number = „{ $typed }“ ist keine ganze Zahl. Schreib nur Ziffern, zum Beispiel { $example }.
not-understood-number-outside = Es muss zwischen { $min } und { $max } liegen.
not-understood-date = „{ $typed }“ ist kein Tag. Schreib ihn mit Tag, Monat und Jahr, zum Beispiel { $example }.
not-understood-date-outside = Es muss zwischen dem { $min } und dem { $max } liegen.
not-understood-length-short = Das { $characters ->
    [one] ist ein Zeichen
   *[other] sind { $characters } Zeichen
}; es braucht mindestens { $min }. Dein Text ist noch da.
not-understood-length-long = Das sind { $characters } Zeichen; höchstens { $max } passen. Dein Text ist noch da.
not-understood-no-skip = Diese Frage lässt sich nicht überspringen.

answer-skipped = Übersprungen
answer-nothing = –

offer-text = Du hast hier schon ein Interview „{ $dialog }“ mit { $count ->
    [0] noch keiner Antwort
    [one] einer Antwort
   *[other] { $count } Antworten
}. Weitermachen oder von vorn anfangen? Wenn du von vorn anfängst, sind die Antworten weg.
offer-continue = Weitermachen
offer-start-over = Von vorn anfangen

## The transcript

transcript-title = { $dialog } – Protokoll
transcript-answers = Antworten
