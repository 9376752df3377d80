## Why a text does not fit, and what to do about it, as moderators read it in Discord

misfit-text-empty = This text is empty. Write 1 to { $most } characters.
misfit-text-too-long = This text has { $length } characters, but { $most } fit here. Shorten it by { $over }.
misfit-text-line-break = This text has a line break, but is shown on one line. Write it on one line.
misfit-bad-command = `{ $text }` cannot be a command’s name. Write small letters, digits and hyphens, without spaces.
misfit-bad-url = `{ $text }` is no web address. Write the whole address, beginning with https:// or http://.
misfit-bad-placeholder-open = A `{"{"}` is never closed. Write `{"{"}question{"}"}` or `{"{"}question|otherwise{"}"}`; a brace itself is `{"{{"}`.
misfit-bad-placeholder-name = `{ $placeholder }` names no question. Write `{"{"}question{"}"}` or `{"{"}question|otherwise{"}"}`; a brace itself is `{"{{"}`.
misfit-placeholder-not-here = No answer is filled in here; this would be shown with its braces. Say it without the answer, or say it in a question, a reason, or a verdict’s summary, explanation or next step.
misfit-placeholder-fallback = `{ $placeholder }` may have no answer here: not everybody who reads this was asked, or they may skip it. Say what stands there otherwise: `{ $otherwise }`.
misfit-placeholder-too-early = `{ $placeholder }` is not answered yet when this is shown. Say it without that answer.
misfit-placeholder-lost = The dialog says `{ $placeholder }` here, this text does not. Say `{ $placeholder }` somewhere in it.
misfit-unknown-placeholder = There is no question `{ $question }`. Name a question of this dialog.
misfit-unknown-placeholder-near = There is no question `{ $question }`. Did you mean `{ $near }`?
misfit-card-too-long = The card of question `{ $question }` could have { $length } characters, but { $most } fit. Shorten the question, what explains its choices, why it is asked, or the introduction.
misfit-field-label-too-long = The label of this field would have { $length } characters, but { $most } fit. Choose a shorter unit.
misfit-review-too-long = The review of all answers could have { $length } characters, but { $most } fit. Shorten questions’ short names and choices.

# The same in files.
misfit-unknown-text = The dialog has no text `{ $key }`. Remove it from the file.
misfit-unknown-text-near = The dialog has no text `{ $key }`. Did you mean `{ $near }`?
misfit-unknown-key = There is nothing called `{ $key }` here. Remove it.
misfit-unknown-key-near = There is nothing called `{ $key }` here. Did you mean `{ $near }`?
misfit-duplicate-key = `{ $key }` stands here twice. Remove one of the two.
misfit-text-expected = A text is expected here. Write it in double quotes.
misfit-more-problems = The first { $count } problems are told; there may be more. Mend these, then import again.
misfit-json = This is not JSON. Mend it here; the rest is checked afterwards.
misfit-json-comment = JSON has no comments. Remove this one; the rest is checked afterwards.
misfit-json-comma = A comma is missing before this. Add it; the rest is checked afterwards.
misfit-json-comma-last = There is a comma after the last item. Remove it; the rest is checked afterwards.
misfit-json-quotes = Names and texts stand in double quotes, at their beginning and at their end. Add what is missing; the rest is checked afterwards.
misfit-json-brackets = A bracket or brace opens without being closed, or closes without having been opened. Mend it; the rest is checked afterwards.
misfit-json-control = A text has a line break or a tab in it. Write \n or \t instead; the rest is checked afterwards.

# Below problems or a comparison that stand in English; nothing where that is the reader's language.
report-in-english = {""}

# $before and $after: what stood there and what stands there now.
history-edit = { $place }: { $before } → **{ $after }**
edit-heading = Reword: { $place }

# "Name: value".
pair = { $name }: { $value }
