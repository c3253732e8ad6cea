//! What staff may do in a store, and the change of it.

use journal::{Action, Outcome};

use crate::record::About;
use crate::view::{ConnectionView, Policy, Rules, WayView};
use crate::{Desk, Error};

impl Desk {
    /// Changes what staff may do in a store. A session that is no longer allowed ends.
    ///
    /// # Errors
    /// [`Error::Journal`] where it can't be written down and [`Error::Preferences`] where it can't be kept: the rules are then the old ones.
    pub async fn change_rules(&self, connection: &str, rules: Rules) -> Result<ConnectionView, Error> {
        let _changing = self.shared.changing_connections.lock().await;
        let saved = self.connections_state().find(connection)?.clone();
        if saved.rules != rules {
            let about = About {
                detail: Some(format!("from {} to {}", words(saved.rules), words(rules))),
                ..About::new(Action::PolicyChange, saved.for_the_record())
            };
            self.shared.record.write(&about, Outcome::Begun).await?;
            let mut all = self.connections_state().saved.clone();
            for other in all.iter_mut().filter(|other| other.id == connection) {
                other.rules = rules;
            }
            let kept = self.save(all).await;
            self.shared.record.note(&about, &kept).await;
            kept?;
            self.end_where_forbidden(connection, rules.policy).await;
        }
        let state = self.connections_state();
        Ok(state.view(state.find(connection)?))
    }

    /// What staff may do in a store.
    pub(crate) fn rules_of(&self, connection: &str) -> Result<Rules, Error> {
        Ok(self.connections_state().find(connection)?.rules)
    }

    /// What staff may do in a store, if they may see it in this way.
    pub(crate) fn rules_for(&self, connection: &str, way: WayView) -> Result<Rules, Error> {
        let rules = self.rules_of(connection)?;
        if rules.policy.allows(way) {
            Ok(rules)
        } else {
            Err(Error::Forbidden { way })
        }
    }
}

impl Policy {
    /// Whether a store may be seen in this way.
    pub fn allows(self, way: WayView) -> bool {
        match self {
            Self::Off => false,
            Self::PreviewOnly => way == WayView::Preview,
            Self::PreviewAndSignIn => true,
        }
    }
}

fn words(rules: Rules) -> String {
    let policy = match rules.policy {
        Policy::Off => "off",
        Policy::PreviewOnly => "preview only",
        Policy::PreviewAndSignIn => "preview and sign-in",
    };
    let production = if rules.production {
        "production"
    } else {
        "not production"
    };
    format!("{policy}, {production}")
}
