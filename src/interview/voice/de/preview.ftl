## What moderators read: /prompts preview and /prompts panel

preview-banner = **Vorschau.** Nur du siehst sie, und nichts wird gezählt.
preview-jump = Springen zu …
preview-end = Vorschau beenden
preview-ended = Die Vorschau ist zu Ende. Nichts davon wurde behalten.
preview-where = Wohin? Die Antworten auf dem Weg werden für dich ausgefüllt.
preview-questions = Eine Frage …
preview-verdicts = Ein Fazit …
preview-nowhere = Dorthin führt kein Interview: Bei keinen Antworten zeigt der Bot das. Es hat sich nichts geändert.
preview-gone = Diese Vorschau ist zu Ende. /{ command-prompts } { command-preview } beginnt eine neue.
preview-no-share = Das ist eine Vorschau; es gibt nichts zu teilen.
edit-try = Ausprobieren

panel-start = Start
panel-ask = Das werden alle in { $channel } lesen. Aufhängen?
panel-yes = Aufhängen
panel-no = Nicht aufhängen
panel-left = Nichts wurde aufgehängt.
panel-posted = Aufgehängt in { $channel }: { $link }. /{ command-prompts } { command-panel } { command-remove } nimmt es wieder ab.
panel-refused = Discord lässt mich in { $channel } nicht schreiben; deshalb wurde nichts aufgehängt. Erlaub mir dort „{ permission-view }“, „{ permission-send }“ und „{ permission-embed }“, und drück dann noch einmal „{ panel-yes }“.
panel-none = Auf diesem Server hängt kein Startknopf von mir.
panel-pick = Welcher soll weg?
panel-removed = Abgenommen.
panel-gone = Der ist schon weg.
panel-not-back = Eine abgenommene Nachricht kommt nicht zurück. /{ command-prompts } { command-panel } { command-post } hängt eine neue auf.
