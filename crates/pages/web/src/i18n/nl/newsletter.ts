import type { Messages } from "../en/index.ts";

export const newsletter: Messages["newsletter"] = {
  subscribe: {
    title: "De nieuwsbrief ontvangen",
    lead: "De nieuwsbrief van FreeSewing komt een paar keer per jaar. Je kunt je op elk moment afmelden.",
    action: "Inschrijven",
    done: "Vanaf nu krijg je de nieuwsbrief.",
  },
  unsubscribe: {
    title: "Afmelden voor de nieuwsbrief",
    lead: "We halen je adres dan van de lijst.",
    action: "Afmelden",
    done: "Je krijgt geen nieuwsbrief meer.",
  },
  linkBad: "Deze link is niet volledig, of er hoort geen inschrijving bij.",
};
