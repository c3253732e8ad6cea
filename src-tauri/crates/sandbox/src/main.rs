//! The sandbox store as a program: `moltin-sandbox [--listen 127.0.0.1:8080] [--data FILE|:memory:] [--seed empty|demo|large]`.
#![expect(clippy::print_stdout, reason = "it tells its caller where it is")]

use std::net::SocketAddr;
use std::num::NonZeroU32;
use std::path::PathBuf;
use std::pin::pin;

use anyhow::Context;
use clap::{Parser, ValueEnum};
use moltin_sandbox::{Config, Credentials, Data, Faults, Sandbox, Seed};
use secrecy::ExposeSecret;

/// A Moltin store on this machine: customers, customer tokens and orders, with no account.
#[derive(Parser)]
#[command(name = "moltin-sandbox", version)]
struct Arguments {
    /// Where to listen; an address of this machine alone. Port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    /// Where to keep the data.
    #[arg(long, value_name = "FILE", default_value = ":memory:")]
    data: PathBuf,
    /// What a new store holds.
    #[arg(long, value_enum, default_value = "demo")]
    seed: SeedName,
    /// How many requests a second it takes, as a development store does, or `off`.
    #[arg(long, value_name = "N|off", default_value = "25", value_parser = rate_limit)]
    rate_limit: RateLimit,
    /// How it misbehaves, as JSON such as `{"latency_ms":200}`.
    #[arg(long, value_name = "JSON", default_value = "{}", value_parser = faults)]
    faults: Faults,
    /// Sends every answer as it is, to callers who ask for compressed ones too.
    #[arg(long)]
    no_compression: bool,
    /// Lets it listen where other machines reach it. Nothing that it sends is encrypted.
    #[arg(long)]
    allow_remote: bool,
}

#[derive(Clone, Copy)]
struct RateLimit(Option<NonZeroU32>);

fn rate_limit(text: &str) -> Result<RateLimit, String> {
    if text == "off" {
        return Ok(RateLimit(None));
    }
    let number = text.parse().map_err(|_| "a whole number above 0, or `off`")?;
    Ok(RateLimit(Some(number)))
}

fn faults(text: &str) -> Result<Faults, serde_json::Error> {
    serde_json::from_str(text)
}

#[derive(Clone, Copy, ValueEnum)]
enum SeedName {
    /// Nothing.
    Empty,
    /// 48 customers and 660 orders.
    Demo,
    /// 10,000 customers and 250,000 orders.
    Large,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let credentials = Credentials::fixed();
    let mut asked_to_stop = pin!(asked_to_stop()?);
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
        },
        credentials: Some(credentials.clone()),
        cors: true,
        rate_limit: arguments.rate_limit.0,
        compression: !arguments.no_compression,
        faults: arguments.faults,
        allow_remote: arguments.allow_remote,
    });
    let sandbox = tokio::select! {
        started = starting => started.context("the sandbox store did not start")?,
        // A seed that was not finished is not in the file.
        () = &mut asked_to_stop => std::process::exit(0),
    };

    println!("sandbox store listening on {}", sandbox.base_url());
    println!("client_id={}", credentials.client_id);
    println!("client_secret={}", credentials.client_secret.expose_secret());

    asked_to_stop.await;
    sandbox.stop().await;
    Ok(())
}

/// Listens from the moment it is called, so that a signal right after the first line stops it cleanly too.
#[cfg(unix)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
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

#[cfg(windows)]
fn asked_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = tokio::signal::windows::ctrl_c()?;
    Ok(async move {
        interrupt.recv().await;
    })
}
