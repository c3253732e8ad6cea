//! Unlocking past the system's authentication.

use shopside_core::ports::AuthenticationError;
use shopside_core::view::{Code, LockReason};

use crate::setup::{Setup, problem};
use crate::wait::wait_for;

async fn locked_setup(response: Result<(), AuthenticationError>) -> Setup {
    let mut setup = Setup::new().await;
    setup.authenticator.respond(response);
    setup.restart();
    setup.app.lock(LockReason::Asked).await;
    setup
}

#[tokio::test]
async fn unlock_needs_the_systems_authentication() {
    let setup = locked_setup(Err(AuthenticationError::Refused)).await;
    assert!(setup.app.can_authenticate().await);
    for error in [
        AuthenticationError::Refused,
        AuthenticationError::Pending,
        AuthenticationError::Failed("the service is gone".into()),
    ] {
        setup.authenticator.respond(Err(error));
        let refused = problem(setup.app.unlock().await);
        assert_eq!(refused.code, Code::AuthenticationFailed);
        assert!(
            refused.message.ends_with("so Shopside stays locked."),
            "{}",
            refused.message
        );
        assert_eq!(setup.app.locked(), Some(LockReason::Asked));
    }
    assert_eq!(setup.authenticator.asked(), 3);

    setup.authenticator.respond(Ok(()));
    setup.app.unlock().await.unwrap();
    assert_eq!(setup.app.locked(), None);
}

#[tokio::test]
async fn lock_during_an_unlock_stays() {
    let mut setup = locked_setup(Ok(())).await;
    let dialog = setup.authenticator.hold();
    let app = setup.app.clone();
    let unlock = tokio::spawn(async move { app.unlock().await });
    wait_for("the dialog", async {
        while setup.authenticator.asked() == 0 {
            tokio::task::yield_now().await;
        }
    })
    .await;

    setup.app.lock(LockReason::System).await;
    drop(dialog);

    let refused = wait_for("the end of unlocking", unlock).await.unwrap();
    assert_eq!(problem(refused).code, Code::Locked);
    assert_eq!(setup.app.locked(), Some(LockReason::Asked));
    setup.restart();
    assert_eq!(setup.app.locked(), Some(LockReason::Restart));
    setup.app.unlock().await.unwrap();
    assert_eq!(setup.app.locked(), None);
}

#[tokio::test]
async fn restart_does_not_unlock() {
    let mut setup = locked_setup(Err(AuthenticationError::Refused)).await;

    setup.restart();

    assert_eq!(setup.app.locked(), Some(LockReason::Restart));
    assert_eq!(
        problem(setup.app.connect(setup.full_connection()).await).code,
        Code::Locked
    );
    problem(setup.app.unlock().await);
    setup.authenticator.respond(Ok(()));
    setup.app.unlock().await.unwrap();
    setup.restart();
    assert_eq!(setup.app.locked(), None);
}

#[tokio::test]
async fn without_dialog_app_says_it_is_only_hidden() {
    let setup = locked_setup(Err(AuthenticationError::NoDialog)).await;

    let hidden = problem(setup.app.unlock().await);

    assert_eq!(hidden.code, Code::NoAuthentication);
    assert!(
        hidden.message.contains("anyone at this computer can continue"),
        "{}",
        hidden.message
    );
    assert_eq!(setup.app.locked(), Some(LockReason::Asked));
    assert!(!setup.app.can_authenticate().await);
    setup.app.unlock().await.unwrap();
    assert_eq!(setup.authenticator.asked(), 1);
}
