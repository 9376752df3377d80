## /privacy, and /interview my-data

privacy-title = What becomes of what you tell me
privacy-kept-heading = What is kept
privacy-kept = Your answers and what you typed to me; your Discord number, the language you use, and where your interview stands, so that it can be found again. No names, and no messages that are not answers. What moderators change here is kept with their number.
privacy-where-heading = Where
privacy-where = In one database of whoever runs this bot. Answers and typed texts are sealed in it: without the key nobody can read them. Numbers and times are not, because your interview is found by them. Questions and verdicts also stand in Discord, as messages in your thread.
privacy-time-heading = How long
privacy-time = { $days ->
    [one] Finished interviews: { $days } day.
   *[other] Finished interviews: { $days } days.
} Unfinished ones that nobody touches: { $abandoned } days. Then they are deleted without anybody asking. When I leave a server, everything about it is deleted after { $grace } days. Messages in Discord stay until somebody deletes them there.
privacy-readers-heading = Who can read it
privacy-readers = You. I show your answers to no moderator; but whoever may manage threads here can open private threads and read along, and a public thread can be read by everybody in its channel. Whoever runs this bot has the key and could read the answers. Nobody else is given anything, unless you share your verdict.
privacy-rights-heading = What you can do
privacy-rights = /{ command-interview } { command-my-data } { command-data-export } gives you everything as a file. /{ command-interview } { command-my-data } { command-data-delete } deletes it; it asks first.
privacy-purpose-heading = What it is not for
privacy-purpose = A verdict is advice for you. It is no basis for anybody to decide about you: not on jobs, housing, insurance or benefits. Please write nothing here about your health, nothing secret, and nothing about other people.

my-data-about = Everything that this bot keeps about you here. "kept_as" is how an answer is stored. Data of other servers, or of direct messages, is asked for there. What you changed as a moderator belongs to the server's history and is not in this file.
my-data-export = Everything that I keep about you here, as a file that only you see. Data of other servers, or of direct messages, you ask for there. What you changed as a moderator is the server's history and not in it.
my-data-part = This is part { $part } of { $parts }. Together they are everything.
my-data-nothing = I keep nothing about you here, so there is nothing to do. Data of other servers, or of direct messages, you ask for there. What you changed as a moderator is the server's history and stays with it.
my-data-ask = This is what I keep about you here:
my-data-ask-delete = Delete all of it, for good? Running interviews end. /{ command-interview } { command-my-data } { command-data-export } gives you a copy first.
my-data-open = { $count ->
    [one] { $count } unfinished interview
   *[other] { $count } unfinished interviews
}
my-data-finished = { $count ->
    [one] { $count } finished interview
   *[other] { $count } finished interviews
}
my-data-threads = { $count ->
    [one] { $count } thread with what I wrote in it
   *[other] { $count } threads with what I wrote in them
}
my-data-shared = { $count ->
    [one] { $count } verdict that you shared
   *[other] { $count } verdicts that you shared
}
my-data-drafts = { $count ->
    [one] { $count } change that you prepared as a moderator
   *[other] { $count } changes that you prepared as a moderator
}
my-data-yes = Delete everything
my-data-no = Keep it
my-data-left = Nothing was deleted.
my-data-gone = Deleted for good, answers and typed texts included.
my-data-going = I am taking my messages out of Discord now.
my-data-threads-gone = { $count ->
    [one] { $count } thread is deleted.
   *[other] { $count } threads are deleted.
}
my-data-threads-emptied = { $count ->
    [one] In { $count } thread I deleted everything that I wrote. What you wrote there yourself only you can delete: { $threads }
   *[other] In { $count } threads I deleted everything that I wrote. What you wrote there yourself only you can delete: { $threads }
}
my-data-shared-gone = { $count ->
    [one] { $count } shared verdict is deleted.
   *[other] { $count } shared verdicts are deleted.
}
my-data-refused = Discord no longer lets me delete there; please ask a moderator: { $places }
my-data-later = Discord does not take everything at the moment. I go on with the rest by myself.
my-data-remains = What remains: messages that only you see, until you close them; Discord's own notes, for instance that a thread was opened; what you changed as a moderator, because it is the server's history; backups that whoever runs this bot made before, until they are replaced; and counts that name nobody.
