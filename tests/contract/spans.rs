//! `tracing` spans: one for each call, without secrets, IDs, email addresses and bodies.

use std::io::{self, Write};
use std::sync::{Arc, Mutex};

use moltin::{CustomerFilter, CustomerQuery, NewCustomer, OrderQuery};
use moltin_sandbox::{Fault, Faults};
use tracing_subscriber::fmt::MakeWriter;

use crate::setup::{CLIENT_SECRET, RON, RONS_ID, RONS_PASSWORD, Setup};

/// The output of a subscriber.
#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl Output {
    fn text(&self) -> String {
        String::from_utf8(self.0.lock().unwrap().clone()).unwrap()
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Output {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

#[tokio::test]
async fn span_has_method_path_status_and_attempts_only() {
    let output = Output::default();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing_subscriber::filter::LevelFilter::DEBUG)
        .with_ansi(false)
        .with_writer(output.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let setup = Setup::start().await;
    let admin = setup.admin();
    admin.verify().await.unwrap();
    setup.sandbox.inject_faults(Faults {
        reply: Some(Fault::Unavailable),
        times: Some(1),
        ..Faults::default()
    });

    admin.customers().get(&RONS_ID.into()).await.unwrap();
    let query = CustomerQuery::new().filter(CustomerFilter::email(RON));
    admin.customers().list(&query).await.unwrap();
    let new = NewCustomer::new("Mona-Lisa Saperstein", "mona@pawnee.test").password("money-please");
    admin.customers().create(&new).await.unwrap();
    setup.ron().await.orders().list(&OrderQuery::new()).await.unwrap();

    let text = output.text();
    let span = "store_request{method=GET path=\"/v2/customers/{id}\"";
    assert!(
        text.contains(&format!(
            "{span}}}: moltin::transport::attempts: retry after backoff"
        )),
        "{text}"
    );
    assert!(
        text.contains(&format!("{span} attempts=2 status=200}}")),
        "{text}"
    );
    for value in [
        CLIENT_SECRET,
        RONS_PASSWORD,
        RON,
        RONS_ID,
        "money-please",
        "mona@pawnee.test",
        "Saperstein",
        "Bearer ",
    ] {
        assert!(!text.contains(value), "{value}: {text}");
    }
}
