//! The playground's page in a real Chromium: the whole way, as somebody with only this repository goes it.

use std::process::Stdio;
use std::time::Duration;

use fantoccini::elements::Element;
use fantoccini::key::Key;
use fantoccini::wd::Capabilities;
use fantoccini::{Client, ClientBuilder, Locator};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncBufReadExt, AsyncRead, BufReader};
use tokio::process::{Child, Command};

/// How long the page may take to show something; far more than it needs.
const PATIENCE: Duration = Duration::from_secs(20);

/// `should-i-certify playground`, a browser looking at it, and the driver between.
struct Browser {
    client: Client,
    _profile: TempDir,
    _driver: Child,
    _playground: Child,
}

impl Browser {
    async fn open(width: u32, height: u32) -> Browser {
        let mut playground = Command::new(env!("CARGO_BIN_EXE_should-i-certify"));
        playground.args(["playground", "--port", "0"]);
        let (playground, address) = started(playground, |line| {
            line.split_once(" open at ").map(|(_, url)| url.to_owned())
        })
        .await;
        let mut driver = Command::new("chromedriver");
        driver.arg("--port=0");
        let port = |line: &str| {
            line.split_once(" successfully on port ")
                .map(|(_, port)| port.trim_end_matches('.').to_owned())
        };
        let (driver, port) = started(driver, port).await;
        let profile = tempfile::tempdir().unwrap();
        let capabilities = capabilities(&profile, width, height);
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities)
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .unwrap();
        client.goto(&address).await.unwrap();
        Browser {
            client,
            _profile: profile,
            _driver: driver,
            _playground: playground,
        }
    }

    async fn sees(&self, xpath: &str) -> Element {
        let found = self
            .client
            .wait()
            .at_most(PATIENCE)
            .for_element(Locator::XPath(xpath))
            .await;
        match found {
            Ok(element) => element,
            Err(error) => panic!("{xpath}: {error}\n{}", self.reads().await),
        }
    }

    /// Everything in the list of messages.
    async fn reads(&self) -> String {
        self.client
            .find(Locator::Id("message-list"))
            .await
            .unwrap()
            .text()
            .await
            .unwrap()
    }

    /// Clicks what this finds; once more where the page redrew it in between.
    async fn clicks(&self, xpath: &str) {
        while let Err(error) = self.sees(xpath).await.click().await {
            assert!(error.is_stale_element_reference(), "{xpath}: {error}");
        }
    }

    /// Clicks the button with this label on the newest message that has it, once it can be clicked.
    async fn presses(&self, label: &str) {
        let xpath = format!(
            "(//article//button[normalize-space()='{label}'][not(@aria-disabled='true')])[last()]"
        );
        self.clicks(&xpath).await;
    }

    /// Picks these in the newest card's list.
    async fn picks(&self, labels: &[&str]) {
        self.clicks("(//article//button[@role='combobox' or @aria-haspopup='listbox'][not(@aria-disabled='true')])[last()]").await;
        for label in labels {
            let option = format!("//*[@role='option'][.//text()[normalize-space()='{label}']]");
            self.clicks(&option).await;
        }
        self.clicks("//button[normalize-space()='Done']").await;
    }

    /// Opens the card's field, types and sends.
    async fn writes(&self, text: &str) {
        self.presses("Write the answer").await;
        let field = self
            .sees("//dialog[@id='modal']//*[self::input or self::textarea]")
            .await;
        field.send_keys(text).await.unwrap();
        self.clicks("//dialog[@id='modal']//button[@type='submit']")
            .await;
    }

    /// Waits until the newest card asks this.
    async fn is_asked(&self, prompt: &str) {
        self.sees(&format!(
            "//article//*[contains(normalize-space(), '{prompt}')]"
        ))
        .await;
    }
}

/// Starts a program and waits for the line on its standard output that says where it is to be found.
async fn started(mut command: Command, find: impl Fn(&str) -> Option<String>) -> (Child, String) {
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .kill_on_drop(true)
        .spawn()
        .unwrap();
    let found = line(child.stdout.take().unwrap(), find).await;
    (child, found)
}

async fn line(output: impl AsyncRead + Unpin, find: impl Fn(&str) -> Option<String>) -> String {
    let mut lines = BufReader::new(output).lines();
    while let Some(line) = lines.next_line().await.unwrap() {
        if let Some(found) = find(&line) {
            return found;
        }
    }
    panic!("the program ended without saying where it is")
}

