## Was ein Mitglied liest, wenn die Einstellungen des Servers im Weg stehen

entry-always-private = Du wolltest einen öffentlichen Thread; dieser Server führt Interviews immer in privaten. Nur du und die Moderation des Servers können mitlesen.
entry-always-public = **Andere können mitlesen:** Dieser Server führt Interviews immer in öffentlichen Threads. Alle, die den Kanal lesen können, können dort deine Antworten lesen.
entry-channel = **Interviews beginnen auf diesem Server woanders:** { $channels }. Gib den Befehl dort ein.
entry-channels-gone = **Zurzeit lässt sich nirgends ein Interview beginnen:** Alle Kanäle, die dieser Server dafür gewählt hat, wurden gelöscht. Sag bitte der Moderation Bescheid; /{ command-prompts } { command-settings } behebt es.
entry-role = **Dafür fehlt dir eine Rolle:** eine von { $roles }. Die Moderation kann sie dir geben.
entry-cooldown = **Noch nicht:** Dieser Server möchte nach einem Interview „{ $dialog }“ eine Pause. Das nächste kannst du { $until } beginnen. Dein letztes Fazit bleibt, und du kannst seine Antworten weiterhin ändern.
entry-last-verdict = Mein letztes Fazit zeigen
entry-running = { $count ->
    [one] **Du hast schon ein Interview laufen**, und dieser Server erlaubt eines auf einmal.
   *[other] **Du hast so viele Interviews laufen, wie dieser Server erlaubt:** { $count }.
  } Bring eines zu Ende oder halte eines an (seine Antworten bleiben erhalten) und gib den Befehl dann noch einmal ein.
entry-open-in-thread = „{ $dialog }“ in { $thread }
entry-open = „{ $dialog }“, in Nachrichten, die nur du siehst; /{ command-interview } { command-resume } zeigt es
entry-stop = „{ $dialog }“ anhalten

share-into = Es käme in { $channel }.
share-into-results = Es käme in { $channel }; dort sammelt dieser Server die Fazits, die Mitglieder teilen.
share-moved = **Noch nicht geteilt:** Dieser Server hat gerade einen anderen Kanal dafür gewählt.
share-refused = In { $channel } darf ich nicht schreiben; es wurde nichts geteilt. Die Moderation kann mir dort „{ permission-send }“ und „{ permission-embed }“ erlauben; drück danach noch einmal auf Teilen.
share-channel-gone = Der Kanal dafür wurde gelöscht; es wurde nichts geteilt. Die Moderation kann mit /{ command-prompts } { command-settings } einen anderen wählen; drück danach noch einmal auf Teilen.
share-uncertain = Discord hat nicht gesagt, ob dein Fazit in { $channel } angekommen ist. Ich versuche es gleich von selbst noch einmal; doppelt erscheint es dort nicht.

## /prompts settings

settings-title = Einstellungen
settings-title-page = Einstellungen · { $page }
settings-page-overview = Überblick
settings-page-start = Wo und wer
settings-page-interviews = Interviews
settings-page-results = Fazits und Daten
settings-page-guides = Anleitungen

settings-about-overview = So führt dieser Server Interviews. Was du auf den anderen Seiten wählst, gilt sofort; /{ command-prompts } { command-history } zeigt jede Änderung, und jede lässt sich zurücknehmen.
settings-about-start = Wo Interviews beginnen dürfen, und wer sie beginnen darf. Das gilt auch für die Moderation. Laufende Interviews gehen weiter.
settings-about-interviews = Das gilt auch für die Moderation. Laufende Interviews gehen weiter, und ihre Antworten lassen sich immer ändern.
settings-about-results = Gepostet werden nur Fazits, die Mitglieder teilen wollten.
settings-about-guides = Ein Fazit schickt Mitglieder zu diesen Anleitungen. Wähl eine, um ihre Adresse einzutragen; bis dahin steht dort nur ihr Name.

settings-option-threads = Threads: { $value }
settings-option-cooldown_hours = Pause: { $value }
settings-option-running_max = Zugleich: { $value }
settings-option-language = Sprache: { $value }
settings-option-kept_days = Aufbewahrung: { $value }

settings-other-cooldown_hours = Andere Pause …
settings-other-running_max = Andere Anzahl …
settings-other-kept_days = Andere Zahl von Tagen …
settings-number-cooldown_hours = Stunden, von { $min } (keine) bis { $max }
settings-number-running_max = { $min } (je Dialog eines) bis { $max }
settings-number-kept_days = Tage, von { $min } bis { $max }
settings-not-a-number = **„{ $typed }“ geht hier nicht**, deshalb hat sich nichts geändert: Es muss eine ganze Zahl von { $min } bis { $max } sein. Was du eingegeben hast, bleibt erhalten.
settings-outside = **Es hat sich nichts geändert:** Es muss eine ganze Zahl von { $min } bis { $max } sein.
settings-too-many = **Es hat sich nichts geändert:** Das sind { $count }, und höchstens { $max } passen in die Liste.
settings-no-language = **Es hat sich nichts geändert:** „{ $language }“ spreche ich nicht.
settings-not-here = **Es hat sich nichts geändert:** Etwas davon ist kein Kanal und keine Rolle dieses Servers, die hier passen, oder wurde inzwischen gelöscht. Wähl noch einmal.

settings-live = **Geändert.** Es gilt ab jetzt.
settings-stale = **Jemand anders hat das inzwischen geändert; deine Wahl wurde nicht gespeichert.** Das Formular zeigt, wie es jetzt ist; wähl noch einmal, wenn du es weiterhin möchtest.
settings-clear = Gelöschtes entfernen
settings-gone = ~~{ $id }~~ (gelöscht)
settings-all-gone-channels = ⚠ **Niemand kann ein Interview beginnen:** Alle Kanäle dieser Liste wurden gelöscht. Wähl andere, oder entferne sie, um jeden Kanal zu erlauben.
settings-all-gone-roles = ⚠ **Niemand kann ein Interview beginnen:** Alle Rollen dieser Liste wurden gelöscht. Wähl andere, oder entferne sie, um es allen zu erlauben.
settings-all-gone-results_channel = ⚠ **Niemand kann ein Fazit teilen:** Dieser Kanal wurde gelöscht. Wähl einen anderen, oder entferne ihn.
settings-no-threads = ⚠ { $channels } können keine Threads für Interviews haben: Dort laufen sie in Nachrichten, die nur das Mitglied sieht.
settings-problems = ⚠ In { $channel }:
settings-problems-more = ⚠ Es gibt noch mehr: /prompts diagnose sagt alles, Kanal für Kanal.

settings-guides-counted = **Anleitungen mit Adresse:** { $set } von { $count }
settings-guide-bare = noch keine Adresse
settings-guide-pick = Adresse eintragen für …
