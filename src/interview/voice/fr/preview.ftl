## What moderators read: /prompts preview and /prompts panel

preview-banner = **Aperçu.** Toi seul·e le vois, et rien n’est compté.
preview-jump = Aller à …
preview-end = Terminer l’aperçu
preview-ended = L’aperçu est terminé. Rien n’en a été gardé.
preview-where = Où aller ? Les réponses en chemin sont remplies pour toi.
preview-questions = Une question …
preview-verdicts = Un verdict …
preview-nowhere = Aucun entretien n’y mène : il n’y a pas de réponses qui le fassent apparaître. Rien n’a changé.
preview-gone = Cet aperçu est terminé. Avec /{ command-prompts } { command-preview }, tu en commences un autre.
preview-no-share = C’est un aperçu ; il n’y a rien à partager.
edit-try = Essayer

panel-start = Commencer
panel-ask = Voici ce que tout le monde lira dans { $channel }. On publie ?
panel-yes = Publier
panel-no = Ne pas publier
panel-left = Rien n’a été publié.
panel-posted = Publié dans { $channel } : { $link }. Avec /{ command-prompts } { command-panel } { command-remove }, tu l’enlèves.
panel-refused = Discord ne me laisse pas publier dans { $channel } ; rien n’a donc été publié. Accorde-moi là-bas « { permission-view } », « { permission-send } » et « { permission-embed } », puis appuie de nouveau sur « { panel-yes } ».
panel-none = Sur ce serveur, il n’y a pas de bouton de ma part pour commencer.
panel-pick = Lequel faut-il retirer ?
panel-removed = Retiré.
panel-gone = Celui-là n’est déjà plus là.
panel-not-back = Un message retiré ne revient pas. Avec /{ command-prompts } { command-panel } { command-post }, tu en publies un nouveau.

# Posted Start buttons after a change.
history-forgot = le message a été supprimé chez Discord
panel-off = **/{ $dialog } ne peut pas être commencé pour l’instant.**
panel-forgotten = Le bouton pour commencer de { $channel } n’existe plus chez Discord ; il est donc oublié ici aussi. Avec /{ command-prompts } { command-panel } { command-post }, tu en publies un nouveau.
panel-not-redrawn = ⚠ Le bouton pour commencer de { $channel } dit encore ce qu’il disait avant : Discord ne me laisse pas le modifier. Accorde-moi là-bas « { permission-view } », « { permission-send } » et « { permission-embed } », puis modifie le texte encore une fois, ou enlève le bouton avec /{ command-prompts } { command-panel } { command-remove }.
