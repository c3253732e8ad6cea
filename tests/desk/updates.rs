//! Updates of the app: off until they can be verified, never at startup, and never while a customer is looked at.

use std::time::Duration;

use desk::ports::UpdateError;
use desk::view::{Code, LockReason, SettingsView, UpdateStage, UpdatesOff};
use desk::{Desk, Error};
use jiff::SignedDuration;
use journal::{Action, Journal, Outcome};
use tokio::task::JoinHandle;

use crate::fake_updater::release;
use crate::office::{Office, RON, preview, problem, sign_in};
use crate::waits::until;

async fn switch_on(desk: &Desk) {
    let settings = SettingsView {
        check_for_updates: true,
        ..desk.settings()
    };
    desk.change_settings(settings).await.unwrap();
}

/// Begins a step in the background, and waits until it is held in the middle.
async fn held_at(office: &Office, step: UpdateStep) -> JoinHandle<()> {
    let begun = office.updater.begun();
    office.updater.hold();
    let desk = office.desk.clone();
    let under_way = tokio::spawn(async move {
        match step {
            UpdateStep::Check => drop(desk.check_for_update().await.unwrap()),
            UpdateStep::Download => drop(desk.download_update().await.unwrap()),
        }
    });
    until("the step to be under way", || office.updater.begun() != begun).await;
    under_way
}

enum UpdateStep {
    Check,
    Download,
}

fn is_failed(stage: &UpdateStage, words: &str) -> bool {
    matches!(stage, UpdateStage::Failed { problem } if problem.message.contains(words))
}

#[tokio::test]
async fn updates_without_a_key_or_an_address_are_off() {
    let office = Office::new().await;
    let off = || office.desk.update().off;
    assert_eq!(off(), None);

    *office.updater.address.lock().unwrap() = None;
    assert_eq!(off(), Some(UpdatesOff::NoAddress));
    assert!(matches!(
        office.desk.check_for_update().await,
        Err(Error::UpdatesOff(UpdatesOff::NoAddress))
    ));
    *office.updater.has_key.lock().unwrap() = false;
    assert_eq!(off(), Some(UpdatesOff::NoKey));
    switch_on(&office.desk).await;
    office.desk.check_for_update_if_due().await;

    assert_eq!(office.updater.begun(), (0, 0, 0));
    assert_eq!(office.desk.update().stage, UpdateStage::NotChecked);
}

#[tokio::test]
async fn update_address_is_set_and_must_be_acceptable() {
    let office = Office::new().await;
    *office.updater.address.lock().unwrap() = None;
    let set = async |address: &str| {
        let settings = SettingsView {
            update_address: address.into(),
            ..office.desk.settings()
        };
        office.desk.change_settings(settings).await
    };

    let refused = problem(set("http://updates.test/latest.json").await);
    assert_eq!(refused.field.as_deref(), Some("updateAddress"));
    assert_eq!(office.desk.update().off, Some(UpdatesOff::NoAddress));

    set(" https://mirror.test/latest.json ").await.unwrap();
    assert_eq!(
        office.desk.settings().update_address,
        "https://mirror.test/latest.json"
    );
    assert_eq!(office.desk.update().off, None);
}

#[tokio::test(start_paused = true)]
async fn first_check_comes_a_minute_after_the_window() {
    let office = Office::new().await;
    switch_on(&office.desk).await;

    tokio::time::sleep(Duration::from_hours(1)).await;
    assert_eq!(office.updater.begun().0, 0, "the window is not there yet");

    office.desk.watch_for_updates();
    office.desk.watch_for_updates();
    tokio::time::sleep(Duration::from_secs(59)).await;
    assert_eq!(office.updater.begun().0, 0);
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(office.updater.begun().0, 1);
}

