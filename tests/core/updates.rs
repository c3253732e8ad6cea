//! App updates: off without a public key, never at startup, and never in customer view.

use std::time::Duration;

use jiff::SignedDuration;
use journal::{Action, AuditLog, Outcome};
use shopside_core::ports::UpdateError;
use shopside_core::view::{Code, LockReason, SettingsView, UpdateStage, UpdatesOff};
use shopside_core::{App, Error};
use tokio::task::JoinHandle;

use crate::fake_updater::release;
use crate::setup::{RON, Setup, preview_request, problem, sign_in_request, sign_in_request_with};
use crate::wait::{wait_for, wait_until};

async fn switch_on(app: &App) {
    let settings = SettingsView {
        check_for_updates: true,
        ..app.settings()
    };
    app.change_settings(settings).await.unwrap();
}

/// Starts a step in a task, and waits until the fake updater has paused it.
async fn start_paused(setup: &Setup, step: UpdateStep) -> JoinHandle<()> {
    let started = setup.updater.started();
    setup.updater.pause();
    let app = setup.app.clone();
    let task = tokio::spawn(async move {
        match step {
            UpdateStep::Check => drop(app.check_for_update().await.unwrap()),
            UpdateStep::Download => drop(app.download_update().await.unwrap()),
        }
    });
    wait_until("the step to start", || setup.updater.started() != started).await;
    task
}

enum UpdateStep {
    Check,
    Download,
}

fn is_failed(stage: &UpdateStage, message: &str) -> bool {
    matches!(stage, UpdateStage::Failed { problem } if problem.message.contains(message))
}

#[tokio::test]
async fn updates_without_key_or_address_are_off() {
    let setup = Setup::new().await;
    let off = || setup.app.update().off;
    assert_eq!(off(), None);

    *setup.updater.address.lock().unwrap() = None;
    assert_eq!(off(), Some(UpdatesOff::NoAddress));
    assert!(matches!(
        setup.app.check_for_update().await,
        Err(Error::UpdatesOff(UpdatesOff::NoAddress))
    ));
    *setup.updater.has_key.lock().unwrap() = false;
    assert_eq!(off(), Some(UpdatesOff::NoKey));
    switch_on(&setup.app).await;
    setup.app.check_for_update_if_due().await;

    assert_eq!(setup.updater.started(), (0, 0, 0));
    assert_eq!(setup.app.update().stage, UpdateStage::NotChecked);
}

#[tokio::test]
async fn invalid_update_address_is_refused() {
    let setup = Setup::new().await;
    *setup.updater.address.lock().unwrap() = None;
    let set = async |address: &str| {
        let settings = SettingsView {
            update_address: address.into(),
            ..setup.app.settings()
        };
        setup.app.change_settings(settings).await
    };

    let refused = problem(set("http://updates.test/latest.json").await);
    assert_eq!(refused.field.as_deref(), Some("updateAddress"));
    assert_eq!(setup.app.update().off, Some(UpdatesOff::NoAddress));

    set(" https://mirror.test/latest.json ").await.unwrap();
    assert_eq!(
        setup.app.settings().update_address,
        "https://mirror.test/latest.json"
    );
    assert_eq!(setup.app.update().off, None);
}

#[tokio::test(start_paused = true)]
async fn first_update_check_runs_a_minute_after_window() {
    let setup = Setup::new().await;
    switch_on(&setup.app).await;

    tokio::time::sleep(Duration::from_hours(1)).await;
    assert_eq!(setup.updater.started().0, 0, "the window is not there yet");

    setup.app.watch_for_updates();
    setup.app.watch_for_updates();
    tokio::time::sleep(Duration::from_secs(59)).await;
    assert_eq!(setup.updater.started().0, 0);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(setup.updater.started().0, 1);
}

#[tokio::test]
async fn update_check_repeats_daily_only_if_enabled() {
    let setup = Setup::new().await;
    *setup.updater.latest.lock().unwrap() = Ok(None);

    setup.app.check_for_update_if_due().await;
    assert_eq!(setup.updater.started().0, 0, "checks are off by default");
    switch_on(&setup.app).await;
    setup.app.check_for_update_if_due().await;
    setup.app.check_for_update_if_due().await;
    assert_eq!(setup.updater.started().0, 1);
    assert_eq!(setup.app.update().stage, UpdateStage::UpToDate);

    setup.clock.advance(SignedDuration::from_hours(24));
    setup.app.check_for_update_if_due().await;
    assert_eq!(setup.updater.started().0, 2);
}

