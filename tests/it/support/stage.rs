//! The real process against the loopback Discord, with a store in a folder of its own: started, told to stop,
//! killed, started again.

use std::fs::File;
use std::path::Path;
use std::process::{ExitStatus, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use should_i_certify::playground::{
    Hat, Id, Options, Outcome, Person, Playground, Recorded, Timing,
};
use tempfile::TempDir;
use tokio::process::{Child, Command};

use super::openapi::complaints;
use super::strace::{self, Calls};

/// The dialog of these tests: it asks in every way there is.
pub(crate) const COMMAND: &str = "every-kind";

pub(crate) struct Stage {
    pub(crate) discord: Playground,
    folder: TempDir,
    typed_answers: &'static str,
    /// A folder of this repository.
    dialogs: &'static str,
    /// A dialog in it.
    dialog: &'static str,
    log_level: &'static str,
    /// Instead of a file in the folder: the address of a server's database, and the setting that gives its key.
    server: Option<(String, [String; 2])>,
    bot: Option<Child>,
}

impl Stage {
    /// With the bot connected and its commands registered.
    pub(crate) async fn open() -> Stage {
        Stage::with(Options::default(), "replies").await
    }

    pub(crate) async fn with(options: Options, typed_answers: &'static str) -> Stage {
        let mut stage = Stage::empty(options).await;
        stage.typed_answers = typed_answers;
        stage.start().await;
        stage
    }

    /// With the dialogs that come with the bot.
    pub(crate) async fn shipped() -> Stage {
        let mut stage = Stage::empty(Options::default()).await;
        stage.dialogs = "dialogs";
        stage.dialog = "should-i-certify";
        stage.start().await;
        stage
    }

    /// With a process that logs what an operator reads, for where so much happens that more would slow it down.
    pub(crate) async fn calm(options: Options) -> Stage {
        let mut stage = Stage::empty(options).await;
        stage.log_level = "info";
        stage.start().await;
        stage
    }

    /// With a Discord of other patience.
    pub(crate) async fn timed(timing: Timing) -> Stage {
        let options = Options {
            timing,
            ..Options::default()
        };
        Stage::with(options, "replies").await
    }

    /// With nothing running yet, and a process that logs what an operator reads.
    pub(crate) async fn closed(options: Options) -> Stage {
        let mut stage = Stage::empty(options).await;
        stage.log_level = "info";
        stage
    }

    async fn empty(options: Options) -> Stage {
        Stage {
            discord: Playground::start(options).await.unwrap(),
            folder: tempfile::tempdir().unwrap(),
            typed_answers: "replies",
            dialogs: "tests/it/dialogs",
            dialog: COMMAND,
            log_level: "debug",
            server: None,
            bot: None,
        }
    }

    /// From the next start on it remembers in this database of a server's.
    pub(crate) fn remembers_in(&mut self, url: String, [name, key]: [&str; 2]) {
        self.server = Some((url, [name.to_owned(), key.to_owned()]));
    }

    /// The address of what the bot remembers.
    pub(crate) fn database_url(&self) -> String {
        if let Some((url, _)) = &self.server {
            return url.clone();
        }
        format!("sqlite://{}", self.database().display())
    }

    /// The command that runs the bot here, for whoever wants another setting.
    pub(crate) fn command(&self) -> Command {
        self.run_by(Command::new(env!("CARGO_BIN_EXE_should-i-certify")))
    }

    /// Starts it with each of these calls to the kernel held up for long enough to kill it there.
    pub(crate) fn begin_watched(&mut self, calls: &[&str]) -> Calls {
        let program = env!("CARGO_BIN_EXE_should-i-certify");
        let command = strace::holding_up(calls, program);
        self.begin(self.run_by(command));
        let bot = self.bot.as_mut().expect("the bot runs");
        Calls::of(calls, bot.stdout.take().expect("it is piped"))
    }

    /// The command that runs the bot by another program, which is given its name and arguments.
    pub(crate) fn command_within(&self, jail: &str, arguments: &[&str]) -> Command {
        let mut command = Command::new(jail);
        command
            .args(arguments)
            .arg(env!("CARGO_BIN_EXE_should-i-certify"));
        self.run_by(command)
    }

    fn run_by(&self, mut command: Command) -> Command {
        let log = File::options()
            .create(true)
            .append(true)
            .open(self.log_file())
            .unwrap();
        command
            .arg("run")
            .env_clear()
            .env("DISCORD_TOKEN", self.discord.token())
            .env("DISCORD_API_URL", self.discord.url())
            .env("DATABASE_URL", self.database_url())
            .env(
                "DIALOGS_DIR",
                Path::new(env!("CARGO_MANIFEST_DIR")).join(self.dialogs),
            )
            .env("LISTEN_ADDR", "127.0.0.1:0")
            .env("TYPED_ANSWERS", self.typed_answers)
            .env("RUST_LOG", self.log_level)
            .stdin(Stdio::null())
            .stderr(log)
            .kill_on_drop(true);
        if let Some((_, [name, key])) = &self.server {
            command.env(name, key);
        }
        command
    }

    pub(crate) async fn start(&mut self) {
        self.start_as(self.command()).await;
    }

    /// [`Stage::command`] with another setting.
    pub(crate) async fn start_as(&mut self, command: Command) {
        self.begin(command);
        self.is_up().await;
    }

    /// Until it is connected and its commands are registered.
    pub(crate) async fn is_up(&self) {
        self.discord.connected().await.unwrap();
        self.discord.offers(self.dialog).await.unwrap();
    }

    /// Starts the process and does not wait for it.
    pub(crate) fn begin(&mut self, mut command: Command) {
        self.bot = Some(command.spawn().unwrap());
    }

    /// Where the process that was started last tells how it fares.
    pub(crate) fn health_url(&self) -> String {
        let log = self.log();
        let line = log.lines().rfind(|it| it.contains("health is told at"));
        let (_, address) = line.and_then(|it| it.split_once("address=")).unwrap();
        format!("http://{}", address.trim())
    }

    /// SIGTERM, as a supervisor sends it.
    pub(crate) async fn stop(&mut self) -> ExitStatus {
        let mut bot = self.bot.take().expect("the bot runs");
        terminate(&bot).await;
        bot.wait().await.unwrap()
    }

    /// How the process ended, once it has by itself.
    pub(crate) async fn ended(&mut self) -> ExitStatus {
        let mut bot = self.bot.take().expect("the bot runs");
        bot.wait().await.unwrap()
    }

    /// SIGKILL: ends it in the midst of whatever it is doing.
    pub(crate) async fn kill(&mut self) {
        let mut bot = self.bot.take().expect("the bot runs");
        bot.kill().await.unwrap();
        self.discord.disconnected().await.unwrap();
    }

    /// What comes is another process's.
    pub(crate) fn forget_log(&self) {
        std::fs::write(self.log_file(), "").unwrap();
    }

    /// Where the bot keeps what it remembers.
    pub(crate) fn database(&self) -> std::path::PathBuf {
        self.folder.path().join("test.db")
    }

    fn log_file(&self) -> std::path::PathBuf {
        self.folder.path().join("log")
    }

    /// Every line that the process logged, at the most talkative level.
    pub(crate) fn log(&self) -> String {
        std::fs::read_to_string(self.log_file()).unwrap()
    }

    pub(crate) fn mia(&self) -> Seen {
        Seen(self.discord.person(Hat::Member))
    }

    pub(crate) fn bystander(&self) -> Seen {
        Seen(self.discord.person(Hat::Bystander))
    }

    pub(crate) fn moderator(&self) -> Seen {
        Seen(self.discord.person(Hat::Moderator))
    }

    /// The other moderator.
    pub(crate) fn deputy(&self) -> Seen {
        Seen(self.discord.person(Hat::Deputy))
    }

    /// The newest request to a route.
    pub(crate) fn request(&self, route: &str) -> Recorded {
        let requests = self.discord.requests();
        let found = requests.into_iter().rfind(|request| request.route == route);
        found.unwrap_or_else(|| panic!("nobody asked for {route}"))
    }

    /// How often a route was asked, successfully or not.
    pub(crate) fn count(&self, route: &str) -> usize {
        let requests = self.discord.requests();
        requests
            .iter()
            .filter(|request| request.route == route)
            .count()
    }

    /// The number of the bot's process.
    pub(crate) fn process(&self) -> u32 {
        self.bot.as_ref().and_then(Child::id).expect("the bot runs")
    }

    /// How long the bot's process has worked, in the kernel's ticks of 10 ms.
    pub(crate) fn cpu_time(&self) -> Duration {
        let id = self.process();
        let stat = std::fs::read_to_string(format!("/proc/{id}/stat")).unwrap();
        // Behind the name, which stands in brackets: user time is the 12th field, system time the 13th.
        let fields = stat.rsplit_once(')').unwrap().1.split_whitespace();
        let ticks: u64 = fields
            .skip(11)
            .take(2)
            .map(|it| it.parse::<u64>().unwrap())
            .sum();
        Duration::from_millis(ticks * 10)
    }

    /// What the bot's process holds in memory.
    pub(crate) fn memory_mib(&self) -> u64 {
        let id = self.process();
        let status = std::fs::read_to_string(format!("/proc/{id}/status")).unwrap();
        let line = status.lines().find(|it| it.starts_with("VmHWM:")).unwrap();
        let kib: u64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
        kib / 1_024
    }

    /// Interactions that were logged as not understood.
    pub(crate) fn not_understood(&self) -> usize {
        let log = self.log();
        log.lines()
            .filter(|it| it.contains("interaction not understood"))
            .count()
    }

    /// Far less than a process that spins would have worked, on whatever machine.
    pub(crate) fn expect_idle_since(&self, begin: Duration) {
        let worked = self.cpu_time() - begin;
        assert!(worked < Duration::from_millis(700), "{worked:?}");
    }

    /// The requests that Discord counts against a bot: 10,000 in ten minutes shut it out.
    pub(crate) fn refusals(&self) -> usize {
        let requests = self.discord.requests();
        requests
            .iter()
            .filter(|request| matches!(request.status, 401 | 403 | 429))
            .count()
    }

    /// Far fewer than Discord's bound, for whatever a test does within seconds.
    pub(crate) fn expect_few_refusals(&self) {
        let refusals = self.refusals();
        assert!(refusals < 100, "{refusals} refused requests");
    }

    /// Every body that was sent is one that Discord's specification takes.
    pub(crate) fn expect_lawful_requests(&self) {
        let sent = self.discord.requests();
        let complaints: Vec<String> = sent
            .iter()
            .filter(|request| !request.body.is_null())
            .flat_map(|request| {
                let method = request.route.split(' ').next().unwrap_or_default();
                complaints(method, &request.path, &request.body)
            })
            .collect();
        assert!(complaints.is_empty(), "{}", complaints.join("\n"));
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        if std::thread::panicking() {
            println!("what the bot logged:\n{}", self.log());
        }
    }
}

pub(crate) async fn terminate(process: &Child) {
    let id = process.id().expect("the process runs").to_string();
    let sent = Command::new("kill")
        .args(["-TERM", &id])
        .status()
        .await
        .unwrap();
    assert!(sent.success());
}

/// Somebody before the screen: finds controls by what is written on them.
#[derive(Clone)]
pub(crate) struct Seen(pub(crate) Person);

impl Seen {
    pub(crate) async fn starts(&self) -> Seen {
        let outcome = self.0.command(COMMAND, json!({})).await.unwrap();
        let words = text(outcome.message().expect("an answer"));
        assert!(words.starts_with("Your interview is in <#"), "{words}");
        Seen(self.0.enters_thread().await.unwrap())
    }

    /// The newest message with these words, once it is there.
    pub(crate) async fn reads(&self, words: &str) -> Value {
        self.0.reads(words).await.unwrap()
    }

    /// Presses the button of this label on the newest message that has it.
    pub(crate) async fn presses(&self, label: &str) -> Outcome {
        let has_it = |control: &Value| control["label"].as_str() == Some(label);
        let message = self.0.sees(|message| controls(message).any(has_it)).await;
        let message = message.unwrap_or_else(|_| panic!("no `{label}` on\n{}", self.screen()));
        self.presses_on(&message, label).await
    }

    /// What the control with this label is called.
    pub(crate) fn control(&self, message: &Value, label: &str) -> String {
        control(message, |control| control["label"].as_str() == Some(label))
    }

    pub(crate) async fn presses_on(&self, message: &Value, label: &str) -> Outcome {
        let id = self.control(message, label);
        self.0.click(message, &id).await.unwrap()
    }

    /// Picks in the select of the newest message that offers this.
    pub(crate) async fn picks(&self, values: &[&str]) -> Outcome {
        let offers = |control: &Value| {
            let options = control["options"].as_array().into_iter().flatten();
            options
                .filter_map(|option| option["value"].as_str())
                .any(|value| value == values[0])
        };
        let message = self
            .0
            .sees(|message| controls(message).any(&offers))
            .await
            .unwrap();
        let id = control(&message, offers);
        self.0.select(&message, &id, values).await.unwrap()
    }

    /// Opens the field and sends this.
    pub(crate) async fn writes(&self, label: &str, words: &str) -> Outcome {
        let Outcome::Modal(modal) = self.presses(label).await else {
            panic!("no field opened");
        };
        self.0
            .submit(&modal, json!({ "answer": words }))
            .await
            .unwrap()
    }

    pub(crate) async fn types(&self, command: &str, options: Value) -> String {
        let outcome = self.0.command(command, options).await.unwrap();
        text(outcome.message().expect("an answer"))
    }

    /// The newest verdict, once there is another than this one.
    pub(crate) async fn sees_another_verdict(&self, first: &Value) -> Value {
        let title = |it: &Value| {
            it["embeds"][0]["title"]
                .as_str()
                .unwrap_or_default()
                .to_owned()
        };
        let is_another = |it: &Value| title(it).starts_with("Verdict:") && it["id"] != first["id"];
        self.0.sees(is_another).await.unwrap()
    }

    /// Waits until no message offers this any more.
    pub(crate) async fn sees_no(&self, label: &str) {
        let offers =
            |it: &Value| controls(it).any(|control| control["label"].as_str() == Some(label));
        let message = self.0.messages().into_iter().rfind(offers);
        if let Some(message) = message {
            let is_without = |it: &Value| it["id"] == message["id"] && !offers(it);
            self.0.sees(is_without).await.unwrap();
        }
    }

    /// Waits until the message has nothing left to press.
    pub(crate) async fn sees_no_control_on(&self, message: &Value) {
        let closed = |it: &Value| it["id"] == message["id"] && controls(it).next().is_none();
        self.0.sees(closed).await.unwrap();
    }

    /// Every message here, as one reads them.
    pub(crate) fn screen(&self) -> String {
        self.0
            .messages()
            .iter()
            .map(text)
            .collect::<Vec<_>>()
            .join("---\n")
    }
}

pub(crate) fn id(message: &Value) -> Id {
    message["id"].as_str().expect("an id").parse().unwrap()
}

/// What happened to the message, in its words.
pub(crate) fn said(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Replied(message) | Outcome::Updated(message) => text(message),
        other => format!("{other:?}"),
    }
}

