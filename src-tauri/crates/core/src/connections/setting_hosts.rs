//! The addresses in the settings that requests are sent to: the proxy of stores, and the server of
//! updates. Staff confirm a new one in a native dialog, which the page can't answer: it could send
//! what it knows to any host by them.

use journal::{Action, Outcome};
use moltin::{Endpoint, Proxy, ProxyOrigin};
use sheet::visible_text;

use super::Connections;
use crate::Error;
use crate::audit::{AuditEvent, AuditStore};
use crate::lifecycle::Work;
use crate::ports::Question;
use crate::view::{Done, ProxyChoice, SettingsView};

/// An address that is new in the settings.
struct NewAddress {
    /// As the audit log and the question have it.
    text: String,
    host: String,
    question: fn(String) -> Question,
}

impl Connections {
    /// Has staff confirm the addresses that are new in the settings. Those of this computer need no
    /// confirmation.
    ///
    /// # Errors
    /// [`Error::HostRefused`] if staff say no, [`Error::QuestionOpen`] while there is another
    /// question, [`Error::AuditLog`] if the question or the answer can't be recorded,
    /// [`Error::Locked`] while the app is locked.
    pub(crate) async fn confirm_settings(
        &self,
        before: &SettingsView,
        after: &SettingsView,
    ) -> Result<(), Error> {
        let new = [new_proxy(before, after), new_update_server(before, after)];
        for address in new.into_iter().flatten() {
            self.confirm_address(address).await?;
        }
        Ok(())
    }

    async fn confirm_address(&self, address: NewAddress) -> Result<(), Error> {
        let task = self.lifecycle.begin(Work::Verify, None)?;
        let _asking = self.asking.try_lock().map_err(|_| Error::QuestionOpen)?;
        let NewAddress { text, host, question } = address;
        let event = AuditEvent {
            detail: Some(text.clone()),
            ..AuditEvent::new(Action::HostConfirm, AuditStore::default())
        };
        self.audit.write(&event, Outcome::Begun).await?;
        let asking = async {
            if self.dialogs.ask(question(text)).await {
                Ok(())
            } else {
                Err(Error::HostRefused(host))
            }
        };
        let answer = task.run(asking).await;
        let concluded = self.audit.conclude(&event, answer, Done::Other).await;
        concluded.map_err(|error| match error {
            // Nothing was saved.
            Error::OutcomeNotRecorded { source, .. } => Error::AuditLog(source),
            error => error,
        })
    }
}

fn new_proxy(before: &SettingsView, after: &SettingsView) -> Option<NewAddress> {
    let used = |settings: &SettingsView| {
        let is_used = settings.proxy == ProxyChoice::Address;
        is_used.then(|| settings.proxy_address.clone())
    };
    let address = used(after).filter(|_| used(after) != used(before))?;
    let text = Proxy::parse(&address, ProxyOrigin::Setting).ok()?.address();
    new_address(&format!("https://{text}"), text, |address| Question::Proxy {
        address,
    })
}

fn new_update_server(before: &SettingsView, after: &SettingsView) -> Option<NewAddress> {
    let address = &after.update_address;
    if address.is_empty() || *address == before.update_address {
        return None;
    }
    new_address(address, visible_text(address).into(), |address| {
        Question::UpdateServer { address }
    })
}

/// `None` for an address of this computer.
fn new_address(url: &str, text: String, question: fn(String) -> Question) -> Option<NewAddress> {
    let endpoint = Endpoint::parse(url).ok();
    if endpoint.as_ref().is_some_and(Endpoint::is_loopback) {
        return None;
    }
    let host = endpoint.map(|endpoint| endpoint.host().to_owned());
    Some(NewAddress {
        host: host.unwrap_or_else(|| text.clone()),
        text,
        question,
    })
}
