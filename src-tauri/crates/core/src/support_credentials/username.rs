//! The usernames of support credentials. Each says when it was made, by the store's clock: so an
//! app knows whether a credential that it did not create may be in use right now.
//!
//! ```text
//! shopside-0v3k2pa7x0…   the prefix, 7 digits of seconds since the epoch in base 36, and
//!                        25 random ones
//! ```

use jiff::{SignedDuration, Timestamp};

/// The beginning of the usernames of support credentials.
const PREFIX: &str = "shopside-";
/// The digits of the time, and of the whole name after the prefix.
const TIME_DIGITS: usize = 7;
const DIGITS: usize = 32;
/// Capitals are left out: stores may compare them differently.
const ALPHABET: &[u8; 36] = b"0123456789abcdefghijklmnopqrstuvwxyz";
/// How long a credential may be in use at most. The app that created it holds it for one request,
/// and never longer than a minute.
const IN_USE: SignedDuration = SignedDuration::from_mins(3);
/// How far the clocks of a store's servers may differ.
const CLOCKS_DIFFER: SignedDuration = SignedDuration::from_mins(5);

/// Makes a username. `now` is the time by the store's clock.
pub(super) fn new(now: Timestamp) -> String {
    let mut seconds = u64::try_from(now.as_second()).unwrap_or_default();
    let mut digits = [0; DIGITS];
    for digit in digits[..TIME_DIGITS].iter_mut().rev() {
        *digit = usize::try_from(seconds % 36).unwrap_or_default();
        seconds /= 36;
    }
    for digit in &mut digits[TIME_DIGITS..] {
        *digit = rand::random_range(0..ALPHABET.len());
    }
    let digits = digits.iter().map(|digit| char::from(ALPHABET[*digit]));
    PREFIX.chars().chain(digits).collect()
}

/// Whether a username is that of a support credential.
pub(crate) fn is_ours(username: &str) -> bool {
    username.starts_with(PREFIX)
}

/// Whether another app may be using a credential right now. `now` is the time by the store's
/// clock. A name that says no time was made by no app, and is in use nowhere.
pub(super) fn may_be_in_use(username: &str, now: Timestamp) -> bool {
    made_at(username).is_some_and(|made_at| {
        let age = now.duration_since(made_at);
        -CLOCKS_DIFFER < age && age < IN_USE
    })
}

/// When a username was made.
fn made_at(username: &str) -> Option<Timestamp> {
    let digits = username.strip_prefix(PREFIX)?;
    let is_digit = |digit: u8| ALPHABET.contains(&digit);
    if digits.len() != DIGITS || !digits.bytes().all(is_digit) {
        return None;
    }
    let seconds = i64::from_str_radix(&digits[..TIME_DIGITS], 36).ok()?;
    Timestamp::from_second(seconds).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn time(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn usernames_are_random_and_in_lower_case() {
        let now = time("2026-11-30T09:00:00Z");
        let (one, other) = (new(now), new(now));

        assert_ne!(one, other);
        let letters = one.strip_prefix("shopside-").unwrap();
        assert_eq!(letters.len(), 32);
        assert!(
            letters
                .chars()
                .all(|letter| letter.is_ascii_digit() || letter.is_ascii_lowercase())
        );
    }

    #[test]
    fn username_says_when_it_was_made() {
        for text in [
            "1970-01-01T00:00:00Z",
            "2026-11-30T09:00:00Z",
            "2199-12-31T23:59:59Z",
        ] {
            assert_eq!(made_at(&new(time(text))), Some(time(text)));
        }
    }

    #[test]
    fn only_young_credentials_may_be_in_use() {
        let now = time("2026-11-30T09:00:00Z");
        let made = |seconds| new(now + SignedDuration::from_secs(seconds));

        for (seconds, expected) in [
            (0, true),
            (-179, true),
            (-180, false),
            (-86_400, false),
            (299, true),
            (300, false),
        ] {
            assert_eq!(may_be_in_use(&made(seconds), now), expected, "{seconds}");
        }
    }

    #[test]
    fn name_of_no_app_is_in_use_nowhere() {
        let now = time("2026-11-30T09:00:00Z");
        let good = new(now);
        for odd in [
            "shopside-",
            "shopside-old",
            "dana@harbortools.test",
            &good[..good.len() - 1],
            &format!("{good}0"),
            &good.to_uppercase(),
            &good.replacen("shopside-", "shopside-é", 1),
        ] {
            assert!(!may_be_in_use(odd, now), "{odd}");
        }
        assert!(is_ours("shopside-old") && !is_ours("dana@harbortools.test"));
    }
}
