//! A token response with any body grants a token or returns an error. No expiry causes a panic.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|body: &[u8]| {
    for error in moltin_fuzz::read_tokens(body) {
        assert!(!error.to_string().is_empty());
    }
});
