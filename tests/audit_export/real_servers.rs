//! Real log servers: an OpenTelemetry collector, rsyslog and syslog-ng. `cargo xtask setup`
//! installs them under `target/tools`. Each test starts its own on free ports, and stops it.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};

use audit_export::{Step, Trust};
use tempfile::TempDir;

use crate::Shipping;
use crate::authority::Authority;
use crate::collector::Collector;
use crate::wait::wait_for;

/// A server that is stopped when it is dropped.
struct Server(Child);

impl Server {
    fn start(command: &mut Command) -> Self {
        let silent = command
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .stdin(Stdio::null());
        Self(
            silent
                .spawn()
                .unwrap_or_else(|error| panic!("{command:?}: {error}")),
        )
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A file that `cargo xtask setup` has installed.
fn tool(path: &str) -> PathBuf {
    let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../target/tools");
    let path = target.canonicalize().unwrap_or(target).join(path);
    assert!(
        path.exists(),
        "{} is missing: run cargo xtask setup",
        path.display()
    );
    path
}

/// A port for a server that can't choose one. It is below those that the system chooses, so nothing
/// else takes it before the server does. Each test is a process with ports of its own.
fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let process = u16::try_from(std::process::id() % 1000).unwrap();
    (0..10)
        .map(|_| 20_000 + 10 * process + NEXT.fetch_add(1, Ordering::Relaxed))
        .find(|port| TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a port is free")
}

/// Sends all entries, once the server is up.
async fn ship(shipping: &mut Shipping) {
    wait_for("the log server", async {
        while shipping.shipper.step().await != Step::UpToDate {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    })
    .await;
}

/// Waits until a file has this many lines, and returns them.
async fn lines(file: &Path, count: usize) -> Vec<String> {
    let mut lines = Vec::new();
    wait_for("the server's file", async {
        while lines.len() < count {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            let text = fs::read_to_string(file).unwrap_or_default();
            lines = text.lines().map(str::to_owned).collect();
        }
    })
    .await;
    lines
}

#[tokio::test]
async fn opentelemetry_collector_passes_entries_on() {
    let collector = Collector::default();
    let (behind, _running) = collector.start().await;
    let folder = TempDir::new().unwrap();
    let (http, grpc) = (free_port(), free_port());
    let _server = Server::start(
        Command::new(tool("rotel/rotel-agent"))
            .args(["start", "--exporter", "otlp", "--otlp-exporter-protocol", "http"])
            .args(["--otlp-exporter-endpoint", &behind])
            .args(["--otlp-http-endpoint", &format!("127.0.0.1:{http}")])
            .args(["--otlp-grpc-endpoint", &format!("127.0.0.1:{grpc}")])
            .arg("--pid-file")
            .arg(folder.path().join("pid"))
            .arg("--log-file")
            .arg(folder.path().join("log")),
    );
    let mut shipping = Shipping::to(&format!("http://127.0.0.1:{http}"));
    shipping.append(2500);
    ship(&mut shipping).await;
    wait_for("the entries behind the collector", async {
        while collector.numbers().len() < 2500 {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    })
    .await;
    let mut numbers = collector.numbers();
    numbers.sort_unstable();
    numbers.dedup();
    assert_eq!(numbers, (1..=2500).collect::<Vec<_>>());
}

/// The files of a server's TLS.
fn certificates(folder: &Path, authority: &Authority) -> [String; 3] {
    let server = authority.certify("localhost");
    let files = [
        ("ca.pem", authority.pem()),
        ("cert.pem", server.certificate),
        ("key.pem", server.key),
    ];
    files.map(|(name, text)| {
        let file = folder.join(name);
        fs::write(&file, text).unwrap();
        file.to_str().unwrap().to_owned()
    })
}

/// Sends entries with a client certificate, and expects each in the server's file.
async fn expect_entries(authority: &Authority, port: u16, file: &Path) {
    let trust = Trust {
        authorities: Some(authority.pem()),
        client: Some(authority.certify("till-3").with_key().into()),
    };
    let mut shipping = Shipping::trusting(&format!("syslog+tls://localhost:{port}"), &trust);
    shipping.append(1500);
    ship(&mut shipping).await;
    let export = lines(file, 1500).await.join("\n");
    let week = jiff::SignedDuration::from_hours(7 * 24);
    let comparison = shipping
        .log
        .compare(export.as_bytes(), week, jiff::Timestamp::now())
        .unwrap();
    assert!(comparison.is_intact(), "{comparison:?}");
    assert_eq!(comparison.same, 1500);
    let first = export.lines().next().unwrap();
    assert!(first.contains("Ann Perkins"), "{first}");

    // Without a client certificate, nothing counts as acknowledged.
    let without = Trust {
        client: None,
        ..trust
    };
    let mut refused = Shipping::trusting(&format!("syslog+tls://localhost:{port}"), &without);
    refused.append(1);
    refused.fail().await;
}

#[tokio::test]
async fn rsyslog_receives_entries_over_tls() {
    let (folder, authority) = (TempDir::new().unwrap(), Authority::new());
    let [ca, certificate, key] = certificates(folder.path(), &authority);
    let (port, received) = (free_port(), folder.path().join("audit.log"));
    let libraries = libraries(&tool("rsyslog"));
    let mut modules = libraries.iter().map(|folder| folder.join("rsyslog"));
    let modules = modules.find(|folder| folder.is_dir()).unwrap();
    let config = format!(
        r#"
global(DefaultNetstreamDriver="gtls" DefaultNetstreamDriverCAFile="{ca}"
       DefaultNetstreamDriverCertFile="{certificate}" DefaultNetstreamDriverKeyFile="{key}"
       maxMessageSize="64k")
module(load="imtcp" StreamDriver.Name="gtls" StreamDriver.Mode="1" StreamDriver.AuthMode="x509/certvalid")
module(load="mmpstrucdata")
template(name="shopside" type="list") {{ property(name="$!rfc5424-sd") constant(value="\n") }}
ruleset(name="shopside") {{
  action(type="mmpstrucdata")
  action(type="omfile" file="{received}" template="shopside")
}}
input(type="imtcp" port="{port}" ruleset="shopside")
"#,
        received = received.display()
    );
    let file = folder.path().join("rsyslog.conf");
    fs::write(&file, config).unwrap();
    let _server = Server::start(
        Command::new(tool("rsyslog/usr/sbin/rsyslogd"))
            .env("LD_LIBRARY_PATH", std::env::join_paths(libraries).unwrap())
            .arg("-n")
            .arg("-M")
            .arg(modules)
            .arg("-f")
            .arg(&file)
            .arg("-i")
            .arg(folder.path().join("pid")),
    );
    expect_entries(&authority, port, &received).await;
}

#[tokio::test]
async fn syslog_ng_receives_entries_over_tls() {
    let (folder, authority) = (TempDir::new().unwrap(), Authority::new());
    let [ca, certificate, key] = certificates(folder.path(), &authority);
    let (port, received) = (free_port(), folder.path().join("audit.log"));
    let root = tool("syslog-ng");
    // The modules are in a folder with the name of the version.
    let mut versions = folders(&root.join("usr/lib/syslog-ng")).into_iter();
    let modules = versions
        .find(|folder| folder.join("libafsocket.so").exists())
        .unwrap();
    let version = modules.file_name().unwrap().to_str().unwrap().to_owned();
    let config = format!(
        r#"@version: {version}
options {{ log-msg-size(65536); keep-hostname(yes); }};
source s_shopside {{
  syslog(transport("tls") port({port})
    tls(key-file("{key}") cert-file("{certificate}") ca-file("{ca}") peer-verify(required-trusted)));
}};
destination d_shopside {{ file("{received}" template("$(format-json --scope rfc5424)\n")); }};
log {{ source(s_shopside); destination(d_shopside); }};
"#,
        received = received.display()
    );
    let file = folder.path().join("syslog-ng.conf");
    fs::write(&file, config).unwrap();
    let _server = Server::start(
        Command::new(root.join("usr/sbin/syslog-ng"))
            .env("LD_LIBRARY_PATH", std::env::join_paths(libraries(&root)).unwrap())
            .args(["--foreground", "--no-caps"])
            .arg(format!("--cfgfile={}", file.display()))
            .arg(format!(
                "--persist-file={}",
                folder.path().join("persist").display()
            ))
            .arg(format!("--pidfile={}", folder.path().join("pid").display()))
            .arg(format!("--control={}", folder.path().join("control").display()))
            .arg(format!("--module-path={}", modules.display())),
    );
    expect_entries(&authority, port, &received).await;
}

/// The folders with the libraries of unpacked packages.
fn libraries(root: &Path) -> Vec<PathBuf> {
    let all = ["usr/lib", "lib"].map(|folder| folders(&root.join(folder)));
    all.into_iter().flatten().collect()
}

fn folders(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths.filter(|path| path.is_dir()).collect()
}
