//! Every metric by name, and every word that a label can hold. `deploy/` alerts on these and draws them.

/// What a metric is called and what it says.
#[derive(Debug)]
pub struct Named {
    pub name: &'static str,
    pub measure: Measure,
    pub labels: &'static [&'static str],
    pub help: &'static str,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    Counter,
    Gauge,
    /// A histogram of seconds.
    Seconds,
}

pub const INTERACTIONS: Named = Named {
    name: "certify_interaction_duration_seconds",
    measure: Measure::Seconds,
    labels: &["kind", "outcome"],
    help: "From an interaction's arrival to the end of its first answer, by what was asked and how the answer went.",
};
pub const MISSED: Named = Named {
    name: "certify_acknowledgement_misses_total",
    measure: Measure::Counter,
    labels: &["kind"],
    help: "Interactions for which Discord took no answer because its three seconds were over.",
};
pub const INTERVIEWS: Named = Named {
    name: "certify_interviews",
    measure: Measure::Gauge,
    labels: &["state"],
    help: "Interviews in the store by state. Every replica over one store tells the same.",
};
pub const STORE: Named = Named {
    name: "certify_store_duration_seconds",
    measure: Measure::Seconds,
    labels: &["doing", "outcome"],
    help: "How long the store took, commit included, by what was done and whether it succeeded.",
};
pub const REQUESTS: Named = Named {
    name: "certify_discord_requests_total",
    measure: Measure::Counter,
    labels: &["method", "route", "status"],
    help: "Requests to Discord by route template and status; none: no answer came.",
};
pub const WAITS: Named = Named {
    name: "certify_rate_limit_wait_seconds",
    measure: Measure::Seconds,
    labels: &["cause"],
    help: "How long requests were held back: asked to by Discord, or to keep the bot's own pace below its limit.",
};
pub const SHARDS: Named = Named {
    name: "certify_gateway_shard_state",
    measure: Measure::Gauge,
    labels: &["shard", "state"],
    help: "1 for the state that a shard's gateway connection is in, 0 for the others.",
};
pub const RECONNECTS: Named = Named {
    name: "certify_gateway_reconnects_total",
    measure: Measure::Counter,
    labels: &["shard"],
    help: "Gateway connections that were made anew, resumed or not, after a shard's first.",
};
pub const LOST: Named = Named {
    name: "certify_undecodable_events_total",
    measure: Measure::Counter,
    labels: &["what"],
    help: "What came in from Discord and could not be read; the log says why.",
};
pub const REFUSED: Named = Named {
    name: "certify_refused_interactions_total",
    measure: Measure::Counter,
    labels: &["why"],
    help: "Requests that came as interactions by HTTP and were not Discord's of now, by why.",
};
pub const PARTS: Named = Named {
    name: "certify_part_well",
    measure: Measure::Gauge,
    labels: &["part"],
    help: "1 for each part that stands as it should, 0 where /readyz says what to do about it.",
};
pub const BUILD: Named = Named {
    name: "certify_build_info",
    measure: Measure::Gauge,
    labels: &["version", "commit"],
    help: "Always 1; the labels name what runs.",
};
pub const MEMORY: Named = Named {
    name: "process_resident_memory_bytes",
    measure: Measure::Gauge,
    labels: &[],
    help: "Memory that the process holds, as the kernel counts it.",
};

pub const ALL: [&Named; 13] = [
    &INTERACTIONS,
    &MISSED,
    &INTERVIEWS,
    &STORE,
    &REQUESTS,
    &WAITS,
    &SHARDS,
    &RECONNECTS,
    &LOST,
    &REFUSED,
    &PARTS,
    &BUILD,
    &MEMORY,
];

/// Values of a label, each with the word that stands for it.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$what:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name { $($(#[$what])* $value,)+ }

        impl $name {
            pub const ALL: &[$name] = &[$($name::$value,)+];

            pub fn word(self) -> &'static str {
                match self { $($name::$value => $word,)+ }
            }
        }
    };
}

words! {
    /// What an interaction asks for.
    What {
        Begin = "begin",
        /// `/interview …`
        Keyboard = "keyboard",
        Suggest = "suggest",
        Press = "press",
        Filled = "form",
        Privacy = "privacy",
        MyData = "my_data",
        Moderate = "moderate",
        Foreign = "foreign",
        /// It could not be read; whoever acted is told so.
        Unreadable = "unreadable",
        /// Too much of one member, or of all, is waiting.
        Busy = "busy",
    }
}

words! {
    /// How the first answer to an interaction went.
    Answer {
        Shown = "shown",
        /// Acknowledged without words; those follow.
        Deferred = "deferred",
        /// Another copy of the event was answered before.
        Already = "already",
        TooLate = "too_late",
        Failed = "failed",
    }
}

words! {
    /// What could not be read.
    Lost {
        Interaction = "interaction",
        Event = "event",
        Payload = "payload",
    }
}

words! {
    /// Why a request was not taken as an interaction.
    Refused {
        Unsigned = "unsigned",
        NotDiscords = "not_discords",
        /// Discord signed it, before or after now.
        OutOfTime = "out_of_time",
    }
}

words! {
    /// Why a request was held back.
    Waited {
        Discord = "discord",
        Pace = "pace",
    }
}

words! {
    /// How a shard's connection stands.
    Line {
        Connecting = "connecting",
        Ready = "ready",
        Interrupted = "interrupted",
    }
}
