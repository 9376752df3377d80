## What the doctor says: /prompts doctor

doctor-title = Diagnóstico
doctor-again = Comprobar otra vez
doctor-back = Atrás
doctor-on = Más
doctor-page = Página { $page } de { $count }
doctor-unreadable = **No he podido examinar este servidor**: Discord no me ha dejado leer sus roles y canales. Comprueba que sigo siendo miembro y prueba otra vez.
doctor-all-sound = { $count ->
    [one] ✅ Un canal está en orden: { $channels }
   *[other] ✅ { $count } canales están en orden: { $channels }
  }
doctor-left-out = { $count ->
    [one] ℹ️ Un canal no es para todo el mundo y no tengo acceso: { $channels }. Si quieres entrevistas allí, pregunta por él.
   *[other] ℹ️ { $count } canales no son para todo el mundo y no tengo acceso: { $channels }. Si quieres entrevistas allí, pregunta por cada uno.
  }
doctor-and-more = … y { $count } más
doctor-threads = ✅ **Hilos:** en uso { $count } de unos { $most } abiertos, de los que yo veo. Los archivados no cuentan.
doctor-threads-near = ❌ **Hilos:** en uso { $count } de unos { $most } abiertos, de los que yo veo. Cuando se agoten, las entrevistas irán sin hilo.
    → Archiva o elimina los hilos que no hagan falta. Los archivados no cuentan.
doctor-threads-full = ❌ **Hilos:** están en uso los { $most }, más o menos, que un servidor puede tener abiertos. Las entrevistas van sin hilo.
    → Archiva o elimina los hilos que no hagan falta. Los archivados no cuentan.
doctor-threads-unknown = ❌ **Hilos:** Discord no me ha dejado contarlos. Comprueba otra vez dentro de un minuto.
doctor-commands = ✅ **Comandos:** todos están registrados como deben.
doctor-commands-missing = ❌ **Comandos:** Discord no conoce { $commands }.
    → Quien administra el bot lo reinicia: registra sus comandos al arrancar. Después, recarga Discord (Ctrl+R).
doctor-commands-differ = ❌ **Comandos:** Discord conoce una versión anterior de algunos.
    → Quien administra el bot lo reinicia: registra sus comandos al arrancar. Después, recarga Discord (Ctrl+R).
doctor-commands-withheld = ❌ **Los miembros no pueden usar /{ $command }**: así lo dicen los ajustes de integraciones de este servidor.
    → Ajustes del servidor → Integraciones → { $bot } → /{ $command } → Roles y miembros → { $role } → ✓
doctor-commands-unknown = ❌ **Comandos:** Discord no me ha dicho quién puede usarlos aquí. Comprueba otra vez dentro de un minuto.
doctor-timed-out = ❌ **Estoy en aislamiento temporal**, así que solo puedo mirar.
    → Abre mi perfil en la lista de miembros → ⋯ → Quitar aislamiento.
doctor-hidden = ❌ **No veo este canal**: Discord no me lo muestra o ya no existe.
    → #canal → Editar canal → Permisos → añade { $bot } → pon «{ permission-view }» en ✓
doctor-command-closed = ❌ **/{ $command } está cerrado en este canal**: así lo dicen los ajustes de integraciones de este servidor.
    → Ajustes del servidor → Integraciones → { $bot } → /{ $command } → Canales → activa #{ $channel }
doctor-no-threads-here = ℹ️ Este tipo de canal no tiene hilos para entrevistas. Las que empiezan aquí van en una tarjeta que solo ve el miembro.
doctor-not-chosen = ℹ️ Según los ajustes, las entrevistas solo empiezan en otros canales: /{ command-prompts } { command-settings }.
doctor-only-for = ℹ️ Solo los miembros con { $roles } ven este canal.
doctor-bot-may = ✅ **Yo puedo:** { $permissions }
doctor-members-may = ✅ **Pueden ({ $members }):** { $permissions }
doctor-missing = ❌ **Falta: { $permission } ({ $who }).** { $why } { $without }
    → { $fix }
doctor-bot = yo
doctor-everybody = miembros
doctor-role = miembros con { $role }
doctor-why-no-role-bot = Ninguno de mis roles tiene este permiso.
doctor-why-no-role = Ningún rol les da este permiso.
doctor-why-denied = Este canal se lo niega a { $target }.
doctor-why-denied-bot = Este canal me lo niega a mí en particular.
doctor-fix-role = Ajustes del servidor → Roles → { $role } → Permisos → activa «{ $permission }»
doctor-fix-channel = #{ $channel } → Editar canal → Permisos → { $target } → pon «{ $permission }» en ✓
doctor-without-view = Las entrevistas que empiezan aquí van sin hilo.
doctor-without-private = Las entrevistas privadas que empiezan aquí van sin hilo.
doctor-without-public = Las entrevistas públicas que empiezan aquí van sin hilo.
doctor-without-thread-send = No puedo preguntar nada en los hilos de este canal.
doctor-without-embed = Aquí no se pueden mostrar preguntas ni veredictos, ni en hilos ni en mensajes.
doctor-without-attach = Los veredictos llegan sin su imagen.
doctor-without-history = Las respuestas escritas no reciben contestación.
doctor-without-send = Aquí no se pueden publicar los veredictos que comparten los miembros.
doctor-without-member-view = No pueden empezar una entrevista aquí.
doctor-without-member-commands = No pueden empezar una entrevista aquí.
doctor-without-member-thread-send = No pueden escribir respuestas en los hilos; los botones siguen funcionando.
permission-attach = Adjuntar archivos
permission-history = Leer el historial de mensajes
permission-commands = Usar comandos de aplicaciones

doctor-register = Registrar de nuevo
doctor-own-missing = ❌ **Comandos propios de este servidor:** Discord no conoce { $commands }.
    → Pulsa «{ doctor-register }» abajo y después recarga Discord (Ctrl+R). Si sigue igual, vuelve a invitarme con el permiso applications.commands.
doctor-own-foreign = ❌ **Comandos propios de este servidor:** Discord ofrece { $commands } y ningún diálogo de aquí le corresponde.
    → Pulsa «{ doctor-register }» abajo: así se quita.
doctor-own-outdated = ❌ **Comandos propios de este servidor:** Discord conoce una versión anterior de { $commands }.
    → Pulsa «{ doctor-register }» abajo y después recarga Discord (Ctrl+R).
doctor-own-unknown = ❌ **Comandos propios de este servidor:** Discord no me ha mostrado los que tiene.
    → Comprueba otra vez dentro de un minuto. Si sigue igual, vuelve a invitarme con el permiso applications.commands.
doctor-own-hidden = ❌ **Vuestro propio /{ $command } está oculto**: ahora se ofrece uno con el mismo nombre a todos los servidores, y es el que empiezan los miembros.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Exportar. Ponle otra `id`, tráelo con /{ command-prompts } { command-import } y quita después el oculto.
doctor-own-alike = ❌ **{ $commands } se llaman igual, /{ $called }**, para quien usa Discord en: { $languages }.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Exportar. Ponle otra `id`, tráelo con /{ command-prompts } { command-import } y quita después el antiguo.
doctor-commands-alike = ❌ **{ $commands } se llaman igual, /{ $called }**, para quien usa Discord en: { $languages }.
    → Quien administra el bot le da a uno de ellos otro `dialog.command` en los textos de ese idioma, y lo reinicia.
