//! English.

use super::words::{LinkLetter, QuotaWords, Texts, Words};

pub(crate) const WORDS: Words = Words {
    greeting: "Hello,",
    signature: ["Happy sewing,", "the FreeSewing team"],
    fallback: "If the button does not work, copy this link into your browser:",
    postscript: "PS: FreeSewing is free for everybody, and our patrons make that possible. If you can spare something, \
                 please join them.",
    patron: "Become a patron",
    transactional: "This is not marketing. It is a transactional mail: you get it because of something that was done \
                    on our website.",
    why: "Why did I get this mail?",
    signup: LinkLetter {
        texts: Texts {
            subject: "Create your FreeSewing account",
            heading: "Welcome to FreeSewing",
            lead: "Somebody, hopefully you, wants a FreeSewing account for this email address. Use this link to \
                   create it.",
            closing: [
                "The link works for 30 days.",
                "Was it not you? Then just ignore this mail, and no account will be created.",
            ],
        },
        button: "Create my account",
    },
    signup_existing: LinkLetter {
        texts: Texts {
            subject: "You already have a FreeSewing account",
            heading: "You already have an account",
            lead: "Somebody, hopefully you, tried to sign up for FreeSewing with this email address. It already has \
                   an account, so there is no need to sign up again. Use this link to sign in.",
            closing: [
                "The link works once, and only for an hour. Do not share it: whoever has it can sign in as you.",
                "Was it not you? Then just ignore this mail. Nothing has changed.",
            ],
        },
        button: "Sign in",
    },
    signup_disabled: Texts {
        subject: "Your FreeSewing account is disabled",
        heading: "Your account is disabled",
        lead: "Somebody, hopefully you, tried to sign up for FreeSewing with this email address. It has an account, \
               but that account is disabled: either you asked for that, or an administrator did it. Only our support \
               team can enable it again.",
        closing: [
            "Would you like to have it back? Reply to this mail to reach support.",
            "Was it not you? Then just ignore this mail. Nothing has changed.",
        ],
    },
    signin_link: LinkLetter {
        texts: Texts {
            subject: "Your sign-in link for FreeSewing",
            heading: "Sign in to FreeSewing",
            lead: "You asked for a link to sign in without your password. Here it is.",
            closing: [
                "The link works once, and only for an hour. Do not share it: whoever has it can sign in as you.",
                "Did you not ask for it? Then just ignore this mail. Nobody can sign in without the link.",
            ],
        },
        button: "Sign in",
    },
    email_change: LinkLetter {
        texts: Texts {
            subject: "Confirm your new email address for FreeSewing",
            heading: "Confirm your new email address",
            lead: "Somebody, hopefully you, wants to change the email address of your FreeSewing account. We send \
                   this mail to the new address, and a copy to the old one. Use this link to confirm the new address.",
            closing: [
                "The link works for 24 hours. Until you use it, everything stays as it is.",
                "Did you not ask for this? Then leave the link alone and reply to this mail at once: somebody else \
                 may have got into your account.",
            ],
        },
        button: "Confirm the new address",
    },
    newsletter_confirm: LinkLetter {
        texts: Texts {
            subject: "Confirm your subscription to the FreeSewing newsletter",
            heading: "Confirm your newsletter subscription",
            lead: "Somebody, hopefully you, wants to get the FreeSewing newsletter at this email address. We do not \
                   send it yet: use this link to confirm the subscription.",
            closing: [
                "The link works for 30 days.",
                "Was it not you? Then just ignore this mail, and you will not get the newsletter.",
            ],
        },
        button: "Confirm my subscription",
    },
    newsletter_active: LinkLetter {
        texts: Texts {
            subject: "You already get the FreeSewing newsletter",
            heading: "You are already subscribed",
            lead: "Somebody, hopefully you, tried to subscribe to the FreeSewing newsletter with this email address. \
                   It is already on the list, so there is nothing left to do.",
            closing: [
                "Do not share the link: whoever has it can unsubscribe you.",
                "Was it not you? Then just ignore this mail. Nothing has changed.",
            ],
        },
        button: "Would you rather not get the newsletter? Use this link to unsubscribe:",
    },
    translator_invite: LinkLetter {
        texts: Texts {
            subject: "Join the FreeSewing translation team",
            heading: "Help us translate FreeSewing",
            lead: "You asked to join our translation team, and we would love to have you. We translate with Crowdin; \
                   use this link to join us there.",
            closing: [
                "Crowdin is a service of its own: you need an account there, which is free.",
                "Did you not ask for this? Then just ignore this mail. Nothing has changed.",
            ],
        },
        button: "Join the team",
    },
    quota: QuotaWords {
        per_minute: "Calls a minute:",
        per_day: "Calls a day:",
        answer: "What we say to it:",
        granted: Texts {
            subject: "Your higher limits at FreeSewing",
            heading: "You may call more often now",
            lead: "You asked for more calls to the FreeSewing API. From now on your account may make this many:",
            closing: [
                "There is nothing to change: it holds for you and your keys from the next call on.",
                "Is it still not enough, or more than you need? Reply to this mail, and we find a way.",
            ],
        },
        declined: Texts {
            subject: "Your request for higher limits at FreeSewing",
            heading: "We could not grant your request",
            lead: "You asked for more calls to the FreeSewing API. We had a look, and this time we have to say no. \
                   This is what you asked for, and why:",
            closing: [
                "The limits stay as they were, and your keys go on working within them.",
                "Is there something that we should know? Reply to this mail, or ask again: we would like to see your \
                 project work.",
            ],
        },
    },
    key: "API key:",
    keys: "API keys:",
    reason: "Reason:",
    key_revoked: Texts {
        subject: "One of your FreeSewing API keys was revoked",
        heading: "An API key of yours was revoked",
        lead: "A maintainer of FreeSewing ended this API key of yours. Scripts that use it are refused from now on.",
        closing: [
            "Was it a mistake, or do you need more than the key allowed? Reply to this mail, and we find a way.",
            "Your account and your other keys go on as before.",
        ],
    },
    keys_revoked: Texts {
        subject: "Your FreeSewing API keys were revoked",
        heading: "Your API keys were revoked",
        lead: "A maintainer of FreeSewing ended these API keys of yours. Scripts that use them are refused from now on.",
        closing: [
            "Was it a mistake, or do you need more than the keys allowed? Reply to this mail, and we find a way.",
            "Your account goes on as before.",
        ],
    },
    key_leaked: Texts {
        subject: "One of your FreeSewing API keys was found in public",
        heading: "An API key of yours was found in public",
        lead: "Somebody found the secret of this API key of yours where others can read it, and told us. We ended the key at once, so nobody can use it any more.",
        closing: [
            "Make a new key for your script, and keep its secret out of whatever others get to see.",
            "Look through your other keys, too: whoever had the secret could make some. If anything was not you, reply to this mail to reach support.",
        ],
    },
    ends: "Ends:",
    rotate: "Where to rotate it:",
    calls: "Calls in the last 24 hours:",
    usual_calls: "Calls on a usual day:",
    key_ends_soon: Texts {
        subject: "One of your FreeSewing API keys ends soon",
        heading: "An API key of yours ends soon",
        lead: "Once this API key of yours has ended, scripts that use it are refused.",
        closing: [
            "Do you still need it? Send a POST request with your token to this address and `overlap` in seconds, 30 \
             days at most: you get a new key like it, and for that long the old one goes on beside it, but not \
             beyond its end. Or just make a new key in your account.",
            "Do you not need it any more? Then there is nothing to do: it ends by itself.",
        ],
    },
    key_used_unusually: LinkLetter {
        texts: Texts {
            subject: "One of your FreeSewing API keys is used much more than usual",
            heading: "Is this you?",
            lead: "This API key of yours is used more than ten times as much as usual. Maybe your script has more to \
                   do today, or it runs in circles; maybe somebody else got hold of the key. If you do not know why, \
                   revoke it: the button shows a page that does it in one step.",
            closing: [
                "Is everything fine? Then there is nothing to do. We only tell you about this key once in 7 days.",
                "The link works for 14 days. It can do nothing but revoke this one key, and whoever has it can do \
                 that: do not share it.",
            ],
        },
        button: "Revoke this key",
    },
};
