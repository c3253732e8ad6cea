//! Unpacking replies that were sent compressed.

use std::io::Read;

use flate2::read::MultiGzDecoder;
use libdeflater::Decompressor;

/// Why something stays packed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Packed {
    /// It is larger than it may be.
    TooLarge,
    /// It is cut short, or no gzip.
    Damaged,
}

/// Unpacks gzip of at most so many bytes.
pub(crate) fn decompress(packed: &[u8], limit: usize) -> Result<Vec<u8>, Packed> {
    // A reply in one piece, as they all are, says at its end how long it is, and can be unpacked at once, in less than half the time. Of several
    // pieces this reads the first, where it is as long as the last: a part of a JSON document, which nobody takes for one.
    if let Some(size) = size(packed).filter(|size| *size <= limit) {
        let mut unpacked = vec![0; size];
        if Decompressor::new().gzip_decompress(packed, &mut unpacked) == Ok(size) {
            return Ok(unpacked);
        }
    }
    let mut unpacked = Vec::new();
    let one_too_many = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    match MultiGzDecoder::new(packed)
        .take(one_too_many)
        .read_to_end(&mut unpacked)
    {
        Ok(size) if size > limit => Err(Packed::TooLarge),
        Ok(_) => Ok(unpacked),
        Err(_) => Err(Packed::Damaged),
    }
}

/// What the end of the gzip says of its size when it is unpacked (RFC 1952, section 2.3.1: ISIZE).
fn size(packed: &[u8]) -> Option<usize> {
    let size = u32::from_le_bytes(*packed.last_chunk()?);
    usize::try_from(size).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;

    use super::*;

    fn pack(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn what_comes_in_several_pieces_is_put_together() {
        let packed = [pack(b"{\"data\":"), pack(b"[]}")].concat();

        assert_eq!(decompress(&packed, 100).unwrap(), b"{\"data\":[]}");
    }

    #[test]
    fn what_is_larger_than_it_may_be_is_not_unpacked_whatever_it_says_of_itself() {
        let packed = pack(&[b' '; 2000]);
        assert_eq!(decompress(&packed, 2000).unwrap().len(), 2000);
        assert_eq!(decompress(&packed, 1999), Err(Packed::TooLarge));

        let mut modest = packed.clone();
        let end = modest.len() - 4;
        modest[end..].copy_from_slice(&10_u32.to_le_bytes());
        assert_eq!(decompress(&modest, 1000), Err(Packed::TooLarge));

        let more = [packed, pack(&[b' '; 1000])].concat();
        assert_eq!(decompress(&more, 2999), Err(Packed::TooLarge));
    }

    #[test]
    fn what_is_cut_short_or_was_never_packed_is_damaged() {
        let packed = pack(b"{\"data\":[]}");
        for end in 0..packed.len() {
            assert_eq!(decompress(&packed[..end], 100), Err(Packed::Damaged), "{end}");
        }
        assert_eq!(decompress(b"{\"data\":[]}", 100), Err(Packed::Damaged));
    }

    proptest! {
        #[test]
        fn what_was_packed_is_what_is_unpacked(text in prop::collection::vec(any::<u8>(), 0..5000)) {
            prop_assert_eq!(decompress(&pack(&text), 5000), Ok(text));
        }

        #[test]
        fn nothing_that_a_host_sends_gets_beyond_the_limit(packed in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(unpacked) = decompress(&packed, 100) {
                prop_assert!(unpacked.len() <= 100);
            }
        }
    }
}
