## What moderators read: /prompts preview and /prompts panel

preview-banner = **Vorschau.** Nur du siehst sie, und nichts wird gezählt.
preview-jump = Springen zu …
preview-end = Vorschau beenden
preview-ended = Die Vorschau ist beendet. Nichts davon wurde aufbewahrt.
preview-where = Wohin? Die Antworten bis dorthin werden für dich ausgefüllt.
preview-questions = Eine Frage …
preview-verdicts = Ein Fazit …
preview-nowhere = Dorthin führt kein Interview: Es gibt keine Antworten, bei denen das erscheint. Es hat sich nichts geändert.
preview-gone = Diese Vorschau ist beendet. Mit /prompts vorschau beginnst du eine neue.
preview-no-share = Das ist eine Vorschau; hier gibt es nichts zu teilen.
edit-try = Ausprobieren

panel-start = Starten
panel-ask = Das werden alle in { $channel } lesen. Aufstellen?
panel-yes = Aufstellen
panel-no = Nicht aufstellen
panel-left = Es wurde nichts aufgestellt.
panel-posted = Aufgestellt in { $channel }: { $link }. Mit /prompts tafel entfernen nimmst du die Nachricht wieder weg.
panel-refused = Discord lässt mich in { $channel } nichts schreiben, deshalb wurde nichts aufgestellt. Erlaube mir dort „Kanal anzeigen“, „Nachrichten senden“ und „Links einbetten“ und drück dann noch einmal auf „Aufstellen“.
panel-none = Auf diesem Server steht kein Startknopf von mir.
panel-pick = Welche Nachricht soll weg?
panel-removed = Entfernt.
panel-gone = Diese Nachricht ist schon weg.
panel-not-back = Eine entfernte Nachricht kommt nicht wieder. Mit /prompts tafel aufstellen stellst du eine neue auf.
