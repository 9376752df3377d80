## What moderators read: /prompts

# Places of texts. $name: what the part is called; $inner: a choice's label, or a paragraph's name.
place-dialog-description = Beschreibung des Befehls
place-dialog-title = Titel
place-dialog-introduction = Einleitung
place-source-title = Quelle: Titel
place-source-url = Quelle: Adresse
place-section-title = Abschnitt { $name }: Titel
place-guide-name = Leitfaden „{ $name }“: Name
place-guide-url = Leitfaden „{ $name }“: Adresse
place-question-label = Frage „{ $name }“: Kurzname
place-question-prompt = Frage „{ $name }“: die Frage
place-question-why = Frage „{ $name }“: warum wir fragen
place-question-low = Frage „{ $name }“: unteres Ende
place-question-high = Frage „{ $name }“: oberes Ende
place-question-unit = Frage „{ $name }“: Einheit
place-question-skip = Frage „{ $name }“: Knopf zum Überspringen
place-question-placeholder = Frage „{ $name }“: Hinweis im leeren Feld
place-choice-label = Frage „{ $name }“, Antwort „{ $inner }“
place-choice-description = Frage „{ $name }“, Antwort „{ $inner }“: Erklärung
place-choice-advice = Frage „{ $name }“, Antwort „{ $inner }“: Rat
place-finding-text = Grund „{ $name }“
place-gauge-label = Voraussetzung „{ $name }“
place-verdict-title = Fazit „{ $name }“: Titel
place-verdict-summary = Fazit „{ $name }“: Zusammenfassung
place-verdict-rationale = Fazit „{ $name }“: warum ({ $inner })
place-verdict-step = Fazit „{ $name }“: nächster Schritt ({ $inner })

moderate-not-allowed = Das können nur Leute, die diesen Server verwalten dürfen oder die er /{ command-prompts } nutzen lässt (Servereinstellungen, Integrationen). Es hat sich nichts geändert.
moderate-no-dialog = Dieser Server hat keinen Dialog „{ $dialog }“. Wähl einen aus der Liste, die beim Tippen erscheint.
moderate-no-text = „{ $dialog }“ hat keinen Text „{ $key }“. Wähl einen aus der Liste, die beim Tippen erscheint.
moderate-no-text-near = „{ $dialog }“ hat keinen Text „{ $key }“. Meintest du „{ $near }“?
moderate-no-draft = Das ist schon veröffentlicht, verworfen oder nach einem Tag vergessen worden. Es hat sich nichts geändert; mit /{ command-prompts } { command-edit } fängst du neu an.
moderate-idle = So ist es schon. Es hat sich nichts geändert.

edit-title = Umformulieren
edit-label = Neuer Text
edit-proposed = **Noch nicht veröffentlicht.** Mitglieder lesen weiter den alten Text.
edit-save = Veröffentlichen
edit-again = Weiter bearbeiten
edit-discard = Verwerfen
edit-discarded = Verworfen. Mitglieder lesen weiter den alten Text.
edit-refused = **Dieser Text kann so noch nicht veröffentlicht werden.** Er bleibt hier erhalten.
edit-what-you-typed = Dein Text:
edit-live = **Veröffentlicht.** Mitglieder lesen ihn ab jetzt, auch in laufenden Interviews.
edit-stale = **Jemand hat diesen Text inzwischen geändert.** Deiner bleibt hier erhalten und ist nicht veröffentlicht.
edit-overwrite = Durch meinen ersetzen
edit-undo = Rückgängig

list-title = Texte von /{ $dialog }
list-title-changed = Geänderte Texte von /{ $dialog }
list-none-changed = Nichts ist geändert: Mitglieder lesen /{ $dialog }, wie es geschrieben wurde.
list-page = { $first }–{ $last } von { $count }. ✎ heißt: von diesem Server geändert.
list-pick = Einen davon umformulieren …
list-back = Zurück
list-on = Mehr
list-changed = ✎

history-title = Verlauf
history-none = Bisher ist nichts geändert.
history-page = Die neueste Änderung steht oben. /{ command-prompts } { command-undo } nimmt eine zurück, /{ command-prompts } { command-restore } stellt den Stand nach einer wieder her.
history-older = Ältere
history-newer = Neuere
history-entry = **{ $version }** · { $author } · { $when }
history-undid = nahm Änderung { $version } zurück
history-restored = stellte den Stand nach Änderung { $version } wieder her
history-restored-beginning = stellte den Anfang wieder her
history-reset = zurück zu den eigenen Worten des Dialogs
history-imported = Import
history-more = … und { $count ->
    [one] ein weiterer Text
   *[other] { $count } weitere Texte
  }
history-setting = Einstellung { $name }
history-dialog = Dialog /{ $name }
history-panel = Startknopf für /{ $name } in { $channel }
history-absent = (nichts)
history-on = an
history-off = aus

undo-done = **Zurückgenommen:** Änderung { $version }.
undo-nothing = Es gibt nichts (mehr) zurückzunehmen.
undo-no-such = Dieser Server hat keine Änderung { $version }. /{ command-prompts } { command-history } zeigt die vorhandenen.
undo-stale = **Änderung { $version } lässt sich nicht allein zurücknehmen**: Was sie betraf, wurde seither noch einmal geändert. Nimm das zuerst zurück, oder nimm /{ command-prompts } { command-restore }.

restore-ask = **Zurück zum Stand nach Änderung { $version }?** Das würde sich ändern:
restore-ask-beginning = **Zurück zum Anfang, bevor etwas geändert wurde?** Das würde sich ändern:
restore-yes = Zurück
restore-no = So lassen
restore-left = Bleibt, wie es ist.
restore-done = **Erledigt.** Es ist Änderung { $version }; auch sie lässt sich zurücknehmen.
restore-stale = **Jemand hat inzwischen etwas geändert**; deshalb ist nichts geschehen. Sieh dir den Verlauf an und frag noch einmal.
restore-no-such = Dieser Server hat keine Änderung { $version }: Bisher sind es { $count }.
restore-idle = Alles ist schon so wie nach Änderung { $version }.

reset-ask = **Zurück zu den eigenen Worten des Dialogs?** Das würde sich ändern:
reset-yes = Zurücksetzen

setting-channels = Kanäle, in denen Interviews beginnen dürfen
setting-roles = Rollen, die eines beginnen dürfen
setting-threads = Threads
setting-cooldown = Pause vor demselben Dialog
setting-running = Offene Interviews eines Mitglieds
setting-results = Wohin geteilte Fazite kommen
setting-language = Sprache für Mitglieder, deren eigene nicht gesprochen wird
setting-kept = Wie lange Antworten aufbewahrt werden
setting-statistics = Wer Statistiken sehen darf
setting-everywhere = überall
setting-everybody = alle
setting-moderators = nur die Moderation
setting-threads-member = das Mitglied wählt
setting-threads-private = immer privat
setting-threads-public = immer öffentlich
setting-hours = { $count ->
    [0] keine
    [one] eine Stunde
   *[other] { $count } Stunden
  }
setting-running-max = { $count ->
    [0] eines je Dialog
   *[other] höchstens { $count }
  }
setting-days = { $count ->
    [one] ein Tag
   *[other] { $count } Tage
  }
setting-where-started = der Kanal, in dem das Interview begann
setting-language-discord = die Sprache des Servers bei Discord
# What this language calls itself.
language-name = Deutsch
