// The six languages. The words of the first pages in English are built in; all others are fetched when they are needed.

import { createContext, type ComponentChildren } from "preact";
import { useContext, useEffect, useState } from "preact/hooks";
import { useLocation } from "../router.ts";
import { first as english } from "./en/first.ts";
import type { FirstMessages, Messages } from "./en/index.ts";

export type { FirstMessages, Messages };

export const LANGUAGES = {
  en: "English",
  de: "Deutsch",
  es: "Español",
  fr: "Français",
  nl: "Nederlands",
  uk: "Українська",
} as const;

export type Language = keyof typeof LANGUAGES;

/** What of the words is there: those of the first pages, or all. */
export type Words = FirstMessages & Partial<Messages>;

const FIRST: Record<Language, () => Promise<FirstMessages>> = {
  en: async () => english,
  de: async () => (await import("./de/first.ts")).first,
  es: async () => (await import("./es/first.ts")).first,
  fr: async () => (await import("./fr/first.ts")).first,
  nl: async () => (await import("./nl/first.ts")).first,
  uk: async () => (await import("./uk/first.ts")).first,
};

const ALL: Record<Language, () => Promise<Messages>> = {
  en: async () => (await import("./en/index.ts")).en,
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
  readonly text: Words;
  readonly speak: (language: Language) => void;
  /** Fetches all words, for the pages behind signing in; from then on they come with every language. */
  readonly sayAll: () => Promise<void>;
}

const SpokenContext = createContext<Spoken>({ language: "en", text: english, speak: () => {}, sayAll: async () => {} });

const KEPT = "freesewing.language";

function remembered(): Language {
  const kept = localStorage.getItem(KEPT);
  return kept !== null && isLanguage(kept) ? kept : preferred(navigator.languages);
}

export function Speaking({ children }: { children: ComponentChildren }) {
  const [wanted, setWanted] = useState(remembered);
  const [all, setAll] = useState(false);
  const [spoken, setSpoken] = useState<{ language: Language; text: Words }>({ language: "en", text: english });
  const speak = (language: Language) => {
    localStorage.setItem(KEPT, language);
    setWanted(language);
  };
  const sayAll = async () => {
    const text = await ALL[wanted]();
    setAll(true);
    setSpoken({ language: wanted, text });
  };
  // A link from a mail says which language the mail is in.
  const asked = useLocation().query.get("lang");
  useEffect(() => {
    if (asked !== null && isLanguage(asked)) speak(asked);
  }, [asked]);
  useEffect(() => {
    let current = true;
    const words: Promise<Words> = (all ? ALL : FIRST)[wanted]();
    words.then(
      (text) => current && setSpoken((before) => (before.language === wanted && isAll(before.text) ? before : { language: wanted, text })),
      // Another language is better than none.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [wanted, all]);
  useEffect(() => {
    document.documentElement.lang = spoken.language;
  }, [spoken.language]);
  return <SpokenContext.Provider value={{ ...spoken, speak, sayAll }}>{children}</SpokenContext.Provider>;
}

function isAll(text: Words): text is Messages {
  return "keys" in text;
}

/** The words of the first pages. */
export function useFirstText(): Words {
  return useContext(SpokenContext).text;
}

/** All words. Only for pages that come after [`sayAll`](Spoken). */
export function useText(): Messages {
  const { text } = useContext(SpokenContext);
  if (!isAll(text)) throw new Error("these words are not there yet");
  return text;
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
