use crate::confirmation::LanguageCode;
use crate::email::Email;
use crate::error::Error;
use crate::ids::SubscriberId;
use crate::language::Language;
use crate::mail::{Letter, Mail};
use crate::ports::{Errand, Ports};
use crate::service::pace;
use crate::subscriber::Subscriber;

/// Somebody who would like the newsletter.
#[derive(Clone, Debug)]
pub struct SubscriptionRequest {
    /// Their address.
    pub email: Email,
    /// Their language.
    pub language: Language,
    /// Whether the request says that it is a test.
    pub test: bool,
}

/// What they get to know.
#[derive(Clone, Debug, PartialEq)]
pub struct Subscribed {
    /// The address, cleaned.
    pub email: Email,
    /// The language that was asked for.
    pub language: Language,
    /// The subscriber, for tests.
    pub subscriber: Option<Subscriber>,
}

/// Keeps an address that waits to be confirmed, and mails the link. Whoever gets the newsletter already gets a mail
/// that says so, with a link to end it; the answer does not tell the difference.
///
/// # Errors
/// [`Error::RateLimitExceeded`], [`Error::Store`]
pub fn request(ports: &Ports, request: &SubscriptionRequest) -> Result<Subscribed, Error> {
    let SubscriptionRequest { email, language, .. } = request.clone();
    let test = ports.rules.tests.covers(request.test, &email);
    let mailed = if test { ports.rules.tests.mails } else { may_ask(ports, &email)? };
    let id = SubscriberId(ports.random.uuid()?);
    let new = Subscriber::new(id, email.clone(), language, ports.clock.now());
    let subscriber = ports.store.subscribe(&new, &|subscriber| mailed.then(|| mail(ports, subscriber, language)))?;
    Ok(Subscribed { email, language, subscriber: test.then_some(subscriber) })
}

/// Counts the request, and says whether a mail may answer it.
fn may_ask(ports: &Ports, email: &Email) -> Result<bool, Error> {
    pace::errand(ports, Errand::Newsletter)?;
    pace::ask_for_mail(ports, &email.hash())?;
    pace::may_mail(ports, email)
}

fn mail(ports: &Ports, subscriber: &Subscriber, language: Language) -> Mail {
    let link = |action| ports.rules.website.newsletter_link(language, action, subscriber.id, &subscriber.hash());
    let letter = if subscriber.active {
        Letter::NewsletterActive { link: link("unsubscribe") }
    } else {
        Letter::NewsletterConfirm { link: link("subscribe") }
    };
    Mail { to: subscriber.email.clone(), cc: None, language: LanguageCode(language), letter }
}
