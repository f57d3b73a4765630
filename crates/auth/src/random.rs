//! Randomness, from the operating system.

use freesewing_domain::error::Error;
use freesewing_domain::ports::Random;
use ring::rand::SecureRandom as _;

/// The operating system's generator; costs nothing to make.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRandom;

impl SystemRandom {
    /// Some random bytes, such as a salt or a nonce.
    pub(crate) fn bytes<const N: usize>() -> Result<[u8; N], Error> {
        let mut bytes = [0; N];
        Self.fill(&mut bytes)?;
        Ok(bytes)
    }
}

impl Random for SystemRandom {
    fn fill(&self, bytes: &mut [u8]) -> Result<(), Error> {
        ring::rand::SystemRandom::new()
            .fill(bytes)
            .map_err(|_| Error::Internal("the system has no randomness to give".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_draws_are_the_same() {
        let [a, b] = [SystemRandom::bytes::<32>().unwrap(), SystemRandom::bytes::<32>().unwrap()];
        assert_ne!(a, b);
        assert_ne!(a, [0; 32]);
    }

    #[test]
    fn serves_the_domain_as_a_port() {
        let random: &dyn Random = &SystemRandom;
        assert_eq!(random.uuid().unwrap().get_version_num(), 4);
        assert_eq!(random.check().unwrap().expose().len(), 16);
    }
}
