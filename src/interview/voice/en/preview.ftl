## What moderators read: /prompts preview and /prompts panel

preview-banner = **Preview.** Only you see it, and nothing is counted.
preview-jump = Jump to …
preview-end = End preview
preview-ended = The preview has ended. Nothing of it was kept.
preview-where = Where to? The answers on the way are filled in for you.
preview-questions = A question …
preview-verdicts = A verdict …
preview-nowhere = No interview leads there: no answers make the bot show it. Nothing was changed.
preview-gone = That preview has ended. /{ command-prompts } { command-preview } begins a new one.
preview-no-share = This is a preview; there is nothing to share.
edit-try = Try it out

panel-start = Start
panel-ask = This is what everybody in { $channel } will read. Post it?
panel-yes = Post it
panel-no = Don't
panel-left = Nothing was posted.
panel-posted = Posted in { $channel }: { $link }. /{ command-prompts } { command-panel } { command-remove } takes it away.
panel-refused = Discord does not let me post in { $channel }, so nothing was posted. Allow me { permission-view }, { permission-send } and { permission-embed } there, then press “{ panel-yes }” again.
panel-none = No Start button of mine stands in this server.
panel-pick = Which one is to go?
panel-removed = Removed.
panel-gone = That one is gone already.
panel-not-back = A message that was removed does not come back. /{ command-prompts } { command-panel } { command-post } puts up a new one.

# Posted Start buttons after a change.
history-forgot = the message was deleted at Discord
panel-off = **/{ $dialog } cannot be started at the moment.**
panel-forgotten = The Start button in { $channel } is gone from Discord, so it is forgotten here too. /{ command-prompts } { command-panel } { command-post } puts up a new one.
panel-not-redrawn = ⚠ The Start button in { $channel } still says what it said before: Discord did not let me change it. Allow me { permission-view }, { permission-send } and { permission-embed } there, then change the text once more, or take the button away with /{ command-prompts } { command-panel } { command-remove }.
