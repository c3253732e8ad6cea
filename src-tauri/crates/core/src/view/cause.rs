//! Why a problem happened: a phrase in English, and an ID with arguments for other languages.
//!
//! The page has a message `cause-<id>` for each in every language but English. It is a sentence,
//! which stands beside that of the problem.

use serde::Serialize;
use ts_rs::TS;

/// The advice where the cause says too little.
const CHECK_FOLDER: &str = "Check that its folder exists and that your user may write there, then try again.";
const OTHER_FILE_SYSTEM: &str = "Use a home folder on a disk of this computer, or ask the administrator to check the \
                                 file system. Then start the app again.";
const RENAME_FILE: &str = "Rename that file or move it away, then try again.";

/// Why something could not be used. The phrase is the end of a sentence, without a period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error, Serialize, TS)]
#[serde(tag = "why", rename_all = "snake_case", rename_all_fields = "camelCase")]
#[expect(missing_docs, reason = "the phrases say it")]
pub enum Cause {
    // Files and folders.
    #[error("its folder does not exist")]
    NoFolder,
    #[error("your user may not write there")]
    NotWritable,
    #[error("your user may not read it")]
    NotReadable,
    #[error("a part of its path is a file and not a folder")]
    FileInPath,
    #[error("a folder has its name")]
    FolderOfThisName,
    #[error("there is a file of this name")]
    FileOfThisName,
    /// It is a pipe, a socket or a device.
    #[error("it is not a regular file")]
    NotARegularFile,
    #[error("the disk is read-only")]
    ReadOnlyDisk,
    #[error("the disk is full")]
    DiskFull,
    #[error("you have used all the disk space that you are allowed")]
    QuotaUsed,
    #[error("the file is larger than the disk allows")]
    LargerThanDiskAllows,
    #[error("its path is too long")]
    PathTooLong,
    #[error("its path has {length} bytes, and a database’s path can have {limit}")]
    DatabasePathTooLong { length: usize, limit: usize },
    #[error("another program uses it")]
    InUse,
    #[error("the network drive does not respond")]
    NetworkDrive,
    /// In the words of the system.
    #[error("{words}")]
    File { words: String },
    #[error("{place}: {cause}")]
    Place { place: String, cause: Box<Cause> },

    // The audit log.
    #[error("its file is damaged, or is no audit log")]
    LogDamaged,
    #[error(
        "the audit log’s file was changed by something other than this app (“{object}”), so entries could get lost. \
         Ask your administrator to check the file"
    )]
    LogForeignSchema { object: String },
    #[error(
        "the audit log’s file was moved, removed or replaced while the app was open. Quit the app, put the file \
         back, and open the app again"
    )]
    LogReplaced,
    #[error(
        "entry {entry} of the audit log was changed or removed while the app was open. Ask your administrator to \
         check the file"
    )]
    LogRewritten { entry: String },
    #[error(
        "entry {entry} was written to the audit log, but is not in its file. Ask your administrator to check the \
         file"
    )]
    LogNotKept { entry: String },
    #[error("the audit log could not be used: its file system ({file_system}) does not lock files")]
    LogNoLocks { file_system: String },
    #[error("the audit log could not be used: its file system ({file_system}) reports a failure ({words})")]
    LogFileSystem { file_system: String, words: String },
    #[error("the audit log has schema {found}, but this version of the app knows schemas up to {known}")]
    LogLater { found: String, known: String },
    /// The audit log could not be opened when the app started.
    #[error("{cause}")]
    LogClosed { cause: Box<Cause> },
    /// Any other failure, in the words of the audit log or of the system.
    #[error("{words}")]
    Log { words: String },
    #[error("The audit log is shorter than it was: {}", missing_entries(*missing))]
    LogShortened {
        #[ts(type = "number")]
        missing: i64,
    },
    #[error("The audit log isn’t the one that was here before: entry {entry} is a different one")]
    LogOther { entry: String },

    // The preferences.
    #[error("the preferences were written by a later version of this app")]
    PreferencesLater,
    #[error("the preferences {place} can’t be read: {cause}")]
    PreferencesUnreadable { place: String, cause: Box<Cause> },
    #[error("the preferences are damaged and can’t be moved away: {cause}")]
    PreferencesStuck { cause: Box<Cause> },

    // The log server.
    #[error("The log server can’t be reached: {words}")]
    LogServerUnreachable { words: String },
    #[error(
        "The connection to the log server isn’t secure: its certificate is signed by an unknown authority"
    )]
    LogServerUnknownAuthority,
    #[error("The connection to the log server isn’t secure: its certificate has expired")]
    LogServerCertificateExpired,
    #[error("The connection to the log server isn’t secure: its certificate is for another name")]
    LogServerOtherName,
    #[error(
        "The connection to the log server isn’t secure: it doesn’t accept the client certificate, or there is none"
    )]
    LogServerRefusesClient,
    #[error("The connection to the log server isn’t secure: {words}")]
    LogServerInsecure { words: String },
    #[error("The log server didn’t respond in time")]
    LogServerTimedOut,
    #[error("The log server responded with status {status}{}", after_colon(words))]
    LogServerStatus { status: String, words: String },
    #[error("The log server redirects to another address, which isn’t followed. Enter that address")]
    LogServerRedirects,
    #[error("What responds at this address isn’t a log server")]
    NotALogServer,
    #[error("The log server refused entries{}", after_colon(words.trim_end_matches('.')))]
    LogServerRefused { words: String },
    #[error("The credentials of the log server are no longer in the keyring. Enter them again")]
    LogServerCredentialsMissing,
    #[error("No system keyring was found")]
    NoKeyring,
    #[error("The keyring is locked")]
    KeyringLocked,
    #[error("The keyring didn’t respond in time")]
    KeyringTimedOut,
    #[error("The keyring failed: {words}")]
    KeyringFailed { words: String },
}

