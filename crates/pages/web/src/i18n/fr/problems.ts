import type { Messages } from "../en/index.ts";

export const problems: Messages["problems"] = {
  unknown: "Un problème est survenu. Veuillez recharger la page.",
  server: "Le serveur n’a pas pu le faire. Réessayez dans une minute.",
  refused: (identifier) => `Le serveur ne l’a pas accepté (${identifier}).`,
  tooMuch: (seconds) =>
    seconds < 90
      ? `C’était un peu trop à la fois. Réessayez dans ${seconds} secondes.`
      : `C’était un peu trop à la fois. Réessayez dans ${Math.ceil(seconds / 60)} minutes.`,
  byIdentifier: {
    network: "Le serveur est injoignable. Êtes-vous en ligne ?",
    unauthorized: "Veuillez vous reconnecter.",
    notFound: "Cela n’existe plus.",
    signInFailed: "Le nom ou le mot de passe est incorrect.",
    statusLacking: "Ce compte n’est pas actif. Si vous l’avez désactivé, demandez à l’équipe de le réactiver.",
    accountBlocked: "Ce compte a été bloqué par l’équipe.",
    mfaTokenRequired: "Saisissez les six chiffres de votre application d’authentification.",
    mfaTokenInvalid: "Ce ne sont pas les bons chiffres. Ils changent toutes les 30 secondes.",
    reasonMissing: "Dites pourquoi, s’il vous plaît.",
    answerMissing: "Dites pourquoi, s’il vous plaît.",
    keyNotActive: "Il n’y a pas de telle clé qui fonctionne encore.",
    quotaRequestDecided: "Quelqu’un d’autre a répondu à cette demande avant vous.",
    bodyTooLarge: "C’est trop grand.",
    authenticationFailed: "Le mot de passe ou les six chiffres sont incorrects.",
    emailInvalid: "Cela ne ressemble pas à une adresse e-mail.",
    emailMissing: "Saisissez votre adresse e-mail.",
    usernameMissing: "Saisissez votre nom d’utilisateur ou votre adresse e-mail.",
    passwordMissing: "Saisissez votre mot de passe.",
    nameMissing: "Donnez-lui un nom.",
    nameTooLong: "Ce nom est trop long : 500 caractères au plus.",
    insufficientAccessLevel: "Votre compte n’a pas le droit de faire cela.",
    imgInvalid: "Ce n’est pas une image que nous pouvons afficher.",
  },
};
