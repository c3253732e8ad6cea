//! Child processes that end with their test, whether it passes or fails, and that are not waited for without end.

use std::ops::{Deref, DerefMut};
use std::process::{Child, Command, Output, Stdio};
use std::sync::mpsc;
use std::time::Duration;

/// Far longer than anything takes here, on a machine that is far too busy.
const PATIENCE: Duration = Duration::from_mins(2);

/// A child process that is ended when it is dropped.
pub(crate) struct Running(Child);

impl Running {
    pub(crate) fn start(command: &mut Command) -> Self {
        Self(command.spawn().unwrap())
    }

    /// Does something that waits for the child. If that takes too long, ends the child and fails.
    pub(crate) fn wait_for<T>(&mut self, what: &str, wait: impl FnOnce(&mut Child) -> T) -> T {
        let process = self.0.id();
        let (done, is_done) = mpsc::channel::<()>();
        let watch = std::thread::spawn(move || {
            let is_late = is_done.recv_timeout(PATIENCE) == Err(mpsc::RecvTimeoutError::Timeout);
            if is_late {
                kill(process);
            }
            is_late
        });
        let waited = wait(&mut self.0);
        drop(done);
        assert!(
            !watch.join().unwrap(),
            "waited {} s for {what}, and gave up",
            PATIENCE.as_secs()
        );
        waited
    }
}

impl Deref for Running {
    type Target = Child;

    fn deref(&self) -> &Child {
        &self.0
    }
}

impl DerefMut for Running {
    fn deref_mut(&mut self) -> &mut Child {
        &mut self.0
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Runs a command to its end, which must come in time.
#[allow(dead_code, reason = "not every set of tests runs one")]
pub(crate) fn output(what: &str, command: &mut Command) -> Output {
    use std::io::Read;

    let piped = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut running = Running::start(piped);
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
