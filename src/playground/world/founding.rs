//! The world that a playground starts with: one server (or several of the same kind), a few channels, a few
//! people and the bot.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    World,
    guild::{Channel, Guild, Kind, Member, Role, User},
};
use crate::playground::{id::Id, permissions as may, person::Hat};

/// What everybody may do, as in a fresh server.
const EVERYONE: u64 = may::VIEW_CHANNEL
    | may::SEND_MESSAGES
    | may::SEND_MESSAGES_IN_THREADS
    | may::CREATE_PUBLIC_THREADS
    | may::CREATE_PRIVATE_THREADS
    | may::EMBED_LINKS
    | may::ATTACH_FILES
    | may::ADD_REACTIONS
    | may::READ_MESSAGE_HISTORY
    | may::CREATE_INSTANT_INVITE
    | may::USE_EXTERNAL_EMOJIS
    | may::USE_APPLICATION_COMMANDS;

const MODERATOR: u64 = may::MANAGE_GUILD
    | may::MANAGE_CHANNELS
    | may::MANAGE_MESSAGES
    | may::MANAGE_THREADS
    | may::MENTION_EVERYONE;

/// Set C of the recommended permission integers: threads, messages, embeds, files, history.
const BOT: u64 = 377_957_239_808;

/// The channels of a server; the first one is all that a small one has.
const CHANNELS: [(Kind, &str); 4] = [
    (Kind::Text, "general"),
    (Kind::Text, "career"),
    (Kind::Forum, "ideas"),
    (Kind::Voice, "voice"),
];

impl World {
    /// Makes the people and, for every name, a server with its channels.
    pub(crate) fn found(&mut self, guild_names: &[String]) {
        self.bot = self.add_user("should-i-certify", "Should I certify", true, "#5865f2");
        self.application = self.bot;
        let owner = self.add_user("olga", "Olga", false, "#747f8d");
        for (hat, username, name, color) in [
            (Hat::Member, "mia", "Mia", "#3ba55d"),
            (Hat::Moderator, "mo", "Mo", "#faa61a"),
            (Hat::Deputy, "dana", "Dana", "#1abc9c"),
            (Hat::Bystander, "ben", "Ben", "#eb459e"),
        ] {
            let user = self.add_user(username, name, false, color);
            self.hats.insert(hat, user);
        }
        for (name, id) in guild_names.iter().zip(self.guild_ids(guild_names.len())) {
            self.found_guild(id, name, owner, &CHANNELS);
        }
        let hats: Vec<Id> = self.hats.values().copied().collect();
        for user in hats {
            self.add_direct_channel(user);
        }
    }

    /// One more person, in every server.
    pub(crate) fn add_newcomer(&mut self) -> Id {
        let number = self.users.len();
        let (username, name) = (format!("newcomer-{number}"), format!("Newcomer {number}"));
        let user = self.add_user(&username, &name, false, "#747f8d");
        let guilds: Vec<Id> = self.guilds.keys().copied().collect();
        for guild in guilds {
            self.add_member(guild, user);
        }
        user
    }

    pub(crate) fn add_member(&mut self, guild: Id, user: Id) {
        let joined = self.now();
        let member = Member {
            user,
            roles: BTreeSet::new(),
            joined,
        };
        if let Some(guild) = self.guilds.get_mut(&guild) {
            guild.members.insert(user, member);
        }
    }

    fn add_user(
        &mut self,
        username: &str,
        name: &str,
        is_bot: bool,
        avatar_color: &'static str,
    ) -> Id {
        let id = self.next_id();
        let user = User {
            id,
            username: username.to_owned(),
            global_name: (!is_bot).then(|| name.to_owned()),
            is_bot,
            locale: "en-US".to_owned(),
            avatar_color,
        };
        self.users.insert(id, user);
        id
    }

    /// So many more servers of the same people, each with one channel.
    pub(crate) fn found_small(&mut self, count: usize) {
        let owner = self.guilds.values().next().map(|guild| guild.owner);
        let owner = owner.unwrap_or(self.bot);
        for (number, id) in self.guild_ids(count).into_iter().enumerate() {
            self.found_guild(id, &format!("Small {number}"), owner, &CHANNELS[..1]);
        }
    }

    /// Of one moment, so that they fall on one shard after the other however slow the machine is.
    fn guild_ids(&mut self, count: usize) -> Vec<Id> {
        let now = self.now();
        (0..count).map(|_| self.ids.next_apart(now)).collect()
    }

    fn found_guild(&mut self, id: Id, name: &str, owner: Id, channels: &[(Kind, &str)]) {
        let now = self.now();
        let (moderators, bots) = (self.next_id(), self.next_id());
        let roles = [
            role(id, "@everyone", EVERYONE, 0, None),
            role(moderators, "Moderator", MODERATOR, 2, None),
            role(bots, "Should I certify", BOT, 1, Some(self.bot)),
        ];
        let people = [(owner, None), (self.bot, Some(bots))].into_iter().chain(
            self.hats
                .iter()
                .map(|(hat, user)| (*user, hat.moderates().then_some(moderators))),
        );
        let members: BTreeMap<Id, Member> = people
            .map(|(user, role)| {
                (
                    user,
                    Member {
                        user,
                        roles: role.into_iter().collect(),
                        joined: now,
                    },
                )
            })
            .collect();
        let roles = roles.into_iter().map(|role| (role.id, role)).collect();
        let guild = Guild {
            id,
            name: name.to_owned(),
            owner,
            roles,
            members,
            joined: now,
        };
        self.guilds.insert(id, guild);
        for (kind, name) in channels {
            self.add_channel(id, *kind, name);
        }
    }

    /// Adds a channel at the end of the guild's list and says so.
    pub(crate) fn add_channel(&mut self, guild: Id, kind: Kind, name: &str) -> Id {
        let id = self.next_id();
        let here = self.channels_of(guild).filter(|it| it.thread.is_none());
        let position = u16::try_from(here.count()).unwrap_or(u16::MAX);
        let channel = Channel {
            guild: Some(guild),
            position,
            ..plain_channel(id, kind, name)
        };
        self.put_channel(channel);
        self.dispatch_channel("CHANNEL_CREATE", id);
        id
    }

    pub(crate) fn add_direct_channel(&mut self, user: Id) -> Id {
        let id = self.next_id();
        let channel = Channel {
            recipient: Some(user),
            ..plain_channel(id, Kind::Direct, "")
        };
        self.put_channel(channel);
        id
    }
}

fn plain_channel(id: Id, kind: Kind, name: &str) -> Channel {
    Channel {
        id,
        guild: None,
        kind,
        name: name.to_owned(),
        topic: None,
        parent: None,
        position: 0,
        slowmode_seconds: 0,
        overwrites: Vec::new(),
        thread: None,
        recipient: None,
        last_message: None,
    }
}

fn role(id: Id, name: &str, permissions: u64, position: u16, bot: Option<Id>) -> Role {
    Role {
        id,
        name: name.to_owned(),
        permissions,
        position,
        bot,
    }
}
