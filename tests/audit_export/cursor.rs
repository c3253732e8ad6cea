//! The cursor: at least once, in order, and never ahead of an acknowledgment.

use std::sync::Arc;

use audit_export::{Cursor, CursorStore, Step, Trust, Wakeup};
use journal::{Anchor, AuditLog};

use crate::authority::Authority;
use crate::collector::{Collector, Reply};
use crate::wait::wait_for;
use crate::{MemoryCursor, Shipping, entries, shipper, source};

#[tokio::test]
async fn restarted_app_continues_after_the_cursor() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(2);
    shipping.ship().await;
    shipping.append(2);

    let (log, cursors) = (shipping.log.clone(), Arc::clone(&shipping.cursors));
    let (shipper, state) = shipper(&log, &cursors, &address, "", &Trust::default(), source());
    assert_eq!(state.borrow().cursor.acknowledged.entries, 2);
    let mut restarted = Shipping {
        shipper,
        state,
        ..shipping
    };
    restarted.ship().await;
    assert_eq!(collector.numbers(), [1, 2, 3, 4]);
}

#[tokio::test]
async fn cursor_that_is_not_saved_is_named_and_saved_later() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(2);
    *shipping.cursors.fault.lock().unwrap() = Some("The disk is full.".into());
    assert_eq!(shipping.fail().await, "The disk is full.");
    assert_eq!(shipping.fail().await, "The disk is full.");
    *shipping.cursors.fault.lock().unwrap() = None;
    shipping.ship().await;
    assert_eq!(shipping.cursors.entries(), 2);
    // The server has them already.
    assert_eq!(collector.numbers(), [1, 2]);
}

/// A backlog has a thousand entries in each batch.
#[tokio::test]
async fn backlog_cursor_is_saved_after_ten_batches_and_at_its_end() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(11_500);
    let mut saved = Vec::new();
    while shipping.shipper.step().await == Step::Continue {
        saved.push(shipping.cursors.entries());
    }
    assert_eq!(
        saved,
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 10_000, 10_000, 11_500],
        "after each batch"
    );
    assert_eq!(collector.numbers().len(), 11_500);
}

#[tokio::test]
async fn cursor_of_a_backlog_is_saved_before_a_wait() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(1_500);
    assert_eq!(shipping.shipper.step().await, Step::Continue);
    collector.reply([Reply::Html]);
    assert!(matches!(shipping.shipper.step().await, Step::Retry(_)));
    assert_eq!(shipping.cursors.entries(), 1_000);
}

#[tokio::test]
async fn replaced_audit_log_is_sent_from_its_first_entry() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(3);
    shipping.ship().await;

    // One that is longer, so that only the hashes differ; and one that is shorter.
    for count in [5, 1] {
        let replaced = AuditLog::in_memory().unwrap();
        let other = entries(count).into_iter().map(|mut entry| {
            entry.operator = format!("Someone else, {count}");
            entry
        });
        replaced.append_all(other).unwrap();
        let (shipper, state) = shipper(
            &replaced,
            &shipping.cursors,
            &address,
            "",
            &Trust::default(),
            source(),
        );
        shipping = Shipping {
            log: replaced,
            shipper,
            state,
            ..shipping
        };
        shipping.ship().await;
    }
    assert_eq!(collector.numbers(), [1, 2, 3, 1, 2, 3, 4, 5, 1]);
}

/// The server has entries that the audit log has no longer, and gets each of those that it has now.
#[tokio::test]
async fn restored_backup_is_sent_with_what_follows_it() {
    let folder = tempfile::tempdir().unwrap();
    let (path, backup) = (folder.path().join("journal.sqlite"), folder.path().join("backup"));
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let cursors = Arc::<MemoryCursor>::default();
    let ship = async || {
        let log = AuditLog::open(&path).unwrap();
        let (shipper, state) = shipper(&log, &cursors, &address, "", &Trust::default(), source());
        let mut shipping = Shipping {
            log,
            cursors: Arc::clone(&cursors),
            shipper,
            state,
        };
        shipping.append(2);
        shipping.ship().await;
    };
    ship().await;
    std::fs::copy(&path, &backup).unwrap();
    ship().await;
    std::fs::copy(&backup, &path).unwrap();
    ship().await;
    ship().await;
    assert_eq!(collector.numbers(), [1, 2, 3, 4, 1, 2, 3, 4, 5, 6]);
    assert_eq!(cursors.entries(), 6);
}

