//! What staff open of one customer, account or account member as the admin: outside of a session,
//! or of another customer than the session's. It is recorded before it is requested, unless the
//! store's rules turn that off. Lists and searches are not recorded.

use std::sync::Arc;

use journal::{Action, Outcome};
use moltin::{Account, AccountId, AccountMember, AccountMemberId, Customer, CustomerId, Order, OrderId};

use crate::Error;
use crate::audit::{AuditEvent, AuditWriter};
use crate::connections::{OpenStore, Stores};

/// Records what staff open as the admin.
pub(crate) struct AdminViews {
    stores: Arc<Stores>,
    audit: Arc<AuditWriter>,
}

impl AdminViews {
    pub(crate) fn new(stores: Arc<Stores>, audit: Arc<AuditWriter>) -> Self {
        Self { stores, audit }
    }

    /// Records that staff open something of a customer. `what` says what, for the audit log.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if it can't be recorded: the caller must not request it.
    pub(crate) async fn record(
        &self,
        store: &OpenStore,
        customer: &CustomerId,
        what: &str,
    ) -> Result<(), Error> {
        self.begin(store, Some(customer.as_str()), what).await.map(drop)
    }

    /// Records that staff open something of an account, such as `members of`.
    ///
    /// # Errors
    /// As [`AdminViews::record`].
    pub(crate) async fn record_account(
        &self,
        store: &OpenStore,
        account: &AccountId,
        what: &str,
    ) -> Result<(), Error> {
        let what = format!("{what} account {account}");
        self.begin(store, None, &what).await.map(drop)
    }

    /// Records that staff open something of an account member. `what` says what.
    ///
    /// # Errors
    /// As [`AdminViews::record`].
    pub(crate) async fn record_member(
        &self,
        store: &OpenStore,
        member: &AccountMemberId,
        what: &str,
    ) -> Result<(), Error> {
        self.begin(store, Some(member.as_str()), what).await.map(drop)
    }

    /// Records that staff open something of an order, whose customer is not known yet.
    ///
    /// # Errors
    /// As [`AdminViews::record`].
    pub(crate) async fn record_order(
        &self,
        store: &OpenStore,
        order: &OrderId,
        what: &str,
    ) -> Result<(), Error> {
        let what = format!("{what} {order}");
        self.begin(store, None, &what).await.map(drop)
    }

    /// Records that staff open something of an account. `what` says what, for the audit log.
    ///
    /// # Errors
    /// As [`AdminViews::record`].
    pub(crate) async fn record_of_account(
        &self,
        store: &OpenStore,
        account: &AccountId,
        what: &str,
    ) -> Result<(), Error> {
        let what = format!("{what} of account {account}");
        self.begin(store, None, &what).await.map(drop)
    }

    /// Reads a customer's profile, and records their email address afterwards.
    ///
    /// # Errors
    /// As [`AdminViews::record`]; [`Error::NotShown`] if the second entry fails; [`Error::Store`]
    /// if the request fails, [`Error::WrongCustomer`] if the store returns another record.
    pub(crate) async fn customer(
        &self,
        store: &OpenStore,
        id: &CustomerId,
        what: &str,
    ) -> Result<Customer, Error> {
        let event = self.begin(store, Some(id.as_str()), what).await?;
        let customer = store.admin()?.customers().get(id).await?;
        check_meant(id.as_str(), customer.id.as_str())?;
        self.identify(event, None, &customer.email).await?;
        Ok(customer)
    }

    /// Reads an order, and records its customer afterwards.
    ///
    /// # Errors
    /// As [`AdminViews::customer`].
    pub(crate) async fn order(&self, store: &OpenStore, id: &OrderId) -> Result<Order, Error> {
        let event = self.begin(store, None, &format!("order {id}")).await?;
        let order = store.admin()?.orders().get(id).await?;
        check_meant(id.as_str(), order.id.as_str())?;
        let person = order.customer_id.as_ref().map(CustomerId::as_str);
        self.identify(event, person, &order.customer_email).await?;
        Ok(order)
    }

    /// Reads the account that an order was placed for.
    ///
    /// # Errors
    /// [`Error::AuditLog`] if it can't be recorded, [`Error::Store`] if the request fails.
    pub(crate) async fn account_of_order(&self, store: &OpenStore, id: &AccountId) -> Result<Account, Error> {
        self.begin(store, None, &format!("account {id} of an order"))
            .await?;
        Ok(store.admin()?.accounts().get(id).await?)
    }

    /// Reads an account, and records its name afterwards.
    ///
    /// # Errors
    /// As [`AdminViews::customer`].
    pub(crate) async fn account(&self, store: &OpenStore, id: &AccountId) -> Result<Account, Error> {
        let event = self.begin(store, None, &format!("account {id}")).await?;
        let account = store.admin()?.accounts().get(id).await?;
        check_meant(id.as_str(), account.id.as_str())?;
        let named = event.map(|event| AuditEvent {
            detail: Some(format!("account {id}: {}", account.name)),
            ..event
        });
        self.identify(named, None, "").await?;
        Ok(account)
    }

    /// Reads an account member, and records their email address afterwards.
    ///
    /// # Errors
    /// As [`AdminViews::customer`].
    pub(crate) async fn member(
        &self,
        store: &OpenStore,
        id: &AccountMemberId,
        what: &str,
    ) -> Result<AccountMember, Error> {
        let event = self.begin(store, Some(id.as_str()), what).await?;
        let member = store.admin()?.account_members().get(id).await?;
        check_meant(id.as_str(), member.id.as_str())?;
        self.identify(event, None, &member.email).await?;
        Ok(member)
    }

    /// Writes the first entry. `None` if the store's rules turn them off.
    async fn begin(
        &self,
        store: &OpenStore,
        person: Option<&str>,
        what: &str,
    ) -> Result<Option<AuditEvent>, Error> {
        if !self.stores.rules_of(&store.connection)?.record_admin_views {
            return Ok(None);
        }
        let event = AuditEvent {
            customer_id: person.map(str::to_owned),
            detail: Some(what.to_owned()),
            ..AuditEvent::new(Action::AdminView, store.audit_store())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        Ok(Some(event))
    }

    /// Writes the second entry, with whose data it was.
    async fn identify(
        &self,
        event: Option<AuditEvent>,
        person: Option<&str>,
        email: &str,
    ) -> Result<(), Error> {
        let Some(mut event) = event else { return Ok(()) };
        if let Some(person) = person {
            event.customer_id = Some(person.to_owned());
        }
        event.customer_email = Some(email.to_owned()).filter(|email| !email.is_empty());
        self.audit.conclude_read(&event, Ok(())).await
    }
}

/// Refuses another record than the one that was asked for, and that the audit log names.
fn check_meant(asked: &str, received: &str) -> Result<(), Error> {
    if received.eq_ignore_ascii_case(asked) {
        Ok(())
    } else {
        Err(Error::WrongCustomer)
    }
}
