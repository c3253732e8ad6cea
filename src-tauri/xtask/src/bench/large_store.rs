//! A sandbox store with many orders that runs during a benchmark.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdout, Command, Stdio};

use anyhow::{Context, Result};
use xshell::{Shell, cmd};

/// A seed, and where its store is kept between runs, because seeding takes long.
#[derive(Clone, Copy)]
pub(super) struct Seed {
    name: &'static str,
    pub(super) data: &'static str,
}

/// 250,000 orders.
pub(super) const LARGE: Seed = Seed {
    name: "large",
    data: "target/bench/large.sqlite",
};
/// A million orders.
pub(super) const HUGE: Seed = Seed {
    name: "huge",
    data: "target/bench/huge.sqlite",
};

/// No customers. The store is in memory.
pub(super) const EMPTY: Seed = Seed {
    name: "empty",
    data: ":memory:",
};

/// A running store.
pub(super) struct LargeStore {
    process: Child,
    /// Held open, because the sandbox prints its credentials later.
    _output: BufReader<ChildStdout>,
    pub(super) base_url: String,
}

/// Builds the sandbox.
pub(super) fn build(shell: &Shell) -> Result<()> {
    shell.create_dir("target/bench")?;
    cmd!(shell, "cargo build --locked --release --package moltin-sandbox").run()?;
    Ok(())
}

impl LargeStore {
    pub(super) fn start(shell: &Shell, seed: Seed, options: &[&str]) -> Result<Self> {
        let folder = shell.current_dir();
        let mut process = Command::new(folder.join("target/release/moltin-sandbox"))
            .args(["--listen", "127.0.0.1:0", "--seed", seed.name])
            .args(["--data", seed.data])
            .args(options)
            .current_dir(folder)
            .stdout(Stdio::piped())
            .spawn()
            .context("can't start the sandbox store")?;
        let mut first = String::new();
        let mut output = BufReader::new(process.stdout.take().context("the sandbox store has no stdout")?);
        output.read_line(&mut first)?;
        let base_url = first
            .trim()
            .rsplit(' ')
            .next()
            .filter(|address| address.starts_with("http://"))
            .context("the sandbox store printed no address")?
            .to_owned();
        Ok(Self {
            process,
            _output: output,
            base_url,
        })
    }

    /// The process ID.
    pub(super) fn id(&self) -> u32 {
        self.process.id()
    }
}

impl Drop for LargeStore {
    fn drop(&mut self) {
        // Fails only if the process has already exited.
        self.process.kill().ok();
        self.process.wait().ok();
    }
}
