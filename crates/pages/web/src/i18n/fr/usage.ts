import type { Messages } from "../en/index.ts";

export const usage: Messages["usage"] = {
  title: "Utilisation",
  by: "Afficher par",
  bys: { hour: "Heure", day: "Jour", route: "Route", outcome: "Résultat", key: "Clé" },
  span: "Depuis",
  total: "Tous",
  calls: "Appels",
  outcomes: {
    ok: "Réussis",
    clientError: "Mal demandés",
    denied: "Non autorisés",
    limited: "Trop nombreux",
    serverError: "Faute du serveur",
  },
  none: "Aucun appel pendant ce temps.",
  utc: "Les jours sont ceux de l’UTC.",
  chart: (calls) => `Graphique de ${calls} appels. Les flèches du clavier vont de colonne en colonne.`,
  column: (when, calls) => `${when} : ${calls}`,
  pick: "Pointez une colonne, ou allez-y avec les flèches du clavier, pour voir ses nombres.",
  table: "En tableau",
  share: "Part",
  csv: "Télécharger le CSV",
  signedIn: "Connecté, sans clé",
  goneKey: "Une clé qui n’existe plus",
};
