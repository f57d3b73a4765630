//! Dutch, informal.

use super::words::{LinkLetter, QuotaWords, Texts, Words};

pub(crate) const WORDS: Words = Words {
    greeting: "Hallo,",
    signature: ["Veel naaiplezier,", "het FreeSewing-team"],
    fallback: "Werkt de knop niet? Kopieer dan deze link naar je browser:",
    postscript: "PS: FreeSewing is gratis voor iedereen, en onze donateurs maken dat mogelijk. Kun je wat missen? \
                 Doe dan met ze mee.",
    patron: "Word donateur",
    transactional: "Dit is geen reclame, maar een servicebericht: je krijgt het door iets wat op onze website is \
                    gedaan.",
    why: "Waarom heb ik deze mail gekregen?",
    signup: LinkLetter {
        texts: Texts {
            subject: "Maak je FreeSewing-account aan",
            heading: "Welkom bij FreeSewing",
            lead: "Iemand, hopelijk jij, wil een FreeSewing-account voor dit e-mailadres. Met deze link maak je het \
                   aan.",
            closing: [
                "De link werkt 30 dagen.",
                "Was jij het niet? Dan kun je deze mail gewoon negeren; er wordt dan geen account aangemaakt.",
            ],
        },
        button: "Mijn account aanmaken",
    },
    signup_existing: LinkLetter {
        texts: Texts {
            subject: "Je hebt al een FreeSewing-account",
            heading: "Je hebt al een account",
            lead: "Iemand, hopelijk jij, wilde zich met dit e-mailadres registreren bij FreeSewing. Er hoort al een \
                   account bij, dus je hebt geen nieuw account nodig. Met deze link log je in.",
            closing: [
                "De link werkt maar één keer, en maar één uur lang. Deel hem met niemand: wie hem heeft, kan namens jou \
                 inloggen.",
                "Was jij het niet? Dan kun je deze mail gewoon negeren. Er is niets veranderd.",
            ],
        },
        button: "Inloggen",
    },
    signup_disabled: Texts {
        subject: "Je FreeSewing-account is uitgeschakeld",
        heading: "Je account is uitgeschakeld",
        lead: "Iemand, hopelijk jij, wilde zich met dit e-mailadres registreren bij FreeSewing. Er hoort een account \
               bij, maar dat is uitgeschakeld: of je hebt daar zelf om gevraagd, of een beheerder heeft het gedaan. \
               Alleen onze helpdesk kan het weer inschakelen.",
        closing: [
            "Wil je het terug? Beantwoord deze mail om de helpdesk te bereiken.",
            "Was jij het niet? Dan kun je deze mail gewoon negeren. Er is niets veranderd.",
        ],
    },
    signin_link: LinkLetter {
        texts: Texts {
            subject: "Je inloglink voor FreeSewing",
            heading: "Inloggen bij FreeSewing",
            lead: "Je hebt gevraagd om een link om zonder wachtwoord in te loggen. Hier is hij.",
            closing: [
                "De link werkt maar één keer, en maar één uur lang. Deel hem met niemand: wie hem heeft, kan namens jou \
                 inloggen.",
                "Heb je hier niet om gevraagd? Dan kun je deze mail gewoon negeren. Zonder de link kan niemand \
                 inloggen.",
            ],
        },
        button: "Inloggen",
    },
    email_change: LinkLetter {
        texts: Texts {
            subject: "Bevestig je nieuwe e-mailadres voor FreeSewing",
            heading: "Bevestig je nieuwe e-mailadres",
            lead: "Iemand, hopelijk jij, wil het e-mailadres van je FreeSewing-account veranderen. We sturen deze \
                   mail naar het nieuwe adres, en een kopie naar het oude. Met deze link bevestig je het nieuwe \
                   adres.",
            closing: [
                "De link werkt 24 uur. Zolang je hem niet gebruikt, blijft alles zoals het is.",
                "Heb je hier niet om gevraagd? Gebruik de link dan niet en beantwoord deze mail meteen: misschien \
                 heeft iemand anders toegang tot je account.",
            ],
        },
        button: "Het nieuwe adres bevestigen",
    },
    newsletter_confirm: LinkLetter {
        texts: Texts {
            subject: "Bevestig je abonnement op de FreeSewing-nieuwsbrief",
            heading: "Bevestig je abonnement op de nieuwsbrief",
            lead: "Iemand, hopelijk jij, wil de FreeSewing-nieuwsbrief op dit e-mailadres ontvangen. We sturen hem \
                   nog niet: met deze link bevestig je eerst het abonnement.",
            closing: [
                "De link werkt 30 dagen.",
                "Was jij het niet? Dan kun je deze mail gewoon negeren; je krijgt dan geen nieuwsbrief.",
            ],
        },
        button: "Mijn abonnement bevestigen",
    },
    newsletter_active: LinkLetter {
        texts: Texts {
            subject: "Je krijgt de FreeSewing-nieuwsbrief al",
            heading: "Je bent al geabonneerd",
            lead: "Iemand, hopelijk jij, wilde zich met dit e-mailadres abonneren op de FreeSewing-nieuwsbrief. Het \
                   staat al op de lijst, dus je hoeft niets meer te doen.",
            closing: [
                "Deel de link met niemand: wie hem heeft, kan je afmelden.",
                "Was jij het niet? Dan kun je deze mail gewoon negeren. Er is niets veranderd.",
            ],
        },
        button: "Wil je de nieuwsbrief liever niet meer krijgen? Met deze link meld je je af:",
    },
    translator_invite: LinkLetter {
        texts: Texts {
            subject: "Kom bij het vertaalteam van FreeSewing",
            heading: "Help ons FreeSewing te vertalen",
            lead: "Je wilt bij ons vertaalteam komen, en daar zijn we blij mee. We vertalen met Crowdin; met deze \
                   link doe je daar met ons mee.",
            closing: [
                "Crowdin is een aparte dienst: je hebt er een account nodig, en dat is gratis.",
                "Heb je hier niet om gevraagd? Dan kun je deze mail gewoon negeren. Er is niets veranderd.",
            ],
        },
        button: "Meedoen",
    },
    quota: QuotaWords {
        per_minute: "Aanroepen per minuut:",
        per_day: "Aanroepen per dag:",
        answer: "Wat we erover zeggen:",
        granted: Texts {
            subject: "Je hogere limieten bij FreeSewing",
            heading: "Je mag nu vaker aanroepen",
            lead: "Je hebt om meer aanroepen van de FreeSewing-API gevraagd. Vanaf nu mag je account er zoveel doen:",
            closing: [
                "Je hoeft niets te veranderen: het geldt voor jou en je sleutels vanaf de volgende aanroep.",
                "Is het nog niet genoeg, of juist meer dan je nodig hebt? Beantwoord deze mail, dan vinden we een \
                 oplossing.",
            ],
        },
        declined: Texts {
            subject: "Je verzoek om hogere limieten bij FreeSewing",
            heading: "We konden je verzoek niet inwilligen",
            lead: "Je hebt om meer aanroepen van de FreeSewing-API gevraagd. We hebben ernaar gekeken, en deze keer \
                   moeten we nee zeggen. Dit heb je gevraagd, en dit is waarom:",
            closing: [
                "De limieten blijven zoals ze waren, en je sleutels blijven daarbinnen gewoon werken.",
                "Is er iets wat we moeten weten? Beantwoord deze mail, of vraag het nog eens: we zien je project \
                 graag slagen.",
            ],
        },
    },
    key: "API-sleutel:",
    keys: "API-sleutels:",
    reason: "Reden:",
    key_revoked: Texts {
        subject: "Een van je FreeSewing-API-sleutels is ingetrokken",
        heading: "Een van je API-sleutels is ingetrokken",
        lead: "Iemand van het FreeSewing-team heeft deze API-sleutel van je beëindigd. Scripts die hem gebruiken worden vanaf nu geweigerd.",
        closing: [
            "Was dat een vergissing, of heb je meer nodig dan de sleutel toestond? Beantwoord deze mail, dan vinden we een oplossing.",
            "Je account en je andere sleutels blijven gewoon werken.",
        ],
    },
    keys_revoked: Texts {
        subject: "Je FreeSewing-API-sleutels zijn ingetrokken",
        heading: "Je API-sleutels zijn ingetrokken",
        lead: "Iemand van het FreeSewing-team heeft deze API-sleutels van je beëindigd. Scripts die ze gebruiken worden vanaf nu geweigerd.",
        closing: [
            "Was dat een vergissing, of heb je meer nodig dan de sleutels toestonden? Beantwoord deze mail, dan vinden we een oplossing.",
            "Je account blijft gewoon werken.",
        ],
    },
    key_leaked: Texts {
        subject: "Een van je FreeSewing-API-sleutels stond openbaar",
        heading: "Een van je API-sleutels stond openbaar",
        lead: "Iemand heeft het geheim van deze API-sleutel gevonden op een plek waar anderen het kunnen lezen, en heeft ons dat verteld. We hebben de sleutel meteen beëindigd, zodat niemand hem nog kan gebruiken.",
        closing: [
            "Maak een nieuwe sleutel voor je script, en houd het geheim ervan uit alles wat anderen te zien krijgen.",
            "Kijk ook je andere sleutels na: wie het geheim had, kon er meer maken. Was iets niet van jou, beantwoord dan deze mail om de helpdesk te bereiken.",
        ],
    },
    ends: "Verloopt:",
    rotate: "Hier vernieuw je hem:",
    calls: "Aanroepen in de laatste 24 uur:",
    usual_calls: "Aanroepen op een gewone dag:",
    key_ends_soon: Texts {
        subject: "Een van je FreeSewing-API-sleutels verloopt binnenkort",
        heading: "Een van je API-sleutels verloopt binnenkort",
        lead: "Zodra deze API-sleutel van je verlopen is, worden scripts die hem gebruiken geweigerd.",
        closing: [
            "Heb je hem nog nodig? Stuur een POST-verzoek met je token naar dit adres, met `overlap` in seconden, \
             hoogstens 30 dagen: je krijgt een nieuwe sleutel zoals deze, en zo lang werkt de oude ernaast, maar \
             niet langer dan tot zijn einde. Of maak gewoon een nieuwe sleutel in je account.",
            "Heb je hem niet meer nodig? Dan hoef je niets te doen: hij verloopt vanzelf.",
        ],
    },
    key_used_unusually: LinkLetter {
        texts: Texts {
            subject: "Een van je FreeSewing-API-sleutels wordt veel meer gebruikt dan anders",
            heading: "Ben jij dit?",
            lead: "Deze API-sleutel van je wordt meer dan tien keer zo veel gebruikt als anders. Misschien heeft je \
                   script vandaag meer te doen, of draait het in kringetjes; misschien heeft iemand anders de \
                   sleutel in handen. Weet je niet waarom, trek hem dan in: de knop brengt je naar een pagina die \
                   dat in één stap doet.",
            closing: [
                "Is alles in orde? Dan hoef je niets te doen. We melden ons over deze sleutel hoogstens één keer in \
                 7 dagen.",
                "De link werkt 14 dagen. Hij kan niets anders dan deze ene sleutel intrekken, en dat kan iedereen \
                 die hem heeft: deel hem niet.",
            ],
        },
        button: "Deze sleutel intrekken",
    },
};