#[tokio::test]
async fn check_is_repeated_daily_and_only_if_switched_on() {
    let office = Office::new().await;
    *office.updater.latest.lock().unwrap() = Ok(None);

    office.desk.check_for_update_if_due().await;
    assert_eq!(office.updater.begun().0, 0, "it is off at first");
    switch_on(&office.desk).await;
    office.desk.check_for_update_if_due().await;
    office.desk.check_for_update_if_due().await;
    assert_eq!(office.updater.begun().0, 1);
    assert_eq!(office.desk.update().stage, UpdateStage::UpToDate);

    office.clock.moves_on(SignedDuration::from_hours(24));
    office.desk.check_for_update_if_due().await;
    assert_eq!(office.updater.begun().0, 2);
}

#[tokio::test]
async fn found_update_is_not_downloaded_unasked() {
    let office = Office::new().await;
    switch_on(&office.desk).await;

    office.desk.check_for_update_if_due().await;
    office.clock.moves_on(SignedDuration::from_hours(48));
    office.desk.check_for_update_if_due().await;

    assert_eq!(office.updater.begun(), (1, 0, 0));
    let available = UpdateStage::Available { release: release() };
    assert_eq!(office.desk.update().stage, available);
}

#[tokio::test]
async fn customer_view_refuses_every_step_of_an_update() {
    let office = Office::new().await;
    switch_on(&office.desk).await;
    office.desk.check_for_update().await.unwrap();
    office.desk.download_update().await.unwrap();
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let begun = office.updater.begun();

    for is_preview in [true, false] {
        if is_preview {
            office.desk.preview(&store, preview(&ron)).await.unwrap();
        } else {
            office.desk.sign_in(&store, sign_in(&ron)).await.unwrap();
        }
        office.desk.check_for_update_if_due().await;
        assert_eq!(
            problem(office.desk.check_for_update().await).code,
            Code::NotAllowedHere
        );
        assert_eq!(
            problem(office.desk.install_update("0.1.0").await).code,
            Code::NotAllowedHere
        );
        assert_eq!(office.updater.begun(), begun);
        office.desk.stop().await;
    }

    let ready = UpdateStage::Ready { release: release() };
    assert_eq!(office.desk.update().stage, ready);
}

#[tokio::test]
async fn customer_view_cancels_a_check_that_is_repeated_afterwards() {
    let office = Office::new().await;
    switch_on(&office.desk).await;
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let checking = held_at(&office, UpdateStep::Check).await;
    assert_eq!(office.desk.update().stage, UpdateStage::Checking);

    office.desk.preview(&store, preview(&ron)).await.unwrap();
    checking.await.unwrap();
    office.updater.let_go();
    assert_eq!(office.desk.update().stage, UpdateStage::NotChecked);
    office.desk.check_for_update_if_due().await;
    assert_eq!(office.updater.begun().0, 1);

    office.desk.stop().await;
    office.desk.check_for_update_if_due().await;
    assert_eq!(office.updater.begun().0, 2);
}

#[tokio::test]
async fn customer_view_cancels_a_download() {
    let office = Office::new().await;
    office.desk.check_for_update().await.unwrap();
    let store = office.connected().await.id;
    let ron = office.customer(&store, RON).await;
    let downloading = held_at(&office, UpdateStep::Download).await;
    let stage = office.desk.update().stage;
    assert!(matches!(
        stage,
        UpdateStage::Downloading {
            received: 1_000_000,
            total: Some(4_000_000),
            ..
        }
    ));

    office.desk.sign_in(&store, sign_in(&ron)).await.unwrap();
    downloading.await.unwrap();

    let available = UpdateStage::Available { release: release() };
    assert_eq!(office.desk.update().stage, available);
    assert_eq!(
        problem(office.desk.download_update().await).code,
        Code::NotAllowedHere
    );
    assert_eq!(office.desk.update().stage, available);
}

