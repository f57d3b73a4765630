import type { Messages } from "../en/index.ts";

export const newsletter: Messages["newsletter"] = {
  subscribe: {
    title: "Recevoir la lettre d’information",
    lead: "La lettre d’information de FreeSewing arrive quelques fois par an. Vous pouvez vous désabonner à tout moment.",
    action: "S’abonner",
    done: "Vous recevez désormais la lettre d’information.",
  },
  unsubscribe: {
    title: "Se désabonner de la lettre d’information",
    lead: "Nous retirerons alors votre adresse de la liste.",
    action: "Se désabonner",
    done: "Vous ne recevrez plus la lettre d’information.",
  },
  linkBad: "Ce lien est incomplet, ou aucun abonnement ne lui correspond.",
};
