## Statistics: /prompts statistics

statistics-none-yet = **Nothing can be told yet** of /{ $dialog } from { $from } to { $to }. Numbers are told in whole weeks and only of groups of five people or more, so that nobody can be found in them.
statistics-shown = /{ $dialog }, { $from } to { $to }. The same numbers are in the file { $file }.
statistics-title = From { $from } to { $to }
statistics-numbers = Started: { $started } · Finished: { $finished }
statistics-median = Median time: { $span }
statistics-span = { $low } to { $high } minutes
statistics-span-open = more than { $low } minutes
statistics-started = Started
statistics-finished = Finished
statistics-verdicts = Verdicts
statistics-left = Where people left
statistics-of = { $count } ({ $share } %)
statistics-rest = All others: fewer than five each.
statistics-more = More in the file.
statistics-none = Fewer than five each.
statistics-note = Counted in fives, each number rounded down; groups under five are not shown. Each member counts once. Left: untouched for { $days } days.
statistics-about = Whole weeks (Monday to Sunday, UTC). Each member counts once, with their first interview. Every number is rounded down to a multiple of five since counting began, so it may be up to four too small, and small numbers come later, together with others; groups under five are never told. Left at a question: the interview was begun and not touched for { $days } days. Duration: from the first question to the first verdict, pauses included.
# For the program: %d and %m are day and month, %-d and %b the day without a zero and the month's short name.
statistics-day = %-d %b
