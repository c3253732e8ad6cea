//! Whatever a success holds, it is read or said to be unreadable, and never taken for a refusal.
#![no_main]

use axum::http::StatusCode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    for error in moltin_fuzz::read(StatusCode::OK, body) {
        assert!(error.refusal().is_none(), "{error}");
        assert!(!error.to_string().is_empty());
    }
});