#[tokio::test]
async fn locked_app_neither_checks_nor_installs() {
    let office = Office::new().await;
    switch_on(&office.desk).await;
    office.desk.check_for_update().await.unwrap();
    let downloading = held_at(&office, UpdateStep::Download).await;

    office.desk.lock(LockReason::Asked).await;
    downloading.await.unwrap();
    office.updater.let_go();
    let begun = office.updater.begun();
    office.desk.check_for_update_if_due().await;
    for code in [
        problem(office.desk.check_for_update().await).code,
        problem(office.desk.download_update().await).code,
        problem(office.desk.install_update("0.1.0").await).code,
    ] {
        assert_eq!(code, Code::Locked);
    }
    assert_eq!(office.updater.begun(), begun);
}

#[tokio::test]
async fn second_check_does_not_begin_beside_the_first() {
    let office = Office::new().await;
    let checking = held_at(&office, UpdateStep::Check).await;

    let view = office.desk.check_for_update().await.unwrap();

    assert_eq!(view.stage, UpdateStage::Checking);
    assert_eq!(office.updater.begun().0, 1);
    office.desk.cancel_update();
    checking.await.unwrap();
    assert_eq!(office.desk.update().stage, UpdateStage::NotChecked);
}

#[tokio::test]
async fn failed_steps_say_why_and_can_be_repeated() {
    let office = Office::new().await;
    *office.updater.latest.lock().unwrap() = Err(UpdateError::Older("0.0.9".into()));
    let checked = office.desk.check_for_update().await.unwrap();
    assert!(is_failed(&checked.stage, "0.0.9, which is older"), "{checked:?}");
    assert_eq!(
        problem(office.desk.download_update().await).code,
        Code::UpdateFailed
    );

    *office.updater.latest.lock().unwrap() = Ok(Some(release()));
    *office.updater.download.lock().unwrap() = Err(UpdateError::Signature("wrong key".into()));
    office.desk.check_for_update().await.unwrap();
    let downloaded = office.desk.download_update().await.unwrap();
    assert!(is_failed(&downloaded.stage, "isn’t signed"), "{downloaded:?}");
    assert_eq!(
        problem(office.desk.install_update("0.1.0").await).code,
        Code::UpdateFailed
    );
    assert_eq!(office.updater.begun().2, 0);

    *office.updater.download.lock().unwrap() = Ok(());
    office.desk.check_for_update().await.unwrap();
    let downloaded = office.desk.download_update().await.unwrap();
    assert_eq!(downloaded.stage, UpdateStage::Ready { release: release() });
}

#[tokio::test]
async fn installed_update_is_in_the_audit_log() {
    let office = Office::new().await;
    office.desk.check_for_update().await.unwrap();
    office.desk.download_update().await.unwrap();
    *office.updater.install.lock().unwrap() = Err(UpdateError::Install("read-only".into()));
    assert_eq!(
        problem(office.desk.install_update("0.1.0").await).code,
        Code::UpdateFailed
    );
    assert_eq!(office.outcomes(Action::Update), [Outcome::Begun, Outcome::Failed]);

    *office.updater.install.lock().unwrap() = Ok(());
    office.desk.check_for_update().await.unwrap();
    office.desk.download_update().await.unwrap();
    office.desk.install_update("0.1.0").await.unwrap();

    let entry = office.journaled().pop().unwrap();
    assert_eq!((entry.action, entry.outcome), (Action::Update, Outcome::Done));
    assert_eq!(entry.detail.as_deref(), Some("0.1.0 → 9.1.0"));
}

#[tokio::test]
async fn update_that_cannot_be_logged_is_not_installed() {
    let office = Office::with_journal(Journal::closed("the disk is full")).await;
    office.desk.check_for_update().await.unwrap();
    office.desk.download_update().await.unwrap();

    assert_eq!(
        problem(office.desk.install_update("0.1.0").await).code,
        Code::JournalFailed
    );

    assert_eq!(office.updater.begun().2, 0);
    let ready = UpdateStage::Ready { release: release() };
    assert_eq!(office.desk.update().stage, ready);
}
