//! The real process against a Discord on loopback: started, killed, started again.

use std::fs::File;
use std::process::Stdio;

use serde_json::{Value, json};
use should_i_certify::playground::{Hat, Options, Outcome, Person, Playground};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use super::openapi::complaints;

/// A loopback Discord, and the bot's process connected to it.
pub(crate) struct Bot {
    pub(crate) discord: Playground,
    folder: TempDir,
    process: Option<Child>,
}

impl Bot {
    /// Starts both and waits until the bot can be spoken to.
    pub(crate) async fn start() -> Bot {
        Bot::on(Options::default()).await
    }

    pub(crate) async fn on(options: Options) -> Bot {
        let discord = Playground::start(options).await.unwrap();
        let folder = tempfile::tempdir().unwrap();
        let mut bot = Bot {
            discord,
            folder,
            process: None,
        };
        bot.revive().await;
        bot
    }

    /// Starts the process (again) on the same database.
    pub(crate) async fn revive(&mut self) {
        self.process = Some(self.command().spawn().unwrap());
        self.discord.connected().await.unwrap();
        self.discord.offers("should-i-certify").await.unwrap();
    }

    /// Kills the process as an outage would: at once, without a word.
    pub(crate) async fn kill(&mut self) {
        let mut process = self.process.take().expect("the bot is running");
        process.kill().await.unwrap();
        self.discord.disconnected().await.unwrap();
    }

    /// The command that runs the bot against this Discord.
    pub(crate) fn command(&self) -> Command {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.folder.path().join("log"))
            .unwrap();
        let mut command = Command::new(env!("CARGO_BIN_EXE_should-i-certify"));
        command
            .arg("run")
            .env_clear()
            .env("DISCORD_TOKEN", self.discord.token())
            .env("DISCORD_API_URL", self.discord.url())
            .env(
                "DATABASE_URL",
                format!("sqlite://{}", self.folder.path().join("bot.db").display()),
            )
            .env("RUST_LOG", "debug")
            .stdin(Stdio::null())
            .stderr(log)
            .kill_on_drop(true);
        command
    }

    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("log")).unwrap()
    }

    pub(crate) fn member(&self) -> Person {
        self.discord.person(Hat::Member)
    }

    /// Types `/should-i-certify` and goes into the thread that opens.
    pub(crate) async fn begins(&self, options: Value) -> Person {
        let member = self.member();
        member.command("should-i-certify", options).await.unwrap();
        member.enters_thread().await.unwrap()
    }
}

impl Drop for Bot {
    /// Whatever a test was about, every request was one that Discord would take.
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("the bot's log:\n{}", self.log());
            return;
        }
        for request in self.discord.requests() {
            assert_ne!(
                request.code,
                Some(50035),
                "{} was malformed: {}",
                request.route,
                request.body
            );
            if !request.body.is_null() {
                let method = request.route.split(' ').next().unwrap();
                assert_eq!(
                    complaints(method, &request.path, &request.body),
                    Vec::<String>::new()
                );
            }
        }
    }
}

/// What a person does on the card of the running question.
pub(crate) trait Clicks {
    /// Presses the button with this label on a message.
    async fn press(&self, message: &Value, label: &str) -> Outcome;
    /// Picks the options with these labels from the message's list.
    async fn pick(&self, message: &Value, labels: &[&str]) -> Outcome;
    /// Opens the field of the card and sends this text.
    async fn write(&self, message: &Value, text: &str) -> Outcome;
}

impl Clicks for Person {
    async fn press(&self, message: &Value, label: &str) -> Outcome {
        let button = component(message, |part| part["label"] == label);
        let button = button.unwrap_or_else(|| panic!("no button “{label}” on {message:#}"));
        self.click(message, button["custom_id"].as_str().unwrap())
            .await
            .unwrap()
    }

    async fn pick(&self, message: &Value, labels: &[&str]) -> Outcome {
        let list = component(message, |part| part["type"] == 3)
            .unwrap_or_else(|| panic!("no list on {message:#}"));
        let value = |label: &&str| {
            let option = list["options"]
                .as_array()
                .unwrap()
                .iter()
                .find(|option| option["label"] == *label);
            option.unwrap_or_else(|| panic!("no option “{label}” in {list:#}"))["value"]
                .as_str()
                .unwrap()
        };
        let values: Vec<&str> = labels.iter().map(value).collect();
        self.select(message, list["custom_id"].as_str().unwrap(), &values)
            .await
            .unwrap()
    }

    async fn write(&self, message: &Value, text: &str) -> Outcome {
        let Outcome::Modal(modal) = self.press(message, "Write the answer").await else {
            panic!("no field opened on {message:#}");
        };
        let field = component(&modal.data, |part| part["type"] == 4).unwrap();
        self.submit(
            &modal,
            json!({ field["custom_id"].as_str().unwrap(): text }),
        )
        .await
        .unwrap()
    }
}

/// The first component of a message or form, at any depth, of which this is true.
pub(crate) fn component(part: &Value, is_it: impl Fn(&Value) -> bool + Copy) -> Option<&Value> {
    if part.get("type").is_some() && part.get("custom_id").is_some() && is_it(part) {
        return Some(part);
    }
    part["components"]
        .as_array()?
        .iter()
        .find_map(|inner| component(inner, is_it))
}

/// Everything that can be read on a message, without its controls.
pub(crate) fn words(message: &Value) -> String {
    let mut words = vec![message["content"].as_str().unwrap_or_default().to_owned()];
    for embed in message["embeds"].as_array().into_iter().flatten() {
        words.extend(
            ["title", "description"]
                .iter()
                .filter_map(|key| embed[key].as_str().map(str::to_owned)),
        );
    }
    words.retain(|text| !text.is_empty());
    words.join("\n")
}

/// The labels of a message's buttons, in order.
pub(crate) fn buttons(message: &Value) -> Vec<String> {
    let rows = message["components"].as_array().into_iter().flatten();
    let parts = rows.flat_map(|row| row["components"].as_array().cloned().unwrap_or_default());
    parts
        .filter(|part| part["type"] == 2)
        .map(|part| part["label"].as_str().unwrap_or_default().to_owned())
        .collect()
}
