//! A fake updater without a network. It offers one version, and can pause checks and downloads.

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
    is_paused: watch::Sender<bool>,
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
            is_paused: watch::Sender::new(false),
        }
    }
}

/// The version that the fake offers.
pub(crate) fn release() -> ReleaseView {
    ReleaseView {
        version: "9.1.0".into(),
        notes: Some("Faster.".into()),
        date: None,
    }
}

impl FakeUpdater {
    /// The number of checks, downloads and installations started so far.
    pub(crate) fn started(&self) -> (usize, usize, usize) {
        let count = |count: &AtomicUsize| count.load(Ordering::SeqCst);
        (count(&self.checks), count(&self.downloads), count(&self.installs))
    }

    /// Makes all following checks and downloads wait for `resume`.
    pub(crate) fn pause(&self) {
        self.is_paused.send_replace(true);
    }

    pub(crate) fn resume(&self) {
        self.is_paused.send_replace(false);
    }

    async fn wait_while_paused(&self) {
        let mut is_paused = self.is_paused.subscribe();
        is_paused.wait_for(|is_paused| !is_paused).await.unwrap();
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
            self.wait_while_paused().await;
            self.latest.lock().unwrap().clone()
        }
        .boxed()
    }

    fn download<'a>(
        &'a self,
        on_progress: &'a (dyn Fn(u64, Option<u64>) + Send + Sync),
    ) -> BoxFuture<'a, Result<(), UpdateError>> {
        async {
            self.downloads.fetch_add(1, Ordering::SeqCst);
            on_progress(1_000_000, Some(4_000_000));
            self.wait_while_paused().await;
            self.download.lock().unwrap().clone()
        }
        .boxed()
    }

    fn install(&self) -> Result<(), UpdateError> {
        self.installs.fetch_add(1, Ordering::SeqCst);
        self.install.lock().unwrap().clone()
    }
}
