## Discord

# In place of a thread's card: where the interview now is.
discord-in-thread = Your interview is in { $thread }.
discord-goes-on-below = Your interview goes on below.

discord-no-thread-direct = Direct messages have no threads, so the interview is held right here, in messages that vanish when Discord is closed; your answers are kept.
discord-no-thread-kind = This kind of channel has no threads for interviews, so yours is held right here, where only you see it. In a text channel it would get a thread of its own.
discord-no-thread-permissions = I may not open a usable thread here, so the interview is held right here, where only you see it. A moderator can allow me in this channel: { $permissions }.
discord-no-thread-full = This server has as many active threads as Discord allows, so the interview is held right here, where only you see it. A moderator can close threads that are no longer needed.
discord-no-thread-too-fast = Discord asks me to wait before I open more threads here, so the interview is held right here, where only you see it. Later ones get a thread again.
discord-no-thread-refused = Discord did not let me open a thread, so the interview is held right here, where only you see it. A moderator can look at my permissions in this channel.

discord-thread-out-of-reach = I can no longer write in your thread, so the interview goes on right here, where only you see it. Nothing is lost.

discord-no-such-dialog = This command is no longer offered. Discord shows the present ones after a while.
discord-foreign = This control is no longer known. Use the newest card, or /{ command-interview } { command-resume }.
discord-not-understood = I could not read what Discord sent about this, so nothing was changed. Please try again, or use /{ command-interview } { command-resume }.
discord-busy = Too much is going on at once, so nothing was changed. Please try again in a moment.
discord-trouble = Something went wrong on my side. What you saw as taken is kept; please try again in a moment.
discord-not-shown = Discord did not let me show everything, but what you did is kept. Use /{ command-interview } { command-resume } to see it; if that fails too, a moderator can look at my permissions here.
discord-too-slow-for-a-field = That took too long to open the field. Please press again.
discord-nothing-to-read = I see that you replied, but Discord shows me the text only when the reply pings me. Please switch the ping on, mention me, or use /{ command-interview } { command-answer }.
discord-transcript = Everything that was asked, answered and concluded, as a file. Only you see this.
discord-verdict-is-old = This verdict has been replaced since. Use the buttons below the newest one.

# Permissions, as Discord's own settings call them.
permission-view = View Channel
permission-send = Send Messages
permission-send-in-threads = Send Messages in Threads
permission-embed = Embed Links
permission-private-threads = Create Private Threads
permission-public-threads = Create Public Threads
