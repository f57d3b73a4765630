import type { Messages } from "../en/index.ts";

export const about: Messages["about"] = {
  mailFolder: (folder) =>
    `Hier is geen mailserver. E-mails liggen in de map ${folder}: open daar het nieuwste bestand en volg de link erin.`,
  mailFolderBeside: (folder) =>
    `Hier is geen mailserver. E-mails liggen in de map ${folder}, op de plek waar de server is gestart: open daar het nieuwste bestand en volg de link erin.`,
};
