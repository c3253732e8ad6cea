//! The store as a second witness: its log of personal data, compared with the audit log for a
//! period.
//!
//! The store lists its log only for one resource at a time. So the log is read of each customer
//! that the audit log names and of each that was changed in the period, as the store says.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::pin::pin;

use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::{SignedDuration, Timestamp};
use journal::{Action, AuditLog, Change, Filter, Period, Report, StoreChange, StoreComparison};
use moltin::{AddressId, CustomerId, CustomerScan, DataEntry, PersonalDataChange};

use super::Privacy;
use crate::audit::{AuditEvent, reports};
use crate::connections::OpenStore;
use crate::lifecycle::Work;
use crate::view::{WriteReport, WrittenReportView};
use crate::{Error, blocking};

/// How long a store keeps its log, unless it chose another time (see `docs/api.md`, "Personal data
/// log").
const KEPT_IN_PRODUCTION: SignedDuration = SignedDuration::from_hours(365 * 24);
const KEPT: SignedDuration = SignedDuration::from_hours(7 * 24);
/// Changes next to the period are read, too: times may differ.
const MARGIN: SignedDuration = SignedDuration::from_hours(24);
/// How many customers are read at a time.
const AT_A_TIME: usize = 4;
/// How many entries of the audit log are read at a time.
const PAGE: u32 = 1000;
/// The actions that the store logs, too.
const ACTIONS: [Action; 4] = [
    Action::CustomerCreate,
    Action::CustomerChange,
    Action::PasswordSet,
    Action::CustomerDelete,
];

/// What to read of the store's log.
#[derive(Default)]
struct Resources {
    customers: BTreeSet<String>,
    /// Addresses that may be gone, so that the store no longer relates them: customer and address.
    addresses: BTreeSet<(String, String)>,
}

impl Privacy {
    /// Compares both logs, and writes the report to a new file in `folder`.
    pub(crate) async fn compare_logs(
        &self,
        folder: PathBuf,
        wanted: WriteReport,
    ) -> Result<WrittenReportView, Error> {
        let connection = wanted.connection.as_deref().unwrap_or_default();
        let (task, store) = self.stores.begin(Work::Export, connection)?;
        store.admin()?;
        self.refuse_during_customer_view()?;
        let period = reports::period(&self.calendar, &wanted)?;
        let event = AuditEvent {
            detail: Some("the report store-comparison".to_owned()),
            ..AuditEvent::new(Action::Export, store.audit_store())
        };
        let _running = self.exports.begin(&wanted.export, task.clone());
        let reading = task.run(Box::pin(self.read_comparison(&store, &period)));
        let report = async { Ok(Report::StoreComparison(reading.await?)) };
        let making = reports::Making {
            period: period.clone(),
            event,
            task: &task,
        };
        reports::save(&self.audit, folder, &wanted, making, report).await
    }

    async fn read_comparison(&self, store: &OpenStore, period: &Period) -> Result<StoreComparison, Error> {
        let mut resources = self.named_in_audit_log(store, period).await?;
        resources.customers.extend(changed_in_store(store, period).await?);
        let customers = resources.customers.len() as u64;
        let (_, client_id) = self.stores.key_of(&store.connection)?;
        let logged = read_logs(store, resources).await?;
        let names_client_ids = logged
            .iter()
            .any(|(_, change)| *change.initiator.id == *client_id);
        let offset = store.store.clock_offset().unwrap_or_default();
        let kept = if self.stores.rules_of(&store.connection)?.production {
            KEPT_IN_PRODUCTION
        } else {
            KEPT
        };
        let now = self.audit.now();
        let kept_since = now.checked_sub(kept).unwrap_or(Timestamp::MIN);
        let mut comparison = StoreComparison {
            connection: store.connection.clone(),
            store_url: store.endpoint.to_string(),
            changes: Vec::new(),
            customers,
            unreadable: 0,
            kept_since,
        };
        for (customer, change) in logged {
            let by_this_key = names_client_ids.then(|| *change.initiator.id == *client_id);
            match store_change(customer, &change, by_this_key, offset) {
                Some(change) if is_near(period, change.at) => comparison.changes.push(change),
                Some(_) => {}
                None => comparison.unreadable += 1,
            }
        }
        Ok(comparison)
    }

