//! Whether a thread can be opened where somebody stands, and if not, why: one sentence for the member.

use serenity::all::{ChannelType, Permissions};

use crate::discord::decode::Ground;
use crate::discord::rest::{RestError, ThreadKind};
use crate::interview::Voice;
use crate::store::Visibility;

/// Why an interview has to do without a thread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NoThread {
    DirectMessage,
    /// Forums, voice channels and the like.
    ChannelKind,
    /// What the bot lacks in the channel.
    Permissions(Permissions),
    /// The server has as many threads as it may have.
    Full,
    /// Discord lets nobody open threads this fast.
    TooFast,
    /// Something else; the operator reads what.
    Refused,
}

pub(super) fn kind_of(visibility: Visibility) -> ThreadKind {
    match visibility {
        Visibility::Private => ThreadKind::Private,
        Visibility::Public => ThreadKind::Public,
    }
}

/// What can be known before asking Discord.
pub(super) fn check(ground: &Ground, kind: ThreadKind) -> Result<(), NoThread> {
    if ground.is_direct {
        return Err(NoThread::DirectMessage);
    }
    let has_threads = match ground.kind {
        Some(ChannelType::Text) => true,
        Some(kind) => crate::discord::decode::is_thread(kind),
        None => true,
    };
    if !has_threads {
        return Err(NoThread::ChannelKind);
    }
    let missing = needed(kind) - ground.permissions;
    if missing.is_empty() || ground.permissions.contains(Permissions::ADMINISTRATOR) {
        Ok(())
    } else {
        Err(NoThread::Permissions(missing))
    }
}

/// Source: Permissions; opening a thread, and speaking in it.
pub(in crate::discord) fn needed(kind: ThreadKind) -> Permissions {
    let create = match kind {
        ThreadKind::Private => Permissions::CREATE_PRIVATE_THREADS,
        ThreadKind::Public => Permissions::CREATE_PUBLIC_THREADS,
    };
    Permissions::VIEW_CHANNEL
        | Permissions::SEND_MESSAGES_IN_THREADS
        | Permissions::EMBED_LINKS
        | create
}

impl NoThread {
    /// What Discord's refusal means. Source: Opcodes and Status Codes, "JSON Error Codes".
    pub(super) fn of(error: &RestError, kind: ThreadKind) -> NoThread {
        match error.code() {
            Some(50_001 | 50_013) => NoThread::Permissions(needed(kind)),
            Some(160_006 | 160_007) => NoThread::Full,
            Some(50_024 | 50_008 | 40_067 | 40_058) => NoThread::ChannelKind,
            _ if error.is_rate_limit() => NoThread::TooFast,
            _ => NoThread::Refused,
        }
    }

    /// Why, and what a moderator can do.
    pub(super) fn sentence(self, voice: &Voice) -> String {
        match self {
            NoThread::DirectMessage => voice.say("discord-no-thread-direct"),
            NoThread::ChannelKind => voice.say("discord-no-thread-kind"),
            NoThread::Permissions(missing) => voice.say_with(
                "discord-no-thread-permissions",
                &[("permissions", names(missing, voice).into())],
            ),
            NoThread::Full => voice.say("discord-no-thread-full"),
            NoThread::TooFast => voice.say("discord-no-thread-too-fast"),
            NoThread::Refused => voice.say("discord-no-thread-refused"),
        }
    }
}

/// As Discord's own settings call them.
pub(in crate::discord) fn names(permissions: Permissions, voice: &Voice) -> String {
    let names = [
        (Permissions::VIEW_CHANNEL, "permission-view"),
        (Permissions::SEND_MESSAGES, "permission-send"),
        (
            Permissions::SEND_MESSAGES_IN_THREADS,
            "permission-send-in-threads",
        ),
        (Permissions::EMBED_LINKS, "permission-embed"),
        (
            Permissions::CREATE_PRIVATE_THREADS,
            "permission-private-threads",
        ),
        (
            Permissions::CREATE_PUBLIC_THREADS,
            "permission-public-threads",
        ),
    ];
    names
        .iter()
        .filter(|(permission, _)| permissions.contains(*permission))
        .map(|(_, key)| voice.say(key))
        .collect::<Vec<_>>()
        .join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::ChannelId;

    fn ground(kind: ChannelType, permissions: Permissions) -> Ground {
        Ground {
            channel: ChannelId(1),
            parent: ChannelId(1),
            kind: Some(kind),
            is_direct: false,
            permissions,
        }
    }

    #[test]
    fn what_is_missing_is_named_as_discord_names_it() {
        let permissions = Permissions::VIEW_CHANNEL
            | Permissions::EMBED_LINKS
            | Permissions::CREATE_PUBLIC_THREADS;
        let why = check(&ground(ChannelType::Text, permissions), ThreadKind::Private)
            .expect_err("missing");
        let NoThread::Permissions(missing) = why else {
            panic!("{why:?}");
        };
        assert_eq!(
            names(missing, Voice::of("en")),
            "Send Messages in Threads, Create Private Threads"
        );
    }

    #[test]
    fn an_administrator_may_everything() {
        check(
            &ground(ChannelType::Text, Permissions::ADMINISTRATOR),
            ThreadKind::Private,
        )
        .expect("may");
    }

    #[test]
    fn forums_and_direct_messages_have_no_threads_for_us() {
        let all = Permissions::all();
        let forum = ground(ChannelType::Forum, all);
        assert_eq!(
            check(&forum, ThreadKind::Public),
            Err(NoThread::ChannelKind)
        );
        let direct = Ground {
            is_direct: true,
            ..ground(ChannelType::Private, all)
        };
        assert_eq!(
            check(&direct, ThreadKind::Private),
            Err(NoThread::DirectMessage)
        );
    }
}
