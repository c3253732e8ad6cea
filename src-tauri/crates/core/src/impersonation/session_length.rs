//! How long a session lasts, and by how much it can be extended.

use jiff::SignedDuration;

/// By how much one extension moves the deadline at most, in minutes.
const EXTENSION_MINUTES: i64 = 5;
/// By how much all extensions of one session move its deadline at most.
const ALL_EXTENSIONS: SignedDuration = SignedDuration::from_mins(3 * EXTENSION_MINUTES);

/// How long a session can last with extensions. `token_lasts` is how long its customer token does.
pub(super) fn longest(
    lasts: SignedDuration,
    token_lasts: Option<SignedDuration>,
    is_length_managed: bool,
) -> SignedDuration {
    if is_length_managed {
        return lasts;
    }
    let longest = lasts.saturating_add(ALL_EXTENSIONS);
    token_lasts.map_or(longest, |token| longest.min(token))
}

/// By how many whole minutes a session can be extended now.
pub(super) fn minutes(lasts: SignedDuration, longest: SignedDuration) -> u32 {
    let minutes = longest.saturating_sub(lasts).as_mins();
    u32::try_from(minutes.clamp(0, EXTENSION_MINUTES)).unwrap_or_default()
}
