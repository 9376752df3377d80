## What the doctor says: /prompts doctor

doctor-title = Diagnostic
doctor-again = Vérifier à nouveau
doctor-back = Retour
doctor-on = Suite
doctor-page = Page { $page } sur { $count }
doctor-unreadable = **Je n'ai pas pu examiner ce serveur** : Discord ne m'a pas laissé lire ses rôles et ses salons. Vérifie que j'en suis encore membre, puis réessaie.
doctor-all-sound = { $count ->
    [one] ✅ Un salon est en ordre : { $channels }
   *[other] ✅ { $count } salons sont en ordre : { $channels }
  }
doctor-left-out = { $count ->
    [one] ℹ️ Un salon n'est pas ouvert à tous et je n'y ai pas accès : { $channels }. Si tu veux des entretiens là-bas, demande-le par son nom.
   *[other] ℹ️ { $count } salons ne sont pas ouverts à tous et je n'y ai pas accès : { $channels }. Si tu veux des entretiens là-bas, demande chacun par son nom.
  }
doctor-and-more = … et { $count } de plus
doctor-threads = ✅ **Fils :** { $count } ouverts sur environ { $most }, parmi ceux que je vois. Les fils archivés ne comptent pas.
doctor-threads-near = ❌ **Fils :** { $count } ouverts sur environ { $most }, parmi ceux que je vois. Quand il n'y en aura plus, les entretiens se feront sans fil.
    → Archive ou supprime les fils inutiles. Les fils archivés ne comptent pas.
doctor-threads-full = ❌ **Fils :** les quelque { $most } fils qu'un serveur peut avoir ouverts sont pris. Les entretiens se font sans fil.
    → Archive ou supprime les fils inutiles. Les fils archivés ne comptent pas.
doctor-threads-unknown = ❌ **Fils :** Discord ne m'a pas laissé les compter. Vérifie à nouveau dans une minute.
doctor-commands = ✅ **Commandes :** toutes sont enregistrées comme il faut.
doctor-commands-missing = ❌ **Commandes :** Discord ne connaît pas { $commands }.
    → La personne qui fait tourner le bot le redémarre : il enregistre ses commandes au démarrage. Recharge ensuite Discord (Ctrl+R).
doctor-commands-differ = ❌ **Commandes :** Discord connaît une version plus ancienne de certaines.
    → La personne qui fait tourner le bot le redémarre : il enregistre ses commandes au démarrage. Recharge ensuite Discord (Ctrl+R).
doctor-commands-withheld = ❌ **Les membres ne peuvent pas utiliser /{ $command }** : ainsi le veulent les paramètres d'intégration de ce serveur.
    → Paramètres du serveur → Intégrations → { $bot } → /{ $command } → Rôles et membres → { $role } → ✓
doctor-commands-unknown = ❌ **Commandes :** Discord ne m'a pas dit qui peut les utiliser ici. Vérifie à nouveau dans une minute.
doctor-timed-out = ❌ **Je suis exclu temporairement** et ne peux que regarder.
    → Ouvre mon profil dans la liste des membres → ⋯ → Retirer l'exclusion temporaire.
doctor-hidden = ❌ **Je ne vois pas ce salon** : Discord ne me le montre pas, ou il n'existe plus.
    → #salon → Modifier le salon → Permissions → ajoute { $bot } → mets « { permission-view } » sur ✓
doctor-command-closed = ❌ **/{ $command } est fermée dans ce salon** : ainsi le veulent les paramètres d'intégration de ce serveur.
    → Paramètres du serveur → Intégrations → { $bot } → /{ $command } → Salons → active #{ $channel }
