//! Interrupted imports: by a kill, a lost response, the rate limit, the lock, staff, or a closed
//! store.

use journal::{Action, Outcome};
use moltin_sandbox::{Fault, Faults};
use shopside_core::view::{Code, ConnectStore, ImportPause, ImportStage, RowState};

use super::{
    connect, count_customers, dry_run, new_customers, run_import, setup, spawn_import, states,
    wait_for_progress, write_count,
};
use crate::setup::{import_file, problem};
use crate::wait::wait_for;

#[tokio::test]
async fn killed_import_resumes_without_duplicates() {
    let (_folder, mut setup, store) = setup().await;
    let text = new_customers(60);
    let import = dry_run(&setup, &store, &text).await;
    // Slow enough that some rows are in flight when the app is killed.
    setup.store.inject_faults(Faults {
        latency_ms: 40,
        ..Faults::default()
    });
    let run = spawn_import(&setup.app, &import.id);
    wait_for_progress(&setup.app, &import.id, |progress| progress.counts.created >= 20).await;
    run.abort();
    let killed = wait_for("the import to be killed", run).await;
    assert!(killed.unwrap_err().is_cancelled());

    setup.restart();
    setup.store.inject_faults(Faults::default());
    setup.app.open(&store).await.unwrap();
    assert_eq!(setup.app.current_import(&store).unwrap(), None);
    let again = setup.app.open_import(&store, import_file(&text)).await.unwrap();
    assert!(again.created_before >= 20, "{}", again.created_before);
    assert!(again.in_doubt > 0, "rows were in flight");
    setup.app.check_import(&again.id, again.columns).await.unwrap();
    let exist = setup.app.import_rows(&again.id, Some(RowState::Exists)).unwrap();
    let known = exist.iter().filter(|row| row.why.is_some()).count();
    assert_eq!(known, again.created_before as usize);
    setup.app.run_import(&again.id).await.unwrap();

    let after = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(after.counts.created + after.counts.exists, 60);
    assert_eq!(count_customers(&setup, &store, "@import.test").await, 60);
    let other = setup
        .app
        .open_import(&store, import_file(new_customers(61)))
        .await
        .unwrap();
    assert_eq!((other.created_before, other.in_doubt), (0, 0), "another file");
}

#[tokio::test]
async fn import_killed_again_and_again_has_no_gap() {
    const COUNT: u32 = 120;
    let (_folder, mut setup, store) = setup().await;
    let text = new_customers(COUNT);
    let mut created_before = 0;
    for kill_after in [1, 20, 25] {
        let import = dry_run(&setup, &store, &text).await;
        setup.store.inject_faults(Faults {
            latency_ms: 40,
            ..Faults::default()
        });
        let run = spawn_import(&setup.app, &import.id);
        wait_for_progress(&setup.app, &import.id, |progress| {
            progress.counts.created >= kill_after
        })
        .await;
        run.abort();
        wait_for("the import to be killed", run).await.unwrap_err();
        setup.restart();
        setup.store.inject_faults(Faults::default());
        setup.app.open(&store).await.unwrap();
        let again = setup.app.open_import(&store, import_file(&text)).await.unwrap();
        assert!(again.created_before >= created_before + kill_after, "{again:?}");
        created_before = again.created_before;
    }
    assert!(created_before < COUNT, "each kill interrupted it");

    let ended = run_import(&setup, &store, &text).await;

    assert_eq!(ended.progress.stage, ImportStage::Finished);
    let counts = ended.progress.counts;
    assert_eq!((counts.created + counts.exists, counts.failed), (COUNT, 0));
    assert_eq!(
        count_customers(&setup, &store, "@import.test").await,
        u64::from(COUNT)
    );
    for number in 1..=COUNT {
        let email = format!("citizen{number}@import.test");
        assert_eq!(count_customers(&setup, &store, &email).await, 1, "{email}");
    }
}

#[tokio::test]
async fn import_dropped_by_a_panic_can_be_run_again() {
    let (_folder, setup, store) = setup().await;
    let import = dry_run(&setup, &store, &new_customers(30)).await;
    setup.store.inject_faults(Faults {
        latency_ms: 40,
        ..Faults::default()
    });
    let run = spawn_import(&setup.app, &import.id);
    wait_for_progress(&setup.app, &import.id, |progress| progress.counts.created >= 8).await;
    // A panic drops the command's future, as this does.
    run.abort();
    wait_for("the import to be dropped", run).await.unwrap_err();
    setup.store.inject_faults(Faults::default());

    let progress = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(progress.stage, ImportStage::Stopped);
    assert_eq!(
        setup.app.run_import(&import.id).await.unwrap(),
        ImportStage::Finished
    );
    assert_eq!(count_customers(&setup, &store, "@import.test").await, 30);
    let after = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(after.counts.created + after.counts.exists, 30, "no row failed");
}

#[tokio::test]
async fn lost_response_is_looked_up_and_not_sent_again() {
    let (_folder, setup, store) = setup().await;
    let text = "name,email\n\
                Was created,dropped@fault.test\n\
                Was not,dropped-before@fault.test\n\
                Is taken,duplicate-race@fault.test\n\
                Ann Perkins,ann@pawnee.test\n";

    let import = run_import(&setup, &store, text).await;

    let states: Vec<_> = states(&setup, &import.id).into_iter().map(|row| row.1).collect();
    assert_eq!(
        states,
        [
            RowState::Created,
            RowState::Failed,
            RowState::Exists,
            RowState::Created
        ]
    );
    assert_eq!(write_count(&setup, &store), 4);
    assert_eq!(count_customers(&setup, &store, "@fault.test").await, 2);
}