impl Cause {
    /// The phrase as a sentence.
    pub fn sentence(&self) -> String {
        let text = self.to_string();
        let mut characters = text.chars();
        characters.next().map_or_else(String::new, |first| {
            let first: String = first.to_uppercase().collect();
            format!("{first}{}.", characters.as_str())
        })
    }

    /// What to do about it: sentences. Empty if the phrase says it.
    pub fn advice(&self) -> &'static str {
        match self {
            Self::NoFolder => {
                "Check that your home folder exists and that its drive is connected, then try again."
            }
            Self::NotWritable => {
                "Give your user write access to the folder, or ask the administrator of this computer, then try again."
            }
            Self::NotReadable => {
                "Give your user access to the file, or ask the administrator of this computer, then start the app again."
            }
            Self::FileInPath | Self::FileOfThisName | Self::NotARegularFile => RENAME_FILE,
            Self::FolderOfThisName => "Rename that folder or move it away, then try again.",
            Self::ReadOnlyDisk => {
                "Make the disk writable, or use a home folder on another one, then try again."
            }
            Self::DiskFull => "Free some space on it, then try again.",
            Self::QuotaUsed => {
                "Delete files that you don’t need, or ask the administrator for more space, then try again."
            }
            Self::LargerThanDiskAllows => "Use a folder on another disk, then try again.",
            Self::PathTooLong => "Use a folder with a shorter path, then try again.",
            Self::DatabasePathTooLong { .. } => {
                "Use a home folder with a shorter path, then start the app again."
            }
            Self::InUse => "Close the other program, then try again.",
            Self::NetworkDrive => "Check the connection to the drive, then try again.",
            Self::File { .. } => CHECK_FOLDER,
            Self::Place { cause, .. }
            | Self::PreferencesUnreadable { cause, .. }
            | Self::PreferencesStuck { cause } => cause.advice(),
            Self::LogNoLocks { .. } | Self::LogFileSystem { .. } => OTHER_FILE_SYSTEM,
            Self::LogLater { .. } | Self::PreferencesLater => {
                "Install the latest version of the app, then start it again."
            }
            Self::LogClosed { .. } => "Correct that, then start the app again.",
            Self::LogDamaged => {
                "Put a copy of journal.sqlite from a backup in its place, then start the app again. Without a backup, \
                 move the file to another folder: the app then begins a new audit log."
            }
            Self::Log { .. } => "Try again. If it fails again, start the app again.",
            Self::LogForeignSchema { .. }
            | Self::LogReplaced
            | Self::LogRewritten { .. }
            | Self::LogNotKept { .. }
            | Self::LogShortened { .. }
            | Self::LogOther { .. }
            | Self::LogServerUnreachable { .. }
            | Self::LogServerUnknownAuthority
            | Self::LogServerCertificateExpired
            | Self::LogServerOtherName
            | Self::LogServerRefusesClient
            | Self::LogServerInsecure { .. }
            | Self::LogServerTimedOut
            | Self::LogServerStatus { .. }
            | Self::LogServerRedirects
            | Self::NotALogServer
            | Self::LogServerRefused { .. }
            | Self::LogServerCredentialsMissing
            | Self::KeyringFailed { .. } => "",
            Self::NoKeyring => {
                "Start one, such as GNOME Keyring or KWallet. The audit export then continues."
            }
            Self::KeyringLocked | Self::KeyringTimedOut => {
                "Unlock it in your system’s password app. The audit export then continues."
            }
        }
    }
}

fn missing_entries(missing: i64) -> String {
    match missing {
        1 => "1 entry is missing".to_owned(),
        missing => format!("{missing} entries are missing"),
    }
}

fn after_colon(words: &str) -> String {
    if words.is_empty() {
        String::new()
    } else {
        format!(": {words}")
    }
}
