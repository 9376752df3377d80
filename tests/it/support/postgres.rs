//! A PostgreSQL server of the tests' own, on loopback: the first test that needs it starts it, and it stops by itself
//! soon after the last one that held on to it has ended, whatever ran them. Each test gets a database of its own.

use std::fs::File;
use std::io::Write;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};

use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

/// What is lost with the machine need not be on its disk.
const HASTY: &str = "-c fsync=off -c full_page_writes=off -c synchronous_commit=off";
/// Many tests run at once, each with processes of its own.
const SETTINGS: &str =
    "-c listen_addresses=127.0.0.1 -c max_connections=500 -c shared_buffers=64MB";

/// Seals what is kept there, in hexadecimal.
pub(crate) const KEY: &str = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

/// The address of a database that nobody else uses, on the server that all tests share.
pub(crate) async fn fresh_database() -> String {
    static MADE: AtomicU32 = AtomicU32::new(0);
    let number = MADE.fetch_add(1, Ordering::Relaxed);
    let since = std::time::UNIX_EPOCH.elapsed().unwrap().as_nanos();
    let name = format!("test_{}_{since}_{number}", std::process::id());
    shared().make_database(&name).await
}

/// Held for as long as this process lives: the server runs at least until then.
fn shared() -> &'static Server {
    static SHARED: OnceLock<(Server, File)> = OnceLock::new();
    let (server, _) = SHARED.get_or_init(|| {
        let folder = shared_folder();
        std::fs::create_dir_all(&folder).unwrap();
        // One process at a time looks whether it runs, and starts or stops it.
        let gate = File::create(folder.join("gate")).unwrap();
        gate.lock().unwrap();
        let users = File::create(folder.join("users")).unwrap();
        users.lock_shared().unwrap();
        let server = Server::running_in(&folder).unwrap_or_else(|| {
            let server = Server::make(&folder, HASTY);
            stop_when_unused(&folder);
            server
        });
        (server, users)
    });
    server
}

/// One for each copy of this repository.
fn shared_folder() -> PathBuf {
    let target = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let number = std::fs::metadata(target).unwrap().ino();
    std::env::temp_dir().join(format!("should-i-certify-postgres-{number}"))
}

