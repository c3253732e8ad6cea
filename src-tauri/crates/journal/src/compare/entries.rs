//! An entry of an export against the same entry of the audit log.

use sheet::one_line;

use crate::attributes::{self, ERASED, HEAD_HASH, HEAD_NUMBER, PERSONAL, PREVIOUS_HASH};
use crate::exported::ExportedEntry;
use crate::hash::Hash;
use crate::{Anchor, Attribute, AttributeOptions, Entry};

/// The attributes of an entry that the log server has as they are, as bits by their order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Difference {
    /// Those that the export has.
    pub(super) has: u32,
    /// Those that it does not have.
    pub(super) lacks: u32,
}

/// Compares an entry of an export with the one of the audit log; `None` if something of it was
/// altered. Its hash was compared before. Personal fields may have been erased since, and the
/// company's policy decides whether email addresses were sent.
pub(super) fn difference(
    exported: &ExportedEntry,
    entry: &Entry,
    previous: Option<Hash>,
) -> Option<Difference> {
    let first = previous.unwrap_or(Hash::ZERO);
    let with =
        |customer_email| attributes::all(entry, first, &Anchor::EMPTY, AttributeOptions { customer_email });
    let mut difference = Difference::default();
    for (index, ((name, always), (_, allowed))) in with(false).into_iter().zip(with(true)).enumerate() {
        let is_unknown = [HEAD_NUMBER, HEAD_HASH].contains(&name)
            // The entry before the first one that is left was removed.
            || name == PREVIOUS_HASH && previous.is_none() && entry.id > 1;
        let Some(found) = exported.get(name).filter(|_| !is_unknown) else {
            // Some servers leave out what is empty. An erasure may have come later.
            let is_told = always.is_some_and(|value| !is_value(&value, ""));
            difference.lacks |= u32::from(is_told && !is_unknown && name != ERASED) << index;
            continue;
        };
        difference.has |= 1 << index;
        let mut expected = [&always, &allowed].into_iter().flatten().peekable();
        let is_as_expected = if expected.peek().is_none() {
            found.is_empty() || entry.is_erased && PERSONAL.contains(&name)
        } else {
            expected.any(|value| is_value(value, found))
        };
        if !is_as_expected {
            return None;
        }
    }
    Some(difference)
}

/// Whether a text is a value, as OTLP or as syslog sends it.
fn is_value(value: &Attribute, text: &str) -> bool {
    match value {
        Attribute::Text(value) => value == text || one_line(value) == text,
        Attribute::Whole(number) => number.to_string() == text,
    }
}

#[cfg(test)]
mod tests {
    use crate::attributes::COUNT;

    #[test]
    fn each_attribute_has_a_bit() {
        assert!(COUNT <= u32::BITS as usize);
    }
}