#[tokio::test]
async fn found_update_is_not_downloaded_automatically() {
    let setup = Setup::new().await;
    switch_on(&setup.app).await;

    setup.app.check_for_update_if_due().await;
    setup.clock.advance(SignedDuration::from_hours(48));
    setup.app.check_for_update_if_due().await;

    assert_eq!(setup.updater.started(), (1, 0, 0));
    let available = UpdateStage::Available { release: release() };
    assert_eq!(setup.app.update().stage, available);
}

#[tokio::test]
async fn customer_view_refuses_all_update_steps() {
    let setup = Setup::new().await;
    switch_on(&setup.app).await;
    setup.app.check_for_update().await.unwrap();
    setup.app.download_update().await.unwrap();
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let started = setup.updater.started();

    for is_preview in [true, false] {
        if is_preview {
            setup.app.preview(&store, preview_request(&ron)).await.unwrap();
        } else {
            setup
                .app
                .sign_in_as_customer(&store, sign_in_request(&ron))
                .await
                .unwrap();
        }
        setup.app.check_for_update_if_due().await;
        assert_eq!(
            problem(setup.app.check_for_update().await).code,
            Code::NotAllowedHere
        );
        assert_eq!(
            problem(setup.app.install_update("0.1.0").await).code,
            Code::NotAllowedHere
        );
        assert_eq!(setup.updater.started(), started);
        setup.app.stop().await;
    }

    let ready = UpdateStage::Ready { release: release() };
    assert_eq!(setup.app.update().stage, ready);
}

#[tokio::test]
async fn attempt_to_sign_in_refuses_update_checks_until_it_fails() {
    let setup = Setup::new().await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let gate = setup.store.close_gate("/v2/customers/tokens", 0);
    let (app, request) = (setup.app.clone(), sign_in_request_with(&ron, "not-the-password"));
    let attempt = tokio::spawn(async move { app.sign_in_as_customer(&store, request).await });
    wait_for("the token request", gate.reached()).await;

    let refused = problem(setup.app.check_for_update().await);
    drop(gate);
    let wrong_password = problem(attempt.await.unwrap());

    assert_eq!(
        (refused.code, wrong_password.code),
        (Code::NotAllowedHere, Code::SignInRefused)
    );
    setup.app.check_for_update().await.unwrap();
}

#[tokio::test]
async fn customer_view_cancels_update_check_until_it_ends() {
    let setup = Setup::new().await;
    switch_on(&setup.app).await;
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let checking = start_paused(&setup, UpdateStep::Check).await;
    assert_eq!(setup.app.update().stage, UpdateStage::Checking);

    setup.app.preview(&store, preview_request(&ron)).await.unwrap();
    checking.await.unwrap();
    setup.updater.resume();
    assert_eq!(setup.app.update().stage, UpdateStage::NotChecked);
    setup.app.check_for_update_if_due().await;
    assert_eq!(setup.updater.started().0, 1);

    setup.app.stop().await;
    setup.app.check_for_update_if_due().await;
    assert_eq!(setup.updater.started().0, 2);
}

#[tokio::test]
async fn customer_view_cancels_update_download() {
    let setup = Setup::new().await;
    setup.app.check_for_update().await.unwrap();
    let store = setup.connect().await.id;
    let ron = setup.customer_id(&store, RON).await;
    let downloading = start_paused(&setup, UpdateStep::Download).await;
    let stage = setup.app.update().stage;
    assert!(matches!(
        stage,
        UpdateStage::Downloading {
            received: 1_000_000,
            total: Some(4_000_000),
            ..
        }
    ));

    setup
        .app
        .sign_in_as_customer(&store, sign_in_request(&ron))
        .await
        .unwrap();
    downloading.await.unwrap();

    let available = UpdateStage::Available { release: release() };
    assert_eq!(setup.app.update().stage, available);
    assert_eq!(
        problem(setup.app.download_update().await).code,
        Code::NotAllowedHere
    );
    assert_eq!(setup.app.update().stage, available);
}

