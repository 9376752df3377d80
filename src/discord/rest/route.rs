//! What a request's address looks like with every id and token left out, for counting. Each is one of these words.

use serenity::all::Route;

pub(super) fn template(route: &Route<'_>) -> &'static str {
    match route {
        Route::Channel { .. } => "/channels/{}",
        Route::ChannelMessage { .. } => "/channels/{}/messages/{}",
        Route::ChannelMessages { .. } => "/channels/{}/messages",
        Route::ChannelThreadMember { .. } => "/channels/{}/thread-members/{}",
        Route::ChannelThreads { .. } => "/channels/{}/threads",
        Route::Commands { .. } => "/applications/{}/commands",
        Route::GatewayBot => "/gateway/bot",
        Route::Guild { .. } => "/guilds/{}",
        Route::GuildChannels { .. } => "/guilds/{}/channels",
        Route::GuildCommandPermissions { .. } => {
            "/applications/{}/guilds/{}/commands/{}/permissions"
        }
        Route::GuildCommands { .. } => "/applications/{}/guilds/{}/commands",
        Route::GuildCommandsPermissions { .. } => "/applications/{}/guilds/{}/commands/permissions",
        Route::GuildMember { .. } => "/guilds/{}/members/{}",
        Route::GuildThreadsActive { .. } => "/guilds/{}/threads/active",
        Route::InteractionResponse { .. } => "/interactions/{}/{}/callback",
        Route::Oauth2ApplicationCurrent => "/oauth2/applications/@me",
        Route::UserMe => "/users/@me",
        Route::UserMeGuilds => "/users/@me/guilds",
        Route::WebhookFollowupMessage { .. } => "/webhooks/{}/{}/messages/{}",
        Route::WebhookFollowupMessages { .. } => "/webhooks/{}/{}",
        Route::WebhookOriginalInteractionResponse { .. } => "/webhooks/{}/{}/messages/@original",
        _ => "other",
    }
}

#[cfg(test)]
mod tests {
    use serenity::all as discord;

    use super::*;

    /// Every address that is asked for, with 7 for ids and `token` for tokens.
    fn routes() -> [Route<'static>; 21] {
        let (application_id, command_id) =
            (discord::ApplicationId::new(7), discord::CommandId::new(7));
        let (channel_id, guild_id) = (discord::ChannelId::new(7), discord::GuildId::new(7));
        let (user_id, message_id) = (discord::UserId::new(7), discord::MessageId::new(7));
        let (interaction_id, token) = (discord::InteractionId::new(7), "token");
        [
            Route::Channel { channel_id },
            Route::ChannelMessage {
                channel_id,
                message_id,
            },
            Route::ChannelMessages { channel_id },
            Route::ChannelThreadMember {
                channel_id,
                user_id,
            },
            Route::ChannelThreads { channel_id },
            Route::Commands { application_id },
            Route::GatewayBot,
            Route::Guild { guild_id },
            Route::GuildChannels { guild_id },
            Route::GuildCommandPermissions {
                application_id,
                guild_id,
                command_id,
            },
            Route::GuildCommands {
                application_id,
                guild_id,
            },
            Route::GuildCommandsPermissions {
                application_id,
                guild_id,
            },
            Route::GuildMember { guild_id, user_id },
            Route::GuildThreadsActive { guild_id },
            Route::InteractionResponse {
                interaction_id,
                token,
            },
            Route::Oauth2ApplicationCurrent,
            Route::UserMe,
            Route::UserMeGuilds,
            Route::WebhookFollowupMessage {
                application_id,
                token,
                message_id,
            },
            Route::WebhookFollowupMessages {
                application_id,
                token,
            },
            Route::WebhookOriginalInteractionResponse {
                application_id,
                token,
            },
        ]
    }

    #[test]
    fn an_address_is_counted_by_what_is_the_same_in_all_like_it() {
        for route in routes() {
            let path = route.path();
            let (_, path) = path
                .split_once("/api/v10")
                .expect("an address of Discord's");
            let words = path.split('/').map(|it| match it {
                "7" | "token" => "{}",
                word => word,
            });
            let words: Vec<&str> = words.collect();
            assert_eq!(template(&route), words.join("/"));
        }
    }
}
