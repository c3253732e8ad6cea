//! The sums of an order (see `docs/api.md`, "Sums of an order").

/// What of an order's total is paid and authorized, in minor units.
#[derive(Clone, Copy)]
pub(super) struct Sums {
    pub(super) total: i64,
    pub(super) paid: i64,
    /// What is authorized and not captured.
    pub(super) authorized: i64,
}

impl Sums {
    /// What no payment and no authorization covers.
    pub(super) fn left(self) -> i64 {
        self.total
            .saturating_sub(self.paid)
            .saturating_sub(self.authorized)
            .max(0)
    }

    pub(super) fn is_paid(self) -> bool {
        self.paid >= self.total
    }

    /// The payment state (see `docs/api.md`, "Payments").
    pub(super) fn state(self) -> &'static str {
        match self {
            Self { total, paid, .. } if paid >= total => "paid",
            Self { paid: 1.., .. } => "partially_paid",
            Self {
                total, authorized, ..
            } if authorized >= total => "authorized",
            Self { authorized: 1.., .. } => "partially_authorized",
            _ => "unpaid",
        }
    }
}
