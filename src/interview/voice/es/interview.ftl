## Formats

# What day-as-typed holds is for the program: %d, %m and %Y are day, month and year.
day-as-typed = %d/%m/%Y
day-in-words = { $day } de { $month ->
    [1] enero
    [2] febrero
    [3] marzo
    [4] abril
    [5] mayo
    [6] junio
    [7] julio
    [8] agosto
    [9] septiembre
    [10] octubre
    [11] noviembre
   *[12] diciembre
} de { $year }
quoted = «{ $text }»

# What people type instead of a label.
typed-yes = sí
typed-no = no
typed-skip = omitir

## The card

progress = Pregunta { $number } de unas { $about }
progress-editing = Cambio de una respuesta anterior

hint-one = Elige una opción.
hint-several = { $min ->
    [one] { $max ->
        [one] Elige una opción.
       *[other] Elige de 1 a { $max } opciones.
    }
   *[other] Elige de { $min } a { $max } opciones.
}
hint-scale = Un número entero de { $min } ({ $low }) a { $max } ({ $high }).
hint-number = Un número entero de { $min } a { $max } { $unit }.
hint-date = Un día del { $min } al { $max }, escrito como { $example }.
hint-text = Con tus palabras, hasta { $max } caracteres. Solo se te cita y nunca decide nada.

why-heading = Por qué lo preguntamos

control-back = Atrás
control-leave-edit = Dejarla como está
control-why = Por qué lo preguntamos
control-review = Repasar
control-stop = Parar
control-resume = Continuar
control-return = Volver a la pregunta
control-close = Dejarlas como están
control-type = Escribir la respuesta
control-type-again = Corregir la respuesta

remark-fell-away = { $count ->
    [one] Una respuesta posterior ya no procede y se ha descartado: { $labels }.
   *[other] { $count } respuestas posteriores ya no proceden y se han descartado: { $labels }.
}
remark-resumed = Hola de nuevo. Tus respuestas están como las dejaste.
remark-went-back = Se ha retirado la última respuesta.
remark-draft = Tu texto sigue ahí. Abre el campo para corregirlo.

## The field

form-label-text = Tu respuesta
form-label-number = De { $min } a { $max } { $unit }
form-label-date = Un día, como { $example }

## Review

review-title = Tus respuestas hasta ahora
review-none = Todavía no has respondido nada.
review-text = Elige una para cambiarla. Las posteriores que sigan teniendo sentido se quedan.
review-edit = Cambiar una respuesta …

## Stopping

stopped-title = En pausa
stopped-text = { $count ->
    [0] No se pierde nada: continúa cuando quieras.
    [one] Tu respuesta está guardada. Continúa cuando quieras.
   *[other] Tus { $count } respuestas están guardadas. Continúa cuando quieras.
}

## The verdict

verdict-title = Veredicto: { $title }
verdict-rationale = Por qué
verdict-for = A favor
verdict-against = En contra
verdict-notes = También conviene saber
verdict-none-for = Nada en tus respuestas habla a favor.
verdict-none-against = Nada en tus respuestas habla en contra.
verdict-gauges = Las condiciones
verdict-changes = Qué cambiaría este veredicto
verdict-changes-none = Ahora mismo, nada que dependa solo de ti llevaría a otro veredicto.
verdict-changes-many = Tendrían que cambiar varias cosas a la vez. Empieza por los próximos pasos de abajo y vuelve después.
verdict-steps = Próximos pasos
verdict-guides = Para leer más
verdict-answers = Tus respuestas
verdict-control-edit = Cambiar una respuesta
verdict-control-share = Compartir en el canal
verdict-control-transcript = Transcripción

since-heading = Las preguntas han cambiado desde que empezaste
since-asks = Tu veredicto se basa en la versión con la que empezaste. La de hoy pregunta también por «{ $question }», así que podría decidir otra cosa.
since-decides = Tu veredicto se basa en la versión con la que empezaste. Con las mismas respuestas, la de hoy diría «{ $verdict }».
since-dropped = Ya no cuenta:{" "}

gauge-met = Se cumple
gauge-not-met = No se cumple
gauge-unknown = No se sabe
gauge-line = { $reading }: { $label }

# On the verdict's picture.
sign-colon = {": "}
sign-quote = «
sign-unquote = »
glance-heading = Veredicto:
glance-go = Adelante
glance-care = Con cuidado
glance-wait = Espera
glance-stop = Mejor no
glance-for = { $count ->
    [one] 1 razón a favor
   *[other] { $count } razones a favor
}
glance-against = { $count ->
    [one] 1 razón en contra
   *[other] { $count } razones en contra
}

change-line = { $advice }. Eso llevaría a «{ $verdict }».
change-and = { $first }; además, { $second }

closing-title = Todo respondido
closing-text = Tu veredicto está más abajo.

share-question = Esto es lo que leería todo el canal. Tus respuestas se quedan aquí.
share-title = Un veredicto de «{ $dialog }»
share-confirm = Compartir
share-cancel = No compartir
share-confirmed = Compartido.
share-cancelled = No se ha compartido.

## Notices

notice-stale = Esa tarjeta es de un momento anterior, así que nada ha cambiado. La pregunta actual está en la tarjeta más reciente.
notice-not-yours = Esta entrevista es de otra persona. Empieza la tuya con { $command }.
notice-no-interview = Aquí no tienes ninguna entrevista. Empieza una, por ejemplo con { $command }.
notice-no-such-interview = Esa entrevista ya no existe. Empieza otra con { $command }.
notice-is-stopped = La entrevista está en pausa. Primero, continúala.
notice-is-finished = La entrevista ha terminado. Para cambiar algo, usa «{ verdict-control-edit }» debajo del veredicto.
notice-nothing-to-go-back-to = Esta es la primera pregunta; no hay nada antes.
notice-nothing-to-edit = Esa respuesta ya no existe.
notice-is-running = La entrevista ya está en marcha.

not-understood-choice = «{ $typed }» no es ninguna de las opciones. Responde con un número, una letra o una opción:
not-understood-ambiguous = «{ $typed }» encaja con varias opciones. ¿A cuál te refieres?
not-understood-count = { $max ->
    [one] Has elegido { $picked }; elige exactamente una opción.
   *[other] Has elegido { $picked }; elige de { $min } a { $max } opciones.
}
not-understood-number = «{ $typed }» no es un número entero. Escribe solo cifras, por ejemplo { $example }.
not-understood-number-outside = Tiene que estar entre { $min } y { $max }.
not-understood-date = «{ $typed }» no es un día. Escríbelo con día, mes y año, por ejemplo { $example }.
not-understood-date-outside = Tiene que estar entre el { $min } y el { $max }.
not-understood-length-short = { $characters ->
    [one] Eso es un carácter
   *[other] Eso son { $characters } caracteres
}; hacen falta al menos { $min }. Tu texto sigue ahí.
not-understood-length-long = Eso son { $characters } caracteres; caben { $max } como mucho. Tu texto sigue ahí.
not-understood-no-skip = Esta pregunta no se puede omitir.

answer-skipped = Omitida
answer-nothing = –

offer-text = Ya tienes aquí una entrevista «{ $dialog }», { $count ->
    [0] sin respuestas
    [one] con una respuesta
   *[other] con { $count } respuestas
} hasta ahora. ¿La continúas o empiezas de nuevo? Si empiezas de nuevo, las respuestas se borran.
offer-continue = Continuar
offer-start-over = Empezar de nuevo

## The transcript

transcript-title = { $dialog } – transcripción
transcript-answers = Respuestas
