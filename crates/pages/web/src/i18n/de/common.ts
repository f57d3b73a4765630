import type { Messages } from "../en/index.ts";

export const common: Messages["common"] = {
  title: "Dein FreeSewing-Konto",
  skip: "Zum Inhalt springen",
  loading: "Wird geladen …",
  close: "Schließen",
  cancel: "Abbrechen",
  save: "Speichern",
  saved: "Gespeichert.",
  remove: "Löschen",
  back: "Zurück",
  copy: "Kopieren",
  copied: "Kopiert",
  copyWhat: (what) => `Kopieren: ${what}`,
  language: "Sprache",
  menu: "Seiten",
  notFound: "Diese Seite gibt es nicht.",
  signOut: "Abmelden",
  pages: {
    keys: "API-Schlüssel",
    sets: "Maße",
    patterns: "Schnittmuster",
    bookmarks: "Lesezeichen",
    account: "Konto",
    maintain: "Verwalten",
    docs: "Die API",
  },
};
