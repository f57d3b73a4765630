import type { Messages } from "../en/index.ts";

export const common: Messages["common"] = {
  title: "Votre compte FreeSewing",
  skip: "Aller au contenu",
  loading: "Chargement…",
  close: "Fermer",
  cancel: "Annuler",
  save: "Enregistrer",
  saved: "Enregistré.",
  remove: "Supprimer",
  back: "Retour",
  copy: "Copier",
  copied: "Copié",
  copyWhat: (what) => `Copier : ${what}`,
  language: "Langue",
  menu: "Pages",
  notFound: "Cette page n’existe pas.",
  signOut: "Se déconnecter",
  pages: {
    keys: "Clés d’API",
    sets: "Mesures",
    patterns: "Patrons",
    bookmarks: "Signets",
    account: "Compte",
    maintain: "Gestion",
    docs: "L’API",
  },
};
