//! The commands about connections.

use shopside_core::Error;
use shopside_core::view::{Color, KeepSecret, Label, Policy, ReplaceSecret, Rules};

use super::{Command, Subject};
use crate::setup::{CLIENT_SECRET, Setup};

impl Command {
    pub(super) async fn change_connection(self, setup: &Setup, subject: &Subject) -> Result<(), Error> {
        let (app, connection) = (&setup.app, subject.store.clone());
        match self {
            Self::Connect => app.connect(setup.sign_in_only_connection()).await.map(drop),
            Self::Relabel => {
                let label = Label {
                    name: "Eagleton".into(),
                    color: Color::Teal,
                };
                app.relabel(&connection, label).await.map(drop)
            }
            Self::ReplaceSecret => {
                let replacement = ReplaceSecret {
                    connection,
                    client_secret: CLIENT_SECRET.into(),
                    keep: KeepSecret::Keyring,
                };
                app.replace_secret(replacement).await.map(drop)
            }
            Self::ChangeCertificate => app.change_certificate(&connection, None).await.map(drop),
            Self::Remove => app.remove(&connection).await,
            _ => {
                let rules = Rules {
                    policy: Policy::PreviewOnly,
                    ..Rules::default()
                };
                app.change_rules(&connection, rules).await.map(drop)
            }
        }
    }
}
