## Discord

# In place of a thread's card: where the interview now is.
discord-in-thread = Tu entrevista está en { $thread }.
discord-goes-on-below = Tu entrevista continúa más abajo.

discord-no-thread-direct = En los mensajes directos no hay hilos, así que la entrevista se hace aquí mismo, en mensajes que desaparecen al cerrar Discord; tus respuestas se guardan.
discord-no-thread-kind = En este tipo de canal no hay hilos para entrevistas, así que la tuya se hace aquí mismo, donde solo tú la ves. En un canal de texto tendría su propio hilo.
discord-no-thread-permissions = No puedo abrir aquí un hilo que sirva, así que la entrevista se hace aquí mismo, donde solo tú la ves. La moderación puede darme en este canal: { $permissions }.
discord-no-thread-full = Este servidor ya tiene tantos hilos activos como permite Discord, así que la entrevista se hace aquí mismo, donde solo tú la ves. La moderación puede cerrar los hilos que ya no hagan falta.
discord-no-thread-too-fast = Discord me pide esperar antes de abrir más hilos, así que la entrevista se hace aquí mismo, donde solo tú la ves. Las siguientes volverán a tener hilo.
discord-no-thread-refused = Discord no me ha dejado abrir un hilo, así que la entrevista se hace aquí mismo, donde solo tú la ves. La moderación puede revisar mis permisos en este canal.

discord-no-such-dialog = Este comando ya no existe. Discord mostrará los actuales dentro de un rato.
discord-foreign = Este control ya no lo conozco. Usa la tarjeta más reciente o /{ command-interview } { command-resume }.
discord-not-understood = No he podido leer lo que Discord ha enviado, así que nada ha cambiado. Inténtalo otra vez o usa /{ command-interview } { command-resume }.
discord-busy = Están pasando demasiadas cosas a la vez, así que nada ha cambiado. Inténtalo dentro de un momento.
discord-trouble = Algo ha fallado por mi parte. Lo que viste como recibido está guardado; inténtalo otra vez dentro de un momento.
discord-not-shown = Discord no me ha dejado mostrarlo todo, pero lo que hiciste está guardado. Con /{ command-interview } { command-resume } lo verás; si eso también falla, la moderación puede revisar mis permisos aquí.
discord-too-slow-for-a-field = Se ha tardado demasiado en abrir el campo. Pulsa otra vez.
discord-nothing-to-read = Veo que has respondido, pero Discord solo me enseña el texto si la respuesta me menciona. Activa la mención, mencióname tú o usa /{ command-interview } { command-answer }.
discord-transcript = Todo lo que se preguntó, se respondió y se concluyó, en un archivo. Solo tú ves esto.
discord-verdict-is-old = Este veredicto ya se ha sustituido. Usa los botones del más reciente.

# Permissions, as Discord's own settings call them.
permission-view = Ver canal
permission-send = Enviar mensajes
permission-send-in-threads = Enviar mensajes en hilos
permission-embed = Insertar enlaces
permission-private-threads = Crear hilos privados
permission-public-threads = Crear hilos públicos
discord-thread-out-of-reach = Ya no puedo escribir en tu hilo, así que la entrevista sigue aquí mismo, donde solo la ves tú. No se pierde nada.