fn controls(message: &Value) -> impl Iterator<Item = &Value> {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
}

/// What the control with this label is called, if it is there.
pub(crate) fn control_on(message: &Value, label: &str) -> Option<String> {
    let found = controls(message).find(|control| control["label"].as_str() == Some(label))?;
    Some(found["custom_id"].as_str()?.to_owned())
}

fn control(message: &Value, is_it: impl Fn(&Value) -> bool) -> String {
    let found = controls(message).find(|control| is_it(control));
    let found = found.unwrap_or_else(|| panic!("no such control on\n{}", text(message)));
    found["custom_id"].as_str().expect("a name").to_owned()
}

/// A message as one reads it: words, then the labels of what can be pressed or picked, row by row.
pub(crate) fn text(message: &Value) -> String {
    let embed = &message["embeds"][0];
    let mut text = String::new();
    for part in [&message["content"], &embed["title"], &embed["description"]] {
        if let Some(words) = part.as_str().filter(|words| !words.is_empty()) {
            text.push_str(words);
            text.push('\n');
        }
    }
    for row in message["components"].as_array().into_iter().flatten() {
        let row = row["components"].as_array().into_iter().flatten();
        let labels: Vec<String> = row.map(label).collect();
        text.push_str(&format!("[{}]\n", labels.join("] [")));
    }
    // What breaks up a call to everybody is invisible.
    commands_as_read(&text.replace('\u{200b}', "^"))
}

/// A command's mention is read as its name, in a client that speaks English.
fn commands_as_read(text: &str) -> String {
    let mut parts = text.split("</");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |whole, part| match part.split_once('>') {
        Some((mention, rest)) => {
            let name = mention.split(':').next().unwrap_or_default();
            format!("{whole}/{name}{rest}")
        }
        None => format!("{whole}</{part}"),
    })
}

fn label(control: &Value) -> String {
    if let Some(label) = control["label"].as_str() {
        return label.to_owned();
    }
    let options = control["options"].as_array().into_iter().flatten();
    let labels: Vec<&str> = options
        .filter_map(|option| option["label"].as_str())
        .collect();
    match labels.is_empty() {
        // A select of channels or roles has no options of its own.
        true => format!("{} ▾", control["placeholder"].as_str().unwrap_or_default()),
        false => format!("{} ▾", labels.join(" / ")),
    }
}
