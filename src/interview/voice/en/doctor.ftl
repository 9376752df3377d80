## What the doctor says: /prompts doctor

doctor-title = Doctor
doctor-again = Check again
doctor-back = Back
doctor-on = More
doctor-page = Page { $page } of { $count }
doctor-unreadable = **I could not look at this server**: Discord did not let me read its roles and channels. Check that I am still a member here, and try again.

# $count channels are sound.
doctor-all-sound = { $count ->
    [one] ✅ One channel is in order: { $channels }
   *[other] ✅ { $count } channels are in order: { $channels }
  }
doctor-left-out = { $count ->
    [one] ℹ️ One channel is not for everybody and I am not let in: { $channels }. If interviews are wanted there, ask for it by name.
   *[other] ℹ️ { $count } channels are not for everybody and I am not let in: { $channels }. If interviews are wanted there, ask for each by name.
  }
doctor-and-more = … and { $count } more

doctor-threads = ✅ **Threads:** { $count } of about { $most } open ones are in use, of those that I see. Archived ones do not count.
doctor-threads-near = ❌ **Threads:** { $count } of about { $most } open ones are in use, of those that I see. Once they are used up, interviews run without a thread.
    → Archive or delete threads that are not needed. Archived ones do not count.
doctor-threads-full = ❌ **Threads:** all of about { $most } that a server may have open are in use. Interviews run without a thread.
    → Archive or delete threads that are not needed. Archived ones do not count.
doctor-threads-unknown = ❌ **Threads:** Discord did not let me count them. Check again in a minute.
doctor-commands = ✅ **Commands:** all are registered as they should be.
doctor-commands-missing = ❌ **Commands:** Discord does not know { $commands }.
    → Whoever runs the bot restarts it: it registers its commands when it starts. Then reload Discord (Ctrl+R).
doctor-commands-differ = ❌ **Commands:** Discord knows an older version of some.
    → Whoever runs the bot restarts it: it registers its commands when it starts. Then reload Discord (Ctrl+R).
doctor-commands-withheld = ❌ **Members may not use /{ $command }**: this server's integration settings say so.
    → Server Settings → Integrations → { $bot } → /{ $command } → Roles & Members → { $role } → ✓
doctor-commands-unknown = ❌ **Commands:** Discord did not tell me who may use them here. Check again in a minute.
doctor-timed-out = ❌ **I am timed out**, so I can only look on.
    → Open my profile in the member list → ⋯ → Remove Timeout.

doctor-hidden = ❌ **I cannot see this channel**: Discord does not show it to me, or it is gone.
    → #channel → Edit Channel → Permissions → add { $bot } → set “{ permission-view }” to ✓
doctor-command-closed = ❌ **/{ $command } is closed in this channel**: this server's integration settings say so.
    → Server Settings → Integrations → { $bot } → /{ $command } → Channels → switch on #{ $channel }
doctor-no-threads-here = ℹ️ This kind of channel has no threads for interviews. Interviews that are started here run in a card that only the member sees.
doctor-not-chosen = ℹ️ The settings let interviews start in other channels only: /{ command-prompts } { command-settings }.
doctor-only-for = ℹ️ Only members with { $roles } see this channel.
doctor-bot-may = ✅ **I may:** { $permissions }
doctor-members-may = ✅ **{ $members } may:** { $permissions }

# $who lacks { $permission }; $why; $without: what follows; $fix
doctor-missing = ❌ **{ $who } may not: { $permission }.** { $why } { $without }
    → { $fix }
doctor-bot = I
doctor-everybody = Members
doctor-role = Members with { $role }

doctor-why-no-role-bot = None of my roles has it.
doctor-why-no-role = No role gives it to them.
doctor-why-denied = This channel denies it to { $target }.
doctor-why-denied-bot = This channel denies it to me by name.

doctor-fix-role = Server Settings → Roles → { $role } → Permissions → switch on “{ $permission }”
doctor-fix-channel = #{ $channel } → Edit Channel → Permissions → { $target } → set “{ $permission }” to ✓

doctor-without-view = Interviews started here run without a thread.
doctor-without-private = Private interviews started here run without a thread.
doctor-without-public = Public interviews started here run without a thread.
doctor-without-thread-send = I cannot ask anything in threads of this channel.
doctor-without-embed = Questions and verdicts cannot be shown in threads or messages here.
doctor-without-attach = Verdicts come without their picture.
doctor-without-history = Typed answers get no reply.
doctor-without-send = Verdicts that members share cannot be posted here.
doctor-without-member-view = They cannot start an interview here.
doctor-without-member-commands = They cannot start an interview here.
doctor-without-member-thread-send = They cannot type answers in threads; buttons go on working.

permission-attach = Attach Files
permission-history = Read Message History
permission-commands = Use Application Commands

# This server's own commands, $commands: their names with a slash.
doctor-register = Register again
doctor-own-missing = ❌ **This server’s own commands:** Discord does not know { $commands }.
    → Press “{ doctor-register }” below, then reload Discord (Ctrl+R). If it goes on, invite me once more with the scope applications.commands.
doctor-own-foreign = ❌ **This server’s own commands:** Discord offers { $commands }, and no dialog here stands behind it.
    → Press “{ doctor-register }” below: that takes it away.
doctor-own-outdated = ❌ **This server’s own commands:** Discord knows an older version of { $commands }.
    → Press “{ doctor-register }” below, then reload Discord (Ctrl+R).
doctor-own-unknown = ❌ **This server’s own commands:** Discord did not show me what it has of them.
    → Check again in a minute. If it goes on, invite me once more with the scope applications.commands.
doctor-own-hidden = ❌ **Your own /{ $command } is hidden**: one of the same name is offered to every server now, and members begin that one.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Export. Give it another `id`, bring it in with /{ command-prompts } { command-import }, then remove the hidden one.
doctor-own-alike = ❌ **{ $commands } are both called /{ $called }** for members who use Discord in: { $languages }.
    → /{ command-prompts } { command-dialogs } → /{ $command } → Export. Give it another `id`, bring it in with /{ command-prompts } { command-import }, then remove the old one.
doctor-commands-alike = ❌ **{ $commands } are both called /{ $called }** for members who use Discord in: { $languages }.
    → Whoever runs the bot gives one of them another `dialog.command` in its wording for that language, and restarts it.
