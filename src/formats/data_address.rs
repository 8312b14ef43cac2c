//! Files that are written into a page or drawing as an address (`data:`, RFC 2397).

use super::{base64, percent};
use crate::content::Inner;

/// The file in a `data:` address (RFC 2397); none where it is another address.
pub(in crate::formats) fn file(address: &str, number: u64) -> Option<Inner> {
    let data = strip_scheme(address)?;
    let (kind, data) = data.split_once(',')?;
    let kind = kind.to_lowercase();
    let bytes =
        if kind.contains(";base64") { base64::decode(data) } else { percent::decoded(data) };
    let media = kind.split(';').next().unwrap_or_default();
    let ending = match media.rsplit('/').next().unwrap_or_default() {
        "jpeg" | "pjpeg" => "jpg",
        "svg+xml" => "svg",
        "tiff" => "tif",
        "plain" => "txt",
        "x-icon" | "vnd.microsoft.icon" => "ico",
        other if !other.is_empty() && other.chars().all(|c| c.is_ascii_alphanumeric()) => other,
        _ => "bin",
    };
    Some(Inner { name: format!("image{number}.{ending}"), bytes })
}

/// Whether a `data:` address is that of a font or a style: part of the page's dress.
pub(in crate::formats) fn is_dress(address: &str) -> bool {
    strip_scheme(address).is_some_and(|data| {
        let data = data.to_lowercase();
        [
            "font/",
            "application/font",
            "application/x-font",
            "text/css",
            "application/javascript",
            "text/javascript",
            "application/x-javascript",
            "application/vnd.ms-fontobject",
        ]
        .iter()
        .any(|kind| data.starts_with(kind))
    })
}

fn strip_scheme(address: &str) -> Option<&str> {
    let address = address.trim_start();
    let scheme = address.get(..5)?;
    if scheme.eq_ignore_ascii_case("data:") { address.get(5..) } else { None }
}
