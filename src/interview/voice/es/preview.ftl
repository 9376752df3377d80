## What moderators read: /prompts preview and /prompts panel

preview-banner = **Vista previa.** Solo tú la ves, y no cuenta nada.
preview-jump = Saltar a …
preview-end = Terminar la vista previa
preview-ended = La vista previa ha terminado. No se ha guardado nada de ella.
preview-where = ¿Adónde? Las respuestas del camino se rellenan por ti.
preview-questions = Una pregunta …
preview-verdicts = Un veredicto …
preview-nowhere = Ninguna entrevista lleva ahí: no hay respuestas con las que el bot lo muestre. Nada ha cambiado.
preview-gone = Esa vista previa ha terminado. /{ command-prompts } { command-preview } empieza otra.
preview-no-share = Esto es una vista previa; no hay nada que compartir.
edit-try = Probarlo

panel-start = Empezar
panel-ask = Esto es lo que leerá todo el mundo en { $channel }. ¿Lo publico?
panel-yes = Publicar
panel-no = No publicar
panel-left = No se ha publicado nada.
panel-posted = Publicado en { $channel }: { $link }. /{ command-prompts } { command-panel } { command-remove } lo quita.
panel-refused = Discord no me deja publicar en { $channel }, así que no se ha publicado nada. Dame allí «{ permission-view }», «{ permission-send }» y «{ permission-embed }», y pulsa otra vez «{ panel-yes }».
panel-none = En este servidor no hay ningún botón de inicio mío.
panel-pick = ¿Cuál quitamos?
panel-removed = Quitado.
panel-gone = Ese ya no está.
panel-not-back = Un mensaje quitado no vuelve. /{ command-prompts } { command-panel } { command-post } pone otro.
