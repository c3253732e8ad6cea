//! Reads version numbers from the output of programs.

/// Major, minor and patch.
pub(super) type Version = (u32, u32, u32);

/// The first version in a text such as `rustc 1.95.0 (abc 2026-05-01)` or `v20.19.4`.
pub(super) fn first_in(text: &str) -> Option<Version> {
    text.split_whitespace().find_map(|word| {
        let mut numbers = word.trim_start_matches('v').split(['.', '-', '+']);
        let mut next = || numbers.next()?.parse().ok();
        Some((next()?, next()?, next().unwrap_or(0)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn version_is_found_in_program_output() {
        for (printed, version) in [
            ("v20.19.4", (20, 19, 4)),
            ("rustc 1.95.0 (59807616e 2026-04-14)", (1, 95, 0)),
            ("rustc 1.97.0-nightly (0d6f1b9ca 2026-05-01)", (1, 97, 0)),
            ("cargo-nextest 0.9.143 (60fa45f63 2026-08-04)", (0, 9, 143)),
            ("1.95", (1, 95, 0)),
        ] {
            assert_eq!(first_in(printed), Some(version), "{printed}");
        }
        assert_eq!(first_in("command not found"), None);
    }
}
