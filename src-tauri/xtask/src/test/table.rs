//! The table of results at the end of a run.

use std::fmt::Write;
use std::time::Duration;

use super::steps::Steps;

/// The result of a stage.
pub(super) struct StageResult {
    pub(super) stage: &'static str,
    pub(super) steps: Steps,
    pub(super) duration: Duration,
}

/// One line for each stage, and a last line with the counts.
pub(super) fn table(results: &[StageResult]) -> String {
    let mut table = format!("{:<9} {:<8} {:>8}\n", "Stage", "Result", "Time");
    let (mut passed, mut failed, mut skipped) = (0, 0, 0);
    for StageResult {
        stage,
        steps,
        duration,
    } in results
    {
        let (result, count) = if !steps.failed().is_empty() {
            ("failed", &mut failed)
        } else if steps.is_skipped() {
            ("skipped", &mut skipped)
        } else {
            ("passed", &mut passed)
        };
        *count += 1;
        let mut notes = Vec::new();
        if !steps.failed().is_empty() {
            notes.push(format!("failed: {}", steps.failed().join(", ")));
        }
        if !steps.skipped().is_empty() {
            notes.push(format!("skipped: {}", steps.skipped().join(", ")));
        }
        let line = format!(
            "{stage:<9} {result:<8} {:>8}  {}",
            time(*duration),
            notes.join("; ")
        );
        writeln!(table, "{}", line.trim_end()).expect("writing to a String can't fail");
    }
    write!(table, "{passed} passed, {failed} failed, {skipped} skipped")
        .expect("writing to a String can't fail");
    table
}

/// Minutes and seconds.
fn time(duration: Duration) -> String {
    let seconds = duration.as_secs();
    match seconds / 60 {
        0 => format!("{seconds}s"),
        minutes => format!("{minutes}m {:02}s", seconds % 60),
    }
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    fn result(stage: &'static str, seconds: u64, run: impl FnOnce(&mut Steps)) -> StageResult {
        let mut steps = Steps::of(stage);
        run(&mut steps);
        StageResult {
            stage,
            steps,
            duration: Duration::from_secs(seconds),
        }
    }

    #[test]
    fn table_names_result_time_and_failed_steps() {
        let table = table(&[
            result("lint", 7, |steps| steps.run("fmt", || Ok(()))),
            result("unit", 421, |steps| {
                steps.run("core", || bail!("a test failed"));
                steps.run("moltin", || Ok(()));
                steps.run("shopside", || bail!("a test failed"));
            }),
            result("package", 0, |steps| steps.skip("deb", "it runs on Linux only")),
        ]);
        assert_eq!(
            table,
            "Stage     Result       Time\n\
             lint      passed         7s\n\
             unit      failed     7m 01s  failed: core, shopside\n\
             package   skipped        0s  skipped: deb (it runs on Linux only)\n\
             1 passed, 1 failed, 1 skipped"
        );
    }

    #[test]
    fn skipped_step_does_not_fail_its_stage() {
        let table = table(&[result("lint", 61, |steps| {
            steps.run("fmt", || Ok(()));
            steps.skip("advisories", "no network");
        })]);
        assert!(table.contains("lint      passed     1m 01s  skipped: advisories (no network)\n"));
        assert!(table.ends_with("1 passed, 0 failed, 0 skipped"));
    }
}
