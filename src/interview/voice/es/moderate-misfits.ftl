## What moderators read: why a text does not fit

misfit-text-empty = Este texto está vacío. Escribe de 1 a { $most } caracteres.
misfit-text-too-long = Este texto tiene { $length } caracteres, pero aquí caben { $most }. Acórtalo en { $over }.
misfit-text-line-break = Este texto tiene un salto de línea, pero se muestra en una sola. Escríbelo en una línea.
misfit-bad-command = `{ $text }` no puede ser el nombre de un comando. Escribe minúsculas, cifras y guiones, sin espacios.
misfit-bad-url = `{ $text }` no es una dirección web. Escribe la dirección entera, empezando por https:// o http://.
misfit-bad-placeholder-open = Una `{"{"}` no se cierra. Escribe `{"{"}pregunta{"}"}` o `{"{"}pregunta|si no{"}"}`; la llave misma es `{"{{"}`.
misfit-bad-placeholder-name = `{ $placeholder }` no nombra ninguna pregunta. Escribe `{"{"}pregunta{"}"}` o `{"{"}pregunta|si no{"}"}`; la llave misma es `{"{{"}`.
misfit-placeholder-not-here = Aquí no se inserta ninguna respuesta; se verían las llaves. Dilo sin la respuesta, o dilo en una pregunta, en una razón o en el resumen, la explicación o el próximo paso de un veredicto.
misfit-placeholder-fallback = Puede que `{ $placeholder }` no tenga respuesta aquí: no a todos los que lo leen se les ha preguntado, o pueden saltársela. Di qué va ahí si falta: `{ $otherwise }`.
misfit-placeholder-too-early = `{ $placeholder }` aún no tiene respuesta cuando esto se muestra. Dilo sin esa respuesta.
misfit-placeholder-lost = El diálogo dice aquí `{ $placeholder }` y este texto no. Di `{ $placeholder }` en alguna parte.
misfit-unknown-placeholder = No hay ninguna pregunta `{ $question }`. Nombra una pregunta de este diálogo.
misfit-unknown-placeholder-near = No hay ninguna pregunta `{ $question }`. ¿Querías decir `{ $near }`?
misfit-card-too-long = La tarjeta de la pregunta `{ $question }` podría tener { $length } caracteres, pero caben { $most }. Acorta la pregunta, las explicaciones de sus opciones, por qué se pregunta o la introducción.
misfit-field-label-too-long = La etiqueta de este campo tendría { $length } caracteres, pero caben { $most }. Elige una unidad más corta.
misfit-review-too-long = El repaso de todas las respuestas podría tener { $length } caracteres, pero caben { $most }. Acorta los nombres cortos de las preguntas y las opciones.

misfit-unknown-text = El diálogo no tiene ningún texto `{ $key }`. Quítalo del archivo.
misfit-unknown-text-near = El diálogo no tiene ningún texto `{ $key }`. ¿Querías decir `{ $near }`?
misfit-unknown-key = Aquí no hay nada que se llame `{ $key }`. Quítalo.
misfit-unknown-key-near = Aquí no hay nada que se llame `{ $key }`. ¿Querías decir `{ $near }`?
misfit-duplicate-key = `{ $key }` está aquí dos veces. Quita una de las dos.
misfit-text-expected = Aquí va un texto. Escríbelo entre comillas dobles.
misfit-more-problems = Se muestran los primeros { $count } problemas; puede haber más. Corrígelos y vuelve a importar.
misfit-json = Esto no es JSON. Corrígelo aquí; el resto se revisa después.
misfit-json-comment = JSON no tiene comentarios. Quita este; el resto se revisa después.
misfit-json-comma = Falta una coma antes de esto. Ponla; el resto se revisa después.
misfit-json-comma-last = Hay una coma después del último elemento. Quítala; el resto se revisa después.
misfit-json-quotes = Los nombres y los textos van entre comillas dobles, al principio y al final. Pon la que falta; el resto se revisa después.
misfit-json-brackets = Un corchete o una llave se abre sin cerrarse, o se cierra sin haberse abierto. Corrígelo; el resto se revisa después.
misfit-json-control = Un texto contiene un salto de línea o un tabulador. Escribe \n o \t en su lugar; el resto se revisa después.

report-in-english = Este informe está en inglés.

history-edit = { $place }: { $before } → **{ $after }**
edit-heading = Reformular: { $place }

# "Name: value".
pair = { $name }: { $value }
