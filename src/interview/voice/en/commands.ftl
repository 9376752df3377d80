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
command-my-data = my-data
command-my-data-about = What is kept about you here
command-data-export = export
command-data-export-about = Everything that is kept about you here, as a file
command-data-delete = delete
command-data-delete-about = Delete everything that is kept about you here; asks first
command-privacy = privacy
command-privacy-about = What is kept, for how long, and who can read it

option-value = value
option-value-about = A number, a letter, a label or your own words; several choices separated by commas
option-visibility = visibility
option-visibility-about = Who may read along: nobody, or everybody in the channel
choice-private = Private: only you (and the server's moderators)
choice-public = Public: everybody who can read the channel

command-prompts = prompts
command-prompts-about = Make the interviews your server's own
command-edit = edit
command-edit-about = Reword a text; you see it before it is live
command-preview = preview
command-preview-about = Play an interview where only you see it; nothing is counted
command-list = list
command-list-about = Every text of a dialog, and what is changed
command-history = history
command-history-about = Who changed what, and when
command-undo = undo
command-undo-about = Take back the newest change, or another one
command-restore = restore
command-restore-about = Go back to how everything was after a change; asks first
command-reset = reset
command-reset-about = Back to the dialog's own words; asks first
command-settings = settings
command-settings-about = Where, who, how often, in which language; and the guides' addresses
command-panel = panel
command-panel-about = Messages with a Start button
command-post = post
command-post-about = Post one; you see it first
command-remove = remove
command-remove-about = Take one away

option-dialog = dialog
option-dialog-about = Which dialog
option-prompt = prompt
option-prompt-about = Which text: type some of its words
option-prompt-first = prompt
option-prompt-first-about = Begin where this text is shown
option-prompt-reset = prompt
option-prompt-reset-about = Which text; without it all of them
option-changed = changed
option-changed-about = Only what this server has changed
option-change = change
option-change-about = The change's number; without it the newest
option-change-back = change
option-change-back-about = The change's number; 0 is the beginning
option-channel = channel
option-channel-about = Where

command-export = export
command-export-about = Texts or a whole dialog as a file
command-import = import
command-import-about = Texts or a whole dialog from a file; checked, and asks first
command-dialogs = dialogs
command-dialogs-about = The dialogs here; switch your own off, on, or remove them
option-what = what
option-what-about = What goes into the file
option-file = file
option-file-about = A JSON file, as /prompts export makes it
option-dialog-whose = dialog
option-dialog-whose-about = For texts: whose they are, where that is not clear
choice-changed-texts = The texts that this server has changed
choice-every-text = Every text as members read it, to rework or translate
choice-whole-dialog = The dialog as it was written
command-doctor = doctor
command-doctor-about = What keeps interviews from working here, and how to mend it
command-statistics = statistics
command-statistics-about = How many begin and finish, with which verdicts, and where they leave
option-channel-looked = channel
option-channel-looked-about = Which channel; without it all of them
option-dialog-counted = dialog
option-dialog-counted-about = Which dialog; without it the first
option-period = period
option-period-about = How far back, in whole weeks; without it four
choice-weeks = { $count ->
    [one] 1 week
   *[other] { $count } weeks
  }
