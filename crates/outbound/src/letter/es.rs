//! Spanish, informal.

use super::words::{LinkLetter, QuotaWords, Texts, Words};

pub(crate) const WORDS: Words = Words {
    greeting: "Hola:",
    signature: ["¡Feliz costura!", "El equipo de FreeSewing"],
    fallback: "Si el botón no funciona, copia este enlace en tu navegador:",
    postscript: "P. D.: FreeSewing es gratis para todo el mundo gracias a nuestros mecenas. Si puedes aportar algo, \
                 únete a ellos.",
    patron: "Hazte mecenas",
    transactional: "Esto no es publicidad. Es un correo de servicio: lo recibes por algo que se ha hecho en nuestro \
                    sitio web.",
    why: "¿Por qué he recibido este correo?",
    signup: LinkLetter {
        texts: Texts {
            subject: "Crea tu cuenta de FreeSewing",
            heading: "Te damos la bienvenida a FreeSewing",
            lead: "Alguien, esperamos que tú, quiere una cuenta de FreeSewing para esta dirección de correo. Usa este \
                   enlace para crearla.",
            closing: [
                "El enlace funciona durante 30 días.",
                "¿No has sido tú? Entonces ignora este correo y no se creará ninguna cuenta.",
            ],
        },
        button: "Crear mi cuenta",
    },
    signup_existing: LinkLetter {
        texts: Texts {
            subject: "Ya tienes una cuenta de FreeSewing",
            heading: "Ya tienes una cuenta",
            lead: "Alguien, esperamos que tú, ha intentado registrarse en FreeSewing con esta dirección de correo. Ya \
                   tiene una cuenta, así que no hace falta crear otra. Usa este enlace para iniciar sesión.",
            closing: [
                "El enlace funciona una sola vez y solo durante una hora. No lo compartas: quien lo tenga puede \
                 iniciar sesión en tu nombre.",
                "¿No has sido tú? Entonces ignora este correo. No ha cambiado nada.",
            ],
        },
        button: "Iniciar sesión",
    },
    signup_disabled: Texts {
        subject: "Tu cuenta de FreeSewing está desactivada",
        heading: "Tu cuenta está desactivada",
        lead: "Alguien, esperamos que tú, ha intentado registrarse en FreeSewing con esta dirección de correo. Tiene \
               una cuenta, pero está desactivada: o bien lo pediste tú, o bien lo hizo alguien de la administración. \
               Solo nuestro equipo de soporte puede volver a activarla.",
        closing: [
            "¿Quieres recuperarla? Responde a este correo para hablar con soporte.",
            "¿No has sido tú? Entonces ignora este correo. No ha cambiado nada.",
        ],
    },
    signin_link: LinkLetter {
        texts: Texts {
            subject: "Tu enlace para entrar en FreeSewing",
            heading: "Entra en FreeSewing",
            lead: "Has pedido un enlace para iniciar sesión sin contraseña. Aquí lo tienes.",
            closing: [
                "El enlace funciona una sola vez y solo durante una hora. No lo compartas: quien lo tenga puede \
                 iniciar sesión en tu nombre.",
                "¿No lo has pedido tú? Entonces ignora este correo. Sin el enlace no puede entrar nadie.",
            ],
        },
        button: "Iniciar sesión",
    },
    email_change: LinkLetter {
        texts: Texts {
            subject: "Confirma tu nueva dirección de correo para FreeSewing",
            heading: "Confirma tu nueva dirección de correo",
            lead: "Alguien, esperamos que tú, quiere cambiar la dirección de correo de tu cuenta de FreeSewing. \
                   Enviamos este correo a la dirección nueva, con copia a la antigua. Usa este enlace para confirmar \
                   la dirección nueva.",
            closing: [
                "El enlace funciona durante 24 horas. Hasta que lo uses, todo sigue igual.",
                "¿No lo has pedido tú? Entonces no uses el enlace y responde a este correo cuanto antes: puede que \
                 otra persona haya entrado en tu cuenta.",
            ],
        },
        button: "Confirmar la dirección nueva",
    },
    newsletter_confirm: LinkLetter {
        texts: Texts {
            subject: "Confirma tu suscripción al boletín de FreeSewing",
            heading: "Confirma tu suscripción al boletín",
            lead: "Alguien, esperamos que tú, quiere recibir el boletín de FreeSewing en esta dirección de correo. \
                   Todavía no lo enviamos: usa este enlace para confirmar la suscripción.",
            closing: [
                "El enlace funciona durante 30 días.",
                "¿No has sido tú? Entonces ignora este correo y no recibirás el boletín.",
            ],
        },
        button: "Confirmar mi suscripción",
    },
    newsletter_active: LinkLetter {
        texts: Texts {
            subject: "Ya recibes el boletín de FreeSewing",
            heading: "Ya tienes una suscripción",
            lead: "Alguien, esperamos que tú, ha intentado suscribirse al boletín de FreeSewing con esta dirección \
                   de correo. Ya está en la lista, así que no hace falta hacer nada más.",
            closing: [
                "No compartas el enlace: quien lo tenga puede darte de baja.",
                "¿No has sido tú? Entonces ignora este correo. No ha cambiado nada.",
            ],
        },
        button: "¿Ya no quieres recibir el boletín? Usa este enlace para darte de baja:",
    },
    translator_invite: LinkLetter {
        texts: Texts {
            subject: "Únete al equipo de traducción de FreeSewing",
            heading: "Ayúdanos a traducir FreeSewing",
            lead: "Has pedido unirte a nuestro equipo de traducción, y nos encantará contar contigo. Traducimos con \
                   Crowdin; usa este enlace para unirte a nosotros allí.",
            closing: [
                "Crowdin es un servicio aparte: allí necesitas una cuenta, que es gratuita.",
                "¿No lo has pedido tú? Entonces ignora este correo. No ha cambiado nada.",
            ],
        },
        button: "Unirme al equipo",
    },
    quota: QuotaWords {
        per_minute: "Llamadas por minuto:",
        per_day: "Llamadas por día:",
        answer: "Lo que decimos al respecto:",
        granted: Texts {
            subject: "Tus nuevos límites en FreeSewing",
            heading: "Ya puedes hacer más llamadas",
            lead: "Has pedido más llamadas a la API de FreeSewing. A partir de ahora tu cuenta puede hacer estas:",
            closing: [
                "No tienes que cambiar nada: vale para ti y para tus claves desde la próxima llamada.",
                "¿Sigue sin ser suficiente, o es más de lo que necesitas? Responde a este correo y buscaremos una \
                 solución.",
            ],
        },
        declined: Texts {
            subject: "Tu petición de límites más altos en FreeSewing",
            heading: "No hemos podido aceptar tu petición",
            lead: "Has pedido más llamadas a la API de FreeSewing. Lo hemos mirado y esta vez tenemos que decir que \
                   no. Esto es lo que pediste, y el motivo:",
            closing: [
                "Los límites siguen como estaban, y tus claves siguen funcionando dentro de ellos.",
                "¿Hay algo que deberíamos saber? Responde a este correo o vuelve a pedirlo: nos gustaría que tu \
                 proyecto salga adelante.",
            ],
        },
    },
    key: "Clave de API:",
    keys: "Claves de API:",
    reason: "Motivo:",
    key_revoked: Texts {
        subject: "Se ha revocado una de tus claves de API de FreeSewing",
        heading: "Se ha revocado una de tus claves de API",
        lead: "Alguien del equipo de FreeSewing ha dado por terminada esta clave de API tuya. A partir de ahora se rechazan los scripts que la usan.",
        closing: [
            "¿Ha sido un error, o necesitas más de lo que permitía la clave? Responde a este correo y buscaremos una solución.",
            "Tu cuenta y tus demás claves siguen funcionando.",
        ],
    },
    keys_revoked: Texts {
        subject: "Se han revocado tus claves de API de FreeSewing",
        heading: "Se han revocado tus claves de API",
        lead: "Alguien del equipo de FreeSewing ha dado por terminadas estas claves de API tuyas. A partir de ahora se rechazan los scripts que las usan.",
        closing: [
            "¿Ha sido un error, o necesitas más de lo que permitían las claves? Responde a este correo y buscaremos una solución.",
            "Tu cuenta sigue funcionando.",
        ],
    },
    key_leaked: Texts {
        subject: "Una de tus claves de API de FreeSewing estaba a la vista",
        heading: "Una de tus claves de API estaba a la vista",
        lead: "Alguien ha encontrado el secreto de esta clave de API tuya donde otros pueden leerlo y nos ha avisado. Hemos dado por terminada la clave de inmediato, así que ya nadie puede usarla.",
        closing: [
            "Crea una clave nueva para tu script y mantén su secreto fuera de todo lo que otros puedan ver.",
            "Revisa también tus otras claves: quien tenía el secreto podía crear más. Si algo no fue cosa tuya, responde a este correo para hablar con soporte.",
        ],
    },
    ends: "Caduca:",
    rotate: "Dónde renovarla:",
    calls: "Llamadas en las últimas 24 horas:",
    usual_calls: "Llamadas en un día normal:",
    key_ends_soon: Texts {
        subject: "Una de tus claves de API de FreeSewing caduca pronto",
        heading: "Una de tus claves de API caduca pronto",
        lead: "Cuando esta clave de API tuya haya caducado, se rechazarán los scripts que la usan.",
        closing: [
            "¿Todavía la necesitas? Envía una petición POST con tu token a esta dirección, con `overlap` en \
             segundos, 30 días como máximo: recibirás una clave nueva igual a esta, y durante ese tiempo la antigua \
             seguirá funcionando a su lado, pero no más allá de su fin. O crea sin más una clave nueva en tu cuenta.",
            "¿Ya no la necesitas? Entonces no tienes que hacer nada: caduca sola.",
        ],
    },
    key_used_unusually: LinkLetter {
        texts: Texts {
            subject: "Una de tus claves de API de FreeSewing se usa mucho más de lo normal",
            heading: "¿Eres tú?",
            lead: "Esta clave de API tuya se usa más de diez veces lo normal. Puede que tu script tenga hoy más \
                   trabajo o que dé vueltas sin fin; puede que otra persona se haya hecho con la clave. Si no sabes \
                   por qué, revócala: el botón lleva a una página que lo hace en un solo paso.",
            closing: [
                "¿Está todo bien? Entonces no tienes que hacer nada. Solo te avisamos de esta clave una vez cada 7 \
                 días.",
                "El enlace funciona durante 14 días. Solo sirve para revocar esta clave, y puede hacerlo cualquiera \
                 que lo tenga: no lo compartas.",
            ],
        },
        button: "Revocar esta clave",
    },
};
