//! What happens in a server beside the bot's doings, for tests and for the page's switches: permissions taken, threads
//! closed, locked and deleted, members and servers gone.

use serde_json::{Value, json};

use super::{
    Hat, Id, Person, Playground, permissions,
    world::{
        World,
        commands::Command,
        guild::{Channel, Kind, Overwrite, Role},
        message, shape,
        threads::Plan,
    },
};

/// The kinds of channel that can be added.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    Text,
    Forum,
    Voice,
    Announcement,
}

impl Place {
    pub(crate) fn kind(self) -> Kind {
        match self {
            Self::Text => Kind::Text,
            Self::Forum => Kind::Forum,
            Self::Voice => Kind::Voice,
            Self::Announcement => Kind::Announcement,
        }
    }
}

impl Playground {
    /// The first server.
    pub fn guild(&self) -> Id {
        self.shared.look(World::first_guild)
    }

    pub fn guilds(&self) -> Vec<Id> {
        self.shared
            .look(|world| world.guilds.keys().copied().collect())
    }

    /// A channel or thread by its name; the newest, where several bear it.
    pub fn channel(&self, name: &str) -> Option<Id> {
        let is_it = |it: &&Channel| it.name == name;
        self.shared
            .look(|world| world.channels.values().rev().find(is_it).map(|it| it.id))
    }

    /// The first text channel of a server.
    pub fn channel_in(&self, guild: Id) -> Option<Id> {
        let is_it = |it: &&Channel| it.kind == Kind::Text;
        self.shared
            .look(|world| world.channels_of(guild).find(is_it).map(|it| it.id))
    }

    /// A role of the first server by its name.
    pub fn role(&self, name: &str) -> Option<Id> {
        self.shared.look(|world| world.role_named(name))
    }

    pub fn add_channel(&self, place: Place, name: &str) -> Id {
        self.shared
            .act(|world| world.add_channel(world.first_guild(), place.kind(), name))
    }

    /// Gives or takes one of the bot's own permissions (`"CREATE_PRIVATE_THREADS"`) in a channel, or in the parent of
    /// a thread. False when there is no such permission.
    pub fn set_permission(&self, channel: Id, permission: &str, allowed: bool) -> bool {
        let Some(bit) = permissions::by_name(permission) else {
            return false;
        };
        self.shared
            .act(|world| world.switch(world.bot, channel, bit, allowed))
    }

    /// The same for a person.
    pub fn set_permission_of(
        &self,
        hat: Hat,
        channel: Id,
        permission: &str,
        allowed: bool,
    ) -> bool {
        let Some(bit) = permissions::by_name(permission) else {
            return false;
        };
        self.shared
            .act(|world| world.switch(world.user_of(hat), channel, bit, allowed))
    }

    /// Switches a permission in a role of the first server, `"@everyone"` among them. False when there is no such
    /// role or permission.
    pub fn set_role_permission(&self, role: &str, permission: &str, allowed: bool) -> bool {
        let Some(bit) = permissions::by_name(permission) else {
            return false;
        };
        self.shared.act(|world| {
            let guild = world.first_guild();
            let roles = world.guilds.get_mut(&guild).map(|it| &mut it.roles);
            let is_it = |it: &&mut Role| it.name == role;
            let Some(found) = roles.and_then(|roles| roles.values_mut().find(is_it)) else {
                return false;
            };
            found.permissions = match allowed {
                true => found.permissions | bit,
                false => found.permissions & !bit,
            };
            true
        })
    }

    /// Sets ✓ or ✗ for a role in a channel's permissions, or (`None`) neither.
    pub fn set_overwrite(
        &self,
        channel: Id,
        role: &str,
        permission: &str,
        allowed: Option<bool>,
    ) -> bool {
        let Some(bit) = permissions::by_name(permission) else {
            return false;
        };
        self.shared.act(|world| {
            let Some(role) = world.role_named(role) else {
                return false;
            };
            world.overwrite(channel, role, false, bit, allowed)
        })
    }

    /// Lets a person use a command in the first server, or not, as its integration settings do. False when
    /// there is no such command.
    pub fn set_command_permission(&self, hat: Hat, command: &str, allowed: bool) -> bool {
        self.shared.act(|world| {
            let entry = json!({"id": world.user_of(hat), "type": 2, "permission": allowed});
            world.set_override(command, entry)
        })
    }

