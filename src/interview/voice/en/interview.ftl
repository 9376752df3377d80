# Every sentence that the bot itself says, in English. What a dialog says stands in its dialog file.

## Formats

# What day-as-typed holds is for the program: %d, %m and %Y are day, month and year.
day-as-typed = %Y-%m-%d
day-in-words = { $day } { $month ->
    [1] January
    [2] February
    [3] March
    [4] April
    [5] May
    [6] June
    [7] July
    [8] August
    [9] September
    [10] October
    [11] November
   *[12] December
} { $year }
quoted = “{ $text }”

# What people type instead of a label.
typed-yes = yes
typed-no = no
typed-skip = skip

## The card

progress = Question { $number } of about { $about }
progress-editing = Changing an earlier answer

hint-one = Pick one.
hint-several = { $min ->
    [one] { $max ->
        [one] Pick one.
       *[other] Pick 1 to { $max }.
    }
   *[other] Pick { $min } to { $max }.
}
hint-scale = A whole number from { $min } ({ $low }) to { $max } ({ $high }).
hint-number = A whole number from { $min } to { $max } { $unit }.
hint-date = A day from { $min } to { $max }, written like { $example }.
hint-text = In your own words, up to { $max } characters. It is quoted back to you and never decides anything.

why-heading = Why we ask

control-back = Back
control-leave-edit = Keep it as it is
control-why = Why we ask
control-review = Review
control-stop = Stop
control-resume = Continue
control-return = Back to the question
control-close = Leave them as they are
control-type = Write the answer
control-type-again = Mend the answer

remark-fell-away = { $count ->
    [one] One later answer no longer applies and was dropped: { $labels }.
   *[other] { $count } later answers no longer apply and were dropped: { $labels }.
}
remark-resumed = Welcome back. Your answers are as you left them.
remark-went-back = The last answer was taken back.
remark-draft = Your text is kept. Open the field to mend it.

## The field

form-label-text = Your answer
form-label-number = { $min } to { $max } { $unit }
form-label-date = A day, like { $example }

## Review

review-title = Your answers so far
review-none = You have not answered anything yet.
review-text = Pick one to change it. Later answers that still apply stay.
review-edit = Change an answer …

## Stopped

stopped-title = Stopped
stopped-text = { $count ->
    [0] Nothing is lost: continue whenever you like.
    [one] Your answer is kept. Continue whenever you like.
   *[other] Your { $count } answers are kept. Continue whenever you like.
}

## The verdict

verdict-title = Verdict: { $title }
verdict-rationale = Why
verdict-for = What speaks for it
verdict-against = What speaks against it
verdict-notes = Also worth knowing
verdict-none-for = Nothing in your answers speaks for it.
verdict-none-against = Nothing in your answers speaks against it.
verdict-gauges = The conditions
verdict-changes = What would change this verdict
verdict-changes-none = Nothing within your power alone would lead to another verdict right now.
verdict-changes-many = Several things would have to change at once. Begin with the next steps below, then come back.
verdict-steps = Next steps
verdict-guides = To read on
verdict-answers = Your answers
verdict-control-edit = Change an answer
verdict-control-share = Share in the channel
verdict-control-transcript = Transcript

since-heading = The questions have changed since you began
since-asks = Your verdict rests on the version that you began with. Today's version also asks about “{ $question }”, so it might decide differently.
since-decides = Your verdict rests on the version that you began with. With the same answers, today's version would say “{ $verdict }”.
since-dropped = No longer counted:{" "}

gauge-met = Met
gauge-not-met = Not met
gauge-unknown = Unknown
gauge-line = { $reading }: { $label }

# On the verdict's picture.
sign-colon = {": "}
sign-quote = “
sign-unquote = ”
glance-heading = Verdict:
glance-go = Go ahead
glance-care = With care
glance-wait = Wait
glance-stop = Better not
glance-for = { $count ->
    [one] 1 speaks for it
   *[other] { $count } speak for it
}
glance-against = { $count ->
    [one] 1 speaks against it
   *[other] { $count } speak against it
}

change-line = { $advice }. That would lead to “{ $verdict }”.
change-and = { $first }, and { $second }

closing-title = All questions answered
closing-text = Your verdict stands below.

share-question = This is what everyone in the channel would read. Your answers stay here.
share-title = A verdict from “{ $dialog }”
share-confirm = Share it
share-cancel = Do not share
share-confirmed = Shared.
share-cancelled = Not shared.

## Notices

notice-stale = That card is from an earlier moment, so nothing was changed. The current question stands on the newest card.
notice-not-yours = This interview belongs to somebody else. Start your own with { $command }.
notice-no-interview = You have no interview here. Start one with a command such as { $command }.
notice-no-such-interview = That interview is gone. Start a new one with { $command }.
notice-is-stopped = The interview is stopped. Continue it first.
notice-is-finished = The interview is finished. To change something, use “{ verdict-control-edit }” below the verdict.
notice-nothing-to-go-back-to = This is the first question; there is nothing to go back to.
notice-nothing-to-edit = There is no such answer to change any more.
notice-is-running = The interview is running already.

not-understood-choice = “{ $typed }” is none of the choices. Answer with a number, a letter or a label:
not-understood-ambiguous = “{ $typed }” fits several choices. Which one do you mean?
not-understood-count = { $max ->
    [one] You picked { $picked }; pick exactly one.
   *[other] You picked { $picked }; pick { $min } to { $max }.
}
not-understood-number = “{ $typed }” is not a whole number. Write digits only, for instance { $example }.
not-understood-number-outside = It has to be from { $min } to { $max }.
not-understood-date = “{ $typed }” is not a day. Write it as year-month-day, for instance { $example }.
not-understood-date-outside = It has to be from { $min } to { $max }.
not-understood-length-short = That is { $characters ->
    [one] one character
   *[other] { $characters } characters
}; it takes at least { $min }. Your text is kept.
not-understood-length-long = That is { $characters } characters; at most { $max } fit. Your text is kept.
not-understood-no-skip = This question cannot be skipped.

answer-skipped = Skipped
answer-nothing = –

offer-text = You have an interview of “{ $dialog }” here already, with { $count ->
    [0] no answers
    [one] one answer
   *[other] { $count } answers
} so far. Continue it, or start over? Starting over drops the answers.
offer-continue = Continue
offer-start-over = Start over

## The transcript

transcript-title = { $dialog } – transcript
transcript-answers = Answers