/// Looks every few seconds whether any test still holds on to the server.
fn stop_when_unused(folder: &Path) {
    let watch = r#"cd "$0" || exit
        while sleep 3; do
            exec 8>gate && flock 8
            if flock --nonblock users true; then
                server=$(head -n 1 data/postmaster.pid)
                kill -QUIT "$server"
                while kill -0 "$server" 2>/dev/null; do sleep 0.1; done
                rm -rf data port
                exit
            fi
            exec 8>&-
        done"#;
    let begun = Command::new("setsid")
        .args(["--fork", "sh", "-c", watch])
        .arg(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status();
    assert!(begun.unwrap().success());
}

/// A server in a folder.
pub(crate) struct Server {
    folder: PathBuf,
    port: u16,
    /// How it keeps what it is given.
    care: &'static str,
}

impl Server {
    /// Made and started, with every commit on the disk; whoever asks for it stops it.
    pub(crate) fn careful(folder: &Path) -> Server {
        Server::make(folder, "-c fsync=on")
    }

    /// That speaks with nobody but by TLS, and shows a certificate of its own in the file `server.crt` of the folder.
    pub(crate) fn private(folder: &Path) -> Server {
        let mut server = Server::make(folder, HASTY);
        server.stop();
        let data = folder.join("data");
        let made = Command::new("openssl")
            .args([
                "req",
                "-x509",
                "-days",
                "2",
                "-nodes",
                "-subj",
                "/CN=localhost",
            ])
            .args(["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"])
            .args(["-addext", "subjectAltName=IP:127.0.0.1"])
            .args(["-addext", "basicConstraints=critical,CA:FALSE"])
            .args(["-keyout", "server.key", "-out", "server.crt"])
            .current_dir(&data)
            .output();
        expect(&made.unwrap());
        std::fs::copy(data.join("server.crt"), folder.join("server.crt")).unwrap();
        let only = "hostssl all all 127.0.0.1/32 trust\n";
        std::fs::write(data.join("pg_hba.conf"), only).unwrap();
        if let Some(user) = unprivileged() {
            chown(data.join("server.key"), Some(user), Some(user)).unwrap();
        }
        server.care = "-c fsync=off -c ssl=on";
        server.start();
        server
    }

    fn make(folder: &Path, care: &'static str) -> Server {
        let data = folder.join("data");
        drop(std::fs::remove_dir_all(&data));
        std::fs::create_dir(&data).unwrap();
        if let Some(user) = unprivileged() {
            chown(&data, Some(user), Some(user)).unwrap();
            open_to_all(folder);
        }
        let made = program("initdb")
            .args(["--no-sync", "--auth=trust", "--username=bot"])
            .args(["--encoding=UTF8", "--locale=C", "--pgdata"])
            .arg(&data)
            .output()
            .unwrap();
        expect(&made);
        let free = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = free.local_addr().unwrap().port();
        drop(free);
        let folder = folder.to_owned();
        let server = Server { folder, port, care };
        server.start();
        let mut file = File::create(server.folder.join("port")).unwrap();
        write!(file, "{port}").unwrap();
        server
    }

    fn running_in(folder: &Path) -> Option<Server> {
        let port = std::fs::read_to_string(folder.join("port")).ok()?;
        let port = port.parse().ok()?;
        std::net::TcpStream::connect((Ipv4Addr::LOCALHOST, port)).ok()?;
        let folder = folder.to_owned();
        let care = HASTY;
        Some(Server { folder, port, care })
    }

    pub(crate) fn start(&self) {
        let Server { port, care, .. } = self;
        let settings = format!("-p {port} -k '' {SETTINGS} {care}");
        let started = self
            .control()
            .args(["start", "-w", "-o", &settings])
            .args(["-l", "/dev/null"])
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .unwrap();
        assert!(started.success(), "the database server does not start");
    }

    /// At once; connections are cut.
    pub(crate) fn stop(&self) {
        let stopped = self.control().args(["stop", "-w", "-m", "fast"]).output();
        expect(&stopped.unwrap());
    }

    fn control(&self) -> Command {
        let mut control = program("pg_ctl");
        control.arg("-D").arg(self.folder.join("data"));
        control
    }

    pub(crate) async fn make_database(&self, name: &str) -> String {
        let address = |name| format!("postgres://bot@127.0.0.1:{}/{name}", self.port);
        let mut connection = PgConnection::connect(&address("postgres")).await.unwrap();
        let sql = format!("CREATE DATABASE {name}");
        connection.execute(AssertSqlSafe(sql)).await.unwrap();
        connection.close().await.unwrap();
        address(name)
    }
}

/// One of the server's programs, as somebody whom it accepts: it refuses root.
fn program(name: &str) -> Command {
    let mut command = Command::new(folder_of_programs().join(name));
    command.env("LC_ALL", "C").current_dir("/");
    if let Some(user) = unprivileged() {
        command.uid(user).gid(user);
    }
    command
}

/// The newest that Debian's packages brought, otherwise what is on the path.
fn folder_of_programs() -> PathBuf {
    let versions = std::fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten();
    let packaged = versions.flatten().map(|it| it.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut found: Vec<PathBuf> = packaged.collect();
    found.sort();
    let on_path = std::env::split_paths(&path);
    let mut folders = found.into_iter().rev().chain(on_path);
    folders
        .find(|it| it.join("initdb").exists())
        .expect("this test needs PostgreSQL: `apt-get install postgresql`, or put initdb and pg_ctl on the PATH")
}

/// Whom to be for the server where the tests run as root.
fn unprivileged() -> Option<u32> {
    let is_root = std::fs::metadata("/proc/self").unwrap().uid() == 0;
    is_root.then(|| {
        let users = std::fs::read_to_string("/etc/passwd").unwrap();
        let number = |name: &str| {
            let line = users.lines().find(|it| it.starts_with(name))?;
            line.split(':').nth(2)?.parse().ok()
        };
        number("postgres:").or_else(|| number("nobody:")).unwrap()
    })
}

fn open_to_all(folder: &Path) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(folder, PermissionsExt::from_mode(0o755)).unwrap();
}

fn expect(output: &Output) {
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}");
}
