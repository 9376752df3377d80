## Discord

# In place of a thread's card: where the interview now is.
discord-in-thread = Ton entretien se passe dans { $thread }.
discord-goes-on-below = Ton entretien continue plus bas.

discord-no-thread-direct = Les messages privés n’ont pas de fils ; l’entretien se tient donc ici même, dans des messages qui disparaissent quand tu fermes Discord. Tes réponses, elles, sont gardées.
discord-no-thread-kind = Ce type de salon n’a pas de fils pour les entretiens ; le tien se tient donc ici même, où tu es la seule personne à le voir. Dans un salon textuel, il aurait son propre fil.
discord-no-thread-permissions = Je n’ai pas le droit d’ouvrir ici un fil utilisable ; l’entretien se tient donc ici même, où tu es la seule personne à le voir. La modération peut m’accorder dans ce salon : { $permissions }.
discord-no-thread-full = Ce serveur a déjà autant de fils actifs que Discord le permet ; l’entretien se tient donc ici même, où tu es la seule personne à le voir. La modération peut fermer les fils qui ne servent plus.
discord-no-thread-too-fast = Discord me demande d’attendre avant d’ouvrir d’autres fils ; l’entretien se tient donc ici même, où tu es la seule personne à le voir. Les prochains auront de nouveau un fil.
discord-no-thread-refused = Discord ne m’a pas laissé ouvrir de fil ; l’entretien se tient donc ici même, où tu es la seule personne à le voir. La modération peut vérifier mes permissions dans ce salon.

discord-no-such-dialog = Cette commande n’existe plus. Discord affichera les commandes actuelles d’ici peu.
discord-foreign = Je ne connais plus cet élément. Prends la carte la plus récente, ou /{ command-interview } { command-resume }.
discord-not-understood = Je n’ai pas pu lire ce que Discord a envoyé ; rien n’a donc changé. Réessaie, ou prends /{ command-interview } { command-resume }.
discord-busy = Il se passe trop de choses à la fois ; rien n’a donc changé. Réessaie dans un instant.
discord-trouble = Quelque chose n’a pas marché de mon côté. Ce que tu as vu accepté est gardé ; réessaie dans un instant.
discord-not-shown = Discord ne m’a pas laissé tout afficher, mais ce que tu as fait est gardé. Avec /{ command-interview } { command-resume }, tu le verras ; si cela échoue aussi, la modération peut vérifier mes permissions ici.
discord-too-slow-for-a-field = Le champ a mis trop de temps à s’ouvrir. Appuie encore une fois.
discord-nothing-to-read = Je vois que tu as répondu, mais Discord ne me montre le texte que si la réponse me mentionne. Active la mention, mentionne-moi, ou prends /{ command-interview } { command-answer }.
discord-transcript = Tout ce qui a été demandé, répondu et conclu, dans un fichier. Toi seul·e peux le voir.
discord-verdict-is-old = Ce verdict a été remplacé depuis. Prends les boutons sous le plus récent.

# Permissions, as Discord's own settings call them.
permission-view = Voir le salon
permission-send = Envoyer des messages
permission-send-in-threads = Envoyer des messages dans les fils
permission-embed = Intégrer des liens
permission-private-threads = Créer des fils privés
permission-public-threads = Créer des fils publics
discord-thread-out-of-reach = Je ne peux plus écrire dans ton fil, alors l’entretien continue ici même, où toi seul·e le vois. Rien n’est perdu.
