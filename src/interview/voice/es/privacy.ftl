## /privacy y /interview my-data

privacy-title = Qué pasa con lo que me cuentas
privacy-kept-heading = Qué se guarda
privacy-kept = Tus respuestas y lo que me escribiste; tu número de Discord, tu idioma y dónde está tu entrevista, para poder volver a encontrarla. Ningún nombre, y ningún mensaje que no sea una respuesta. Lo que la moderación cambia aquí se guarda con su número.
privacy-where-heading = Dónde
privacy-where = En una base de datos de quien gestiona este bot. Las respuestas y los textos escritos están sellados en ella: sin la clave, nadie puede leerlos. Los números y las horas no lo están, porque por ellos se encuentra tu entrevista. Las preguntas y los veredictos también están en Discord, como mensajes de tu hilo.
privacy-time-heading = Cuánto tiempo
privacy-time = { $days ->
    [one] Entrevistas terminadas: { $days } día.
   *[other] Entrevistas terminadas: { $days } días.
} Entrevistas sin terminar que nadie toca: { $abandoned } días. Después se borran sin que nadie tenga que pedirlo. Cuando dejo un servidor, todo lo relativo a él se borra a los { $grace } días. Los mensajes en Discord se quedan hasta que alguien los borre allí.
privacy-readers-heading = Quién puede leerlo
privacy-readers = Tú. No enseño tus respuestas a la moderación; pero quien puede gestionar hilos aquí puede abrir los hilos privados y leerlos, y un hilo público lo puede leer todo el canal. Quien gestiona este bot tiene la clave y podría leer las respuestas. Nadie más recibe nada, salvo que compartas tu veredicto.
privacy-rights-heading = Qué puedes hacer
privacy-rights = /{ command-interview } { command-my-data } { command-data-export } te lo da todo en un archivo. /{ command-interview } { command-my-data } { command-data-delete } lo borra; pregunta antes.
privacy-purpose-heading = Para qué no es
privacy-purpose = Un veredicto es un consejo para ti. No sirve para que nadie decida sobre ti: ni sobre empleo, vivienda, seguros o prestaciones. Por favor, no escribas aquí nada de tu salud, nada secreto ni nada de otras personas.

my-data-about = Todo lo que este bot guarda aquí sobre ti. «kept_as» es cómo está guardada una respuesta. Los datos de otros servidores, o de mensajes directos, se piden allí. Lo que cambiaste al moderar pertenece al historial del servidor y no está en este archivo.
my-data-export = Todo lo que guardo aquí sobre ti, en un archivo que solo ves tú. Los datos de otros servidores, o de mensajes directos, se piden allí. Lo que cambiaste al moderar es el historial del servidor y no está en él.
my-data-part = Esta es la parte { $part } de { $parts }. Juntas lo contienen todo.
my-data-nothing = No guardo nada sobre ti aquí, así que no hay nada que hacer. Los datos de otros servidores, o de mensajes directos, se piden allí. Lo que cambiaste al moderar es el historial del servidor y se queda con él.
my-data-ask = Esto es lo que guardo aquí sobre ti:
my-data-ask-delete = ¿Borrarlo todo, para siempre? Las entrevistas en curso terminan. /{ command-interview } { command-my-data } { command-data-export } te da antes una copia.
my-data-open = { $count ->
    [one] { $count } entrevista sin terminar
   *[other] { $count } entrevistas sin terminar
}
my-data-finished = { $count ->
    [one] { $count } entrevista terminada
   *[other] { $count } entrevistas terminadas
}
my-data-threads = { $count ->
    [one] { $count } hilo con lo que escribí en él
   *[other] { $count } hilos con lo que escribí en ellos
}
my-data-shared = { $count ->
    [one] { $count } veredicto que compartiste
   *[other] { $count } veredictos que compartiste
}
my-data-drafts = { $count ->
    [one] { $count } cambio que preparaste al moderar
   *[other] { $count } cambios que preparaste al moderar
}
my-data-yes = Borrar todo
my-data-no = Conservarlo
my-data-left = No se ha borrado nada.
my-data-gone = Borrado para siempre, con las respuestas y los textos escritos.
my-data-going = Ahora retiro mis mensajes de Discord.
my-data-threads-gone = { $count ->
    [one] Se ha borrado { $count } hilo.
   *[other] Se han borrado { $count } hilos.
}
my-data-threads-emptied = { $count ->
    [one] En { $count } hilo he borrado todo lo que escribí. Lo que escribiste tú allí solo puedes borrarlo tú: { $threads }
   *[other] En { $count } hilos he borrado todo lo que escribí. Lo que escribiste tú allí solo puedes borrarlo tú: { $threads }
}
my-data-shared-gone = { $count ->
    [one] Se ha borrado { $count } veredicto compartido.
   *[other] Se han borrado { $count } veredictos compartidos.
}
my-data-refused = Discord ya no me deja borrar aquí; pídeselo a la moderación: { $places }
my-data-later = Discord no lo acepta todo en este momento. Sigo con el resto por mi cuenta.
my-data-remains = Lo que queda: mensajes que solo ves tú, hasta que los cierres; las notas del propio Discord, por ejemplo que se abrió un hilo; lo que cambiaste al moderar, porque es el historial del servidor; las copias de seguridad anteriores de quien gestiona este bot, hasta que se reemplacen; y recuentos que no nombran a nadie.
