//! What Discord says when it refuses: status, code, message and, for a bad body, the tree of its errors.
//! Codes and messages follow Discord's list of JSON error codes.

use std::borrow::Cow;

use serde_json::{Value, json};

#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    pub status: u16,
    pub code: u32,
    pub message: Cow<'static, str>,
    pub errors: Option<Value>,
}

impl Refusal {
    pub(crate) const fn new(status: u16, code: u32, message: &'static str) -> Self {
        let message = Cow::Borrowed(message);
        Self {
            status,
            code,
            message,
            errors: None,
        }
    }

    /// The same, where the body that is at fault is a field of the one that was sent.
    pub(crate) fn inside(self, field: &str) -> Self {
        let errors = self.errors.map(|errors| json!({field: errors}));
        Self { errors, ..self }
    }

    pub(crate) fn body(&self) -> Value {
        let mut body = json!({"message": self.message, "code": self.code});
        if let Some(errors) = &self.errors {
            body["errors"] = errors.clone();
        }
        body
    }
}

pub(crate) const UNAUTHORIZED: Refusal = Refusal::new(401, 0, "401: Unauthorized");
pub(crate) const NOT_FOUND: Refusal = Refusal::new(404, 0, "404: Not Found");
/// Without the prescribed `User-Agent: DiscordBot (url, version)`, the proxy before Discord lets nobody in.
pub(crate) const BLOCKED_AGENT: Refusal = Refusal::new(403, 40333, "internal network error");
pub(crate) const UNKNOWN_CHANNEL: Refusal = Refusal::new(404, 10003, "Unknown Channel");
pub(crate) const UNKNOWN_GUILD: Refusal = Refusal::new(404, 10004, "Unknown Guild");
pub(crate) const UNKNOWN_MEMBER: Refusal = Refusal::new(404, 10007, "Unknown Member");
pub(crate) const UNKNOWN_MESSAGE: Refusal = Refusal::new(404, 10008, "Unknown Message");
pub(crate) const UNKNOWN_USER: Refusal = Refusal::new(404, 10013, "Unknown User");
pub(crate) const UNKNOWN_WEBHOOK: Refusal = Refusal::new(404, 10015, "Unknown Webhook");
pub(crate) const UNKNOWN_INTERACTION: Refusal = Refusal::new(404, 10062, "Unknown interaction");
pub(crate) const UNKNOWN_COMMAND_PERMISSIONS: Refusal =
    Refusal::new(404, 10066, "Unknown application command permissions");
pub(crate) const UNKNOWN_COMMAND: Refusal = Refusal::new(404, 10063, "Unknown application command");
pub(crate) const WRONG_APPLICATION: Refusal = Refusal::new(
    403,
    20012,
    "You are not authorized to perform this action on this application",
);
pub(crate) const TOO_MANY_COMMANDS: Refusal = Refusal::new(
    400,
    30032,
    "Maximum number of application commands reached (100).",
);
pub(crate) const TOO_MANY_THREAD_MEMBERS: Refusal = Refusal::new(
    400,
    30033,
    "Maximum number of thread participants has been reached (1000)",
);
pub(crate) const TOO_MANY_ATTACHMENTS: Refusal = Refusal::new(
    400,
    30015,
    "Maximum number of attachments in a message reached (10)",
);
pub(crate) const BODY_TOO_LARGE: Refusal = Refusal::new(413, 40005, "Request entity too large");
pub(crate) const DUPLICATE_COMMAND: Refusal = Refusal::new(
    400,
    40041,
    "An application command with that name already exists",
);
pub(crate) const NO_MESSAGES_IN_FORUM: Refusal = Refusal::new(
    400,
    40058,
    "Cannot message this channel until an initial message is created",
);
pub(crate) const ALREADY_ACKNOWLEDGED: Refusal =
    Refusal::new(400, 40060, "Interaction has already been acknowledged.");
pub(crate) const MISSING_ACCESS: Refusal = Refusal::new(403, 50001, "Missing Access");
pub(crate) const NOT_THE_AUTHOR: Refusal =
    Refusal::new(403, 50005, "Cannot edit a message authored by another user");
pub(crate) const EMPTY_MESSAGE: Refusal = Refusal::new(400, 50006, "Cannot send an empty message");
pub(crate) const NOT_A_TEXT_CHANNEL: Refusal =
    Refusal::new(400, 50008, "Cannot send messages in a non-text channel");
pub(crate) const MISSING_PERMISSIONS: Refusal = Refusal::new(403, 50013, "Missing Permissions");
pub(crate) const SYSTEM_MESSAGE: Refusal =
    Refusal::new(403, 50021, "Cannot execute action on a system message");
pub(crate) const WRONG_CHANNEL_TYPE: Refusal =
    Refusal::new(400, 50024, "Cannot execute action on this channel type");
pub(crate) const WEBHOOK_TOKEN_EXPIRED: Refusal = Refusal::new(401, 50027, "Invalid Webhook Token");
pub(crate) const INVALID_FORM: Refusal = Refusal::new(400, 50035, "Invalid Form Body");
pub(crate) const FILE_TOO_LARGE: Refusal =
    Refusal::new(413, 50045, "File uploaded exceeds the maximum size");
pub(crate) const ARCHIVED: Refusal = Refusal::new(400, 50083, "Thread is archived");
pub(crate) const INVALID_JSON: Refusal =
    Refusal::new(400, 50109, "The request body contains invalid JSON.");
pub(crate) const REPLY_NEEDS_HISTORY: Refusal = Refusal::new(
    403,
    160_002,
    "Cannot reply without permission to read message history",
);
pub(crate) const MESSAGE_HAS_THREAD: Refusal = Refusal::new(
    400,
    160_004,
    "A thread has already been created for this message",
);
pub(crate) const LOCKED: Refusal = Refusal::new(403, 160_005, "Thread is locked");
pub(crate) const TOO_MANY_THREADS: Refusal =
    Refusal::new(400, 160_006, "Maximum number of active threads reached");
