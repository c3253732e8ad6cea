//! Many installations and one collector, and two instances of one installation.

use std::collections::BTreeMap;
use std::sync::Arc;

use audit_export::{Source, Step, Trust};

use crate::authority::Authority;
use crate::collector::{Collector, Reply, records, texts};
use crate::{Shipping, entries, shipper, source};

/// Reading the system's certificates for each installation would take long.
fn trust() -> Trust {
    Trust {
        authorities: Some(Authority::new().pem()),
        client: None,
    }
}

/// The numbers that arrived of each installation, in order.
fn received(collector: &Collector) -> BTreeMap<String, Vec<i64>> {
    let mut numbers = BTreeMap::<String, Vec<i64>>::new();
    for (_, request) in &collector.received.lock().unwrap().requests {
        let resource = request.resource_logs[0].resource.as_ref().unwrap();
        let installation = texts(&resource.attributes)["service.instance.id"].clone();
        let of_request = records(request).map(|record| {
            let attributes = texts(&record.attributes);
            attributes["shopside.entry.number"].parse::<i64>().unwrap()
        });
        numbers.entry(installation).or_default().extend(of_request);
    }
    numbers
}

/// Each number follows one that is not smaller than the one before it.
fn assert_complete(numbers: &[i64], last: i64) {
    let mut seen = 0;
    for number in numbers {
        assert!(
            *number <= seen + 1,
            "entry {} is missing before {number}",
            seen + 1
        );
        seen = seen.max(*number);
    }
    assert_eq!(seen, last);
}

/// The collector is away in each fourth round, and loses a response in another.
#[tokio::test]
async fn entries_of_fifty_installations_arrive_despite_restarts() {
    const INSTALLATIONS: usize = 50;
    const ROUNDS: i64 = 12;
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let trust = trust();
    let mut all: Vec<Shipping> = (0..INSTALLATIONS)
        .map(|number| {
            let source = Source {
                installation: format!("till-{number:02}"),
                ..source()
            };
            Shipping::with(&address, "", &trust, source)
        })
        .collect();
    for round in 0..ROUNDS {
        if round % 4 == 3 {
            let away = Reply::Status(503, "x-nothing", String::new());
            collector.reply(vec![away; INSTALLATIONS]);
        }
        for (number, shipping) in (0..).zip(&mut all) {
            shipping.append(1);
            // Received, but the app ends before it saves the cursor.
            let is_cut_off = (round + number) % 5 == 0;
            *shipping.cursors.fault.lock().unwrap() = is_cut_off.then(|| "The disk is full.".into());
            let _ = shipping.shipper.step().await;
        }
    }
    for shipping in &mut all {
        *shipping.cursors.fault.lock().unwrap() = None;
        while shipping.shipper.step().await != Step::UpToDate {}
        assert_eq!(shipping.cursors.entries(), ROUNDS);
    }

    let received = received(&collector);
    assert_eq!(received.len(), INSTALLATIONS);
    for numbers in received.values() {
        assert_complete(numbers, ROUNDS);
    }
}

#[tokio::test]
async fn two_instances_leave_no_gap() {
    let collector = Collector::default();
    let (address, _server) = collector.start().await;
    let trust = trust();
    let mut one = Shipping::trusting(&address, &trust);
    let (log, cursors) = (one.log.clone(), Arc::clone(&one.cursors));
    let (mut other, _state) = shipper(&log, &cursors, &address, "", &trust, source());
    for round in 0..20 {
        log.append_all(entries(3)).unwrap();
        if round % 3 != 0 {
            one.shipper.step().await;
        }
        if round % 2 == 0 {
            other.step().await;
        }
        let received = collector.numbers().into_iter().max().unwrap_or_default();
        assert!(cursors.entries() <= received, "the cursor is ahead");
    }
    one.ship().await;
    let numbers = collector.numbers();
    assert_complete(&numbers, 60);
}
