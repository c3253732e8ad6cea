//! The app in a real window with a real keyring.

use xshell::cmd;

use super::options::Stage;
use super::run::Run;
use super::steps::Steps;
use crate::cargo;
use crate::identities;
use crate::tour;

pub(super) fn e2e(run: &Run, steps: &mut Steps) {
    if !run.builds_page(steps) {
        return;
    }
    let (shell, options) = (run.shell, &run.options.for_nextest());
    steps.run("build", || {
        Ok(cmd!(
            shell,
            "cargo nextest run --locked --package shopside --test e2e --no-run"
        )
        .run()?)
    });
    // The window tests run one at a time, and leave most of a processor to the build that the next
    // stage needs.
    let is_next = run.options.stages().contains(&Stage::Package);
    let build = is_next.then(|| cargo::begin_as_shipped(shell));
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
    if let Some(Ok(mut build)) = build {
        // If it failed, the next stage builds again, and says why.
        let _ = build.wait();
    }
}