#[tokio::test]
async fn rate_limited_import_creates_each_customer_once() {
    let (_folder, setup, store) = setup().await;
    let text = new_customers(30);
    let import = dry_run(&setup, &store, &text).await;
    setup.store.inject_faults(Faults {
        reply: Some(Fault::RateLimited),
        every: Some(5),
        retry_after: Some(0),
        ..Faults::default()
    });

    setup.app.run_import(&import.id).await.unwrap();

    setup.store.inject_faults(Faults::default());
    assert_eq!(count_customers(&setup, &store, "@import.test").await, 30);
    let progress = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!((progress.counts.created, progress.counts.failed), (30, 0));
}

#[tokio::test]
async fn bad_credentials_pause_import_until_resumed() {
    let (_folder, setup, store) = setup().await;
    let import = dry_run(&setup, &store, &new_customers(12)).await;
    let faults = Faults {
        reply: Some(Fault::BearerRefused),
        path: Some("/v2/customers".into()),
        ..Faults::default()
    };
    setup.store.inject_faults(faults);
    let run = spawn_import(&setup.app, &import.id);

    wait_for_progress(&setup.app, &import.id, |progress| progress.pause.is_some()).await;
    let waiting = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(waiting.pause, Some(ImportPause::Problem));
    assert_eq!(waiting.problem.unwrap().code, Code::BadCredentials);
    setup.store.inject_faults(Faults::default());
    setup.app.resume_import(&import.id).unwrap();
    wait_for("the import to end", run).await.unwrap();

    let progress = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(
        (progress.stage, progress.counts.created),
        (ImportStage::Finished, 12)
    );
    assert_eq!((progress.pause, progress.problem), (None, None));
}

#[tokio::test]
async fn import_continues_in_locked_app_which_hides_it() {
    let (_folder, setup, store) = setup().await;
    let import = dry_run(&setup, &store, &new_customers(40)).await;
    let hold = setup.store.close_gate("/v2/customers", 0);
    let run = spawn_import(&setup.app, &import.id);
    hold.reached().await;

    setup.app.lock(shopside_core::view::LockReason::Asked).await;
    let locked = problem(setup.app.import_rows(&import.id, None));
    assert_eq!(locked.code, Code::Locked);
    assert_eq!(problem(setup.app.current_import(&store)).code, Code::Locked);
    let another = setup.app.open_import(&store, import_file(new_customers(1))).await;
    assert_eq!(problem(another).code, Code::Locked);
    drop(hold);
    let ended = wait_for("the import to end", run).await.unwrap();

    assert_eq!(ended, ImportStage::Finished);
    setup.app.unlock().await.unwrap();
    assert_eq!(count_customers(&setup, &store, "@import.test").await, 40);
    let created = setup.audit_outcomes(Action::CustomerCreate);
    assert_eq!(
        created
            .iter()
            .filter(|outcome| **outcome == Outcome::Done)
            .count(),
        40
    );
}

#[tokio::test]
async fn import_pauses_stops_and_resumes() {
    let (_folder, setup, store) = setup().await;
    let import = dry_run(&setup, &store, &new_customers(40)).await;
    let run = spawn_import(&setup.app, &import.id);
    wait_for_progress(&setup.app, &import.id, |progress| progress.counts.created >= 3).await;
    setup.app.pause_import(&import.id).unwrap();
    let again = problem(setup.app.run_import(&import.id).await);
    assert_eq!(again.code, Code::InvalidInput, "the import is running");
    setup.app.stop_import(&import.id).unwrap();
    assert_eq!(
        wait_for("the import to end", run).await.unwrap(),
        ImportStage::Stopped
    );

    let stopped = setup.app.current_import(&store).unwrap().unwrap().progress;
    assert_eq!(stopped.stage, ImportStage::Stopped);
    let created = u64::from(stopped.counts.created);
    assert!((3..40).contains(&created));
    assert_eq!(count_customers(&setup, &store, "@import.test").await, created);

    let ended = setup.app.run_import(&import.id).await.unwrap();
    assert_eq!(ended, ImportStage::Finished);
    assert_eq!(count_customers(&setup, &store, "@import.test").await, 40);
}

#[tokio::test]
async fn removed_connection_ends_its_import() {
    let (_folder, setup, store) = setup().await;
    for close in ["remove", "open another"] {
        let store = if close == "remove" {
            store.clone()
        } else {
            connect(&setup).await
        };
        let text = new_customers(100).replace("citizen", close.split(' ').next().unwrap());
        let import = dry_run(&setup, &store, &text).await;
        let run = spawn_import(&setup.app, &import.id);
        wait_for_progress(&setup.app, &import.id, |progress| progress.counts.created >= 2).await;
        if close == "remove" {
            setup.app.remove(&store).await.unwrap();
        } else {
            let another = ConnectStore {
                name: "For the counter".into(),
                ..setup.sign_in_only_connection()
            };
            setup.app.connect(another).await.unwrap();
        }
        wait_for("the import to end", run).await.unwrap();

        let over = problem(setup.app.import_rows(&import.id, None));
        assert_eq!(over.field.as_deref(), Some("import"), "{close}");
        let created = setup.audit_outcomes(Action::CustomerCreate);
        assert!(created.len() < 200, "{close}: {}", created.len());
    }
}
