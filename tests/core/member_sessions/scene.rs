//! A store with two accounts and a member of both, who has a password of their own.

use std::sync::Arc;
use std::time::Duration;

use journal::{Action, AuditLog, EntryContent, Outcome};
use moltin::{
    AccountId, AccountMemberId, Admin, AuthenticationRealmId, NewAccount, NewPasswordCredential,
    NewPasswordProfile, NewUserAuthenticationInfo, PasswordProfileId, Store,
};
use moltin_sandbox::{Config, Sandbox, Seed};
use shopside_core::view::{ImpersonationView, LeftoverView, MemberSignIn, Problem, SweepState};

use crate::setup::{CLIENT_ID, CLIENT_SECRET, Setup, reason};
use crate::wait::{wait_for, wait_until};

pub(crate) const DANA: &str = "dana@harbortools.test";
pub(crate) const DANAS_PASSWORD: &str = "anchors-aweigh";

pub(crate) struct Scene {
    pub(crate) setup: Setup,
    /// The connection to the store.
    pub(crate) store: String,
    /// The store as its admin sees it, past the app.
    pub(crate) admin: Admin,
    pub(crate) realm: AuthenticationRealmId,
    pub(crate) profile: PasswordProfileId,
    pub(crate) accounts: [AccountId; 2],
    pub(crate) member: AccountMemberId,
}

impl Scene {
    pub(crate) async fn new() -> Self {
        Self::with_audit_log(AuditLog::in_memory().unwrap()).await
    }

    pub(crate) async fn with_audit_log(audit_log: AuditLog) -> Self {
        let store = Sandbox::start(Config::in_memory(Seed::Empty)).await.unwrap();
        let base_url = store.base_url().to_owned();
        let client = Store::builder(base_url.as_str(), CLIENT_ID)
            .unwrap()
            .requests_per_second(None)
            .build()
            .unwrap();
        let admin = client.admin(CLIENT_SECRET);
        let settings = admin.account_authentication_settings().await.unwrap();
        let realm = settings.realm_id.unwrap();
        let new = NewPasswordProfile::new("Storefront").one_time_codes(true);
        let profile = admin
            .realm(&realm)
            .create_password_profile(&new)
            .await
            .unwrap()
            .id;
        let mut accounts = Vec::new();
        for name in ["Harbor Tools", "Harbor Rentals"] {
            accounts.push(admin.accounts().create(&NewAccount::new(name)).await.unwrap().id);
        }
        let new = NewUserAuthenticationInfo::new("Dana Whitfield", DANA);
        let member = admin.realm(&realm).users().create(&new).await.unwrap().id;
        for account in &accounts {
            admin.account_memberships(account).create(&member).await.unwrap();
        }
        let own = NewPasswordCredential::new(&profile, DANA, DANAS_PASSWORD);
        let credentials = admin.realm(&realm).password_credentials(&member);
        credentials.create(&own).await.unwrap();
        let setup = Setup::with_store_at(Arc::new(store), base_url, audit_log);
        let store = setup.connect().await.id;
        Self {
            setup,
            store,
            admin,
            realm,
            profile,
            accounts: accounts.try_into().unwrap(),
            member,
        }
    }

    /// A request to sign in as Dana.
    pub(crate) fn request(&self) -> MemberSignIn {
        MemberSignIn {
            member: self.member.to_string(),
            account: Some(self.accounts[0].to_string()),
            why: reason("Can’t see the quote"),
        }
    }

    pub(crate) async fn sign_in(&self) -> Result<ImpersonationView, Problem> {
        let signed_in = self
            .setup
            .app
            .sign_in_as_member(&self.store, self.request())
            .await;
        signed_in.map_err(|error| Problem::from(&error))
    }

    /// The usernames of the credentials of Dana that are the app's.
    pub(crate) async fn credentials(&self) -> Vec<String> {
        let credentials = self.admin.realm(&self.realm).password_credentials(&self.member);
        let all = credentials.list().await.unwrap().items.into_iter();
        let names = all.map(|credential| credential.username.to_string());
        names.filter(|name| name.starts_with("shopside-")).collect()
    }

