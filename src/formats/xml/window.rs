//! A buffer whose content can be looked at ahead of reading it, as far as one wants.

use std::io::{self, BufRead, Read};

/// A buffered reader; what is buffered can be widened.
pub(super) struct Window<R> {
    inner: R,
    buffer: Vec<u8>,
    /// What was read and not yet consumed lies between these.
    start: usize,
    end: usize,
}

/// Bytes that are read at a time.
const CHUNK: usize = 64 * 1024;

impl<R: Read> Window<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, buffer: vec![0; CHUNK], start: 0, end: 0 }
    }

    /// What comes next: so many bytes or more, fewer only at the end.
    pub(super) fn ahead(&mut self, bytes: usize) -> io::Result<&[u8]> {
        while self.end.saturating_sub(self.start) < bytes {
            if self.start > 0 {
                self.buffer.copy_within(self.start..self.end, 0);
                self.end -= self.start;
                self.start = 0;
            }
            if self.end == self.buffer.len() {
                self.buffer.resize(self.end.saturating_add(self.end.max(CHUNK)), 0);
            }
            if self.read_more()? == 0 {
                break;
            }
        }
        Ok(self.buffered())
    }

    /// Reads behind what is buffered.
    fn read_more(&mut self) -> io::Result<usize> {
        let count = loop {
            let room = self.buffer.get_mut(self.end..).unwrap_or_default();
            match self.inner.read(room) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                read => break read?,
            }
        };
        self.end += count;
        Ok(count)
    }

    fn buffered(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }
}

impl<R: Read> Read for Window<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(buffer)?;
        self.consume(count);
        Ok(count)
    }
}

impl<R: Read> BufRead for Window<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end {
            self.start = 0;
            self.end = 0;
            self.read_more()?;
        }
        Ok(self.buffered())
    }

    fn consume(&mut self, count: usize) {
        self.start = self.start.saturating_add(count).min(self.end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Gives one byte at a time.
    struct Slow<'a>(&'a [u8]);

    impl Read for Slow<'_> {
        fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
            let room = buffer.len().min(1);
            self.0.read(&mut buffer[..room])
        }
    }

    #[test]
    fn what_was_looked_at_is_still_read() {
        let mut window = Window::new(Slow(b"abcdef"));
        assert_eq!(window.ahead(3).unwrap(), b"abc");
        window.consume(2);
        assert_eq!(window.ahead(100).unwrap(), b"cdef");
        let mut rest = String::new();
        window.read_to_string(&mut rest).unwrap();
        assert_eq!(rest, "cdef");
        assert_eq!(window.ahead(1).unwrap(), b"");
    }

    #[test]
    fn looking_further_than_the_buffer_widens_it() {
        let bytes = vec![b'x'; 3 * CHUNK];
        let mut window = Window::new(&bytes[..]);
        assert_eq!(window.ahead(2 * CHUNK + 1).unwrap().len(), 3 * CHUNK);
    }
}
