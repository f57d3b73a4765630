//! What the page that revokes a key says, in each language.

use freesewing_domain::language::Language;

/// All texts of one language.
pub(super) struct Words {
    /// Revoke this key?
    pub(super) asking: PageTexts,
    /// What the button says.
    pub(super) button: &'static str,
    /// It is revoked.
    pub(super) revoked: PageTexts,
    /// The link is none, or no more.
    pub(super) gone: PageTexts,
}

/// What a page says, from top to bottom.
pub(super) struct PageTexts {
    pub(super) title: &'static str,
    /// Stands above the name of the key.
    pub(super) lead: &'static str,
    /// Stands below everything.
    pub(super) closing: &'static str,
}

impl Words {
    /// The texts of a language.
    pub(super) fn of(language: Language) -> &'static Self {
        match language {
            Language::En => &EN,
            Language::De => &DE,
            Language::Es => &ES,
            Language::Fr => &FR,
            Language::Nl => &NL,
            Language::Uk => &UK,
        }
    }
}

const EN: Words = Words {
    asking: PageTexts {
        title: "Revoke this API key?",
        lead: "Scripts that use this key are refused from then on. This cannot be undone.",
        closing: "Is everything fine with it? Then just close this page. Nothing has happened.",
    },
    button: "Revoke this key",
    revoked: PageTexts {
        title: "The API key is revoked",
        lead: "From now on nobody can use this key any more:",
        closing: "Your account and your other keys go on as before. Your scripts need a new key, which you make in your account.",
    },
    gone: PageTexts {
        title: "This link does nothing any more",
        lead: "It works once, for 14 days, and as long as there is the key.",
        closing: "You find your API keys in your account, and can revoke them there.",
    },
};

const DE: Words = Words {
    asking: PageTexts {
        title: "Diesen API-Schlüssel sperren?",
        lead: "Skripte, die diesen Schlüssel benutzen, werden ab dann abgewiesen. Das lässt sich nicht rückgängig machen.",
        closing: "Ist mit ihm alles in Ordnung? Dann schließe diese Seite einfach. Es ist nichts geschehen.",
    },
    button: "Diesen Schlüssel sperren",
    revoked: PageTexts {
        title: "Der API-Schlüssel ist gesperrt",
        lead: "Ab jetzt kann niemand mehr diesen Schlüssel benutzen:",
        closing: "Dein Konto und deine anderen Schlüssel funktionieren weiter. Deine Skripte brauchen einen neuen Schlüssel, den du in deinem Konto anlegst.",
    },
    gone: PageTexts {
        title: "Dieser Link tut nichts mehr",
        lead: "Er funktioniert einmal, 14 Tage lang, und solange es den Schlüssel gibt.",
        closing: "Du findest deine API-Schlüssel in deinem Konto und kannst sie dort sperren.",
    },
};

const ES: Words = Words {
    asking: PageTexts {
        title: "¿Revocar esta clave de API?",
        lead: "A partir de ese momento se rechazan los scripts que usan esta clave. No se puede deshacer.",
        closing: "¿Está todo bien con ella? Entonces cierra esta página. No ha pasado nada.",
    },
    button: "Revocar esta clave",
    revoked: PageTexts {
        title: "La clave de API está revocada",
        lead: "A partir de ahora ya nadie puede usar esta clave:",
        closing: "Tu cuenta y tus demás claves siguen funcionando. Tus scripts necesitan una clave nueva, que puedes crear en tu cuenta.",
    },
    gone: PageTexts {
        title: "Este enlace ya no hace nada",
        lead: "Funciona una vez, durante 14 días y mientras exista la clave.",
        closing: "Encontrarás tus claves de API en tu cuenta, y allí puedes revocarlas.",
    },
};

const FR: Words = Words {
    asking: PageTexts {
        title: "Révoquer cette clé d’API\u{a0}?",
        lead: "Les scripts qui utilisent cette clé seront alors refusés. C’est sans retour.",
        closing: "Tout va bien avec elle\u{a0}? Alors ferme simplement cette page. Rien ne s’est passé.",
    },
    button: "Révoquer cette clé",
    revoked: PageTexts {
        title: "La clé d’API est révoquée",
        lead: "Désormais, plus personne ne peut utiliser cette clé\u{a0}:",
        closing: "Ton compte et tes autres clés continuent de fonctionner. Il faut à tes scripts une nouvelle clé, que tu crées dans ton compte.",
    },
    gone: PageTexts {
        title: "Ce lien ne fait plus rien",
        lead: "Il fonctionne une fois, pendant 14 jours, et tant que la clé existe.",
        closing: "Tu trouves tes clés d’API dans ton compte, et tu peux les y révoquer.",
    },
};

const NL: Words = Words {
    asking: PageTexts {
        title: "Deze API-sleutel intrekken?",
        lead: "Scripts die deze sleutel gebruiken worden vanaf dan geweigerd. Dit is niet terug te draaien.",
        closing: "Is er niets mee aan de hand? Sluit dan gewoon deze pagina. Er is niets gebeurd.",
    },
    button: "Deze sleutel intrekken",
    revoked: PageTexts {
        title: "De API-sleutel is ingetrokken",
        lead: "Vanaf nu kan niemand deze sleutel nog gebruiken:",
        closing: "Je account en je andere sleutels blijven gewoon werken. Je scripts hebben een nieuwe sleutel nodig, die je in je account maakt.",
    },
    gone: PageTexts {
        title: "Deze link doet niets meer",
        lead: "Hij werkt één keer, 14 dagen lang, en zolang de sleutel bestaat.",
        closing: "Je vindt je API-sleutels in je account, en kunt ze daar intrekken.",
    },
};

const UK: Words = Words {
    asking: PageTexts {
        title: "Відкликати цей ключ API?",
        lead: "Відтоді скриптам, які користуються цим ключем, буде відмовлено. Це не можна скасувати.",
        closing: "З ним усе гаразд? Тоді просто закрий цю сторінку. Нічого не сталося.",
    },
    button: "Відкликати цей ключ",
    revoked: PageTexts {
        title: "Ключ API відкликано",
        lead: "Відтепер ніхто більше не може користуватися цим ключем:",
        closing: "Твій обліковий запис та інші ключі працюють далі. Твоїм скриптам потрібен новий ключ, який ти створиш у своєму обліковому записі.",
    },
    gone: PageTexts {
        title: "Це посилання більше не діє",
        lead: "Воно діє один раз, протягом 14 днів і поки є ключ.",
        closing: "Свої ключі API ти знайдеш у своєму обліковому записі, там їх можна й відкликати.",
    },
};
