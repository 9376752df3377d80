## /privacy et /interview my-data

privacy-title = Ce que devient ce que tu me dis
privacy-kept-heading = Ce qui est gardé
privacy-kept = Tes réponses et ce que tu m’as écrit ; ton numéro Discord, ta langue et l’endroit où se trouve ton entretien, pour le retrouver. Aucun nom, et aucun message qui n’est pas une réponse. Ce que la modération change ici est gardé avec son numéro.
privacy-where-heading = Où
privacy-where = Dans une base de données de qui gère ce bot. Les réponses et les textes écrits y sont scellés : sans la clé, personne ne peut les lire. Les numéros et les heures ne le sont pas, car c’est par eux que ton entretien est retrouvé. Les questions et les verdicts se trouvent aussi dans Discord, en messages dans ton fil.
privacy-time-heading = Combien de temps
privacy-time = { $days ->
    [one] Entretiens terminés : { $days } jour.
   *[other] Entretiens terminés : { $days } jours.
} Entretiens inachevés que personne ne touche : { $abandoned } jours. Ensuite, ils sont supprimés sans que personne ait à le demander. Quand je quitte un serveur, tout ce qui le concerne est supprimé après { $grace } jours. Les messages dans Discord restent jusqu’à ce que quelqu’un les y supprime.
privacy-readers-heading = Qui peut le lire
privacy-readers = Toi. Je ne montre pas tes réponses à la modération ; mais qui peut gérer les fils ici peut ouvrir les fils privés et les lire, et un fil public peut être lu par tout son salon. Qui gère ce bot a la clé et pourrait lire les réponses. Personne d’autre ne reçoit rien, sauf si tu partages ton verdict.
privacy-rights-heading = Ce que tu peux faire
privacy-rights = /{ command-interview } { command-my-data } { command-data-export } te donne tout dans un fichier. /{ command-interview } { command-my-data } { command-data-delete } le supprime ; on te le demande avant.
privacy-purpose-heading = À quoi ça ne sert pas
privacy-purpose = Un verdict est un conseil pour toi. Personne ne doit s’en servir pour décider à ton sujet : ni pour un emploi, ni pour un logement, une assurance ou des prestations. N’écris rien ici, s’il te plaît, sur ta santé, rien de secret, et rien sur d’autres personnes.

my-data-about = Tout ce que ce bot garde ici sur toi. « kept_as » est la forme sous laquelle une réponse est gardée. Les données d’autres serveurs, ou des messages privés, se demandent là-bas. Ce que tu as changé en modérant appartient à l’historique du serveur et n’est pas dans ce fichier.
my-data-export = Tout ce que je garde ici sur toi, dans un fichier que tu es seul·e à voir. Les données d’autres serveurs, ou des messages privés, se demandent là-bas. Ce que tu as changé en modérant est l’historique du serveur et n’y figure pas.
my-data-part = Voici la partie { $part } sur { $parts }. Ensemble, elles contiennent tout.
my-data-nothing = Je ne garde rien sur toi ici, il n’y a donc rien à faire. Les données d’autres serveurs, ou des messages privés, se demandent là-bas. Ce que tu as changé en modérant est l’historique du serveur et reste avec lui.
my-data-ask = Voici ce que je garde ici sur toi :
my-data-ask-delete = Tout supprimer, définitivement ? Les entretiens en cours s’arrêtent. /{ command-interview } { command-my-data } { command-data-export } t’en donne d’abord une copie.
my-data-open = { $count ->
    [one] { $count } entretien inachevé
   *[other] { $count } entretiens inachevés
}
my-data-finished = { $count ->
    [one] { $count } entretien terminé
   *[other] { $count } entretiens terminés
}
my-data-threads = { $count ->
    [one] { $count } fil avec ce que j’y ai écrit
   *[other] { $count } fils avec ce que j’y ai écrit
}
my-data-shared = { $count ->
    [one] { $count } verdict que tu as partagé
   *[other] { $count } verdicts que tu as partagés
}
my-data-drafts = { $count ->
    [one] { $count } changement que tu as préparé en modérant
   *[other] { $count } changements que tu as préparés en modérant
}
my-data-yes = Tout supprimer
my-data-no = Garder
my-data-left = Rien n’a été supprimé.
my-data-gone = Supprimé définitivement, réponses et textes écrits compris.
my-data-going = Je retire maintenant mes messages de Discord.
my-data-threads-gone = { $count ->
    [one] { $count } fil est supprimé.
   *[other] { $count } fils sont supprimés.
}
my-data-threads-emptied = { $count ->
    [one] Dans { $count } fil, j’ai supprimé tout ce que j’ai écrit. Ce que tu y as écrit, toi seul·e peux le supprimer : { $threads }
   *[other] Dans { $count } fils, j’ai supprimé tout ce que j’ai écrit. Ce que tu y as écrit, toi seul·e peux le supprimer : { $threads }
}
my-data-shared-gone = { $count ->
    [one] { $count } verdict partagé est supprimé.
   *[other] { $count } verdicts partagés sont supprimés.
}
my-data-refused = Discord ne me laisse plus supprimer ici ; demande à la modération : { $places }
my-data-later = Discord n’accepte pas tout en ce moment. Je continue le reste de moi-même.
my-data-remains = Ce qui reste : les messages que tu es seul·e à voir, jusqu’à ce que tu les fermes ; les notes de Discord, par exemple qu’un fil a été ouvert ; ce que tu as changé en modérant, car c’est l’historique du serveur ; les sauvegardes antérieures de qui gère ce bot, jusqu’à leur remplacement ; et des nombres qui ne nomment personne.
