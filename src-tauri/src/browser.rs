//! Opens addresses of the core's own in the user's browser, such as a carrier's page: never one of
//! the page or of a store.

use shopside_core::view::{Code, Problem, ProblemText};

/// Opens an address.
pub(crate) async fn open(address: String) -> Result<(), Problem> {
    if !address.starts_with("https://") {
        return Err(not_opened(address));
    }
    let opened = address.clone();
    let opening =
        tauri::async_runtime::spawn_blocking(|| tauri_plugin_opener::open_url(opened, None::<&str>));
    match opening.await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(error)) => {
            tracing::warn!(%error, "the browser did not open");
            Err(not_opened(address))
        }
        Err(_) => Err(not_opened(address)),
    }
}

fn not_opened(address: String) -> Problem {
    Problem {
        code: Code::FileFailed,
        message: "The browser didn’t open.".into(),
        advice: Some(format!("Open {address} yourself.")),
        text: Some(ProblemText::BrowserNotOpened { address }),
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
            let address = refused.to_owned();
            assert_eq!(problem.text, Some(ProblemText::BrowserNotOpened { address }));
        }
    }
}
