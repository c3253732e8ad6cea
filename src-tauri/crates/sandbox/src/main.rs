//! The sandbox store as a program: `sandbox [--listen 127.0.0.1:8080] [--data FILE|:memory:] [--seed empty|demo]`.
#![expect(clippy::print_stdout, reason = "it tells its caller where it is")]

use std::net::SocketAddr;
use std::path::PathBuf;

use anyhow::Context;
use clap::{Parser, ValueEnum};
use sandbox::{Config, Credentials, Data, Sandbox, Seed};
use secrecy::ExposeSecret;

/// A Moltin store on this machine: customers, customer tokens and orders, with no account.
#[derive(Parser)]
#[command(name = "sandbox", version)]
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
}

#[derive(Clone, Copy, ValueEnum)]
enum SeedName {
    /// Nothing.
    Empty,
    /// 48 customers and 660 orders.
    Demo,
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let arguments = Arguments::parse();
    let credentials = Credentials::fixed();
    let sandbox = Sandbox::start(Config {
        listen: arguments.listen,
        data: if arguments.data.as_os_str() == ":memory:" {
            Data::Memory
        } else {
            Data::File(arguments.data)
        },
        seed: match arguments.seed {
            SeedName::Empty => Seed::Empty,
            SeedName::Demo => Seed::Demo,
        },
        credentials: credentials.clone(),
        cors: true,
    })
    .await
    .context("the sandbox store did not start")?;

    println!("sandbox store listening on {}", sandbox.base_url());
    println!("client_id={}", credentials.client_id);
    println!("client_secret={}", credentials.client_secret.expose_secret());

    asked_to_stop().await?;
    sandbox.stop().await;
    Ok(())
}

#[cfg(unix)]
async fn asked_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};

    let mut terminate = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminate.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
