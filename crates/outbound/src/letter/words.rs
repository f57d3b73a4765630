//! What a language has to say, as structs, so that a text that is missing does not compile.

use freesewing_domain::language::Language;

use super::{de, en, es, fr, nl, uk};

/// All texts of one language. None has a placeholder: what differs from mail to mail is links, and those stand on
/// their own.
pub(crate) struct Words {
    /// How a mail begins.
    pub(crate) greeting: &'static str,
    /// How it ends.
    pub(crate) signature: [&'static str; 2],
    /// What to do with a link when the button does nothing.
    pub(crate) fallback: &'static str,
    /// Why become a patron.
    pub(crate) postscript: &'static str,
    /// The link to do so.
    pub(crate) patron: &'static str,
    /// That this is a transactional mail and not marketing.
    pub(crate) transactional: &'static str,
    /// The link to the page that says why it was sent.
    pub(crate) why: &'static str,
    /// Follow the link to make your account.
    pub(crate) signup: LinkLetter,
    /// You have an account already; follow the link to sign in.
    pub(crate) signup_existing: LinkLetter,
    /// You have an account, and it is disabled.
    pub(crate) signup_disabled: Texts,
    /// Follow the link to sign in, once.
    pub(crate) signin_link: LinkLetter,
    /// Follow the link to confirm your new address.
    pub(crate) email_change: LinkLetter,
    /// Follow the link to get the newsletter.
    pub(crate) newsletter_confirm: LinkLetter,
    /// You get the newsletter already; its link ends it, and so is no button.
    pub(crate) newsletter_active: LinkLetter,
    /// Follow the link to join the translators.
    pub(crate) translator_invite: LinkLetter,
    /// What became of a request for more than the usual limits.
    pub(crate) quota: QuotaWords,
    /// What stands before the name of an API key.
    pub(crate) key: &'static str,
    /// What stands before the names of API keys.
    pub(crate) keys: &'static str,
    /// What stands before a reason.
    pub(crate) reason: &'static str,
    /// A maintainer ended one of your keys.
    pub(crate) key_revoked: Texts,
    /// A maintainer ended all of your keys.
    pub(crate) keys_revoked: Texts,
    /// The secret of one of your keys was found in public, so it was ended.
    pub(crate) key_leaked: Texts,
    /// What stands before the moment when a key ends.
    pub(crate) ends: &'static str,
    /// What stands before the address where a key is rotated.
    pub(crate) rotate: &'static str,
    /// What stands before the calls of the last 24 hours.
    pub(crate) calls: &'static str,
    /// What stands before the calls of a usual day.
    pub(crate) usual_calls: &'static str,
    /// One of your keys ends soon.
    pub(crate) key_ends_soon: Texts,
    /// One of your keys is used much more than usual; follow the link to revoke it.
    pub(crate) key_used_unusually: LinkLetter,
}

/// What there is to say about asking for more than the usual limits.
pub(crate) struct QuotaWords {
    /// What stands before a number of calls in a minute.
    pub(crate) per_minute: &'static str,
    /// What stands before a number of calls in a day.
    pub(crate) per_day: &'static str,
    /// What stands before the words of a maintainer.
    pub(crate) answer: &'static str,
    /// You may call more often from now on.
    pub(crate) granted: Texts,
    /// You may not call more often.
    pub(crate) declined: Texts,
}

/// A letter with a link to follow.
pub(crate) struct LinkLetter {
    /// What it says.
    pub(crate) texts: Texts,
    /// What the button says, or what stands above a link without one.
    pub(crate) button: &'static str,
}

/// What a letter says, from top to bottom.
pub(crate) struct Texts {
    /// The subject of the mail.
    pub(crate) subject: &'static str,
    /// Its heading.
    pub(crate) heading: &'static str,
    /// What happened, and what to do.
    pub(crate) lead: &'static str,
    /// What else to know, a paragraph each: how long the link works, and what to do if it was not you.
    pub(crate) closing: [&'static str; 2],
}

impl Words {
    /// The texts of a language.
    pub(crate) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &en::WORDS,
            Language::De => &de::WORDS,
            Language::Es => &es::WORDS,
            Language::Fr => &fr::WORDS,
            Language::Nl => &nl::WORDS,
            Language::Uk => &uk::WORDS,
        }
    }
}
