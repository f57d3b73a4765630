//! German, informal.

use super::words::{LinkLetter, QuotaWords, Texts, Words};

pub(crate) const WORDS: Words = Words {
    greeting: "Hallo,",
    signature: ["viel Spaß beim Nähen wünscht", "dein FreeSewing-Team"],
    fallback: "Falls der Knopf nicht funktioniert, kopiere diesen Link in deinen Browser:",
    postscript: "PS: FreeSewing ist für alle kostenlos, und unsere Förderer machen das möglich. Wenn du etwas übrig \
                 hast, mach doch mit.",
    patron: "FreeSewing fördern",
    transactional: "Das ist keine Werbung, sondern eine Systemnachricht: Du bekommst sie, weil auf unserer Website \
                    etwas mit deiner Adresse geschehen ist.",
    why: "Warum habe ich diese E-Mail bekommen?",
    signup: LinkLetter {
        texts: Texts {
            subject: "Lege dein FreeSewing-Konto an",
            heading: "Willkommen bei FreeSewing",
            lead: "Jemand, hoffentlich du, möchte ein FreeSewing-Konto für diese E-Mail-Adresse. Mit diesem Link \
                   legst du es an.",
            closing: [
                "Der Link funktioniert 30 Tage lang.",
                "Das warst nicht du? Dann beachte diese E-Mail einfach nicht, und es wird kein Konto angelegt.",
            ],
        },
        button: "Mein Konto anlegen",
    },
    signup_existing: LinkLetter {
        texts: Texts {
            subject: "Du hast schon ein FreeSewing-Konto",
            heading: "Du hast schon ein Konto",
            lead: "Jemand, hoffentlich du, wollte sich mit dieser E-Mail-Adresse bei FreeSewing registrieren. Sie hat \
                   schon ein Konto, du brauchst also kein neues. Mit diesem Link meldest du dich an.",
            closing: [
                "Der Link funktioniert nur einmal und nur eine Stunde lang. Gib ihn nicht weiter: Wer ihn hat, kann \
                 sich als du anmelden.",
                "Das warst nicht du? Dann beachte diese E-Mail einfach nicht. Es hat sich nichts geändert.",
            ],
        },
        button: "Anmelden",
    },
    signup_disabled: Texts {
        subject: "Dein FreeSewing-Konto ist gesperrt",
        heading: "Dein Konto ist gesperrt",
        lead: "Jemand, hoffentlich du, wollte sich mit dieser E-Mail-Adresse bei FreeSewing registrieren. Sie hat ein \
               Konto, aber dieses Konto ist gesperrt: Entweder hast du darum gebeten, oder jemand aus der Verwaltung \
               hat es gesperrt. Nur unser Support kann es wieder freischalten.",
        closing: [
            "Möchtest du es wiederhaben? Antworte auf diese E-Mail, dann erreichst du den Support.",
            "Das warst nicht du? Dann beachte diese E-Mail einfach nicht. Es hat sich nichts geändert.",
        ],
    },
    signin_link: LinkLetter {
        texts: Texts {
            subject: "Dein Anmeldelink für FreeSewing",
            heading: "Bei FreeSewing anmelden",
            lead: "Du wolltest einen Link, mit dem du dich ohne Passwort anmelden kannst. Hier ist er.",
            closing: [
                "Der Link funktioniert nur einmal und nur eine Stunde lang. Gib ihn nicht weiter: Wer ihn hat, kann \
                 sich als du anmelden.",
                "Du hast nicht darum gebeten? Dann beachte diese E-Mail einfach nicht. Ohne den Link kann sich \
                 niemand anmelden.",
            ],
        },
        button: "Anmelden",
    },
    email_change: LinkLetter {
        texts: Texts {
            subject: "Bestätige deine neue E-Mail-Adresse für FreeSewing",
            heading: "Bestätige deine neue E-Mail-Adresse",
            lead: "Jemand, hoffentlich du, möchte die E-Mail-Adresse deines FreeSewing-Kontos ändern. Diese E-Mail \
                   geht an die neue Adresse und als Kopie an die alte. Mit diesem Link bestätigst du die neue Adresse.",
            closing: [
                "Der Link funktioniert 24 Stunden lang. Bis du ihn benutzt, bleibt alles, wie es ist.",
                "Du hast nicht darum gebeten? Dann benutze den Link nicht und antworte sofort auf diese E-Mail: \
                 Vielleicht hat jemand anderes Zugang zu deinem Konto.",
            ],
        },
        button: "Neue Adresse bestätigen",
    },
    newsletter_confirm: LinkLetter {
        texts: Texts {
            subject: "Bestätige dein Abo des FreeSewing-Newsletters",
            heading: "Bestätige dein Newsletter-Abo",
            lead: "Jemand, hoffentlich du, möchte den FreeSewing-Newsletter an diese E-Mail-Adresse bekommen. Noch \
                   schicken wir ihn nicht: Erst mit diesem Link bestätigst du das Abo.",
            closing: [
                "Der Link funktioniert 30 Tage lang.",
                "Das warst nicht du? Dann beachte diese E-Mail einfach nicht, und du bekommst keinen Newsletter.",
            ],
        },
        button: "Mein Abo bestätigen",
    },
    newsletter_active: LinkLetter {
        texts: Texts {
            subject: "Du bekommst den FreeSewing-Newsletter schon",
            heading: "Du hast den Newsletter schon abonniert",
            lead: "Jemand, hoffentlich du, wollte mit dieser E-Mail-Adresse den FreeSewing-Newsletter abonnieren. \
                   Sie steht schon auf der Liste, du musst also nichts mehr tun.",
            closing: [
                "Gib den Link nicht weiter: Wer ihn hat, kann dich abmelden.",
                "Das warst nicht du? Dann beachte diese E-Mail einfach nicht. Es hat sich nichts geändert.",
            ],
        },
        button: "Du möchtest den Newsletter nicht mehr bekommen? Mit diesem Link meldest du dich ab:",
    },
    translator_invite: LinkLetter {
        texts: Texts {
            subject: "Komm ins Übersetzungsteam von FreeSewing",
            heading: "Hilf uns, FreeSewing zu übersetzen",
            lead: "Du möchtest FreeSewing mit uns übersetzen, und wir freuen uns auf dich. Wir übersetzen mit \
                   Crowdin; mit diesem Link kommst du dort zu uns.",
            closing: [
                "Crowdin ist ein eigener Dienst: Du brauchst dort ein Konto, und das ist kostenlos.",
                "Du hast nicht darum gebeten? Dann beachte diese E-Mail einfach nicht. Es hat sich nichts geändert.",
            ],
        },
        button: "Mitmachen",
    },
    quota: QuotaWords {
        per_minute: "Aufrufe in der Minute:",
        per_day: "Aufrufe am Tag:",
        answer: "Was wir dazu sagen:",
        granted: Texts {
            subject: "Deine höheren Grenzen bei FreeSewing",
            heading: "Du darfst jetzt öfter anfragen",
            lead: "Du hast um mehr Aufrufe der FreeSewing-API gebeten. Ab jetzt darf dein Konto so viele machen:",
            closing: [
                "Du musst nichts ändern: Es gilt für dich und deine Schlüssel ab dem nächsten Aufruf.",
                "Reicht es noch nicht, oder brauchst du gar nicht so viel? Antworte auf diese E-Mail, dann finden wir \
                 einen Weg.",
            ],
        },
        declined: Texts {
            subject: "Deine Bitte um höhere Grenzen bei FreeSewing",
            heading: "Wir konnten deiner Bitte nicht nachkommen",
            lead: "Du hast um mehr Aufrufe der FreeSewing-API gebeten. Wir haben es uns angesehen und müssen dieses \
                   Mal Nein sagen. Darum hast du gebeten, und das ist der Grund:",
            closing: [
                "Die Grenzen bleiben, wie sie waren, und deine Schlüssel funktionieren darin weiter.",
                "Sollten wir noch etwas wissen? Antworte auf diese E-Mail, oder frag noch einmal: Wir möchten, dass \
                 dein Projekt gelingt.",
            ],
        },
    },
    key: "API-Schlüssel:",
    keys: "API-Schlüssel:",
    reason: "Grund:",
    key_revoked: Texts {
        subject: "Einer deiner FreeSewing-API-Schlüssel wurde gesperrt",
        heading: "Einer deiner API-Schlüssel wurde gesperrt",
        lead: "Jemand vom FreeSewing-Team hat diesen API-Schlüssel von dir beendet. Skripte, die ihn benutzen, werden ab jetzt abgewiesen.",
        closing: [
            "War das ein Versehen, oder brauchst du mehr, als der Schlüssel erlaubt hat? Antworte auf diese E-Mail, dann finden wir einen Weg.",
            "Dein Konto und deine anderen Schlüssel funktionieren weiter.",
        ],
    },
    keys_revoked: Texts {
        subject: "Deine FreeSewing-API-Schlüssel wurden gesperrt",
        heading: "Deine API-Schlüssel wurden gesperrt",
        lead: "Jemand vom FreeSewing-Team hat diese API-Schlüssel von dir beendet. Skripte, die sie benutzen, werden ab jetzt abgewiesen.",
        closing: [
            "War das ein Versehen, oder brauchst du mehr, als die Schlüssel erlaubt haben? Antworte auf diese E-Mail, dann finden wir einen Weg.",
            "Dein Konto funktioniert weiter.",
        ],
    },
    key_leaked: Texts {
        subject: "Einer deiner FreeSewing-API-Schlüssel war öffentlich zu sehen",
        heading: "Einer deiner API-Schlüssel war öffentlich zu sehen",
        lead: "Jemand hat das Geheimnis dieses API-Schlüssels dort gefunden, wo andere es lesen können, und uns Bescheid gesagt. Wir haben den Schlüssel sofort beendet, damit ihn niemand mehr benutzen kann.",
        closing: [
            "Lege für dein Skript einen neuen Schlüssel an, und halte sein Geheimnis aus allem heraus, was andere zu sehen bekommen.",
            "Sieh auch deine anderen Schlüssel durch: Wer das Geheimnis hatte, konnte weitere anlegen. War etwas nicht von dir, antworte auf diese E-Mail, dann erreichst du den Support.",
        ],
    },
    ends: "Läuft ab:",
    rotate: "Hier erneuerst du ihn:",
    calls: "Aufrufe in den letzten 24 Stunden:",
    usual_calls: "Aufrufe an einem gewöhnlichen Tag:",
    key_ends_soon: Texts {
        subject: "Einer deiner FreeSewing-API-Schlüssel läuft bald ab",
        heading: "Einer deiner API-Schlüssel läuft bald ab",
        lead: "Sobald dieser API-Schlüssel von dir abgelaufen ist, werden Skripte, die ihn benutzen, abgewiesen.",
        closing: [
            "Brauchst du ihn noch? Schicke eine POST-Anfrage mit deinem Token an diese Adresse, mit `overlap` in \
             Sekunden, höchstens 30 Tage: Du bekommst einen neuen Schlüssel wie diesen, und so lange funktioniert \
             der alte daneben weiter, aber nicht über sein Ende hinaus. Oder lege in deinem Konto einfach einen \
             neuen an.",
            "Brauchst du ihn nicht mehr? Dann musst du nichts tun: Er läuft von selbst ab.",
        ],
    },
    key_used_unusually: LinkLetter {
        texts: Texts {
            subject: "Einer deiner FreeSewing-API-Schlüssel wird viel mehr benutzt als sonst",
            heading: "Bist das du?",
            lead: "Dieser API-Schlüssel von dir wird mehr als zehnmal so viel benutzt wie sonst. Vielleicht hat dein \
                   Skript heute mehr zu tun, oder es dreht sich im Kreis; vielleicht hat auch jemand anderes den \
                   Schlüssel. Wenn du nicht weißt, warum, sperre ihn: Der Knopf führt auf eine Seite, die das in \
                   einem Schritt tut.",
            closing: [
                "Ist alles in Ordnung? Dann musst du nichts tun. Wir melden uns wegen dieses Schlüssels höchstens \
                 einmal in 7 Tagen.",
                "Der Link funktioniert 14 Tage lang. Er kann nichts, als diesen einen Schlüssel zu sperren, und das \
                 kann jeder, der ihn hat: Gib ihn nicht weiter.",
            ],
        },
        button: "Diesen Schlüssel sperren",
    },
};