    /// Waits until Dana has none of the app's credentials, and the app knows it.
    pub(crate) async fn wait_until_clean(&self) {
        wait_for("the credentials to be gone", async {
            while !self.setup.app.leftovers().is_empty() || !self.credentials().await.is_empty() {
                tokio::time::sleep(Duration::from_millis(2)).await;
            }
        })
        .await;
    }

    /// Waits until the app shows no credential that was left over.
    pub(crate) async fn wait_until_nothing_is_left(&self) {
        wait_until("the list of leftovers to be empty", || {
            self.setup.app.leftovers().is_empty()
        })
        .await;
    }

    /// Waits until the store was asked to delete something this often.
    pub(crate) async fn wait_for_deletions(&self, count: usize) {
        wait_until("requests to delete", || {
            let requests = self.setup.store.requests();
            requests
                .iter()
                .filter(|request| request.method == "DELETE")
                .count()
                >= count
        })
        .await;
    }

    /// The entries with this action, oldest first.
    pub(crate) fn entries(&self, action: Action) -> Vec<EntryContent> {
        let all = self.setup.all_audit_entries().into_iter();
        all.filter(|entry| entry.action == action).collect()
    }

    /// Waits for an entry with this action and outcome.
    pub(crate) async fn wait_for_entry(&self, action: Action, outcome: Outcome) {
        wait_for("an entry of the audit log", async {
            while !self.entries(action).iter().any(|entry| entry.outcome == outcome) {
                tokio::task::yield_now().await;
            }
        })
        .await;
    }

    /// The path of Dana's credentials.
    pub(crate) fn credentials_path(&self) -> String {
        format!(
            "/v2/authentication-realms/{}/user-authentication-info/{}/user-authentication-password-profile-info",
            self.realm, self.member
        )
    }

    /// Adds one of the app's credentials to Dana, as a killed app or a colleague leaves it.
    pub(crate) async fn leave_credential(&self, username: &str) {
        let new = NewPasswordCredential::new(&self.profile, username, "a-random-password");
        let credentials = self.admin.realm(&self.realm).password_credentials(&self.member);
        credentials.create(&new).await.unwrap();
    }

    /// Writes that a credential is about to be created, as a killed app has.
    pub(crate) fn record_creation(&self, username: &str) {
        let of_connection = self.setup.all_audit_entries().into_iter();
        let mut known = of_connection.filter(|entry| entry.connection_id.is_some());
        let entry = EntryContent {
            action: Action::CredentialCreate,
            outcome: Outcome::Begun,
            customer_id: Some(self.member.to_string()),
            detail: Some(username.to_owned()),
            ..known.next().unwrap()
        };
        self.setup.audit_log.append(&entry).unwrap();
    }

    /// Writes that a credential was created and deleted: this installation has used the store.
    pub(crate) fn record_use(&self) {
        self.record_creation("shopside-of-an-earlier-session");
        let last = self.setup.all_audit_entries().pop().unwrap();
        let deleted = EntryContent {
            action: Action::CredentialDelete,
            outcome: Outcome::Done,
            ..last
        };
        self.setup.audit_log.append(&deleted).unwrap();
    }

    /// Waits until a credential is shown that is left over, and returns it.
    pub(crate) async fn wait_for_leftover(&self) -> LeftoverView {
        wait_for("the leftover", async {
            loop {
                if let Some(shown) = self.setup.app.leftovers().pop() {
                    break shown;
                }
                tokio::task::yield_now().await;
            }
        })
        .await
    }

    /// Waits until all members were looked at for what is left over.
    pub(crate) async fn wait_until_looked(&self) {
        wait_for("the look at all members", async {
            while self.setup.app.sweep(&self.store).unwrap().state != SweepState::Finished {
                tokio::task::yield_now().await;
            }
        })
        .await;
    }
}
