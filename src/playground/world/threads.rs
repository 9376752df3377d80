//! What happens to threads: opened, joined, left, changed, deleted, with the events and the small system messages
//! that go with it. Whether the caller may do so was decided before.

use jiff::Timestamp;
use serde_json::json;

use super::{
    World,
    guild::{Channel, Kind, Thread},
    message::{self, kind},
    shape,
};
use crate::playground::id::Id;

/// Channels and threads kept; a server has some hundred channels and a thousand open threads.
const CHANNELS_MAX: usize = 10_000;

/// What a new thread is to be.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) parent: Id,
    pub(crate) name: String,
    pub(crate) kind: Kind,
    pub(crate) invitable: bool,
    pub(crate) auto_archive_minutes: u64,
    pub(crate) slowmode_seconds: u64,
    pub(crate) applied_tags: Vec<Id>,
    /// The message that it starts from, whose id it then bears.
    pub(crate) starter: Option<Id>,
}

impl World {
    pub(crate) fn open_thread(&mut self, plan: &Plan, owner: Id) -> Option<Id> {
        let now = self.now();
        let id = plan.starter.unwrap_or_else(|| self.next_id());
        let parent = self.channels.get(&plan.parent)?;
        let (guild, is_forum) = (parent.guild, parent.kind == Kind::Forum);
        self.put_channel(new_thread(id, guild, plan, owner, now));
        self.dispatch_channel("THREAD_CREATE", id);
        self.announce_thread(plan, id, owner, is_forum);
        self.forget_oldest_thread();
        Some(id)
    }

    /// The lines that a client shows for a new thread, in the parent or at its head.
    fn announce_thread(&mut self, plan: &Plan, id: Id, owner: Id, is_forum: bool) {
        if let Some(starter) = plan.starter {
            if let Some(message) = self.message_mut(plan.parent, starter) {
                message.flags |= message::HAS_THREAD;
            }
            self.edited_by_discord(plan.parent, starter);
            self.post_system(
                id,
                owner,
                kind::THREAD_STARTER,
                "The thread starts from this message.",
            );
        } else if plan.kind == Kind::PublicThread && !is_forum {
            let sentence = format!("{} started a thread: {}", self.name_of(owner), plan.name);
            self.post_system(plan.parent, owner, kind::THREAD_CREATED, &sentence);
        }
    }

    fn edited_by_discord(&mut self, channel: Id, message: Id) {
        let edited = self
            .message(channel, message)
            .and_then(|found| found.edited);
        self.edited(channel, message);
        if let Some(found) = self.message_mut(channel, message) {
            found.edited = edited;
        }
    }

    /// Adds a user; nothing happens when already in. `by` is who brought them.
    pub(crate) fn join_thread(&mut self, channel: Id, user: Id, by: Id) {
        let now = self.now();
        let is_bot = user == self.bot;
        let Some(found) = self.channels.get_mut(&channel) else {
            return;
        };
        let guild = found.guild;
        let Some(thread) = &mut found.thread else {
            return;
        };
        if thread.members.contains_key(&user) {
            return;
        }
        thread.members.insert(user, now);
        let count = thread.members.len();
        if user != by {
            let sentence = format!(
                "{} added {} to the thread.",
                self.name_of(by),
                self.name_of(user)
            );
            self.post_system(channel, by, kind::RECIPIENT_ADD, &sentence);
        }
        if is_bot {
            self.dispatch_channel("THREAD_CREATE", channel);
        }
        let added = [shape::thread_member(channel, user, now)];
        let data = json!({"id": channel, "guild_id": guild, "member_count": count, "added_members": added});
        self.dispatch("THREAD_MEMBERS_UPDATE", guild, Some(channel), &data);
    }

    pub(crate) fn leave_thread(&mut self, channel: Id, user: Id) -> bool {
        let Some(found) = self.channels.get_mut(&channel) else {
            return false;
        };
        let guild = found.guild;
        let Some(thread) = &mut found.thread else {
            return false;
        };
        let was_in = thread.members.remove(&user).is_some();
        let count = thread.members.len();
        if was_in {
            let data = json!({
                "id": channel, "guild_id": guild, "member_count": count, "removed_member_ids": [user],
            });
            self.dispatch("THREAD_MEMBERS_UPDATE", guild, Some(channel), &data);
        }
        was_in
    }

    /// Sets "closed" and tells; nothing happens when it is so already.
    pub(crate) fn set_archived(&mut self, channel: Id, archived: bool) {
        let now = self.now();
        let thread = self
            .channels
            .get_mut(&channel)
            .and_then(|found| found.thread.as_mut());
        let Some(thread) = thread else { return };
        if thread.archived != archived {
            thread.archived = archived;
            thread.archive_changed = now;
            self.dispatch_channel("THREAD_UPDATE", channel);
        }
    }

    pub(crate) fn delete_channel(&mut self, id: Id) -> Option<Channel> {
        let gone = self.channels.get(&id)?.clone();
        for thread in self.threads_of(id) {
            self.delete_channel(thread);
        }
        if gone.thread.is_some() {
            let data = json!({
                "id": id, "guild_id": gone.guild, "parent_id": gone.parent, "type": gone.kind as u8,
            });
            self.dispatch("THREAD_DELETE", gone.guild, Some(id), &data);
        } else {
            self.dispatch_channel("CHANNEL_DELETE", id);
        }
        self.take_channel(id);
        self.forget_messages(id);
        Some(gone)
    }

    pub(crate) fn threads_of(&self, parent: Id) -> Vec<Id> {
        let is_child = |it: &&Channel| it.parent == Some(parent) && it.thread.is_some();
        self.channels
            .values()
            .filter(is_child)
            .map(|it| it.id)
            .collect()
    }

    /// Archived threads pile up; beyond the bound the oldest vanishes without a word.
    fn forget_oldest_thread(&mut self) {
        let is_archived = |it: &&Channel| it.thread.as_ref().is_some_and(|thread| thread.archived);
        if self.channels.len() <= CHANNELS_MAX + self.options.scale.small_guilds {
            return;
        }
        if let Some(oldest) = self.channels.values().find(is_archived).map(|it| it.id) {
            self.take_channel(oldest);
            self.forget_messages(oldest);
        }
    }

    fn forget_messages(&mut self, channel: Id) {
        for message in self
            .messages
            .remove(&channel)
            .unwrap_or_default()
            .into_values()
        {
            for attachment in &message.attachments {
                self.files.forget(attachment.id);
            }
        }
    }
}

fn new_thread(id: Id, guild: Option<Id>, plan: &Plan, owner: Id, now: Timestamp) -> Channel {
    let thread = Thread {
        owner,
        archived: false,
        locked: false,
        invitable: plan.invitable,
        auto_archive_minutes: plan.auto_archive_minutes,
        created: now,
        archive_changed: now,
        members: [(owner, now)].into(),
        message_count: 0,
        applied_tags: plan.applied_tags.clone(),
    };
    Channel {
        id,
        guild,
        kind: plan.kind,
        name: plan.name.clone(),
        topic: None,
        parent: Some(plan.parent),
        position: 0,
        slowmode_seconds: plan.slowmode_seconds,
        overwrites: Vec::new(),
        thread: Some(thread),
        recipient: None,
        last_message: None,
    }
}
