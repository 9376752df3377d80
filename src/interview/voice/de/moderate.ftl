## What moderators read: /prompts

place-dialog-description = Beschreibung des Befehls
place-dialog-command = Name des Befehls
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

moderate-not-allowed = Das können nur Leute, die diesen Server verwalten dürfen oder denen er /{ command-prompts } erlaubt (Servereinstellungen, Integrationen). Es hat sich nichts geändert.
moderate-no-dialog = Einen Dialog „{ $dialog }“ gibt es auf diesem Server nicht. Wähl einen aus der Liste, die beim Tippen erscheint.
moderate-no-text = In „{ $dialog }“ gibt es keinen Text „{ $key }“. Wähl einen aus der Liste, die beim Tippen erscheint.
moderate-no-text-near = In „{ $dialog }“ gibt es keinen Text „{ $key }“. Meinst du „{ $near }“?
moderate-no-draft = Dieser Entwurf wurde übernommen, verworfen oder nach einem Tag vergessen. Es hat sich nichts geändert; mit /{ command-prompts } { command-edit } fängst du neu an.
moderate-idle = Das ist schon so. Es hat sich nichts geändert.

edit-which = In mehreren Texten kommt „{ $typed }“ vor. Welcher?
edit-label = Neuer Text
edit-proposed = **Gilt noch nicht.** Die Mitglieder lesen weiter den alten Text.
edit-save = Übernehmen
edit-again = Noch einmal bearbeiten
edit-discard = Verwerfen
edit-discarded = Verworfen. Die Mitglieder lesen weiter den alten Text.
edit-refused = **Dieser Text kann so noch nicht gelten.** Er bleibt hier erhalten.
edit-what-you-typed = Dein Text:
edit-live = **Gilt.** Ab jetzt lesen ihn die Mitglieder, auch in Interviews, die schon laufen.
edit-stale = **Jemand hat diesen Text geändert, während du daran warst.** Deiner bleibt hier erhalten und gilt nicht.
edit-overwrite = Durch meinen ersetzen
edit-undo = Rückgängig machen

list-title = Texte von /{ $dialog }
list-title-changed = Geänderte Texte von /{ $dialog }
list-none-changed = Nichts ist geändert: Die Mitglieder lesen /{ $dialog } so, wie es geschrieben wurde.
list-page = { $first }–{ $last } von { $count }. ✎ kennzeichnet, was dieser Server geändert hat.
list-pick = Einen davon umformulieren …
list-back = Zurück
list-on = Weiter
list-changed = ✎

history-title = Verlauf
history-none = Bisher wurde nichts geändert.
history-page = Die neueste Änderung steht oben. /{ command-prompts } { command-undo } nimmt eine zurück, /{ command-prompts } { command-restore } führt zurück zum Stand nach einer.
history-older = Ältere
history-newer = Neuere
history-entry = **{ $version }** · { $author } · { $when }
history-undid = Änderung { $version } zurückgenommen
history-restored = zurück zum Stand nach Änderung { $version }
history-restored-beginning = zurück zum Anfang
history-reset = zurück zu den eigenen Worten des Dialogs
history-imported = Import
history-more = … und { $count ->
    [one] ein weiterer Text
   *[other] { $count } weitere Texte
  }
history-setting = Einstellung „{ $name }“
history-dialog = Dialog /{ $name }
history-panel = Startknopf für /{ $name } in { $channel }
history-absent = (keiner)
history-on = an
history-off = aus
# $state: on or off; $version: the first digits of what tells one content from another.
history-version = { $state } (Fassung { $version })

undo-done = **Zurückgenommen:** Änderung { $version }.
undo-nothing = Es gibt nichts (mehr) zurückzunehmen.
undo-no-such = Eine Änderung { $version } gibt es auf diesem Server nicht. /{ command-prompts } { command-history } zeigt, welche es gibt.
undo-stale = **Änderung { $version } lässt sich nicht für sich allein zurücknehmen**: Was sie betraf, wurde seitdem noch einmal geändert. Nimm zuerst das zurück oder verwende /{ command-prompts } { command-restore }.

restore-ask = **Zurück zum Stand nach Änderung { $version }?** Das würde sich ändern:
restore-ask-beginning = **Zurück zum Anfang, bevor irgendetwas geändert wurde?** Das würde sich ändern:
restore-yes = Wiederherstellen
restore-no = So lassen, wie es ist
restore-left = Alles bleibt, wie es ist.
restore-done = **Erledigt.** Das ist Änderung { $version }; auch sie lässt sich zurücknehmen.
restore-stale = **Jemand hat zwischendurch etwas geändert**, deshalb ist nichts passiert. Sieh dir den Verlauf an und frag noch einmal.
restore-no-such = Eine Änderung { $version } gibt es auf diesem Server nicht: Bisher waren es { $count }.
restore-idle = Es ist schon alles so wie nach Änderung { $version }.

reset-ask = **Zurück zu den eigenen Worten des Dialogs?** Das würde sich ändern:
reset-yes = Zurücksetzen

setting-channels = Kanäle zum Starten von Interviews
setting-roles = Rollen, die Interviews starten dürfen
setting-threads = Threads
setting-cooldown = Pause bis zum selben Dialog
setting-running = Laufende Interviews pro Mitglied
setting-results = Kanal für geteilte Fazits
setting-language = Sprache, falls ich die eigene nicht kann
setting-kept = Aufbewahrung der Antworten
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
setting-where-started = der Kanal, in dem das Interview gestartet wurde
setting-language-discord = die Sprache des Servers bei Discord
# What this language calls itself.
language-name = Deutsch
