## Formats

# What day-as-typed holds is for the program: %d, %m and %Y are day, month and year.
day-as-typed = %d/%m/%Y
day-in-words = { $day ->
    [1] 1er
   *[other] { $day }
} { $month ->
    [1] janvier
    [2] février
    [3] mars
    [4] avril
    [5] mai
    [6] juin
    [7] juillet
    [8] août
    [9] septembre
    [10] octobre
    [11] novembre
   *[12] décembre
} { $year }
quoted = « { $text } »

# What people type instead of a label.
typed-yes = oui
typed-no = non
typed-skip = passer

## The card

progress = Question { $number } sur { $about } environ
progress-editing = Changer une réponse précédente

hint-one = Choisis une réponse.
hint-several = { $min ->
    [one] { $max ->
        [one] Choisis une réponse.
       *[other] Choisis de 1 à { $max } réponses.
    }
   *[other] Choisis de { $min } à { $max } réponses.
}
hint-scale = Un nombre entier de { $min } ({ $low }) à { $max } ({ $high }).
hint-number = Un nombre entier de { $min } à { $max } { $unit }.
hint-date = Un jour du { $min } au { $max }, écrit comme { $example }.
hint-text = Avec tes propres mots, { $max } caractères au plus. On te cite, mais cela ne décide jamais de rien.

why-heading = Pourquoi cette question

control-back = Retour
control-leave-edit = La garder telle quelle
control-why = Pourquoi cette question
control-review = Relire
control-stop = Arrêter
control-resume = Continuer
control-return = Revenir à la question
control-close = Les garder telles quelles
control-type = Écrire la réponse
control-type-again = Corriger la réponse

remark-fell-away = { $count ->
    [one] { $count } réponse suivante ne s’applique plus et a été retirée : { $labels }.
   *[other] { $count } réponses suivantes ne s’appliquent plus et ont été retirées : { $labels }.
}
remark-resumed = Te revoilà. Tes réponses sont comme tu les as laissées.
remark-went-back = La dernière réponse a été retirée.
remark-draft = Ton texte est gardé. Ouvre le champ pour le corriger.

## The field

form-label-text = Ta réponse
form-label-number = De { $min } à { $max } { $unit }
form-label-date = Un jour, comme { $example }

## Review

review-title = Tes réponses jusqu’ici
review-none = Tu n’as encore rien répondu.
review-text = Choisis-en une pour la changer. Les réponses suivantes qui conviennent encore restent.
review-edit = Changer une réponse …

## Stopping

stopped-title = En pause
stopped-text = { $count ->
    [0] Rien n’est perdu : continue quand tu veux.
    [one] Ta réponse est gardée. Continue quand tu veux.
   *[other] Tes { $count } réponses sont gardées. Continue quand tu veux.
}

## The verdict

verdict-title = Verdict : { $title }
verdict-rationale = Pourquoi
verdict-for = Ce qui parle pour
verdict-against = Ce qui parle contre
verdict-notes = Bon à savoir aussi
verdict-none-for = Rien dans tes réponses ne parle pour.
verdict-none-against = Rien dans tes réponses ne parle contre.
verdict-gauges = Les conditions
verdict-changes = Ce qui changerait ce verdict
verdict-changes-none = Pour le moment, rien qui dépende de toi seul·e ne mènerait à un autre verdict.
verdict-changes-many = Plusieurs choses devraient changer à la fois. Commence par les prochaines étapes ci-dessous, puis reviens.
verdict-steps = Prochaines étapes
verdict-guides = Pour aller plus loin
verdict-answers = Tes réponses
verdict-control-edit = Changer une réponse
verdict-control-share = Partager dans le salon
verdict-control-transcript = Transcription

