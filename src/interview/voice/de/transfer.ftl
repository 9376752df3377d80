## What moderators read: /prompts export, import, dialogs

export-texts = `{ $name }` mit { $count ->
    [one] einem Text
   *[other] { $count } Texten
  }. Ändere, was du magst, und hol die Datei mit /prompts importieren zurück.
export-nothing-changed = Dieser Server hat an /{ $dialog } bisher keinen Text geändert, `{ $name }` ist also leer. Mit „Alle Texte, wie die Mitglieder sie lesen“ bekommst du eine Datei, an der du arbeiten kannst.
export-dialog = `{ $name }` ist der Dialog, wie er geschrieben wurde, ohne das, was dieser Server umformuliert hat. Willst du daraus einen eigenen machen, gib ihm eine andere `id` und hol ihn mit /prompts importieren zurück.

import-no-file = Es ist keine Datei da. Häng eine JSON-Datei an, wie /prompts exportieren sie macht.
import-too-big = `{ $name }` hat { $size } KB, gelesen werden höchstens { $most } KB. Es hat sich nichts geändert; mach sie kürzer.
import-foreign = Diese Datei liegt nicht bei Discord und wurde deshalb nicht geholt. Häng sie an den Befehl selbst an.
import-not-fetched = Discord hat `{ $name }` nicht herausgegeben. Es hat sich nichts geändert; bitte versuch es gleich noch einmal.
import-not-text = `{ $name }` ist kein Text in UTF-8 und lässt sich nicht lesen. Es hat sich nichts geändert; speichere sie als UTF-8 und versuch es noch einmal.
import-checking = `{ $name }` wird geprüft …
import-neither = `{ $name }` ist JSON, aber weder ein Dialog (der hat `questions`) noch Texte eines Dialogs (die stehen unter `texts`). Es hat sich nichts geändert; /prompts exportieren macht von beidem ein Beispiel.
import-problems = **Nicht importiert:** `{ $name }` hat { $count ->
    [one] ein Problem
   *[other] { $count } Probleme
  }. Es hat sich nichts geändert. Alles, mit dem, was dagegen hilft, steht in problems.txt.
import-problem = - Zeile { $line }, Spalte { $column }: { $what }
import-no-dialog = Einen solchen Dialog gibt es auf diesem Server nicht. Es hat sich nichts geändert; wähl einen aus der Liste, die beim Tippen erscheint.
import-which = Diese Texte passen zu mehreren Dialogen: { $dialogs }. Es hat sich nichts geändert; sag mit der Option `dialog`, zu welchem sie gehören.
import-which-none = Kein Dialog hier hat alle diese Texte. Es hat sich nichts geändert; sag mit der Option `dialog`, zu welchem sie gehören, dann erfährst du, welche er nicht hat.
import-idle = Das ist alles schon so. Es hat sich nichts geändert.
import-busy = Gerade wird eine andere Datei geprüft. Es hat sich nichts geändert; bitte versuch es gleich noch einmal.
import-too-slow = `{ $name }` ließ sich in { $seconds } Sekunden nicht beweisen und wird nicht importiert. Es hat sich nichts geändert. Lass die Bedingungen auf weniger Antworten zugleich schauen, oder versuch es, wenn weniger los ist.
import-reserved = **Nicht importiert:** /{ $dialog } ist ein Befehl des Bots selbst. Gib dem Dialog eine andere `id`.
import-operators = **Nicht importiert:** /{ $dialog } gibt es schon für alle Server, ein einzelner kann ihn nicht ersetzen. Gib deinem eine andere `id`; willst du nur die Texte ändern, importiere sie als Texte.
import-too-many = **Nicht importiert:** Dieser Server hat { $most } eigene Dialoge, mehr Befehle nimmt Discord nicht. Entferne zuerst einen mit /prompts dialoge.
import-command-left = `dialog.command` in der Datei bleibt außen vor: Ein Befehl heißt auf allen Servern gleich, umbenennen kann ihn nur, wer den Bot betreibt.
import-command-only = Neu ist in der Datei nur der Name des Befehls (`dialog.command`), und der bleibt, wie er ist: Ein Befehl heißt auf allen Servern gleich, umbenennen kann ihn nur, wer den Bot betreibt. Es hat sich nichts geändert. Willst du einen eigenen Dialog umbenennen, importiere ihn als Dialog mit einer anderen `id`.
import-ask-texts = **Diese Texte von /{ $dialog } importieren?** Sie passen überall. Texte, die nicht in der Datei stehen, bleiben, wie sie sind.
import-ask-new = **/{ $dialog } als Dialog dieses Servers aufnehmen?** „{ $title }“: { $questions ->
    [one] eine Frage
   *[other] { $questions } Fragen
  }, { $verdicts ->
    [one] ein Fazit
   *[other] { $verdicts } mögliche Fazits
  }, bewiesen für jede Kombination von Antworten.
