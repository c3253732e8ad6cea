//! Decompressing gzip responses in one step, with a size limit (see
//! `docs/decisions/0008-own-gzip.md`).

use std::io::Read;

use flate2::read::MultiGzDecoder;
use libdeflater::Decompressor;

/// Why data can't be decompressed.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum DecompressError {
    /// The data is larger than the limit.
    TooLarge,
    /// The data is truncated or not gzip.
    Malformed,
}

/// Decompresses gzip data to at most `limit` bytes.
pub(crate) fn decompress(compressed: &[u8], limit: usize) -> Result<Vec<u8>, DecompressError> {
    // Gzip data with one member, as stores send it, ends with its size. Decompressing it in one
    // step takes less than half the time. Of several members with equal sizes, this reads only the
    // first: a part of a JSON document, which fails to parse.
    if let Some(size) = declared_size(compressed).filter(|size| *size <= limit) {
        let mut decompressed = vec![0; size];
        if Decompressor::new().gzip_decompress(compressed, &mut decompressed) == Ok(size) {
            return Ok(decompressed);
        }
    }
    let mut decompressed = Vec::new();
    let above_limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    match MultiGzDecoder::new(compressed)
        .take(above_limit)
        .read_to_end(&mut decompressed)
    {
        Ok(size) if size > limit => Err(DecompressError::TooLarge),
        Ok(_) => Ok(decompressed),
        Err(_) => Err(DecompressError::Malformed),
    }
}

/// The decompressed size in the last four bytes (RFC 1952, section 2.3.1: ISIZE).
fn declared_size(compressed: &[u8]) -> Option<usize> {
    let size = u32::from_le_bytes(*compressed.last_chunk()?);
    usize::try_from(size).ok()
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::GzEncoder;
    use proptest::prelude::*;

    use super::*;

    fn compress(text: &[u8]) -> Vec<u8> {
        let mut encoder = GzEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(text).unwrap();
        encoder.finish().unwrap()
    }

    #[test]
    fn several_members_are_concatenated() {
        let compressed = [compress(b"{\"data\":"), compress(b"[]}")].concat();

        assert_eq!(decompress(&compressed, 100).unwrap(), b"{\"data\":[]}");
    }

    #[test]
    fn data_above_the_limit_is_too_large_even_if_it_lies() {
        let compressed = compress(&[b' '; 2000]);
        assert_eq!(decompress(&compressed, 2000).unwrap().len(), 2000);
        assert_eq!(decompress(&compressed, 1999), Err(DecompressError::TooLarge));

        let mut lying = compressed.clone();
        let end = lying.len() - 4;
        lying[end..].copy_from_slice(&10_u32.to_le_bytes());
        assert_eq!(decompress(&lying, 1000), Err(DecompressError::TooLarge));

        let two_members = [compressed, compress(&[b' '; 1000])].concat();
        assert_eq!(decompress(&two_members, 2999), Err(DecompressError::TooLarge));
    }

    #[test]
    fn truncated_or_uncompressed_data_is_malformed() {
        let compressed = compress(b"{\"data\":[]}");
        for end in 0..compressed.len() {
            assert_eq!(
                decompress(&compressed[..end], 100),
                Err(DecompressError::Malformed),
                "{end}"
            );
        }
        assert_eq!(decompress(b"{\"data\":[]}", 100), Err(DecompressError::Malformed));
    }

    proptest! {
        #[test]
        fn round_trip_returns_the_data(text in prop::collection::vec(any::<u8>(), 0..5000)) {
            prop_assert_eq!(decompress(&compress(&text), 5000), Ok(text));
        }

        #[test]
        fn arbitrary_data_never_exceeds_the_limit(compressed in prop::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(decompressed) = decompress(&compressed, 100) {
                prop_assert!(decompressed.len() <= 100);
            }
        }
    }
}
