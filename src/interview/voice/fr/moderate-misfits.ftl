## What moderators read: why a text does not fit

misfit-text-empty = Ce texte est vide. Écris de 1 à { $most } caractères.
misfit-text-too-long = Ce texte a { $length } caractères, mais { $most } tiennent ici. Raccourcis-le de { $over }.
misfit-text-line-break = Ce texte a un saut de ligne, mais il s’affiche sur une seule ligne. Écris-le sur une ligne.
misfit-bad-command = `{ $text }` ne peut pas être le nom d’une commande. Écris des minuscules, des chiffres et des traits d’union, sans espaces.
misfit-bad-url = `{ $text }` n’est pas une adresse web. Écris l’adresse entière, en commençant par https:// ou http://.
misfit-bad-placeholder-open = Une `{"{"}` n’est jamais fermée. Écris `{"{"}question{"}"}` ou `{"{"}question|sinon{"}"}` ; l’accolade elle-même s’écrit `{"{{"}`.
misfit-bad-placeholder-name = `{ $placeholder }` ne nomme aucune question. Écris `{"{"}question{"}"}` ou `{"{"}question|sinon{"}"}` ; l’accolade elle-même s’écrit `{"{{"}`.
misfit-placeholder-not-here = Aucune réponse n’est insérée ici ; on verrait les accolades. Dis-le sans la réponse, ou dis-le dans une question, une raison, ou le résumé, l’explication ou la prochaine étape d’un verdict.
misfit-placeholder-fallback = `{ $placeholder }` n’a peut-être pas de réponse ici : la question n’a pas été posée à toutes les personnes qui lisent ceci, ou elles peuvent la passer. Dis ce qui s’affiche sinon : `{ $otherwise }`.
misfit-placeholder-too-early = `{ $placeholder }` n’a pas encore de réponse quand ceci s’affiche. Dis-le sans cette réponse.
misfit-placeholder-lost = Le dialogue dit ici `{ $placeholder }`, ce texte ne le dit pas. Dis `{ $placeholder }` quelque part.
misfit-unknown-placeholder = Il n’y a pas de question `{ $question }`. Nomme une question de ce dialogue.
misfit-unknown-placeholder-near = Il n’y a pas de question `{ $question }`. Voulais-tu dire `{ $near }` ?
misfit-card-too-long = La carte de la question `{ $question }` pourrait avoir { $length } caractères, mais { $most } tiennent. Raccourcis la question, les explications de ses choix, pourquoi elle est posée ou l’introduction.
misfit-field-label-too-long = L’étiquette de ce champ aurait { $length } caractères, mais { $most } tiennent. Choisis une unité plus courte.
misfit-review-too-long = Le récapitulatif des réponses pourrait avoir { $length } caractères, mais { $most } tiennent. Raccourcis les noms courts des questions et les choix.

misfit-unknown-text = Le dialogue n’a pas de texte `{ $key }`. Enlève-le du fichier.
misfit-unknown-text-near = Le dialogue n’a pas de texte `{ $key }`. Voulais-tu dire `{ $near }` ?
misfit-unknown-key = Rien ne s’appelle `{ $key }` à cet endroit. Enlève-le.
misfit-unknown-key-near = Rien ne s’appelle `{ $key }` à cet endroit. Voulais-tu dire `{ $near }` ?
misfit-duplicate-key = `{ $key }` y est deux fois. Enlève l’une des deux.
misfit-text-expected = Il faut un texte ici. Écris-le entre guillemets doubles.
misfit-more-problems = Les { $count } premiers problèmes sont indiqués ; il y en a peut-être d’autres. Corrige ceux-là, puis importe de nouveau.
misfit-json = Ce n’est pas du JSON. Corrige-le ici ; le reste est vérifié ensuite.
misfit-json-comment = JSON n’a pas de commentaires. Enlève celui-ci ; le reste est vérifié ensuite.
misfit-json-comma = Il manque une virgule avant ceci. Ajoute-la ; le reste est vérifié ensuite.
misfit-json-comma-last = Il y a une virgule après le dernier élément. Enlève-la ; le reste est vérifié ensuite.
misfit-json-quotes = Les noms et les textes sont entre guillemets doubles, au début et à la fin. Ajoute ce qui manque ; le reste est vérifié ensuite.
misfit-json-brackets = Un crochet ou une accolade s’ouvre sans se fermer, ou se ferme sans s’être ouvert. Corrige-le ; le reste est vérifié ensuite.
misfit-json-control = Un texte contient un saut de ligne ou une tabulation. Écris \n ou \t à la place ; le reste est vérifié ensuite.

report-in-english = Ce rapport est en anglais.

history-edit = { $place } : { $before } → **{ $after }**
edit-heading = Reformuler : { $place }

# "Name: value".
pair = { $name } : { $value }
