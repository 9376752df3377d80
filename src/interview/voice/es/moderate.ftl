## What moderators read: /prompts

# Places of texts. $name: what the part is called; $inner: a choice's label, or a paragraph's name.
place-dialog-description = Descripción del comando
place-dialog-title = Título
place-dialog-introduction = Introducción
place-source-title = Fuente: título
place-source-url = Fuente: dirección
place-section-title = Sección { $name }: título
place-guide-name = Guía «{ $name }»: nombre
place-guide-url = Guía «{ $name }»: dirección
place-question-label = Pregunta «{ $name }»: nombre corto
place-question-prompt = Pregunta «{ $name }»: la pregunta
place-question-why = Pregunta «{ $name }»: por qué lo preguntamos
place-question-low = Pregunta «{ $name }»: extremo inferior
place-question-high = Pregunta «{ $name }»: extremo superior
place-question-unit = Pregunta «{ $name }»: unidad
place-question-skip = Pregunta «{ $name }»: botón para omitir
place-question-placeholder = Pregunta «{ $name }»: pista en el campo vacío
place-choice-label = Pregunta «{ $name }», opción «{ $inner }»
place-choice-description = Pregunta «{ $name }», opción «{ $inner }»: explicación
place-choice-advice = Pregunta «{ $name }», opción «{ $inner }»: consejo
place-finding-text = Razón «{ $name }»
place-gauge-label = Condición «{ $name }»
place-verdict-title = Veredicto «{ $name }»: título
place-verdict-summary = Veredicto «{ $name }»: resumen
place-verdict-rationale = Veredicto «{ $name }»: por qué ({ $inner })
place-verdict-step = Veredicto «{ $name }»: próximo paso ({ $inner })

moderate-not-allowed = Eso solo pueden hacerlo quienes gestionan este servidor o a quienes este deja usar /{ command-prompts } (Ajustes del servidor, Integraciones). Nada ha cambiado.
moderate-no-dialog = Este servidor no tiene ningún diálogo «{ $dialog }». Elige uno de la lista que aparece al escribir.
moderate-no-text = «{ $dialog }» no tiene ningún texto «{ $key }». Elige uno de la lista que aparece al escribir.
moderate-no-text-near = «{ $dialog }» no tiene ningún texto «{ $key }». ¿Querías decir «{ $near }»?
moderate-no-draft = Esto ya se publicó, se descartó o se olvidó pasado un día. Nada ha cambiado; con /{ command-prompts } { command-edit } empiezas de nuevo.
moderate-idle = Ya está así. Nada ha cambiado.

edit-title = Cambiar el texto
edit-label = Texto nuevo
edit-proposed = **Todavía sin publicar.** Los miembros siguen leyendo el texto anterior.
edit-save = Publicarlo
edit-again = Seguir editando
edit-discard = Descartar
edit-discarded = Descartado. Los miembros siguen leyendo el texto anterior.
edit-refused = **Este texto todavía no se puede publicar.** Se guarda aquí.
edit-what-you-typed = Tu texto:
edit-live = **Publicado.** Los miembros lo leen desde ahora, también en las entrevistas en marcha.
edit-stale = **Alguien cambió este texto mientras tanto.** El tuyo se guarda aquí y no está publicado.
edit-overwrite = Sustituirlo por el mío
edit-undo = Deshacer

list-title = Textos de /{ $dialog }
list-title-changed = Textos cambiados de /{ $dialog }
list-none-changed = Nada ha cambiado: los miembros leen /{ $dialog } tal como se escribió.
list-page = { $first }–{ $last } de { $count }. ✎ marca lo que ha cambiado este servidor.
list-pick = Cambiar uno de estos …
list-back = Atrás
list-on = Más
list-changed = ✎

history-title = Historial
history-none = Todavía no se ha cambiado nada.
history-page = El último cambio está arriba. /{ command-prompts } { command-undo } deshace uno, /{ command-prompts } { command-restore } vuelve a como estaba todo tras uno.
history-older = Anteriores
history-newer = Más recientes
history-entry = **{ $version }** · { $author } · { $when }
history-undid = deshizo el cambio { $version }
history-restored = volvió al cambio { $version }
history-restored-beginning = volvió al principio
history-reset = de vuelta a las palabras propias del diálogo
history-imported = importación
history-more = … y { $count ->
    [one] un texto más
   *[other] { $count } textos más
  }
history-setting = Ajuste { $name }
history-dialog = Diálogo /{ $name }
history-panel = Botón de inicio de /{ $name } en { $channel }
history-absent = (nada)
history-on = activado
history-off = desactivado

undo-done = **Deshecho:** el cambio { $version }.
undo-nothing = No hay nada (más) que deshacer.
undo-no-such = Este servidor no tiene ningún cambio { $version }. /{ command-prompts } { command-history } muestra los que hay.
undo-stale = **El cambio { $version } no se puede deshacer por sí solo**: lo que tocó ha vuelto a cambiar después. Deshaz eso primero o usa /{ command-prompts } { command-restore }.

restore-ask = **¿Volver a como estaba todo tras el cambio { $version }?** Esto cambiaría:
restore-ask-beginning = **¿Volver al principio, antes de que nada cambiara?** Esto cambiaría:
restore-yes = Volver
restore-no = Dejarlo como está
restore-left = Se queda como está.
restore-done = **Hecho.** Es el cambio { $version }; también se puede deshacer.
restore-stale = **Alguien cambió algo entretanto**, así que no se ha hecho nada. Mira el historial y pregunta otra vez.
restore-no-such = Este servidor no tiene ningún cambio { $version }: hasta ahora lleva { $count }.
restore-idle = Todo está ya como tras el cambio { $version }.

reset-ask = **¿Volver a las palabras propias del diálogo?** Esto cambiaría:
reset-yes = Restablecer

setting-channels = Canales donde se pueden empezar entrevistas
setting-roles = Roles que pueden empezar una
setting-threads = Hilos
setting-cooldown = Pausa antes de repetir el mismo diálogo
setting-running = Entrevistas abiertas de un miembro
setting-results = Adónde van los veredictos compartidos
setting-language = Idioma para miembros cuyo idioma no se habla
setting-kept = Cuánto tiempo se guardan las respuestas
setting-statistics = Quién puede ver las estadísticas
setting-everywhere = en todas partes
setting-everybody = todo el mundo
setting-moderators = solo la moderación
setting-threads-member = elige el miembro
setting-threads-private = siempre privados
setting-threads-public = siempre públicos
setting-hours = { $count ->
    [0] ninguna
    [one] una hora
   *[other] { $count } horas
  }
setting-running-max = { $count ->
    [0] una por diálogo
   *[other] { $count } como mucho
  }
setting-days = { $count ->
    [one] un día
   *[other] { $count } días
  }
setting-where-started = el canal donde empezó la entrevista
setting-language-discord = el idioma del servidor en Discord
# What this language calls itself.
language-name = Español
