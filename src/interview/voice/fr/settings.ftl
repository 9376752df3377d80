## Ce que lit un membre quand les paramètres du serveur l’arrêtent

entry-always-private = Tu as demandé un fil public ; ce serveur mène toujours les entretiens dans des fils privés. Toi et la modération du serveur êtes seuls à pouvoir le lire.
entry-always-public = **D’autres peuvent te lire :** ce serveur mène toujours les entretiens dans des fils publics. Toute personne qui peut lire le salon peut y lire tes réponses.
entry-channel = **Sur ce serveur, les entretiens commencent ailleurs :** { $channels }. Tape la commande là-bas.
entry-channels-gone = **Aucun entretien ne peut commencer pour l’instant :** tous les salons que ce serveur avait choisis ont été supprimés. Préviens la modération ; /{ command-prompts } { command-settings } y remédie.
entry-role = **Il te manque un rôle pour cela :** l’un de { $roles }. La modération peut te le donner.
entry-cooldown = **Pas encore :** ce serveur demande une pause après un entretien « { $dialog } ». Tu pourras commencer le suivant { $until }. Ton dernier verdict reste, et tu peux toujours en changer les réponses.
entry-last-verdict = Voir mon dernier verdict
entry-running = { $count ->
    [one] **Tu as déjà un entretien en cours**, et ce serveur en permet un à la fois.
   *[other] **Tu as autant d’entretiens en cours que ce serveur en permet :** { $count }.
  } Termine-en un ou arrête-le (ses réponses sont gardées), puis tape de nouveau la commande.
entry-open-in-thread = « { $dialog } » dans { $thread }
entry-open = « { $dialog } », dans des messages que tu es seul·e à voir ; /{ command-interview } { command-resume } l’affiche
entry-stop = Arrêter « { $dialog } »

share-into = Il irait dans { $channel }.
share-into-results = Il irait dans { $channel }, où ce serveur réunit les verdicts que ses membres partagent.
share-moved = **Pas encore partagé :** ce serveur vient de choisir un autre salon pour cela.
share-refused = Je n’ai pas le droit d’écrire dans { $channel } ; rien n’a donc été partagé. La modération peut m’y accorder « { permission-send } » et « { permission-embed } » ; appuie ensuite de nouveau sur Partager.
share-channel-gone = Le salon où il irait a été supprimé ; rien n’a donc été partagé. La modération peut en choisir un autre avec /{ command-prompts } { command-settings } ; appuie ensuite de nouveau sur Partager.
share-uncertain = Discord n’a pas dit si ton verdict est arrivé dans { $channel }. Je réessaie de moi-même dans un instant ; il n’y paraîtra pas deux fois.

## /prompts settings

settings-title = Paramètres
settings-title-page = Paramètres · { $page }
settings-page-overview = Aperçu
settings-page-start = Où et qui
settings-page-interviews = Entretiens
settings-page-results = Verdicts et données
settings-page-guides = Guides

settings-about-overview = Voici comment ce serveur mène les entretiens. Ce que tu choisis sur les autres pages vaut aussitôt ; /{ command-prompts } { command-history } montre chaque modification, et chacune peut être annulée.
settings-about-start = Où un entretien peut commencer, et qui peut en commencer un. Cela vaut aussi pour la modération. Les entretiens en cours continuent.
settings-about-interviews = Cela vaut aussi pour la modération. Les entretiens en cours continuent, et leurs réponses peuvent toujours être changées.
settings-about-results = Seuls sont publiés les verdicts que quelqu’un a choisi de partager.
settings-about-guides = Un verdict renvoie à ces guides. Choisis-en un pour indiquer son adresse ; d’ici là, seul son nom est affiché.

settings-option-threads = Fils : { $value }
settings-option-cooldown_hours = Pause : { $value }
settings-option-running_max = À la fois : { $value }
settings-option-language = Langue : { $value }
settings-option-kept_days = Les réponses sont gardées : { $value }

settings-other-cooldown_hours = Autre pause…
settings-other-running_max = Autre nombre…
settings-other-kept_days = Autre nombre de jours…
settings-number-cooldown_hours = Heures, de { $min } (sans pause) à { $max }
settings-number-running_max = De { $min } (un par dialogue) à { $max }
settings-number-kept_days = Jours, de { $min } à { $max }
settings-not-a-number = **« { $typed } » ne convient pas ici**, rien n’a donc changé : il faut un nombre entier de { $min } à { $max }. Ce que tu as tapé est gardé.
settings-outside = **Rien n’a changé :** il faut un nombre entier de { $min } à { $max }.
settings-too-many = **Rien n’a changé :** cela fait { $count }, et la liste en contient au plus { $max }.
settings-no-language = **Rien n’a changé :** je ne parle pas « { $language } ».
settings-not-here = **Rien n’a changé :** l’un d’eux n’est ni un salon ni un rôle de ce serveur qui convienne ici, ou a été supprimé entre-temps. Choisis de nouveau.

settings-live = **Modifié.** Cela vaut dès maintenant.
settings-stale = **Quelqu’un d’autre a modifié cela entre-temps ; ton choix n’a donc pas été enregistré.** Le formulaire montre l’état actuel ; choisis de nouveau si tu le veux toujours.
settings-clear = Retirer ce qui est supprimé
settings-gone = ~~{ $id }~~ (supprimé)
settings-all-gone-channels = ⚠ **Personne ne peut commencer d’entretien :** tous les salons de cette liste ont été supprimés. Choisis-en d’autres, ou retire-les pour permettre tous les salons.
settings-all-gone-roles = ⚠ **Personne ne peut commencer d’entretien :** tous les rôles de cette liste ont été supprimés. Choisis-en d’autres, ou retire-les pour le permettre à tout le monde.
settings-all-gone-results_channel = ⚠ **Personne ne peut partager de verdict :** ce salon a été supprimé. Choisis-en un autre, ou retire-le.
settings-no-threads = ⚠ { $channels } : pas de fils pour les entretiens ici ; ils s’y déroulent dans des messages que seul le membre voit.
settings-problems = ⚠ Dans { $channel } :
settings-problems-more = ⚠ Il y en a d’autres : /prompts diagnostic dit tout, salon par salon.

settings-guides-counted = **Guides avec une adresse :** { $set } sur { $count }
settings-guide-bare = pas encore d’adresse
settings-guide-pick = Indiquer l’adresse de…
