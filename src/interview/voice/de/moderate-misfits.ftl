## What moderators read: why a text does not fit

misfit-text-empty = Dieser Text ist leer. Schreib 1 bis { $most } Zeichen.
misfit-text-too-long = Dieser Text hat { $length } Zeichen, hier passen aber nur { $most }. Kürze ihn um { $over }.
misfit-text-line-break = Dieser Text hat einen Zeilenumbruch, wird aber auf einer Zeile gezeigt. Schreib ihn in eine Zeile.
misfit-bad-command = `{ $text }` kann kein Befehl heißen. Schreib Kleinbuchstaben, Ziffern und Bindestriche, ohne Leerzeichen.
misfit-bad-url = `{ $text }` ist keine Webadresse. Schreib die ganze Adresse, mit https:// oder http:// am Anfang.
misfit-bad-placeholder-open = Ein `{"{"}` wird nicht geschlossen. Schreib `{"{"}frage{"}"}` oder `{"{"}frage|sonst{"}"}`; eine Klammer selbst ist `{"{{"}`.
misfit-bad-placeholder-name = `{ $placeholder }` nennt keine Frage. Schreib `{"{"}frage{"}"}` oder `{"{"}frage|sonst{"}"}`; eine Klammer selbst ist `{"{{"}`.
misfit-placeholder-not-here = Hier wird keine Antwort eingesetzt; man sähe die Klammern. Sag es ohne die Antwort, oder in einer Frage, einem Grund oder in Zusammenfassung, Begründung oder nächstem Schritt eines Fazits.
misfit-placeholder-fallback = Für `{ $placeholder }` gibt es hier vielleicht keine Antwort: Nicht alle, die das lesen, wurden danach gefragt, oder man darf die Frage überspringen. Sag, was sonst dasteht: `{ $otherwise }`.
misfit-placeholder-too-early = `{ $placeholder }` ist noch nicht beantwortet, wenn das gezeigt wird. Sag es ohne diese Antwort.
misfit-placeholder-lost = Der Dialog sagt hier `{ $placeholder }`, dieser Text nicht. Sag irgendwo darin `{ $placeholder }`.
misfit-unknown-placeholder = Eine Frage `{ $question }` gibt es nicht. Nenn eine Frage dieses Dialogs.
misfit-unknown-placeholder-near = Eine Frage `{ $question }` gibt es nicht. Meinst du `{ $near }`?
misfit-card-too-long = Die Karte der Frage `{ $question }` könnte { $length } Zeichen haben, es passen aber nur { $most }. Kürze die Frage, die Erklärungen ihrer Antworten, warum sie gestellt wird oder die Einleitung.
misfit-field-label-too-long = Die Beschriftung dieses Feldes hätte { $length } Zeichen, es passen aber nur { $most }. Wähl eine kürzere Einheit.
misfit-review-too-long = Die Übersicht aller Antworten könnte { $length } Zeichen haben, es passen aber nur { $most }. Kürze Kurznamen von Fragen und Antworten.

misfit-unknown-text = Einen Text `{ $key }` hat der Dialog nicht. Nimm ihn aus der Datei.
misfit-unknown-text-near = Einen Text `{ $key }` hat der Dialog nicht. Meinst du `{ $near }`?
misfit-unknown-key = `{ $key }` gibt es an dieser Stelle nicht. Nimm es heraus.
misfit-unknown-key-near = `{ $key }` gibt es an dieser Stelle nicht. Meinst du `{ $near }`?
misfit-duplicate-key = `{ $key }` steht hier zweimal. Nimm eines davon heraus.
misfit-text-expected = Hier gehört ein Text hin. Schreib ihn in doppelte Anführungszeichen.
misfit-more-problems = Gezeigt werden die ersten { $count } Probleme; vielleicht gibt es mehr. Behebe diese und importiere noch einmal.
misfit-json = Das ist kein JSON. Bring es hier in Ordnung; das Übrige wird danach geprüft.
misfit-json-comment = JSON kennt keine Kommentare. Nimm diesen heraus; das Übrige wird danach geprüft.
misfit-json-comma = Davor fehlt ein Komma. Setz es; das Übrige wird danach geprüft.
misfit-json-comma-last = Nach dem letzten Eintrag steht ein Komma. Nimm es weg; das Übrige wird danach geprüft.
misfit-json-quotes = Namen und Texte stehen in doppelten Anführungszeichen, am Anfang und am Ende. Ergänze, was fehlt; das Übrige wird danach geprüft.
misfit-json-brackets = Eine Klammer geht auf und nicht zu, oder zu, ohne aufgegangen zu sein. Bring das in Ordnung; das Übrige wird danach geprüft.
misfit-json-control = In einem Text steht ein Zeilenumbruch oder Tabulator. Schreib stattdessen \n oder \t; das Übrige wird danach geprüft.

report-in-english = Dieser Bericht ist auf Englisch.

history-edit = { $place }: { $before } → **{ $after }**
edit-heading = Umformulieren: { $place }

# "Name: value".
pair = { $name }: { $value }