/// Without the browser's own background traffic; the sandbox is left out because CI runs as root.
fn capabilities(profile: &TempDir, width: u32, height: u32) -> Capabilities {
    let arguments = [
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        &format!("--window-size={width},{height}"),
        &format!("--user-data-dir={}", profile.path().display()),
    ];
    let options = json!({ "args": arguments });
    [("goog:chromeOptions".to_owned(), options)]
        .into_iter()
        .collect()
}

#[tokio::test]
async fn a_newcomer_plays_a_whole_interview_in_the_page_and_reads_the_verdict() {
    let browser = Browser::open(1280, 900).await;
    let composer = browser.sees("//*[@id='composer-text']").await;
    composer
        .send_keys("/should-i-certify visibility:private")
        .await
        .unwrap();
    composer
        .send_keys(&char::from(Key::Enter).to_string())
        .await
        .unwrap();
    browser
        .clicks("(//article//button[@data-go-to])[last()]")
        .await;

    browser.is_asked("Question 1 of about").await;
    browser.writes("Certified *AI* Practitioner").await;
    browser.is_asked("What made you think of it?").await;
    browser.picks(&["A goal I already had"]).await;
    browser.is_asked("Question 3 of about").await;
    browser.presses("A hybrid role").await;
    browser.is_asked("Question 4 of about").await;
    browser.presses("Yes, they name it").await;
    browser.is_asked("Question 5 of about").await;
    browser.presses("No, people go on paying for it").await;
    browser.is_asked("Question 6 of about").await;
    browser.presses("The work stays, I need new skills").await;
    browser.is_asked("Question 7 of about").await;
    browser.presses("Yes, and the results show it").await;
    browser.is_asked("Question 8 of about").await;
    browser.presses("Yes, I can name it").await;
    browser.is_asked("Question 9 of").await;
    browser
        .writes("I cannot yet evaluate what a model gives me")
        .await;

    browser
        .is_asked("Verdict: Certify: it accelerates you")
        .await;
    browser
        .sees(
            "//article//img[@width='1200'][contains(@alt, 'Verdict: Certify: it accelerates you')]",
        )
        .await;
    let read = browser.reads().await;
    assert!(
        read.contains("Certified *AI* Practitioner gets you there sooner."),
        "what was typed is shown to the letter:\n{read}"
    );
    assert!(
        read.contains("“I cannot yet evaluate what a model gives me”"),
        "{read}"
    );
    for heading in [
        "Why",
        "What speaks for it",
        "What speaks against it",
        "The conditions",
        "Next steps",
        "Your answers",
    ] {
        assert!(read.contains(heading), "{heading}:\n{read}");
    }
    browser.client.clone().close().await.unwrap();
}

#[tokio::test]
async fn the_map_shows_the_way_of_the_running_interview_and_grows_with_it() {
    let browser = Browser::open(1280, 900).await;
    let composer = browser.sees("//*[@id='composer-text']").await;
    let typed = format!(
        "/should-i-certify visibility:private{}",
        char::from(Key::Enter)
    );
    composer.send_keys(&typed).await.unwrap();
    browser
        .clicks("(//article//button[@data-go-to])[last()]")
        .await;
    browser.is_asked("Question 1 of about").await;

    browser.clicks("//button[@id='open-map']").await;
    let alt = |part: &str| format!("//*[@id='map']//img[contains(@alt, '{part}')]");
    browser.sees(&alt("1. Certification: being asked")).await;
    browser.writes("Certified Practitioner").await;
    browser
        .sees(&alt(
            "1. Certification: answered. 2. What set it off: being asked",
        ))
        .await;
    browser.picks(&["A goal I already had"]).await;
    browser
        .sees(&alt(
            "2. What set it off: plan. 3. Where it should lead: being asked",
        ))
        .await;
    let drawn = browser.sees(&alt("being asked")).await;
    let source = drawn.attr("src").await.unwrap().unwrap();
    let on = source.matches("%3Cg%20class%3D%22on%22%3E").count();
    assert_eq!(on, 2, "two boxes are marked as answered");
    assert!(
        !source.contains("Practitioner"),
        "what was typed is not on it"
    );

    let (_, _, before, _) = drawn.rectangle().await.unwrap();
    browser.clicks("//button[@aria-label='Larger']").await;
    let (_, _, after, _) = drawn.rectangle().await.unwrap();
    assert!(after > before, "it can be enlarged");
    browser.clicks("//*[@id='map']//summary").await;
    browser
        .sees("//*[@id='map']//li[.='2. What set it off: plan']")
        .await;
    browser.client.clone().close().await.unwrap();
}
