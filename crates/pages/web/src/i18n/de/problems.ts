import type { Messages } from "../en/index.ts";

export const problems: Messages["problems"] = {
  unknown: "Hier ist etwas schiefgegangen. Bitte lade die Seite neu.",
  server: "Der Server hat es nicht geschafft. Bitte versuche es in einer Minute noch einmal.",
  refused: (identifier) => `Der Server hat es nicht angenommen (${identifier}).`,
  tooMuch: (seconds) =>
    seconds < 90
      ? `Das war etwas viel auf einmal. Versuche es in ${seconds} Sekunden noch einmal.`
      : `Das war etwas viel auf einmal. Versuche es in ${Math.ceil(seconds / 60)} Minuten noch einmal.`,
  byIdentifier: {
    network: "Der Server ist nicht erreichbar. Bist du online?",
    unauthorized: "Bitte melde dich noch einmal an.",
    notFound: "Das gibt es nicht mehr.",
    signInFailed: "Der Name oder das Passwort ist falsch.",
    statusLacking: "Dieses Konto ist nicht aktiv. Wenn du es stillgelegt hast, bitte die Betreuenden, es wieder freizuschalten.",
    accountBlocked: "Dieses Konto wurde von den Betreuenden gesperrt.",
    mfaTokenRequired: "Bitte gib die sechs Ziffern aus deiner Authenticator-App ein.",
    mfaTokenInvalid: "Das sind nicht die richtigen sechs Ziffern. Sie wechseln alle 30 Sekunden.",
    reasonMissing: "Bitte sag, warum.",
    answerMissing: "Bitte sag, warum.",
    keyNotActive: "So einen Schlüssel, der noch funktioniert, gibt es nicht.",
    quotaRequestDecided: "Jemand anders hat diesen Antrag vor dir beantwortet.",
    bodyTooLarge: "Das ist zu groß.",
    authenticationFailed: "Das Passwort oder die sechs Ziffern sind falsch.",
    emailInvalid: "Das sieht nicht nach einer E-Mail-Adresse aus.",
    emailMissing: "Bitte gib deine E-Mail-Adresse ein.",
    usernameMissing: "Bitte gib deinen Benutzernamen oder deine E-Mail-Adresse ein.",
    passwordMissing: "Bitte gib dein Passwort ein.",
    nameMissing: "Bitte gib einen Namen ein.",
    nameTooLong: "Dieser Name ist zu lang: höchstens 500 Zeichen.",
    insufficientAccessLevel: "Dein Konto darf das nicht.",
    imgInvalid: "Das ist kein Bild, das wir zeigen können.",
  },
};
