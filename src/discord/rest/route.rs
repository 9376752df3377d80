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
        Route::UserMe => "/users/@me",
        Route::WebhookFollowupMessage { .. } => "/webhooks/{}/{}/messages/{}",
        Route::WebhookFollowupMessages { .. } => "/webhooks/{}/{}",
        Route::WebhookOriginalInteractionResponse { .. } => "/webhooks/{}/{}/messages/@original",
        _ => "other",
    }
}
