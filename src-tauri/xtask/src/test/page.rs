//! The page stage: build, types and tests.

use super::run::Run;
use super::steps::Steps;
use crate::npm;

pub(super) fn page(run: &Run, steps: &mut Steps) {
    run.builds_page(steps);
    for script in ["check", "test"] {
        steps.run(script, || npm::run(run.shell, npm::PAGE, script));
    }
}
