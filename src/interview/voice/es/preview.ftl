## What moderators read: /prompts preview and /prompts panel

preview-banner = **Vista previa.** Solo tú la ves, y nada cuenta.
preview-jump = Saltar a …
preview-end = Terminar la vista previa
preview-ended = La vista previa ha terminado. No se ha guardado nada de ella.
preview-where = ¿Adónde? Las respuestas del camino se rellenan por ti.
preview-questions = Una pregunta …
preview-verdicts = Un veredicto …
preview-nowhere = Ninguna entrevista lleva hasta ahí: no hay respuestas con las que aparezca. Nada ha cambiado.
preview-gone = Esa vista previa ha terminado. Con /{ command-prompts } { command-preview } empiezas otra.
preview-no-share = Esto es una vista previa; no hay nada que compartir.
edit-try = Probar

panel-start = Empezar
panel-ask = Esto es lo que leerá todo el mundo en { $channel }. ¿Lo publico?
panel-yes = Publicar
panel-no = No publicar
panel-left = No se ha publicado nada.
panel-posted = Publicado en { $channel }: { $link }. Con /{ command-prompts } { command-panel } { command-remove } lo retiras.
panel-refused = Discord no me deja publicar en { $channel }, así que no se ha publicado nada. Dame allí «{ permission-view }», «{ permission-send }» e «{ permission-embed }» y pulsa «{ panel-yes }» otra vez.
panel-none = En este servidor no hay ningún botón mío para empezar.
panel-pick = ¿Cuál quieres quitar?
panel-removed = Quitado.
panel-gone = Ese ya no está.
panel-not-back = Un mensaje que se ha quitado no vuelve. Con /{ command-prompts } { command-panel } { command-post } pones otro.

# Posted Start buttons after a change.
history-forgot = el mensaje se borró en Discord
panel-off = **/{ $dialog } no se puede empezar por ahora.**
panel-forgotten = El botón para empezar de { $channel } ya no está en Discord, así que aquí también se olvida. Con /{ command-prompts } { command-panel } { command-post } pones otro.
panel-not-redrawn = ⚠ El botón para empezar de { $channel } sigue diciendo lo de antes: Discord no me deja cambiarlo. Dame allí «{ permission-view }», «{ permission-send }» e «{ permission-embed }» y vuelve a cambiar el texto, o quita el botón con /{ command-prompts } { command-panel } { command-remove }.