    /// The same for a role. False when there is no such role or command.
    pub fn set_command_role(&self, role: &str, command: &str, allowed: bool) -> bool {
        self.shared.act(|world| {
            let Some(role) = world.role_named(role) else {
                return false;
            };
            let entry = json!({"id": role, "type": 1, "permission": allowed});
            world.set_override(command, entry)
        })
    }

    /// The same for a channel.
    pub fn set_command_channel(&self, channel: Id, command: &str, allowed: bool) -> bool {
        self.shared.act(|world| {
            let entry = json!({"id": channel, "type": 3, "permission": allowed});
            world.set_override(command, entry)
        })
    }

    /// The same for everybody.
    pub fn set_command_for_all(&self, command: &str, allowed: bool) -> bool {
        self.shared.act(|world| {
            let entry = json!({"id": world.first_guild(), "type": 1, "permission": allowed});
            world.set_override(command, entry)
        })
    }

    /// A command is not registered any more, wherever it was.
    pub fn forget_command(&self, command: &str) {
        self.shared
            .act(|world| world.commands.retain(|it| it.name() != command));
    }

    /// Opens so many public threads in a channel.
    pub fn open_threads(&self, channel: Id, count: usize) {
        self.shared.act(|world| {
            let plan = Plan {
                parent: channel,
                name: "talk".to_owned(),
                kind: Kind::PublicThread,
                invitable: true,
                auto_archive_minutes: 60,
                slowmode_seconds: 0,
                applied_tags: Vec::new(),
                starter: None,
            };
            for _ in 0..count {
                world.open_thread(&plan, world.first_guild_owner());
            }
        });
    }

    pub fn set_archived(&self, thread: Id, archived: bool) {
        self.shared
            .act(|world| world.set_archived(thread, archived));
    }

    pub fn set_locked(&self, thread: Id, locked: bool) {
        self.shared.act(|world| {
            if let Some(found) = world
                .channels
                .get_mut(&thread)
                .and_then(|it| it.thread.as_mut())
            {
                found.locked = locked;
                world.dispatch_channel("THREAD_UPDATE", thread);
            }
        });
    }

    pub fn delete_channel(&self, channel: Id) {
        self.shared.act(|world| world.delete_channel(channel));
    }

    pub fn delete_message(&self, channel: Id, message: Id) {
        self.shared
            .act(|world| world.delete_message(channel, message));
    }

    /// A person leaves the server.
    pub fn remove_member(&self, guild: Id, hat: Hat) {
        self.shared
            .act(|world| world.remove_member(guild, world.user_of(hat)));
    }

    /// A person comes (back) to the server.
    pub fn add_member(&self, guild: Id, hat: Hat) {
        self.shared
            .act(|world| world.add_member(guild, world.user_of(hat)));
    }

    /// Somebody whom nobody knows yet, in every server, looking at the first text channel of the first one.
    pub fn newcomer(&self) -> Person {
        let (user, channel) = self
            .shared
            .act(|world| (world.add_newcomer(), world.first_channel()));
        Person::new(self.shared.clone(), user, channel)
    }

    /// The bot is thrown out of a server.
    pub fn remove_guild(&self, guild: Id) {
        self.shared
            .act(|world| world.remove_member(guild, world.bot));
    }

    /// What a Community server is set to; others count as `en-US`.
    pub fn set_guild_locale(&self, locale: &str) {
        self.shared
            .act(|world| locale.clone_into(&mut world.guild_locale));
    }

    /// The bot is invited again, without a role of its own.
    pub fn restore_guild(&self, guild: Id) {
        self.shared.act(|world| world.add_member(guild, world.bot));
        self.set_outage(guild, false);
    }

    /// As if the bot had never registered any.
    pub fn forget_commands(&self) {
        self.shared.act(|world| world.commands.clear());
    }

    /// A server is not reachable for a while, or is back.
    pub fn set_outage(&self, guild: Id, is_out: bool) {
        self.shared.act(|world| {
            let Some(found) = world.guilds.get(&guild) else {
                return;
            };
            let whole = shape::guild_create(world, found);
            let name = if is_out {
                "GUILD_DELETE"
            } else {
                "GUILD_CREATE"
            };
            let data = if is_out {
                json!({"id": guild, "unavailable": true})
            } else {
                whole
            };
            world.dispatch(name, Some(guild), None, &data);
        });
    }
}

