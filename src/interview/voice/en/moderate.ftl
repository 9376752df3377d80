## What moderators read: /prompts

# Places of texts. $name: what the part is called; $inner: a choice's label, or a paragraph's name.
place-dialog-description = Description of the command
place-dialog-command = Name of the command
place-dialog-title = Title
place-dialog-introduction = Introduction
place-source-title = Source: title
place-source-url = Source: address
place-section-title = Section { $name }: title
place-guide-name = Guide “{ $name }”: name
place-guide-url = Guide “{ $name }”: address
place-question-label = Question “{ $name }”: short name
place-question-prompt = Question “{ $name }”: the question
place-question-why = Question “{ $name }”: why we ask
place-question-low = Question “{ $name }”: lower end
place-question-high = Question “{ $name }”: upper end
place-question-unit = Question “{ $name }”: unit
place-question-skip = Question “{ $name }”: skip button
place-question-placeholder = Question “{ $name }”: hint in the empty field
place-choice-label = Question “{ $name }”, choice “{ $inner }”
place-choice-description = Question “{ $name }”, choice “{ $inner }”: explanation
place-choice-advice = Question “{ $name }”, choice “{ $inner }”: advice
place-finding-text = Reason “{ $name }”
place-gauge-label = Condition “{ $name }”
place-verdict-title = Verdict “{ $name }”: title
place-verdict-summary = Verdict “{ $name }”: summary
place-verdict-rationale = Verdict “{ $name }”: why ({ $inner })
place-verdict-step = Verdict “{ $name }”: next step ({ $inner })

moderate-not-allowed = Only people who may manage this server, or whom it lets use /{ command-prompts } (Server Settings, Integrations), can do that. Nothing was changed.
moderate-no-dialog = This server has no dialog called “{ $dialog }”. Pick one from the list that appears while you type.
moderate-no-text = “{ $dialog }” has no text called “{ $key }”. Pick one from the list that appears while you type.
moderate-no-text-near = “{ $dialog }” has no text called “{ $key }”. Did you mean “{ $near }”?
moderate-no-draft = This was made live, dropped, or forgotten after a day. Nothing was changed; /{ command-prompts } { command-edit } begins anew.
moderate-idle = It is so already. Nothing was changed.

edit-which = Several texts have “{ $typed }” in them. Which one?
edit-label = New text
edit-proposed = **Not live yet.** Members still read the old text.
edit-save = Make it live
edit-again = Edit again
edit-discard = Discard
edit-discarded = Discarded. Members go on reading the old text.
edit-refused = **This text cannot go live yet.** It is kept here.
edit-what-you-typed = Your text:
edit-live = **Live.** Members read it from now on, also in interviews that are running.
edit-stale = **Somebody changed this text while you were at it.** Yours is kept here and is not live.
edit-overwrite = Replace it with mine
edit-undo = Undo

list-title = Texts of /{ $dialog }
list-title-changed = Changed texts of /{ $dialog }
list-none-changed = Nothing is changed: members read /{ $dialog } as it was written.
list-page = { $first }–{ $last } of { $count }. ✎ marks what this server has changed.
list-pick = Reword one of these …
list-back = Back
list-on = More
list-changed = ✎

history-title = History
history-none = Nothing was changed yet.
history-page = The newest change stands first. /{ command-prompts } { command-undo } takes one back, /{ command-prompts } { command-restore } goes back to how everything was after one.
history-older = Older
history-newer = Newer
history-entry = **{ $version }** · { $author } · { $when }
history-undid = took back change { $version }
history-restored = went back to change { $version }
history-restored-beginning = went back to the beginning
history-reset = back to the dialog's own words
history-imported = import
history-more = … and { $count ->
    [one] one more text
   *[other] { $count } more texts
  }
history-setting = Setting “{ $name }”
history-dialog = Dialog /{ $name }
history-panel = Start button for /{ $name } in { $channel }
history-absent = (none)
history-on = on
history-off = off
# $state: on or off; $version: the first digits of what tells one content from another.
history-version = { $state } (version { $version })

undo-done = **Taken back:** change { $version }.
undo-nothing = There is nothing (more) to take back.
undo-no-such = This server has no change { $version }. /{ command-prompts } { command-history } shows those that there are.
undo-stale = **Change { $version } cannot be taken back by itself**: what it touched was changed again since. Take that back first, or use /{ command-prompts } { command-restore }.

restore-ask = **Go back to how everything was after change { $version }?** This would change:
restore-ask-beginning = **Go back to the beginning, before anything was changed?** This would change:
restore-yes = Go back
restore-no = Leave it as it is
restore-left = Left as it is.
restore-done = **Done.** It is change { $version }; it can be taken back too.
restore-stale = **Somebody changed something in between**, so nothing was done. Look at the history and ask again.
restore-no-such = This server has no change { $version }: it has had { $count } so far.
restore-idle = Everything is as it was after change { $version } already.

reset-ask = **Back to the dialog's own words?** This would change:
reset-yes = Reset

setting-channels = Where interviews may begin
setting-roles = Roles that may start one
setting-threads = Threads
setting-cooldown = Pause before the same dialog again
setting-running = Interviews that one member may have running
setting-results = Where shared verdicts go
setting-language = Language for members whose own is not spoken
setting-kept = How long answers are kept
setting-statistics = Who may see statistics
setting-everywhere = everywhere
setting-everybody = everybody
setting-moderators = moderators only
setting-threads-member = the member chooses
setting-threads-private = always private
setting-threads-public = always public
setting-hours = { $count ->
    [0] none
    [one] one hour
   *[other] { $count } hours
  }
setting-running-max = { $count ->
    [0] one of each dialog
   *[other] at most { $count }
  }
setting-days = { $count ->
    [one] one day
   *[other] { $count } days
  }
setting-where-started = the channel where the interview was started
setting-language-discord = the server's language at Discord
# What this language calls itself.
language-name = English
