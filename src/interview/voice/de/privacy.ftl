## /privacy und /interview my-data

privacy-title = Was aus dem wird, was du mir sagst
privacy-kept-heading = Was gespeichert wird
privacy-kept = Deine Antworten und was du mir getippt hast; deine Discord-Nummer, deine Sprache und wo dein Interview steht, damit es wiedergefunden wird. Keine Namen und keine Nachrichten, die keine Antworten sind. Was die Moderation hier ändert, wird mit deren Nummer gespeichert.
privacy-where-heading = Wo
privacy-where = In einer Datenbank bei denen, die diesen Bot betreiben. Antworten und getippte Texte sind darin versiegelt: Ohne den Schlüssel kann sie niemand lesen. Nummern und Zeiten sind es nicht, denn daran wird dein Interview gefunden. Fragen und Fazits stehen außerdem in Discord, als Nachrichten in deinem Thread.
privacy-time-heading = Wie lange
privacy-time = { $days ->
    [one] Abgeschlossene Interviews: { $days } Tag.
   *[other] Abgeschlossene Interviews: { $days } Tage.
} Angefangene, die niemand mehr anrührt: { $abandoned } Tage. Danach werden sie gelöscht, ohne dass jemand fragen muss. Verlasse ich einen Server, wird nach { $grace } Tagen alles über ihn gelöscht. Nachrichten in Discord bleiben, bis jemand sie dort löscht.
privacy-readers-heading = Wer es lesen kann
privacy-readers = Du. Der Moderation zeige ich deine Antworten nicht; aber wer hier Threads verwalten darf, kann private Threads öffnen und mitlesen, und einen öffentlichen Thread können alle in seinem Kanal lesen. Wer diesen Bot betreibt, hat den Schlüssel und könnte die Antworten lesen. Sonst bekommt niemand etwas, außer du teilst dein Fazit.
privacy-rights-heading = Was du tun kannst
privacy-rights = /{ command-interview } { command-my-data } { command-data-export } gibt dir alles als Datei. /{ command-interview } { command-my-data } { command-data-delete } löscht es; vorher wird gefragt.
privacy-purpose-heading = Wofür es nicht da ist
privacy-purpose = Ein Fazit ist ein Rat für dich. Es ist keine Grundlage, auf der jemand über dich entscheidet: nicht über Arbeit, Wohnung, Versicherung oder Leistungen. Schreib hier bitte nichts über deine Gesundheit, nichts Geheimes und nichts über andere Leute.

my-data-about = Alles, was dieser Bot hier über dich speichert. „kept_as“ ist, wie eine Antwort gespeichert ist. Daten anderer Server oder aus Direktnachrichten fragst du dort ab. Was du als Moderator geändert hast, gehört zum Verlauf des Servers und steht nicht in dieser Datei.
my-data-export = Alles, was ich hier über dich speichere, als Datei, die nur du siehst. Daten anderer Server oder aus Direktnachrichten fragst du dort ab. Was du in der Moderation geändert hast, ist der Verlauf des Servers und steht nicht darin.
my-data-part = Das ist Teil { $part } von { $parts }. Zusammen sind sie alles.
my-data-nothing = Ich speichere hier nichts über dich, also ist nichts zu tun. Daten anderer Server oder aus Direktnachrichten fragst du dort ab. Was du in der Moderation geändert hast, ist der Verlauf des Servers und bleibt bei ihm.
my-data-ask = Das speichere ich hier über dich:
my-data-ask-delete = Alles davon endgültig löschen? Laufende Interviews enden damit. /{ command-interview } { command-my-data } { command-data-export } gibt dir vorher eine Kopie.
my-data-open = { $count ->
    [one] { $count } angefangenes Interview
   *[other] { $count } angefangene Interviews
}
my-data-finished = { $count ->
    [one] { $count } abgeschlossenes Interview
   *[other] { $count } abgeschlossene Interviews
}
my-data-threads = { $count ->
    [one] { $count } Thread mit dem, was ich darin geschrieben habe
   *[other] { $count } Threads mit dem, was ich darin geschrieben habe
}
my-data-shared = { $count ->
    [one] { $count } Fazit, das du geteilt hast
   *[other] { $count } Fazits, die du geteilt hast
}
my-data-drafts = { $count ->
    [one] { $count } Änderung, die du in der Moderation vorbereitet hast
   *[other] { $count } Änderungen, die du in der Moderation vorbereitet hast
}
my-data-yes = Alles löschen
my-data-no = Behalten
my-data-left = Es wurde nichts gelöscht.
my-data-gone = Endgültig gelöscht, samt Antworten und getippten Texten.
my-data-going = Jetzt nehme ich meine Nachrichten aus Discord heraus.
my-data-threads-gone = { $count ->
    [one] { $count } Thread ist gelöscht.
   *[other] { $count } Threads sind gelöscht.
}
my-data-threads-emptied = { $count ->
    [one] In { $count } Thread habe ich alles gelöscht, was ich geschrieben habe. Was du dort selbst geschrieben hast, kannst nur du löschen: { $threads }
   *[other] In { $count } Threads habe ich alles gelöscht, was ich geschrieben habe. Was du dort selbst geschrieben hast, kannst nur du löschen: { $threads }
}
my-data-shared-gone = { $count ->
    [one] { $count } geteiltes Fazit ist gelöscht.
   *[other] { $count } geteilte Fazits sind gelöscht.
}
my-data-refused = Hier lässt Discord mich nicht mehr löschen; bitte die Moderation darum: { $places }
my-data-later = Discord nimmt gerade nicht alles an. Mit dem Rest mache ich von selbst weiter.
my-data-remains = Was bleibt: Nachrichten, die nur du siehst, bis du sie schließt; Discords eigene Vermerke, etwa dass ein Thread geöffnet wurde; was du in der Moderation geändert hast, denn das ist der Verlauf des Servers; frühere Sicherungskopien derer, die diesen Bot betreiben, bis sie ersetzt sind; und Zahlen, die niemanden nennen.
