//! The command line of the sandbox store.
#![expect(
    clippy::print_stdout,
    reason = "it prints its address and credentials for scripts"
)]

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::pin::pin;

use anyhow::Context;
use clap::{Parser, ValueEnum};
use moltin_sandbox::{Config, Credentials, Data, Faults, Sandbox, Seed, Switches};
use secrecy::ExposeSecret;

/// A local server of the Moltin API for development and tests. It needs no account.
#[derive(Parser)]
#[command(name = "moltin-sandbox", version)]
struct Arguments {
    /// Address to listen on. Port 0 chooses a free port.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Database file, created if it is missing.
    #[arg(long, value_name = "FILE", default_value = ":memory:")]
    data: PathBuf,
    /// Data that a new store starts with.
    #[arg(long, value_enum, default_value = "demo")]
    seed: SeedName,
    /// Rate limit in requests per second, or `off`. A development store has 25.
    #[arg(long, value_name = "N|off", default_value = "25", value_parser = rate_limit)]
    rate_limit: RateLimit,
    /// Faults to inject, as JSON such as `{"latency_ms":200}`.
    #[arg(long, value_name = "JSON", default_value = "{}", value_parser = faults)]
    faults: Faults,
    /// How to behave where the service's behavior is unknown, as JSON such as `{"role":"support"}`.
    #[arg(long, value_name = "JSON", default_value = "{}", value_parser = switches)]
    switches: Switches,
    /// Never compress responses, even for clients that accept gzip.
    #[arg(long)]
    no_compression: bool,
    /// Allow an address that other machines can reach. Nothing is encrypted.
    #[arg(long)]
    allow_remote: bool,
    /// Accept this name in the Host header, with any port. Can be repeated.
    #[arg(long = "host", value_name = "NAME")]
    hosts: Vec<String>,
}

#[derive(Clone, Copy)]
struct RateLimit(Option<NonZeroU32>);

fn rate_limit(text: &str) -> Result<RateLimit, String> {
    if text == "off" {
        return Ok(RateLimit(None));
    }
    let number = text
        .parse()
        .map_err(|_| "must be a whole number above 0, or `off`")?;
    Ok(RateLimit(Some(number)))
}

fn faults(text: &str) -> Result<Faults, serde_json::Error> {
    serde_json::from_str(text)
}

fn switches(text: &str) -> Result<Switches, serde_json::Error> {
    serde_json::from_str(text)
}

#[derive(Clone, Copy, ValueEnum)]
enum SeedName {
    /// No data.
    Empty,
    /// 48 customers, 12 accounts and 684 orders.
    Demo,
    /// 10,000 customers and 250,000 orders.
    Large,
    /// 100,000 customers and 1,000,000 orders.
    Huge,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let credentials = Credentials::fixed();
    let mut shutdown = pin!(shutdown_signal()?);
    let starting = Sandbox::start(Config {
        listen: arguments.listen,
        data: if arguments.data.as_os_str() == ":memory:" {
            Data::Memory
        } else {
            Data::File(arguments.data)
        },
        seed: match arguments.seed {
            SeedName::Empty => Seed::Empty,
            SeedName::Demo => Seed::Demo,
            SeedName::Large => Seed::Large,
            SeedName::Huge => Seed::Huge,
        },
        credentials: Some(credentials.clone()),
        cors: true,
        rate_limit: arguments.rate_limit.0,
        compression: !arguments.no_compression,
        faults: arguments.faults,
        switches: arguments.switches,
        allow_remote: arguments.allow_remote,
        hosts: arguments.hosts,
    });
    let sandbox = tokio::select! {
        started = starting => started.context("the sandbox store did not start")?,
        // An interrupted seed was not committed to the file.
        () = &mut shutdown => std::process::exit(0),
    };

    println!("sandbox store listening on {}", sandbox.base_url());
    println!("client_id={}", credentials.client_id);
    println!("client_secret={}", credentials.client_secret.expose_secret());

    shutdown.await;
    sandbox.stop().await;
    Ok(())
}

/// Completes on SIGINT or SIGTERM. The handlers are installed when this is called, so that a signal
/// right after the first printed line causes a clean shutdown, too.
#[cfg(unix)]
fn shutdown_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Completes on Ctrl+C.
#[cfg(windows)]
fn shutdown_signal() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
