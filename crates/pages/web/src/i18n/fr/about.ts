import type { Messages } from "../en/index.ts";

export const about: Messages["about"] = {
  mailFolder: (folder) =>
    `Il n’y a pas de serveur de messagerie ici. Les e-mails sont dans le dossier ${folder} : ouvrez-y le fichier le plus récent et suivez son lien.`,
  mailFolderBeside: (folder) =>
    `Il n’y a pas de serveur de messagerie ici. Les e-mails sont dans le dossier ${folder}, là où le serveur a été lancé : ouvrez-y le fichier le plus récent et suivez son lien.`,
};
