import type { Messages } from "../en/index.ts";

export const usage: Messages["usage"] = {
  title: "Nutzung",
  by: "Zeigen nach",
  bys: { hour: "Stunde", day: "Tag", route: "Route", outcome: "Ergebnis", key: "Schlüssel" },
  span: "Wie weit zurück",
  total: "Alle",
  calls: "Aufrufe",
  outcomes: {
    ok: "Geklappt",
    clientError: "Falsch gefragt",
    denied: "Nicht erlaubt",
    limited: "Zu viele",
    serverError: "Serverfehler",
  },
  none: "Keine Aufrufe in dieser Zeit.",
  utc: "Tage sind die der Weltzeit (UTC).",
  chart: (calls) => `Diagramm von ${calls} Aufrufen. Die Pfeiltasten gehen von Säule zu Säule.`,
  column: (when, calls) => `${when}: ${calls}`,
  pick: "Zeig auf eine Säule oder geh mit den Pfeiltasten hin, um ihre Zahlen zu sehen.",
  table: "Als Tabelle",
  share: "Anteil",
  csv: "CSV herunterladen",
  signedIn: "Angemeldet, ohne Schlüssel",
  goneKey: "Ein Schlüssel, den es nicht mehr gibt",
};
