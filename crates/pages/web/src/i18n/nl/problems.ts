import type { Messages } from "../en/index.ts";

export const problems: Messages["problems"] = {
  unknown: "Er ging hier iets mis. Laad de pagina opnieuw.",
  server: "De server kon het niet doen. Probeer het over een minuut opnieuw.",
  refused: (identifier) => `De server heeft het niet aangenomen (${identifier}).`,
  tooMuch: (seconds) =>
    seconds < 90
      ? `Dat was wat veel tegelijk. Probeer het over ${seconds} seconden opnieuw.`
      : `Dat was wat veel tegelijk. Probeer het over ${Math.ceil(seconds / 60)} minuten opnieuw.`,
  byIdentifier: {
    network: "De server is niet bereikbaar. Ben je online?",
    unauthorized: "Meld je opnieuw aan.",
    notFound: "Het is er niet meer.",
    signInFailed: "De naam of het wachtwoord klopt niet.",
    statusLacking: "Dit account is niet actief. Als je het hebt uitgeschakeld, vraag de beheerders dan om het weer aan te zetten.",
    accountBlocked: "Dit account is door de beheerders geblokkeerd.",
    mfaTokenRequired: "Typ de zes cijfers van je authenticator-app.",
    mfaTokenInvalid: "Dit zijn niet de juiste zes cijfers. Ze veranderen elke 30 seconden.",
    reasonMissing: "Zeg alsjeblieft waarom.",
    answerMissing: "Zeg alsjeblieft waarom.",
    keyNotActive: "Er is geen zulke sleutel die nog werkt.",
    quotaRequestDecided: "Iemand anders heeft deze aanvraag voor je beantwoord.",
    bodyTooLarge: "Dit is te groot.",
    authenticationFailed: "Het wachtwoord of de zes cijfers kloppen niet.",
    emailInvalid: "Dit lijkt niet op een e-mailadres.",
    emailMissing: "Typ je e-mailadres.",
    usernameMissing: "Typ je gebruikersnaam of je e-mailadres.",
    passwordMissing: "Typ je wachtwoord.",
    nameMissing: "Geef het een naam.",
    nameTooLong: "Deze naam is te lang: hoogstens 500 tekens.",
    insufficientAccessLevel: "Je account mag dit niet doen.",
    imgInvalid: "Dit is geen afbeelding die we kunnen tonen.",
  },
};
