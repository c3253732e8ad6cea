//! What the stages of one run share.

use std::cell::Cell;

use anyhow::bail;
use xshell::Shell;

use super::options::Options;
use super::steps::Steps;
use crate::npm;

/// The state that the stages of one run share.
pub(super) struct Run<'a> {
    pub(super) shell: &'a Shell,
    pub(super) options: &'a Options,
    /// Whether the page build succeeded; `None` before the first build.
    pub(super) page: Cell<Option<bool>>,
}

impl Run<'_> {
    /// Builds the page once per run. Returns whether the build succeeded.
    pub(super) fn builds_page(&self, steps: &mut Steps) -> bool {
        let is_built = self.page.get().unwrap_or_else(|| {
            let mut is_built = false;
            steps.run("page build", || {
                npm::run(self.shell, npm::PAGE, "build")?;
                is_built = true;
                Ok(())
            });
            is_built
        });
        if self.page.replace(Some(is_built)) == Some(false) {
            steps.run("page build", || bail!("the build failed in an earlier stage"));
        }
        is_built
    }
}