import-ask-replace = **/{ $dialog } ersetzen?** Interviews, die schon laufen, gehen mit dem Dialog weiter, mit dem sie begonnen haben.
import-dropped = { $count ->
    [one] Ein Text, den dieser Server umformuliert hat, passt nicht mehr dazu und würde wegfallen.
   *[other] { $count } Texte, die dieser Server umformuliert hat, passen nicht mehr dazu und würden wegfallen.
  }
import-warnings = { $count ->
    [one] Die Prüfung hat einen Zweifel, der dich nicht aufhält:
   *[other] Die Prüfung hat { $count } Zweifel, die dich nicht aufhalten:
  }
import-diff-in-file = Was sich unterscheidet, steht in diff.md.
import-changes-in-file = Alles zusammen steht in changes.md.
import-yes = Importieren

dialogs-title = Dialoge
dialogs-for-all = für alle Server
dialogs-own-on = euer eigener, an
dialogs-own-off = euer eigener, aus
dialogs-own-hidden = euer eigener, aber verdeckt: Es gibt jetzt einen gleichen Namens für alle Server
dialogs-how = Einen eigenen bringst du mit /prompts importieren. Der Export eines anderen Dialogs ist ein guter Anfang.
dialogs-pick = Einen eigenen ansehen …
dialogs-about = { $questions ->
    [one] eine Frage
   *[other] { $questions } Fragen
  }, { $verdicts ->
    [one] ein Fazit
   *[other] { $verdicts } mögliche Fazits
  }
dialogs-switch-off = Ausschalten
dialogs-switch-on = Einschalten
dialogs-export = Exportieren
dialogs-remove = Entfernen
dialogs-all = Alle Dialoge
dialogs-off-done = **Aus.** Niemand kann ihn mehr beginnen; Interviews, die schon laufen, gehen weiter. Das ist Änderung { $version }.
dialogs-on-done = **An.** Die Mitglieder können ihn beginnen. Das ist Änderung { $version }.
dialogs-remove-ask = **/{ $dialog } entfernen, samt dem, was daran umformuliert wurde?** Interviews, die schon laufen, gehen weiter. /prompts rückgängig holt ihn zurück.
dialogs-remove-yes = Entfernen
dialogs-stale = **Jemand hat diesen Dialog inzwischen geändert**, es ist also nichts passiert. So steht er jetzt da.
dialogs-registered = Discord hat die neue Liste der Befehle dieses Servers; wer Discord offen hat, sieht vielleicht noch kurz die alte.
dialogs-not-registered = ⚠ **Discord hat die neue Liste der Befehle dieses Servers nicht angenommen**; die Mitglieder sehen vielleicht die alte. Beim nächsten Start des Bots wird es noch einmal versucht. Willst du es gleich versuchen, schalte mit /prompts dialoge einen Dialog aus und wieder ein; bleibt es dabei, lade den Bot noch einmal mit dem Scope applications.commands ein.
