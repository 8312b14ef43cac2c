//! The bytes of an XML document as UTF-8, and a meter on how much one piece of it takes.

use crate::gap::Reason;
use crate::package::Broken;
use encoding_rs::{Decoder, DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};
use std::io::{self, BufRead, Cursor, Read};

/// A document as UTF-8.
///
/// The encoding follows from the byte order mark, from where the NUL bytes stand in `<?`, or from
/// what the document declares; UTF-8, which nearly all documents are in, passes as it is.
pub(super) struct Utf8<'a> {
    bytes: Box<dyn Read + 'a>,
    /// None where the bytes pass as they are.
    decoder: Option<Decoder>,
    undecoded: Vec<u8>,
    decoded: Cursor<Vec<u8>>,
    ended: bool,
}

/// How many bytes are looked at for the declaration.
const DECLARATION: u64 = 256;

/// How many bytes are decoded at a time.
const CHUNK: usize = 16 * 1024;

impl<'a> Utf8<'a> {
    pub(super) fn new(mut stream: impl Read + 'a) -> Result<Self, Reason> {
        let mut head = Vec::new();
        let read = stream.by_ref().take(DECLARATION).read_to_end(&mut head);
        read.map_err(|error| Broken::reason(&error))?;
        let encoding = encoding(&head)?;
        Ok(Self {
            bytes: Box::new(Cursor::new(head).chain(stream)),
            decoder: (encoding != UTF_8).then(|| encoding.new_decoder_with_bom_removal()),
            undecoded: Vec::new(),
            decoded: Cursor::new(Vec::new()),
            ended: false,
        })
    }

    /// Decodes the next bytes.
    fn decode(&mut self) -> io::Result<()> {
        let Some(decoder) = &mut self.decoder else { return Ok(()) };
        let have = self.undecoded.len();
        if !self.ended && have < CHUNK {
            let more = (CHUNK - have) as u64;
            self.ended = self.bytes.by_ref().take(more).read_to_end(&mut self.undecoded)? == 0;
        }
        let mut decoded = vec![0; CHUNK];
        let (result, read, written) =
            decoder.decode_to_utf8_without_replacement(&self.undecoded, &mut decoded, self.ended);
        if matches!(result, DecoderResult::Malformed(..)) {
            return Err(io::Error::new(io::ErrorKind::InvalidData, Broken(Reason::NotText)));
        }
        self.undecoded.drain(..read);
        if self.ended && result == DecoderResult::InputEmpty {
            self.decoder = None;
            self.bytes = Box::new(io::empty());
        }
        decoded.truncate(written);
        self.decoded = Cursor::new(decoded);
        Ok(())
    }
}

impl Read for Utf8<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            let count = self.decoded.read(buffer)?;
            if count > 0 || buffer.is_empty() {
                return Ok(count);
            }
            if self.decoder.is_none() {
                return self.bytes.read(buffer);
            }
            self.decode()?;
        }
    }
}

/// The encoding of a document that begins like this.
fn encoding(head: &[u8]) -> Result<&'static Encoding, Reason> {
    match head {
        [0xfe, 0xff, ..] | [0, b'<', 0, ..] => return Ok(UTF_16BE),
        [0xff, 0xfe, ..] | [b'<', 0, _, 0, ..] => return Ok(UTF_16LE),
        _ => {}
    }
    let head = String::from_utf8_lossy(head);
    let head = head.trim_start_matches('\u{feff}').trim_start();
    let declaration = head.strip_prefix("<?xml").and_then(|rest| rest.split_once("?>"));
    let Some((_, value)) = declaration.and_then(|(inside, _)| inside.split_once("encoding")) else {
        return Ok(UTF_8);
    };
    let value = value.trim_start_matches(|c: char| c.is_whitespace() || c == '=');
    let name = value.get(1..).unwrap_or_default().split(['"', '\'']).next().unwrap_or_default();
    // The declaration could be read byte by byte, so it is none of the wide encodings.
    match Encoding::for_label(name.as_bytes()) {
        Some(wide) if wide == UTF_16LE || wide == UTF_16BE => Ok(UTF_8),
        Some(encoding) => Ok(encoding),
        None => Err(Reason::Unsupported),
    }
}

/// Counts what is read for one piece and breaks off where it is too much.
pub(super) struct Metered<R> {
    inner: R,
    used: u64,
    most: u64,
}

impl<R> Metered<R> {
    pub(super) fn new(inner: R, most: u64) -> Self {
        Self { inner, used: 0, most }
    }

    pub(super) fn set_most(&mut self, most: u64) {
        self.most = most;
    }

    /// What is metered.
    pub(super) fn inner_mut(&mut self) -> &mut R {
        &mut self.inner
    }

    /// Another piece begins.
    pub(super) fn begin_piece(&mut self) {
        self.used = 0;
    }
}

impl<R: BufRead> Read for Metered<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: BufRead> BufRead for Metered<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.used > self.most {
            let broken = Broken(Reason::limit("line_bytes", self.most));
            return Err(io::Error::new(io::ErrorKind::InvalidData, broken));
        }
        self.inner.fill_buf()
    }

    fn consume(&mut self, count: usize) {
        self.used = self.used.saturating_add(count as u64);
        self.inner.consume(count);
    }
}
