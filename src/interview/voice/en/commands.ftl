# What Discord's menu of commands shows. Names are lower case, at most 32 characters, without spaces;
# descriptions have at most 100. Sentences that name a command take its name from here.

command-interview = interview
command-interview-about = Answer your interview by keyboard
command-answer = answer
command-answer-about = Answer the current question
command-back = back
command-back-about = Take the last answer back
command-review = review
command-review-about = See your answers, and change one
command-resume = resume
command-resume-about = Continue, or show the current question again
command-stop = stop
command-stop-about = Stop for now; nothing is lost
command-transcript = transcript
command-transcript-about = Everything that was said, as a file

option-value = value
option-value-about = A number, a letter, a label or your own words; several choices separated by commas
option-visibility = visibility
option-visibility-about = Who may read along: nobody, or everybody in the channel
choice-private = Private: only you (and the server's moderators)
choice-public = Public: everybody who can read the channel
