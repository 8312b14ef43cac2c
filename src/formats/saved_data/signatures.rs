//! The table of signatures: by what saved data of each program is told, and who says so.

use super::{SavedData, Sign};
use crate::formats::Head;
use std::io::Read as _;

use Sign::{At, Named, Start, Structure, Within};

/// Every kind of saved data that is known.
pub(in crate::formats) static KINDS: &[SavedData] = &[
    // Stata manual, `help dta` (117 and later) and `help dta_115` (113 to 115, and those before).
    kind("dta", &["dta"], &[Start(b"<stata_dta>"), Structure(old_stata)]),
    // Stata manual, [R] estimates save: written with the same first line as graphs.
    kind("ster", &["ster", "stsem"], &[Named(stata_file)]),
    // PSPP developers guide, System File Format: `rec_type` of plain and of zlib-packed files.
    kind("sav", &["sav"], &[Start(b"$FL2")]),
    kind("zsav", &["zsav"], &[Start(b"$FL3")]),
    // PSPP developers guide, Portable File Format: the splash strings come first, in lines of 80.
    kind("por", &["por"], &[Within(512, b"SPSS PORT FILE"), Within(512, b"SPSSPORT")]),
    // M. Shotwell, SAS7BDAT Database Binary Format: the magic number of data sets and catalogues.
    kind("sas7bdat", &["sas7bdat"], &[At(12, b"\xc2\xea\x81\x60\xb3\x14\x11\xcf\xbd\x92\x08\x00")]),
    kind("sas7bcat", &["sas7bcat"], &[At(12, b"\xc2\xea\x81\x63\xb3\x14\x11\xcf\xbd\x92\x08\x00")]),
    // SAS, The Record Layout of a Data Set in Transport Format (versions 5 and 8); PROC CPORT.
    kind(
        "xpt",
        &["xpt", "xport", "cpt"],
        &[
            Start(b"HEADER RECORD*******LIBRARY HEADER RECORD"),
            Start(b"HEADER RECORD*******LIBV8   HEADER RECORD"),
            Start(b"**COMPRESSED** **COMPRESSED**"),
        ],
    ),
    // R Internals, section 1.8 Serialization Formats; `save` puts a line of its own before it.
    kind("rdata", &["rdata", "rda"], &[Structure(r_workspace), Named(r_packed)]),
    kind("rds", &["rds"], &[Structure(r_object), Named(r_packed)]),
    // qs and qs2, their headers; fstlib, fstdefines.h: the file id or the magic number.
    kind("qs", &["qs", "qs2", "qdata"], &[Start(b"\x0b\x0e\x0a\x0c"), Start(b"\x0b\x0e\x0a\xc1")]),
    kind(
        "fst",
        &["fst"],
        &[
            Start(b"\x1d\xa7\x45\xb2\xf8\x12\x1c\xa9"),
            Within(48, b"\x1d\xa7\x45\xb2\xf8\x12\x1c\xa9"),
            Start(b"PAAP"),
        ],
    ),
    // Apache: Parquet (plain and encrypted footer), Arrow IPC file and Feather 1, ORC, Avro.
    kind("parquet", &["parquet", "pq"], &[Start(b"PAR1"), Start(b"PARE")]),
    kind("feather", &["feather"], &[Start(b"FEA1")]),
    kind("arrow", &["arrow", "arrows", "ipc"], &[Start(b"ARROW1"), Named(arrow_stream)]),
    kind("orc", &["orc"], &[Start(b"ORC")]),
    kind("avro", &["avro"], &[Start(b"Obj\x01")]),
    // PyTorch, serialization semantics: a zip with one pickle, before 1.6 a pickle of a magic number.
    kind(
        "pt",
        &["pt", "pth"],
        &[Structure(torch), Start(b"\x80\x02\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19")],
    ),
    // joblib: a pickle, or one that zlib packed; Python, pickletools: PROTO, then an opcode.
    kind("joblib", &["joblib"], &[Named(pickle), Named(zlib)]),
    kind("pkl", &["pkl", "pickle"], &[Structure(pickle)]),
    // NumPy, numpy.lib.format; an npz is a zip of nothing but such files.
    kind("npy", &["npy"], &[Start(b"\x93NUMPY")]),
    kind("npz", &["npz"], &[Structure(arrays)]),
    // MathWorks, MAT-File Format: a describing text; 7.3 is HDF5 behind such a text.
    kind("mat", &["mat"], &[Start(b"MATLAB 5.0 MAT-file"), Start(b"MATLAB 7.3 MAT-file")]),
    // HDF5 File Format Specification, superblock: at 0, 512, 1024, 2048 …
    kind(
        "h5",
        &["h5", "hdf5", "hdf", "he5", "keras"],
        &[Start(HDF5), At(512, HDF5), At(1024, HDF5), At(2048, HDF5), Structure(keras)],
    ),
    // ONNX: a protobuf of ModelProto, whose first field is the version. safetensors: its README.
    kind("onnx", &["onnx"], &[Named(protobuf)]),
    kind("safetensors", &["safetensors"], &[At(8, b"{\"__metadata__\""), Named(safetensors)]),
    // Databases: SQLite and DuckDB file formats; mdbtools, HACKING; dBASE, the table file header.
    kind("sqlite", &["sqlite", "sqlite3", "db", "db3", "gpkg"], &[Start(b"SQLite format 3\0")]),
    kind("duckdb", &["duckdb", "ddb"], &[At(8, b"DUCK")]),
    kind("accdb", &["accdb", "accde"], &[At(4, b"Standard ACE DB")]),
    kind("mdb", &["mdb", "mde"], &[At(4, b"Standard Jet DB")]),
    kind("dbf", &["dbf"], &[Structure(dbase)]),
];

