//! The packages that the system can make.

use super::Run;
use super::steps::Steps;

pub(super) fn package(run: &Run, steps: &mut Steps) {
    if !run.builds_page(steps) {
        return;
    }
    steps.skip("deb", "there is no package yet");
}
