import type { Messages } from "../en/index.ts";

export const newsletter: Messages["newsletter"] = {
  subscribe: {
    title: "Recibir el boletín",
    lead: "El boletín de FreeSewing llega unas pocas veces al año. Puedes darte de baja en cualquier momento.",
    action: "Suscribirme",
    done: "A partir de ahora recibes el boletín.",
  },
  unsubscribe: {
    title: "Darse de baja del boletín",
    lead: "Quitaremos tu dirección de la lista.",
    action: "Darme de baja",
    done: "Ya no recibirás el boletín.",
  },
  linkBad: "Este enlace está incompleto, o no hay ninguna suscripción con él.",
};