const HDF5: &[u8] = b"\x89HDF\r\n\x1a\n";

const fn kind(
    name: &'static str,
    extensions: &'static [&'static str],
    signs: &'static [Sign],
) -> SavedData {
    SavedData { name, extensions, signs }
}

/// Stata before 13: the version, the order of the bytes, the kind of file, an unused byte.
fn old_stata(head: &Head<'_>) -> bool {
    matches!(head.bytes, [102..=105 | 108 | 110..=115, 1 | 2, 1, 0 | 1, ..])
}

/// The first line that Stata writes in files of several kinds.
fn stata_file(head: &Head<'_>) -> bool {
    head.starts_with(b"StataFileTM:")
}

/// What `saveRDS` writes: the encoding, then version 2 or 3 of the format.
fn r_object(head: &Head<'_>) -> bool {
    let begin = r_begin(head);
    match begin.as_slice() {
        [b'X' | b'B', b'\n', version @ ..] => {
            version.starts_with(&[0, 0, 0, 2])
                || version.starts_with(&[0, 0, 0, 3])
                || version.starts_with(&[2, 0, 0, 0])
                || version.starts_with(&[3, 0, 0, 0])
        }
        [b'A', b'\n', b'2' | b'3', b'\n', ..] => true,
        _ => false,
    }
}

/// What `save` writes: a line with the encoding and the version.
fn r_workspace(head: &Head<'_>) -> bool {
    let begin = r_begin(head);
    matches!(begin.as_slice(), [b'R', b'D', b'X' | b'A' | b'B', b'1'..=b'3', b'\n', ..])
}

/// The first bytes of an object of R, which is packed with gzip unless it was asked otherwise.
fn r_begin(head: &Head<'_>) -> Vec<u8> {
    const ENOUGH: u64 = 16;
    if !head.starts_with(b"\x1f\x8b") {
        return head.bytes.iter().copied().take(16).collect();
    }
    let mut begin = Vec::new();
    // What cannot be unpacked is no object of R; whatever came out before it failed still counts.
    let _ = flate2::read::GzDecoder::new(head.bytes).take(ENOUGH).read_to_end(&mut begin);
    begin
}

/// The other ways in which R packs: bzip2, xz, zstd.
fn r_packed(head: &Head<'_>) -> bool {
    head.starts_with(b"BZh")
        || head.starts_with(b"\xfd7zXZ\0")
        || head.starts_with(b"\x28\xb5\x2f\xfd")
}

/// An Arrow stream: the mark of a message that goes on.
fn arrow_stream(head: &Head<'_>) -> bool {
    head.starts_with(b"\xff\xff\xff\xff")
}

/// A zip that PyTorch wrote: one pickle in the only folder.
fn torch(head: &Head<'_>) -> bool {
    head.parts.iter().any(|part| part.ends_with("/data.pkl"))
}

/// A zip that Keras wrote.
fn keras(head: &Head<'_>) -> bool {
    head.has_part("model.weights.h5") && head.has_part("config.json")
}

/// A zip with arrays of NumPy and nothing else.
fn arrays(head: &Head<'_>) -> bool {
    !head.parts.is_empty() && head.parts.iter().all(|part| part.ends_with(".npy"))
}

/// A pickle of protocol 2 or later: the protocol, then a frame or the opcode of a value.
fn pickle(head: &Head<'_>) -> bool {
    match head.bytes {
        [0x80, 4 | 5, 0x95, ..] => true,
        [0x80, 2..=5, opcode, ..] => {
            b"(]})NKMJGXUTVcq\x85\x86\x87\x88\x89\x8a\x8c".contains(opcode)
        }
        _ => false,
    }
}

/// A zlib stream: the method and a header that 31 divides (RFC 1950).
fn zlib(head: &Head<'_>) -> bool {
    matches!(head.bytes, [0x78, check, ..] if (0x78 * 256 + u32::from(*check)) % 31 == 0)
}

/// A protobuf whose first field is a small number.
fn protobuf(head: &Head<'_>) -> bool {
    matches!(head.bytes, [0x08, 1..=30, ..])
}

/// The length of a header, then the header in JSON.
fn safetensors(head: &Head<'_>) -> bool {
    matches!(head.bytes, [_, _, _, _, 0, 0, 0, 0, b'{', ..])
}

/// The header of a dBASE table: a known version, a date that exists, and fields of 32 bytes that
/// end where the header says that they end.
fn dbase(head: &Head<'_>) -> bool {
    let [version, _, month, day, _, _, _, _, low, high, ..] = head.bytes else {
        return false;
    };
    let known = [0x03, 0x04, 0x30, 0x31, 0x32, 0x43, 0x63, 0x83, 0x8b, 0x8c, 0xcb, 0xf5];
    let length = usize::from(u16::from_le_bytes([*low, *high]));
    // Visual FoxPro keeps 263 more bytes for the name of its database.
    let ends = |length: usize| {
        length >= 65
            && (length.is_multiple_of(32) || length % 32 == 1)
            && head.bytes.get((length / 32).saturating_mul(32)) == Some(&0x0d)
    };
    known.contains(version)
        && (1..=12).contains(month)
        && (1..=31).contains(day)
        && (ends(length) || ends(length.saturating_sub(263)))
}