doctor-no-threads-here = ℹ️ Ce type de salon n'a pas de fils pour les entretiens. Ceux qui commencent ici se font dans une carte que seul le membre voit.
doctor-not-chosen = ℹ️ D'après les paramètres, les entretiens ne commencent que dans d'autres salons : /{ command-prompts } { command-settings }.
doctor-only-for = ℹ️ Seuls les membres ayant { $roles } voient ce salon.
doctor-bot-may = ✅ **Je peux :** { $permissions }
doctor-members-may = ✅ **Peuvent ({ $members }) :** { $permissions }
doctor-missing = ❌ **Il manque : { $permission } ({ $who }).** { $why } { $without }
    → { $fix }
doctor-bot = moi
doctor-everybody = membres
doctor-role = membres ayant { $role }
doctor-why-no-role-bot = Aucun de mes rôles n'a cette permission.
doctor-why-no-role = Aucun rôle ne leur donne cette permission.
doctor-why-denied = Ce salon la refuse à { $target }.
doctor-why-denied-bot = Ce salon me la refuse nommément.
doctor-fix-role = Paramètres du serveur → Rôles → { $role } → Permissions → active « { $permission } »
doctor-fix-channel = #{ $channel } → Modifier le salon → Permissions → { $target } → mets « { $permission } » sur ✓
doctor-without-view = Les entretiens commencés ici se font sans fil.
doctor-without-private = Les entretiens privés commencés ici se font sans fil.
doctor-without-public = Les entretiens publics commencés ici se font sans fil.
doctor-without-thread-send = Je ne peux rien demander dans les fils de ce salon.
doctor-without-embed = Ni questions ni verdicts ne peuvent s'afficher ici, dans les fils comme dans les messages.
doctor-without-attach = Les verdicts arrivent sans leur image.
doctor-without-history = Les réponses tapées restent sans retour.
doctor-without-send = Les verdicts que les membres partagent ne peuvent pas paraître ici.
doctor-without-member-view = Ils ne peuvent pas commencer d'entretien ici.
doctor-without-member-commands = Ils ne peuvent pas commencer d'entretien ici.
doctor-without-member-thread-send = Ils ne peuvent pas taper de réponses dans les fils ; les boutons marchent toujours.
permission-attach = Joindre des fichiers
permission-history = Voir les anciens messages
permission-commands = Utiliser les commandes de l'application

doctor-register = Enregistrer de nouveau
doctor-own-missing = ❌ **Commandes propres à ce serveur :** Discord ne connaît pas { $commands }.
    → Appuie sur « { doctor-register } » ci-dessous, puis recharge Discord (Ctrl+R). Si rien n’y fait, invite-moi de nouveau avec le scope applications.commands.
doctor-own-foreign = ❌ **Commandes propres à ce serveur :** Discord propose { $commands }, à quoi ne répond aucun dialogue d’ici.
    → Appuie sur « { doctor-register } » ci-dessous : cela l’enlève.
doctor-own-outdated = ❌ **Commandes propres à ce serveur :** Discord connaît une version plus ancienne de { $commands }.
    → Appuie sur « { doctor-register } » ci-dessous, puis recharge Discord (Ctrl+R).
doctor-own-unknown = ❌ **Commandes propres à ce serveur :** Discord ne m’a pas montré celles qu’il a.
    → Vérifie à nouveau dans une minute. Si rien n’y fait, invite-moi de nouveau avec le scope applications.commands.
doctor-own-hidden = ❌ **Votre propre /{ $command } est masqué** : un dialogue du même nom est maintenant proposé à tous les serveurs, et c’est celui-là que les membres commencent.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Exporter. Donne-lui une autre `id`, importe-le avec /{ command-prompts } { command-import }, puis retire celui qui est masqué.
doctor-own-alike = ❌ **{ $commands } s’appellent toutes deux /{ $called }** pour qui utilise Discord en : { $languages }.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Exporter. Donne-lui une autre `id`, importe-le avec /{ command-prompts } { command-import }, puis retire l’ancien.
doctor-commands-alike = ❌ **{ $commands } s’appellent toutes deux /{ $called }** pour qui utilise Discord en : { $languages }.
    → La personne qui fait tourner le bot donne à l’une d’elles un autre `dialog.command` dans les textes de cette langue, et le redémarre.
