## What moderators read: /prompts

place-dialog-description = Descripción del comando
place-dialog-command = Nombre del comando
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
place-question-placeholder = Pregunta «{ $name }»: indicación en el campo vacío
place-choice-label = Pregunta «{ $name }», opción «{ $inner }»
place-choice-description = Pregunta «{ $name }», opción «{ $inner }»: explicación
place-choice-advice = Pregunta «{ $name }», opción «{ $inner }»: consejo
place-finding-text = Razón «{ $name }»
place-gauge-label = Condición «{ $name }»
place-verdict-title = Veredicto «{ $name }»: título
place-verdict-summary = Veredicto «{ $name }»: resumen
place-verdict-rationale = Veredicto «{ $name }»: por qué ({ $inner })
place-verdict-step = Veredicto «{ $name }»: próximo paso ({ $inner })

moderate-not-allowed = Eso solo pueden hacerlo quienes pueden gestionar este servidor o tienen permiso para usar /{ command-prompts } (Ajustes del servidor, Integraciones). Nada ha cambiado.
moderate-no-dialog = Este servidor no tiene ningún diálogo «{ $dialog }». Elige uno de la lista que aparece mientras escribes.
moderate-no-text = «{ $dialog }» no tiene ningún texto «{ $key }». Elige uno de la lista que aparece mientras escribes.
moderate-no-text-near = «{ $dialog }» no tiene ningún texto «{ $key }». ¿Querías decir «{ $near }»?
moderate-no-draft = Este borrador se publicó, se descartó o se olvidó después de un día. Nada ha cambiado; con /{ command-prompts } { command-edit } empiezas de nuevo.
moderate-idle = Ya está así. Nada ha cambiado.

edit-which = Varios textos contienen «{ $typed }». ¿Cuál?
edit-label = Texto nuevo
edit-proposed = **Todavía no está publicado.** En el servidor se sigue leyendo el texto anterior.
edit-save = Publicar
edit-again = Volver a editar
edit-discard = Descartar
edit-discarded = Descartado. En el servidor se sigue leyendo el texto anterior.
edit-refused = **Este texto todavía no se puede publicar.** Queda guardado aquí.
edit-what-you-typed = Tu texto:
edit-live = **Publicado.** Desde ahora es el que se lee en el servidor, también en las entrevistas en marcha.
edit-stale = **Alguien ha cambiado este texto mientras lo editabas.** El tuyo queda guardado aquí y no está publicado.
edit-overwrite = Sustituirlo por el mío
edit-undo = Deshacer

list-title = Textos de /{ $dialog }
list-title-changed = Textos cambiados de /{ $dialog }
list-none-changed = No hay nada cambiado: en el servidor, /{ $dialog } se lee tal como se escribió.
list-page = { $first }–{ $last } de { $count }. ✎ señala lo que este servidor ha cambiado.
list-pick = Reformular uno de estos …
list-back = Atrás
list-on = Más
list-changed = ✎

history-title = Historial
history-none = Todavía no se ha cambiado nada.
history-page = El cambio más reciente va primero. /{ command-prompts } { command-undo } deshace uno; /{ command-prompts } { command-restore } vuelve a como estaba todo tras uno.
history-older = Anteriores
history-newer = Más recientes
history-entry = **{ $version }** · { $author } · { $when }
history-undid = deshizo el cambio { $version }
history-restored = volvió a como estaba todo tras el cambio { $version }
history-restored-beginning = volvió al principio
history-reset = volvió a las palabras propias del diálogo
history-imported = importación
history-more = … y { $count ->
    [one] un texto más
   *[other] { $count } textos más
  }
history-setting = Ajuste «{ $name }»
history-dialog = Diálogo /{ $name }
history-panel = Botón para empezar /{ $name } en { $channel }
history-absent = (ninguno)
history-on = activado
history-off = desactivado
# $state: on or off; $version: the first digits of what tells one content from another.
history-version = { $state } (versión { $version })

undo-done = **Deshecho:** cambio { $version }.
undo-nothing = No queda nada que deshacer.
undo-no-such = Este servidor no tiene ningún cambio { $version }. /{ command-prompts } { command-history } muestra los que hay.
undo-stale = **El cambio { $version } no se puede deshacer por sí solo**: lo que tocaba se ha vuelto a cambiar desde entonces. Deshaz eso primero o usa /{ command-prompts } { command-restore }.

restore-ask = **¿Volver a como estaba todo tras el cambio { $version }?** Esto cambiaría:
restore-ask-beginning = **¿Volver al principio, antes de que se cambiara nada?** Esto cambiaría:
restore-yes = Restaurar
restore-no = Dejarlo como está
restore-left = Todo queda como está.
restore-done = **Hecho.** Es el cambio { $version }; también se puede deshacer.
restore-stale = **Alguien ha cambiado algo entretanto**, así que no se ha hecho nada. Mira el historial y vuelve a pedirlo.
restore-no-such = Este servidor no tiene ningún cambio { $version }: hasta ahora ha tenido { $count }.
restore-idle = Todo está ya como tras el cambio { $version }.

reset-ask = **¿Volver a las palabras propias del diálogo?** Esto cambiaría:
reset-yes = Restablecer

setting-channels = Canales para empezar entrevistas
setting-roles = Roles que pueden empezar una entrevista
setting-threads = Hilos
setting-cooldown = Pausa antes del mismo diálogo
setting-running = Entrevistas en curso por miembro
setting-results = Canal de los veredictos compartidos
setting-language = Idioma para quien usa uno que no hablo
setting-kept = Tiempo que se guardan las respuestas
setting-statistics = Quién puede ver las estadísticas
setting-everywhere = en todas partes
setting-everybody = todo el mundo
setting-moderators = solo la moderación
setting-threads-member = elige cada miembro
setting-threads-private = siempre privados
setting-threads-public = siempre públicos
setting-hours = { $count ->
    [0] ninguna
    [one] una hora
   *[other] { $count } horas
  }
setting-running-max = { $count ->
    [0] una por diálogo
   *[other] { $count } como máximo
  }
setting-days = { $count ->
    [one] un día
   *[other] { $count } días
  }
setting-where-started = el canal donde se empezó la entrevista
setting-language-discord = el idioma del servidor en Discord
# What this language calls itself.
language-name = Español
