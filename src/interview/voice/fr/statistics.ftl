## Statistics: /prompts statistics

statistics-none-yet = **On ne peut encore rien dire** de /{ $dialog } du { $from } au { $to }. Les chiffres sont donnés par semaines entières et seulement pour des groupes d'au moins cinq personnes, afin qu'on n'y reconnaisse personne.
statistics-shown = /{ $dialog }, du { $from } au { $to }. Les mêmes chiffres sont dans le fichier { $file }.
statistics-title = Du { $from } au { $to }
statistics-numbers = Commencés : { $started } · Terminés : { $finished }
statistics-median = Durée médiane : { $span }
statistics-span = de { $low } à { $high } minutes
statistics-span-open = plus de { $low } minutes
statistics-started = Commencés
statistics-finished = Terminés
statistics-verdicts = Verdicts
statistics-left = Où l'on s'arrête
statistics-of = { $count } ({ $share } %)
statistics-rest = Tous les autres : moins de cinq chacun.
statistics-more = La suite est dans le fichier.
statistics-none = Moins de cinq chacun.
statistics-note = Compté par cinq, chaque nombre arrondi vers le bas ; les groupes de moins de cinq ne sont pas montrés. Chaque membre compte une fois. Arrêté : { $days } jours sans y toucher.
statistics-about = Semaines entières (du lundi au dimanche, UTC). Chaque membre compte une fois, avec son premier entretien. Chaque nombre est arrondi vers le bas à un multiple de cinq depuis le début du comptage : il peut donc manquer jusqu'à quatre, et les petits nombres viennent plus tard, avec d'autres ; les groupes de moins de cinq ne sont jamais donnés. Arrêté à une question : l'entretien a été commencé et laissé { $days } jours sans y toucher. Durée : de la première question au premier verdict, pauses comprises.
# For the program: %d and %m are day and month.
statistics-day = %d/%m
