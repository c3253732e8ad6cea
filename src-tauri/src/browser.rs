//! Opens pages of carriers in the system's browser.

use shopside_core::view::{Code, Problem, ProblemText};

/// Opens an address in the browser. It is one of the core's own, never one of the page or a store.
pub(crate) async fn open(url: String) -> Result<(), Problem> {
    if !url.starts_with("https://") {
        return Err(not_opened());
    }
    let opening = tauri::async_runtime::spawn_blocking(|| tauri_plugin_opener::open_url(url, None::<&str>));
    match opening.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the browser did not open");
            Err(not_opened())
        }
        Err(_) => Err(not_opened()),
    }
}

fn not_opened() -> Problem {
    Problem {
        code: Code::FileFailed,
        message: "The browser didn’t open.".into(),
        advice: Some("Copy the tracking link, and open it yourself.".into()),
        text: Some(ProblemText::BrowserNotOpened),
        field: None,
        request_id: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn only_https_is_opened() {
        for refused in ["http://www.ups.com/", "file:///etc/passwd", "www.ups.com", ""] {
            let problem = open(refused.into()).await.unwrap_err();
            assert_eq!(problem.text, Some(ProblemText::BrowserNotOpened), "{refused}");
        }
    }
}
