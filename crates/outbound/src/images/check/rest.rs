//! Reading a file from front to back.

/// What is left of a file. Whatever is asked for beyond its end is `None`.
pub(super) struct Rest<'a>(pub(super) &'a [u8]);

impl<'a> Rest<'a> {
    pub(super) fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (head, tail) = self.0.split_at_checked(count)?;
        self.0 = tail;
        Some(head)
    }

    pub(super) fn array<const N: usize>(&mut self) -> Option<[u8; N]> {
        let (head, tail) = self.0.split_first_chunk()?;
        self.0 = tail;
        Some(*head)
    }

    pub(super) fn byte(&mut self) -> Option<u8> {
        self.array().map(|[byte]| byte)
    }

    /// What there is from here up to where `other` is, if it came from this.
    pub(super) fn up_to(&self, other: &Self) -> &'a [u8] {
        self.0.get(..self.0.len().saturating_sub(other.0.len())).unwrap_or_default()
    }
}
