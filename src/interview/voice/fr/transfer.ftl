## What moderators read: /prompts export, import, dialogs

export-texts = `{ $name }`, avec { $count ->
    [one] { $count } texte
   *[other] { $count } textes
  }. Modifie ce que tu veux et rapporte-le avec /prompts importer.
export-nothing-changed = Ce serveur n’a encore modifié aucun texte de /{ $dialog }, donc `{ $name }` est vide. Choisis « Tous les textes tels qu’on les lit » pour en avoir un sur lequel travailler.
export-dialog = `{ $name }` est le dialogue tel qu’il a été écrit, sans ce que ce serveur a reformulé. Pour en faire le tien, donne-lui une autre `id` et rapporte-le avec /prompts importer.

import-no-file = Il n’y a pas de fichier. Joins un fichier JSON comme en fait /prompts exporter.
import-too-big = `{ $name }` fait { $size } Ko, et { $most } Ko au plus sont lus. Rien n’a été modifié ; raccourcis-le.
import-foreign = Ce fichier n’est pas chez Discord, il n’a donc pas été récupéré. Joins-le à la commande elle-même.
import-not-fetched = Discord n’a pas remis `{ $name }`. Rien n’a été modifié ; réessaie dans un instant.
import-not-text = `{ $name }` n’est pas du texte en UTF-8 et ne peut pas être lu. Rien n’a été modifié ; enregistre-le en UTF-8 et réessaie.
import-checking = Vérification de `{ $name }` …
import-neither = `{ $name }` est du JSON, mais ni un dialogue (qui a `questions`) ni les textes d’un dialogue (qui sont sous `texts`). Rien n’a été modifié ; /prompts exporter fait un exemple de chacun.
import-problems = **Non importé :** `{ $name }` a { $count ->
    [one] { $count } problème
   *[other] { $count } problèmes
  }. Rien n’a été modifié. Tout, avec le remède, est dans problems.txt.
import-problem = - Ligne { $line }, colonne { $column } : { $what }
import-no-dialog = Ce serveur n’a pas ce dialogue. Rien n’a été modifié ; choisis-en un dans la liste qui apparaît pendant que tu tapes.
import-which = Ces textes vont avec plusieurs dialogues : { $dialogs }. Rien n’a été modifié ; dis duquel ils sont avec l’option `dialogue`.
import-which-none = Aucun dialogue d’ici n’a tous ces textes. Rien n’a été modifié ; dis duquel ils sont avec l’option `dialogue`, et tu sauras lesquels il n’a pas.
import-idle = Tout est déjà ainsi. Rien n’a été modifié.
import-busy = Un autre fichier est en cours de vérification. Rien n’a été modifié ; réessaie dans un instant.
import-too-slow = `{ $name }` n’a pas pu être prouvé en { $seconds } secondes, il n’est donc pas importé. Rien n’a été modifié. Fais que ses conditions regardent moins de réponses à la fois, ou réessaie quand il y a moins d’activité.
import-reserved = **Non importé :** /{ $dialog } est une commande du bot lui-même. Donne une autre `id` au dialogue.
import-operators = **Non importé :** /{ $dialog } est déjà proposé à tous les serveurs, et un seul ne peut pas le remplacer. Donne une autre `id` au tien ; pour n’en changer que les textes, importe-les comme textes.
import-too-many = **Non importé :** ce serveur a { $most } dialogues à lui, et Discord n’accepte pas plus de commandes. Retires-en d’abord un avec /prompts dialogues.
import-command-left = `dialog.command` du fichier est laissé de côté : une commande a le même nom sur tous les serveurs, et seule la personne qui fait tourner le bot peut la renommer.
import-command-only = Le fichier n’apporte que le nom de la commande (`dialog.command`), et celui-là reste tel quel : une commande a le même nom sur tous les serveurs, et seule la personne qui fait tourner le bot peut la renommer. Rien n’a été modifié. Pour renommer un dialogue à vous, importe-le comme dialogue avec une autre `id`.
import-ask-texts = **Importer ces textes de /{ $dialog } ?** Ils vont partout. Les textes qui ne sont pas dans le fichier restent comme ils sont.
import-ask-new = **Prendre /{ $dialog } comme dialogue de ce serveur ?** « { $title } » : { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
  }, { $verdicts ->
    [one] { $verdicts } verdict
   *[other] { $verdicts } verdicts
  }, prouvé pour chaque combinaison de réponses.
import-ask-replace = **Remplacer /{ $dialog } ?** Les entretiens en cours continuent avec le dialogue de leur début.
import-dropped = { $count ->
    [one] { $count } texte que ce serveur a reformulé ne lui correspond plus et disparaîtrait.
   *[other] { $count } textes que ce serveur a reformulés ne lui correspondent plus et disparaîtraient.
  }
import-warnings = { $count ->
    [one] La vérification a { $count } doute, qui ne t’arrête pas :
   *[other] La vérification a { $count } doutes, qui ne t’arrêtent pas :
  }
import-diff-in-file = Les différences sont dans diff.md.
import-changes-in-file = Le tout est dans changes.md.
import-yes = Importer

dialogs-title = Dialogues
dialogs-for-all = pour tous les serveurs
dialogs-own-on = à vous, activé
dialogs-own-off = à vous, désactivé
dialogs-own-hidden = à vous, mais masqué : un dialogue du même nom est maintenant proposé à tous les serveurs
dialogs-how = Apporte le tien avec /prompts importer. L’export d’un autre dialogue est un bon début.
dialogs-pick = Regarder l’un des vôtres …
dialogs-about = { $questions ->
    [one] { $questions } question
   *[other] { $questions } questions
  }, { $verdicts ->
    [one] { $verdicts } verdict
   *[other] { $verdicts } verdicts
  }
dialogs-switch-off = Désactiver
dialogs-switch-on = Activer
dialogs-export = Exporter
dialogs-remove = Retirer
dialogs-all = Tous les dialogues
dialogs-off-done = **Désactivé.** Personne ne peut plus le commencer ; les entretiens en cours continuent. C’est la modification { $version }.
dialogs-on-done = **Activé.** Les membres peuvent le commencer. C’est la modification { $version }.
dialogs-remove-ask = **Retirer /{ $dialog }, avec ce qui en a été reformulé ?** Les entretiens en cours continuent. /prompts annuler le fait revenir.
dialogs-remove-yes = Retirer
dialogs-stale = **Quelqu’un a modifié ce dialogue entre-temps**, donc rien n’a été fait. Voici où il en est.
dialogs-registered = Discord a la nouvelle liste des commandes de ce serveur ; qui l’a ouvert voit peut-être encore l’ancienne un instant.
dialogs-not-registered = ⚠ **Discord n’a pas accepté la nouvelle liste des commandes de ce serveur** ; les membres voient peut-être l’ancienne. Ce sera retenté au démarrage du bot. Pour essayer tout de suite, désactive et réactive un dialogue dans /prompts dialogues ; si rien n’y fait, invite le bot de nouveau avec le scope applications.commands.
