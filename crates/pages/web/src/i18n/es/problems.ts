import type { Messages } from "../en/index.ts";

export const problems: Messages["problems"] = {
  unknown: "Algo ha ido mal. Vuelve a cargar la página.",
  server: "El servidor no ha podido hacerlo. Inténtalo de nuevo dentro de un minuto.",
  refused: (identifier) => `El servidor no lo ha aceptado (${identifier}).`,
  tooMuch: (seconds) =>
    seconds < 90
      ? `Eso ha sido demasiado de una vez. Inténtalo de nuevo dentro de ${seconds} segundos.`
      : `Eso ha sido demasiado de una vez. Inténtalo de nuevo dentro de ${Math.ceil(seconds / 60)} minutos.`,
  byIdentifier: {
    network: "No se puede llegar al servidor. ¿Tienes conexión?",
    unauthorized: "Vuelve a iniciar sesión.",
    notFound: "Ya no existe.",
    signInFailed: "El nombre o la contraseña no son correctos.",
    statusLacking: "Esta cuenta no está activa. Si la desactivaste, pide al equipo que la vuelva a activar.",
    accountBlocked: "El equipo ha bloqueado esta cuenta.",
    mfaTokenRequired: "Escribe las seis cifras de tu aplicación de autenticación.",
    mfaTokenInvalid: "Estas no son las seis cifras correctas. Cambian cada 30 segundos.",
    reasonMissing: "Di por qué, por favor.",
    answerMissing: "Di por qué, por favor.",
    keyNotActive: "No hay ninguna clave así que aún funcione.",
    quotaRequestDecided: "Otra persona respondió a esta solicitud antes que tú.",
    bodyTooLarge: "Esto es demasiado grande.",
    authenticationFailed: "La contraseña o las seis cifras no son correctas.",
    emailInvalid: "Esto no parece un correo electrónico.",
    emailMissing: "Escribe tu correo electrónico.",
    usernameMissing: "Escribe tu nombre de usuario o tu correo electrónico.",
    passwordMissing: "Escribe tu contraseña.",
    nameMissing: "Ponle un nombre.",
    nameTooLong: "Este nombre es demasiado largo: 500 caracteres como máximo.",
    insufficientAccessLevel: "Tu cuenta no tiene permiso para hacer esto.",
    imgInvalid: "Esta no es una imagen que podamos mostrar.",
  },
};
