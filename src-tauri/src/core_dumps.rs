//! Keeps the memory of this process out of core dumps and away from other programs.

/// Excludes this process from core dumps, also from those that `core_pattern` sends to a program,
/// which ignore a core limit of 0. Other programs of the account can't read its memory either.
///
/// Call it after the window was created, and before there is a secret: desktop portals refuse such
/// a process, and the window asks one whether the theme is dark.
#[cfg(target_os = "linux")]
pub(crate) fn disable() {
    use rustix::process::{DumpableBehavior, set_dumpable_behavior};

    if crate::test_hooks::stays_dumpable() {
        return;
    }
    let disabled = set_dumpable_behavior(DumpableBehavior::NotDumpable);
    crate::logging::warn_on_error(disabled, "can't disable core dumps");
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn disable() {}