#[tokio::test]
async fn locked_app_neither_checks_nor_installs_updates() {
    let setup = Setup::new().await;
    switch_on(&setup.app).await;
    setup.app.check_for_update().await.unwrap();
    let downloading = start_paused(&setup, UpdateStep::Download).await;

    setup.app.lock(LockReason::Asked).await;
    downloading.await.unwrap();
    setup.updater.resume();
    let started = setup.updater.started();
    setup.app.check_for_update_if_due().await;
    for code in [
        problem(setup.app.check_for_update().await).code,
        problem(setup.app.download_update().await).code,
        problem(setup.app.install_update("0.1.0").await).code,
    ] {
        assert_eq!(code, Code::Locked);
    }
    assert_eq!(setup.updater.started(), started);
}

#[tokio::test]
async fn second_update_check_does_not_start_another() {
    let setup = Setup::new().await;
    let checking = start_paused(&setup, UpdateStep::Check).await;

    let view = setup.app.check_for_update().await.unwrap();

    assert_eq!(view.stage, UpdateStage::Checking);
    assert_eq!(setup.updater.started().0, 1);
    setup.app.cancel_update();
    checking.await.unwrap();
    assert_eq!(setup.app.update().stage, UpdateStage::NotChecked);
}

#[tokio::test]
async fn failed_update_step_names_cause_and_can_be_repeated() {
    let setup = Setup::new().await;
    *setup.updater.latest.lock().unwrap() = Err(UpdateError::Older("0.0.9".into()));
    let checked = setup.app.check_for_update().await.unwrap();
    assert!(is_failed(&checked.stage, "0.0.9, which is older"), "{checked:?}");
    assert_eq!(
        problem(setup.app.download_update().await).code,
        Code::UpdateFailed
    );

    *setup.updater.latest.lock().unwrap() = Ok(Some(release()));
    *setup.updater.download.lock().unwrap() = Err(UpdateError::Signature("wrong key".into()));
    setup.app.check_for_update().await.unwrap();
    let downloaded = setup.app.download_update().await.unwrap();
    assert!(is_failed(&downloaded.stage, "isn’t signed"), "{downloaded:?}");
    assert_eq!(
        problem(setup.app.install_update("0.1.0").await).code,
        Code::UpdateFailed
    );
    assert_eq!(setup.updater.started().2, 0);

    *setup.updater.download.lock().unwrap() = Ok(());
    setup.app.check_for_update().await.unwrap();
    let downloaded = setup.app.download_update().await.unwrap();
    assert_eq!(downloaded.stage, UpdateStage::Ready { release: release() });
}

#[tokio::test]
async fn installed_update_is_audited() {
    let setup = Setup::new().await;
    setup.app.check_for_update().await.unwrap();
    setup.app.download_update().await.unwrap();
    *setup.updater.install.lock().unwrap() = Err(UpdateError::Install("read-only".into()));
    assert_eq!(
        problem(setup.app.install_update("0.1.0").await).code,
        Code::UpdateFailed
    );
    assert_eq!(
        setup.audit_outcomes(Action::Update),
        [Outcome::Begun, Outcome::Failed]
    );

    *setup.updater.install.lock().unwrap() = Ok(());
    setup.app.check_for_update().await.unwrap();
    setup.app.download_update().await.unwrap();
    setup.app.install_update("0.1.0").await.unwrap();

    let entry = setup.audit_entries().pop().unwrap();
    assert_eq!((entry.action, entry.outcome), (Action::Update, Outcome::Done));
    assert_eq!(entry.detail.as_deref(), Some("0.1.0 → 9.1.0"));
}

#[tokio::test]
async fn unwritable_audit_log_blocks_update_install() {
    let setup = Setup::with_audit_log(AuditLog::closed(std::io::Error::other("the disk is full"))).await;
    setup.app.check_for_update().await.unwrap();
    setup.app.download_update().await.unwrap();

    assert_eq!(
        problem(setup.app.install_update("0.1.0").await).code,
        Code::AuditLogFailed
    );

    assert_eq!(setup.updater.started().2, 0);
    let ready = UpdateStage::Ready { release: release() };
    assert_eq!(setup.app.update().stage, ready);
}
