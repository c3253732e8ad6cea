//! New versions of the app, as the page sees them.

use serde::Serialize;
use ts_rs::TS;

use super::Problem;

/// How this copy of the app is updated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UpdateMeans {
    /// The app downloads the new version and installs it.
    InApp,
    /// A package manager does it, such as apt or dnf.
    PackageManager,
    /// None of these: it was built from source, or unpacked by hand.
    ByHand,
}

/// Why this copy of the app can't check for updates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UpdatesOff {
    /// The build has no public key to verify updates with.
    NoKey,
    /// Neither the settings nor the build name an address.
    NoAddress,
}

/// A version of the app that can be had.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReleaseView {
    /// Its version.
    pub version: String,
    /// What is new in it: plain text, at most 4,000 characters.
    pub notes: Option<String>,
    /// When it was published, in RFC 3339.
    pub date: Option<String>,
}

/// How far an update is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum UpdateStage {
    /// Nothing has been checked since the app was started.
    NotChecked,
    /// The server is asked for its latest version.
    Checking,
    /// The server has no newer version.
    UpToDate,
    /// There is a newer version.
    Available {
        /// Which.
        release: ReleaseView,
    },
    /// The newer version is being downloaded.
    Downloading {
        /// Which.
        release: ReleaseView,
        /// How many bytes have arrived.
        #[ts(type = "number")]
        received: u64,
        /// Of how many, where the server says so.
        #[ts(type = "number | null")]
        total: Option<u64>,
    },
    /// The newer version is downloaded and verified, and waits for a restart.
    Ready {
        /// Which.
        release: ReleaseView,
    },
    /// The newer version replaces this one at this moment.
    Installing {
        /// Which.
        release: ReleaseView,
    },
    /// The last step failed. Nothing was changed.
    Failed {
        /// Why.
        problem: Problem,
    },
}

/// Updates of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateView {
    /// How this copy is updated.
    pub means: UpdateMeans,
    /// Why it can't check for updates, if it can't.
    pub off: Option<UpdatesOff>,
    /// The address that the build brings along, for when the settings name none.
    pub address: Option<String>,
    /// How far it is.
    pub stage: UpdateStage,
    /// An import is running, and a restart stops it.
    pub stops_import: bool,
    /// An export is running, and a restart stops it.
    pub stops_export: bool,
}
