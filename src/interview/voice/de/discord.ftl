## Discord

# In place of a thread's card: where the interview now is.
discord-in-thread = Dein Interview läuft in { $thread }.
discord-goes-on-below = Dein Interview geht unten weiter.

discord-no-thread-direct = In Direktnachrichten gibt es keine Threads. Deshalb führen wir das Interview gleich hier, in Nachrichten, die verschwinden, wenn du Discord schließt; deine Antworten bleiben erhalten.
discord-no-thread-kind = In dieser Art von Kanal gibt es keine Threads für Interviews. Deshalb führen wir deines gleich hier, wo nur du es siehst. In einem Textkanal bekäme es einen eigenen Thread.
discord-no-thread-permissions = Ich darf hier keinen brauchbaren Thread öffnen. Deshalb führen wir das Interview gleich hier, wo nur du es siehst. Die Moderation kann mir in diesem Kanal erlauben: { $permissions }.
discord-no-thread-full = Dieser Server hat so viele aktive Threads, wie Discord zulässt. Deshalb führen wir das Interview gleich hier, wo nur du es siehst. Die Moderation kann Threads schließen, die niemand mehr braucht.
discord-no-thread-too-fast = Discord bittet mich, mit weiteren Threads zu warten. Deshalb führen wir das Interview gleich hier, wo nur du es siehst. Spätere bekommen wieder einen Thread.
discord-no-thread-refused = Discord hat mich keinen Thread öffnen lassen. Deshalb führen wir das Interview gleich hier, wo nur du es siehst. Die Moderation kann sich meine Rechte in diesem Kanal ansehen.

discord-no-such-dialog = Diesen Befehl gibt es nicht mehr. Discord zeigt nach einer Weile die aktuellen an.
discord-foreign = Dieses Bedienelement kenne ich nicht mehr. Nimm die neueste Karte oder /{ command-interview } { command-resume }.
discord-not-understood = Was Discord dazu geschickt hat, konnte ich nicht lesen; es hat sich nichts geändert. Versuch es bitte noch einmal oder nimm /{ command-interview } { command-resume }.
discord-busy = Gerade ist zu viel auf einmal los; es hat sich nichts geändert. Versuch es bitte gleich noch einmal.
discord-trouble = Bei mir ist etwas schiefgegangen. Was du als angenommen gesehen hast, bleibt erhalten; versuch es bitte gleich noch einmal.
discord-not-shown = Discord hat mich nicht alles zeigen lassen, aber was du getan hast, bleibt erhalten. Mit /{ command-interview } { command-resume } siehst du es; klappt auch das nicht, kann sich die Moderation meine Rechte hier ansehen.
discord-too-slow-for-a-field = Das Feld zu öffnen hat zu lange gedauert. Drück bitte noch einmal.
discord-nothing-to-read = Ich sehe, dass du geantwortet hast, aber Discord zeigt mir den Text nur, wenn die Antwort mich anpingt. Schalte den Ping ein, erwähne mich oder nimm /{ command-interview } { command-answer }.
discord-transcript = Alles, was gefragt, geantwortet und gefolgert wurde, als Datei. Nur du siehst das.
discord-verdict-is-old = Dieses Fazit wurde inzwischen ersetzt. Nimm die Knöpfe unter dem neuesten.

# Permissions, as Discord's own settings call them.
permission-view = Kanal anzeigen
permission-send = Nachrichten senden
permission-send-in-threads = Nachrichten in Threads senden
permission-embed = Links einbetten
permission-private-threads = Private Threads erstellen
permission-public-threads = Öffentliche Threads erstellen
discord-thread-out-of-reach = Ich kann in deinem Thread nicht mehr schreiben, deshalb geht das Interview genau hier weiter, wo nur du es siehst. Nichts geht verloren.
