## What moderators read: /prompts

place-dialog-description = Description de la commande
place-dialog-command = Nom de la commande
place-dialog-title = Titre
place-dialog-introduction = Introduction
place-source-title = Source : titre
place-source-url = Source : adresse
place-section-title = Section { $name } : titre
place-guide-name = Guide « { $name } » : nom
place-guide-url = Guide « { $name } » : adresse
place-question-label = Question « { $name } » : nom court
place-question-prompt = Question « { $name } » : la question
place-question-why = Question « { $name } » : pourquoi cette question
place-question-low = Question « { $name } » : bas de l’échelle
place-question-high = Question « { $name } » : haut de l’échelle
place-question-unit = Question « { $name } » : unité
place-question-skip = Question « { $name } » : bouton pour passer
place-question-placeholder = Question « { $name } » : indication dans le champ vide
place-choice-label = Question « { $name } », choix « { $inner } »
place-choice-description = Question « { $name } », choix « { $inner } » : explication
place-choice-advice = Question « { $name } », choix « { $inner } » : conseil
place-finding-text = Raison « { $name } »
place-gauge-label = Condition « { $name } »
place-verdict-title = Verdict « { $name } » : titre
place-verdict-summary = Verdict « { $name } » : résumé
place-verdict-rationale = Verdict « { $name } » : pourquoi ({ $inner })
place-verdict-step = Verdict « { $name } » : prochaine étape ({ $inner })

moderate-not-allowed = Seules les personnes qui peuvent gérer ce serveur, ou à qui il permet d’utiliser /{ command-prompts } (Paramètres du serveur, Intégrations), peuvent faire cela. Rien n’a changé.
moderate-no-dialog = Ce serveur n’a pas de dialogue « { $dialog } ». Choisis-en un dans la liste qui apparaît pendant que tu écris.
moderate-no-text = « { $dialog } » n’a pas de texte « { $key } ». Choisis-en un dans la liste qui apparaît pendant que tu écris.
moderate-no-text-near = « { $dialog } » n’a pas de texte « { $key } ». Voulais-tu dire « { $near } » ?
moderate-no-draft = Ce brouillon a été mis en ligne, abandonné ou oublié au bout d’un jour. Rien n’a changé ; avec /{ command-prompts } { command-edit }, tu repars de zéro.
moderate-idle = C’est déjà le cas. Rien n’a changé.

edit-which = Plusieurs textes contiennent « { $typed } ». Lequel ?
edit-label = Nouveau texte
edit-proposed = **Pas encore en ligne.** Les membres lisent toujours l’ancien texte.
edit-save = Mettre en ligne
edit-again = Modifier encore
edit-discard = Abandonner
edit-discarded = Abandonné. Les membres continuent de lire l’ancien texte.
edit-refused = **Ce texte ne peut pas encore être mis en ligne.** Il est gardé ici.
edit-what-you-typed = Ton texte :
edit-live = **En ligne.** Les membres le lisent désormais, y compris dans les entretiens en cours.
edit-stale = **Quelqu’un a modifié ce texte pendant que tu y travaillais.** Le tien est gardé ici et n’est pas en ligne.
edit-overwrite = Le remplacer par le mien
edit-undo = Annuler la modification

list-title = Textes de /{ $dialog }
list-title-changed = Textes modifiés de /{ $dialog }
list-none-changed = Rien n’est modifié : les membres lisent /{ $dialog } tel qu’il a été écrit.
list-page = { $first }–{ $last } sur { $count }. ✎ signale ce que ce serveur a modifié.
list-pick = Reformuler l’un d’eux …
list-back = Retour
list-on = Suite
list-changed = ✎

history-title = Historique
history-none = Rien n’a encore été modifié.
history-page = La modification la plus récente est en tête. /{ command-prompts } { command-undo } en annule une ; /{ command-prompts } { command-restore } revient à l’état d’après l’une d’elles.
history-older = Plus anciennes
history-newer = Plus récentes
history-entry = **{ $version }** · { $author } · { $when }
history-undid = annulation de la modification { $version }
history-restored = retour à l’état d’après la modification { $version }
history-restored-beginning = retour au début
history-reset = retour aux mots d’origine du dialogue
history-imported = import
history-more = … et { $count ->
    [one] { $count } autre texte
   *[other] { $count } autres textes
  }
history-setting = Paramètre « { $name } »
history-dialog = Dialogue /{ $name }
history-panel = Bouton pour commencer /{ $name } dans { $channel }
history-absent = (aucun)
history-on = activé
history-off = désactivé
# $state: on or off; $version: the first digits of what tells one content from another.
history-version = { $state } (version { $version })

undo-done = **Annulée :** modification { $version }.
undo-nothing = Il n’y a rien (ou plus rien) à annuler.
undo-no-such = Ce serveur n’a pas de modification { $version }. /{ command-prompts } { command-history } montre celles qui existent.
undo-stale = **La modification { $version } ne peut pas être annulée seule** : ce qu’elle touchait a été modifié de nouveau depuis. Annule d’abord cela, ou prends /{ command-prompts } { command-restore }.

restore-ask = **Revenir à l’état d’après la modification { $version } ?** Voici ce qui changerait :
restore-ask-beginning = **Revenir au début, avant toute modification ?** Voici ce qui changerait :
restore-yes = Restaurer
restore-no = Laisser tel quel
restore-left = Tout reste tel quel.
restore-done = **C’est fait.** C’est la modification { $version } ; elle aussi peut être annulée.
restore-stale = **Quelqu’un a modifié quelque chose entre-temps** ; rien n’a donc été fait. Regarde l’historique et redemande.
restore-no-such = Ce serveur n’a pas de modification { $version } : il en a connu { $count } jusqu’ici.
restore-idle = Tout est déjà dans l’état d’après la modification { $version }.

reset-ask = **Revenir aux mots d’origine du dialogue ?** Voici ce qui changerait :
reset-yes = Réinitialiser

setting-channels = Salons où commencer un entretien
setting-roles = Rôles qui peuvent commencer un entretien
setting-threads = Fils
setting-cooldown = Pause avant le même dialogue
setting-running = Entretiens en cours par membre
setting-results = Salon des verdicts partagés
setting-language = Langue si je ne parle pas la sienne
setting-kept = Durée de conservation des réponses
setting-statistics = Qui peut voir les statistiques
setting-everywhere = partout
setting-everybody = tout le monde
setting-moderators = la modération seulement
setting-threads-member = au choix du membre
setting-threads-private = toujours privés
setting-threads-public = toujours publics
setting-hours = { $count ->
    [0] aucune
    [one] { $count } heure
   *[other] { $count } heures
  }
setting-running-max = { $count ->
    [0] un par dialogue
   *[other] { $count } au plus
  }
setting-days = { $count ->
    [one] { $count } jour
   *[other] { $count } jours
  }
setting-where-started = le salon où l’entretien a commencé
setting-language-discord = la langue du serveur sur Discord
# What this language calls itself.
language-name = Français
