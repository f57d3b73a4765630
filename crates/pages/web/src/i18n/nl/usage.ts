import type { Messages } from "../en/index.ts";

export const usage: Messages["usage"] = {
  title: "Gebruik",
  by: "Tonen per",
  bys: { hour: "Uur", day: "Dag", route: "Route", outcome: "Resultaat", key: "Sleutel" },
  span: "Hoe ver terug",
  total: "Alle",
  calls: "Aanroepen",
  outcomes: {
    ok: "Gelukt",
    clientError: "Verkeerd gevraagd",
    denied: "Niet toegestaan",
    limited: "Te veel",
    serverError: "Fout van de server",
  },
  none: "Geen aanroepen in deze tijd.",
  utc: "Dagen zijn die van UTC.",
  chart: (calls) => `Grafiek van ${calls} aanroepen. De pijltoetsen gaan van kolom naar kolom.`,
  column: (when, calls) => `${when}: ${calls}`,
  pick: "Wijs een kolom aan, of ga er met de pijltoetsen heen, om de getallen te zien.",
  table: "Als tabel",
  share: "Aandeel",
  csv: "CSV downloaden",
  signedIn: "Aangemeld, zonder sleutel",
  goneKey: "Een sleutel die er niet meer is",
};
