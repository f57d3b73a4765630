// The six languages. English is built in; the others are fetched when somebody asks for them.

import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { useLocation } from "../router.ts";
import { en, type Messages } from "./en/index.ts";

export type { Messages };

export const LANGUAGES = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  nl: "Nederlands",
  uk: "Українська",
} as const;

export type Language = keyof typeof LANGUAGES;

const LOADERS: Record<Exclude<Language, "en">, () => Promise<Messages>> = {
  de: async () => (await import("./de/index.ts")).de,
  es: async () => (await import("./es/index.ts")).es,
  fr: async () => (await import("./fr/index.ts")).fr,
  nl: async () => (await import("./nl/index.ts")).nl,
  uk: async () => (await import("./uk/index.ts")).uk,
};

export function isLanguage(code: string): code is Language {
  return Object.hasOwn(LANGUAGES, code);
}

/** The first of somebody's languages that we have. */
export function preferred(codes: readonly string[]): Language {
  for (const code of codes) {
    const short = code.toLowerCase().split("-", 1)[0] ?? "";
    if (isLanguage(short)) return short;
  }
  return "en";
}

interface Spoken {
  readonly language: Language;
  readonly text: Messages;
  readonly speak: (language: Language) => void;
}

const SpokenContext = createContext<Spoken>({ language: "en", text: en, speak: () => {} });

const KEPT = "freesewing.language";

export function Speaking({ children }: { children: ComponentChildren }) {
  const [spoken, setSpoken] = useState<{ language: Language; text: Messages }>({ language: "en", text: en });
  const speak = (language: Language) => {
    localStorage.setItem(KEPT, language);
    void load(language).then((text) => setSpoken({ language, text }));
  };
  // A link from a mail says which language the mail is in.
  const asked = useLocation().query.get("lang");
  useEffect(() => {
    if (asked !== null && isLanguage(asked)) {
      speak(asked);
      return;
    }
    const kept = localStorage.getItem(KEPT);
    const language = kept !== null && isLanguage(kept) ? kept : preferred(navigator.languages);
    void load(language).then((text) => setSpoken({ language, text }));
  }, [asked]);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  return <SpokenContext.Provider value={{ ...spoken, speak }}>{children}</SpokenContext.Provider>;
}

function load(language: Language): Promise<Messages> {
  return language === "en" ? Promise.resolve(en) : LOADERS[language]();
}

/** The words of the language that is spoken. */
export function useText(): Messages {
  return useContext(SpokenContext).text;
}

export function useLanguage(): Spoken {
  return useContext(SpokenContext);
}

/** Numbers and dates as the language writes them. */
export function useFormat() {
  const { language } = useLanguage();
  return {
    number: (value: number) => new Intl.NumberFormat(language).format(value),
    date: (moment: string | number) =>
      new Intl.DateTimeFormat(language, { dateStyle: "medium" }).format(new Date(moment)),
    /** A day of UTC, wherever one looks from. */
    day: (moment: string) =>
      new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" }).format(new Date(moment)),
    /** A part of 1, in per cent. */
    share: (part: number) =>
      new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 }).format(part),
    moment: (moment: string | number) =>
      new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short" }).format(new Date(moment)),
  };
}
