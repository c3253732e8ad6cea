//! The app in a real window with a real keyring.

use xshell::cmd;

use super::run::Run;
use super::steps::Steps;
use crate::identities;
use crate::tour;

pub(super) fn e2e(run: &Run, steps: &mut Steps) {
    if !run.builds_page(steps) {
        return;
    }
    let (shell, options) = (run.shell, &run.options.for_nextest());
    steps.run("window", || {
        run.options.repeat(|| {
            Ok(cmd!(
                shell,
                "cargo nextest run --locked --package shopside --test e2e {options...}"
            )
            .env("SANDBOX_RECORD", identities::folder(shell))
            .run()?)
        })
    });
    if run.options.filters.is_empty() {
        steps.run("tour", || tour::test(shell));
        steps.run("failing tour", || tour::test_failure(shell));
    }
}
