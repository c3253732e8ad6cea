//! A seeded random number generator, so that a seed always makes the same data.

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use uuid::Builder;

/// Random choices that are the same at every start.
pub(super) struct SeededRng(ChaCha8Rng);

impl SeededRng {
    pub(super) fn new(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    /// A random UUID.
    pub(super) fn id(&mut self) -> String {
        Builder::from_random_bytes(self.0.random())
            .into_uuid()
            .to_string()
    }

    /// A number from 0 up to but not including `end`.
    pub(super) fn below(&mut self, end: usize) -> usize {
        self.0.random_range(0..end)
    }

    pub(super) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.below(choices.len())]
    }
}
