//! The lifecycle table, cell by cell: work is held at the store, an event comes, the work is
//! released. Then the store has got no further request, or the work has finished.

mod work;

use std::time::Duration;

use shopside_core::lifecycle::{Effect, Event, TABLE, Work, effect};
use shopside_core::view::{ConnectStore, LockReason, Policy, Rules};

use crate::setup::{LESLIE, RON, Setup};
use crate::wait::{advance_time, wait_for};
use work::{Ended, Held};

/// Longer than any retry or page takes.
const A_WHILE: Duration = Duration::from_mins(1);

/// A store with work in it, and another one to switch to.
struct Scene {
    setup: Setup,
    store: String,
    other: String,
    ron: String,
    leslie: String,
}

impl Scene {
    async fn new() -> Self {
        let setup = Setup::new().await;
        let other = ConnectStore {
            name: "Eagleton Parks".into(),
            ..setup.sign_in_only_connection()
        };
        let other = setup.app.connect(other).await.unwrap().id;
        let fast = ConnectStore {
            requests_per_second: Some(100),
            ..setup.full_connection()
        };
        let store = setup.app.connect(fast).await.unwrap().id;
        Self {
            ron: setup.customer_id(&store, RON).await,
            leslie: setup.customer_id(&store, LESLIE).await,
            setup,
            store,
            other,
        }
    }

    /// How many requests the store has got.
    fn requests(&self) -> usize {
        self.setup.store.requests().len()
    }

    async fn fire(&self, event: Event) {
        let (app, store) = (&self.setup.app, &self.store);
        match event {
            Event::Lock => app.lock(LockReason::Asked).await,
            Event::SwitchStore => drop(app.open(&self.other).await.unwrap()),
            Event::CloseStore => app.close(store).await,
            Event::RemoveStore => app.remove(store).await.unwrap(),
            Event::PolicyPreviewOnly => self.set_policy(Policy::PreviewOnly).await,
            Event::PolicyOff => self.set_policy(Policy::Off).await,
            Event::PageReload => app.page_reloaded().await,
            Event::Quit => app.quit().await,
            Event::Panic => app.panicked().await,
        }
    }

    async fn set_policy(&self, policy: Policy) {
        let rules = Rules {
            policy,
            ..Rules::default()
        };
        self.setup.app.change_rules(&self.store, rules).await.unwrap();
    }

    async fn check(&self, event: Event, work: Work) {
        let cell = format!("{work:?} at {event:?}");
        let Held { release, running } = work::held(self, work).await;
        let before = self.requests();

        self.fire(event).await;
        match effect(event, work) {
            Effect::Stops => {
                release();
                let ended = wait_for(&cell, running).await.unwrap();
                advance_time(A_WHILE).await;
                assert!(matches!(ended, Ended::Stopped(_)), "{cell}: {ended:?}");
                assert_eq!(self.requests(), before, "{cell}: no further request");
                assert_eq!(self.setup.app.impersonation().await, None, "{cell}");
            }
            Effect::Continues => {
                release();
                let ended = wait_for(&cell, running).await.unwrap();
                assert_eq!(ended, Ended::Finished, "{cell}");
            }
        }
    }
}

async fn check_row(work: Work) {
    for event in Event::ALL {
        Scene::new().await.check(event, work).await;
    }
}

/// A test for each row of the table.
macro_rules! rows {
    ($($name:ident: $work:ident,)*) => {
        $(
            #[tokio::test]
            async fn $name() {
                check_row(Work::$work).await;
            }
        )*

        #[test]
        fn every_row_has_a_test() {
            let tested = [$(Work::$work),*];
            assert_eq!(tested, TABLE.map(|(work, _)| work));
        }
    };
}

rows! {
    preview_session_follows_the_table: PreviewSession,
    sign_in_session_follows_the_table: SignInSession,
    entering_preview_follows_the_table: EnterPreview,
    entering_sign_in_follows_the_table: EnterSignIn,
    list_read_follows_the_table: ListRead,
    order_scan_follows_the_table: OrderScan,
    spending_scan_follows_the_table: SpendingScan,
    write_follows_the_table: Write,
    export_follows_the_table: Export,
    import_follows_the_table: Import,
    verify_follows_the_table: Verify,
    copied_password_follows_the_table: CopiedPassword,
    credential_deletion_follows_the_table: CredentialDeletion,
    update_follows_the_table: Update,
}
