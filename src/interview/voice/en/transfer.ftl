## What moderators read: /prompts export, import, dialogs

export-texts = `{ $name }` with { $count ->
    [one] one text
   *[other] { $count } texts
  }. Change what you like and bring it back with /prompts import.
export-nothing-changed = This server has changed no text of /{ $dialog } so far, so `{ $name }` is empty. Choose “Every text as members read it” for one to work on.
export-dialog = `{ $name }` is the dialog as it was written, without what this server has reworded. To make it your own, give it another `id` and bring it back with /prompts import.

import-no-file = There is no file. Attach a JSON file, as /prompts export makes it.
import-too-big = `{ $name }` has { $size } KB, and at most { $most } KB are read. Nothing was changed; make it shorter.
import-foreign = This file does not lie with Discord, so it was not fetched. Attach it to the command itself.
import-not-fetched = Discord did not hand `{ $name }` over. Nothing was changed; please try again in a moment.
import-not-text = `{ $name }` is no text in UTF-8, so it cannot be read. Nothing was changed; save it as UTF-8 and try again.
import-checking = Checking `{ $name }` …
import-neither = `{ $name }` is JSON, but neither a dialog (which has `questions`) nor texts of one (which stand under `texts`). Nothing was changed; /prompts export makes an example of each.
import-problems = **Not imported:** `{ $name }` has { $count ->
    [one] one problem
   *[other] { $count } problems
  }. Nothing was changed. Every one, with what to do about it, is in problems.txt.
import-problem = - Line { $line }, column { $column }: { $what }
import-no-dialog = This server has no such dialog. Nothing was changed; pick one from the list that appears while you type.
import-which = These texts fit several dialogs: { $dialogs }. Nothing was changed; say which one with the option `dialog`.
import-which-none = No dialog here has all of these texts. Nothing was changed; say with the option `dialog` whose they are, then you are told which of them it does not have.
import-idle = It is all so already. Nothing was changed.
import-busy = Another file is being checked. Nothing was changed; please try again in a moment.
import-too-slow = `{ $name }` was not proven within { $seconds } seconds, so it is not imported. Nothing was changed. Let its conditions look at fewer answers at once, or try again when less is going on.
import-reserved = **Not imported:** /{ $dialog } is a command of the bot itself. Give the dialog another `id`.
import-operators = **Not imported:** /{ $dialog } is offered to every server already, and cannot be replaced by one of them. Give yours another `id`; to change its texts only, import them as texts.
import-too-many = **Not imported:** this server has { $most } dialogs of its own, and Discord takes no more commands. Remove one with /prompts dialogs first.
import-command-left = `dialog.command` in the file is left out: a command is called the same in every server, so only whoever runs the bot can rename it.
import-command-only = The file names nothing new but the command (`dialog.command`), and that stays as it is: a command is called the same in every server, so only whoever runs the bot can rename it. Nothing was changed. To rename a dialog of your own, import it as a dialog with another `id`.
import-ask-texts = **Import these texts of /{ $dialog }?** They fit everywhere. Texts that the file does not name stay as they are.
import-ask-new = **Take /{ $dialog } in as a dialog of this server?** “{ $title }”: { $questions ->
    [one] one question
   *[other] { $questions } questions
  }, { $verdicts ->
    [one] one verdict
   *[other] { $verdicts } verdicts
  }, proven for every combination of answers.
import-ask-replace = **Replace /{ $dialog }?** Interviews that are running go on with the one that they began with.
import-dropped = { $count ->
    [one] One text that this server has reworded does not apply to it any more and would go.
   *[other] { $count } texts that this server has reworded do not apply to it any more and would go.
  }
import-warnings = { $count ->
    [one] The check has one doubt, which does not stop you:
   *[other] The check has { $count } doubts, which do not stop you:
  }
import-diff-in-file = What differs stands in diff.md.
import-changes-in-file = All of it stands in changes.md.
import-yes = Import

dialogs-title = Dialogs
dialogs-for-all = for every server
dialogs-own-on = your own, on
dialogs-own-off = your own, off
dialogs-own-hidden = your own, but hidden: one of the same name is offered to every server now
dialogs-how = Bring one of your own with /prompts import. An export of another dialog is a good beginning.
dialogs-pick = Look at one of your own …
dialogs-about = { $questions ->
    [one] one question
   *[other] { $questions } questions
  }, { $verdicts ->
    [one] one verdict
   *[other] { $verdicts } verdicts
  }
dialogs-switch-off = Switch off
dialogs-switch-on = Switch on
dialogs-export = Export
dialogs-remove = Remove
dialogs-all = All dialogs
dialogs-off-done = **Off.** Nobody can begin it any more; interviews that are running go on. It is change { $version }.
dialogs-on-done = **On.** Members can begin it. It is change { $version }.
dialogs-remove-ask = **Remove /{ $dialog }, with what was reworded of it?** Interviews that are running go on. It can be taken back with /prompts undo.
dialogs-remove-yes = Remove
dialogs-stale = **Somebody changed this dialog in between**, so nothing was done. This is how it stands now.
dialogs-registered = Discord has this server's new list of commands; a client that is open may show the old one for a moment.
dialogs-not-registered = ⚠ **Discord did not take this server's new list of commands**, so members may see the old one. It is told again when the bot starts. To try at once, switch a dialog off and on in /prompts dialogs; if it goes on, invite the bot once more with the scope applications.commands.
