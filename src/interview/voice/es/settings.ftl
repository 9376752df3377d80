## Lo que lee un miembro cuando los ajustes del servidor se lo impiden

entry-always-private = Pediste un hilo público; este servidor hace siempre las entrevistas en hilos privados. Solo tú y la moderación del servidor podéis leerlo.
entry-always-public = **Otras personas pueden leerte:** este servidor hace siempre las entrevistas en hilos públicos. Cualquiera que pueda leer el canal puede leer allí tus respuestas.
entry-channel = **En este servidor las entrevistas empiezan en otro sitio:** { $channels }. Escribe allí el comando.
entry-channels-gone = **Ahora mismo no se puede empezar ninguna entrevista:** todos los canales que este servidor eligió para ellas se han eliminado. Avisa a la moderación; /{ command-prompts } { command-settings } lo arregla.
entry-role = **Para esto te falta un rol:** uno de { $roles }. La moderación puede dártelo.
entry-cooldown = **Todavía no:** este servidor pide una pausa después de una entrevista «{ $dialog }». Podrás empezar la siguiente { $until }. Tu último veredicto sigue ahí, y puedes seguir cambiando sus respuestas.
entry-last-verdict = Ver mi último veredicto
entry-running = { $count ->
    [one] **Ya tienes una entrevista en curso**, y este servidor permite una a la vez.
   *[other] **Tienes tantas entrevistas en curso como permite este servidor:** { $count }.
  } Termina una o detenla (sus respuestas se guardan) y vuelve a escribir el comando.
entry-open-in-thread = «{ $dialog }» en { $thread }
entry-open = «{ $dialog }», en mensajes que solo ves tú; /{ command-interview } { command-resume } la muestra
entry-stop = Detener «{ $dialog }»

share-into = Se publicaría en { $channel }.
share-into-results = Se publicaría en { $channel }, donde este servidor reúne los veredictos que comparten sus miembros.
share-moved = **Aún no se ha compartido:** este servidor acaba de elegir otro canal para ello.
share-refused = No puedo escribir en { $channel }, así que no se ha compartido nada. La moderación puede darme allí «{ permission-send }» y «{ permission-embed }»; después, pulsa Compartir otra vez.
share-channel-gone = El canal al que iría se ha eliminado, así que no se ha compartido nada. La moderación puede elegir otro con /{ command-prompts } { command-settings }; después, pulsa Compartir otra vez.
share-uncertain = Discord no ha dicho si tu veredicto ha llegado a { $channel }. Enseguida lo intento otra vez por mi cuenta; no aparecerá allí dos veces.

## /prompts settings

settings-title = Ajustes
settings-title-page = Ajustes · { $page }
settings-page-overview = Resumen
settings-page-start = Dónde y quién
settings-page-interviews = Entrevistas
settings-page-results = Veredictos y datos
settings-page-guides = Guías

settings-about-overview = Así hace las entrevistas este servidor. Lo que elijas en las otras páginas vale al momento; /{ command-prompts } { command-history } muestra cada cambio, y todos se pueden deshacer.
settings-about-start = Dónde se pueden empezar entrevistas, y quién puede empezarlas. Vale también para la moderación. Las entrevistas en curso continúan.
settings-about-interviews = Vale también para la moderación. Las entrevistas en curso continúan, y sus respuestas siempre se pueden cambiar.
settings-about-results = Solo se publican los veredictos que alguien ha decidido compartir.
settings-about-guides = Un veredicto lleva a estas guías. Elige una para poner su dirección; hasta entonces solo se muestra su nombre.

settings-option-threads = Hilos: { $value }
settings-option-cooldown_hours = Pausa: { $value }
settings-option-running_max = A la vez: { $value }
settings-option-language = Idioma: { $value }
settings-option-kept_days = Las respuestas se guardan: { $value }

settings-other-cooldown_hours = Otra pausa…
settings-other-running_max = Otro número…
settings-other-kept_days = Otro número de días…
settings-number-cooldown_hours = Horas, de { $min } (sin pausa) a { $max }
settings-number-running_max = De { $min } (una por diálogo) a { $max }
settings-number-kept_days = Días, de { $min } a { $max }
settings-not-a-number = **«{ $typed }» no sirve aquí**, así que nada ha cambiado: tiene que ser un número entero de { $min } a { $max }. Lo que has escrito queda guardado.
settings-outside = **Nada ha cambiado:** tiene que ser un número entero de { $min } a { $max }.
settings-too-many = **Nada ha cambiado:** son { $count }, y en la lista caben como mucho { $max }.
settings-no-language = **Nada ha cambiado:** no hablo «{ $language }».
settings-not-here = **Nada ha cambiado:** algo de esto no es un canal o rol de este servidor que sirva aquí, o se ha eliminado entretanto. Elige otra vez.

settings-live = **Cambiado.** Vale desde ahora.
settings-stale = **Otra persona ha cambiado esto entretanto, así que lo tuyo no se ha guardado.** El formulario muestra cómo está ahora; elige otra vez si todavía lo quieres.
settings-clear = Quitar lo eliminado
settings-gone = ~~{ $id }~~ (eliminado)
settings-all-gone-channels = ⚠ **Nadie puede empezar una entrevista:** todos los canales de esta lista se han eliminado. Elige otros, o quítalos para permitir cualquier canal.
settings-all-gone-roles = ⚠ **Nadie puede empezar una entrevista:** todos los roles de esta lista se han eliminado. Elige otros, o quítalos para permitírselo a todo el mundo.
settings-all-gone-results_channel = ⚠ **Nadie puede compartir un veredicto:** este canal se ha eliminado. Elige otro, o quítalo.
settings-no-threads = ⚠ { $channels } no admite hilos para entrevistas: allí se hacen en mensajes que solo ve el miembro.
settings-problems = ⚠ En { $channel }:
settings-problems-more = ⚠ Hay más: /prompts diagnóstico lo dice todo, canal por canal.

settings-guides-counted = **Guías con dirección:** { $set } de { $count }
settings-guide-bare = sin dirección todavía
settings-guide-pick = Poner la dirección de…
