//! View models of updates.

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

/// Why this copy of the app cannot check for updates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum UpdatesOff {
    /// The build has no public key to verify updates with.
    NoKey,
    /// Neither the settings nor the build name an address.
    NoAddress,
}

/// An available version of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReleaseView {
    /// The version.
    pub version: String,
    /// The release notes: plain text, at most 4,000 characters.
    pub notes: Option<String>,
    /// When it was published, in RFC 3339.
    pub date: Option<String>,
}

/// The stage of an update.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum UpdateStage {
    /// The app has not checked since it started.
    NotChecked,
    /// The app asks the server for the latest version.
    Checking,
    /// The server has no newer version.
    UpToDate,
    /// There is a newer version.
    Available {
        /// The version.
        release: ReleaseView,
    },
    /// The newer version is being downloaded.
    Downloading {
        /// The version.
        release: ReleaseView,
        /// How many bytes were received.
        #[ts(type = "number")]
        received: u64,
        /// How many bytes there are, if the server sends it.
        #[ts(type = "number | null")]
        total: Option<u64>,
    },
    /// The newer version is downloaded and verified, and waits for a restart.
    Ready {
        /// The version.
        release: ReleaseView,
    },
    /// The newer version is being installed.
    Installing {
        /// The version.
        release: ReleaseView,
    },
    /// The last step failed. Nothing was changed.
    Failed {
        /// The error.
        problem: Problem,
    },
}

/// Updates of the app.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct UpdateView {
    /// How this copy is updated.
    pub means: UpdateMeans,
    /// Why it cannot check for updates, if it cannot.
    pub off: Option<UpdatesOff>,
    /// The address of the build, used if the settings have none.
    pub address: Option<String>,
    /// The stage.
    pub stage: UpdateStage,
    /// Whether an import is running that a restart would stop.
    pub stops_import: bool,
    /// Whether an export is running that a restart would stop.
    pub stops_export: bool,
}
