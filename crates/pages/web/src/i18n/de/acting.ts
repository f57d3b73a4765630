import type { Messages } from "../en/index.ts";

export const acting: Messages["acting"] = {
  as: (name) => `Du bist als ${name} angemeldet. Alles, was du hier tust, geschieht in diesem Namen.`,
  asRefused: "Du bist als jemand anderes angemeldet, dessen Konto nichts darf.",
  end: "Zurück zu meinem Konto",
  refused: {
    consentLacking: "Dieses Konto hat keine Einwilligung gegeben: Das kann nur, wem es gehört.",
    accountDisabled: "Dieses Konto hat stillgelegt, wem es gehört. Auf seiner Seite kannst du es wieder aktivieren.",
    accountBlocked: "Dieses Konto ist gesperrt. Auf seiner Seite kannst du es wieder aktivieren.",
    accountInactive: "Dieses Konto ist noch nicht bestätigt.",
  },
};
