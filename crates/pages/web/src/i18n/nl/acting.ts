import type { Messages } from "../en/index.ts";

export const acting: Messages["acting"] = {
  as: (name) => `Je bent aangemeld als ${name}. Alles wat je hier doet, gebeurt in diens naam.`,
  asRefused: "Je bent aangemeld als iemand van wie het account niets mag.",
  end: "Terug naar mijn eigen account",
  refused: {
    consentLacking: "Dit account heeft geen toestemming gegeven: dat kan alleen de eigenaar.",
    accountDisabled: "De eigenaar heeft dit account uitgeschakeld. Op de pagina ervan kun je het weer actief maken.",
    accountBlocked: "Dit account is geblokkeerd. Op de pagina ervan kun je het weer actief maken.",
    accountInactive: "Dit account is nog niet bevestigd.",
  },
};
