## What moderators read: /prompts

# Places of texts. $name: what the part is called; $inner: a choice's label, or a paragraph's name.
place-dialog-description = Description de la commande
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
place-question-low = Question « { $name } » : extrémité basse
place-question-high = Question « { $name } » : extrémité haute
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
moderate-no-dialog = Ce serveur n’a pas de dialogue « { $dialog } ». Choisis-en un dans la liste qui apparaît quand tu écris.
moderate-no-text = « { $dialog } » n’a pas de texte « { $key } ». Choisis-en un dans la liste qui apparaît quand tu écris.
moderate-no-text-near = « { $dialog } » n’a pas de texte « { $key } ». Voulais-tu dire « { $near } » ?
moderate-no-draft = Ceci a été publié, abandonné, ou oublié après un jour. Rien n’a changé ; /{ command-prompts } { command-edit } recommence.
moderate-idle = C’est déjà ainsi. Rien n’a changé.

edit-title = Reformuler
edit-label = Nouveau texte
edit-proposed = **Pas encore publié.** Les membres lisent toujours l’ancien texte.
edit-save = Publier
edit-again = Modifier encore
edit-discard = Abandonner
edit-discarded = Abandonné. Les membres continuent de lire l’ancien texte.
edit-refused = **Ce texte ne peut pas encore être publié.** Il est gardé ici.
edit-what-you-typed = Ton texte :
edit-live = **Publié.** Les membres le lisent désormais, y compris dans les entretiens en cours.
edit-stale = **Quelqu’un a changé ce texte entre-temps.** Le tien est gardé ici et n’est pas publié.
edit-overwrite = Le remplacer par le mien
edit-undo = Annuler

list-title = Textes de /{ $dialog }
list-title-changed = Textes modifiés de /{ $dialog }
list-none-changed = Rien n’est modifié : les membres lisent /{ $dialog } tel qu’il a été écrit.
list-page = { $first }–{ $last } sur { $count }. ✎ marque ce que ce serveur a modifié.
list-pick = Reformuler l’un d’eux …
list-back = Retour
list-on = Suite
list-changed = ✎

history-title = Historique
history-none = Rien n’a encore été modifié.
history-page = Le changement le plus récent est en haut. /{ command-prompts } { command-undo } en annule un, /{ command-prompts } { command-restore } revient à l’état d’après l’un d’eux.
history-older = Plus anciens
history-newer = Plus récents
history-entry = **{ $version }** · { $author } · { $when }
history-undid = a annulé le changement { $version }
history-restored = est revenu au changement { $version }
history-restored-beginning = est revenu au début
history-reset = retour aux mots du dialogue lui-même
history-imported = importation
history-more = … et { $count ->
    [one] { $count } autre texte
   *[other] { $count } autres textes
  }
history-setting = Réglage { $name }
history-dialog = Dialogue /{ $name }
history-panel = Bouton de départ de /{ $name } dans { $channel }
history-absent = (rien)
history-on = activé
history-off = désactivé

undo-done = **Annulé :** le changement { $version }.
undo-nothing = Il n’y a (plus) rien à annuler.
undo-no-such = Ce serveur n’a pas de changement { $version }. /{ command-prompts } { command-history } montre ceux qu’il y a.
undo-stale = **Le changement { $version } ne peut pas être annulé seul** : ce qu’il touchait a encore changé depuis. Annule cela d’abord, ou prends /{ command-prompts } { command-restore }.

restore-ask = **Revenir à l’état d’après le changement { $version } ?** Voici ce qui changerait :
restore-ask-beginning = **Revenir au début, avant tout changement ?** Voici ce qui changerait :
restore-yes = Revenir
restore-no = Laisser tel quel
restore-left = Laissé tel quel.
restore-done = **C’est fait.** C’est le changement { $version } ; lui aussi peut être annulé.
restore-stale = **Quelqu’un a changé quelque chose entre-temps** ; rien n’a donc été fait. Regarde l’historique et redemande.
restore-no-such = Ce serveur n’a pas de changement { $version } : il en compte { $count } jusqu’ici.
restore-idle = Tout est déjà comme après le changement { $version }.

reset-ask = **Revenir aux mots du dialogue lui-même ?** Voici ce qui changerait :
reset-yes = Réinitialiser

setting-channels = Salons où l’on peut commencer un entretien
setting-roles = Rôles qui peuvent en commencer un
setting-threads = Fils
setting-cooldown = Pause avant de refaire le même dialogue
setting-running = Entretiens ouverts d’un membre
setting-results = Où vont les verdicts partagés
setting-language = Langue pour les membres dont la leur n’est pas parlée
setting-kept = Combien de temps les réponses sont gardées
setting-statistics = Qui peut voir les statistiques
setting-everywhere = partout
setting-everybody = tout le monde
setting-moderators = la modération seulement
setting-threads-member = le membre choisit
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
setting-language-discord = la langue du serveur chez Discord
# What this language calls itself.
language-name = Français
