//! A copied password outlives neither a clipboard that hangs nor an app that is killed.

use std::time::Duration;

use serde_json::Value;
use shopside_core::CLIPBOARD_TIMEOUT;
use shopside_core::ports::Preferences;
use tokio::runtime::{Builder, Runtime};
use tokio::time::Instant;

use crate::setup::{RON, Setup, new_password_request};
use crate::wait::{advance_time, wait_for, wait_until};

const PASSWORD: &str = "a-typed-password";

async fn setup_with_password() -> Setup {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let request = new_password_request(&ron, RON, Some(PASSWORD));
    setup.app.set_password_and_sign_in(&store, request).await.unwrap();
    setup
}

#[tokio::test]
async fn hanging_clipboard_does_not_keep_the_password() {
    let setup = setup_with_password().await;
    let (progress, release) = setup.clipboard.hang();
    let app = setup.app.clone();
    let copying = tokio::spawn(async move { app.copy_password().await });
    wait_until("the copy to begin", || progress.try_recv().is_ok()).await;

    tokio::time::pause();
    tokio::time::advance(CLIPBOARD_TIMEOUT).await;
    tokio::time::resume();
    wait_for("the copy to be given up", copying)
        .await
        .unwrap()
        .unwrap_err();
    // The timer found nothing to clear, because the clipboard still hangs.
    wait_until("the timer to clear", || setup.clipboard.removals() > 0).await;
    tokio::time::pause();
    let given_up = Instant::now();
    release.send(()).unwrap();
    wait_until("the copy to end", || progress.try_recv().is_ok()).await;

    // It is cleared at once, and not only a timeout later. The paused clock counts no computing.
    wait_until("the password to be cleared", || setup.clipboard.text().is_none()).await;
    assert!(given_up.elapsed() < CLIPBOARD_TIMEOUT);
}

#[tokio::test]
async fn overtaken_copy_is_cleared_and_the_later_one_kept() {
    let setup = setup_with_password().await;
    let (progress, release) = setup.clipboard.hang();
    let app = setup.app.clone();
    let overtaken = tokio::spawn(async move { app.copy_password().await });
    wait_until("the copy to begin", || progress.try_recv().is_ok()).await;
    let later = "a-later-secret".to_owned().into();
    setup.app.copy_for_a_while(later).await.unwrap();

    release.send(()).unwrap();

    wait_for("the overtaken copy", overtaken)
        .await
        .unwrap()
        .unwrap_err();
    assert_eq!(
        setup.clipboard.text(),
        None,
        "the clipboard had the first password"
    );
    // The later one may be there still, so a start after a kill looks for it.
    assert_ne!(setup.preferences.get("copied_password"), Some(Value::Null));
}

/// A setup whose app was killed after it copied the password: its tasks, such as the timer that
/// clears the clipboard, are gone with their runtime.
fn killed_after_copying() -> Setup {
    let runtime = Runtime::new().unwrap();
    let setup = runtime.block_on(async {
        let setup = setup_with_password().await;
        setup.app.copy_password().await.unwrap();
        setup
    });
    runtime.shutdown_background();
    setup
}

/// Starts the app again, and lets everything happen that it does at once.
fn start_again(setup: &mut Setup) {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(async {
        setup.restart();
        advance_time(Duration::from_secs(1)).await;
    });
}

#[test]
fn password_of_a_killed_app_is_cleared_at_the_next_start() {
    let mut setup = killed_after_copying();
    assert_eq!(setup.clipboard.text().as_deref(), Some(PASSWORD));
    let mark = setup.preferences.get("copied_password").unwrap();
    assert!(!mark.to_string().contains(PASSWORD), "{mark}");

    start_again(&mut setup);

    assert_eq!(setup.clipboard.text(), None);
    assert_eq!(setup.preferences.get("copied_password"), Some(Value::Null));
}

#[test]
fn other_clipboard_text_survives_the_next_start() {
    let mut setup = killed_after_copying();
    setup.clipboard.copy("something else");

    start_again(&mut setup);

    assert_eq!(setup.preferences.get("copied_password"), Some(Value::Null));
    assert_eq!(setup.clipboard.text().as_deref(), Some("something else"));
}
