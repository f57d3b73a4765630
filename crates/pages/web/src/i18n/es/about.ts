import type { Messages } from "../en/index.ts";

export const about: Messages["about"] = {
  mailFolder: (folder) =>
    `Aquí no hay servidor de correo. Los correos están en la carpeta ${folder}: abre el archivo más reciente y sigue su enlace.`,
  mailFolderBeside: (folder) =>
    `Aquí no hay servidor de correo. Los correos están en la carpeta ${folder}, en el directorio donde se inició el servidor: abre el archivo más reciente y sigue su enlace.`,
};
