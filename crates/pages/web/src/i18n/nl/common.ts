import type { Messages } from "../en/index.ts";

export const common: Messages["common"] = {
  title: "Je FreeSewing-account",
  skip: "Naar de inhoud",
  loading: "Laden …",
  close: "Sluiten",
  cancel: "Annuleren",
  save: "Opslaan",
  saved: "Opgeslagen.",
  remove: "Verwijderen",
  back: "Terug",
  copy: "Kopiëren",
  copied: "Gekopieerd",
  copyWhat: (what) => `Kopiëren: ${what}`,
  language: "Taal",
  menu: "Pagina’s",
  notFound: "Deze pagina bestaat niet.",
  signOut: "Afmelden",
  pages: {
    keys: "API-sleutels",
    sets: "Maten",
    patterns: "Patronen",
    bookmarks: "Bladwijzers",
    account: "Account",
    maintain: "Beheren",
    docs: "De API",
  },
};