    /// The customers and addresses that the audit log says were changed in the period.
    async fn named_in_audit_log(&self, store: &OpenStore, period: &Period) -> Result<Resources, Error> {
        let (log, connection) = (self.audit.log(), store.connection.clone());
        let margin = |at: Timestamp, by: SignedDuration| at.checked_add(by).unwrap_or(at);
        let (from, before) = (
            period.from.map(|from| margin(from, -MARGIN)),
            period.before.map(|before| margin(before, MARGIN)),
        );
        let reading = blocking::run(move || {
            let mut resources = Resources::default();
            for action in ACTIONS {
                let filter = Filter {
                    action: Some(action),
                    connection_id: Some(connection.clone()),
                    from,
                    before,
                    ..Filter::default()
                };
                read_resources(&log, &filter, &mut resources)?;
            }
            Ok(resources)
        });
        reading.await.map_err(Error::AuditLogUnread)
    }
}

fn read_resources(log: &AuditLog, filter: &Filter, resources: &mut Resources) -> Result<(), journal::Error> {
    let mut below = None;
    loop {
        let page = log.page(filter, below, PAGE)?;
        for entry in &page {
            let content = &entry.content;
            let Some(customer) = &content.customer_id else {
                continue;
            };
            resources.customers.insert(customer.clone());
            let detail = content.detail.as_deref().unwrap_or_default();
            // Such as “address ID deleted”.
            let address = detail
                .strip_prefix("address ")
                .and_then(|rest| rest.split_once(' '));
            if let Some((address, _)) = address {
                resources.addresses.insert((customer.clone(), address.to_owned()));
            }
        }
        if page.len() < PAGE as usize {
            return Ok(());
        }
        below = page.last().map(journal::Entry::cursor);
    }
}

/// The customers that were changed since the period began, as the store says.
async fn changed_in_store(store: &OpenStore, period: &Period) -> Result<Vec<String>, Error> {
    let from = period.from.and_then(|from| from.checked_sub(MARGIN).ok());
    let mut pages = pin!(store.admin()?.customers().scan(CustomerScan::new()));
    let mut customers = Vec::new();
    while let Some(page) = pages.try_next().await? {
        let changed = page.items.into_iter().filter(|customer| {
            let at = customer.updated_at.or(customer.created_at);
            at.zip(from).is_none_or(|(at, from)| at >= from)
        });
        customers.extend(changed.map(|customer| customer.id.to_string()));
    }
    Ok(customers)
}

/// The logs of customers and of their addresses, each change once.
async fn read_logs(
    store: &OpenStore,
    resources: Resources,
) -> Result<Vec<(String, PersonalDataChange)>, Error> {
    let personal_data = store.admin()?.personal_data();
    let of_customer = |customer: String| {
        let personal_data = personal_data.clone();
        async move {
            let entry = DataEntry::customer(&CustomerId::new(&customer));
            let mut changes = personal_data.log(&entry).await?;
            for related in personal_data.related(&entry).await? {
                if related.resource_type == "address" {
                    changes.extend(personal_data.log(&related).await?);
                }
            }
            Ok::<_, Error>((customer, changes))
        }
    };
    let mut logs = pin!(
        stream::iter(resources.customers)
            .map(of_customer)
            .buffer_unordered(AT_A_TIME)
    );
    let mut all = Vec::new();
    let mut known = BTreeSet::new();
    let mut add = |customer: &str, changes: Vec<PersonalDataChange>| {
        for change in changes {
            if known.insert(change.id.to_string()) {
                all.push((customer.to_owned(), change));
            }
        }
    };
    while let Some((customer, changes)) = logs.try_next().await? {
        add(&customer, changes);
    }
    for (customer, address) in resources.addresses {
        let entry = DataEntry::address(&AddressId::new(address));
        add(&customer, personal_data.log(&entry).await?);
    }
    Ok(all)
}

/// Whether a change is in the period or next to it.
fn is_near(period: &Period, at: Timestamp) -> bool {
    let near = |limit: Timestamp, by: SignedDuration| limit.checked_add(by).unwrap_or(limit);
    period.from.is_none_or(|from| near(from, -MARGIN) <= at)
        && period.before.is_none_or(|before| at < near(before, MARGIN))
}

/// `None` if it has no time, or a type that this version does not know.
fn store_change(
    customer: String,
    change: &PersonalDataChange,
    by_this_key: Option<bool>,
    offset: SignedDuration,
) -> Option<StoreChange> {
    let is_password = change.delta.contains_key("password");
    let kind = match (change.entry.resource_type.as_str(), change.event()) {
        ("customer", "created") => Change::Created,
        ("customer", "updated") if is_password => Change::Password,
        ("customer", "updated") => Change::Changed,
        ("customer", "deleted") => Change::Deleted,
        ("address", _) => Change::Address,
        _ => return None,
    };
    let email = change.delta.get("email").and_then(|email| email.as_str());
    Some(StoreChange {
        at: change.at?.checked_sub(offset).ok()?,
        change: kind,
        customer,
        email: email.map(str::to_owned),
        key: change.initiator.name.to_string(),
        by_this_key,
        id: change.id.to_string(),
    })
}
