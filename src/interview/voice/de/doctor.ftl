## What the doctor says: /prompts doctor

doctor-title = Diagnose
doctor-again = Noch einmal prüfen
doctor-back = Zurück
doctor-on = Weiter
doctor-page = Seite { $page } von { $count }
doctor-unreadable = **Ich konnte mir diesen Server nicht ansehen**: Discord ließ mich seine Rollen und Kanäle nicht lesen. Prüfe, ob ich hier noch Mitglied bin, und versuch es noch einmal.
doctor-all-sound = { $count ->
    [one] ✅ Ein Kanal ist in Ordnung: { $channels }
   *[other] ✅ { $count } Kanäle sind in Ordnung: { $channels }
  }
doctor-left-out = { $count ->
    [one] ℹ️ Ein Kanal ist nicht für alle, und ich bin nicht dabei: { $channels }. Soll es dort Interviews geben, frag eigens nach ihm.
   *[other] ℹ️ { $count } Kanäle sind nicht für alle, und ich bin nicht dabei: { $channels }. Soll es dort Interviews geben, frag eigens nach jedem.
  }
doctor-and-more = … und { $count } weitere
doctor-threads = ✅ **Threads:** { $count } von etwa { $most } offenen sind vergeben, soweit ich sie sehe. Archivierte zählen nicht.
doctor-threads-near = ❌ **Threads:** { $count } von etwa { $most } offenen sind vergeben, soweit ich sie sehe. Sind alle vergeben, laufen Interviews ohne Thread.
    → Archiviere oder lösche Threads, die niemand mehr braucht. Archivierte zählen nicht.
doctor-threads-full = ❌ **Threads:** Alle etwa { $most }, die ein Server offen haben darf, sind vergeben. Interviews laufen ohne Thread.
    → Archiviere oder lösche Threads, die niemand mehr braucht. Archivierte zählen nicht.
doctor-threads-unknown = ❌ **Threads:** Discord ließ mich sie nicht zählen. Prüf in einer Minute noch einmal.
doctor-commands = ✅ **Befehle:** Alle sind so angemeldet, wie sie sein sollen.
doctor-commands-missing = ❌ **Befehle:** Discord kennt { $commands } nicht.
    → Wer den Bot betreibt, startet ihn neu: Beim Start meldet er seine Befehle an. Lade danach Discord neu (Strg+R).
doctor-commands-differ = ❌ **Befehle:** Von einigen kennt Discord eine ältere Fassung.
    → Wer den Bot betreibt, startet ihn neu: Beim Start meldet er seine Befehle an. Lade danach Discord neu (Strg+R).
doctor-commands-withheld = ❌ **Mitglieder dürfen /{ $command } nicht verwenden**: So steht es in den Integrationseinstellungen dieses Servers.
    → Servereinstellungen → Integrationen → { $bot } → /{ $command } → Rollen und Mitglieder → { $role } → ✓
doctor-commands-unknown = ❌ **Befehle:** Discord sagte mir nicht, wer sie hier verwenden darf. Prüf in einer Minute noch einmal.
doctor-timed-out = ❌ **Ich habe einen Timeout** und kann nur zusehen.
    → Öffne in der Mitgliederliste mein Profil → ⋯ → Timeout aufheben.
doctor-hidden = ❌ **Ich sehe diesen Kanal nicht**: Discord zeigt ihn mir nicht, oder es gibt ihn nicht mehr.
    → #Kanal → Kanal bearbeiten → Berechtigungen → { $bot } hinzufügen → „{ permission-view }“ auf ✓ stellen
doctor-command-closed = ❌ **/{ $command } ist in diesem Kanal gesperrt**: So steht es in den Integrationseinstellungen dieses Servers.
    → Servereinstellungen → Integrationen → { $bot } → /{ $command } → Kanäle → #{ $channel } einschalten
doctor-no-threads-here = ℹ️ In Kanälen dieser Art gibt es keine Threads für Interviews. Wer hier eins beginnt, bekommt eine Karte, die nur er oder sie sieht.
doctor-not-chosen = ℹ️ Nach den Einstellungen beginnen Interviews nur in anderen Kanälen: /{ command-prompts } { command-settings }.
doctor-only-for = ℹ️ Nur Mitglieder mit { $roles } sehen diesen Kanal.
doctor-bot-may = ✅ **Ich darf:** { $permissions }
doctor-members-may = ✅ **Es dürfen: { $members }:** { $permissions }
doctor-missing = ❌ **Es fehlt: { $permission } ({ $who }).** { $why } { $without }
    → { $fix }
