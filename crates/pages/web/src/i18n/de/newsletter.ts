import type { Messages } from "../en/index.ts";

export const newsletter: Messages["newsletter"] = {
  subscribe: {
    title: "Newsletter bekommen",
    lead: "Der Newsletter von FreeSewing kommt ein paar Mal im Jahr. Du kannst ihn jederzeit abbestellen.",
    action: "Abonnieren",
    done: "Ab jetzt bekommst du den Newsletter.",
  },
  unsubscribe: {
    title: "Newsletter abbestellen",
    lead: "Deine Adresse wird dann von der Liste entfernt.",
    action: "Abbestellen",
    done: "Du bekommst keinen Newsletter mehr.",
  },
  linkBad: "Dieser Link ist unvollständig, oder zu ihm gibt es kein Abonnement.",
};
