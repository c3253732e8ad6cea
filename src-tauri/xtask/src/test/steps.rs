//! The steps of a stage. A failed step does not stop the next one.

use anyhow::Result;

/// The results of the steps that have run.
#[derive(Default)]
pub(super) struct Steps {
    stage: &'static str,
    passed: usize,
    failed: Vec<String>,
    skipped: Vec<String>,
}

impl Steps {
    pub(super) fn of(stage: &'static str) -> Self {
        Self {
            stage,
            ..Self::default()
        }
    }

    /// Runs a step and records its result.
    pub(super) fn run(&mut self, name: &str, step: impl FnOnce() -> Result<()>) {
        println!("\n== {}: {name}", self.stage);
        match step() {
            Ok(()) => self.passed += 1,
            Err(error) => {
                println!("== {}: {name} failed: {error:#}", self.stage);
                self.failed.push(name.to_owned());
            }
        }
    }

    /// Records a step as skipped, with the reason.
    pub(super) fn skip(&mut self, name: &str, reason: &str) {
        println!("\n== {}: {name} skipped: {reason}", self.stage);
        self.skipped.push(format!("{name} ({reason})"));
    }

    /// The names of the failed steps.
    pub(super) fn failed(&self) -> &[String] {
        &self.failed
    }

    /// The skipped steps, each with the reason.
    pub(super) fn skipped(&self) -> &[String] {
        &self.skipped
    }

    /// Whether all steps were skipped.
    pub(super) fn is_skipped(&self) -> bool {
        self.passed == 0 && self.failed.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn step_after_failed_step_runs() {
        let mut steps = Steps::of("lint");
        let mut has_run = false;
        steps.run("fmt", || bail!("not formatted"));
        steps.run("clippy", || {
            has_run = true;
            Ok(())
        });
        assert!(has_run);
        assert_eq!(steps.failed(), ["fmt"]);
        assert!(!steps.is_skipped());
    }

    #[test]
    fn stage_with_only_skipped_steps_is_skipped() {
        let mut steps = Steps::of("package");
        steps.skip("deb", "it runs on Linux only");
        assert!(steps.is_skipped());
        assert_eq!(steps.skipped(), ["deb (it runs on Linux only)"]);
    }
}
