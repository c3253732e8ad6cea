//! Creating a person as a member of an account: they are created in the store's authentication
//! realm, without a password, and added to the account then.

use journal::{Action, Outcome};
use moltin::{AccountId, AccountMemberFilter, AccountMemberQuery, NewUserAuthenticationInfo};

use super::Accounts;
use super::fields::MEMBER;
use crate::audit::AuditEvent;
use crate::connections::OpenStore;
use crate::field_errors::field_error;
use crate::lifecycle::Work;
use crate::view::{AddedMemberView, Done, InvalidInput, NewMemberView};
use crate::{Error, email};

/// How many members with a similar address are compared.
const MOST_COMPARED: u32 = 100;

impl Accounts {
    /// Creates a member and adds them to an account.
    pub(crate) async fn create_member(
        &self,
        connection: &str,
        new: NewMemberView,
    ) -> Result<AddedMemberView, Error> {
        let info = validate(&new)?;
        let account = AccountId::new(new.account);
        self.stores
            .run(Work::Write, connection, async |store| {
                self.create_member_in(&store, &account, info).await
            })
            .await
    }

    async fn create_member_in(
        &self,
        store: &OpenStore,
        account: &AccountId,
        info: NewUserAuthenticationInfo,
    ) -> Result<AddedMemberView, Error> {
        let admin = store.admin()?;
        let named = self.named(store, account).await?;
        let settings = admin.account_authentication_settings().await?;
        let realm = settings.realm_id.ok_or(Error::NoAccountRealm)?;
        refuse_known_address(store, &info.email).await?;
        let mut event = AuditEvent {
            customer_email: Some(info.email.clone()),
            detail: Some(named),
            ..AuditEvent::new(Action::MemberCreate, store.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let created = admin.realm(&realm).users().create(&info).await;
        event.customer_id = created.as_ref().ok().map(|created| created.id.to_string());
        let created = created.map_err(|error| field_error(error, MEMBER));
        let created = self
            .audit
            .conclude(&event, created, Done::MemberCreatedOnly)
            .await?;
        let added = async {
            let member = self.views.member(store, &created.id, "member profile").await?;
            self.add_in(store, account, member).await
        };
        Box::pin(added).await.map_err(after_creation)
    }
}

/// The error of a member who was created and then not added, or only not recorded as added.
fn after_creation(error: Error) -> Error {
    match error {
        Error::OutcomeNotRecorded { source, .. } => Error::OutcomeNotRecorded {
            done: Done::MemberCreatedAndAdded,
            source,
        },
        // Nothing was to be shown: the member was read to be added.
        Error::NotShown(source) => Error::CreatedNotAdded(Box::new(Error::AuditLog(source))),
        error => Error::CreatedNotAdded(Box::new(error)),
    }
}

fn validate(new: &NewMemberView) -> Result<NewUserAuthenticationInfo, Error> {
    let name = new.name.trim();
    if name.is_empty() {
        return Err(Error::input("name", InvalidInput::MemberNameMissing));
    }
    Ok(NewUserAuthenticationInfo::new(name, email::entered(&new.email)?))
}

/// The address of a member need not be unique, so a second one with the same address would be
/// created by mistake.
async fn refuse_known_address(store: &OpenStore, address: &str) -> Result<(), Error> {
    let query = AccountMemberQuery::new()
        .filter(AccountMemberFilter::email_ilike(address))
        .limit(MOST_COMPARED);
    let known = store.admin()?.account_members().list(&query).await?;
    if known
        .into_iter()
        .any(|member| email::is_same(&member.email, address))
    {
        return Err(Error::input("email", InvalidInput::MemberExists));
    }
    Ok(())
}
