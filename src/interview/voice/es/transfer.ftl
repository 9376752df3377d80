## What moderators read: /prompts export, import, dialogs

export-texts = `{ $name }`, con { $count ->
    [one] un texto
   *[other] { $count } textos
  }. Cambia lo que quieras y vuelve a traerlo con /prompts importar.
export-nothing-changed = Este servidor no ha cambiado todavía ningún texto de /{ $dialog }, así que `{ $name }` está vacío. Elige «Todos los textos como se leen» para tener uno en el que trabajar.
export-dialog = `{ $name }` es el diálogo tal como se escribió, sin lo que este servidor ha reescrito. Para hacer uno propio, ponle otra `id` y tráelo con /prompts importar.

import-no-file = No hay ningún archivo. Adjunta un archivo JSON como los que hace /prompts exportar.
import-too-big = `{ $name }` tiene { $size } KB, y se leen como mucho { $most } KB. No se ha cambiado nada; acórtalo.
import-foreign = Este archivo no está en Discord, así que no se ha descargado. Adjúntalo al propio comando.
import-not-fetched = Discord no ha entregado `{ $name }`. No se ha cambiado nada; inténtalo de nuevo en un momento.
import-not-text = `{ $name }` no es texto en UTF-8 y no se puede leer. No se ha cambiado nada; guárdalo como UTF-8 e inténtalo de nuevo.
import-checking = Revisando `{ $name }` …
import-neither = `{ $name }` es JSON, pero ni un diálogo (que tiene `questions`) ni textos de uno (que van en `texts`). No se ha cambiado nada; /prompts exportar hace un ejemplo de cada uno.
import-problems = **No se ha importado:** `{ $name }` tiene { $count ->
    [one] un problema
   *[other] { $count } problemas
  }. No se ha cambiado nada. Todo, con su remedio, está en problems.txt.
import-problem = - Línea { $line }, columna { $column }: { $what }
import-no-dialog = Este servidor no tiene ese diálogo. No se ha cambiado nada; elige uno de la lista que aparece mientras escribes.
import-which = Estos textos encajan en varios diálogos: { $dialogs }. No se ha cambiado nada; di de cuál son con la opción `diálogo`.
import-which-none = Ningún diálogo de aquí tiene todos estos textos. No se ha cambiado nada; di de cuál son con la opción `diálogo` y sabrás cuáles no tiene.
import-idle = Ya está todo así. No se ha cambiado nada.
import-busy = Se está revisando otro archivo. No se ha cambiado nada; inténtalo de nuevo en un momento.
import-too-slow = `{ $name }` no se ha podido demostrar en { $seconds } segundos, así que no se importa. No se ha cambiado nada. Haz que sus condiciones miren menos respuestas a la vez, o inténtalo cuando haya menos actividad.
import-reserved = **No se ha importado:** /{ $dialog } es un comando del propio bot. Ponle otra `id` al diálogo.
import-operators = **No se ha importado:** /{ $dialog } ya se ofrece a todos los servidores, y uno solo no puede sustituirlo. Ponle otra `id` al tuyo; para cambiar solo sus textos, impórtalos como textos.
import-too-many = **No se ha importado:** este servidor tiene { $most } diálogos propios y Discord no admite más comandos. Quita antes uno con /prompts diálogos.
import-command-left = `dialog.command` del archivo se deja fuera: un comando se llama igual en todos los servidores y solo puede cambiarle el nombre quien administra el bot.
import-command-only = Lo único nuevo del archivo es el nombre del comando (`dialog.command`), y ese queda como está: un comando se llama igual en todos los servidores y solo puede cambiarle el nombre quien administra el bot. No se ha cambiado nada. Para cambiarle el nombre a un diálogo propio, impórtalo como diálogo con otra `id`.
import-ask-texts = **¿Importar estos textos de /{ $dialog }?** Encajan en todas partes. Los textos que no están en el archivo quedan como están.
import-ask-new = **¿Añadir /{ $dialog } como diálogo de este servidor?** «{ $title }»: { $questions ->
    [one] una pregunta
   *[other] { $questions } preguntas
  }, { $verdicts ->
    [one] un veredicto
   *[other] { $verdicts } veredictos
  }, demostrado para cada combinación de respuestas.
import-ask-replace = **¿Sustituir /{ $dialog }?** Las entrevistas en marcha siguen con el diálogo con el que empezaron.
import-dropped = { $count ->
    [one] Un texto que este servidor ha reescrito ya no encaja en él y se perdería.
   *[other] { $count } textos que este servidor ha reescrito ya no encajan en él y se perderían.
  }
import-warnings = { $count ->
    [one] La revisión tiene una duda, que no te detiene:
   *[other] La revisión tiene { $count } dudas, que no te detienen:
  }
import-diff-in-file = Las diferencias están en diff.md.
import-changes-in-file = Todo junto está en changes.md.
import-yes = Importar

dialogs-title = Diálogos
dialogs-for-all = para todos los servidores
dialogs-own-on = propio, activado
dialogs-own-off = propio, desactivado
dialogs-own-hidden = propio, pero oculto: ahora se ofrece uno con el mismo nombre a todos los servidores
dialogs-how = Trae uno propio con /prompts importar. Exportar otro diálogo es un buen comienzo.
dialogs-pick = Ver uno propio …
dialogs-about = { $questions ->
    [one] una pregunta
   *[other] { $questions } preguntas
  }, { $verdicts ->
    [one] un veredicto
   *[other] { $verdicts } veredictos
  }
dialogs-switch-off = Desactivar
dialogs-switch-on = Activar
dialogs-export = Exportar
dialogs-remove = Quitar
dialogs-all = Todos los diálogos
dialogs-off-done = **Desactivado.** Nadie puede empezarlo ya; las entrevistas en marcha siguen. Es el cambio { $version }.
dialogs-on-done = **Activado.** Los miembros pueden empezarlo. Es el cambio { $version }.
dialogs-remove-ask = **¿Quitar /{ $dialog }, con lo que se ha reescrito de él?** Las entrevistas en marcha siguen. Se recupera con /prompts deshacer.
dialogs-remove-yes = Quitar
dialogs-stale = **Alguien ha cambiado este diálogo entretanto**, así que no se ha hecho nada. Así está ahora.
dialogs-registered = Discord tiene la nueva lista de comandos de este servidor; quien lo tenga abierto puede ver la anterior un momento.
dialogs-not-registered = ⚠ **Discord no ha aceptado la nueva lista de comandos de este servidor**; puede que los miembros vean la anterior. Se intentará de nuevo cuando el bot arranque. Para intentarlo ya, desactiva y activa un diálogo en /prompts diálogos; si sigue igual, vuelve a invitar al bot con el permiso applications.commands.
