//! Shows saved files in the system's file manager. Only this file and `browser.rs` use
//! `tauri-plugin-opener`.

use std::path::{Path, PathBuf};

use shopside_core::view::{Code, Problem, ProblemText};

/// Opens the file manager with a file of `folder` selected. It opens no file and no other folder.
pub(crate) async fn show(folder: &Path, file: PathBuf) -> Result<(), Problem> {
    let is_file = file.symlink_metadata().is_ok_and(|about| about.is_file());
    if file.parent() != Some(folder) || !is_file {
        return Err(gone());
    }
    let showing = tauri::async_runtime::spawn_blocking(|| tauri_plugin_opener::reveal_item_in_dir(file));
    match showing.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the file manager did not open");
            Err(not_shown())
        }
        Err(_) => Err(not_shown()),
    }
}

fn gone() -> Problem {
    Problem {
        code: Code::FileFailed,
        message: "This file is no longer in your downloads folder.".into(),
        advice: Some("It may have been moved, renamed or deleted. Save it again if you need it.".into()),
        text: Some(ProblemText::FileGone),
        field: None,
        request_id: None,
    }
}

fn not_shown() -> Problem {
    Problem {
        code: Code::FileFailed,
        message: "The file manager didn’t open.".into(),
        advice: Some("Open your downloads folder yourself. The file is there.".into()),
        text: Some(ProblemText::FolderNotShown),
        field: None,
        request_id: None,
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[tokio::test]
    async fn only_files_of_the_folder_are_shown() {
        let downloads = tempfile::tempdir().unwrap();
        let elsewhere = tempfile::tempdir().unwrap();
        let (folder, other) = (downloads.path(), elsewhere.path().join("orders.csv"));
        fs::create_dir(folder.join("2026")).unwrap();
        fs::write(folder.join("2026/orders.csv"), "").unwrap();
        fs::write(&other, "").unwrap();
        #[cfg(unix)]
        std::os::unix::fs::symlink(&other, folder.join("link.csv")).unwrap();

        for refused in [
            other,
            folder.to_owned(),
            folder.join("2026"),
            folder.join("2026/orders.csv"),
            folder.join("2026/../orders.csv"),
            folder.join("link.csv"),
            folder.join("deleted.csv"),
            "orders.csv".into(),
        ] {
            let problem = show(folder, refused.clone()).await.unwrap_err();
            assert_eq!(problem.text, Some(ProblemText::FileGone), "{}", refused.display());
        }
    }
}
