//! Creating and changing accounts: sends only changed fields, and detects concurrent changes.

use journal::{Action, Outcome};
use moltin::{AccountId, AccountPatch, NewAccount};

use super::fields::{self, ACCOUNT, trimmed, valid_name, valid_reference};
use super::{Accounts, views};
use crate::Error;
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::field_errors::field_error;
use crate::lifecycle::Work;
use crate::view::{
    AccountFields, AccountView, AccountsAccess, ChangeAccount, ChangedAccountView, Done, NewAccountView,
};

impl Accounts {
    /// Creates an account.
    pub(crate) async fn create(&self, connection: &str, new: NewAccountView) -> Result<AccountView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                let accounts = store.admin()?.accounts();
                let new = validate(&new)?;
                let mut event = AuditEvent {
                    detail: Some(new.name.clone()),
                    ..AuditEvent::new(Action::AccountCreate, store.audit_store())
                };
                self.audit.write(&event, Outcome::Begun).await?;
                let created = accounts.create(&new).await;
                if let Ok(account) = &created {
                    event.detail = Some(format!("account {}: {}", account.id, account.name));
                    self.access.set(&store, AccountsAccess::Some);
                }
                let created = created.map_err(|error| field_error(error, ACCOUNT));
                let created = self.audit.conclude(&event, created, Done::AccountCreated).await?;
                Ok(views::account(created))
            })
            .await
    }

    /// Changes an account.
    pub(crate) async fn change(
        &self,
        connection: &str,
        change: ChangeAccount,
    ) -> Result<ChangedAccountView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                self.change_in(&store, change).await
            })
            .await
    }

    async fn change_in(&self, store: &OpenStore, change: ChangeAccount) -> Result<ChangedAccountView, Error> {
        let accounts = store.admin()?.accounts();
        let patch = patch(&change.was, &change.becomes)?;
        let id = AccountId::new(change.account);
        let current = self.views.account(store, &id).await?;
        let names = sent_fields(&patch);
        let fields = fields::of(&current);
        if names.is_empty() || fields == change.becomes {
            let account = views::account(current);
            return Ok(ChangedAccountView::Changed { account });
        }
        if fields != change.was {
            let theirs = views::account(current);
            return Ok(ChangedAccountView::Conflict { theirs });
        }
        let event = AuditEvent {
            detail: Some(format!("account {id}: {} ({})", current.name, names.join(", "))),
            ..AuditEvent::new(Action::AccountChange, store.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let changed = accounts
            .update(&id, &patch)
            .await
            .map_err(|error| field_error(error, ACCOUNT));
        match self.audit.conclude(&event, changed, Done::AccountChanged).await {
            Err(Error::Store(error)) if error.is_write_conflict() => {
                let theirs = self.views.account(store, &id).await?;
                let theirs = views::account(theirs);
                Ok(ChangedAccountView::Conflict { theirs })
            }
            changed => {
                let account = views::account(changed?);
                Ok(ChangedAccountView::Changed { account })
            }
        }
    }
}

fn validate(new: &NewAccountView) -> Result<NewAccount, Error> {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut account = NewAccount::new(valid_name(&new.fields.name)?);
    account.legal_name = some(&new.fields.legal_name);
    account.registration_id = some(&new.fields.registration_id);
    account.external_ref = some(valid_reference(&new.fields.external_ref)?);
    account.parent_id = new.parent.as_deref().map(AccountId::new);
    Ok(account)
}

/// Returns the changed fields. Unchanged fields are not validated, because the store accepted them
/// before.
fn patch(was: &AccountFields, becomes: &AccountFields) -> Result<AccountPatch, Error> {
    let changed = |was: &str, becomes: &str, validate: fn(&str) -> Result<&str, Error>| {
        if was == becomes {
            return Ok(None);
        }
        let new = validate(becomes)?;
        Ok::<_, Error>((new != was).then(|| new.to_owned()))
    };
    let mut patch = AccountPatch::new();
    patch.name = changed(&was.name, &becomes.name, valid_name)?;
    patch.legal_name = changed(&was.legal_name, &becomes.legal_name, trimmed)?;
    patch.registration_id = changed(&was.registration_id, &becomes.registration_id, trimmed)?;
    patch.external_ref = changed(&was.external_ref, &becomes.external_ref, valid_reference)?;
    Ok(patch)
}

/// Returns the API's names of the fields in a patch.
fn sent_fields(patch: &AccountPatch) -> Vec<&'static str> {
    let sent = [
        &patch.name,
        &patch.legal_name,
        &patch.registration_id,
        &patch.external_ref,
    ];
    ACCOUNT
        .iter()
        .zip(sent)
        .filter(|(_, sent)| sent.is_some())
        .map(|(field, _)| field.api)
        .collect()
}
