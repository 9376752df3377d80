## What moderators read: /prompts preview and /prompts panel

preview-banner = **Aperçu.** Tu es la seule personne à le voir, et rien n’est compté.
preview-jump = Aller à …
preview-end = Terminer l’aperçu
preview-ended = L’aperçu est terminé. Rien n’en a été gardé.
preview-where = Où aller ? Les réponses en chemin sont remplies pour toi.
preview-questions = Une question …
preview-verdicts = Un verdict …
preview-nowhere = Aucun entretien n’y mène : aucune réponse ne le fait afficher au bot. Rien n’a changé.
preview-gone = Cet aperçu est terminé. /{ command-prompts } { command-preview } en commence un autre.
preview-no-share = C’est un aperçu ; il n’y a rien à partager.
edit-try = L’essayer

panel-start = Commencer
panel-ask = Voici ce que tout le monde lira dans { $channel }. Publier ?
panel-yes = Publier
panel-no = Ne pas publier
panel-left = Rien n’a été publié.
panel-posted = Publié dans { $channel } : { $link }. /{ command-prompts } { command-panel } { command-remove } l’enlève.
panel-refused = Discord ne me laisse pas publier dans { $channel } ; rien n’a donc été publié. Accorde-moi là-bas « { permission-view } », « { permission-send } » et « { permission-embed } », puis appuie de nouveau sur « { panel-yes } ».
panel-none = Aucun bouton de départ de moi ne se trouve sur ce serveur.
panel-pick = Lequel faut-il enlever ?
panel-removed = Enlevé.
panel-gone = Celui-là n’est déjà plus là.
panel-not-back = Un message enlevé ne revient pas. /{ command-prompts } { command-panel } { command-post } en met un nouveau.
