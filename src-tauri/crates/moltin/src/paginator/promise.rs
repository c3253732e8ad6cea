//! How many records the store has promised, and how many were read.

use jiff::Timestamp;

/// How many records the store says there are.
#[derive(Debug, Default)]
pub(super) struct Promise {
    /// The last count of the whole list.
    whole: u64,
    /// The records before the last restart, and the last count of those after it.
    parts: Option<(u64, u64)>,
    /// How many records this pass has read.
    read: u64,
    /// How many records it had read before the current page.
    read_before_page: u64,
    /// How many of the records that it read last share a creation time, or have none that can be
    /// read. After a restart they are counted once more.
    at_frontier: u64,
    frontier: Option<i64>,
    /// How many records were known when this pass began.
    pub(super) known: u64,
    pub(super) fruitless_passes: u32,
}

impl Promise {
    /// A record that this pass had not read before.
    pub(super) fn read(&mut self, created_at: Option<Timestamp>) {
        self.read = self.read.saturating_add(1);
        let time = created_at.map(Timestamp::as_millisecond);
        if time.is_some() && time != self.frontier {
            self.frontier = time;
            self.at_frontier = 0;
        }
        self.at_frontier = self.at_frontier.saturating_add(1);
    }

    /// Whether the page had a record that this pass had not read before.
    pub(super) fn ends_page(&mut self) -> bool {
        let had_any = self.read > self.read_before_page;
        self.read_before_page = self.read;
        had_any
    }

    pub(super) fn counted(&mut self, count: u64) {
        match &mut self.parts {
            None => self.whole = count,
            Some((_, rest)) => *rest = count,
        }
    }

    /// From now on the store counts only the records from the frontier on.
    pub(super) fn restart(&mut self) {
        self.parts = Some((self.read.saturating_sub(self.at_frontier), 0));
    }

    pub(super) fn total(&self) -> u64 {
        let parts = self.parts.map_or(0, |(before, rest)| before.saturating_add(rest));
        self.whole.max(parts)
    }

    pub(super) fn begin_pass(&mut self, known: u64) {
        *self = Self {
            known,
            fruitless_passes: if known > self.known {
                0
            } else {
                self.fruitless_passes.saturating_add(1)
            },
            ..Self::default()
        };
    }
}
