import type { Messages } from "../en/index.ts";

export const acting: Messages["acting"] = {
  as: (name) => `Vous êtes connecté en tant que ${name}. Tout ce que vous faites ici se fait en son nom.`,
  asRefused: "Vous êtes connecté en tant que quelqu’un dont le compte ne peut pas continuer.",
  end: "Revenir à mon compte",
  refused: {
    consentLacking: "Ce compte n’a pas donné son consentement : seul son propriétaire peut le faire.",
    accountDisabled: "Son propriétaire a désactivé ce compte. Vous pouvez le réactiver sur sa page.",
    accountBlocked: "Ce compte est bloqué. Vous pouvez le réactiver sur sa page.",
    accountInactive: "Ce compte n’est pas encore confirmé.",
  },
};
