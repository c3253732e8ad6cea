//! A sandbox store with the large shop, for the time of a measurement.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// Making the large shop takes a while, so it is kept.
const DATA: &str = "target/bench/large.sqlite";

/// A running store.
pub(super) struct LargeStore {
    process: Child,
    /// Held open: it goes on to print its credentials.
    _output: BufReader<ChildStdout>,
    pub(super) base_url: String,
}

/// Builds it.
pub(super) fn build(shell: &Shell) -> Result<()> {
    shell.create_dir("target/bench")?;
    cmd!(shell, "cargo build --locked --release --package sandbox").run()?;
    Ok(())
}

impl LargeStore {
    pub(super) fn start(shell: &Shell, options: &[&str]) -> Result<Self> {
        let folder = shell.current_dir();
        let mut process = Command::new(folder.join("target/release/sandbox"))
            .args(["--listen", "127.0.0.1:0", "--seed", "large"])
            .args(["--data", DATA])
            .args(options)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .context("the sandbox store")?;
        let mut first = String::new();
        let mut output = BufReader::new(process.stdout.take().context("its output")?);
        output.read_line(&mut first)?;
        let base_url = first
            .trim()
            .rsplit(' ')
            .next()
            .filter(|address| address.starts_with("http://"))
            .context("the sandbox store did not start")?
            .to_owned();
        Ok(Self {
            process,
            _output: output,
            base_url,
        })
    }

    /// Its process.
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for LargeStore {
    fn drop(&mut self) {
        // One that has ended by itself needs no ending.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
