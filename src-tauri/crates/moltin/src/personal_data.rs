//! Personal data: who changed it, which data belong together, and requests to erase it (see
//! `docs/api.md`, "Personal data").

mod entry;
mod erasure;
mod log;

use reqwest::Method;
use serde::Serialize;
use serde_json::Value;

pub use entry::DataEntry;
pub use erasure::{ErasureRequest, ErasureStatus};
pub use log::{Initiator, PersonalDataChange};

use crate::document::NotIncluded;
use crate::error::Error;
use crate::filter;
use crate::id::ErasureRequestId;
use crate::identity::{Admin, send};
use crate::lenient::Record;
use crate::page;
use crate::paginator::OFFSET_LIMIT;
use crate::transport::{Call, Path};

const LOGS: &str = "/v2/personal-data/logs";
const RELATED: &str = "/v2/personal-data/related-data-entries";
const ERASURES: &str = "/v2/personal-data/erasure-requests";

/// The log of changes to personal data, and its erasure.
///
/// ```
/// # #[tokio::main]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use moltin_sandbox::{Config, Sandbox, Seed};
/// # let sandbox = Sandbox::start(Config::in_memory(Seed::Demo)).await?;
/// # let admin = moltin::Store::new(sandbox.base_url(), "sandbox")?.admin("sandbox-secret");
/// # let ron = "c8c1c511-beef-4812-9b7a-9f92c587217c".into();
/// use moltin::DataEntry;
///
/// let personal_data = admin.personal_data();
/// for change in personal_data.log(&DataEntry::customer(&ron)).await? {
///     println!("{:?} {} by {}", change.at, change.event_type, change.initiator.name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone)]
pub struct PersonalData {
    admin: Admin,
}

impl Admin {
    /// The log of changes to personal data, and its erasure.
    pub fn personal_data(&self) -> PersonalData {
        PersonalData { admin: self.clone() }
    }
}

impl PersonalData {
    /// What happened to a resource, in the order of the store. Entries that can't be read are left
    /// out.
    ///
    /// # Errors
    /// [`Error::Api`] with status 403 if the key may not read it.
    pub async fn log(&self, entry: &DataEntry) -> Result<Vec<PersonalDataChange>, Error> {
        let entries = self.all::<log::Received>(LOGS, entry).await?;
        Ok(entries.into_iter().map(Into::into).collect())
    }

    /// The other resources of the same person. An erasure erases them, too.
    ///
    /// # Errors
    /// As [`PersonalData::log`].
    pub async fn related(&self, entry: &DataEntry) -> Result<Vec<DataEntry>, Error> {
        #[derive(serde::Deserialize)]
        struct Document {
            #[serde(default)]
            data: Vec<Value>,
            #[serde(default)]
            meta: Value,
        }
        let mut related = Vec::new();
        let mut offset = 0;
        loop {
            let call = list_call(RELATED, entry, offset);
            let page = send(&self.admin, &call).await?.decode::<Document>()?;
            let length = page.data.len() as u64;
            // A store may send less than was requested.
            let limit = page.meta.pointer("/page/limit").and_then(Value::as_u64);
            let limit = limit.unwrap_or(u64::MAX).min(page::MAX_LIMIT.into());
            related.extend(page.data.iter().filter_map(|found| {
                let text = |name: &str| found.get(name)?.as_str();
                Some(DataEntry::new(text("resource_type")?, text("resource_id")?))
            }));
            offset = offset.saturating_add(length);
            if length == 0 || length < limit || offset >= OFFSET_LIMIT {
                return Ok(related);
            }
        }
    }

    /// Requests the erasure of a resource and of all that is related to it. The store carries it
    /// out later. The request is retried only if the store did not process it.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no such resource, [`Error::Api`] with status 403 if
    /// the key may not erase it.
    pub async fn request_erasure(&self, entry: &DataEntry) -> Result<ErasureRequest, Error> {
        #[derive(Serialize)]
        struct Sent<'a> {
            r#type: &'static str,
            #[serde(flatten)]
            entry: &'a DataEntry,
        }
        let body = Sent {
            r#type: "erasure_request",
            entry,
        };
        self.single(Call::new(Method::POST, Path::new(ERASURES)).data(&body))
            .await
    }

    /// A request to erase a resource, with its current status.
    ///
    /// # Errors
    /// [`Error::is_not_found`] if the store has no such request.
    pub async fn erasure_request(&self, id: &ErasureRequestId) -> Result<ErasureRequest, Error> {
        self.single(Call::get(Path::new(ERASURES).id(id.as_str()))).await
    }

    /// The requests to erase a resource, in the order of the store.
    ///
    /// # Errors
    /// As [`PersonalData::log`].
    pub async fn erasure_requests(&self, entry: &DataEntry) -> Result<Vec<ErasureRequest>, Error> {
        let requests = self.all::<erasure::Received>(ERASURES, entry).await?;
        Ok(requests.into_iter().map(Into::into).collect())
    }

    async fn single(&self, call: Call) -> Result<ErasureRequest, Error> {
        let response = send(&self.admin, &call).await?;
        let (request, _) = response.one::<erasure::Received, NotIncluded>()?;
        Ok(request.into())
    }

    /// All pages of a list, up to the offset limit.
    async fn all<R: Record>(&self, path: &'static str, entry: &DataEntry) -> Result<Vec<R>, Error> {
        let mut records = Vec::new();
        let mut offset = 0;
        loop {
            let call = list_call(path, entry, offset);
            let response = send(&self.admin, &call).await?;
            let document = response.list::<R, NotIncluded>(page::MAX_LIMIT)?;
            let page = document.into_page(page::MAX_LIMIT, offset, |record| record);
            let length = page.length();
            let is_last = length < page.limit;
            records.extend(page.items);
            offset = offset.saturating_add(length);
            if is_last || length == 0 || offset >= OFFSET_LIMIT {
                return Ok(records);
            }
        }
    }
}

fn list_call(path: &'static str, entry: &DataEntry, offset: u64) -> Call {
    Call::get(Path::new(path))
        .filter(Some(filter::data_entry(&entry.resource_type, &entry.resource_id)))
        .query(page::parameters(page::MAX_LIMIT, offset))
        .allow_large_response()
}
