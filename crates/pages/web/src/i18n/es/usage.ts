import type { Messages } from "../en/index.ts";

export const usage: Messages["usage"] = {
  title: "Uso",
  by: "Mostrar por",
  bys: { hour: "Hora", day: "Día", route: "Ruta", outcome: "Resultado", key: "Clave" },
  span: "Desde hace",
  total: "Todas",
  calls: "Llamadas",
  outcomes: {
    ok: "Bien",
    clientError: "Petición errónea",
    denied: "Sin permiso",
    limited: "Demasiadas",
    serverError: "Fallo del servidor",
  },
  none: "Ninguna llamada en este tiempo.",
  utc: "Los días son los de UTC.",
  chart: (calls) => `Gráfico de ${calls} llamadas. Las flechas del teclado van de columna en columna.`,
  column: (when, calls) => `${when}: ${calls}`,
  pick: "Señala una columna, o ve a ella con las flechas del teclado, para ver sus números.",
  table: "Como tabla",
  share: "Parte",
  csv: "Descargar CSV",
  signedIn: "Con la sesión abierta, sin clave",
  goneKey: "Una clave que ya no existe",
};