since-heading = Les questions ont changé depuis que tu as commencé
since-asks = Ton verdict repose sur la version avec laquelle tu as commencé. Celle d’aujourd’hui pose aussi la question « { $question } » et pourrait donc décider autrement.
since-decides = Ton verdict repose sur la version avec laquelle tu as commencé. Avec les mêmes réponses, celle d’aujourd’hui dirait « { $verdict } ».
since-dropped = Ne compte plus :{" "}

gauge-met = Rempli
gauge-not-met = Pas rempli
gauge-unknown = À savoir
gauge-line = { $reading } : { $label }

# On the verdict's picture.
sign-colon = {" : "}
sign-quote = {"« "}
sign-unquote = {" »"}
glance-heading = Verdict :
glance-go = Vas-y
glance-care = Avec prudence
glance-wait = Attends
glance-stop = Plutôt non
glance-for = { $count ->
    [one] { $count } raison pour
   *[other] { $count } raisons pour
}
glance-against = { $count ->
    [one] { $count } raison contre
   *[other] { $count } raisons contre
}

change-line = { $advice }. Cela mènerait à « { $verdict } ».
change-and = { $first }, puis { $second }

closing-title = Tout est répondu
closing-text = Ton verdict se trouve plus bas.

share-question = Voici ce que tout le salon lirait. Tes réponses restent ici.
share-title = Un verdict de « { $dialog } »
share-confirm = Partager
share-cancel = Ne pas partager
share-confirmed = Partagé.
share-cancelled = Pas partagé.

## Notices

notice-stale = Cette carte date d’un moment plus ancien ; rien n’a donc changé. La question en cours est sur la carte la plus récente.
notice-not-yours = Cet entretien est celui de quelqu’un d’autre. Commence le tien avec { $command }.
notice-no-interview = Tu n’as pas d’entretien ici. Commences-en un, par exemple avec { $command }.
notice-no-such-interview = Cet entretien n’existe plus. Commences-en un autre avec { $command }.
notice-is-stopped = L’entretien est en pause. Reprends-le d’abord.
notice-is-finished = L’entretien est terminé. Pour changer quelque chose, prends « { verdict-control-edit } » sous le verdict.
notice-nothing-to-go-back-to = C’est la première question ; il n’y a rien avant.
notice-nothing-to-edit = Cette réponse n’existe plus.
notice-is-running = L’entretien est déjà en cours.

not-understood-choice = « { $typed } » ne fait pas partie des choix. Réponds par un nombre, une lettre ou un choix :
not-understood-ambiguous = « { $typed } » correspond à plusieurs choix. Lequel veux-tu dire ?
not-understood-count = { $max ->
    [one] Tu en as choisi { $picked } ; choisis exactement une réponse.
   *[other] Tu en as choisi { $picked } ; choisis de { $min } à { $max } réponses.
}
not-understood-number = « { $typed } » n’est pas un nombre entier. N’écris que des chiffres, par exemple { $example }.
not-understood-number-outside = Il faut que ce soit entre { $min } et { $max }.
not-understood-date = « { $typed } » n’est pas un jour. Écris-le avec le jour, le mois et l’année, par exemple { $example }.
not-understood-date-outside = Il faut que ce soit entre le { $min } et le { $max }.
not-understood-length-short = Cela fait { $characters ->
    [one] { $characters } caractère
   *[other] { $characters } caractères
} ; il en faut au moins { $min }. Ton texte est gardé.
not-understood-length-long = Cela fait { $characters } caractères ; il en tient { $max } au plus. Ton texte est gardé.
not-understood-no-skip = On ne peut pas passer cette question.

answer-skipped = Passée
answer-nothing = –

offer-text = Tu as déjà ici un entretien « { $dialog } », { $count ->
    [0] sans réponse
    [one] avec { $count } réponse
   *[other] avec { $count } réponses
} jusqu’ici. On continue, ou on recommence ? Si tu recommences, les réponses sont effacées.
offer-continue = Continuer
offer-start-over = Recommencer

## The transcript

transcript-title = { $dialog } – transcription
transcript-answers = Réponses
