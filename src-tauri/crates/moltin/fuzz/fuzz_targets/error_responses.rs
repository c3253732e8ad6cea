//! An error response with any body is an error with its status and a message.
#![no_main]

use axum::http::StatusCode;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    let errors = moltin_fuzz::read(StatusCode::UNPROCESSABLE_ENTITY, body);
    assert_eq!(errors.len(), 7, "no call succeeds");
    for error in errors {
        assert_eq!(error.status(), Some(422), "{error}");
        assert!(!error.to_string().is_empty());
    }
});