doctor-bot = ich
doctor-everybody = Mitglieder
doctor-role = Mitglieder mit { $role }
doctor-why-no-role-bot = Keine meiner Rollen hat diese Berechtigung.
doctor-why-no-role = Keine Rolle gibt ihnen diese Berechtigung.
doctor-why-denied = Dieser Kanal verweigert sie für { $target }.
doctor-why-denied-bot = Dieser Kanal verweigert sie mir persönlich.
doctor-fix-role = Servereinstellungen → Rollen → { $role } → Berechtigungen → „{ $permission }“ einschalten
doctor-fix-channel = #{ $channel } → Kanal bearbeiten → Berechtigungen → { $target } → „{ $permission }“ auf ✓ stellen
doctor-without-view = Interviews, die hier beginnen, laufen ohne Thread.
doctor-without-private = Private Interviews, die hier beginnen, laufen ohne Thread.
doctor-without-public = Öffentliche Interviews, die hier beginnen, laufen ohne Thread.
doctor-without-thread-send = In Threads dieses Kanals kann ich nichts fragen.
doctor-without-embed = Fragen und Ergebnisse lassen sich hier weder in Threads noch in Nachrichten zeigen.
doctor-without-attach = Ergebnisse kommen ohne ihr Bild.
doctor-without-history = Getippte Antworten bekommen keine Erwiderung.
doctor-without-send = Ergebnisse, die Mitglieder teilen, können hier nicht erscheinen.
doctor-without-member-view = Sie können hier kein Interview beginnen.
doctor-without-member-commands = Sie können hier kein Interview beginnen.
doctor-without-member-thread-send = Sie können in Threads keine Antworten tippen; Knöpfe gehen weiter.
permission-attach = Dateien anhängen
permission-history = Nachrichtenverlauf lesen
permission-commands = Anwendungsbefehle verwenden

doctor-register = Neu anmelden
doctor-own-missing = ❌ **Eigene Befehle dieses Servers:** Discord kennt { $commands } nicht.
    → Drück unten auf „{ doctor-register }“ und lade danach Discord neu (Strg+R). Bleibt es dabei, lade mich noch einmal mit dem Scope applications.commands ein.
doctor-own-foreign = ❌ **Eigene Befehle dieses Servers:** Discord bietet { $commands } an, aber kein Dialog hier gehört dazu.
    → Drück unten auf „{ doctor-register }“: Das nimmt sie weg.
doctor-own-outdated = ❌ **Eigene Befehle dieses Servers:** Discord kennt eine ältere Fassung von { $commands }.
    → Drück unten auf „{ doctor-register }“ und lade danach Discord neu (Strg+R).
doctor-own-unknown = ❌ **Eigene Befehle dieses Servers:** Discord zeigte mir nicht, was es davon hat.
    → Prüf in einer Minute noch einmal. Bleibt es dabei, lade mich noch einmal mit dem Scope applications.commands ein.
doctor-own-hidden = ❌ **Euer eigener /{ $command } ist verdeckt**: Es gibt jetzt einen gleichen Namens für alle Server, und die Mitglieder beginnen jenen.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Exportieren. Gib ihm eine andere `id`, hol ihn mit /{ command-prompts } { command-import } herein und entferne dann den verdeckten.
doctor-own-alike = ❌ **{ $commands } heißen beide /{ $called }**, wenn jemand Discord in dieser Sprache nutzt: { $languages }.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Exportieren. Gib ihm eine andere `id`, hol ihn mit /{ command-prompts } { command-import } herein und entferne dann den alten.
doctor-commands-alike = ❌ **{ $commands } heißen beide /{ $called }**, wenn jemand Discord in dieser Sprache nutzt: { $languages }.
    → Wer den Bot betreibt, gibt einem davon in der Übersetzung für diese Sprache ein anderes `dialog.command` und startet ihn neu.
