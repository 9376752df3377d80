## What a member is told when the server's settings stand in the way

entry-always-private = You asked for a public thread; this server always holds interviews in private ones. Only you and the server's moderators can read along.
entry-always-public = **Others can read along:** this server always holds interviews in public threads. Everybody who can read the channel can read your answers there.
entry-channel = **Interviews begin elsewhere on this server:** { $channels }. Type the command there.
entry-channels-gone = **Interviews cannot be begun anywhere right now:** every channel that this server chose for them has been deleted. Please tell a moderator; /{ command-prompts } { command-settings } mends it.
entry-role = **This needs a role that you do not have:** one of { $roles }. A moderator can give it to you.
entry-cooldown = **Not yet:** this server asks for a pause after an interview of “{ $dialog }”. You can begin the next one { $until }. Your last verdict stays, and you can still change its answers.
entry-last-verdict = Show my last verdict
entry-running = { $count ->
    [one] **You have an interview running**, and this server allows one at a time.
   *[other] **You have as many interviews running as this server allows:** { $count }.
  } Finish it, or stop one (its answers are kept), then type the command again.
entry-open-in-thread = “{ $dialog }” in { $thread }
entry-open = “{ $dialog }”, in messages that only you see; /{ command-interview } { command-resume } shows it
entry-stop = Stop “{ $dialog }”

share-into = It would go into { $channel }.
share-into-results = It would go into { $channel }, where this server collects the verdicts that members share.
share-moved = **Not shared yet:** this server has just chosen another channel for it.
share-refused = I may not write in { $channel }, so nothing was shared. A moderator can allow me { permission-send } and { permission-embed } there; then press Share again.
share-channel-gone = The channel that it would go into has been deleted, so nothing was shared. A moderator can choose another one with /{ command-prompts } { command-settings }; then press Share again.
share-uncertain = Discord has not said whether your verdict reached { $channel }. I try again by myself in a moment; it does not go there twice.

## /prompts settings

settings-title = Settings
settings-title-page = Settings · { $page }
settings-page-overview = Overview
settings-page-start = Where and who
settings-page-interviews = Interviews
settings-page-results = Results and data
settings-page-guides = Guides

settings-about-overview = How this server holds interviews. What you pick on the other pages takes effect at once; /{ command-prompts } { command-history } has every change, and each can be undone.
settings-about-start = Where interviews may be begun, and by whom. This holds for moderators too. Interviews that are running go on.
settings-about-interviews = This holds for moderators too. Interviews that are running go on, and their answers can always be changed.
settings-about-results = Only verdicts that members chose to share are ever posted.
settings-about-guides = A verdict sends members to these guides. Pick one to set its address; until then only its name is shown.

settings-option-threads = Threads: { $value }
settings-option-cooldown_hours = Pause: { $value }
settings-option-running_max = At once: { $value }
settings-option-language = Language: { $value }
settings-option-kept_days = Answers are kept: { $value }

settings-other-cooldown_hours = Other pause …
settings-other-running_max = Other number …
settings-other-kept_days = Other number of days …
settings-number-cooldown_hours = Hours, from { $min } (no pause) to { $max }
settings-number-running_max = { $min } (one of each dialog) to { $max }
settings-number-kept_days = Days, from { $min } to { $max }
settings-not-a-number = **“{ $typed }” cannot be set**, so nothing was changed: it has to be a whole number from { $min } to { $max }. What you typed is kept.
settings-outside = **Nothing was changed:** it has to be a whole number from { $min } to { $max }.
settings-too-many = **Nothing was changed:** that is { $count }, and at most { $max } can be listed.
settings-no-language = **Nothing was changed:** I do not speak “{ $language }”.
settings-not-here = **Nothing was changed:** one of these is no channel or role of this server that can be used here, or it was deleted meanwhile. Pick again.

settings-live = **Changed.** It holds from now on.
settings-stale = **Somebody else changed this meanwhile, so yours was not saved.** The form shows how it stands now; pick again if you still want to.
settings-clear = Remove what was deleted
settings-gone = ~~{ $id }~~ (deleted)
settings-all-gone-channels = ⚠ **Nobody can begin an interview:** every channel in this list was deleted. Pick others, or remove them to allow every channel.
settings-all-gone-roles = ⚠ **Nobody can begin an interview:** every role in this list was deleted. Pick others, or remove them to allow everybody.
settings-all-gone-results_channel = ⚠ **Nobody can share a verdict:** this channel was deleted. Pick another one, or remove it.
settings-no-threads = ⚠ { $channels } cannot hold the threads of interviews: there, they are held in messages that only the member sees.
settings-problems = ⚠ In { $channel }:
settings-problems-more = ⚠ There is more: /prompts doctor tells everything, channel by channel.

settings-guides-counted = **Guides with an address:** { $set } of { $count }
settings-guide-bare = no address yet
settings-guide-pick = Set the address of …
