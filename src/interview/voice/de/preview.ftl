## What moderators read: /prompts preview and /prompts panel

preview-banner = **Vorschau.** Nur du siehst sie, und nichts wird gezählt.
preview-jump = Springen zu …
preview-end = Vorschau beenden
preview-ended = Die Vorschau ist beendet. Nichts davon wurde aufbewahrt.
preview-where = Wohin? Die Antworten bis dorthin werden für dich ausgefüllt.
preview-questions = Eine Frage …
preview-verdicts = Ein Fazit …
preview-nowhere = Dorthin führt kein Interview: Es gibt keine Antworten, bei denen das erscheint. Es hat sich nichts geändert.
preview-gone = Diese Vorschau ist beendet. Mit /{ command-prompts } { command-preview } beginnst du eine neue.
preview-no-share = Das ist eine Vorschau; hier gibt es nichts zu teilen.
edit-try = Ausprobieren

panel-start = Starten
panel-ask = Das werden alle in { $channel } lesen. Aufstellen?
panel-yes = Aufstellen
panel-no = Nicht aufstellen
panel-left = Es wurde nichts aufgestellt.
panel-posted = Aufgestellt in { $channel }: { $link }. Mit /{ command-prompts } { command-panel } { command-remove } nimmst du die Nachricht wieder weg.
panel-refused = Discord lässt mich in { $channel } nichts schreiben, deshalb wurde nichts aufgestellt. Erlaube mir dort „{ permission-view }“, „{ permission-send }“ und „{ permission-embed }“ und drück dann noch einmal auf „{ panel-yes }“.
panel-none = Auf diesem Server steht kein Startknopf von mir.
panel-pick = Welche Nachricht soll weg?
panel-removed = Entfernt.
panel-gone = Diese Nachricht ist schon weg.
panel-not-back = Eine entfernte Nachricht kommt nicht wieder. Mit /{ command-prompts } { command-panel } { command-post } stellst du eine neue auf.

# Posted Start buttons after a change.
history-forgot = die Nachricht wurde bei Discord gelöscht
panel-off = **/{ $dialog } kann man gerade nicht beginnen.**
panel-forgotten = Den Startknopf in { $channel } gibt es bei Discord nicht mehr, deshalb ist er auch hier vergessen. Mit /{ command-prompts } { command-panel } { command-post } stellst du einen neuen auf.
panel-not-redrawn = ⚠ Der Startknopf in { $channel } sagt noch, was er vorher sagte: Discord lässt mich ihn nicht ändern. Erlaube mir dort „{ permission-view }“, „{ permission-send }“ und „{ permission-embed }“ und ändere den Text dann noch einmal, oder nimm den Knopf mit /{ command-prompts } { command-panel } { command-remove } weg.
