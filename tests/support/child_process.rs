//! Child processes that are killed when their test ends, with a timeout for every wait.

use std::ops::{Deref, DerefMut};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Far longer than anything here takes, even on a very busy machine.
const TIMEOUT: Duration = Duration::from_mins(2);

/// Kills its child process when dropped.
pub(crate) struct ChildGuard(Child);

impl ChildGuard {
    pub(crate) fn start(command: &mut Command) -> Self {
        Self(command.spawn().unwrap())
    }

    /// Runs a closure that waits for the child. After the timeout, kills the child and panics.
    pub(crate) fn wait_for<T>(&mut self, what: &str, wait: impl FnOnce(&mut Child) -> T) -> T {
        let process = self.0.id();
        let (done, is_done) = mpsc::channel::<()>();
        let watch = std::thread::spawn(move || {
            let is_late = is_done.recv_timeout(TIMEOUT) == Err(mpsc::RecvTimeoutError::Timeout);
            if is_late {
                kill(process);
            }
            is_late
        });
        let waited = wait(&mut self.0);
        drop(done);
        assert!(
            !watch.join().unwrap(),
            "timed out after {} s waiting for {what}",
            TIMEOUT.as_secs()
        );
        waited
    }
}

impl Deref for ChildGuard {
    type Target = Child;

    fn deref(&self) -> &Child {
        &self.0
    }
}

impl DerefMut for ChildGuard {
    fn deref_mut(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for ChildGuard {
    fn drop(&mut self) {
        // It may have exited already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a command to completion, with the timeout.
#[allow(dead_code, reason = "not every test binary uses it")]
pub(crate) fn output(what: &str, command: &mut Command) -> Output {
    use std::io::Read;

    let piped = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = ChildGuard::start(piped);
    running.wait_for(what, |child| {
        let (mut out, mut err) = (child.stdout.take().unwrap(), child.stderr.take().unwrap());
        let (mut stdout, mut stderr) = (Vec::new(), Vec::new());
        std::thread::scope(|scope| {
            scope.spawn(|| err.read_to_end(&mut stderr).unwrap());
            out.read_to_end(&mut stdout).unwrap();
        });
        Output {
            status: child.wait().unwrap(),
            stdout,
            stderr,
        }
    })
}

fn kill(process: u32) {
    let process = process.to_string();
    let mut command = if cfg!(windows) {
        Command::new("taskkill")
    } else {
        Command::new("kill")
    };
    let arguments: &[&str] = if cfg!(windows) {
        &["/F", "/PID", &process]
    } else {
        &["-KILL", &process]
    };
    command.args(arguments).status().unwrap();
}
