//! The newsletter: ask for it, confirm that by the link in the mail, and end it by the link in each newsletter.

mod confirm;
mod request;
mod sweep;
mod unsubscribe;

pub use confirm::confirm;
pub use request::{Subscribed, SubscriptionRequest, request};
pub use sweep::sweep;
pub use unsubscribe::unsubscribe;
