//! How large the seeds of random customers and orders are.

/// A seed that is made of random customers and orders.
pub(super) struct Size {
    /// What the random numbers begin with.
    pub(super) rng: u64,
    /// The host of the customers' email addresses.
    pub(super) host: &'static str,
    pub(super) customers: usize,
    pub(super) orders: usize,
    /// How many of the orders are the first customer's.
    pub(super) of_first: usize,
}

pub(super) const LARGE: Size = Size {
    rng: 1966,
    host: "large.test",
    customers: 10_000,
    orders: 250_000,
    of_first: 40_000,
};

pub(super) const HUGE: Size = Size {
    rng: 2001,
    host: "huge.test",
    customers: 100_000,
    orders: 1_000_000,
    of_first: 40_000,
};
