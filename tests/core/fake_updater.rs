//! An updater without a network: it offers one version, and can be held in the middle of a check or a download.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use shopside_core::ports::{UpdateError, Updater};
use shopside_core::view::{ReleaseView, UpdateMeans};
use tokio::sync::watch;

pub(crate) const ADDRESS: &str = "https://updates.test/latest.json";

pub(crate) struct FakeUpdater {
    pub(crate) has_key: Mutex<bool>,
    pub(crate) address: Mutex<Option<String>>,
    pub(crate) latest: Mutex<Result<Option<ReleaseView>, UpdateError>>,
    pub(crate) download: Mutex<Result<(), UpdateError>>,
    pub(crate) install: Mutex<Result<(), UpdateError>>,
    checks: AtomicUsize,
    downloads: AtomicUsize,
    installs: AtomicUsize,
    held: watch::Sender<bool>,
}

impl Default for FakeUpdater {
    fn default() -> Self {
        Self {
            has_key: Mutex::new(true),
            address: Mutex::new(Some(ADDRESS.into())),
            latest: Mutex::new(Ok(Some(release()))),
            download: Mutex::new(Ok(())),
            install: Mutex::new(Ok(())),
            checks: AtomicUsize::default(),
            downloads: AtomicUsize::default(),
            installs: AtomicUsize::default(),
            held: watch::Sender::new(false),
        }
    }
}

/// The version that it offers.
pub(crate) fn release() -> ReleaseView {
    ReleaseView {
        version: "9.1.0".into(),
        notes: Some("Faster.".into()),
        date: None,
    }
}

impl FakeUpdater {
    /// How many checks, downloads and installations have been begun.
    pub(crate) fn begun(&self) -> (usize, usize, usize) {
        let count = |count: &AtomicUsize| count.load(Ordering::SeqCst);
        (count(&self.checks), count(&self.downloads), count(&self.installs))
    }

    /// From now on checks and downloads wait in the middle.
    pub(crate) fn hold(&self) {
        self.held.send_replace(true);
    }

    pub(crate) fn let_go(&self) {
        self.held.send_replace(false);
    }

    async fn pass(&self) {
        let mut held = self.held.subscribe();
        held.wait_for(|held| !held).await.unwrap();
    }
}

impl Updater for FakeUpdater {
    fn means(&self) -> UpdateMeans {
        UpdateMeans::InApp
    }

    fn has_key(&self) -> bool {
        *self.has_key.lock().unwrap()
    }

    fn address(&self) -> Option<String> {
        self.address.lock().unwrap().clone()
    }

    fn accepts(&self, address: &str) -> bool {
        address.starts_with("https://")
    }

    fn check<'a>(&'a self, _: &'a str) -> BoxFuture<'a, Result<Option<ReleaseView>, UpdateError>> {
        async {
            self.checks.fetch_add(1, Ordering::SeqCst);
            self.pass().await;
            self.latest.lock().unwrap().clone()
        }
        .boxed()
    }

    fn download<'a>(
        &'a self,
        tell: &'a (dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), UpdateError>> {
        async {
            self.downloads.fetch_add(1, Ordering::SeqCst);
            tell(1_000_000, Some(4_000_000));
            self.pass().await;
            self.download.lock().unwrap().clone()
        }
        .boxed()
    }

    fn install(&self) -> Result<(), UpdateError> {
        self.installs.fetch_add(1, Ordering::SeqCst);
        self.install.lock().unwrap().clone()
    }
}