/// A cursor that names more entries than the audit log has: the file was cut off or replaced, or
/// someone edited the cursor.
#[tokio::test]
async fn cursor_ahead_of_the_audit_log_acknowledges_nothing() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let mut shipping = Shipping::to(&address);
    shipping.append(3);
    let other = AuditLog::in_memory().unwrap();
    other.append_all(entries(9)).unwrap();
    for entries in [4, 9, i64::MAX] {
        let ahead = Cursor {
            acknowledged: Anchor {
                entries,
                ..other.anchor().unwrap()
            },
            rejected: 1,
        };
        shipping.cursors.save(&ahead).unwrap();
        let (log, cursors) = (shipping.log.clone(), Arc::clone(&shipping.cursors));
        let (shipper, state) = shipper(&log, &cursors, &address, "", &Trust::default(), source());
        // Before anything was sent.
        assert_eq!(state.borrow().cursor.acknowledged, Anchor::EMPTY);
        shipping = Shipping {
            shipper,
            state,
            ..shipping
        };
        shipping.ship().await;
        assert_eq!(shipping.cursors.entries(), 3);
    }
    assert_eq!(collector.numbers(), [1, 2, 3, 1, 2, 3, 1, 2, 3]);
}

#[tokio::test]
async fn running_shipper_sends_what_is_appended() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let Shipping {
        log,
        shipper,
        mut state,
        ..
    } = Shipping::to(&address);
    let wakeup = Arc::<Wakeup>::default();
    let running = tokio::spawn(shipper.run(Arc::clone(&wakeup)));
    for count in 1..=3 {
        log.append_all(entries(1)).unwrap();
        wakeup.appended();
        let acknowledged = state.wait_for(|state| state.cursor.acknowledged.entries == count);
        wait_for("the acknowledgment", acknowledged).await.unwrap();
    }
    running.abort();
    assert_eq!(collector.numbers(), [1, 2, 3]);
}

/// Cuts a shipper off at 200 places of its work.
#[tokio::test]
async fn shipper_that_is_cut_off_leaves_no_gap() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    // Reading the system's certificates 200 times would take long.
    let trust = Trust {
        authorities: Some(Authority::new().pem()),
        client: None,
    };
    let log = AuditLog::in_memory().unwrap();
    let cursors = Arc::<MemoryCursor>::default();
    for round in 0..200 {
        log.append_all(entries(2)).unwrap();
        let (mut shipper, _state) = shipper(&log, &cursors, &address, "", &trust, source());
        // One batch takes about ten polls.
        cut_off_after(round % 20, async {
            while shipper.step().await != Step::UpToDate {}
        })
        .await;
        let numbers = collector.numbers();
        let acknowledged = numbers.iter().copied().max().unwrap_or_default();
        assert!(cursors.entries() <= acknowledged, "the cursor is ahead");
    }
    let (shipper, state) = shipper(&log, &cursors, &address, "", &trust, source());
    Shipping {
        log,
        cursors,
        shipper,
        state,
    }
    .ship()
    .await;

    let mut seen = 0;
    for number in collector.numbers() {
        assert!(
            number <= seen + 1,
            "entry {} is missing before {number}",
            seen + 1
        );
        seen = seen.max(number);
    }
    assert_eq!(seen, 400);
}

/// Polls a future a number of times, and drops it.
async fn cut_off_after(polls: usize, future: impl Future) {
    let mut future = std::pin::pin!(future);
    let mut left = polls;
    std::future::poll_fn(|context| {
        if left == 0 {
            return std::task::Poll::Ready(());
        }
        left -= 1;
        future.as_mut().poll(context).map(drop)
    })
    .await;
}
