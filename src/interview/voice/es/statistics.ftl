## Statistics: /prompts statistics

statistics-none-yet = **Aún no se puede decir nada** de /{ $dialog } del { $from } al { $to }. Los números se dan por semanas enteras y solo de grupos de cinco personas o más, para que no se pueda reconocer a nadie.
statistics-shown = /{ $dialog }, del { $from } al { $to }. Los mismos números están en el archivo { $file }.
statistics-title = Del { $from } al { $to }
statistics-numbers = Empezadas: { $started } · Terminadas: { $finished }
statistics-median = Duración mediana: { $span }
statistics-span = de { $low } a { $high } minutos
statistics-span-open = más de { $low } minutos
statistics-started = Empezadas
statistics-finished = Terminadas
statistics-verdicts = Veredictos
statistics-left = Dónde lo dejan
statistics-of = { $count } ({ $share } %)
statistics-rest = Los demás: menos de cinco cada uno.
statistics-more = Hay más en el archivo.
statistics-none = Menos de cinco cada uno.
statistics-note = Se cuenta de cinco en cinco, cada número redondeado a la baja; los grupos de menos de cinco no se muestran. Cada miembro cuenta una vez. Lo dejan: { $days } días sin tocarla.
statistics-about = Semanas enteras (de lunes a domingo, UTC). Cada miembro cuenta una vez, con su primera entrevista. Cada número se redondea a la baja a un múltiplo de cinco desde que se empezó a contar, así que puede quedarse corto en cuatro como mucho, y los números pequeños llegan más tarde, junto con otros; los grupos de menos de cinco no se dicen nunca. La dejan en una pregunta: la entrevista se empezó y no se tocó en { $days } días. Duración: de la primera pregunta al primer veredicto, pausas incluidas.
# For the program: %d and %m are day and month.
statistics-day = %d/%m