impl World {
    pub(crate) fn user_of(&self, hat: Hat) -> Id {
        self.hats.get(&hat).copied().unwrap_or(self.bot)
    }

    pub(crate) fn first_guild(&self) -> Id {
        self.guilds.keys().next().copied().unwrap_or(self.bot)
    }

    fn role_named(&self, name: &str) -> Option<Id> {
        let roles = &self.guilds.get(&self.first_guild())?.roles;
        let found = roles.values().find(|role| role.name == name);
        found.map(|role| role.id)
    }

    fn first_guild_owner(&self) -> Id {
        let guild = self.guilds.get(&self.first_guild());
        guild.map_or(self.bot, |it| it.owner)
    }

    pub(crate) fn first_channel(&self) -> Id {
        let guild = self.first_guild();
        let is_it = |it: &&Channel| it.guild == Some(guild) && it.kind == Kind::Text;
        self.channels
            .values()
            .find(is_it)
            .map_or(self.bot, |it| it.id)
    }

    pub(crate) fn is_connected(&self) -> bool {
        self.sessions.iter().any(|session| session.is_connected)
    }

    /// One entry of a command's permissions in the first server; what stood there for the same one goes.
    fn set_override(&mut self, command: &str, entry: Value) -> bool {
        let guild = self.first_guild();
        let is_it = |it: &&Command| it.name() == command && it.guild.is_none_or(|it| it == guild);
        let Some(id) = self.commands.iter().find(is_it).map(|it| it.id) else {
            return false;
        };
        let entries = self.overrides.entry((guild, id)).or_default();
        entries.retain(|it| it["id"] != entry["id"]);
        entries.push(entry);
        true
    }

    /// Writes one bit into a member's overwrite of a channel, or of the parent of a thread.
    pub(crate) fn switch(&mut self, user: Id, channel: Id, bit: u64, allowed: bool) -> bool {
        self.overwrite(channel, user, true, bit, Some(allowed))
    }

    /// The same for a role or a member; `None` says nothing of it.
    fn overwrite(
        &mut self,
        channel: Id,
        target: Id,
        is_member: bool,
        bit: u64,
        allowed: Option<bool>,
    ) -> bool {
        let found = self.channels.get(&channel);
        let parent = found
            .filter(|it| it.thread.is_some())
            .and_then(|it| it.parent);
        let id = parent.unwrap_or(channel);
        let Some(place) = self.channels.get_mut(&id) else {
            return false;
        };
        let is_it = |it: &&mut Overwrite| it.is_member == is_member && it.target == target;
        let mut found = Overwrite {
            target,
            is_member,
            allow: 0,
            deny: 0,
        };
        if let Some(known) = place.overwrites.iter_mut().find(is_it) {
            found = known.clone();
        }
        (found.allow, found.deny) = (found.allow & !bit, found.deny & !bit);
        match allowed {
            Some(true) => found.allow |= bit,
            Some(false) => found.deny |= bit,
            None => {}
        }
        place
            .overwrites
            .retain(|it| it.is_member != is_member || it.target != target);
        place.overwrites.push(found);
        self.dispatch_channel("CHANNEL_UPDATE", id);
        true
    }

    fn remove_member(&mut self, guild: Id, user: Id) {
        let name = self.name_of(user);
        let threads: Vec<Id> = self.active_threads(Some(guild)).map(|it| it.id).collect();
        for thread in threads {
            if self.leave_thread(thread, user) {
                let sentence = format!("{name} is no longer here.");
                self.post_system(thread, user, message::kind::RECIPIENT_REMOVE, &sentence);
            }
        }
        let data = json!({"guild_id": guild, "user": shape::user_by_id(self, user)});
        if user == self.bot {
            self.dispatch("GUILD_DELETE", Some(guild), None, &json!({"id": guild}));
        } else {
            self.dispatch("GUILD_MEMBER_REMOVE", Some(guild), None, &data);
        }
        if let Some(found) = self.guilds.get_mut(&guild) {
            found.members.remove(&user);
        }
    }
}
