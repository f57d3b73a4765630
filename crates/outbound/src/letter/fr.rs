//! French, informal.

use super::words::{LinkLetter, QuotaWords, Texts, Words};

pub(crate) const WORDS: Words = Words {
    greeting: "Bonjour,",
    signature: ["Bonne couture\u{a0}!", "L’équipe FreeSewing"],
    fallback: "Si le bouton ne fonctionne pas, copie ce lien dans ton navigateur\u{a0}:",
    postscript: "PS\u{a0}: FreeSewing est gratuit pour tout le monde, et c’est grâce à nos mécènes. Si tu peux donner \
                 un petit quelque chose, rejoins-les.",
    patron: "Devenir mécène",
    transactional: "Ceci n’est pas de la publicité, mais un message de service\u{a0}: tu le reçois suite à une action \
                    effectuée sur notre site.",
    why: "Pourquoi ai-je reçu ce message\u{a0}?",
    signup: LinkLetter {
        texts: Texts {
            subject: "Crée ton compte FreeSewing",
            heading: "Bienvenue chez FreeSewing",
            lead: "Quelqu’un (toi, on l’espère) veut un compte FreeSewing pour cette adresse e-mail. Utilise ce lien \
                   pour le créer.",
            closing: [
                "Le lien fonctionne pendant 30 jours.",
                "Ce n’était pas toi\u{a0}? Alors ignore ce message, et aucun compte ne sera créé.",
            ],
        },
        button: "Créer mon compte",
    },
    signup_existing: LinkLetter {
        texts: Texts {
            subject: "Tu as déjà un compte FreeSewing",
            heading: "Tu as déjà un compte",
            lead: "Quelqu’un (toi, on l’espère) a essayé de s’inscrire chez FreeSewing avec cette adresse e-mail. Elle \
                   a déjà un compte, inutile donc d’en créer un autre. Utilise ce lien pour te connecter.",
            closing: [
                "Le lien fonctionne une seule fois, et pendant une heure seulement. Ne le partage pas\u{a0}: \
                 quiconque l’a peut se connecter à ta place.",
                "Ce n’était pas toi\u{a0}? Alors ignore ce message. Rien n’a changé.",
            ],
        },
        button: "Me connecter",
    },
    signup_disabled: Texts {
        subject: "Ton compte FreeSewing est désactivé",
        heading: "Ton compte est désactivé",
        lead: "Quelqu’un (toi, on l’espère) a essayé de s’inscrire chez FreeSewing avec cette adresse e-mail. Elle a un \
               compte, mais ce compte est désactivé\u{a0}: soit tu l’as demandé, soit l’équipe d’administration l’a \
               fait. Seule notre équipe d’assistance peut le réactiver.",
        closing: [
            "Tu veux le récupérer\u{a0}? Réponds à ce message pour joindre l’assistance.",
            "Ce n’était pas toi\u{a0}? Alors ignore ce message. Rien n’a changé.",
        ],
    },
    signin_link: LinkLetter {
        texts: Texts {
            subject: "Ton lien de connexion à FreeSewing",
            heading: "Connecte-toi à FreeSewing",
            lead: "Tu as demandé un lien pour te connecter sans mot de passe. Le voici.",
            closing: [
                "Le lien fonctionne une seule fois, et pendant une heure seulement. Ne le partage pas\u{a0}: \
                 quiconque l’a peut se connecter à ta place.",
                "Tu n’as rien demandé\u{a0}? Alors ignore ce message. Sans le lien, personne ne peut se connecter.",
            ],
        },
        button: "Me connecter",
    },
    email_change: LinkLetter {
        texts: Texts {
            subject: "Confirme ta nouvelle adresse e-mail pour FreeSewing",
            heading: "Confirme ta nouvelle adresse e-mail",
            lead: "Quelqu’un (toi, on l’espère) veut changer l’adresse e-mail de ton compte FreeSewing. Nous envoyons \
                   ce message à la nouvelle adresse, et une copie à l’ancienne. Utilise ce lien pour confirmer la \
                   nouvelle adresse.",
            closing: [
                "Le lien fonctionne pendant 24 heures. Tant que tu ne l’utilises pas, rien ne change.",
                "Tu n’as rien demandé\u{a0}? Alors n’utilise pas le lien et réponds tout de suite à ce message\u{a0}: \
                 quelqu’un d’autre est peut-être entré dans ton compte.",
            ],
        },
        button: "Confirmer la nouvelle adresse",
    },
    newsletter_confirm: LinkLetter {
        texts: Texts {
            subject: "Confirme ton abonnement à la newsletter FreeSewing",
            heading: "Confirme ton abonnement à la newsletter",
            lead: "Quelqu’un (toi, on l’espère) veut recevoir la newsletter FreeSewing à cette adresse e-mail. Nous \
                   ne l’envoyons pas encore\u{a0}: utilise ce lien pour confirmer l’abonnement.",
            closing: [
                "Le lien fonctionne pendant 30 jours.",
                "Ce n’était pas toi\u{a0}? Alors ignore ce message, et tu ne recevras pas la newsletter.",
            ],
        },
        button: "Confirmer mon abonnement",
    },
    newsletter_active: LinkLetter {
        texts: Texts {
            subject: "Tu reçois déjà la newsletter FreeSewing",
            heading: "Tu es déjà sur la liste",
            lead: "Quelqu’un (toi, on l’espère) a essayé de s’abonner à la newsletter FreeSewing avec cette adresse \
                   e-mail. Elle est déjà sur la liste, il n’y a donc plus rien à faire.",
            closing: [
                "Ne partage pas le lien\u{a0}: quiconque l’a peut mettre fin à ton abonnement.",
                "Ce n’était pas toi\u{a0}? Alors ignore ce message. Rien n’a changé.",
            ],
        },
        button: "Tu ne veux plus recevoir la newsletter\u{a0}? Utilise ce lien pour te désabonner\u{a0}:",
    },
    translator_invite: LinkLetter {
        texts: Texts {
            subject: "Rejoins l’équipe de traduction de FreeSewing",
            heading: "Aide-nous à traduire FreeSewing",
            lead: "Tu as demandé à rejoindre notre équipe de traduction, et c’est avec plaisir que nous t’y \
                   accueillons. Nous traduisons avec Crowdin\u{a0}; utilise ce lien pour nous y rejoindre.",
            closing: [
                "Crowdin est un service à part\u{a0}: il t’y faut un compte, qui est gratuit.",
                "Tu n’as rien demandé\u{a0}? Alors ignore ce message. Rien n’a changé.",
            ],
        },
        button: "Rejoindre l’équipe",
    },
    quota: QuotaWords {
        per_minute: "Appels par minute\u{a0}:",
        per_day: "Appels par jour\u{a0}:",
        answer: "Ce que nous en disons\u{a0}:",
        granted: Texts {
            subject: "Tes nouvelles limites chez FreeSewing",
            heading: "Tu peux maintenant faire plus d’appels",
            lead: "Tu as demandé plus d’appels à l’API de FreeSewing. Désormais, ton compte peut en faire autant\u{a0}:",
            closing: [
                "Tu n’as rien à changer\u{a0}: c’est valable pour toi et pour tes clés dès le prochain appel.",
                "Ce n’est toujours pas assez, ou c’est plus qu’il ne t’en faut\u{a0}? Réponds à ce message, et on \
                 trouvera une solution.",
            ],
        },
        declined: Texts {
            subject: "Ta demande de limites plus hautes chez FreeSewing",
            heading: "Nous n’avons pas pu accepter ta demande",
            lead: "Tu as demandé plus d’appels à l’API de FreeSewing. Nous l’avons examiné, et cette fois nous devons \
                   dire non. Voici ce que tu as demandé, et pourquoi\u{a0}:",
            closing: [
                "Les limites restent ce qu’elles étaient, et tes clés continuent de fonctionner dans ces limites.",
                "Y a-t-il quelque chose que nous devrions savoir\u{a0}? Réponds à ce message, ou fais une nouvelle \
                 demande\u{a0}: nous aimerions que ton projet réussisse.",
            ],
        },
    },
    key: "Clé d’API\u{a0}:",
    keys: "Clés d’API\u{a0}:",
    reason: "Raison\u{a0}:",
    key_revoked: Texts {
        subject: "Une de tes clés d’API FreeSewing a été révoquée",
        heading: "Une de tes clés d’API a été révoquée",
        lead: "Quelqu’un de l’équipe FreeSewing a mis fin à cette clé d’API. Les scripts qui l’utilisent sont désormais refusés.",
        closing: [
            "C’était une erreur, ou il te faut plus que ce que la clé permettait\u{a0}? Réponds à ce message, et on trouvera une solution.",
            "Ton compte et tes autres clés continuent de fonctionner.",
        ],
    },
    keys_revoked: Texts {
        subject: "Tes clés d’API FreeSewing ont été révoquées",
        heading: "Tes clés d’API ont été révoquées",
        lead: "Quelqu’un de l’équipe FreeSewing a mis fin à ces clés d’API. Les scripts qui les utilisent sont désormais refusés.",
        closing: [
            "C’était une erreur, ou il te faut plus que ce que les clés permettaient\u{a0}? Réponds à ce message, et on trouvera une solution.",
            "Ton compte continue de fonctionner.",
        ],
    },
    key_leaked: Texts {
        subject: "Une de tes clés d’API FreeSewing était visible de tous",
        heading: "Une de tes clés d’API était visible de tous",
        lead: "Quelqu’un a trouvé le secret de cette clé d’API là où d’autres peuvent le lire, et nous a prévenus. Nous avons mis fin à la clé aussitôt, et plus personne ne peut l’utiliser.",
        closing: [
            "Crée une nouvelle clé pour ton script, et garde son secret hors de tout ce que d’autres peuvent voir.",
            "Vérifie aussi tes autres clés\u{a0}: qui avait le secret pouvait en créer. Si quelque chose ne vient pas de toi, réponds à ce message pour joindre l’assistance.",
        ],
    },
    ends: "Expire\u{a0}:",
    rotate: "Où la renouveler\u{a0}:",
    calls: "Appels des dernières 24 heures\u{a0}:",
    usual_calls: "Appels d’un jour ordinaire\u{a0}:",
    key_ends_soon: Texts {
        subject: "Une de tes clés d’API FreeSewing expire bientôt",
        heading: "Une de tes clés d’API expire bientôt",
        lead: "Quand cette clé d’API aura expiré, les scripts qui l’utilisent seront refusés.",
        closing: [
            "Tu en as encore besoin\u{a0}? Envoie une requête POST avec ton jeton à cette adresse, avec `overlap` en \
             secondes, 30 jours au plus\u{a0}: tu reçois une nouvelle clé comme celle-ci, et pendant ce temps \
             l’ancienne fonctionne encore à côté, mais pas au-delà de sa fin. Ou crée simplement une nouvelle clé \
             dans ton compte.",
            "Tu n’en as plus besoin\u{a0}? Alors il n’y a rien à faire\u{a0}: elle expire toute seule.",
        ],
    },
    key_used_unusually: LinkLetter {
        texts: Texts {
            subject: "Une de tes clés d’API FreeSewing est utilisée beaucoup plus que d’habitude",
            heading: "Est-ce bien toi\u{a0}?",
            lead: "Cette clé d’API est utilisée plus de dix fois plus que d’habitude. Ton script a peut-être plus à faire \
                   aujourd’hui, ou il tourne en rond\u{a0}; quelqu’un d’autre a peut-être mis la main sur la clé. Si \
                   tu ne sais pas pourquoi, révoque-la\u{a0}: le bouton mène à une page qui le fait en une étape.",
            closing: [
                "Tout va bien\u{a0}? Alors il n’y a rien à faire. On ne te parle de cette clé qu’une fois tous les 7 \
                 jours.",
                "Le lien fonctionne pendant 14 jours. Il ne peut que révoquer cette seule clé, et quiconque l’a peut \
                 le faire\u{a0}: ne le partage pas.",
            ],
        },
        button: "Révoquer cette clé",
    },
};
