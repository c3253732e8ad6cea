//! One account member: who they are, and changes of their custom fields. The API changes no other
//! field of a member.

use journal::{Action, Outcome};
use moltin::{AccountMemberId, CustomFields};
use serde_json::{Map, Value};
use sheet::isolated;

use super::{Accounts, views};
use crate::Error;
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::view::{ChangeMember, ChangedMemberView, CustomFieldView, Done, InvalidInput, MemberView};

impl Accounts {
    /// Returns one member.
    pub(crate) async fn member(&self, connection: &str, member: &str) -> Result<MemberView, Error> {
        let id = AccountMemberId::new(member);
        self.stores
            .run(Work::ListRead, connection, async |store| {
                store.admin()?;
                let member = self.views.member(&store, &id, "member profile").await?;
                Ok(views::member(member))
            })
            .await
    }

    /// Changes custom fields of a member.
    pub(crate) async fn change_member(
        &self,
        connection: &str,
        change: ChangeMember,
    ) -> Result<ChangedMemberView, Error> {
        self.stores
            .run(Work::Write, connection, async |store| {
                self.change_member_in(&store, change).await
            })
            .await
    }

    async fn change_member_in(
        &self,
        store: &OpenStore,
        change: ChangeMember,
    ) -> Result<ChangedMemberView, Error> {
        let members = store.admin()?.account_members();
        let (was, becomes) = (values(&change.was)?, values(&change.becomes)?);
        let id = AccountMemberId::new(change.member);
        let current = self.views.member(store, &id, "member profile").await?;
        let stored = stored(&current.extra, &becomes);
        let changed: Map<String, Value> = becomes
            .into_iter()
            .filter(|(name, value)| was.get(name) != Some(value) && stored.get(name) != Some(value))
            .collect();
        if changed.is_empty() {
            let member = views::member(current);
            return Ok(ChangedMemberView::Changed { member });
        }
        if stored != was {
            let theirs = views::member(current);
            return Ok(ChangedMemberView::Conflict { theirs });
        }
        let names: Vec<&str> = changed.keys().map(String::as_str).collect();
        let event = AuditEvent {
            customer_id: Some(id.to_string()),
            customer_email: Some(current.email.into()),
            detail: Some(names.join(", ")),
            ..AuditEvent::new(Action::MemberChange, store.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let changed = members.update(&id, &changed).await.map_err(Error::from);
        let changed = self.audit.conclude(&event, changed, Done::MemberChanged).await?;
        let member = views::member(changed);
        Ok(ChangedMemberView::Changed { member })
    }
}

/// The values of fields that a form has.
///
/// # Errors
/// [`Error::Input`] for a value that is not JSON.
fn values(fields: &[CustomFieldView]) -> Result<Map<String, Value>, Error> {
    let value = |field: &CustomFieldView| {
        let value = serde_json::from_str(&field.value).map_err(|_| {
            let value = isolated(&field.value).into_owned();
            Error::input("fields", InvalidInput::NotAFieldValue { value })
        })?;
        Ok((field.name.clone(), value))
    };
    fields.iter().map(value).collect()
}

/// The values that the store has now of the fields of a form.
fn stored(extra: &CustomFields, form: &Map<String, Value>) -> Map<String, Value> {
    let mut fields = extra.fields();
    fields.retain(|name, _| form.contains_key(name));
    fields
}
