//! Order: `sort=key`, `sort=-key` (see `docs/api.md`, "Sorting").

/// A key that a list can be sorted by, and the SQL for either direction. Rows with the same value keep
/// the order of their creation, so that pages do not overlap.
pub(crate) struct Key {
    pub(crate) name: &'static str,
    pub(crate) ascending: &'static str,
    pub(crate) descending: &'static str,
}

/// The SQL of the order that was asked for; of the default one for an unknown key.
pub(crate) fn order(asked: Option<&str>, keys: &[Key], default: &'static str) -> &'static str {
    let Some(asked) = asked else { return default };
    let (name, is_descending) = asked
        .strip_prefix('-')
        .map_or((asked, false), |name| (name, true));
    match keys.iter().find(|key| key.name == name) {
        Some(key) if is_descending => key.descending,
        Some(key) => key.ascending,
        None => default,
    }
}
